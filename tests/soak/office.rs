//! The program without a terminal and with a clock that is moved by hand: state, drawing, files and what its
//! effects do to them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use susumi::amend;
use susumi::source::config::Config;
use susumi::source::{Loaded, Origin, Told, Watch, What, Wish, lines_around, scan};
use susumi::state::Store;
use susumi::tui::app::{Effect, FileChange, Message};
use susumi::tui::rows;
use susumi::workspace;
use susumi::writing::create;

use super::driver::Screen;
use super::shelf::Shelf;
use super::step::Step;

/// The program at work.
pub struct Office {
    pub screen: Screen,
    shelf: Shelf,
    roots: Vec<PathBuf>,
    watch: Watch,
    now: Duration,
    told: Told,
}

impl Office {
    /// The program on these plans, on 80x24.
    pub fn on(plans: &[String]) -> Self {
        let shelf = Shelf::with(plans);
        let roots = vec![shelf.plans()];
        let first = scan(&roots);
        let workspace = workspace::open(&roots, &Config::default());
        let watch = Watch::new(first, |_| true, SystemTime::now());
        let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
        screen.app.store = Some(Store::in_folder(shelf.home().join("state")));
        Self { screen, shelf, roots, watch, now: Duration::ZERO, told: Told::default() }
    }

