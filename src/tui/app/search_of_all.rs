//! What is about all plans at once: the tree of all, the search through all, and going on from one plan to the next.
//!
//! A search through all hides what is not found while one types, for what it finds is in hundreds of files: which of them
//! is the answer, and where in them is looked for afterwards. Invariant: in the tree of all the current plan is one of
//! those that are left, if any is, unless something is open that is about it.

use crossterm::event::KeyEvent;

use super::{App, Focus, Input, Overlay, SearchingAll, TreeLine, TreePane};
use crate::label;
use crate::plan::{NodeId, Subject};
use crate::query::{Filter, Search};
use crate::tui::command::Command;
use crate::words::{live, plans as words, screen};

impl App {
    /// Whether the list of plans lies over the panes, be it under something else; not under a page about one plan.
    pub fn lists_plans(&self) -> bool {
        let about_all = |overlay: &Overlay| match overlay {
            Overlay::Plans => Some(true),
            Overlay::Attention
            | Overlay::Findings
            | Overlay::Passage(_)
            | Overlay::DepartmentTable
            | Overlay::Comparison(..) => Some(false),
            _ => None,
        };
        self.overlays.iter().rev().find_map(about_all).unwrap_or_default()
    }

    /// Whether what is filtered and searched for is asked of all plans: in the list of plans and in the tree of all.
    pub fn is_about_all(&self) -> bool {
        self.tree.shows_all() || self.lists_plans()
    }

    /// Does for all plans what can be done before somebody asks for it, a little at a time; says whether there is more
    /// to do. For the time in which no key waits.
    pub fn work_ahead(&mut self) -> bool {
        /// So many plans take less time than a key may wait.
        const SLICE: usize = 8;
        if self.session.workspace.plans.len() < 2 || self.arriving.is_some() {
            return false;
        }
        let is_all = self.session.count_ahead(SLICE) && self.session.read_ahead(SLICE);
        !is_all
    }

    /// Whether what is on the screen is searched for in more plans yet, see [`Self::catch_up`].
    pub fn is_behind(&self) -> bool {
        self.is_about_all() && self.session.is_read_behind()
    }

    /// Searches some more plans for what is on the screen. For the time in which no key waits; what is found is to be
    /// shown then.
    pub fn catch_up(&mut self) {
        self.follow_all_plans();
    }

    /// Gives every plan a line in the tree, or shows the nodes of the current one alone.
    pub(super) fn switch_tree(&mut self) {
        if self.session.workspace.plans.len() < 2 {
            return self.await_all_plans();
        }
        let all = !self.tree.shows_all();
        self.overlays.clear();
        self.tree.show_all(all);
        self.focus = Focus::Tree;
        let key = self.key_of(Command::AllPlans);
        self.notice = Some(if all { words::tree_of_all(&key) } else { words::TREE_OF_ONE.to_owned() });
    }

    /// Brings what is about all plans in line with what has come and changed.
    pub(super) fn follow_all_plans(&mut self) {
        /// The texts of so many plans are made ready while a key waits: on two cores some 50 ms. The others follow, see
        /// [`App::is_behind`].
        const AT_ONCE: usize = 64;
        if !self.is_about_all() {
            return;
        }
        self.session.count_ahead(usize::MAX);
        if !self.session.filter.text.is_empty() {
            self.session.read_ahead(AT_ONCE);
        }
        let is_listed = self.lists_plans();
        let left = self.session.plans_left();
        if self.tree.shows_all() && !is_listed && !left.contains(&self.session.current) && !self.is_held() {
            // Where the current one is hidden, the first that is left takes its place.
            if let Some(index) = left.first().copied() {
                let said = self.says_of_current().then(|| live::hidden(&label::file(self.session.loaded())));
                self.go_to_plan(index);
                self.notice = said.or(self.notice.take());
            }
        }
        if is_listed {
            self.plans.settle(&self.session);
        }
    }

    /// Whether something is open that is about the current plan: it stays until that is closed, for nobody who enters a
    /// result or a name would see that it goes into another one.
    fn is_held(&self) -> bool {
        let is_about_all = |overlay: &Overlay| matches!(overlay, Overlay::Picker(_) | Overlay::SearchOfAll(_));
        !self.overlays.iter().all(is_about_all)
    }

    /// Makes that plan the current one, folded in the tree of all.
    fn go_to_plan(&mut self, index: usize) {
        let before = self.session.current;
        let line = TreeLine { plan: index, node: NodeId::ROOT };
        self.tree.select(&mut self.session, line);
        self.left_plan(before);
        self.rewind_lists();
    }

