//! A plan in the making: entries as they are met in the sheets, in whatever order, and what is doubtful about them.
//!
//! Invariant: every node but the root has a parent that was made before it, and no action or indicator belongs to
//! the root, which cannot have any in a plan file. [`Draft::finish`] puts all in the order of the tree.

use std::collections::BTreeSet;

use super::area::Address;
use super::doubt::{Doubt, Place};
use crate::plan::{
    Acceptance, Action, ActionId, Answering, ByYear, Department, DepartmentId, FiscalYear, Indicator, IndicatorId,
    NodeId, NodeLabel, Plan, Schedule, Severity, Stage, StatusWord, Subject, TreeBuilder, Value,
};
use crate::source::whole_remark;
use crate::spelling::same;
use crate::words::Wording;

/// An entry of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// The plan itself.
    Plan,
    /// A node; 0 is the root.
    Node(usize),
    /// An action.
    Action(usize),
    /// An indicator.
    Indicator(usize),
}

/// A plan in the making.
#[derive(Debug)]
pub struct Draft {
    /// 計画.
    pub title: Option<String>,
    /// 自治体.
    pub municipality: Option<String>,
    /// 年度.
    pub years: BTreeSet<FiscalYear>,
    /// 時点, if it is said.
    pub as_of: Option<FiscalYear>,
    /// 階層, outermost first.
    pub levels: Vec<String>,
    /// 出典.
    pub source: Option<String>,
    /// 総括.
    pub totals: Vec<(String, usize)>,
    /// 実施状況区分.
    pub statuses: Vec<StatusWord>,
    /// 担当課.
    pub departments: Vec<Department>,
    /// 体系; the first is the root, whose label is that of the plan.
    pub nodes: Vec<DraftNode>,
    /// 取組, in the order met.
    pub actions: Vec<DraftAction>,
    /// 指標, in the order met.
    pub indicators: Vec<DraftIndicator>,
    /// 確認済: the entry, the code, the reason.
    pub accepted: Vec<(Entry, String, Option<String>)>,
    /// What is doubtful, and about what.
    pub doubts: Vec<(Entry, Doubt)>,
}

/// A node in the making.
#[derive(Debug, Default)]
pub struct DraftNode {
    /// What is written of it.
    pub label: NodeLabel,
    /// The node above.
    pub parent: usize,
    /// 0 for the root.
    pub depth: usize,
    /// By this the tables of our own workbook refer to it.
    pub reference: Option<String>,
    /// Where it was met first.
    pub place: Option<Place>,
}

/// An action in the making.
#[derive(Debug, Default)]
pub struct DraftAction {
    /// The index of its node.
    pub node: usize,
    /// 番号, if there is one.
    pub number: Option<String>,
    /// 名称.
    pub name: String,
    /// よみ.
    pub reading: Option<String>,
    /// Indices of its departments.
    pub departments: Vec<usize>,
    /// 予定.
    pub planned: ByYear<Stage>,
    /// 実績.
    pub actual: ByYear<Stage>,
    /// Years with a dash for 実績.
    pub dashes: BTreeSet<FiscalYear>,
    /// 注 of single years of 実績.
    pub actual_remarks: ByYear<String>,
    /// 実施状況, as written.
    pub status: Option<String>,
    /// 備考.
    pub remark: Option<String>,
    /// By this the notes of our own workbook refer to it.
    pub reference: Option<String>,
    /// Where its row begins.
    pub place: Option<Place>,
    /// Whether a row of 予定, one of 実績 has been read.
    pub has_rows: [bool; 2],
}

/// An indicator in the making.
#[derive(Debug)]
pub struct DraftIndicator {
    /// What is known of it; its departments and its node are those of the draft's own lists.
    pub indicator: Indicator,
    /// The index of its node.
    pub node: usize,
    /// Indices of its own departments.
    pub departments: Vec<usize>,
    /// By this the notes of our own workbook refer to it.
    pub reference: Option<String>,
    /// Where its row is.
    pub place: Option<Place>,
}

