//! The values of an indicator as one series: its numbers up to some year, and where it breaks.
//!
//! A line may only be drawn through numbers that were measured in one way. Owns how a break is told:
//! by what stands between the numbers, by what their remarks say, by a jump that only another unit makes.

use std::borrow::Cow;

use crate::spelling::composed;

use super::value::without_noise;
use super::{Basis, ByYear, FiscalYear, Indicator, Measured, Value};

/// Where a series stops being one, and by what that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// Between two numbers stands "not measured", in that year.
    NotMeasured(FiscalYear),
    /// Between two numbers stands a word, in that year.
    Word(FiscalYear),
    /// A remark says that the number of that year was taken in another way than the one before.
    Remark(FiscalYear),
    /// The number of that year is so many times the one before, or the other way round, that it must be
    /// in another unit.
    Scale(FiscalYear),
}

/// What remarks say where a figure was taken in another way.
const OTHERWISE: [&str; 15] = [
    "変更",
    "見直",
    "改定",
    "改訂",
    "改正",
    "定義",
    "方法",
    "基準",
    "含ま",
    "含む",
    "除く",
    "除外",
    "適用",
    "代わり",
    "不能",
];

/// 円 to 千円 is a thousand; half of it leaves room for what changed meanwhile. Real figures do not jump so far.
const OTHER_UNIT: f64 = 500.0;

impl Indicator {
    /// Its numbers up to `as_of` with their years, oldest first.
    pub fn numbers_until(&self, as_of: FiscalYear) -> Vec<(FiscalYear, f64)> {
        self.actual.until(as_of).filter_map(|(year, measured)| Some((year, measured.value.number()?))).collect()
    }

    /// The sum of its numbers up to `as_of`; `None` while there is none.
    pub fn sum(&self, as_of: FiscalYear) -> Option<f64> {
        let numbers = self.numbers_until(as_of);
        (!numbers.is_empty()).then(|| numbers.iter().map(|(_, number)| number).sum())
    }

    /// The indicator as it is held against its target year by year: under 累計 every number is the sum by
    /// then, and the baseline, which is no part of it, is left out.
    pub fn as_counted(&self) -> Cow<'_, Self> {
        if self.basis != Basis::Cumulative {
            return Cow::Borrowed(self);
        }
        let mut sum = 0.0;
        let counted = self.actual.iter().map(|(year, measured)| {
            let value = match &measured.value {
                Value::Number(number) => {
                    sum += number;
                    Value::Number(without_noise(sum))
                }
                other => other.clone(),
            };
            (year, Measured { value, remark: measured.remark.clone() })
        });
        Cow::Owned(Self { actual: counted.collect(), baseline: None, ..self.clone() })
    }

    /// The first break between its numbers up to `as_of`. An empty cell is none: nothing was entered.
    pub fn break_until(&self, as_of: FiscalYear) -> Option<Break> {
        let slipped = || self.slipped_digit_until(as_of).map(Break::Scale);
        self.gaps_until(as_of).into_iter().next().map(|(_, gap)| gap).or_else(slipped)
    }

    /// All breaks between its numbers up to `as_of`, each at the year of the number behind it: a line that
    /// comes from the number before must not lead there.
    pub fn breaks_until(&self, as_of: FiscalYear) -> ByYear<Break> {
        let mut breaks: ByYear<Break> = self.gaps_until(as_of).into_iter().collect();
        if let Some(slipped) = self.slipped_digit_until(as_of) {
            // Neither to a number with a digit too many nor back from it.
            let behind = self.numbers_until(as_of).into_iter().map(|(year, _)| year).find(|year| *year > slipped);
            for year in
                [slipped].into_iter().chain(behind).filter(|year| breaks.get(*year).is_none()).collect::<Vec<_>>()
            {
                breaks.insert(year, Break::Scale(slipped));
            }
        }
        breaks
    }

    /// The first year whose number is about ten times, or a tenth of, those right before and behind it,
    /// which agree.
    fn slipped_digit_until(&self, as_of: FiscalYear) -> Option<FiscalYear> {
        let numbers: Vec<(FiscalYear, f64)> =
            self.actual.until(as_of).filter_map(|(year, measured)| Some((year, measured.value.number()?))).collect();
        numbers.windows(3).find_map(|three| {
            let [(_, before), (year, number), (_, after)] = three else { return None };
            let (low, high) = (before.min(*after), before.max(*after));
            let agree = low >= 10.0 && high <= low * 1.5;
            let slipped = *number >= low * 7.0 || (*number > 0.0 && *number <= high / 7.0);
            (agree && slipped).then_some(*year)
        })
    }

    /// What stands between its numbers or beside them, each at the year of the number behind.
    fn gaps_until(&self, as_of: FiscalYear) -> Vec<(FiscalYear, Break)> {
        let mut gaps = Vec::new();
        let mut before = None;
        let mut between = None;
        for (year, measured) in self.actual.until(as_of) {
            let number = match &measured.value {
                Value::Number(number) => *number,
                Value::NotMeasured => {
                    between = between.or(before.map(|_| Break::NotMeasured(year)));
                    continue;
                }
                Value::Word(_) => {
                    between = between.or(before.map(|_| Break::Word(year)));
                    continue;
                }
            };
            let remark = measured.remark.as_deref().unwrap_or("");
            if let Some((number_before, remark_before)) = before.replace((number, remark)) {
                let found = between
                    .take()
                    .or_else(|| taken_otherwise(remark_before, remark).then_some(Break::Remark(year)))
                    .or_else(|| other_unit(number_before, number).then_some(Break::Scale(year)));
                gaps.extend(found.map(|found| (year, found)));
            }
        }
        gaps
    }
}

