//! The help pages laid out: commands in groups, texts broken so that 80 columns are enough.
//!
//! `clap` breaks lines at blanks, which Japanese has not.

use clap::{Arg, Command};

use crate::cells::{width, wrap};
use crate::words::{cli as words, manual};

/// The width that a help page may have, in cells.
const PAGE: usize = 80;
/// Before an option, and between it and its text.
const MARGINS: usize = 4;

/// The same command line with its help laid out.
pub fn laid_out(program: Command) -> Command {
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let template = words::help_template_with(&groups(&program));
    let program = names.iter().fold(program, |program, name| program.mut_subcommand(name, wrapped));
    wrapped(program).help_template(template)
}

/// The commands by what they are for, a line each.
fn groups(program: &Command) -> String {
    let longest = program.get_subcommands().map(|command| command.get_name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for (heading, names) in manual::GROUPS {
        text += &format!("{heading}:\n");
        for command in names.iter().filter_map(|name| program.find_subcommand(name)) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            let lines = wrap(&about, PAGE.saturating_sub(longest + MARGINS));
            let indent = format!("\n{:width$}", "", width = longest + MARGINS);
            text += &format!("  {:longest$}  {}\n", command.get_name(), lines.join(&indent));
        }
    }
    text
}

/// The help of every option broken into lines that fit beside it.
fn wrapped(command: Command) -> Command {
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let longest = shown.map(|arg| width(&spelled(arg))).max().unwrap_or(0);
    let room = PAGE.saturating_sub(longest + MARGINS).max(PAGE / 3);
    let below = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let below: Vec<String> = below.lines().map(paragraph).collect();
    let command = command.after_help(below.join("\n"));
    command.mut_args(|arg| {
        let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
        arg.help(wrap(&text, room).join("\n"))
    })
}

/// A line of the text below; what is set in is to be typed as it stands.
fn paragraph(line: &str) -> String {
    if line.starts_with("  ") { line.to_owned() } else { wrap(line, PAGE).join("\n") }
}

/// An option as the page spells it; those without a short name are set in as far as if they had one.
fn spelled(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(<[_]>::first).map(|name| format!(" <{name}>")).unwrap_or_default();
    let value = if arg.get_action().takes_values() { value } else { String::new() };
    match arg.get_long() {
        Some(long) => format!("-x, --{long}{value}"),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::Arguments;
    use super::*;

    /// A line that had to be broken would leave a word of its own behind, or stand ragged above the next one.
    #[test]
    fn what_stands_below_the_options_fits_as_it_is_written() {
        let program = Arguments::command();
        for command in program.get_subcommands().chain([&program]) {
            let below = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in below.lines().filter(|line| !line.starts_with("  ")) {
                assert!(width(line) <= PAGE, "{}, {} cells: {line}", command.get_name(), width(line));
            }
        }
    }

    /// A docstring of a variant becomes its help, and shells show that while one completes.
    #[test]
    fn what_shells_show_beside_a_value_is_for_the_user() {
        let program = Arguments::command();
        for command in program.get_subcommands().chain([&program]) {
            for value in command.get_arguments().flat_map(Arg::get_possible_values) {
                let said = value.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(
                    !said.contains(|c: char| c.is_ascii_lowercase()),
                    "{} {}: {said}",
                    command.get_name(),
                    value.get_name()
                );
            }
        }
    }
}
