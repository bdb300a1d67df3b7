//! Encodings: which one the bytes of a file are in, and the way back.
//!
//! Owns the rule what is read without guessing. In this order:
//! - A byte order mark says it: UTF-8, UTF-16 of either kind.
//! - Bytes that are UTF-8 are UTF-8. No file with the word 計画, 体系, 年度 or 名称 in another encoding
//!   is: none of these has bytes that UTF-8 allows.
//! - Bytes of which more are Japanese in UTF-8 than not are UTF-8 with a break in it, and refused:
//!   Shift_JIS would read nearly all of them, as other characters.
//! - Bytes that only one of Shift_JIS and EUC-JP has characters for are in that one.
//! - Bytes that both have characters for: pairs of 0xA1–0xDF (half-width kana to Shift_JIS), or 0xE0–0xFC and
//!   0x8E before 0xA1–0xFC (rare kanji to it). A plan in Shift_JIS is never made of these alone, because its
//!   keys are not; so it is EUC-JP if one of the keys of a plan comes out, and else it cannot be told.
//!
//! Invariant: what was decoded and not changed gets its very bytes back, by [`Encoding::encode`] in Unicode
//! and by [`Encoding::amended`] in any encoding.

use std::ops::Range;

use bitcode::{Decode, Encode};
use encoding_rs::{DecoderResult, EUC_JP, SHIFT_JIS};

use crate::plan::Position;

use super::lines::end_of;

/// How the text of a file is written down in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Encode, Decode)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-8 behind a byte order mark, as older Windows editors write it.
    Utf8Bom,
    /// UTF-16, low byte first, behind a byte order mark: "Unicode" of Windows editors.
    Utf16Le,
    /// UTF-16, high byte first, behind a byte order mark.
    Utf16Be,
    /// Shift_JIS as Windows writes it (CP932), with ①, ㈱, ～ and characters of the user's own (外字).
    ShiftJis,
    /// EUC-JP, as older Unix systems write it.
    EucJp,
}

/// Bytes that are no text in any encoding that is read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("byte {offset} fits no encoding")]
pub struct Undecodable {
    /// How many bytes stand before the first that does not fit.
    pub offset: usize,
    /// The same place in the text so far.
    pub position: Position,
    /// What the bytes are instead.
    pub reason: Reason,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// They are in that encoding up to there.
    Broken(Encoding),
    /// More than one encoding has characters for all of them.
    Ambiguous,
    /// An encoding that is recognised and not read, by its name.
    Foreign(&'static str),
}

/// A character that an encoding does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("U+{:04X} cannot be written in {}", u32::from(self.character), self.encoding.name())]
pub struct Unencodable {
    /// The character.
    pub character: char,
    /// The encoding.
    pub encoding: Encoding,
}

/// A piece of a decoded text, in bytes of it, and what is to stand there instead.
pub type Edit<'a> = (Range<usize>, &'a str);

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const UTF16_LE_MARK: &[u8] = b"\xff\xfe";
const UTF16_BE_MARK: &[u8] = b"\xfe\xff";
const UTF32_MARKS: [&[u8]; 2] = [b"\xff\xfe\0\0", b"\0\0\xfe\xff"];
/// What a text in the seven-bit encoding of mails begins its Japanese with.
const JIS_SHIFTS: [&[u8]; 2] = [b"\x1b$B", b"\x1b$@"];

/// Keys of which every plan has one.
const KEYS: [&str; 4] = ["計画", "体系", "年度", "名称"];

