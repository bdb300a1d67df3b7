//! Plans to files that other programs read: one file per format.
//!
//! An export writes what a [`Selection`](crate::query::Selection) leaves of a plan, as of some year, and decides nothing else. It writes to
//! anything that can be written to and knows no paths.

mod csv;
mod difference;
mod difference_json;
mod excerpt;
mod findings;
mod html;
mod in_order;
mod json;
mod json_text;
mod lists;
mod markdown;
mod markdown_table;
mod part;
mod reading;
mod scale;
mod substitute;
mod summary;
mod table;
mod tidy;
pub mod xlsx;

pub use csv::{CsvEncoding, harmless};
pub use difference::{Version, write_difference_text};
pub use difference_json::{write_difference_json, write_difference_line};
pub use excerpt::Marked;
pub use findings::{Found, write_findings_json, write_findings_text};
pub use html::write_html;
pub use json::write_json;
pub use json_text::write_escaped;
pub use lists::{Standpoint, actions_table, attention_table, indicators_table, namesakes_table};
pub use markdown::write_markdown;
pub use part::Part;
pub use reading::write_reading;
pub use scale::{Scale, ZeroBased};
pub use substitute::{GETA, Substitution};
pub use summary::{By, SummaryOfPlans, SummaryRows, summary_table};
pub use table::{
    Cell, Column, Ink, Kind, Paper, Regard, RowGroup, Series, Table, TableFormat, Tables, arrange, columns_table,
    write_tables,
};
pub use tidy::{write_json_lines, write_tidy_csv};
pub use xlsx::write_workbook;
