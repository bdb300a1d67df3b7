//! The words of a reason for attention, short enough to stand beside the name of the entry.
//!
//! Decides nothing about what is a reason: that is `attention`.

use super::attention::Reason;
use crate::plan::{
    Achievement, ActionId, Basis, Calendar, Contradiction, Direction, FiscalYear, Indicator, IndicatorId, Measured,
    Outlook, Plan, Slip, StatusContradiction, Subject, Value, percentage,
};
use crate::words::{attention as words, prospect, review, screen};

/// The longest stage or state that is written out, in characters.
const WORD: usize = 8;

/// A reason of that entry as of that year in a few words, such as 「R2実績 61団体 < 目標 120団体」.
pub fn phrase(plan: &Plan, subject: Subject, reason: &Reason, as_of: FiscalYear, calendar: Calendar) -> String {
    let label = |year: FiscalYear| year.label(calendar);
    match (reason, subject) {
        (Reason::Unfinished, Subject::Action(id)) => {
            plan.status_of(id, as_of).verdict.map(|status| status.word.clone()).unwrap_or_default()
        }
        (Reason::Late(slip), Subject::Action(id)) => {
            let action = plan.action(id);
            let due = action.goal().map_or(as_of, |(_, due)| due);
            match slip {
                Slip::Overdue(years) => words::overdue(*years, &goal(plan, id), &label(due)),
                Slip::Arrived(years) => words::arrived_late(*years, &goal(plan, id), &label(due)),
                Slip::NotDue | Slip::StageReached | Slip::Unplanned => String::new(),
            }
        }
        (Reason::Contradictory, Subject::Action(id)) => status_contradiction(plan, id),
        (Reason::Contradictory, Subject::Indicator(id)) => {
            Figures { indicator: plan.indicator(id), as_of, calendar }.contradiction(plan.contradiction(id))
        }
        (Reason::Unmet, Subject::Indicator(id)) => {
            Figures { indicator: plan.indicator(id), as_of, calendar }.unmet(is_recorded(plan, id, as_of))
        }
        (Reason::Lagging, Subject::Action(id)) => {
            words::lagging(&label(as_of), &words::shortened(&plan.action(id).planned.running(as_of), WORD))
        }
        (Reason::Expected(outlook), Subject::Indicator(id)) => {
            Figures { indicator: plan.indicator(id), as_of, calendar }.expected(&plan.years, *outlook)
        }
        (Reason::NoStatus, _) => words::NO_STATUS.to_owned(),
        (Reason::NoVerdict, _) => words::NO_VERDICT.to_owned(),
        (Reason::Missing(years), _) => words::missing(&years.iter().copied().map(label).collect::<Vec<_>>()),
        (Reason::Found(code), _) => review::title(code).to_owned(),
        // No other reason is ever given for an entry of another kind.
        (
            Reason::Unfinished
            | Reason::Late(_)
            | Reason::Lagging
            | Reason::Contradictory
            | Reason::Unmet
            | Reason::Expected(_),
            _,
        ) => String::new(),
    }
}

/// Whether the values reach the target that is recorded as missed: then they are no words for it.
fn is_recorded(plan: &Plan, id: IndicatorId, as_of: FiscalYear) -> bool {
    as_of >= plan.as_of && plan.contradiction(id) == Some(Contradiction::UnmetButReached)
}

/// What was planned to be reached, in the plan's own words.
fn goal(plan: &Plan, id: ActionId) -> String {
    let action = plan.action(id);
    let planned = action.goal().map(|(_, due)| action.planned.running(due)).unwrap_or_default();
    words::shortened(&planned, WORD)
}

fn status_contradiction(plan: &Plan, id: ActionId) -> String {
    let status = plan.recorded_status(id);
    let recorded = status.map(|status| status.word.as_str()).unwrap_or_default();
    let figures = match plan.status_contradiction(id) {
        Some(StatusContradiction::DoneButShort) => words::stages_short(&goal(plan, id)),
        Some(StatusContradiction::NotDoneButReached) => words::stages_reached(&goal(plan, id)),
        Some(StatusContradiction::NotDoneButSaidDone) => {
            words::stages_reached(&words::shortened(&plan.action(id).actual.running(plan.as_of), WORD))
        }
        None => return String::new(),
    };
    words::but_recorded(&figures, recorded)
}

/// The figures of one indicator in words.
struct Figures<'a> {
    indicator: &'a Indicator,
    as_of: FiscalYear,
    calendar: Calendar,
}