impl Encoding {
    /// The text of `bytes`, without a byte order mark at its start, and the encoding they are in.
    ///
    /// # Errors
    /// [`Undecodable`] with the place of the first byte that does not fit.
    pub fn decode(bytes: &[u8]) -> Result<(String, Self), Undecodable> {
        if UTF32_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
            return Err(Undecodable { offset: 0, position: Position::START, reason: Reason::Foreign("UTF-32") });
        }
        for encoding in [Self::Utf8Bom, Self::Utf16Le, Self::Utf16Be] {
            if bytes.starts_with(encoding.mark()) {
                return encoding.strictly(bytes).map(|text| (text, encoding));
            }
        }
        if bytes.is_ascii()
            && let Some(offset) = JIS_SHIFTS.iter().filter_map(|shift| find(bytes, shift)).min()
        {
            let position = end_of(&String::from_utf8_lossy(bytes.get(..offset).unwrap_or_default()));
            return Err(Undecodable { offset, position, reason: Reason::Foreign("ISO-2022-JP") });
        }
        let broken = match Self::Utf8.strictly(bytes) {
            Ok(text) => return Ok((text, Self::Utf8)),
            Err(broken) if is_mostly_utf8(bytes) => return Err(broken),
            Err(broken) => broken,
        };
        match (Self::ShiftJis.strictly(bytes), Self::EucJp.strictly(bytes)) {
            (Ok(text), Err(_)) => Ok((text, Self::ShiftJis)),
            (Err(_), Ok(text)) => Ok((text, Self::EucJp)),
            (Ok(_), Ok(text)) if KEYS.iter().any(|key| text.contains(key)) => Ok((text, Self::EucJp)),
            (Ok(_), Ok(_)) => Err(Undecodable { reason: Reason::Ambiguous, ..broken }),
            // Whichever gets furthest was probably meant.
            (Err(one), Err(other)) => {
                let further =
                    |one: Undecodable, other: Undecodable| if other.offset > one.offset { other } else { one };
                Err(further(further(broken, one), other))
            }
        }
    }

    /// `text` in this encoding, with its byte order mark. In Unicode this undoes [`Self::decode`]. Shift_JIS and
    /// EUC-JP have two spellings of some characters: to keep those of a file, see [`Self::amended`].
    ///
    /// # Errors
    /// The first character that the encoding does not have.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, Unencodable> {
        let mut bytes = self.mark().to_vec();
        bytes.extend(self.encoded(text)?);
        Ok(bytes)
    }

    /// The bytes of a file with some pieces of its text replaced; all others keep their bytes. `edits` are in the
    /// order of the text and do not overlap; one that does, or that does not lie between two characters, is left out.
    ///
    /// # Errors
    /// The first new character that the encoding does not have.
    ///
    /// ```
    /// use susumi::source::Encoding;
    /// // ∪ has two spellings in Shift_JIS; that of the file stays.
    /// let bytes = b"\x87\x9c: \x8c\x9f\x93\xa2";
    /// let changed = Encoding::ShiftJis.amended(bytes, &[(5..11, "実施")]);
    /// assert_eq!(changed, Ok(b"\x87\x9c: \x8e\xc0\x8e\x7b".to_vec()));
    /// ```
    pub fn amended(self, bytes: &[u8], edits: &[Edit<'_>]) -> Result<Vec<u8>, Unencodable> {
        let boundaries = self.boundaries(bytes);
        let place = |at: usize| {
            let found = boundaries.binary_search_by_key(&at, |(in_text, _)| *in_text).ok()?;
            boundaries.get(found).map(|(_, in_bytes)| *in_bytes)
        };
        let mut changed = Vec::with_capacity(bytes.len());
        let mut done = 0;
        for (range, replacement) in edits {
            let (Some(start), Some(end)) = (place(range.start), place(range.end)) else { continue };
            if let Some(kept) = bytes.get(done..start).filter(|_| start <= end) {
                changed.extend_from_slice(kept);
                changed.extend(self.encoded(replacement)?);
                done = end;
            }
        }
        changed.extend_from_slice(bytes.get(done..).unwrap_or_default());
        Ok(changed)
    }

    /// The name by which programs and people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
        }
    }

    /// Whether it is one of those in which plan files should be.
    pub fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8Bom)
    }

    fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 | Self::ShiftJis | Self::EucJp => b"",
            Self::Utf8Bom => UTF8_MARK,
            Self::Utf16Le => UTF16_LE_MARK,
            Self::Utf16Be => UTF16_BE_MARK,
        }
    }

    /// All of `bytes`, the mark left out, in this encoding and no other.
    fn strictly(self, bytes: &[u8]) -> Result<String, Undecodable> {
        let start = self.mark().len();
        let body = bytes.get(start..).unwrap_or_default();
        let decoded = match self {
            Self::Utf8 | Self::Utf8Bom => utf8(body),
            Self::Utf16Le => utf16(body, u16::from_le_bytes),
            Self::Utf16Be => utf16(body, u16::from_be_bytes),
            Self::ShiftJis => legacy(body, SHIFT_JIS),
            Self::EucJp => legacy(body, EUC_JP),
        };
        decoded.map_err(|(offset, before)| {
            let position = end_of(&before);
            Undecodable { offset: start + offset, position, reason: Reason::Broken(self) }
        })
    }

    /// `text` in this encoding, without a mark.
    fn encoded(self, text: &str) -> Result<Vec<u8>, Unencodable> {
        match self {
            Self::Utf8 | Self::Utf8Bom => Ok(text.as_bytes().to_vec()),
            Self::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::ShiftJis | Self::EucJp => {
                let mut bytes = Vec::with_capacity(text.len());
                for character in text.chars() {
                    let found = self.spelling(character).ok_or(Unencodable { character, encoding: self })?;
                    bytes.extend_from_slice(&found);
                }
                Ok(bytes)
            }
        }
    }

    /// The bytes of one character in Shift_JIS or EUC-JP.
    fn spelling(self, character: char) -> Option<Vec<u8>> {
        // The standard writes these as \ and ~, which are other characters.
        if matches!(character, '\u{a5}' | '\u{203e}') {
            return None;
        }
        let character = alike(character);
        let encoding = if self == Self::EucJp { EUC_JP } else { SHIFT_JIS };
        let mut text = [0; 4];
        let (bytes, _, is_missing) = encoding.encode(character.encode_utf8(&mut text));
        if is_missing { self.rare_spelling(character) } else { Some(bytes.into_owned()) }
    }

    /// The bytes that are read as that character although the standard never writes them: the user's own
    /// characters of Shift_JIS, which lie in rows of 188 from U+E000 on, and JIS X 0212 in EUC-JP. The latter are too
    /// rare for a table, so all are tried.
    fn rare_spelling(self, character: char) -> Option<Vec<u8>> {
        if self != Self::EucJp {
            let at = u32::from(character).checked_sub(0xe000).filter(|at| *at < 10 * 188)?;
            let (row, cell) = ((at / 188) as u8, (at % 188) as u8);
            // 0x7F is left out.
            return Some(vec![0xf0 + row, cell + if cell < 0x3f { 0x40 } else { 0x41 }]);
        }
        let mut spellings = (0xa1..=0xfe).flat_map(|first| (0xa1..=0xfe).map(move |second| [0x8f, first, second]));
        spellings
            .find(|bytes| {
                let text = EUC_JP.decode_without_bom_handling_and_without_replacement(bytes);
                text.is_some_and(|text| text.chars().eq([character]))
            })
            .map(Vec::from)
    }

    /// Where each character of a decoded file begins: in its text and in its bytes; and where both end. The byte
    /// order mark belongs to no character.
    fn boundaries(self, bytes: &[u8]) -> Vec<(usize, usize)> {
        let Ok(text) = self.strictly(bytes) else { return Vec::new() };
        let mut in_bytes = self.mark().len();
        let mut boundaries = Vec::with_capacity(text.len() / 2);
        for (in_text, character) in text.char_indices() {
            boundaries.push((in_text, in_bytes));
            let lead = bytes.get(in_bytes).copied().unwrap_or_default();
            in_bytes += match self {
                Self::Utf8 | Self::Utf8Bom => character.len_utf8(),
                Self::Utf16Le | Self::Utf16Be => 2 * character.len_utf16(),
                Self::ShiftJis if matches!(lead, 0x81..=0x9f | 0xe0..=0xfc) => 2,
                Self::EucJp if lead == 0x8f => 3,
                Self::EucJp if lead >= 0x8e => 2,
                Self::ShiftJis | Self::EucJp => 1,
            };
        }
        boundaries.push((text.len(), in_bytes));
        boundaries
    }
}

