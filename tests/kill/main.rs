//! A power cut, a full memory, a `kill -9`: whenever the program ends, what it was writing is there as it was before
//! or as it was to be, and the next run finds everything in order.

#[path = "../support/folder.rs"]
mod folder;
#[path = "../../benches/plans/mod.rs"]
#[allow(dead_code, reason = "they are not laid out here")]
mod plans;
#[path = "../support/run.rs"]
mod run;
#[path = "../support/terminal.rs"]
mod terminal;

mod cache;
mod command;
mod moment;
mod screen;
