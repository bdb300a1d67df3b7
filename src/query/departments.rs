//! Finding departments by what a person typed: the picker and `--department`.

use super::matcher::{Candidate, Match, rank};
use crate::plan::{DepartmentId, Plan};

/// The departments of `plan` that match, best first; all of them when nothing was typed.
///
/// A department whose name was typed in full is meant alone, even if another begins with it.
pub fn find_departments(plan: &Plan, typed: &str) -> Vec<(DepartmentId, Match)> {
    let candidates = plan
        .departments
        .iter()
        .map(|department| Candidate { name: &department.name, reading: department.reading.as_deref() });
    let ids: Vec<DepartmentId> = plan.department_ids().collect();
    let found = rank(typed, candidates);
    let mut found: Vec<_> = found.into_iter().filter_map(|(at, found)| Some((*ids.get(at)?, found))).collect();
    let in_full = found.iter().position(|(id, _)| plan.department(*id).name == typed.trim());
    if let Some(at) = in_full {
        return vec![found.swap_remove(at)];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    #[test]
    fn by_name_reading_or_in_full() {
        let mut plan = plan();
        let longer = crate::plan::Department { name: "下水道課分室".to_owned(), reading: None };
        plan.departments.push(longer);
        let names = |typed: &str| -> Vec<&str> {
            find_departments(&plan, typed).into_iter().map(|(id, _)| plan.department(id).name.as_str()).collect()
        };
        assert_eq!(names("下水道"), ["下水道課", "下水道課分室"]);
        assert_eq!(names("下水道課"), ["下水道課"]);
        assert_eq!(names("gesui"), ["下水道課"]);
        assert_eq!(names("kikaku"), ["企画政策課"]);
        assert_eq!(names("ない"), Vec::<&str>::new());
        assert_eq!(names("").len(), 6);
    }
}