    /// Lets that happen; says what is wrong with the screen afterwards.
    pub fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Press(chord) => self.send(Message::Key((*chord).into())),
            Step::Type(text) => {
                for letter in text.chars() {
                    self.send(Message::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
                }
            }
            Step::Paste(text) => self.send(Message::Paste(text.clone())),
            Step::Point(pointer, column, row) => self.send(Message::Pointer(*pointer, *column, *row)),
            // What the terminal makes of a size that is none.
            Step::Size(0, _) | Step::Size(_, 0) => self.screen.resize(80, 24),
            Step::Size(columns, rows) => self.screen.resize(*columns, *rows),
            Step::File(deed, number) => self.shelf.does(*deed, *number),
            Step::Wait(milliseconds) => self.wait(Duration::from_millis(*milliseconds)),
            Step::Stop => self.screen.resize(80, 24),
        }
        self.screen.torn().map_or(Ok(()), Err)
    }

    /// Brings everything back to where a day begins; says where what is open is not what is there.
    pub fn rest(&mut self) -> Result<(), String> {
        self.shelf.tidy();
        self.wait(Duration::from_secs(20));
        self.screen.resize(80, 24);
        self.screen.press("Esc Esc Esc Esc Esc Esc Esc Esc");
        self.send(Message::Key(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::NONE)));
        self.screen.app.session.look_from(None);
        // A plan whose file is gone stays as long as it is looked at.
        let is_there = |loaded: &Loaded| loaded.origin.path().is_some_and(Path::exists);
        let first = self.screen.app.session.workspace.plans.iter().position(is_there);
        self.screen.app.session.show_plan(first.ok_or("no plan is open that is there")?);
        self.screen.resize(80, 24);
        let [open, there] = [&self.screen.app.session.workspace, &workspace::open(&self.roots, &Config::default())]
            .map(|workspace| {
                let mut plans: Vec<&Loaded> = workspace.plans.iter().collect();
                plans.sort_by_key(|loaded| loaded.origin.path());
                plans.into_iter().cloned().collect::<Vec<_>>()
            });
        let paths = |plans: &[Loaded]| plans.iter().map(|loaded| loaded.origin.display()).collect::<Vec<_>>();
        if paths(&open) != paths(&there) {
            return Err(format!("open are {:?}, there are {:?}", paths(&open), paths(&there)));
        }
        if let Some((open, there)) = open.iter().zip(&there).find(|(open, there)| open != there) {
            return Err(format!("{} is open as {open:?}\nwhile it is {there:?}", there.origin.display()));
        }
        let failures = &self.screen.app.session.workspace.failures;
        if failures.is_empty() {
            Ok(())
        } else {
            Err(format!("there are failures of files that are well: {failures:?}"))
        }
    }

    fn send(&mut self, message: Message) {
        let mut effects = self.screen.send(message);
        while !effects.is_empty() {
            let messages: Vec<Message> = effects.drain(..).flat_map(|effect| self.perform(effect)).collect();
            for message in messages {
                effects.extend(self.screen.send(message));
            }
        }
    }

    /// What the loop does for an effect, as far as it needs no terminal.
    fn perform(&self, effect: Effect) -> Vec<Message> {
        let app = &self.screen.app;
        let origin = |index: usize| app.session.workspace.plans.get(index).map(|loaded| loaded.origin.clone());
        let reread = |index| origin(index).map(|origin| Message::Reread(index, Box::new(workspace::read(&origin))));
        let reload = |index| origin(index).map(|origin| Message::Reloaded(index, Box::new(workspace::read(&origin))));
        let reopened = |origins: &[Origin]| Message::Reopened(origins.iter().map(workspace::read).collect());
        match effect {
            Effect::Reload(index) => reload(index).into_iter().collect(),
            Effect::Reopen(origins) => vec![reopened(&origins)],
            Effect::Edit(path, _) => match app.session.workspace.position_of(&path) {
                Some(index) => reload(index).into_iter().collect(),
                None => {
                    let failures = app.session.workspace.failures.iter();
                    vec![reopened(&failures.map(|failure| failure.origin.clone()).collect::<Vec<_>>())]
                }
            },
            Effect::ReadAround(found) => match app.session.finding(found) {
                Some((origin, finding)) => {
                    vec![Message::Around(found, lines_around(origin, None, finding.position.line))]
                }
                None => Vec::new(),
            },
            Effect::Prepare(index, order) => {
                let Some(seen) = app.session.workspace.plans.get(index) else { return Vec::new() };
                let result = amend::prepare(seen, &order).map(Box::new).map_err(Box::new);
                let again = if result.is_err() { reread(index) } else { None };
                again.into_iter().chain([Message::Prepared(result)]).collect()
            }
            Effect::Amend(index, amendment) => {
                let result = amendment.save().map_err(Box::new);
                reread(index).into_iter().chain([Message::Amended(result)]).collect()
            }
            Effect::Save(name) => {
                let lists = self.shelf.home().join("lists");
                fs::create_dir_all(&lists).unwrap();
                let path = lists.join(name.replace('/', "-"));
                match create(&path, rows::written_to(app, &name)) {
                    Ok(()) => vec![Message::Notice(name)],
                    Err(error) => vec![Message::NotSaved(name, error.to_string())],
                }
            }
            Effect::PrepareSearch => {
                app.session.preparation()();
                Vec::new()
            }
            Effect::SaveView(named) => {
                let kept = app.store.as_ref().and_then(|store| store.save_view(*named).ok());
                kept.map(|(views, _)| Message::Views(views)).into_iter().collect()
            }
            Effect::DeleteView(name) => {
                let kept = app.store.as_ref().and_then(|store| store.delete_view(&name).ok());
                kept.map(Message::Views).into_iter().collect()
            }
            Effect::Quit | Effect::Redraw | Effect::Suspend | Effect::Mouse(_) | Effect::Copy(_) => Vec::new(),
        }
    }

    /// Moves the clock on and looks at the files as often as the watching thread would.
    fn wait(&mut self, time: Duration) {
        const LOOK: Duration = Duration::from_millis(500);
        let end = self.now + time;
        while self.now < end {
            let due = self.watch.due().unwrap_or(Duration::MAX);
            self.now = end.min(due.clamp(self.now + Duration::from_millis(60), self.now + LOOK));
            let wishes = self.watch.observe(scan(&self.roots), self.now);
            let changes: Vec<FileChange> = wishes.into_iter().filter_map(|wish| self.change(wish)).collect();
            if !changes.is_empty() {
                self.send(Message::Files(changes));
            } else if self.watch.due().is_none() {
                self.now = end;
            }
        }
    }

    /// What there is to tell of a file.
    fn change(&mut self, wish: Wish) -> Option<FileChange> {
        let Wish { path, what, .. } = wish;
        if what == What::Gone {
            self.told.forget(&path);
            return Some(FileChange::Gone(path));
        }
        let result = workspace::read(&Origin::File(path.clone()));
        self.watch.has_read(&path, result.is_ok());
        if !self.told.is_news(&path, &what, &result) {
            return None;
        }
        Some(match what {
            What::Rename(former) => FileChange::Renamed(former, Box::new(result)),
            _ => FileChange::Read(Box::new(result)),
        })
    }
}
