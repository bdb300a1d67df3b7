//! The line of filters: what is filtered by, and how much that leaves.
//!
//! Invariant: no filter that is on is hidden. Counts give way to them, and where they do not fit all the same, each is
//! shortened, so that each is seen.

use ratatui::buffer::Buffer;

use super::canvas;
use crate::label;
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::rows::open_errors;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::unavailable::FINISH_TYPING;
use crate::words::{found, plans, screen as words};

/// Between two filters.
const BETWEEN: &str = "  ";

/// What the filter leaves, and of how much.
struct Counted {
    /// Of which plans, where not of the current one.
    of: Option<String>,
    actions: (usize, usize),
    indicators: (usize, usize),
    attention: usize,
    /// What could not be read is missing from all that is shown here.
    errors: String,
}

/// One meaning of 要対応 for one plan and for all, and for `susumi attention`: what the whole filter leaves.
fn counted(app: &App) -> Counted {
    let session = &app.session;
    if !app.is_about_all() {
        let (plan, shown) = (session.plan(), session.shown());
        let errors = open_errors(session);
        return Counted {
            of: None,
            actions: (shown.actions.len(), plan.actions.len()),
            indicators: (shown.indicators.len(), plan.indicators.len()),
            attention: session.attention_left(),
            errors: if errors > 0 { found::errors(errors) } else { String::new() },
        };
    }
    let (total, (actions, indicators)) = (session.plans_total(), session.plans_whole());
    let named = session.plans_named();
    let is_all = named == session.workspace.plans.len();
    // The list says so itself.
    let failed = if app.lists_plans() { 0 } else { session.failures_named() };
    Counted {
        of: Some(if is_all { plans::ALL_PLANS.to_owned() } else { plans::count(named, named) }),
        actions: (total.summary.tally.actions(), actions),
        indicators: (total.summary.tally.indicators(), indicators),
        attention: total.attention,
        errors: if failed > 0 { plans::failed(failed) } else { String::new() },
    }
}

/// The filter that is on, and how much it leaves.
pub fn draw(buffer: &mut Buffer, app: &App) {
    let (session, look) = (&app.session, &app.look);
    let width = usize::from(app.layout.filter.width);
    let filters = filters(app);
    let mut left = Strip::of(" ", Tone::Plain, look);
    if filters.is_empty() {
        left.put(words::NO_FILTER, Tone::Faint);
    }
    let needed: Vec<usize> = filters.iter().map(|filter| look.width(filter)).collect();
    let between = BETWEEN.len() * filters.len().saturating_sub(1);
    let cells = shared(&needed, width.saturating_sub(left.width() + between));
    for (at, (filter, cells)) in filters.iter().zip(cells).enumerate() {
        left.put(if at > 0 { BETWEEN } else { "" }, Tone::Plain).put_cut(filter, cells, Tone::Filter);
    }
    let right = counts(app, width.saturating_sub(left.width()));
    let is_narrowed = !session.filter.is_empty() || !app.names_in_force().is_empty();
    // While something is typed the key is a letter of that.
    let is_key = app.unavailable(Command::ClearFilters) != Some(FINISH_TYPING);
    let mut hint = Strip::of("  ", Tone::Plain, look);
    hint.put(&app.key_of(Command::ClearFilters), Tone::Key).put(" ", Tone::Plain);
    hint.put(Command::ClearFilters.label(), Tone::Faint);
    if is_narrowed && is_key && left.width() + hint.width() + right.width() < width {
        left.append(&hint);
    }
    // What the count in the header says.
    let arriving = app.arriving.as_ref().filter(|arriving| arriving.of > 1);
    let more = Strip::of(arriving.map_or("", |_| words::ARRIVING), Tone::Faint, look);
    if left.width() + more.width() + right.width() < width {
        left.append(&more);
    }
    canvas::put(buffer, app.layout.filter, &left.justified(&right, width));
}

/// What is filtered by, in words, and the year looked back to before it.
fn filters(app: &App) -> Vec<String> {
    let session = &app.session;
    let mut filters = Vec::new();
    if session.looks_back() {
        let year = session.as_of().label(session.calendar);
        filters.push(words::looking_back(&year, &app.key_of(Command::LaterYear)));
    }
    filters.extend(label::filter_parts(&session.filter));
    if !app.names_in_force().is_empty() {
        filters.push(plans::named(app.names_in_force()));
    }
    filters
}

/// How many cells each gets of so many: what it needs, or as much as the others that need more.
fn shared(needed: &[usize], cells: usize) -> Vec<usize> {
    let mut in_order: Vec<(usize, usize)> = needed.iter().copied().enumerate().collect();
    in_order.sort_by_key(|(_, needed)| *needed);
    let (mut left, mut others) = (cells, needed.len());
    for (_, cells) in &mut in_order {
        *cells = (*cells).min(left / others);
        left -= *cells;
        others -= 1;
    }
    in_order.sort_unstable();
    in_order.into_iter().map(|(_, cells)| cells).collect()
}

/// As many of the counts as fit into less than so many cells, the most wanted ones first.
fn counts(app: &App, cells: usize) -> Strip<'_> {
    let look = &app.look;
    let Counted { of, actions, indicators, attention, errors } = counted(app);
    let share = |line: &mut Strip, name, (shown, all)| {
        let tone = if shown < all { Tone::Filter } else { Tone::Plain };
        line.put(name, Tone::Plain).put(" ", Tone::Plain).put(&words::share(shown, all), tone).put("  ", Tone::Plain);
    };
    let mut some = Strip::new(look);
    if let Some(of) = &of {
        some.put(of, Tone::Title).put(" ", Tone::Plain);
    }
    share(&mut some, words::ACTIONS, actions);
    let mut line = Strip::new(look);
    line.append(&some);
    share(&mut line, words::INDICATORS, indicators);
    if line.width() >= cells {
        return if some.width() < cells { some } else { Strip::new(look) };
    }
    let mut more = Vec::new();
    if attention > 0 {
        let mut part = Strip::of(&words::attention_count(attention), Tone::Fair, look);
        part.put("  ", Tone::Plain);
        more.push(part);
    }
    if !errors.is_empty() {
        let mut part = Strip::of(&errors, Tone::Poor, look);
        part.put(" ", Tone::Plain).put(&app.key_of(Command::Findings), Tone::Key).put("  ", Tone::Plain);
        more.push(part);
    }
    if of.is_some() {
        // Of all plans no line says which files are missing from the numbers.
        more.reverse();
    }
    for mut longer in more {
        longer.append(&line);
        if longer.width() < cells {
            line = longer;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn the_long_ones_give_way_to_the_short_ones() {
        let table: [(&[usize], usize, &[usize]); 5] = [
            (&[10, 5], 20, &[10, 5]),
            (&[30, 5, 30], 45, &[20, 5, 20]),
            (&[30, 8, 12], 40, &[20, 8, 12]),
            (&[9, 9, 9, 9], 30, &[7, 7, 8, 8]),
            (&[], 30, &[]),
        ];
        for (needed, cells, expected) in table {
            assert_eq!(shared(needed, cells), expected, "{needed:?} {cells}");
        }
    }
}
