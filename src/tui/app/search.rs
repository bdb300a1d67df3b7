//! `/`: moving to what is found while one types, keeping it as a filter, going on to the next.
//!
//! Hits are taken in document order, whatever pane they belong to. While one types nothing is hidden:
//! the search only moves, always from the place where it began, so that another letter never leads
//! further away than it has to.

use crossterm::event::KeyEvent;

use super::whereabouts::Whereabouts;
use super::{App, Focus, Input, Overlay, Scroll, Searching};
use crate::plan::{ActionId, IndicatorId, NodeId, Plan, Subject};
use crate::query::{Filter, Search};
use crate::tui::command::Command;

impl App {
    /// Opens the prompt with the text of the filter in it. That text filters nothing meanwhile: what is
    /// looked for may be another word.
    pub(super) fn start_search(&mut self) {
        let before = self.whereabouts();
        let input = Input::proposed(before.filter.text.clone());
        if !input.text.is_empty() {
            self.set_filter(Filter { text: String::new(), ..before.filter.clone() });
        }
        let below = std::mem::take(&mut self.overlays);
        self.overlays.push(Overlay::Search(Box::new(Searching::from(input, before, below))));
        self.look_for_typed();
    }

    pub(super) fn search_key(&mut self, key: &KeyEvent) {
        let Some(Overlay::Search(searching)) = self.overlays.last_mut() else { return };
        if searching.input.take(key) {
            self.search_changed();
            return;
        }
        let text = searching.input.text.trim().to_owned();
        match self.prompt_command(key) {
            Some(Command::Open) => {
                self.overlays.pop();
                let filter = Filter { text: text.clone(), ..self.session.filter.clone() };
                self.set_filter(filter);
                self.searched = text;
            }
            Some(Command::Close) => {
                if let Some(Overlay::Search(searching)) = self.overlays.pop() {
                    self.go_back_to(searching.before);
                    self.overlays = searching.below;
                }
            }
            Some(Command::Down | Command::NextPane) => self.step_among_hits(true),
            Some(Command::Up | Command::PreviousPane) => self.step_among_hits(false),
            _ => {}
        }
    }

    /// To be called when the text of the prompt has changed: moves to the first hit from the place where
    /// the search began, or back there if there is none.
    pub(super) fn search_changed(&mut self) {
        let Some(Overlay::Search(searching)) = self.overlays.last() else { return };
        let before = searching.before.clone();
        self.go_back_to(before.without_words());
        self.look_for_typed();
    }

    /// Looks for what is in the prompt, if one is open, and goes to it.
    pub(super) fn look_for_typed(&mut self) {
        let Some(Overlay::Search(searching)) = self.overlays.last() else { return };
        self.session.look_for(searching.input.text.trim());
        let hits = self.session.hits();
        let start = order(self.session.plan(), self.subject());
        let at = (!hits.is_empty()).then(|| {
            let next = hits.partition_point(|hit| order(self.session.plan(), *hit) < start);
            if next < hits.len() { next } else { 0 }
        });
        if let Some(hit) = at.and_then(|at| hits.get(at)) {
            self.go_to(*hit);
        }
        if let Some(Overlay::Search(searching)) = self.overlays.last_mut() {
            (searching.hits, searching.at) = (hits, at);
        }
    }

    fn step_among_hits(&mut self, forward: bool) {
        let Some(Overlay::Search(searching)) = self.overlays.last_mut() else { return };
        let (Some(at), len) = (searching.at, searching.hits.len()) else { return };
        let next = if forward { (at + 1) % len } else { (at + len - 1) % len };
        searching.at = Some(next);
        let hit = searching.hits[next];
        self.go_to(hit);
    }

    /// Where one is at rest: while words are being typed that is where the search began.
    pub(super) fn resting_place(&self) -> Whereabouts {
        match self.overlays.last() {
            Some(Overlay::Search(searching)) => searching.before.clone(),
            _ => self.whereabouts(),
        }
    }

    /// The words that `n` goes on with: those of the filter, or else those looked for last.
    pub(super) fn words_sought(&self) -> &str {
        let text = &self.session.filter.text;
        if text.is_empty() { &self.searched } else { text }
    }

    /// The next or previous entry in which those words stand, and whether it lies round the end.
    pub(super) fn next_hit(&self, forward: bool) -> Option<(Subject, bool)> {
        let hits = self.session.hits_of(&Search::new(self.words_sought()));
        let plan = self.session.plan();
        let now = order(plan, self.subject());
        let (next, round) = if forward {
            (hits.iter().find(|hit| order(plan, **hit) > now), hits.first())
        } else {
            (hits.iter().rfind(|hit| order(plan, **hit) < now), hits.last())
        };
        next.map(|hit| (*hit, false)).or_else(|| round.map(|hit| (*hit, true)))
    }

    /// `n` and `N`: to the next or previous entry that is found. Without words it goes on among what
    /// another filter leaves. An open detail goes along.
    pub(super) fn go_to_next_hit(&mut self, forward: bool) {
        if self.words_sought().is_empty() {
            self.go_to_next_left(forward);
        } else if let Some((hit, went_round)) = self.next_hit_of_all(forward) {
            let words = self.words_sought().to_owned();
            self.session.look_for(&words);
            self.turn_to(hit);
            self.notice = went_round.then(|| Self::said_of_round(forward));
        }
    }

    /// The same, going on into the next plan where all of them are searched through.
    fn next_hit_of_all(&mut self, forward: bool) -> Option<(Subject, bool)> {
        let here = self.next_hit(forward);
        if !self.tree.shows_all() || here.is_some_and(|(_, went_round)| !went_round) {
            return here;
        }
        self.hit_in_next_plan(forward).or(here)
    }

    /// To the next or previous of the few entries that a filter without words leaves.
    fn go_to_next_left(&mut self, forward: bool) {
        if matches!(self.overlays.last(), Some(Overlay::Detail(..))) {
            self.turn_page(forward);
        } else if self.focus == Focus::Tree {
            let before = self.session.selected;
            if let Some((node, went_round)) = self.next_left_of_all(forward) {
                self.tree.go_to(&mut self.session, node);
                self.notice = went_round.then(|| Self::said_of_round(forward));
            }
            if self.session.selected != before {
                self.rewind_lists();
            }
        } else {
            self.move_in_pane(if forward { Command::Down } else { Command::Up });
        }
    }

    /// Goes to that entry; a detail that is open becomes its own.
    fn turn_to(&mut self, subject: Subject) {
        let in_detail = matches!(self.overlays.last(), Some(Overlay::Detail(..)));
        if in_detail {
            self.overlays.pop();
        }
        self.go_to(subject);
        if in_detail {
            self.overlays.push(Overlay::Detail(subject, Scroll::default()));
        }
    }
}

/// The place of an entry in document order: a node, its own actions, its own indicators, its children.
fn order(plan: &Plan, subject: Subject) -> (NodeId, u8, u32) {
    let node = plan.node_of(subject);
    match subject {
        Subject::Plan | Subject::Totals | Subject::Node(_) => (node, 0, 0),
        Subject::Action(ActionId(at)) => (node, 1, at),
        Subject::Indicator(IndicatorId(at)) => (node, 2, at),
    }
}
