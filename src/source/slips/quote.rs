//! Slips about quotation marks, and values that need them.

use super::flow::{follow, quoted_end};
use super::line::{Line, from};
use super::{Scan, Slip};
use crate::words::slip;

/// Signs with which no value may begin.
const RESERVED: [char; 8] = ['@', '`', '%', '*', '&', '!', '|', '>'];

/// Quotation marks that are none for YAML, in pairs.
const OTHER: [(char, char); 4] = [('“', '”'), ('”', '”'), ('＂', '＂'), ('‘', '’')];

/// `目標: -`, `{R1: -}`: a dash by itself begins a list.
pub fn bare_dash(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let at = line.raw.char_indices().nth(scan.column.checked_sub(1)?)?.0;
    let (before, behind) = (line.raw.get(..at)?.trim_end(), from(line.raw, at));
    let rest = behind.strip_prefix('-')?.trim_start();
    let is_value = before.ends_with([':', ',', '[', '{']);
    let is_alone = rest.is_empty() || rest.starts_with([',', '}', ']', '#']);
    (is_value && is_alone).then(|| Slip::at(line, behind.get(..1)?, slip::bare_dash()))?
}

/// A quotation mark that is not closed in its line.
pub fn unclosed(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let value = line.value()?;
    let (at, mark) = match value.chars().next()? {
        mark @ ('"' | '\'') if quoted_end(value).is_none() => (0, mark),
        '{' | '[' => follow(value, &[]).quote?,
        _ => return None,
    };
    let text = from(value, at);
    // In braces nobody can know how far it was meant to go.
    let mended = (at == 0).then(|| format!("{text}{mark}"));
    Slip::at(line, text.get(..1)?, slip::unclosed_quote(mark, mended.as_deref()))
}

/// `名称: "取組"の実施`, `名称: [仮]取組`: what begins with a mark ends with it.
pub fn text_behind(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let value = line.value()?;
    let end = match value.chars().next()? {
        '"' | '\'' => quoted_end(value)?,
        '{' | '[' => follow(value, &[]).end?,
        _ => return None,
    };
    let rest = from(value, end).trim_start();
    let is_text = !rest.is_empty() && !rest.starts_with(['#', ',', '}', ']']);
    is_text.then(|| Slip::at(line, rest, slip::text_behind(value.get(..end)?, &whole(line, value))))?
}

/// A value that begins with a sign of YAML's own.
pub fn reserved(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let value = line.value()?;
    let sign = value.chars().next()?;
    let is_word = matches!(sign, '-' | '?') && from(value, 1).starts_with(' ');
    if !RESERVED.contains(&sign) && !is_word {
        return None;
    }
    // `|` and `>` alone begin a text of several lines.
    if value.chars().all(|c| "|>+-0123456789".contains(c)) {
        return None;
    }
    Slip::at(line, value.get(..sign.len_utf8())?, slip::reserved(sign, &whole(line, value)))
}

/// The key of that line, if it has one, with its value in quotation marks.
fn whole(line: Line<'_>, value: &str) -> String {
    match line.pair() {
        Some((key, _)) => entry(key, value),
        None => format!("- {}", quoted(value)),
    }
}

/// Key and value, the value in quotation marks.
pub fn entry(key: &str, value: &str) -> String {
    format!("{key}: {}", quoted(value))
}

/// A text in half-width quotation marks; others around it are taken off.
fn quoted(text: &str) -> String {
    let text = unquoted(text).unwrap_or(text);
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The text between quotation marks that are none for YAML.
pub fn unquoted(text: &str) -> Option<&str> {
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let is_pair = OTHER.contains(&(first, last)) && text.chars().count() > 1;
    is_pair.then(|| text.get(first.len_utf8()..text.len() - last.len_utf8()))?
}