    pub(super) fn start_search_of_all(&mut self) {
        let before = self.whereabouts();
        let input = Input::proposed(before.filter.text.clone());
        let plan = self.session.loaded().origin.clone();
        self.plans.mark();
        self.overlays.push(Overlay::SearchOfAll(Box::new(SearchingAll { input, before, plan })));
    }

    /// The plan from which a search through all began, if there is one and that plan is still open.
    pub(super) fn plan_before_search_of_all(&self) -> Option<usize> {
        let Some(Overlay::SearchOfAll(searching)) = self.overlays.last() else { return None };
        self.session.workspace.plans.iter().position(|loaded| loaded.origin == searching.plan)
    }

    pub(super) fn search_of_all_key(&mut self, key: &KeyEvent) {
        let Some(Overlay::SearchOfAll(searching)) = self.overlays.last_mut() else { return };
        if searching.input.take(key) {
            self.search_of_all_changed();
            return;
        }
        match self.prompt_command(key) {
            Some(Command::Open) => {
                self.overlays.pop();
                self.searched.clone_from(&self.session.filter.text);
            }
            Some(Command::Close) => {
                let index = self.plan_before_search_of_all();
                if let Some(Overlay::SearchOfAll(searching)) = self.overlays.pop() {
                    let SearchingAll { before, .. } = *searching;
                    self.plans.go_back();
                    match index {
                        Some(index) => {
                            self.session.show_plan(index);
                            self.go_back_to(before);
                        }
                        None => self.set_filter(before.filter),
                    }
                }
            }
            // One may look around meanwhile.
            Some(command) if self.lists_plans() => {
                self.plans.go(command, &self.session);
            }
            Some(command) => self.move_in_pane(command),
            None => {}
        }
    }

    /// To be called when the text of the prompt has changed.
    pub(super) fn search_of_all_changed(&mut self) {
        let Some(Overlay::SearchOfAll(searching)) = self.overlays.last() else { return };
        let text = searching.input.text.trim().to_owned();
        self.set_filter(Filter { text, ..self.session.filter.clone() });
    }

    /// Goes on into the next or previous plan in which something is found, to its first or last entry; says whether
    /// there is one, and if so whether it lies round the end.
    pub(super) fn hit_in_next_plan(&mut self, forward: bool) -> Option<(Subject, bool)> {
        let words = self.words_sought().to_owned();
        self.session.read_ahead(usize::MAX);
        let counts = self.session.count_by_plan(&Filter { text: words.clone(), ..self.session.filter.clone() });
        let left = self.session.plans_left();
        let here = left.iter().position(|index| *index == self.session.current)?;
        let around = left.iter().skip(here + 1).chain(left.iter().take(here)).copied().enumerate();
        let behind = left.len() - here - 1;
        let around: Vec<(usize, bool)> = match forward {
            true => around.map(|(at, index)| (index, at >= behind)).collect(),
            false => around.map(|(at, index)| (index, at < behind)).collect::<Vec<_>>().into_iter().rev().collect(),
        };
        let before = self.session.current;
        for (index, is_round) in around {
            if counts.get(index).is_none_or(|count| count.is_empty()) {
                continue;
            }
            self.go_to_plan(index);
            let hits = self.session.hits_of(&Search::new(&words));
            if let Some(hit) = if forward { hits.first() } else { hits.last() } {
                return Some((*hit, is_round));
            }
        }
        self.go_to_plan(before);
        None
    }

    /// The next or previous node with something that the filter leaves, and whether it lies round the end. In the tree of
    /// all that may be in the next plan, which becomes the current one.
    pub(super) fn next_left_of_all(&mut self, forward: bool) -> Option<(NodeId, bool)> {
        let here = TreePane::next_left(&self.session, forward);
        if !self.tree.shows_all() || here.is_some_and(|(_, went_round)| !went_round) {
            return here;
        }
        let left = self.session.plans_left();
        let at = left.iter().position(|index| *index == self.session.current)?;
        let last = left.len().saturating_sub(1);
        let next = match forward {
            true if at < last => at + 1,
            true => 0,
            false => at.checked_sub(1).unwrap_or(last),
        };
        let went_round = if forward { next <= at } else { next >= at };
        self.go_to_plan(*left.get(next)?);
        let nodes = self.session.nodes_left();
        let node = if forward { nodes.first() } else { nodes.last() };
        node.map(|node| (*node, went_round))
    }

    /// What is said of a search that went on round the end of all plans.
    pub(super) fn said_of_round(forward: bool) -> String {
        if forward { screen::FROM_THE_START } else { screen::FROM_THE_END }.to_owned()
    }
}
