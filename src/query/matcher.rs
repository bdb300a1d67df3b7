//! Matching a short name against what a person types: pickers, the palette, `--department`.
//!
//! Owns the order of good and less good matches. Knows nothing of plans. Invariant: the positions
//! of a match are char indices inside the name, ascending, each once.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::{Folded, fold, fold_with_positions};
use super::lattice::read_so;
use super::romaji;

/// Something that can be found by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// As shown.
    pub name: &'a str,
    /// よみ in kana, or another word by which it is known.
    pub reading: Option<&'a str>,
}

/// How a candidate was found. The order of the variants is the order of preference, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The typed letters occur in that order, with others between them.
    Fuzzy,
    /// Inside the reading.
    Reading,
    /// At the beginning of the reading.
    ReadingStart,
    /// Inside the name.
    Name,
    /// At the beginning of the name.
    NameStart,
    /// Nothing was asked for.
    Everything,
}

/// A candidate that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How it was found.
    pub rank: Rank,
    /// Higher is better; comparable between candidates of one query.
    pub score: i64,
    /// The chars of the name to highlight; empty if it was found by a reading that the dictionary does not
    /// know.
    pub positions: Vec<usize>,
}

/// A query made ready for many candidates.
pub struct Matcher {
    folded: String,
    romaji: Option<String>,
    /// Half a syllable, where nothing more is typed.
    begun: Option<String>,
    fuzzy: SkimMatcherV2,
    /// Whether somebody will look at the positions of what is found by its reading.
    marks: bool,
}

/// What separates the scores of two ranks.
const BAND: i64 = 1_000_000;

impl Matcher {
    /// Takes kanji, kana or romaji, of any width, whole or half typed.
    pub fn new(query: &str) -> Self {
        let folded = fold(query);
        let romaji = romaji::typed(&folded);
        let begun = romaji::begun(&folded);
        Self { folded, romaji, begun, fuzzy: SkimMatcherV2::default(), marks: true }
    }

    /// Whether it matches everything.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// How well `candidate` matches; `None` if it does not.
    pub fn score(&self, candidate: &Candidate<'_>) -> Option<Match> {
        if self.is_empty() {
            return Some(Match { rank: Rank::Everything, score: 0, positions: Vec::new() });
        }
        let name = fold_with_positions(candidate.name);
        if let Some(found) = Place::of(&self.folded, &name.text) {
            let rank = if found.start == 0 { Rank::NameStart } else { Rank::Name };
            return Some(found.into_match(rank, positions(&name, found.start..found.start + found.length)));
        }
        let reading = candidate.reading.map_or_else(|| name.text.clone(), fold);
        let romaji = self.romaji.as_ref().map(|typed| (typed.as_str(), romaji::canonical(&reading)));
        let by_kana = Place::of(&self.folded, &reading);
        let by_romaji = romaji.as_ref().and_then(|(typed, spelling)| Place::of(typed, spelling));
        let by_begun = self.begun.as_ref().and_then(|begun| Place::at_start(begun, &romaji::canonical(&reading)));
        let found = by_kana.into_iter().chain(by_romaji).chain(by_begun).max_by_key(Place::closeness);
        // A reading that is not in kana is another word for the same: how the name is read is open.
        let is_read = candidate.reading.is_some() && reading.chars().any(romaji::is_kana);
        // Which chars of the name a reading that is found stands for, only the dictionary knows.
        if (found.is_some() && self.marks) || (found.is_none() && !is_read) {
            let guess = romaji.as_ref().and_then(|(typed, _)| read_so(typed, &name.text).into_iter().next());
            if let Some(found) = found.or(guess.as_ref().map(|chars| Place::within(chars, &name))) {
                return Some(found.by_reading(positions(&name, guess.into_iter().flatten())));
            }
        } else if let Some(found) = found {
            return Some(found.by_reading(Vec::new()));
        }
        self.fuzzily(&name, &reading, romaji.as_ref().map(|(typed, spelling)| (*typed, spelling.as_str())))
    }

    fn fuzzily(&self, name: &Folded, reading: &str, romaji: Option<(&str, &str)>) -> Option<Match> {
        let fuzzy = |score: i64, positions| Match { rank: Rank::Fuzzy, score: score.clamp(1, BAND - 1), positions };
        let by_name = self.fuzzy.fuzzy_indices(&name.text, &self.folded);
        let by_name = by_name.map(|(score, at)| fuzzy(score, positions(name, at)));
        let by_reading = self.fuzzy.fuzzy_match(reading, &self.folded);
        let by_romaji = romaji.and_then(|(typed, spelling)| self.fuzzy.fuzzy_match(spelling, typed));
        let by_sound = by_reading.max(by_romaji).map(|score| fuzzy(score, Vec::new()));
        // Of equals the last is kept: the name, which can be highlighted.
        by_sound.into_iter().chain(by_name).max_by_key(|found| found.score)
    }
}

