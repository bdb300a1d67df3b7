//! What is asked of files and the clipboard, and what comes back.

use std::path::Path;

use super::{App, Copied, Effect, Overlay, Picked, PlanLine};
use crate::label;
use crate::plan::{NodeId, Position, Subject};
use crate::source::{Failure, Loaded, Origin};
use crate::words::unavailable::{self, Reason};
use crate::words::{live, screen as words};

impl App {
    /// Reads the plan on screen again, or that under the cursor in the list of plans, and tries the files that could not
    /// be opened.
    pub(super) fn reload(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let index = match self.plan_line() {
            Some(PlanLine::Plan(index)) if self.lists_plans() => index,
            _ => self.session.current,
        };
        if let Some(Origin::File(_)) = self.session.workspace.plans.get(index).map(|loaded| &loaded.origin) {
            effects.push(Effect::Reload(index));
        }
        let failed = &self.session.workspace.failures;
        if !failed.is_empty() {
            effects.push(Effect::Reopen(failed.iter().map(|failure| failure.origin.clone()).collect()));
        }
        effects
    }

    /// Takes in a plan that was to be read again.
    pub(super) fn reloaded(&mut self, index: usize, result: Result<Loaded, Failure>) {
        let origin = match &result {
            Ok(loaded) => &loaded.origin,
            Err(failure) => &failure.origin,
        };
        let file = origin.path().map(Path::to_owned);
        let text = match result {
            Ok(loaded) => {
                let text = words::reloaded(&loaded.origin.display());
                let is_kept = self.take_in(index, loaded);
                if is_kept { text } else { text + words::BETWEEN_NOTICES + live::ENTRY_GONE }
            }
            Err(failure) => {
                let text = words::reload_failed(&label::failure(&failure));
                // That the file is gone is known of whoever watches it: it is told of when it is back.
                let is_gone = self.session.workspace.plans.get(index).is_some_and(Loaded::is_gone);
                if !(is_gone && failure.is_unread()) {
                    self.with_finding_kept(|app| app.session.mark_broken(index, *failure.finding));
                }
                text
            }
        };
        self.tell_reread(file, text);
    }

    /// Takes in the files that can be opened by now.
    pub(super) fn reopened(&mut self, results: Vec<Result<Loaded, Failure>>) {
        self.session.workspace.failures.clear();
        let (mut opened, mut failures) = (Vec::new(), Vec::new());
        for result in results {
            match result {
                Ok(loaded) => opened.push(loaded),
                // Whether it is passed over now is for whoever watches the folder.
                Err(failure) => failures.push(Failure { is_foreign: false, ..failure }),
            }
        }
        let (count, has_failed) = (opened.len(), !failures.is_empty());
        self.session.failed(failures);
        self.session.add(opened);
        self.renew_pickers();
        if count > 0 {
            self.notice = Some(words::opened(count));
        } else if has_failed {
            self.tell_what_failed(String::new());
        }
    }

    /// Opens the file of the plan on screen where the selected entry stands.
    pub(super) fn edit(&self) -> Vec<Effect> {
        let loaded = self.session.loaded();
        let edit = |path: &Path| Effect::Edit(path.to_owned(), loaded.positions.of(self.subject()));
        loaded.origin.path().map(edit).into_iter().collect()
    }

    /// Opens the file of a plan in the list of plans where it begins, or what gives no plan where that was seen.
    pub(super) fn edit_picked(&self, picked: &Picked) -> Vec<Effect> {
        let workspace = &self.session.workspace;
        let place = match picked {
            Picked::Plan(index) => {
                let start = |loaded: &Loaded| match &loaded.broken {
                    Some(finding) => finding.position,
                    None => loaded.positions.of(Subject::Node(NodeId::ROOT)),
                };
                workspace.plans.get(*index).map(|loaded| (&loaded.origin, start(loaded)))
            }
            Picked::Failed(origin) => {
                self.failure_of(origin).map(|failure| (&failure.origin, failure.finding.position))
            }
            _ => None,
        };
        let edit = |(origin, at): (&Origin, Position)| Some(Effect::Edit(origin.path()?.to_owned(), at));
        place.and_then(edit).into_iter().collect()
    }

    /// Why picking that would open no editor.
    pub(super) fn cannot_edit(&self, picked: Option<&Picked>) -> Option<Reason> {
        let workspace = &self.session.workspace;
        match picked {
            Some(Picked::Plan(index)) => {
                let is_file = workspace.plans.get(*index).is_some_and(|loaded| loaded.origin.path().is_some());
                (!is_file).then_some(unavailable::BUILT_IN_EDIT)
            }
            Some(Picked::Failed(origin)) => {
                let is_unread = self.failure_of(origin).is_none_or(Failure::is_unread);
                is_unread.then_some(unavailable::NOTHING_READ)
            }
            _ => Some(unavailable::NOTHING_TO_CHOOSE),
        }
    }

    /// Why that file gave no plan, if it still does not.
    pub(super) fn failure_of(&self, origin: &Origin) -> Option<&Failure> {
        self.session.workspace.failures.iter().find(|failure| failure.origin == *origin)
    }

    pub(super) fn copy(&self) -> Vec<Effect> {
        vec![Effect::Copy(match self.overlays.last() {
            Some(Overlay::Comparison(other, _)) => Copied::Comparison(*other),
            Some(Overlay::Detail(..)) => Copied::Detail(self.subject()),
            Some(Overlay::Findings | Overlay::Passage(_)) => match self.found_under_cursor() {
                Some(found) => Copied::Finding(found),
                None => return Vec::new(),
            },
            Some(Overlay::Plans) => match self.plan_line() {
                Some(PlanLine::Plan(index)) => Copied::Plan(index),
                Some(PlanLine::Failed(at)) => Copied::Failed(at),
                None => return Vec::new(),
            },
            _ => Copied::Line(self.subject()),
        })]
    }

    pub(super) fn copy_table(&self) -> Vec<Effect> {
        vec![Effect::Copy(match self.overlays.last() {
            Some(Overlay::Attention) => Copied::Attention,
            Some(Overlay::Findings) => Copied::Findings,
            Some(Overlay::DepartmentTable) => Copied::Departments,
            Some(Overlay::Plans) => Copied::Plans,
            Some(Overlay::Namesakes) => Copied::Namesakes,
            Some(Overlay::Comparison(other, _)) => Copied::Comparison(*other),
            _ => Copied::Table(self.focus),
        })]
    }
}
