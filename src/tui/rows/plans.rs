//! A line per plan with what the filter leaves of it, a line for all of them, and the files that gave no plan.

use super::lines::Lines;
use super::typed;
use crate::label;
use crate::query::PlanCount;
use crate::source::Failure;
use crate::tui::app::{App, PlanColumn, PlanLine, PlanOrder, Session};
use crate::tui::command::Command;
use crate::tui::look::Look;
use crate::tui::marks::Marks;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{live, plans as words, summary};

/// The cells of the mark of the current plan, the blank behind it included.
const MARK: usize = 2;

/// The cells that titles keep before another column gets room, and those that they get before columns get wider. With
/// fewer than that no title says the city that stands beside it; where there is but one city, none for which that leaves
/// no room.
const TITLE: usize = 18;
const WIDE_TITLE: usize = 36;

/// The least cells of a city, and the most.
const CITY: usize = 9;
const WIDE_CITY: usize = 15;

/// The least cells of a number, and those of the bar, a blank before it included.
const NUMBER: usize = 5;
const BAR: usize = 9;

/// What can best be missed on a narrow screen, first.
const DISPENSABLE: [PlanColumn; 5] =
    [PlanColumn::Share, PlanColumn::Findings, PlanColumn::Partly, PlanColumn::Attention, PlanColumn::Municipality];

/// The columns that are shown, each with its cells; the title takes what they leave.
struct Columns {
    shown: Vec<(PlanColumn, usize)>,
}

impl Columns {
    fn of(session: &Session, width: usize) -> Self {
        let least = |column| least(session, column);
        let mut columns = PlanColumn::ALL.to_vec();
        // Where all plans are of one city, its name tells none from another.
        columns.retain(|column| *column != PlanColumn::Municipality || session.has_several_cities());
        let needed = |columns: &[PlanColumn]| columns.iter().map(|column| least(*column)).sum::<usize>() + MARK;
        for column in DISPENSABLE {
            if needed(&columns) + TITLE > width {
                columns.retain(|other| *other != column);
            }
        }
        let mut spare = width.saturating_sub(needed(&columns) + WIDE_TITLE);
        let mut shown: Vec<(PlanColumn, usize)> = columns.into_iter().map(|column| (column, least(column))).collect();
        for (column, cells) in &mut shown {
            if *column == PlanColumn::Municipality {
                let more = spare.min(WIDE_CITY - CITY);
                *cells += more;
                spare -= more;
            }
        }
        let fixed: usize = shown.iter().map(|(_, cells)| cells).sum();
        if let Some((_, cells)) = shown.iter_mut().find(|(column, _)| *column == PlanColumn::Title) {
            *cells = width.saturating_sub(fixed + MARK);
        }
        Self { shown }
    }
}

/// The least cells of a column; a title has what is left over.
fn least(session: &Session, column: PlanColumn) -> usize {
    let digits = column.figure(session.plans_total()).map_or(0, |number| number.to_string().len() + 1);
    match column {
        PlanColumn::Title => 0,
        PlanColumn::Municipality => CITY,
        PlanColumn::Period => match session.calendar {
            crate::plan::Calendar::Era => 8,
            crate::plan::Calendar::Western => 11,
        },
        PlanColumn::Share => BAR,
        PlanColumn::Unmet => digits.max(NUMBER + 1),
        PlanColumn::Attention => digits.max(NUMBER + 2),
        PlanColumn::Findings => digits.max(NUMBER),
        PlanColumn::Done | PlanColumn::Partly | PlanColumn::NotDone => digits.max(NUMBER),
    }
}

/// The list: a line of headings, a line for all together, and the plans.
pub struct PlanRows<'a> {
    /// How it is sorted and how many there are, in words.
    pub about: String,
    /// Headings and what all come to.
    pub head: Vec<Strip<'a>>,
    /// The plans, then the files that gave none.
    pub lines: Lines<'a>,
}

/// The list as it is sorted and narrowed.
pub fn plans(app: &App, width: usize) -> PlanRows<'_> {
    let (session, look) = (&app.session, &app.look);
    let columns = Columns::of(session, width);
    let about = about(session);
    let (left, failed) = (session.plans_left(), session.failures_left());
    let (order, total) = (session.plan_order(), session.plans_total());
    let mut head = vec![headings(order, &columns, look)];
    let len = left.len() + failed.len();
    if len == 0 {
        let key = app.plans.typed().is_none().then(|| app.key_of(Command::ClearFilters));
        let nothing = words::nothing(key.as_deref());
        return PlanRows { about, head, lines: Lines::made(vec![Strip::of(&nothing, Tone::Faint, look)]) };
    }
    if app.lists_totals() {
        head.push(row(&Row { mark: " ", period: "", ..Row::of(summary::TOTAL, total) }, Tone::Strong, &columns, look));
    }
    let lines = Lines::of(len, move |at| match left.get(at) {
        Some(index) => plan(app, *index, &columns),
        None => failure(session, session.workspace.failures.get(*failed.get(at - left.len())?)?, width, look),
    });
    PlanRows { about, head, lines }
}

