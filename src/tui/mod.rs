//! The screen: three panes on one selection and one filter, over SSH, by keyboard.
//!
//! Floors within, lowest first: symbols, tones and text; commands, chords and keymap; the state and
//! what happens to it (`app`); plain rows (`rows`); cells (`view`); the outside (`effect`,
//! `terminal`, `signal`); the loop (`run`). A key press goes once through all of them.

pub mod access;
mod ahead;
pub mod app;
pub mod appearance;
pub mod backend;
mod batch;
mod begin;
mod begun;
pub mod chord;
pub mod clipboard;
pub mod command;
mod editor;
mod effect;
mod error;
mod examine;
mod frames;
mod front;
pub mod glyph;
pub mod hit;
mod incoming;
mod input;
mod job;
pub mod key_names;
pub mod keymap;
pub mod layout;
mod live;
pub mod look;
pub mod marks;
mod panic;
mod pointer;
pub mod probe;
mod rest;
pub mod rows;
mod run;
mod signal;
mod step;
pub mod strip;
pub mod surroundings;
mod terminal;
pub mod text;
pub mod tone;
pub mod view;
mod watchdog;
pub mod widths;

pub use begin::Options;
pub use error::RunError;
pub use examine::examine;
pub use frames::FramesError;
pub use incoming::Ending;
pub use run::run;
pub use terminal::{is_interactive, size};
