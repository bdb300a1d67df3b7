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

use super::begun::begun;

/// How long to wait for all answers. A slow line answers within it; a terminal that never answers
/// costs this once.
pub const DEADLINE: Duration = Duration::from_millis(500);

/// How much longer to wait where the time ends within an answer, or a key.
const REST: Duration = Duration::from_millis(100);

/// How long after their time answers are still reckoned with. Who acts on what a frame shows does so behind them; this is
/// about keys that were pressed before there was one.
const LATE: Duration = Duration::from_millis(500);

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
    /// What was read last and has not come to its end: half an answer, half a key, half a paste.
    pub begun: Vec<u8>,
    /// Until when answers may come that have not; `None` where all are there.
    pub late: Option<Instant>,
}

/// Questions that have been sent. Until their answers have been read, nothing else may read the terminal.
#[derive(Debug)]
#[must_use]
pub struct Asked {
    rows: Vec<String>,
    patience: Duration,
    end: Instant,
    /// What has been read before, and not to its end.
    begun: Vec<u8>,
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
        Self { rows, patience, end: Instant::now() + patience, begun: Vec::new() }
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
        let begun = std::mem::take(&mut answers.begun);
        let more = Self { begun, ..Self::now(singly, patience) }.heard()?.answers;
        answers.cells = answers.cells.zip(more.cells).map(|(some, others)| some.into_iter().chain(others).collect());
        answers.typed += &more.typed;
        (answers.begun, answers.late) = (more.begun, more.late);
        Ok(answers)
    }

    fn heard(self) -> io::Result<Heard> {
        let Self { rows, end, begun, .. } = self;
        let bytes = read_until(end, begun, read_for, |bytes| read_answers(bytes, &rows).is_complete)?;
        let mut heard = read_answers(&bytes, &rows);
        heard.answers.late = (!heard.is_complete).then(|| end + LATE);
        Ok(heard)
    }
}

/// Throws away what comes of late answers, and what comes with them, until the last is there or the time is over; at once
/// no more where `hurries`, or where Ctrl-C is pressed.
///
/// # Errors
/// If the terminal cannot be read.
pub fn throw_away(until: Instant, hurries: impl Fn() -> bool) -> io::Result<()> {
    /// How often it is asked whether it hurries.
    const MOMENT: Duration = Duration::from_millis(20);
    const CTRL_C: u8 = 0x03;
    let mut bytes = Vec::new();
    while Instant::now() < until && !hurries() && !bytes.contains(&CTRL_C) && !read_answers(&bytes, &[]).is_complete {
        if read_for(MOMENT, &mut bytes)?.is_none() {
            break;
        }
    }
    Ok(())
}

/// Adds what standard input has, or gets within that time, and says how much that was; `None` at its end.
///
/// # Errors
/// If it cannot be read.
pub fn read_for(time: Duration, bytes: &mut Vec<u8>) -> io::Result<Option<usize>> {
    let input = io::stdin();
    let end = Instant::now() + time;
    let mut buffer = [0; 4096];
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let timeout = Timespec { tv_sec: left.as_secs().cast_signed(), tv_nsec: i64::from(left.subsec_nanos()) };
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&timeout)) {
            Ok(0) => return Ok(Some(0)),
            Ok(_) => match rustix::io::read(&input, &mut buffer) {
                Ok(0) => return Ok(None),
                Ok(read) => {
                    bytes.extend_from_slice(buffer.get(..read).unwrap_or_default());
                    return Ok(Some(read));
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Reads on behind `bytes` until `complete` or until the time is over, and to the end of what has begun by then. What
/// has arrived is read even if there is no time left, but keys that go on and on take no more than the time.
fn read_until(
    mut end: Instant,
    mut bytes: Vec<u8>,
    mut read: impl FnMut(Duration, &mut Vec<u8>) -> io::Result<Option<usize>>,
    complete: impl Fn(&[u8]) -> bool,
) -> io::Result<Vec<u8>> {
    let mut is_complete = false;
    loop {
        let is_torn = begun(&bytes) < bytes.len();
        if is_complete && !is_torn {
            break;
        }
        let left = (if is_torn { end + REST } else { end }).saturating_duration_since(Instant::now());
        let is_over = read(left, &mut bytes)?.is_none_or(|read| read == 0);
        if !is_complete && complete(&bytes) {
            (is_complete, end) = (true, Instant::now());
        } else if is_over || left.is_zero() {
            break;
        }
    }
    Ok(bytes)
}

/// Takes the answers out of what was read.
fn read_answers(bytes: &[u8], rows: &[String]) -> Heard {
    let (ended, begun) = bytes.split_at(begun(bytes));
    let text = String::from_utf8_lossy(ended);
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
    let answers = Answers { cells, utf8, takes_clipboard, typed, begun: begun.to_vec(), late: None };
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
        assert_eq!(answers.typed, "d\x1b[1;2Bge\x1b[A水\x1bOD");
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
    fn what_has_not_ended_is_neither_answer_nor_key() {
        for (bytes, typed, begun) in [
            ("d\x1b[2;3R\x1b[2;", "d", "\x1b[2;"),
            ("d\x1b", "d", "\x1b"),
            ("\x1bd", "\x1bd", ""),
            ("\x1b[?6cd\x1b[", "d", "\x1b["),
            ("/\x1b[200~下", "/", "\x1b[200~下"),
            ("\x1b]11;rgb", "", "\x1b]11;rgb"),
            ("\x1b[2;3Rd", "d", ""),
        ] {
            let answers = read(bytes, &["─"]).answers;
            assert_eq!((answers.typed.as_str(), answers.begun.as_slice()), (typed, begun.as_bytes()), "{bytes:?}");
        }
    }

    /// What arrives each time it is read, whatever the time.
    fn read_in(pieces: &[&str], end: Instant) -> String {
        let mut pieces = pieces.iter();
        let next = |_, bytes: &mut Vec<u8>| {
            let piece = pieces.next().copied().unwrap_or_default();
            bytes.extend(piece.bytes());
            Ok(Some(piece.len()))
        };
        let bytes = read_until(end, Vec::new(), next, |bytes| read_answers(bytes, &[]).is_complete).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn it_reads_to_the_end_of_what_has_begun_and_no_further() {
        let later = Instant::now() + Duration::from_secs(3600);
        for (pieces, read) in [
            (["j", "k", "\x1b[?6c"], "jk\x1b[?6c"),
            (["j\x1b[", "?6c", "k"], "j\x1b[?6c"),
            (["\x1b[?6c\x1b", "[B", "k"], "\x1b[?6c\x1b[B"),
            (["j", "", "k"], "j"),
        ] {
            assert_eq!(read_in(&pieces, later), read, "{pieces:?}");
        }
        // The program itself was late: what has arrived counts.
        let over = Instant::now();
        assert_eq!(read_in(&["j\x1b[?6c", "k"], over), "j\x1b[?6c");
    }

    #[test]
    fn keys_without_end_take_no_more_than_the_time() {
        let end = Instant::now() + Duration::from_millis(20);
        let mut typed = "jk\x1b[B\x1b[A".bytes().cycle();
        let next = |_, bytes: &mut Vec<u8>| {
            bytes.extend(typed.next());
            assert!(end.elapsed() < Duration::from_secs(10), "it reads on and on");
            Ok(Some(1))
        };
        read_until(end, Vec::new(), next, |bytes| bytes.len() > 1_000_000).unwrap();
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
