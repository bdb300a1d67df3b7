//! A terminal as our users have them: it decides for itself how many cells a character fills.
//!
//! Knows only what the program may send; anything else is a mistake of the program and panics. A cell
//! holds a letter, or belongs to the letter on its left. What is written over half of a letter takes the
//! other half away, or leaves it standing on terminals that do so.

#![allow(dead_code, reason = "not every test program asks for everything")]

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

/// How a terminal counts cells and answers questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub name: &'static str,
    /// Cells of each class of East Asian ambiguous characters.
    pub lines: usize,
    pub rest: usize,
    /// Whether of the rest those with an odd number fill one cell all the same.
    pub is_spotted: bool,
    pub answers: Answers,
    /// Whether pictures that are joined to one are drawn as one.
    pub joins: bool,
    /// Whether half of a letter stays when the other half is written over.
    pub keeps_halves: bool,
}

/// When questions are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    AtOnce,
    /// When somebody lets them go.
    Late,
    Never,
}

const NARROW: Kind = Kind {
    name: "narrow",
    lines: 1,
    rest: 1,
    is_spotted: false,
    answers: Answers::AtOnce,
    joins: true,
    keeps_halves: false,
};

/// xterm, PuTTY, Windows Terminal, RLogin, tmux.
pub const XTERM: Kind = NARROW;
/// `xterm -cjk_width`, mlterm in a Japanese locale.
pub const CJK: Kind = Kind { name: "wide", lines: 2, rest: 2, ..NARROW };
/// Tera Term 5.0 to 5.5 on a Japanese Windows.
pub const TERA_TERM: Kind = Kind { name: "lines narrow, the rest wide", rest: 2, joins: false, ..NARROW };
/// A table of widths of its own: within a class some are narrow and some wide.
pub const SPOTTED: Kind = Kind { name: "spotted", is_spotted: true, ..TERA_TERM };
pub const SILENT_WIDE: Kind = Kind { name: "silent, wide", answers: Answers::Never, ..CJK };
pub const SILENT_NARROW: Kind = Kind { name: "silent, narrow", answers: Answers::Never, ..NARROW };
pub const LATE_WIDE: Kind = Kind { name: "late, wide", answers: Answers::Late, ..CJK };
pub const LATE_NARROW: Kind = Kind { name: "late, narrow", answers: Answers::Late, ..NARROW };
/// Leaves halves of letters standing and draws joined pictures side by side.
pub const CRUDE_WIDE: Kind = Kind { name: "crude, wide", joins: false, keeps_halves: true, ..CJK };
pub const CRUDE_NARROW: Kind = Kind { name: "crude, narrow", joins: false, keeps_halves: true, ..NARROW };

impl Kind {
    /// The cells of a character; none for one that is drawn over the one before it.
    fn cells_of(&self, c: char) -> usize {
        let narrow = c.width().unwrap_or(0);
        let doubtful = narrow == 1 && !c.is_ascii();
        let rest = if self.is_spotted && u32::from(c) % 2 == 1 { 1 } else { self.rest };
        match c {
            '\u{2500}'..='\u{257f}' if doubtful && c.width_cjk() == Some(2) => self.lines,
            '\u{a1}'..='\u{52f}' if doubtful && c.is_alphabetic() => rest,
            _ if doubtful && c.width_cjk() == Some(2) => rest,
            // A mark of its own on every terminal, whatever the tables say.
            '\u{ff9e}' | '\u{ff9f}' => 1,
            // As `xterm -cjk_width` does: the joiner has a cell of its own.
            '\u{200d}' if !self.joins => 1,
            _ => narrow,
        }
    }
}

/// How a letter is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Pen {
    pub bold: bool,
    pub reversed: bool,
    pub underlined: bool,
    /// 0 to 15; `None`: the terminal's own.
    pub foreground: Option<u16>,
    pub background: Option<u16>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The letter; empty if the cell belongs to the letter on the left.
    pub letter: String,
    pub pen: Pen,
}

impl Cell {
    pub fn blank(background: Option<u16>) -> Self {
        Self { letter: " ".to_owned(), pen: Pen { background, ..Pen::default() } }
    }

    /// The cell as a person sees it: on a blank only its ground shows.
    pub fn seen(&self) -> Self {
        let Pen { reversed, underlined, foreground, background, .. } = self.pen;
        let pen = match self.letter.as_str() {
            " " if reversed => Pen { reversed, underlined, foreground, background, bold: false },
            " " => Pen { underlined, background, ..Pen::default() },
            _ => self.pen,
        };
        Self { letter: self.letter.clone(), pen }
    }
}

type Grid = Vec<Vec<Cell>>;

