//! Files that break off or were damaged: whatever comes of them stands in the text, and nothing panics.

use proptest::prelude::*;

use super::*;

/// The parser names the line behind the last one where a text breaks off within a key.
#[test]
fn a_file_that_breaks_off_anywhere() {
    for (end, _) in PLAN.char_indices() {
        for text in [&PLAN[..end], &PLAN[..end].replace('\n', "\r\n"), &PLAN[..end].replace('\n', "\r")] {
            let places = match load_text("plan", text) {
                Ok((_, _, findings)) => findings.iter().map(|finding| finding.position).collect(),
                Err(finding) => vec![finding.position],
            };
            assert!(places.iter().all(|at| is_inside(text, *at)), "{places:?} in {text:?}");
        }
    }
}

/// One way in which a file gets broken: by hand, by a program that failed half way, on a bad line.
#[derive(Debug, Clone)]
enum Edit {
    Set(u8),
    Insert(usize),
    Delete(usize),
    /// So many bytes once more.
    Repeat(usize),
    /// Two pieces of that many bytes change places.
    Swap(prop::sample::Index, usize),
    Truncate,
    DeleteLine,
    RepeatLine,
    SwapLines(prop::sample::Index),
    TruncateLines,
    /// The line one level in or out.
    Indent(bool),
}

const SIGNS: [&str; 24] = [
    ":", "-", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", " ", "\n", "\t", "\\", "：", "　",
    "\r", "\u{3099}",
];

fn edit() -> impl Strategy<Value = (prop::sample::Index, Edit)> {
    let index = any::<prop::sample::Index>;
    let edit = prop_oneof![
        any::<u8>().prop_map(Edit::Set),
        (0..SIGNS.len()).prop_map(Edit::Insert),
        (1_usize..300).prop_map(Edit::Delete),
        (1_usize..300).prop_map(Edit::Repeat),
        (index(), 1_usize..100).prop_map(|(other, length)| Edit::Swap(other, length)),
        Just(Edit::Truncate),
        Just(Edit::DeleteLine),
        Just(Edit::RepeatLine),
        index().prop_map(Edit::SwapLines),
        Just(Edit::TruncateLines),
        any::<bool>().prop_map(Edit::Indent),
    ];
    (index(), edit)
}

fn edited(bytes: &[u8], at: prop::sample::Index, edit: &Edit) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let line = at.index(lines.len().max(1));
    let at = at.index(bytes.len() + 1);
    let piece = |length: usize| at..bytes.len().min(at + length);
    let indented;
    match edit {
        _ if lines.is_empty() => return b":".to_vec(),
        Edit::Set(byte) => return [&bytes[..at], &[*byte], &bytes[piece(1).end..]].concat(),
        Edit::Insert(sign) => return [&bytes[..at], SIGNS[*sign].as_bytes(), &bytes[at..]].concat(),
        Edit::Delete(length) => return [&bytes[..at], &bytes[piece(*length).end..]].concat(),
        Edit::Repeat(length) => return [&bytes[..piece(*length).end], &bytes[at..]].concat(),
        Edit::Swap(other, length) => {
            let other = other.index(bytes.len() + 1);
            let (first, second) = (at.min(other), at.max(other));
            let first_end = second.min(first + length);
            let second_end = bytes.len().min(second + length);
            let pieces = [0..first, second..second_end, first_end..second, first..first_end, second_end..bytes.len()];
            return pieces.map(|piece| &bytes[piece]).concat();
        }
        Edit::Truncate => return bytes[..at].to_vec(),
        Edit::DeleteLine => drop(lines.remove(line)),
        Edit::RepeatLine => lines.insert(line, lines[line]),
        Edit::SwapLines(other) => {
            let other = other.index(lines.len());
            lines.swap(line, other);
        }
        Edit::TruncateLines => lines.truncate(line),
        Edit::Indent(true) => {
            indented = [b"  ", lines[line]].concat();
            lines[line] = &indented;
        }
        Edit::Indent(false) => lines[line] = lines[line].strip_prefix(b"  ").unwrap_or(lines[line]),
    }
    lines.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the first parser reads alone is what both read, for every text that is plain enough, however it came about.
    #[test]
    fn what_is_read_at_a_glance_is_what_is_read(edits in prop::collection::vec(edit(), 0..4)) {
        let bytes = edits.iter().fold(BUILT_IN_TEXT.as_bytes().to_vec(), |bytes, (at, edit)| edited(&bytes, *at, edit));
        let text = String::from_utf8_lossy(&bytes);
        if let Ok((glanced, _, Parsers::First)) = read_text("plan", &text, Parsers::First) {
            prop_assert_eq!(Ok(glanced), load_text("plan", &text));
        }
    }

    /// Whatever happens to the bytes and lines of a plan, in whichever encoding, reading it ends in a plan or a
    /// sentence, and every place that is named is in the file.
    #[test]
    fn no_file_makes_it_panic(edits in prop::collection::vec(edit(), 1..8), encoding in 0_usize..6, later in any::<bool>()) {
        let encoding = [
            Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::ShiftJis, Encoding::EucJp,
        ][encoding];
        // What these cannot write.
        let text = BUILT_IN_TEXT.replace('〜', "～");
        let broken = |bytes: Vec<u8>| edits.iter().fold(bytes, |bytes, (at, edit)| edited(&bytes, *at, edit));
        let bytes = if later {
            broken(encoding.encode(&text).unwrap())
        } else {
            let text = broken(text.into_bytes());
            encoding.encode(&String::from_utf8_lossy(&text)).unwrap_or(text)
        };
        let text = match Encoding::decode(&bytes) {
            Ok((text, found)) => {
                prop_assert_eq!(found.amended(&bytes, &[]), Ok(bytes));
                text
            }
            Err(error) => {
                prop_assert!(error.offset <= bytes.len());
                return Ok(());
            }
        };
        match load_text("plan", &text) {
            Ok((plan, positions, findings)) => {
                prop_assert!(!plan.years.is_empty() && plan.years.contains(&plan.as_of));
                prop_assert_eq!(positions.nodes.len(), plan.tree.len());
                prop_assert_eq!(positions.actions.len(), plan.actions.len());
                prop_assert_eq!(positions.indicators.len(), plan.indicators.len());
                for finding in findings {
                    prop_assert!(is_inside(&text, finding.position), "{finding:?}");
                }
            }
            Err(finding) => prop_assert!(is_inside(&text, finding.position), "{finding:?}"),
        }
    }
}
