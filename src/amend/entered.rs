//! What is ordered in the terms of the plan: texts as they are typed become stages, numbers and the plan's words.
//!
//! Invariant: what is entered can be compared with what stands there, so that nothing is written that stands
//! there already, and nothing over what somebody else has changed meanwhile.

use serde::{Deserialize, Serialize};

use super::order::Order;
use super::refusal::Refusal;
use crate::plan::{
    Achievement, ActionId, ByYear, CONTINUED, Direction, FiscalYear, IndicatorId, Measured, Plan, Stage, Subject, Value,
};
use crate::query::fold;
use crate::source::scalar;
use crate::source::{Reading, is_arrow, is_dash, read_value};
use crate::words::{amend as words, filter};

/// What is to stand in a cell of 実績.
#[derive(Debug, Clone, PartialEq)]
pub enum Entered {
    /// Nothing.
    Nothing,
    /// A dash.
    Dash,
    /// A number, as it is written in the file.
    Number(f64, String),
    /// Stages, or one word of an indicator.
    Words(Vec<String>),
}

/// The three places of an order: what is to stand in them, `None` for what stays as it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// 実績 of the year.
    pub cell: Option<Entered>,
    /// 注 beside it; empty to take it away.
    pub remark: Option<String>,
    /// 実施状況 or 達成状況; empty to take it away.
    pub verdict: Option<String>,
}

/// What stands in the three places, as people read it; `None` for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    /// 実績 of the year.
    pub cell: Option<String>,
    /// 注 beside it.
    pub remark: Option<String>,
    /// 実施状況 or 達成状況.
    pub verdict: Option<String>,
}

impl Wanted {
    /// Checks an order for that entry of the plan.
    ///
    /// # Errors
    /// [`Refusal`] if nothing is ordered, or what the entry or the plan does not have.
    pub fn of(order: &Order, plan: &Plan, subject: Subject) -> Result<Self, Refusal> {
        let Order { subject: _, year, actual, value, status, achievement, remark, despite: _ } = order;
        if !plan.years.contains(year) {
            return Err(Refusal::year_outside(*year, plan));
        }
        let text = |text: &Option<String>| text.as_deref().map(printable).transpose();
        let (actual, value, remark) = (text(actual)?, text(value)?, text(remark)?);
        let (status, achievement) = (text(status)?, text(achievement)?);
        let wanted = match subject {
            Subject::Action(_) if value.is_some() => return Err(Refusal::NoSuchField(words::VALUE)),
            Subject::Action(_) if achievement.is_some() => return Err(Refusal::NoSuchField(words::ACHIEVEMENT)),
            Subject::Indicator(_) if actual.is_some() => return Err(Refusal::NoSuchField(words::ACTUAL)),
            Subject::Indicator(_) if status.is_some() => return Err(Refusal::NoSuchField(words::STATUS)),
            Subject::Action(_) => {
                let known: Vec<&str> = plan.statuses.iter().map(|status| status.word.as_str()).collect();
                Self {
                    cell: actual.map(|text| stages(&text)),
                    remark,
                    verdict: status.map(|text| one_of(text, &known)),
                }
            }
            Subject::Indicator(id) => {
                let indicator = plan.indicator(id);
                let unit = indicator.unit.as_deref();
                let cell = value.map(|text| measured(text, unit, indicator.direction));
                let verdict = achievement.map(|text| one_of(text, &[filter::MET, filter::UNMET]));
                Self { cell, remark, verdict }
            }
            Subject::Plan | Subject::Totals | Subject::Node(_) => return Err(Refusal::Gone),
        };
        if wanted == Self::default() { Err(Refusal::Nothing) } else { Ok(wanted) }
    }

    /// Takes away what stands there already.
    pub fn without(mut self, now: &Standing) -> Self {
        self.cell = self.cell.filter(|cell| cell.text() != now.cell);
        self.remark = self.remark.filter(|remark| filled(remark) != now.remark);
        self.verdict = self.verdict.filter(|verdict| filled(verdict) != now.verdict);
        self
    }

    /// Whether it takes something away.
    pub fn empties(&self) -> bool {
        self.cell == Some(Entered::Nothing) || self.verdict.as_deref() == Some("")
    }

