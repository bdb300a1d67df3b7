//! Short texts for things of the plan, spelled the same wherever they stand: on the screen, in lists, in files.
//!
//! Knows no keys and no colours. Whatever is shown of a value, a status or a filter is put into words here.

use std::collections::HashMap;
use std::path::Path;

use crate::plan::{
    Basis, Calendar, CannotTell, Finding, FiscalYear, Indicator, Measured, NodeId, Outlook, Plan, Position, Provenance,
    StatusClass, Subject, Value, grouped,
};
use crate::query::{Choice, ChoiceKind, Filter};
use crate::source::{Failure, Loaded, Origin};
use crate::visible::spelled;
use crate::words::{lists, live, plans, prospect, screen as words, summary};

/// A value as it is read: with its unit, thousands grouped.
pub fn value(indicator: &Indicator, measured: &Measured) -> String {
    indicator.written_value(&measured.value, words::NOT_MEASURED)
}

/// What of an indicator is held against its target as it is read: the latest value, under 累計 the sum;
/// empty while there is none.
pub fn latest(indicator: &Indicator, as_of: FiscalYear) -> String {
    match (indicator.basis, indicator.sum(as_of)) {
        (Basis::Cumulative, Some(sum)) => words::sum(&indicator.written(sum)),
        _ => indicator.latest(as_of).map_or_else(String::new, |(_, measured)| value(indicator, measured)),
    }
}

/// The target as it is read, with 以上 or 以下 behind a number other than "0 or less"; empty if there is none.
pub fn target(indicator: &Indicator) -> String {
    let target = indicator.target.as_ref();
    target.map_or_else(String::new, |target| value(indicator, target) + target_suffix(indicator))
}

/// What stands behind the target: 以上 or 以下 behind a number other than "0 or less", else nothing.
pub fn target_suffix(indicator: &Indicator) -> &'static str {
    let is_bound = indicator.target.as_ref().is_some_and(|target| target.value.number().is_some());
    if is_bound && !indicator.aims_at_none() { words::direction_suffix(indicator.direction) } else { "" }
}

/// A value without its unit, for tables that have that elsewhere; empty if there is none.
pub fn bare_value(indicator: &Indicator, measured: Option<&Measured>) -> String {
    match measured.map(|measured| &measured.value) {
        None => String::new(),
        Some(Value::Number(number)) => grouped(*number, indicator.decimals()),
        Some(Value::Word(word)) => word.clone(),
        Some(Value::NotMeasured) => words::NOT_MEASURED.to_owned(),
    }
}

/// A computed number in the indicator's unit: of small ones that are not whole one decimal more is of use
/// than the recorded numbers have.
pub fn estimate(indicator: &Indicator, number: f64) -> String {
    let decimals = indicator.decimals();
    let is_exact = crate::plan::decimals(number) <= decimals;
    let further = usize::from(number.abs() < 100.0 && !is_exact);
    grouped(number, decimals + further) + indicator.unit.as_deref().unwrap_or("")
}

/// A share as a percentage, or why there is none.
pub fn percentage(share: Result<f64, CannotTell>) -> Result<String, &'static str> {
    share.map(crate::plan::percentage).map_err(words::cannot_tell)
}

/// What a class of statuses is called: the plan's own word where it has one for this class alone.
pub fn status_class(plan: &Plan, class: StatusClass) -> &str {
    let mut own = plan.statuses.iter().filter(|status| status.class == class);
    match (own.next(), own.next()) {
        (Some(status), None) => &status.word,
        _ => words::status_class(class),
    }
}

/// The years a plan covers: `H28-R2`.
pub fn period(plan: &Plan, calendar: Calendar) -> String {
    let label = |year: Option<&FiscalYear>| year.map_or_else(String::new, |year| year.label(calendar));
    match plan.years.as_slice() {
        [only] => only.label(calendar),
        years => format!("{}-{}", label(years.first()), label(years.last())),
    }
}

/// City and title of a plan, as far as the title does not say the city itself, and whether that is its last good state.
pub fn full_name(loaded: &Loaded) -> String {
    title_with_city(&loaded.plan) + mark_of(loaded)
}