/// Those of `candidates` that match, best first, equals in the order given, each with its index.
///
/// As soon as one is found by an unbroken piece of its name or reading, those that are not are
/// left out as noise.
pub fn rank<'a>(query: &str, candidates: impl IntoIterator<Item = Candidate<'a>>) -> Vec<(usize, Match)> {
    ranked(&Matcher::new(query), candidates)
}

/// The same without the positions of what is found by its reading: where all that are found have one, the
/// dictionary stays closed.
pub fn rank_unmarked<'a>(query: &str, candidates: impl IntoIterator<Item = Candidate<'a>>) -> Vec<(usize, Match)> {
    ranked(&Matcher { marks: false, ..Matcher::new(query) }, candidates)
}

fn ranked<'a>(matcher: &Matcher, candidates: impl IntoIterator<Item = Candidate<'a>>) -> Vec<(usize, Match)> {
    let scored = candidates.into_iter().map(|candidate| matcher.score(&candidate)).enumerate();
    let mut found: Vec<_> = scored.filter_map(|(at, found)| Some((at, found?))).collect();
    if found.iter().any(|(_, found)| found.rank > Rank::Fuzzy) {
        found.retain(|(_, found)| found.rank > Rank::Fuzzy);
    }
    found.sort_by_key(|(_, found)| std::cmp::Reverse(found.score));
    found
}

/// Where one text stands in another, in chars.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    length: usize,
    whole: usize,
}

impl Place {
    fn of(part: &str, whole: &str) -> Option<Self> {
        let before = whole.get(..whole.find(part)?)?;
        let count = |text: &str| text.chars().count();
        Some(Self { start: count(before), length: count(part), whole: count(whole) })
    }

    fn at_start(part: &str, whole: &str) -> Option<Self> {
        if whole.starts_with(part) { Self::of(part, whole) } else { None }
    }

    /// Those chars of a name.
    fn within(chars: &Range<usize>, name: &Folded) -> Self {
        Self { start: chars.start, length: chars.len(), whole: name.positions.len() }
    }

    /// 0 for the whole text, lower the later it begins and the more is left over.
    fn closeness(&self) -> i64 {
        let missed = self.start + (self.whole - self.length);
        -i64::try_from(missed).unwrap_or(i64::MAX).min(BAND / 2)
    }

    fn by_reading(self, positions: Vec<usize>) -> Match {
        let rank = if self.start == 0 { Rank::ReadingStart } else { Rank::Reading };
        self.into_match(rank, positions)
    }

    fn into_match(self, rank: Rank, positions: Vec<usize>) -> Match {
        Match { rank, score: (rank as i64 + 1) * BAND + self.closeness(), positions }
    }
}

/// The chars of the original behind those folded chars.
fn positions(name: &Folded, folded: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut positions: Vec<usize> = folded.into_iter().filter_map(|at| name.positions.get(at).copied()).collect();
    positions.dedup();
    positions
}

#[cfg(test)]
mod tests {
    use super::super::fixture::DEPARTMENTS;
    use super::*;
    use proptest::prelude::*;

