//! What stands in one place of a table: as people read it, as programs take it, and in which order.
//!
//! Invariant: a cell says the same in every form; only how much is written around it differs. Whatever has no
//! place in an order (nothing, an empty text) comes last, in either direction.

use crate::plan::{FiscalYear, grouped, percentage, share_of};
use crate::words::screen;

/// How a status or verdict is to be looked at: a terminal may show it by colour, beside the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Regard {
    /// Nothing to look after.
    #[default]
    Plain,
    /// Worth a look: late, done in part, hardly to be reached.
    Fair,
    /// Not done, unmet.
    Poor,
}

/// What stands in one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// The numbers of a node from the root.
    Path(String),
    /// A name, which is ordered by its reading where it has one.
    Name(String, Option<String>),
    /// Several names, each with its reading.
    Names(Vec<(String, Option<String>)>),
    /// Sentences or words of one kind, how each is to be looked at, and what stands between them where they are read
    /// together.
    List(Vec<(String, Regard)>, &'static str),
    /// A status or verdict.
    Standing {
        /// The word as programs take it; none if nobody can tell.
        word: Option<String>,
        /// What people see: the word and its mark, or what stands in its place.
        shown: String,
        /// Its place among the others.
        rank: usize,
        /// How it is to be looked at.
        regard: Regard,
    },
    /// A fiscal year.
    Year(FiscalYear),
    /// A count.
    Count(usize),
    /// A number in the unit of its row, and with how many decimals it is written.
    Number(f64, usize),
    /// The same, of several years together.
    Sum(f64, usize),
    /// So many of so many; no share where there are none.
    Share(usize, usize),
    /// A computed share, 1 for the whole.
    Ratio(f64),
    /// Nothing for JSON; for people and in spreadsheets those words, or none: what was not measured is not what nobody
    /// has entered.
    Absent(&'static str),
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn words(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Absent(""), |text| Self::Text(text.to_owned()))
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Path(text) | Self::Name(text, _) => text.clone(),
            Self::Names(_) | Self::List(..) => self.items().join(self.between()),
            Self::Standing { shown, .. } => shown.clone(),
            Self::Year(year) => year.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Number(number, decimals) => grouped(*number, *decimals),
            Self::Sum(number, decimals) => screen::sum(&grouped(*number, *decimals)),
            Self::Share(part, all) => share_of(*part, *all),
            Self::Ratio(share) => percentage(*share),
            Self::Absent(shown) => (*shown).to_owned(),
        }
    }

    /// As a spreadsheet takes it: numbers bare, shares as percentages without their sign, marks left out.
    pub fn bare(&self) -> String {
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        match self {
            Self::Standing { word, .. } => word.clone().unwrap_or_default(),
            Self::Number(number, decimals) | Self::Sum(number, decimals) => format!("{number:.decimals$}"),
            // Without a slash before it, it would be taken for a day: 1/2, 1/2/3.
            Self::Path(path) if !path.is_empty() => format!("/{path}"),
            Self::Path(_) | Self::Share(_, 0) => String::new(),
            Self::Absent(shown) => (*shown).to_owned(),
            Self::Share(part, all) => percent(*part as f64 / *all as f64),
            Self::Ratio(share) => percent(*share),
            Self::Text(_) | Self::Name(..) | Self::Names(_) | Self::List(..) | Self::Year(_) | Self::Count(_) => {
                self.shown()
            }
        }
    }

    /// What of it stays together where it is broken into lines.
    pub fn items(&self) -> Vec<String> {
        match self {
            Self::Names(all) => all.iter().map(|(name, _)| name.clone()).collect(),
            Self::List(all, _) => all.iter().map(|(item, _)| item.clone()).collect(),
            _ => vec![self.shown()],
        }
    }

    /// What stands between two of its items.
    pub fn between(&self) -> &'static str {
        match self {
            Self::List(_, between) => between,
            _ => screen::COMMA,
        }
    }

    /// Its items with how each is to be looked at, if they are looked at one by one.
    pub fn regards(&self) -> Option<&[(String, Regard)]> {
        match self {
            Self::List(all, _) => Some(all),
            _ => None,
        }
    }

    /// How it is to be looked at.
    pub fn regard(&self) -> Regard {
        match self {
            Self::Standing { regard, .. } => *regard,
            _ => Regard::Plain,
        }
    }
}
