//! Two plans side by side: the indicators that both have, and who answers for how much in each.

use super::alike::{Name, alike};
use crate::plan::{FiscalYear, IndicatorId, Plan};
use crate::query::{DepartmentCount, Selection, department_counts};

/// What two plans have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Indicators with the same name or よみ, the first plan's beside the second's, in the order of the first.
    pub indicators: Vec<(IndicatorId, IndicatorId)>,
    /// The departments of both: those of the first plan in its order, then those that only the second has.
    pub departments: Vec<DepartmentPair>,
}

/// A department with what it has to do in each of the two plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentPair {
    /// What it is called, in the first plan if it is there.
    pub name: String,
    /// Its counts in both plans; `None` where the plan does not name it.
    pub counts: [Option<DepartmentCount>; 2],
}

/// Compares two plans, each as of its year.
pub fn compare(ours: (&Plan, FiscalYear), theirs: (&Plan, FiscalYear)) -> Comparison {
    Comparison { indicators: indicators(ours.0, theirs.0), departments: departments(ours, theirs) }
}

fn indicators(ours: &Plan, theirs: &Plan) -> Vec<(IndicatorId, IndicatorId)> {
    let id = |at: usize| IndicatorId(at as u32);
    alike(&names(&ours.indicators), &names(&theirs.indicators))
        .into_iter()
        .map(|(our, their)| (id(our), id(their)))
        .collect()
}

fn departments(ours: (&Plan, FiscalYear), theirs: (&Plan, FiscalYear)) -> Vec<DepartmentPair> {
    let counts = |(plan, as_of): (&Plan, FiscalYear)| department_counts(plan, &Selection::all(plan), as_of);
    let (our_counts, their_counts) = (counts(ours), counts(theirs));
    let pairs = alike(&names(&ours.0.departments), &names(&theirs.0.departments));
    let of_ours = ours.0.departments.iter().enumerate().map(|(at, department)| {
        let partner = pairs.iter().find(|(our, _)| *our == at).and_then(|(_, their)| their_counts.get(*their));
        DepartmentPair { name: department.name.clone(), counts: [our_counts.get(at).copied(), partner.copied()] }
    });
    let alone = theirs.0.departments.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, their)| their == at));
    let of_theirs = alone.map(|(at, department)| DepartmentPair {
        name: department.name.clone(),
        counts: [None, their_counts.get(at).copied()],
    });
    of_ours.chain(of_theirs).collect()
}

fn names<'a, T>(entries: &'a [T]) -> Vec<Name<'a>>
where
    Name<'a>: From<&'a T>,
{
    entries.iter().map(Name::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    fn plan(text: &str) -> Plan {
        load_text("plan", text).unwrap().0
    }

    #[test]
    fn what_two_plans_have_in_common() {
        let ours = plan(
            "計画: 甲\n年度: H28-R2\n担当課: {財政課: ざいせいか, 市民課: しみんか}\n体系:\n- 名称: 一\n  取組:\n  \
             - {名称: ア, 担当課: 財政課, 実施状況: 実施}\n  - {名称: イ, 担当課: 市民課, 実施状況: 未実施}\n  \
             指標:\n  - {名称: ゴミの量, よみ: ごみのりょう, 目標: 3}\n  - {名称: 満足度, 目標: 3}\n",
        );
        let theirs = plan(
            "計画: 乙\n年度: R5-R9\n担当課: [市民課, 税務課]\n体系:\n- 名称: 一\n  取組:\n  \
             - {名称: ア, 担当課: [市民課, 税務課], 実施状況: 実施}\n  指標:\n  - {名称: 満足度, 目標: 3}\n  \
             - {名称: 廃棄物量, よみ: ごみのりょう, 目標: 3}\n",
        );
        let comparison = compare((&ours, ours.as_of), (&theirs, theirs.as_of));
        let pairs: Vec<_> = comparison.indicators.iter().map(|(our, their)| (our.0, their.0)).collect();
        assert_eq!(pairs, [(0, 1), (1, 0)]);
        let counts = |count: Option<DepartmentCount>| count.map(|count| (count.actions, count.unfinished));
        let departments: Vec<_> =
            comparison.departments.iter().map(|pair| (pair.name.as_str(), pair.counts.map(counts))).collect();
        assert_eq!(
            departments,
            [
                ("財政課", [Some((1, 0)), None]),
                ("市民課", [Some((1, 1)), Some((1, 0))]),
                ("税務課", [None, Some((1, 0))]),
            ]
        );
    }
}
