//! The state of the screen and what happens to it.
//!
//! `update` takes what came from outside, hands it to the overlay, the global commands or the focused
//! pane, and returns what is to be done outside. Nothing here draws, reads or writes.

mod choose;
mod input;
mod list;
mod overlay;
mod picker;
mod session;
mod tree;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

pub use super::layout::Focus;
pub use input::Input;
pub use list::ListPlace;
pub use overlay::{Overlay, Scroll};
pub use picker::{Item, Outcome, Picked, Picker, PickerKind};
pub use session::Session;
pub use tree::TreePane;

use super::chord::Chord;
use super::command::Command;
use super::keymap::Keymap;
use super::layout::{IndicatorColumns, Layout, TimelineColumns};
use super::strip::Look;
use crate::plan::{Calendar, Subject};
use crate::query::Filter;
use crate::source::{Failure, Loaded};
use crate::words::screen as words;

/// What comes from outside.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// A plan file was read again.
    Reloaded(usize, Box<Result<Loaded, Failure>>),
    /// Something done outside has this to say.
    Notice(String),
}

/// What is to be done outside.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Draw everything anew.
    Redraw,
    /// Stop, as Ctrl-Z does in a shell.
    Suspend,
    /// Read the plan with that index again.
    Reload(usize),
    /// Open the plan with that index in an editor at that line.
    Edit(usize, usize),
    /// Write what is shown to a new file of that name.
    Save(String),
    /// Hand everything known about the entry to the terminal's clipboard.
    Copy(Subject),
}

/// The whole state.
#[derive(Debug)]
pub struct App {
    /// What the panes share.
    pub session: Session,
    /// Which key asks for what.
    pub keymap: Keymap,
    /// How things look on this terminal.
    pub look: Look,
    /// The 体系 pane.
    pub tree: TreePane,
    /// The 工程 pane.
    pub timeline: ListPlace,
    /// The 指標 pane.
    pub indicators: ListPlace,
    /// The pane that has the keys.
    pub focus: Focus,
    /// Whether that pane has the whole body.
    pub zoomed: bool,
    /// What lies over the panes; the last one has the keys.
    pub overlays: Vec<Overlay>,
    /// One line about what just happened; gone at the next key.
    pub notice: Option<String>,
    /// Where everything lies.
    pub layout: Layout,
    /// The lines of the page on top (detail, help) and how many of them are in sight: what drawing
    /// measured last.
    pub page: (usize, usize),
    size: (u16, u16),
}

impl App {
    /// The screen on that session, before its size is known.
    pub fn new(session: Session, keymap: Keymap, look: Look) -> Self {
        let tree = TreePane::new(&session);
        Self {
            session,
            keymap,
            look,
            tree,
            timeline: ListPlace::default(),
            indicators: ListPlace::default(),
            focus: Focus::Tree,
            zoomed: false,
            overlays: Vec::new(),
            notice: None,
            layout: Layout::default(),
            page: (0, 0),
            size: (0, 0),
        }
    }

