//! Fiscal years and the two ways of naming them.
//!
//! Owns every spelling of a year that a plan may use. Refuses calendar dates: a fiscal year has no
//! months here, only the April in which it starts.

use std::fmt;

use bitcode::{Decode, Encode};
use unicode_normalization::UnicodeNormalization;

/// A Japanese fiscal year: April of the year it is named after to March of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct FiscalYear(u16);

/// How a fiscal year is shown: by era (H28, R1) or by the Western calendar (2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calendar {
    /// 和暦.
    #[default]
    Era,
    /// 西暦.
    Western,
}

/// What was written is not a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a fiscal year: {0}")]
pub struct YearError(pub String);

struct Era {
    /// The spellings that may stand before the number.
    names: [&'static str; 2],
    /// The one character for its name.
    square: char,
    /// The fiscal year in which the era's year 1 begins.
    first: u16,
}

/// Newest first, so that a year is named by the era that was running in its April, except that
/// fiscal 2019 is called R1, as every city hall does, although the era began on 1 May.
const ERAS: [Era; 4] = [
    Era { names: ["R", "令和"], square: '㋿', first: 2019 },
    Era { names: ["H", "平成"], square: '㍻', first: 1989 },
    Era { names: ["S", "昭和"], square: '㍼', first: 1926 },
    Era { names: ["T", "大正"], square: '㍽', first: 1912 },
];

impl FiscalYear {
    /// The fiscal year that begins in April of `year` in the Western calendar.
    ///
    /// ```
    /// use susumi::plan::FiscalYear;
    /// assert_eq!(FiscalYear::starting(2019).to_string(), "R1");
    /// ```
    pub const fn starting(year: u16) -> Self {
        Self(year)
    }

    /// Reads any spelling in use: `H28`, `平成28年度`, `令和元`, `R1`, `2016`, `2016年度`, `FY2016`,
    /// full-width forms and small letters, with blanks around era and number but not inside them:
    /// `H2 8` may be H28 or a slip for `H2`. An era's number may run on past its end: `H31` is R1.
    ///
    /// # Errors
    /// [`YearError`] with the text as written if it is none of these, or outside 1912–2199.
    ///
    /// ```
    /// use susumi::plan::FiscalYear;
    /// let same = ["R1", "H31", "令和元年度", "平成３１年度", "2019"];
    /// assert!(same.iter().all(|text| FiscalYear::parse(text) == Ok(FiscalYear::starting(2019))));
    /// ```
    pub fn parse(text: &str) -> Result<Self, YearError> {
        if let Some(year) = Self::parse_short(text) {
            return Ok(year);
        }
        let refuse = || YearError(text.trim().to_owned());
        let upper = text.nfkc().collect::<String>().to_uppercase();
        let whole = upper.trim();
        let core = whole.strip_suffix("年度").or(whole.strip_suffix('年')).unwrap_or(whole).trim_end();
        let core = core.strip_prefix("FY").unwrap_or(core).trim_start();
        for era in &ERAS {
            let number = era.names.iter().find_map(|name| core.strip_prefix(name));
            if let Some(number) = number {
                let number = number.trim_start();
                let number = number.strip_prefix('.').unwrap_or(number).trim_start();
                let count = if number == "元" { 1 } else { digits(number).ok_or_else(refuse)? };
                return match count {
                    1..=99 => Self::checked(era.first + count - 1).ok_or_else(refuse),
                    _ => Err(refuse()),
                };
            }
        }
        digits(core).filter(|_| core.len() == 4).and_then(Self::checked).ok_or_else(refuse)
    }

