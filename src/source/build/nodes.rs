//! 体系 and 内訳: the tree.

use crate::plan::{ActionId, IndicatorId, NodeLabel, Severity, Subject};
use crate::source::document::{ActionDocument, IndicatorDocument, NodeDocument};
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::source::place::Place;
use crate::source::record::{Record, Records, keys_of};
use crate::source::{keys, known};
use crate::words::finding;

use super::entries::{name, remark};
use super::{Builder, accepted};

impl Builder {
    /// Reads the list behind `key` of the entry at `owner` as nodes of that depth. The recursion is
    /// as deep as the file, and the span tree has limited that.
    pub(super) fn nodes(&mut self, nodes: &Records<NodeDocument>, owner: Place<'_>, key: &'static str, depth: usize) {
        let outer = self.findings.subject;
        for (at, (node, place)) in entries(nodes, owner, key, &mut self.findings).into_iter().enumerate() {
            self.findings.subject = Subject::Node(self.tree.next());
            let remarks = &mut Vec::new();
            let number = Field::of(place, "番号", &node.number).text(&mut self.findings, remarks);
            let number = number.unwrap_or_else(|| (at + 1).to_string());
            self.check_level(place, depth);
            self.node(node, number, remarks, place, depth);
            self.findings.subject = outer;
        }
    }

    fn node(&mut self, node: &NodeDocument, number: String, remarks: &mut Vec<String>, place: Place<'_>, depth: usize) {
        let findings = &mut self.findings;
        keys::check(place, keys_of::<NodeDocument>(), findings);
        self.accepted.extend(accepted::read(Field::of(place, "確認済", &node.accepted), findings));
        let label = NodeLabel {
            number: Some(number),
            name: name(Field::of(place, "名称", &node.name), place, findings, remarks),
            reading: Field::of(place, "よみ", &node.reading).text(findings, remarks),
            remark: remark(Field::of(place, "備考", &node.remark), findings, remarks),
        };
        let actions: Vec<(&ActionDocument, Place)> = entries(&node.actions, place, "取組", findings);
        let indicators: Vec<(&IndicatorDocument, Place)> = entries(&node.indicators, place, "指標", findings);
        let id = self.tree.open(label, actions.len() as u32, indicators.len() as u32);
        self.positions.nodes.push(place.position());
        for (at, (action, place)) in actions.into_iter().enumerate() {
            self.findings.subject = Subject::Action(ActionId(self.actions.len() as u32));
            self.action(id, at + 1, action, place);
        }
        for (indicator, place) in indicators {
            self.findings.subject = Subject::Indicator(IndicatorId(self.indicators.len() as u32));
            self.indicator(id, indicator, place);
        }
        self.findings.subject = Subject::Node(id);
        self.nodes(&node.nodes, place, "内訳", depth + 1);
        self.tree.close();
    }

    /// Said once per file: whoever adds a name mends all of them.
    fn check_level(&mut self, place: Place<'_>, depth: usize) {
        if !self.levels.is_empty() && depth > self.levels.len() && !self.unnamed_level {
            self.unnamed_level = true;
            let wording = finding::unnamed_level(depth, self.levels.len());
            self.findings.warning("unnamed-level", place.position(), wording);
        }
    }
}

/// The entries of a list that have the form of one, with their places; a finding for the others.
fn entries<'a, T>(
    records: &'a Records<T>,
    owner: Place<'a>,
    key: &'static str,
    findings: &mut Findings,
) -> Vec<(&'a T, Place<'a>)> {
    let list = owner.key(key);
    let records = match records {
        Records::Absent => return Vec::new(),
        Records::List(records) => records,
        Records::Other => {
            findings.error("list", list.position(), finding::not_a_list(key, &first_entry(list)));
            return Vec::new();
        }
    };
    let mut entries = Vec::new();
    for (at, record) in records.iter().enumerate() {
        let place = list.item(at);
        match record {
            Record::Read(entry) => entries.push((entry, place)),
            Record::Other => {
                let text = place.written().unwrap_or_default();
                match keys::colon_within(text, place.position(), known::is_key) {
                    Some(slip) => findings.slip("entry", Severity::Error, slip),
                    None if text.is_empty() => {
                        findings.error("entry", place.position(), finding::not_an_entry(key, "…"))
                    }
                    None => findings.error("entry", place.position(), finding::not_an_entry(key, text)),
                }
            }
        }
    }
    entries
}

/// The first entry of what should be a list, as it would begin there.
fn first_entry(list: Place<'_>) -> String {
    match (list.entries().first(), list.written()) {
        (Some(first), _) => format!("{}: {}", first.key, list.item(0).written().unwrap_or("…")),
        (None, Some(text)) => format!("名称: {text}"),
        (None, None) => "名称: …".to_owned(),
    }
}
