//! Indicators: a figure or a state with a baseline, yearly actuals and a target, and what follows
//! from them.
//!
//! What the document recorded is kept as recorded; everything computed here stands beside it.

use bitcode::{Decode, Encode};

use super::{ByYear, DepartmentId, FiscalYear, Measured, NodeId, Value};

/// 達成指標.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Indicator {
    /// The node it belongs to.
    pub node: NodeId,
    /// 名称.
    pub name: String,
    /// よみ.
    pub reading: Option<String>,
    /// 単位.
    pub unit: Option<String>,
    /// 方向.
    pub direction: Direction,
    /// 判定.
    pub basis: Basis,
    /// 初期値.
    pub baseline: Option<Measured>,
    /// 実績 by year.
    pub actual: ByYear<Measured>,
    /// 目標.
    pub target: Option<Measured>,
    /// 達成状況 as recorded in the document.
    pub achievement: Option<Achievement>,
    /// Its own 担当課; empty when it follows the actions of its node.
    pub own_departments: Vec<DepartmentId>,
    /// 備考.
    pub remark: Option<String>,
}

/// 方向: which side of the target is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub enum Direction {
    /// 以上: the target is a least value.
    #[default]
    AtLeast,
    /// 以下: the target is a greatest value.
    AtMost,
    /// 状態: the target is a word.
    State,
}

impl Direction {
    /// Whether a number meets a target number.
    fn meets(self, actual: f64, target: f64) -> bool {
        match self {
            Self::AtLeast => actual >= target,
            Self::AtMost => actual <= target,
            Self::State => actual == target,
        }
    }
}

/// 判定: which value is held against the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub enum Basis {
    /// 最終年度: the last entry up to the year in question.
    #[default]
    LastYear,
    /// 一度でも: the best value of any year.
    Once,
    /// 累計: the sum of all years.
    Cumulative,
    /// 手動: people judge; nothing is computed.
    Manual,
}

/// 達成状況.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
pub enum Achievement {
    /// 達成
    Met,
    /// 未達成
    Unmet,
}

/// Why a verdict or a share cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTell {
    /// No target was set.
    NoTarget,
    /// No value has been entered yet.
    NoValue,
    /// The year that counts was not measured (`-`).
    NotMeasured,
    /// Words that differ, a word against a number, or the share of a state: only people can judge.
    Words,
    /// The basis of judgement is 手動.
    ByHand,
    /// Division by a target (or, for 以下, a value) of 0.
    Zero,
    /// A share of a target below 0, or by a value below 0: it says nothing.
    Negative,
    /// No numeric baseline to start from.
    NoBaseline,
    /// The baseline is the target already, or on its far side.
    NothingToGain,
    /// A sum that is below its limit, and years in which it may grow are to come.
    Open,
}

/// What is held against the target.
#[derive(Debug, Clone, PartialEq)]
enum Judged<'a> {
    Number(f64),
    Word(&'a str),
}

impl Indicator {
    /// The last entry up to `as_of` with its year; "not measured" counts as an entry.
    pub fn latest(&self, as_of: FiscalYear) -> Option<(FiscalYear, &Measured)> {
        self.actual.until(as_of).next_back()
    }

