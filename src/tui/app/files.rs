//! What is asked of files and the clipboard, and what comes back.

use super::{App, Copied, Effect, Overlay};
use crate::source::{Failure, Loaded, Origin};
use crate::tui::label;
use crate::words::{live, screen as words};

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

    /// Takes in a plan that was to be read again.
    pub(super) fn reloaded(&mut self, index: usize, result: Result<Loaded, Failure>) {
        self.notice = Some(match result {
            Ok(loaded) => {
                let text = words::reloaded(&loaded.origin.display());
                let is_kept = self.take_in(index, loaded);
                if is_kept { text } else { text + words::BETWEEN_NOTICES + live::ENTRY_GONE }
            }
            Err(failure) => {
                let text = words::reload_failed(&label::failure(&failure));
                self.session.mark_broken(index, *failure.finding);
                text
            }
        });
    }

    /// Takes in the files that can be opened by now.
    pub(super) fn reopened(&mut self, results: Vec<Result<Loaded, Failure>>) {
        self.session.workspace.failures.clear();
        let mut opened = Vec::new();
        for result in results {
            match result {
                Ok(loaded) => opened.push(loaded),
                Err(failure) => self.session.workspace.failures.push(failure),
            }
        }
        let count = opened.len();
        self.session.add(opened);
        self.renew_pickers();
        let failures = &self.session.workspace.failures;
        if count > 0 {
            self.notice = Some(words::opened(count));
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
