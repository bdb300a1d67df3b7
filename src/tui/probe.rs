//! Asking the terminal how many cells it gives to a character, before the first frame.
//!
//! Characters that are likely to be alike are written together at the start of the second row, and the cursor is asked
//! for behind them: where a row fills as many cells as it has characters, or twice as many, that says it of each. Only
//! the characters of other rows are then asked for one by one, in a second write with a deadline of its own. Nothing else
//! may read the terminal meanwhile. What the user typed in that time is handed on as it came.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// How long to wait for all answers. A slow line answers within it; a terminal that never answers
/// costs this once.
pub const DEADLINE: Duration = Duration::from_millis(500);

/// How much longer to wait where the time ends within an answer: the rest of it would pass for keys.
const REST: Duration = Duration::from_millis(100);

/// The columns that a question needs: for a character of two cells and the cursor behind it.
pub const LEAST: u16 = 3;

/// A character of two cells on every terminal that reads UTF-8.
const WIDE: &str = "あ";

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
    rows: Vec<String>,
    patience: Duration,
    end: Instant,
}

/// What was heard of an answer.
#[derive(Debug, Default)]
struct Heard {
    answers: Answers,
    /// The characters of rows that fill one cell for some and two for others.
    mixed: Vec<char>,
    /// Whether the last answer is there.
    is_complete: bool,
}

/// What asks for the characters of each row. The terminal must be in raw mode, on the alternate screen, and have twice
/// as many columns as a row has characters, and one more.
pub fn question(rows: &[String]) -> String {
    let mut question = String::new();
    for row in std::iter::once(WIDE).chain(rows.iter().map(String::as_str)) {
        question.push_str("\x1b[2;1H");
        question.push_str(row);
        question.push_str("\x1b[6n");
    }
    // Every terminal answers the last question: it says that no further answers will come.
    question + "\x1b[2;1H\x1b[2K\x1b[c"
}

impl Asked {
    /// What was sent just now, and how long it may take to be answered.
    pub fn now(rows: Vec<String>, patience: Duration) -> Self {
        Self { rows, patience, end: Instant::now() + patience }
    }

    /// Waits for what is still to come of the answers, until the time is over; asks further where they leave something
    /// open.
    ///
    /// # Errors
    /// If the terminal can be neither read nor written to.
    pub fn answers(self, out: &mut impl Write) -> io::Result<Answers> {
        let patience = self.patience;
        let Heard { mut answers, mixed, .. } = self.heard()?;
        if mixed.is_empty() {
            return Ok(answers);
        }
        let singly: Vec<String> = mixed.iter().map(char::to_string).collect();
        out.write_all(question(&singly).as_bytes())?;
        let more = Self::now(singly, patience).heard()?.answers;
        answers.cells = answers.cells.zip(more.cells).map(|(some, others)| some.into_iter().chain(others).collect());
        answers.typed += &more.typed;
        answers.torn = more.torn;
        Ok(answers)
    }

