//! The filter: what a person wants to see, the same on the screen and on the command line.
//!
//! Names things by words, never by ids, so that it holds in every plan and over a reload. Its parts
//! combine with "and"; several departments or several choices are "or".

use super::attention::Reasons;
use super::choice::Choice;
use super::index::Index;
use super::places::Hits;
use super::search::Search;
use super::selection::Selection;
use crate::plan::{ActionId, DepartmentId, FiscalYear, IndicatorId, NodeId, Plan};
use crate::spelling::same;

/// What is to be shown. The default shows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// 担当課 by name; none means all. A name that a plan does not have finds nothing there.
    pub departments: Vec<String>,
    /// 状況; none means all.
    pub choices: Vec<Choice>,
    /// Words to search for, as typed.
    pub text: String,
}

impl Filter {
    /// Whether it shows everything.
    pub fn is_empty(&self) -> bool {
        self.departments.is_empty() && self.choices.is_empty() && self.text.trim().is_empty()
    }

    /// What it leaves of `plan` as of that year. `index` is that plan's own.
    ///
    /// A node that the search finds stays even when nothing is below it, unless more than the
    /// search is asked for.
    pub fn select(&self, plan: &Plan, index: &Index, as_of: FiscalYear) -> Selection {
        self.sift(plan, as_of, |search| index.search(search))
    }

    /// The same for whoever asks once: without words to search for there is no need of an index.
    pub fn select_once(&self, plan: &Plan, as_of: FiscalYear) -> Selection {
        self.sift(plan, as_of, |search| Index::build(plan).search(search))
    }

    fn sift(&self, plan: &Plan, as_of: FiscalYear, find: impl FnOnce(&Search) -> Hits) -> Selection {
        if self.is_empty() {
            return Selection::all(plan);
        }
        let search = Search::new(&self.text);
        let sieve = Sieve {
            filter: self,
            plan,
            departments: self.chosen_departments(plan),
            reasons: Reasons::of(plan, as_of),
            hits: (!search.is_empty()).then(|| find(&search)),
        };
        let actions = plan.actions_under(NodeId::ROOT).filter(|id| sieve.passes_action(*id)).collect();
        let indicators = plan.indicators_under(NodeId::ROOT).filter(|id| sieve.passes_indicator(*id)).collect();
        let only_text = Self { text: self.text.clone(), ..Self::default() } == *self;
        let found = |id: &NodeId| only_text && sieve.hits.as_ref().is_none_or(|hits| hits.node(*id));
        Selection::of(plan, actions, indicators, plan.tree.iter().map(|(id, _)| id).filter(found))
    }

    /// Whether each department of `plan` is chosen; `None` if none was named.
    fn chosen_departments(&self, plan: &Plan) -> Option<Vec<bool>> {
        let chosen =
            |department: &crate::plan::Department| self.departments.iter().any(|name| same(name, &department.name));
        (!self.departments.is_empty()).then(|| plan.departments.iter().map(chosen).collect())
    }
}

/// A filter made ready for one plan.
struct Sieve<'a> {
    filter: &'a Filter,
    plan: &'a Plan,
    departments: Option<Vec<bool>>,
    reasons: Reasons<'a>,
    hits: Option<Hits>,
}

