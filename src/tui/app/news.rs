//! What is said of plan files that change: one message, which counts on while it stands.
//!
//! Many changes at once are told in several batches, of which nobody knows. Of every file only that is kept which became
//! of it last, and the words are made anew each time, of that and of what the plans are by then: so nothing in a message
//! contradicts the rest of it or is not so any more. Invariant: what a message counts is all that has come since the last
//! key, and what could not be opened stands in it as long as that is so. Refuses to know what became of the plans: `live`
//! says so.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::App;
use crate::label;
use crate::source::{Loaded, Origin};
use crate::tui::command::Command;
use crate::words::{live as words, plans, screen};

/// What became last of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Became {
    /// The plan on the screen is another than before.
    Changed,
    /// The plan on the screen is that of its file again.
    Healed,
    /// It gives no plan any more. Of the one on the screen a banner says so.
    Broke,
    /// It gives a plan again, which is not the one on the screen.
    Mended,
    /// It gives a plan that was not there before.
    Came,
    /// It is gone, and its plan stands beside the one on the screen.
    Lost,
    /// It is gone, and so is the plan that was called so.
    Went(Called),
}

/// What a plan is called, be it open or not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    title: String,
    /// Beside others: with its city.
    name: String,
    file: String,
}

impl Called {
    fn of(loaded: &Loaded) -> Self {
        let plan = &loaded.plan;
        Self { title: plan.title.clone(), name: label::title_with_city(plan), file: label::file(loaded) }
    }

    /// What it is called while these others are open: by as much as tells it from those of the same title.
    fn among<'a>(&self, others: impl Iterator<Item = &'a Loaded>) -> String {
        let mut alike = others.map(|other| &other.plan).filter(|other| other.title == self.title).peekable();
        if alike.peek().is_none() {
            return self.title.clone();
        }
        // The title may say the city, or there is none: then it is as long as it was, and tells no more.
        let is_told = self.name != self.title && alike.all(|other| label::title_with_city(other) != self.name);
        if is_told { self.name.clone() } else { plans::with_id(&self.name, &self.file) }
    }
}

impl Became {
    /// It is gone, and so is the plan.
    pub(super) fn went(loaded: &Loaded) -> Self {
        Self::Went(Called::of(loaded))
    }

    fn called_if_gone(&self) -> Option<&Called> {
        match self {
            Self::Went(called) => Some(called),
            _ => None,
        }
    }
}

/// What there is to say.
#[derive(Debug, Default)]
pub(super) struct News {
    files: HashMap<PathBuf, Became>,
    /// What the file of the plan on the screen was called.
    former: Option<String>,
    /// Whether the entry that was looked at is gone.
    is_entry_gone: bool,
    /// What could not be opened last.
    failed: Option<Origin>,
    /// Whether something of the changes that are being taken in is about the plan on the screen.
    is_of_current: bool,
    /// Whether others have come since any were.
    has_others_since: bool,
}

/// The message that was said last.
#[derive(Debug, Default)]
pub(super) struct Told {
    message: String,
    pub(super) news: News,
    /// What else stands in it.
    rest: String,
    /// It says how that file was read again because of a key; others take its place.
    pub(super) reread: Option<PathBuf>,
}

impl News {
    /// That has become of the file; what became of it before is of the past.
    pub(super) fn became(&mut self, file: Option<&Path>, became: Became) {
        self.is_now(matches!(became, Became::Changed | Became::Healed));
        self.files.extend(file.map(|file| (file.to_owned(), became)));
    }

    /// What was said of the file is not so any more.
    pub(super) fn take_back(&mut self, file: Option<&Path>) {
        file.and_then(|file| self.files.remove(file));
    }

    /// The file has another name.
    pub(super) fn renamed(&mut self, former: &Path, file: &Path) {
        if let Some(became) = self.files.remove(former) {
            self.files.insert(file.to_owned(), became);
        }
    }

    /// So is the file of the plan on the screen, which was called that.
    pub(super) fn current_renamed(&mut self, former: String) {
        self.former.get_or_insert(former);
        self.is_now(true);
    }

    /// The entry that was looked at is not there any more.
    pub(super) fn entry_gone(&mut self) {
        self.is_entry_gone = true;
        self.is_now(true);
    }

    /// That could not be opened.
    pub(super) fn failed(&mut self, origin: Origin) {
        self.failed = Some(origin);
        self.is_now(false);
    }

    fn is_now(&mut self, of_current: bool) {
        self.is_of_current |= of_current;
        self.has_others_since = !self.is_of_current;
    }

    fn of(&self, became: &Became) -> Vec<&Path> {
        self.files.iter().filter(|(_, other)| *other == became).map(|(file, _)| file.as_path()).collect()
    }
}

impl App {
    /// From now on is taken down what [`Self::tell`] says: together with what is said already, if that still stands.
    pub(super) fn begin_news(&mut self) {
        if self.notice.as_ref() != Some(&self.told.message) {
            self.told = Told::default();
        }
        self.told.news.is_of_current = false;
    }

    /// Says how that file was read again because of a key: it stands until the file gives no plan any more.
    pub(super) fn tell_reread(&mut self, file: Option<PathBuf>, message: String) {
        self.notice = Some(message.clone());
        self.told = Told { message, reread: file, ..Told::default() };
    }

    /// Says what there is to say now. What else was said goes, unless there is nothing.
    pub(super) fn tell(&mut self) {
        self.forget_what_moved();
        let message = self.said();
        if message.is_empty() && self.told.reread.is_some() {
            return;
        }
        self.told.reread = None;
        if message != self.told.message {
            self.notice = Some(message.clone()).filter(|message| !message.is_empty());
            self.told.message = message;
        }
    }

