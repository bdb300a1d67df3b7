//! What the terminal has begun to send and not ended: half a sequence, half a paste, half an answer.

use memchr::memmem;

/// Around what has been pasted.
pub const PASTED: (&str, &str) = ("\x1b[200~", "\x1b[201~");

/// Where what has begun by the end of `bytes` and not ended begins; their length where nothing has.
pub fn begun(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match whole(rest) {
            Some(length) => at += length,
            None => break,
        }
    }
    at
}

/// How long that is which stands at the start; `None` while it has not ended.
fn whole(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0x1b] | [0x1b, b'O'] => None,
        [0x1b, b'[', body @ ..] if bytes.starts_with(PASTED.0.as_bytes()) => {
            let end = PASTED.1.as_bytes();
            memmem::find(body, end).map(|at| 2 + at + end.len())
        }
        // F1 to F5 of the Linux console.
        [0x1b, b'[', b'[', rest @ ..] => (!rest.is_empty()).then_some(4),
        [0x1b, b'[', body @ ..] => {
            let at = body.iter().position(|byte| !(b' '..=b'?').contains(byte))?;
            // What breaks a sequence off is not of it.
            Some(2 + at + usize::from((b'@'..=b'~').contains(&body[at])))
        }
        [0x1b, opener, body @ ..] if opens_string(char::from(*opener)) => {
            let Some(at) = body.iter().position(|byte| *byte < b' ') else {
                return (!may_go_on(char::from(*opener), &String::from_utf8_lossy(body))).then_some(2);
            };
            match (&body[at..], opener) {
                ([0x1b], _) => None,
                ([0x1b, b'\\', ..], _) => Some(2 + at + 2),
                ([0x07, ..], b']') => Some(2 + at + 1),
                _ => Some(2 + at),
            }
        }
        _ if is_half_a_character(&bytes[..bytes.len().min(4)]) => None,
        _ => Some(1),
    }
}

fn is_half_a_character(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// Whether an Esc and this letter begin a string of the terminal, which ends with an Esc and a backslash (DCS, OSC, APC,
/// PM, SOS). Alt and the letter look the same.
pub fn opens_string(letter: char) -> bool {
    matches!(letter, 'P' | ']' | '_' | '^' | 'X')
}

/// Whether what follows `opener` is the beginning of an answer for certain; nobody types that.
pub fn is_answer(opener: char, body: &str) -> bool {
    let after_digits = body.trim_start_matches(|c: char| c.is_ascii_digit());
    match opener {
        ']' => after_digits.len() < body.len() && after_digits.starts_with(';'),
        // The terminal's name and number; settings and capabilities.
        'P' => {
            ["!|", ">|"].iter().any(|name| body.starts_with(name))
                || ["$r", "+r"].iter().any(|kind| body.starts_with(['0', '1']) && after_digits.starts_with(kind))
        }
        '_' => body.starts_with('G'),
        _ => false,
    }
}

/// Whether a string that has begun like this is still waited for: by far longer than an answer of its kind it is none.
pub fn may_go_on(opener: char, body: &str) -> bool {
    body.len() < if is_answer(opener, body) { 4096 } else { 64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_not_ended_is_told_from_what_has() {
        let table = [
            ("", ""),
            ("d水", ""),
            ("d\x1b", "\x1b"),
            ("\x1bd", ""),
            ("d\x1bO", "\x1bO"),
            ("\x1bOA", ""),
            ("d\x1b[", "\x1b["),
            ("\x1b[2;3R\x1b[2;", "\x1b[2;"),
            ("\x1b[2;3Rd", ""),
            ("\x1b[2;\x03", ""),
            ("\x1b[2;\x1b", "\x1b"),
            ("\x1b[[", "\x1b[["),
            ("\x1b[[A", ""),
            ("d\x1bP>|xterm", "\x1bP>|xterm"),
            ("d\x1bP>|xterm\x1b", "\x1bP>|xterm\x1b"),
            ("\x1bP>|xterm\x1b\\", ""),
            ("\x1bP>|xterm\x07", ""),
            ("\x1b]11;rgb:1\x07", ""),
            ("\x1bPjj\x1b[A\x1b[", "\x1b["),
            ("/\x1b[200~下\x1b[A\x1b", "\x1b[200~下\x1b[A\x1b"),
            ("/\x1b[200~下\x1b[A\x1b[201~j", ""),
            ("\x1b[200~下\x1b[201~\x1b[200~", "\x1b[200~"),
        ];
        for (read, open) in table {
            assert_eq!(&read[begun(read.as_bytes())..], open, "{read:?}");
        }
        assert_eq!(begun(&"下水".as_bytes()[..5]), 3);
        assert_eq!(begun(b"\xff\xe3a"), 3);
    }

    #[test]
    fn what_is_an_answer_for_certain() {
        for (opener, body) in [
            (']', "11;"),
            (']', "4;1;rgb"),
            ('P', ">|foot"),
            ('P', "!|7E"),
            ('P', "1$r0m"),
            ('P', "0+r"),
            ('_', "Gi=1"),
        ] {
            assert!(is_answer(opener, body), "{opener}{body}");
        }
        for (opener, body) in
            [(']', ""), (']', "1"), (']', ";"), (']', "jk"), ('P', "1"), ('P', "23$r"), ('P', "q"), ('X', "1;")]
        {
            assert!(!is_answer(opener, body), "{opener}{body}");
        }
    }
}
