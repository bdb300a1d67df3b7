//! How far a municipality's plan has come: model, files, filter, exports and screens of `susumi`.
//!
//! The modules are floors; each may use only those before it in this list.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod plan;
pub mod query;
pub mod tui;
pub mod words;
