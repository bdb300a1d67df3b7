//! Two ways of writing one character, which no reader can tell apart: が as one character and as か with a mark
//! behind it, as macOS writes it; a kanji and its double for other systems (CJK compatibility ideographs).
//!
//! For matching only: what is shown is what was written. Wider likeness, as of ｶﾞ and が, is for those who search.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Whether both are written with the same characters, in whichever way each is written.
///
/// ```
/// use susumi::spelling::same;
/// assert!(same("か\u{3099}いと\u{3099}", "がいど") && same("\u{fa19}田", "神田"));
/// assert!(!same("ｶﾞｲﾄﾞ", "ガイド"));
/// ```
pub fn same(one: &str, other: &str) -> bool {
    one == other || !(is_composed(one) && is_composed(other)) && composed(one) == composed(other)
}

/// `text` with each character written in the one way that all share (NFC).
///
/// ```
/// assert_eq!(susumi::spelling::composed("見直し・ハ\u{309a}フ\u{3099}リック"), "見直し・パブリック");
/// ```
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether the text certainly is written so: nearly every text of a plan is, and the question costs little.
pub fn is_composed(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c,
            '\0'..='\u{2ff}' | '\u{3001}'..='\u{3098}' | '\u{309b}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
            | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{219a}' | '\u{21d2}' | '\u{3000}' | '\u{ff01}'..='\u{ffef}')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_taken_for_composed_is(text in "[か-ご゛゜\u{3099}\u{309a}神\u{fa19}a-zé⇒→①ｶﾞ≠\u{338}]{0,8}|\\PC{0,8}") {
            prop_assert_eq!(composed(&text).into_owned(), text.nfc().collect::<String>());
            prop_assert!(same(&text, &text.nfd().collect::<String>()));
        }
    }
}
