//! `susumi completions`: what a shell needs to complete the command line, and the words of the plans for it.
//!
//! The scripts are those of `clap_complete`; where a department or status is due they ask this program, which
//! knows the plans and reads romaji.

use clap_complete::{Shell, generate};

use super::arguments::{CompletionsArguments, WordList, program};
use super::opener::Opener;
use super::output::{OutputError, print};
use super::{Exit, known, refused};
use crate::query::{Candidate, Choice, Rank, departments_meant, rank};
use crate::visible::visible;
use crate::words::{cli as words, filter};

/// Runs it. The scripts show nothing of what is wrong with a plan, so nothing is said of it.
pub fn run(arguments: &CompletionsArguments, opener: impl FnOnce() -> Opener) -> Result<Exit, OutputError> {
    match (arguments.list, arguments.shell) {
        (Some(list), _) => {
            let found = listed(list, &arguments.typed, &opener());
            print(|out| found.iter().try_for_each(|word| writeln!(out, "{}", visible(word))))?;
        }
        (None, Some(shell)) => print(|out| out.write_all(script(shell).as_bytes()))?,
        (None, None) => return Ok(refused(&words::missing_argument(&["<SHELL>".to_owned()]))),
    }
    Ok(Exit::Clean)
}

/// The words that the plans know and what was typed may become.
fn listed(list: WordList, typed: &str, opener: &Opener) -> Vec<String> {
    let workspace = opener.open(&[]);
    let plans = || workspace.plans.iter().map(|loaded| &loaded.plan);
    let departments = known::departments(plans());
    let found: Vec<String> = match list {
        WordList::Departments if typed.is_empty() => departments.iter().map(|one| one.name.clone()).collect(),
        WordList::Departments => {
            departments_meant(departments.iter().copied(), typed).into_iter().map(str::to_owned).collect()
        }
        WordList::Statuses => {
            let all = Choice::all(&known::statuses(plans()));
            let words: Vec<&str> = all.iter().map(Choice::word).collect();
            let reading = |word: &str| filter::READINGS.iter().find(|(known, _)| *known == word).map(|it| it.1);
            let found = rank(typed, words.iter().map(|name| Candidate { name, reading: reading(name) }));
            let begins = |rank: Rank| matches!(rank, Rank::ReadingStart | Rank::NameStart | Rank::Everything);
            let found = found.into_iter().filter(|(_, how)| begins(how.rank));
            found.filter_map(|(at, _)| words.get(at).map(|word| (*word).to_owned())).collect()
        }
    };
    let mut once: Vec<String> = Vec::new();
    for word in found {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

/// The script for that shell, with the words of the plans where it can ask for them.
fn script(shell: Shell) -> String {
    let mut bytes = Vec::new();
    generate(shell, &mut offered(), "susumi", &mut bytes);
    let script = String::from_utf8_lossy(&bytes).into_owned();
    match shell {
        Shell::Bash => script + BASH,
        Shell::Zsh => zsh(&script),
        Shell::Fish => script.lines().map(|line| fish(line) + "\n").collect(),
        _ => script,
    }
}

/// The command line without what the scripts themselves ask: they would offer that too.
fn offered() -> clap::Command {
    const ASKED: &str = "completions";
    program().mut_subcommand(ASKED, |asked| {
        clap::Command::new(ASKED)
            .about(asked.get_about().cloned().unwrap_or_default())
            .disable_help_flag(true)
            .args(asked.get_arguments().filter(|argument| !argument.is_hide_set()).cloned())
    })
}

/// Asks before the function of the rest does: that knows only files for the value of an option.
const BASH: &str = r#"
_susumi_with_plans() {
    local list=""
    case "${COMP_WORDS[COMP_CWORD-1]}" in
        -d|--department) list=departments ;;
        -s|--status) list=statuses ;;
    esac
    if [ -n "$list" ]; then
        local IFS=$'\n'
        COMPREPLY=($("${COMP_WORDS[0]}" completions --list "$list" --typed "${COMP_WORDS[COMP_CWORD]}" 2>/dev/null))
        return
    fi
    _susumi "$@"
}

complete -F _susumi_with_plans -o bashdefault -o default susumi
"#;

const ZSH: &str = r#"
(( $+functions[_susumi_departments] )) ||
_susumi_departments() {
    compadd -U -- ${(f)"$(susumi completions --list departments --typed "$PREFIX" 2>/dev/null)"}
}
(( $+functions[_susumi_statuses] )) ||
_susumi_statuses() {
    compadd -U -- ${(f)"$(susumi completions --list statuses --typed "$PREFIX" 2>/dev/null)"}
}
"#;

fn zsh(script: &str) -> String {
    let asks = |name: &str, function: &str| (format!(":{name}:_default"), format!(":{name}:{function}"));
    let (department, by_department) = asks(words::DEPARTMENT_VALUE, "_susumi_departments");
    let (status, by_status) = asks(words::STATUS_VALUE, "_susumi_statuses");
    let script = script.replace(&department, &by_department).replace(&status, &by_status);
    // The first line tells zsh whose completion it is.
    match script.split_once('\n') {
        Some((first, rest)) => format!("{first}\n{ZSH}{rest}"),
        None => script,
    }
}

fn fish(line: &str) -> String {
    let asks = |list: &str| format!("{line} -f -a \"(susumi completions --list {list} 2>/dev/null)\"");
    match line {
        _ if line.contains(" -l department ") => asks("departments"),
        _ if line.contains(" -l status ") => asks("statuses"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_shell_has_a_script_with_every_command() {
        for shell in Shell::value_variants() {
            let script = script(*shell);
            for command in program().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}: {}", command.get_name());
            }
        }
    }

    #[test]
    fn shells_that_can_ask_do() {
        let asking = |shell| script(shell).matches("completions --list").count();
        assert_eq!([asking(Shell::Bash), asking(Shell::Zsh)], [1, 2]);
        assert!(asking(Shell::Fish) >= 8, "each command with FILTER");
        assert!(script(Shell::Zsh).starts_with("#compdef susumi\n"));
        assert!(!script(Shell::Zsh).contains(":課:_default"));
    }

    #[test]
    fn words_of_the_plans_by_what_is_typed() {
        let words = |list, typed: &str| listed(list, typed, &Opener::default());
        assert_eq!(words(WordList::Departments, "gesui"), ["下水道課"]);
        assert_eq!(words(WordList::Departments, "").len(), 19);
        assert_eq!(words(WordList::Statuses, "未"), ["未実施", "未達成"]);
        let mut begun = words(WordList::Statuses, "mi");
        begun.sort_unstable();
        assert_eq!(begun, ["未実施", "未達成", "見込未達", "見込達成"]);
        assert_eq!(words(WordList::Statuses, "ichi"), ["一部実施"]);
        assert_eq!(words(WordList::Statuses, "xyzzy"), [""; 0]);
    }

    #[test]
    fn what_is_hidden_is_not_offered() {
        for shell in Shell::value_variants() {
            let generated = script(*shell).replace("completions --list", "").replace("--typed \"", "");
            assert!(!generated.contains("--typed") && !generated.contains("-l typed"), "{shell}");
        }
    }
}
