//! Text from outside, made fit for a terminal: the only cleaner there is.
//!
//! Whatever comes from a plan, a file's name, the command line or the environment goes through here
//! before it is shown or printed. Nothing in the result tells a terminal to do anything: what draws
//! nothing itself is spelled out, so that it is seen.

use std::ffi::OsStr;
use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

/// `text` on one line: line breaks and tabs become blanks, other control characters (`^[`) and
/// invisible formatting such as direction marks, zero-width characters and tags (`<202E>`) are spelled
/// out. A joiner between the parts of one picture stays.
///
/// ```
/// assert_eq!(susumi::visible::visible("a\u{1b}[31m\tb\u{202e}"), "a^[[31m b<202E>");
/// ```
pub fn visible(text: &str) -> String {
    if !has_invisible(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.graphemes(true) {
        let mut chars = letter.chars().peekable();
        let mut is_start = true;
        while let Some(c) = chars.next() {
            let joins = c == '\u{200d}' && !is_start && chars.peek().is_some_and(|next| is_pictorial(*next));
            match c {
                _ if joins => out.push(c),
                '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
                '\0'..='\x1f' => out.extend(['^', char::from(b'@' + c as u8)]),
                '\x7f' => out.push_str("^?"),
                _ if is_invisible(c) => out.push_str(&format!("<{:02X}>", u32::from(c))),
                _ => out.push(c),
            }
            is_start = false;
        }
    }
    out
}

/// A file's name or path as text, bytes that are no UTF-8 spelled out (`<E8>`), so that no two names look alike.
///
/// ```
/// use std::os::unix::ffi::OsStrExt;
/// let name = std::ffi::OsStr::from_bytes(b"\x8cv.yaml");
/// assert_eq!(susumi::visible::spelled(name), "<8C>v.yaml");
/// ```
pub fn spelled(name: &OsStr) -> String {
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a text never fails.
            let _ = write!(out, "<{byte:02X}>");
        }
    }
    out
}

/// Whether a text has a character that [draws nothing itself](is_invisible). Nearly all of what is written goes through
/// here, and nearly all of that is kanji and kana: their bytes say that they are none.
pub fn has_invisible(text: &str) -> bool {
    let may_begin_one = |byte: &u8| matches!(byte, 0..0x20 | 0x7f | 0xc2..0xe3 | 0xef..);
    text.as_bytes().iter().any(may_begin_one) && text.chars().any(is_invisible)
}

/// Whether a character draws nothing itself: of general category Cc, Cf, Zl or Zp.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
            | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// Whether a character behind a joiner in one letter makes that letter a picture. Letters of Indic
/// scripts are joined too; they lie elsewhere.
fn is_pictorial(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_seen_is_spelled_out() {
        let table = [
            ("実施\r\n済\t。", "実施  済 。"),
            ("a\x1b[31mb", "a^[[31mb"),
            ("\x07\x7f\u{9b}\0", "^G^?<9B>^@"),
            ("\x1b]0;題\x07", "^[]0;題^G"),
            ("a\u{202e}b\u{200b}", "a<202E>b<200B>"),
            ("\u{2066}x\u{2069}\u{2028}", "<2066>x<2069> "),
            ("\u{e0041}\u{ad}", "<E0041><AD>"),
            ("葛\u{e0100}城市か\u{3099}", "葛\u{e0100}城市か\u{3099}"),
        ];
        for (raw, shown) in table {
            assert_eq!(visible(raw), shown);
        }
    }

    #[test]
    fn only_pictures_keep_their_joiners() {
        let kept = ["👨\u{200d}👩", "❤\u{fe0f}\u{200d}🔥", "👩🏽\u{200d}🚒"];
        assert!(kept.into_iter().all(|picture| visible(picture) == picture));
        let table = [
            ("漢\u{200d}字", "漢<200D>字"),
            ("\u{200d}👩", "<200D>👩"),
            ("👩\u{200d}", "👩<200D>"),
            ("👩\u{200d}字", "👩<200D>字"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}<200D>ष"),
        ];
        for (raw, shown) in table {
            assert_eq!(visible(raw), shown);
        }
    }

    #[test]
    fn every_one_is_told_by_its_first_byte() {
        for c in '\0'..=char::MAX {
            assert_eq!(has_invisible(&format!("取組{c}")), is_invisible(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text(text in any::<String>()) {
            let shown = visible(&text);
            let is_left = shown.chars().any(|c| c != '\u{200d}' && is_invisible(c));
            prop_assert!(!is_left, "{shown:?}");
            prop_assert_eq!(visible(&shown), shown);
        }
    }
}