/// What is under the cursor in full: title and city can be cut in their columns, and the file is in none. Where that
/// gives no plan now, also why.
pub fn plan_in_full(app: &App, width: usize) -> Strip<'_> {
    let mut line = Strip::new(&app.look);
    let place = match app.plan_line() {
        Some(PlanLine::Plan(index)) => app.session.workspace.plans.get(index).map(|loaded| {
            let name = label::full_name(loaded);
            line.put_marked(&name, Tone::Plain, &mut marks(&app.session, &name)).put("  ", Tone::Plain);
            match &loaded.broken {
                Some(finding) => label::found_in(&loaded.origin, finding),
                None => loaded.origin.display(),
            }
        }),
        Some(PlanLine::Failed(at)) => {
            if let Some(failure) = app.session.workspace.failures.get(at) {
                line.put(&label::failure(failure), Tone::Plain);
            }
            None
        }
        None => None,
    };
    if let Some(place) = place {
        line.put_marked(&place, Tone::Faint, &mut marks(&app.session, &place));
    }
    line.cut(width)
}

/// What is being typed of a name.
pub fn plan_name_prompt(app: &App) -> Option<Strip<'_>> {
    /// The cells of what is typed; the end of it is shown.
    const TYPED: usize = 20;
    let input = app.plans.typed()?;
    let mut prompt = Strip::of(" > ", Tone::Key, &app.look);
    prompt.append(&typed(input, TYPED, &app.look)).put(" ", Tone::Plain);
    if input.text.is_empty() {
        prompt.put(words::PROMPT, Tone::Faint).put(" ", Tone::Plain);
    }
    Some(prompt)
}

/// The same list for a file.
pub fn plans_listing(app: &App, width: usize) -> String {
    let PlanRows { about, head, lines } = plans(app, width);
    let (filter, names) = (label::filter(&app.session.filter), &app.session.plan_order().names);
    let names = if names.is_empty() { String::new() } else { words::named(names) };
    let parts = [words::TITLE, &about, &filter, &names].into_iter().filter(|part| !part.is_empty());
    let title = parts.collect::<Vec<_>>().join(summary::BETWEEN_PARTS);
    let lines = head.into_iter().chain(lines.all()).map(|line| line.text().trim_end().to_owned());
    std::iter::once(crate::tui::text::clean(title.trim_end())).chain(lines).map(|line| line + "\n").collect()
}

fn about(session: &Session) -> String {
    let order = session.plan_order();
    let count = words::count(session.plans_left().len(), session.workspace.plans.len());
    let order = match (order.column, order.reversed) {
        (None, false) => words::FILE_ORDER.to_owned(),
        (None, true) => words::FILE_ORDER_REVERSED.to_owned(),
        (Some(column), reversed) => column.order(reversed),
    };
    let failed = match session.failures_named() {
        0 => String::new(),
        files => summary::BETWEEN_PARTS.to_owned() + &words::failed(files),
    };
    count + summary::BETWEEN_PARTS + &order + &failed
}

fn headings<'a>(order: &PlanOrder, columns: &Columns, look: &'a Look) -> Strip<'a> {
    let tone = |column| if order.column == Some(column) { Tone::Focus } else { Tone::Faint };
    let mut line = Strip::of("", Tone::Plain, look);
    line.blank_to(MARK);
    let mut end = MARK;
    for (column, cells) in &columns.shown {
        let heading = if *column == PlanColumn::Share { "" } else { column.heading() };
        // The mark of the sorted column lies on the word alone; numbers stand at the right of their column.
        let is_number = !matches!(column, PlanColumn::Municipality | PlanColumn::Title | PlanColumn::Period);
        let start = if is_number { (end + cells).saturating_sub(look.width(heading)) } else { end };
        line.blank_to(start).put(heading, tone(*column));
        end += cells;
        line.blank_to(end);
    }
    line
}

/// What a line says.
struct Row<'r> {
    mark: &'r str,
    city: &'r str,
    title: &'r str,
    /// Tells a plan from another with the same title and city.
    id: &'r str,
    /// Whether it is the last good state of a file that gives no plan now.
    is_from_before: bool,
    period: &'r str,
    count: &'r PlanCount,
    /// Where the letters of a typed name are marked; none for what all come to.
    named_in: Option<&'r Session>,
}

impl<'r> Row<'r> {
    fn of(title: &'r str, count: &'r PlanCount) -> Self {
        Self { mark: " ", city: "", title, id: "", is_from_before: false, period: "", count, named_in: None }
    }

    /// Appends a name in at most `cells`, the letters that were typed of it marked.
    fn put_name(&self, line: &mut Strip, name: &str, cells: usize, tone: Tone) {
        let mut marks = self.named_in.map(|session| marks(session, name)).unwrap_or_default();
        let shown = line.look().cut(name, cells);
        line.put_marked(&shown, tone, &mut marks);
    }
}

