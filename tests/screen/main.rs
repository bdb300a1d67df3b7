//! The screen without a terminal: what is drawn after which keys, and what keys do to the state.

#[path = "../support/screen.rs"]
mod driver;
mod keys;
mod pictures;
