//! The detail of a node. That of the root is the 総括 of the whole plan.

use super::findings;
use super::history;
use super::page::Page;
use crate::label;
use crate::plan::Achievement::{Met, Unmet};
use crate::plan::{ActionId, NodeId, Outlook, Outlooks, StatusClass, Subject, Tally, share_of};
use crate::tui::app::Session;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{detail as words, prospect, screen};

/// The cells of the bar behind a share.
const BAR: usize = 20;

/// Writes the page about that node.
pub(super) fn node(session: &Session, id: NodeId, page: &mut Page) {
    let plan = session.plan();
    let entry = plan.tree.node(id);
    page.indented(&label::node_in_full(plan, id), Tone::Strong, 0);
    if id == NodeId::ROOT {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        page.field(words::MUNICIPALITY, &or_empty(&plan.municipality), Tone::Plain)
            .field(words::PERIOD, &label::period(plan, session.calendar), Tone::Plain)
            .field(words::AS_OF, &session.as_of().label(session.calendar), Tone::Plain)
            .field(words::SOURCE, &or_empty(&plan.source), Tone::Plain)
            .field(words::FILE, &session.loaded().origin.display(), Tone::Plain)
            .field(screen::REMARK, &or_empty(&plan.remark), Tone::Plain);
    } else {
        page.field(screen::REMARK, entry.remark.as_deref().unwrap_or(""), Tone::Plain);
    }
    if id != NodeId::ROOT {
        findings::let_stand(session, Subject::Node(id), page);
    }
    if session.looks_back() {
        page.field("", &words::as_it_stood(&session.as_of().label(session.calendar)), Tone::Filter);
    }
    if id != NodeId::ROOT {
        findings::open(session, Subject::Node(id), page);
    }
    if !label::scope(&session.filter).is_empty() {
        page.field(words::LIMITED, &label::scope(&session.filter), Tone::Filter);
    }
    let actions = session.scope().actions_under(&plan.tree, id);
    statuses(session, id, actions, page);
    verdicts(session, session.tally(id), page);
    outlooks(session, id, page);
    by_child(session, id, page);
    history::history(session, id, page);
    if id == NodeId::ROOT {
        findings::of_plan(session, page);
    }
}

/// Actions by the plan's own status words, with their share and the printed total where there is one.
fn statuses(session: &Session, id: NodeId, actions: &[ActionId], page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    if actions.is_empty() {
        return;
    }
    page.heading(&format!("{} {}", words::ACTIONS_BY_STATUS, actions.len()));
    let words_of: Vec<Option<&str>> =
        actions.iter().map(|id| plan.status_of(*id, as_of).verdict.map(|status| status.word.as_str())).collect();
    let counts = |word: Option<&str>| words_of.iter().filter(|other| **other == word).count();
    let whole = id == NodeId::ROOT && label::scope(&session.filter).is_empty() && !session.looks_back();
    for status in &plan.statuses {
        let count = counts(Some(&status.word));
        let printed = plan.printed_totals.iter().find(|(word, _)| whole && *word == status.word);
        let note = match printed {
            Some((_, printed)) if *printed != count => words::printed_total(*printed),
            _ => String::new(),
        };
        share(&status.word, count, actions.len(), super::status_tone(Some(status.class)), &note, page);
    }
    let unrecorded = counts(None);
    if unrecorded > 0 {
        let word = label::without_status(plan, as_of);
        share(word, unrecorded, actions.len(), Tone::Poor, "", page);
    }
    let late = session.tally(id).late;
    if late > 0 {
        page.line(&Strip::of(&words::late(late), Tone::Fair, page.look));
    }
}

