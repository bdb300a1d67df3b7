//! A cell and its place, and the reading of single values and texts.

use std::borrow::Cow;

use crate::plan::Position;
use crate::source::cell::Cell;
use crate::source::decode::holds_byte;
use crate::source::document::RemarkedDocument;
use crate::source::place::Place;
use crate::source::record::keys_of;
use crate::source::{meant, torn};
use crate::visible::visible;
use crate::words::{Wording, finding};

use super::findings::Findings;
use super::keys;

/// A value of the file: what it is, and where it stands and how it was written.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What it is.
    pub cell: &'a Cell,
    /// Where it stands.
    pub place: Place<'a>,
    /// The key behind which it stands, for messages.
    pub key: &'a str,
}

/// A field without the `{値, 注}` around it.
#[derive(Debug)]
pub struct Unwrapped<'a> {
    /// The value.
    pub field: Field<'a>,
    /// 注.
    pub remark: Option<String>,
    /// The number that stands there torn by its commas; the finding has been made.
    pub torn: Option<String>,
}

impl<'a> Field<'a> {
    /// The field behind `key` of the entry at `entry`.
    pub fn of(entry: Place<'a>, key: &'a str, cell: &'a Cell) -> Self {
        Self { cell, place: entry.key(key), key }
    }

    /// The item of a list, or the value of an entry of a map, at that index.
    pub fn item(self, index: usize, cell: &'a Cell) -> Self {
        Self { cell, place: self.place.item(index), key: self.key }
    }

    /// Takes the remark off a value; anything that is no map is the value itself.
    pub fn unwrap_remark(self, findings: &mut Findings) -> Unwrapped<'a> {
        let Cell::Map(entries) = self.cell else { return Unwrapped { field: self, remark: None, torn: None } };
        let names = keys_of::<RemarkedDocument>();
        // 担当課: {企画政策課: きかく}: no value with a remark was meant.
        let word = |name: &'a str| name.split([':', '：']).next().unwrap_or(name);
        let is_meant = |name: &'a str| meant::word(word(name).trim(), names).is_some();
        if !entries.is_empty() && !entries.iter().any(|(name, _)| is_meant(name)) {
            let keys = entries.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
            findings.error("single-value", self.place.position(), self.no_single_value(&keys));
            return Unwrapped { field: Field { cell: &Cell::Empty, ..self }, remark: None, torn: None };
        }
        keys::check(self.place, keys_of::<RemarkedDocument>(), findings);
        let inner =
            |key| entries.iter().position(|(name, _)| name == key).zip(entries.iter().find(|(name, _)| name == key));
        let remark = inner("注").and_then(|(at, (_, cell))| self.item(at, cell).words(findings));
        match inner("値") {
            Some((at, (_, cell))) => {
                let torn = torn::number_at(self.place.entries(), at).map(|(number, _)| number);
                Unwrapped { field: self.item(at, cell), remark, torn }
            }
            None => {
                findings.error("no-value", self.place.position(), finding::no_value_in_map());
                Unwrapped { field: Field { cell: &Cell::Empty, ..self }, remark, torn: None }
            }
        }
    }

    /// The items of a list, or the value itself if it is none. A remark on the list as a whole goes to
    /// `remarks`, those of the entry.
    pub fn items(self, findings: &mut Findings, remarks: &mut Vec<String>) -> Vec<Self> {
        let Unwrapped { field, remark, .. } = self.unwrap_remark(findings);
        remarks.extend(remark);
        match field.cell {
            Cell::List(items) => items.iter().enumerate().map(|(at, cell)| field.item(at, cell)).collect(),
            _ => vec![field],
        }
    }

    /// A single value as text, trimmed; `None` if nothing is written. Its remark, if any, goes to
    /// `remarks`, those of the entry.
    pub fn text(self, findings: &mut Findings, remarks: &mut Vec<String>) -> Option<String> {
        let Unwrapped { field, remark, torn } = self.unwrap_remark(findings);
        remarks.extend(remark);
        torn.or_else(|| field.words(findings))
    }

    /// A single value as text, without looking for a remark.
    pub fn words(self, findings: &mut Findings) -> Option<String> {
        self.lent_words(findings).map(Cow::into_owned)
    }

    /// [`Self::words`] for those who take them apart: as a rule they are lent from the file.
    pub fn lent_words(self, findings: &mut Findings) -> Option<Cow<'a, str>> {
        let text = match self.cell {
            Cell::Empty => return None,
            Cell::Text(text) => Cow::Borrowed(text.as_str()),
            // As written, because 1.10 and 1.1 are two numbers of an entry.
            Cell::Number(number) => self.place.written().map_or_else(|| Cow::Owned(number.to_string()), Cow::Borrowed),
            Cell::List(_) | Cell::Map(_) => {
                if !self.cell.is_empty() {
                    let first = match self.cell {
                        Cell::List(items) => items.iter().find_map(Cell::text),
                        _ => None,
                    };
                    let wording = self.no_single_value(&first.into_iter().collect::<Vec<_>>());
                    findings.error("single-value", self.place.position(), wording);
                }
                return None;
            }
        };
        let text = match text {
            Cow::Borrowed(text) => self.printable(text, findings),
            Cow::Owned(text) => Cow::Owned(self.printable(&text, findings).into_owned()),
        };
        (!text.is_empty()).then_some(text)
    }

    /// What to say where a list or map with these names stands in the place of a value.
    fn no_single_value(self, names: &[&str]) -> Wording {
        match (names, self.key) {
            ([], _) => finding::not_a_single_value(self.key, "値"),
            (names, "担当課") => finding::not_a_list_of_names(self.key, names),
            ([first, ..], _) => finding::not_a_single_value(self.key, first),
        }
    }

    /// The text on one line, control characters spelled out.
    fn printable<'t>(self, text: &'t str, findings: &mut Findings) -> Cow<'t, str> {
        printable(text, self.place.position(), findings)
    }

    /// The key of the entry of this map at that index, as a name: on one line, control characters spelled
    /// out.
    pub fn name(self, index: usize, key: &str, findings: &mut Findings) -> String {
        printable(key, self.place.item_key(index), findings).into_owned()
    }
}

/// Whether there may be a control character. With 0xc2 begin, in UTF-8, those beyond ASCII.
fn may_hold_control(text: &str) -> bool {
    holds_byte(text, |byte| (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2))
}

/// A text on one line. Control characters, which `"\e"` can bring in, are spelled out: they would reach a
/// terminal, and to drop them would make another word of it.
fn printable<'t>(text: &'t str, position: Position, findings: &mut Findings) -> Cow<'t, str> {
    let text = text.trim();
    if !may_hold_control(text) || !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let spaced = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    if !spaced.contains(char::is_control) {
        return Cow::Owned(spaced);
    }
    findings.warning("control-character", position, finding::control_character());
    let spelled = |c: char| if c.is_control() { visible(c.encode_utf8(&mut [0; 4])) } else { c.to_string() };
    Cow::Owned(spaced.chars().map(spelled).collect())
}
