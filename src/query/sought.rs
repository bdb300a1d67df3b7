//! What is marked in the texts of a plan while its words are sought.
//!
//! Owns where a word stands in a text that is shown. Invariant: it means what it means to the index it comes
//! from, so that nothing is marked in an entry that the search passes over.

use std::ops::Range;
use std::sync::Arc;

use super::fold::fold_with_positions;
use super::lattice::read_so;
use super::search::{Search, Word};
use super::texts::{Reach, Texts};
use super::typed::TypedWord;

/// A search, and what it means in one plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    search: Search,
    /// For each word how far its meaning goes.
    reaches: Vec<Reach>,
    /// The texts of the plan; without them every word may mean whatever is read so.
    texts: Option<Arc<Texts>>,
}

impl Sought {
    pub(super) fn within(search: Search, texts: &Arc<Texts>) -> Self {
        let reaches = search.words.iter().map(|word| texts.reach(&TypedWord::new(word))).collect();
        Self { search, reaches, texts: Some(Arc::clone(texts)) }
    }

    /// What is sought.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Whether nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.search.is_empty()
    }

    /// The chars of `text` to highlight, as ascending char indices: wherever a word stands in it or, where it
    /// does not, whatever can be read so.
    pub fn positions(&self, text: &str) -> Vec<usize> {
        let folded = fold_with_positions(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, word) in self.search.words.iter().enumerate() {
            let before = found.len();
            found.extend(places(word.folded(), &folded.text));
            let may_be_guessed = self.reaches.get(at).is_none_or(|reach| *reach == Reach::Guessed);
            if found.len() == before && may_be_guessed && word.sound().is_some() {
                found.extend(self.guessed(word, &folded.text));
            }
        }
        let chars = found.into_iter().flat_map(|chars| folded.positions.get(chars).unwrap_or_default());
        let mut positions: Vec<usize> = chars.copied().collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// The chars of a folded text that can be read as typed, but for names of which the plan says that they
    /// are read otherwise.
    fn guessed(&self, word: &Word, folded: &str) -> Vec<Range<usize>> {
        let mut guessed = word.sound().map(|typed| read_so(typed, folded)).unwrap_or_default();
        if let Some(texts) = self.texts.as_ref().filter(|_| !guessed.is_empty()) {
            let typed = TypedWord::new(word);
            for name in texts.read_otherwise(&typed, folded) {
                for place in places(name, folded) {
                    guessed.retain(|chars| chars.end <= place.start || place.end <= chars.start);
                }
            }
        }
        guessed
    }
}

impl From<Search> for Sought {
    /// Where the plan is not known.
    fn from(search: Search) -> Self {
        Self { search, ..Self::default() }
    }
}

/// Wherever a part stands in a text, in chars.
fn places<'a>(part: &'a str, text: &'a str) -> impl Iterator<Item = Range<usize>> + use<'a> {
    text.match_indices(part).map(move |(byte, part)| {
        let start = text.get(..byte).map_or(0, |before| before.chars().count());
        start..start + part.chars().count()
    })
}

#[cfg(test)]
mod tests {
    use super::super::Index;
    use super::super::fixture::plan;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_place_of_every_word_is_highlighted() {
        let table: [(&str, &str, &[usize]); 5] = [
            ("調査研究", "調査・研究", &[0, 1, 3, 4]),
            ("検討", "検討と再検討", &[0, 1, 4, 5]),
            ("カード ﾏｲﾅﾝﾊﾞｰ", "マイナンバーカード", &[0, 1, 2, 3, 4, 6, 8]),
            ("ない", "ある", &[]),
            ("", "ある", &[]),
        ];
        for (typed, text, positions) in table {
            assert_eq!(Sought::from(Search::new(typed)).positions(text), positions, "{typed}");
        }
    }

    #[test]
    fn a_guess_is_marked_only_where_the_search_goes_by_one() {
        let mut plan = plan();
        // Read otherwise than one would guess, and said so.
        plan.departments[0].reading = Some("きかくまつりごとか".to_owned());
        plan.actions[1].reading = Some("ばんごうひょうじのどうにゅう".to_owned());
        // The same name elsewhere is read as there.
        plan.actions[3].name = plan.actions[1].name.clone();
        plan.actions[3].remark = Some("しんせい".to_owned());
        plan.actions[2].remark = Some("ＰＲの申請".to_owned());
        let index = Index::build(&plan);
        let marked = |typed: &str, text: &str| -> String {
            let positions = index.seek(Search::new(typed)).positions(text);
            positions.iter().filter_map(|at| text.chars().nth(*at)).collect()
        };
        let table = [
            ("seisaku", "企画政策課", ""),
            ("seisaku", "財務政策課", "政策"),
            ("seisaku", "企画政策課・財務政策課", "政策"),
            ("kikaku", "企画政策課・財務政策課", "企画"),
            ("hyoujiki", "番号表示機の導入", ""),
            ("hyoujiki", "1 番号表示機の導入", ""),
            ("bangou", "1 番号表示機の導入", "番号"),
            ("hyoujiki", "表示機", "表示機"),
            // Kana are meant as they are where some text has them, letters where they are a word.
            ("しんせい", "申請", ""),
            ("shinsei", "申請", "申請"),
            ("pr", "ＰＲの申請", "ＰＲ"),
        ];
        for (typed, text, expected) in table {
            assert_eq!(marked(typed, text), expected, "{typed} {text}");
        }
        let hits = |typed: &str| index.hits(&plan, &Search::new(typed)).len();
        assert_eq!((hits("hyoujiki"), hits("しんせい"), hits("bangou")), (0, 1, 2));
    }

    proptest! {
        #[test]
        fn positions_are_inside_the_text(typed in "\\PC{0,12}", text in "\\PC{0,40}") {
            let positions = Sought::from(Search::new(&typed)).positions(&text);
            prop_assert!(positions.iter().all(|at| *at < text.chars().count()));
            prop_assert!(positions.is_sorted_by(|a, b| a < b));
        }
    }
}
