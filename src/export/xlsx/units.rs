//! Texts cut to so many UTF-16 units, which is how Excel counts letters.

/// As much of a text as takes no more than so many units; no character is cut.
pub fn within(text: &str, units: usize) -> &str {
    let mut used = 0;
    let over = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > units
    });
    over.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The text, or if it is longer than so many units as much of it as fits with `mark` behind it, which is ASCII.
pub fn cut(text: String, units: usize, mark: &str) -> String {
    if within(&text, units).len() == text.len() {
        return text;
    }
    within(&text, units.saturating_sub(mark.len())).to_owned() + mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_between_characters() {
        let table = [("abc", 3, "abc"), ("abcd", 3, "abc"), ("課😀", 2, "課"), ("課😀", 3, "課😀"), ("課", 0, "")];
        for (text, units, expected) in table {
            assert_eq!(within(text, units), expected, "{text} in {units}");
        }
        assert_eq!(
            [cut("一二三四".to_owned(), 4, "..."), cut("一二三四五".to_owned(), 4, "...")],
            ["一二三四", "一..."]
        );
    }
}