/// The text, or how many bytes are good and their text.
type Decoded = Result<String, (usize, String)>;

fn utf8(bytes: &[u8]) -> Decoded {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        (good.len(), String::from_utf8_lossy(good).into_owned())
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut good = 0;
    for character in char::decode_utf16(pairs.iter().copied().map(unit)) {
        let Ok(character) = character else { return Err((good, text)) };
        good += 2 * character.len_utf16();
        text.push(character);
    }
    if rest.is_empty() { Ok(text) } else { Err((good, text)) }
}

fn legacy(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let length = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(length);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        // `bad` bytes do not fit; `behind` bytes behind them were read before that was seen.
        (DecoderResult::Malformed(bad, behind), read) => {
            Err((read.saturating_sub(usize::from(bad) + usize::from(behind)), text))
        }
        (DecoderResult::OutputFull, read) => Err((read, text)),
    }
}

/// Whether more bytes belong to characters that UTF-8 writes in three or four bytes, as Japanese is, than to none.
/// In other encodings such a group comes about by chance only.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut inside, mut outside) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        inside += chunk.valid().chars().map(char::len_utf8).filter(|length| *length > 2).sum::<usize>();
        outside += chunk.invalid().len();
    }
    inside > outside
}

/// For a character that keyboards and other systems send, the one that Windows has in its place.
fn alike(character: char) -> char {
    match character {
        '\u{301c}' => '\u{ff5e}',
        '\u{2016}' => '\u{2225}',
        '\u{2014}' => '\u{2015}',
        '\u{a2}' => '\u{ffe0}',
        '\u{a3}' => '\u{ffe1}',
        '\u{ac}' => '\u{ffe2}',
        _ => character,
    }
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Encoding::{EucJp, ShiftJis, Utf8, Utf8Bom, Utf16Be, Utf16Le};

    const ALL: [Encoding; 6] = [Utf8, Utf8Bom, Utf16Le, Utf16Be, ShiftJis, EucJp];
    const PLAN: &str = include_str!("../../plans/nisshin-2.yaml");

    fn decoded(bytes: &[u8]) -> (String, Encoding) {
        Encoding::decode(bytes).unwrap()
    }

    #[test]
    fn a_real_plan_in_every_encoding() {
        // Of characters that these write alike the one that comes out.
        let text = PLAN.replace('〜', "～");
        for encoding in ALL {
            let bytes = encoding.encode(&text).unwrap();
            let (again, found) = decoded(&bytes);
            assert!(again == text && found == encoding, "{encoding:?}");
            assert!(encoding.amended(&bytes, &[]).unwrap() == bytes, "{encoding:?}");
        }
    }

    #[test]
    fn what_windows_writes() {
        let table: [(&[u8], &str); 8] = [
            (b"\x8c\x76\x89\xe6: \x87\x40\x87\x8a", "計画: ①㈱"),
            (b"\x8c\x76\x89\xe6: \x81\x60\x81\x7c", "計画: ～－"),
            (b"\x8c\x76\x89\xe6: \xb6\xde\xb2\xc4\xde", "計画: ｶﾞｲﾄﾞ"),
            (b"\x8c\x76\x89\xe6: \xfb\xfc\xfa\x40", "計画: 髙ⅰ"),
            (b"\x8c\x76\x89\xe6: \xee\xe0\xed\x40", "計画: 髙纊"),
            (b"\x8c\x76\x89\xe6: \xf0\x40", "計画: \u{e000}"),
            (b"\x8c\x76\x89\xe6: \x83\x5c\x5c", "計画: ソ\\"),
            (b"\x8c\x76\x89\xe6: a\r\nb\rc\x1a", "計画: a\r\nb\rc\u{1a}"),
        ];
        for (bytes, text) in table {
            assert_eq!(decoded(bytes), (text.to_owned(), ShiftJis), "{text}");
        }
        let written: [(&str, Option<&[u8]>); 8] = [
            ("〜", Some(b"\x81\x60")),
            ("～", Some(b"\x81\x60")),
            ("−", Some(b"\x81\x7c")),
            ("髙", Some(b"\xfb\xfc")),
            ("\u{e000}", Some(b"\xf0\x40")),
            ("¥", None),
            ("😀", None),
            ("か\u{3099}", None),
        ];
        for (text, bytes) in written {
            assert_eq!(ShiftJis.encode(text).ok().as_deref(), bytes, "{text}");
        }
        // 丂 is in JIS X 0212 only.
        assert_eq!(EucJp.encode("丂").as_deref(), Ok(&b"\x8f\xb0\xa1"[..]));
        assert_eq!(ShiftJis.encode("計画😀"), Err(Unencodable { character: '😀', encoding: ShiftJis }));
    }

    #[test]
    fn the_users_own_characters_come_back() {
        for character in (0xe000..=0xe757).filter_map(char::from_u32) {
            let bytes = ShiftJis.encode(&format!("計画{character}")).unwrap();
            assert_eq!(decoded(&bytes), (format!("計画{character}"), ShiftJis));
        }
        assert!(ShiftJis.encode("\u{e758}").is_err() && ShiftJis.encode("\u{10fffd}").is_err());
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        let euc = |text: &str| EucJp.encode(text).unwrap();
        let short = "計画: あ\n".as_bytes();
        let table: [(&[u8], Reason, usize); 9] = [
            // Readable in Shift_JIS from the first byte to the last, as other characters.
            (&["計画: あ計画画\n".as_bytes(), b"\xe3\x81"].concat(), Reason::Broken(Utf8), 21),
            (&[short, b"\xff", short].concat(), Reason::Broken(Utf8), 12),
            (&[UTF8_MARK, b"a\x82\xa0"].concat(), Reason::Broken(Utf8Bom), 4),
            (b"\xff\xfea\0\0", Reason::Broken(Utf16Le), 4),
            (b"\xfe\xff\0a\xd8\0\0b", Reason::Broken(Utf16Be), 4),
            (b"\xff\xfe\0\0a\0\0\0", Reason::Foreign("UTF-32"), 0),
            (b"a: \x1b$B7W2h\x1b(B", Reason::Foreign("ISO-2022-JP"), 3),
            (b"\x8c\x76\x89\xe6: \x82\xa0\x80\xff", Reason::Broken(ShiftJis), 9),
            // ｶﾀｶﾅ, or 暁供.
            (b"\xb6\xc0\xb6\xc5", Reason::Ambiguous, 0),
        ];
        for (bytes, reason, offset) in table {
            let error = Encoding::decode(bytes).unwrap_err();
            assert_eq!((error.reason, error.offset), (reason, offset), "{bytes:x?}");
        }
        assert_eq!(decoded(&euc("計画: 試し\n")).1, EucJp, "no Shift_JIS");
        assert_eq!(decoded(&euc("倒冲\n計画: 一\n")).1, EucJp, "Shift_JIS too, but a key comes out");
        let broken = [euc("計画: 試し\n年度: H28\n").as_slice(), b"\xa4\n"].concat();
        let error = Encoding::decode(&broken).unwrap_err();
        assert_eq!((error.reason, error.position), (Reason::Broken(EucJp), Position { line: 3, column: 1 }));
    }

    #[test]
    fn only_what_is_changed_gets_other_bytes() {
        // ∪ and ㈱ as NEC and as IBM wrote them.
        let bytes = b"\x8c\x76\x89\xe6: \x87\x9c\x81\xbe\x87\x8a\xfa\x58\r\n\x8e\xc0: 1\r\n\x1a";
        let (text, encoding) = decoded(bytes);
        assert_eq!((text.as_str(), encoding), ("計画: ∪∪㈱㈱\r\n実: 1\r\n\u{1a}", ShiftJis));
        assert_ne!(encoding.encode(&text).as_deref(), Ok(&bytes[..]), "the spelling of the file is lost");
        let at = text.find('1').unwrap();
        let changed = encoding.amended(bytes, &[(at..at + 1, "済"), (at + 1..at + 1, "み")]).unwrap();
        assert_eq!(changed, [&bytes[..20], b"\x8d\xcf\x82\xdd\r\n\x1a"].concat());
        assert_eq!(encoding.amended(bytes, &[(1..2, "x"), (9_999..10_000, "x")]), Ok(bytes.to_vec()), "no such place");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// Any text comes back, and its bytes too, whatever stands in the middle of it.
        #[test]
        fn there_and_back(
            text in "[\u{0}-\u{7f}あ-んァ-ヶ亜-熙①㈱～－ｱ-ﾝ\r\n]{0,30}",
            at in any::<prop::sample::Index>(),
            new in "[a-zあ-ん]{0,3}",
        ) {
            let text = format!("計画: {text}");
            for encoding in ALL {
                let Ok(bytes) = encoding.encode(&text) else { continue };
                let Ok((again, found)) = Encoding::decode(&bytes) else { continue };
                prop_assert_eq!((&again, found), (&text, encoding));
                prop_assert_eq!(encoding.encode(&again).unwrap(), bytes.clone());
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                let at = places[at.index(places.len())];
                let end = at + text[at..].chars().next().unwrap().len_utf8();
                let changed = encoding.amended(&bytes, &[(at..end, &new)]).unwrap();
                prop_assert_eq!(changed, encoding.encode(&format!("{}{new}{}", &text[..at], &text[end..])).unwrap());
            }
        }

        /// Of any bytes that are text every character is known by its own bytes.
        #[test]
        fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..12), key in any::<bool>()) {
            let key: &[u8] = if key { b"\x8c\x76\x89\xe6: " } else { b"" };
            let bytes = [key, &bytes].concat();
            match Encoding::decode(&bytes) {
                Ok((text, encoding)) => {
                    prop_assert_eq!(encoding.amended(&bytes, &[]), Ok(bytes.clone()));
                    let boundaries = encoding.boundaries(&bytes);
                    prop_assert_eq!(boundaries.last(), Some(&(text.len(), bytes.len())));
                    for pair in boundaries.windows(2) {
                        let alone = [encoding.mark(), &bytes[pair[0].1..pair[1].1]].concat();
                        prop_assert_eq!(encoding.strictly(&alone).unwrap(), &text[pair[0].0..pair[1].0]);
                    }
                }
                Err(error) => prop_assert!(error.offset <= bytes.len()),
            }
        }
    }
}
