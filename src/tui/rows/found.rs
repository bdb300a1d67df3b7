//! 点検: a line per finding, what is found under the cursor in full, and the page about one with its place in the
//! file.

use super::lines::Lines;
use super::page::Page;
use crate::export::{Found, Marked, write_findings_text};
use crate::label;
use crate::plan::{Excerpt, Finding, Severity, Subject};
use crate::source::Origin;
use crate::tui::app::{App, FoundIn, Passage, Session};
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::{accepted, check, detail, found as words, quote, screen};

/// The cells of how bad it is, and of the line or the file.
const SEVERITY: usize = 7;
const LINE: usize = 9;

/// The most cells of what an entry is called, where the sentence does not say it.
const NAME: usize = 24;

/// The lines of the message and of the hint below the list: the page has all of them.
const SENTENCE: usize = 3;

/// How many there are of each kind.
pub fn findings_about(session: &Session) -> String {
    let found = session.found();
    let findings = || found.iter().filter_map(|found| session.finding(*found)).map(|(_, finding)| finding);
    let failures = found.iter().filter(|found| !matches!(found, FoundIn::Plan(_))).count();
    let open = |severity| findings().filter(|finding| finding.severity == severity && finding.is_open()).count();
    let accepted = findings().filter(|finding| !finding.is_open()).count();
    // A file that cannot be opened is counted as that.
    let errors = open(Severity::Error).saturating_sub(failures);
    let counts = [errors, open(Severity::Warning), open(Severity::Note), accepted];
    words::counts(failures, counts, session.found_outside())
}

/// The lines of the list; a sentence if there are none.
pub fn findings(app: &App, width: usize) -> Lines<'_> {
    let (session, look) = (&app.session, &app.look);
    let found = session.found();
    if found.is_empty() {
        let is_limited = session.found_outside() > 0;
        let text = if is_limited { words::NOTHING_OF_THESE } else { words::NOTHING };
        return Lines::made(vec![Strip::of(text, Tone::Plain, look)]);
    }
    Lines::of(found.len(), move |at| {
        let found = *found.get(at)?;
        let (origin, finding) = session.finding(found)?;
        Some(line(session, found, origin, finding, width, look))
    })
}

fn line<'a>(
    session: &Session,
    found: FoundIn,
    origin: &Origin,
    finding: &Finding,
    width: usize,
    look: &'a Look,
) -> Strip<'a> {
    let (word, severity, plain) = if finding.is_open() {
        (check::severity(finding.severity), super::findings::tone(finding.severity), Tone::Plain)
    } else {
        (accepted::ACCEPTED, Tone::Faint, Tone::Faint)
    };
    let mut line = Strip::of(" ", Tone::Plain, look);
    line.put_left(word, SEVERITY, severity);
    match found {
        FoundIn::Broken(index) if index == session.current => {
            line.put(words::BROKEN, Tone::Strong).put(" ", Tone::Plain);
        }
        FoundIn::Failure(_) | FoundIn::Broken(_) => {
            line.put_cut(&origin.display(), NAME, Tone::Strong).put(" ", Tone::Plain);
        }
        FoundIn::Plan(_) => {
            line.put_left(&detail::line(finding.position.line), LINE, Tone::Faint);
            if let Some(name) = name(session, finding) {
                line.put_cut(&name, NAME, plain).put(" ", Tone::Plain);
            }
        }
    }
    line.put(&finding.message, plain);
    line.cut(width)
}

/// What the entry is called, where the sentence does not begin with it.
fn name(session: &Session, finding: &Finding) -> Option<String> {
    let plan = session.plan();
    let name = match finding.subject {
        Subject::Plan | Subject::Totals => return None,
        Subject::Node(id) => &plan.tree.node(id).name,
        Subject::Action(id) => &plan.action(id).name,
        Subject::Indicator(id) => &plan.indicator(id).name,
    };
    let is_said = finding.message.starts_with(&quote(name));
    (!is_said).then(|| label::subject(plan, finding.subject))
}

/// The finding under the cursor in so many lines: where it stands, what was found, its line, how to mend it.
pub fn under_cursor(app: &App, width: usize, lines: usize) -> Vec<Strip<'_>> {
    let (session, look) = (&app.session, &app.look);
    let found = session.found().get(app.findings.place.cursor).copied();
    let Some((origin, finding)) = found.and_then(|found| session.finding(found)) else { return Vec::new() };
    let mut page = Page::new(width, look);
    let (line, column) = (finding.position.line, finding.position.column);
    page.heading(&words::place(&origin.display(), line, column));
    sentence(&finding.message, Tone::Plain, &mut page);
    marked(finding, line.to_string().len(), &mut page);
    sentence(&below(finding), Tone::Faint, &mut page);
    let mut shown = page.finish();
    shown.truncate(lines);
    while shown.len() < lines {
        shown.push(Strip::new(look));
    }
    shown
}

/// At most [`SENTENCE`] lines, the last cut.
fn sentence(text: &str, tone: Tone, page: &mut Page) {
    if text.is_empty() {
        return;
    }
    let parts = page.look.wrap(text, page.width);
    let (first, rest) = parts.split_at(parts.len().min(SENTENCE - 1));
    for part in first.iter().cloned().chain((!rest.is_empty()).then(|| rest.concat())) {
        let line = Strip::of(&part, tone, page.look);
        page.line(&line);
    }
}

