//! Reading what the terminal sends, in a thread of its own, since half an escape sequence would block.
//!
//! After each batch the thread waits to be told to go on: while another program (an editor, the shell) has
//! the terminal, nothing here reads from it. What a slow line has torn is put together again: an Esc
//! followed at once by `[` or `O` was no Esc.

use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::incoming::Incoming;

/// The most events of one batch: what happens in between is to be seen.
const BATCH: usize = 1000;
/// How long to look for more that has arrived already. Not nothing: then the source does not look at all. Not
/// long: below a millisecond it does not sleep.
const AT_ONCE: Duration = Duration::from_micros(20);
/// How far apart a line tears the bytes of one key. Nobody types two keys so close together.
const TORN: Duration = Duration::from_millis(60);
/// How long the rest of an answer, torn when the time for answers ended, is waited for.
const LATE: Duration = Duration::from_secs(3);

/// The thread that reads.
pub struct Reader {
    go_on: SyncSender<()>,
}

impl Reader {
    /// Starts reading: batches of everything that had arrived. `torn` says that an answer of the terminal
    /// has been read in half; its rest is no key.
    ///
    /// # Errors
    /// If the system allows no more threads.
    pub fn start(sender: Sender<Incoming>, torn: bool) -> io::Result<Self> {
        let (go_on, gate) = sync_channel(1);
        let read = move || {
            if !torn || rest_of_answer(&mut Terminal, &sender) {
                read(&sender, &gate);
            }
        };
        thread::Builder::new().name("input".to_owned()).spawn(read)?;
        Ok(Self { go_on })
    }

    /// Lets the reader read the next batch.
    pub fn go_on(&self) {
        let _ = self.go_on.send(());
    }
}

/// From now on a change of the terminal's size is an event: who asks for the size behind this misses none until the
/// first event is read.
///
/// # Errors
/// If the terminal cannot be read from.
pub fn hear_of_sizes() -> io::Result<()> {
    // With no time to wait nothing is read yet.
    event::poll(Duration::ZERO).map(drop)
}

/// Where events come from.
pub trait Source {
    /// Whether one is there, or comes within that time.
    fn is_ready(&mut self, patience: Duration) -> io::Result<bool>;
    /// The next one, however long it takes.
    fn next(&mut self) -> io::Result<Event>;
}

struct Terminal;

impl Source for Terminal {
    fn is_ready(&mut self, patience: Duration) -> io::Result<bool> {
        event::poll(patience)
    }

    fn next(&mut self) -> io::Result<Event> {
        event::read()
    }
}

fn read(sender: &Sender<Incoming>, gate: &Receiver<()>) {
    loop {
        let batch = read_batch(&mut Terminal);
        let ended = batch.is_err();
        if sender.send(Incoming::Events(batch)).is_err() || ended || gate.recv().is_err() {
            return;
        }
    }
}

/// What has arrived, once something has; what has been torn is put together.
///
/// # Errors
/// If the source cannot be read.
pub fn read_batch(source: &mut impl Source) -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    let mut next = Some(source.next()?);
    while let Some(event) = next {
        if is_escape(&event) && source.is_ready(TORN)? {
            let second = source.next()?;
            match letter(&second) {
                Some(introducer @ ('[' | 'O')) => match rest_of_sequence(source, introducer)? {
                    Some(rest) => events.extend(rest),
                    // They were two keys after all.
                    None => events.extend([event, second]),
                },
                _ => {
                    events.push(event);
                    next = Some(second);
                    continue;
                }
            }
        } else {
            events.push(event);
        }
        next = if events.len() < BATCH && source.is_ready(AT_ONCE)? { Some(source.next()?) } else { None };
    }
    Ok(events)
}

/// What a sequence stands for of which the beginning has been read: one key, or none that means anything
/// (an answer that comes late). `None` if nothing follows.
fn rest_of_sequence(source: &mut impl Source, introducer: char) -> io::Result<Option<Vec<Event>>> {
    let mut body = String::new();
    while body.len() < 32 && source.is_ready(TORN)? {
        let event = source.next()?;
        let Some(letter) = letter(&event) else { return Ok(Some(vec![event])) };
        body.push(letter);
        if introducer == 'O' || ('@'..='~').contains(&letter) && body != "[" {
            return Ok(Some(key(introducer, &body).map(Event::Key).into_iter().collect()));
        }
    }
    Ok((!body.is_empty()).then(Vec::new))
}

