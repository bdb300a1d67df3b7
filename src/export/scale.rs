//! The scale of a chart: which numbers stand at its bottom and its top.
//!
//! The same for the screen and for the page that is published, so that both show one picture.

/// Where the bars or points of an indicator begin and end, in its own numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The number at its bottom.
    pub floor: f64,
    /// The number at its top.
    pub most: f64,
}

/// How willingly bars begin at zero: as long as the least value is less than so many times the spread
/// between the least and the greatest. A sparkline shows the change, a chart with an axis the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ZeroBased {
    /// The change.
    Sparkline = 1,
    /// The size.
    Chart = 3,
}

impl Scale {
    /// The scale for those numbers.
    pub fn over(numbers: impl Iterator<Item = f64> + Clone, zero_based: ZeroBased) -> Self {
        let least = numbers.clone().fold(f64::INFINITY, f64::min);
        let most = numbers.fold(f64::NEG_INFINITY, f64::max);
        let spread = most - least;
        let floor = if spread <= 0.0 || (least >= 0.0 && least < f64::from(zero_based as u8) * spread) {
            least.min(0.0)
        } else {
            // A round number below the least, so that the least has a height too.
            let step = 10_f64.powf((spread / 2.0).log10().floor());
            ((least - spread / 6.0) / step).floor() * step
        };
        Self { floor, most }
    }

    /// The height of a value, 0 to 1.
    pub fn height(self, number: f64) -> f64 {
        let (floor, most) = (self.floor, self.most);
        if most > floor { ((number - floor) / (most - floor)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_begins_at_zero_where_that_hides_no_change() {
        let table: [(&[f64], ZeroBased, (f64, f64)); 7] = [
            (&[0.0, 3.0], ZeroBased::Chart, (0.0, 3.0)),
            (&[20.0, 30.0], ZeroBased::Chart, (0.0, 30.0)),
            (&[20.0, 30.0], ZeroBased::Sparkline, (18.0, 30.0)),
            (&[96.0, 98.5], ZeroBased::Chart, (95.0, 98.5)),
            (&[-2.0, 4.0], ZeroBased::Chart, (-3.0, 4.0)),
            (&[5.0, 5.0], ZeroBased::Chart, (0.0, 5.0)),
            (&[0.0], ZeroBased::Chart, (0.0, 0.0)),
        ];
        for (numbers, zero_based, (floor, most)) in table {
            let scale = Scale::over(numbers.iter().copied(), zero_based);
            assert_eq!((scale.floor, scale.most), (floor, most), "{numbers:?} {zero_based:?}");
            assert!(numbers.iter().all(|number| (0.0..=1.0).contains(&scale.height(*number))));
        }
    }
}
