//! What is said of plan files that change: one message, which counts on while it stands.
//!
//! Many changes at once are told in several batches, of which nobody knows. Invariant: what a message counts is all
//! that has come since the last key, and what could not be opened stands in it as long as that is so. Refuses to know what became of the plans: `live` says so.

use super::App;
use crate::label;
use crate::tui::command::Command;
use crate::words::{live as words, screen};

/// What is to be said of some changes, what matters most first.
#[derive(Debug, Default)]
pub(super) struct News {
    pub(super) of_entry: Vec<String>,
    pub(super) of_plan: Vec<String>,
    pub(super) counted: Counted,
    pub(super) failed: Option<String>,
    /// Whether there is a file less that could not be opened.
    pub(super) settled: bool,
}

/// What is said by name where it is one, and counted where it is more.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Files of plans that are not on the screen, and give none any more or give one again.
    broke: Vec<String>,
    mended: Vec<String>,
    /// Titles of plans.
    came: Vec<String>,
    went: Vec<String>,
}

/// The message that was said last, and what it counts.
#[derive(Debug, Default)]
pub(super) struct Told {
    message: String,
    counted: Counted,
    /// The same without what could not be opened, if it says something of that.
    rest: Option<String>,
}

impl Counted {
    /// The file gives no plan any more.
    pub(super) fn broke(&mut self, file: String) {
        self.mended.retain(|other| *other != file);
        self.broke.push(file);
    }

    /// The file gives a plan again.
    pub(super) fn mended(&mut self, file: String) {
        self.broke.retain(|other| *other != file);
        self.mended.push(file);
    }

    /// The plan of that title has come.
    pub(super) fn came(&mut self, title: String) {
        self.came.push(title);
    }

    /// The plan of that title has gone with its file.
    pub(super) fn went(&mut self, title: String) {
        self.went.push(title);
    }

    fn is_empty(&self) -> bool {
        [&self.broke, &self.mended, &self.came, &self.went].into_iter().all(Vec::is_empty)
    }

    fn add(&mut self, later: Self) {
        let Self { broke, mended, came, went } = later;
        broke.into_iter().for_each(|file| self.broke(file));
        mended.into_iter().for_each(|file| self.mended(file));
        self.came.extend(came);
        self.went.extend(went);
    }

    fn said(&self, app: &App) -> Vec<String> {
        let said = |names: &[String], one: &dyn Fn(&str) -> String, many: &dyn Fn(usize) -> String| match names {
            [] => None,
            [only] => Some(one(only)),
            names => Some(many(names.len())),
        };
        let [plans, findings] = [Command::Plans, Command::Findings].map(|command| app.key_of(command));
        let all = [
            said(&self.broke, &|file| words::broke(file, &findings), &|count| words::broke_many(count, &findings)),
            said(&self.came, &|title| words::came(title, &plans), &|count| words::came_many(count, &plans)),
            said(&self.went, &words::went, &words::went_many),
            said(&self.mended, &words::mended, &words::mended_many),
        ];
        all.into_iter().flatten().collect()
    }
}

impl App {
    /// Says that, together with what the message counts that still stands there.
    pub(super) fn tell(&mut self, news: News) {
        let News { of_entry, of_plan, counted, failed, settled } = news;
        if counted.is_empty() && of_entry.is_empty() && of_plan.is_empty() && failed.is_none() {
            if settled {
                self.take_back_what_failed();
            }
            return;
        }
        let before = std::mem::take(&mut self.told);
        let stands = self.notice.as_ref() == Some(&before.message);
        let mut all = if stands { before.counted } else { Counted::default() };
        all.add(counted);
        let said: Vec<String> = of_entry.into_iter().chain(of_plan).chain(all.said(self)).collect();
        let rest = said.join(screen::BETWEEN_NOTICES);
        let message = joined([rest.clone(), failed.clone().unwrap_or_default()]);
        self.notice = Some(message.clone());
        self.told = Told { message, counted: all, rest: failed.map(|_| rest) };
    }

    /// Says what could not be opened when all plans have come, before what else is to be said.
    pub(super) fn tell_what_failed(&mut self, failed: String, rest: String) {
        let message = joined([failed, rest.clone()]);
        self.notice = Some(message.clone());
        self.told = Told { message, rest: Some(rest), ..Told::default() };
    }

    /// Where the message that still stands says what could not be opened, says it as it is now.
    fn take_back_what_failed(&mut self) {
        let Some(rest) = self.told.rest.clone().filter(|_| self.notice.as_ref() == Some(&self.told.message)) else {
            return;
        };
        let failures = &self.session.workspace.failures;
        let count = failures.len() + self.session.broken().len();
        let failed = failures.first().map(|first| screen::not_opened(count, &label::failure(first)));
        self.told.rest = failed.is_some().then(|| rest.clone());
        self.told.message = joined([rest, failed.unwrap_or_default()]);
        self.notice = Some(self.told.message.clone()).filter(|message| !message.is_empty());
    }
}

/// Two parts of a message, either of which may be empty.
fn joined(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(screen::BETWEEN_NOTICES)
}
