//! What becomes of the plans on the screen when their files change, come and go.
//!
//! A file that gives no plan any more takes nothing away: its plan stays as it was read last, and is marked.
//! Where the file itself is gone, its plan stays as long as it is looked at. Of what is not on the screen nothing is
//! said, but that there are more plans or fewer, and which files give none any more. Refuses to read: what has become
//! of the files comes in a message.

use std::path::Path;

use super::news::Became;
use super::{App, Effect, FileChange, Overlay};
use crate::label;
use crate::plan::{Finding, Plan};
use crate::source::{Failure, Loaded};

impl App {
    /// Takes in what has become of plan files.
    pub(super) fn files_changed(&mut self, changes: Vec<FileChange>) -> Vec<Effect> {
        self.begin_news();
        let mut came = Vec::new();
        for change in changes {
            match change {
                FileChange::Read(result) => came.extend(self.file_read(*result)),
                FileChange::Renamed(former, result) => came.extend(self.file_renamed(&former, *result)),
                FileChange::Gone(path) => self.file_gone(&path),
            }
        }
        if !came.is_empty() {
            came.iter().for_each(|loaded| self.told.news.became(loaded.origin.path(), Became::Came));
            self.session.add(came);
        }
        self.let_go_of_plans(|_| true);
        self.renew_pickers();
        self.tell();
        // Another reading has readings of its own.
        let is_searching = matches!(self.overlays.last(), Some(Overlay::Search(_)));
        if is_searching { vec![Effect::PrepareSearch] } else { Vec::new() }
    }

    /// Takes in what a file gave; returns a plan that was not there before.
    fn file_read(&mut self, result: Result<Loaded, Failure>) -> Option<Loaded> {
        let origin = match &result {
            Ok(loaded) => &loaded.origin,
            Err(failure) => &failure.origin,
        };
        let at = origin.path().and_then(|path| self.session.workspace.position_of(path));
        match (at, result) {
            (Some(index), Ok(loaded)) => self.plan_changed(index, loaded),
            (Some(index), Err(failure)) => {
                let finding = *failure.finding;
                if self.session.workspace.plans.get(index).is_some_and(|plan| plan.broken.as_deref() != Some(&finding))
                {
                    self.plan_broken(index, finding, Became::Broke);
                }
            }
            (None, Ok(loaded)) => {
                // A folder that was empty is none now.
                let path = loaded.origin.path();
                let is_settled = |failure: &Failure| {
                    let same = failure.origin == loaded.origin;
                    let above = failure.origin.path().zip(path).is_some_and(|(other, path)| path.starts_with(other));
                    same || (above && failure.is_unread())
                };
                self.with_finding_kept(|app| app.session.workspace.failures.retain(|failure| !is_settled(failure)));
                return Some(loaded);
            }
            // Nobody is told of a file that is passed over; until now it may have been one that broke.
            (None, Err(Failure { origin, is_foreign: true, .. })) => {
                self.failure_settled(|failure| failure.origin == origin);
            }
            (None, Err(failure)) => {
                if self.session.workspace.failures.contains(&failure) {
                    return None;
                }
                self.told.news.failed(failure.origin.clone());
                self.with_finding_kept(|app| {
                    app.session.workspace.failures.retain(|other| other.origin != failure.origin);
                    app.session.failed(vec![failure]);
                });
            }
        }
        None
    }

    /// What could not be opened is none of that any more.
    fn failure_settled(&mut self, is_it: impl Fn(&Failure) -> bool) {
        self.with_finding_kept(|app| app.session.workspace.failures.retain(|failure| !is_it(failure)));
    }

    /// Marks a plan whose file gives none now, because that became of the file.
    fn plan_broken(&mut self, index: usize, finding: Finding, became: Became) {
        let Some(loaded) = self.session.workspace.plans.get(index) else { return };
        let (was_broken, was_gone, path) = (loaded.broken.is_some(), loaded.is_gone(), loaded.origin.path());
        if index == self.session.current {
            // A banner says so.
            self.told.news.take_back(path);
            self.told.reread.take_if(|reread| Some(reread.as_path()) == path);
        } else if !was_broken || was_gone || became == Became::Lost {
            self.told.news.became(path, became);
        }
        self.with_finding_kept(|app| app.session.mark_broken(index, finding));
        if index == self.session.current && !was_broken {
            self.point_to_broken();
        }
    }

