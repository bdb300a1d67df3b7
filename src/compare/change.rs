//! The changes of entries that belong together: one field from one content to another.
//!
//! Only what is written counts, nothing that is computed from it. Plans and entries are taken apart field
//! by field, so that a field that is added to them does not compile until it is compared here. Where two
//! plans have no year in common, what they say year by year is not compared, but where actions lead.

use super::field::{Content, Field};
use crate::plan::{
    Acceptance, Achievement, Action, ActionId, ByYear, DepartmentId, FiscalYear, Indicator, IndicatorId, Measured,
    NodeId, NodeLabel, Plan, Schedule, StatusWord, Subject, Value,
};
use crate::spelling::composed;

/// One field of one entry that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// The year of it, if it has one for each year.
    pub year: Option<FiscalYear>,
    /// What stood there; `None` if nothing did.
    pub before: Option<Content>,
    /// What stands there now; `None` if nothing does. Never both `None`.
    pub after: Option<Content>,
}

/// The changes found so far.
#[derive(Debug, Default)]
pub struct Changes(pub Vec<Change>);

impl Changes {
    /// Notes the field if its content is another one.
    fn compare(&mut self, field: Field, year: Option<FiscalYear>, before: Option<Content>, after: Option<Content>) {
        let is_same = match (&before, &after) {
            (Some(before), Some(after)) => before.is_same(after),
            (before, after) => before == after,
        };
        if !is_same {
            self.0.push(Change { field, year, before, after });
        }
    }

    fn text(&mut self, field: Field, before: Option<&str>, after: Option<&str>) {
        let content =
            |text: Option<&str>| text.filter(|text| !text.is_empty()).map(|text| Content::Text(text.to_owned()));
        self.compare(field, None, content(before), content(after));
    }

    /// Notes what is only in one of the two lists, and what has another content there, by its key.
    fn each<T: PartialEq, K: PartialEq>(
        &mut self,
        field: Field,
        lists: [&[T]; 2],
        key: impl Fn(&T) -> K,
        content: impl Fn(&T) -> Content,
    ) {
        let [before, after] = lists;
        for old in before {
            let new = after.iter().find(|new| key(new) == key(old));
            self.compare(field, None, Some(content(old)), new.map(&content));
        }
        for new in after.iter().filter(|new| !before.iter().any(|old| key(old) == key(new))) {
            self.compare(field, None, None, Some(content(new)));
        }
    }

    /// What changed of the plan itself.
    pub fn of_plans(before: &Plan, after: &Plan) -> Vec<Change> {
        let mut changes = Self::default();
        let Plan {
            // What a program calls it follows from its place.
            id: _,
            title,
            municipality,
            years,
            as_of,
            levels,
            source,
            remark,
            printed_totals,
            statuses,
            departments,
            // These are compared entry by entry.
            tree: _,
            actions: _,
            indicators: _,
            accepted: _,
            // It follows from the rest.
            answering: _,
        } = before;
        changes.text(Field::Title, Some(title), Some(&after.title));
        changes.text(Field::Municipality, municipality.as_deref(), after.municipality.as_deref());
        let all = |years: &[FiscalYear]| Some(Content::Years(years.to_vec()));
        changes.compare(Field::Years, None, all(years), all(&after.years));
        changes.compare(Field::AsOf, None, Some(Content::Year(*as_of)), Some(Content::Year(after.as_of)));
        let names = |levels: &[String]| (!levels.is_empty()).then(|| Content::Texts(levels.to_vec()));
        changes.compare(Field::Levels, None, names(levels), names(&after.levels));
        changes.text(Field::Source, source.as_deref(), after.source.as_deref());
        changes.each(
            Field::PrintedTotal,
            [printed_totals, &after.printed_totals],
            |(word, _)| composed(word).into_owned(),
            |(word, count)| Content::Count(word.clone(), *count),
        );
        changes.each(
            Field::StatusWord,
            [statuses, &after.statuses],
            |status| composed(&status.word).into_owned(),
            |StatusWord { word, class }| Content::Status(word.clone(), *class),
        );
        changes.each(
            Field::Department,
            [departments, &after.departments],
            |department| composed(&department.name).into_owned(),
            |department| Content::Entry(department.name.clone(), department.reading.clone()),
        );
        changes.text(Field::Remark, remark.as_deref(), after.remark.as_deref());
        changes.accepted([before, after], [Subject::Plan; 2]);
        changes.0
    }

