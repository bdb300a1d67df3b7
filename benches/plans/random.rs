//! Numbers that look like chance and are the same on every machine and in every year: SplitMix64.
//!
//! Its constants are those of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).

/// A stream of numbers that follows from its seed alone.
pub struct Random(u64);

impl Random {
    /// The stream number `stream` of a seed. Streams of one seed have nothing in common.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut mixed = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        let own = mixed.next() ^ stream.wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self(own)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + (self.next() % (most - least + 1) as u64) as usize
    }

    /// A number from 0 to 1, 1 not included.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.between(0, 99) < percent
    }

    /// One of several.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.between(0, all.len() - 1)]
    }

    /// So many different ones of several, in any order; all of them if there are fewer.
    pub fn some<T: Copy>(&mut self, all: &[T], count: usize) -> Vec<T> {
        let mut rest = all.to_vec();
        let count = count.min(rest.len());
        for at in 0..count {
            let other = self.between(at, rest.len() - 1);
            rest.swap(at, other);
        }
        rest.truncate(count);
        rest
    }
}
