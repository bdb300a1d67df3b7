//! Putting lines into the cells of a frame.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::text::{self, PAD};
use crate::tui::tone::Tone;

/// Puts a line at the start of `area`, cut to its width. Lines outside the buffer are left out.
pub fn put(buffer: &mut Buffer, area: Rect, line: &Strip) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut x = area.x;
    for (text, tone) in line.cut(usize::from(area.width)).pieces() {
        let room = usize::from(area.right().saturating_sub(x));
        (x, _) = buffer.set_stringn(x, area.y, text, room, tone.style(line.look().colour));
    }
    give_second_cells(buffer, Rect { width: x - area.x, ..area });
}

/// Makes a character with a pad behind it one of two cells.
fn give_second_cells(buffer: &mut Buffer, area: Rect) {
    const TWO: CellDiffOption = CellDiffOption::ForcedWidth(NonZeroU16::MIN.saturating_add(1));
    let mut pad = [0; 4];
    let pad = &*PAD.encode_utf8(&mut pad);
    for x in area.left()..area.right() {
        if buffer.cell((x, area.y)).is_some_and(|cell| cell.symbol() == pad) {
            if let Some(cell) = buffer.cell_mut((x, area.y)) {
                cell.set_symbol(" ");
            }
            if let Some(cell) = x.checked_sub(1).and_then(|before| buffer.cell_mut((before, area.y))) {
                cell.set_diff_option(TWO);
            }
        }
    }
}

/// The line of `area` with that number, empty if it has none.
pub fn line(area: Rect, number: usize) -> Rect {
    match u16::try_from(number) {
        Ok(number) if number < area.height => Rect { y: area.y + number, height: 1, ..area },
        _ => Rect { height: 0, ..area },
    }
}

/// Lays a tone over what is already there.
pub fn lay(buffer: &mut Buffer, area: Rect, tone: Tone, look: &Look) {
    buffer.set_style(area.intersection(buffer.area), tone.style(look.colour));
}

/// Empties an area. A wide character whose right half would lie in it goes as a whole.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        if let Some(left) = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)))
            && (text::width(left.symbol()) > 1 || left.diff_option != CellDiffOption::None)
        {
            left.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}
