//! Pieces of a text replaced by others, and the lines that show it.
//!
//! Invariant: what lies outside the pieces comes out byte for byte as it went in.

use std::ops::Range;

use super::order::{Hunk, Line};
use crate::plan::Position;
use crate::source::{Lines, end_of};

/// A piece of a text, and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; none where something is put in between.
    pub range: Range<usize>,
    /// What comes.
    pub text: String,
}

/// The text with those edits, which do not overlap; of two in one place the first comes first. Beside it, where
/// each of them stands in the new text.
pub fn apply(text: &str, edits: &mut [Edit]) -> (String, Vec<Range<usize>>) {
    edits.sort_by_key(|edit| edit.range.start);
    let mut out = String::with_capacity(text.len() + 64);
    let mut places = Vec::new();
    let mut copied = 0;
    for edit in edits.iter() {
        out.push_str(text.get(copied..edit.range.start).unwrap_or_default());
        places.push(out.len()..out.len() + edit.text.len());
        out.push_str(&edit.text);
        copied = edit.range.end.max(copied);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    (out, places)
}

/// The lines that those edits, sorted, change.
pub fn hunks(text: &str, edits: &[Edit]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let lines = |edit: &Edit| line_start(text, edit.range.start)..line_end(text, edit.range.end);
        let mut whole = lines(first);
        let mut count = 1;
        // Edits of one line belong together.
        while let Some(next) = rest.get(count).filter(|next| lines(next).start < whole.end.max(1)) {
            whole.end = whole.end.max(lines(next).end);
            count += 1;
        }
        let (own, others) = rest.split_at(count);
        let before = text.get(whole.clone()).unwrap_or_default();
        let moved = |edit: &Edit| Edit {
            range: edit.range.start - whole.start..edit.range.end - whole.start,
            text: edit.text.clone(),
        };
        let (after, _) = apply(before, &mut own.iter().map(moved).collect::<Vec<_>>());
        let line = position(text, whole.start).line;
        hunks.extend(hunk(line, before, &after));
        rest = others;
    }
    hunks
}

/// The place of a byte of `text`.
pub fn position(text: &str, byte: usize) -> Position {
    end_of(text.get(..byte).unwrap_or(text))
}

/// The first byte of the line in which that byte is.
pub fn line_start(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or_default().rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// The byte behind the last of the line in which that byte is, its line break not counted.
pub fn line_end(text: &str, byte: usize) -> usize {
    text.get(byte..).and_then(|behind| behind.find(['\n', '\r'])).map_or(text.len(), |at| byte + at)
}

/// The lines that differ in two versions of some lines; `None` if none does.
fn hunk(line: usize, before: &str, after: &str) -> Option<Hunk> {
    let lines = |text: &str| -> Vec<String> { Lines::of(text).all().map(str::to_owned).collect() };
    let (before, after) = (lines(before), lines(after));
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - same;
    let end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let changed = |lines: Vec<String>| -> Vec<String> {
        let last = lines.len() - end;
        lines.into_iter().take(last).skip(same).collect()
    };
    let (before, after) = (changed(before), changed(after));
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let marked = |lines: &[String], others: &[String]| -> Vec<Line> {
        let line = |(at, text): (usize, &String)| Line { text: text.clone(), marked: differing(text, others.get(at)) };
        lines.iter().enumerate().map(line).collect()
    };
    Some(Hunk { line: line + same, removed: marked(&before, &after), added: marked(&after, &before) })
}

/// The characters of `text` between what it begins and ends with as the other does; all of them, but for the
/// indentation, if there is no other.
fn differing(text: &str, other: Option<&String>) -> Range<usize> {
    let own: Vec<char> = text.chars().collect();
    let Some(other) = other else { return text.chars().take_while(|c| c.is_whitespace()).count()..own.len() };
    let other: Vec<char> = other.chars().collect();
    let start = own.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = own.len().min(other.len()) - start;
    let end = own.iter().rev().zip(other.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    start..own.len() - end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(range: Range<usize>, text: &str) -> Edit {
        Edit { range, text: text.to_owned() }
    }

    /// `line: -removed +added …` with the marked part in brackets.
    fn shown(text: &str, mut edits: Vec<Edit>) -> Vec<String> {
        let _ = apply(text, &mut edits);
        let line = |sign: char, Line { text, marked }: &Line| {
            let part = |range: Range<usize>| text.chars().take(range.end).skip(range.start).collect::<String>();
            let (before, behind) = (part(0..marked.start), part(marked.end..usize::MAX));
            format!("{sign}{before}[{}]{behind}", part(marked.clone()))
        };
        let hunk = |hunk: &Hunk| {
            let removed = hunk.removed.iter().map(|one| line('-', one));
            let added = hunk.added.iter().map(|one| line('+', one));
            format!("{}: {}", hunk.line, removed.chain(added).collect::<Vec<_>>().join(" "))
        };
        hunks(text, &edits).iter().map(hunk).collect()
    }

    #[test]
    fn what_lies_outside_stays() {
        let mut edits = [edit(7..7, "3"), edit(1..2, "いう"), edit(7..7, "4")];
        let (text, places) = apply("あb\r\ncd\n".replace('あ', "a").as_str(), &mut edits);
        assert_eq!((text.as_str(), places.len()), ("aいう\r\ncd\n34", 3));
    }

    #[test]
    fn lines_that_change() {
        let text = "名: 甲\r\n実: {a: b}\r\n状: 済\r\n";
        let at = |part: &str| text.find(part).unwrap();
        let table = [
            (vec![edit(at("b")..at("b") + 1, "c")], vec!["2: -実: {a: [b]} +実: {a: [c]}"]),
            (
                vec![edit(at("b}") + 1..at("b}") + 1, ", d: e"), edit(at("a:")..at("a:") + 1, "z")],
                vec!["2: -実: {[a: b]} +実: {[z: b, d: e]}"],
            ),
            (
                vec![edit(at("b")..at("b") + 1, "c"), edit(at("済")..at("済") + 3, "未")],
                vec!["2: -実: {a: [b]} +実: {a: [c]}", "3: -状: [済] +状: [未]"],
            ),
            (vec![edit(at("\r\n状")..at("\r\n状"), "\r\n  新: 丁")], vec!["3: +  [新: 丁]"]),
            (vec![edit(at("状")..at("状"), "新: 丁\r\n")], vec!["3: +[新: 丁]"]),
            (vec![edit(text.len()..text.len(), "新: 丁\r\n")], vec!["4: +[新: 丁]"]),
            (vec![edit(0..0, "")], vec![]),
        ];
        for (edits, expected) in table {
            assert_eq!(shown(text, edits), expected);
        }
    }

    #[test]
    fn places_of_bytes() {
        let text = "名: 甲\n実: b";
        for (part, line, column) in [("甲", 1, 4), ("実", 2, 1), ("b", 2, 4)] {
            assert_eq!(position(text, text.find(part).unwrap()), Position { line, column });
        }
    }
}
