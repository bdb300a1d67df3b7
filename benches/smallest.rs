//! The smallest program on ratatui that shows a plan file: reads it, parses it with one parser, draws one frame of
//! its lines, moves them by one for ↓ and ↑, and leaves with any other key. It asks the terminal nothing, checks
//! nothing, remembers nothing, and has but one thread.
//!
//! It is what `benches/figures` holds the first frame of susumi against, and beside which it presses its keys:
//! `cargo run --release --example smallest -- FILE`.

use std::{env, fs, io};

use crossterm::event::{Event, KeyCode, KeyEventKind, read};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph};
use serde_yaml::Value;

/// What stands in the last line.
const HINT: &str = " q 終了 ";

fn main() -> io::Result<()> {
    let path = env::args().nth(1).ok_or_else(|| io::Error::other("usage: smallest FILE"))?;
    let plan: Value = serde_yaml::from_str(&fs::read_to_string(path)?).map_err(io::Error::other)?;
    let mut lines = Vec::new();
    flatten(&plan, 0, &mut lines);
    let title = plan.get("計画").and_then(Value::as_str).unwrap_or_default();
    let mut terminal = ratatui::try_init()?;
    let mut top = 0;
    loop {
        terminal.draw(|frame| {
            let in_sight = lines.iter().skip(top).take(usize::from(frame.area().height)).cloned();
            let block = Block::bordered().title(title).title_bottom(HINT);
            let shown = Paragraph::new(in_sight.collect::<Vec<_>>()).block(block);
            frame.render_widget(shown.style(Style::new().add_modifier(Modifier::BOLD)), frame.area());
        })?;
        top = match next_key()? {
            KeyCode::Down => (top + 1).min(lines.len()),
            KeyCode::Up => top.saturating_sub(1),
            _ => break,
        };
    }
    ratatui::try_restore()
}

/// The next key that is pressed.
fn next_key() -> io::Result<KeyCode> {
    loop {
        if let Event::Key(key) = read()?
            && key.kind == KeyEventKind::Press
        {
            return Ok(key.code);
        }
    }
}

/// A line for every key and value of the file.
fn flatten(value: &Value, depth: usize, lines: &mut Vec<Line<'static>>) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                match (key.as_str().unwrap_or_default(), spelled(value)) {
                    (key, Some(text)) => lines.push(Line::from(format!("{indent}{key}: {text}"))),
                    (key, None) => {
                        lines.push(Line::from(format!("{indent}{key}")));
                        flatten(value, depth + 1, lines);
                    }
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| flatten(item, depth + 1, lines)),
        single => lines.extend(spelled(single).map(|text| Line::from(format!("{indent}{text}")))),
    }
}

/// A single value as text; nothing for a list or a map.
fn spelled(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null => Some(String::new()),
        Value::Mapping(_) | Value::Sequence(_) | Value::Tagged(_) => None,
    }
}
