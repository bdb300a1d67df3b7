//! State as cells. Drawing is a pure function of the state: nothing here changes it.

mod canvas;
mod entries;
mod filter;
mod frame;
mod heading;
mod hints;
mod indicators;
mod page;
mod picker;
mod timeline;
mod tree;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::{App, Overlay, Scroll};
use super::layout::LEAST;
use super::strip::Strip;
use super::tone::Tone;
use crate::words::screen as words;

/// Draws the whole screen.
pub fn draw(frame: &mut Frame, app: &App) {
    let screen = frame.area();
    paint(frame.buffer_mut(), app, screen);
}

/// Draws the whole screen into a buffer.
pub fn paint(buffer: &mut Buffer, app: &App, screen: Rect) {
    if !app.layout.fits {
        let text = words::too_small(LEAST.0, LEAST.1);
        let line = Strip::of(&text, Tone::Plain, &app.look);
        canvas::put(buffer, Rect { height: screen.height.min(1), ..screen }, &line);
        return;
    }
    frame::header(buffer, app);
    frame::banner(buffer, app);
    filter::draw(buffer, app);
    match app.overlays.iter().rev().find_map(|overlay| page_of(app, overlay)) {
        Some((content, scroll)) => page::draw(buffer, app, &content, scroll),
        None => panes(buffer, app),
    }
    if let Some(Overlay::Picker(picker)) = app.overlays.last() {
        picker::draw(buffer, app, picker);
    }
    frame::last_line(buffer, app);
}

/// The lines of what has the keys, and how many of them are in sight: what scrolling needs to know.
pub fn measure(app: &App) -> (usize, usize) {
    match app.overlays.last() {
        Some(Overlay::Picker(picker)) => (picker.ranked.len(), picker::visible(app, picker)),
        Some(overlay) => page_of(app, overlay).map_or((0, 0), |(content, _)| content.size(app)),
        None => (0, 0),
    }
}

fn page_of<'a>(app: &'a App, overlay: &Overlay) -> Option<(page::Content<'a>, Scroll)> {
    match overlay {
        Overlay::Detail(subject, scroll) => Some((page::detail(app, *subject), *scroll)),
        Overlay::Comparison(other, scroll) => Some((page::comparison(app, *other), *scroll)),
        Overlay::Help(scroll, input) => Some((page::help(app, input), *scroll)),
        Overlay::Form(form) => Some((page::form(app, form), Scroll(form.scroll))),
        Overlay::Attention => Some((page::attention(app), Scroll(app.attention.place.offset))),
        Overlay::Findings => Some((page::findings(app), Scroll(app.findings.place.offset))),
        Overlay::Passage(passage) => Some((page::passage(app, passage), passage.scroll)),
        Overlay::Plans => Some((page::plans(app), Scroll(app.plans.place.offset))),
        Overlay::DepartmentTable => Some((page::departments(app), Scroll(app.department_table.place.offset))),
        Overlay::Namesakes => Some((page::namesakes(app), page::namesakes_scroll(app))),
        _ => None,
    }
}

fn panes(buffer: &mut Buffer, app: &App) {
    let layout = &app.layout;
    for (area, draw) in [
        (layout.tree, tree::draw as fn(&mut Buffer, &App, Rect)),
        (layout.timeline, timeline::draw),
        (layout.indicators, indicators::draw),
    ] {
        if !area.is_empty() {
            draw(buffer, app, area);
        }
    }
    if let Some(x) = layout.divider {
        let glyphs = app.look.glyphs;
        for y in layout.body.top()..layout.body.bottom() {
            let symbol = match y {
                _ if y == layout.body.y => glyphs.tee_down,
                _ if y == layout.indicators.y => glyphs.tee_right,
                _ => glyphs.vertical,
            };
            let cell = Rect { x, y, width: 1, height: 1 };
            canvas::put(buffer, cell, &Strip::of(symbol, Tone::Faint, &app.look));
        }
    }
}