    /// The verdict that follows from the values up to `as_of`.
    ///
    /// A state is met when its word is the target's word; of other words nobody but people can tell.
    /// A state in numbers is met by the target's number and by no other.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn computed(&self, as_of: FiscalYear) -> Result<Achievement, CannotTell> {
        let met = match (self.judged(as_of)?, self.target_value()?) {
            (Judged::Number(actual), Value::Number(target)) => self.direction.meets(actual, *target),
            (Judged::Word(actual), Value::Word(target)) if same_word(actual, target) => true,
            _ => return Err(CannotTell::Words),
        };
        Ok(if met { Achievement::Met } else { Achievement::Unmet })
    }

    /// 達成率: actual ÷ target, for 以下 target ÷ actual; 1 when the target is just reached.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn attainment(&self, as_of: FiscalYear) -> Result<f64, CannotTell> {
        let (actual, target) = self.numbers(as_of)?;
        let (share, whole) = if self.direction == Direction::AtMost { (target, actual) } else { (actual, target) };
        if target < 0.0 {
            return Err(CannotTell::Negative);
        }
        if whole == 0.0 { Err(CannotTell::Zero) } else { Ok(share / whole) }
    }

    /// 進捗率: the share of the way from the baseline to the target that has been gone. Negative
    /// when it went the other way, above 1 when it went past the target.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn progress(&self, as_of: FiscalYear) -> Result<f64, CannotTell> {
        let (actual, target) = self.numbers(as_of)?;
        let baseline = self.baseline.as_ref().and_then(|b| b.value.number()).ok_or(CannotTell::NoBaseline)?;
        let way = target - baseline;
        let to_gain = if self.direction == Direction::AtMost { -way } else { way };
        if to_gain <= 0.0 { Err(CannotTell::NothingToGain) } else { Ok((actual - baseline) / way) }
    }

    /// Whether `value` alone reaches the target; `None` where the two cannot be compared.
    pub fn reaches(&self, value: &Value) -> Option<bool> {
        match (value, &self.target.as_ref()?.value) {
            (Value::Number(actual), Value::Number(target)) => Some(self.direction.meets(*actual, *target)),
            (Value::Word(actual), Value::Word(target)) if same_word(actual, target) => Some(true),
            _ => None,
        }
    }

    /// Whether its target is none at all: "0 or less" is said as 0.
    pub fn aims_at_none(&self) -> bool {
        let is_zero = |target: &Measured| target.value.number() == Some(0.0);
        self.direction == Direction::AtMost && self.target.as_ref().is_some_and(is_zero)
    }

    fn target_value(&self) -> Result<&Value, CannotTell> {
        match &self.target {
            Some(Measured { value: Value::NotMeasured, .. }) | None => Err(CannotTell::NoTarget),
            Some(target) => Ok(&target.value),
        }
    }

    /// What shares are computed from. A state is reached or not: of it there is no share, not even
    /// where it is written in numbers.
    pub(super) fn numbers(&self, as_of: FiscalYear) -> Result<(f64, f64), CannotTell> {
        match (self.judged(as_of)?, self.target_value()?) {
            (Judged::Number(actual), Value::Number(target)) if self.direction != Direction::State => {
                Ok((actual, *target))
            }
            _ => Err(CannotTell::Words),
        }
    }

    fn judged(&self, as_of: FiscalYear) -> Result<Judged<'_>, CannotTell> {
        match self.basis {
            Basis::Manual => Err(CannotTell::ByHand),
            Basis::LastYear => match &self.latest(as_of).ok_or(CannotTell::NoValue)?.1.value {
                Value::NotMeasured => Err(CannotTell::NotMeasured),
                value => Ok(Judged::from(value)),
            },
            Basis::Once => self.best(as_of).map(Judged::from).ok_or(CannotTell::NoValue),
            Basis::Cumulative => self.sum(as_of).map(Judged::Number).ok_or(CannotTell::NoValue),
        }
    }

    /// The value of any year up to `as_of` that serves the target best: the last that reaches it, else
    /// the nearest number, else the last word. Of a state that is not reached no number is nearer than
    /// another, and the last counts.
    fn best(&self, as_of: FiscalYear) -> Option<&Value> {
        let values = || self.actual.until(as_of).map(|(_, m)| &m.value).filter(|v| **v != Value::NotMeasured);
        let reached = values().rfind(|value| self.reaches(value) == Some(true));
        let nearest = || {
            let mut numbers = values().filter(|value| value.number().is_some());
            let order = |value: &&Value| value.number().unwrap_or_default();
            match self.direction {
                Direction::AtMost => numbers.min_by(|a, b| order(a).total_cmp(&order(b))),
                Direction::AtLeast => numbers.max_by(|a, b| order(a).total_cmp(&order(b))),
                Direction::State => numbers.next_back(),
            }
        };
        reached.or_else(nearest).or_else(|| values().next_back())
    }
}

impl<'a> From<&'a Value> for Judged<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            Value::Word(word) => Self::Word(word),
            Value::NotMeasured => Self::Word(""),
        }
    }
}