/// A finished plan, with what is doubtful and where its entries stand in the workbook.
#[derive(Debug)]
pub struct Finished {
    /// The plan.
    pub plan: Plan,
    /// What is doubtful, in the order of the workbook.
    pub doubts: Vec<(Subject, Doubt)>,
    /// The cells of its entries.
    pub places: Vec<(Subject, Place)>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            title: None,
            municipality: None,
            years: BTreeSet::new(),
            as_of: None,
            levels: Vec::new(),
            source: None,
            totals: Vec::new(),
            statuses: Vec::new(),
            departments: Vec::new(),
            nodes: vec![DraftNode::default()],
            actions: Vec::new(),
            indicators: Vec::new(),
            accepted: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

impl Draft {
    /// Notes that something is doubtful.
    pub fn doubt(&mut self, entry: Entry, severity: Severity, sheet: &str, cell: Address, wording: Wording) {
        let place = Some(Place { sheet: sheet.to_owned(), cell });
        self.doubts.push((entry, Doubt { severity, place, wording }));
    }

    /// The index of a department, made if it is new.
    pub fn department(&mut self, name: &str) -> usize {
        let known = self.departments.iter().position(|department| same(&department.name, name));
        known.unwrap_or_else(|| {
            self.departments.push(Department { name: name.to_owned(), reading: None });
            self.departments.len() - 1
        })
    }

    /// The child of `parent` with that number, or without one that name; made if it is new. Where the number is
    /// known under another name, the second is that name.
    pub fn child(&mut self, parent: usize, number: Option<&str>, name: &str, place: Place) -> (usize, Option<String>) {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let mut children = self.nodes.iter().enumerate().skip(1).filter(|(_, node)| node.parent == parent);
        let found = children.find(|(_, node)| match number {
            Some(number) => node.label.number.as_deref() == Some(number),
            None => same(&plain(&node.label.name), &plain(name)),
        });
        if let Some((at, node)) = found {
            if node.label.name.is_empty() {
                name.clone_into(&mut self.nodes[at].label.name);
                return (at, None);
            }
            let other =
                (!name.is_empty() && !same(&plain(&node.label.name), &plain(name))).then(|| node.label.name.clone());
            return (at, other);
        }
        let count = self.nodes.iter().skip(1).filter(|node| node.parent == parent).count();
        let number = number.map_or_else(|| (count + 1).to_string(), str::to_owned);
        let label = NodeLabel { number: Some(number), name: name.to_owned(), ..NodeLabel::default() };
        let depth = self.nodes[parent].depth + 1;
        self.nodes.push(DraftNode { label, parent, depth, reference: None, place: Some(place) });
        (self.nodes.len() - 1, None)
    }

