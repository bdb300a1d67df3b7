//! What somebody may have meant: the known word nearest to the one written.

use unicode_normalization::UnicodeNormalization;

/// The candidate that differs from `word` by so little that it was probably meant: by width and
/// blanks only, or by one character in three.
///
/// ```text
/// closest("実施状態", ["実績", "実施状況"]) == Some("実施状況")
/// ```
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    let near = |candidate: &&'a str| {
        let other = folded(candidate);
        let length = word.len().max(other.len());
        // Long words are not worth the time: nobody misspells a sentence by a third.
        (length <= 40).then(|| distance(&word, &other)).filter(|steps| *steps == 0 || steps * 3 <= length)
    };
    candidates.into_iter().filter_map(|c| Some((near(&c)?, c))).min_by_key(|(steps, _)| *steps).map(|(_, c)| c)
}

fn folded(word: &str) -> Vec<char> {
    word.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Characters to add, take away or change (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        let keys = ["番号", "名称", "担当課", "予定", "実績", "実施状況", "備考"];
        let table = [
            ("実施状態", Some("実施状況")),
            ("担当", Some("担当課")),
            ("担当 課", Some("担当課")),
            ("　名称", Some("名称")),
            ("実施情況", Some("実施状況")),
            ("名前", None),
            ("部署", None),
            ("", None),
        ];
        for (written, meant) in table {
            assert_eq!(closest(written, keys), meant, "{written}");
        }
    }

    #[test]
    fn distances() {
        let steps = |a: &str, b: &str| distance(&folded(a), &folded(b));
        assert_eq!(
            [steps("abc", "abc"), steps("abc", ""), steps("abc", "axcd"), steps("企画課", "企画政策課")],
            [0, 3, 2, 2]
        );
    }
}
