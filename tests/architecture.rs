//! Holds the shape of the program: who may know whom, where Japanese stands, what may not be called.
//!
//! Reads the source itself, so a new file is held to the rules without being named here.

#[path = "support/rust_source.rs"]
mod rust_source;

use std::path::Path;

use rust_source::{Arrow, Crate, Kind, Module};

/// The floors, lowest first. A module may use those of lower lines, never its own line's neighbours.
const FLOORS: &[&[&str]] = &[
    &["spelling", "writing"],
    &["plan", "visible"],
    &["words", "cells"],
    &["source", "state", "review"],
    &["query", "cache"],
    &["workspace"],
    &["label"],
    &["compare", "amend", "expectation", "import"],
    &["export"],
    &["collect", "tui"],
    &["cli"],
];

/// The same within the screen, where those of one line may use each other as long as no circle comes of it.
const SCREEN_FLOORS: &[&[&str]] = &[
    &["widths", "glyph", "tone", "text", "look", "marks", "strip"],
    &["command", "access"],
    &["chord", "keymap"],
    &["key_names", "layout", "hit"],
    &["begun", "probe", "appearance", "backend", "clipboard"],
    &["app"],
    &["rows"],
    &["view"],
    &[
        "ahead",
        "batch",
        "begin",
        "editor",
        "effect",
        "error",
        "examine",
        "frames",
        "front",
        "incoming",
        "input",
        "job",
        "live",
        "panic",
        "pointer",
        "rest",
        "run",
        "signal",
        "step",
        "surroundings",
        "terminal",
        "watchdog",
    ],
];

/// Where Japanese may stand in literals, and what it is there.
const JAPANESE: &[(&str, &str)] = &[
    ("src/words/", "what people read"),
    ("src/plan/series.rs", "the words of remarks, by which a break in a series is told"),
    ("src/plan/phase.rs", "the words of stages, by which they are ranked"),
    ("src/plan/stage.rs", "the mark of a stage that goes on"),
    ("src/plan/year.rs", "the names of eras"),
    ("src/source/document.rs", "the keys of the plan file"),
    ("src/source/encoding.rs", "the keys of the plan file, by which its encoding is told"),
    ("src/source/field.rs", "the keys of the plan file"),
    ("src/source/build/", "the keys and fixed words of the plan file"),
    ("src/source/schema.rs", "the keys of the plan file"),
    ("src/source/starting.rs", "the keys of the plan file"),
    ("src/source/known.rs", "the keys of the plan file"),
    ("src/source/text.rs", "the keys of the plan file"),
    ("src/source/date.rs", "how dates are written"),
    ("src/source/keys.rs", "the colon that an input method types"),
    ("src/source/meant.rs", "what staff call the keys and words of the plan file"),
    ("src/source/similar.rs", "old and other forms of characters"),
    ("src/source/number.rs", "how numbers are written"),
    ("src/amend/", "the keys of the plan file, and the names of eras"),
    ("src/source/written.rs", "the keys of the plan file"),
    ("src/source/slips/", "the signs that an input method types for those of YAML"),
    ("src/query/fold.rs", "letters that fold into others"),
    ("src/query/romaji.rs", "kana and their romaji"),
    ("src/query/lattice/build.rs", "letters that belong to the one before them"),
    ("src/export/reading/spoken.rs", "signs of texts that a voice would name"),
    ("src/export/substitute.rs", "what stands for characters that CP932 does not have"),
    ("src/export/xlsx/styles.rs", "the name of a font"),
    ("src/export/excerpt.rs", "what stands for a full-width blank"),
    ("src/import/", "the headings and words by which tables of offices are told"),
    ("src/tui/chord.rs", "letters that an input method sends"),
    ("src/tui/glyph.rs", "the names of the arrow keys where there are no arrows"),
    ("src/tui/probe.rs", "the character that shows whether a terminal reads UTF-8"),
    ("src/cells/lines.rs", "letters that may not begin or end a line"),
];

/// What may not be called outside tests.
const FORBIDDEN: &[&str] = &["unwrap", "expect", "panic", "todo", "unimplemented", "ignore"];

