//! Romaji: kana and typed letters in one canonical spelling, so that they can be compared.
//!
//! Refuses to be a transliteration for people: the canonical spelling is 訓令式 with every doubled
//! letter and every long vowel shortened, which loses distinctions on purpose (しんい and しに are
//! the same). Invariant, but for an `m` that turns out to be ん and a `d` that turns out to be づ:
//! what comes of the beginning of a typed word is the beginning of what comes of the whole, so a
//! half-typed syllable still matches.

/// Stands in a canonical spelling for whatever is neither kana nor a Latin letter.
pub const BREAK: char = '\u{1f}';

/// The canonical spelling of a text folded by [`fold`](fn@super::fold); kana and Latin letters may be mixed.
///
/// ```
/// use susumi::query::{fold, romaji::canonical};
/// for typed in ["shuunou", "syuunou", "shunou", "しゅうのう"] {
///     assert_eq!(canonical(&fold(typed)), "syuno");
/// }
/// ```
pub fn canonical(folded: &str) -> String {
    let letters: Vec<char> = folded.chars().map(without_macron).collect();
    let mut spelling = Spelling::default();
    let mut rest = letters.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let taken = if is_kana(*first) {
            kana(*first, after, &mut spelling)
        } else if first.is_ascii_alphabetic() {
            latin(*first, after, &mut spelling)
        } else {
            spelling.push(BREAK);
            0
        };
        rest = after.get(taken..).unwrap_or_default();
    }
    spelling.text
}

/// The letters of a spelling that say something: fewer stand in nearly every reading.
pub const TELLING: usize = 3;

/// The canonical spelling of what a person typed, folded, if that says how something is read: Latin letters
/// and kana and nothing else, in a way Japanese is spelled, with a vowel, and not all of one letter. Kana
/// alone must be [`TELLING`]; they are found as they are as well.
pub fn typed(folded: &str) -> Option<String> {
    let letters: Vec<char> = folded.chars().map(without_macron).collect();
    let spelling = canonical(folded);
    let says_something = if letters.iter().any(char::is_ascii_alphabetic) {
        spelling.chars().any(is_vowel) && !is_remainder(&spelling, folded) && !letters.windows(3).any(stammers)
    } else {
        spelling.len() >= TELLING
    };
    let doubles = letters.windows(2).any(|pair| pair[0] == pair[1] && is_never_doubled(pair[0]));
    (says_something && !doubles && !spelling.contains(BREAK)).then_some(spelling)
}

/// The canonical spelling of half a typed syllable, `k` or `sh`, which can only be the beginning of a reading.
pub fn begun(folded: &str) -> Option<String> {
    let is_half = match folded.as_bytes() {
        [letter] | [letter, b'h' | b'y'] | [letter @ b't', b's'] => is_consonant(char::from(*letter)),
        _ => false,
    };
    is_half.then(|| canonical(folded)).filter(|spelling| !spelling.is_empty())
}

/// Whether a spelling is one letter where more was typed, with Latin letters: that says next to nothing.
pub fn is_remainder(spelling: &str, folded: &str) -> bool {
    spelling.chars().nth(1).is_none()
        && folded.chars().nth(1).is_some()
        && folded.contains(|char| without_macron(char).is_ascii_alphabetic())
}

