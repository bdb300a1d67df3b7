//! The help of every command: that it is there, that its examples can be typed as they stand, that it fits.

use std::process::Command;

/// A help page as a person sees it.
fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_susumi")).args(arguments).arg("--help").output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands with what they do, as the first page lists them.
fn commands() -> Vec<(String, String)> {
    let page = help(&[]);
    let list = page.split("オプション:").next().unwrap();
    let entries = list.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("  "));
    let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase());
    entries.filter(|(name, _)| is_name(name)).map(|(name, about)| (name.to_owned(), about.trim().to_owned())).collect()
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[test]
fn the_first_page_lists_every_command_in_a_group() {
    let listed: Vec<String> = commands().into_iter().map(|(name, _)| name).collect();
    let mut known = susumi::cli::command_names();
    let mut sorted = listed.clone();
    sorted.sort();
    known.sort();
    assert_eq!(sorted, known, "give a new command its group in src/words/manual.rs");
    let page = help(&[]);
    for line in page.lines() {
        assert!(width(line) <= 80, "{} cells: {line}", width(line));
    }
}

#[test]
fn every_command_says_what_it_does_with_examples_and_exit_codes() {
    for (name, about) in commands() {
        let page = help(&[&name]);
        assert!(page.starts_with(&about) && about.chars().any(|c| !c.is_ascii()), "{name}: {page}");
        assert!(page.contains(&format!("使い方: susumi {name}")), "{name}: its usage");
        assert!(page.lines().any(|line| line.starts_with("終了コード:") && line.contains('0')), "{name}: exit codes");
        assert!(page.contains("\n例:\n"), "{name}: examples");
        assert!(!page.contains("Usage") && !page.contains("[default") && !page.contains("[possible"), "{name}");
        // A terminal breaks what is to be typed; the rest is laid out.
        for line in page.lines().filter(|line| !line.starts_with("使い方:") && !line.contains("susumi ")) {
            assert!(width(line) <= 82, "{name}, {} cells: {line}", width(line));
        }
    }
}

#[test]
fn the_examples_can_be_typed() {
    for (name, _) in commands() {
        let page = help(&[&name]);
        let below = page.split("\n例:\n").nth(1).unwrap();
        let lines = below.lines().take_while(|line| line.starts_with("  "));
        let examples: Vec<&str> = lines.filter(|line| line.contains("susumi ")).collect();
        assert!(examples.len() >= 2, "{name}: at least two examples: {below}");
        for example in examples {
            for words in calls(example) {
                let typed: Vec<&str> = words.iter().map(String::as_str).collect();
                assert_eq!(susumi::cli::mistake_in(&typed), None, "{name}: {example}\n{typed:?}");
            }
        }
    }
}

/// What an example calls: the words behind each `susumi` up to what a shell does with them, and up to the remark
/// behind two blanks.
fn calls(example: &str) -> Vec<Vec<String>> {
    let example = example.trim_start();
    let mut calls = Vec::new();
    for (at, _) in example.match_indices("susumi ") {
        if at > 0 && !example[..at].ends_with("| ") {
            continue;
        }
        let line = example[at..].split("  ").next().unwrap();
        let end = [" | ", " > "].iter().filter_map(|sign| line.find(sign)).min().unwrap_or(line.len());
        calls.push(shlex::split(&line[..end]).unwrap());
    }
    assert!(!calls.is_empty(), "{example}");
    calls
}

#[test]
fn the_manual_has_what_the_help_has() {
    let output = Command::new(env!("CARGO_BIN_EXE_susumi")).arg("man").output().unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    for (name, _) in commands() {
        assert!(page.contains(&format!("susumi {name}（")), "{name}");
    }
    assert!(!page.contains('\u{200b}'));
}