/// The terminal.
pub struct Emulator {
    kind: Kind,
    grid: Grid,
    /// What is behind the alternate screen.
    behind: Option<Grid>,
    columns: usize,
    x: usize,
    y: usize,
    /// The last column has been written: the next letter begins a new line.
    wraps: bool,
    pen: Pen,
    modes: BTreeSet<u16>,
    pending: Vec<u8>,
    /// Whether the last character was a joiner.
    joined: bool,
    /// What is to be sent to the program.
    pub replies: Vec<u8>,
}

impl Emulator {
    pub fn new(kind: Kind, columns: usize, rows: usize) -> Self {
        Self {
            kind,
            grid: empty(columns, rows),
            behind: None,
            columns,
            x: 0,
            y: 0,
            wraps: false,
            pen: Pen::default(),
            modes: [7, 25].into(),
            pending: Vec::new(),
            joined: false,
            replies: Vec::new(),
        }
    }

    /// Another size: what lies beyond it is gone.
    pub fn resize(&mut self, columns: usize, rows: usize) {
        for line in &mut self.grid {
            let cut = line.get(columns).is_some_and(|cell| cell.letter.is_empty());
            line.resize(columns, Cell::blank(None));
            if let Some(half) = line.last_mut().filter(|_| cut) {
                *half = Cell::blank(None);
            }
        }
        self.grid.resize(rows, vec![Cell::blank(None); columns]);
        self.columns = columns;
        (self.x, self.y, self.wraps) = (self.x.min(columns - 1), self.y.min(rows - 1), false);
    }

    /// The cells, line by line.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The modes that are on.
    pub fn modes(&self) -> &BTreeSet<u16> {
        &self.modes
    }

    /// The lines with one character for each cell: the first one of its letter, without the marks over
    /// it; a blank for a cell that belongs to the letter before it.
    pub fn lines(&self) -> Vec<String> {
        let shown = |cell: &Cell| cell.letter.chars().next().unwrap_or(' ');
        self.grid.iter().map(|line| line.iter().map(shown).collect()).collect()
    }

    /// The text, without blanks at the ends of lines.
    pub fn text(&self) -> String {
        let line = |line: &Vec<Cell>| line.iter().map(|cell| cell.letter.as_str()).collect::<String>();
        self.grid.iter().map(|cells| line(cells).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// Takes in what the program sends.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.pending.extend(bytes);
        let bytes = std::mem::take(&mut self.pending);
        let mut rest = bytes.as_slice();
        while let Some(used) = self.take(rest) {
            rest = &rest[used..];
        }
        self.pending = rest.to_vec();
    }

    /// Takes one character or sequence; `None` if it has not arrived as a whole.
    fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        match bytes {
            [] | [0x1b] => None,
            [0x1b, b'[', rest @ ..] => {
                let end = rest.iter().position(|byte| (0x40..0x7f).contains(byte))?;
                self.sequence(std::str::from_utf8(&rest[..end]).unwrap(), rest[end]);
                Some(end + 3)
            }
            [0x1b, b']', rest @ ..] => rest.windows(2).position(|pair| pair == b"\x1b\\").map(|end| end + 4),
            [b'\r', ..] => {
                (self.x, self.wraps) = (0, false);
                Some(1)
            }
            [b'\n', ..] => {
                self.line_feed();
                Some(1)
            }
            [byte, ..] if *byte < b' ' => panic!("the program sends {:?}", String::from_utf8_lossy(bytes)),
            [first, ..] => {
                let length = first.leading_ones().max(1) as usize;
                let letter = std::str::from_utf8(bytes.get(..length)?).unwrap();
                self.print(letter.chars().next().unwrap());
                Some(length)
            }
        }
    }

    fn line_feed(&mut self) {
        self.wraps = false;
        if self.y + 1 < self.grid.len() {
            self.y += 1;
        } else {
            self.grid.remove(0);
            self.grid.push(vec![Cell::blank(self.pen.background); self.columns]);
        }
    }

    fn print(&mut self, c: char) {
        let cells = self.kind.cells_of(c);
        let joined = std::mem::replace(&mut self.joined, c == '\u{200d}') && self.kind.joins;
        if cells == 0 || joined {
            self.add_to_last(c);
            return;
        }
        let wraps = self.wraps || self.x + cells > self.columns;
        if wraps && self.modes.contains(&7) {
            self.x = 0;
            self.line_feed();
        }
        self.x = self.x.min(self.columns - cells);
        for x in self.x..self.x + cells {
            self.take_away(x);
        }
        for x in self.x..self.x + cells {
            self.grid[self.y][x] = Cell { letter: String::new(), pen: self.pen };
        }
        self.grid[self.y][self.x].letter.push(c);
        self.x += cells;
        self.wraps = self.x == self.columns;
        self.x = self.x.min(self.columns - 1);
    }

