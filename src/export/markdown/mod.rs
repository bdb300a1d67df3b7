//! A plan as Markdown, for a wiki or a mail: read as it is written or rendered, it says the same.
//!
//! Owns the order: what the plan is, its counts, the tree with its entries, the findings that are open. What stands
//! of an entry is in [`entry`]. Every text of the plan is escaped, so that nothing in it makes up a heading, a link or
//! a piece of HTML.

mod entry;

use std::io::{self, Write};

use super::in_order::write_in_order;
use super::markdown_table::{MarkdownTable, Side, escaped};
use super::part::{Part, named};
use super::summary::{By, summary_table};
use crate::plan::{Calendar, FiscalYear, NodeId, Plan};
use crate::words::{field, markdown as words};

/// Writes the plans, of each what its selection leaves.
///
/// # Errors
/// Whatever writing gives.
pub fn write_markdown(mut out: impl Write, parts: &[Part<'_>]) -> io::Result<()> {
    write_in_order(&mut out, &named(parts), "\n", plan, |()| ())?;
    out.flush()
}

fn plan((part, name): &(&Part<'_>, String), mut out: &mut dyn Write) -> io::Result<()> {
    head(&mut out, part, name)?;
    counts(&mut out, part)?;
    tree(&mut out, part)?;
    findings(&mut out, part)
}

fn head(out: &mut impl Write, part: &Part<'_>, name: &str) -> io::Result<()> {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    writeln!(out, "# {}\n", escaped(name))?;
    let label = |year: Option<&FiscalYear>| year.map_or_else(String::new, FiscalYear::to_string);
    let facts = [
        (field::MUNICIPALITY, plan.municipality.clone()),
        (words::YEARS, Some(words::years(&label(plan.years.first()), &label(plan.years.last())))),
        (field::AS_OF, Some(words::as_of(&as_of.to_string(), &as_of.label(Calendar::Western)))),
        (field::SOURCE, plan.source.clone()),
        (field::REMARK, plan.remark.clone()),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            writeln!(out, "- {}", escaped(&words::fact(name, &value)))?;
        }
    }
    if as_of < plan.as_of {
        writeln!(out, "\n{}", escaped(&words::computed(&as_of.to_string())))?;
    }
    let actions = [selection.actions.len(), plan.actions.len()];
    let indicators = [selection.indicators.len(), plan.indicators.len()];
    if actions[0] < actions[1] || indicators[0] < indicators[1] {
        writeln!(out, "\n{}", escaped(&words::excerpt(actions, indicators)))?;
    }
    Ok(())
}

fn counts(out: &mut impl Write, part: &Part<'_>) -> io::Result<()> {
    let table = summary_table(part, By::Status, &[]);
    let side = |is_number| if is_number { Side::Right } else { Side::Left };
    let grid = MarkdownTable {
        headings: table.columns.iter().map(|one| (one.heading.to_string(), side(one.kind.is_number()))).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(super::Cell::shown).collect()).collect(),
    };
    writeln!(out, "\n## {}\n", words::COUNTS)?;
    grid.write(out)
}

fn tree(out: &mut impl Write, part: &Part<'_>) -> io::Result<()> {
    let Part { loaded, selection, .. } = *part;
    let plan = &loaded.plan;
    if selection.actions.is_empty() && selection.indicators.is_empty() {
        writeln!(out, "\n{}", words::NOTHING_LEFT)?;
    }
    for (id, _) in plan.tree.iter().filter(|(id, _)| selection.shows_node(*id)) {
        if id != NodeId::ROOT {
            heading(out, plan, id)?;
        }
        for action in selection.own_actions(&plan.tree, id) {
            entry::action(out, part, *action)?;
        }
        for indicator in selection.own_indicators(&plan.tree, id) {
            entry::indicator(out, part, *indicator)?;
        }
    }
    Ok(())
}

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

fn heading(out: &mut impl Write, plan: &Plan, id: NodeId) -> io::Result<()> {
    let node = plan.tree.node(id);
    let signs = "#".repeat((node.depth + 1).min(DEEPEST));
    let text = words::node(&plan.tree.path(id), &node.name, plan.level_of(id));
    writeln!(out, "\n{signs} {}", escaped(&text))?;
    match &node.remark {
        Some(remark) => writeln!(out, "\n- {}", escaped(&words::fact(field::REMARK, remark))),
        None => Ok(()),
    }
}

fn findings(out: &mut impl Write, part: &Part<'_>) -> io::Result<()> {
    let Part { loaded, selection, .. } = *part;
    let open = loaded.findings.iter().filter(|finding| finding.is_open() && selection.shows(finding.subject));
    let lines: Vec<String> = open
        .map(|finding| {
            let hint = finding.hint.as_deref();
            escaped(&words::finding(finding.severity, finding.position.line, &finding.message, hint))
        })
        .collect();
    if lines.is_empty() {
        return writeln!(out, "\n## {}\n\n{}", words::FINDINGS, words::NO_FINDINGS);
    }
    writeln!(out, "\n## {}\n", words::findings(lines.len()))?;
    lines.iter().try_for_each(|line| writeln!(out, "- {line}"))
}
