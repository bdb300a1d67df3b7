//! What is sent to the terminal for a frame: as few bytes as the frame needs, in one write.
//!
//! Cells that lie side by side are sent as one run of text; the cursor is moved only where a run does
//! not begin where the last one ended, and over a short gap by sending it again. A line that is empty to
//! its end is erased. A character whose width the terminal may see otherwise is written over blanks and
//! the cursor is placed anew behind it, so that no column ever shifts.

mod pen;
mod shown;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use pen::Pen;
use shown::{Shown, Slot};

const BEGIN_SYNCHRONIZED: &[u8] = b"\x1b[?2026h";
const END_SYNCHRONIZED: &[u8] = b"\x1b[?2026l";
/// Letters that do not fit into a line are not continued on the next one.
const NO_WRAP: &str = "\x1b[?7l";
const WRAP: &str = "\x1b[?7h";
const ERASE_LINE: &str = "\x1b[K";

/// A [`Backend`] that joins cells into runs.
pub struct RunBackend<W> {
    out: W,
    /// What has been drawn and not yet sent.
    frame: Vec<u8>,
    shown: Shown,
    /// Where the terminal's cursor stands, as far as that is certain.
    cursor: Cursor,
    pen: Pen,
    hidden: bool,
    size: fn() -> io::Result<Size>,
    /// Bytes of each frame sent, for those who ask.
    sent: Option<Box<dyn FnMut(usize) + Send>>,
}

/// Where the terminal's cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    At(u16, u16),
    /// Somewhere in that line.
    Line(u16),
    Anywhere,
}

impl<W: Write> RunBackend<W> {
    /// A backend that writes to `out` and asks `size` how large the terminal is.
    pub fn new(out: W, size: fn() -> io::Result<Size>) -> Self {
        Self {
            out,
            frame: Vec::new(),
            shown: Shown::default(),
            cursor: Cursor::Anywhere,
            pen: Pen::PLAIN,
            hidden: false,
            size,
            sent: None,
        }
    }

    /// Tells `sent` the number of bytes of each frame from now on.
    pub fn report_to(&mut self, sent: Box<dyn FnMut(usize) + Send>) {
        self.sent = Some(sent);
    }

    /// Takes nothing for granted any more of what the terminal shows or how it writes.
    pub fn forget(&mut self) {
        self.cursor = Cursor::Anywhere;
        self.hidden = false;
        self.write("\x1b[m");
        self.pen = Pen::PLAIN;
    }

    /// Sends bytes that are no part of a frame.
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.cursor = Cursor::Anywhere;
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    fn move_to(&mut self, x: u16, y: u16) {
        let sequence = sequence_to(self.cursor, x, y);
        self.write(&sequence);
        self.cursor = Cursor::At(x, y);
    }

    fn write(&mut self, text: &str) {
        self.frame.extend_from_slice(text.as_bytes());
    }

    fn take(&mut self, pen: Pen) {
        let change = pen.after(self.pen);
        self.write(&change);
        self.pen = pen;
    }

    /// Sends what is stale of a line.
    fn write_line(&mut self, y: u16, line: &mut [Slot]) {
        let empty_from = line.iter().rposition(|slot| !slot.is_empty()).map_or(0, |last| last + 1);
        let mut x = 0;
        while let Some(slot) = line.get(x) {
            let next = x + usize::from(slot.width).max(1);
            if slot.stale {
                if x >= empty_from && line.len() - x > ERASE_LINE.len() {
                    self.erase_from(x, y);
                    break;
                }
                self.reach(x, y, line);
                let slot = &line[x];
                self.write_slot(x, y, slot, line.len());
                let reach = x + usize::from(slot.reach);
                for covered in line.iter_mut().take(reach).skip(next) {
                    covered.stale = true;
                }
            }
            x = next;
        }
        for slot in line {
            slot.stale = false;
        }
    }

    fn erase_from(&mut self, x: usize, y: u16) {
        self.move_to(x as u16, y);
        if !self.pen.leaves_blanks_empty() {
            self.take(Pen::PLAIN);
        }
        self.write(ERASE_LINE);
    }

    /// Brings the cursor to a column: by writing again what lies before it if that is shorter.
    fn reach(&mut self, x: usize, y: u16, line: &[Slot]) {
        if self.cursor == Cursor::At(x as u16, y) {
            return;
        }
        if let Cursor::At(from, row) = self.cursor
            && row == y
            && let Some(gap) = line.get(usize::from(from)..x)
        {
            let length: usize = gap.iter().filter(|slot| slot.width > 0).map(|slot| slot.letter.len()).sum();
            let same = |slot: &Slot| slot.certain && self.suits(slot);
            if length <= sequence_to(self.cursor, x as u16, y).len() && gap.iter().all(same) {
                for slot in gap.iter().filter(|slot| slot.width > 0) {
                    self.write(&slot.letter);
                }
                self.cursor = Cursor::At(x as u16, y);
            }
        }
        self.move_to(x as u16, y);
    }