/// Whether a folded char is kana.
pub fn is_kana(char: char) -> bool {
    matches!(char, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ')
}

/// Whether a canonical spelling leaves out `letter` after `last`: no letter stands twice in a row, no u
/// after o.
pub fn is_swallowed(last: Option<char>, letter: char) -> bool {
    last == Some(letter) || (last, letter) == (Some('o'), 'u')
}

/// A spelling under way. Shortens as it goes.
#[derive(Default)]
struct Spelling {
    text: String,
    last: Option<char>,
}

impl Spelling {
    fn push(&mut self, letter: char) {
        if is_swallowed(self.last, letter) {
            return;
        }
        self.text.push(letter);
        self.last = Some(letter);
    }

    fn write(&mut self, letters: &str) {
        letters.chars().for_each(|letter| self.push(letter));
    }
}

/// The plain letter under a long mark, as in Tōkyō or Tôkyô.
fn without_macron(char: char) -> char {
    match char {
        'ā' | 'â' => 'a',
        'ī' | 'î' => 'i',
        'ū' | 'û' => 'u',
        'ē' | 'ê' => 'e',
        'ō' | 'ô' => 'o',
        _ => char,
    }
}

/// Writes the syllable that begins with `first`; gives back how many kana of `after` belong to it.
fn kana(first: char, after: &[char], spelling: &mut Spelling) -> usize {
    let small = after.first().copied().unwrap_or_default();
    let whole = match (first, small) {
        ('て', 'ぃ') => "ti",
        ('で', 'ぃ') => "di",
        ('と', 'ぅ') => "tu",
        ('ど', 'ぅ') => "zu",
        ('て', 'ゅ') => "tyu",
        ('で', 'ゅ') => "zyu",
        ('う', 'ぃ') => "wi",
        ('う', 'ぇ') => "we",
        ('う', 'ぉ') => "o",
        ('い', 'ぇ') => "ye",
        ('ゔ', 'ぁ') => "ba",
        ('ゔ', 'ぃ') => "bi",
        ('ゔ', 'ぇ') => "be",
        ('ゔ', 'ぉ') => "bo",
        _ => "",
    };
    if !whole.is_empty() {
        spelling.write(whole);
        return 1;
    }
    let syllable = syllable(first);
    let glide = match small {
        'ゃ' => "ya",
        'ゅ' => "yu",
        'ょ' => "yo",
        'ぇ' => "ye",
        _ => "",
    };
    match syllable.strip_suffix('i').filter(|stem| !stem.is_empty() && !glide.is_empty()) {
        Some(stem) => {
            spelling.write(stem);
            spelling.write(glide);
            1
        }
        None => {
            spelling.write(syllable);
            0
        }
    }
}

/// One hiragana by itself. っ is nothing: doubled consonants are written once.
fn syllable(kana: char) -> &'static str {
    match kana {
        'あ' | 'ぁ' => "a",
        'い' | 'ぃ' => "i",
        'う' | 'ぅ' => "u",
        'え' | 'ぇ' => "e",
        'お' | 'ぉ' | 'を' => "o",
        'か' | 'ゕ' => "ka",
        'き' => "ki",
        'く' => "ku",
        'け' | 'ゖ' => "ke",
        'こ' => "ko",
        'が' => "ga",
        'ぎ' => "gi",
        'ぐ' => "gu",
        'げ' => "ge",
        'ご' => "go",
        'さ' => "sa",
        'し' => "si",
        'す' => "su",
        'せ' => "se",
        'そ' => "so",
        'ざ' => "za",
        'じ' | 'ぢ' => "zi",
        'ず' | 'づ' => "zu",
        'ぜ' => "ze",
        'ぞ' => "zo",
        'た' => "ta",
        'ち' => "ti",
        'つ' => "tu",
        'て' => "te",
        'と' => "to",
        'だ' => "da",
        'で' => "de",
        'ど' => "do",
        'な' => "na",
        'に' => "ni",
        'ぬ' => "nu",
        'ね' => "ne",
        'の' => "no",
        'は' => "ha",
        'ひ' => "hi",
        'ふ' => "hu",
        'へ' => "he",
        'ほ' => "ho",
        'ば' => "ba",
        'び' => "bi",
        'ぶ' | 'ゔ' => "bu",
        'べ' => "be",
        'ぼ' => "bo",
        'ぱ' => "pa",
        'ぴ' => "pi",
        'ぷ' => "pu",
        'ぺ' => "pe",
        'ぽ' => "po",
        'ま' => "ma",
        'み' => "mi",
        'む' => "mu",
        'め' => "me",
        'も' => "mo",
        'や' | 'ゃ' => "ya",
        'ゆ' | 'ゅ' => "yu",
        'よ' | 'ょ' => "yo",
        'ら' => "ra",
        'り' => "ri",
        'る' => "ru",
        'れ' => "re",
        'ろ' => "ro",
        'わ' | 'ゎ' => "wa",
        'ゐ' => "wi",
        'ゑ' => "we",
        'ん' => "n",
        _ => "",
    }
}

