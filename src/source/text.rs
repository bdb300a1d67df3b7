//! The text of a plan file while its findings are made: what each of them means of it, and the line itself.
//!
//! A finding is made with the place of its first character. Here the span tree says how far the key or value
//! goes that begins there, and what is found about an entry as a whole is moved to that part of the entry
//! which it is about. Nobody keeps a text: when the findings have their lines it is dropped, for there may be
//! thousands of plans.

use std::ops::Range;

use super::lines::Lines;
use super::spans::{Content, Span};
use crate::plan::{Excerpt, Finding, Position, Subject};

/// The longest line that is kept whole, in characters: wider than any screen. Of a longer one the piece around
/// the place is kept, so that five hundred findings in a file of one line stay small.
const LONGEST: usize = 400;

/// By the code of a finding about the meaning of an entry: the key that it is about.
const CONCERNED: [(&str, &str); 7] = [
    ("totals", "総括"),
    (Finding::STATUS, "実施状況"),
    (Finding::VERDICT, "達成状況"),
    (Finding::MISSING, "実績"),
    ("scale", "実績"),
    ("duplicate-number", "番号"),
    ("number-gap", "番号"),
];

/// What an entry is called, and the plan itself.
const NAMES: [&str; 2] = ["名称", "計画"];

/// A text and the places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    text: String,
    root: Span,
}

impl Text {
    /// A text and its span tree.
    pub(super) fn new(text: String, root: Span) -> Self {
        Self { text, root }
    }

    /// Moves findings about entries, which stand where their entry begins, to the part that they are about:
    /// the recorded status, the number, else the name.
    pub fn locate(&self, findings: &mut [Finding]) {
        for finding in findings {
            let (position, range) = self.concerned(finding);
            finding.position = position;
            finding.length = self.length(range);
        }
    }

    /// Says of each finding how many characters it means, unless that is known, and gives it its line.
    pub fn excerpt(&self, findings: &mut [Finding]) {
        let lines = Lines::of(&self.text);
        for finding in findings {
            if finding.length == 1
                && let Some(range) = self.begins_at(&self.root, finding.position)
            {
                finding.length = self.length(range);
            }
            finding.excerpt = excerpt(&lines, finding);
        }
    }