    /// Whether a letter looks as it should if it is written now.
    fn suits(&self, slot: &Slot) -> bool {
        slot.pen == self.pen || (slot.is_empty() && self.pen.leaves_blanks_empty())
    }

    /// Sends a letter; the cursor is there.
    fn write_slot(&mut self, x: usize, y: u16, slot: &Slot, columns: usize) {
        if !self.suits(slot) {
            self.take(slot.pen);
        }
        let end = x + usize::from(slot.width);
        if slot.certain {
            self.write(&slot.letter);
            self.cursor = Cursor::At(end as u16, y);
        } else {
            self.write(&" ".repeat(usize::from(slot.width)));
            self.write(&format!("\x1b[{}G", x + 1));
            if x + usize::from(slot.reach) > columns {
                self.write(&format!("{NO_WRAP}{}{WRAP}", slot.letter));
            } else {
                self.write(&slot.letter);
            }
            self.cursor = Cursor::Line(y);
        }
        if end >= columns {
            // Behind the last column terminals differ.
            self.cursor = Cursor::Anywhere;
        }
    }
}

/// The shortest sequence that brings the cursor to a cell.
fn sequence_to(cursor: Cursor, x: u16, y: u16) -> String {
    match cursor {
        Cursor::At(column, row) if (column, row) == (x, y) => String::new(),
        Cursor::At(_, row) | Cursor::Line(row) if row == y => format!("\x1b[{}G", x + 1),
        Cursor::At(_, row) | Cursor::Line(row) if row + 1 == y && x == 0 => "\r\n".to_owned(),
        _ => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

impl<W: Write> Backend for RunBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut shown = std::mem::take(&mut self.shown);
        shown.fit(self.size()?);
        for (x, y, cell) in content {
            shown.put(x, y, cell);
        }
        for (y, line) in shown.take_stale() {
            self.write_line(y, line);
        }
        self.shown = shown;
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if !self.hidden {
            self.hidden = true;
            self.write("\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.hidden {
            self.hidden = false;
            self.write("\x1b[?25h");
        }
        Ok(())
    }

    /// Nobody needs to know: the terminal is never asked while keys are read.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(match self.cursor {
            Cursor::At(x, y) => Position { x, y },
            _ => Position::default(),
        })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.move_to(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Empties the screen; parts of it are never asked for.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        if region != ClearType::All {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.take(Pen::PLAIN);
        self.write("\x1b[2J");
        self.shown.fit(self.size()?);
        self.shown.clear();
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        (self.size)()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// Sends the frame in one write; nothing if nothing was drawn.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(self.frame.len() + BEGIN_SYNCHRONIZED.len() + END_SYNCHRONIZED.len());
        bytes.extend_from_slice(BEGIN_SYNCHRONIZED);
        bytes.append(&mut self.frame);
        bytes.extend_from_slice(END_SYNCHRONIZED);
        if let Some(sent) = &mut self.sent {
            sent(bytes.len());
        }
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, CellDiffOption};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style as Look};

    use super::*;

    fn size() -> io::Result<Size> {
        Ok(Size::new(10, 3))
    }

    /// What is sent for the difference of two screens of one line.
    fn sent(before: &Buffer, after: &Buffer) -> String {
        let mut out = Vec::new();
        let mut backend = RunBackend::new(&mut out, size);
        backend.draw(screen(|_| ()).diff(before).into_iter()).unwrap();
        backend.frame.clear();
        (backend.cursor, backend.pen) = (Cursor::Anywhere, Pen::PLAIN);
        backend.draw(before.diff(after).into_iter()).unwrap();
        backend.flush().unwrap();
        String::from_utf8(out).unwrap().replace("\x1b[?2026h", "").replace("\x1b[?2026l", "").replace('\x1b', "^")
    }

    fn screen(paint: impl FnOnce(&mut Buffer)) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
        paint(&mut buffer);
        buffer
    }

    #[test]
    fn japanese_is_one_run() {
        let after = screen(|b| b.set_string(0, 0, "計画a全体", Look::new()));
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;1H計画a全体");
    }

    #[test]
    fn the_cursor_moves_only_over_gaps_and_styles_are_said_once() {
        let after = screen(|b| {
            b.set_string(0, 1, "ab", Look::new().fg(Color::Green));
            b.set_string(2, 1, "c", Look::new());
            b.set_string(8, 1, "d", Look::new().fg(Color::DarkGray).add_modifier(Modifier::BOLD | Modifier::REVERSED));
        });
        assert_eq!(sent(&screen(|_| ()), &after), "^[2;1H^[32mab^[mc^[9G^[1;7;90md");
    }

    #[test]
    fn a_short_gap_is_sent_again_if_it_looks_the_same() {
        let before = screen(|b| b.set_string(0, 0, "a-b--c", Look::new()));
        let after = screen(|b| b.set_string(0, 0, "x-y--z", Look::new()));
        assert_eq!(sent(&before, &after), "^[1;1Hx-y--z");
        let coloured = |text| {
            screen(|b| {
                b.set_string(0, 0, text, Look::new());
                b.set_style(Rect::new(1, 0, 1, 1), Look::new().fg(Color::Red));
            })
        };
        assert_eq!(sent(&coloured("a-b"), &coloured("x-y")), "^[1;1Hx^[3Gy");
    }

    #[test]
    fn what_is_empty_to_the_end_of_a_line_is_erased() {
        let before = screen(|b| b.set_string(0, 0, "a計画計画", Look::new()));
        let after = screen(|b| b.set_string(0, 0, "a計", Look::new()));
        assert_eq!(sent(&before, &after), "^[1;4H^[K");
        let underlined = screen(|b| b.set_string(0, 0, "a計      ", Look::new().underlined()));
        assert_eq!(sent(&before, &underlined), "^[1;1H^[4ma計      ");
    }

    #[test]
    fn the_next_line_is_reached_by_a_line_break() {
        let after = screen(|b| {
            b.set_string(0, 0, "計", Look::new());
            b.set_string(0, 1, "0123456789", Look::new());
            b.set_string(0, 2, "画", Look::new());
        });
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;1H計\r\n0123456789^[3;1H画", "not from behind the last column");
    }

    #[test]
    fn the_other_half_of_a_letter_goes_too() {
        let table = [
            ("計画x", "a計 x", "^[1;1Ha計 "),
            ("a計画x", "計画 x", "^[1;1H計画 "),
            ("計画", "ab画", "^[1;1Hab"),
            ("計画", "a 画", "^[1;1Ha "),
        ];
        for (before, after, bytes) in table {
            assert_eq!(
                sent(
                    &screen(|b| b.set_string(0, 0, before, Look::new())),
                    &screen(|b| b.set_string(0, 0, after, Look::new()))
                ),
                bytes
            );
            // As the canvas does it: both halves in one style.
            let put = |text: &str| {
                screen(|b| {
                    b.set_string(0, 0, text, Look::new());
                    b.set_style(Rect::new(0, 0, 5, 1), Look::new().reversed());
                })
            };
            assert_eq!(sent(&put(before), &put(after)), bytes.replacen("H", "H^[7m", 1));
        }
        let plain = screen(|b| b.set_string(0, 0, "a計 x", Look::new()));
        let reversed = screen(|b| {
            b.set_string(0, 0, "計画x", Look::new());
            b.set_style(Rect::new(0, 0, 4, 1), Look::new().reversed());
        });
        assert_eq!(sent(&reversed, &plain), "^[1;1Ha計 ", "nothing stays reversed");
    }

    #[test]
    fn a_doubtful_character_is_written_over_blanks() {
        let after = screen(|b| {
            b.set_string(0, 0, "a⇒ b", Look::new());
            if let Some(cell) = b.cell_mut((1, 0)) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(std::num::NonZeroU16::new(2).unwrap()));
            }
        });
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;1Ha  ^[2G⇒^[4Gb");
    }

    #[test]
    fn pictures_do_not_shift_what_follows() {
        let before = screen(|b| b.set_string(0, 0, "ab    x", Look::new()));
        let after = screen(|b| b.set_string(0, 0, "👨\u{200d}👩    x", Look::new()));
        // The three cells behind it may show the joiner and the second picture.
        assert_eq!(sent(&before, &after), "^[1;1H  ^[1G👨\u{200d}👩^[3G   ");
        let heart = screen(|b| b.set_string(0, 0, "❤\u{fe0f}    x", Look::new()));
        assert_eq!(sent(&before, &heart), "^[1;1H  ^[1G❤\u{fe0f}", "its second cell is not written over");
    }

    #[test]
    fn no_picture_runs_into_the_next_line() {
        let after = screen(|b| b.set_string(7, 0, "👨\u{200d}👩", Look::new()));
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;8H  ^[8G^[?7l👨\u{200d}👩^[?7h^[10G ");
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        let same = screen(|b| b.set_string(0, 0, "計画", Look::new()));
        assert_eq!(sent(&same, &same), "");
    }
}
