//! Keeping one's place when the plan on screen is read again while one looks at it, or types.
//!
//! Every place that stands on an entry is taken down before, and stands on it again afterwards, as far from
//! the top of its pane as it was. Where the entry is gone, the place stays where it was in the list. What lies
//! over the panes stays open, and what has been typed stays typed. Invariant: afterwards no id of the earlier
//! reading is left anywhere in the state.

use super::carried::Carried;
use super::whereabouts::Whereabouts;
use super::{App, AttentionLine, DepartmentLine, Focus, FoundIn, Group, ListPlace, Overlay, Picked, Session};
use crate::plan::{ActionId, IndicatorId, NodeId, Plan, Subject};
use crate::source::Loaded;

/// The entries under the cursors of the two lists of a node.
pub(super) type UnderCursors = (Option<ActionId>, Option<IndicatorId>);

/// Where everything stands, by entries of the earlier reading.
struct Places {
    /// What the user looks at.
    subject: Subject,
    lists: UnderCursors,
    attention: Option<(Subject, GroupName)>,
    department: Option<String>,
    /// The rule and the entry of the finding under the cursor.
    finding: Option<(&'static str, Subject)>,
    /// The lists below the place to which a search would go back.
    before_search: UnderCursors,
}

/// A group of the list of 要対応 by what outlives a reading.
#[derive(PartialEq, Eq)]
enum GroupName {
    Department(String),
    NoDepartment,
    Node(NodeId),
}

impl GroupName {
    fn of(group: Group, plan: &Plan) -> Self {
        match group {
            Group::Department(id) => Self::Department(plan.department(id).name.clone()),
            Group::NoDepartment => Self::NoDepartment,
            Group::Node(id) => Self::Node(id),
        }
    }

    fn carried(self, carried: &Carried) -> Option<Self> {
        match self {
            Self::Node(id) => carried.node(id).map(Self::Node),
            same => Some(same),
        }
    }
}

impl App {
    /// Puts another reading in the place of plan `index`; says whether the entry that was looked at is still
    /// there.
    pub(super) fn take_in(&mut self, index: usize, loaded: Loaded) -> bool {
        let began_here = self.plan_before_search_of_all() == Some(index);
        let of_search = began_here.then(|| self.session.workspace.plans.get(index)).flatten();
        let of_search = of_search.map(|before| Carried::between(&before.plan, &loaded.plan));
        let kept = if index == self.session.current {
            let places = self.places();
            self.session.replace(index, loaded).is_none_or(|carried| self.stand_again(places, &carried))
        } else {
            // It may have been among those that give no plan.
            self.with_finding_kept(|app| drop(app.session.replace(index, loaded)));
            true
        };
        if let Some(carried) = of_search {
            self.carry_search_of_all(index, &carried);
        }
        self.renew_pickers();
        kept
    }

    /// Where a search through all plans began, another reading of that plan is in its place by now.
    fn carry_search_of_all(&mut self, index: usize, carried: &Carried) {
        let loaded = self.session.workspace.plans.get(index);
        if let (Some(loaded), Some(Overlay::SearchOfAll(searching))) = (loaded, self.overlays.last_mut()) {
            searching.before.carry_node(&loaded.plan, carried);
        }
    }

    fn places(&self) -> Places {
        let under = |pane, cursor: usize| (self.focus == pane || cursor > 0).then_some(cursor);
        let session = &self.session;
        // A list in which nobody has moved stays at its top: its first entry was nobody's choice.
        let action = under(Focus::Timeline, self.timeline.cursor).and_then(|at| session.actions().get(at).copied());
        let indicator =
            under(Focus::Indicators, self.indicators.cursor).and_then(|at| session.indicators().get(at).copied());
        Places {
            subject: self.subject(),
            lists: (action, indicator),
            attention: self.under_attention_cursor(),
            department: self.under_table_cursor(),
            finding: self.found_if_used().and_then(|found| rule_and_entry(session, found)),
            before_search: match self.overlays.last() {
                Some(Overlay::Search(searching)) => searching.before.under_cursors(session),
                _ => (None, None),
            },
        }
    }

