//! Finding and counting: text folded and matched, and the filter that the screen and the command line share.
//!
//! Everything here goes from plans and what a person asked for to ids and numbers. It changes no plan and prints
//! nothing. A filter names what it means by words, so that it holds in every plan.
//!
//! | about | modules |
//! | --- | --- |
//! | what is asked for | `filter`, `choice`; whom and what a word means: `departments`, `entries` |
//! | what is searched for | `search`, made ready by `typed`, marked by `sought` |
//! | how text is compared | `fold`; read aloud: `romaji`, `dictionary`, `lattice` |
//! | the texts of a plan | `listing`, `interner`, `texts`, `pieces`, `places`, together the `index` |
//! | short names | `matcher`, `names` |
//! | what is left of a plan | `selection`, `attention` and its `phrase`, `counts`, `summary` |
//! | all plans together | `across`, `namesakes` |
//! | what may be entered | `offered` |

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
mod places;
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