/// Whether two state words are the same but for blanks around them.
fn same_word(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use Achievement::{Met, Unmet};

    /// A value as in a table of the document: empty, `-`, a number or a word.
    fn cell(text: &str) -> Option<Measured> {
        match text {
            "" => None,
            "-" => Some(Value::NotMeasured.into()),
            _ => Some(text.parse().map_or_else(|_| Value::Word(text.to_owned()), Value::Number).into()),
        }
    }

    /// Cells: baseline, one a year from H28, target.
    pub fn indicator(direction: Direction, basis: Basis, cells: &str) -> Indicator {
        let mut cells: Vec<_> = cells.split(',').map(cell).collect();
        let (target, baseline) = (cells.pop().flatten(), cells.remove(0));
        let years = (2016..).map(FiscalYear::starting).zip(cells);
        Indicator {
            node: NodeId::ROOT,
            name: "指標".to_owned(),
            reading: None,
            unit: None,
            direction,
            basis,
            baseline,
            actual: years.filter_map(|(year, m)| Some((year, m?))).collect(),
            target,
            achievement: None,
            own_departments: Vec::new(),
            remark: None,
        }
    }

    pub const END: FiscalYear = FiscalYear::starting(2020);

    #[test]
    fn verdicts_of_every_direction_and_basis() {
        use Basis::{Cumulative, LastYear, Manual, Once};
        use Direction::{AtLeast, AtMost, State};
        let table = [
            (AtLeast, LastYear, "-,-,-,-,1,0,3", Ok(Unmet)),
            (AtLeast, LastYear, "1,1,4,3,3,5,5", Ok(Met)),
            (AtMost, LastYear, "10,10,9,8,7,6,6", Ok(Met)),
            (AtMost, LastYear, "10,10,9,8,7,7,6", Ok(Unmet)),
            (AtMost, LastYear, "15,15,16,16,16,0,0", Ok(Met)),
            (AtLeast, LastYear, "-,-,-,1,6,,3", Ok(Met)),
            (State, LastYear, "-,-,-,-,制定,,制定", Ok(Met)),
            (State, LastYear, "-,-,-,-,決定,-,決定", Err(CannotTell::NotMeasured)),
            (State, LastYear, "-,-,一部,一部,一部,一部,全員", Err(CannotTell::Words)),
            (State, LastYear, "-,,,,,3,3", Ok(Met)),
            (State, LastYear, "-,,,,,4,3", Ok(Unmet)),
            (State, LastYear, "-,,,,,2,3", Ok(Unmet)),
            (State, Once, "-,,3,,4,5,3", Ok(Met)),
            (State, Once, "-,,2,,4,5,3", Ok(Unmet)),
            (State, Cumulative, "-,,1,,1,1,3", Ok(Met)),
            (State, Cumulative, "-,,1,,1,2,3", Ok(Unmet)),
            (AtLeast, LastYear, "-,-,-,-,基準策定,50,48", Ok(Met)),
            (AtLeast, LastYear, ",,,,,,48", Err(CannotTell::NoValue)),
            (AtLeast, LastYear, "1,2,3,4,5,6,", Err(CannotTell::NoTarget)),
            (AtLeast, Once, "-,-,1,2,2,0,2", Ok(Met)),
            (AtLeast, Once, "-,-,1,1,1,0,2", Ok(Unmet)),
            (AtMost, Once, "9,8,3,9,9,9,4", Ok(Met)),
            (State, Once, "-,-,-,-,決定,-,決定", Ok(Met)),
            (AtLeast, Cumulative, "-,1,1,1,1,1,5", Ok(Met)),
            (AtLeast, Cumulative, "-,1,1,1,1,-,5", Ok(Unmet)),
            (AtLeast, Cumulative, "-,-,-,-,-,-,5", Err(CannotTell::NoValue)),
            (AtLeast, Manual, "1,2,3,4,5,6,6", Err(CannotTell::ByHand)),
        ];
        for (direction, basis, cells, expected) in table {
            assert_eq!(indicator(direction, basis, cells).computed(END), expected, "{cells} {basis:?}");
        }
    }

    #[test]
    fn attainment_and_progress() {
        use Basis::{Cumulative, LastYear, Manual, Once};
        use Direction::{AtLeast, AtMost, State};
        let words = (Err(CannotTell::Words), Err(CannotTell::Words));
        let table = [
            (AtLeast, LastYear, "10,,,,,15,20", (Ok(0.75), Ok(0.5))),
            (AtMost, LastYear, "10,,,,,5,5", (Ok(1.0), Ok(1.0))),
            (AtMost, LastYear, "20,,,,,16,8", (Ok(0.5), Ok(1.0 / 3.0))),
            (AtLeast, LastYear, "10,,,,,5,20", (Ok(0.25), Ok(-0.5))),
            (AtLeast, LastYear, "-,,,,,5,20", (Ok(0.25), Err(CannotTell::NoBaseline))),
            (AtLeast, LastYear, "20,,,,,5,20", (Ok(0.25), Err(CannotTell::NothingToGain))),
            (AtLeast, LastYear, "119,,,,,129,116", (Ok(129.0 / 116.0), Err(CannotTell::NothingToGain))),
            (AtLeast, LastYear, "1,,,,,5,0", (Err(CannotTell::Zero), Err(CannotTell::NothingToGain))),
            (AtMost, LastYear, "15,,,,,0,0", (Err(CannotTell::Zero), Ok(1.0))),
            (State, LastYear, "-,,,,,策定,策定", words),
            (State, LastYear, "1,,,,,2,3", words),
            (State, LastYear, "1,,,,,3,3", words),
            (AtLeast, LastYear, "1,,,,,基準策定,3", words),
            (AtLeast, LastYear, "-20,,,,,-5,-10", (Err(CannotTell::Negative), Ok(1.5))),
            (AtLeast, LastYear, "0,,,,,-20,1", (Ok(-20.0), Ok(-20.0))),
            // The best year counts, whatever came after it.
            (AtLeast, Once, "10,,,15,,5,20", (Ok(0.75), Ok(0.5))),
            (AtLeast, Once, "10,,25,,,20,20", (Ok(1.0), Ok(1.0))),
            (AtMost, Once, "10,,6,,,9,4", (Ok(4.0 / 6.0), Ok(4.0 / 6.0))),
            (AtLeast, Once, "-,,,,,-,4", (Err(CannotTell::NoValue), Err(CannotTell::NoValue))),
            (AtLeast, Cumulative, "0,1,1,,-,1,6", (Ok(0.5), Ok(0.5))),
            (AtLeast, Cumulative, "-,1,1,,,2,4", (Ok(1.0), Err(CannotTell::NoBaseline))),
            (AtLeast, Manual, "1,,,,,2,3", (Err(CannotTell::ByHand), Err(CannotTell::ByHand))),
        ];
        for (direction, basis, cells, shares) in table {
            let indicator = indicator(direction, basis, cells);
            assert_eq!((indicator.attainment(END), indicator.progress(END)), shares, "{direction:?} {basis:?} {cells}");
        }
    }

    #[test]
    fn what_reaches_the_target() {
        use Direction::{AtLeast, AtMost, State};
        let table = [
            (AtLeast, "4", "3", Some(true)),
            (AtLeast, "2", "3", Some(false)),
            (AtMost, "4", "3", Some(false)),
            (State, "4", "3", Some(false)),
            (State, "3", "3", Some(true)),
            (State, " 策定", "策定", Some(true)),
            (State, "案", "策定", None),
            (AtLeast, "案", "3", None),
            (AtLeast, "-", "3", None),
            (AtLeast, "3", "", None),
        ];
        for (direction, value, target, expected) in table {
            let indicator = indicator(direction, Basis::LastYear, &format!(",{target}"));
            let value = cell(value).map(|measured| measured.value);
            assert_eq!(value.and_then(|value| indicator.reaches(&value)), expected, "{direction:?} {target}");
        }
    }

    #[test]
    fn as_it_stood_in_an_earlier_year() {
        let indicator = indicator(Direction::AtLeast, Basis::LastYear, "0,1,2,3,2,1,3");
        let at = |year| indicator.computed(FiscalYear::starting(year));
        assert_eq!([at(2015), at(2017), at(2018), at(2019)], [Err(CannotTell::NoValue), Ok(Unmet), Ok(Met), Ok(Unmet)]);
    }
}
