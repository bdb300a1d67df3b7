//! The terminal interface.

pub mod command;