/// The title of a plan, and whether that is its last good state.
pub fn title_marked(loaded: &Loaded) -> String {
    loaded.plan.title.clone() + mark_of(loaded)
}

fn mark_of(loaded: &Loaded) -> &'static str {
    if loaded.broken.is_some() { live::FROM_BEFORE } else { "" }
}

/// City and title of a plan, whatever has become of its file.
pub fn title_with_city(plan: &Plan) -> String {
    match plan.municipality.as_ref().filter(|name| !plan.title.contains(*name)) {
        Some(municipality) => format!("{municipality} {}", plan.title),
        None => plan.title.clone(),
    }
}

/// What these plans are called one beside the other: by title and city; those that still look alike also by what tells
/// them apart. One alone is called by its title.
pub fn names_apart(plans: &[&Plan]) -> Vec<String> {
    if let [only] = plans {
        return vec![only.title.clone()];
    }
    let names: Vec<String> = plans.iter().map(|plan| title_with_city(plan)).collect();
    let mut alike: HashMap<&str, usize> = HashMap::new();
    names.iter().for_each(|name| *alike.entry(name).or_default() += 1);
    let apart = |(name, plan): (&String, &&Plan)| match alike.get(name.as_str()) {
        Some(2..) => plans::with_id(name, &plan.id),
        _ => name.clone(),
    };
    names.iter().zip(plans).map(apart).collect()
}

/// The title of a plan where it is clear whose it is: without the name of its municipality, which many titles begin with
/// and which fills what little room there is.
pub fn title_without_city(plan: &Plan) -> String {
    let without = |city: &String| {
        let (before, after) = plan.title.split_once(city.as_str()).filter(|_| !city.is_empty())?;
        let short = match before.chars().next_back() {
            None => after.trim_start_matches(plans::joins).to_owned(),
            Some(letter) if plans::joins(letter) => return None,
            Some(_) => format!("{before}{after}"),
        };
        (!short.is_empty()).then_some(short)
    };
    plan.municipality.as_ref().and_then(without).unwrap_or_else(|| plan.title.clone())
}

/// What an entry is called: its number and name.
pub fn subject(plan: &Plan, subject: Subject) -> String {
    match subject {
        Subject::Plan | Subject::Totals => plan.title.clone(),
        Subject::Node(id) => {
            let node = plan.tree.node(id);
            match &node.number {
                Some(number) => format!("{number} {}", node.name),
                None => node.name.clone(),
            }
        }
        Subject::Action(id) => format!("{} {}", plan.action(id).number, plan.action(id).name),
        Subject::Indicator(id) => plan.indicator(id).name.clone(),
    }
}

/// What kind of entry it is: an action, an indicator, or something that 点検 has found.
pub fn kind(subject: Subject) -> &'static str {
    match subject {
        Subject::Action(_) => words::ACTIONS,
        Subject::Indicator(_) => words::INDICATORS,
        Subject::Plan | Subject::Totals | Subject::Node(_) => summary::FINDINGS,
    }
}

/// A node with the name of its level before it.
pub fn node_in_full(plan: &Plan, id: NodeId) -> String {
    let name = subject(plan, Subject::Node(id));
    match plan.level_of(id) {
        Some(level) => format!("{level} {name}"),
        None => name,
    }
}

/// Whether a choice of the status picker, one of `all`, is about actions, indicators or both. Where a plan has a status
/// with the word of a choice that is worked out, that one is told by what it is worked out from.
pub fn choice_kind(choice: &Choice, all: &[Choice]) -> &'static str {
    let is_doubled = || all.iter().filter(|other| other.word() == choice.word()).count() > 1;
    match choice.kind() {
        ChoiceKind::Actions if *choice == Choice::Late && is_doubled() => lists::TIMING,
        ChoiceKind::Actions => words::ACTIONS,
        ChoiceKind::Indicators => words::INDICATORS,
        ChoiceKind::Both => words::BOTH,
    }
}

