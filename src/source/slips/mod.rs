//! What probably went wrong where a text is no YAML: the slips of people who write with an input method.
//!
//! The parsers say where they gave up, which is often a line too late, and nothing that helps. Each rule here
//! looks at the raw lines around that place for one kind of slip and, if it is there, gives its exact place and
//! the sentence, with the user's own text as it should be. A rule must be sure: on a line that is right it says
//! nothing, and if none of them speaks, the plain sentence stays.

mod blank;
mod bracket;
mod colon;
mod flow;
mod indent;
mod line;
mod quote;
mod silent;

use std::ops::RangeInclusive;

use crate::plan::Position;
use crate::source::lines::Lines;
use crate::words::{Wording, slip};
pub use bracket::half_width;
use line::Line;
pub use quote::unquoted;
pub use silent::{indented_full_width, is_excel_error, silent};

/// A slip: its place and what to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its first character.
    pub position: Position,
    /// How many characters it has.
    pub length: usize,
    /// What it is and how to mend it.
    pub wording: Wording,
}

/// A full-width colon, or a colon without a blank behind it, in a text that was meant as key and value.
pub fn colon(position: Position, colon: char, key: &str, value: &str) -> Slip {
    let mended = colon::entry(key, value);
    let wording = if colon == ':' { slip::no_blank(key, &mended) } else { slip::full_width_colon(key, &mended) };
    Slip { position, length: 1, wording }
}

impl Slip {
    /// The slip that is that piece of the line.
    fn at(line: Line<'_>, piece: &str, wording: Wording) -> Option<Self> {
        Some(Self { position: line.place_of(piece), length: piece.chars().count().max(1), wording })
    }
}

/// The lines of a text and the place where a parser gave up.
#[derive(Debug)]
struct Scan<'a> {
    /// Taken apart one by one when they are asked for: there may be millions of them.
    lines: Lines<'a>,
    /// The line at which it gave up, the last before it and the first behind it in which something stands.
    here: Option<Line<'a>>,
    before: Option<Line<'a>>,
    behind: Option<Line<'a>>,
    /// The column in the line.
    column: usize,
}

/// How many lines up a rule looks at most, so that it takes no longer in a file of a million lines.
const FURTHEST: usize = 100;

type Rule = fn(&Scan<'_>) -> Option<Slip>;

/// The rules. What is seen at once comes before what must be concluded.
const RULES: [Rule; 22] = [
    blank::tab,
    blank::tab_within,
    blank::full_width_indentation,
    blank::dash,
    colon::full_width,
    colon::no_blank,
    quote::bare_dash,
    bracket::full_width,
    bracket::cut_by_comment,
    quote::unclosed,
    quote::text_behind,
    quote::reserved,
    bracket::separator,
    bracket::unclosed,
    bracket::surplus,
    colon::within_text,
    colon::missing,
    indent::dashed_year,
    indent::first_without_dash,
    indent::list_and_map,
    indent::column,
    indent::two_lines,
];

/// What probably went wrong in `text`, in which a parser gave up at `position`.
pub fn find(text: &str, position: Position) -> Option<Slip> {
    let scan = Scan::new(text, position);
    RULES.iter().find_map(|rule| rule(&scan))
}

/// Where somebody wrote a whole file with full-width colons, so that all of it is one text for YAML.
pub fn find_in_text(text: &str) -> Option<Slip> {
    let scan = Scan::new(text, Position { line: usize::MAX, column: 1 });
    [colon::full_width as Rule, colon::no_blank, blank::dash].iter().find_map(|rule| rule(&scan))
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, position: Position) -> Self {
        let lines = Lines::of(text);
        let at = position.line.clamp(1, lines.count());
        let here = written(&lines, at..=at).next();
        let before = written(&lines, 1..=at - 1).next_back();
        let behind = written(&lines, at + 1..=lines.count()).next();
        Self { lines, here, before, behind, column: position.column }
    }

    /// The line at which the parser gave up.
    fn here(&self) -> Option<Line<'a>> {
        self.here
    }

    /// The last line before it in which something stands.
    fn before(&self) -> Option<Line<'a>> {
        self.before
    }

    /// The first line behind it in which something stands.
    fn behind(&self) -> Option<Line<'a>> {
        self.behind
    }

    /// Those of the lines with these numbers in which something stands.
    fn written(&self, numbers: RangeInclusive<usize>) -> impl DoubleEndedIterator<Item = Line<'a>> {
        written(&self.lines, numbers)
    }

    /// The lines above that one in which something stands, the nearest first, as far as a rule looks.
    fn above(&self, line: Line<'_>) -> impl Iterator<Item = Line<'a>> {
        self.written(line.number.saturating_sub(FURTHEST).max(1)..=line.number - 1).rev()
    }

    /// The lines before the place in which something stands, the nearest first, as far as a rule looks.
    fn upwards(&self) -> impl Iterator<Item = Line<'a>> {
        self.before.into_iter().flat_map(|before| std::iter::once(before).chain(self.above(before)))
    }

    /// Whether a line goes on with the value of the one above it: such a line is text, whatever stands in it.
    fn continues(&self, line: Line<'_>) -> bool {
        let Some(above) = self.above(line).find(|above| above.pair().is_some() || above.has_dash()) else {
            return false;
        };
        let has_value = above.value().is_some_and(|value| !value.is_empty());
        has_value && above.pair().is_some() && line.first_column() > above.content_column()
    }

    /// The two lines in which most slips lie: the one before, and the one at which the parser gave up.
    fn near(&self) -> impl Iterator<Item = Line<'a>> {
        self.before().into_iter().chain(self.here())
    }
}

fn written<'a>(lines: &Lines<'a>, numbers: RangeInclusive<usize>) -> impl DoubleEndedIterator<Item = Line<'a>> {
    let line = |number| lines.get(number).map(|raw| Line::new(number, raw));
    numbers.filter_map(line).filter(|line| !line.is_blank())
}

#[cfg(test)]
mod tests;