/// How to mend it, or why it is let stand.
fn below(finding: &Finding) -> String {
    match &finding.accepted {
        Some(reason) => accepted::reason(reason),
        None => finding.hint.clone().unwrap_or_default(),
    }
}

/// The page about one finding.
pub fn passage<'a>(session: &Session, passage: &Passage, width: usize, look: &'a Look) -> Vec<Strip<'a>> {
    let mut page = Page::new(width, look);
    let finding = &passage.finding;
    let file = session.finding(passage.found).map(|(origin, _)| origin.display()).unwrap_or_default();
    page.indented(&finding.message, Tone::Strong, 0);
    let severity = check::severity(finding.severity);
    page.field(words::SEVERITY, severity, super::findings::tone(finding.severity));
    page.field(words::PLACE, &words::place(&file, finding.position.line, finding.position.column), Tone::Plain);
    if matches!(passage.found, FoundIn::Plan(_)) {
        let plan = session.plan();
        page.field(words::ENTRY, &label::subject(plan, finding.subject), Tone::Plain);
        let departments = plan.department_names(plan.answering_for(finding.subject));
        page.field(screen::DEPARTMENT, &departments.join(screen::COMMA), Tone::Plain);
    }
    match &finding.accepted {
        Some(_) => page.indented(&below(finding), Tone::Plain, 0),
        None => page.field(words::HOW_TO_MEND, &below(finding), Tone::Plain),
    };
    if finding.excerpt.is_none() {
        return page.finish();
    }
    page.heading(words::IN_FILE);
    let last = passage.around.last().map_or(finding.position.line, |(number, _)| *number);
    let digits = last.to_string().len();
    let is_before = |number: &usize| *number < finding.position.line;
    for (number, text) in passage.around.iter().filter(|(number, _)| is_before(number)) {
        beside(*number, text, digits, &mut page);
    }
    marked(finding, digits, &mut page);
    for (number, text) in passage.around.iter().filter(|(number, _)| *number > finding.position.line) {
        beside(*number, text, digits, &mut page);
    }
    page.finish()
}

/// The number of a line and the rule behind it.
fn gutter<'a>(number: &str, digits: usize, tone: Tone, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    line.put_right(number, digits, tone).put(" ", Tone::Plain).put(look.glyphs.vertical, Tone::Faint);
    line.put(" ", Tone::Plain);
    line
}

/// A line beside the one that is meant.
fn beside(number: usize, text: &str, digits: usize, page: &mut Page) {
    let mut line = gutter(&number.to_string(), digits, Tone::Faint, page.look);
    let room = page.width.saturating_sub(line.width());
    line.put_cut(text, room, Tone::Faint);
    page.line(&line);
}

/// The line of a finding and the mark below it; nothing for one without a line.
fn marked(finding: &Finding, digits: usize, page: &mut Page) {
    let Some(excerpt): Option<&Excerpt> = finding.excerpt.as_ref() else { return };
    let look = page.look;
    let mut line = gutter(&finding.position.line.to_string(), digits, Tone::Strong, look);
    let mut mark = gutter("", digits, Tone::Faint, look);
    let room = page.width.saturating_sub(line.width());
    let marked = Marked::of(finding, excerpt, room, |text| look.width(text));
    line.put(&marked.before, Tone::Plain).put(&marked.meant, Tone::Poor).put(&marked.behind, Tone::Plain);
    mark.blank_to(mark.width() + marked.start).put(&"^".repeat(marked.cells), Tone::Poor);
    page.line(&line).line(&mark);
}

/// The list as `susumi check` prints it, for a file.
pub fn findings_listing(session: &Session) -> String {
    let found: Vec<Found<'_>> = session.found().into_iter().filter_map(|found| printed(session, found)).collect();
    as_text(&found)
}

/// One finding as `susumi check` prints it.
pub fn copied_finding(session: &Session, found: FoundIn) -> String {
    as_text(&printed(session, found).into_iter().collect::<Vec<_>>())
}

fn printed(session: &Session, found: FoundIn) -> Option<Found<'_>> {
    let (origin, finding) = session.finding(found)?;
    let plan = matches!(found, FoundIn::Plan(_)).then(|| session.plan());
    Some(Found { file: origin.display(), plan, finding })
}

fn as_text(found: &[Found<'_>]) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write_findings_text(&mut out, found);
    String::from_utf8_lossy(&out).lines().map(|line| text::clean(line) + "\n").collect()
}

/// A finding as cells of a table.
pub(super) fn cells(session: &Session, found: FoundIn) -> Option<Vec<String>> {
    let (origin, finding) = session.finding(found)?;
    let plan = session.plan();
    let is_of_plan = matches!(found, FoundIn::Plan(_));
    let of_plan = |text: String| if is_of_plan { text } else { String::new() };
    let severity = if finding.is_open() { check::severity(finding.severity) } else { accepted::ACCEPTED };
    Some(vec![
        origin.display(),
        finding.position.line.to_string(),
        finding.position.column.to_string(),
        severity.to_owned(),
        of_plan(label::subject(plan, finding.subject)),
        of_plan(plan.department_names(plan.answering_for(finding.subject)).join(screen::COMMA)),
        finding.message.clone(),
        below(finding),
    ])
}

/// The open errors that the list has, those of files that give no plan with them.
pub fn open_errors(session: &Session) -> usize {
    let loaded = session.loaded();
    let is_error = |finding: &&Finding| finding.severity == Severity::Error && finding.is_open();
    let of_plan = loaded.findings.iter().filter(is_error).count();
    of_plan + session.broken().len() + session.workspace.failures.len()
}
