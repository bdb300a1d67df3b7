//! Putting lines into the cells of a frame.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

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
    let mut may_have_pads = false;
    for (text, tone) in line.within(usize::from(area.width)).pieces() {
        let style = tone.style(line.look().colour);
        let rest = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
        x = match text::plain(text) {
            Some(letters) => put_plain(buffer, rest, letters, style),
            None => {
                may_have_pads = true;
                put_any(buffer, rest, text, style)
            }
        };
    }
    if may_have_pads {
        give_second_cells(buffer, Rect { width: x - area.x, ..area });
    }
}

/// Puts letters with their cells at the start of a line, as many as fit; the column behind them. What most of a frame is
/// made of.
fn put_plain(buffer: &mut Buffer, line: Rect, letters: impl Iterator<Item = (char, u16)>, style: Style) -> u16 {
    let mut x = line.x;
    for (letter, cells) in letters {
        let end = x + cells;
        if end > line.right() {
            break;
        }
        if let Some(cell) = buffer.cell_mut((x, line.y)) {
            cell.set_char(letter).set_style(style);
        }
        // The second half of a wide letter too: what differs from frame to frame is told from the cells.
        for behind in x + 1..end {
            if let Some(cell) = buffer.cell_mut((behind, line.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        x = end;
    }
    x
}

/// The same for text of any letters.
fn put_any(buffer: &mut Buffer, line: Rect, text: &str, style: Style) -> u16 {
    let (end, _) = buffer.set_stringn(line.x, line.y, text, usize::from(line.width), style);
    buffer.set_style(Rect { width: end - line.x, ..line }, style);
    end
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
            // A plan's own text may begin with one.
            if x > area.left()
                && let Some(cell) = buffer.cell_mut((x - 1, area.y))
            {
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
            left.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::glyph::GlyphSet;
    use crate::tui::widths::Widths;

    const LINE: Rect = Rect::new(0, 0, 20, 1);

    fn look(widths: Widths) -> Look {
        Look::new(GlyphSet::Unicode, widths, true)
    }

    /// The letters of a line with their columns, as they are sent.
    fn sent(buffer: &Buffer) -> Vec<(u16, String)> {
        let empty = Buffer::filled(buffer.area, ratatui::buffer::Cell::new("\u{2205}"));
        empty.diff(buffer).into_iter().map(|(x, _, cell)| (x, cell.symbol().to_owned())).collect()
    }

    #[test]
    fn a_box_over_half_a_doubtful_letter_keeps_its_border() {
        let look = look(Widths::doubtful());
        let mut buffer = Buffer::empty(LINE);
        put(&mut buffer, LINE, &Strip::of("ab⇒計", Tone::Plain, &look));
        let area = Rect { x: 3, width: 8, ..LINE };
        clear(&mut buffer, area);
        put(&mut buffer, area, &Strip::of("|x", Tone::Plain, &look));
        let line: String = sent(&buffer).into_iter().map(|(_, letter)| letter).collect();
        assert_eq!(line.trim_end(), "ab |x");
        assert_eq!(line.len(), 20);
    }

    #[test]
    fn a_pad_that_stands_alone_takes_nothing_from_its_neighbour() {
        let look = look(Widths::narrow());
        let mut buffer = Buffer::empty(LINE);
        let right = Rect { x: 1, width: 8, ..LINE };
        put(&mut buffer, LINE, &Strip::of("|", Tone::Plain, &look));
        put(&mut buffer, right, &Strip::of("\u{f8ff}ab", Tone::Plain, &look));
        let line: String = sent(&buffer).into_iter().map(|(_, letter)| letter).collect();
        assert_eq!(line.trim_end(), "|<F8FF>ab");
    }

    proptest! {
        #[test]
        fn plain_text_lies_in_the_cells_as_any_other(text in "[ -~あ-んア-ン計画進捗市町→⇒─│▇・。（）]{0,24}", cells in 0u16..30) {
            let line = Rect { x: 3, width: cells.min(LINE.width - 3), ..LINE };
            let style = Tone::Poor.style(true);
            let filled = Buffer::filled(LINE, ratatui::buffer::Cell::new("漢"));
            let (mut plain, mut any) = (filled.clone(), filled);
            let letters = text::plain(&text).expect("all of these are");
            prop_assert_eq!(put_plain(&mut plain, line, letters, style), put_any(&mut any, line, &text, style));
            prop_assert_eq!(plain, any);
        }

        #[test]
        fn a_line_is_as_wide_as_it_says(
            text in "([ -~]|\\PC|[あ-んｱ-ﾟα-ωА-я○①⇒♂☎⚧👨👩🏽🇯🇵◽ﾞﾟㅏ각กำลاक्ष]|\u{3099}|\u{301}|\u{200d}|\u{fe0f}|\u{fe0e}|\u{20e3}|\u{f8ff}){0,12}",
            cells in 1u16..20,
            doubtful: bool,
        ) {
            let look = look(if doubtful { Widths::doubtful() } else { Widths::narrow() });
            let mut buffer = Buffer::filled(LINE, ratatui::buffer::Cell::new("#"));
            let mut line = Strip::new(&look);
            line.put_left(&text, usize::from(cells), Tone::Plain).put("|", Tone::Plain);
            prop_assert_eq!(line.width(), usize::from(cells) + 1);
            put(&mut buffer, LINE, &line);
            let border = sent(&buffer).into_iter().find(|(x, _)| *x == cells);
            prop_assert_eq!(border, Some((cells, "|".to_owned())), "{:?} {:?}", text, line);
        }
    }
}