    /// The first of the places where something else stands now than was seen, and than is wanted: its name and
    /// what stands there.
    pub fn contested(&self, subject: Subject, year: FiscalYear, seen: &Standing, now: &Standing) -> Option<Refusal> {
        let verdict = if matches!(subject, Subject::Action(_)) { words::STATUS } else { words::ACHIEVEMENT };
        let places = [
            (self.cell.as_ref().map(Entered::text), &seen.cell, &now.cell, words::actual_of(&year.to_string())),
            (self.remark.as_deref().map(filled), &seen.remark, &now.remark, words::remark_of(&year.to_string())),
            (self.verdict.as_deref().map(filled), &seen.verdict, &now.verdict, verdict.to_owned()),
        ];
        let contested =
            |(wanted, seen, now, _): &(Option<Option<String>>, &Option<String>, &Option<String>, String)| {
                wanted.as_ref().is_some_and(|wanted| seen != now && wanted != *now)
            };
        let (_, _, now, name) = places.into_iter().find(contested)?;
        Some(Refusal::Changed(name, now.clone().unwrap_or_default()))
    }

    /// What the plan is to be when this is done. Remarks of an entry as a whole, in which those of its cells
    /// stand too, stay as they are.
    pub fn carry_out(&self, plan: &mut Plan, subject: Subject, year: FiscalYear) {
        match subject {
            Subject::Action(id) => self.carry_out_action(plan, id, year),
            Subject::Indicator(id) => self.carry_out_indicator(plan, id, year),
            Subject::Plan | Subject::Totals | Subject::Node(_) => {}
        }
    }

    fn carry_out_action(&self, plan: &mut Plan, id: ActionId, year: FiscalYear) {
        let statuses: Vec<String> = plan.statuses.iter().map(|status| status.word.clone()).collect();
        let Some(action) = plan.actions.get_mut(id.index()) else { return };
        if let Some(cell) = &self.cell {
            action.dashes.retain(|dash| *dash != year);
            let stage = match cell {
                Entered::Nothing | Entered::Number(..) => None,
                Entered::Dash => {
                    action.dashes.push(year);
                    None
                }
                Entered::Words(words) if words.iter().all(|word| word == CONTINUED) && words.len() == 1 => {
                    Some(Stage::Continued)
                }
                Entered::Words(words) => Some(Stage::words(words.clone())),
            };
            action.actual.0 = with(&action.actual.0, year, stage);
        }
        if let Some(remark) = &self.remark {
            action.actual_remarks = with(&action.actual_remarks, year, filled(remark));
        }
        if let Some(verdict) = &self.verdict {
            action.status = statuses.iter().position(|word| word == verdict);
        }
    }

    fn carry_out_indicator(&self, plan: &mut Plan, id: IndicatorId, year: FiscalYear) {
        let Some(indicator) = plan.indicators.get_mut(id.index()) else { return };
        let before = indicator.actual.get(year).cloned();
        let remark = match &self.remark {
            Some(remark) => filled(remark),
            None => before.as_ref().and_then(|before| before.remark.clone()),
        };
        let value = match &self.cell {
            Some(cell) => cell.value(),
            None => before.map(|before| before.value),
        };
        indicator.actual = with(&indicator.actual, year, value.map(|value| Measured { value, remark }));
        if let Some(verdict) = &self.verdict {
            indicator.achievement = match verdict.as_str() {
                filter::MET => Some(Achievement::Met),
                filter::UNMET => Some(Achievement::Unmet),
                _ => None,
            };
        }
    }
}

impl Entered {
    /// As people read it; `None` for nothing.
    fn text(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Dash => Some(words::DASH.to_owned()),
            Self::Number(number, _) => Some(number.to_string()),
            Self::Words(words) => Some(words.join(" ")),
        }
    }

    fn value(&self) -> Option<Value> {
        match self {
            Self::Nothing => None,
            Self::Dash => Some(Value::NotMeasured),
            Self::Number(number, _) => Some(Value::Number(*number)),
            Self::Words(words) => Some(Value::Word(words.join(" "))),
        }
    }
}