/// Writes what the letter `first` stands for before `after`; gives back how many letters of
/// `after` are written with it.
fn latin(first: char, after: &[char], spelling: &mut Spelling) -> usize {
    let (letters, taken) = match (first, after) {
        ('s', ['h', 'i', ..]) => ("s", 1),
        ('s', ['h', vowel, ..]) if is_vowel(*vowel) => ("sy", 1),
        ('s', ['h', ..]) => ("s", 1),
        ('c', ['h', 'i', ..]) => ("t", 1),
        ('c', ['h', vowel, ..]) if is_vowel(*vowel) => ("ty", 1),
        ('c', ['h', ..]) => ("t", 1),
        ('c', ['c', ..]) => ("", 0),
        ('c', [] | ['y', ..]) => ("t", 0),
        ('c', _) | ('q', _) => ("k", 0),
        ('t', ['s', 'u', ..]) => ("t", 1),
        ('t', ['s', vowel, ..]) if is_vowel(*vowel) => ("tu", 1),
        ('t', ['s', ..]) => ("t", 1),
        ('t', ['h', 'u', ..]) => ("ty", 1),
        ('t', ['h', ..]) => ("t", 1),
        ('d', ['h', 'u', ..]) => ("zy", 1),
        ('d', ['h', ..]) => ("d", 1),
        ('d', ['u' | 'y', ..]) => ("z", 0),
        ('d', ['z' | 'j', ..]) => ("", 0),
        ('j', ['i' | 'y', ..]) => ("z", 0),
        ('j', [vowel, ..]) if is_vowel(*vowel) => ("zy", 0),
        ('j', _) => ("z", 0),
        ('f', ['a' | 'i' | 'e' | 'o', ..]) => ("hu", 0),
        ('f', _) => ("h", 0),
        ('v', _) => ("b", 0),
        ('l', _) => ("r", 0),
        ('w', ['o' | 'u', ..]) => ("", 0),
        ('m', ['b' | 'p' | 'm', ..]) => ("n", 0),
        // The h of Satoh; that of koho begins a syllable.
        ('o', ['h', next, ..]) if is_vowel(*next) || *next == 'y' => ("o", 0),
        ('o', ['h', ..]) => ("o", 1),
        _ => {
            spelling.push(first);
            return 0;
        }
    };
    spelling.write(letters);
    taken
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'i' | 'u' | 'e' | 'o')
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !is_vowel(letter)
}

/// Whether three consonants are the same: `konnnichi` alone is written so.
fn stammers(three: &[char]) -> bool {
    three.iter().all(|letter| is_consonant(*letter) && *letter != 'n' && three.first() == Some(letter))
}

