//! The words that are offered for a result: those of the plan itself, narrowed by what is typed.
//!
//! Owns which of them are left and which is chosen. Refuses nothing that is typed: the words are an offer. Invariant: what is
//! chosen is one of those that are left.

use super::super::input::Input;
use crate::plan::{FiscalYear, Plan, Subject};
use crate::query::{Candidate, rank, words_offered};

/// Words to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    words: Vec<String>,
    /// Those left by what is typed, best first.
    left: Vec<usize>,
    /// Which of those left is chosen.
    at: Option<usize>,
}

impl Choices {
    /// The words for that entry in that year.
    pub(super) fn of(plan: &Plan, subject: Subject, year: FiscalYear) -> Self {
        let words = words_offered(plan, subject, year);
        let left = (0..words.len()).collect();
        Self { words, left, at: None }
    }

    /// Leaves what suits the text: behind a blank, what suits the word that is being typed.
    pub(super) fn narrow(&mut self, input: &Input) {
        let typed = if input.is_proposal { "" } else { last_word(&input.text).1 };
        let names = self.words.iter().map(|name| Candidate { name, reading: None });
        self.left = rank(typed, names).into_iter().map(|(at, _)| at).collect();
        self.at = None;
    }

    /// Goes to the next or previous word, and before the first one back to what was typed; says whether there was one.
    pub(super) fn step(&mut self, later: bool) -> bool {
        let next = match (self.at, later) {
            (None, true) => Some(0),
            (Some(at), true) => Some(at + 1),
            (None, false) => return false,
            (Some(at), false) => at.checked_sub(1),
        };
        let is_there = next.is_none_or(|at| at < self.left.len());
        if is_there {
            self.at = next;
        }
        is_there
    }

    /// Chooses none.
    pub(super) fn let_go(&mut self) {
        self.at = None;
    }

    /// Whether that word is one of those that are offered.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word || known.split(' ').any(|part| part == word))
    }

    /// Those that are left, best first.
    pub fn left(&self) -> impl ExactSizeIterator<Item = &str> {
        self.left.iter().map(|at| self.words[*at].as_str())
    }

    /// Which of those left is chosen.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// The whole text, if a word is chosen: it takes the place of the word that was being typed.
    pub fn text(&self, input: &Input) -> Option<String> {
        let word = &self.words[*self.left.get(self.at?)?];
        let before = if input.is_proposal { "" } else { last_word(&input.text).0 };
        Some(format!("{before}{word}"))
    }
}

/// What stands before the last word, its blank included, and that word.
fn last_word(text: &str) -> (&str, &str) {
    let at = text.rfind([' ', '\u{3000}']).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    text.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{ActionId, IndicatorId};
    use crate::source::load_text;

    fn plan() -> Plan {
        let text = "計画: 試し\n年度: H28-H30\n体系:\n- 名称: 一\n  取組:\n\
            \x20 - {番号: 1, 名称: 甲, 予定: {H28: 検討, H29: 募集, H30: ⇒}, 実績: {H28: 検討}}\n\
            \x20 - {番号: 2, 名称: 乙, 予定: {H28: 実施, H29: ⇒}, 実績: {H28: [実施, 条例改正], H29: 一部実施}}\n\
            \x20 - {番号: 3, 名称: 丙, 予定: {H28: 実施, H29: ⇒}, 実績: {H28: 実施}}\n\
            \x20 - {番号: 4, 名称: 丁, 予定: {H28: 募集, H29: ⇒}, 実績: {H28: 検討}}\n\
            \x20 指標:\n  - {名称: 丁, 方向: 状態, 実績: {H28: 検討, H29: 素案}, 目標: 策定}\n  - {名称: 戊, 目標: 3}\n";
        load_text("plan", text).unwrap().0
    }

    fn offered(subject: Subject, year: u16, typed: &str) -> String {
        let mut choices = Choices::of(&plan(), subject, FiscalYear::starting(year));
        choices.narrow(&Input::begun(typed.to_owned()));
        choices.left().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_offered_and_in_which_order() {
        let action = |at| Subject::Action(ActionId(at));
        let indicator = |at| Subject::Indicator(IndicatorId(at));
        let table = [
            (action(0), 2016, "", "検討 実施 募集 条例改正 一部実施"),
            (action(0), 2017, "", "募集 ⇒ 実施 検討 条例改正 一部実施"),
            // A planned ⇒ stands for 募集 here, and nothing of the year before could go on.
            (action(0), 2018, "", "募集 実施 検討 条例改正 一部実施"),
            // What would go on in 実績 is more than what is planned to go on.
            (action(1), 2017, "", "実施 ⇒ 検討 募集 条例改正 一部実施"),
            (action(2), 2017, "", "⇒ 実施 検討 募集 条例改正 一部実施"),
            (action(3), 2017, "", "募集 ⇒ 実施 検討 条例改正 一部実施"),
            (action(0), 2017, "実施", "実施 一部実施"),
            (action(0), 2017, "じっし", "実施 一部実施"),
            (action(0), 2017, "jissi", "実施 一部実施"),
            (action(0), 2017, "検討 じょうれい", "条例改正"),
            (action(0), 2017, "#", ""),
            (indicator(0), 2018, "", "策定 素案 検討"),
            (indicator(1), 2018, "", ""),
        ];
        for (subject, year, typed, expected) in table {
            assert_eq!(offered(subject, year, typed), expected, "{subject:?} {year} {typed}");
        }
    }

    #[test]
    fn a_choice_takes_the_place_of_the_word_that_was_typed() {
        let table = [
            ("", false, "実施"),
            ("一部", true, "実施"),
            ("検討 jis", false, "検討 実施"),
            ("検討　", false, "検討　実施"),
        ];
        for (typed, is_proposal, expected) in table {
            let typed = typed.to_owned();
            let input = if is_proposal { Input::proposed(typed.clone()) } else { Input::begun(typed.clone()) };
            let mut choices = Choices::of(&plan(), Subject::Action(ActionId(2)), FiscalYear::starting(2016));
            choices.narrow(&input);
            assert_eq!(choices.text(&input), None, "nothing is chosen yet");
            assert!(choices.step(true), "{typed}");
            assert_eq!(choices.text(&input).as_deref(), Some(expected), "{typed}");
            assert!(choices.step(false) && choices.at().is_none() && !choices.step(false));
        }
    }
}
