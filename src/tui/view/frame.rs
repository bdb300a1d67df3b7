//! What surrounds the panes but for the line of filters: header, banner, the last line.

use ratatui::buffer::Buffer;

use super::{canvas, hints};
use crate::label;
use crate::plan::{StatusClass, Tally};
use crate::source::is_about_whole_file;
use crate::tui::app::{App, Input, Overlay, Searching};
use crate::tui::command::Command;
use crate::tui::rows::{self, status_tone};
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{live, plans, screen as words, state};

/// From that width on a search prompt names its keys.
const ROOM_FOR_KEYS: usize = 76;

/// The cells that a plan's title keeps in any case.
const TITLE: usize = 22;

/// The plan, the year it is looked at from, and its totals.
pub fn header(buffer: &mut Buffer, app: &App) {
    let (session, look) = (&app.session, &app.look);
    let plan = session.plan();
    let mut left = Strip::new(look);
    left.put(" ", Tone::Plain);
    // Of one width, so that nothing moves while they come, or when another is shown.
    let count = |some: usize, all: usize| format!("{some:>width$}/{all}", width = all.to_string().len());
    match &app.arriving {
        // How many have been read is no place of a plan, and what is counted meanwhile is not of all.
        Some(arriving) if arriving.of > 1 => {
            left.put(&words::arriving(&count(arriving.read, arriving.of)), Tone::Faint).put(" ", Tone::Plain);
        }
        Some(_) => {}
        None => {
            let plans = session.workspace.plans.len();
            if plans > 1 {
                left.put(&format!("[{}] ", count(session.place(), plans)), Tone::Key);
            }
        }
    }
    left.put(&plan.title, Tone::Strong);
    if let Some(municipality) = plan.municipality.as_ref().filter(|name| !plan.title.contains(*name)) {
        left.put(" ", Tone::Plain).put(municipality, Tone::Plain);
    }
    let width = usize::from(app.layout.header.width);
    let [year, actions, indicators] = totals(app, &session.total());
    let mut right = year;
    right.append(&actions);
    // A title can be cut a little, but not to nothing.
    if left.width().min(TITLE) + right.width() + indicators.width() < width {
        right.append(&indicators);
    }
    canvas::put(buffer, app.layout.header, &left.justified(&right, width));
}

/// The year looked at, actions by status, indicators by verdict.
fn totals<'a>(app: &'a App, tally: &Tally) -> [Strip<'a>; 3] {
    let (session, look) = (&app.session, &app.look);
    let plan = session.plan();
    let year = Strip::of(&words::as_of(&session.as_of().label(session.calendar)), Tone::Plain, look);
    let mut actions = Strip::new(look);
    let classes =
        [(StatusClass::Done, tally.done), (StatusClass::Partly, tally.partly), (StatusClass::NotDone, tally.not_done)];
    for (class, count) in classes {
        let word = label::status_class(plan, class);
        count_of(&mut actions, word, count, status_tone(Some(class)));
    }
    if tally.unrecorded > 0 {
        count_of(&mut actions, words::UNRECORDED, tally.unrecorded, Tone::Poor);
    }
    use crate::plan::Achievement::{Met, Unmet};
    let mut indicators = Strip::of(" ", Tone::Plain, look);
    count_of(&mut indicators, words::achievement(Met), tally.met, Tone::Good);
    count_of(&mut indicators, words::achievement(Unmet), tally.unmet, Tone::Poor);
    [year, actions, indicators]
}

fn count_of(line: &mut Strip, word: &str, count: usize, tone: Tone) {
    line.put(" ", Tone::Plain).put(word, Tone::Plain).put(&count.to_string(), tone);
}