    /// Whether somebody has a place in a list that lies over the panes: where it is closed and was left at its
    /// top, nobody has.
    fn is_used(&self, place: ListPlace, is_list: impl Fn(&Overlay) -> bool) -> bool {
        place != ListPlace::default() || self.overlays.iter().any(is_list)
    }

    /// The finding under the cursor of their list, if the list is used.
    pub(super) fn found_if_used(&self) -> Option<FoundIn> {
        let is_list = |overlay: &Overlay| matches!(overlay, Overlay::Findings);
        self.is_used(self.findings.place, is_list).then(|| self.found_under_cursor())?
    }

    /// The department under the cursor of the table, if the table is used.
    fn under_table_cursor(&self) -> Option<String> {
        let is_table = |overlay: &Overlay| matches!(overlay, Overlay::DepartmentTable);
        let id = self.is_used(self.department_table.place, is_table).then(|| self.department_under_cursor())??;
        Some(self.session.plan().department(id).name.clone())
    }

    /// The entry under the cursor of the list of 要対応, and its group, if the list is used.
    fn under_attention_cursor(&self) -> Option<(Subject, GroupName)> {
        if !self.is_used(self.attention.place, |overlay| matches!(overlay, Overlay::Attention)) {
            return None;
        }
        let lines = self.attention.lines(&self.session);
        let cursor = self.attention.place.cursor;
        let heading = lines.get(..cursor)?.iter().rev().find_map(|line| match line {
            AttentionLine::Heading(group, _) => Some(*group),
            AttentionLine::Entry(_) => None,
        })?;
        Some((self.attention_subject()?, GroupName::of(heading, self.session.plan())))
    }

    fn stand_again(&mut self, places: Places, carried: &Carried) -> bool {
        let Places { subject, lists: (action, indicator), attention, department, finding, before_search } = places;
        let kept = carried.subject(subject).is_some();
        self.tree.carry(self.session.plan(), carried);
        self.tree.find_selected(&self.session);
        let session = &self.session;
        self.timeline.stand_on(action.and_then(|id| carried.action(id)), session.actions());
        self.indicators.stand_on(indicator.and_then(|id| carried.indicator(id)), session.indicators());
        self.stand_in_attention_list(attention, carried);
        self.stand_in_department_table(department);
        let found: Vec<_> = self.session.found().into_iter().map(|one| rule_and_entry(&self.session, one)).collect();
        let finding = finding.and_then(|(code, subject)| Some((code, carried.subject(subject)?)));
        self.findings.place.stand_on(finding.map(Some), &found);
        let mut overlays = std::mem::take(&mut self.overlays);
        carry_overlays(&mut overlays, carried);
        if let Some(Overlay::Search(searching)) = overlays.last_mut() {
            carry_overlays(&mut searching.below, carried);
            searching.before.carry(&self.session, carried, before_search);
        }
        self.overlays = overlays;
        // What is found is another list now.
        self.look_for_typed();
        kept
    }

    fn stand_in_department_table(&mut self, department: Option<String>) {
        let Some(department) = department else { return };
        let plan = self.session.plan();
        let name = |line: &DepartmentLine| line.0.map(|id| plan.department(id).name.as_str());
        let lines = self.department_table.lines(&self.session);
        let names: Vec<Option<&str>> = lines.iter().map(name).collect();
        self.department_table.place.stand_on(Some(Some(department.as_str())), &names);
    }

    fn stand_in_attention_list(&mut self, entry: Option<(Subject, GroupName)>, carried: &Carried) {
        let Some((subject, group)) = entry else { return };
        let entry = carried.subject(subject).map(|subject| (subject, group.carried(carried)));
        let mut heading = None;
        let mut lines = Vec::new();
        for line in self.attention.lines(&self.session) {
            lines.push(match line {
                AttentionLine::Heading(group, _) => {
                    heading = Some(*group);
                    None
                }
                AttentionLine::Entry(at) => {
                    let group = heading.map(|group| GroupName::of(group, self.session.plan()));
                    self.session.attention_at(*at).map(|attention| (attention.subject, group))
                }
            });
        }
        // It may have gone to another department.
        let elsewhere = entry.as_ref().and_then(|(subject, _)| {
            let is_it = |line: &&Option<(Subject, _)>| line.as_ref().is_some_and(|(other, _)| other == subject);
            lines.iter().find(is_it)
        });
        let wanted = if lines.contains(&entry) { Some(&entry) } else { elsewhere };
        let lines: Vec<_> = lines.iter().collect();
        self.attention.place.stand_on(wanted, &lines);
    }

