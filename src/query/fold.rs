//! Folding: one spelling for texts that a person means to be the same.
//!
//! For matching only, never for display: it throws away what it takes for decoration. Owns which
//! characters count as the same. Invariant: every folded character knows the place of the character
//! it came from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded text and where each of its characters stood in the original.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every char of `text` the index, in chars, of the char of the original it came from.
    pub positions: Vec<usize>,
}

/// `text` as it is compared: NFKC, lower case, hiragana for katakana; long vowel marks, hyphens,
/// brackets, quotation marks, ・ 、 。 , and blanks dropped.
///
/// ```
/// use susumi::query::fold;
/// assert_eq!(fold("ＫＰＩカウンター（ｶﾞｲﾄﾞ）"), fold("kpiかうんたがいど"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, |char, _| folded.push(char));
    folded
}

/// [`fold`], with the place in `text` of every character that is left.
pub fn fold_with_positions(text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_each(text, |char, position| {
        folded.text.push(char);
        folded.positions.push(position);
    });
    folded
}

/// Calls `push` with every folded char and the char index in `text` it stems from.
///
/// A sound mark composes with the letter before it, so letters are taken together with the marks
/// that follow them; all that comes of such a group stands where its letter stood.
fn fold_each(text: &str, mut push: impl FnMut(char, usize)) {
    let mut group = String::new();
    let mut chars = text.chars().map(sound_mark).enumerate().peekable();
    while let Some((position, first)) = chars.next() {
        let followed_by_mark = chars.peek().is_some_and(|(_, next)| canonical_combining_class(*next) != 0);
        if is_folded(first) && !followed_by_mark {
            push(first, position);
            continue;
        }
        group.clear();
        group.push(first);
        while let Some((_, mark)) = chars.next_if(|(_, next)| canonical_combining_class(*next) != 0) {
            group.push(mark);
        }
        let composed = group.nfkc().flat_map(char::to_lowercase).map(hiragana);
        composed.filter(|char| !is_decoration(*char)).for_each(|char| push(char, position));
    }
}

/// Whether a char certainly stays what it is: most of what a plan is written in, and most of the
/// time that folding would take.
fn is_folded(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}' | 'ぁ'..='ゖ' | 'a'..='z' | '0'..='9')
}

/// The combining form of a sound mark that stands on its own, as half-width kana write it.
fn sound_mark(char: char) -> char {
    match char {
        'ﾞ' | '゛' => '\u{3099}',
        'ﾟ' | '゜' => '\u{309a}',
        _ => char,
    }
}

/// Hiragana for katakana; the two blocks run in parallel.
fn hiragana(char: char) -> char {
    match char {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(char) - 0x60).unwrap_or(char),
        _ => char,
    }
}

fn is_decoration(char: char) -> bool {
    match char {
        'ー' | '-' | '\u{2010}'..='\u{2015}' | '−' | '─' | '〜' | '~' => true,
        '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' => true,
        // 「」『』【】〔〕〈〉《》〖〗〘〙〚〛
        '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}' => true,
        '・' | '·' | '、' | '。' | ',' | '\'' | '"' | '‘' | '’' | '“' | '”' => true,
        _ => char.is_whitespace() || char.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_mean_to_be_the_same() {
        let table = [
            ("", ""),
            ("財務政策課", "財務政策課"),
            ("ＫＰＩ", "kpi"),
            ("Kpi", "kpi"),
            ("カウンター", "かうんた"),
            ("ｶｳﾝﾀｰ", "かうんた"),
            ("ｶﾞｲﾄﾞ", "がいど"),
            ("か\u{3099}いと゛", "がいど"),
            ("ﾊﾟﾌﾞﾘｯｸ", "ぱぶりっく"),
            ("ヴ", "ゔ"),
            ("調査・研究", "調査研究"),
            ("調査、研究", "調査研究"),
            ("システム導入（一部）", "しすてむ導入一部"),
            ("「広報にっしん」", "広報にっしん"),
            ("くるりん　ばす", "くるりんばす"),
            ("1,667,000", "1667000"),
            ("１５．４％", "15.4%"),
            ("①㈱㎡", "1株m2"),
            ("e-Tax", "etax"),
            ("一部", "一部"),
            ("ー・ 、-", ""),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn every_folded_char_knows_its_place() {
        let table: [(&str, &[usize]); 5] = [
            ("調査・研究", &[0, 1, 3, 4]),
            ("ｶﾞｲﾄﾞ", &[0, 2, 3]),
            ("㈱日進", &[0, 1, 2]),
            ("㎡あ", &[0, 0, 1]),
            (" Ａ Ｂ", &[1, 3]),
        ];
        for (text, positions) in table {
            assert_eq!(fold_with_positions(text).positions, positions, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_folds_and_positions_stay_inside(text in "\\PC{0,40}|[ｦ-ﾟァ-ヶぁ-ん゛゜\u{3099}\u{309a}A-Za-z ]{0,40}") {
            let folded = fold_with_positions(&text);
            prop_assert_eq!(folded.text.chars().count(), folded.positions.len());
            prop_assert!(folded.positions.iter().all(|at| *at < text.chars().count()));
            prop_assert!(folded.positions.is_sorted());
            prop_assert_eq!(folded.text, fold(&text));
        }
    }
}
