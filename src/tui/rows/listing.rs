//! What is shown as a list for a file or a mail: every entry in full, nothing cut, nothing drawn.

use std::fmt::Write;

use crate::label;
use crate::plan::{ActionId, FiscalYear, IndicatorId, NodeId, Schedule, Subject};
use crate::tui::app::{App, Overlay, Session};
use crate::words::{detail as words, screen};

/// The cells of a line of a table in a file.
const WIDTH: usize = 90;

/// What is shown, for a file of that name: as a table if it ends in `.csv` or `.tsv`.
pub fn written_to(app: &App, file: &str) -> String {
    match label::ending(file).as_str() {
        "csv" => super::shown_table(app).csv(),
        "tsv" => super::shown_table(app).tsv(),
        _ => written(app),
    }
}

/// What is shown: the page, table or list that lies over the panes, else what the panes list.
pub fn written(app: &App) -> String {
    match app.overlays.last() {
        Some(Overlay::Attention) => cleaned(&super::attention::attention_listing(app)),
        Some(Overlay::Findings | Overlay::Passage(_)) => super::found::findings_listing(&app.session),
        Some(Overlay::DepartmentTable) => super::departments::departments_listing(app, WIDTH),
        Some(Overlay::Plans) => super::plans::plans_listing(app, WIDTH),
        Some(Overlay::Namesakes) => cleaned(&super::copied::copied_namesakes(app).text()),
        Some(Overlay::Comparison(other, _)) => {
            let lines = super::comparison(&app.session, *other, WIDTH, &app.look);
            lines.all().map(|line| line.text().trim_end().to_owned() + "\n").collect()
        }
        _ => listing(&app.session),
    }
}

/// The actions and indicators under the selected node that the filter leaves, each with its node.
pub fn listing(session: &Session) -> String {
    let plan = session.plan();
    let mut text = format!("{} {}\n", plan.title, screen::as_of(&session.as_of().label(session.calendar)));
    let mut line = |text_of: &str| {
        let _ = writeln!(text, "{text_of}");
    };
    if session.selected != NodeId::ROOT {
        line(&label::subject(plan, Subject::Node(session.selected)));
    }
    if !session.filter.is_empty() {
        line(&format!("{}: {}", words::LIMITED, label::filter(&session.filter)));
    }
    let actions = session.actions();
    line(&format!("\n{} {}", screen::ACTIONS, screen::share(actions.len(), plan.actions.len())));
    for id in actions {
        action(session, *id, &mut line);
    }
    let indicators = session.indicators();
    line(&format!("\n{} {}", screen::INDICATORS, screen::share(indicators.len(), plan.indicators.len())));
    for id in indicators {
        indicator(session, *id, &mut line);
    }
    cleaned(&text)
}

fn cleaned(text: &str) -> String {
    text.lines().map(|line| crate::tui::text::clean(line) + "\n").collect()
}

fn action(session: &Session, id: ActionId, line: &mut impl FnMut(&str)) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let action = plan.action(id);
    let (status, _) = super::marked_standing(session, Subject::Action(id));
    let slip = screen::slip_in_full(plan.slip_beside_status(id, as_of));
    line(&format!("\n{}", label::subject(plan, Subject::Action(id))));
    field(screen::DEPARTMENT, &plan.department_names(&action.departments).join(screen::COMMA), line);
    field(screen::STATUS, &words::beside(&status, &slip), line);
    let last = plan.years.last().copied().unwrap_or(as_of);
    field(screen::PLANNED_FULL, &stages(session, &action.planned, last), line);
    field(screen::ACTUAL_FULL, &stages(session, &action.actual, as_of), line);
    field(screen::REMARK, action.remark.as_deref().unwrap_or(""), line);
}

fn stages(session: &Session, schedule: &Schedule, last: FiscalYear) -> String {
    let cell =
        |(year, stage): (FiscalYear, &crate::plan::Stage)| format!("{} {}", year.label(session.calendar), stage.text());
    schedule.0.until(last).map(cell).collect::<Vec<_>>().join(" / ")
}

fn indicator(session: &Session, id: IndicatorId, line: &mut impl FnMut(&str)) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let indicator = plan.indicator(id);
    line(&format!("\n{}", indicator.name));
    field(screen::DEPARTMENT, &plan.department_names(plan.departments_of(id)).join(screen::COMMA), line);
    field(screen::VERDICT, &super::marked_standing(session, Subject::Indicator(id)).0, line);
    let baseline = indicator.baseline.iter().map(|measured| (screen::BASELINE_FULL.to_owned(), measured));
    let years = indicator.actual.until(as_of).map(|(year, measured)| (year.label(session.calendar), measured));
    let cells = baseline.chain(years).map(|(name, measured)| match &measured.remark {
        Some(remark) => words::beside(&format!("{name} {}", label::value(indicator, measured)), remark),
        None => format!("{name} {}", label::value(indicator, measured)),
    });
    field(screen::ACTUAL_FULL, &cells.collect::<Vec<_>>().join(" / "), line);
    field(screen::TARGET, &label::target(indicator), line);
    field(screen::REMARK, indicator.remark.as_deref().unwrap_or(""), line);
}

fn field(name: &str, text: &str, line: &mut impl FnMut(&str)) {
    if !text.is_empty() {
        line(&format!("  {name}: {text}"));
    }
}