    /// Takes down that the plans `gone` have been taken out: those behind them have moved up.
    pub(super) fn plans_moved_up(&mut self, gone: &[usize]) {
        for overlay in &mut self.overlays {
            move_up(overlay, gone);
            if let Overlay::Search(searching) = overlay {
                searching.below.iter_mut().for_each(|overlay| move_up(overlay, gone));
            }
        }
        self.renew_pickers();
    }

    /// Puts into the list to choose from what there is to choose now.
    pub(super) fn renew_pickers(&mut self) {
        let kind = |overlay: &Overlay| match overlay {
            Overlay::Picker(picker) => Some(picker.kind),
            _ => None,
        };
        if !self.overlays.iter().any(|overlay| kind(overlay).is_some()) {
            return;
        }
        if self.is_about_all() {
            // What has come is to be chosen from too.
            self.session.count_ahead(usize::MAX);
        }
        // What there is to choose from is asked where it was asked at first: with all that lies below, and nothing else.
        for at in 0..self.overlays.len() {
            let Some(kind) = self.overlays.get(at).and_then(kind) else { continue };
            let mut above = self.overlays.split_off(at);
            let items = self.items_of(kind);
            if let Some(Overlay::Picker(picker)) = above.first_mut() {
                picker.renew(items);
            }
            self.overlays.append(&mut above);
        }
    }
}

fn rule_and_entry(session: &Session, found: FoundIn) -> Option<(&'static str, Subject)> {
    session.finding(found).map(|(_, finding)| (finding.code, finding.subject))
}

/// What lies over the panes stays on its entry; where that is gone, so is what was said of it.
fn carry_overlays(overlays: &mut Vec<Overlay>, carried: &Carried) {
    overlays.retain_mut(|overlay| match overlay {
        Overlay::Detail(subject, _) => match carried.subject(*subject) {
            Some(now) => {
                *subject = now;
                true
            }
            None => false,
        },
        _ => true,
    });
}

fn move_up(overlay: &mut Overlay, gone: &[usize]) {
    let up = |index: &mut usize| *index -= gone.partition_point(|gone| gone < index);
    match overlay {
        Overlay::Comparison(other, _) => up(other),
        Overlay::Passage(passage) => {
            if let FoundIn::Broken(index) = &mut passage.found {
                up(index);
            }
        }
        Overlay::Picker(picker) => {
            for item in &mut picker.items {
                if let Picked::Plan(index) = &mut item.picked {
                    // Its own line goes with the next renewal.
                    if gone.binary_search(index).is_ok() { *index = usize::MAX } else { up(index) }
                }
            }
        }
        _ => {}
    }
}

impl Whereabouts {
    /// The entries under its cursors.
    fn under_cursors(&self, session: &Session) -> UnderCursors {
        let (actions, indicators) = self.lists(session);
        (actions.get(self.timeline.cursor).copied(), indicators.get(self.indicators.cursor).copied())
    }

    /// Puts it on the entries as they are now.
    fn carry(&mut self, session: &Session, carried: &Carried, (action, indicator): UnderCursors) {
        self.carry_node(session.plan(), carried);
        let (actions, indicators) = self.lists(session);
        self.timeline.stand_on(action.and_then(|id| carried.action(id)), &actions);
        self.indicators.stand_on(indicator.and_then(|id| carried.indicator(id)), &indicators);
    }

    /// Puts its node and its folds on those of `plan`, another reading of the plan that it is in.
    fn carry_node(&mut self, plan: &Plan, carried: &Carried) {
        self.selected = carried.nearest(self.selected);
        self.tree.carry(plan, carried);
    }

    fn lists(&self, session: &Session) -> (Vec<ActionId>, Vec<IndicatorId>) {
        let (left, tree) = (session.select(&self.filter), &session.plan().tree);
        (left.actions_under(tree, self.selected).to_vec(), left.indicators_under(tree, self.selected).to_vec())
    }
}
