//! The form of a message, and what stands in a file quoted in it.

pub use crate::plan::Wording;
use crate::visible::visible;

/// The longest piece of a file that is quoted in a sentence, in characters.
const QUOTED: usize = 40;

/// What stands in a file, in corner brackets, cut if it is long and made visible: sentences are
/// shown in terminals.
pub fn quote(text: &str) -> String {
    let text = visible(text.trim());
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("「{}…」", text.get(..end).unwrap_or(&text)),
        None => format!("「{text}」"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_short_and_harmless() {
        assert_eq!(quote(" 実施 "), "「実施」");
        assert_eq!(quote("a\u{1b}[31m"), "「a^[[31m」");
        assert_eq!(quote(&"あ".repeat(50)), format!("「{}…」", "あ".repeat(40)));
    }
}
