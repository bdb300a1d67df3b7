//! How far a municipality's plan has come: model, files, filter, exports and screens of `susumi`.
//!
//! The modules are floors; each may use only those before it in this list: spelling, writing, plan, visible, words,
//! cells, source, state, review, query, cache, workspace, label, compare, amend, expectation, import, export, collect,
//! tui, cli.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod amend;
pub mod cache;
pub mod cells;
pub mod cli;
pub mod collect;
pub mod compare;
pub mod expectation;
pub mod export;
pub mod import;
pub mod label;
pub mod plan;
pub mod query;
pub mod review;
pub mod source;
pub mod spelling;
pub mod state;
pub mod tui;
pub mod visible;
pub mod words;
pub mod workspace;
pub mod writing;