/// The status or verdict of an entry, as of that year; empty for what has none.
pub fn standing(plan: &Plan, as_of: FiscalYear, subject: Subject) -> &str {
    match subject {
        Subject::Action(id) => {
            let status = plan.status_of(id, as_of).verdict;
            status.map_or(without_status(plan, as_of), |status| status.word.as_str())
        }
        Subject::Indicator(id) => {
            plan.verdict_of(id, as_of).verdict.map_or(without_verdict(plan, as_of), words::achievement)
        }
        Subject::Plan | Subject::Totals | Subject::Node(_) => "",
    }
}

/// The word for how an entry stands, and the mark behind it: computed, or contradicted by the values. Of an
/// indicator of a running plan, what to expect of it where the values say more than the verdict.
pub fn marked_standing(plan: &Plan, as_of: FiscalYear, subject: Subject) -> (&str, &'static str) {
    if let Some(outlook) = outlook_beyond_verdict(plan, as_of, subject) {
        return (prospect::outlook(outlook), "");
    }
    let provenance = match subject {
        Subject::Action(id) => plan.status_of(id, as_of).provenance,
        Subject::Indicator(id) => plan.verdict_of(id, as_of).provenance,
        Subject::Plan | Subject::Totals | Subject::Node(_) => Provenance::Recorded,
    };
    let contradicted = matches!(subject, Subject::Indicator(id) if plan.contradicts(id));
    let word = standing(plan, as_of, subject);
    let mark = match provenance {
        Provenance::Computed if word == words::CANNOT_TELL => "",
        Provenance::Computed => words::COMPUTED_MARK,
        Provenance::Recorded if contradicted => words::CONTRADICTION_MARK,
        Provenance::Recorded => "",
    };
    (word, mark)
}

/// What to expect of an indicator, where that says more than its verdict.
pub fn outlook_beyond_verdict(plan: &Plan, as_of: FiscalYear, subject: Subject) -> Option<Outlook> {
    let Subject::Indicator(id) = subject else { return None };
    plan.outlook(id, as_of).filter(|outlook| *outlook != Outlook::Reached)
}

/// What an action without a status is called: nobody has recorded one, or in a year before the plan's own
/// none follows from its stages.
pub fn without_status(plan: &Plan, as_of: FiscalYear) -> &'static str {
    if as_of < plan.as_of { words::CANNOT_TELL } else { words::UNRECORDED }
}

/// The same of an indicator without a verdict; a plan that is running owes none.
pub fn without_verdict(plan: &Plan, as_of: FiscalYear) -> &'static str {
    if as_of < plan.as_of || plan.is_running(as_of) { words::CANNOT_TELL } else { words::UNRECORDED }
}

/// What could not be opened, where and why, in one line.
pub fn failure(failure: &Failure) -> String {
    found_in(&failure.origin, &failure.finding)
}

/// What was found in a file, where and what, in one line.
pub fn found_in(origin: &Origin, finding: &Finding) -> String {
    let Position { line, column } = finding.position;
    format!("{}:{line}:{column} {}", origin.display(), finding.message)
}

/// The name of the file that a plan comes from, with as many of its folders as tell it from those of the other plans.
pub fn file(loaded: &Loaded) -> String {
    let Some(name) = loaded.origin.path().and_then(Path::file_name) else { return loaded.origin.display() };
    let name = spelled(name);
    // The id of a plan has no more folders before its name than it needs.
    match loaded.plan.id.rsplit_once('/') {
        Some((folders, _)) => format!("{folders}/{name}"),
        None => name,
    }
}

/// The part of the filter that says whose or which entries are counted, in words.
pub fn scope(all: &Filter) -> String {
    filter(&Filter { choices: Vec::new(), ..all.clone() })
}

/// The part of the filter that is searched for, in words.
pub fn text_part(all: &Filter) -> String {
    filter(&Filter { text: all.text.clone(), ..Filter::default() })
}

/// The filter in words, its parts apart; empty when nothing is filtered.
pub fn filter(filter: &Filter) -> String {
    filter_parts(filter).join("  ")
}

