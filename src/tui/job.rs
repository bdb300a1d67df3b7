//! Job control: stopping as Ctrl-Z does in a shell, and whether the terminal is ours to use.

use std::io;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use rustix::termios::{LocalModes, tcgetattr, tcgetpgrp};

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

/// Stops the whole job as the kernel stops one that sets the terminal from the background, so that the shell says so.
/// Comes back when it is continued. `false` if it was not stopped at all, for want of anybody who could continue it.
pub fn stop_in_background() -> bool {
    let start = Instant::now();
    let _ = kill_current_process_group(Signal::TTOU);
    // Nothing else tells the two apart.
    start.elapsed() > AT_ONCE
}

/// Longer than it takes to send a signal that does nothing.
const AT_ONCE: Duration = Duration::from_millis(20);

/// Whether the terminal is ours: setting it from the background would stop the program.
pub fn in_foreground() -> bool {
    // Where there is no job control, nobody else has it.
    tcgetpgrp(io::stdin()).map_or(true, |foreground| foreground == getpgrp())
}

/// Whether writing there would stop the program: in the background, where the terminal is set so (`stty tostop`).
pub fn may_not_write(out: impl AsFd) -> bool {
    !in_foreground() && tcgetattr(out).is_ok_and(|modes| modes.local_modes.contains(LocalModes::TOSTOP))
}
