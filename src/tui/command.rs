//! Everything a key can ask for.
//!
//! Owns the list of commands and their names; what a command does depends on what has the focus,
//! and is said there. (Never "action": that word belongs to the plan.) Adding a command is one line
//! here, one in `words::command`, one in `keymap.yaml`, and one arm where it is carried out.

use crate::words::command::{self as words, CommandWords};

/// The sections of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving.
    Move,
    /// Panes and details.
    Panes,
    /// Filtering and searching.
    Filter,
    /// Years.
    Years,
    /// Saved views.
    Views,
    /// Plans and their files.
    Files,
    /// The program itself.
    Program,
}

impl Group {
    /// All sections in the order of the help.
    pub const ALL: [Self; 7] =
        [Self::Move, Self::Panes, Self::Filter, Self::Years, Self::Views, Self::Files, Self::Program];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Move => words::GROUP_MOVE,
            Self::Panes => words::GROUP_PANES,
            Self::Filter => words::GROUP_FILTER,
            Self::Years => words::GROUP_YEARS,
            Self::Views => words::GROUP_VIEWS,
            Self::Files => words::GROUP_FILES,
            Self::Program => words::GROUP_PROGRAM,
        }
    }

    /// Its commands, in order.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::ALL.iter().copied().filter(move |command| command.group() == self)
    }
}

macro_rules! commands {
    ($($variant:ident $name:literal $group:ident $words:ident;)+) => {
        /// What a key press asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(
                #[doc = concat!("`", $name, "`")]
                $variant,
            )+
        }

        impl Command {
            /// All commands, in the order of the help and the palette.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the keymap file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The section of the help it belongs to.
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),+ }
            }

            const fn words(self) -> CommandWords {
                match self { $(Self::$variant => words::$words),+ }
            }
        }
    };
}

commands! {
    Up "up" Move UP;
    Down "down" Move DOWN;
    PageUp "page-up" Move PAGE_UP;
    PageDown "page-down" Move PAGE_DOWN;
    First "first" Move FIRST;
    Last "last" Move LAST;
    Fold "fold" Move FOLD;
    Unfold "unfold" Move UNFOLD;
    NextPane "next-pane" Panes NEXT_PANE;
    PreviousPane "previous-pane" Panes PREVIOUS_PANE;
    FocusTree "focus-tree" Panes FOCUS_TREE;
    FocusTimeline "focus-timeline" Panes FOCUS_TIMELINE;
    FocusIndicators "focus-indicators" Panes FOCUS_INDICATORS;
    Zoom "zoom" Panes ZOOM;
    Open "open" Panes OPEN;
    Close "close" Panes CLOSE;
    Departments "departments" Filter DEPARTMENTS;
    DepartmentTable "department-table" Filter DEPARTMENT_TABLE;
    Statuses "statuses" Filter STATUSES;
    Attention "attention" Filter ATTENTION;
    Findings "findings" Filter FINDINGS;
    Search "search" Filter SEARCH;
    NextHit "next-hit" Filter NEXT_HIT;
    PreviousHit "previous-hit" Filter PREVIOUS_HIT;
    ClearFilters "clear-filters" Filter CLEAR_FILTERS;
    Toggle "toggle" Filter TOGGLE;
    EarlierYear "earlier-year" Years EARLIER_YEAR;
    LaterYear "later-year" Years LATER_YEAR;
    Calendar "calendar" Years CALENDAR;
    Views "views" Views VIEWS;
    SaveView "save-view" Views SAVE_VIEW;
    DeleteView "delete-view" Views DELETE_VIEW;
    Plans "plans" Files PLANS;
    AllPlans "all-plans" Files ALL_PLANS;
    Compare "compare" Files COMPARE;
    Namesakes "namesakes" Files NAMESAKES;
    EnterResults "enter-results" Files ENTER_RESULTS;
    Edit "edit" Files EDIT;
    Reload "reload" Files RELOAD;
    Save "save" Files SAVE;
    Copy "copy" Files COPY;
    CopyTable "copy-table" Files COPY_TABLE;
    Help "help" Program HELP;
    Palette "palette" Program PALETTE;
    Glyphs "glyphs" Program GLYPHS;
    Mouse "mouse" Program MOUSE;
    Redraw "redraw" Program REDRAW;
    Suspend "suspend" Program SUSPEND;
    Quit "quit" Program QUIT;
}

impl Command {
    /// A word short enough to stand beside its key.
    pub const fn label(self) -> &'static str {
        self.words().label
    }

    /// What it does, in a phrase.
    pub const fn description(self) -> &'static str {
        self.words().description
    }

    /// Whether it can be given whatever is open: no prompt may keep anybody from leaving, nor from mending
    /// what looks broken.
    pub const fn works_everywhere(self) -> bool {
        matches!(self, Self::Quit | Self::Redraw | Self::Suspend | Self::Glyphs)
    }

    /// The command of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_lead_back() {
        for command in Command::ALL {
            let name = command.name();
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
            assert_eq!(Command::named(name), Some(*command));
        }
        assert_eq!(Command::named("action"), None);
    }

    #[test]
    fn every_command_is_said_once_and_in_one_section() {
        let mut descriptions: Vec<_> = Command::ALL.iter().map(|command| command.description()).collect();
        descriptions.sort_unstable();
        descriptions.dedup();
        assert_eq!(descriptions.len(), Command::ALL.len());
        assert!(Group::ALL.into_iter().flat_map(Group::commands).eq(Command::ALL.iter().copied()));
    }
}
