//! Job control: stopping as Ctrl-Z does in a shell, and whether the terminal is ours to use.

use std::io;

use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;

/// Whether somebody could continue the program if it stopped: not where no shell with job control
/// started it (`ssh -t host susumi`, a terminal that runs it instead of a shell). What stops there
/// stays so for ever, which is why the kernel does not stop such a process on `SIGTSTP` either.
pub fn can_stop() -> bool {
    let Ok(session) = getsid(None) else { return false };
    session != getpgrp() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}

/// Stops the whole job, so that a wrapper around the program stops too and the shell sees it. Comes
/// back when it is continued.
///
/// # Errors
/// If nothing could be stopped.
pub fn stop() -> io::Result<()> {
    // Not SIGTSTP: that one is caught, for those who send it from outside.
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Whether the terminal is ours: setting it from the background would stop the program.
pub fn in_foreground() -> bool {
    // Where there is no job control, nobody else has it.
    tcgetpgrp(io::stdin()).map_or(true, |foreground| foreground == getpgrp())
}
