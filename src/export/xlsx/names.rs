//! Names of worksheets: what Excel takes, each once.

use crate::visible::visible;

/// The longest name, in UTF-16 units.
const LONGEST: usize = 31;
/// Signs that no name may hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The names given so far.
#[derive(Debug, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// Those names are taken.
    pub fn taken(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().map(|name| folded(&name)).collect())
    }

    /// A name as near to `wanted` as Excel takes, other than all before; `otherwise` where nothing is left of it.
    pub fn give(&mut self, wanted: &str, otherwise: &str) -> String {
        let plain: String = visible(wanted).chars().map(|c| if FORBIDDEN.contains(&c) { '_' } else { c }).collect();
        let plain = plain.trim().trim_matches('\'').trim();
        let plain = if plain.is_empty() { otherwise } else { plain };
        let endings = std::iter::once(String::new()).chain((2..).map(|count: u64| format!("({count})")));
        for ending in endings {
            let name = shortened(plain, LONGEST - ending.len()) + &ending;
            // Excel keeps this one for itself.
            if !self.0.contains(&folded(&name)) && folded(&name) != "history" {
                self.0.push(folded(&name));
                return name;
            }
        }
        otherwise.to_owned()
    }
}

/// As Excel compares names.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn shortened(name: &str, longest: usize) -> String {
    let mut room = longest;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    let short: String = name.chars().take_while(fits).collect();
    short.trim_end().trim_end_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_excel_takes_and_each_once() {
        let mut names = Names::taken(["集計".to_owned()]);
        let long = "課".repeat(40);
        let table = [
            ("下水道課", "下水道課".to_owned()),
            ("集計", "集計(2)".to_owned()),
            ("[A:B]/C", "_A_B__C".to_owned()),
            ("'課'", "課".to_owned()),
            ("  ", "x".to_owned()),
            ("a", "a".to_owned()),
            ("A", "A(2)".to_owned()),
            ("History", "History(2)".to_owned()),
            (&long, "課".repeat(31)),
            (&long, "課".repeat(28) + "(2)"),
        ];
        for (wanted, expected) in table {
            let given = names.give(wanted, "x");
            assert_eq!(given, expected, "{wanted}");
            rust_xlsxwriter::utility::check_sheet_name(&given).unwrap();
        }
    }
}