    /// What changed of a node itself, those two. `moved`: where both stand, if its parent is another one.
    pub fn of_nodes(plans: [&Plan; 2], nodes: [NodeId; 2], moved: Option<(String, String)>) -> Vec<Change> {
        let mut changes = Self::default();
        let [before, after] = [0, 1].map(|at| plans[at].tree.node(nodes[at]).label());
        let NodeLabel { number, name, reading, remark } = before;
        changes.place(moved);
        changes.text(Field::Number, number.as_deref(), after.number.as_deref());
        changes.text(Field::Name, Some(&name), Some(&after.name));
        changes.text(Field::Reading, reading.as_deref(), after.reading.as_deref());
        changes.text(Field::Remark, remark.as_deref(), after.remark.as_deref());
        changes.accepted(plans, nodes.map(Subject::Node));
        changes.0
    }

    /// What changed of an action, those two.
    pub fn of_actions(plans: [&Plan; 2], ids: [ActionId; 2], moved: Option<(String, String)>) -> Vec<Change> {
        let mut changes = Self::default();
        let [before, after] = [0, 1].map(|at| plans[at].action(ids[at]));
        let Action {
            // Where it stands is told by `moved`.
            node: _,
            number,
            name,
            reading,
            departments,
            planned,
            actual,
            dashes,
            // They stand among the remarks.
            actual_remarks: _,
            // An index into the plan's own words.
            status: _,
            remark,
        } = before;
        changes.place(moved);
        changes.text(Field::Number, Some(number), Some(&after.number));
        changes.text(Field::Name, Some(name), Some(&after.name));
        changes.text(Field::Reading, reading.as_deref(), after.reading.as_deref());
        changes.departments(plans, [departments, &after.departments]);
        if years_apart(plans) {
            let goal = |action: &Action| action.goal().map(|(_, due)| Content::Text(action.planned.running(due)));
            changes.compare(Field::Goal, None, goal(before), goal(after));
        } else {
            changes.stages(Field::Planned, [(planned, &[]), (&after.planned, &[])]);
            changes.stages(Field::Actual, [(actual, dashes), (&after.actual, &after.dashes)]);
        }
        let words = [0, 1].map(|at| plans[at].recorded_status(ids[at]).map(|status| status.word.as_str()));
        changes.text(Field::Status, words[0], words[1]);
        changes.text(Field::Remark, remark.as_deref(), after.remark.as_deref());
        changes.accepted(plans, ids.map(Subject::Action));
        changes.0
    }

    /// What changed of an indicator, those two.
    pub fn of_indicators(plans: [&Plan; 2], ids: [IndicatorId; 2], moved: Option<(String, String)>) -> Vec<Change> {
        let mut changes = Self::default();
        let both @ [before, after] = [0, 1].map(|at| plans[at].indicator(ids[at]));
        let Indicator {
            // Where it stands is told by `moved`.
            node: _,
            name,
            reading,
            unit,
            direction,
            basis,
            // Values are compared with their remarks, by name of the field.
            baseline: _,
            actual,
            target: _,
            achievement,
            own_departments,
            remark,
        } = before;
        changes.place(moved);
        changes.text(Field::Name, Some(name), Some(&after.name));
        changes.text(Field::Reading, reading.as_deref(), after.reading.as_deref());
        changes.departments(plans, [own_departments, &after.own_departments]);
        changes.text(Field::Unit, unit.as_deref(), after.unit.as_deref());
        let content = |direction| Some(Content::Direction(direction));
        changes.compare(Field::Direction, None, content(*direction), content(after.direction));
        let content = |basis| Some(Content::Basis(basis));
        changes.compare(Field::Basis, None, content(*basis), content(after.basis));
        changes.measured(both, [Field::Baseline, Field::BaselineNote], None, |one| one.baseline.as_ref());
        let years = if years_apart(plans) { Vec::new() } else { years(actual, &after.actual) };
        for year in years {
            changes.measured(both, [Field::Actual, Field::ActualNote], Some(year), |one| one.actual.get(year));
        }
        changes.measured(both, [Field::Target, Field::TargetNote], None, |one| one.target.as_ref());
        let content = |verdict: Option<Achievement>| verdict.map(Content::Achievement);
        changes.compare(Field::Achievement, None, content(*achievement), content(after.achievement));
        changes.text(Field::Remark, remark.as_deref(), after.remark.as_deref());
        changes.accepted(plans, ids.map(Subject::Indicator));
        changes.0
    }

