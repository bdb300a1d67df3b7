//! How things look here: what was wished for, else what the terminal answered, else what is safe.

use std::collections::BTreeSet;

use super::clipboard::Clipboard;
use super::glyph::{GlyphSet, UNICODE};
use super::look::Look;
use super::probe::Answers;
use super::widths::{Class, Widths};
use crate::plan::{Measured, Plan, Value};

/// The most characters a terminal is asked for; what else turns up follows its class.
const MOST_QUESTIONS: usize = 400;

/// What flag, environment and settings say about the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// The set of symbols; `None`: what the terminal can show.
    pub glyphs: Option<GlyphSet>,
    /// The width of ambiguous characters; `None`: the terminal is asked.
    pub ambiguous: Option<Ambiguous>,
    /// Whether colours may be used.
    pub colour: bool,
    /// The way copied text goes; `None`: what is known of the terminal.
    pub copy: Option<Clipboard>,
}

/// How many cells ambiguous characters fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambiguous {
    /// One.
    Narrow,
    /// Two.
    Wide,
}

impl Wishes {
    /// The set of symbols to start with.
    pub fn glyph_set(&self, answers: &Answers) -> GlyphSet {
        self.glyphs.unwrap_or(if answers.utf8 == Some(false) { GlyphSet::Ascii } else { GlyphSet::Unicode })
    }

    /// What is known about widths.
    pub fn widths(&self, answers: &Answers) -> Widths {
        match (self.ambiguous, &answers.cells) {
            (Some(Ambiguous::Narrow), _) => Widths::narrow(),
            (Some(Ambiguous::Wide), _) | (None, None) => Widths::doubtful(),
            (None, Some(cells)) => Widths::answered(cells.clone()),
        }
    }

    /// How things look.
    pub fn look(&self, answers: &Answers) -> Look {
        Look::new(self.glyph_set(answers), self.widths(answers), self.colour)
    }
}

/// The characters whose width matters: those of the symbols, some of each class, and those of the plans that are there.
pub fn questions<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> Vec<char> {
    let symbols =
        UNICODE.all().flat_map(str::chars).chain(Class::ALL.map(Class::samples).into_iter().flat_map(str::chars));
    let mut questions: BTreeSet<char> = symbols.filter(|c| Class::of(*c).is_some()).collect();
    for plan in plans {
        texts(plan, &mut |text| {
            if !text.is_ascii() && questions.len() < MOST_QUESTIONS {
                questions.extend(text.chars().filter(|c| Class::of(*c).is_some()));
            }
        });
    }
    questions.into_iter().take(MOST_QUESTIONS).collect()
}

/// Every text of a plan that may be shown.
fn texts(plan: &Plan, take: &mut impl FnMut(&str)) {
    fn optional(text: &Option<String>, take: &mut impl FnMut(&str)) {
        if let Some(text) = text {
            take(text);
        }
    }
    fn measured(measured: &Measured, take: &mut impl FnMut(&str)) {
        if let Value::Word(word) = &measured.value {
            take(word);
        }
        optional(&measured.remark, take);
    }
    take(&plan.title);
    for text in [&plan.municipality, &plan.source, &plan.remark] {
        optional(text, take);
    }
    plan.levels.iter().for_each(|name| take(name));
    plan.statuses.iter().for_each(|status| take(&status.word));
    plan.departments.iter().for_each(|department| take(&department.name));
    for (_, node) in plan.tree.iter() {
        take(&node.name);
        optional(&node.remark, take);
    }
    for action in &plan.actions {
        take(&action.name);
        optional(&action.remark, take);
        for (_, stage) in action.planned.0.iter().chain(action.actual.0.iter()) {
            stage.entries().for_each(&mut *take);
        }
    }
    for indicator in &plan.indicators {
        take(&indicator.name);
        optional(&indicator.unit, take);
        optional(&indicator.remark, take);
        indicator.baseline.iter().chain(&indicator.target).for_each(|value| measured(value, take));
        indicator.actual.iter().for_each(|(_, value)| measured(value, take));
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Glyphs;
    use super::*;

    #[test]
    fn wishes_come_before_answers_and_answers_before_the_safe_set() {
        let narrow = Answers {
            cells: Some(questions([]).into_iter().map(|c| (c, 1)).collect()),
            utf8: Some(true),
            ..Answers::default()
        };
        let silent = Answers::default();
        let no_utf8 = Answers { utf8: Some(false), ..Answers::default() };
        let wish = |glyphs, ambiguous| Wishes { glyphs, ambiguous, colour: true, copy: None };
        let safe = Glyphs::assembled(GlyphSet::Safe, &Widths::narrow());
        let ascii = Glyphs::assembled(GlyphSet::Ascii, &Widths::narrow());
        let table = [
            (wish(None, None), &narrow, UNICODE, false),
            (wish(None, None), &silent, safe, true),
            (wish(None, None), &no_utf8, ascii, true),
            (wish(None, Some(Ambiguous::Narrow)), &silent, UNICODE, false),
            (wish(None, Some(Ambiguous::Wide)), &narrow, safe, true),
            (wish(Some(GlyphSet::Ascii), None), &narrow, ascii, false),
            (wish(Some(GlyphSet::Unicode), None), &silent, safe, true),
        ];
        for (wishes, answers, glyphs, arrow_is_doubtful) in table {
            let look = wishes.look(answers);
            assert_eq!(look.glyphs, glyphs, "{wishes:?} {answers:?}");
            assert_eq!(look.widths.is_doubtful('⇒'), arrow_is_doubtful, "{wishes:?}");
        }
    }
}