/// What is filtered by, each kind in words.
pub fn filter_parts(filter: &Filter) -> Vec<String> {
    let mut parts = Vec::new();
    if !filter.departments.is_empty() {
        parts.push(words::department_filter(&filter.departments.join(words::BETWEEN)));
    }
    if !filter.choices.is_empty() {
        let mut names: Vec<&str> = Vec::new();
        for word in filter.choices.iter().map(Choice::word) {
            // A word may stand for several.
            if !names.contains(&word) {
                names.push(word);
            }
        }
        parts.push(words::status_filter(&names.join(words::BETWEEN)));
    }
    if !filter.text.is_empty() {
        parts.push(words::text_filter(&filter.text));
    }
    parts
}

/// What is behind the last dot of a name, in small letters.
pub fn ending(file: &str) -> String {
    file.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// An indicator in that unit with that target and value.
    fn indicator(unit: &str, target: &str, value: &str) -> Indicator {
        let text = format!(
            "計画: 試し\n年度: H28\n体系:\n- 名称: 一\n  指標:\n  - {{名称: 甲, 単位: \"{unit}\", 目標: {target}, \
             実績: {{H28: {value}}}}}\n"
        );
        load_text("plan", &text).unwrap().0.indicators.remove(0)
    }

    #[test]
    fn what_is_worked_out_is_told_from_a_status_of_that_name() {
        let of = |statuses: &[&str]| {
            let status = |word: &&str| Choice::Status((*word).to_owned());
            let all: Vec<Choice> = statuses.iter().map(status).chain([Choice::Late, Choice::Unmet]).collect();
            all.iter().map(|choice| choice_kind(choice, &all)).collect::<Vec<_>>()
        };
        assert_eq!(of(&["実施"]), ["取組", "取組", "指標"]);
        assert_eq!(of(&["遅れ", "未達成"]), ["取組", "取組", "予定との差", "指標"]);
        let choices = vec![Choice::Status("遅れ".to_owned()), Choice::Late, Choice::Unmet];
        assert_eq!(filter(&Filter { choices, ..Filter::default() }), "状況:遅れ・未達成");
    }

    #[test]
    fn the_city_is_left_out_of_a_title_where_something_remains() {
        let table = [
            ("第2次日進市経営改革プラン", "日進市", "第2次経営改革プラン"),
            ("日進市の経営改革プラン", "日進市", "経営改革プラン"),
            ("日進市・経営改革プラン", "日進市", "経営改革プラン"),
            ("第2次（日進市）経営改革プラン", "日進市", "第2次（日進市）経営改革プラン"),
            ("第2次経営改革プラン", "日進市", "第2次経営改革プラン"),
            ("日進市", "日進市", "日進市"),
            ("（案）改革プラン", "日進市", "（案）改革プラン"),
        ];
        for (title, city, expected) in table {
            let text = format!("計画: {title}\n自治体: {city}\n年度: H28\n体系: []\n");
            assert_eq!(title_without_city(&load_text("plan", &text).unwrap().0), expected, "{title}");
        }
    }

    #[test]
    fn plans_beside_each_other_are_told_apart() {
        let plan = |id: &str, title: &str, city: &str| {
            load_text(id, &format!("計画: {title}\n自治体: {city}\n年度: H28\n体系: []\n")).unwrap().0
        };
        let plans = [
            plan("a", "総合計画", "A市"),
            plan("b/x", "総合計画", "B町"),
            plan("c/x", "総合計画", "B町"),
            plan("d", "C村総合計画", "C村"),
        ];
        let names = names_apart(&plans.iter().collect::<Vec<_>>());
        assert_eq!(names, ["A市 総合計画", "B町 総合計画（b/x）", "B町 総合計画（c/x）", "C村総合計画"]);
        assert_eq!(names_apart(&[&plans[0]]), ["総合計画"]);
    }

    #[test]
    fn computed_numbers_as_exact_as_is_of_use() {
        let table = [
            ("5", "3", 2.0, "2件"),
            ("5", "3", 2.75, "2.8件"),
            ("5", "3", 1234.4, "1,234件"),
            ("5.5", "3", 2.75, "2.75件"),
            ("5.5", "3", -0.5, "-0.5件"),
        ];
        for (target, value, number, expected) in table {
            assert_eq!(estimate(&indicator("件", target, value), number), expected, "{target} {number}");
        }
    }
}
