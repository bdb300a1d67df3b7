//! Asking the terminal how many cells it gives to a character, before the first frame.
//!
//! Each character is written at the start of the second row and the cursor asked for; all in one
//! write, with one deadline. Nothing else may read the terminal meanwhile. What the user typed in that
//! time is handed on as it came.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// How long to wait for all answers. A slow line answers within it; a terminal that never answers
/// costs this once.
pub const DEADLINE: Duration = Duration::from_millis(500);

/// How much longer to wait where the time ends within an answer: the rest of it would pass for keys.
const REST: Duration = Duration::from_millis(100);

/// A character of two cells on every terminal that reads UTF-8.
const WIDE: char = 'あ';

/// The number in a terminal's description of itself (DA1) that stands for OSC 52.
const CLIPBOARD: &str = "52";

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The cells of each character asked for; `None` if not all answers came, or they make no sense.
    pub cells: Option<BTreeMap<char, u8>>,
    /// Whether the terminal reads UTF-8; `None` if it did not say.
    pub utf8: Option<bool>,
    /// Whether it says that it takes text for the clipboard (OSC 52).
    pub takes_clipboard: bool,
    /// What else was read: what the user had typed, sequences of keys as they came.
    pub typed: String,
    /// Whether the time ended within an answer: its rest is still to come.
    pub torn: bool,
}

/// Questions that have been sent. Until their answers have been read, nothing else may read the terminal.
#[derive(Debug)]
#[must_use]
pub struct Asked {
    characters: Vec<char>,
    end: Instant,
}

/// Asks for each of `characters`, and leaves so long for the answers. The terminal must be in raw mode, on the
/// alternate screen.
///
/// # Errors
/// If the terminal cannot be written to.
pub fn ask(characters: &[char], out: &mut impl Write, deadline: Duration) -> io::Result<Asked> {
    let characters: Vec<char> = std::iter::once(WIDE).chain(characters.iter().copied()).collect();
    let mut question = String::new();
    for c in &characters {
        question.push_str("\x1b[2;1H");
        question.push(*c);
        question.push_str("\x1b[6n");
    }
    // Every terminal answers the last question: it says that no further answers will come.
    question.push_str("\x1b[2;1H\x1b[2K\x1b[c");
    out.write_all(question.as_bytes())?;
    out.flush()?;
    Ok(Asked { characters, end: Instant::now() + deadline })
}

impl Asked {
    /// Waits for what is still to come of the answers, until the time is over.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    pub fn answers(self) -> io::Result<Answers> {
        let answer = read_until(self.end, |bytes| read_answers(bytes, &self.characters).1)?;
        Ok(read_answers(&answer, &self.characters).0)
    }
}

