//! The words by which the page can be filtered, and the controls for it.
//!
//! The controls stay hidden unless the script of the page runs: without it everything is there to read.
//! Entries carry the places of their words in the lists here, so that no text of a plan has to be split.

use super::markup::Markup;
use super::published::Published;
use crate::plan::{DepartmentId, Plan, Subject};
use crate::words::{publication as words, screen};

/// Departments and status words of all plans on the page, each once, in the order of the plans.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    departments: Vec<String>,
    of_actions: Vec<String>,
    of_indicators: Vec<String>,
    actions: usize,
    indicators: usize,
}

impl Vocabulary {
    /// The words that occur on the page.
    pub(super) fn of(plans: &[Published<'_>]) -> Self {
        let mut vocabulary = Self::default();
        for published in plans {
            let Published { plan, selection, .. } = published;
            let mut occurs = vec![false; plan.departments.len()];
            for id in selection.actions.iter().flat_map(|id| &plan.action(*id).departments) {
                occurs[id.index()] = true;
            }
            for id in selection.indicators.iter().flat_map(|id| plan.departments_of(*id)) {
                occurs[id.index()] = true;
            }
            for id in plan.department_ids().filter(|id| occurs[id.index()]) {
                push(&mut vocabulary.departments, &plan.department(id).name);
            }
            let standing = |subject| published.standing(subject).word;
            let of_actions: Vec<String> = selection.actions.iter().map(|id| standing(Subject::Action(*id))).collect();
            // In the order in which the plan names its words.
            let named = plan.statuses.iter().map(|status| status.word.as_str());
            for word in named.chain([published.without_status()]) {
                if of_actions.iter().any(|other| other == word) {
                    push(&mut vocabulary.of_actions, word);
                }
            }
            let of_indicators: Vec<String> =
                selection.indicators.iter().map(|id| standing(Subject::Indicator(*id))).collect();
            let verdicts = [crate::plan::Achievement::Met, crate::plan::Achievement::Unmet].map(screen::achievement);
            for word in verdicts.into_iter().chain([published.without_verdict()]) {
                if of_indicators.iter().any(|other| other == word) {
                    push(&mut vocabulary.of_indicators, word);
                }
            }
            vocabulary.actions += selection.actions.len();
            vocabulary.indicators += selection.indicators.len();
        }
        vocabulary
    }

    /// Where those departments stand in the list, with blanks between.
    pub(super) fn places_of(&self, plan: &Plan, departments: &[DepartmentId]) -> String {
        let place = |id: &DepartmentId| {
            let name = &plan.department(*id).name;
            self.departments.iter().position(|other| other == name).map(|place| place.to_string())
        };
        departments.iter().filter_map(place).collect::<Vec<_>>().join(" ")
    }

    /// Where that status word of an action stands in the list: `a` and its place.
    pub(super) fn place_of_status(&self, word: &str) -> String {
        place("a", &self.of_actions, word)
    }

    /// Where that verdict on an indicator stands in the list: `i` and its place.
    pub(super) fn place_of_verdict(&self, word: &str) -> String {
        place("i", &self.of_indicators, word)
    }

    /// Writes the controls. What the script says it takes from here.
    pub(super) fn write(&self, markup: &mut Markup) {
        let counts = [self.actions.to_string(), self.indicators.to_string()];
        let attributes = [
            ("id", "filter"),
            ("role", "search"),
            ("aria-labelledby", "filter-name"),
            ("data-shown", words::SHOWN),
            ("data-nothing", words::NOTHING_SHOWN),
            ("data-filtered", words::FILTERED),
            ("data-actions", &counts[0]),
            ("data-indicators", &counts[1]),
            ("hidden", ""),
        ];
        markup.element("form", &attributes, |markup| {
            markup.line("p", &[("id", "filter-name")], words::FILTER);
            markup.element("p", &[], |markup| {
                markup.line("label", &[("for", "filter-d")], words::FILTER_DEPARTMENT);
                markup.element("select", &[("id", "filter-d"), ("data-key", "d")], |markup| {
                    markup.line("option", &[("value", "")], words::EVERYTHING);
                    options(markup, "", &self.departments);
                });
            });
            markup.element("p", &[], |markup| {
                markup.line("label", &[("for", "filter-s")], words::FILTER_STATUS);
                markup.element("select", &[("id", "filter-s"), ("data-key", "s")], |markup| {
                    markup.line("option", &[("value", "")], words::EVERYTHING);
                    for (name, letter, of_kind) in
                        [(words::ACTIONS, "a", &self.of_actions), (words::INDICATORS, "i", &self.of_indicators)]
                    {
                        if !of_kind.is_empty() {
                            markup.element("optgroup", &[("label", name)], |markup| options(markup, letter, of_kind));
                        }
                    }
                });
            });
            markup.element("p", &[], |markup| {
                markup.line("label", &[("for", "filter-q")], words::FILTER_TEXT);
                let attributes = [("id", "filter-q"), ("data-key", "q"), ("type", "search"), ("autocomplete", "off")];
                markup.empty("input", &attributes);
            });
            markup.line("button", &[("type", "reset")], words::RESET);
        });
        // Outside the form: what is chosen is printed, the controls are not.
        markup.line("p", &[("id", "shown"), ("role", "status"), ("hidden", "")], "");
    }
}

/// The word itself goes into the address of the page, its place finds the entries.
fn options(markup: &mut Markup, letter: &str, words: &[String]) {
    for (place, word) in words.iter().enumerate() {
        let place = format!("{letter}{place}");
        markup.line("option", &[("value", word), ("data-place", &place)], word);
    }
}

fn place(letter: &str, words: &[String], word: &str) -> String {
    let place = words.iter().position(|other| other == word);
    place.map_or_else(String::new, |place| format!("{letter}{place}"))
}

fn push(words: &mut Vec<String>, word: &str) {
    if !words.iter().any(|other| other == word) {
        words.push(word.to_owned());
    }
}
