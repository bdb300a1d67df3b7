//! What somebody may have meant: the known word nearest to the one written.

use unicode_normalization::UnicodeNormalization;

/// Old and other forms of characters that names of keys and departments have, and the usual ones.
const VARIANTS: [(char, char); 35] = [
    ('當', '当'),
    ('擔', '担'),
    ('實', '実'),
    ('稱', '称'),
    ('號', '号'),
    ('體', '体'),
    ('狀', '状'),
    ('總', '総'),
    ('單', '単'),
    ('圖', '図'),
    ('畫', '画'),
    ('會', '会'),
    ('學', '学'),
    ('國', '国'),
    ('區', '区'),
    ('縣', '県'),
    ('廣', '広'),
    ('澤', '沢'),
    ('邊', '辺'),
    ('邉', '辺'),
    ('髙', '高'),
    ('﨑', '崎'),
    ('齋', '斎'),
    ('德', '徳'),
    ('經', '経'),
    ('營', '営'),
    ('濟', '済'),
    ('產', '産'),
    ('發', '発'),
    ('參', '参'),
    ('戶', '戸'),
    ('豫', '予'),
    ('續', '続'),
    ('收', '収'),
    ('敎', '教'),
];

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
        let length = word.chars().count().max(other.chars().count());
        // Long words are not worth the time: nobody misspells a sentence by a third.
        (length <= 40).then(|| strsim::levenshtein(&word, &other)).filter(|steps| *steps == 0 || steps * 3 <= length)
    };
    candidates.into_iter().filter_map(|c| Some((near(&c)?, c))).min_by_key(|(steps, _)| *steps).map(|(_, c)| c)
}

/// The word in half width, without blanks and with the characters in use today.
pub(super) fn folded(word: &str) -> String {
    let modern = |c: char| VARIANTS.iter().find(|(old, _)| *old == c).map_or(c, |(_, new)| *new);
    word.nfkc().filter(|c| !c.is_whitespace()).map(modern).collect()
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
}
