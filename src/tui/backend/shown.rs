//! What the terminal shows as far as it was told, and which cells are to be sent.
//!
//! A letter is sent as a whole or not at all. Where a new one covers half of an old one, the other half
//! is sent too: terminals differ in what they leave of it.

use compact_str::CompactString;
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::Size;

use super::pen::Pen;
use crate::tui::text::{Extent, extent};

/// One cell.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The letter, a blank if none. In place: a frame looks at all of them.
    pub letter: CompactString,
    pub pen: Pen,
    /// The cells that the letter fills; 0 for a cell that belongs to the letter on the left.
    pub width: u16,
    /// The cells that it may take where a terminal draws it in pieces; at least `width`.
    pub reach: u16,
    /// Whether every terminal leaves the cursor right behind the letter.
    pub certain: bool,
    /// Whether it has to be sent.
    pub stale: bool,
}

impl Slot {
    fn blank(pen: Pen, stale: bool) -> Self {
        Self { letter: CompactString::const_new(" "), pen, width: 1, reach: 1, certain: true, stale }
    }

    fn looks_like(&self, other: &Self) -> bool {
        let same_letter = (&self.letter, self.width, self.certain) == (&other.letter, other.width, other.certain);
        same_letter && (self.pen == other.pen || (self.is_empty() && other.is_empty()))
    }

    /// Whether nothing is to be seen here.
    pub fn is_empty(&self) -> bool {
        self.width == 1 && self.letter == " " && self.pen.leaves_blanks_empty()
    }
}

/// All cells.
#[derive(Debug, Default)]
pub struct Shown {
    size: Size,
    slots: Vec<Slot>,
    /// By line, whether something of it has to be sent.
    stale: Vec<bool>,
}

impl Shown {
    /// Makes sure that it is as large as the terminal. One of another size is taken to be empty.
    pub fn fit(&mut self, size: Size) {
        if size != self.size {
            self.size = size;
            self.clear();
        }
    }

    /// Everything has been erased.
    pub fn clear(&mut self) {
        let cells = usize::from(self.size.width) * usize::from(self.size.height);
        self.slots = vec![Slot::blank(Pen::PLAIN, false); cells];
        self.stale = vec![false; usize::from(self.size.height)];
    }

    /// The lines of which something has to be sent, each with its number from the top. Whoever takes them sends them.
    pub fn take_stale(&mut self) -> impl Iterator<Item = (u16, &mut [Slot])> {
        let lines = self.slots.chunks_mut(usize::from(self.size.width).max(1));
        let numbered = (0..).zip(lines).zip(&mut self.stale);
        numbered.filter_map(|(line, stale)| std::mem::take(stale).then_some(line))
    }

    /// Puts a cell of the frame in its place.
    pub fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let (x, columns) = (usize::from(x), usize::from(self.size.width));
        let y = usize::from(y);
        let Some(line) = self.slots.chunks_mut(columns.max(1)).nth(y) else { return };
        let Some(old) = line.get(x) else { return };
        if old.width == 0 && old.stale {
            // It belongs to a letter of this very frame.
            return;
        }
        let slot = slot_of(cell);
        if !old.stale && old.looks_like(&slot) {
            return;
        }
        let width = usize::from(slot.width).max(1);
        if x + width > columns {
            return;
        }
        for at in x..x + width {
            break_up(line, at);
        }
        for rest in &mut line[x..x + width] {
            *rest = Slot { width: 0, ..Slot::blank(slot.pen, true) };
        }
        line[x] = slot;
        if let Some(stale) = self.stale.get_mut(y) {
            *stale = true;
        }
    }
}

/// A cell of the frame as it has to be sent.
fn slot_of(cell: &Cell) -> Slot {
    let letter = cell.symbol();
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let (width, reach, certain) = match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => (width.get(), width.get(), false),
        _ => {
            let Extent { width, reach, is_certain } = extent(letter);
            (cells(width), cells(reach), is_certain)
        }
    };
    Slot { letter: letter.into(), pen: Pen::of(cell), width, reach, certain, stale: true }
}

/// Leaves blanks of the letter that fills a cell, to be sent.
fn break_up(line: &mut [Slot], at: usize) {
    let start = (0..=at).rev().find(|start| line[*start].width > 0).unwrap_or(0);
    let width = usize::from(line[start].width);
    if width > 1 {
        let pen = line[start].pen;
        for slot in line.iter_mut().skip(start).take(width) {
            *slot = Slot::blank(pen, true);
        }
    }
}
