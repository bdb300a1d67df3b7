//! Finding departments by what a person typed where there is no list to choose from: `--department`.

use super::fold::fold;
use super::matcher::{Candidate, Rank, rank_unmarked};
use super::romaji;
use crate::plan::Department;

/// The names meant by what was typed: the department whose whole name it is, or else all that match as
/// well as the best; none if nothing was typed, nor by one letter that is left of several. The departments may be those of several plans.
pub fn departments_meant<'a>(departments: impl IntoIterator<Item = &'a Department>, typed: &str) -> Vec<&'a str> {
    let whole = fold(typed);
    if whole.is_empty() {
        return Vec::new();
    }
    let all: Vec<&Department> = departments.into_iter().collect();
    let candidates = all.iter().map(|one| Candidate { name: &one.name, reading: one.reading.as_deref() });
    let is_remainder = romaji::is_remainder(&romaji::canonical(&whole), &whole);
    let found = rank_unmarked(typed, candidates).into_iter().filter(|(_, how)| !is_remainder || how.rank >= Rank::Name);
    let found: Vec<_> = found.filter_map(|(at, how)| Some((*all.get(at)?, how))).collect();
    let in_full = found.iter().find(|(department, _)| fold(&department.name) == whole);
    if let Some((department, _)) = in_full {
        return vec![&department.name];
    }
    let best = found.first().map(|(_, how)| how.rank);
    let mut names: Vec<&str> = Vec::new();
    for (department, _) in found.iter().filter(|(_, how)| Some(how.rank) == best) {
        if !names.contains(&department.name.as_str()) {
            names.push(&department.name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::fixture::DEPARTMENTS;
    use super::*;

    #[test]
    fn which_departments_are_meant() {
        let department = |(name, reading): &(&str, &str)| Department {
            name: (*name).to_owned(),
            reading: Some((*reading).to_owned()),
        };
        let mut departments: Vec<_> = DEPARTMENTS.iter().map(department).collect();
        departments.push(Department { name: "下水道課分室".to_owned(), reading: None });
        // Of another plan, whose file gives no readings.
        departments.push(Department { name: "市民課".to_owned(), reading: None });
        let table: [(&str, &[&str]); 16] = [
            ("下水道", &["下水道課", "下水道課分室"]),
            ("下水道課", &["下水道課"]),
            ("gesui", &["下水道課", "下水道課分室"]),
            ("idou", &["移動政策室"]),
            ("shimin", &["市民課", "市民協働課"]),
            ("市民", &["市民課", "市民協働課"]),
            ("財政", &["財務政策課"]),
            ("ない", &[]),
            (" ", &[]),
            ("g", &["行政課", "下水道課"]),
            // One letter is left of what was typed.
            ("sh", &[]),
            ("zz", &[]),
            ("zzz", &[]),
            ("qqq", &[]),
            ("aa", &[]),
            ("ー", &[]),
        ];
        for (typed, meant) in table {
            assert_eq!(departments_meant(&departments, typed), meant, "{typed}");
        }
    }
}