    /// The findings that people let stand at an entry.
    fn accepted(&mut self, plans: [&Plan; 2], subjects: [Subject; 2]) {
        let of = |at: usize| -> Vec<&Acceptance> {
            plans[at].accepted.iter().filter(|acceptance| acceptance.subject == subjects[at]).collect()
        };
        let lists: [Vec<&Acceptance>; 2] = [of(0), of(1)];
        self.each(
            Field::Accepted,
            [&lists[0], &lists[1]],
            |acceptance| acceptance.code.clone(),
            |acceptance| {
                let Acceptance { subject: _, code, reason } = *acceptance;
                Content::Entry(code.clone(), reason.clone())
            },
        );
    }

    fn place(&mut self, moved: Option<(String, String)>) {
        if let Some((before, after)) = moved {
            self.text(Field::Place, Some(&before), Some(&after));
        }
    }

    fn departments(&mut self, plans: [&Plan; 2], ids: [&[DepartmentId]; 2]) {
        let names = |at: usize| -> Option<Content> {
            let names: Vec<String> = plans[at].department_names(ids[at]).into_iter().map(str::to_owned).collect();
            (!names.is_empty()).then_some(Content::Texts(names))
        };
        self.compare(Field::Departments, None, names(0), names(1));
    }

    /// A row by year, with the years for which it says that nothing was done.
    fn stages(&mut self, field: Field, [before, after]: [(&Schedule, &[FiscalYear]); 2]) {
        let mut years = years(&before.0.0, &after.0.0);
        years.extend(before.1.iter().chain(after.1));
        years.sort_unstable();
        years.dedup();
        for year in years {
            let content = |(schedule, dashes): (&Schedule, &[FiscalYear])| match schedule.0.get(year) {
                Some(stage) => Some(Content::Text(stage.text())),
                None => dashes.contains(&year).then_some(Content::NothingDone),
            };
            self.compare(field, Some(year), content(before), content(after));
        }
    }

    fn measured<'a>(
        &mut self,
        both: [&'a Indicator; 2],
        [field, note]: [Field; 2],
        year: Option<FiscalYear>,
        part: impl Fn(&'a Indicator) -> Option<&'a Measured>,
    ) {
        // A number that stays, in a unit that changes, is the unit's change alone.
        let values = both.map(|one| part(one).map(|measured| &measured.value));
        if values[0] != values[1] {
            let [before, after] = both.map(|one| part(one).map(|measured| content(one, &measured.value)));
            self.compare(field, year, before, after);
        }
        let text = |one| part(one).and_then(|measured| measured.remark.clone()).map(Content::Text);
        self.compare(note, year, text(both[0]), text(both[1]));
    }
}

fn content(indicator: &Indicator, value: &Value) -> Content {
    match value {
        Value::Number(number) => Content::Number(*number, indicator.unit.clone(), indicator.decimals()),
        Value::Word(word) => Content::Text(word.clone()),
        Value::NotMeasured => Content::NotMeasured,
    }
}

/// Whether the two plans have no year in common.
pub fn years_apart([before, after]: [&Plan; 2]) -> bool {
    !before.years.iter().any(|year| after.years.contains(year))
}

/// The years of either, ascending.
fn years<T>(before: &ByYear<T>, after: &ByYear<T>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = before.iter().chain(after.iter()).map(|(year, _)| year).collect();
    years.sort_unstable();
    years.dedup();
    years
}
