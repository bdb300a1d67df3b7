//! The form for entering results: its fields, what is known of the year, what would be written.

use super::detail;
use super::page::Page;
use super::typed;
use crate::amend::{Amendment, Line};
use crate::label;
use crate::plan::{FiscalYear, Indicator, IndicatorId, Measured, Plan, Schedule, Stage, Subject, Value};
use crate::query::standings;
use crate::source::{Reading, read_value};
use crate::tui::app::{App, Form, FormField, Session, Written, standing_name};
use crate::tui::look::Look;
use crate::tui::marks::Marks;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{form as words, screen};

/// The cells of a field's name.
const NAME: usize = 10;

/// The cells before a line of the file.
const SIGN: usize = 4;

/// The lines of the form, those of [`FormField::line`] first.
pub fn form<'a>(app: &'a App, form: &Form, width: usize) -> Vec<Strip<'a>> {
    let (session, look) = (&app.session, &app.look);
    let mut page = Page::new(width, look);
    let Some(subject) = form.subject else {
        return without_entry(form, page);
    };
    page.line(&Strip::of(&label::subject(session.plan(), subject), Tone::Strong, look));
    if let Some(amendment) = &form.proposed {
        proposal(amendment, form, &mut page);
        return page.finish();
    }
    let known = known(session, form, subject);
    page.line(&stepped(form, FormField::Year, &form.year.label(session.calendar), "", look));
    page.line(&beside("", &known, Tone::Faint, look));
    page.line(&result(session, form, subject, page.width, look));
    page.line(&choices(form, page.width, look));
    let words = standings(session.plan(), subject);
    let standing = form.standing.and_then(|at| words.get(at).copied()).unwrap_or(words::UNRECORDED);
    let was = form.written.standing.and_then(|at| words.get(at).copied()).unwrap_or(words::UNRECORDED);
    let mut line = stepped(form, FormField::Standing, standing, was, look);
    if let Some(computed) = computed(session, form, subject) {
        line.put("  ", Tone::Plain).put(&computed, Tone::Faint);
    }
    page.line(&line);
    let mut remark = name(form, FormField::Remark, words::REMARK, look);
    remark.append(&text_of(form, FormField::Remark, page.width.saturating_sub(NAME + 1), look));
    page.line(&remark);
    said(form, subject, session.plan(), &mut page);
    match subject {
        Subject::Action(id) => detail::course_of(session, id, &mut page),
        Subject::Indicator(id) => detail::values_of(session, id, &mut page),
        Subject::Plan | Subject::Totals | Subject::Node(_) => {}
    }
    page.finish()
}

/// What was typed for an entry that is not in the plan any more: it can still be read off.
fn without_entry<'a>(form: &Form, mut page: Page<'a>) -> Vec<Strip<'a>> {
    page.indented(words::GONE, Tone::Poor, 0).gap();
    page.field(screen::ACTUAL_FULL, &form.result_text(), Tone::Plain);
    page.field(words::REMARK, &form.remark.text, Tone::Plain);
    page.finish()
}

/// The name of a field, marked where it has the keys.
fn name<'a>(form: &Form, field: FormField, name: &str, look: &'a Look) -> Strip<'a> {
    let tone = if form.field == field { Tone::Focus } else { Tone::Plain };
    let mut line = Strip::of(name, tone, look);
    line.blank_to(NAME);
    line
}

/// A line that says more of the field above it.
fn beside<'a>(name: &str, text: &str, tone: Tone, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::of(name, Tone::Faint, look);
    line.blank_to(NAME).put(text, tone);
    line
}

/// A field that is stepped through; `was` stands behind it where that is another.
fn stepped<'a>(form: &Form, field: FormField, text: &str, was: &str, look: &'a Look) -> Strip<'a> {
    let label = match (field, form.subject) {
        (FormField::Standing, Some(subject)) => standing_name(subject),
        _ => words::YEAR,
    };
    let mut line = name(form, field, label, look);
    let [_, _, left, right] = look.glyphs.arrows;
    let (arrows, tone) = if form.field == field { (Tone::Key, Tone::Cursor) } else { (Tone::Faint, Tone::Plain) };
    line.put(&format!("{left} "), arrows).put(&format!(" {text} "), tone).put(&format!(" {right}"), arrows);
    if form.has_changed(field) {
        line.put(&words::before(was), Tone::Faint);
    }
    line
}