fn plan<'a>(app: &'a App, index: usize, columns: &Columns) -> Option<Strip<'a>> {
    let (session, look) = (&app.session, &app.look);
    let (loaded, count) = (session.workspace.plans.get(index)?, session.plan_counts().get(index)?);
    let plan = &loaded.plan;
    let has_city = columns.shown.iter().any(|(column, _)| *column == PlanColumn::Municipality);
    let of_title = columns.shown.iter().find(|(column, _)| *column == PlanColumn::Title);
    let cells = of_title.map_or(0, |(_, cells)| *cells);
    let is_narrow = cells < WIDE_TITLE;
    let id = if session.is_repeated(index) { plan.id.as_str() } else { "" };
    let whole = look.width(&plan.title) + if id.is_empty() { 0 } else { look.width(id) + 1 };
    let is_short = is_narrow && (session.has_several_cities() || whole >= cells);
    let title = if is_short { label::title_without_city(plan) } else { plan.title.clone() };
    // Without a column of its own, a city that is one of several stands before its title.
    let title = match plan.municipality.as_ref().filter(|_| !has_city && session.has_several_cities()) {
        Some(city) if is_narrow => format!("{city} {title}"),
        Some(_) => label::title_with_city(plan),
        None => title,
    };
    let row = Row {
        mark: if index == session.current { look.glyphs.chosen } else { " " },
        city: plan.municipality.as_deref().unwrap_or_default(),
        id,
        is_from_before: loaded.broken.is_some(),
        period: &label::period(plan, session.calendar),
        named_in: Some(session),
        ..Row::of(&title, count)
    };
    Some(self::row(&row, Tone::Plain, columns, look))
}

fn row<'a>(row: &Row, tone: Tone, columns: &Columns, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::of(row.mark, Tone::Key, look);
    line.blank_to(MARK);
    let mut end = MARK;
    for (column, cells) in &columns.shown {
        match column {
            PlanColumn::Municipality => {
                row.put_name(&mut line, row.city, cells.saturating_sub(1), tone);
            }
            PlanColumn::Title => title(&mut line, row, cells.saturating_sub(1), tone),
            PlanColumn::Period => {
                line.put_left(row.period, cells.saturating_sub(1), Tone::Faint);
            }
            PlanColumn::Share => {
                line.put(" ", Tone::Plain);
                super::bar(&mut line, &row.count.summary.tally, cells.saturating_sub(1), look);
            }
            _ => {
                let number = column.figure(row.count).unwrap_or_default();
                let tone = if number == 0 { Tone::Faint } else { tone_of(*column) };
                line.put_right(&number.to_string(), *cells, tone);
            }
        }
        end += cells;
        line.blank_to(end);
    }
    line
}

fn title(line: &mut Strip, row: &Row, cells: usize, tone: Tone) {
    // What is not so any more is to be seen however long the title is.
    let mark = if row.is_from_before { from_before(cells, line.look()) } else { Strip::new(line.look()) };
    let cells = cells.saturating_sub(mark.width());
    // Of two with one title the id is what is looked for.
    let mut id = Strip::new(line.look());
    if !row.id.is_empty() {
        id.put(" ", Tone::Plain).put(row.id, Tone::Faint);
    }
    let id = if id.width() * 2 > cells { id.cut(cells / 2) } else { id };
    row.put_name(line, row.title, cells.saturating_sub(id.width()), tone);
    line.append(&id).append(&mark);
}

/// The mark of a plan whose file gives none now, behind a title that has so many cells together with it.
pub fn from_before(cells: usize, look: &Look) -> Strip<'_> {
    let is_narrow = look.width(live::FROM_BEFORE) * 2 > cells;
    Strip::of(if is_narrow { live::FROM_BEFORE_SHORT } else { live::FROM_BEFORE }, Tone::Filter, look)
}

/// The letters of a name that were typed.
fn marks(session: &Session, name: &str) -> Marks {
    Marks::of(name, &session.name_marks(name))
}

fn failure<'a>(session: &Session, failure: &Failure, width: usize, look: &'a Look) -> Option<Strip<'a>> {
    let mut line = Strip::new(look);
    let path = failure.origin.display();
    line.blank_to(MARK).put_marked(&path, Tone::Faint, &mut marks(session, &path));
    let right = Strip::of(words::NOT_OPENED, Tone::Poor, look);
    let room = width.saturating_sub(right.width() + 1);
    Some(line.cut(room).justified(&right, width))
}

fn tone_of(column: PlanColumn) -> Tone {
    match column {
        PlanColumn::Done => Tone::Good,
        PlanColumn::Partly => Tone::Fair,
        PlanColumn::NotDone | PlanColumn::Unmet => Tone::Poor,
        _ => Tone::Plain,
    }
}
