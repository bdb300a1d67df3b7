//! Files to plans: finding them, reading them, and saying where everything in them stands.
//!
//! One way: bytes → text (`decode`) → spans (`spans`) → `document` (`serde_yaml`) → plan, positions
//! and findings (`build`). A text that both parsers accept and that has a plan in it always gives a
//! plan; everything else that is wrong in it is a finding. Judges no meaning: that is `review`.

mod block;
mod bounds;
mod build;
mod cell;
pub mod config;
mod date;
mod decode;
mod discover;
mod document;
mod encoding;
mod fatal;
mod field;
mod file;
mod findings;
mod folder;
mod foreign;
mod glance;
mod keys;
mod known;
mod lines;
mod load;
mod loaded;
mod meant;
mod number;
mod parsers;
mod place;
mod record;
mod remark;
pub mod scalar;
mod scan;
mod schema;
mod similar;
mod slips;
pub mod spans;
mod starting;
mod text;
mod told;
mod torn;
mod watch;
mod whole;
mod written;

pub use bounds::{Bounds, BoundsError};
pub use build::{ACHIEVEMENTS, BASES, CLASSES, DEFAULT_STATUSES, DIRECTIONS, is_arrow, year_range};
pub use decode::MAX_BYTES;
pub use discover::{Discovered, PlanFiles, discover, found_as, holds_plans, is_plan_name, without_plans};
pub use encoding::{Edit, Encoding, Reason, Undecodable, Unencodable};
pub use fatal::is_about_whole_file;
pub use folder::{discover_plans, holds_several_plans};
pub use lines::{Lines, end_of};
pub use load::{
    INPUT, built_in, bytes_of, lines_around, load_as, load_file, load_file_by, load_input, load_text, text_of,
};
pub use loaded::{Failure, Loaded, Origin};
pub use number::{Reading, is_dash, read as read_value};
pub use parsers::Parsers;
pub use remark::{own_remark, whole_remark};
pub use scan::{Scan, Stamp, scan};
pub use schema::schema;
pub use similar::closest;
pub use starting::{SCHEMA_NAME, Starting};
pub use text::Text;
pub use told::Told;
pub use watch::{Watch, What, Wish};
pub use whole::WholePaths;
pub use written::{plan_text, plan_text_with};

/// The keys of an action in the file, in the order in which they are usually written.
pub fn action_keys() -> &'static [&'static str] {
    record::keys_of::<document::ActionDocument>()
}

/// The keys of an indicator in the file, in the order in which they are usually written.
pub fn indicator_keys() -> &'static [&'static str] {
    record::keys_of::<document::IndicatorDocument>()
}

#[cfg(test)]
mod tests;