    fn plan_changed(&mut self, index: usize, loaded: Loaded) {
        if self.session.workspace.has_same(index, &loaded) {
            return;
        }
        let Some(before) = self.session.workspace.plans.get(index) else { return };
        let (is_current, was_broken) = (index == self.session.current, before.broken.is_some());
        let became = match (is_current, was_broken) {
            (true, true) => Some(Became::Healed),
            (true, false) => Some(Became::Changed),
            (false, true) => Some(Became::Mended),
            (false, false) => None,
        };
        let path = before.origin.path();
        became.into_iter().for_each(|became| self.told.news.became(path, became));
        let is_kept = self.take_in(index, loaded);
        if !is_kept {
            self.told.news.entry_gone();
        }
    }

    fn file_renamed(&mut self, former: &Path, result: Result<Loaded, Failure>) -> Option<Loaded> {
        let origin = match &result {
            Ok(loaded) => loaded.origin.clone(),
            Err(failure) => failure.origin.clone(),
        };
        if let (Some(index), Some(path)) = (self.session.workspace.position_of(former), origin.path()) {
            let name = self.session.workspace.plans.get(index).map(label::file).unwrap_or_default();
            self.session.rename(former, path);
            self.plans.renamed(former, path);
            self.told.news.renamed(former, path);
            if index == self.session.current {
                self.told.news.current_renamed(name);
            }
        } else {
            self.failure_settled(|failure| failure.origin.path() == Some(former));
        }
        self.file_read(result)
    }

    fn file_gone(&mut self, path: &Path) {
        let Some(index) = self.session.workspace.position_of(path) else {
            self.failure_settled(|failure| failure.origin.path() == Some(path));
            return;
        };
        self.plan_broken(index, *Failure::gone(path).finding, Became::Lost);
        self.any_gone = true;
    }

    /// Lets go of the plans that a key has taken from the screen, and says so. Not where one of that name is looked at:
    /// its file was renamed and saved between two looks.
    pub(super) fn leave_plans(&mut self) {
        if self.any_gone {
            self.begin_news();
            let shown = label::title_with_city(self.session.plan());
            if self.let_go_of_plans(|plan| label::title_with_city(plan) != shown) {
                self.tell_besides();
            }
        }
    }

    /// Lets go of plans whose files are gone and that are not on the screen any more; says whether there were any. Of which
    /// there is something to say, is asked.
    fn let_go_of_plans(&mut self, is_said: impl Fn(&Plan) -> bool) -> bool {
        if !self.any_gone {
            return false;
        }
        let gone = self.session.workspace.plans.iter().enumerate().filter(|(_, loaded)| loaded.is_gone());
        let (shown, others): (Vec<_>, Vec<_>) =
            gone.map(|(index, _)| index).partition(|index| is_shown(*index, self.session.current, &self.overlays));
        self.any_gone = !shown.is_empty();
        if !others.is_empty() {
            for loaded in others.iter().filter_map(|index| self.session.workspace.plans.get(*index)) {
                let (news, path) = (&mut self.told.news, loaded.origin.path());
                if is_said(&loaded.plan) { news.became(path, Became::went(loaded)) } else { news.take_back(path) }
            }
            self.with_finding_kept(|app| {
                app.session.remove(&others);
                app.plans_moved_up(&others);
            });
        }
        !others.is_empty()
    }
}

/// Whether anything of that plan is on the screen, or will be when what lies over it is closed.
fn is_shown(index: usize, current: usize, overlays: &[Overlay]) -> bool {
    let compares = |overlay: &Overlay| match overlay {
        Overlay::Comparison(other, _) => *other == index,
        Overlay::Search(searching) => is_shown(index, current, &searching.below),
        _ => false,
    };
    index == current || overlays.iter().any(compares)
}
