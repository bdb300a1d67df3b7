//! Findings (点検): what looks wrong or missing in a plan's file or in its meaning.

use bitcode::{Decode, Encode};

use super::{ActionId, DepartmentId, IndicatorId, NodeId, Plan, Wording};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Severity {
    /// Something could not be read or contradicts itself: the plan shows less than was written.
    Error,
    /// Probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place in a text file; line and column count from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl Position {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// The line on which a finding stands, as it is written in the file.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Excerpt {
    /// The line without its line break; of a very long one the piece around the place.
    pub text: String,
    /// The column of its first character: 1, unless the line is so long that its beginning is left out.
    pub column: usize,
    /// Whether the line goes on behind it.
    pub goes_on: bool,
}

/// One thing that looks wrong or missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable English name of the rule, for programs.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Where in the file.
    pub position: Position,
    /// How many characters from `position` on are meant, at least one. They may be behind the end of the line:
    /// what is missing is meant there.
    pub length: usize,
    /// The line itself; `None` where there is no text, and until the file's text has been asked for it.
    pub excerpt: Option<Excerpt>,
    /// What was found, in Japanese.
    pub message: String,
    /// How to mend it, in Japanese.
    pub hint: Option<String>,
    /// 確認済: why people let it stand, empty where they do not say; `None` for a finding that is open.
    pub accepted: Option<String>,
}

impl Finding {
    /// The code of the finding that says that others were left out.
    pub const TOO_MANY: &'static str = "too-many";
    /// The code where a recorded status and the stages cannot both be right.
    pub const STATUS: &'static str = "status";
    /// The code where a recorded verdict and the values cannot both be right.
    pub const VERDICT: &'static str = "verdict";
    /// The code where a file was read although it is in another encoding than plan files should be.
    pub const ENCODING: &'static str = "encoding";
    /// The code where something that should be filled in by now is not.
    pub const MISSING: &'static str = "missing";

    /// Something that looks wrong or missing, marked with one character; nobody has let it stand.
    pub fn new(code: &'static str, severity: Severity, subject: Subject, position: Position, wording: Wording) -> Self {
        let Wording { message, hint } = wording;
        Self { code, severity, subject, position, length: 1, excerpt: None, message, hint, accepted: None }
    }

    /// The same with so many characters marked, one at least.
    #[must_use]
    pub fn marking(self, length: usize) -> Self {
        Self { length: length.max(1), ..self }
    }

    /// Whether it still needs somebody: people have not let it stand.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none()
    }

    /// By this findings are sorted: in the order of the file, and what says that others were left out
    /// behind those that were not.
    pub fn order(&self) -> (bool, Position) {
        (self.code == Self::TOO_MANY, self.position)
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
pub enum Subject {
    /// The plan as a whole.
    #[default]
    Plan,
    /// 総括: the printed totals.
    Totals,
    /// A node of the tree.
    Node(NodeId),
    /// An action.
    Action(ActionId),
    /// An indicator.
    Indicator(IndicatorId),
}

impl Plan {
    /// The node that `subject` is or belongs to; the root for the plan as a whole.
    pub fn node_of(&self, subject: Subject) -> NodeId {
        match subject {
            Subject::Plan | Subject::Totals => NodeId::ROOT,
            Subject::Node(id) => id,
            Subject::Action(id) => self.action(id).node,
            Subject::Indicator(id) => self.indicator(id).node,
        }
    }

    /// Who answers for `subject`, each once; nobody for nodes and the plan as a whole.
    pub fn answering_for(&self, subject: Subject) -> &[DepartmentId] {
        match subject {
            Subject::Plan | Subject::Totals | Subject::Node(_) => &[],
            Subject::Action(id) => &self.action(id).departments,
            Subject::Indicator(id) => self.departments_of(id),
        }
    }
}

/// Where the entries of a plan stand in its file, in the order of the plan's own vectors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Positions {
    /// Of the printed totals.
    pub totals: Option<Position>,
    /// By [`NodeId`], the root (the file's start) first.
    pub nodes: Vec<Position>,
    /// By [`ActionId`].
    pub actions: Vec<Position>,
    /// By [`IndicatorId`].
    pub indicators: Vec<Position>,
    /// Of every entry of [`Plan::accepted`], in that order.
    pub accepted: Vec<Position>,
}

impl Positions {
    /// Where `subject` stands; the start of the file for what has no place of its own.
    pub fn of(&self, subject: Subject) -> Position {
        let found = match subject {
            Subject::Plan => None,
            Subject::Totals => self.totals.as_ref(),
            Subject::Node(id) => self.nodes.get(id.index()),
            Subject::Action(id) => self.actions.get(id.index()),
            Subject::Indicator(id) => self.indicators.get(id.index()),
        };
        found.copied().unwrap_or(Position::START)
    }

    /// The entry in which that place lies: the last that begins at it or before; the plan as a whole for what
    /// stands above them all.
    pub fn subject_at(&self, position: Position) -> Subject {
        let nodes = self.nodes.iter().enumerate().skip(1).map(|(at, start)| (start, Subject::Node(NodeId(at as u32))));
        let actions = self.actions.iter().enumerate().map(|(at, start)| (start, Subject::Action(ActionId(at as u32))));
        let indicators =
            self.indicators.iter().enumerate().map(|(at, start)| (start, Subject::Indicator(IndicatorId(at as u32))));
        let before = nodes.chain(actions).chain(indicators).filter(|(start, _)| **start <= position);
        before.max_by_key(|(start, _)| **start).map_or(Subject::Plan, |(_, subject)| subject)
    }
}
