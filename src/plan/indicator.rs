//! Indicators: a figure or a state with a baseline, yearly actuals and a target, and what follows
//! from them.
//!
//! What the document recorded is kept as recorded; everything computed here stands beside it.

use super::{ByYear, DepartmentId, FiscalYear, Measured, NodeId, Value};

/// 達成指標.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// 以上: the target is a least value.
    #[default]
    AtLeast,
    /// 以下: the target is a greatest value.
    AtMost,
    /// 状態: the target is a word.
    State,
}

/// 判定: which value is held against the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Words that differ, or a word against a number: only people can judge.
    Words,
    /// The basis of judgement is 手動.
    ByHand,
    /// Division by a target (or, for 以下, a value) of 0.
    Zero,
    /// No numeric baseline to start from.
    NoBaseline,
    /// The baseline is the target already, or on its far side.
    NothingToGain,
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
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn computed(&self, as_of: FiscalYear) -> Result<Achievement, CannotTell> {
        let met = match (self.judged(as_of)?, self.target_value()?) {
            (Judged::Number(actual), Value::Number(target)) => match self.direction {
                Direction::AtMost => actual <= *target,
                Direction::AtLeast | Direction::State => actual >= *target,
            },
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
            (Value::Number(actual), Value::Number(target)) if self.direction == Direction::AtMost => {
                Some(actual <= target)
            }
            (Value::Number(actual), Value::Number(target)) => Some(actual >= target),
            (Value::Word(actual), Value::Word(target)) if same_word(actual, target) => Some(true),
            _ => None,
        }
    }

    /// Decimals that all its numbers need, so that they line up.
    pub fn decimals(&self) -> usize {
        self.numbers_written().map(super::decimals).max().unwrap_or(0)
    }

    /// Whether baseline, actuals and target hold at least one number.
    pub fn is_numeric(&self) -> bool {
        self.numbers_written().next().is_some()
    }

    fn numbers_written(&self) -> impl Iterator<Item = f64> {
        let years = self.actual.iter().map(|(_, measured)| measured);
        self.baseline.iter().chain(years).chain(&self.target).filter_map(|measured| measured.value.number())
    }

    fn target_value(&self) -> Result<&Value, CannotTell> {
        match &self.target {
            Some(Measured { value: Value::NotMeasured, .. }) | None => Err(CannotTell::NoTarget),
            Some(target) => Ok(&target.value),
        }
    }

    fn numbers(&self, as_of: FiscalYear) -> Result<(f64, f64), CannotTell> {
        match (self.judged(as_of)?, self.target_value()?) {
            (Judged::Number(actual), Value::Number(target)) => Ok((actual, *target)),
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
            Basis::Cumulative => {
                let mut numbers = self.actual.until(as_of).filter_map(|(_, m)| m.value.number()).peekable();
                numbers.peek().ok_or(CannotTell::NoValue)?;
                Ok(Judged::Number(numbers.sum()))
            }
        }
    }

    /// The value of any year up to `as_of` that serves the target best; the later of equals.
    fn best(&self, as_of: FiscalYear) -> Option<&Value> {
        let values = || self.actual.until(as_of).map(|(_, m)| &m.value).filter(|v| **v != Value::NotMeasured);
        let reached = values().rfind(|value| self.reaches(value) == Some(true));
        let nearest = || {
            let numbers = values().filter(|value| value.number().is_some());
            let order = |value: &&Value| value.number().unwrap_or_default();
            match self.direction {
                Direction::AtMost => numbers.min_by(|a, b| order(a).total_cmp(&order(b))),
                Direction::AtLeast | Direction::State => numbers.max_by(|a, b| order(a).total_cmp(&order(b))),
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
mod tests {
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

    fn indicator(direction: Direction, basis: Basis, cells: &str) -> Indicator {
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

    const END: FiscalYear = FiscalYear::starting(2020);

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
        use Direction::{AtLeast, AtMost, State};
        let table = [
            (AtLeast, "10,,,,,15,20", Ok(0.75), Ok(0.5)),
            (AtMost, "10,,,,,5,5", Ok(1.0), Ok(1.0)),
            (AtMost, "20,,,,,16,8", Ok(0.5), Ok(1.0 / 3.0)),
            (AtLeast, "10,,,,,5,20", Ok(0.25), Ok(-0.5)),
            (AtLeast, "-,,,,,5,20", Ok(0.25), Err(CannotTell::NoBaseline)),
            (AtLeast, "20,,,,,5,20", Ok(0.25), Err(CannotTell::NothingToGain)),
            (AtLeast, "119,,,,,129,116", Ok(129.0 / 116.0), Err(CannotTell::NothingToGain)),
            (AtLeast, "1,,,,,5,0", Err(CannotTell::Zero), Err(CannotTell::NothingToGain)),
            (AtMost, "15,,,,,0,0", Err(CannotTell::Zero), Ok(1.0)),
            (State, "-,,,,,策定,策定", Err(CannotTell::Words), Err(CannotTell::Words)),
        ];
        for (direction, cells, attainment, progress) in table {
            let indicator = indicator(direction, Basis::LastYear, cells);
            assert_eq!(indicator.attainment(END), attainment, "{cells}");
            assert_eq!(indicator.progress(END), progress, "{cells}");
        }
    }

    #[test]
    fn as_it_stood_in_an_earlier_year() {
        let indicator = indicator(Direction::AtLeast, Basis::LastYear, "0,1,2,3,2,1,3");
        let at = |year| indicator.computed(FiscalYear::starting(year));
        assert_eq!([at(2015), at(2017), at(2018), at(2019)], [Err(CannotTell::NoValue), Ok(Unmet), Ok(Met), Ok(Unmet)]);
    }
}
