//! What is sent to the terminal for a frame: as few bytes as the frame needs, in one write.
//!
//! Cells that lie side by side are sent as one run of text; the cursor is moved only where a run does
//! not begin where the last one ended. A character whose width the terminal may see otherwise is
//! written over blanks and the cursor is placed anew behind it, so that no column ever shifts.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::text;

const BEGIN_SYNCHRONIZED: &[u8] = b"\x1b[?2026h";
const END_SYNCHRONIZED: &[u8] = b"\x1b[?2026l";

/// A [`Backend`] that joins cells into runs.
pub struct RunBackend<W> {
    out: W,
    /// What has been drawn and not yet sent.
    frame: Vec<u8>,
    /// Where the terminal's cursor stands, if that is certain.
    cursor: Option<(u16, u16)>,
    style: Style,
    hidden: bool,
    size: fn() -> io::Result<Size>,
    /// Bytes of each frame sent, for those who ask.
    sent: Option<Box<dyn FnMut(usize) + Send>>,
}

/// What the terminal writes text in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Style {
    const PLAIN: Self = Self { foreground: Color::Reset, background: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { foreground: cell.fg, background: cell.bg, modifier: cell.modifier }
    }

    /// The sequence that makes the terminal write in this style whatever came before.
    fn write(self, frame: &mut Vec<u8>) {
        const MODIFIERS: [(Modifier, &str); 5] = [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
        ];
        if self == Self::PLAIN {
            frame.extend_from_slice(b"\x1b[m");
            return;
        }
        // Everything off before the rest goes on.
        frame.extend_from_slice(b"\x1b[0");
        for (modifier, code) in MODIFIERS {
            if self.modifier.contains(modifier) {
                frame.extend_from_slice(code.as_bytes());
            }
        }
        if let Some(code) = sixteen(self.foreground) {
            frame.extend_from_slice(format!(";{}", code + 30).as_bytes());
        }
        if let Some(code) = sixteen(self.background) {
            frame.extend_from_slice(format!(";{}", code + 40).as_bytes());
        }
        frame.push(b'm');
    }
}

/// The number of one of the 16 colours above the code for black; `None` for the terminal's own.
fn sixteen(colour: Color) -> Option<u8> {
    const ORDER: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let at = ORDER.iter().position(|other| *other == colour)? as u8;
    // The bright ones lie 60 further on.
    Some(if at < 8 { at } else { at - 8 + 60 })
}

impl<W: Write> RunBackend<W> {
    /// A backend that writes to `out` and asks `size` how large the terminal is.
    pub fn new(out: W, size: fn() -> io::Result<Size>) -> Self {
        Self { out, frame: Vec::new(), cursor: None, style: Style::PLAIN, hidden: false, size, sent: None }
    }

    /// Tells `sent` the number of bytes of each frame from now on.
    pub fn report_to(&mut self, sent: Box<dyn FnMut(usize) + Send>) {
        self.sent = Some(sent);
    }

    /// Takes nothing for granted any more of what the terminal shows or how it writes.
    pub fn forget(&mut self) {
        self.cursor = None;
        self.hidden = false;
        self.frame.extend_from_slice(b"\x1b[m");
        self.style = Style::PLAIN;
    }

    /// Sends bytes that are no part of a frame.
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.cursor = None;
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    fn move_to(&mut self, x: u16, y: u16) {
        match self.cursor {
            Some(at) if at == (x, y) => {}
            Some((_, row)) if row == y => self.write(&format!("\x1b[{}G", x + 1)),
            _ => self.write(&format!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.cursor = Some((x, y));
    }

    fn write(&mut self, text: &str) {
        self.frame.extend_from_slice(text.as_bytes());
    }

    fn write_cell(&mut self, x: u16, y: u16, cell: &Cell) {
        self.move_to(x, y);
        if Style::of(cell) != self.style {
            self.style = Style::of(cell);
            self.style.write(&mut self.frame);
        }
        let (symbol, forced) = (cell.symbol(), cell.diff_option != CellDiffOption::None);
        let width = if forced { 2 } else { text::width(symbol) as u16 };
        if forced || !text::has_certain_width(symbol) {
            self.write(&" ".repeat(usize::from(width)));
            self.write(&format!("\x1b[{}G", x + 1));
            self.write(symbol);
            self.cursor = None;
        } else {
            self.write(symbol);
            self.cursor = Some((x + width, y));
        }
    }
}

impl<W: Write> Backend for RunBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let last = self.size()?.width;
        for (x, y, cell) in content {
            self.write_cell(x, y, cell);
            // Behind the last column the cursor is nowhere for certain: terminals differ.
            self.cursor = self.cursor.filter(|(x, _)| *x < last);
        }
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
        Ok(self.cursor.unwrap_or_default().into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.move_to(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        if self.style != Style::PLAIN {
            self.style = Style::PLAIN;
            Style::PLAIN.write(&mut self.frame);
        }
        self.write(match region {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
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
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style as Look;

    use super::*;

    fn size() -> io::Result<Size> {
        Ok(Size::new(10, 3))
    }

    /// What is sent for the difference of two screens of one line.
    fn sent(before: &Buffer, after: &Buffer) -> String {
        let mut out = Vec::new();
        let mut backend = RunBackend::new(&mut out, size);
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
            b.set_string(6, 1, "d", Look::new().fg(Color::DarkGray).add_modifier(Modifier::BOLD | Modifier::REVERSED));
        });
        assert_eq!(sent(&screen(|_| ()), &after), "^[2;1H^[0;32mab^[mc^[7G^[0;1;7;90md");
    }

    #[test]
    fn a_doubtful_character_is_written_over_blanks() {
        let after = screen(|b| {
            b.set_string(0, 0, "a⇒ b", Look::new());
            if let Some(cell) = b.cell_mut((1, 0)) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(std::num::NonZeroU16::new(2).unwrap()));
            }
        });
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;1Ha  ^[2G⇒^[1;4Hb");
    }

    #[test]
    fn pictures_do_not_shift_what_follows() {
        let after = screen(|b| b.set_string(0, 0, "👨\u{200d}👩x", Look::new()));
        assert_eq!(sent(&screen(|_| ()), &after), "^[1;1H  ^[1G👨\u{200d}👩^[1;3Hx");
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        let same = screen(|b| b.set_string(0, 0, "計画", Look::new()));
        assert_eq!(sent(&same, &same), "");
    }
}
