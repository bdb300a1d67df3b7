//! Words of FILTER that were typed where a PATH stands: `susumi attention gesui`.
//!
//! Asks the plans that would be opened without it. Nothing is guessed: the word stays a path, which is not there.

use std::path::PathBuf;

use super::arguments::{EntryArguments, FilterArguments};
use super::filter::View;
use super::opener::Opener;
use crate::words::{Wording, cli as words};
use crate::workspace::Workspace;

/// What to say of the first path that is not there and is a department, a status or a year of the plans: how it is
/// typed.
pub fn misplaced(paths: &[PathBuf], opener: &Opener) -> Option<Wording> {
    let gone: Vec<&str> = paths.iter().filter(|path| !path.exists()).filter_map(|path| path.to_str()).collect();
    let is_word = |path: &&&str| !path.contains(['/', '.']);
    let first = gone.iter().find(is_word)?;
    let there: Vec<PathBuf> = paths.iter().filter(|path| path.exists()).cloned().collect();
    let workspace = opener.open(&there);
    option_of(first, &workspace).map(|option| words::misplaced(first, option))
}

/// The option of FILTER that takes that word.
fn option_of(word: &str, workspace: &Workspace) -> Option<&'static str> {
    let departments = EntryArguments { departments: vec![word.to_owned()], ..EntryArguments::default() };
    let typed = [
        ("-d", FilterArguments { entries: departments, ..FilterArguments::default() }),
        ("-s", FilterArguments { statuses: vec![word.to_owned()], ..FilterArguments::default() }),
        ("--year", FilterArguments { year: Some(word.to_owned()), ..FilterArguments::default() }),
    ];
    let is_known = |typed: &FilterArguments| View::of(typed, workspace).is_ok();
    typed.iter().find(|(_, typed)| is_known(typed)).map(|(option, _)| *option)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_would_be_as_a_filter() {
        let table = [
            ("gesui", Some("「gesui」で絞り込むには、「-d gesui」と書いてください。")),
            ("下水道課", Some("「下水道課」で絞り込むには、「-d 下水道課」と書いてください。")),
            ("未実施", Some("「未実施」で絞り込むには、「-s 未実施」と書いてください。")),
            ("R1", Some("「R1」で絞り込むには、「--year R1」と書いてください。")),
            ("xyzzy", None),
            ("gesui.yaml", None),
            ("old/gesui", None),
            ("src", None),
        ];
        for (word, expected) in table {
            let said = misplaced(&[PathBuf::from(word)], &Opener::default());
            assert_eq!(said.map(|wording| wording.message).as_deref(), expected, "{word}");
        }
    }
}
