//! What the environment says about the terminal, and what is lacking for it.
//!
//! Nothing that is lacking keeps the program from starting. What a terminal can show is not guessed
//! from the language: `sshd` often drops `LANG`, and the text is UTF-8 whatever it says.

use std::env;

use crate::words::surroundings as words;

/// Terminals without colours by their own description.
const COLOURLESS: [&str; 6] = ["dumb", "vt52", "vt100", "vt102", "vt220", "vt320"];

/// What is known about where the program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether the terminal has colours at all.
    pub colour: bool,
    /// What is lacking, a sentence each.
    pub lacks: Vec<String>,
}

impl Surroundings {
    /// As the environment of the program has it. `settings` is whether there is a place for settings.
    pub fn found(settings: bool) -> Self {
        Self::of(variable, settings)
    }

    /// The same of any environment.
    pub fn of(variable: impl Fn(&str) -> Option<String>, settings: bool) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let terminal = set("TERM");
        // `vt100-am` and `xterm-mono` are kinds of what stands before the hyphen.
        let kind = terminal.as_deref().and_then(|name| name.split('-').next());
        let colourless = kind.is_none_or(|kind| COLOURLESS.contains(&kind))
            || terminal.as_deref().is_some_and(|name| name.ends_with("-m") || name.ends_with("-mono"));
        let mut lacks = Vec::new();
        match (&terminal, kind) {
            (None, _) => lacks.push(words::unknown_terminal()),
            (Some(name), Some("dumb")) => lacks.push(words::dumb_terminal(name)),
            (Some(name), _) if colourless => lacks.push(words::colourless_terminal(name)),
            _ => {}
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        if let Some(charset) = locale.as_deref().and_then(legacy_charset) {
            lacks.push(words::legacy_charset(charset));
        }
        if !settings {
            lacks.push(words::NO_SETTINGS.to_owned());
        }
        Self { colour: !colourless, lacks }
    }
}

/// A variable of the environment, if it is set.
pub fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// The character code that a locale names, unless it is UTF-8: `eucJP` of `ja_JP.eucJP`. A locale that
/// names none (`C`, `ja_JP`) says nothing about the terminal.
fn legacy_charset(locale: &str) -> Option<&str> {
    let (_, charset) = locale.split_once('.')?;
    let charset = charset.split('@').next().unwrap_or(charset);
    let folded = charset.to_ascii_lowercase().replace('-', "");
    (folded != "utf8" && !folded.is_empty()).then_some(charset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_said() {
        type Variables<'a> = &'a [(&'a str, &'a str)];
        let table: &[(Variables, bool, &[&str])] = &[
            (&[("TERM", "xterm")], true, &[]),
            (&[("TERM", "xterm-256color"), ("LANG", "C")], true, &[]),
            (&[("TERM", "dumb")], false, &["TERM=dumb"]),
            (&[("TERM", "vt100")], false, &["TERM=vt100"]),
            (&[("TERM", "vt100-am")], false, &["TERM=vt100-am"]),
            (&[("TERM", "xterm-mono")], false, &["TERM=xterm-mono"]),
            (&[("TERM", "")], false, &["TERM"]),
            (&[], false, &["TERM"]),
            (&[("TERM", "tmux"), ("LANG", "ja_JP.eucJP")], true, &["eucJP"]),
            (&[("TERM", "tmux"), ("LANG", "ja_JP.SJIS"), ("LC_ALL", "ja_JP.UTF-8")], true, &[]),
            (&[("TERM", "tmux"), ("LANG", "ja_JP.utf8@x")], true, &[]),
            (&[("TERM", "dumb"), ("LC_CTYPE", "ja_JP.ujis")], false, &["TERM=dumb", "ujis"]),
        ];
        for (variables, colour, lacks) in table {
            let find = |name: &str| {
                variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
            };
            let found = Surroundings::of(find, true);
            assert_eq!(found.colour, *colour, "{variables:?}");
            let agree = found.lacks.len() == lacks.len()
                && found.lacks.iter().zip(*lacks).all(|(sentence, part)| sentence.contains(part));
            assert!(agree, "{variables:?} {:?}", found.lacks);
        }
        let found = Surroundings::of(|_| Some("xterm".to_owned()), false);
        assert_eq!(found.lacks, [words::NO_SETTINGS]);
    }
}