fn program() -> Crate {
    Crate::read(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_module_uses_only_floors_below_it() {
    assert_none(&upward(&program().arrows(), &[], FLOORS, false));
}

#[test]
fn within_the_screen_too() {
    assert_none(&upward(&program().arrows(), &["tui"], SCREEN_FLOORS, true));
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    assert_none(&circles(&program().arrows()));
}

#[test]
fn nothing_outside_tests_can_panic_on_purpose() {
    assert_none(&forbidden_calls(&program()));
}

#[test]
fn japanese_stands_where_it_belongs() {
    let program = program();
    assert_none(&misplaced_japanese(&program));
    for (path, what) in JAPANESE {
        let used = program.files().iter().any(|file| file.path.starts_with(path) && !japanese(file).is_empty());
        assert!(used, "{path} ({what}) has no Japanese any more: take it out of the table");
    }
}

/// Arrows among the children of `folder` that do not lead to a lower line of `floors`.
fn upward(arrows: &[Arrow], folder: &[&str], floors: &[&[&str]], neighbours: bool) -> Vec<String> {
    let floor = |name: &str| floors.iter().position(|line| line.contains(&name));
    let mut complaints = Vec::new();
    for Arrow { place, from, to } in arrows {
        let (Some(from), Some(to)) = (child(from, folder), child(to, folder)) else { continue };
        let complaint = match (floor(from), floor(to)) {
            _ if from == to => continue,
            (None, _) | (_, None) => "one of the two has no floor yet: give it one in tests/architecture.rs",
            (Some(own), Some(other)) if other < own || (neighbours && other == own) => continue,
            _ => "it is not on a lower floor: move what is needed down, or hand it in from above",
        };
        complaints.push(format!("{place}: {from} uses {to}; {complaint}"));
    }
    complaints
}

/// The child of `folder` that a module is or lies in.
fn child<'a>(module: &'a Module, folder: &[&str]) -> Option<&'a str> {
    let inside = module.len() > folder.len() && module.iter().zip(folder).all(|(a, b)| a == b);
    inside.then(|| module[folder.len()].as_str())
}

/// Circles among the direct children of every folder.
fn circles(arrows: &[Arrow]) -> Vec<String> {
    let mut folders: Vec<&[String]> =
        arrows.iter().flat_map(|arrow| (0..arrow.from.len()).map(|depth| &arrow.from[..depth])).collect();
    folders.sort_unstable();
    folders.dedup();
    folders.into_iter().flat_map(|folder| circles_in(folder, arrows)).collect()
}

fn circles_in(folder: &[String], arrows: &[Arrow]) -> Vec<String> {
    let folder: Vec<&str> = folder.iter().map(String::as_str).collect();
    let mut edges: Vec<(&str, &str, &str)> = Vec::new();
    for Arrow { place, from, to } in arrows {
        if let (Some(from), Some(to)) = (child(from, &folder), child(to, &folder))
            && from != to
        {
            edges.push((from, to, place));
        }
    }
    let reaches = |start: &str, end: &str| {
        let mut seen = vec![start];
        let mut next = 0;
        while let Some(name) = seen.get(next).copied() {
            next += 1;
            for (from, to, _) in &edges {
                if *from == name && !seen.contains(to) {
                    seen.push(to);
                }
            }
        }
        seen.contains(&end)
    };
    let closing = edges.iter().filter(|(from, to, _)| reaches(to, from));
    let say = |(from, to, place): &(&str, &str, &str)| {
        format!("{place}: {from} uses {to}, which leads back to {from}; move what both need into a third file")
    };
    closing.map(say).collect()
}

fn forbidden_calls(program: &Crate) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in program.files() {
        for pair in file.tokens().windows(2) {
            let [name, behind] = pair else { continue };
            let (Kind::Word(name_text), Kind::Sign(sign)) = (&name.kind, &behind.kind) else { continue };
            let call = match name_text.as_str() {
                "unwrap" | "expect" => *sign == '(',
                "ignore" => *sign == ']',
                _ => *sign == '!',
            };
            if call && FORBIDDEN.contains(&name_text.as_str()) {
                let place = format!("{}:{}", file.path, name.line);
                complaints.push(format!("{place}: {name_text} ends the program; return an error or a value instead"));
            }
        }
    }
    complaints
}

fn misplaced_japanese(program: &Crate) -> Vec<String> {
    let misplaced = program.files().iter().filter(|file| !JAPANESE.iter().any(|(path, _)| file.path.starts_with(path)));
    let say = |file: &rust_source::File| {
        let path = file.path.clone();
        let found = japanese(file).into_iter();
        found.map(move |(line, text)| format!("{path}:{line}: move \"{text}\" into src/words/")).collect::<Vec<_>>()
    };
    misplaced.flat_map(say).collect()
}

