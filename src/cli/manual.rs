//! `susumi man`: one manual page of everything, made of what the help pages are made of.
//!
//! The headings are Japanese, and lines break within Japanese text: a formatter breaks at blanks alone, so every
//! place where a line may end is marked.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, roman};

use super::Exit;
use super::arguments::program;
use super::output::{OutputError, print};
use crate::cells::may_break;
use crate::words::{cli as help, manual as words};

/// Runs it.
pub fn run() -> Result<Exit, OutputError> {
    print(|out| out.write_all(page().as_bytes()))?;
    Ok(Exit::Clean)
}

/// Stands for a place where a line may end, until the page is written: no text has it.
const BREAK: char = '\u{200b}';

/// The page as its formatter takes it.
fn page() -> String {
    let program = program();
    let version = format!("susumi {}", program.get_version().unwrap_or_default());
    let mut page = Roff::new();
    // No year and no month: the same program always writes the same page.
    page.control("TH", ["SUSUMI", "1", "", &version, words::SECTION]);
    // Left-aligned and without hyphens: Japanese has neither blanks to widen nor words to divide.
    page.control("ad", ["l"]).control("nh", []);
    section(&mut page, words::NAME);
    page.text([roman(breakable(&words::name(help::ABOUT)))]);
    section(&mut page, words::SYNOPSIS);
    for line in help::USAGE.lines() {
        page.text([bold(line.trim())]).control("br", []);
    }
    section(&mut page, words::DESCRIPTION);
    for paragraph in words::ABOUT {
        page.control("PP", []).text([roman(breakable(paragraph))]);
    }
    section(&mut page, words::SCREEN_OPTIONS);
    options(&mut page, &program, |_| true);
    section(&mut page, words::KEYS);
    page.text([roman(breakable(words::KEYS_TEXT))]);
    section(&mut page, words::COMMANDS);
    for (group, names) in words::GROUPS {
        for command in names.iter().filter_map(|name| program.find_subcommand(name)) {
            of_command(&mut page, group, command);
        }
    }
    filter(&mut page, &program);
    section(&mut page, words::EXIT_STATUS);
    terms(&mut page, &words::EXIT_CODES);
    page.control("PP", []).text([roman(breakable(words::STREAMS))]);
    section(&mut page, words::FILES);
    terms(&mut page, &words::FILE_LIST);
    section(&mut page, words::ENVIRONMENT);
    terms(&mut page, &words::ENVIRONMENT_LIST);
    section(&mut page, words::EXAMPLES);
    terms(&mut page, &words::EXAMPLE_LIST);
    section(&mut page, words::SEE_ALSO);
    page.text([roman(breakable(words::SEE_ALSO_TEXT))]);
    // The formatter's sign for it; the crate would write a backslash of its own as text.
    page.render().replace(BREAK, "\\:")
}

fn section(page: &mut Roff, heading: &str) {
    page.control("SH", [heading]);
}

/// A command: what it is for, how it is called, its options but those of FILTER, and what its help says below.
fn of_command(page: &mut Roff, group: &str, command: &Command) {
    page.control("SS", [words::command(command.get_name(), group).as_str()]);
    page.text([roman(breakable(&said(command.get_about())))]);
    let usage = command.clone().render_usage().to_string();
    page.control("PP", []).text([bold(usage_line(&usage))]);
    options(page, command, |arg| arg.get_help_heading() != Some(help::FILTER));
    if command.get_arguments().any(|arg| arg.get_help_heading() == Some(help::FILTER)) {
        page.control("PP", []).text([roman(words::TAKES_FILTER)]);
    }
    let below = said(command.get_after_help());
    if !below.is_empty() {
        page.control("PP", []).control("nf", []);
        for line in below.lines() {
            // An empty line would end what is written as it stands in some formatters.
            if line.is_empty() {
                page.control("sp", [])
            } else {
                page.text([roman(line)])
            };
        }
        page.control("fi", []);
    }
}

/// `susumi check [PATH]...`, without the word before it and on one line.
fn usage_line(usage: &str) -> String {
    let lines: Vec<&str> = usage.lines().map(str::trim).collect();
    let line = lines.join(" ");
    line.find("susumi").and_then(|at| line.get(at..)).unwrap_or(&line).to_owned()
}

/// FILTER, once for all commands.
fn filter(page: &mut Roff, program: &Command) {
    section(page, words::FILTER);
    page.text([roman(breakable(words::FILTER_TEXT))]);
    let has_filter = |arg: &Arg| arg.get_help_heading() == Some(help::FILTER);
    if let Some(command) = program.get_subcommands().find(|command| command.get_arguments().any(has_filter)) {
        options(page, command, has_filter);
    }
}

/// What can be given, a paragraph each; help and what is hidden have none.
fn options(page: &mut Roff, command: &Command, is_meant: impl Fn(&Arg) -> bool) {
    let shown = |arg: &&Arg| !arg.is_hide_set() && arg.get_id() != "help" && is_meant(arg);
    for arg in command.get_arguments().filter(shown) {
        page.control("TP", []).text([bold(spelled(arg))]).text([roman(breakable(&said(arg.get_help())))]);
    }
}

/// `-d, --department 課`.
fn spelled(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(<[_]>::first).map(|name| name.to_string()).unwrap_or_default();
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    match (names.is_empty(), arg.get_action().takes_values()) {
        (true, _) => value,
        (false, true) => format!("{} {value}", names.join(", ")),
        (false, false) => names.join(", "),
    }
}

fn terms(page: &mut Roff, terms: &[(&str, &str)]) {
    for (term, text) in terms {
        page.control("TP", []).text([bold(*term)]).text([Inline::from(breakable(text))]);
    }
}

fn said(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// `text` with a [`BREAK`] behind every Japanese letter behind which a line may end.
fn breakable(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() * 2);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        marked.push(c);
        let Some(next) = rest.peek().copied() else { break };
        // Behind a blank every formatter breaks by itself.
        if c != ' ' && next != ' ' && may_break(c, next) {
            marked.push(BREAK);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_japanese_lines_may() {
        let table =
            [("計画を、", "計|画|を、"), ("（例）", "（例）"), ("-d gesui の", "-d gesui の"), ("R2の", "R2|の")];
        for (text, marked) in table {
            assert_eq!(breakable(text).replace(BREAK, "|"), marked);
        }
    }

    #[test]
    fn everything_has_its_place_on_the_page() {
        let (page, program) = (page().replace("\\:", "").replace("\\-", "-"), program());
        for command in program.get_subcommands() {
            let heading = format!(".SS \"susumi {}（", command.get_name());
            let heading_alone = heading.replace('"', "");
            assert!(page.contains(&heading) || page.contains(&heading_alone), "{}", command.get_name());
            let shown = command.get_arguments().filter(|arg| !arg.is_hide_set() && arg.get_id() != "help");
            for name in shown.filter_map(Arg::get_long) {
                assert!(page.contains(&format!("--{name}")), "{} --{name}", command.get_name());
            }
        }
        for heading in [words::NAME, words::SYNOPSIS, words::EXIT_STATUS, words::FILES, words::ENVIRONMENT] {
            assert!(page.contains(&format!("\n.SH {heading}\n")), "{heading}");
        }
        assert!(!page.contains(BREAK) && page.lines().all(|line| !line.starts_with("'") && line != "."));
    }

    #[test]
    fn the_same_page_every_time() {
        assert_eq!(page(), page());
    }
}
