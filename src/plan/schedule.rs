//! Stages by year, and how the actual course compares with the planned one.

use super::{ByYear, FiscalYear, Phase, Stage, StatusClass};

/// The stages of an action by fiscal year: either its planned row (予定) or its actual row (実績).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schedule(pub ByYear<Stage>);

/// 予定との差: actual against planned arrival at the highest planned phase, as known in some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The plan names no stage with a phase: nothing to compare.
    Unplanned,
    /// Planned for a later year, not arrived yet.
    NotDue,
    /// Arrived so many fiscal years after the planned one: 0 on time, negative ahead.
    Arrived(i32),
    /// Arrived in time or ahead, but the action is not done for all that: see [`Slip::beside`].
    StageReached,
    /// Due, not arrived; so many fiscal years have passed since the planned one.
    Overdue(u32),
}

impl Slip {
    /// Whether it is behind the plan: arrived late, or due and not arrived.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Arrived(1..) | Self::Overdue(_))
    }

    /// What may be said of it beside a status: an early or timely arrival says nothing good of an action
    /// that is not done.
    pub fn beside(self, class: Option<StatusClass>) -> Self {
        match self {
            Self::Arrived(years) if years <= 0 && class != Some(StatusClass::Done) => Self::StageReached,
            slip => slip,
        }
    }

    /// The years of slip once arrived: the `slip` of the JSON export.
    pub fn years(self) -> Option<i32> {
        match self {
            Self::Arrived(years) => Some(years),
            _ => None,
        }
    }
}

impl Schedule {
    /// The phase that holds in each year with an entry, ⇒ resolved, up to `last`.
    pub fn phases(&self, last: FiscalYear) -> impl Iterator<Item = (FiscalYear, Option<Phase>)> {
        let mut before = None;
        self.0.until(last).map(move |(year, stage)| {
            let phase = stage.phase(before);
            before = phase;
            (year, phase)
        })
    }

    /// The phase that holds in that year, ⇒ resolved.
    pub fn phase_in(&self, year: FiscalYear) -> Option<Phase> {
        self.phases(year).find(|(at, _)| *at == year).and_then(|(_, phase)| phase)
    }

    /// The words of the stage that holds in that year: its own, or for ⇒ those that go on.
    pub fn running(&self, year: FiscalYear) -> String {
        let stages = self.0.until(year).map(|(_, stage)| stage);
        stages.rev().find(|stage| **stage != Stage::Continued).map_or_else(String::new, Stage::text)
    }

    /// The highest phase of any year up to `last`.
    pub fn highest(&self, last: FiscalYear) -> Option<Phase> {
        self.phases(last).filter_map(|(_, phase)| phase).max()
    }

    /// The first year up to `last` in which `phase` or a higher one stands.
    pub fn arrival(&self, phase: Phase, last: FiscalYear) -> Option<FiscalYear> {
        self.phases(last).find(|(_, reached)| *reached >= Some(phase)).map(|(year, _)| year)
    }
}

/// The goal of a planned row: its highest phase and the year in which that is first planned. None where
/// words without a known rank stand beside or after it, which may go further.
pub fn goal(planned: &Schedule) -> Option<(Phase, FiscalYear)> {
    let last = planned.0.last_year()?;
    let ranked = planned.phases(last).filter_map(|(year, phase)| Some((phase?, year)));
    let (phase, due) = ranked.reduce(|first, next| if next.0 > first.0 { next } else { first })?;
    let goes_further = || planned.0.iter().any(|(year, stage)| year >= due && stage.has_unknown());
    (phase == Phase::Implementation || !goes_further()).then_some((phase, due))
}

/// How far `actual` is behind `planned`, from what was known at the end of `as_of`.
pub fn slip(planned: &Schedule, actual: &Schedule, as_of: FiscalYear) -> Slip {
    let Some((phase, due)) = goal(planned) else { return Slip::Unplanned };
    match actual.arrival(phase, as_of) {
        Some(arrived) => Slip::Arrived(arrived.years_since(due)),
        None => match u32::try_from(as_of.years_since(due)) {
            Ok(years) => Slip::Overdue(years),
            Err(_) => Slip::NotDue,
        },
    }
}