/// Reads standard input until `complete` or until the time is over, and to the end of what has begun by then.
fn read_until(mut end: Instant, complete: impl Fn(&[u8]) -> bool) -> io::Result<Vec<u8>> {
    let input = io::stdin();
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    let mut is_complete = false;
    loop {
        if !is_complete && complete(&bytes) {
            (is_complete, end) = (true, Instant::now());
        }
        if is_complete && !is_torn(&bytes) {
            break;
        }
        let end = if is_torn(&bytes) { end + REST } else { end };
        let left = end.saturating_duration_since(Instant::now());
        // A second is long enough in one go; the loop asks again.
        let left = left.min(Duration::from_millis(900));
        let timeout = Timespec { tv_sec: 0, tv_nsec: i64::from(left.subsec_nanos()) };
        let mut waiting = [PollFd::new(&input, PollFlags::IN)];
        match poll(&mut waiting, Some(&timeout)) {
            Ok(0) if Instant::now() >= end => break,
            Ok(0) => {}
            Ok(_) => match rustix::io::read(&input, &mut buffer) {
                Ok(0) => break,
                Ok(read) => bytes.extend_from_slice(buffer.get(..read).unwrap_or_default()),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(bytes)
}

/// Takes the answers out of what was read; says whether the last one is among them.
fn read_answers(bytes: &[u8], asked: &[char]) -> (Answers, bool) {
    let text = String::from_utf8_lossy(bytes);
    let mut columns = Vec::new();
    let mut typed = String::new();
    let mut complete = false;
    let mut takes_clipboard = false;
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        match sequence(rest) {
            Some((parameters, 'R', after)) => {
                if let Some(column) = parameters.strip_prefix("2;").and_then(|column| column.parse::<u8>().ok()) {
                    columns.push(column);
                }
                rest = after;
            }
            Some((parameters, 'c', after)) if parameters.starts_with('?') => {
                complete = true;
                takes_clipboard = parameters.trim_start_matches('?').split(';').any(|feature| feature == CLIPBOARD);
                rest = after;
            }
            None if !complete && rest.starts_with("\x1b[") && is_torn(rest.as_bytes()) => break,
            _ => {
                typed.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    let cells: Option<Vec<u8>> = columns.into_iter().map(|column| column.checked_sub(1)).collect();
    let cells = cells.filter(|cells| cells.len() == asked.len());
    let utf8 = cells.as_ref().and_then(|cells| cells.first()).map(|cells| *cells == 2);
    let sensible = |cells: &Vec<u8>| utf8 == Some(true) && cells.iter().all(|cells| (1..=2).contains(cells));
    let cells = cells.filter(sensible).map(|cells| asked.iter().copied().zip(cells).skip(1).collect());
    // No answer begins with the other introducer, only keys do.
    let torn = !complete && is_torn(bytes) && !bytes.ends_with(b"\x1bO");
    (Answers { cells, utf8, takes_clipboard, typed, torn }, complete)
}

/// Whether what was read ends within a control sequence, or may do so.
fn is_torn(bytes: &[u8]) -> bool {
    bytes.iter().rposition(|byte| *byte == 0x1b).is_some_and(|at| match &bytes[at..] {
        [_] | [_, b'O'] => true,
        [_, b'[', rest @ ..] => !rest.iter().any(|byte| (b'@'..=b'~').contains(byte)),
        _ => false,
    })
}

/// A control sequence at the start of `text`: its parameters, its final character, and what follows.
fn sequence(text: &str) -> Option<(&str, char, &str)> {
    let body = text.strip_prefix("\x1b[")?;
    let end = body.find(|c: char| ('@'..='~').contains(&c))?;
    let last = body[end..].chars().next()?;
    Some((&body[..end], last, &body[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &str, asked: &str) -> (Answers, bool) {
        read_answers(bytes.as_bytes(), &asked.chars().collect::<Vec<_>>())
    }

    #[test]
    fn answers_in_order() {
        let (answers, complete) = read("\x1b[2;3R\x1b[2;2R\x1b[2;3R\x1b[?64;1;2c", "あ─⇒");
        assert!(complete);
        assert_eq!(answers.utf8, Some(true));
        assert_eq!(answers.cells, Some([('─', 1), ('⇒', 2)].into()));
    }

    #[test]
    fn keys_typed_meanwhile_are_kept_as_they_came() {
        let (answers, _) = read("d\x1b[2;3R\x1b[1;2Bge\x1b[2;2R\x1b[A\x1b[?6c水\x1bOD\x1b", "あ─");
        assert_eq!(answers.typed, "d\x1b[1;2Bge\x1b[A水\x1bOD\x1b");
        assert!(answers.cells.is_some());
    }

    #[test]
    fn what_the_terminal_says_of_its_clipboard() {
        for (answer, takes_clipboard) in
            [("", false), ("\x1b[?6c", false), ("\x1b[?62;22;52c", true), ("\x1b[?52;1c", true), ("\x1b[?152c", false)]
        {
            assert_eq!(read(answer, "").0.takes_clipboard, takes_clipboard, "{answer:?}");
        }
    }

    #[test]
    fn half_an_answer_is_no_key() {
        for (bytes, typed, torn) in [
            ("d\x1b[2;3R\x1b[2;", "d", true),
            ("d\x1b[", "d", true),
            ("d\x1b", "d\x1b", true),
            ("\x1bd", "\x1bd", false),
            ("\x1b[?6cd\x1b[", "d\x1b[", false),
            ("d\x1bO", "d\x1bO", false),
            ("\x1b[2;3Rd", "d", false),
            ("d", "d", false),
        ] {
            assert_eq!(read(bytes, "あ─").0.typed, typed, "{bytes:?}");
            assert_eq!(read(bytes, "あ─").0.torn, torn, "{bytes:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_no_answer() {
        let table = [
            ("", None, false),
            ("\x1b[2;3R", None, false),
            ("\x1b[2;3R\x1b[2;2", None, false),
            ("\x1b[2;2R\x1b[2;2R\x1b[?6c", Some(false), true),
            ("\x1b[2;3R\x1b[2;9R\x1b[?6c", Some(true), true),
            ("\x1b[1;3R\x1b[1;2R\x1b[?6c", None, true),
        ];
        for (bytes, utf8, complete) in table {
            let (answers, done) = read(bytes, "あ─");
            assert_eq!((answers.cells, answers.utf8, done), (None, utf8, complete), "{bytes:?}");
        }
    }
}
