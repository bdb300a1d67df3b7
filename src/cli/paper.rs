//! What standard output is written on: a terminal of some width that shows colours or does not, or no terminal.

use std::io::{self, IsTerminal};

use crate::export::{Ink, Paper};

/// The narrowest terminal that tables are fitted to; on less they are no tables any more.
const NARROWEST: usize = 40;

/// Standard output as it is.
pub fn paper() -> Paper {
    let out = io::stdout();
    if !out.is_terminal() {
        return Paper::default();
    }
    let asked = rustix::termios::tcgetwinsize(&out).ok().map(|size| size.ws_col).filter(|columns| *columns > 0);
    paper_of(asked, |name| std::env::var(name).ok())
}

/// A terminal that says of itself how wide it is, or does not, in that environment.
fn paper_of(asked: Option<u16>, environment: impl Fn(&str) -> Option<String>) -> Paper {
    let told = || environment("COLUMNS")?.trim().parse().ok().filter(|columns| *columns > 0);
    let width = asked.map(usize::from).or_else(told).unwrap_or(80);
    let refused = environment(super::wishes::NO_COLOUR).is_some_and(|value| !value.is_empty());
    let ink = match environment("TERM").as_deref() {
        None | Some("" | "dumb") => Ink::Plain,
        Some(_) if refused => Ink::Weight,
        Some(_) => Ink::Colour,
    };
    Paper { width: Some(width.max(NARROWEST)), ink }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terminals_say() {
        let table = [
            (Some(120), "TERM=xterm COLUMNS=60", 120, Ink::Colour),
            (None, "TERM=xterm COLUMNS=60", 60, Ink::Colour),
            (None, "TERM=xterm COLUMNS=x NO_COLOR=1", 80, Ink::Weight),
            (Some(80), "TERM=xterm NO_COLOR=", 80, Ink::Colour),
            (Some(80), "TERM=dumb", 80, Ink::Plain),
            (Some(10), "", 40, Ink::Plain),
        ];
        for (asked, environment, width, ink) in table {
            let variable = |name: &str| {
                let mut pairs = environment.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
            };
            assert_eq!(paper_of(asked, variable), Paper { width: Some(width), ink }, "{asked:?} {environment}");
        }
    }
}