/// Why the plan on the screen is not what its file holds now; nothing where it is.
pub fn banner(buffer: &mut Buffer, app: &App) {
    let loaded = app.session.loaded();
    let Some(broken) = &loaded.broken else { return };
    let file = label::file(loaded);
    let text = if is_about_whole_file(broken) {
        live::lost(&file, &broken.message)
    } else {
        live::broken(&file, broken.position.line, &broken.message)
    };
    let width = usize::from(app.layout.banner.width);
    let mut line = Strip::of(" ", Tone::Plain, &app.look);
    line.put(live::SHOWN_FROM_BEFORE, Tone::Filter).put("  ", Tone::Plain);
    let mut hint = Strip::of("  ", Tone::Plain, &app.look);
    hint.put(&app.key_of(Command::Findings), Tone::Key).put(" ", Tone::Plain);
    hint.put(Command::Findings.label(), Tone::Faint).put(" ", Tone::Plain);
    line.put_cut(&text, width.saturating_sub(line.width() + hint.width()), Tone::Plain);
    canvas::put(buffer, app.layout.banner, &line.justified(&hint, width));
}

/// The prompt that is open, what just happened, or the keys that matter now.
pub fn last_line(buffer: &mut Buffer, app: &App) {
    let look = &app.look;
    let width = usize::from(app.layout.hints.width);
    let line = match (app.overlays.last(), &app.notice) {
        (Some(Overlay::Search(searching)), notice) => search(app, searching, notice.as_deref()),
        (Some(Overlay::SearchOfAll(searching)), notice) => {
            let (left, all) = (app.session.plans_left().len(), app.session.plans_named());
            let found = plans::count(left, all);
            let [up, down, ..] = look.glyphs.arrows;
            prompt(
                app,
                plans::SEARCH_PROMPT,
                &searching.input,
                notice.as_deref(),
                &format!("{found}  {}", plans::search_hint(up, down)),
            )
        }
        (Some(Overlay::Save(input)), notice) => {
            prompt(app, words::SAVE_PROMPT, input, notice.as_deref(), words::SAVE_HINT)
        }
        (Some(Overlay::NameView(input)), notice) => {
            prompt(app, state::NAME_PROMPT, input, notice.as_deref(), state::NAME_HINT)
        }
        (_, Some(notice)) => {
            let mut line = Strip::of(" ", Tone::Plain, look);
            line.put(notice, Tone::Filter);
            line.cut(width)
        }
        _ => hints::line(app),
    };
    // The blanks behind the last hint are no loss.
    let line = if line.width() <= width + 2 { line.cut_plain(width) } else { line.cut(width) };
    canvas::put(buffer, app.layout.hints, &line);
}

/// The prompt of the search, with how much is found.
fn search<'a>(app: &'a App, searching: &Searching, notice: Option<&str>) -> Strip<'a> {
    let [up, down, ..] = app.look.glyphs.arrows;
    let keys = words::search_hint(up, down);
    let found = match searching.at {
        _ if searching.input.text.trim().is_empty() => String::new(),
        Some(at) => words::hit_of(at + 1, searching.hits.len()),
        None => words::NOT_FOUND.to_owned(),
    };
    // What is typed and what is found come before the keys.
    let has_room = usize::from(app.layout.hints.width) >= ROOM_FOR_KEYS;
    let right = if has_room { format!("{found}  {keys}") } else { found };
    prompt(app, words::SEARCH_PROMPT, &searching.input, notice, &right)
}

/// What is typed, and behind it what just happened or else the keys. What happened may be of any length, and comes
/// while one types: what is typed has most of the line before that.
fn prompt<'a>(app: &'a App, name: &str, input: &Input, notice: Option<&str>, keys: &str) -> Strip<'a> {
    let look = &app.look;
    let width = usize::from(app.layout.hints.width);
    let mut line = Strip::of(&format!(" {name}: "), Tone::Key, look);
    let right = match notice {
        Some(notice) => {
            let typed = rows::typed(input, (width * 2 / 3).saturating_sub(line.width()), look);
            let room = width.saturating_sub(line.width() + typed.width() + 3);
            let mut right = Strip::new(look);
            right.put_cut(notice, room, Tone::Faint).put(" ", Tone::Plain);
            right
        }
        None => Strip::of(&format!("{keys} "), Tone::Faint, look),
    };
    let room = width.saturating_sub(line.width() + right.width() + 2);
    line.append(&rows::typed(input, room + 1, look));
    line.justified(&right, width)
}
