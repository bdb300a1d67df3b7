//! The cities of generated plans, and where the file of each lies.
//!
//! Plan after plan goes to the next prefecture; within one no two cities bear the same name, over all some do, as
//! in the country itself.

use super::random::Random;
use super::words::{CITY_ENDS, CITY_KINDS, CITY_STARTS, PREFECTURES};

/// In a prefecture, every plan of so many is the second one of the city before it.
const SECOND: usize = 12;

/// Goes through all names of a prefecture before it comes to the first again: a prime that divides no number of
/// them.
const STRIDE: usize = 601;

/// Whose plan it is.
pub struct City {
    /// With 市, 町 or 村.
    pub name: String,
    /// The folder of its prefecture: `23-愛知県`.
    pub prefecture: String,
    /// Whether another plan of it comes before.
    pub is_second: bool,
}

impl City {
    /// The city of plan number `at`.
    pub fn of(seed: u64, at: usize) -> Self {
        let code = at % PREFECTURES.len();
        let place = at / PREFECTURES.len();
        let is_second = place % SECOND == SECOND - 1;
        let place = if is_second { place - 1 } else { place };
        let names = CITY_STARTS.len() * CITY_ENDS.len();
        let start = Random::new(seed, u64::MAX - code as u64).between(0, names - 1);
        let name = (start + place * STRIDE) % names;
        let again = place / names;
        let (first, last) = (CITY_STARTS[name % CITY_STARTS.len()], CITY_ENDS[name / CITY_STARTS.len()]);
        let kind = CITY_KINDS[(name + again) % CITY_KINDS.len()];
        let last = if again > 0 { format!("{last}{}", again + 1) } else { last.to_owned() };
        Self {
            name: format!("{first}{last}{kind}"),
            prefecture: format!("{:02}-{}", code + 1, PREFECTURES[code]),
            is_second,
        }
    }
}
