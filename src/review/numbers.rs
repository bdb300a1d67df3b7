//! 番号: numbers that stand twice, and numbers that are left out.
//!
//! Nodes are compared with their siblings and actions with those of their node, or, where the numbers
//! of a level run on from one parent to the next, with all of that level. Left out is a number only
//! where the others count up one by one: codes such as 10, 20, 30 leave nothing out.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

use super::Found;
use crate::plan::{ActionId, Plan, Severity, Subject};
use crate::words::review as words;

/// An entry with its number.
#[derive(Debug, Clone, Copy)]
struct Numbered<'a> {
    subject: Subject,
    number: &'a str,
    name: &'a str,
}

/// Findings for all that are repeated and for all gaps.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let mut levels: Vec<Vec<Vec<Numbered>>> = Vec::new();
    let mut actions = Vec::new();
    for (id, node) in plan.tree.iter() {
        let children = plan.tree.children(id).filter_map(|child| {
            let node = plan.tree.node(child);
            Some(Numbered { subject: Subject::Node(child), number: node.number.as_deref()?, name: &node.name })
        });
        levels.resize_with(levels.len().max(node.depth + 1), Vec::new);
        levels[node.depth].push(children.collect());
        let own = plan.tree.own_actions(id).map(ActionId).map(|id| {
            let action = plan.action(id);
            Numbered { subject: Subject::Action(id), number: &action.number, name: &action.name }
        });
        actions.push(own.collect());
    }
    levels.push(actions);
    let sequences = levels.into_iter().flat_map(sequences);
    sequences.flat_map(|sequence| [repeats(&sequence), gaps(&sequence)]).flatten().collect()
}

/// Entries that are numbered together: the groups, or all of them where most groups do not begin anew.
fn sequences(mut groups: Vec<Vec<Numbered<'_>>>) -> Vec<Vec<Numbered<'_>>> {
    groups.retain(|group| !group.is_empty());
    let firsts = groups.iter().skip(1).filter_map(|group| parts(group.first()?.number));
    let (anew, on): (Vec<_>, Vec<_>) = firsts.partition(|(_, number)| *number == 1);
    if on.len() > anew.len() { vec![groups.concat()] } else { groups }
}

fn repeats(sequence: &[Numbered<'_>]) -> Vec<Found> {
    let mut seen: HashMap<Cow<'_, str>, &str> = HashMap::new();
    let mut found = Vec::new();
    for Numbered { subject, number, name } in sequence {
        let folded = folded(number);
        if let Some(first) = seen.get(&folded) {
            let wording = words::duplicate_number(number, first);
            found.push(Found { code: "duplicate-number", severity: Severity::Warning, subject: *subject, wording });
        } else {
            seen.insert(folded, name);
        }
    }
    found
}

fn gaps(sequence: &[Numbered<'_>]) -> Vec<Found> {
    let mut by_number = BTreeMap::new();
    let mut prefixes: Vec<String> = Vec::new();
    for entry in sequence {
        let Some((prefix, number)) = parts(entry.number) else { return Vec::new() };
        if !prefixes.contains(&prefix) {
            prefixes.push(prefix);
        }
        if prefixes.len() > 1 {
            return Vec::new();
        }
        by_number.entry(number).or_insert(entry.subject);
    }
    let last = by_number.keys().next_back().copied().unwrap_or_default();
    if last as usize >= by_number.len() * 2 {
        return Vec::new();
    }
    let mut before = 0;
    let mut found = Vec::new();
    for (number, subject) in by_number {
        if number > before + 1 {
            let wording = words::number_gap(before + 1, number - 1);
            found.push(Found { code: "number-gap", severity: Severity::Note, subject, wording });
        }
        before = number;
    }
    found
}

/// A number as what stands before it (`1-`) and how it counts; `None` if it does not end in digits.
fn parts(number: &str) -> Option<(String, u32)> {
    let text = folded(number);
    let prefix = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(prefix.len()..)?;
    Some((prefix.to_owned(), digits.parse().ok().filter(|number| *number < u32::MAX)?))
}

/// A number without its blanks, in digits and letters of one width.
fn folded(number: &str) -> Cow<'_, str> {
    if number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Borrowed(number);
    }
    Cow::Owned(number.nfkc().filter(|c| !c.is_whitespace()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// Codes and subjects found for groups of numbers; the groups are written `1 2 3 | 4 5`.
    fn found(list: &str, groups: &str) -> Vec<String> {
        let mut text = "計画: 試し\n年度: H28\n体系:\n".to_owned();
        for (at, group) in groups.split('|').enumerate() {
            text += &format!("- 番号: {}\n  名称: 親{}\n  {list}:\n", at + 1, at + 1);
            for number in group.split_whitespace() {
                text += &format!("  - {{番号: {number}, 名称: 子}}\n");
            }
        }
        let (plan, _, findings) = load_text("plan", &text).unwrap();
        assert_eq!(findings, []);
        let line = |found: Found| {
            let number = match found.subject {
                Subject::Node(id) => plan.tree.path(id),
                Subject::Action(id) => plan.action(id).number.clone(),
                _ => String::new(),
            };
            format!("{number} {}", found.wording.message)
        };
        check(&plan).into_iter().map(line).collect()
    }

    #[test]
    fn numbers_of_siblings_and_of_actions() {
        let table = [
            ("1 2 3", ""),
            ("1 2 3 | 1 2", ""),
            ("1 2 3 | 4 5 | 6", ""),
            ("1 3 2", ""),
            ("1 2 4", "4 番号3がありません。"),
            ("1 2 3 4 5 8", "8 番号6〜7がありません。"),
            ("2 3 4", "2 番号1がありません。"),
            ("1 2 | 3 5 6 | 7 8", "5 番号4がありません。"),
            ("1 2 2 3", "2 番号「2」は、「子」でも使われています。"),
            ("1 ２ 2 3", "2 番号「2」は、「子」でも使われています。"),
            ("1 2 | 2 3 4 | 5", "2 番号「2」は、「子」でも使われています。"),
            ("1-1 1-2 1-4", "1-4 番号3がありません。"),
            ("ア イ ア", "ア 番号「ア」は、「子」でも使われています。"),
            // Codes, not counts.
            ("10 20 30", ""),
            ("101 102 104", ""),
            ("1 9", ""),
            ("ア 2 4", ""),
            ("1-1 1-3 2-1", ""),
            ("4294967295 1", ""),
        ];
        for (groups, expected) in table {
            let nodes = found("内訳", groups).concat();
            let last = nodes.split_once('/').map_or(nodes.as_str(), |(_, last)| last);
            assert_eq!(last, expected, "nodes {groups}");
            assert_eq!(found("取組", groups).concat(), expected, "actions {groups}");
        }
    }
}
