//! A text that is being typed, as much of it as fits around its cursor.

use crate::tui::app::Input;
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;

/// The text with its cursor in at most `cells`: its end where nobody has moved the cursor, else what lies around
/// it. A proposal looks as what is typed over.
pub fn typed<'a>(input: &Input, cells: usize, look: &'a Look) -> Strip<'a> {
    let (before, behind) = input.halves();
    let (before, behind) = (look.clean(before), look.clean(behind));
    let tone = if input.is_proposal { Tone::Cursor } else { Tone::Plain };
    let room = cells.saturating_sub(text::width(look.glyphs.caret));
    // What was typed last matters more than what comes next.
    let next = text::width(&behind).min(room / 4);
    let before = text::tail(&before, room - next);
    let mut line = Strip::new(look);
    line.put(before, tone).put(look.glyphs.caret, Tone::Key);
    line.put(text::head(&behind, room.saturating_sub(text::width(before))), tone);
    line
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use proptest::prelude::*;

    use super::*;
    use crate::tui::glyph::GlyphSet;
    use crate::tui::widths::Widths;

    fn shown(text: &str, left: usize, cells: usize) -> String {
        let look = Look::new(GlyphSet::Ascii, Widths::narrow(), true);
        let mut input = Input::begun(text.to_owned());
        (0..left).for_each(|_| {
            input.edit(&KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        });
        typed(&input, cells, &look).text()
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        let table = [
            ("下水道", 0, 20, "下水道_"),
            ("下水道", 1, 20, "下水_道"),
            ("下水道事業特別会計", 0, 9, "特別会計_"),
            ("下水道事業特別会計", 2, 9, "業特別_会"),
            ("下水道事業特別会計", 9, 9, "_下水道事"),
            ("下水道事業特別会計", 4, 1, "_"),
        ];
        for (text, left, cells, expected) in table {
            assert_eq!(shown(text, left, cells), expected, "{text} {left} {cells}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text(text in "([あ-ん⇒①a-z👩ｶﾞ]|\u{3099}|\u{200d}){0,40}", left in 0usize..40, cells in 1usize..30, doubtful: bool) {
            let look = Look::new(GlyphSet::Unicode, if doubtful { Widths::doubtful() } else { Widths::narrow() }, true);
            let mut input = Input::begun(text);
            (0..left).for_each(|_| { input.edit(&KeyEvent::new(KeyCode::Left, KeyModifiers::NONE)); });
            let line = typed(&input, cells, &look);
            prop_assert!(line.width() <= cells, "{line:?}");
            prop_assert!(line.text().contains(look.glyphs.caret));
        }
    }
}
