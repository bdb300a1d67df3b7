//! The filter and the search over the built-in plan, a real one.

use susumi::plan::{FiscalYear, NodeId, Plan, Tally};
use susumi::query::{Choice, Filter, Index, Reason, Search, Selection};
use susumi::query::{choice_counts, department_counts, find_departments, reasons_for_indicator};
use susumi::source::built_in;

fn plan() -> Plan {
    built_in().unwrap().plan
}

/// How many actions and indicators a filter leaves, as of the plan's own year.
fn left(plan: &Plan, filter: &Filter) -> (usize, usize) {
    let selection = filter.select(plan, &Index::build(plan), plan.as_of);
    (selection.actions.len(), selection.indicators.len())
}

#[test]
fn statuses_add_up_to_the_printed_totals() {
    let plan = plan();
    for (word, count) in &plan.printed_totals {
        let filter = Filter { choices: Choice::parse(word, &plan.statuses), ..Filter::default() };
        assert_eq!(left(&plan, &filter), (*count, 0), "{word}");
    }
    assert_eq!(left(&plan, &Filter::default()), (54, 40));
}

#[test]
fn what_a_department_has_to_do() {
    let plan = plan();
    let found = find_departments(&plan, "gesui");
    let names: Vec<_> = found.iter().map(|(id, _)| plan.department(*id).name.clone()).collect();
    assert_eq!(names, ["下水道課"]);
    let filter = Filter { departments: names, ..Filter::default() };
    let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
    let actions: Vec<_> = selection.actions.iter().map(|id| plan.action(*id).name.as_str()).collect();
    assert!(actions.contains(&"市債発行の基準策定"), "{actions:?}");
    assert!(selection.shows_node(NodeId::ROOT) && !selection.indicators.is_empty());
}

#[test]
fn counts_agree_with_what_choosing_the_line_gives() {
    let plan = plan();
    let everything = Selection::all(&plan);
    for count in department_counts(&plan, &everything, plan.as_of) {
        let name = plan.department(count.department).name.clone();
        let filter = Filter { departments: vec![name], ..Filter::default() };
        assert_eq!(left(&plan, &filter), (count.actions, count.indicators), "{filter:?}");
    }
    for count in choice_counts(&plan, &everything, plan.as_of) {
        let filter = Filter { choices: vec![count.choice], ..Filter::default() };
        let (actions, indicators) = left(&plan, &filter);
        assert_eq!(actions + indicators, count.count, "{filter:?}");
    }
}

#[test]
fn attention_leaves_what_is_unfinished_unmet_or_contradictory() {
    let plan = plan();
    let filter = Filter { attention: true, ..Filter::default() };
    let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
    assert_eq!(selection.actions.len(), 8);
    let reasons = |reason| {
        let has = |id: &&_| reasons_for_indicator(&plan, **id, plan.as_of).contains(&reason);
        selection.indicators.iter().filter(has).count()
    };
    assert!(reasons(Reason::Unmet) > 0);
    assert!(reasons(Reason::Contradictory) > 0);
    let earlier = filter.select(&plan, &Index::build(&plan), FiscalYear::starting(2016));
    assert!(earlier.actions.len() > selection.actions.len());
}

#[test]
fn searching_everything() {
    let plan = plan();
    let index = Index::build(&plan);
    let hits = |text: &str| index.hits(&plan, &Search::new(text)).len();
    for text in ["広告", "ｺｳﾎｳ", "kururin", "くるりんバス", "千円", "gesui", "条例 制定", "企画政策課 広告"]
    {
        assert!(hits(text) > 0, "{text}");
    }
    assert_eq!(hits("どこにもない言葉"), 0);
    let all: usize = plan.tree.len() + plan.actions.len() + plan.indicators.len();
    assert!(hits("ka") < all);
}

/// What is counted for all nodes at once is what is counted for each of them.
#[test]
fn tallies_by_node_are_those_of_the_nodes() {
    let plan = plan();
    let index = Index::build(&plan);
    let filters = [
        Filter::default(),
        Filter { attention: true, ..Filter::default() },
        Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() },
        Filter { text: "どこにもない言葉".to_owned(), ..Filter::default() },
    ];
    for (filter, year) in filters.iter().flat_map(|filter| plan.years.iter().map(move |year| (filter, *year))) {
        let selection = filter.select(&plan, &index, year);
        let tallies = Tally::by_node(&plan, &selection.actions, &selection.indicators, year);
        assert_eq!(tallies.len(), plan.tree.len());
        for ((id, _), tally) in plan.tree.iter().zip(tallies) {
            let actions = selection.actions_under(&plan.tree, id).iter().copied();
            let indicators = selection.indicators_under(&plan.tree, id).iter().copied();
            assert_eq!(tally, Tally::of(&plan, actions, indicators, year), "{filter:?} {year} {id:?}");
        }
    }
}
