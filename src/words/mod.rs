//! The Japanese that people read: messages, headings, hints, one file per screen or command.
//!
//! Nothing here decides anything; functions only put values into sentences. The keys of the plan file
//! are not here: they are a format, and belong to `source`.

pub mod accepted;
pub mod amend;
pub mod attention;
pub mod check;
pub mod cli;
pub mod collect;
pub mod collected;
pub mod command;
pub mod comparison;
pub mod config;
pub mod copied;
pub mod detail;
pub mod diff;
pub mod doctor;
pub mod editor;
pub mod export;
pub mod failure;
pub mod field;
pub mod filter;
pub mod finding;
pub mod fixed;
pub mod form;
pub mod found;
pub mod help;
pub mod import;
pub mod list_commands;
pub mod lists;
pub mod live;
pub mod manual;
pub mod markdown;
pub mod nothing;
pub mod page;
pub mod picker;
pub mod prospect;
pub mod publication;
pub mod reading;
pub mod review;
pub mod schema;
pub mod screen;
pub mod slip;
pub mod starting;
pub mod state;
pub mod summary;
pub mod surroundings;
pub mod tidy;
pub mod unavailable;
pub mod unreadable;
mod wording;
pub mod workbook;

pub use wording::{Wording, quote};
