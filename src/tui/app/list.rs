//! A list with a cursor that is always in sight: its place, and how it moves.

use crate::tui::command::Command;

/// Where the cursor of a list stands and which entry is the first in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListPlace {
    /// The entry under the cursor.
    pub cursor: usize,
    /// The first entry in sight.
    pub offset: usize,
}

impl ListPlace {
    /// Moves the cursor if `command` is a movement; says whether it was one.
    pub fn go(&mut self, command: Command, len: usize, visible: usize) -> bool {
        let last = len.saturating_sub(1);
        let page = visible.saturating_sub(1).max(1);
        self.cursor = match command {
            Command::Up => self.cursor.saturating_sub(1),
            Command::Down => self.cursor + 1,
            Command::PageUp => self.cursor.saturating_sub(page),
            Command::PageDown => self.cursor + page,
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        }
        .min(last);
        self.settle(len, visible);
        true
    }

    /// Puts the cursor on that entry, if there is one; says whether there is.
    pub fn point_to(&mut self, entry: usize, len: usize) -> bool {
        if entry < len {
            self.cursor = entry;
        }
        entry < len
    }

    /// Puts the cursor on that entry of a list that has changed, as far from the top as it was; without one it
    /// stays where it is.
    pub fn stand_on<T: PartialEq>(&mut self, entry: Option<T>, list: &[T]) {
        self.stand_at(entry.and_then(|entry| list.iter().position(|other| *other == entry)));
    }

    /// The same with the place of that entry, where it is known.
    pub fn stand_at(&mut self, at: Option<usize>) {
        let above = self.cursor.saturating_sub(self.offset);
        if let Some(at) = at {
            self.cursor = at;
            self.offset = at.saturating_sub(above);
        }
    }

    /// Scrolls by so many entries; the cursor moves only where it would go out of sight.
    pub fn scroll(&mut self, later: bool, entries: usize, len: usize, visible: usize) {
        let visible = visible.max(1);
        let last = len.saturating_sub(visible);
        self.offset = if later { self.offset + entries } else { self.offset.saturating_sub(entries) }.min(last);
        self.cursor = self.cursor.clamp(self.offset, self.offset + visible - 1).min(len.saturating_sub(1));
    }

    /// Brings the cursor into the list and into sight; `visible` entries fit on the screen.
    pub fn settle(&mut self, len: usize, visible: usize) {
        let visible = visible.max(1);
        self.cursor = self.cursor.min(len.saturating_sub(1));
        let least = (self.cursor + 1).saturating_sub(visible);
        self.offset = self.offset.clamp(least, self.cursor).min(len.saturating_sub(visible).max(least));
    }
}

/// The one behind or before `current` among all that a list may be sorted by, round the end.
pub(super) fn beside<T: Copy + PartialEq>(all: &[T], current: T, forward: bool) -> T {
    let at = all.iter().position(|one| *one == current).unwrap_or(0);
    let next = if forward { at + 1 } else { at + all.len().saturating_sub(1) };
    next.checked_rem(all.len()).and_then(|next| all.get(next)).copied().unwrap_or(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_follow_each_other_round_the_end() {
        for (current, forward, expected) in [(1, true, 2), (3, true, 1), (2, false, 1), (1, false, 3)] {
            assert_eq!(beside(&[1, 2, 3], current, forward), expected, "{current} {forward}");
        }
        assert_eq!(beside(&[1], 1, false), 1);
    }

    #[test]
    fn the_cursor_moves_and_stays_in_sight() {
        use Command::{Down, First, Last, PageDown, PageUp, Up};
        let table = [
            (vec![Down, Down], (2, 0)),
            (vec![Down, Down, Down], (3, 1)),
            (vec![Last], (9, 7)),
            (vec![Last, Up, Up, Up], (6, 6)),
            (vec![Up], (0, 0)),
            (vec![PageDown, PageDown], (4, 2)),
            (vec![Last, Down, PageUp], (7, 7)),
            (vec![Last, First], (0, 0)),
        ];
        for (commands, (cursor, offset)) in table {
            let mut place = ListPlace::default();
            for command in &commands {
                assert!(place.go(*command, 10, 3));
            }
            assert_eq!(place, ListPlace { cursor, offset }, "{commands:?}");
        }
    }

    #[test]
    fn scrolling_takes_the_cursor_along_only_at_the_edge() {
        // Entry under the cursor and first in sight, before and after; ten entries, three in sight.
        let table = [
            ((0, 0), true, 1, (1, 1)),
            ((2, 0), true, 1, (2, 1)),
            ((2, 0), true, 9, (7, 7)),
            ((9, 7), false, 3, (6, 4)),
            ((7, 7), false, 1, (7, 6)),
            ((0, 0), false, 3, (0, 0)),
        ];
        for ((cursor, offset), later, entries, expected) in table {
            let mut place = ListPlace { cursor, offset };
            place.scroll(later, entries, 10, 3);
            assert_eq!((place.cursor, place.offset), expected, "{cursor} {offset} {later} {entries}");
            let before = place;
            place.settle(10, 3);
            assert_eq!(place, before, "it stays so");
        }
        let mut short = ListPlace::default();
        short.scroll(true, 3, 2, 3);
        assert_eq!(short, ListPlace::default());
        assert!(!short.point_to(2, 2) && short.point_to(1, 2));
        assert_eq!(short.cursor, 1);
    }

    #[test]
    fn a_shorter_list_or_taller_screen_draws_the_cursor_in() {
        let mut place = ListPlace { cursor: 9, offset: 7 };
        place.settle(4, 3);
        assert_eq!(place, ListPlace { cursor: 3, offset: 1 });
        place.settle(4, 10);
        assert_eq!(place, ListPlace { cursor: 3, offset: 0 });
        place.settle(0, 10);
        assert_eq!(place, ListPlace::default());
    }
}
