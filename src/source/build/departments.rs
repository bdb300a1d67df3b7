//! 担当課: the list at the top of a file, and the names in its entries.

use std::collections::{HashMap, HashSet};

use crate::plan::{Department, DepartmentId};
use crate::source::cell::Cell;
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::source::{meant, slips};
use crate::spelling::composed;
use crate::words::finding;

use super::header::names;

/// What people put between two departments in one text.
const BETWEEN: [char; 7] = [' ', '　', '、', '，', ',', '・', '/'];

/// The departments of a plan, those found in its entries behind those listed at the top.
#[derive(Debug, Default)]
pub struct Departments {
    all: Vec<Department>,
    /// By the composed name.
    ids: HashMap<String, DepartmentId>,
    /// How many the file lists at its top; 0 if it has no list.
    listed: usize,
}

impl Departments {
    /// Reads the list: a map from name to reading, or a list of names.
    pub fn read(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Self {
        let mut departments = Self::default();
        match field.cell {
            Cell::Map(entries) => {
                for (at, (key, cell)) in entries.iter().enumerate() {
                    let name = &field.name(at, key, findings);
                    if departments.id(name).is_some() {
                        let wording = finding::duplicate_key(name, field.place.key_position(name).line);
                        findings.error("duplicate-key", field.place.item_key(at), wording);
                        continue;
                    }
                    let reading = field.item(at, cell).text(findings, remarks);
                    departments.push(name, reading);
                }
            }
            _ => {
                for name in names(field, findings, remarks) {
                    if departments.id(&name).is_none() {
                        departments.push(&name, None);
                    }
                }
            }
        }
        departments.listed = departments.all.len();
        departments
    }

    /// The departments of one entry, each once. A name that is not listed is kept, with a finding if
    /// there is a list.
    pub fn of_entry(
        &mut self,
        field: Field<'_>,
        findings: &mut Findings,
        remarks: &mut Vec<String>,
    ) -> Vec<DepartmentId> {
        let content = field.unwrap_remark(findings);
        remarks.extend(content.remark);
        let field = content.field;
        let written: Vec<(String, Field)> = match field.cell {
            Cell::List(items) => {
                let fields = items.iter().enumerate().map(|(at, cell)| field.item(at, cell));
                fields.filter_map(|item| Some((item.words(findings)?, item))).collect()
            }
            _ => names_in_one(field, findings).into_iter().map(|name| (name, field)).collect(),
        };
        let (mut ids, mut seen) = (Vec::new(), HashSet::new());
        for (text, field) in written {
            for name in self.split(&text) {
                let id = self.id(name).unwrap_or_else(|| self.add(name, field, findings));
                if seen.insert(id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    /// All of them, in display order.
    pub fn finish(self) -> Vec<Department> {
        self.all
    }

    /// Several departments in one text are told apart if all of them are known or, with commas between them, if
    /// one is; else it is one name.
    fn split<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let parts: Vec<&str> = text.split(BETWEEN).filter(|part| !part.is_empty()).collect();
        let is_known = |part: &&str| self.id(part).is_some();
        if self.id(text).is_some() {
            return vec![text];
        }
        // Behind a comma of whatever width a name that is not known is one that was mistyped.
        let by_comma: Vec<&str> =
            text.split(['、', '，', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let has_comma = by_comma.len() > 1 && by_comma.iter().any(is_known);
        match (parts.iter().all(is_known), has_comma) {
            (true, _) => parts,
            (false, true) => by_comma,
            (false, false) => vec![text],
        }
    }

    fn id(&self, name: &str) -> Option<DepartmentId> {
        self.ids.get(composed(name).as_ref()).copied()
    }

    fn push(&mut self, name: &str, reading: Option<String>) -> DepartmentId {
        let id = DepartmentId(self.all.len() as u32);
        self.all.push(Department { name: name.to_owned(), reading });
        self.ids.insert(composed(name).into_owned(), id);
        id
    }

    fn add(&mut self, name: &str, field: Field<'_>, findings: &mut Findings) -> DepartmentId {
        if self.listed > 0 {
            let listed = if findings.is_full() { 0 } else { self.listed };
            let close = meant::department(name, self.all.get(..listed).unwrap_or_default());
            findings.warning("unknown-department", field.place.position(), finding::unknown_department(name, close));
        }
        self.push(name, None)
    }
}

/// What stands in the place of a list: one name or, within full-width brackets, several, with a finding.
fn names_in_one(field: Field<'_>, findings: &mut Findings) -> Vec<String> {
    let Some(text) = field.words(findings) else { return Vec::new() };
    let Some(inner) = text.strip_prefix('［').and_then(|text| text.strip_suffix('］')) else { return vec![text] };
    let mended = slips::half_width(&format!("[{inner}]"));
    findings.warning("list", field.place.position(), finding::not_this_map(field.key, &mended));
    vec![inner.to_owned()]
}