    fn heard(self) -> io::Result<Heard> {
        let bytes = read_until(self.end, |bytes| read_answers(bytes, &self.rows).is_complete)?;
        Ok(read_answers(&bytes, &self.rows))
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

/// Takes the answers out of what was read.
fn read_answers(bytes: &[u8], rows: &[String]) -> Heard {
    let text = String::from_utf8_lossy(bytes);
    let mut columns = Vec::new();
    let mut typed = String::new();
    let mut is_complete = false;
    let mut takes_clipboard = false;
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        match sequence(rest) {
            Some((parameters, 'R', after)) => {
                if let Some(column) = parameters.strip_prefix("2;").and_then(|column| column.parse::<usize>().ok()) {
                    columns.push(column);
                }
                rest = after;
            }
            Some((parameters, 'c', after)) if parameters.starts_with('?') => {
                is_complete = true;
                takes_clipboard = parameters.trim_start_matches('?').split(';').any(|feature| feature == CLIPBOARD);
                rest = after;
            }
            None if !is_complete && rest.starts_with("\x1b[") && is_torn(rest.as_bytes()) => break,
            _ => {
                typed.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    let filled: Option<Vec<usize>> = columns.into_iter().map(|column| column.checked_sub(1)).collect();
    let filled = filled.filter(|filled| filled.len() == rows.len() + 1);
    let utf8 = filled.as_ref().and_then(|filled| filled.first()).map(|cells| *cells == 2);
    let of_rows = filled.filter(|_| utf8 == Some(true)).unwrap_or_default();
    let (cells, mixed) = cells_of(rows, of_rows.get(1..).unwrap_or_default()).unzip();
    // No answer begins with the other introducer, only keys do.
    let torn = !is_complete && is_torn(bytes) && !bytes.ends_with(b"\x1bO");
    let answers = Answers { cells, utf8, takes_clipboard, typed, torn };
    Heard { answers, mixed: mixed.unwrap_or_default(), is_complete }
}

/// The cells of each character of rows that fill so many, and the characters of which that is still open; `None` if it
/// is not known of every row, or makes no sense.
fn cells_of(rows: &[String], filled: &[usize]) -> Option<(BTreeMap<char, u8>, Vec<char>)> {
    let (mut cells, mut mixed) = (BTreeMap::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let (count, filled) = (row.chars().count(), *filled.get(at)?);
        match filled {
            _ if filled == count => cells.extend(row.chars().map(|c| (c, 1))),
            _ if filled == 2 * count => cells.extend(row.chars().map(|c| (c, 2))),
            _ if count < filled && filled < 2 * count => mixed.extend(row.chars()),
            _ => return None,
        }
    }
    Some((cells, mixed))
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

    fn read(bytes: &str, rows: &[&str]) -> Heard {
        read_answers(bytes.as_bytes(), &rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn answers_in_order() {
        let heard = read("\x1b[2;3R\x1b[2;3R\x1b[2;5R\x1b[?64;1;2c", &["─│", "⇒→"]);
        assert!(heard.is_complete && heard.mixed.is_empty());
        assert_eq!(heard.answers.utf8, Some(true));
        assert_eq!(heard.answers.cells, Some([('─', 1), ('│', 1), ('⇒', 2), ('→', 2)].into()));
    }

    #[test]
    fn a_row_that_is_neither_narrow_nor_wide_is_left_open() {
        let heard = read("\x1b[2;3R\x1b[2;4R\x1b[2;6R\x1b[?6c", &["─│┌", "⇒→↔"]);
        assert_eq!(heard.answers.cells, Some([('─', 1), ('│', 1), ('┌', 1)].into()));
        assert_eq!(heard.mixed, ['⇒', '→', '↔']);
    }

    #[test]
    fn keys_typed_meanwhile_are_kept_as_they_came() {
        let answers = read("d\x1b[2;3R\x1b[1;2Bge\x1b[2;2R\x1b[A\x1b[?6c水\x1bOD\x1b", &["─"]).answers;
        assert_eq!(answers.typed, "d\x1b[1;2Bge\x1b[A水\x1bOD\x1b");
        assert!(answers.cells.is_some());
    }

    #[test]
    fn what_the_terminal_says_of_its_clipboard() {
        for (answer, takes_clipboard) in
            [("", false), ("\x1b[?6c", false), ("\x1b[?62;22;52c", true), ("\x1b[?52;1c", true), ("\x1b[?152c", false)]
        {
            assert_eq!(read(answer, &[]).answers.takes_clipboard, takes_clipboard, "{answer:?}");
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
            let answers = read(bytes, &["─"]).answers;
            assert_eq!((answers.typed.as_str(), answers.torn), (typed, torn), "{bytes:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_no_answer() {
        let table = [
            ("", None, false),
            ("\x1b[2;3R", None, false),
            ("\x1b[2;3R\x1b[2;2", None, false),
            ("\x1b[2;2R\x1b[2;3R\x1b[?6c", Some(false), true),
            ("\x1b[2;3R\x1b[2;9R\x1b[?6c", Some(true), true),
            ("\x1b[2;3R\x1b[2;2R\x1b[?6c", Some(true), true),
            ("\x1b[1;3R\x1b[1;3R\x1b[?6c", None, true),
        ];
        for (bytes, utf8, is_complete) in table {
            let heard = read(bytes, &["─│"]);
            assert_eq!((heard.answers.cells, heard.answers.utf8), (None, utf8), "{bytes:?}");
            assert_eq!((heard.is_complete, heard.mixed), (is_complete, Vec::new()), "{bytes:?}");
        }
    }
}
