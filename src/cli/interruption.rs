//! A command that writes files and is ended by a signal: what is not whole yet goes, and it dies of that signal.
//!
//! Owns which signals those are. The screen has its own way of leaving and catches them itself.

use std::fs;
use std::sync::mpsc::channel;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::writing::remove_unfinished;

/// The signals. `SIGQUIT` is not among them: where removing a file does not come back (a network drive that is gone),
/// Ctrl-\ still ends the program.
const ENDING: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

/// From now on those signals end the program only after what it had begun to write is gone. Where that cannot be
/// arranged they end it as they always do.
pub fn leave_nothing_behind() {
    let Some(ignored) = fs::read_to_string("/proc/self/status").ok().and_then(|status| ignored(&status)) else {
        return;
    };
    let (sender, receiver) = channel::<Signals>();
    let end = move || {
        let Ok(mut signals) = receiver.recv() else { return };
        if let Some(signal) = signals.forever().next() {
            remove_unfinished();
            let _ = emulate_default_handler(signal);
        }
    };
    // The thread first: once a signal is caught, somebody has to be there who ends the program.
    if thread::Builder::new().name("signals".to_owned()).spawn(end).is_ok() {
        let caught = ENDING.into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0);
        let _ = Signals::new(caught).map(|signals| sender.send(signals));
    }
}

/// The signals that whoever started the program wants it to ignore (`nohup`, a script's background), a bit for each:
/// to catch them would end what was to go on.
fn ignored(status: &str) -> Option<u64> {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_stands_in_the_status() {
        let table = [
            ("Name:\tsusumi\nSigIgn:\t0000000000000001\nSigCgt:\tff\n", Some(1)),
            ("SigIgn:\t0000000000004002\n", Some(0x4002)),
            ("SigIgn:\tnone\n", None),
            ("Name:\tsusumi\n", None),
        ];
        for (status, expected) in table {
            assert_eq!(ignored(status), expected, "{status}");
        }
    }
}
