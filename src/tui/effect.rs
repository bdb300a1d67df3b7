//! Work outside the program that a command asked for: files, the editor, the shell, the clipboard.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command as Process, ExitStatus};
use std::{env, fs, thread};

use super::access::Access;
use super::app::{App, Copied, Effect, Focus, Message};
use super::clipboard::Clipboard;
use super::command::Command;
use super::editor::{self, EditorError, Start};
use super::incoming;
use super::job;
use super::rows::{self, CopiedTable};
use super::signal;
use super::strip::Strip;
use super::terminal::Screen;
use crate::amend;
use crate::label;
use crate::plan::Position;
use crate::source::config::home_resolved;
use crate::source::{Failure, Loaded, Origin, WholePaths, lines_around};
use crate::state::{self, NamedView, StateError, Store};
use crate::words::failure::reason;
use crate::words::{
    copied as copied_words, editor as editor_words, found as found_words, page, plans as plan_words, screen as words,
    state as state_words,
};
use crate::writing::create;

/// The cells of a line that is copied.
const COPIED_WIDTH: usize = 76;

/// Whether the program goes on.
#[derive(Debug)]
pub enum Next {
    /// With these messages.
    GoOn(Vec<Message>),
    /// It does not.
    Leave,
}

/// Does the work; what comes of it are messages.
///
/// # Errors
/// If the terminal is gone.
pub fn perform(effect: Effect, app: &App, screen: &mut Screen) -> io::Result<Next> {
    let mut messages = Vec::new();
    // Asked again here: whatever made the effect, this is the way out.
    if !app.access.permits(effect.command()) {
        return Ok(Next::GoOn(vec![Message::Notice(words::NOT_PERMITTED.to_owned())]));
    }
    match effect {
        Effect::Quit => {
            screen.hear_out();
            return Ok(Next::Leave);
        }
        Effect::Redraw => screen.forget(),
        Effect::Mouse(on) => screen.listen_to_mouse(on)?,
        Effect::Suspend if job::can_stop() => {
            screen.hear_out();
            if incoming::ending().is_none() {
                screen.stop()?;
            }
        }
        Effect::Suspend => messages.push(Message::Notice(words::CANNOT_STOP.to_owned())),
        Effect::Reload(index) => messages.extend(reload(app, index)),
        Effect::Reopen(origins) => {
            messages.push(reopened(app, &origins));
        }
        Effect::ReadAround(found) => {
            if let Some((origin, finding)) = app.session.finding(found) {
                let lines = lines_around(origin, app.access.bounds(), finding.position.line);
                messages.push(Message::Around(found, lines));
            }
        }
        Effect::Edit(path, at) => messages.extend(edit(&path, at, app, screen)?),
        Effect::Prepare(index, order) => {
            if let Some(seen) = app.session.workspace.plans.get(index) {
                let result = amend::prepare(seen, &order).map(Box::new).map_err(Box::new);
                // What stands there now is to be seen beside the reason.
                messages.extend(result.is_err().then(|| reread(app, index)).flatten());
                messages.push(Message::Prepared(result));
            }
        }
        Effect::Amend(index, amendment) => {
            let result = amendment.save().map_err(Box::new);
            messages.extend(reread(app, index));
            messages.push(Message::Amended(result));
        }
        Effect::Save(name) => messages.push(match save(&name, &rows::written_to(app, &name)) {
            Ok(notice) => Message::Notice(notice),
            Err(reason) => Message::NotSaved(name, reason),
        }),
        Effect::PrepareSearch => {
            // Where there can be no thread, the search does it itself.
            let _ = thread::Builder::new().name("search".to_owned()).spawn(app.session.preparation());
        }
        Effect::SaveView(mut named) => {
            let name = named.name.clone();
            named.view.file = whole_file(app);
            let key = app.key_of(Command::Views);
            messages.extend(keep(app, state_words::not_saved, |store| {
                let (views, replaced) = store.save_view(*named)?;
                let number = views.iter().position(|other| other.name == name).map_or(0, |at| at + 1);
                // Only the first nine are called up by a number.
                let keys = if number < 10 { format!("{key} {number}") } else { key };
                Ok((views, state_words::saved(&name, replaced, &keys)))
            }));
        }
        Effect::DeleteView(name) => {
            messages.extend(keep(app, state_words::not_deleted, |store| {
                Ok((store.delete_view(&name)?, state_words::deleted(&name)))
            }));
        }
        Effect::Copy(copied) => {
            let (text, notice) = copied_text(app, copied);
            match app.clipboard.way_for(text.len()) {
                Clipboard::Osc52 => {
                    screen.copy(&text)?;
                    messages.push(Message::Notice(notice));
                }
                Clipboard::Show => {
                    screen.hear_out();
                    screen.show_plain(&[copied_words::SELECT, &text, copied_words::SELECT_END])?;
                    let (columns, rows) = screen.size()?;
                    messages.push(Message::Resize(columns, rows));
                }
            }
        }
    }
    Ok(Next::GoOn(messages))
}

