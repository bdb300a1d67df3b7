//! The detail of an action or an indicator: everything known about it.

use super::chart;
use super::findings;
use super::overview;
use super::page::Page;
use super::prospect;
use crate::label;
use crate::plan::{
    Action, ActionId, Basis, CannotTell, FiscalYear, Indicator, IndicatorId, Measured, NodeId, Plan, Schedule, Slip,
    Stage, Subject,
};
use crate::tui::app::Session;
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::{detail as words, screen};

/// The page about that entry.
pub fn detail<'a>(session: &Session, subject: Subject, width: usize, look: &'a Look) -> Vec<Strip<'a>> {
    let mut page = Page::new(width, look).marking(session.sought());
    match subject {
        Subject::Plan | Subject::Totals => overview::node(session, NodeId::ROOT, &mut page),
        Subject::Node(id) => overview::node(session, id, &mut page),
        Subject::Action(id) => action(session, id, &mut page),
        Subject::Indicator(id) => indicator(session, id, &mut page),
    }
    page.finish()
}

fn action(session: &Session, id: ActionId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let action = plan.action(id);
    page.indented(&label::subject(plan, Subject::Action(id)), Tone::Strong, 0);
    place(plan, action.node, page);
    page.field(screen::DEPARTMENT, &plan.department_names(&action.departments).join(screen::COMMA), Tone::Plain);
    let recorded = plan.recorded_status(id).map(|status| status.word.as_str());
    let standing = plan.status_of(id, as_of);
    let tone = super::status_tone(standing.verdict.map(|status| status.class));
    let word = standing.verdict.map_or(label::without_status(plan, as_of), |status| status.word.as_str());
    if session.looks_back() {
        page.field(screen::STATUS, &words::computed(word), tone);
    } else {
        page.field(screen::STATUS, &words::recorded(recorded), tone);
    }
    let slip = plan.slip_beside_status(id, as_of);
    let goal = action.goal().map(|(phase, year)| words::goal(screen::phase(phase), &year.label(session.calendar)));
    let slip_text = match goal {
        None => screen::slip_in_full(slip),
        Some(goal) if slip == Slip::StageReached => words::goal_and_status(&goal, slip, word),
        Some(goal) => words::goal_and_slip(&goal, slip),
    };
    page.field(screen::SLIP, &slip_text, super::slip_tone(slip));
    page.field(screen::REMARK, action.remark.as_deref().unwrap_or(""), Tone::Plain);
    findings::let_stand(session, Subject::Action(id), page);
    looking_back(session, page);
    findings::open(session, Subject::Action(id), page);
    course_of(session, id, page);
    let others = plan.tree.own_indicators(action.node).map(IndicatorId);
    beside(session, &words::same_node_indicators(level(plan, action.node)), others.map(Subject::Indicator), page);
    source(session, Subject::Action(id), page);
}

/// The heading and the lines of what was planned and what was done.
pub(super) fn course_of(session: &Session, id: ActionId, page: &mut Page) {
    page.heading(words::COURSE);
    course(session, session.plan().action(id), page);
}

/// A line per year: what was planned, what was done, in full.
fn course(session: &Session, action: &Action, page: &mut Page) {
    let plan = session.plan();
    let column = (page.width.saturating_sub(8)) / 2;
    let mut head = Strip::new(page.look);
    head.put_left(words::YEAR, 7, Tone::Faint)
        .put_left(screen::PLANNED_FULL, column, Tone::Faint)
        .put(screen::ACTUAL_FULL, Tone::Faint);
    page.line(&head);
    for year in &plan.years {
        let planned = stage_lines(&action.planned, *year, column - 2, page.look);
        let actual = if *year <= session.as_of() {
            stage_lines(&action.actual, *year, column - 1, page.look)
        } else {
            Vec::new()
        };
        for at in 0..planned.len().max(actual.len()).max(1) {
            let mut line = Strip::new(page.look);
            let name = if at == 0 { year.label(session.calendar) } else { String::new() };
            let text = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            let (planned, actual) = (text(&planned), text(&actual));
            let phase = action.actual.phase_in(*year);
            line.put_left(&name, 7, Tone::Plain)
                .put_marked(&planned, Tone::Plain, &mut page.marks(&planned))
                .blank_to(7 + column)
                .put_marked(&actual, Tone::Stage(phase), &mut page.marks(&actual));
            page.line(&line);
        }
    }
}

