//! Finding things: folding and matching text, and the filter that the screen and the command line
//! share.
//!
//! Everything here goes from a plan and what a person asked for to ids. It changes no plan, prints
//! nothing and keeps nothing between two plans: a filter names what it means by words, so that it
//! holds in every plan.

mod across;
mod attention;
mod choice;
mod counts;
mod departments;
mod dictionary;
mod entries;
mod filter;
#[cfg(test)]
mod fixture;
mod fold;
mod index;
mod interner;
mod lattice;
mod listing;
mod matcher;
mod names;
mod namesakes;
mod offered;
mod phrase;
mod pieces;
pub mod romaji;
mod search;
mod selection;
mod sought;
mod summary;
mod texts;
mod typed;

pub use across::{Across, DepartmentTotal, Facts, PlanCount};
pub use attention::{Attention, Reason, Reasons, attention};
pub use choice::{Choice, ChoiceKind};
pub use counts::{ChoiceCount, DepartmentCount, choice_counts, department_counts};
pub use departments::departments_meant;
pub use entries::{entries_meant, entry_name};
pub use filter::Filter;
pub use fold::{Folded, fold, fold_with_positions};
pub use index::Index;
pub use matcher::{Candidate, Match, Matcher, Rank, rank};
pub use names::Names;
pub use namesakes::{Namesake, SameName, by_name};
pub use offered::{standings, words_offered};
pub use phrase::phrase;
pub use search::Search;
pub use selection::Selection;
pub use sought::Sought;
pub use summary::{Figure, Summary, summary, summary_by_department, summary_by_node};
