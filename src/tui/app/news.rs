//! What is said of plan files that change: one message, which counts on while it stands.
//!
//! Many changes at once are told in several batches, of which nobody knows. Invariant: what a message counts is all
//! that has come since the last key. Refuses to know what became of the plans: `live` says so.

use super::App;
use crate::tui::command::Command;
use crate::words::{live as words, screen};

/// What is to be said of some changes, what matters most first.
#[derive(Debug, Default)]
pub(super) struct News {
    pub(super) of_entry: Vec<String>,
    pub(super) of_plan: Vec<String>,
    pub(super) counted: Counted,
    pub(super) failed: Option<String>,
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
        let News { of_entry, of_plan, counted, failed } = news;
        if counted.is_empty() && of_entry.is_empty() && of_plan.is_empty() && failed.is_none() {
            return;
        }
        let before = std::mem::take(&mut self.told);
        let stands = self.notice.as_ref() == Some(&before.message);
        let mut all = if stands { before.counted } else { Counted::default() };
        all.add(counted);
        let said: Vec<String> = of_entry.into_iter().chain(of_plan).chain(all.said(self)).chain(failed).collect();
        let message = said.join(screen::BETWEEN_NOTICES);
        self.notice = Some(message.clone());
        self.told = Told { message, counted: all };
    }
}
