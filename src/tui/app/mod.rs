//! The state of the screen and what happens to it.
//!
//! `update` takes what came from outside, hands it to the overlay, the global commands or the focused
//! pane, and returns what is to be done outside. Nothing here draws, reads or writes.
//!
//! | about | modules |
//! | --- | --- |
//! | what comes and goes | `message`; then `keys`, `pointer`, `perform`, and why not: `unavailable` |
//! | what all panes share | `session`, and what follows from it: `derived`, `counted` |
//! | all plans | `all_plans`, `plan_counts`; asked of all of them: `search_of_all` |
//! | the panes | `tree` with its `tree_lines`, `list` |
//! | what lies over them | `overlay`; `attention` with its `grouping`, `findings` and what is `found`, `department_table`, `namesakes`, `plans` with its `plan_column`, `beside`, `help` |
//! | choosing and typing | `picker`, `pick`; `input`, `prompt`, `search`; `form` and `enter` for results |
//! | what changes under the eyes | `arriving`, `live` with its `news`, `files`; keeping one's place meanwhile: `again`, `carried`, `kept` |
//! | going back and on | `whereabouts`, `views` |

mod again;
mod all_plans;
mod arriving;
mod attention;
mod beside;
mod carried;
mod counted;
mod department_table;
mod derived;
mod enter;
mod files;
mod findings;
mod form;
mod found;
mod grouping;
mod help;
mod input;
mod kept;
mod keys;
mod list;
mod live;
mod message;
mod namesakes;
mod news;
mod overlay;
mod perform;
mod pick;
mod picker;
mod plan_column;
mod plan_counts;
mod plans;
mod pointer;
mod prompt;
mod search;
mod search_of_all;
mod session;
mod tree;
mod tree_lines;
mod unavailable;
mod views;
mod whereabouts;

use crossterm::event::KeyEventKind;

pub use super::layout::Focus;
pub use all_plans::PlanOrder;
pub use arriving::{Arriving, Awaited};
pub use attention::AttentionList;
pub use carried::Carried;
pub use department_table::DepartmentTable;
pub use derived::{Beside, DepartmentCounts, DepartmentLine};
pub use findings::FindingsList;
pub use form::{Choices, Form, FormField, Trouble, Written, standing_name};
pub use found::FoundIn;
pub use grouping::{AttentionLine, Group, Grouping};
pub use input::Input;
pub use list::ListPlace;
pub use message::{Copied, Effect, FileChange, Message, Pointer};
pub use namesakes::{CHART_LINES, ChartGrid, NamesakeOrder, NamesakesPage, seen};
pub use overlay::{Overlay, Passage, Scroll, Searching, SearchingAll};
pub use picker::{Item, Outcome, Picked, Picker, PickerKind};
pub use plan_column::PlanColumn;
pub use plans::{PlanLine, PlanList};
pub use session::Session;
pub use tree::TreePane;
pub use tree_lines::{TreeLine, TreeLines};
pub use views::LeftOut;

use super::access::Access;
use super::clipboard::Clipboard;
use super::command::Command;
use super::key_names;
use super::keymap::Keymap;
use super::layout::{IndicatorColumns, Layout, TimelineColumns};
use super::look::Look;
use crate::plan::Subject;
use crate::state::{NamedView, Store};

/// The whole state.
#[derive(Debug)]
pub struct App {
    /// What the panes share.
    pub session: Session,
    /// Which key asks for what.
    pub keymap: Keymap,
    /// What the user may do.
    pub access: Access,
    /// Where views are kept; `None`: nowhere.
    pub store: Option<Store>,
    /// The views that were saved.
    pub views: Vec<NamedView>,
    /// The way copied text goes.
    pub clipboard: Clipboard,
    /// Whether the mouse speaks to the program.
    pub mouse: bool,
    /// Whether a shell could bring the program back if it stopped.
    pub can_stop: bool,
    /// How things look on this terminal.
    pub look: Look,
    /// The 体系 pane.
    pub tree: TreePane,
    /// The 工程 pane.
    pub timeline: ListPlace,
    /// The 指標 pane.
    pub indicators: ListPlace,
    /// 要対応.
    pub attention: AttentionList,
    /// 点検.
    pub findings: FindingsList,
    /// 担当課別.
    pub department_table: DepartmentTable,
    /// The list of all plans.
    pub plans: PlanList,
    /// 同名指標.
    pub namesakes: NamesakesPage,
    /// The pane that has the keys.
    pub focus: Focus,
    /// Whether that pane has the whole body.
    pub zoomed: bool,
    /// What lies over the panes; the last one has the keys.
    pub overlays: Vec<Overlay>,
    /// The plans that are still to come.
    pub arriving: Option<Arriving>,
    /// Whether the file of any plan is gone.
    any_gone: bool,
    /// One line about what just happened; gone at the next key.
    pub notice: Option<String>,
    /// What was said last of files that changed.
    told: news::Told,
    /// Where was clicked last, and on what.
    clicked: Option<(u16, u16, Option<std::mem::Discriminant<Overlay>>)>,
    /// The words that were looked for last: what `n` goes on with when no filter has words.
    searched: String,
    /// Where everything lies.
    pub layout: Layout,
    /// The lines of the page on top (detail, help) and how many of them are in sight: what drawing
    /// measured last.
    pub page: (usize, usize),
    /// The same of the page that a list of commands lies over.
    page_below: (usize, usize),
    size: (u16, u16),
}

