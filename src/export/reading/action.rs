//! An action to be heard: how it stands first, then year by year.

use super::{Reading, spoken};
use crate::label;
use crate::plan::{Action, ActionId, CONTINUED, FiscalYear, Provenance, Schedule, Slip, Stage, Subject};
use crate::source::own_remark;
use crate::words::{reading as words, screen};

impl Reading<'_> {
    pub(super) fn action(&mut self, id: ActionId) {
        let (plan, as_of) = (self.plan_of(), self.as_of());
        let action = plan.action(id);
        self.heading(&words::action(&action.number, &action.name));
        let departments = plan.department_names(&action.departments).join(words::COMMA);
        let departments = if departments.is_empty() { words::NO_DEPARTMENT } else { &departments };
        self.fact(screen::DEPARTMENT, departments);
        let standing = plan.status_of(id, as_of);
        let word = standing.verdict.map_or(label::without_status(plan, as_of), |status| status.word.as_str());
        match standing.provenance {
            Provenance::Computed if standing.verdict.is_some() => self.fact(screen::STATUS, &words::computed(word)),
            Provenance::Computed | Provenance::Recorded => self.fact(screen::STATUS, word),
        }
        if let Some((phase, year)) = action.goal() {
            self.say(words::goal(screen::phase(phase), &year.in_full()));
        }
        let slip = plan.slip_beside_status(id, as_of);
        if slip != Slip::Unplanned {
            self.say(words::sentence(&screen::slip_in_full(slip)));
        }
        self.remark(screen::REMARK, own_remark(action).as_deref());
        self.attention(Subject::Action(id));
        for year in &plan.years {
            self.year(action, *year);
        }
    }

    fn year(&mut self, action: &Action, year: FiscalYear) {
        let planned = stage(&action.planned, year);
        let said = year.in_full();
        if year > self.as_of() {
            if let Some(planned) = planned {
                self.say(words::planned(&said, &planned));
            }
            return;
        }
        let dash = || action.dashes.contains(&year).then(|| words::NOTHING_DONE.to_owned());
        let actual = stage(&action.actual, year).or_else(dash);
        let remark = action.actual_remarks.get(year);
        if planned.is_some() || actual.is_some() || remark.is_some() {
            let planned = planned.as_deref().unwrap_or(words::NOT_PLANNED);
            self.say(words::planned_and_actual(&said, planned, actual.as_deref().unwrap_or(words::NOT_ENTERED)));
        }
        self.remark(&words::note_on(&words::actual(&said)), remark.map(String::as_str));
    }
}

/// What stands in that year, ⇒ in words: what goes on.
fn stage(schedule: &Schedule, year: FiscalYear) -> Option<String> {
    let entry = |entry: &str| match entry {
        CONTINUED => words::goes_on(""),
        word => spoken::text(word),
    };
    match schedule.0.get(year)? {
        Stage::Continued => {
            let running = schedule.running(year);
            let entries: Vec<String> = running.split(' ').map(entry).collect();
            Some(words::goes_on(&entries.join(words::COMMA)))
        }
        stage => Some(stage.entries().map(entry).collect::<Vec<_>>().join(words::COMMA)),
    }
}