    /// A mark without a cell of its own goes over the letter before it.
    fn add_to_last(&mut self, c: char) {
        let mut x = if self.wraps { self.x } else { self.x.saturating_sub(1) };
        while x > 0 && self.grid[self.y][x].letter.is_empty() {
            x -= 1;
        }
        self.grid[self.y][x].letter.push(c);
    }

    /// Something is going to be written to a cell: no half of what it belongs to stays, or just that.
    fn take_away(&mut self, x: usize) {
        let line = &mut self.grid[self.y];
        let mut start = x;
        while start > 0 && line[start].letter.is_empty() {
            start -= 1;
        }
        let mut end = start + 1;
        while line.get(end).is_some_and(|cell| cell.letter.is_empty()) {
            end += 1;
        }
        if end - start < 2 {
            return;
        }
        for (at, cell) in line.iter_mut().enumerate().take(end).skip(start) {
            let letter = if self.kind.keeps_halves && at != x { "\u{fffd}" } else { " " };
            *cell = Cell { letter: letter.to_owned(), pen: cell.pen };
        }
    }

    fn sequence(&mut self, parameters: &str, last: u8) {
        let numbers: Vec<usize> =
            parameters.trim_start_matches('?').split(';').map(|number| number.parse().unwrap_or(0)).collect();
        let first = numbers[0];
        let count = first.max(1);
        let private = parameters.starts_with('?');
        match (private, last) {
            (true, b'h') => numbers.iter().for_each(|mode| self.set(*mode as u16)),
            (true, b'l') => numbers.iter().for_each(|mode| self.unset(*mode as u16)),
            (false, b'H') => self.go(numbers.get(1).map_or(1, |x| (*x).max(1)) - 1, count - 1),
            (false, b'G') => self.go(count - 1, self.y),
            (false, b'C') => self.go(self.x + count, self.y),
            (false, b'D') => self.go(self.x.saturating_sub(count), self.y),
            (false, b'K') => self.erase_in_line(first),
            (false, b'J') => self.erase(first),
            (false, b'm') => numbers.iter().for_each(|code| self.attribute(*code as u16)),
            (false, b'n') if first == 6 => self.reply(&format!("\x1b[{};{}R", self.y + 1, self.x + 1)),
            (false, b'c') => self.reply("\x1b[?64;1;2;22c"),
            _ => panic!("the program sends CSI {parameters} {}", char::from(last)),
        }
    }

    fn go(&mut self, x: usize, y: usize) {
        (self.x, self.y, self.wraps) = (x.min(self.columns - 1), y.min(self.grid.len() - 1), false);
    }

    fn set(&mut self, mode: u16) {
        self.modes.insert(mode);
        if mode == 1049 && self.behind.is_none() {
            self.behind = Some(std::mem::take(&mut self.grid));
            self.grid = empty(self.columns, self.behind.as_ref().map_or(1, Vec::len));
        }
    }

    fn unset(&mut self, mode: u16) {
        self.modes.remove(&mode);
        if let Some(behind) = self.behind.take_if(|_| mode == 1049) {
            let (columns, rows) = (self.columns, self.grid.len());
            self.grid = behind;
            self.resize(columns, rows);
        }
    }

    fn erase_in_line(&mut self, which: usize) {
        let cells = match which {
            0 => self.x..self.columns,
            1 => 0..self.x + 1,
            _ => 0..self.columns,
        };
        for x in cells {
            self.take_away(x);
            self.grid[self.y][x] = Cell::blank(self.pen.background);
        }
    }

    fn erase(&mut self, which: usize) {
        assert_eq!(which, 2, "the program erases another part of the screen than all of it");
        let rows = self.grid.len();
        self.grid = vec![vec![Cell::blank(self.pen.background); self.columns]; rows];
    }

    fn attribute(&mut self, code: u16) {
        match code {
            0 => self.pen = Pen::default(),
            1 => self.pen.bold = true,
            4 => self.pen.underlined = true,
            7 => self.pen.reversed = true,
            30..=37 => self.pen.foreground = Some(code - 30),
            39 => self.pen.foreground = None,
            40..=47 => self.pen.background = Some(code - 40),
            49 => self.pen.background = None,
            90..=97 => self.pen.foreground = Some(code - 82),
            100..=107 => self.pen.background = Some(code - 92),
            _ => panic!("the program sends SGR {code}"),
        }
    }

    fn reply(&mut self, text: &str) {
        if self.kind.answers != Answers::Never {
            self.replies.extend(text.bytes());
        }
    }
}

fn empty(columns: usize, rows: usize) -> Grid {
    vec![vec![Cell::blank(None); columns]; rows]
}