impl Figures<'_> {
    /// Why it is unmet; `recorded` says that only the document says so.
    fn unmet(&self, recorded: bool) -> String {
        let indicator = self.indicator;
        let Some(target) = self.target().filter(|_| !recorded) else { return words::UNMET.to_owned() };
        match indicator.basis {
            Basis::Manual => words::UNMET_BY_HAND.to_owned(),
            Basis::Once if indicator.latest(self.as_of).is_some() => words::no_year(&target),
            Basis::LastYear if self.not_measured() => words::beside(&self.against(&target), &target),
            Basis::LastYear | Basis::Once | Basis::Cumulative => self.against(&target),
        }
    }

    /// Why it will hardly reach its target: where it is going, else how far it has come.
    fn expected(&self, years: &[FiscalYear], outlook: Outlook) -> String {
        let (indicator, target) = (self.indicator, self.target().unwrap_or_default());
        let is_over = indicator.limits_a_sum() && indicator.computed(self.as_of) == Ok(Achievement::Unmet);
        if is_over {
            return self.against(&target);
        }
        if let Ok(forecast) = indicator.forecast(years, self.as_of) {
            let (year, value) = (forecast.year.label(self.calendar), indicator.written_forecast(forecast.value));
            return match indicator.basis {
                Basis::Once => words::no_year_expected(&target),
                Basis::Cumulative => self.compared(&words::expected_sum(&year, &value), &target),
                Basis::LastYear | Basis::Manual => self.compared(&words::expected(&year, &value), &target),
            };
        }
        let word = prospect::outlook(outlook);
        let Ok(pace) = indicator.pace(years, self.as_of) else { return word.to_owned() };
        let passed = percentage(pace.passed);
        match pace.share {
            None => words::fallen_back(word),
            Some(share) if share < 0.0 => words::worse_than_at_first(word),
            Some(share) if indicator.basis == Basis::Cumulative => {
                words::sum_against_period(word, &percentage(share), &passed)
            }
            Some(share) => words::progress_against_period(word, &percentage(share), &passed),
        }
    }

    fn contradiction(&self, contradiction: Option<Contradiction>) -> String {
        let target = self.target().unwrap_or_default();
        let (figures, recorded) = match contradiction {
            Some(Contradiction::MetButShort) if self.indicator.basis == Basis::Once => {
                (words::no_year(&target), Achievement::Met)
            }
            Some(Contradiction::MetButShort | Contradiction::MetButNotMeasured) => {
                (self.against(&target), Achievement::Met)
            }
            Some(Contradiction::UnmetButReached) => (words::reached(&target), Achievement::Unmet),
            None => return String::new(),
        };
        words::but_recorded(&figures, screen::achievement(recorded))
    }

    /// What counts, held against the target.
    fn against(&self, target: &str) -> String {
        let indicator = self.indicator;
        if indicator.basis == Basis::Cumulative {
            let sum = indicator.sum(self.as_of).unwrap_or_default();
            return self.compared(&words::sum(&indicator.written(sum)), target);
        }
        match indicator.latest(self.as_of) {
            None => words::no_value(target),
            Some((year, Measured { value: Value::NotMeasured, .. })) => words::not_measured(&year.label(self.calendar)),
            Some((year, measured)) => {
                let value = words::value(&year.label(self.calendar), &self.text(&measured.value));
                match measured.value {
                    Value::Number(_) => self.compared(&value, target),
                    _ => words::beside(&value, target),
                }
            }
        }
    }

    fn not_measured(&self) -> bool {
        self.indicator.latest(self.as_of).is_some_and(|(_, measured)| measured.value == Value::NotMeasured)
    }

    fn compared(&self, value: &str, target: &str) -> String {
        let is_number = self.indicator.target.as_ref().is_some_and(|target| target.value.number().is_some());
        match self.indicator.direction {
            Direction::AtLeast if is_number => words::below(value, target),
            Direction::AtMost if is_number => words::above(value, target),
            _ => words::beside(value, target),
        }
    }

    fn target(&self) -> Option<String> {
        let target = self.indicator.target.as_ref().filter(|target| target.value != Value::NotMeasured)?;
        Some(self.text(&target.value))
    }

    fn text(&self, value: &Value) -> String {
        match value {
            Value::Word(word) => words::shortened(word, WORD),
            value => self.indicator.written_value(value, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;
    use crate::plan::{StatusClass, StatusWord};

    const CALENDAR: Calendar = Calendar::Era;

    fn of_indicator(change: impl Fn(&mut Indicator), reason: Reason) -> String {
        let mut plan = plan();
        change(&mut plan.indicators[0]);
        phrase(&plan, Subject::Indicator(IndicatorId(0)), &reason, plan.as_of, CALENDAR)
    }

    /// The indicator has 1 in H29 and 0 in H30, and aims at 3.
    #[test]
    fn figures_that_miss_the_target() {
        let number = |number: f64| Some(Measured::from(Value::Number(number)));
        type Change = Box<dyn Fn(&mut Indicator)>;
        let table: [(Change, &str); 8] = [
            (Box::new(|_| {}), "H30実績 0 < 目標 3"),
            (Box::new(|one| one.unit = Some("件".to_owned())), "H30実績 0件 < 目標 3件"),
            (Box::new(|one| one.basis = Basis::Cumulative), "累計 1 < 目標 3"),
            (Box::new(|one| one.basis = Basis::Once), "どの年度も目標 3に届かず"),
            (Box::new(|one| one.basis = Basis::Manual), "未達成（人の判定）"),
            (Box::new(|one| one.actual = Default::default()), "実績なし、目標 3"),
            (Box::new(|one| one.target = None), "未達成"),
            (
                Box::new(move |one| (one.direction, one.target) = (Direction::AtMost, number(-1.0))),
                "H30実績 0 > 目標 -1",
            ),
        ];
        for (change, expected) in table {
            assert_eq!(of_indicator(change, Reason::Unmet), expected);
        }
    }

    /// The plan goes on to R2; H28 to H30 are in.
    #[test]
    fn what_to_expect_of_a_running_plan() {
        let cells = |values: &[f64], one: &mut Indicator| {
            let years = (2016..).map(FiscalYear::starting).zip(values.iter().map(|value| Value::Number(*value).into()));
            one.actual = years.collect();
            one.unit = Some("件".to_owned());
        };
        use Basis::{Cumulative, LastYear, Once};
        use Direction::{AtLeast, AtMost};
        type Row<'a> = (Direction, Basis, &'a [f64], f64, Option<f64>, &'a str);
        let table: [Row; 9] = [
            (AtLeast, LastYear, &[1.0, 2.0, 3.0], 9.0, None, "R2の見込み 5件 < 目標 9件"),
            (AtMost, LastYear, &[9.0, 8.0, 7.0], 2.0, None, "R2の見込み 5件 > 目標 2件"),
            (AtMost, Cumulative, &[1.0, 1.0, 1.0], 4.0, None, "R2までの累計の見込み 5件 > 目標 4件"),
            (AtMost, Cumulative, &[1.0, 1.0, 1.0], 2.0, None, "累計 3件 > 目標 2件"),
            (AtLeast, Once, &[1.0, 1.0, 1.0], 4.0, None, "どの年度も目標 4件に届かない見込み"),
            (AtLeast, LastYear, &[1.0, 2.0], 9.0, Some(0.0), "遅れ気味（進捗率22.2%、期間は40.0%経過）"),
            (AtLeast, LastYear, &[1.0, -2.0], 9.0, Some(0.0), "遅れ気味（初期値より後退）"),
            (AtLeast, LastYear, &[9.0, 8.0], 9.0, Some(9.0), "遅れ気味（目標から後退）"),
            (AtLeast, Cumulative, &[1.0, 2.0], 9.0, None, "遅れ気味（累計は目標の33.3%、期間は40.0%経過）"),
        ];
        for (direction, basis, values, target, baseline, expected) in table {
            let mut plan = plan();
            plan.years = (2016..=2020).map(FiscalYear::starting).collect();
            let one = &mut plan.indicators[0];
            cells(values, one);
            (one.direction, one.basis, one.achievement) = (direction, basis, None);
            one.target = Some(Value::Number(target).into());
            one.baseline = baseline.map(|number| Value::Number(number).into());
            let id = IndicatorId(0);
            let outlook = plan.outlook(id, plan.as_of).unwrap();
            let found = phrase(&plan, Subject::Indicator(id), &Reason::Expected(outlook), plan.as_of, CALENDAR);
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn records_against_the_figures() {
        let met = |one: &mut Indicator| one.achievement = Some(Achievement::Met);
        let reached = |one: &mut Indicator| one.target = Some(Value::Number(0.0).into());
        assert_eq!(of_indicator(met, Reason::Contradictory), "H30実績 0 < 目標 3、記録は達成");
        assert_eq!(of_indicator(reached, Reason::Contradictory), "目標 0に到達、記録は未達成");
        assert_eq!(of_indicator(reached, Reason::Unmet), "未達成");
    }

    #[test]
    fn actions() {
        let mut plan = plan();
        let of = |plan: &Plan, at, reason| phrase(plan, Subject::Action(ActionId(at)), &reason, plan.as_of, CALENDAR);
        let years = |last: u16| Reason::Missing((2014..=last).map(FiscalYear::starting).collect());
        let table = [
            (1, Reason::Unfinished, "一部実施"),
            (1, Reason::Late(Slip::Overdue(1)), "未到達1年（実施の予定 H29）"),
            (2, Reason::Late(Slip::Overdue(0)), "未到達（実施の予定 H30）"),
            (1, Reason::Late(Slip::Arrived(1)), "1年遅れて到達（実施の予定 H29）"),
            (1, Reason::Lagging, "H30の予定「実施」に届かず"),
            (3, Reason::NoStatus, "実施状況が未記入"),
            (3, years(2014), "H26の実績が未記入"),
            (3, years(2015), "H26・H27の実績が未記入"),
            (3, years(2018), "H26〜H30の5年度の実績が未記入"),
        ];
        for (at, reason, expected) in table {
            assert_eq!(of(&plan, at, reason), expected);
        }
        plan.actions[0].status = Some(2);
        assert_eq!(of(&plan, 0, Reason::Contradictory), "工程は実施に到達、記録は未実施");
        plan.actions[1].status = Some(3);
        plan.statuses.push(StatusWord { word: "完了".to_owned(), class: StatusClass::Done });
        assert_eq!(of(&plan, 1, Reason::Contradictory), "工程は実施に届かず、記録は完了");
        let western = phrase(&plan, Subject::Action(ActionId(3)), &years(2015), plan.as_of, Calendar::Western);
        assert_eq!(western, "2014・2015の実績が未記入");
    }
}
