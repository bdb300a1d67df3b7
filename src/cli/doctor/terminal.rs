//! The terminal: what it answered, what the environment says of it, and a ruler for the eye.

use std::time::Duration;

use super::report::Report;
use crate::cli::wishes::NO_COLOUR;
use crate::tui::appearance::{Ambiguous, Wishes};
use crate::tui::clipboard::Clipboard;
use crate::tui::glyph::{ASCII, SAFE, UNICODE};
use crate::tui::layout::{LEAST, SHARED};
use crate::tui::probe::{self, Answers};
use crate::tui::surroundings::Surroundings;
use crate::tui::text;
use crate::tui::widths::Class;
use crate::words::doctor as words;

/// What is known of the terminal.
#[derive(Debug)]
pub struct Found<'a> {
    /// What it answered, and how long that took; `None` if it was not asked.
    pub asked: Option<(Answers, Duration)>,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    /// How the screen is to look.
    pub wishes: Wishes,
    /// The environment: what is set and not empty.
    pub variables: &'a [(String, String)],
}

impl Found<'_> {
    fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The cells of a character; `None` if the terminal did not say.
    fn cells(&self, c: char) -> Option<u8> {
        self.asked.as_ref()?.0.cells.as_ref()?.get(&c).copied()
    }
}

/// The characters that the report asks for beside those of the screen.
pub fn samples() -> impl Iterator<Item = char> {
    words::CLASSES.into_iter().flat_map(|(_, sample)| sample.chars()).filter(|c| Class::of(*c).is_some())
}

/// What the terminal is and how it is set up.
pub fn terminal(found: &Found, report: &mut Report) {
    report.heading(words::TERMINAL);
    answer(found, report);
    if let Some((columns, rows)) = found.size.filter(|(columns, rows)| columns * rows > 0) {
        report.field(words::SIZE, &words::size(columns, rows));
        if columns < LEAST.0 || rows < LEAST.1 {
            report.advise([words::too_small(LEAST.0, LEAST.1)]);
        } else if columns < SHARED.0 || rows < SHARED.1 {
            report.advise([words::one_pane(SHARED.0, SHARED.1)]);
        }
    }
    let term = found.variable("TERM");
    report.field("TERM", term.unwrap_or(words::UNSET));
    let refused = found.variable(NO_COLOUR).is_some();
    let has_colours = Surroundings::of(|name| found.variable(name).map(str::to_owned), true).colour;
    if !has_colours {
        report.advise([words::TO_TERM]);
    } else if term == Some("linux") {
        report.advise([words::CONSOLE]);
    }
    match (found.variable("TMUX"), found.variable("STY")) {
        (Some(_), Some(_)) => report.field(words::BETWEEN, words::TMUX_AND_SCREEN),
        (Some(_), None) => report.field(words::BETWEEN, words::TMUX),
        (None, Some(_)) => report.field(words::BETWEEN, words::SCREEN),
        (None, None) => {}
    }
    if refused {
        report.field(words::COLOUR, words::COLOUR_REFUSED);
        report.advise([words::TO_COLOUR]);
    } else if has_colours {
        report.field(words::COLOUR, words::WITH_COLOUR);
    } else {
        report.field(words::COLOUR, words::COLOURLESS);
    }
    copying(found, report);
    locale(found, report);
}

/// The way that copied text goes.
fn copying(found: &Found, report: &mut Report) {
    let answers = found.asked.as_ref().map(|(answers, _)| answers.clone()).unwrap_or_default();
    let way = Clipboard::found(found.wishes.copy, &answers, |name| found.variable(name).map(str::to_owned));
    match (way, found.wishes.copy) {
        (Clipboard::Osc52, None) => report.field(words::COPYING, words::COPIED),
        (Clipboard::Osc52, Some(_)) => report.field(words::COPYING, words::COPIED_AS_WISHED),
        (Clipboard::Show, _) => report.field(words::COPYING, words::SHOWN),
    }
}