    /// The same because of a key: what that said stands as well.
    pub(super) fn tell_besides(&mut self) {
        if self.told.message.is_empty() || self.told.reread.is_some() {
            self.told.rest = self.notice.clone().unwrap_or_default();
        }
        self.tell();
    }

    /// Says what could not be opened, if there is anything, and the rest behind it.
    pub(super) fn tell_what_failed(&mut self, rest: String) {
        let failed = self.session.workspace.failures.first().map(|first| first.origin.clone());
        self.told = Told { news: News { failed, ..News::default() }, rest, ..Told::default() };
        self.tell();
    }

    /// A file that was renamed and saved between two looks has gone, and another has come: of their plan there is nothing
    /// to say.
    fn forget_what_moved(&mut self) {
        let Self { session, told, .. } = self;
        let files = &mut told.news.files;
        let mut went: HashMap<String, Vec<PathBuf>> = HashMap::new();
        for (file, became) in files.iter() {
            if let Became::Went(called) = became {
                went.entry(called.name.clone()).or_default().push(file.clone());
            }
        }
        if went.is_empty() {
            return;
        }
        for loaded in &session.workspace.plans {
            let Some(file) = loaded.origin.path().filter(|file| files.get(*file) == Some(&Became::Came)) else {
                continue;
            };
            if let Some(former) = went.get_mut(&label::title_with_city(&loaded.plan)).and_then(Vec::pop) {
                files.remove(&former);
                files.remove(file);
            }
        }
    }

    /// Whether what is said now says something of the plan on the screen.
    pub(super) fn says_of_current(&self) -> bool {
        self.notice.as_ref() == Some(&self.told.message) && !self.said_of_current().is_empty()
    }

    /// All of it, what matters most first; but that of the plan on the screen last when others have changed since.
    fn said(&self) -> String {
        let Told { news, rest, .. } = &self.told;
        let [plans_key, findings] = [Command::Plans, Command::Findings].map(|command| self.key_of(command));
        let loaded = |file: &Path| {
            let index = self.session.workspace.position_of(file)?;
            self.session.workspace.plans.get(index)
        };
        let file = |file: &Path| loaded(file).map(label::file).unwrap_or_default();
        let name = |file: &Path, called: &Called| {
            let open = self.session.workspace.plans.iter();
            called.among(open.filter(|other| other.origin.path() != Some(file)))
        };
        let name_of_open = |file: &Path| loaded(file).map(|one| name(file, &Called::of(one))).unwrap_or_default();
        let counted = |became, one: &dyn Fn(&Path) -> String, many: &dyn Fn(usize) -> String| {
            let files = news.of(&became);
            one_or_many(&files, one, many)
        };
        let went: Vec<(&Path, &Called)> =
            news.files.iter().filter_map(|(file, became)| Some((file.as_path(), became.called_if_gone()?))).collect();

        let of_current = self.said_of_current();
        let is_alone = of_current.is_empty();
        let (mut said, last) = if news.has_others_since { (Vec::new(), of_current) } else { (of_current, Vec::new()) };
        said.extend(counted(Became::Lost, &|path| words::lost_beside(&file(path)), &words::lost_beside_many));
        said.extend(counted(Became::Broke, &|path| words::broke(&file(path), &findings), &|count| {
            words::broke_many(count, &findings)
        }));
        let before_failed = said.len();
        said.extend(counted(Became::Came, &|path| words::came(&name_of_open(path), &plans_key), &|count| {
            words::came_many(count, &plans_key)
        }));
        said.extend(one_or_many(&went, |(file, called)| words::went(&name(file, called)), &words::went_many));
        said.extend(counted(Became::Mended, &|path| words::mended(&file(path)), &words::mended_many));
        let failed = self.said_of_failed(is_alone && said.is_empty());
        said.splice(before_failed..before_failed, failed);
        said.extend(last);
        said.extend(Some(rest.clone()).filter(|rest| !rest.is_empty()));
        said.join(screen::BETWEEN_NOTICES)
    }

    /// What has become of the plan on the screen.
    fn said_of_current(&self) -> Vec<String> {
        let (news, loaded) = (&self.told.news, self.session.loaded());
        let file = label::file(loaded);
        let renamed = news.former.as_ref().filter(|former| **former != file);
        let became = loaded.origin.path().and_then(|path| news.files.get(path));
        let became = match became {
            Some(Became::Changed) => Some(words::changed(&file)),
            Some(Became::Healed) => Some(words::healed(&file)),
            _ => None,
        };
        let gone = news.is_entry_gone.then(|| words::ENTRY_GONE.to_owned());
        gone.into_iter().chain(renamed.map(|former| words::renamed(former, &file))).chain(became).collect()
    }

    /// What could not be opened, if the message is to say something of that. Beside other news there is no room for why.
    fn said_of_failed(&self, is_alone: bool) -> Option<String> {
        let failures = &self.session.workspace.failures;
        let last = self.told.news.failed.as_ref()?;
        let failure = failures.iter().find(|failure| failure.origin == *last).or(failures.first())?;
        let count = failures.len() + self.session.broken().len();
        let first = if is_alone { label::failure(failure) } else { failure.origin.display() };
        Some(screen::not_opened(count, &first))
    }
}

/// What is said by name where it is one, and counted where it is more.
fn one_or_many<T: Copy>(all: &[T], one: impl Fn(T) -> String, many: &dyn Fn(usize) -> String) -> Option<String> {
    match all {
        [] => None,
        [only] => Some(one(*only)),
        all => Some(many(all.len())),
    }
}