    /// A regular expression for the texts that [`parse`](Self::parse) takes, for programs that check a plan
    /// file without reading it. It has no anchors and knows of full-width letters and digits; of the rarer
    /// forms that Unicode holds for one letter or digit only the era squares (㍻) are in it.
    ///
    /// ```
    /// assert!(susumi::plan::FiscalYear::pattern().contains("令和"));
    /// ```
    pub fn pattern() -> String {
        let either = |letters: &str| -> String {
            let forms = |c: char| {
                let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c);
                let small = c.to_ascii_lowercase();
                format!("[{c}{small}{}{}]", wide(c), wide(small))
            };
            letters.chars().map(forms).collect()
        };
        let names: Vec<String> = ERAS
            .iter()
            .flat_map(|era| {
                let square = era.square.to_string();
                [either(era.names[0]), era.names[1].to_owned(), square]
            })
            .collect();
        let digits = |first: char, last: char| {
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c);
            match first == last {
                true => format!("[{first}{}]", wide(first)),
                false => format!("[{first}-{last}{}-{}]", wide(first), wide(last)),
            }
        };
        let (zero, any, not_zero) = (digits('0', '0'), digits('0', '9'), digits('1', '9'));
        let era_year = format!("元|{zero}{{0,3}}{not_zero}|{zero}{{0,2}}{not_zero}{any}");
        let (one, two, nine) = (digits('1', '1'), digits('2', '2'), digits('9', '9'));
        let western = format!(
            "{one}{nine}{one}{}|{one}{nine}{}{any}|{two}{}{any}{any}",
            digits('2', '9'),
            digits('2', '9'),
            digits('0', '1')
        );
        let (fy, names) = (either("FY"), names.join("|"));
        format!("\\s*({fy})?\\s*(({names})\\s*[.．]?\\s*({era_year})|{western})\\s*(年度|年)?\\s*")
    }

    /// Reads `H28` and `R1`, as nearly every year of a plan file is written: a country's files hold more than a
    /// million of them, and the other spellings take a hundred times as long.
    fn parse_short(text: &str) -> Option<Self> {
        let era = ERAS.iter().find(|era| text.starts_with(era.names[0]))?;
        let count = text.get(1..).filter(|number| number.len() <= 2 && !number.is_empty()).and_then(digits)?;
        Self::checked(era.first + count.checked_sub(1)?)
    }

    fn checked(year: u16) -> Option<Self> {
        (1912..=2199).contains(&year).then_some(Self(year))
    }

    /// Whether it is a year that [`parse`](Self::parse) gives.
    pub(super) fn is_sound(self) -> bool {
        Self::checked(self.0).is_some()
    }

    /// The short name in the given calendar: `H28`, `R1`, or `2016`.
    pub fn label(self, calendar: Calendar) -> String {
        match calendar {
            Calendar::Era => self.to_string(),
            Calendar::Western => self.0.to_string(),
        }
    }

    /// Its name in full, for those who do not read era letters: `平成28年度`, `令和元年度`.
    ///
    /// ```
    /// assert_eq!(susumi::plan::FiscalYear::starting(2019).in_full(), "令和元年度");
    /// ```
    pub fn in_full(self) -> String {
        match ERAS.iter().find(|era| self.0 >= era.first) {
            Some(era) if self.0 == era.first => format!("{}元年度", era.names[1]),
            Some(era) => format!("{}{}年度", era.names[1], self.0 - era.first + 1),
            None => format!("{}年度", self.0),
        }
    }

    /// The fiscal year after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its year in the Western calendar: that of its April.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// How many years this one comes after `other`; negative when it comes before.
    pub fn years_since(self, other: Self) -> i32 {
        i32::from(self.0) - i32::from(other.0)
    }
}

/// At most four ASCII digits as a number.
fn digits(text: &str) -> Option<u16> {
    (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match ERAS.iter().find(|era| self.0 >= era.first) {
            Some(era) => write!(f, "{}{}", era.names[0], self.0 - era.first + 1),
            None => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_as_it_is_said_reads_back() {
        let table =
            [(2016, "平成28年度"), (2019, "令和元年度"), (2020, "令和2年度"), (1989, "平成元年度"), (1911, "1911年度")];
        for (year, said) in table {
            assert_eq!(FiscalYear::starting(year).in_full(), said);
        }
        // An era is read up to its 99th year.
        for year in 1912..=2117 {
            let year = FiscalYear::starting(year);
            assert_eq!(FiscalYear::parse(&year.in_full()), Ok(year));
        }
    }

    #[test]
    fn every_spelling_of_a_year() {
        let table = [
            ("H28", 2016),
            ("h28", 2016),
            ("Ｈ２８", 2016),
            ("H28年度", 2016),
            ("H.28", 2016),
            ("平成28", 2016),
            ("平成 28 年度", 2016),
            ("平成３１年度", 2019),
            ("　H 28 ", 2016),
            ("H. 28", 2016),
            ("FY 2016 年度", 2016),
            ("令和 元 年度", 2019),
            ("H31", 2019),
            ("R1", 2019),
            ("令和元", 2019),
            ("令和元年度", 2019),
            ("R元", 2019),
            ("㋿元年", 2019),
            ("R2", 2020),
            ("H32", 2020),
            ("2016", 2016),
            ("２０１６年度", 2016),
            ("FY2016", 2016),
            ("S63", 1988),
            ("大正元", 1912),
        ];
        for (text, year) in table {
            assert_eq!(FiscalYear::parse(text), Ok(FiscalYear(year)), "{text}");
        }
    }

    #[test]
    fn what_is_no_year() {
        let table = [
            "",
            "H",
            "H0",
            "H100",
            "28",
            "28年度",
            "R-1",
            "201",
            "20160",
            "1811",
            "昨年",
            "X3",
            "H2 8月",
            "H2 8",
            "H2　8",
            "20 16",
            "平 成28",
            "2016年 度",
            "H 2 8 年度",
            "F Y2016",
        ];
        for text in table {
            assert_eq!(FiscalYear::parse(text), Err(YearError(text.trim().to_owned())), "{text}");
        }
    }

    #[test]
    fn labels_by_era() {
        let table =
            [(1925, "T14"), (1926, "S1"), (1988, "S63"), (1989, "H1"), (2018, "H30"), (2019, "R1"), (2026, "R8")];
        for (year, label) in table {
            assert_eq!(FiscalYear(year).to_string(), label);
            assert_eq!(FiscalYear::parse(label), Ok(FiscalYear(year)));
        }
        assert_eq!(FiscalYear(2016).label(Calendar::Western), "2016");
    }
}
