//! Finding departments by what a person typed: the picker and `--department`.

use super::fold::fold;
use super::matcher::{Candidate, Match, rank};
use crate::plan::{DepartmentId, Plan};

/// The departments of `plan` that match, best first; all of them when nothing was typed.
pub fn find_departments(plan: &Plan, typed: &str) -> Vec<(DepartmentId, Match)> {
    let candidates = plan
        .departments
        .iter()
        .map(|department| Candidate { name: &department.name, reading: department.reading.as_deref() });
    let ids: Vec<DepartmentId> = plan.department_ids().collect();
    let found = rank(typed, candidates);
    found.into_iter().filter_map(|(at, found)| Some((*ids.get(at)?, found))).collect()
}

/// The departments meant by what was typed where nobody can choose from a list: that whose whole
/// name it is, or else all that match as well as the best.
pub fn departments_meant(plan: &Plan, typed: &str) -> Vec<DepartmentId> {
    let mut found = find_departments(plan, typed);
    let whole = fold(typed);
    let in_full = found.iter().position(|(id, _)| fold(&plan.department(*id).name) == whole);
    if let Some(at) = in_full {
        return vec![found.swap_remove(at).0];
    }
    let best = found.first().map(|(_, found)| found.rank);
    found.into_iter().filter(|(_, found)| Some(found.rank) == best).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DEPARTMENTS, plan};
    use super::*;
    use crate::plan::Department;

    #[test]
    fn what_is_found_and_what_is_meant() {
        let mut plan = plan();
        let department = |(name, reading): &(&str, &str)| Department {
            name: (*name).to_owned(),
            reading: Some((*reading).to_owned()),
        };
        plan.departments = DEPARTMENTS.iter().map(department).collect();
        plan.departments.push(Department { name: "下水道課分室".to_owned(), reading: None });
        let table: [(&str, &[&str], &[&str]); 7] = [
            ("下水道", &["下水道課", "下水道課分室"], &["下水道課", "下水道課分室"]),
            ("下水道課", &["下水道課", "下水道課分室"], &["下水道課"]),
            ("gesui", &["下水道課"], &["下水道課"]),
            ("idou", &["移動政策室", "下水道課"], &["移動政策室"]),
            ("shimin", &["市民課", "市民協働課"], &["市民課", "市民協働課"]),
            ("財政", &["財務政策課"], &["財務政策課"]),
            ("ない", &[], &[]),
        ];
        for (typed, found, meant) in table {
            let name = |id: DepartmentId| plan.department(id).name.as_str();
            let names: Vec<_> = find_departments(&plan, typed).into_iter().map(|(id, _)| name(id)).collect();
            assert_eq!(names, found, "{typed}");
            let names: Vec<_> = departments_meant(&plan, typed).into_iter().map(name).collect();
            assert_eq!(names, meant, "{typed}");
        }
        assert_eq!(find_departments(&plan, "").len(), 20);
    }
}
