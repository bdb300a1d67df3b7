//! Lays out plan files as city halls keep them, for measurements and trials: `01-北海道/松原市/計画.yaml`.
//!
//! ```sh
//! cargo run --example plans -- 1788 FOLDER [--seed N]
//! ```

#[path = "mod.rs"]
mod plans;

use std::path::Path;
use std::process::ExitCode;
use std::{env, io};

/// What is used where none is given.
const SEED: u64 = 7;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let asked = match words[..] {
        [count, folder] => count.parse().ok().map(|count| (count, folder, SEED)),
        [count, folder, "--seed", seed] => {
            count.parse().ok().zip(seed.parse().ok()).map(|(count, seed)| (count, folder, seed))
        }
        _ => None,
    };
    let done = asked.map(|(count, folder, seed)| plans::lay_out(Path::new(folder), count, seed));
    match done.unwrap_or_else(|| Err(io::Error::other("usage: plans COUNT FOLDER [--seed N]"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
