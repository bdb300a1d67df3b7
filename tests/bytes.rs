//! Holds how much the program sends: counts of bytes and frames, never times.
//!
//! What it sends is compared with a floor that is computed from the cells of the terminal: the text that
//! has to be written, the changes of colour and weight between its letters, and one movement of the cursor
//! to the start of each run of it. Marks around a frame, erasing and hiding the cursor are on top of that.
#![cfg(target_os = "linux")]

#[path = "support/display.rs"]
mod display;

use display::emulator::{Cell, Pen, XTERM};
use display::{Display, FRAME};
use tempfile::TempDir;

fn started(columns: u16, rows: u16) -> (Display, TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Display::start(XTERM, home.path(), &[], columns, rows), home)
}

/// What the program sends while something is done.
fn sent(display: &mut Display, act: impl FnOnce(&mut Display)) -> Vec<u8> {
    let before = display.received().len();
    act(display);
    display.received()[before..].to_vec()
}

fn frames(sent: &[u8]) -> usize {
    sent.windows(FRAME.len()).filter(|window| *window == FRAME).count()
}

/// The least that brings these cells to a terminal: runs of the letters for which `needed` holds.
fn floor(cells: &[Vec<Cell>], needed: impl Fn(usize, usize, &Cell) -> bool) -> usize {
    let (mut bytes, mut pen) = (0, Pen::default());
    for (y, line) in cells.iter().enumerate() {
        let mut first = true;
        let mut end = None;
        for (x, cell) in line.iter().enumerate() {
            if cell.letter.is_empty() {
                // The second half of the letter before.
                end = end.map(|end: usize| end + usize::from(end == x));
                continue;
            }
            if !needed(x, y, cell) {
                continue;
            }
            if end != Some(x) {
                let place = if first { format!("\x1b[{};{}H", y + 1, x + 1) } else { format!("\x1b[{}G", x + 1) };
                bytes += place.len();
                first = false;
            }
            bytes += change(pen, cell.pen) + cell.letter.len();
            (pen, end) = (cell.pen, Some(x + 1));
        }
    }
    bytes
}

/// The bytes of the sequence from one way of writing to another.
fn change(from: Pen, to: Pen) -> usize {
    if from == to {
        return 0;
    }
    let codes = |pen: Pen| {
        let flags = [(pen.bold, 1), (pen.underlined, 4), (pen.reversed, 7)];
        let colour = |colour: Option<u16>, first: u16| colour.map(|c| if c < 8 { first + c } else { first + 52 + c });
        let flags = flags.into_iter().filter(|(on, _)| *on).map(|(_, code)| code);
        flags.chain(colour(pen.foreground, 30)).chain(colour(pen.background, 40)).collect::<Vec<_>>()
    };
    let (old, new) = (codes(from), codes(to));
    let added: Vec<u16> = new.iter().filter(|code| !old.contains(code)).copied().collect();
    let taken_away = old.iter().any(|code| !new.contains(code) && *code < 30)
        || (from.foreground.is_some() && to.foreground.is_none())
        || (from.background.is_some() && to.background.is_none());
    let length = |codes: &[u16]| "\x1b[m".len() + codes.iter().map(|code| code.to_string().len() + 1).sum::<usize>();
    match () {
        () if new.is_empty() => "\x1b[m".len(),
        () if taken_away => length(&new) + 1,
        () => length(&added) - 1,
    }
}

#[test]
fn a_screen_of_japanese_costs_little_more_than_its_text() {
    for (columns, rows) in [(80, 24), (120, 36), (160, 50)] {
        let (mut display, _home) = started(columns, rows);
        let sent = sent(&mut display, Display::redraw);
        let cells = display.cells();
        let least = floor(&cells, |_, _, cell| *cell != Cell::blank(None));
        assert!(sent.len() * 10 <= least * 12, "{columns}x{rows}: {} bytes, {least} would do", sent.len());
    }
}

#[test]
fn a_step_costs_little_more_than_what_it_changes() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        for pane in ["1", "2", "3"] {
            let (mut display, _home) = started(columns, rows);
            display.send(if pane == "1" { "j" } else { pane });
            for step in 0..5 {
                let before = display.cells();
                let sent = sent(&mut display, |display| display.send("j"));
                let after = display.cells();
                let least = floor(&after, |x, y, cell| before[y][x] != *cell);
                let case = format!("{columns}x{rows}, pane {pane}, step {step}");
                assert!(sent.len() * 10 <= least * 13, "{case}: {} bytes, {least} would do", sent.len());
                assert_eq!(frames(&sent), 1, "{case}");
            }
        }
    }
}

#[test]
fn many_keys_at_once_are_few_frames() {
    let (mut display, _home) = started(120, 36);
    let sent = sent(&mut display, |display| display.send(&"j".repeat(60)));
    assert!((1..=6).contains(&frames(&sent)), "{} frames", frames(&sent));
}

#[test]
fn nothing_is_sent_for_nothing() {
    let (mut display, _home) = started(80, 24);
    for key in ["k", "1", "\x1b[A", "\x1b[H"] {
        // That it does nothing is said once.
        sent(&mut display, |display| display.send(key));
        assert_eq!(sent(&mut display, |display| display.send(key)), b"", "{key:?} changes nothing");
    }
}
