//! The screen without a terminal: what is drawn after which keys, and what keys do to the state; what no text
//! and no key can do.

mod arriving;
mod beside;
mod copying;
#[path = "../support/screen.rs"]
mod driver;
mod entering;
mod findings;
mod harmless;
mod hints;
mod keys;
mod kiosk;
mod lists;
mod live;
mod mouse;
mod namesakes;
mod over_the_list;
mod pictures;
mod plans;
mod prefecture;
mod reasons;
mod running;
mod said;
mod tree_of_all;
mod views;
