//! `susumi completions`: the scripts are ones that the shells take, and bash offers what the plans know.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::path::Path;
use std::process::Command;

use folder::folder;
use run::{err, out, run};

/// Whether that shell finds the script well written; `None` where there is no such shell.
fn accepts(shell: &str, script: &Path) -> Option<Result<(), String>> {
    let output = Command::new(shell).arg("-n").arg(script).output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(if output.status.success() && said.is_empty() { Ok(()) } else { Err(said) })
}

#[test]
fn shells_that_are_here_take_their_script() {
    for shell in ["bash", "zsh", "fish"] {
        let folder = folder(&[]);
        let output = run(folder.path(), &["completions", shell]);
        assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
        let script = folder.path().join("script");
        std::fs::write(&script, out(&output)).unwrap();
        if let Some(judged) = accepts(shell, &script) {
            assert_eq!(judged, Ok(()), "{shell}");
        }
    }
}

/// What bash would offer for a line with the cursor at its end.
fn offered(line: &str) -> Vec<String> {
    let folder = folder(&[]);
    let program = env!("CARGO_BIN_EXE_susumi");
    let script = out(&run(folder.path(), &["completions", "bash"]));
    let words: Vec<&str> = line.split(' ').collect();
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let ask = format!(
        "{script}\nCOMP_WORDS=('{program}' {}); COMP_CWORD={}; _susumi_with_plans '{program}' '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len(),
        words.last().unwrap(),
        words.iter().rev().nth(1).unwrap_or(&"susumi"),
    );
    let output = Command::new("bash").arg("-c").arg(ask).current_dir(folder.path()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn bash_offers_commands_options_and_the_words_of_the_plans() {
    if Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    assert_eq!(offered("att"), ["attention"]);
    assert!(offered("summary --b").contains(&"--by".to_owned()));
    assert_eq!(offered("attention -d gesui"), ["下水道課"]);
    assert_eq!(offered("attention -d ").len(), 19);
    assert_eq!(offered("actions --status 一"), ["一部実施"]);
    assert!(offered("actions -s mi").contains(&"未実施".to_owned()), "{:?}", offered("actions -s mi"));
    assert_eq!(offered("completions --").iter().filter(|it| ["--list", "--typed"].contains(&it.as_str())).count(), 0);
}

#[test]
fn a_wrong_shell_is_said_with_those_there_are() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["completions", "tcsh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("bash") && err(&output).contains("「tcsh」"), "{}", err(&output));
    let none = run(folder.path(), &["completions"]);
    assert!(err(&none).contains("SHELL"), "{}", err(&none));
}
