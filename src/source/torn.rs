//! `{H28: 1,667,000}`: in braces a comma ends an entry, so the number is torn into `H28: 1` and the
//! empty keys `667` and `000`.

use super::number::{is_digit, unsigned};
use super::spans::{Content, Entry};

/// If the value of the entry at `at` is the head of a number torn by its commas: the number as it
/// was meant, and how many of the following entries belong to it.
pub fn number_at(entries: &[Entry], at: usize) -> Option<(String, usize)> {
    // Most have no such key behind them, and that is seen at once.
    tail(entries.get(at + 1)?)?;
    let head = written(entries.get(at)?)?.trim();
    let digits = unsigned(head);
    if !(1..=3).contains(&digits.chars().count()) || !digits.chars().all(is_digit) {
        return None;
    }
    let tails: Vec<&str> = entries.iter().skip(at + 1).map_while(tail).collect();
    Some(([&[head], tails.as_slice()].concat().join(","), tails.len()))
}

/// The key of an entry that is a group of three digits, perhaps with a unit, and nothing else.
fn tail(entry: &Entry) -> Option<&str> {
    let key = entry.key.trim();
    let digits = key.chars().take_while(|c| is_digit(*c)).count();
    (digits == 3 && written(entry) == Some("")).then_some(key)
}

fn written(entry: &Entry) -> Option<&str> {
    match &entry.value.content {
        Content::Scalar(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::spans;

    #[test]
    fn numbers_are_put_together_again() {
        let table = [
            ("{H28: 1,667,000, H29: 5}", Some(("1,667,000", 2))),
            ("{H28: 15,460千円}", Some(("15,460千円", 1))),
            ("{H28: △1,234.5}", Some(("△1,234.5", 1))),
            ("{H28: 約1,200, H29: 5}", Some(("約1,200", 1))),
            ("{H28: ¥1,200, H29: 5}", Some(("¥1,200", 1))),
            ("{H28: １,２００, H29: 5}", Some(("１,２００", 1))),
            ("{H28: 1, 667: 2}", None),
            ("{H28: 1, H29: 5}", None),
            ("{H28: 検討, 条例改正, H29: 実施}", None),
            ("{H28: 12345,678}", None),
        ];
        for (text, expected) in table {
            let root = spans::read(text).unwrap();
            let Content::Map(entries) = root.content else { panic!("{text}") };
            let expected = expected.map(|(number, tails)| (number.to_owned(), tails));
            assert_eq!(number_at(&entries, 0), expected, "{text}");
        }
    }
}
