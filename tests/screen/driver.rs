//! The screen without a terminal: keys in the keymap's spelling go in, the drawn cells come out.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use susumi::source::config::Config;
use susumi::tui::app::{App, Effect, Message, Session};
use susumi::tui::chord::Chord;
use susumi::tui::glyph::GlyphSet;
use susumi::tui::keymap::Keymap;
use susumi::tui::look::Look;
use susumi::tui::view;
use susumi::tui::widths::Widths;
use susumi::workspace::{self, Workspace};
use unicode_width::UnicodeWidthStr;

/// The program on a screen of some size.
pub struct Screen {
    pub app: App,
    size: (u16, u16),
}

impl Screen {
    /// The built-in plan as it is shown first.
    pub fn start(width: u16, height: u16) -> Self {
        let mut workspace = Workspace::default();
        workspace.plans.push(workspace::read(&susumi::source::Origin::BuiltIn).unwrap());
        Self::on(workspace, &Config::default(), width, height)
    }

    /// These plans as they are shown first.
    pub fn on(workspace: Workspace, config: &Config, width: u16, height: u16) -> Self {
        let (keymap, _) = Keymap::patched(&config.keys);
        let look = Look::new(GlyphSet::Unicode, Widths::narrow(), true);
        let app = App::new(Session::new(workspace).unwrap(), keymap, look);
        let mut screen = Self { app, size: (0, 0) };
        screen.resize(width, height);
        screen
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.send(Message::Resize(width, height));
    }

    /// Presses keys, spelled as in the keymap, blanks between them.
    pub fn press(&mut self, keys: &str) -> Vec<Effect> {
        let chords = keys.split_whitespace().map(|key| Chord::parse(key).unwrap());
        let chords: Vec<Chord> = chords.collect();
        chords.into_iter().flat_map(|chord| self.send(Message::Key(chord.into()))).collect()
    }

    /// Types text as it is, whatever keys it takes.
    pub fn type_in(&mut self, text: &str) -> Vec<Effect> {
        let key = |char| KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
        text.chars().flat_map(|char| self.send(Message::Key(key(char)))).collect()
    }

    /// Hands the program a message as the loop does.
    pub fn send(&mut self, message: Message) -> Vec<Effect> {
        let effects = self.app.update(message);
        self.app.measured(view::measure(&self.app));
        effects
    }

    /// What is drawn.
    pub fn draw(&self) -> Buffer {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        view::paint(&mut buffer, &self.app, area);
        buffer
    }

    /// The lines that are drawn, blanks at their ends left out.
    pub fn lines(&self) -> Vec<String> {
        let buffer = self.draw();
        (0..self.size.1).map(|y| row(&buffer, y).map(|(_, symbol)| symbol).collect::<String>()).map(trimmed).collect()
    }

    /// The lines in one text.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Which pieces of the lines are drawn in which style: `row:text`. What merely steps back (rules,
    /// labels) is left out.
    pub fn styles(&self) -> String {
        let buffer = self.draw();
        let mut styles: Vec<(String, Vec<String>)> = Vec::new();
        for y in 0..self.size.1 {
            let mut runs: Vec<(String, String)> = Vec::new();
            for (x, symbol) in row(&buffer, y) {
                let style = style_of(&buffer, x, y);
                match runs.last_mut() {
                    Some((same, text)) if *same == style => text.push_str(symbol),
                    _ => runs.push((style, symbol.to_owned())),
                }
            }
            for (style, text) in runs {
                if style.is_empty() || style == "darkgray" || (text.trim().is_empty() && !style.contains("reversed")) {
                    continue;
                }
                let run = format!("{y}:{}", shortened(text.trim()));
                match styles.iter_mut().find(|(same, _)| *same == style) {
                    Some((_, runs)) => runs.push(run),
                    None => styles.push((style, vec![run])),
                }
            }
        }
        styles.sort();
        styles.into_iter().map(|(style, runs)| format!("{style}\n    {}\n", runs.join(" | "))).collect()
    }

    /// What is wrong with the cells: a line that is not as wide as the screen, half a wide character.
    pub fn torn(&self) -> Option<String> {
        let buffer = self.draw();
        for y in 0..self.size.1 {
            let mut cells = 0;
            for (x, symbol) in row(&buffer, y) {
                let width = symbol.width().max(1);
                cells += width;
                for hidden in 1..width {
                    let half = u16::try_from(hidden).ok().and_then(|hidden| buffer.cell((x + hidden, y)));
                    if half.is_none_or(|cell| cell.symbol() != " ") {
                        return Some(format!(
                            "line {y}, column {x}: half of {symbol:?} is covered or beyond the border"
                        ));
                    }
                }
            }
            if cells != usize::from(self.size.0) {
                return Some(format!("line {y} has {cells} cells of {}", self.size.0));
            }
        }
        None
    }
}

/// The characters of a line with their columns, the hidden halves of wide ones left out.
fn row(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &str)> {
    let mut next = 0;
    (0..buffer.area.width).filter_map(move |x| {
        if x < next {
            return None;
        }
        let symbol = buffer.cell((x, y))?.symbol();
        next = x + u16::try_from(symbol.width().max(1)).unwrap_or(1);
        Some((x, symbol))
    })
}

fn style_of(buffer: &Buffer, x: u16, y: u16) -> String {
    let Some(cell) = buffer.cell((x, y)) else { return String::new() };
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on {}", cell.bg).to_lowercase());
    }
    for (modifier, name) in
        [(Modifier::BOLD, "bold"), (Modifier::REVERSED, "reversed"), (Modifier::UNDERLINED, "underlined")]
    {
        if cell.modifier.contains(modifier) {
            parts.push(name.to_owned());
        }
    }
    parts.join(" ")
}

fn trimmed(line: String) -> String {
    line.trim_end().to_owned()
}

/// Text with every run of one sign, such as a rule, cut to three.
fn shortened(text: &str) -> String {
    let mut kept: Vec<char> = Vec::new();
    for char in text.chars() {
        let repeated = !char.is_alphanumeric() && kept.iter().rev().take(3).filter(|last| **last == char).count() == 3;
        if !repeated {
            kept.push(char);
        }
    }
    kept.into_iter().collect()
}
