//! Events of one batch: what a slow line has torn is put together again, and what the terminal says of itself is no key.
//!
//! An Esc followed at once by `[` or `O` was no Esc. What stands in a string of the terminal (its name, a colour) arrives
//! letter by letter.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::begun::{is_answer, may_go_on, opens_string};

/// The most events of one batch: what happens in between is to be seen.
const BATCH: usize = 1000;
/// How long to look for more that has arrived already. Not nothing: then the source does not look at all. Not
/// long: below a millisecond it does not sleep.
const AT_ONCE: Duration = Duration::from_micros(20);
/// How far apart a line tears the bytes of one key. Nobody types two keys so close together.
const TORN: Duration = Duration::from_millis(60);
/// The same of a line that is known to be slow: answers to what was asked at the start are still to come.
pub const TORN_SLOWLY: Duration = Duration::from_millis(300);
/// How far apart it tears what is an answer for certain.
const LATE: Duration = Duration::from_secs(1);
/// How often it does so. Where an answer never ends, no more keys than that are taken for the rest of it.
const TEARS: usize = 4;
/// Where events come from.
pub trait Source {
    /// Whether one is there, or comes within that time.
    fn is_ready(&mut self, patience: Duration) -> io::Result<bool>;
    /// The next one, however long it takes.
    fn next(&mut self) -> io::Result<Event>;
    /// Whether the line is known to be slow.
    fn is_slow(&self) -> bool {
        false
    }
    /// Whether what belongs to the one before is there, or comes.
    fn goes_on(&mut self) -> io::Result<bool> {
        self.is_ready(if self.is_slow() { TORN_SLOWLY } else { TORN })
    }
}

/// What has arrived, once something has; what has been torn is put together.
///
/// # Errors
/// If the source cannot be read.
pub fn read_batch(source: &mut impl Source) -> io::Result<Vec<Event>> {
    let source = &mut Returning { source, returned: VecDeque::new() };
    let mut events = Vec::new();
    let mut next = Some(source.next()?);
    while let Some(event) = next {
        if let Some(opener) = letter_with_alt(&event).filter(|letter| opens_string(*letter)) {
            if !pass_string(source, opener)? {
                events.push(event);
            }
        } else if is_escape(&event) && source.goes_on()? {
            let second = source.next()?;
            match letter(&second) {
                Some(introducer @ ('[' | 'O')) => match rest_of_sequence(source, introducer)? {
                    Some(rest) => events.extend(rest),
                    // They were two keys after all.
                    None => events.extend([event, second]),
                },
                Some(opener) if opens_string(opener) => {
                    if !pass_string(source, opener)? {
                        events.extend([event, second]);
                    }
                }
                _ => {
                    events.push(event);
                    next = Some(second);
                    continue;
                }
            }
        } else {
            events.push(event);
        }
        let goes_on = !source.returned.is_empty() || events.len() < BATCH && source.is_ready(AT_ONCE)?;
        next = if goes_on { Some(source.next()?) } else { None };
    }
    Ok(events)
}

/// A source to which events can be returned that have been read too far.
struct Returning<'a, S> {
    source: &'a mut S,
    returned: VecDeque<Event>,
}

impl<S: Source> Source for Returning<'_, S> {
    fn is_ready(&mut self, patience: Duration) -> io::Result<bool> {
        if self.returned.is_empty() { self.source.is_ready(patience) } else { Ok(true) }
    }

    fn next(&mut self) -> io::Result<Event> {
        self.returned.pop_front().map_or_else(|| self.source.next(), Ok)
    }

    fn is_slow(&self) -> bool {
        self.source.is_slow()
    }
}

/// Reads a string of which the beginning has been read; says whether it was one. What was none is returned.
fn pass_string<S: Source>(source: &mut Returning<S>, opener: char) -> io::Result<bool> {
    let (mut body, mut read) = (String::new(), VecDeque::new());
    let mut tears = 0;
    while may_go_on(opener, &body) {
        if !source.goes_on()? {
            tears += 1;
            if !is_answer(opener, &body) || tears > TEARS || !source.is_ready(LATE)? {
                break;
            }
        }
        let event = source.next()?;
        let is_end = letter_with_alt(&event) == Some('\\') || opener == ']' && is_bell(&event);
        if is_end || is_escape(&event) && is_backslash_next(source)? {
            return Ok(true);
        }
        let letter = letter(&event);
        read.push_back(event);
        match letter {
            Some(letter) => body.push(letter),
            // A string has letters only.
            None => break,
        }
    }
    let is_answer = is_answer(opener, &body);
    if is_answer {
        // An end that never comes, or a key that broke it off.
        read.retain(|event| letter(event).is_none());
    }
    read.append(&mut source.returned);
    source.returned = read;
    Ok(is_answer)
}

/// Whether a backslash follows at once; then it has been read.
fn is_backslash_next<S: Source>(source: &mut Returning<S>) -> io::Result<bool> {
    if !source.goes_on()? {
        return Ok(false);
    }
    let next = source.next()?;
    let is_backslash = letter(&next) == Some('\\');
    if !is_backslash {
        source.returned.push_front(next);
    }
    Ok(is_backslash)
}

