//! The rest of what had begun when the time for answers was over: half an answer, half a key, half a paste. Read as
//! bytes, so that it is put together with its beginning.

use std::io;
use std::time::Duration;

use crossterm::event::Event;

use super::ahead;
use super::batch::TORN_SLOWLY;
use super::begun::{PASTED, begun, is_answer};

/// How long the rest of what nobody types is waited for.
const LATE: Duration = Duration::from_secs(3);

/// Reads on until nothing is half any more, and hands on what it was; says whether reading goes on. `read` adds to the
/// bytes what arrives within a time and says how much that was, `None` at the end.
pub fn read(
    mut bytes: Vec<u8>,
    mut read: impl FnMut(Duration, &mut Vec<u8>) -> io::Result<Option<usize>>,
    mut hand_on: impl FnMut(io::Result<Vec<Event>>) -> bool,
) -> bool {
    while !bytes.is_empty() {
        let before = bytes.len();
        let events = match read(patience(&bytes), &mut bytes) {
            Ok(Some(0) | None) => events(&std::mem::take(&mut bytes)),
            Ok(Some(_)) if !goes_on(&bytes, before) => {
                let others = bytes.split_off(before);
                let half = events(&bytes);
                bytes = others;
                half.into_iter().chain(whole(&mut bytes)).collect()
            }
            Ok(Some(_)) => whole(&mut bytes),
            Err(error) => return hand_on(Err(error)),
        };
        if !events.is_empty() && !hand_on(Ok(events)) {
            return false;
        }
    }
    true
}

/// Takes out what has come to its end.
fn whole(bytes: &mut Vec<u8>) -> Vec<Event> {
    let half = bytes.split_off(begun(bytes));
    events(&std::mem::replace(bytes, half))
}

fn events(bytes: &[u8]) -> Vec<Event> {
    ahead::events(&String::from_utf8_lossy(bytes))
}

/// How long the rest is waited for.
fn patience(bytes: &[u8]) -> Duration {
    match bytes {
        [_, b'[', ..] => LATE,
        [_, opener, body @ ..] if is_answer(char::from(*opener), &String::from_utf8_lossy(body)) => LATE,
        _ => TORN_SLOWLY,
    }
}

/// Whether what came behind the first bytes goes on with them: a letter that ends no answer and no key does not.
fn goes_on(bytes: &[u8], before: usize) -> bool {
    let is_sequence = bytes.starts_with(b"\x1b[") && !bytes.starts_with(PASTED.0.as_bytes());
    let last = bytes.iter().skip(before.max(2)).find(|byte| !(b' '..=b'?').contains(*byte));
    !is_sequence
        || last.is_none_or(|last| {
            matches!(last, b'A'..=b'Z' | b'[' | b'c' | b'~') || (*last == b'y' && bytes.contains(&b'$'))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::tui::chord::Chord;

    #[test]
    fn the_rest_belongs_to_its_beginning() {
        // What had begun; what comes, `None` for a time in which nothing does; what it was.
        let table: &[(&str, &[Option<&str>], &str)] = &[
            ("", &[], ""),
            ("\x1b[2;", &[Some("3Rj")], "j"),
            ("\x1b[", &[Some("2;3"), Some("R")], ""),
            ("\x1b", &[Some("[2;3R")], ""),
            ("\x1b[?64;", &[Some("1cq")], "q"),
            ("\x1b[?2026;", &[Some("2$yq")], "q"),
            ("\x1b[1;", &[Some("5A")], "Ctrl-Up"),
            ("\x1b[", &[Some("["), Some("A")], "F1"),
            ("\x1bO", &[Some("B")], "Down"),
            ("\x1bP>|xt", &[Some("erm(390)"), Some("\x1b"), Some("\\j")], "j"),
            ("\x1b]11;", &[Some("rgb:1\x07j")], "j"),
            ("\x1b[200~下\x1b[A", &[Some("水q"), Some("\x1b[201"), Some("~j")], "‘下\x1b[A水q’ j"),
            // Its rest never comes.
            ("\x1b", &[None], "Esc"),
            ("\x1b", &[Some("2")], "Esc 2"),
            ("\x1b", &[Some("[2;"), Some("q")], "q"),
            ("\x1b[2;", &[None], ""),
            ("\x1b[2;", &[Some("q")], "q"),
            ("\x1b[2;", &[Some("\x03")], "Ctrl-C"),
            ("\x1b[", &[Some("q")], "Esc [ q"),
            ("\x1bP>|xt", &[None], ""),
            ("\x1bP>|xt", &[Some("\x03")], "Ctrl-C"),
            ("\x1bP", &[None], "Esc P"),
            ("\x1bP", &[Some("jq"), None], "Esc P j q"),
            ("\x1b[200~下水", &[None], "‘下水’"),
        ];
        for (begun, pieces, expected) in table {
            let mut pieces: VecDeque<Option<&str>> = pieces.iter().copied().collect();
            let next = |_, bytes: &mut Vec<u8>| {
                let piece = pieces.pop_front().expect("it reads on").unwrap_or_default();
                bytes.extend(piece.bytes());
                Ok(Some(piece.len()))
            };
            let mut events = Vec::new();
            let hand_on = |batch: io::Result<Vec<Event>>| {
                events.extend(batch.unwrap());
                true
            };
            assert!(read(begun.as_bytes().to_vec(), next, hand_on), "{begun:?}");
            let events: Vec<String> = events.iter().map(name).collect();
            assert_eq!(events.join(" "), *expected, "{begun:?}");
            assert!(pieces.is_empty(), "{begun:?}: {pieces:?} are left");
        }
    }

    fn name(event: &Event) -> String {
        match event {
            Event::Key(key) => Chord::from(*key).to_string(),
            Event::Paste(text) => format!("‘{text}’"),
            other => format!("{other:?}"),
        }
    }
}
