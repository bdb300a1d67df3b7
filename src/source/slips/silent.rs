//! Slips that leave sound YAML, which says something else than was meant: a text cut off by #, an Excel error
//! that became a comment, a line that became part of the value above it.

use memchr::memchr2;

use super::Slip;
use super::colon::entry;
use super::line::{BLANKS, Line, from};
use crate::plan::{Position, Severity};
use crate::source::known;
use crate::source::lines::end_of;
use crate::source::spans::{Content, Entry, Span};
use crate::words::{finding, slip};

/// What Excel shows for a value that it cannot work out.
const EXCEL_ERRORS: [&str; 9] = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "###"];

/// Keys behind which stands a text in which # may be meant.
const TEXTS: [&str; 6] = ["計画", "名称", "備考", "出典", "注", "単位"];

/// A slip, its code and how bad it is.
pub type Silent = (&'static str, Severity, Slip);

/// Whether a text is what Excel shows for an error.
pub fn is_excel_error(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('#') && EXCEL_ERRORS.iter().any(|error| text.starts_with(error))
}

/// After so many of them in one file the rest is left out.
const MOST: usize = 50;

/// Such slips in a text of which `root` is the span tree.
pub fn silent(text: &str, root: &Span) -> Vec<Silent> {
    let mut found = Vec::new();
    walk(text, root, &mut found);
    found
}

/// Where somebody indented with full-width blanks, so that keys of entries are keys of the file for YAML: nothing
/// that follows is what was meant.
pub fn indented_full_width(root: &Span) -> Option<Slip> {
    let Content::Map(entries) = &root.content else { return None };
    let indented = |entry: &&Entry| entry.key.starts_with('\u{3000}');
    let word = |entry: &Entry| entry.key.trim_start_matches(['\u{3000}', '-', ' ']).trim_end().to_owned();
    let is_inner = |entry: &Entry| known::is_key(&word(entry)) && !known::is_of_head(&word(entry));
    entries.iter().filter(indented).find(|entry| is_inner(entry))?;
    let first = entries.iter().filter(indented).find(|entry| !known::is_of_head(&word(entry)))?;
    let length = first.key.chars().take_while(|c| *c == '\u{3000}').count();
    Some(Slip { position: first.position, length, wording: slip::full_width_indentation() })
}

fn walk(text: &str, span: &Span, found: &mut Vec<Silent>) {
    match &span.content {
        Content::Scalar(_) => {}
        Content::List(items) => items.iter().for_each(|item| walk(text, item, found)),
        Content::Map(entries) => {
            for one in entries {
                // To say where a slip stands costs as much as the text is long.
                if found.len() >= MOST {
                    return;
                }
                if !matches!(one.value.content, Content::Scalar(_)) {
                    walk(text, &one.value, found);
                    continue;
                }
                let written = text.get(one.value.range.clone()).unwrap_or_default();
                let end = if written.is_empty() { one.range.end } else { one.value.range.end };
                let behind = from(text, end);
                let behind = if written.is_empty() { behind.trim_start().trim_start_matches(':') } else { behind };
                if memchr2(b'\n', b'\r', written.as_bytes()).is_none() {
                    found.extend(cut_off(&one.key, written, behind, text));
                } else if !written.starts_with(['"', '\'', '|', '>']) {
                    found.extend(joined(text, written, one.value.range.start));
                }
            }
        }
    }
}

/// The place of the character at that byte.
fn place_of(text: &str, at: usize) -> Position {
    end_of(text.get(..at).unwrap_or(text))
}

/// `名称: 第1回 #2 の…`: one blank, and none behind the sign. A comment for people has more of both.
fn cut_off(key: &str, written: &str, behind: &str, text: &str) -> Option<Silent> {
    let comment = behind.trim_start_matches(BLANKS);
    if !comment.starts_with('#') || written.starts_with(['"', '\'']) {
        return None;
    }
    let comment = comment.split(['\r', '\n']).next()?.trim_end();
    let place = || place_of(text, (comment.as_ptr() as usize).saturating_sub(text.as_ptr() as usize));
    let slip = |wording| Slip { position: place(), length: comment.chars().count(), wording };
    if is_excel_error(comment) {
        return Some(("excel-error", Severity::Error, slip(finding::excel_error(comment))));
    }
    let next = comment.chars().nth(1)?;
    let is_meant = behind.starts_with(" #")
        && (next.is_ascii_digit() || TEXTS.contains(&key) && !next.is_whitespace() && next != '#');
    let whole = format!("{written} {comment}");
    let mended = entry(key, &format!("\"{}\"", whole.trim()));
    is_meant.then(|| ("cut-off", Severity::Warning, slip(finding::cut_off(comment, &mended))))
}

/// A line of a value over several lines that was meant as a key of its own.
fn joined(text: &str, written: &str, start: usize) -> Option<Silent> {
    let mut at = start;
    for raw in written.split(['\n', '\r']) {
        let line = Line::new(1, raw);
        let content = line.content();
        let colon = content.find(['：', ':']).filter(|_| at > start);
        if let Some((key, value)) = colon.and_then(|colon| Some((content.get(..colon)?, from(content, colon))))
            && known::is_key(key.trim())
        {
            let value = value.trim_start_matches(['：', ':']).trim_matches(BLANKS);
            let wording = finding::joined_line(key, &entry(key.trim(), value));
            let position = place_of(text, at + line.indentation);
            return Some(("joined-line", Severity::Warning, Slip { position, length: key.chars().count(), wording }));
        }
        at += raw.len() + 1;
    }
    None
}
