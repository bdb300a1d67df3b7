//! The program `susumi`: its arguments go to [`susumi::cli`].
#![forbid(unsafe_code)]

use std::process::ExitCode;

/// What a plan keeps lies between what its reading gives back; the system's allocator spends more time on joining those
/// pieces than the reading itself takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    susumi::cli::run(std::env::args_os())
}