/// What a sequence stands for of which the beginning has been read: one key, or none that means anything
/// (an answer that comes late). `None` if nothing follows.
fn rest_of_sequence(source: &mut impl Source, introducer: char) -> io::Result<Option<Vec<Event>>> {
    let mut body = String::new();
    while body.len() < 64 && source.goes_on()? {
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

/// The letter that an event has typed together with Alt.
fn letter_with_alt(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. })
            if *modifiers - KeyModifiers::SHIFT == KeyModifiers::ALT =>
        {
            Some(*letter)
        }
        _ => None,
    }
}

/// What ends a string as well.
fn is_bell(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Char('g') && key.modifiers == KeyModifiers::CONTROL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

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

    /// A text as the keys it is taken for; ␛ is Esc, `⌥` Alt with the next letter, `␇` Ctrl-G, `¦` a gap of 20 ms, `‖` one
    /// of a second.
    fn line(text: &str) -> Line {
        let (mut gap, mut alt) = (0, KeyModifiers::NONE);
        let mut events = VecDeque::new();
        for letter in text.chars() {
            let code = match letter {
                '¦' => {
                    gap += 20;
                    continue;
                }
                '⌥' => {
                    alt = KeyModifiers::ALT;
                    continue;
                }
                '‖' => {
                    gap += 1000;
                    continue;
                }
                '␛' => KeyCode::Esc,
                letter => KeyCode::Char(letter),
            };
            let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            let key = match letter {
                '␇' => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                _ => KeyEvent::new(code, shift | std::mem::replace(&mut alt, KeyModifiers::NONE)),
            };
            events.push_back((std::mem::take(&mut gap), Event::Key(key)));
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
            ("␛¦j", "Esc j"),
            ("␛␛", "Esc Esc"),
            ("␛¦[B", "Down"),
            ("␛[¦B", "Down"),
            ("j␛¦[¦5¦~k", "j PageUp k"),
            ("␛¦OB", "Down"),
            ("␛¦OP", "F(1)"),
            ("␛¦[[A␛¦[21~", "F(1) F(10)"),
            ("␛¦[1;¦2B", "Down"),
            ("␛¦[", "Esc ["),
            ("␛‖[B", "Esc / [ B"),
            ("␛¦[2;3Rj", "j"),
            ("␛¦[?64;1c", ""),
            ("␛␛¦[A", "Esc Up"),
            ("␛¦[¦␛", "Esc"),
        ];
        for (text, expected) in table {
            assert_eq!(batches(line(text)), expected, "{text}");
        }
    }

    /// A line that is known to be slow.
    struct Slow(Line);

    impl Source for Slow {
        fn is_ready(&mut self, patience: Duration) -> io::Result<bool> {
            self.0.is_ready(patience)
        }

        fn next(&mut self) -> io::Result<Event> {
            self.0.next()
        }

        fn is_slow(&self) -> bool {
            true
        }
    }

    #[test]
    fn a_slow_line_tears_further_apart() {
        let gap = "¦".repeat(10);
        for (text, on_a_slow_one, on_another) in
            [("␛[2;3R", "", "Esc"), ("␛P>|xterm␛\\", "", "Esc"), ("␛j", "Esc j", "Esc")]
        {
            let torn = text.replacen('␛', &format!("␛{gap}"), 1);
            assert_eq!(name(&read_batch(&mut Slow(line(&torn))).unwrap()), on_a_slow_one, "{text}");
            assert_eq!(name(&read_batch(&mut line(&torn)).unwrap()), on_another, "{text}");
        }
    }

    #[test]
    fn an_answer_in_the_form_of_a_string_is_no_key() {
        let table = [
            // As it is read in one go, and torn.
            ("j⌥P>|xterm(390)⌥\\k", "j k"),
            ("⌥]11;rgb:1d1d/2e2e⌥\\k", "k"),
            ("⌥]11;rgb:1d1d/2e2e␇k", "k"),
            ("⌥_Gi=1;OK⌥\\⌥^q⌥\\⌥Xq⌥\\⌥P1$r0m⌥\\k", "k"),
            ("⌥]l計画⌥\\k", "k"),
            ("j␛P>|xterm␛\\k", "j k"),
            ("␛¦P>|x¦term␛¦\\k", "k"),
            ("⌥P>|x‖term‖(390)␛¦\\k", "k"),
            // It never ends, or something breaks it off.
            ("⌥P>|xterm", ""),
            ("⌥P>|xterm␛", "Esc"),
            ("⌥P>|xterm␛[B", "Down"),
            ("⌥P>|x‖j‖j‖j‖j‖j", " / j"),
            ("⌥P>|xterm␇", "g"),
            ("⌥]11;rgb⌥]11;rgb⌥\\k", "k"),
            // Keys.
            ("⌥P", "P"),
            ("⌥P‖>", "P / >"),
            ("⌥Pjq", "P j q"),
            ("⌥]¦2¦j", "] 2 j"),
            ("␛P", "Esc P"),
            ("␛‖P", "Esc / P"),
            ("␛PjX␛[Bj", "Esc P j X Down j"),
            ("⌥]12␛Bj", "] 1 2 Esc B j"),
            ("⌥j⌥\\", "j \\"),
        ];
        for (text, expected) in table {
            assert_eq!(batches(line(text)), expected, "{text}");
        }
        let keys = format!("⌥P{}", "j".repeat(2500));
        assert_eq!(batches(line(&keys)).matches('j').count(), 2500);
    }

    #[test]
    fn a_long_burst_comes_in_several_batches_and_whole() {
        let all = batches(line(&"j".repeat(2500)));
        assert_eq!((all.matches('j').count(), all.matches('/').count()), (2500, 2));
    }
}
