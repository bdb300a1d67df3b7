//! A workbook read in a process of its own.
//!
//! Workbooks come by mail from anywhere. A damaged one, or one made to do harm, may make `calamine` panic, ask for
//! more memory than there is, which ends a process at once, or never come to an end. In a process of its own, with
//! bounds to memory and time that the system holds, each of these becomes a [`BookError`], and a sentence.
//!
//! The process is this program again, with [`ARGUMENT`] alone behind its name.

use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::thread;

use rustix::process::{Resource, Rlimit, Signal, setrlimit};

use super::book::{Book, BookError};
use super::parse::parse;

/// What the program is started with to read a workbook from its standard input.
pub const ARGUMENT: &str = "--read-workbook-from-standard-input";

/// The memory that reading a workbook may take, in bytes of address space.
const MAX_MEMORY: u64 = 1024 * 1024 * 1024;
/// The seconds of computing that reading one may take.
const MAX_SECONDS: u64 = 20;
/// The longest answer that is taken.
const MAX_ANSWER: u64 = 256 * 1024 * 1024;

/// What comes back.
type Answer = Result<Book, BookError>;

/// Reads a workbook in a process of its own.
///
/// # Errors
/// Of the system, if there can be no such process. Inside: why the workbook gives no sheets.
pub fn read_apart(bytes: Vec<u8>) -> io::Result<Answer> {
    let program = std::env::current_exe()?;
    let mut command = Command::new(program);
    command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    // Beside the reading, so that neither waits for the other. A process that has ended takes no more.
    let write = move || input.map(|mut input| input.write_all(&bytes));
    let writer = thread::Builder::new().name("workbook".to_owned()).spawn(write)?;
    let mut answer = Vec::new();
    let read = output.map_or(Ok(0), |output| output.take(MAX_ANSWER).read_to_end(&mut answer));
    if read.is_err() {
        let _ = child.kill();
    }
    let status = child.wait()?;
    drop(writer.join());
    read?;
    Ok(serde_json::from_slice(&answer).unwrap_or_else(|_| Err(ended(status))))
}

/// Why a process ended that gave no answer.
fn ended(status: ExitStatus) -> BookError {
    let is_time = |signal: i32| [Signal::XCPU, Signal::KILL].iter().any(|it| it.as_raw() == signal);
    match status.signal() {
        Some(signal) if is_time(signal) => BookError::TooSlow,
        Some(signal) if signal == Signal::ABORT.as_raw() => BookError::TooLarge,
        _ => BookError::Damaged("the reader ended".to_owned()),
    }
}

/// The other side: takes a workbook from standard input and gives its sheets out on standard output.
pub fn serve() -> ExitCode {
    match bounded().and_then(|()| answer()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn bounded() -> io::Result<()> {
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, limit(MAX_MEMORY))?;
    setrlimit(Resource::Cpu, limit(MAX_SECONDS))?;
    // What ends it is not to leave its memory behind as a file.
    setrlimit(Resource::Core, limit(0))?;
    Ok(())
}

fn answer() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &parse(&bytes))?;
    out.flush()
}
