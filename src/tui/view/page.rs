//! A page over the whole body: a detail or the help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas;
use crate::plan::{NodeId, Subject};
use crate::tui::app::{App, Input, Scroll};
use crate::tui::rows;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::{help as help_words, page as words};

/// Longer lines are hard to read.
const WIDEST: u16 = 110;
/// The cells of a text that is being typed; the end of it is shown.
const TYPED: usize = 24;

/// The lines of a page, and the title above them.
pub struct Content<'a> {
    title: String,
    /// What stands behind the title: a text being typed.
    prompt: Option<Strip<'a>>,
    lines: Vec<Strip<'a>>,
}

/// Everything known about an entry.
pub fn detail(app: &App, subject: Subject) -> Content<'_> {
    let title = match subject {
        Subject::Plan | Subject::Totals | Subject::Node(NodeId::ROOT) => words::PLAN.to_owned(),
        Subject::Node(_) => words::NODE.to_owned(),
        Subject::Action(_) => words::ACTION.to_owned(),
        Subject::Indicator(_) => words::INDICATOR.to_owned(),
    };
    let lines = rows::detail(&app.session, subject, usize::from(text_area(app).width), &app.look);
    Content { title, prompt: None, lines }
}

/// Keys and how to read the screen, narrowed by what has been typed.
pub fn help<'a>(app: &'a App, input: &Input) -> Content<'a> {
    let look = &app.look;
    let lines = rows::help(&app.keymap, &app.access, &input.text, usize::from(text_area(app).width), look);
    let mut prompt = Strip::of(" > ", Tone::Key, look);
    prompt.put(text::tail(&look.clean(&input.text), TYPED), Tone::Plain).put(look.glyphs.caret, Tone::Key);
    prompt.put(" ", Tone::Plain);
    if input.text.is_empty() {
        prompt.put(help_words::PROMPT, Tone::Faint).put(" ", Tone::Plain);
    }
    Content { title: help_words::TITLE.to_owned(), prompt: Some(prompt), lines }
}

impl Content<'_> {
    /// How many lines there are, and how many are in sight.
    pub fn size(&self, app: &App) -> (usize, usize) {
        (self.lines.len(), usize::from(text_area(app).height))
    }
}

/// Draws the page.
pub fn draw(buffer: &mut Buffer, app: &App, content: &Content, scroll: Scroll) {
    let (body, area, look) = (app.layout.body, text_area(app), &app.look);
    canvas::clear(buffer, body);
    let (all, visible) = content.size(app);
    let mut head = Strip::of(&format!(" {} ", content.title), Tone::Focus, look);
    if let Some(prompt) = &content.prompt {
        head.append(prompt);
    }
    head.fill_to(look.glyphs.horizontal, usize::from(body.width), Tone::Faint);
    if all > visible {
        let right =
            Strip::of(&format!(" {}-{}/{all} ", scroll.0 + 1, (scroll.0 + visible).min(all)), Tone::Faint, look);
        head = head.cut_plain(usize::from(body.width) - right.width() - 2);
        head.append(&right).fill_to(look.glyphs.horizontal, usize::from(body.width), Tone::Faint);
    }
    canvas::put(buffer, canvas::line(body, 0), &head);
    for (number, line) in content.lines.iter().skip(scroll.0).take(visible).enumerate() {
        canvas::put(buffer, canvas::line(area, number), line);
    }
}

fn text_area(app: &App) -> Rect {
    let body = app.layout.body;
    Rect {
        x: body.x + 1,
        y: body.y + 1,
        width: body.width.saturating_sub(2).min(WIDEST),
        height: body.height.saturating_sub(1),
    }
}