/// Whether two remarks beside figures say that these were not taken alike.
fn taken_otherwise(before: &str, after: &str) -> bool {
    let (before, after) = (&composed(before), &composed(after));
    before != after && OTHERWISE.iter().any(|word| before.contains(word) || after.contains(word))
}

fn other_unit(before: f64, after: f64) -> bool {
    let (less, more) = if before.abs() < after.abs() { (before, after) } else { (after, before) };
    less != 0.0 && (more / less).abs() >= OTHER_UNIT
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::{END, indicator};
    use super::super::{Basis, Direction};
    use super::*;

    fn found(cells: &str, remarks: &[(u16, &str)]) -> Option<Break> {
        let mut indicator = indicator(Direction::AtLeast, Basis::LastYear, cells);
        for (year, remark) in remarks {
            let year = FiscalYear::starting(*year);
            let measured = indicator.actual.get(year).unwrap().clone();
            indicator.actual.insert(year, super::super::Measured { remark: Some((*remark).to_owned()), ..measured });
        }
        indicator.break_until(END)
    }

    #[test]
    fn what_stands_between_numbers_breaks_a_series() {
        let year = FiscalYear::starting;
        let table = [
            ("-,1,2,3,4,5,9", None),
            ("-,1,,3,,5,9", None),
            ("-,-,-,3,4,5,9", None),
            ("-,1,2,3,-,-,9", None),
            ("-,1,-,3,4,5,9", Some(Break::NotMeasured(year(2017)))),
            ("-,1,-,-,4,5,9", Some(Break::NotMeasured(year(2017)))),
            ("-,準備,2,3,4,5,9", None),
            ("-,1,2,中止,4,5,9", Some(Break::Word(year(2018)))),
            ("-,0,2,3,4,5,9", None),
            ("-,1,120,300,400,499,9", None),
            ("-,1667,1500,1400,1300000,1200000,9", Some(Break::Scale(year(2019)))),
            ("-,1300000,1200,1100,1000,900,9", Some(Break::Scale(year(2017)))),
            ("-,-3,1500,1600,1700,1800,9", Some(Break::Scale(year(2017)))),
            ("55,56,570,58,59,,60", Some(Break::Scale(year(2017)))),
            ("55,56,0.57,58,59,,60", Some(Break::Scale(year(2017)))),
            ("1,2,9,1,3,,9", None),
            ("10,20,90,100,120,,200", None),
            ("-,,,,,,9", None),
        ];
        for (cells, expected) in table {
            assert_eq!(found(cells, &[]), expected, "{cells}");
        }
    }

    #[test]
    fn sums_year_by_year() {
        let one = indicator(Direction::AtLeast, Basis::Cumulative, "7,0.1,-,0.2,,5,20");
        assert_eq!([2015, 2016, 2020].map(|year| one.sum(FiscalYear::starting(year))), [None, Some(0.1), Some(5.3)]);
        let counted = one.as_counted();
        let values: Vec<_> = counted.actual.iter().map(|(_, measured)| measured.value.number()).collect();
        assert_eq!((values, &counted.baseline), (vec![Some(0.1), None, Some(0.3), Some(5.3)], &None));
        let other = indicator(Direction::AtLeast, Basis::LastYear, "7,1,,2,,5,20");
        assert_eq!(*other.as_counted(), other);
    }

    #[test]
    fn remarks_that_tell_of_another_way_of_counting() {
        let cells = "-,10,11,12,13,14,9";
        let at = |year| Some(Break::Remark(FiscalYear::starting(year)));
        let table: [(&[(u16, &str)], _); 7] = [
            (&[(2016, "うち新規18件"), (2017, "うち新規9件")], None),
            (&[(2019, "集計方法を変更")], at(2019)),
            (&[(2016, "4月分を含まない")], at(2017)),
            (&[(2020, "関連分を除く")], at(2020)),
            // Taken alike in all years.
            (&[2016, 2017, 2018, 2019, 2020].map(|year| (year, "4月1日基準")), None),
            (&[2016, 2017, 2018].map(|year| (year, "4月1日基準")), at(2019)),
            (&[(2018, "図書館")], None),
        ];
        for (remarks, expected) in table {
            assert_eq!(found(cells, remarks), expected, "{remarks:?}");
        }
    }

    #[test]
    fn all_breaks_stand_at_the_number_behind_them() {
        let year = FiscalYear::starting;
        let table: [(&str, &[(u16, Break)]); 4] = [
            ("-,1,2,3,4,5,9", &[]),
            ("-,1,-,3,中止,5,9", &[(2018, Break::NotMeasured(year(2017))), (2020, Break::Word(year(2019)))]),
            ("-,1667,1500,1400,1300000,1200,9", &[(2019, Break::Scale(year(2019))), (2020, Break::Scale(year(2020)))]),
            ("55,56,570,58,59,,60", &[(2017, Break::Scale(year(2017))), (2018, Break::Scale(year(2017)))]),
        ];
        for (cells, expected) in table {
            let breaks = indicator(Direction::AtLeast, Basis::LastYear, cells).breaks_until(END);
            let expected: ByYear<Break> = expected.iter().map(|(at, found)| (year(*at), *found)).collect();
            assert_eq!(breaks, expected, "{cells}");
        }
    }
}