    /// Takes one message; returns what is to be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let effects = match message {
            Message::Key(key) if key.kind == KeyEventKind::Release => Vec::new(),
            Message::Key(key) => match self.escape_and(&key) {
                Some([escape, key]) => {
                    let mut effects = self.key(&escape);
                    self.settle();
                    effects.extend(self.key(&key));
                    effects
                }
                None => self.key(&key),
            },
            Message::Paste(text) => self.paste(&text),
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
                Vec::new()
            }
            Message::Reloaded(index, result) => self.reloaded(index, *result),
            Message::Notice(text) => {
                self.notice = Some(text);
                Vec::new()
            }
        };
        self.settle();
        effects
    }

    /// How the 工程 pane is divided.
    pub fn timeline_columns(&self) -> TimelineColumns {
        TimelineColumns::of(usize::from(self.layout.timeline.width), self.session.plan().years.len())
    }

    /// How the 指標 pane is divided.
    pub fn indicator_columns(&self) -> IndicatorColumns {
        IndicatorColumns::of(usize::from(self.layout.indicators.width), self.session.plan().years.len())
    }

    /// The entry under the cursor of the focused pane, or the one whose detail is open.
    pub fn subject(&self) -> Subject {
        if let Some(Overlay::Detail(subject, _)) = self.overlays.last() {
            return *subject;
        }
        let node = Subject::Node(self.session.selected);
        match self.focus {
            Focus::Tree => node,
            Focus::Timeline => self.session.actions().get(self.timeline.cursor).map_or(node, |id| Subject::Action(*id)),
            Focus::Indicators => {
                self.session.indicators().get(self.indicators.cursor).map_or(node, |id| Subject::Indicator(*id))
            }
        }
    }

    /// Takes what drawing measured: the lines of the page or picker on top, and how many are in sight.
    pub fn measured(&mut self, page: (usize, usize)) {
        self.page = page;
        let (lines, visible) = page;
        match self.overlays.last_mut() {
            Some(Overlay::Detail(_, scroll) | Overlay::Help(scroll)) => {
                scroll.0 = scroll.0.min(lines.saturating_sub(visible));
            }
            Some(Overlay::Picker(picker)) => picker.place.settle(lines, visible),
            _ => {}
        }
    }

    fn key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        self.notice = None;
        if let Some(command) = self.everywhere(key) {
            return self.perform(command);
        }
        match self.overlays.last_mut() {
            Some(Overlay::Picker(_)) => self.picker_key(key),
            Some(Overlay::Search { .. }) => {
                self.search_key(key);
                Vec::new()
            }
            Some(Overlay::Save(_)) => self.save_key(key),
            Some(Overlay::Detail(..) | Overlay::Help(_)) | None => self.command_key(Chord::from(*key)),
        }
    }

    /// What a key that types nothing asks for even where text is typed: nobody has to find out how to
    /// close a prompt before leaving.
    fn everywhere(&self, key: &KeyEvent) -> Option<Command> {
        let with_control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let types = matches!(key.code, KeyCode::Char(_)) && !with_control;
        let command = self.keymap.resolve(Chord::from(*key)).filter(|_| !types)?;
        matches!(command, Command::Quit | Command::Suspend | Command::Redraw).then_some(command)
    }

    /// On a slow line Esc and the next key arrive together and look like Alt and that key. Where Alt
    /// means nothing, they are taken for what they were.
    fn escape_and(&self, key: &KeyEvent) -> Option<[KeyEvent; 2]> {
        let together = key.modifiers.contains(KeyModifiers::ALT) && self.keymap.resolve(Chord::from(*key)).is_none();
        together.then(|| {
            let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
            [escape, KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..*key }]
        })
    }

    /// A key where no text is typed.
    fn command_key(&mut self, chord: Chord) -> Vec<Effect> {
        match self.keymap.resolve_through_ime(chord) {
            Some((command, through_ime)) => {
                let effects = self.perform(command);
                if through_ime && self.notice.is_none() {
                    self.notice = Some(words::IME_ON.to_owned());
                }
                effects
            }
            None => {
                self.notice = Some(words::unknown_key(&chord.to_string()));
                Vec::new()
            }
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Picker(picker)) => picker.paste(text),
            Some(Overlay::Save(input)) => input.paste(text),
            Some(Overlay::Search { input, .. }) => {
                input.paste(text);
                self.search_changed();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Does what a command asks for: first the page on top, then what holds everywhere, then the pane.
    pub(super) fn perform(&mut self, command: Command) -> Vec<Effect> {
        if self.perform_on_page(command) {
            return Vec::new();
        }
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Reload => return self.reload(),
            Command::Edit => return self.edit(),
            Command::Copy => return self.copy(),
            Command::Save => self.ask_where_to_save(),
            Command::Help => self.overlays.push(Overlay::Help(Scroll::default())),
            Command::Departments => self.pick(PickerKind::Departments),
            Command::Statuses => self.pick(PickerKind::Statuses),
            Command::Plans => self.pick(PickerKind::Plans),
            Command::Palette => self.pick(PickerKind::Palette),
            Command::Search => {
                let before = self.session.filter.clone();
                let input = Input { text: before.text.clone() };
                self.overlays = vec![Overlay::Search { input, before }];
            }
            Command::Attention => {
                let filter = Filter { attention: !self.session.filter.attention, ..self.session.filter.clone() };
                self.set_filter(filter);
            }
            Command::ClearFilters => {
                let text = if self.session.filter.is_empty() { words::NOTHING_TO_CLEAR } else { words::CLEARED };
                self.set_filter(Filter::default());
                self.notice = Some(text.to_owned());
            }
            Command::EarlierYear | Command::LaterYear => {
                let later = command == Command::LaterYear;
                if !self.session.step_year(later) {
                    let text = if later { words::LAST_YEAR } else { words::FIRST_YEAR };
                    self.notice = Some(text.to_owned());
                }
            }
            Command::Calendar => {
                self.session.calendar = match self.session.calendar {
                    Calendar::Era => Calendar::Western,
                    Calendar::Western => Calendar::Era,
                }
            }
            _ => self.perform_in_pane(command),
        }
        Vec::new()
    }

    /// Does what a command asks for on the page that lies over the panes; says whether it was for it.
    fn perform_on_page(&mut self, command: Command) -> bool {
        let (lines, visible) = self.page;
        let Some(Overlay::Detail(_, scroll) | Overlay::Help(scroll)) = self.overlays.last_mut() else { return false };
        if scroll.go(command, lines, visible) {
            return true;
        }
        let is_detail = matches!(self.overlays.last(), Some(Overlay::Detail(..)));
        match command {
            Command::Close | Command::Open => {
                self.overlays.pop();
            }
            Command::Help if !is_detail => {
                self.overlays.pop();
            }
            Command::Unfold | Command::NextHit if is_detail => self.turn_page(true),
            Command::Fold | Command::PreviousHit if is_detail => self.turn_page(false),
            _ => return false,
        }
        true
    }

    fn perform_in_pane(&mut self, command: Command) {
        match command {
            Command::FocusTree => self.focus = Focus::Tree,
            Command::FocusTimeline => self.focus = Focus::Timeline,
            Command::FocusIndicators => self.focus = Focus::Indicators,
            Command::NextPane => self.focus = self.focus.next(),
            Command::PreviousPane => self.focus = self.focus.next().next(),
            Command::Zoom => self.zoomed = !self.zoomed,
            Command::Open => self.overlays.push(Overlay::Detail(self.subject(), Scroll::default())),
            Command::Close if self.zoomed => self.zoomed = false,
            Command::Close => self.focus = Focus::Tree,
            _ => self.move_in_pane(command),
        }
    }

    fn move_in_pane(&mut self, command: Command) {
        let before = self.session.selected;
        let in_list = match command {
            Command::NextHit => Command::Down,
            Command::PreviousHit => Command::Up,
            command => command,
        };
        match self.focus {
            Focus::Tree => {
                let visible = self.visible(Focus::Tree);
                self.tree.update(&mut self.session, command, visible);
            }
            // ← leads back to the tree, as in a file manager.
            _ if command == Command::Fold => self.focus = Focus::Tree,
            Focus::Timeline => {
                self.timeline.go(in_list, self.session.actions().len(), self.visible(Focus::Timeline));
            }
            Focus::Indicators => {
                self.indicators.go(in_list, self.session.indicators().len(), self.visible(Focus::Indicators));
            }
        }
        if self.session.selected != before {
            self.rewind_lists();
        }
    }

    /// Shows the next or previous entry's detail in the place of the one that is open.
    fn turn_page(&mut self, forward: bool) {
        self.overlays.pop();
        let command = if forward { Command::Down } else { Command::Up };
        self.move_in_pane(command);
        self.overlays.push(Overlay::Detail(self.subject(), Scroll::default()));
    }

    fn rewind_lists(&mut self) {
        self.timeline = ListPlace::default();
        self.indicators = ListPlace::default();
    }

    fn set_filter(&mut self, filter: Filter) {
        let kept = (self.subject(), self.session.selected);
        self.session.set_filter(filter);
        self.tree.filter_changed();
        if self.session.selected != kept.1 {
            self.rewind_lists();
        }
        self.find_again(kept.0);
    }

    /// Puts the cursor of its pane on an entry again after the lists have changed.
    fn find_again(&mut self, subject: Subject) {
        match subject {
            Subject::Action(id) => self.timeline.cursor = position(self.session.actions(), &id),
            Subject::Indicator(id) => self.indicators.cursor = position(self.session.indicators(), &id),
            _ => {}
        }
    }

    /// How many entries of a pane fit on the screen.
    fn visible(&self, pane: Focus) -> usize {
        let lines = |area| usize::from(Layout::entries(area).height);
        match pane {
            Focus::Tree => lines(self.layout.tree),
            Focus::Timeline => lines(self.layout.timeline) / self.timeline_columns().lines(),
            Focus::Indicators => lines(self.layout.indicators) / self.indicator_columns().lines(),
        }
    }

    /// Brings the derived places in line with what they follow: layout, cursors, scrolling.
    fn settle(&mut self) {
        self.layout = Layout::of(self.size.0, self.size.1, self.focus, self.zoomed);
        self.tree.settle(&self.session, self.visible(Focus::Tree));
        self.timeline.settle(self.session.actions().len(), self.visible(Focus::Timeline));
        self.indicators.settle(self.session.indicators().len(), self.visible(Focus::Indicators));
    }
}

fn position<T: PartialEq>(list: &[T], entry: &T) -> usize {
    list.iter().position(|other| other == entry).unwrap_or(0)
}
