//! An action or an indicator as Markdown: its name, how it stands, a table over its years, and its remarks below.

use std::io::{self, Write};

use super::super::markdown_table::{MarkdownTable, Side, escaped};
use super::super::part::Part;
use crate::label;
use crate::plan::{ActionId, Indicator, IndicatorId, Measured, Provenance, Stage, Subject};
use crate::source::own_remark;
use crate::words::{detail, field, markdown as words, prospect, screen};

/// A table that is wider, as text, comes in pieces.
const PAGE: usize = 100;

/// What is said of an action.
pub(super) fn action(out: &mut impl Write, part: &Part<'_>, id: ActionId) -> io::Result<()> {
    let (plan, as_of) = (&part.loaded.plan, part.as_of);
    let action = plan.action(id);
    let status = label::standing(plan, as_of, Subject::Action(id));
    let mut facts = departments(plan.department_names(&action.departments));
    facts.push(words::fact(field::STATUS, status));
    let slip = screen::slip(plan.slip_beside_status(id, as_of));
    facts.extend((!slip.is_empty()).then(|| words::fact(screen::SLIP, &slip)));
    headline(out, &words::action(&action.number, &action.name), &facts)?;

    let mut notes = Notes::default();
    let text = |stage: Option<&Stage>| stage.map_or_else(String::new, Stage::text);
    let planned = plan.years.iter().map(|year| text(action.planned.0.get(*year)));
    let actual = plan.years.iter().map(|year| {
        if *year > as_of {
            return String::new();
        }
        let cell = match action.actual.0.get(*year) {
            None if action.dashes.contains(year) => screen::NOT_MEASURED.to_owned(),
            stage => text(stage),
        };
        notes.marked(cell, &year.to_string(), action.actual_remarks.get(*year).map(String::as_str))
    });
    let row = |name: &str, cells: Vec<String>| std::iter::once(name.to_owned()).chain(cells).collect();
    let rows = vec![row(screen::PLANNED_FULL, planned.collect()), row(screen::ACTUAL_FULL, actual.collect())];
    let years = plan.years.iter().map(|year| (year.to_string(), Side::Left));
    let headings = std::iter::once((String::new(), Side::Left)).chain(years).collect();
    table(out, &MarkdownTable { headings, rows })?;
    notes.write(out, own_remark(action).as_deref())
}

/// What is said of an indicator.
pub(super) fn indicator(out: &mut impl Write, part: &Part<'_>, id: IndicatorId) -> io::Result<()> {
    let (plan, as_of) = (&part.loaded.plan, part.as_of);
    let indicator = plan.indicator(id);
    let subject = Subject::Indicator(id);
    let mut facts = departments(plan.department_names(plan.departments_of(id)));
    facts.extend(indicator.unit.as_ref().map(|unit| words::fact(field::UNIT, unit)));
    let verdict = label::standing(plan, as_of, subject);
    let standing = plan.verdict_of(id, as_of);
    let is_computed = standing.provenance == Provenance::Computed && standing.verdict.is_some();
    let verdict = if is_computed { detail::computed(verdict) } else { verdict.to_owned() };
    facts.push(words::fact(field::ACHIEVEMENT, &verdict));
    let outlook = label::outlook_beyond_verdict(plan, as_of, subject);
    facts.extend(outlook.map(|outlook| words::fact(words::OUTLOOK, prospect::outlook(outlook))));
    facts.extend(
        label::percentage(plan.attainment(id, as_of)).ok().map(|share| words::fact(screen::ATTAINMENT, &share)),
    );
    headline(out, &words::indicator(&indicator.name), &facts)?;

    let mut notes = Notes::default();
    let mut headings = vec![(field::BASELINE.to_owned(), Side::Right)];
    let mut cells = vec![notes.measured(indicator, field::BASELINE, indicator.baseline.as_ref())];
    for year in &plan.years {
        headings.push((year.to_string(), Side::Right));
        let measured = indicator.actual.get(*year).filter(|_| *year <= as_of);
        cells.push(notes.measured(indicator, &year.to_string(), measured));
    }
    headings.push((field::TARGET.to_owned(), Side::Right));
    let target = indicator.target.as_ref();
    let shown = label::bare_value(indicator, target) + label::target_suffix(indicator);
    cells.push(notes.marked(shown, field::TARGET, target.and_then(|target| target.remark.as_deref())));
    table(out, &MarkdownTable { headings, rows: vec![cells] })?;
    notes.write(out, indicator.remark.as_deref())
}

fn departments(names: Vec<&str>) -> Vec<String> {
    if names.is_empty() { Vec::new() } else { vec![words::fact(field::DEPARTMENTS, &names.join(screen::COMMA))] }
}

fn headline(out: &mut impl Write, name: &str, facts: &[String]) -> io::Result<()> {
    writeln!(out, "\n**{}**\n\n{}", escaped(name), escaped(&facts.join(words::BETWEEN)))
}

fn table(out: &mut impl Write, grid: &MarkdownTable) -> io::Result<()> {
    for piece in grid.pieces(PAGE) {
        writeln!(out)?;
        piece.write(out)?;
    }
    Ok(())
}

/// Remarks on single cells: what they are about, and their text.
#[derive(Default)]
struct Notes(Vec<(String, String)>);

impl Notes {
    fn measured(&mut self, indicator: &Indicator, about: &str, measured: Option<&Measured>) -> String {
        let remark = measured.and_then(|measured| measured.remark.as_deref());
        self.marked(label::bare_value(indicator, measured), about, remark)
    }

    /// The cell with the mark of its remark, if it has one.
    fn marked(&mut self, cell: String, about: &str, remark: Option<&str>) -> String {
        let Some(remark) = remark else { return cell };
        self.0.push((about.to_owned(), remark.to_owned()));
        format!("{cell} {}", words::mark(self.0.len())).trim_start().to_owned()
    }

    fn write(&self, out: &mut impl Write, remark: Option<&str>) -> io::Result<()> {
        let notes = self.0.iter().zip(1..).map(|((about, text), at)| words::remark(&words::mark(at), about, text));
        let remark = remark.map(|remark| words::fact(field::REMARK, remark));
        let lines: Vec<String> = notes.chain(remark).collect();
        if !lines.is_empty() {
            writeln!(out)?;
        }
        lines.iter().try_for_each(|line| writeln!(out, "- {}", escaped(line)))
    }
}