/// The text of a field, with its cursor where it has the keys.
fn text_of<'a>(form: &Form, field: FormField, cells: usize, look: &'a Look) -> Strip<'a> {
    let input = if field == FormField::Result { &form.result } else { &form.remark };
    match (form.field == field, form.choices.text(&form.result)) {
        (true, Some(chosen)) if field == FormField::Result => {
            let mut line = Strip::new(look);
            line.put_cut(&chosen, cells.saturating_sub(1), Tone::Hit).put(look.glyphs.caret, Tone::Key);
            line
        }
        (true, _) => typed(input, cells, look),
        (false, _) => Strip::of(&input.text, Tone::Plain, look).cut(cells),
    }
}

/// 実績, with the unit and what it was.
fn result<'a>(session: &Session, form: &Form, subject: Subject, width: usize, look: &'a Look) -> Strip<'a> {
    let mut line = name(form, FormField::Result, screen::ACTUAL_FULL, look);
    let unit = match subject {
        Subject::Indicator(id) => session.plan().indicator(id).unit.as_deref().unwrap_or(""),
        _ => "",
    };
    let mut right = Strip::of(unit, Tone::Plain, look);
    if form.has_changed(FormField::Result) {
        right.put(" ", Tone::Plain).put(&words::before(&form.written.result), Tone::Faint);
    }
    let right = right.cut(width / 2);
    let room = width.saturating_sub(NAME + 1 + right.width());
    line.append(&text_of(form, FormField::Result, room, look));
    line.put(" ", Tone::Plain).append(&right);
    line
}

/// The words to choose from, as many as fit, the chosen one among them; only while they can be chosen.
fn choices<'a>(form: &Form, width: usize, look: &'a Look) -> Strip<'a> {
    let left: Vec<&str> = form.choices.left().collect();
    if form.field != FormField::Result || left.is_empty() {
        return Strip::new(look);
    }
    let mut line = beside(words::CHOICES, "", Tone::Plain, look);
    let room = width.saturating_sub(NAME);
    let at = form.choices.at().unwrap_or(0);
    let cells = |at: usize| look.width(left[at]) + 2;
    // From the first on, as long as the chosen one is among those that fit.
    let first = (0..=at).find(|first| (*first..=at).map(cells).sum::<usize>() <= room + 2).unwrap_or(at);
    let more = look.width(look.glyphs.ellipsis);
    for (number, word) in left.iter().enumerate().skip(first) {
        // That there are more is said behind the last one that fits.
        let reserved = if number + 1 < left.len() { more + 2 } else { 0 };
        let room = width.saturating_sub(line.width());
        if number > first && look.width(word) + reserved > room {
            line.put_cut(look.glyphs.ellipsis, room, Tone::Faint);
            break;
        }
        let tone = if form.choices.at() == Some(number) { Tone::Cursor } else { Tone::Plain };
        line.put_cut(word, room, tone).put("  ", Tone::Plain);
    }
    line
}

/// What is planned or aimed at, and what the year before has.
fn known(session: &Session, form: &Form, subject: Subject) -> String {
    let plan = session.plan();
    let year = |year: FiscalYear| year.label(session.calendar);
    let aim = match subject {
        Subject::Action(id) => {
            let planned = &plan.action(id).planned;
            let stage = planned.0.get(form.year);
            words::planned(&stage.map(|stage| running(planned, stage, form.year)).unwrap_or_default())
        }
        Subject::Indicator(id) => words::target(&label::target(plan.indicator(id))),
        Subject::Plan | Subject::Totals | Subject::Node(_) => String::new(),
    };
    let before = plan.years.iter().rev().find(|other| **other < form.year);
    let before = before.map(|before| {
        let written = match subject {
            Subject::Indicator(id) => {
                let indicator = plan.indicator(id);
                indicator.actual.get(*before).map_or_else(String::new, |measured| label::value(indicator, measured))
            }
            Subject::Action(id) => {
                let stage = plan.action(id).actual.0.get(*before);
                stage.map_or_else(
                    || Written::of(plan, subject, *before).result,
                    |stage| running(&plan.action(id).actual, stage, *before),
                )
            }
            Subject::Plan | Subject::Totals | Subject::Node(_) => String::new(),
        };
        words::year_before(&year(*before), &written)
    });
    [Some(aim), before].into_iter().flatten().collect::<Vec<_>>().join("   ")
}

/// A stage with the words that go on behind its ⇒.
fn running(schedule: &Schedule, stage: &Stage, year: FiscalYear) -> String {
    match stage {
        Stage::Continued => crate::words::detail::goes_on(&schedule.running(year)),
        Stage::Words(_) => stage.text(),
    }
}

