//! The small bar of how much of the actions is done.

use crate::plan::Tally;
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;

/// Puts a bar for what is done of all actions, filled by eighths of a cell; blanks where there are none.
pub fn bar(line: &mut Strip, tally: &Tally, cells: usize, look: &Look) {
    let (start, glyphs) = (line.width(), look.glyphs);
    let (done, all) = (tally.done, tally.actions());
    if all == 0 {
        line.blank_to(start + cells);
        return;
    }
    // Only what is done as a whole fills the bar as a whole.
    let eighths = done * cells * 8 / all;
    line.fill_to(glyphs.eighths[7], start + eighths / 8, Tone::Good);
    if let Some(part) = (eighths % 8).checked_sub(1) {
        line.put(glyphs.eighths[part], Tone::Good);
    }
    line.fill_to(glyphs.trough, start + cells, Tone::Faint);
}