impl App {
    /// The screen on that session, before its size is known.
    pub fn new(session: Session, keymap: Keymap, look: Look) -> Self {
        let tree = TreePane::new(&session);
        Self {
            session,
            keymap,
            access: Access::Full,
            store: None,
            views: Vec::new(),
            clipboard: Clipboard::Show,
            mouse: false,
            can_stop: true,
            look,
            tree,
            timeline: ListPlace::default(),
            indicators: ListPlace::default(),
            attention: AttentionList::default(),
            findings: FindingsList::default(),
            department_table: DepartmentTable::default(),
            plans: PlanList::default(),
            namesakes: NamesakesPage::default(),
            focus: Focus::Tree,
            zoomed: false,
            overlays: Vec::new(),
            arriving: None,
            any_gone: false,
            notice: None,
            told: news::Told::default(),
            clicked: None,
            searched: String::new(),
            layout: Layout::default(),
            page: (0, 0),
            page_below: (0, 0),
            size: (0, 0),
        }
    }

    /// Takes one message; returns what is to be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        if matches!(message, Message::Key(_) | Message::Pointer(..) | Message::Paste(_)) {
            self.await_nothing();
        }
        let is_input =
            matches!(message, Message::Key(_) | Message::Pointer(..) | Message::Paste(_) | Message::Resize(..));
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
            Message::Pointer(pointer, column, row) => self.pointer(pointer, column, row),
            Message::Paste(text) => self.paste(&text),
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
                Vec::new()
            }
            Message::Reloaded(index, result) => {
                self.reloaded(index, *result);
                Vec::new()
            }
            Message::Reread(index, result) => {
                self.reread(index, *result);
                Vec::new()
            }
            Message::Prepared(result) => {
                self.prepared(result);
                Vec::new()
            }
            Message::Amended(result) => {
                self.amended(result);
                Vec::new()
            }
            Message::Reopened(results) => {
                self.reopened(results);
                Vec::new()
            }
            Message::Arrived(batch) => {
                self.arrived(*batch);
                Vec::new()
            }
            Message::Files(changes) => self.files_changed(changes),
            Message::Around(found, lines) => {
                self.take_lines_around(found, lines);
                Vec::new()
            }
            Message::NotSaved(name, reason) => {
                self.overlays.push(Overlay::Save(Input::proposed(name)));
                self.notice = Some(reason);
                Vec::new()
            }
            Message::Views(views) => {
                self.views_changed(views);
                Vec::new()
            }
            Message::Notice(text) => {
                self.notice = Some(text);
                Vec::new()
            }
        };
        self.settle();
        // What nobody typed may have brought other plans.
        self.renew_namesakes(!is_input);
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

    /// The entry under the cursor of the focused pane or of the list of 要対応, or the one whose detail is open.
    pub fn subject(&self) -> Subject {
        match self.overlays.last() {
            Some(Overlay::Detail(subject, _)) => return *subject,
            Some(Overlay::Attention) => {
                if let Some(subject) = self.attention_subject() {
                    return subject;
                }
            }
            Some(Overlay::Findings | Overlay::Passage(_)) => {
                if let Some(subject) = self.found_subject() {
                    return subject;
                }
            }
            _ => {}
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
            Some(Overlay::Detail(_, scroll) | Overlay::Comparison(_, scroll) | Overlay::Help(scroll, _)) => {
                scroll.0 = scroll.0.min(lines.saturating_sub(visible));
            }
            Some(Overlay::Passage(passage)) => passage.scroll.0 = passage.scroll.0.min(lines.saturating_sub(visible)),
            Some(Overlay::Picker(picker)) => picker.place.settle(lines, visible),
            Some(Overlay::Findings) => self.findings.place.settle(lines, visible),
            Some(Overlay::DepartmentTable) => self.department_table.place.settle(lines, visible),
            Some(Overlay::Plans) => self.plans.measured(&self.session, visible),
            Some(Overlay::Namesakes) => {
                let grid = self.chart_grid();
                self.namesakes.settle(visible, grid);
            }
            Some(Overlay::Form(form)) => form.settle(lines, visible),
            Some(Overlay::Attention) => self.attention.settle(self.attention.lines(&self.session), visible),
            _ => {}
        }
    }

    /// The first key of a command, as a person reads it.
    pub fn key_of(&self, command: Command) -> String {
        key_names::first(&self.keymap, command, &self.look.glyphs.arrows)
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

    /// Brings the derived places in line with what they follow: plans, layout, cursors, scrolling.
    fn settle(&mut self) {
        self.leave_plans();
        self.leave_what_is_mended();
        self.follow_all_plans();
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.follow(&self.session);
        }
        let lay_out = if self.session.loaded().broken.is_some() { Layout::with_banner } else { Layout::of };
        self.layout = lay_out(self.size.0, self.size.1, self.focus, self.zoomed);
        self.tree.settle(&self.session, self.visible(Focus::Tree));
        self.timeline.settle(self.session.actions().len(), self.visible(Focus::Timeline));
        self.indicators.settle(self.session.indicators().len(), self.visible(Focus::Indicators));
    }
}
