//! How wide the columns of a table are where there is only so much room.
//!
//! Invariants: what must not be broken keeps its width; no column is narrower than its heading.

/// What a column asks for, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// For everything on one line.
    pub whole: usize,
    /// The least it can do with.
    pub least: usize,
}

/// The widths of the columns in that room, what stands between them left out. Where the room is too narrow for what
/// all must have, they have that.
///
/// The columns that may be broken are made equally wide, as far as they need it: so the longest text is broken, and
/// the lines are as few as can be.
pub(super) fn widths(wishes: &[Wish], room: usize) -> Vec<usize> {
    let at = |cap: usize| wishes.iter().map(move |wish| wish.whole.min(cap).max(wish.least.min(wish.whole)));
    let widest = wishes.iter().map(|wish| wish.whole).max().unwrap_or(0);
    let cap = (0..=widest).rev().find(|cap| at(*cap).sum::<usize>() <= room).unwrap_or(0);
    let mut widths: Vec<usize> = at(cap).collect();
    // Equal widths leave a few cells over.
    let mut left = room.saturating_sub(widths.iter().sum());
    for (width, wish) in widths.iter_mut().zip(wishes) {
        if left > 0 && *width < wish.whole && *width >= cap {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_gives_way() {
        let wish = |whole, least| Wish { whole, least };
        let table = [
            (vec![wish(4, 4), wish(30, 8), wish(10, 8)], 50, vec![4, 30, 10]),
            (vec![wish(4, 4), wish(30, 8), wish(10, 8)], 40, vec![4, 26, 10]),
            (vec![wish(4, 4), wish(30, 8), wish(28, 8)], 40, vec![4, 18, 18]),
            (vec![wish(4, 4), wish(30, 8), wish(28, 8)], 41, vec![4, 19, 18]),
            (vec![wish(20, 20), wish(30, 8), wish(28, 12)], 30, vec![20, 8, 12]),
            (vec![], 30, vec![]),
        ];
        for (wishes, room, expected) in table {
            assert_eq!(widths(&wishes, room), expected, "{wishes:?} {room}");
        }
    }
}
