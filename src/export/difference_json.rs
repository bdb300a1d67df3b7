//! `susumi-diff/1`: what changed from one version of a plan to another, as one JSON object with a flat list
//! of changes, each with its sentence.

use std::io::{self, Write};

use super::difference::{Version, fate_sentence, sentence};
use super::json::{NumberJson, achievement, basis, direction};
use super::json_text::{write_compact, write_escaped};
use crate::compare::{Change, Content, Difference, Entry, Fate, Field, Group, Kind};
use crate::words::screen;

/// Writes `{"format": "susumi-diff/1", "before", "after", "changes": [{"kind", "change", "node", "number",
/// "name", "departments", "field", "year", "before", "after", "message"}]}`. `kind`: plan, node, action,
/// indicator. `change`: added, removed, changed. Numbers are JSON numbers, lists of names are lists; what is
/// absent is null, what was not measured is `"-"`.
///
/// # Errors
/// Whatever writing gives.
pub fn write_difference_json(
    mut out: impl Write,
    versions: [Version<'_>; 2],
    difference: &Difference,
) -> io::Result<()> {
    write_escaped(&mut out, &DocumentJson::of(versions.map(Some), difference))
}

/// The same on one line, for one of several plans. Of a plan that has come or gone one version is null, and there are no
/// changes.
///
/// # Errors
/// Whatever writing gives.
pub fn write_difference_line(
    mut out: impl Write,
    versions: [Option<Version<'_>>; 2],
    difference: &Difference,
) -> io::Result<()> {
    write_compact(&mut out, &DocumentJson::of(versions, difference))?;
    writeln!(out)
}

#[derive(serde::Serialize)]
struct DocumentJson<'a> {
    format: &'static str,
    before: Option<VersionJson<'a>>,
    after: Option<VersionJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
}

impl<'a> DocumentJson<'a> {
    fn of(versions: [Option<Version<'a>>; 2], difference: &'a Difference) -> Self {
        let [before, after] = versions.map(|version| {
            let Version { file, plan } = version?;
            Some(VersionJson { file, title: &plan.title, municipality: plan.municipality.as_deref() })
        });
        let of_plan = difference.plan.iter().map(ChangeJson::of_plan);
        let of_entries = difference.entries().flat_map(|(group, entry)| match &entry.fate {
            Fate::Changed(changes) => {
                changes.iter().map(|change| ChangeJson::of_entry(group, entry, Some(change))).collect()
            }
            Fate::Added | Fate::Removed => vec![ChangeJson::of_entry(group, entry, None)],
        });
        Self { format: "susumi-diff/1", before, after, changes: of_plan.chain(of_entries).collect() }
    }
}

#[derive(serde::Serialize)]
struct VersionJson<'a> {
    file: &'a str,
    title: &'a str,
    municipality: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct ChangeJson<'a> {
    kind: &'static str,
    change: &'static str,
    node: Option<&'a str>,
    number: Option<&'a str>,
    name: Option<&'a str>,
    departments: &'a [String],
    field: Option<&'static str>,
    year: Option<String>,
    before: Option<ContentJson<'a>>,
    after: Option<ContentJson<'a>>,
    message: String,
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum ContentJson<'a> {
    Text(&'a str),
    Texts(&'a [String]),
    Years(Vec<String>),
    Number(NumberJson),
    Entry { name: &'a str, reading: Option<&'a str> },
    Accepted { code: &'a str, reason: Option<&'a str> },
    Status { status: &'a str, class: &'a str },
    Count { status: &'a str, count: usize },
    Year(String),
}

impl<'a> ChangeJson<'a> {
    fn of_plan(change: &'a Change) -> Self {
        Self {
            kind: "plan",
            change: "changed",
            node: None,
            number: None,
            name: None,
            departments: &[],
            field: Some(field(change.field)),
            year: change.year.map(|year| year.to_string()),
            before: change.before.as_ref().map(|content| ContentJson::of(change.field, content)),
            after: change.after.as_ref().map(|content| ContentJson::of(change.field, content)),
            message: sentence(change),
        }
    }

    /// One change of an entry; `None`: the entry came or went.
    fn of_entry(group: &'a Group, entry: &'a Entry, change: Option<&'a Change>) -> Self {
        Self {
            kind: match entry.kind {
                Kind::Node => "node",
                Kind::Action => "action",
                Kind::Indicator => "indicator",
            },
            change: match entry.fate {
                Fate::Added => "added",
                Fate::Removed => "removed",
                Fate::Changed(_) => "changed",
            },
            node: Some(&group.path),
            number: entry.number.as_deref(),
            name: Some(&entry.name),
            departments: &entry.departments,
            field: change.map(|change| field(change.field)),
            year: change.and_then(|change| change.year).map(|year| year.to_string()),
            before: change.and_then(|change| Some(ContentJson::of(change.field, change.before.as_ref()?))),
            after: change.and_then(|change| Some(ContentJson::of(change.field, change.after.as_ref()?))),
            message: change.map_or_else(|| fate_sentence(entry.kind, &entry.fate).to_owned(), sentence),
        }
    }
}

impl<'a> ContentJson<'a> {
    fn of(field: Field, content: &'a Content) -> Self {
        match content {
            Content::Text(text) => Self::Text(text),
            Content::Texts(texts) => Self::Texts(texts),
            Content::Number(number, ..) => Self::Number(NumberJson::of(*number)),
            Content::NotMeasured | Content::NothingDone => Self::Text("-"),
            Content::Status(status, class) => Self::Status { status, class: screen::status_class(*class) },
            Content::Entry(code, reason) if field == Field::Accepted => {
                Self::Accepted { code, reason: reason.as_deref() }
            }
            Content::Year(year) => Self::Year(year.to_string()),
            Content::Years(years) => Self::Years(years.iter().map(ToString::to_string).collect()),
            Content::Direction(one) => Self::Text(direction(*one)),
            Content::Basis(one) => Self::Text(basis(*one)),
            Content::Achievement(one) => Self::Text(achievement(*one)),
            Content::Entry(name, reading) => Self::Entry { name, reading: reading.as_deref() },
            Content::Count(status, count) => Self::Count { status, count: *count },
        }
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Municipality => "municipality",
        Field::Years => "years",
        Field::AsOf => "as_of",
        Field::Levels => "levels",
        Field::Source => "source",
        Field::PrintedTotal => "printed_total",
        Field::StatusWord => "status_word",
        Field::Department => "department",
        Field::Place => "node",
        Field::Number => "number",
        Field::Name => "name",
        Field::Reading => "reading",
        Field::Departments => "departments",
        Field::Planned => "planned",
        Field::Goal => "goal",
        Field::Actual => "actual",
        Field::Status => "status",
        Field::Unit => "unit",
        Field::Direction => "direction",
        Field::Basis => "basis",
        Field::Baseline => "baseline",
        Field::Target => "target",
        Field::Achievement => "achievement",
        Field::Remark => "remark",
        Field::Accepted => "accepted",
        Field::BaselineNote => "baseline_note",
        Field::ActualNote => "actual_note",
        Field::TargetNote => "target_note",
    }
}
