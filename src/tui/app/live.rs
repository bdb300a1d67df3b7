//! What becomes of the plans on the screen when their files change, come and go.
//!
//! A file that gives no plan any more takes nothing away: its plan stays as it was read last, and is marked.
//! Where the file itself is gone, its plan stays as long as it is looked at. Of what is not on the screen nothing is
//! said, but that there are more plans or fewer, and which files give none any more. Refuses to read: what has become
//! of the files comes in a message.

use std::path::Path;

use super::news::News;
use super::{App, Effect, FileChange, Overlay};
use crate::label;
use crate::plan::Finding;
use crate::source::{Failure, Loaded};
use crate::words::{live as words, screen};

impl App {
    /// Takes in what has become of plan files.
    pub(super) fn files_changed(&mut self, changes: Vec<FileChange>) -> Vec<Effect> {
        let (mut news, mut came) = (News::default(), Vec::new());
        for change in changes {
            match change {
                FileChange::Read(result) => came.extend(self.file_read(*result, &mut news)),
                FileChange::Renamed(former, result) => {
                    came.extend(self.file_renamed(&former, *result, &mut news));
                }
                FileChange::Gone(path) => self.file_gone(&path, &mut news),
            }
        }
        if !came.is_empty() {
            came.iter().for_each(|loaded| news.counted.came(loaded.plan.title.clone()));
            self.session.add(came);
        }
        self.let_go_of_plans();
        self.renew_pickers();
        self.tell(news);
        // Another reading has readings of its own.
        let is_searching = matches!(self.overlays.last(), Some(Overlay::Search(_)));
        if is_searching { vec![Effect::PrepareSearch] } else { Vec::new() }
    }

    /// Takes in what a file gave; returns a plan that was not there before.
    fn file_read(&mut self, result: Result<Loaded, Failure>, news: &mut News) -> Option<Loaded> {
        let origin = match &result {
            Ok(loaded) => &loaded.origin,
            Err(failure) => &failure.origin,
        };
        let at = origin.path().and_then(|path| self.session.workspace.position_of(path));
        match (at, result) {
            (Some(index), Ok(loaded)) => self.plan_changed(index, loaded, news),
            (Some(index), Err(failure)) => {
                let finding = *failure.finding;
                if self.session.workspace.plans.get(index).is_some_and(|plan| plan.broken.as_deref() != Some(&finding))
                {
                    let file = self.plan_broken(index, finding);
                    // On the screen a banner says so.
                    if index != self.session.current {
                        file.into_iter().for_each(|file| news.counted.broke(file));
                    }
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
                self.failure_settled(|failure| failure.origin == origin, news);
            }
            (None, Err(failure)) => {
                let failures = &mut self.session.workspace.failures;
                if failures.contains(&failure) {
                    return None;
                }
                let said = label::failure(&failure);
                self.with_finding_kept(|app| {
                    let failures = &mut app.session.workspace.failures;
                    failures.retain(|other| other.origin != failure.origin);
                    failures.push(failure);
                });
                let count = self.session.workspace.failures.len() + self.session.broken().len();
                news.failed = Some(screen::not_opened(count, &said));
            }
        }
        None
    }

    /// What could not be opened is none of that any more.
    fn failure_settled(&mut self, is_it: impl Fn(&Failure) -> bool, news: &mut News) {
        let before = self.session.workspace.failures.len();
        self.with_finding_kept(|app| app.session.workspace.failures.retain(|failure| !is_it(failure)));
        news.settled |= self.session.workspace.failures.len() < before;
    }

    /// Marks a plan whose file gives none now; returns what the file is called if it gave one until now.
    fn plan_broken(&mut self, index: usize, finding: Finding) -> Option<String> {
        let loaded = self.session.workspace.plans.get(index)?;
        let (was_broken, file) = (loaded.broken.is_some(), label::file(loaded));
        self.with_finding_kept(|app| app.session.mark_broken(index, finding));
        if index == self.session.current && !was_broken {
            self.point_to_broken();
        }
        (!was_broken).then_some(file)
    }

    fn plan_changed(&mut self, index: usize, loaded: Loaded, news: &mut News) {
        if self.session.workspace.has_same(index, &loaded) {
            return;
        }
        let Some(before) = self.session.workspace.plans.get(index) else { return };
        let (was_broken, file) = (before.broken.is_some(), label::file(before));
        let is_kept = self.take_in(index, loaded);
        if !is_kept {
            news.of_entry.push(words::ENTRY_GONE.to_owned());
        }
        if index == self.session.current {
            news.of_plan.push(if was_broken { words::healed(&file) } else { words::changed(&file) });
        } else if was_broken {
            news.counted.mended(file);
        }
    }

    fn file_renamed(&mut self, former: &Path, result: Result<Loaded, Failure>, news: &mut News) -> Option<Loaded> {
        let origin = match &result {
            Ok(loaded) => loaded.origin.clone(),
            Err(failure) => failure.origin.clone(),
        };
        if let (Some(index), Some(path)) = (self.session.workspace.position_of(former), origin.path()) {
            let name = self.session.workspace.plans.get(index).map(label::file).unwrap_or_default();
            self.session.rename(former, path);
            self.plans.renamed(former, path);
            if index == self.session.current {
                news.of_plan.push(words::renamed(&name, &label::file(self.session.loaded())));
            }
        } else {
            self.failure_settled(|failure| failure.origin.path() == Some(former), news);
        }
        self.file_read(result, news)
    }

    fn file_gone(&mut self, path: &Path, news: &mut News) {
        let workspace = &mut self.session.workspace;
        let Some(index) = workspace.position_of(path) else {
            self.failure_settled(|failure| failure.origin.path() == Some(path), news);
            return;
        };
        if let Some(loaded) =
            workspace.plans.get(index).filter(|_| !is_shown(index, self.session.current, &self.overlays))
        {
            news.counted.went(loaded.plan.title.clone());
        }
        self.plan_broken(index, *Failure::gone(path).finding);
        self.any_gone = true;
    }

    /// Lets go of plans whose files are gone and that are not on the screen any more.
    pub(super) fn let_go_of_plans(&mut self) {
        if !self.any_gone {
            return;
        }
        let gone = self.session.workspace.plans.iter().enumerate().filter(|(_, loaded)| loaded.is_gone());
        let (shown, others): (Vec<_>, Vec<_>) =
            gone.map(|(index, _)| index).partition(|index| is_shown(*index, self.session.current, &self.overlays));
        self.any_gone = !shown.is_empty();
        if !others.is_empty() {
            self.with_finding_kept(|app| {
                app.session.remove(&others);
                app.plans_moved_up(&others);
            });
        }
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