/// The file of the plan on screen with all its folders; empty where it has none, or one whose name is no text.
pub fn whole_file(app: &App) -> String {
    let file = app.session.loaded().origin.path().map(|path| WholePaths::default().of(path));
    file.and_then(|file| file.into_os_string().into_string().ok()).unwrap_or_default()
}

/// Changes the saved views; what they are then, and what came of it: `failed` says what did not, and why.
fn keep(
    app: &App,
    failed: fn(&str) -> String,
    change: impl FnOnce(&Store) -> Result<(Vec<NamedView>, String), StateError>,
) -> Vec<Message> {
    let Some(store) = &app.store else { return Vec::new() };
    match change(store) {
        Ok((views, notice)) => vec![Message::Views(views), Message::Notice(notice)],
        Err(error) => {
            let reason = match error {
                StateError::Io(error) => reason(&error),
                StateError::Foreign => state_words::foreign(&store.folder().join(state::VIEWS).display().to_string()),
                StateError::Full => state_words::full(state::MOST_VIEWS),
                StateError::TooLarge => state_words::TOO_LARGE.to_owned(),
            };
            vec![Message::Notice(failed(&reason))]
        }
    }
}

fn reload(app: &App, index: usize) -> Option<Message> {
    let origin: &Origin = &app.session.workspace.plans.get(index)?.origin;
    Some(Message::Reloaded(index, Box::new(read(&app.access, origin))))
}

fn reopened(app: &App, origins: &[Origin]) -> Message {
    Message::Reopened(origins.iter().map(|origin| read(&app.access, origin)).collect())
}

fn reread(app: &App, index: usize) -> Option<Message> {
    let origin: &Origin = &app.session.workspace.plans.get(index)?.origin;
    Some(Message::Reread(index, Box::new(read(&app.access, origin))))
}

/// Reads a plan, if that is permitted.
///
/// # Errors
/// The [`Failure`] of its file.
pub fn read(access: &Access, origin: &Origin) -> Result<Loaded, Failure> {
    access.reading().read(origin)
}

/// Lends the terminal to the user's editor on that file, and reads again what it may have changed.
fn edit(path: &Path, at: Position, app: &App, screen: &mut Screen) -> io::Result<Vec<Message>> {
    let start = match editor::start(|name| env::var_os(name), is_program, path, at) {
        Ok(start) => start,
        Err(EditorError::None) => return Ok(vec![Message::Notice(editor_words::NONE.to_owned())]),
        Err(EditorError::Unclosed(name)) => return Ok(vec![Message::Notice(editor_words::unclosed(name))]),
    };
    screen.hear_out();
    if incoming::ending().is_some() {
        // The program ends in a moment, and an editor would go on without anybody.
        return Ok(Vec::new());
    }
    let failed = screen.step_aside(|| {
        let failed = run(&start);
        signal::settle();
        failed
    })?;
    let (columns, rows) = screen.size()?;
    let mut messages = vec![Message::Resize(columns, rows)];
    let plans = &app.session.workspace.plans;
    match plans.iter().position(|loaded| loaded.origin.path() == Some(path)) {
        Some(index) => messages.extend(reload(app, index)),
        None => {
            let failures = &app.session.workspace.failures;
            let origins: Vec<Origin> = failures.iter().map(|failure| failure.origin.clone()).collect();
            messages.push(reopened(app, &origins));
        }
    }
    // Not every editor says that nothing can be saved.
    let unsaved = (!is_writable(path)).then(|| editor_words::READ_ONLY_FILE.to_owned());
    messages.extend(failed.or(unsaved).map(Message::Notice));
    Ok(messages)
}