/// The key that a control sequence stands for: `A`, `1;2A` with Shift, `5~`, `5;2~`.
fn key(introducer: char, body: &str) -> Option<KeyEvent> {
    let (numbers, last) = body.split_at(body.char_indices().next_back()?.0);
    let (number, modifiers) = match numbers.split_once(';') {
        Some((number, modifiers)) => (number, self::modifiers(modifiers)?),
        None => (numbers, KeyModifiers::NONE),
    };
    let code = match (introducer, number, last) {
        (_, "" | "1", "A") => KeyCode::Up,
        (_, "" | "1", "B") => KeyCode::Down,
        (_, "" | "1", "C") => KeyCode::Right,
        (_, "" | "1", "D") => KeyCode::Left,
        (_, "" | "1", "H") | ('[', "1" | "7", "~") => KeyCode::Home,
        (_, "" | "1", "F") | ('[', "4" | "8", "~") => KeyCode::End,
        ('[', "", "Z") => KeyCode::BackTab,
        ('[', "2", "~") => KeyCode::Insert,
        ('[', "3", "~") => KeyCode::Delete,
        ('[', "5", "~") => KeyCode::PageUp,
        ('[', "6", "~") => KeyCode::PageDown,
        // Third that of the Linux console. No `[R`: that is where the cursor stands.
        (_, "" | "1", "P") | ('[', "11", "~") | ('[', "[", "A") => KeyCode::F(1),
        (_, "" | "1", "Q") | ('[', "12", "~") | ('[', "[", "B") => KeyCode::F(2),
        ('O', "", "R") | ('[', "13", "~") | ('[', "[", "C") => KeyCode::F(3),
        (_, "" | "1", "S") | ('[', "14", "~") | ('[', "[", "D") => KeyCode::F(4),
        ('[', "[", "E") => KeyCode::F(5),
        ('[', number, "~") => KeyCode::F(match number.parse().ok()? {
            number @ 15 => number - 10,
            number @ 17..=21 => number - 11,
            number @ 23..=24 => number - 12,
            _ => return None,
        }),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// What a sequence says of the keys that were held: one more than their sum.
fn modifiers(number: &str) -> Option<KeyModifiers> {
    let held = number.parse::<u8>().ok()?.checked_sub(1)?;
    let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let held_of_known = known.iter().filter(|(bit, _)| held & bit != 0);
    (held < 8).then(|| held_of_known.fold(KeyModifiers::NONE, |all, (_, modifier)| all | *modifier))
}

/// Waits for the rest of an answer and hands on what it is not; says whether reading can go on.
fn rest_of_answer(source: &mut impl Source, sender: &Sender<Incoming>) -> bool {
    loop {
        let event = match source.is_ready(LATE) {
            Ok(false) => return true,
            ready => ready.and_then(|_| source.next()),
        };
        match event.as_ref().ok().and_then(letter) {
            Some('0'..='9' | ';' | '[' | '?') => {}
            Some('R' | 'c') => return true,
            _ => {
                let ended = event.is_err();
                return sender.send(Incoming::Events(event.map(|event| vec![event]))).is_ok() && !ended;
            }
        }
    }
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Esc && key.kind == KeyEventKind::Press
        && key.modifiers.is_empty())
}

/// The letter that an event has typed.
fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. })
            if (*modifiers - KeyModifiers::SHIFT).is_empty() =>
        {
            Some(*letter)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::mpsc::channel;

    use super::*;

    /// Keys, and how many milliseconds pass before each.
    struct Line(VecDeque<(u64, Event)>);

    impl Source for Line {
        fn is_ready(&mut self, patience: Duration) -> io::Result<bool> {
            Ok(self.0.front().is_some_and(|(gap, _)| Duration::from_millis(*gap) <= patience))
        }

        fn next(&mut self) -> io::Result<Event> {
            self.0.pop_front().map(|(_, event)| event).ok_or(io::ErrorKind::UnexpectedEof.into())
        }
    }

    /// A text as the keys it is taken for; ␛ is Esc, `|` a gap of 20 ms, `‖` one of a second.
    fn line(text: &str) -> Line {
        let mut gap = 0;
        let mut events = VecDeque::new();
        for letter in text.chars() {
            let code = match letter {
                '|' => {
                    gap += 20;
                    continue;
                }
                '‖' => {
                    gap += 1000;
                    continue;
                }
                '␛' => KeyCode::Esc,
                letter => KeyCode::Char(letter),
            };
            let modifiers = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            events.push_back((std::mem::take(&mut gap), Event::Key(KeyEvent::new(code, modifiers))));
        }
        Line(events)
    }

    fn batches(mut line: Line) -> String {
        let mut shown = Vec::new();
        while !line.0.is_empty() {
            shown.push(name(&read_batch(&mut line).unwrap()));
        }
        shown.join(" / ")
    }

    fn name(events: &[Event]) -> String {
        let name = |event: &Event| match event {
            Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) => letter.to_string(),
            Event::Key(key) => format!("{:?}", key.code),
            _ => String::new(),
        };
        events.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_line_has_torn_is_one_key() {
        let table = [
            ("jk", "j k"),
            ("j‖k", "j / k"),
            ("␛", "Esc"),
            ("␛‖j", "Esc / j"),
            ("␛|j", "Esc j"),
            ("␛␛", "Esc Esc"),
            ("␛|[B", "Down"),
            ("␛[|B", "Down"),
            ("j␛|[|5|~k", "j PageUp k"),
            ("␛|OB", "Down"),
            ("␛|OP", "F(1)"),
            ("␛|[[A␛|[21~", "F(1) F(10)"),
            ("␛|[1;|2B", "Down"),
            ("␛|[", "Esc ["),
            ("␛‖[B", "Esc / [ B"),
            ("␛|[2;3Rj", "j"),
            ("␛|[?64;1c", ""),
            ("␛␛|[A", "Esc Up"),
            ("␛|[|␛", "Esc"),
        ];
        for (text, expected) in table {
            assert_eq!(batches(line(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_long_burst_comes_in_several_batches_and_whole() {
        let all = batches(line(&"j".repeat(2500)));
        assert_eq!((all.matches('j').count(), all.matches('/').count()), (2500, 2));
    }

    #[test]
    fn the_rest_of_an_answer_is_no_key() {
        let table = [("‖3Rj", "", 1), ("‖[2;3R", "", 0), ("‖j", "j", 0), ("?64;1cq", "", 1), ("", "", 0)];
        for (text, handed_on, left) in table {
            let (sender, receiver) = channel();
            let mut line = line(text);
            assert!(rest_of_answer(&mut line, &sender));
            let handed: Vec<_> = receiver.try_iter().collect();
            let handed: String = handed
                .iter()
                .map(|incoming| match incoming {
                    Incoming::Events(Ok(events)) => name(events),
                    other => format!("{other:?}"),
                })
                .collect();
            assert_eq!((handed.as_str(), line.0.len()), (handed_on, left), "{text}");
        }
    }
}