fn answer(found: &Found, report: &mut Report) {
    let Some((answers, time)) = &found.asked else {
        report.field(words::ANSWER, words::NOT_ASKED);
        report.advise([words::ASK_IN_A_TERMINAL]);
        return;
    };
    match (answers.utf8, &answers.cells) {
        (None, _) => {
            report.field(words::ANSWER, words::NO_ANSWER);
            report.advise(words::WITHOUT_ANSWER);
            report.field(words::CODE, words::CODE_UNKNOWN);
            report.field("", words::CODE_SAMPLE);
        }
        (Some(false), _) => {
            report.field(words::ANSWER, words::ANSWERED);
            report.field(words::CODE, words::NOT_UTF8);
            report.advise(words::TO_UTF8);
        }
        (Some(true), None) => {
            report.field(words::ANSWER, words::ODD_ANSWER);
            report.advise(words::WITHOUT_ANSWER);
            report.field(words::CODE, words::UTF8);
        }
        (Some(true), Some(_)) => {
            if *time > probe::DEADLINE {
                report.field(words::ANSWER, &words::answered_late(time.as_secs_f64()));
                report.advise([words::TO_HURRY]);
            } else {
                report.field(words::ANSWER, words::ANSWERED);
            }
            report.field(words::CODE, words::UTF8);
        }
    }
}

/// The first of these variables that is set is in force for characters.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

fn locale(found: &Found, report: &mut Report) {
    let set = LOCALE.into_iter().find_map(|name| Some((name, found.variable(name)?)));
    let text = set.map_or_else(|| words::UNSET.to_owned(), |(name, value)| words::locale(name, value));
    report.field(words::LOCALE, &text);
    let folded = text.to_ascii_lowercase().replace('-', "");
    if !folded.contains("utf8") {
        report.advise([words::TO_LOCALE]);
    }
}

/// How wide the terminal draws what, and which symbols follow.
pub fn widths(found: &Found, report: &mut Report) {
    report.heading(words::WIDTHS);
    let mut is_wide = false;
    for (label, sample) in words::CLASSES {
        let cells: Option<Vec<(char, u8)>> = sample.chars().map(|c| Some((c, found.cells(c)?))).collect();
        let text = match cells {
            None if found.asked.is_none() => words::CELLS_NOT_ASKED.to_owned(),
            None => words::CELLS_UNKNOWN.to_owned(),
            Some(cells) => {
                let wide: String = cells.iter().filter(|(_, cells)| *cells != 1).map(|(c, _)| *c).collect();
                is_wide |= !wide.is_empty();
                match wide.chars().count() {
                    0 => words::cells(1),
                    count if count == cells.len() => words::cells(2),
                    _ => words::mixed(&wide),
                }
            }
        };
        report.field(label, &text);
    }
    let Some((answers, _)) = &found.asked else { return };
    let glyphs = found.wishes.look(answers).glyphs;
    let set = match glyphs {
        UNICODE => "unicode",
        SAFE => "safe",
        ASCII => "ascii",
        _ => words::MIXED_SET,
    };
    let lines = [glyphs.corners[0], glyphs.horizontal, glyphs.tee_down, glyphs.vertical].concat();
    report.field(words::SYMBOLS, &words::symbols(set, &lines, &glyphs.phases.concat(), &glyphs.arrows.concat()));
    if is_wide && found.wishes.ambiguous == Some(Ambiguous::Narrow) {
        report.advise([words::WISH_IS_WRONG]);
    } else if is_wide {
        report.advise(words::TO_NARROW);
    }
}