/// The literals of a file with Japanese letters or signs, by line.
fn japanese(file: &rust_source::File) -> Vec<(usize, &str)> {
    let is_japanese =
        |c: char| matches!(c, '⇒' | '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let literals = file.tokens().iter().filter_map(|token| match &token.kind {
        Kind::Literal(text) => Some((token.line, text.as_str())),
        _ => None,
    });
    literals.filter(|(_, text)| text.chars().any(is_japanese)).collect()
}

/// Paths and what stands in them.
type Texts<'a> = &'a [(&'a str, &'a str)];

/// What the rules say about a crate of these texts.
fn judged(texts: Texts) -> Vec<String> {
    let program = Crate::of(texts.iter().copied());
    let arrows = program.arrows();
    [
        upward(&arrows, &[], FLOORS, false),
        upward(&arrows, &["tui"], SCREEN_FLOORS, true),
        circles(&arrows),
        forbidden_calls(&program),
        misplaced_japanese(&program),
    ]
    .concat()
}

#[test]
fn the_rules_find_what_is_wrong() {
    const LIB: (&str, &str) =
        ("src/lib.rs", "pub mod plan; pub mod words; pub mod source; pub mod query; pub mod tui;");
    const TUI: (&str, &str) = ("src/tui/mod.rs", "pub mod app;\nmod layout;\npub mod view;");
    let table: &[(Texts, &[&str])] = &[
        (&[("src/plan/mod.rs", "/* x */\nuse crate::tui::{\n    app,\n};")], &["src/plan/mod.rs:3: plan uses tui;"]),
        (&[("src/plan/mod.rs", "fn f() -> crate::words::Word {}")], &["src/plan/mod.rs:1: plan uses words;"]),
        (&[("src/words/mod.rs", "use crate::plan::Plan;")], &[]),
        (&[("src/query/mod.rs", "use crate::query::fold; use std::io::Write;")], &[]),
        (&[("src/source/mod.rs", "use crate::spare::X;")], &[]),
        (&[("src/tui/layout.rs", "use super::app::Focus;")], &["src/tui/layout.rs:1: layout uses app;"]),
        (&[("src/tui/view/tree.rs", "use crate::tui::layout::Layout;\nuse super::super::app::App;")], &[]),
        (
            &[
                ("src/plan/mod.rs", "mod tally; mod value;\npub use value::Value;"),
                ("src/plan/tally.rs", "use super::Value;"),
                ("src/plan/value.rs", "use crate::plan::tally::Tally;"),
            ],
            &["src/plan/tally.rs:1: tally uses value, which", "src/plan/value.rs:1: value uses tally, which"],
        ),
        (
            &[(
                "src/plan/mod.rs",
                "fn f() { x.unwrap(); x.unwrap_or(1); \"panic!()\"; todo!() }\n#[ignore]\nfn g() {}",
            )],
            &["src/plan/mod.rs:1: unwrap ends", "src/plan/mod.rs:1: todo ends", "src/plan/mod.rs:2: ignore ends"],
        ),
        (
            &[("src/plan/mod.rs", "// 進み\nconst A: &str = \"進み\";\nfn f<'a>() { 'あ'; r#\"甲\"乙\"#; }")],
            &[
                "src/plan/mod.rs:2: move \"進み\"",
                "src/plan/mod.rs:3: move \"あ\"",
                "src/plan/mod.rs:3: move \"甲\"乙\"",
            ],
        ),
        (
            &[
                (
                    "src/plan/mod.rs",
                    "#[cfg(test)]\nmod fixture;\n#[cfg(test)]\nmod tests { fn f() { x.unwrap(); \"甲\" } }",
                ),
                ("src/plan/fixture.rs", "fn f() { x.expect(\"甲\"); }"),
            ],
            &[],
        ),
    ];
    for (texts, expected) in table {
        let given = [&[LIB, TUI][..], *texts].concat();
        let complaints = judged(&given);
        let agree = complaints.len() == expected.len()
            && complaints.iter().zip(*expected).all(|(complaint, start)| complaint.starts_with(start));
        assert!(agree, "{texts:?}\n{complaints:#?}");
    }
}
