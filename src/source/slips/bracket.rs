//! Slips about braces and brackets: full-width, not closed, closed too often, and what stands between entries.

use super::flow::{Flow, closing, follow};
use super::line::{BLANKS, Line, from};
use super::{Scan, Slip};
use crate::source::known;
use crate::source::spans::MAX_DEPTH;
use crate::words::slip;

/// What people type for the comma between two entries.
const SEPARATORS: [char; 8] = ['、', '，', ';', '；', '､', '。', '・', '/'];

/// `｛H28: 検討｝`, `{H28: 検討｝`, `［項目］`.
pub fn full_width(scan: &Scan<'_>) -> Option<Slip> {
    scan.near().find_map(|line| {
        let value = line.value()?;
        let opens = value.starts_with(['｛', '［']);
        let closes =
            value.ends_with(['｝', '］']) && value.starts_with(['{', '[']) && !follow(value, &[]).open.is_empty();
        let bracket = if opens { value.chars().next()? } else { value.chars().next_back().filter(|_| closes)? };
        let at = if opens { 0 } else { value.len() - bracket.len_utf8() };
        Slip::at(
            line,
            from(value, at).get(..bracket.len_utf8())?,
            slip::full_width_bracket(bracket, &half_width(value)),
        )
    })
}

/// A structure that was typed with full-width signs, with half-width ones.
pub fn half_width(text: &str) -> String {
    let mut mended = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '｛' => mended.push('{'),
            '｝' => mended.push('}'),
            '［' => mended.push('['),
            '］' => mended.push(']'),
            '：' | ':' | '、' | '，' | ',' => {
                while chars.next_if(|c| BLANKS.contains(c)).is_some() {}
                mended.push_str(if matches!(c, '：' | ':') { ": " } else { ", " });
            }
            _ => mended.push(c),
        }
    }
    mended
}

/// `{R1: 2 #3}`: the end of the braces has become a comment.
pub fn cut_by_comment(scan: &Scan<'_>) -> Option<Slip> {
    scan.near().find_map(|line| {
        let value = line.value().filter(|value| value.starts_with(['{', '[']))?;
        let Flow { open, comment, .. } = follow(value, &[]);
        let cut = from(value, comment?);
        let (_, first) = open.first()?;
        // Braces over several lines may have comments.
        cut.contains(closing(*first)).then(|| Slip::at(line, cut, slip::cut_by_comment(cut)))?
    })
}

/// `{H28: 検討、H29: 実施}`, `{H28: 検討 H29: 実施}`, `{H28: 1, R1：{値: 2}}`, `{H28: 1,, R1: 2}`.
pub fn separator(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let colon = line.raw.char_indices().nth(scan.column.checked_sub(1)?)?.0;
    let before = line.raw.get(..colon)?;
    let start = before.rfind(['{', '[', ','])?;
    let entry = from(before, start + 1);
    if !line.raw.contains(['{', '[']) {
        return None;
    }
    if from(line.raw, colon).starts_with(',') && before.trim_end().ends_with(',') {
        return Slip::at(line, line.raw.get(colon..=colon)?, slip::double_comma());
    }
    let behind = from(line.raw, colon);
    let full_width = entry.trim_end().strip_suffix('：').map(str::trim).filter(|key| known::is_key(key));
    if let Some(key) = full_width {
        let at = before.rfind('：')?;
        return Slip::at(
            line,
            from(line.raw, at).get(..'：'.len_utf8())?,
            slip::full_width_colon(key, &format!("{key}: …")),
        );
    }
    if behind.starts_with(":{") || behind.starts_with(":[") {
        let key = entry.trim();
        return Slip::at(line, behind.get(..1)?, slip::no_blank(key, &format!("{key}: {}", behind.get(1..2)?)));
    }
    let (_, second) = entry.split_once(':').filter(|_| behind.starts_with(':'))?;
    let word = second.rsplit(|c| SEPARATORS.contains(&c) || BLANKS.contains(&c)).next()?;
    let between = second.get(..second.len() - word.len())?;
    // `検討、 H29`: the sign is meant and not the blank behind it.
    let with_sign = between.trim_end_matches(BLANKS);
    let between = if with_sign.ends_with(SEPARATORS) { with_sign } else { between };
    let sign = between.chars().next_back()?;
    if !known::is_key(word) {
        return None;
    }
    let at = colon - second.len() + between.len() - sign.len_utf8();
    let piece = from(line.raw, at).get(..sign.len_utf8())?;
    let first = entry.get(..entry.len() - second.len() + between.len() - sign.len_utf8())?.trim();
    Slip::at(line, piece, slip::other_comma(sign, &format!("{first}, {word}: …")))
}

/// A brace or bracket that nobody closes.
pub fn unclosed(scan: &Scan<'_>) -> Option<Slip> {
    let lines = scan.here().into_iter().chain(scan.upwards());
    lines.take(20).find_map(|line| {
        let value = line.value().filter(|value| value.starts_with(['{', '[']))?;
        let flow = follow(value, &[]);
        let (at, open) = flow.open.last().copied().filter(|_| flow.comment.is_none() && flow.wrong.is_none())?;
        if flow.quote.is_some() || is_closed_below(scan, line, &flow) {
            return None;
        }
        let ends = flow.open.iter().rev().map(|(_, open)| closing(*open)).collect::<String>();
        let mended = (value.chars().count() > 1).then(|| format!("{}{ends}", value.trim_end_matches([',', ' '])));
        Slip::at(line, from(value, at).get(..1)?, slip::unclosed_bracket(open, closing(open), mended.as_deref()))
    })
}

/// Whether lines below, indented further, close what is open at the end of the line.
fn is_closed_below(scan: &Scan<'_>, line: Line<'_>, flow: &Flow) -> bool {
    let mut open: Vec<char> = flow.open.iter().map(|(_, open)| *open).collect();
    for below in scan.written(line.number + 1..=scan.lines.count()) {
        let text = below.content();
        if below.first_column() <= line.first_column() && !text.starts_with(['}', ']']) {
            return false;
        }
        let flow = follow(text, &open);
        if flow.end.is_some() {
            return true;
        }
        // Nobody means so many, and to follow them takes longer with each line.
        if flow.wrong.is_some() || flow.open.len() > MAX_DEPTH {
            return false;
        }
        open = flow.open.iter().map(|(_, open)| *open).collect();
    }
    false
}

/// `{R1: 2}}`, `{R1: 2]`, `{[R1: 2}`.
pub fn surplus(scan: &Scan<'_>) -> Option<Slip> {
    scan.here().into_iter().chain(scan.before()).find_map(surplus_in)
}

fn surplus_in(line: Line<'_>) -> Option<Slip> {
    let value = line.value().filter(|value| value.starts_with(['{', '[']))?;
    let flow = follow(value, &[]);
    if let Some((at, wanted)) = flow.wrong {
        // Of several that are open the inner one was forgotten.
        let open = follow(value.get(..at)?, &[]).open;
        return match open.last().filter(|_| open.len() > 1) {
            Some((start, open)) => {
                let wording = slip::unclosed_bracket(*open, closing(*open), None);
                Slip::at(line, from(value, *start).get(..1)?, wording)
            }
            None => Slip::at(line, from(value, at).get(..1)?, slip::wrong_bracket(wanted)),
        };
    }
    let rest = from(value, flow.end?).trim_start();
    rest.starts_with(['}', ']']).then(|| Slip::at(line, rest.get(..1)?, slip::surplus_bracket(rest.get(..1)?)))?
}
