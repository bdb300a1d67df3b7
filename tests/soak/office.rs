//! The program without a terminal and with a clock that is moved by hand: state, drawing, files and what its
//! effects do to them. The plans come bit by bit, one piece whenever time goes by.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use susumi::amend;
use susumi::query::Filter;
use susumi::source::config::Config;
use susumi::source::{Loaded, Origin, Told, Watch, What, Wish, lines_around, scan};
use susumi::state::Store;
use susumi::tui::app::{Arriving, Effect, FileChange, Message, Session};
use susumi::tui::rows;
use susumi::workspace::{self, Batch, Opening, Reading, Workspace};
use susumi::writing::create;

use super::driver::Screen;
use super::shelf::Shelf;
use super::step::Step;

/// In so many pieces the plans come.
const PIECES: usize = 5;

/// The program at work.
pub struct Office {
    pub screen: Screen,
    shelf: Shelf,
    roots: Vec<PathBuf>,
    /// The plans that are still to come.
    coming: VecDeque<Batch>,
    watch: Watch,
    now: Duration,
    told: Told,
}

impl Office {
    /// The program on these plans, on 80x24.
    pub fn on(plans: &[String]) -> Self {
        let shelf = Shelf::with(plans);
        let roots = vec![shelf.plans()];
        let Opening { workspace, rest } = Opening::begin(roots.clone(), Reading::default(), None);
        let mut batches = Vec::new();
        let known = rest.unwrap().read(|batch| {
            batches.push(batch);
            true
        });
        let known = known.unwrap();
        let watch = Watch::new(known.files, |path| !known.aliases.contains(path), known.began);
        let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
        screen.app.arriving = Some(Arriving::default());
        screen.app.store = Some(Store::in_folder(shelf.home().join("state")));
        Self { screen, shelf, roots, coming: pieces(batches), watch, now: Duration::ZERO, told: Told::default() }
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
        // What is done while no key waits.
        self.screen.app.work_ahead();
        self.screen.torn().map_or(Ok(()), Err)
    }

    /// Brings everything back to where a day begins; says where what is open is not what is there.
    pub fn rest(&mut self) -> Result<(), String> {
        self.shelf.tidy();
        while self.arrive() {}
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
        let fresh = workspace::open(&self.roots, &Config::default());
        let [open, there] = [&self.screen.app.session.workspace, &fresh].map(|workspace| {
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
        if !failures.is_empty() {
            return Err(format!("there are failures of files that are well: {failures:?}"));
        }
        self.count_as(fresh)
    }

    /// Says where something else is counted of all plans than of the same ones when they have just been opened.
    fn count_as(&mut self, fresh: Workspace) -> Result<(), String> {
        let mut fresh = Session::new(fresh).ok_or("there is no plan")?;
        let open = &mut self.screen.app.session;
        for session in [&mut *open, &mut fresh] {
            session.count_ahead(usize::MAX);
            session.read_ahead(usize::MAX);
        }
        for text in ["", "計画", "gesui", "8"] {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            let [counted, expected] = [&*open, &fresh].map(|session| {
                let counts = session.count_by_plan(&filter);
                let in_order = session.workspace.in_order().into_iter();
                let by_plan: Vec<_> = in_order.map(|at| counts.get(at).copied()).collect();
                (by_plan, session.count_by_department(&filter), session.count_by_choice(&filter))
            });
            if counted != expected {
                return Err(format!("{text:?}: counted is {counted:?}\nand not {expected:?}"));
            }
        }
        Ok(())
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

    /// Hands over the next plans that come; says whether there were any.
    fn arrive(&mut self) -> bool {
        let Some(batch) = self.coming.pop_front() else { return false };
        self.send(Message::Arrived(Box::new(batch)));
        true
    }

    /// Moves the clock on and looks at the files as often as the watching thread would.
    fn wait(&mut self, time: Duration) {
        const LOOK: Duration = Duration::from_millis(500);
        let end = self.now + time;
        // Nobody looks at the files until all have been opened.
        let is_opening = self.arrive();
        while self.now < end && !is_opening {
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

/// The same plans in pieces that do not depend on how fast they were read.
fn pieces(batches: Vec<Batch>) -> VecDeque<Batch> {
    let mut whole = Batch::default();
    for Batch { plans, failures, ids, read, of, is_last } in batches {
        whole.plans.extend(plans);
        whole.failures.extend(failures);
        whole.ids.extend(ids);
        (whole.read, whole.of, whole.is_last) = (read, of, is_last);
    }
    // Backwards: the order of coming is not that of the paths.
    whole.plans.sort_by(|one, other| other.origin.path().cmp(&one.origin.path()));
    let size = whole.plans.len().div_ceil(PIECES).max(1);
    let mut pieces = VecDeque::new();
    while whole.plans.len() > size {
        let rest = whole.plans.split_off(size);
        let plans = std::mem::replace(&mut whole.plans, rest);
        let ids = std::mem::take(&mut whole.ids);
        let read = whole.read - whole.plans.len();
        pieces.push_back(Batch { plans, ids, read, of: whole.of, ..Batch::default() });
    }
    pieces.push_back(whole);
    pieces
}
