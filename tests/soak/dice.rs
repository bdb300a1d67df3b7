//! Chance from a seed: the same on every machine and with every version of everything.

use std::ops::RangeInclusive;

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number of the range.
    pub fn roll(&mut self, range: RangeInclusive<usize>) -> usize {
        let (first, count) = (*range.start(), range.end() - range.start() + 1);
        first + usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }

    /// Whether something happens that does so once in that many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.roll(1..=times) == 1
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(0..=from.len() - 1)]
    }

    /// One of these, each as often as its weight says.
    pub fn weigh<T: Copy>(&mut self, from: &[(usize, T)]) -> T {
        let whole: usize = from.iter().map(|(weight, _)| weight).sum();
        let mut rest = self.roll(1..=whole);
        for (weight, one) in from {
            if rest <= *weight {
                return *one;
            }
            rest -= weight;
        }
        unreachable!("the weights make the whole")
    }
}