    /// The plan. `id` is the stem of its file. `None` without a single fiscal year.
    pub fn finish(mut self, id: &str, title: String) -> Option<Finished> {
        let years: Vec<FiscalYear> = self.years.iter().copied().collect();
        let (first, last) = (*years.first()?, *years.last()?);
        let root = std::mem::take(&mut self.nodes[0].label);
        let remark = root.remark.clone();
        let order = Order::of(&self, NodeLabel { number: None, name: title.clone(), ..root });
        let action_at = positions(&order.actions, self.actions.len());
        let indicator_at = positions(&order.indicators, self.indicators.len());
        let subject = |entry: Entry| match entry {
            Entry::Plan | Entry::Node(0) => Subject::Plan,
            Entry::Node(at) => Subject::Node(order.nodes[at]),
            Entry::Action(at) => Subject::Action(ActionId(action_at[at])),
            Entry::Indicator(at) => Subject::Indicator(IndicatorId(indicator_at[at])),
        };
        let mut places: Vec<(Subject, Place)> = Vec::new();
        let mut put =
            |entry: Entry, place: &Option<Place>| places.extend(place.clone().map(|place| (subject(entry), place)));
        self.nodes.iter().enumerate().for_each(|(at, node)| put(Entry::Node(at), &node.place));
        self.actions.iter().enumerate().for_each(|(at, action)| put(Entry::Action(at), &action.place));
        self.indicators.iter().enumerate().for_each(|(at, indicator)| put(Entry::Indicator(at), &indicator.place));
        let doubts = self.doubts.drain(..).map(|(entry, doubt)| (subject(entry), doubt)).collect();
        let accepted =
            self.accepted.drain(..).map(|(entry, code, reason)| Acceptance { subject: subject(entry), code, reason });
        let mut accepted: Vec<Acceptance> = accepted.collect();
        accepted.sort_by_key(|acceptance| acceptance.subject);
        let node_id = |at: usize| order.nodes[at];
        let ids = |departments: &[usize]| departments.iter().map(|at| DepartmentId(*at as u32)).collect::<Vec<_>>();
        let number = |at: usize| (at + 1).to_string();
        let action = |(position, at): (usize, &usize)| {
            let draft = &self.actions[*at];
            Action {
                node: node_id(draft.node),
                number: draft.number.clone().unwrap_or_else(|| number(position)),
                name: draft.name.clone(),
                reading: draft.reading.clone(),
                departments: ids(&draft.departments),
                planned: Schedule(draft.planned.clone()),
                actual: Schedule(draft.actual.clone()),
                dashes: draft.dashes.iter().copied().collect(),
                actual_remarks: draft.actual_remarks.clone(),
                status: draft.status.as_ref().and_then(|word| self.statuses.iter().position(|it| same(&it.word, word))),
                remark: whole_remark(draft.remark.as_deref(), &draft.actual_remarks),
            }
        };
        let actions: Vec<Action> = order.actions.iter().enumerate().map(action).collect();
        let indicator = |at: &usize| {
            let draft = &self.indicators[*at];
            Indicator { node: node_id(draft.node), own_departments: ids(&draft.departments), ..draft.indicator.clone() }
        };
        let indicators: Vec<Indicator> = order.indicators.iter().map(indicator).collect();
        let as_of = self.as_of.filter(|year| years.contains(year)).or_else(|| last_actual(&actions, &indicators));
        let plan = Plan {
            id: id.to_owned(),
            title,
            municipality: self.municipality,
            as_of: as_of.unwrap_or(first).clamp(first, last),
            years,
            levels: self.levels,
            source: self.source,
            remark,
            printed_totals: self.totals,
            statuses: self.statuses,
            departments: self.departments,
            tree: order.tree.finish(),
            actions,
            indicators,
            accepted,
            answering: Answering::default(),
        };
        Some(Finished { plan, doubts, places })
    }
}

fn last_actual(actions: &[Action], indicators: &[Indicator]) -> Option<FiscalYear> {
    let stages = actions.iter().filter_map(|action| action.actual.0.last_year());
    let values = indicators.iter().filter_map(|indicator| {
        let mut measured = indicator.actual.iter().filter(|(_, measured)| measured.value != Value::NotMeasured);
        measured.next_back().map(|(year, _)| year)
    });
    stages.chain(values).max()
}

/// Entries in the order of the tree.
struct Order {
    tree: TreeBuilder,
    /// The ids of the draft's nodes, by their index.
    nodes: Vec<NodeId>,
    /// The draft's actions in their order.
    actions: Vec<usize>,
    /// The draft's indicators in their order.
    indicators: Vec<usize>,
}

/// What belongs to one node.
#[derive(Clone, Default)]
struct Own {
    children: Vec<usize>,
    actions: Vec<usize>,
    indicators: Vec<usize>,
}

impl Order {
    fn of(draft: &Draft, root: NodeLabel) -> Self {
        let mut own = vec![Own::default(); draft.nodes.len()];
        draft.nodes.iter().enumerate().skip(1).for_each(|(at, node)| own[node.parent].children.push(at));
        draft.actions.iter().enumerate().for_each(|(at, action)| own[action.node].actions.push(at));
        draft.indicators.iter().enumerate().for_each(|(at, it)| own[it.node].indicators.push(at));
        let nodes = vec![NodeId::ROOT; draft.nodes.len()];
        let mut order = Self { tree: TreeBuilder::new(root), nodes, actions: Vec::new(), indicators: Vec::new() };
        for child in own[0].children.clone() {
            order.node(draft, &own, child);
        }
        order
    }

    fn node(&mut self, draft: &Draft, own: &[Own], at: usize) {
        let Own { children, actions, indicators } = &own[at];
        let label = draft.nodes[at].label.clone();
        self.nodes[at] = self.tree.open(label, actions.len() as u32, indicators.len() as u32);
        self.actions.extend(actions);
        self.indicators.extend(indicators);
        children.iter().for_each(|child| self.node(draft, own, *child));
        self.tree.close();
    }
}

/// Where each of `count` entries stands in `order`.
fn positions(order: &[usize], count: usize) -> Vec<u32> {
    let mut positions = vec![0; count];
    order.iter().enumerate().for_each(|(position, at)| positions[*at] = position as u32);
    positions
}
