//! The terminal interface.

pub mod chord;
pub mod command;
pub mod keymap;