impl Standing {
    /// What stands in that entry for that year.
    pub fn of(plan: &Plan, subject: Subject, year: FiscalYear) -> Self {
        match subject {
            Subject::Action(id) => {
                let action = plan.action(id);
                let dash = || action.dashes.contains(&year).then(|| words::DASH.to_owned());
                Self {
                    cell: action.actual.0.get(year).map(Stage::text).or_else(dash),
                    remark: action.actual_remarks.get(year).cloned(),
                    verdict: plan.recorded_status(id).map(|status| status.word.clone()),
                }
            }
            Subject::Indicator(id) => {
                let indicator = plan.indicator(id);
                let measured = indicator.actual.get(year);
                let verdict = indicator.achievement.map(|verdict| match verdict {
                    Achievement::Met => filter::MET.to_owned(),
                    Achievement::Unmet => filter::UNMET.to_owned(),
                });
                Self {
                    cell: measured.map(|measured| match &measured.value {
                        Value::Number(number) => number.to_string(),
                        Value::Word(word) => word.clone(),
                        Value::NotMeasured => words::DASH.to_owned(),
                    }),
                    remark: measured.and_then(|measured| measured.remark.clone()),
                    verdict,
                }
            }
            Subject::Plan | Subject::Totals | Subject::Node(_) => Self { cell: None, remark: None, verdict: None },
        }
    }
}

/// What would stand there by that order, in its places: of two orders that say the same in other words (`1,234件` and
/// `１２３４`) it is the same. `None` where nothing is ordered, or nothing is to stand.
///
/// # Errors
/// [`Refusal`] if nothing is ordered, or what the entry or the plan does not have.
pub fn meant(order: &Order, plan: &Plan) -> Result<Standing, Refusal> {
    let Wanted { cell, remark, verdict } = Wanted::of(order, plan, order.subject)?;
    Ok(Standing {
        cell: cell.as_ref().and_then(Entered::text),
        remark: remark.as_deref().and_then(filled),
        verdict: verdict.as_deref().and_then(filled),
    })
}

/// A text on one line without blanks around it.
fn printable(text: &str) -> Result<String, Refusal> {
    let text = text.trim().replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let is_odd = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if text.contains(is_odd) { Err(Refusal::Unprintable) } else { Ok(text) }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Stages as they are typed.
fn stages(text: &str) -> Entered {
    let word =
        |word: &str| if is_arrow(word) || word == words::GOES_ON { CONTINUED.to_owned() } else { word.to_owned() };
    let words: Vec<String> = text.split_whitespace().map(word).collect();
    match words.as_slice() {
        [] => Entered::Nothing,
        [only] if is_dash(only) => Entered::Dash,
        _ => Entered::Words(words),
    }
}

/// A value as it is typed: a number without what only people need to read it. What cannot be read as a number
/// stays as it is, for the check to say so.
fn measured(text: String, unit: Option<&str>, direction: Direction) -> Entered {
    if text.is_empty() {
        return Entered::Nothing;
    }
    if is_dash(&text) {
        return Entered::Dash;
    }
    let as_written =
        scalar::number(&text).filter(|_| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.')));
    let number = match direction {
        Direction::State => as_written,
        Direction::AtLeast | Direction::AtMost => match read_value(&text, unit) {
            Reading::Number(number) => Some(number),
            _ => None,
        },
    };
    match number {
        Some(number) if as_written == Some(number) => Entered::Number(number, text),
        Some(number) => Entered::Number(number, number.to_string()),
        None => Entered::Words(vec![text]),
    }
}

/// The known word that is meant, whatever its width; else the text itself, for the check to say what is known.
fn one_of(text: String, known: &[&str]) -> String {
    if is_dash(&text) {
        return String::new();
    }
    known.iter().find(|word| fold(word) == fold(&text)).map_or(text, |word| (*word).to_owned())
}

/// The same values but for that year.
fn with<T: Clone>(row: &ByYear<T>, year: FiscalYear, value: Option<T>) -> ByYear<T> {
    let others = row.iter().filter(|(other, _)| *other != year).map(|(other, value)| (other, value.clone()));
    others.chain(value.map(|value| (year, value))).collect()
}
