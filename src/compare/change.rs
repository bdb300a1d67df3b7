//! What can change in a plan: one field from one content to another. Finding the changes of entries that
//! belong together.
//!
//! Only what is written counts, nothing that is computed from it.

use crate::plan::{
    Achievement, Action, Basis, ByYear, DepartmentId, Direction, FiscalYear, Indicator, Measured, Node, Plan, Schedule,
    Value,
};

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

/// The fields of plans and their entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 計画.
    Title,
    /// 自治体.
    Municipality,
    /// 年度.
    Years,
    /// 時点.
    AsOf,
    /// 階層.
    Levels,
    /// 出典.
    Source,
    /// 総括 of one status word.
    PrintedTotal,
    /// One of the plan's 実施状況区分.
    StatusWord,
    /// One of the plan's 担当課.
    Department,
    /// The node it belongs to.
    Place,
    /// 番号.
    Number,
    /// 名称.
    Name,
    /// よみ.
    Reading,
    /// 担当課 of an entry.
    Departments,
    /// 予定 of a year.
    Planned,
    /// 実績 of a year.
    Actual,
    /// 実施状況.
    Status,
    /// 単位.
    Unit,
    /// 方向.
    Direction,
    /// 判定.
    Basis,
    /// 初期値.
    Baseline,
    /// 目標.
    Target,
    /// 達成状況.
    Achievement,
    /// 備考.
    Remark,
    /// 注 beside the baseline.
    BaselineNote,
    /// 注 beside the actual of a year.
    ActualNote,
    /// 注 beside the target.
    TargetNote,
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text, as written.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A number with the unit it is in and the decimals it is written with.
    Number(f64, Option<String>, usize),
    /// `-`: not measured.
    NotMeasured,
    /// A fiscal year.
    Year(FiscalYear),
    /// All years of a plan.
    Years(Vec<FiscalYear>),
    /// 方向.
    Direction(Direction),
    /// 判定.
    Basis(Basis),
    /// 達成状況.
    Achievement(Achievement),
    /// A word with what belongs to it: a department and its reading.
    Entry(String, Option<String>),
    /// So many of a status word.
    Count(String, usize),
}

/// The changes found so far.
#[derive(Debug, Default)]
pub struct Changes(pub Vec<Change>);

