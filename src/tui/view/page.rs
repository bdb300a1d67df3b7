//! A page over the whole body: a detail or the help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas;
use crate::plan::{NodeId, Subject};
use crate::tui::app::{App, Scroll};
use crate::tui::rows;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{help as help_words, page as words};

/// Longer lines are hard to read.
const WIDEST: u16 = 110;

/// The lines of a page, and the title above them.
pub struct Content<'a> {
    title: String,
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
    Content { title, lines: rows::detail(&app.session, subject, usize::from(text_area(app).width), &app.look) }
}

/// The current plan beside another.
pub fn comparison(app: &App, other: usize) -> Content<'_> {
    let lines = rows::comparison(&app.session, other, usize::from(text_area(app).width), &app.look);
    Content { title: words::COMPARISON.to_owned(), lines }
}

/// Keys and how to read the screen.
pub fn help(app: &App) -> Content<'_> {
    let lines = rows::help(&app.keymap, &app.access, usize::from(text_area(app).width), &app.look);
    Content { title: help_words::TITLE.to_owned(), lines }
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
