//! Finding the one action or indicator that a person means who types its number, its path or a part of its name.

use super::filter::Filter;
use super::fold::fold;
use super::index::Index;
use crate::plan::{NodeId, Plan, Subject};
use crate::words::amend::{self as words, ACTION};

/// An entry in words by which it can be typed: its path, its number and its name.
pub fn entry_name(plan: &Plan, subject: Subject) -> String {
    let path = plan.tree.path(plan.node_of(subject));
    match subject {
        Subject::Action(id) => words::action(&path, &plan.action(id).number, &plan.action(id).name),
        Subject::Indicator(id) => words::indicator(&path, &plan.indicator(id).name),
        Subject::Plan | Subject::Totals | Subject::Node(_) => path,
    }
}

/// The entries meant by what was typed, in document order: by number (`15`, `取組15`), by path (`1/1/1/1`,
/// `1/1/1/1/15`), by name, by a part of it, else by whatever a search finds. The first of these that finds any
/// counts; only entries that `is_eligible` are looked at.
pub fn entries_meant(plan: &Plan, typed: &str, is_eligible: impl Fn(Subject) -> bool) -> Vec<Subject> {
    let folded = fold(typed);
    if folded.is_empty() {
        return Vec::new();
    }
    let actions = plan.actions_under(NodeId::ROOT).map(Subject::Action);
    let all = actions.chain(plan.indicators_under(NodeId::ROOT).map(Subject::Indicator));
    let all: Vec<Subject> = all.filter(|subject| is_eligible(*subject)).collect();
    let chosen = |is_meant: &dyn Fn(Subject) -> bool| -> Vec<Subject> {
        all.iter().copied().filter(|subject| is_meant(*subject)).collect()
    };
    let is_named = |subject| fold(name(plan, subject)) == folded;
    let is_part = |subject| fold(name(plan, subject)).contains(&folded);
    let ways: [&dyn Fn(Subject) -> bool; 4] = [
        &|subject| has_number(plan, subject, &folded),
        &|subject| is_at_path(plan, subject, &folded),
        &is_named,
        &is_part,
    ];
    // A number is a number, and not whatever has these digits in it.
    let is_number = has_only_digits(folded.strip_prefix(&fold(ACTION)).unwrap_or(&folded));
    let ways = ways.into_iter().take(if is_number { 3 } else { 4 });
    let found = ways.map(chosen).find(|found| !found.is_empty());
    found.unwrap_or_else(|| {
        if is_number {
            return Vec::new();
        }
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        let selection = filter.select(plan, &Index::build(plan), plan.as_of);
        chosen(&|subject| selection.shows(subject))
    })
}

fn has_only_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == '/')
}

/// 名称.
fn name(plan: &Plan, subject: Subject) -> &str {
    match subject {
        Subject::Action(id) => &plan.action(id).name,
        Subject::Indicator(id) => &plan.indicator(id).name,
        Subject::Plan | Subject::Totals | Subject::Node(_) => "",
    }
}

fn has_number(plan: &Plan, subject: Subject, typed: &str) -> bool {
    let typed = typed.strip_prefix(&fold(ACTION)).unwrap_or(typed);
    matches!(subject, Subject::Action(id) if fold(&plan.action(id).number) == typed)
}

/// `1/2/3` for all that belongs to that node, `1/2/3/…` for what is called or numbered so in it.
fn is_at_path(plan: &Plan, subject: Subject, typed: &str) -> bool {
    let path = fold(&plan.tree.path(plan.node_of(subject)));
    let Some(rest) = typed.strip_prefix(&path) else { return false };
    let is_called = |rest: &str| has_number(plan, subject, rest) || fold(name(plan, subject)) == rest;
    rest.is_empty() || rest.strip_prefix('/').is_some_and(is_called)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::built_in;

    #[test]
    fn which_entries_are_meant() {
        let plan = built_in().unwrap().plan;
        let shown = |subject: &Subject| match subject {
            Subject::Action(id) => plan.action(*id).number.clone(),
            Subject::Indicator(id) => plan.indicator(*id).name.clone(),
            _ => String::new(),
        };
        let table = [
            ("15", "15"),
            ("取組15", "15"),
            ("１５", "15"),
            ("1/1/1/1", "1 2 有料広告掲載提案募集制度を利用した広告掲載件数"),
            ("1/1/1/1/2", "2"),
            ("債権管理条例", "債権管理条例"),
            ("債権管理条例の制定", "4"),
            ("掲載件数", "有料広告掲載提案募集制度を利用した広告掲載件数"),
            ("利子残高", "下水道事業特別会計の利子残高 下水道事業特別会計の利子残高"),
            ("番号表示機", "2"),
            ("xyzzy", ""),
            ("", ""),
            (" ", ""),
        ];
        for (typed, meant) in table {
            let found: Vec<String> = entries_meant(&plan, typed, |_| true).iter().map(shown).collect();
            assert_eq!(found.join(" "), meant, "{typed}");
        }
        let of_indicators = entries_meant(&plan, "zandaka", |subject| matches!(subject, Subject::Indicator(_)));
        assert!(!of_indicators.is_empty(), "romaji finds what no text has");
        assert!(entries_meant(&plan, "15", |subject| !matches!(subject, Subject::Action(_))).is_empty());
    }
}
