//! Slips about the colon: full-width, without a blank behind it, missing, or one too many.

use super::bracket::half_width;
use super::line::{BLANKS, Line, from, pair, uncommented};
use super::quote;
use super::{FURTHEST, Scan, Slip};
use crate::source::known;
use crate::words::slip;

/// The longest word that is taken for a key that nobody knows, in characters: the name of a department.
const LONGEST_KEY: usize = 20;

/// `実施状況：実施`. Several such lines make one text for YAML, of which the first is the slip.
pub fn full_width(scan: &Scan<'_>) -> Option<Slip> {
    let near = scan.near().find_map(|line| Some((line, full_width_of(line, scan)?)))?;
    let above = scan.upwards().skip_while(|line| line.number >= near.0.number).take(FURTHEST);
    let chain = above.map_while(|line| Some((line, full_width_of(line, scan)?)));
    let (line, (key, colon, value)) = chain.last().unwrap_or(near);
    Slip::at(line, line.content().get(colon..colon + '：'.len_utf8())?, slip::full_width_colon(key, &entry(key, value)))
}

/// Key, the byte of the colon in the content, and value.
fn full_width_of<'a>(line: Line<'a>, scan: &Scan<'_>) -> Option<(&'a str, usize, &'a str)> {
    let text = line.content();
    let colon = text.find('：')?;
    let (key, value) = (text.get(..colon)?.trim_end_matches(BLANKS), from(text, colon + '：'.len_utf8()));
    let is_meant = known::is_key(key) || pair(text).is_none() && is_among_pairs(line, key, scan);
    (is_meant && !scan.continues(line)).then(|| (key, colon, value.trim_matches(BLANKS)))
}

/// `担当課:企画政策課`, `担当課:　企画政策課`. Of several such lines the first is the slip.
pub fn no_blank(scan: &Scan<'_>) -> Option<Slip> {
    let (near, slip) = scan.near().find_map(|line| Some((line, no_blank_of(line, scan)?)))?;
    let above = scan.upwards().skip_while(|line| line.number >= near.number).take(FURTHEST);
    above.map_while(|line| no_blank_of(line, scan)).last().or(Some(slip))
}

fn no_blank_of(line: Line<'_>, scan: &Scan<'_>) -> Option<Slip> {
    let text = line.content();
    let colon = text.find(':')?;
    let (key, behind) = (text.get(..colon)?.trim_end_matches(BLANKS), from(text, colon + 1));
    let value = behind.trim_start_matches(BLANKS);
    let blanks = behind.get(..behind.len() - value.len())?;
    let is_slip = !value.is_empty() && !blanks.starts_with(' ');
    let is_meant = known::is_key(key) || pair(text).is_none() && !key.is_ascii() && is_among_pairs(line, key, scan);
    if !is_slip || !is_meant || scan.continues(line) {
        return None;
    }
    if blanks.is_empty() {
        return Slip::at(line, text.get(colon..=colon)?, slip::no_blank(key, &entry(key, value)));
    }
    Slip::at(line, blanks, slip::other_blank(key, &entry(key, value)))
}

/// Whether a line without a colon stands where its neighbours have one: in the column of the line before that
/// has a key, or right below a key without a value.
fn is_among_pairs(line: Line<'_>, key: &str, scan: &Scan<'_>) -> bool {
    let is_word = !key.is_empty()
        && key.chars().count() <= LONGEST_KEY
        && !key.contains(|c: char| BLANKS.contains(&c) || "\"'“”「」。、,{}[]#/".contains(c));
    let above = scan.above(line).next();
    let owner = above.and_then(|above| Some((above, above.pair()?)));
    is_word
        && owner.is_some_and(|(above, (_, value))| {
            let (own, other) = (line.content_column(), above.content_column());
            own == other && !value.is_empty() || own > other && value.is_empty()
        })
}

/// `実施状況 実施`, `実施状況; 実施`, `実施状況`; and any line that has no key at all.
pub fn missing(scan: &Scan<'_>) -> Option<Slip> {
    let is_text = |line: &Line<'_>| line.pair().is_none() && !is_flow(line.content()) && !line.content().is_empty();
    let line = scan.near().find(|line| is_text(line) && !scan.continues(*line))?;
    let text = line.content();
    let end = text.find(|c| BLANKS.contains(&c) || ";；,，、=＝→".contains(c)).unwrap_or(text.len());
    let (key, value) = (text.get(..end)?, from(text, end));
    let value = value.trim_matches(|c| BLANKS.contains(&c) || ";；,，、=＝→".contains(c));
    if known::is_key(key) {
        return Slip::at(line, key, slip::missing_colon(key, &entry(key, value)));
    }
    // A dash and a text are an entry of a list of names; this one has keys below it.
    let below = scan.here().filter(|below| below.number > line.number && below.pair().is_some())?;
    (line.has_dash() && below.first_column() > line.first_column() && !below.has_dash())
        .then(|| Slip::at(line, text, slip::entry_without_key(text, &format!("- 名称: {text}"))))?
}

/// `名称: 取組: 一`, `実績: H28: 1, R1: 2`.
pub fn within_text(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let (key, value) = line.pair()?;
    let (first, _) = pair(value).filter(|_| !is_flow(value) && !value.starts_with(['"', '\'']))?;
    if known::is_year(first) && known::is_by_year(key) {
        return Slip::at(line, value, slip::no_braces(key, &format!("{key}: {{{value}}}")));
    }
    let colon = from(value, first.len()).get(..1)?;
    Slip::at(line, colon, slip::colon_within(value, &quote::entry(key, value)))
}

fn is_flow(text: &str) -> bool {
    text.starts_with(['{', '[', '}', ']']) || text.ends_with(['}', ']', ',', '{', '['])
}

/// Key and value as they should be written.
pub fn entry(key: &str, value: &str) -> String {
    let value = uncommented(value);
    // Who slipped at this colon did so at those within the braces too.
    let is_torn = value.starts_with('{') && !value.contains(['"', '\'']) && !value.contains(": ");
    let inner = if is_torn { half_width(value) } else { value.to_owned() };
    let value = inner.as_str();
    if value.is_empty() { format!("{key}:") } else { format!("{key}: {value}") }
}
