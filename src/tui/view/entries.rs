//! What the 工程 and 指標 panes have in common: a heading, entries of some lines each, and the one under
//! the cursor marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{canvas, heading};
use crate::tui::app::{App, Focus, ListPlace};
use crate::tui::command::Command;
use crate::tui::layout::Layout;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Draws the heading and the entries in sight. `lines_of` gives the lines of one of the `len` entries;
/// `name` is the width of its name where that stands beside the rest, else its first line is the name.
pub fn draw<'a>(
    buffer: &mut Buffer,
    app: &'a App,
    area: Rect,
    pane: Focus,
    len: usize,
    name: Option<usize>,
    lines_of: impl Fn(usize) -> Vec<Strip<'a>>,
) {
    let ListPlace { cursor, offset } = if pane == Focus::Timeline { app.timeline } else { app.indicators };
    heading::draw(buffer, app, area, pane, Some(cursor), len);
    let entries = Layout::entries(area);
    if len == 0 {
        canvas::put(buffer, canvas::line(entries, 0), &nothing(app, pane));
    }
    let mut next = 0;
    for at in offset..len {
        if next >= usize::from(entries.height) {
            break;
        }
        for (number, line) in lines_of(at).iter().enumerate() {
            let place = canvas::line(entries, next);
            next += 1;
            canvas::put(buffer, place, line);
            if at == cursor {
                let marked = name.map_or(if number == 0 { area.width } else { 0 }, |name| name as u16);
                let marked = Rect { width: marked.min(place.width), ..place };
                canvas::lay(buffer, marked, heading::cursor_tone(app, pane), &app.look);
            }
        }
    }
}

/// What stands in a pane without entries.
fn nothing(app: &App, pane: Focus) -> Strip<'_> {
    let text = match pane {
        _ if !app.session.filter.is_empty() => words::nothing_shown(&app.key_of(Command::ClearFilters)),
        Focus::Indicators => words::NO_INDICATORS.to_owned(),
        Focus::Timeline | Focus::Tree => words::NO_ACTIONS.to_owned(),
    };
    Strip::of(&text, Tone::Faint, &app.look)
}
