//! A picker: a box over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas;
use crate::tui::app::{App, Item, Picker, PickerKind};
use crate::tui::layout::picker_entries;
use crate::tui::look::Look;
use crate::tui::marks::Marks;
use crate::tui::rows;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::picker as words;

/// Where the box lies.
pub fn area(app: &App, picker: &Picker) -> Rect {
    app.layout.picker(picker.kind.widest(), picker.items.len())
}

/// How many entries are in sight.
pub fn visible(app: &App, picker: &Picker) -> usize {
    usize::from(picker_entries(area(app, picker)).height)
}

/// Draws the box.
pub fn draw(buffer: &mut Buffer, app: &App, picker: &Picker) {
    let (area, look) = (area(app, picker), &app.look);
    canvas::clear(buffer, area);
    let inner = frame(buffer, area, picker.kind.words().title, look);
    let width = usize::from(inner.width);
    let mut prompt = Strip::of("> ", Tone::Key, look);
    prompt.append(&rows::typed(&picker.input, width.saturating_sub(11), look));
    let count = Strip::of(&format!("{}/{}", picker.ranked.len(), picker.items.len()), Tone::Faint, look);
    canvas::put(buffer, canvas::line(inner, 0), &prompt.justified(&count, width));
    let widths = column_widths(picker);
    canvas::put(buffer, canvas::line(inner, 1), &names(picker, &widths, width, look));
    for (at, (item, hits)) in picker.ranked.iter().enumerate().skip(picker.place.offset).take(visible(app, picker)) {
        let place = canvas::line(inner, 2 + at - picker.place.offset);
        let mark = match picker.kind {
            // Its number, as long as that is one key.
            PickerKind::Views => u32::try_from(item + 1).ok().and_then(|number| char::from_digit(number, 10)),
            _ => None,
        };
        let marked = picker.marked.contains(item).then_some(look.glyphs.chosen);
        let mark = mark.map_or_else(|| marked.unwrap_or(" ").to_owned(), String::from);
        if let Some(item) = picker.items.get(*item) {
            canvas::put(buffer, place, &entry(picker, item, &mark, hits, &widths, width, look));
        }
        if at == picker.place.cursor {
            canvas::lay(buffer, place, Tone::Cursor, look);
        }
    }
    if picker.ranked.is_empty() {
        canvas::put(buffer, canvas::line(inner, 2), &Strip::of(words::NOTHING, Tone::Faint, look));
    }
    let hint = match picker.kind {
        PickerKind::Views => words::HINT_VIEWS.to_owned(),
        kind if kind.takes_several() => words::HINT_SEVERAL.to_owned(),
        _ => words::HINT_ONE.to_owned(),
    };
    let last = usize::from(inner.height).saturating_sub(1);
    canvas::put(buffer, canvas::line(inner, last), &Strip::of(&hint, Tone::Faint, look));
}

/// Draws the border with its title; gives back what lies within, a blank cell left on both sides.
fn frame(buffer: &mut Buffer, area: Rect, title: &str, look: &Look) -> Rect {
    let glyphs = look.glyphs;
    let width = usize::from(area.width);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let mut top = Strip::of(top_left, Tone::Faint, look);
    top.put(&format!(" {title} "), Tone::Title).fill_to(glyphs.horizontal, width.saturating_sub(1), Tone::Faint);
    top.put(top_right, Tone::Faint);
    let mut bottom = Strip::of(bottom_left, Tone::Faint, look);
    bottom.fill_to(glyphs.horizontal, width.saturating_sub(1), Tone::Faint).put(bottom_right, Tone::Faint);
    let mut side = Strip::of(glyphs.vertical, Tone::Faint, look);
    side.blank_to(width.saturating_sub(1)).put(glyphs.vertical, Tone::Faint);
    for number in 0..usize::from(area.height) {
        let line = match number {
            0 => &top,
            _ if number + 1 == usize::from(area.height) => &bottom,
            _ => &side,
        };
        canvas::put(buffer, canvas::line(area, number), line);
    }
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// The width of each column behind the label: its widest entry or its name.
fn column_widths(picker: &Picker) -> Vec<usize> {
    let names = picker.kind.words().columns;
    let widest = |at: usize| {
        let entries = picker.items.iter().filter_map(|item| item.columns.get(at)).map(|text| text::width(text));
        entries.max().unwrap_or(0).max(names.get(at).map_or(0, |name| text::width(name)))
    };
    let count = picker.items.first().map_or(0, |item| item.columns.len());
    (0..count).map(widest).collect()
}

fn names<'a>(picker: &Picker, widths: &[usize], width: usize, look: &'a Look) -> Strip<'a> {
    let mut right = Strip::new(look);
    for (name, cells) in picker.kind.words().columns.iter().zip(widths) {
        right.put(" ", Tone::Plain).put_right(name, *cells, Tone::Faint);
    }
    Strip::new(look).justified(&right, width)
}

fn entry<'a>(
    picker: &Picker,
    item: &Item,
    mark: &str,
    hits: &[usize],
    widths: &[usize],
    width: usize,
    look: &'a Look,
) -> Strip<'a> {
    let mut left = Strip::new(look);
    left.put(mark, if picker.kind == PickerKind::Views { Tone::Key } else { Tone::Good }).put(" ", Tone::Plain);
    let tone = if item.reason.is_some() { Tone::Faint } else { Tone::Plain };
    left.put_marked(&item.label, tone, &mut Marks::of(&item.label, hits));
    let mut right = Strip::new(look);
    if let Some(reason) = item.reason {
        right.put(reason, Tone::Faint);
        return left.justified(&right, width);
    }
    for (text, cells) in item.columns.iter().zip(widths) {
        let quiet = text == "0" || picker.kind == PickerKind::Palette;
        let tone = if quiet { Tone::Faint } else { Tone::Plain };
        right.put(" ", Tone::Plain).put_right(text, *cells, tone);
    }
    left.justified(&right, width)
}
