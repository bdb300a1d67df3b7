//! What happens when the program panics: the terminal is given back before anything is said.
//!
//! A panic beside the loop does not give it back itself, or the loop would go on drawing on it: the
//! loop is told, and leaves. Where it waits just then for what that thread was to make, it falls with it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::sync::mpsc::Sender;
use std::{io, thread};

use super::incoming::{self, Ending, Incoming};
use super::{terminal, watchdog};
use crate::words::cli as words;

/// From now on a panic in this thread, which runs the loop, gives the terminal back, and one in
/// another thread ends the loop.
pub fn guard(sender: Sender<Incoming>) {
    let report = panic::take_hook();
    let own = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == own {
            terminal::give_back();
            // Not `eprintln!`, which panics where nobody listens: a panic within a panic aborts.
            let _ = writeln!(io::stderr(), "susumi: {}", words::PANICKED);
            report(info);
        } else {
            watchdog::end(Ending::Panicked(report_of(info)), &sender);
        }
    }));
}

/// Held as long as the loop runs: says of a panic beside it what is to be said when the loop falls with it. Nothing is
/// said of that fall itself, and nobody is left to say it later.
pub struct Witness;

impl Drop for Witness {
    fn drop(&mut self) {
        if thread::panicking()
            && let Some(ending @ Ending::Panicked(_)) = incoming::ending()
        {
            terminal::give_back();
            ending.report();
        }
    }
}

/// What Rust would have said.
fn report_of(info: &PanicHookInfo) -> String {
    let thread = thread::current();
    let backtrace = Backtrace::capture();
    let mut report = format!("thread '{}' {info}", thread.name().unwrap_or("<unnamed>"));
    if backtrace.status() == BacktraceStatus::Captured {
        report.push_str(&format!("\n{backtrace}"));
    }
    report
}
