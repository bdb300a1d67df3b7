//! The program run to its end, in a folder that is its user's home: nobody's own settings, views or cache
//! play a part.

#![allow(dead_code, reason = "not every test program runs it in every way")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with those arguments, before it is started.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_susumi"));
    program.args(arguments).current_dir(folder).env("HOME", folder).stdin(Stdio::null());
    for (name, below) in [("XDG_CONFIG_HOME", "settings"), ("XDG_STATE_HOME", "state"), ("XDG_CACHE_HOME", "cache")] {
        program.env(name, folder.join(below));
    }
    program
}

/// Runs it with nothing to read.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

/// Runs it with that on its standard input.
pub fn run_reading(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = program(folder, arguments);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it complained of.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
