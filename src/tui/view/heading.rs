//! The heading line of a pane: its number, name, how far its list has come, and a rule.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas;
use crate::label;
use crate::plan::{NodeId, Subject};
use crate::tui::app::{App, Focus};
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Draws it in the first line of the pane's area. `cursor` is the entry under the cursor of `len`.
pub fn draw(buffer: &mut Buffer, app: &App, area: Rect, pane: Focus, cursor: Option<usize>, len: usize) {
    let (number, name) = match pane {
        Focus::Tree => (1, words::TREE),
        Focus::Timeline => (2, words::TIMELINE),
        Focus::Indicators => (3, words::INDICATORS),
    };
    let glyphs = app.look.glyphs;
    let tone = if app.focus == pane { Tone::Focus } else { Tone::Title };
    let mut line = Strip::new(&app.look);
    line.put(&format!(" {number} {name} "), tone);
    if let Some(cursor) = cursor.filter(|_| len > 0) {
        line.put(&format!(" {}/{len} ", cursor + 1), Tone::Faint);
    }
    let width = usize::from(area.width);
    // The tree has little room for names: the selected one stands here in full.
    if pane == Focus::Timeline && app.session.selected != NodeId::ROOT {
        let name = label::subject(app.session.plan(), Subject::Node(app.session.selected));
        line.put_cut(&name, width.saturating_sub(line.width() + 3), Tone::Plain).put(" ", Tone::Plain);
    }
    line.fill_to(glyphs.horizontal, width, Tone::Faint);
    canvas::put(buffer, canvas::line(area, 0), &line);
}

/// How the entry under the cursor of a pane is marked.
pub fn cursor_tone(app: &App, pane: Focus) -> Tone {
    if app.focus == pane { Tone::Cursor } else { Tone::Resting }
}