    /// The part of its entry that a finding is about; the beginning of the file if there is no such entry.
    fn concerned(&self, finding: &Finding) -> (Position, Range<usize>) {
        let is_of_plan = matches!(finding.subject, Subject::Plan | Subject::Totals);
        let entry = if is_of_plan { Some(&self.root) } else { map_at(&self.root, finding.position) };
        let entries = match entry.map(|span| &span.content) {
            Some(Content::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        let key = CONCERNED.iter().find(|(code, _)| *code == finding.code).map(|(_, key)| *key);
        let part = key.into_iter().chain(NAMES).find_map(|key| entries.iter().find(|entry| entry.key == key));
        match part.or(entries.first()) {
            Some(part) => match &part.value.content {
                Content::Scalar(_) if !part.value.range.is_empty() => (part.value.position, part.value.range.clone()),
                _ => (part.position, part.range.clone()),
            },
            None => (finding.position, 0..0),
        }
    }

    /// The bytes of the key or value that begins there.
    fn begins_at(&self, span: &Span, position: Position) -> Option<Range<usize>> {
        let is_flow = self.text.get(span.range.clone()).is_some_and(|written| written.starts_with(['{', '[']));
        match &span.content {
            Content::Map(entries) if span.position != position || !is_flow => {
                let at = entries.partition_point(|entry| entry.position <= position).checked_sub(1)?;
                let entry = entries.get(at)?;
                if entry.position == position {
                    Some(entry.range.clone())
                } else {
                    self.begins_at(&entry.value, position)
                }
            }
            Content::List(items) if span.position != position => {
                let at = items.partition_point(|item| item.position <= position).checked_sub(1)?;
                self.begins_at(items.get(at)?, position)
            }
            _ => (span.position == position).then(|| span.range.clone()),
        }
    }

    /// The characters of it on its first line, one at least.
    fn length(&self, range: Range<usize>) -> usize {
        let written = self.text.get(range).unwrap_or_default();
        let line = written.split(['\r', '\n']).next().unwrap_or_default();
        line.trim_end().chars().count().max(1)
    }
}

/// The map that begins there.
fn map_at(span: &Span, position: Position) -> Option<&Span> {
    if span.position == position && matches!(span.content, Content::Map(_)) {
        return Some(span);
    }
    let inner = match &span.content {
        Content::Scalar(_) => return None,
        Content::Map(entries) => {
            let at = entries.partition_point(|entry| entry.position <= position).checked_sub(1)?;
            &entries.get(at)?.value
        }
        Content::List(items) => items.get(items.partition_point(|item| item.position <= position).checked_sub(1)?)?,
    };
    map_at(inner, position)
}

/// Gives its line to the one finding that stands for a whole text. What is missing at the end of the text is
/// missing behind its last word: nobody looks for it on a line that is not there.
pub(super) fn with_excerpt(text: &str, finding: Finding) -> Finding {
    let lines = Lines::of(text);
    let number = finding.position.line;
    let is_behind = (number..=lines.count()).all(|number| lines.get(number).is_none_or(|line| line.trim().is_empty()));
    let last = (1..number).rev().find(|number| lines.get(*number).is_some_and(|line| !line.trim().is_empty()));
    let position = match last.filter(|_| is_behind) {
        Some(line) => {
            let written = lines.get(line).unwrap_or_default();
            Position { line, column: written.trim_end().chars().count() + 1 }
        }
        None => finding.position,
    };
    let finding = Finding { position, ..finding };
    Finding { excerpt: excerpt(&lines, &finding), ..finding }
}

/// How many lines before and behind a place show where it is.
const AROUND: usize = 8;

/// The lines around that one, each with its number, the longest cut.
pub(super) fn around(text: &str, line: usize) -> Vec<(usize, String)> {
    let lines = Lines::of(text);
    let numbers = line.saturating_sub(AROUND).max(1)..=line.saturating_add(AROUND).min(lines.count());
    let kept = |number| Some((number, lines.get(number)?.chars().take(LONGEST).collect::<String>()));
    let mut found: Vec<_> = numbers.filter_map(kept).collect();
    // Behind the last line break there is no line.
    found.pop_if(|(number, text)| *number == lines.count() && text.is_empty());
    found
}

/// The line at which a finding stands.
fn excerpt(lines: &Lines<'_>, finding: &Finding) -> Option<Excerpt> {
    let line = lines.get(finding.position.line)?;
    // What is behind the last line break is no line if nothing stands there.
    if line.is_empty() && finding.position.line > 1 && finding.position.line == lines.count() {
        return None;
    }
    let before = finding.position.column.saturating_sub(1 + LONGEST / 3);
    let is_long = line.chars().nth(LONGEST).is_some();
    let skipped = if is_long { before } else { 0 };
    let mut rest = line.chars().skip(skipped);
    let text: String = rest.by_ref().take(LONGEST).collect();
    Some(Excerpt { text, column: skipped + 1, goes_on: rest.next().is_some() })
}

#[cfg(test)]
mod tests {
    use super::super::spans;
    use super::*;
    use crate::plan::{ActionId, Severity, Wording};

    fn finding(code: &'static str, subject: Subject, line: usize, column: usize) -> Finding {
        Finding::new(code, Severity::Error, subject, Position { line, column }, Wording::new("。"))
    }

    fn text(text: &str) -> Text {
        Text::new(text.to_owned(), spans::read(text).unwrap())
    }

    /// What is marked of the line.
    fn marked(finding: &Finding) -> String {
        let excerpt = finding.excerpt.as_ref().unwrap();
        excerpt.text.chars().skip(finding.position.column - excerpt.column).take(finding.length).collect()
    }

    const PLAN: &str = "計画: 試し\r\n総括: {実施: 1}\r\n体系:\r\n- 番号: \"1\"  # 一\r\n  名称: あ\r\n  取組:\r\n  - 名称: 作る\r\n    実績: {H28: 検討, 昨年: [a, b] }\r\n    実施状況: 実施 # 済\r\n    空:\r\n";

    #[test]
    fn what_begins_at_the_place_is_meant() {
        let table = [
            ((1, 1), "計画"),
            ((1, 5), "試し"),
            ((2, 5), "{実施: 1}"),
            ((4, 7), "\"1\""),
            ((8, 19), "昨年"),
            ((8, 23), "[a, b]"),
            ((8, 24), "a"),
            ((9, 11), "実施"),
            ((10, 6), ":"),
            // The middle of a word is marked with one character.
            ((1, 6), "し"),
            // Behind the end of the line.
            ((5, 40), ""),
        ];
        for ((line, column), expected) in table {
            let mut findings = [finding("x", Subject::Plan, line, column)];
            text(PLAN).excerpt(&mut findings);
            assert_eq!(marked(&findings[0]), expected, "{line}:{column}");
        }
        let mut known = [finding("x", Subject::Plan, 8, 9).marking(3)];
        text(PLAN).excerpt(&mut known);
        assert_eq!(marked(&known[0]), "{H2", "a length that is known stays");
    }

    #[test]
    fn what_is_found_about_an_entry_is_moved_to_the_part_it_is_about() {
        let action = Subject::Action(ActionId(0));
        let table = [
            (Finding::STATUS, action, (9, 11), "実施"),
            (Finding::MISSING, action, (8, 5), "実績"),
            ("repeated", action, (7, 9), "作る"),
            ("number-gap", action, (7, 9), "作る"),
            ("totals", Subject::Totals, (2, 1), "総括"),
            ("scale", Subject::Plan, (1, 5), "試し"),
        ];
        for (code, subject, (line, column), expected) in table {
            let mut findings = [finding(code, subject, 7, 5)];
            text(PLAN).locate(&mut findings);
            text(PLAN).excerpt(&mut findings);
            assert_eq!((findings[0].position, marked(&findings[0])), (Position { line, column }, expected.to_owned()));
        }
    }

    #[test]
    fn of_a_very_long_line_the_piece_around_the_place_is_kept() {
        let line = format!("名称: {}×{}", "あ".repeat(6000), "い".repeat(6000));
        let found = with_excerpt(&line, finding("x", Subject::Plan, 1, 6005).marking(1));
        let excerpt = found.excerpt.clone().unwrap();
        assert_eq!((marked(&found).as_str(), excerpt.text.chars().count(), excerpt.goes_on), ("×", LONGEST, true));
        let last = with_excerpt(&line, finding("x", Subject::Plan, 1, 12_005)).excerpt.unwrap();
        assert!(!last.goes_on && last.column > 1);
    }

    #[test]
    fn what_is_missing_at_the_end_is_missing_behind_the_last_word() {
        let table = [
            ("計画: [\n", (2, 1), (1, 6)),
            ("計画: [ \r\n\r\n", (3, 1), (1, 6)),
            ("計画: [", (9, 4), (1, 6)),
            // Something stands there, or below it.
            ("計画: [\n名", (2, 1), (2, 1)),
            ("計画: [\n\n名", (2, 1), (2, 1)),
            ("\n", (1, 1), (1, 1)),
        ];
        for (text, (line, column), (shown, at)) in table {
            let found = with_excerpt(text, finding("x", Subject::Plan, line, column));
            assert_eq!(found.position, Position { line: shown, column: at }, "{text:?}");
            assert!(found.excerpt.is_some());
        }
    }

    #[test]
    fn lines_are_those_of_the_parser() {
        let text = "a\rb\r\nc\n\nd";
        let line = |number| with_excerpt(text, finding("x", Subject::Plan, number, 1)).excerpt.map(|one| one.text);
        let lines: Vec<_> = (0..6).map(line).collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(lines, [None, some("a"), some("b"), some("c"), some(""), some("d")]);
        assert_eq!(with_excerpt("", finding("x", Subject::Plan, 1, 1)).excerpt.unwrap().text, "");
    }
}
