//! How copied text reaches the user: through the terminal's clipboard (OSC 52), or shown to be selected.
//!
//! Whether a terminal takes OSC 52 cannot be asked as such, and to send it in vain would be to say
//! "copied" when nothing was. So it is sent where that is known:
//!
//! 1. The user says so (`copy:`).
//! 2. The terminal's answer to "what are you" (DA1) lists 52, on which the authors of terminals have
//!    agreed for "writes to the clipboard"; it holds through tmux and over SSH, and it is the only sign
//!    that says what the terminal is set to, not what it could do.
//! 3. The environment names a terminal that takes it unless it is told not to. Of these names only `TERM`
//!    reaches another host. Not within tmux or screen: by default they keep such text from the terminal.
//!
//! All others have it shown: Tera Term and PuTTY, where it is off or unknown, iTerm2, which asks, and
//! xterm, where it is off, call themselves `xterm` alike.

use super::probe::Answers;

/// What terminals are known to take, in bytes of base64; some drop what is longer without a word.
const MOST: usize = 74_000;

/// `TERM` of terminals that take it.
const TERMS: [&str; 7] = ["alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"];
/// `TERM_PROGRAM` of terminals that take it.
const PROGRAMS: [&str; 3] = ["WezTerm", "ghostty", "rio"];
/// Set by terminals that take it.
const MARKS: [&str; 3] = ["WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID"];
/// Set by programs between the terminal and this one.
const BETWEEN: [&str; 2] = ["TMUX", "STY"];

/// The variables that [`Clipboard::found`] asks for.
pub fn variables() -> impl Iterator<Item = &'static str> {
    MARKS.into_iter().chain(BETWEEN).chain(["TERM", "TERM_PROGRAM"])
}

/// The way that copied text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// To the terminal's clipboard.
    Osc52,
    /// On a page of its own, to be selected.
    Show,
}

impl Clipboard {
    /// What is known of this terminal: the user's wish, its answers, the environment.
    pub fn found(wish: Option<Self>, answers: &Answers, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        let is_between = BETWEEN.into_iter().any(|name| set(name).is_some())
            || ["tmux", "screen"].into_iter().any(|name| term.starts_with(name));
        let is_known = TERMS.into_iter().any(|name| term == name || term.starts_with(&format!("{name}-")))
            || set("TERM_PROGRAM").is_some_and(|program| PROGRAMS.contains(&program.as_str()))
            || MARKS.into_iter().any(|name| set(name).is_some());
        match wish {
            Some(wish) => wish,
            None if answers.takes_clipboard || (is_known && !is_between) => Self::Osc52,
            None => Self::Show,
        }
    }

    /// The way for a text of that many bytes: one that is too long is shown.
    pub fn way_for(self, bytes: usize) -> Self {
        if bytes.div_ceil(3) * 4 > MOST { Self::Show } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::Clipboard::{Osc52, Show};
    use super::*;

    #[test]
    fn only_where_it_is_known_to_arrive() {
        type Variables<'a> = &'a [(&'a str, &'a str)];
        let table: [(Option<Clipboard>, bool, Variables, Clipboard); 14] = [
            (None, false, &[], Show),
            (None, false, &[("TERM", "xterm")], Show),
            (None, false, &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Show),
            (None, true, &[("TERM", "xterm")], Osc52),
            (None, true, &[("TERM", "tmux-256color"), ("TMUX", "/tmp/x")], Osc52),
            (None, false, &[("TERM", "xterm-kitty")], Osc52),
            (None, false, &[("TERM", "foot-extra")], Osc52),
            (None, false, &[("TERM", "football")], Show),
            (None, false, &[("TERM", "xterm-256color"), ("WT_SESSION", "1")], Osc52),
            (None, false, &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Osc52),
            (None, false, &[("TERM", "tmux-256color"), ("WT_SESSION", "1")], Show),
            (None, false, &[("TERM", "xterm"), ("WT_SESSION", "1"), ("STY", "1.x")], Show),
            (Some(Osc52), false, &[("TERM", "xterm")], Osc52),
            (Some(Show), true, &[("WT_SESSION", "1")], Show),
        ];
        for (wish, takes_clipboard, variables, expected) in table {
            let answers = Answers { takes_clipboard, ..Answers::default() };
            let find = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(Clipboard::found(wish, &answers, find), expected, "{wish:?} {takes_clipboard} {variables:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_shown() {
        let table = [(Osc52, 0, Osc52), (Osc52, 55_500, Osc52), (Osc52, 55_501, Show), (Show, 1, Show)];
        for (clipboard, bytes, expected) in table {
            assert_eq!(clipboard.way_for(bytes), expected, "{clipboard:?} {bytes}");
        }
    }
}