impl Changes {
    /// Notes the field if its content is another one.
    fn compare(&mut self, field: Field, year: Option<FiscalYear>, before: Option<Content>, after: Option<Content>) {
        if before != after {
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
        let option = |text: &Option<String>| text.clone();
        changes.text(Field::Title, Some(&before.title), Some(&after.title));
        changes.text(
            Field::Municipality,
            option(&before.municipality).as_deref(),
            option(&after.municipality).as_deref(),
        );
        let years = |plan: &Plan| Some(Content::Years(plan.years.clone()));
        changes.compare(Field::Years, None, years(before), years(after));
        let as_of = |plan: &Plan| Some(Content::Year(plan.as_of));
        changes.compare(Field::AsOf, None, as_of(before), as_of(after));
        let levels = |plan: &Plan| (!plan.levels.is_empty()).then(|| Content::Texts(plan.levels.clone()));
        changes.compare(Field::Levels, None, levels(before), levels(after));
        changes.text(Field::Source, before.source.as_deref(), after.source.as_deref());
        changes.each(
            Field::PrintedTotal,
            [&before.printed_totals, &after.printed_totals],
            |(word, _)| word.clone(),
            |(word, count)| Content::Count(word.clone(), *count),
        );
        changes.each(
            Field::StatusWord,
            [&before.statuses, &after.statuses],
            |status| (status.word.clone(), status.class),
            |status| Content::Text(status.word.clone()),
        );
        changes.each(
            Field::Department,
            [&before.departments, &after.departments],
            |department| department.name.clone(),
            |department| Content::Entry(department.name.clone(), department.reading.clone()),
        );
        changes.text(Field::Remark, before.remark.as_deref(), after.remark.as_deref());
        changes.0
    }

    /// What changed of a node itself. `moved`: where both stand, if its parent is another one.
    pub fn of_nodes(before: &Node, after: &Node, moved: Option<(String, String)>) -> Vec<Change> {
        let mut changes = Self::default();
        changes.place(moved);
        changes.text(Field::Number, before.number.as_deref(), after.number.as_deref());
        changes.text(Field::Name, Some(&before.name), Some(&after.name));
        changes.text(Field::Reading, before.reading.as_deref(), after.reading.as_deref());
        changes.text(Field::Remark, before.remark.as_deref(), after.remark.as_deref());
        changes.0
    }

    /// What changed of an action.
    pub fn of_actions(
        plans: [&Plan; 2],
        [before, after]: [&Action; 2],
        moved: Option<(String, String)>,
    ) -> Vec<Change> {
        let mut changes = Self::default();
        changes.place(moved);
        changes.text(Field::Number, Some(&before.number), Some(&after.number));
        changes.text(Field::Name, Some(&before.name), Some(&after.name));
        changes.text(Field::Reading, before.reading.as_deref(), after.reading.as_deref());
        changes.departments(plans, [&before.departments, &after.departments]);
        changes.stages(Field::Planned, [&before.planned, &after.planned]);
        changes.stages(Field::Actual, [&before.actual, &after.actual]);
        let status = |plan: &Plan, action: &Action| {
            action.status.and_then(|at| plan.statuses.get(at)).map(|status| status.word.clone())
        };
        let words = [status(plans[0], before), status(plans[1], after)];
        changes.text(Field::Status, words[0].as_deref(), words[1].as_deref());
        changes.text(Field::Remark, before.remark.as_deref(), after.remark.as_deref());
        changes.0
    }

    /// What changed of an indicator.
    pub fn of_indicators(
        plans: [&Plan; 2],
        [before, after]: [&Indicator; 2],
        moved: Option<(String, String)>,
    ) -> Vec<Change> {
        let mut changes = Self::default();
        changes.place(moved);
        changes.text(Field::Name, Some(&before.name), Some(&after.name));
        changes.text(Field::Reading, before.reading.as_deref(), after.reading.as_deref());
        changes.departments(plans, [&before.own_departments, &after.own_departments]);
        changes.text(Field::Unit, before.unit.as_deref(), after.unit.as_deref());
        let direction = |indicator: &Indicator| Some(Content::Direction(indicator.direction));
        changes.compare(Field::Direction, None, direction(before), direction(after));
        let basis = |indicator: &Indicator| Some(Content::Basis(indicator.basis));
        changes.compare(Field::Basis, None, basis(before), basis(after));
        let both = [before, after];
        changes.measured(both, [Field::Baseline, Field::BaselineNote], None, |one| one.baseline.as_ref());
        for year in years(&before.actual, &after.actual) {
            changes.measured(both, [Field::Actual, Field::ActualNote], Some(year), |one| one.actual.get(year));
        }
        changes.measured(both, [Field::Target, Field::TargetNote], None, |one| one.target.as_ref());
        let verdict = |indicator: &Indicator| indicator.achievement.map(Content::Achievement);
        changes.compare(Field::Achievement, None, verdict(before), verdict(after));
        changes.text(Field::Remark, before.remark.as_deref(), after.remark.as_deref());
        changes.0
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

    fn stages(&mut self, field: Field, [before, after]: [&Schedule; 2]) {
        for year in years(&before.0, &after.0) {
            let content = |schedule: &Schedule| schedule.0.get(year).map(|stage| Content::Text(stage.text()));
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

/// The years of either, ascending.
fn years<T>(before: &ByYear<T>, after: &ByYear<T>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = before.iter().chain(after.iter()).map(|(year, _)| year).collect();
    years.sort_unstable();
    years.dedup();
    years
}