/// Whether っ before that consonant is never written by doubling it.
fn is_never_doubled(letter: char) -> bool {
    matches!(letter, 'l' | 'q' | 'v' | 'w' | 'x' | 'y')
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> String {
        canonical(&fold(text))
    }

    #[test]
    fn every_way_of_typing_a_word() {
        let table: [(&str, &[&str]); 34] = [
            ("げすいどうか", &["gesuidouka", "gesuidoka", "gesuidohka", "GESUIDŌKA"]),
            ("ざいむ", &["zaimu"]),
            ("しみん", &["shimin", "simin", "shiminn", "ｓｈｉｍｉｎ"]),
            ("きょういく", &["kyouiku", "kyoiku", "kyōiku"]),
            ("じょうほう", &["jouhou", "zyouhou", "jyouhou", "joho", "johoh"]),
            ("しゅうのう", &["shuunou", "shunou", "syuunou", "syuunoo"]),
            ("ぼうさい", &["bousai", "bosai", "bohsai"]),
            ("こうつう", &["koutsuu", "kotsu", "koutuu", "kotu"]),
            ("とし", &["toshi", "tosi"]),
            ("ちいき", &["chiiki", "tiiki", "chiki"]),
            ("こそだて", &["kosodate"]),
            ("じんじ", &["jinji", "zinzi", "jinnji"]),
            ("かいご", &["kaigo"]),
            ("さんぎょう", &["sangyou", "sangyo", "sanngyou"]),
            ("ぎょうせい", &["gyousei", "gyosei"]),
            ("せいさく", &["seisaku"]),
            ("ふくし", &["fukushi", "hukusi"]),
            ("しんぶん", &["shimbun", "shinbun", "sinnbun"]),
            ("あんま", &["amma", "anma"]),
            ("しんよう", &["shin'you", "sinnyou", "shinyo"]),
            ("こんにち", &["konnichi", "konnnichi", "konniti"]),
            ("がっこう", &["gakkou", "gakko"]),
            ("まっちゃ", &["matcha", "maccha", "mattya"]),
            ("いっち", &["itchi", "icchi", "itti"]),
            ("まちづくり", &["machizukuri", "matidukuri", "machidzukuri"]),
            ("ジャンパー", &["janpa-", "jyanpaa", "zyanpa", "jampa"]),
            ("オープン", &["o-pun", "oopun", "opun"]),
            ("データ", &["de-ta", "deeta", "deta"]),
            ("メディア", &["media", "medhia"]),
            ("ファイル", &["fairu"]),
            ("パーティー", &["pa-ti-", "paathii"]),
            ("ウェブ", &["webu"]),
            ("シェア", &["shea", "syea"]),
            ("ゔぁん", &["van", "ban"]),
        ];
        for (kana, spellings) in table {
            for typed in spellings {
                assert_eq!(of(typed), of(kana), "{typed} {kana}");
            }
        }
    }

    #[test]
    fn canonical_spellings() {
        let table = [
            ("せい", "sei"),
            ("けいえい", "keiei"),
            ("おおきい", "oki"),
            ("ちょうじゅ", "tyozyu"),
            ("りょこう", "ryoko"),
            ("しえん", "sien"),
            ("を", "o"),
            ("つぁ", "tua"),
            ("課か", "\u{1f}ka"),
        ];
        for (kana, spelling) in table {
            assert_eq!(of(kana), spelling, "{kana}");
        }
    }

    #[test]
    fn half_a_word_is_the_beginning_of_the_whole() {
        let words = [
            "zaiseisakuka",
            "gesuidouka",
            "shiminka",
            "kyouiku",
            "jouhoukouhou",
            "zyouhou",
            "shuunou",
            "bousaikoutsuu",
            "toshikeikaku",
            "chiikifukushi",
            "kosodate",
            "sangyoushinkou",
            "gyousei",
            "gakkou",
            "matcha",
            "fairu",
        ];
        for word in words {
            let whole = of(word);
            for end in 1..=word.len() {
                let beginning = of(&word[..end]);
                assert!(!beginning.is_empty() || word.starts_with('c'), "{word} {end}");
                assert!(whole.starts_with(&beginning), "{} of {word}: {beginning} of {whole}", &word[..end]);
            }
        }
        for (partial, spelling) in [("sh", "s"), ("k", "k"), ("ch", "t"), ("c", "t"), ("j", "z"), ("ky", "ky")] {
            assert_eq!(of(partial), spelling, "{partial}");
        }
    }

    #[test]
    fn what_can_be_romaji() {
        let table = [
            ("gesui", Some("gesui")),
            ("げsui", Some("gesui")),
            ("げすい", Some("gesui")),
            ("かい", Some("kai")),
            ("こう", None),
            ("ko", Some("ko")),
            ("a", Some("a")),
            ("kka", Some("ka")),
            ("konnnichi", Some("koniti")),
            // Nothing is read so, though it can be shortened to something that is.
            ("k", None),
            ("sh", None),
            ("kk", None),
            ("zz", None),
            ("nn", None),
            ("aa", None),
            ("ooo", None),
            ("kakkkin", None),
            ("ppp", None),
            ("qqq", None),
            ("qqa", None),
            ("mall", None),
            ("下sui", None),
            ("下水", None),
            ("h28", None),
            ("", None),
            ("-", None),
        ];
        for (text, spelling) in table {
            assert_eq!(typed(&fold(text)).as_deref(), spelling, "{text}");
        }
    }

    #[test]
    fn half_a_syllable() {
        let table = [
            ("k", Some("k")),
            ("sh", Some("s")),
            ("ch", Some("t")),
            ("c", Some("t")),
            ("ts", Some("t")),
            ("ky", Some("ky")),
            ("kk", None),
            ("zzz", None),
            ("a", None),
            ("ka", None),
            ("か", None),
            ("", None),
        ];
        for (text, spelling) in table {
            assert_eq!(begun(&fold(text)).as_deref(), spelling, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_longer_than_three_letters_a_char(text in "\\PC{0,30}|[a-z'ー-]{0,30}|[ぁ-ん]{0,30}") {
            let folded = fold(&text);
            prop_assert!(canonical(&folded).chars().count() <= 3 * folded.chars().count());
            let _ = typed(&folded);
        }

        #[test]
        fn spelling_a_spelling_changes_nothing(text in "[か-じだせ-ちてとな-はひへほま-もやゆよら-ろん]{0,20}") {
            let once = canonical(&text);
            prop_assert_eq!(canonical(&once), once);
        }
    }
}