impl Sieve<'_> {
    fn passes_action(&self, id: ActionId) -> bool {
        self.hits.as_ref().is_none_or(|hits| hits.action(id))
            && self.passes_departments(|chosen| self.plan.action(id).departments.iter().any(chosen))
            && self.passes_choices(|choice| choice.matches_action(&self.reasons, id))
    }

    fn passes_indicator(&self, id: IndicatorId) -> bool {
        self.hits.as_ref().is_none_or(|hits| hits.indicator(id))
            && self.passes_departments(|chosen| self.plan.departments_of(id).iter().any(chosen))
            && self.passes_choices(|choice| choice.matches_indicator(&self.reasons, id))
    }

    /// `any_own` says whether one of an entry's departments is a chosen one.
    fn passes_departments(&self, any_own: impl FnOnce(&dyn Fn(&DepartmentId) -> bool) -> bool) -> bool {
        let Some(departments) = &self.departments else { return true };
        any_own(&|id| departments.get(id.index()) == Some(&true))
    }

    fn passes_choices(&self, matches: impl Fn(&Choice) -> bool) -> bool {
        self.filter.choices.is_empty() || self.filter.choices.iter().any(matches)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    /// What is left, as digits: indices of actions, a bar, indices of indicators.
    fn left(filter: &Filter, year: u16) -> String {
        let plan = plan();
        let selection = filter.select(&plan, &Index::build(&plan), FiscalYear::starting(year));
        assert_eq!(selection, filter.select_once(&plan, FiscalYear::starting(year)));
        let actions = selection.actions.iter().map(|id| id.0.to_string());
        let indicators = selection.indicators.iter().map(|id| id.0.to_string());
        actions.chain(["|".to_owned()]).chain(indicators).collect()
    }

    /// A filter from its three parts, lists written with blanks.
    fn filter(departments: &str, choices: &str, text: &str) -> Filter {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let parse = |word: String| Choice::parse(&word, &plan().statuses);
        let choices = list(choices).into_iter().flat_map(parse).collect();
        Filter { departments: list(departments), choices, text: text.to_owned() }
    }

    #[test]
    fn every_part_alone_and_together() {
        let table = [
            (("", "", ""), "0123|0123"),
            (("", "", " 　"), "0123|0123"),
            (("市民課", "", ""), "1|02"),
            (("下水道課", "", ""), "23|13"),
            (("財務政策課", "", ""), "2|13"),
            (("企画政策課 市民課", "", ""), "01|02"),
            (("ない課", "", ""), "|"),
            (("", "実施", ""), "0|"),
            (("", "未実施 一部実施", ""), "12|"),
            (("", "遅れ", ""), "12|"),
            (("", "達成", ""), "|13"),
            (("", "未達成", ""), "|0"),
            (("", "未記入", ""), "3|2"),
            (("", "実施 未達成", ""), "0|0"),
            (("", "要対応", ""), "123|0123"),
            (("", "", "広告"), "0|0"),
            (("", "", "歳入"), "01|0"),
            (("", "", "ない"), "|"),
            (("", "", "ー"), "|"),
            (("", "", "( ・"), "|"),
            (("下水道課", "要対応", ""), "23|13"),
            (("下水道課", "要対応", "経営"), "2|"),
            (("企画政策課", "要対応", ""), "|0"),
            (("企画政策課", "要対応 実施", ""), "0|0"),
            (("市民課", "実施", ""), "|"),
        ];
        for ((departments, choices, text), expected) in table {
            let filter = filter(departments, choices, text);
            assert_eq!(left(&filter, 2018), expected, "{filter:?}");
        }
    }

    #[test]
    fn an_earlier_year_goes_by_stages_and_values() {
        let table = [
            ("実施", 2017, "0|"),
            ("実施", 2016, "|"),
            ("未達成", 2017, "|013"),
            ("未記入", 2016, "3|02"),
            ("遅れ", 2016, "|"),
            ("遅れ", 2017, "1|"),
        ];
        for (choices, year, expected) in table {
            assert_eq!(left(&filter("", choices, ""), year), expected, "{choices} {year}");
        }
        assert_eq!(left(&filter("", "要対応", ""), 2016), "2|", "what is not due needs nobody");
    }

    /// What to expect is asked for only while years are to come.
    #[test]
    fn what_is_expected() {
        let mut plan = plan();
        plan.years = (2016..=2020).map(FiscalYear::starting).collect();
        plan.indicators.iter_mut().for_each(|one| one.achievement = None);
        plan.indicators[0].target = Some(crate::plan::Value::Number(0.0).into());
        let left = |word: &str, plan: &Plan| {
            let filter = Filter { choices: Choice::parse(word, &plan.statuses), ..Filter::default() };
            filter.select(plan, &Index::build(plan), plan.as_of).indicators
        };
        assert_eq!((left("見込達成", &plan), left("見込未達", &plan)), (vec![IndicatorId(0)], vec![IndicatorId(1)]));
        let offered = |plan: &Plan| Choice::offered(plan, plan.as_of).contains(&Choice::Misses);
        assert!(offered(&plan));
        plan.years.truncate(3);
        assert_eq!((offered(&plan), left("見込未達", &plan)), (false, Vec::new()));
    }

    #[test]
    fn which_nodes_stay() {
        let plan = plan();
        let table = [
            (filter("", "", ""), [true, true, true, true, true, true]),
            (filter("市民課", "", ""), [true, true, true, false, true, true]),
            (filter("企画政策課", "", ""), [true, true, true, false, false, false]),
            (filter("", "", "歳入"), [true, true, true, true, false, false]),
            (filter("", "", "空の"), [true, true, false, true, false, false]),
            (filter("", "実施", "歳入"), [true, true, true, false, false, false]),
            (filter("", "", "ない"), [true, false, false, false, false, false]),
        ];
        for (filter, expected) in table {
            let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
            let shown: Vec<_> = (0..6).map(|at| selection.shows_node(NodeId(at))).collect();
            assert_eq!(shown, expected, "{filter:?}");
        }
    }
}
