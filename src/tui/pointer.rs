//! What the mouse sends as messages: clicks, double clicks, the wheel.
//!
//! Owns how close two clicks must be to count as one double click. Everything else a mouse may send
//! means nothing.

use std::time::{Duration, Instant};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::app::{Message, Pointer};

/// The most time between the clicks of a double click, as most systems have it; a slow line stretches it.
const DOUBLE: Duration = Duration::from_millis(500);

/// The clicks so far.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<(u16, u16, Instant)>,
}

impl Clicks {
    /// What an event at that time means; `None` if nothing.
    pub fn message(&mut self, event: MouseEvent, now: Instant) -> Option<Message> {
        let MouseEvent { kind, column, row, .. } = event;
        let pointer = match kind {
            MouseEventKind::ScrollUp => Pointer::WheelUp,
            MouseEventKind::ScrollDown => Pointer::WheelDown,
            MouseEventKind::Down(MouseButton::Left) => {
                let before = self.last.replace((column, row, now));
                let is_second =
                    before.is_some_and(|(x, y, then)| (x, y) == (column, row) && now.duration_since(then) <= DOUBLE);
                if is_second {
                    // A third click begins anew.
                    self.last = None;
                    Pointer::DoubleClick
                } else {
                    Pointer::Click
                }
            }
            _ => return None,
        };
        Some(Message::Pointer(pointer, column, row))
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[test]
    fn two_clicks_at_one_place_within_a_moment_are_one() {
        let left = MouseEventKind::Down(MouseButton::Left);
        let start = Instant::now();
        let pointers = |events: &[(MouseEventKind, u16, u64)]| {
            let mut clicks = Clicks::default();
            let message = |(kind, column, time): &(MouseEventKind, u16, u64)| {
                let event = MouseEvent { kind: *kind, column: *column, row: 3, modifiers: KeyModifiers::NONE };
                match clicks.message(event, start + Duration::from_millis(*time)) {
                    Some(Message::Pointer(pointer, x, 3)) if x == *column => Some(pointer),
                    None => None,
                    other => panic!("{other:?}"),
                }
            };
            events.iter().map(message).collect::<Vec<_>>()
        };
        use Pointer::{Click, DoubleClick, WheelDown, WheelUp};
        assert_eq!(pointers(&[(left, 1, 0), (left, 1, 400)]), [Some(Click), Some(DoubleClick)]);
        assert_eq!(pointers(&[(left, 1, 0), (left, 1, 501)]), [Some(Click), Some(Click)]);
        assert_eq!(pointers(&[(left, 1, 0), (left, 2, 9)]), [Some(Click), Some(Click)]);
        assert_eq!(
            pointers(&[(left, 1, 0), (left, 1, 9), (left, 1, 18), (left, 1, 27)]),
            [Some(Click), Some(DoubleClick), Some(Click), Some(DoubleClick)]
        );
        let others =
            [MouseEventKind::Up(MouseButton::Left), MouseEventKind::Down(MouseButton::Right), MouseEventKind::Moved];
        assert_eq!(pointers(&others.map(|kind| (kind, 1, 0))), [None; 3]);
        assert_eq!(
            pointers(&[(MouseEventKind::ScrollUp, 1, 0), (MouseEventKind::ScrollDown, 1, 0)]),
            [Some(WheelUp), Some(WheelDown)]
        );
    }
}
