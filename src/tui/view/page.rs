//! A page over the whole body: a detail, the help, or a table with a cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas;
use crate::label;
use crate::plan::{NodeId, Subject};
use crate::tui::app::{App, CHART_LINES, Form, Input, Passage, Scroll};
use crate::tui::rows::{self, Lines};
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{form as form_words, found, help as help_words, page as words, plans as plan_words, summary};

/// The cells of a text that is being typed; the end of it is shown.
const TYPED: usize = 24;

/// The lines below the list of findings, where there is room: the place, a sentence, the line with its mark, a hint.
const UNDER_CURSOR: usize = 10;

/// The cells beside the name of a plan in a title that are not what is said of it: the title and which lines are in sight.
const BESIDE_NAME: usize = 26;

/// The cells that such a name keeps in any case.
const NAME: usize = 12;

/// The lines of the list of plans from which on one of them tells of the plan under the cursor.
const LEAST_FOR_FOOT: u16 = 12;

/// The lines of a page, made when they are in sight, and what stands above them.
pub struct Content<'a> {
    title: &'static str,
    /// Behind the title.
    about: String,
    /// A text being typed, behind the title too.
    prompt: Option<Strip<'a>>,
    /// Lines that do not scroll.
    head: Vec<Strip<'a>>,
    lines: Lines<'a>,
    /// Lines below them that do not scroll either.
    foot: Vec<Strip<'a>>,
    /// What the lines are, where they are not what is counted.
    unit: &'static str,
    /// The line under the cursor of a table.
    cursor: Option<usize>,
}

/// Everything known about an entry.
pub fn detail(app: &App, subject: Subject) -> Content<'_> {
    let title = match subject {
        Subject::Plan | Subject::Totals | Subject::Node(NodeId::ROOT) => words::PLAN,
        Subject::Node(_) => words::NODE,
        Subject::Action(_) => words::ACTION,
        Subject::Indicator(_) => words::INDICATOR,
    };
    let lines = rows::detail(&app.session, subject, usize::from(text_area(app).width), &app.look);
    Content::text(title, Lines::made(lines))
}

/// The current plan beside another.
pub fn comparison(app: &App, other: usize) -> Content<'_> {
    let lines = rows::comparison(&app.session, other, usize::from(text_area(app).width), &app.look);
    Content::text(words::COMPARISON, lines)
}

/// Keys and how to read the screen, narrowed by what has been typed.
pub fn help<'a>(app: &'a App, input: &Input) -> Content<'a> {
    let look = &app.look;
    let lines = rows::help(&app.keymap, &app.access, &input.text, usize::from(text_area(app).width), look);
    let mut prompt = Strip::of(" > ", Tone::Key, look);
    prompt.append(&rows::typed(input, TYPED, look));
    prompt.put(" ", Tone::Plain);
    if input.text.is_empty() {
        prompt.put(help_words::PROMPT, Tone::Faint).put(" ", Tone::Plain);
    }
    Content { prompt: Some(prompt), ..Content::text(help_words::TITLE, Lines::made(lines)) }
}

/// The form for entering results.
pub fn form<'a>(app: &'a App, form: &Form) -> Content<'a> {
    Content::text(form_words::TITLE, Lines::made(rows::form(app, form, usize::from(text_area(app).width))))
}

/// Everything that needs a person.
pub fn attention(app: &App) -> Content<'_> {
    let lines = rows::attention(app, usize::from(text_area(app).width));
    let cursor = (app.session.attention().len() > 0).then_some(app.attention.place.cursor);
    let about = of_plan(app, rows::attention_about(app));
    Content { about, cursor, unit: words::LINES, ..Content::text(words::ATTENTION, lines) }
}

/// Everything that was found, and below it what is under the cursor.
pub fn findings(app: &App) -> Content<'_> {
    let area = text_area(app);
    let lines = rows::findings(app, usize::from(area.width));
    let below = match area.height {
        20.. => UNDER_CURSOR,
        14.. => UNDER_CURSOR - 4,
        _ => 0,
    };
    let cursor = (!app.session.found().is_empty()).then_some(app.findings.place.cursor);
    Content {
        about: of_plan(app, rows::findings_about(&app.session)),
        foot: rows::under_cursor(app, usize::from(area.width), below),
        cursor,
        ..Content::text(found::TITLE, lines)
    }
}

/// One finding with its place in the file.
pub fn passage<'a>(app: &'a App, passage: &Passage) -> Content<'a> {
    let (at, all) = (app.findings.place.cursor + 1, app.session.found().len());
    let lines = rows::passage(&app.session, passage, usize::from(text_area(app).width), &app.look);
    Content { about: found::number(at, all), ..Content::text(found::PASSAGE, Lines::made(lines)) }
}