    fn departments(query: &str) -> Vec<&'static str> {
        let candidates = DEPARTMENTS.iter().map(|(name, reading)| Candidate { name, reading: Some(reading) });
        let found = rank(query, candidates.clone());
        let order = |found: &[(usize, Match)]| found.iter().map(|(at, one)| (*at, one.score)).collect::<Vec<_>>();
        assert_eq!(order(&found), order(&rank_unmarked(query, candidates)), "marks change nothing else");
        found.into_iter().map(|(at, _)| DEPARTMENTS[at].0).collect()
    }

    #[test]
    fn departments_by_whatever_is_typed() {
        let table: [(&str, &[&str]); 41] = [
            ("gesui", &["下水道課"]),
            ("gesuid", &["下水道課"]),
            ("ｇｅｓｕｉ", &["下水道課"]),
            ("GESUI", &["下水道課"]),
            ("げすい", &["下水道課"]),
            ("ゲスイ", &["下水道課"]),
            ("ｹﾞｽｲ", &["下水道課"]),
            ("げsui", &["下水道課"]),
            ("下水", &["下水道課"]),
            ("水道", &["下水道課"]),
            ("zaimu", &["財務政策課"]),
            ("zais", &["財務政策課"]),
            ("zaisei", &["財務政策課"]),
            ("財政", &["財務政策課"]),
            ("ざいせい", &["財務政策課"]),
            ("しみん", &["市民課", "市民協働課"]),
            ("shimin", &["市民課", "市民協働課"]),
            ("simin", &["市民課", "市民協働課"]),
            ("市民", &["市民課", "市民協働課"]),
            ("市協", &["市民協働課"]),
            ("kikaku", &["企画政策課"]),
            ("gyousei", &["行政課"]),
            ("gyosei", &["行政課"]),
            ("kodomo", &["こども課"]),
            ("kyouiku", &["教育総務課"]),
            ("kyoiku", &["教育総務課"]),
            ("jouhou", &["情報広報課"]),
            ("zyouhou", &["情報広報課"]),
            ("joho", &["情報広報課"]),
            ("shuunou", &["収納課"]),
            ("shunou", &["収納課"]),
            ("syuunou", &["収納課"]),
            ("bosai", &["防災交通課"]),
            ("toshi", &["都市計画課"]),
            ("tosi", &["都市計画課"]),
            ("tiiki", &["地域福祉課"]),
            ("kosodate", &["子育て支援課"]),
            ("zinzi", &["人事課"]),
            ("福祉", &["地域福祉課", "介護福祉課"]),
            ("fukushi", &["地域福祉課", "介護福祉課"]),
            ("xyz", &[]),
        ];
        for (query, expected) in table {
            let found = departments(query);
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn half_a_syllable_finds_those_that_begin_so_first() {
        assert_eq!(departments("sh")[..2], ["市民課", "収納課"]);
        assert_eq!(departments("ky")[0], "教育総務課");
        assert_eq!(departments("k")[0], "こども課");
        assert_eq!(departments("c")[0], "地域福祉課");
        for typed in ["zz", "qqq", "kk", "aa", "ppp"] {
            assert_eq!(departments(typed), Vec::<&str>::new(), "{typed}");
        }
    }

    #[test]
    fn nothing_typed_keeps_all_in_order() {
        for query in ["", " ", "　", "ー"] {
            assert!(departments(query).into_iter().eq(DEPARTMENTS.iter().map(|(name, _)| *name)), "{query:?}");
        }
    }

    #[test]
    fn ranks_and_what_is_highlighted() {
        type Row = (&'static str, &'static str, Option<&'static str>, Rank, &'static [usize]);
        let table: [Row; 13] = [
            ("調査研究", "調査・研究", None, Rank::NameStart, &[0, 1, 3, 4]),
            ("研究", "調査・研究", None, Rank::Name, &[3, 4]),
            ("がいど", "市のｶﾞｲﾄﾞ", None, Rank::Name, &[2, 4, 5]),
            ("gaido", "ガイド課", None, Rank::ReadingStart, &[0, 1, 2]),
            ("kodomo", "新こども課", None, Rank::Reading, &[1, 2, 3]),
            ("gesui", "下水道課", None, Rank::ReadingStart, &[0, 1]),
            ("gesui", "下水道課", Some("げすいどうか"), Rank::ReadingStart, &[0, 1]),
            ("かんきょう", "市（環境）課", None, Rank::Reading, &[2, 3]),
            ("sentei", "除雪班", Some("せんていはん"), Rank::ReadingStart, &[]),
            ("kekka", "次の結果へ", Some("next-hit"), Rank::Reading, &[2, 3]),
            ("next", "次の結果へ", Some("next-hit"), Rank::ReadingStart, &[]),
            ("財政", "財務政策課", Some("ざいむせいさくか"), Rank::Fuzzy, &[0, 2]),
            ("zaisei", "財務政策課", Some("ざいむせいさくか"), Rank::Fuzzy, &[]),
        ];
        for (query, name, reading, rank, positions) in table {
            let found = Matcher::new(query).score(&Candidate { name, reading });
            assert_eq!(found.map(|found| (found.rank, found.positions)), Some((rank, positions.to_vec())), "{query}");
        }
        let read = Candidate { name: "除雪班", reading: Some("せんていはん") };
        assert_eq!(Matcher::new("josetsu").score(&read), None, "the reading in the file wins over a guess");
    }

    proptest! {
        #[test]
        fn positions_are_inside_the_name(
            query in "\\PC{0,6}|[a-z]{0,4}|[ぁ-ん市民課]{0,3}",
            name in "\\PC{0,20}|[ぁ-んァ-ンｱ-ﾟ市民課a-z・ ]{0,20}",
            reading in proptest::option::of("\\PC{0,20}|[ぁ-ん]{0,20}"),
        ) {
            if let Some(found) = Matcher::new(&query).score(&Candidate { name: &name, reading: reading.as_deref() }) {
                prop_assert!(found.positions.is_sorted_by(|a, b| a < b));
                prop_assert!(found.positions.iter().all(|at| *at < name.chars().count()));
            }
        }
    }
}