fn verdicts(session: &Session, tally: Tally, page: &mut Page) {
    let all = tally.indicators();
    if all == 0 {
        return;
    }
    page.heading(&format!("{} {all}", words::INDICATORS_BY_VERDICT));
    share(screen::achievement(Met), tally.met, all, Tone::Good, "", page);
    share(screen::achievement(Unmet), tally.unmet, all, Tone::Poor, "", page);
    if tally.unjudged > 0 {
        let word = label::without_verdict(session.plan(), session.as_of());
        share(word, tally.unjudged, all, Tone::Fair, "", page);
    }
}

/// What to expect of those indicators on which no verdict is recorded yet, while the plan is running.
fn outlooks(session: &Session, id: NodeId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let indicators = session.scope().indicators_under(&plan.tree, id).iter().copied();
    let Some(counts) = Outlooks::of(plan, indicators, as_of).filter(|counts| counts.all() > 0) else { return };
    let Outlooks { reaches, on_pace, behind, misses, unknown } = counts;
    let tone = super::prospect::outlook_tone;
    let lines = [
        (prospect::outlook(Outlook::Reaches), reaches, tone(Outlook::Reaches)),
        (prospect::outlook(Outlook::OnPace), on_pace, tone(Outlook::OnPace)),
        (prospect::outlook(Outlook::Behind), behind, tone(Outlook::Behind)),
        (prospect::outlook(Outlook::Misses), misses, tone(Outlook::Misses)),
        (prospect::UNKNOWN, unknown, Tone::Plain),
    ];
    page.heading(&format!("{} {}", prospect::INDICATORS, counts.all()));
    for (word, count, tone) in lines.into_iter().filter(|(_, count, _)| *count > 0) {
        share(word, count, counts.all(), tone, "", page);
    }
}

/// A line such as 「実施 85.2% 46/54 █████」.
fn share(word: &str, count: usize, all: usize, tone: Tone, note: &str, page: &mut Page) {
    let glyphs = page.look.glyphs;
    let filled = (count * BAR + all / 2).checked_div(all).unwrap_or(0);
    let mut line = Strip::new(page.look);
    line.put_left(word, 14, Tone::Plain)
        .put_right(&share_of(count, all), 7, tone)
        .put_right(&format!("{count}/{all}"), 9, Tone::Plain)
        .put("  ", Tone::Plain);
    let start = line.width();
    line.fill_to(glyphs.levels[6], start + filled.max(usize::from(count > 0)), tone)
        .fill_to(glyphs.trough, start + BAR, Tone::Faint)
        .put(note, Tone::Poor);
    page.line(&line);
}

/// The same counts for each node right below.
fn by_child(session: &Session, id: NodeId, page: &mut Page) {
    let plan = session.plan();
    let children: Vec<NodeId> = plan.tree.children(id).filter(|child| session.shown().shows_node(*child)).collect();
    let Some(first) = children.first() else { return };
    page.heading(&words::by_level(plan.level_of(*first).unwrap_or(screen::TREE)));
    let columns =
        [words::CLASSES[0], words::CLASSES[1], words::CLASSES[2], screen::achievement(Met), screen::achievement(Unmet)];
    let cells = 7;
    let name = page.width.saturating_sub(columns.len() * cells);
    let mut head = Strip::new(page.look);
    head.blank_to(name);
    for column in columns {
        head.put_right(column, cells, Tone::Faint);
    }
    page.line(&head);
    for child in children {
        let counts = session.tally(child);
        let numbers = [
            (counts.done, super::status_tone(Some(StatusClass::Done))),
            (counts.partly, super::status_tone(Some(StatusClass::Partly))),
            (counts.open(), super::status_tone(Some(StatusClass::NotDone))),
            (counts.met, Tone::Good),
            (counts.unmet, Tone::Poor),
        ];
        let mut line = Strip::new(page.look);
        line.put_left(&label::subject(plan, Subject::Node(child)), name, Tone::Plain);
        for (number, tone) in numbers {
            let tone = if number == 0 { Tone::Faint } else { tone };
            line.put_right(&number.to_string(), cells, tone);
        }
        page.line(&line);
    }
}
