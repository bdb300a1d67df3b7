//! What is asked of files and the clipboard, and what comes back.

use super::kept::Kept;
use super::{App, Copied, Effect, Overlay};
use crate::source::{Failure, Loaded, Origin};
use crate::tui::label;
use crate::words::screen as words;

impl App {
    /// Reads the plan on screen again, and tries the files that could not be opened.
    pub(super) fn reload(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Origin::File(_) = self.session.loaded().origin {
            effects.push(Effect::Reload(self.session.current));
        }
        let failed = &self.session.workspace.failures;
        if !failed.is_empty() {
            effects.push(Effect::Reopen(failed.iter().map(|failure| failure.origin.clone()).collect()));
        }
        effects
    }

    pub(super) fn reloaded(&mut self, index: usize, result: Result<Loaded, Failure>) {
        self.notice = Some(match result {
            Ok(loaded) => {
                let text = words::reloaded(&loaded.origin.display());
                self.overlays.retain(|overlay| !matches!(overlay, Overlay::Detail(..)));
                self.take_in(index, loaded);
                text
            }
            Err(failure) => words::reload_failed(&label::failure(&failure)),
        });
    }

    /// Puts a plan that was read again in its place; cursors, folds and the detail that is open stay on their entries.
    pub(super) fn take_in(&mut self, index: usize, loaded: Loaded) {
        let kept = |app: &Self, overlay: &Overlay| match overlay {
            Overlay::Detail(subject, _) => Kept::of(&app.session, *subject),
            _ => None,
        };
        let details: Vec<Option<Kept>> = self.overlays.iter().map(|overlay| kept(self, overlay)).collect();
        let folds = self.tree.folds(&self.session);
        self.change(|session| session.replace(index, loaded));
        self.tree.set_folds(&self.session, &folds);
        self.tree.reveal(&self.session);
        let mut details = details.into_iter();
        self.overlays.retain_mut(|overlay| {
            let kept = details.next().flatten();
            match overlay {
                Overlay::Detail(subject, _) => {
                    let found = kept.and_then(|kept| kept.subject(&self.session));
                    *subject = found.unwrap_or(*subject);
                    found.is_some()
                }
                _ => true,
            }
        });
    }

    /// Takes in the files that can be opened by now.
    pub(super) fn reopened(&mut self, results: Vec<Result<Loaded, Failure>>) {
        let before = self.session.workspace.plans.len();
        self.session.workspace.failures.clear();
        for result in results {
            match result {
                Ok(loaded) => self.session.add(loaded),
                Err(failure) => self.session.workspace.failures.push(failure),
            }
        }
        let opened = self.session.workspace.plans.len() - before;
        let failures = &self.session.workspace.failures;
        if opened > 0 {
            self.notice = Some(words::opened(opened));
        } else if let Some(first) = failures.first() {
            self.notice = Some(words::not_opened(failures.len(), &label::failure(first)));
        }
    }

    pub(super) fn edit(&self) -> Vec<Effect> {
        let loaded = self.session.loaded();
        vec![Effect::Edit(self.session.current, loaded.positions.of(self.subject()).line)]
    }

    pub(super) fn copy(&self) -> Vec<Effect> {
        vec![Effect::Copy(match self.overlays.last() {
            Some(Overlay::Comparison(other, _)) => Copied::Comparison(*other),
            Some(Overlay::Detail(..)) => Copied::Detail(self.subject()),
            _ => Copied::Line(self.subject()),
        })]
    }

    pub(super) fn copy_table(&self) -> Vec<Effect> {
        vec![Effect::Copy(match self.overlays.last() {
            Some(Overlay::Attention) => Copied::Attention,
            Some(Overlay::DepartmentTable) => Copied::Departments,
            Some(Overlay::Comparison(other, _)) => Copied::Comparison(*other),
            _ => Copied::Table(self.focus),
        })]
    }
}
