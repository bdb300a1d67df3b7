//! 要対応: an entry and why it is there, under the headings of their groups.

use super::lines::Lines;
use crate::label;
use crate::plan::NodeId;
use crate::query::{Attention, Reason, phrase};
use crate::tui::app::{App, AttentionLine, Group, Grouping, Session};
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{attention as words, detail, page, screen, summary};

/// The cells of what an entry is, the blank behind it included.
const KIND: usize = 5;

/// The cells that a name keeps in any case: as many as tell most entries of a group apart.
const NAME: usize = 8;

/// How it is grouped and what is left out, in words.
pub fn attention_about(app: &App) -> String {
    let grouping = match app.attention.grouping {
        Grouping::Departments => words::BY_DEPARTMENT,
        Grouping::Nodes => words::BY_NODE,
    };
    let mut parts = vec![words::grouped(grouping, app.session.attention().len())];
    let entries = app.attention.lines(&app.session).iter().filter(|line| matches!(line, AttentionLine::Entry(_)));
    if entries.count() > app.session.attention().len() {
        parts.push(summary::SEVERAL_SHORT.to_owned());
    }
    if !app.session.filter.choices.is_empty() {
        parts.push(words::WHATEVER_THE_STATUS.to_owned());
    }
    // The line of filters counts them.
    let left_out = app.session.attention_of_nodes_left_out();
    if left_out > 0 {
        parts.push(words::without_nodes(left_out));
    }
    parts.join(summary::BETWEEN_PARTS)
}

/// The lines of the list; a sentence if there are none.
pub fn attention(app: &App, width: usize) -> Lines<'_> {
    let (session, look) = (&app.session, &app.look);
    let lines = app.attention.lines(session);
    if lines.is_empty() {
        return Lines::made(vec![Strip::of(screen::NOTHING_TO_DO, Tone::Plain, look)]);
    }
    Lines::of(lines.len(), move |at| match lines.get(at)? {
        AttentionLine::Heading(group, count) => {
            let mut heading = Strip::of(&group_name(session, *group), Tone::Title, look);
            heading.put(&format!(" {}", words::count(*count)), Tone::Plain);
            Some(heading)
        }
        AttentionLine::Entry(at) => Some(entry(session, session.attention_at(*at)?, width, look)),
    })
}

fn entry<'a>(session: &Session, attention: &Attention, width: usize, look: &'a Look) -> Strip<'a> {
    let mut reasons = Strip::new(look);
    for (at, reason) in attention.reasons.iter().enumerate() {
        let between = if at > 0 { words::BETWEEN_REASONS } else { "" };
        let text = phrase(session.plan(), attention.subject, reason, session.as_of(), session.calendar);
        reasons.put(between, Tone::Faint).put(&text.replace(words::CUT, look.glyphs.ellipsis), tone(reason));
    }
    // The reasons are what one looks for: where they need more room, the name gives way.
    let room = width.saturating_sub(KIND + 2);
    let name = room.saturating_sub(reasons.width()).clamp(NAME.min(room), (room * 9 / 20).max(NAME.min(room)));
    let mut line = Strip::of(" ", Tone::Plain, look);
    line.put_left(label::kind(attention.subject), KIND, Tone::Faint)
        .put_left(&label::subject(session.plan(), attention.subject), name, Tone::Plain)
        .put(" ", Tone::Plain)
        .append(&reasons);
    line.cut(width)
}

/// The same list in full, for a file.
pub fn attention_listing(app: &App) -> String {
    let session = &app.session;
    let (plan, as_of) = (session.plan(), session.as_of());
    let mut text = format!("{} {} {}\n", plan.title, screen::as_of(&as_of.label(session.calendar)), page::ATTENTION);
    let filter = label::scope(&session.filter);
    if !filter.is_empty() {
        text += &format!("{}: {filter}\n", detail::LIMITED);
    }
    for line in app.attention.lines(session) {
        match *line {
            AttentionLine::Heading(group, count) => {
                text += &format!("\n{} {}\n", group_name(session, group), words::count(count));
            }
            AttentionLine::Entry(at) => {
                let Some(Attention { subject, reasons }) = session.attention_at(at) else { continue };
                let reasons = reasons.iter().map(|reason| phrase(plan, *subject, reason, as_of, session.calendar));
                let reasons = reasons.collect::<Vec<_>>().join(words::BETWEEN_REASONS);
                text += &format!("  {} {}: {reasons}\n", label::kind(*subject), label::subject(plan, *subject));
            }
        }
    }
    text
}

fn group_name(session: &Session, group: Group) -> String {
    let plan = session.plan();
    match group {
        Group::Department(id) => plan.department(id).name.clone(),
        Group::NoDepartment => summary::NO_DEPARTMENT.to_owned(),
        Group::Node(NodeId::ROOT) => screen::WHOLE_PLAN.to_owned(),
        Group::Node(id) => label::node_in_full(plan, id),
    }
}

fn tone(reason: &Reason) -> Tone {
    match reason {
        Reason::Unfinished | Reason::Unmet | Reason::NoStatus | Reason::NoVerdict => Tone::Poor,
        Reason::Expected(_) | Reason::Lagging => Tone::Fair,
        Reason::Contradictory | Reason::Late(_) | Reason::Missing(_) | Reason::Found(_) => Tone::Fair,
    }
}
