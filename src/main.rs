//! The program `susumi`: its arguments go to [`susumi::cli`].
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    susumi::cli::run(std::env::args_os())
}