/// Characters over numbered cells. Where the terminal did not say how wide they are, over both.
pub fn ruler(found: &Found, report: &mut Report) {
    report.heading(words::RULER);
    let digits = |cells: usize| format!("|{}|", (1..=cells).map(|n| (n % 10).to_string()).collect::<String>());
    for (label, sample) in words::CLASSES {
        report.field(label, &format!("|{sample}|"));
        let cells: Option<Vec<u8>> = sample.chars().map(|c| found.cells(c)).collect();
        match cells {
            Some(cells) => report.field("", &digits(cells.into_iter().map(usize::from).sum())),
            None => {
                let count = sample.chars().count();
                report.field(words::IF_NARROW, &digits(count));
                report.field(words::IF_WIDE, &digits(2 * count));
            }
        }
    }
    let (label, sample) = words::WIDE;
    report.field(label, &format!("|{sample}|"));
    report.field("", &digits(text::width(sample)));
    let safe = [&SAFE.phases[..], &[SAFE.folded, SAFE.unfolded, SAFE.chosen, SAFE.trough]].concat().concat();
    report.field(words::SAFE, &format!("|{safe}|"));
    report.field("", &digits(text::width(&safe)));
    let advice = words::TO_FIT.into_iter();
    // Where everything is taken for two cells already, the wish for that changes nothing.
    let is_wide = words::CLASSES.iter().all(|(_, sample)| sample.chars().all(|c| found.cells(c) == Some(2)));
    report.advise(advice.skip(usize::from(is_wide)));
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: [(&str, &str); 2] = [("TERM", "xterm-256color"), ("LANG", "ja_JP.UTF-8")];

    /// Answers in which the characters for which `is_wide` holds fill two cells.
    fn answered(is_wide: impl Fn(char) -> bool) -> Option<Answers> {
        let cells = samples()
            .chain(Class::ALL.map(Class::samples).into_iter().flat_map(str::chars))
            .map(|c| (c, if is_wide(c) { 2 } else { 1 }));
        Some(Answers { cells: Some(cells.collect()), utf8: Some(true), ..Answers::default() })
    }

    fn written(answers: Option<Answers>, ambiguous: Option<Ambiguous>, variables: &[(&str, &str)]) -> String {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let variables: Vec<_> = variables.iter().map(owned).collect();
        let wishes = Wishes { ambiguous, colour: true, ..Wishes::default() };
        let asked = answers.map(|answers| (answers, Duration::ZERO));
        let found = Found { asked, size: Some((80, 24)), wishes, variables: &variables };
        let mut report = Report::default();
        terminal(&found, &mut report);
        widths(&found, &mut report);
        ruler(&found, &mut report);
        assert!(report.lines().iter().all(|line| text::width(line) <= 79), "{:#?}", report.lines());
        report.lines().join("\n")
    }

    #[test]
    fn every_sample_has_a_class_of_its_own() {
        for ((_, sample), class) in words::CLASSES.into_iter().zip(Class::ALL) {
            assert!(sample.chars().all(|c| Class::of(c) == Some(class)), "{sample}");
            assert_eq!(sample.chars().count(), 9);
        }
    }

    #[test]
    fn where_nothing_is_off_nothing_is_advised_but_to_look() {
        let text = written(answered(|_| false), None, &FINE);
        let advice: Vec<_> = text.lines().filter(|line| line.starts_with("    - ")).collect();
        assert_eq!(advice.len(), words::TO_FIT.len(), "{text}");
        assert!(text.contains("|123456789|") && text.contains("unicode（枠 ┌─┬│"), "{text}");
    }

    #[test]
    fn what_is_off_is_said_with_what_to_do() {
        type Row<'a> = (Option<Answers>, Option<Ambiguous>, &'a [(&'a str, &'a str)], &'a [&'a str]);
        let not_utf8 = Some(Answers { utf8: Some(false), ..Answers::default() });
        let blocks = |c| matches!(c, '▁'..='▟');
        let table: [Row; 9] = [
            (None, None, &FINE, &[words::NOT_ASKED, "1桁なら", "2桁なら"]),
            (Some(Answers::default()), None, &FINE, &[words::NO_ANSWER, "SUSUMI_AMBIGUOUS=narrow"]),
            (not_utf8, None, &FINE, &[words::NOT_UTF8, "Tera Term", "PuTTY", "tmux -u", "SUSUMI_GLYPHS=ascii"]),
            (
                answered(blocks),
                None,
                &FINE,
                &["ブロック        2桁", "罫線            1桁", "1 Cell", "枠 ┌─┬│  棒 ⡀⣀⣤⣶⣿"],
            ),
            (answered(|c| c == '★'), None, &FINE, &["1桁と2桁が混ざっています（2桁: ★）", "|1234567890|"]),
            (answered(|_| true), Some(Ambiguous::Narrow), &FINE, &["幅の指定（narrow）が端末と合っていない"]),
            (answered(|_| false), None, &[("TERM", "dumb"), FINE[1]], &["export TERM=xterm"]),
            (answered(|_| false), None, &[FINE[0], ("LC_ALL", "C"), FINE[1]], &["LC_ALL=C", "LANG=C.UTF-8"]),
            (
                answered(|_| false),
                None,
                &[FINE[0], FINE[1], ("NO_COLOR", "1"), ("TMUX", "x")],
                &["unset NO_COLOR", "tmux の中"],
            ),
        ];
        for (answers, ambiguous, variables, expected) in table {
            let text = written(answers, ambiguous, variables);
            for part in expected {
                // Advice may be wrapped.
                let joined = text.replace("\n      ", "");
                assert!(joined.contains(part), "{part}\n{text}");
            }
        }
    }
}
