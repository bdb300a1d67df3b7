//! One plan on the page: what of it is shown, as of when, and how its parts are named and addressed.
//!
//! Invariant: addresses are made from the plan's own order and never from its texts, and no two parts of a
//! page have the same one.

use super::markup::Markup;
use crate::export::part::Part;
use crate::label;
use crate::plan::{Achievement, Calendar, FiscalYear, IndicatorId, NodeId, Plan, Provenance, StatusClass, Subject};
use crate::query::Selection;
use crate::words::publication as words;

/// A plan while its part of the page is written.
pub(super) struct Published<'a> {
    pub(super) plan: &'a Plan,
    /// What it is called among the plans of the page.
    pub(super) name: String,
    pub(super) selection: &'a Selection,
    pub(super) as_of: FiscalYear,
    /// Before its addresses: nothing where it is the only plan.
    prefix: String,
    /// The level of the heading that names the plan.
    pub(super) level: usize,
}

/// How an action or indicator stands, as the page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// The status or verdict.
    pub(super) word: String,
    /// What kind of status it is.
    pub(super) tone: Tone,
    /// Whether the document does not record it.
    pub(super) is_computed: bool,
}

/// What kind of status something has: a colour and a sign, so that neither is needed alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Fair,
    Poor,
    /// A target that is not reached while there is time to reach it.
    Open,
    None,
}

impl Tone {
    /// What the style sheet calls it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Open => "open",
            Self::None => "none",
        }
    }

    /// The sign before the word.
    fn sign(self) -> &'static str {
        match self {
            Self::Good => "\u{25cb}",
            Self::Fair => "\u{25b3}",
            Self::Poor => "\u{00d7}",
            Self::Open => "\u{25b7}",
            Self::None => "\u{2212}",
        }
    }

    /// Writes the sign; it says nothing that the word behind it does not.
    pub(super) fn write_sign(self, markup: &mut Markup) {
        markup.line("span", &[("aria-hidden", "true"), ("class", "sign")], self.sign());
    }
}

impl From<Option<StatusClass>> for Tone {
    fn from(class: Option<StatusClass>) -> Self {
        match class {
            Some(StatusClass::Done) => Self::Good,
            Some(StatusClass::Partly) => Self::Fair,
            Some(StatusClass::NotDone) => Self::Poor,
            None => Self::None,
        }
    }
}

impl From<Option<Achievement>> for Tone {
    fn from(verdict: Option<Achievement>) -> Self {
        match verdict {
            Some(Achievement::Met) => Self::Good,
            Some(Achievement::Unmet) => Self::Poor,
            None => Self::None,
        }
    }
}

