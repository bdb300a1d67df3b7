//! Where one is on the screen: leaving it for another place, and going back.

use super::{App, Focus, ListPlace, TreePane};
use crate::plan::{NodeId, Subject};
use crate::query::Filter;

/// A place on the screen and the filter in force there.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    pub(super) filter: Filter,
    pub(super) selected: NodeId,
    pub(super) focus: Focus,
    pub(super) tree: TreePane,
    pub(super) timeline: ListPlace,
    pub(super) indicators: ListPlace,
}

impl Whereabouts {
    /// The same place with everything shown that the words of the filter hide.
    pub(super) fn without_words(mut self) -> Self {
        self.filter.text.clear();
        self
    }
}

impl App {
    pub(super) fn whereabouts(&self) -> Whereabouts {
        Whereabouts {
            filter: self.session.filter.clone(),
            selected: self.session.selected,
            focus: self.focus,
            tree: self.tree.clone(),
            timeline: self.timeline,
            indicators: self.indicators,
        }
    }

    pub(super) fn go_back_to(&mut self, before: Whereabouts) {
        let Whereabouts { filter, selected, focus, tree, timeline, indicators } = before;
        if filter == self.session.filter {
            self.session.look_for(&filter.text);
        } else {
            self.session.set_filter(filter);
        }
        self.session.selected = selected;
        (self.focus, self.tree) = (focus, tree);
        (self.timeline, self.indicators) = (timeline, indicators);
    }

    /// Puts the cursor on that entry. The selected node stays if the entry is below it; else the entry's
    /// own node is selected.
    pub(super) fn go_to(&mut self, subject: Subject) {
        let plan = self.session.plan();
        let node = plan.node_of(subject);
        let is_node = matches!(subject, Subject::Plan | Subject::Totals | Subject::Node(_));
        if node != self.session.selected && (is_node || !plan.tree.contains(self.session.selected, node)) {
            self.session.selected = node;
            self.rewind_lists();
        }
        self.tree.reveal(&self.session);
        match subject {
            Subject::Plan | Subject::Totals | Subject::Node(_) => self.focus = Focus::Tree,
            Subject::Action(id) => {
                self.focus = Focus::Timeline;
                self.timeline.cursor = self.session.actions().binary_search(&id).unwrap_or(0);
            }
            Subject::Indicator(id) => {
                self.focus = Focus::Indicators;
                self.indicators.cursor = self.session.indicators().binary_search(&id).unwrap_or(0);
            }
        }
    }
}