fn stage_lines(schedule: &Schedule, year: FiscalYear, width: usize, look: &Look) -> Vec<String> {
    match schedule.0.get(year) {
        None => Vec::new(),
        Some(Stage::Continued) => look.wrap(&words::goes_on(&schedule.running(year)), width),
        Some(stage) => stage.entries().flat_map(|entry| look.wrap(entry, width)).collect(),
    }
}

fn indicator(session: &Session, id: IndicatorId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let indicator = plan.indicator(id);
    page.indented(&indicator.name, Tone::Strong, 0);
    place(plan, indicator.node, page);
    let names = plan.department_names(plan.departments_of(id)).join(screen::COMMA);
    let is_own = names.is_empty() || !indicator.own_departments.is_empty();
    let departments = if is_own { names } else { words::of_the_actions(&names) };
    page.field(screen::DEPARTMENT, &departments, Tone::Plain);
    verdict(session, id, page);
    page.field(screen::TARGET, &label::target(indicator), Tone::Target);
    if let Some((year, measured)) = indicator.latest(as_of) {
        let mut text = format!("{} {}", year.label(session.calendar), label::value(indicator, measured));
        if indicator.basis == Basis::Cumulative {
            text = words::beside(&text, &label::latest(indicator, as_of));
        }
        page.field(screen::LATEST, &text, Tone::Plain);
    }
    // Programs get the number; for a reader a negative percentage is none.
    let attainment = plan.attainment(id, as_of);
    let attainment = attainment.and_then(|share| if share < 0.0 { Err(CannotTell::Negative) } else { Ok(share) });
    for (name, share) in [(screen::ATTAINMENT, attainment), (screen::PROGRESS, indicator.progress(as_of))] {
        match label::percentage(share) {
            Ok(_) if share.is_ok_and(|share| share < 0.0) => page.field(name, screen::WORSE_THAN_AT_FIRST, Tone::Fair),
            Ok(text) => page.field(name, &text, Tone::Plain),
            // The verdict has said why already.
            Err(_) if plan.computed(id, as_of).is_err() => &mut *page,
            Err(reason) => page.field(name, reason, Tone::Faint),
        };
    }
    page.field(screen::DIRECTION, screen::direction(indicator.direction), Tone::Plain);
    page.field(screen::BASIS, screen::basis(indicator.basis), Tone::Plain);
    page.field(screen::REMARK, indicator.remark.as_deref().unwrap_or(""), Tone::Plain);
    findings::let_stand(session, Subject::Indicator(id), page);
    looking_back(session, page);
    findings::open(session, Subject::Indicator(id), page);
    prospect::prospect(session, id, page);
    if indicator.is_numeric() {
        let is_sum = indicator.basis == Basis::Cumulative;
        page.heading(if is_sum { words::CHART_OF_SUM } else { words::CHART });
        chart::chart(session, indicator, page);
    }
    values_of(session, id, page);
    let others = plan.tree.own_actions(indicator.node).map(ActionId);
    beside(session, &words::same_node_actions(level(plan, indicator.node)), others.map(Subject::Action), page);
    source(session, Subject::Indicator(id), page);
}

fn verdict(session: &Session, id: IndicatorId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let indicator = plan.indicator(id);
    let computed = plan.computed(id, as_of);
    if !session.looks_back() {
        let recorded = words::recorded(indicator.achievement.map(screen::achievement));
        page.field(screen::VERDICT, &recorded, super::verdict_tone(indicator.achievement));
    }
    let name = if session.looks_back() { screen::VERDICT } else { "" };
    let differs = !session.looks_back() && plan.contradicts(id);
    let mark = if differs { screen::CONTRADICTION_MARK } else { "" };
    match computed {
        Ok(achievement) => {
            let text = words::computed(screen::achievement(achievement));
            page.field(name, &(text + mark), super::verdict_tone(Some(achievement)));
        }
        Err(reason) => {
            page.field(name, &(screen::cannot_tell(reason).to_owned() + mark), Tone::Faint);
        }
    }
}