impl<'a> Published<'a> {
    /// The plan at that place of a page with so many plans.
    pub(super) fn of((part, name): (&Part<'a>, String), place: usize, plans: usize) -> Self {
        let alone = plans == 1;
        let prefix = if alone { String::new() } else { format!("p{}-", place + 1) };
        let Part { loaded, selection, as_of } = *part;
        Self { plan: &loaded.plan, name, selection, as_of, prefix, level: if alone { 1 } else { 2 } }
    }

    /// Where a part of the page is: `a12` the twelfth action, `i3` an indicator, `n5` a node, else its section.
    pub(super) fn address(&self, letter: &str, index: usize) -> String {
        format!("{}{letter}{}", self.prefix, index + 1)
    }

    /// The address of a section that stands once for each plan.
    pub(super) fn section(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The address of a node.
    pub(super) fn node(&self, id: NodeId) -> String {
        self.address("n", id.index())
    }

    /// The nodes right below that are shown.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.plan.tree.children(id).filter(|child| self.selection.shows_node(*child))
    }

    /// What a node is called: its level, number and name.
    pub(super) fn name_of(&self, id: NodeId) -> String {
        let node = self.plan.tree.node(id);
        let level = self.plan.level_of(id).unwrap_or_default();
        format!("{level}{} {}", node.number.as_deref().unwrap_or_default(), node.name)
    }

    /// How an action or indicator stands.
    pub(super) fn standing(&self, subject: Subject) -> Standing {
        let (tone, provenance) = match subject {
            Subject::Action(id) => {
                let standing = self.plan.status_of(id, self.as_of);
                (standing.verdict.map(|status| status.class).into(), standing.provenance)
            }
            Subject::Indicator(id) => {
                let standing = self.plan.verdict_of(id, self.as_of);
                let is_open = standing.provenance == Provenance::Computed && self.may_still_reach(id);
                let tone = match standing.verdict {
                    Some(Achievement::Unmet) if is_open => Tone::Open,
                    verdict => verdict.into(),
                };
                (tone, standing.provenance)
            }
            Subject::Plan | Subject::Totals | Subject::Node(_) => (Tone::None, Provenance::Recorded),
        };
        let word = label::standing(self.plan, self.as_of, subject).to_owned();
        Standing { word, tone, is_computed: provenance == Provenance::Computed && tone != Tone::None }
    }

    /// Whether there is time left in which the indicator could reach its target. A sum beyond its limit cannot.
    fn may_still_reach(&self, id: IndicatorId) -> bool {
        self.plan.is_running(self.as_of) && !self.plan.indicator(id).limits_a_sum()
    }

    /// How many of those indicators are not at their target and may still reach it.
    pub(super) fn open(&self, indicators: impl Iterator<Item = IndicatorId>) -> usize {
        indicators.filter(|id| self.standing(Subject::Indicator(*id)).tone == Tone::Open).count()
    }

    /// What an action without a status is called.
    pub(super) fn without_status(&self) -> &'static str {
        label::without_status(self.plan, self.as_of)
    }

    /// What an indicator without a verdict is called.
    pub(super) fn without_verdict(&self) -> &'static str {
        label::without_verdict(self.plan, self.as_of)
    }

    /// Whether some verdict on the page is none of the document's, before the plan has ended.
    pub(super) fn computes_verdicts(&self) -> bool {
        let is_computed = |id: &IndicatorId| self.standing(Subject::Indicator(*id)).is_computed;
        self.plan.is_running(self.as_of) && self.selection.indicators.iter().any(is_computed)
    }
}

impl Standing {
    /// The word as it is shown: what no document says is marked.
    pub(super) fn shown(&self) -> String {
        match self.tone {
            Tone::Open => words::under_way(&self.word),
            _ if self.is_computed => words::computed(&self.word),
            _ => self.word.clone(),
        }
    }

    /// Writes it as a label with its sign.
    pub(super) fn write(&self, markup: &mut Markup) {
        let class = format!("badge {}", self.tone.class());
        markup.element("span", &[("class", &class)], |markup| {
            self.tone.write_sign(markup);
            markup.text(&self.shown());
        });
    }
}

/// A heading of that level. HTML has six; deeper ones say their level themselves.
pub(super) fn heading(markup: &mut Markup, level: usize, id: &str, inside: impl FnOnce(&mut Markup)) {
    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    match level.checked_sub(1).and_then(|at| HEADINGS.get(at)) {
        Some(name) => markup.element(name, &[("id", id)], inside),
        None => {
            let level = level.to_string();
            markup.element("div", &[("role", "heading"), ("aria-level", &level), ("id", id)], inside);
        }
    }
}

/// A year as the head of a column or row: by era, below it the same in the Western calendar.
pub(super) fn write_year(markup: &mut Markup, year: FiscalYear) {
    markup.line("abbr", &[("title", &year.in_full())], &year.to_string());
    markup.line("small", &[], &format!("({})", year.label(Calendar::Western)));
}

/// A year with both names in a line of text.
pub(super) fn both(year: FiscalYear) -> String {
    words::both_years(&year.in_full(), &year.label(Calendar::Western))
}
