//! The 体系 pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{canvas, heading};
use crate::tui::app::{App, Focus, TreeLine};
use crate::tui::layout::Layout;
use crate::tui::look::Look;
use crate::tui::rows::{TreeRow, bar, from_before, tree_row};
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// The cells of what stands at the end of each line.
#[derive(Clone, Copy)]
struct Columns {
    /// Done out of all, as wide as the plan needs.
    counts: usize,
    /// The small bar.
    bar: usize,
    /// Unmet indicators.
    unmet: usize,
}

impl Columns {
    fn of(app: &App, width: usize) -> Self {
        let digits = app.session.plan().actions.len().to_string().len();
        Self { counts: (digits * 2 + 1).max(5), bar: if width >= 40 { 8 } else { 3 }, unmet: 4 }
    }
}

/// Draws the pane.
pub fn draw(buffer: &mut Buffer, app: &App, area: Rect) {
    let lines = app.tree.lines(&app.session);
    let (plan, node) = (app.session.current, app.session.selected);
    let selected = lines.position(TreeLine { plan, node });
    heading::draw(buffer, app, area, Focus::Tree, selected, lines.len());
    let width = usize::from(area.width);
    let columns = Columns::of(app, width);
    canvas::put(buffer, canvas::line(area, 1), &names(columns, width, &app.look));
    let entries = Layout::entries(area);
    for number in 0..usize::from(entries.height) {
        let at = app.tree.offset() + number;
        let Some(row) = lines.get(at) else { break };
        let line = canvas::line(entries, number);
        let row = tree_row(&app.session, &app.tree, row);
        canvas::put(buffer, line, &strip(&row, columns, width, &app.look));
        if Some(at) == selected {
            canvas::lay(buffer, line, heading::cursor_tone(app, Focus::Tree), &app.look);
        }
    }
}

fn names<'a>(columns: Columns, width: usize, look: &'a Look) -> Strip<'a> {
    let mut right = Strip::new(look);
    right.put_right(words::DONE_OF_ALL, columns.counts, Tone::Faint).put_right(
        words::UNMET_SHORT,
        1 + columns.bar + columns.unmet,
        Tone::Faint,
    );
    Strip::new(look).justified(&right, width)
}

/// A line of the tree in `width` cells.
fn strip<'a>(row: &TreeRow, columns: Columns, width: usize, look: &'a Look) -> Strip<'a> {
    let glyphs = look.glyphs;
    let mut left = Strip::new(look);
    let fold = match row.unfolded {
        Some(true) => glyphs.unfolded,
        Some(false) => glyphs.folded,
        None => " ",
    };
    left.blank_to(row.indent).put(fold, Tone::Faint);
    let start = left.width();
    left.put_marked(&row.label.written, Tone::Plain, &mut row.label.marks());
    let (done, all) = (row.tally.done, row.tally.actions());
    let mut right = Strip::new(look);
    let counts = if all == 0 { String::new() } else { format!("{done}/{all}") };
    right.put_right(&counts, columns.counts, Tone::Plain).put(" ", Tone::Plain);
    bar(&mut right, &row.tally, columns.bar, look);
    let unmet = if row.tally.unmet == 0 { String::new() } else { row.tally.unmet.to_string() };
    right.put_right(&unmet, columns.unmet, Tone::Poor);
    if row.is_from_before {
        // However long the name is.
        let room = width.saturating_sub(right.width() + 1);
        let mark = from_before(room.saturating_sub(start), look);
        left = left.cut(room.saturating_sub(mark.width()));
        left.append(&mark);
    }
    left.justified(&right, width)
}