/// What would follow from what is entered, as of the year of the form if that is later than the plan's own.
fn computed(session: &Session, form: &Form, subject: Subject) -> Option<String> {
    let plan = session.plan();
    let as_of = plan.as_of.max(form.year);
    match subject {
        Subject::Action(id) => {
            let mut action = plan.action(id).clone();
            action.actual.0.insert(form.year, Stage::words(entries(&form.result_text())?));
            let class = action.computed_class(as_of)?;
            // Where several words say it, the one that is chosen says it as well as another.
            let chosen = form.standing.and_then(|at| plan.statuses.get(at)).filter(|status| status.class == class);
            let word = chosen.map_or_else(|| label::status_class(plan, class), |status| &status.word);
            Some(words::computed(word))
        }
        Subject::Indicator(id) => {
            let indicator = with_value(plan, id, form)?;
            let Some(indicator) = indicator else { return Some(words::NO_NUMBER.to_owned()) };
            let Ok(verdict) = plan.computed_of(&indicator, as_of) else { return None };
            let mut text = words::computed(screen::achievement(verdict));
            let share = plan.attainment_of(&indicator, as_of).ok().filter(|share| *share >= 0.0);
            if let Some(Ok(percentage)) = share.map(|share| label::percentage(Ok(share))) {
                text += &words::attainment(&percentage);
            }
            Some(text)
        }
        Subject::Plan | Subject::Totals | Subject::Node(_) => None,
    }
}

/// The stages of a text; `None` without any.
fn entries(text: &str) -> Option<Vec<String>> {
    let entries: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    (!entries.is_empty()).then_some(entries)
}

/// The indicator as it would be: `None` if nothing is entered, and within that if it is no number where one is due.
fn with_value(plan: &Plan, id: IndicatorId, form: &Form) -> Option<Option<Indicator>> {
    let text = form.result_text();
    let mut indicator = plan.indicator(id).clone();
    let is_state = indicator.direction == crate::plan::Direction::State;
    let value = match read_value(&text, indicator.unit.as_deref()) {
        _ if text.is_empty() => return None,
        Reading::NotMeasured => Value::NotMeasured,
        _ if is_state => Value::Word(text),
        Reading::Number(number) => Value::Number(number),
        Reading::Word if !indicator.is_numeric() => Value::Word(text),
        _ => return Some(None),
    };
    indicator.actual.insert(form.year, Measured::from(value));
    Some(Some(indicator))
}

/// Why nothing was written, or what somebody else has written meanwhile; else that in the plan's last year it is to be
/// recorded how the entry came out, which nobody would notice before the next check.
fn said(form: &Form, subject: Subject, plan: &Plan, page: &mut Page) {
    if let Some((field, now)) = &form.overtaken {
        page.gap().indented(&words::overtaken(field, now), Tone::Fair, 0);
    }
    let Some(trouble) = &form.trouble else {
        let is_last = plan.years.last() == Some(&form.year);
        if is_last && form.standing.is_none() && form.overtaken.is_none() {
            page.gap().indented(&words::plan_ends(standing_name(subject)), Tone::Fair, 0);
        }
        return;
    };
    page.gap();
    for (at, wording) in trouble.wordings.iter().enumerate() {
        let indent = if at == 0 { 0 } else { 2 };
        page.indented(&wording.message, Tone::Poor, indent);
        page.indented(wording.hint.as_deref().unwrap_or(""), Tone::Plain, indent);
    }
    if trouble.is_warning() {
        page.indented(words::INSIST, Tone::Key, 0);
    }
}

/// The lines of the file as they are and as they would be.
fn proposal(amendment: &Amendment, form: &Form, page: &mut Page) {
    let sentence = if form.despite.is_empty() { words::CONFIRM } else { words::CONFIRM_DESPITE };
    page.gap().indented(sentence, Tone::Plain, 0);
    if let Some(word) = form.new_word() {
        page.gap().indented(&words::new_word(&word), Tone::Fair, 0);
    }
    for hunk in amendment.hunks() {
        page.gap().indented(&words::line(hunk.line), Tone::Faint, 0);
        for line in &hunk.removed {
            written(words::REMOVED, line, Tone::Poor, page);
        }
        for line in &hunk.added {
            written(words::ADDED, line, Tone::Good, page);
        }
    }
}

/// A line of the file, the letters of it that change marked; broken, so that all of it can be read.
fn written(sign: &str, line: &Line, tone: Tone, page: &mut Page) {
    let text = line.text.trim_start();
    let cut = line.text.chars().count() - text.chars().count();
    let changed: Vec<usize> = line.marked.clone().filter_map(|at| at.checked_sub(cut)).collect();
    let mut marks = Marks::of(text, &changed);
    for (at, part) in page.look.wrap(text, page.width.saturating_sub(SIGN)).iter().enumerate() {
        let mut shown = Strip::new(page.look);
        shown.put_left(if at == 0 { sign } else { "" }, SIGN, tone).put_marked(part, Tone::Plain, &mut marks);
        page.line(&shown);
    }
}