/// A line per department.
pub fn departments(app: &App) -> Content<'_> {
    let rows::DepartmentRows { about, head, lines } = rows::departments(app, usize::from(text_area(app).width));
    let (about, cursor) = (of_plan(app, about), Some(app.department_table.place.cursor));
    Content { about, head, cursor, ..Content::text(words::DEPARTMENTS, lines) }
}

/// A line per plan, and below them what is under the cursor in full.
pub fn plans(app: &App) -> Content<'_> {
    let area = text_area(app);
    let width = usize::from(area.width);
    let rows::PlanRows { about, head, lines } = rows::plans(app, width);
    let foot = if area.height < LEAST_FOR_FOOT { Vec::new() } else { vec![rows::plan_in_full(app, width)] };
    let cursor = app.plan_line().map(|_| app.plans.place.cursor);
    let prompt = rows::plan_name_prompt(app);
    Content { about, prompt, head, foot, cursor, ..Content::text(plan_words::TITLE, lines) }
}

/// The indicators of one name in all plans, as a table or as small charts.
pub fn namesakes(app: &App) -> Content<'_> {
    let rows::NamesakesRows { about, head, lines } = rows::namesakes(app, usize::from(text_area(app).width));
    let cursor = (!app.namesakes.charts).then_some(app.namesakes.place.cursor);
    // A chart has several lines.
    let unit = if app.namesakes.charts { words::LINES } else { "" };
    Content { about, head, cursor, unit, ..Content::text(words::NAMESAKES, lines) }
}

/// Which of its lines is the first in sight.
pub fn namesakes_scroll(app: &App) -> Scroll {
    let offset = app.namesakes.place.offset;
    Scroll(if app.namesakes.charts { offset * CHART_LINES } else { offset })
}

impl<'a> Content<'a> {
    fn text(title: &'static str, lines: Lines<'a>) -> Self {
        Self {
            title,
            about: String::new(),
            prompt: None,
            head: Vec::new(),
            lines,
            foot: Vec::new(),
            unit: "",
            cursor: None,
        }
    }

    /// How many lines there are, and how many are in sight.
    pub fn size(&self, app: &App) -> (usize, usize) {
        (self.lines.len(), usize::from(text_area(app).height).saturating_sub(self.head.len() + self.foot.len()))
    }
}

/// Draws the page.
pub fn draw(buffer: &mut Buffer, app: &App, content: &Content, scroll: Scroll) {
    let (body, area, look) = (app.layout.body, text_area(app), &app.look);
    canvas::clear(buffer, body);
    let (all, visible) = content.size(app);
    let mut head = Strip::of(&format!(" {} ", content.title), Tone::Focus, look);
    if !content.about.is_empty() {
        head.put(&format!(" {} ", content.about), Tone::Plain);
    }
    if let Some(prompt) = &content.prompt {
        head.append(prompt);
    }
    let width = usize::from(body.width);
    if all > visible {
        let (first, last) = (scroll.0 + 1, (scroll.0 + visible).min(all));
        let right = Strip::of(&format!(" {first}-{last}/{all}{} ", content.unit), Tone::Faint, look);
        let room = width.saturating_sub(right.width() + 2);
        // The blank at the end may go, a word only with a mark.
        head = if head.width() <= room + 1 { head.cut_plain(room) } else { head.cut(room) };
        head.fill_to(look.glyphs.horizontal, room, Tone::Faint).append(&right);
    }
    head.fill_to(look.glyphs.horizontal, width, Tone::Faint);
    canvas::put(buffer, canvas::line(body, 0), &head);
    for (number, line) in content.head.iter().enumerate() {
        canvas::put(buffer, canvas::line(area, number), line);
    }
    for (number, line) in content.lines.within(scroll.0..scroll.0 + visible).enumerate() {
        canvas::put(buffer, canvas::line(area, content.head.len() + number), &line);
    }
    for (number, line) in content.foot.iter().enumerate() {
        canvas::put(buffer, canvas::line(area, content.head.len() + visible + number), line);
    }
    let cursor = content.cursor.and_then(|cursor| cursor.checked_sub(scroll.0)).filter(|_| all > 0);
    if let Some(cursor) = cursor.filter(|cursor| *cursor < visible) {
        canvas::lay(buffer, canvas::line(area, content.head.len() + cursor), Tone::Cursor, look);
    }
}

/// Whose that is, where several plans are open: what stands above the page may be about all of them.
fn of_plan(app: &App, about: String) -> String {
    if !app.has_several_plans() {
        return about;
    }
    let room = usize::from(app.layout.body.width).saturating_sub(app.look.width(&about) + BESIDE_NAME).max(NAME);
    let name = app.look.cut(&label::title_with_city(app.session.plan()), room);
    if about.is_empty() { name } else { name + summary::BETWEEN_PARTS + &about }
}

fn text_area(app: &App) -> Rect {
    app.layout.page()
}