/// The heading and the lines of the values.
pub(super) fn values_of(session: &Session, id: IndicatorId, page: &mut Page) {
    page.heading(words::VALUES);
    values(session, session.plan().indicator(id), page);
}

/// A line per year with its value and remark.
fn values(session: &Session, indicator: &Indicator, page: &mut Page) {
    let as_of = session.as_of();
    let years = session.plan().years.iter().filter(|year| **year <= as_of);
    let rows = std::iter::once((screen::BASELINE_FULL.to_owned(), indicator.baseline.as_ref()))
        .chain(years.map(|year| (year.label(session.calendar), indicator.actual.get(*year))))
        .chain(std::iter::once((screen::TARGET.to_owned(), indicator.target.as_ref())));
    let rows: Vec<(String, Option<&Measured>)> = rows.collect();
    let value = |measured: Option<&Measured>| measured.map_or_else(String::new, |m| label::value(indicator, m));
    let widest = rows.iter().map(|(_, m)| text::width(&value(*m))).max().unwrap_or(0).min(page.width / 2);
    for (name, measured) in rows {
        // A single year is nothing to hold against the target of a sum.
        let is_judged = indicator.basis != Basis::Cumulative;
        let reached = is_judged && measured.and_then(|m| indicator.reaches(&m.value)).unwrap_or(false);
        let is_target = name == screen::TARGET;
        let tone = if is_target {
            Tone::Target
        } else if reached {
            Tone::Good
        } else {
            Tone::Plain
        };
        let mut line = Strip::new(page.look);
        line.put_left(&name, 8, Tone::Plain);
        if indicator.is_numeric() {
            line.put_right(&value(measured), widest, tone);
        } else {
            line.put_left(&value(measured), widest, tone);
        }
        let remark = measured.and_then(|m| m.remark.as_deref()).unwrap_or("");
        let indent = line.width() + 2;
        let lines = page.look.wrap(remark, page.width.saturating_sub(indent).max(8));
        line.blank_to(indent);
        for (at, part) in lines.iter().enumerate() {
            if at > 0 {
                line = Strip::new(page.look);
                line.blank_to(indent);
            }
            line.put_marked(part, Tone::Faint, &mut page.marks(part));
            page.line(&line);
        }
    }
}

/// What the level of a node is called.
fn level(plan: &Plan, node: NodeId) -> &str {
    plan.level_of(node).unwrap_or(screen::PLACE)
}

/// Where an entry stands in the tree, a line per level.
fn place(plan: &Plan, node: NodeId, page: &mut Page) {
    let mut above: Vec<NodeId> = plan.tree.ancestors(node).filter(|id| *id != NodeId::ROOT).collect();
    above.reverse();
    for id in above {
        page.field(level(plan, id), &label::subject(plan, Subject::Node(id)), Tone::Plain);
    }
}

/// The other kind of entries of the same node, a line each with what became of them.
fn beside(session: &Session, heading: &str, others: impl Iterator<Item = Subject>, page: &mut Page) {
    let plan = session.plan();
    let mut others = others.peekable();
    if others.peek().is_none() {
        return;
    }
    page.heading(heading);
    for subject in others {
        let (word, tone) = super::standing(session, subject);
        let line = Strip::of(&label::subject(plan, subject), Tone::Plain, page.look);
        let line = line.justified(&Strip::of(&word, tone, page.look), page.width);
        page.line(&line);
    }
}

fn source(session: &Session, subject: Subject, page: &mut Page) {
    let loaded = session.loaded();
    let place = words::line(loaded.positions.of(subject).line);
    page.gap().field(words::FILE, &format!("{} {place}", loaded.origin.display()), Tone::Faint);
}

fn looking_back(session: &Session, page: &mut Page) {
    if session.looks_back() {
        page.field("", &words::as_it_stood(&session.as_of().label(session.calendar)), Tone::Filter);
    }
}
