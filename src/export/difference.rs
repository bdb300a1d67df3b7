//! What changed from one version of a plan to another, in sentences: for people, who paste them into a mail.

use std::io::{self, Write};

use super::json::{achievement, basis, direction};
use crate::compare::{Change, Content, Difference, Entry, Fate, Field, Kind};
use crate::label::title_with_city;
use crate::plan::{Plan, grouped};
use crate::visible::visible;
use crate::words::{diff as words, field as names, screen};

/// One of the two versions.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// The plan.
    pub plan: &'a Plan,
}

/// Writes a heading per node, a line per entry with its departments, a sentence per change, and at the end
/// how much changed. `scope` says which entries were meant, if not all.
///
/// # Errors
/// Whatever writing gives.
pub fn write_difference_text(
    mut out: impl Write,
    versions: [Version<'_>; 2],
    difference: &Difference,
    scope: &str,
) -> io::Result<()> {
    let [before, after] = versions;
    let mut line = |text: &str| writeln!(out, "{}", visible(text));
    if difference.is_empty() {
        line(&words::nothing(before.file, after.file, scope))?;
        return out.flush();
    }
    line(&words::title(before.file, after.file))?;
    // As plans are called that only one of two folders has: many cities have plans of one title.
    let [name_before, name_after] = [before, after].map(|version| title_with_city(version.plan));
    line(&if name_before == name_after { words::plan(&name_after) } else { words::plans(&name_before, &name_after) })?;
    if !scope.is_empty() {
        line(&words::limited(scope))?;
    }
    if !difference.plan.is_empty() {
        line("")?;
        line(words::WHOLE_PLAN)?;
        for change in &difference.plan {
            line(&words::item(&sentence(change)))?;
        }
        if difference.years_apart {
            line(&words::item(words::YEARS_APART))?;
        }
    }
    for group in &difference.groups {
        line("")?;
        line(&words::node(&group.path, &group.name, group.level.as_deref()))?;
        for entry in &group.entries {
            if let Some(label) = label(entry) {
                line(&label)?;
            }
            for sentence in sentences(entry) {
                line(&words::item(&sentence))?;
            }
        }
    }
    let count = |is: fn(&Fate) -> bool| difference.entries().filter(|(_, entry)| is(&entry.fate)).count();
    let changed = count(|fate| matches!(fate, Fate::Changed(_)));
    let (added, removed) = (count(|fate| *fate == Fate::Added), count(|fate| *fate == Fate::Removed));
    line("")?;
    line(&words::counts(changed, added, removed))?;
    out.flush()
}

/// The line above the sentences about an entry; a node has its heading.
fn label(entry: &Entry) -> Option<String> {
    let departments = entry.departments.join(words::COMMA);
    match entry.kind {
        Kind::Node => None,
        Kind::Action => Some(words::action(entry.number.as_deref().unwrap_or(""), &entry.name, &departments)),
        Kind::Indicator => Some(words::indicator(&entry.name, &departments)),
    }
}

fn sentences(entry: &Entry) -> Vec<String> {
    match &entry.fate {
        Fate::Changed(changes) => changes.iter().map(sentence).collect(),
        fate => vec![fate_sentence(entry.kind, fate).to_owned()],
    }
}

/// The sentence about an entry that came or went; empty for one that changed.
pub(super) fn fate_sentence(kind: Kind, fate: &Fate) -> &'static str {
    match (fate, kind) {
        (Fate::Added, Kind::Node) => words::NODE_ADDED,
        (Fate::Removed, Kind::Node) => words::NODE_REMOVED,
        (Fate::Added, _) => words::ADDED,
        (Fate::Removed, _) => words::REMOVED,
        (Fate::Changed(_), _) => "",
    }
}

/// The sentence about one change.
pub(super) fn sentence(change: &Change) -> String {
    let name = field(change.field);
    let name = change.year.map_or_else(|| name.to_owned(), |year| words::of_year(&year.to_string(), name));
    let is_one_of_several =
        matches!(change.field, Field::PrintedTotal | Field::StatusWord | Field::Department | Field::Accepted);
    match (change.before.as_ref().map(text), change.after.as_ref().map(text)) {
        (Some(before), Some(after)) if change.field == Field::Place => words::moved(&before, &after),
        (Some(before), Some(after)) if is_one_of_several => words::one_became(&name, &before, &after),
        (None, Some(after)) if is_one_of_several => words::one_came(&name, &after),
        (Some(before), None) if is_one_of_several => words::one_went(&name, &before),
        (Some(before), Some(after)) => words::became(&name, &before, &after),
        (None, Some(after)) => words::came(&name, &after),
        (Some(before), None) => words::went(&name, &before),
        (None, None) => name,
    }
}

/// What stands in a field, as a part of a sentence.
fn text(content: &Content) -> String {
    match content {
        Content::Text(text) => words::quoted(text),
        Content::Texts(texts) => words::quoted(&texts.join(words::COMMA)),
        Content::Number(number, unit, decimals) => grouped(*number, *decimals) + unit.as_deref().unwrap_or(""),
        Content::NotMeasured => words::NOT_MEASURED.to_owned(),
        Content::NothingDone => words::NOTHING_DONE.to_owned(),
        Content::Status(word, class) => words::with(word, screen::status_class(*class)),
        Content::Year(year) => year.to_string(),
        Content::Years(years) => {
            words::quoted(&years.iter().map(ToString::to_string).collect::<Vec<_>>().join(words::COMMA))
        }
        Content::Direction(one) => words::quoted(direction(*one)),
        Content::Basis(one) => words::quoted(basis(*one)),
        Content::Achievement(one) => words::quoted(achievement(*one)),
        Content::Entry(name, Some(more)) => words::with(name, more),
        Content::Entry(name, None) => words::quoted(name),
        Content::Count(word, count) => words::total(word, *count),
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => names::TITLE,
        Field::Municipality => names::MUNICIPALITY,
        Field::Years => names::YEARS,
        Field::AsOf => names::AS_OF,
        Field::Levels => names::LEVELS,
        Field::Source => names::SOURCE,
        Field::PrintedTotal => names::PRINTED_TOTAL,
        Field::StatusWord => names::STATUS_WORD,
        Field::Department => names::DEPARTMENT,
        // The sentence about it needs no name.
        Field::Place => "",
        Field::Number => names::NUMBER,
        Field::Name => names::NAME,
        Field::Reading => names::READING,
        Field::Departments => names::DEPARTMENTS,
        Field::Planned => names::PLANNED,
        Field::Goal => names::GOAL,
        Field::Actual => names::ACTUAL,
        Field::Status => names::STATUS,
        Field::Unit => names::UNIT,
        Field::Direction => names::DIRECTION,
        Field::Basis => names::BASIS,
        Field::Baseline => names::BASELINE,
        Field::Target => names::TARGET,
        Field::Achievement => names::ACHIEVEMENT,
        Field::Remark => names::REMARK,
        Field::Accepted => names::ACCEPTED,
        Field::BaselineNote => names::BASELINE_NOTE,
        Field::ActualNote => names::ACTUAL_NOTE,
        Field::TargetNote => names::TARGET_NOTE,
    }
}