/// Whether the actual stage that holds at the end of `as_of` is not as far as the one planned for then,
/// although the goal itself may lie ahead. Of a stage without a rank nobody can tell.
pub fn lags(planned: &Schedule, actual: &Schedule, as_of: FiscalYear) -> bool {
    let Some((_, Some(planned))) = planned.phases(as_of).last() else { return false };
    match actual.phases(as_of).last() {
        Some((_, held)) => held.is_some_and(|held| held < planned),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One cell per year from H28; an empty text is an empty cell.
    fn row(cells: &str) -> Schedule {
        let years = (2016..).map(FiscalYear::starting);
        let stages = cells.split(',').map(|cell| match cell {
            "⇒" => Stage::Continued,
            words => Stage::words(words.split(' ').map(str::to_owned).collect()),
        });
        Schedule(years.zip(stages).filter(|(_, s)| s.text() != "").collect())
    }

    #[test]
    fn slip_of_real_courses() {
        let table = [
            ("調査・研究,検討・募集,実施,⇒,⇒", "調査・研究,検討,一部実施,実施,⇒", Slip::Arrived(1)),
            ("検討,⇒,募集,実施,⇒", "検討,⇒,実施,⇒,⇒", Slip::Arrived(-1)),
            ("策定,,,,", "策定,,,,", Slip::Arrived(0)),
            (",検討,実施,⇒,⇒", ",方針決定,調査,⇒,⇒", Slip::Overdue(2)),
            ("調査・研究,策定,調査・研究,検討,⇒", "調査・研究,取組骨子案策定,調査・研究,⇒,検討", Slip::Overdue(3)),
            ("検討,実施,⇒,⇒,⇒", "検討 条例改正,実施,⇒,⇒,⇒", Slip::Arrived(0)),
            (",,,,", "実施,,,,", Slip::Unplanned),
            // Nobody can tell whether the last words are more than the ones before them.
            ("設計,ほげ,,,", "設計,,,,", Slip::Unplanned),
            ("検討,設計 ほげ,,,", "検討,,,,", Slip::Unplanned),
            ("ほげ,設計,,,", "設計,,,,", Slip::Arrived(-1)),
            ("設計,未定,,,", "設計,,,,", Slip::Arrived(0)),
            ("設計,実施,ほげ,,", "設計,実施,,,", Slip::Arrived(0)),
            ("設計,着工,完成,,", "設計,⇒,着工,完成,", Slip::Arrived(1)),
        ];
        for (planned, actual, expected) in table {
            assert_eq!(slip(&row(planned), &row(actual), FiscalYear::starting(2020)), expected, "{planned}");
        }
    }

    #[test]
    fn nothing_good_is_said_of_the_stages_of_what_is_not_done() {
        use StatusClass::{Done, NotDone, Partly};
        let table = [
            (Slip::Arrived(-3), Some(Done), Slip::Arrived(-3)),
            (Slip::Arrived(-3), Some(Partly), Slip::StageReached),
            (Slip::Arrived(0), Some(NotDone), Slip::StageReached),
            (Slip::Arrived(0), None, Slip::StageReached),
            (Slip::Arrived(1), Some(Partly), Slip::Arrived(1)),
            (Slip::Overdue(1), Some(Partly), Slip::Overdue(1)),
            (Slip::NotDue, None, Slip::NotDue),
        ];
        for (slip, class, expected) in table {
            assert_eq!(slip.beside(class), expected, "{slip:?} {class:?}");
        }
    }

    #[test]
    fn slip_as_it_stood_in_each_year() {
        let (planned, actual) = (row("検討,準備,実施,⇒"), row("検討,⇒,準備,実施"));
        let at = |year| slip(&planned, &actual, FiscalYear::starting(year));
        assert_eq!(
            [at(2016), at(2017), at(2018), at(2019)],
            [Slip::NotDue, Slip::NotDue, Slip::Overdue(0), Slip::Arrived(1)]
        );
        assert!(at(2018).is_late() && at(2019).is_late() && !at(2017).is_late());
    }

    #[test]
    fn what_is_behind_its_stage_before_the_goal_is_due() {
        let table = [
            ("調査,設計,準備,実施", "調査,設計,検討", true),
            ("調査,設計,準備,実施", "調査,設計,⇒", false),
            ("調査,設計,準備,実施", "調査,設計", false),
            ("調査,検討,準備,実施", "調査,⇒", true),
            ("調査,検討,準備,実施", "実施", false),
            ("調査,検討,準備,実施", "", true),
            (",,,実施", "", false),
            ("調査,検討,準備,実施", "調査,ほげ", false),
            ("ほげ,,,実施", "調査", false),
        ];
        for (planned, actual, expected) in table {
            assert_eq!(lags(&row(planned), &row(actual), FiscalYear::starting(2018)), expected, "{planned} {actual}");
        }
    }

    #[test]
    fn a_continued_stage_keeps_its_phase() {
        let schedule = row("検討,⇒,実施,⇒");
        let phases: Vec<_> = schedule.phases(FiscalYear::starting(2019)).map(|(_, p)| p).collect();
        assert_eq!(
            phases,
            [Phase::Consideration, Phase::Consideration, Phase::Implementation, Phase::Implementation].map(Some)
        );
    }
}