/// Runs an editor to its end; says what went wrong, if something did.
fn run(start: &Start) -> Option<String> {
    let name = &start.name;
    match Process::new(&start.program).args(&start.arguments).status() {
        Ok(status) if ExitStatus::success(&status) => None,
        // What a shell says that finds no such program, or may not start it.
        Ok(status) if start.by_shell && matches!(status.code(), Some(126 | 127)) => Some(editor_words::not_found(name)),
        // What it says of a program that a signal ended.
        Ok(status) if start.by_shell => Some(editor_words::ended(name, status.code().filter(|code| *code < 128))),
        Ok(status) => Some(editor_words::ended(name, status.code())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(editor_words::not_found(name)),
        Err(error) => Some(editor_words::failed(name, &reason(&error))),
    }
}

/// Whether the file may be written to. What is no file is not asked: a pipe would wait for its reader.
fn is_writable(path: &Path) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let refused =
        |error: io::Error| matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
    !is_file || !OpenOptions::new().append(true).open(path).is_err_and(refused)
}

/// Whether that is a file that may be started.
fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

/// Writes the text to a new file; says what came of it. Never writes over a file.
fn save(name: &str, text: &str) -> Result<String, String> {
    let path = home_resolved(name);
    let shown = path.display().to_string();
    match create(&path, text) {
        Ok(()) => Ok(words::saved(&shown)),
        Err(error) => Err(words::not_saved(words::write_error(error.kind()))),
    }
}

/// The lines as text.
fn plain<'a>(lines: impl IntoIterator<Item = Strip<'a>>) -> String {
    lines.into_iter().map(|line| line.text().trim_end().to_owned() + "\n").collect()
}

/// The text, and what is to be said once the terminal has it.
fn copied_text(app: &App, copied: Copied) -> (String, String) {
    let session = &app.session;
    let name = |subject| label::subject(session.plan(), subject);
    match copied {
        Copied::Line(subject) => (rows::copied_line(session, subject), copied_words::line_copied(&name(subject))),
        Copied::Detail(subject) => {
            let text = plain(rows::detail(session, subject, COPIED_WIDTH, &app.look));
            (text, copied_words::detail_copied(&name(subject)))
        }
        Copied::Comparison(other) => {
            let text = plain(rows::comparison(session, other, COPIED_WIDTH, &app.look).all());
            (text, copied_words::detail_copied(page::COMPARISON))
        }
        Copied::Finding(found) => {
            (rows::copied_finding(session, found), copied_words::line_copied(found_words::COPIED))
        }
        Copied::Findings => table_copied(rows::copied_findings(session), found_words::TITLE),
        Copied::Attention => table_copied(rows::copied_attention(app), page::ATTENTION),
        Copied::Plans => table_copied(rows::copied_plans(session), plan_words::TITLE),
        Copied::Plan(index) => {
            let name = session.workspace.plans.get(index).map_or_else(String::new, label::full_name);
            (rows::copied_plan(session, index), copied_words::line_copied(&name))
        }
        Copied::Failed(at) => {
            let failure = session.workspace.failures.get(at);
            let text = failure.map_or_else(String::new, |failure| label::failure(failure) + "\n");
            (text, copied_words::line_copied(found_words::COPIED))
        }
        Copied::Namesakes => table_copied(rows::copied_namesakes(app), page::NAMESAKES),
        Copied::Departments => table_copied(rows::copied_departments(app), page::DEPARTMENTS),
        Copied::Table(pane) => {
            let table = rows::copied_pane(app, pane);
            let title = match pane {
                Focus::Tree if app.tree.shows_all() => plan_words::TITLE,
                Focus::Tree => words::TREE,
                Focus::Timeline => words::ACTIONS,
                Focus::Indicators => words::INDICATORS,
            };
            table_copied(table, title)
        }
    }
}

/// A table with its heading, and what is to be said of it.
fn table_copied(table: CopiedTable, title: &str) -> (String, String) {
    (table.tsv(), copied_words::table_copied(title, table.entries))
}
