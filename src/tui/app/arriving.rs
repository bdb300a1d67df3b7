//! Plans that come while others are looked at already, and what waits for one of them.
//!
//! Their coming changes nothing of what is looked at, and nothing is said of it but how many there are. What could
//! not be opened is said once, when all have come. Who was to be shown another plan first sees it as soon as it is
//! there, unless he has turned to something else meanwhile.

use std::path::PathBuf;

use super::App;
use crate::state::{self, NamedView, View};
use crate::tui::command::Command;
use crate::words::{plans, screen, state as words};
use crate::workspace::{Batch, Last};

/// Plans that are still to come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arriving {
    /// How many files have been read by now.
    pub read: usize,
    /// How many there are; none as long as nobody knows.
    pub of: usize,
    /// What is to be shown when its plan is there.
    pub awaited: Option<Awaited>,
}

/// What was to be shown first, of a plan that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Awaited {
    /// A saved view.
    View(NamedView),
    /// What the last run ended with.
    LastRun(state::Session),
    /// All plans in the tree, as soon as there are two.
    AllPlans,
}

impl Awaited {
    /// Its plan, where it is known which file that came from.
    pub fn last(&self) -> Option<Last> {
        let View { plan, file, .. } = self.view()?;
        (!file.is_empty()).then(|| Last { file: PathBuf::from(file), id: plan.clone() })
    }

    fn view(&self) -> Option<&View> {
        match self {
            Self::View(named) => Some(&named.view),
            Self::LastRun(last) => Some(&last.view),
            Self::AllPlans => None,
        }
    }
}

impl App {
    /// Shows what is to be shown first, or waits for its plan if more are to come. Says what there is to say of it.
    pub fn show_first(&mut self, first: Awaited) -> Option<String> {
        let plans = &self.session.workspace.plans;
        let is_here = match first.view() {
            Some(view) => plans.iter().any(|loaded| loaded.plan.id == view.plan),
            None => plans.len() > 1,
        };
        if !is_here && let Some(arriving) = &mut self.arriving {
            arriving.awaited = Some(first);
            return None;
        }
        match first {
            Awaited::View(named) => self.show_named_view(&named),
            Awaited::LastRun(last) => self
                .go_on_from(&last)
                .then(|| words::continued(!self.session.filter.is_empty(), &self.key_of(Command::ClearFilters))),
            Awaited::AllPlans => {
                // What it says takes the place of what was said of waiting.
                self.notice = None;
                match self.unavailable(Command::AllPlans) {
                    Some(reason) => Some(reason.sentence.to_owned()),
                    None => {
                        self.switch_tree();
                        self.notice.take()
                    }
                }
            }
        }
    }

    /// Takes in plans that were still to come.
    pub(super) fn arrived(&mut self, batch: Batch) {
        let (read, of, is_last) = (batch.read, batch.of, batch.is_last);
        self.with_finding_kept(|app| app.session.arrive(batch));
        self.renew_pickers();
        let awaited = self.arriving.take().and_then(|arriving| arriving.awaited);
        if !is_last {
            self.arriving = Some(Arriving { read, of, awaited: None });
        }
        let of_awaited = awaited.and_then(|awaited| self.show_first(awaited));
        // What was said at the start may not have been read yet.
        let rest: Vec<String> = of_awaited.into_iter().chain(self.notice.take()).collect();
        let rest = rest.join(screen::BETWEEN_NOTICES);
        if is_last && !self.session.workspace.failures.is_empty() {
            self.tell_what_failed(rest);
        } else {
            self.notice = Some(rest).filter(|rest| !rest.is_empty());
        }
    }

    /// Shows all plans in the tree when there are two.
    pub(super) fn await_all_plans(&mut self) {
        self.overlays.clear();
        self.notice = Some(plans::TREE_OF_ALL_AWAITED.to_owned());
        if let Some(arriving) = &mut self.arriving {
            arriving.awaited = Some(Awaited::AllPlans);
        }
    }

    /// The user has turned to something: nothing else is to take its place.
    pub(super) fn await_nothing(&mut self) {
        if let Some(arriving) = &mut self.arriving {
            arriving.awaited = None;
        }
    }
}
