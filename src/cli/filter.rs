//! FILTER: what was typed of it, checked against the plans that are open.
//!
//! A word counts if any of the plans knows it; in a plan that does not, it finds nothing.

use super::arguments::FilterArguments;
use super::known;
use crate::export::Part;
use crate::plan::{Department, FiscalYear, Plan, StatusWord};
use crate::query::{Choice, Filter, Selection, departments_meant};
use crate::source::{Loaded, closest};
use crate::words::{Wording, cli as words, filter};
use crate::workspace::Workspace;

/// What is to be shown of every plan, and as of which year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    filter: Filter,
    year: Option<FiscalYear>,
}

impl View {
    /// Checks what was typed.
    ///
    /// # Errors
    /// The sentence for the first word that no plan knows.
    pub fn of(typed: &FilterArguments, workspace: &Workspace) -> Result<Self, Wording> {
        Self::among(typed, &workspace.plans.iter().map(|loaded| &loaded.plan).collect::<Vec<_>>())
    }

    /// The same for plans that are in no workspace.
    ///
    /// # Errors
    /// The sentence for the first word that none of the plans knows.
    pub fn among(typed: &FilterArguments, plans: &[&Plan]) -> Result<Self, Wording> {
        let plans = || plans.iter().copied();
        let (departments, statuses) = (known::departments(plans()), known::statuses(plans()));
        let mut filter = Filter { text: typed.entries.query.clone().unwrap_or_default(), ..Filter::default() };
        for typed in &typed.entries.departments {
            let meant = departments_meant(departments.iter().copied(), typed);
            if meant.is_empty() {
                let is_known = |part: &str| !departments_meant(departments.iter().copied(), part).is_empty();
                let several = several("-d", typed, is_known);
                return Err(several.unwrap_or_else(|| unknown_department(&departments, typed)));
            }
            add_new(&mut filter.departments, meant.into_iter().map(str::to_owned));
        }
        for word in &typed.statuses {
            let meant = Choice::parse(word, &statuses);
            if meant.is_empty() {
                let several = several("-s", word, |part| !Choice::parse(part, &statuses).is_empty());
                return Err(several.unwrap_or_else(|| unknown_status(&statuses, word)));
            }
            add_new(&mut filter.choices, meant);
        }
        let year = typed.year.as_deref().map(|typed| year(typed, plans())).transpose()?;
        Ok(Self { filter, year })
    }

    /// What is to be shown, in the plan's own words.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The year that was asked for.
    pub fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// What it leaves of `plan`, and as of which of its years.
    pub fn select(&self, plan: &Plan) -> (Selection, FiscalYear) {
        let as_of = plan.as_of_or(self.year);
        (self.filter.select_once(plan, as_of), as_of)
    }

    /// Whether it leaves anything of a plan: of one that has nothing in it only if it asks for nothing.
    pub fn shows_any(&self, plan: &Plan) -> bool {
        let (selection, _) = self.select(plan);
        self.filter.is_empty() || !selection.actions.is_empty() || !selection.indicators.is_empty()
    }

    /// The same of each plan that is open, in their order.
    pub fn select_each(&self, workspace: &Workspace) -> Vec<(Selection, FiscalYear)> {
        workspace.plans.iter().map(|loaded| self.select(&loaded.plan)).collect()
    }
}

/// The plans with what has been selected of each.
pub fn parts<'a>(workspace: &'a Workspace, selections: &'a [(Selection, FiscalYear)]) -> Vec<Part<'a>> {
    let part = |(loaded, (selection, as_of)): (&'a Loaded, &'a (Selection, FiscalYear))| Part {
        loaded,
        selection,
        as_of: *as_of,
    };
    workspace.plans.iter().zip(selections).map(part).collect()
}

/// Adds what is not there yet: two words may mean the same.
fn add_new<T: PartialEq>(all: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

fn year<'a>(typed: &str, mut plans: impl Iterator<Item = &'a Plan>) -> Result<FiscalYear, Wording> {
    let year = FiscalYear::parse(typed).map_err(|_| words::bad_year(typed))?;
    if plans.any(|plan| plan.years.contains(&year)) { Ok(year) } else { Err(words::year_of_no_plan(&year.to_string())) }
}

/// What to say of several words that were given to an option at once and take one of it each.
fn several(option: &str, typed: &str, is_known: impl Fn(&str) -> bool) -> Option<Wording> {
    let parts = typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    (parts.len() > 1 && parts.iter().all(|part| is_known(part))).then(|| words::one_by_one(option, typed, &parts))
}

fn unknown_department(departments: &[&Department], typed: &str) -> Wording {
    let spellings = departments.iter().flat_map(|one| [Some(&one.name), one.reading.as_ref()]);
    let close = closest(typed, spellings.flatten().map(String::as_str));
    let meant = departments.iter().find(|one| [Some(one.name.as_str()), one.reading.as_deref()].contains(&close));
    let mut names: Vec<&str> = Vec::new();
    for name in departments.iter().map(|one| one.name.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    words::unknown_department(typed, meant.map(|one| one.name.as_str()).filter(|_| close.is_some()), &names)
}

fn unknown_status(statuses: &[StatusWord], typed: &str) -> Wording {
    let choices = Choice::all(statuses);
    let mut known: Vec<&str> = Vec::new();
    for word in choices.iter().map(Choice::word).chain([filter::NOT_RECORDED]) {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    words::unknown_status(typed, closest(typed, known.iter().copied()), &known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::built_in;

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.add(vec![built_in().unwrap()]);
        workspace
    }

    /// `-d gesui -s 未実施 …` as far as the filter goes.
    fn view(line: &str) -> Result<View, Wording> {
        let mut typed = FilterArguments::default();
        let mut words = line.split(' ');
        while let (Some(option), Some(value)) = (words.next(), words.next()) {
            match option {
                "-d" => typed.entries.departments.push(value.to_owned()),
                "-s" => typed.statuses.push(value.to_owned()),
                "-q" => typed.entries.query = Some(value.to_owned()),
                _ => typed.year = Some(value.to_owned()),
            }
        }
        View::of(&typed, &workspace())
    }

    #[test]
    fn what_is_left_of_the_first_plan() {
        let table = [
            ("", "54 40 R2"),
            ("-d gesui", "4 6 R2"),
            ("-d 下水道課 -s 未実施", "1 0 R2"),
            ("-s 未実施 -s 一部実施", "8 0 R2"),
            ("-s 未達成", "0 10 R2"),
            ("-q 広告", "2 1 R2"),
            ("--year H29", "54 40 H29"),
            ("--year H29 -s 未実施", "19 0 H29"),
        ];
        for (line, expected) in table {
            let (selection, as_of) = view(line).unwrap().select(&workspace().plans[0].plan);
            let left = format!("{} {} {as_of}", selection.actions.len(), selection.indicators.len());
            assert_eq!(left, expected, "{line}");
        }
    }

    #[test]
    fn what_several_plans_know_or_several_words_mean_counts_once() {
        let mut workspace = workspace();
        workspace.add(vec![built_in().unwrap()]);
        let statuses = ["未実施", "未実施", "未記入"].map(str::to_owned).to_vec();
        let mut typed = FilterArguments { statuses, ..FilterArguments::default() };
        typed.entries.departments = ["gesui", "下水道課"].map(str::to_owned).to_vec();
        let view = View::of(&typed, &workspace).unwrap();
        assert_eq!(view.filter().departments, ["下水道課"]);
        let words: Vec<_> = view.filter().choices.iter().map(Choice::word).collect();
        assert_eq!(words, ["未実施", "実施状況未記入", "達成状況未記入"]);
    }

    #[test]
    fn what_no_plan_knows_is_a_sentence() {
        let table = [
            ("-d 下水同課", "「下水同課」という担当課はありません。", "「下水道課」の書き間違いではありませんか。"),
            (
                "-d げすいほうか",
                "「げすいほうか」という担当課はありません。",
                "「下水道課」の書き間違いではありませんか。",
            ),
            (
                "-d 企画、財務",
                "「企画、財務」は、まとめて指定できません。",
                "「-d 企画 -d 財務」のように、1つずつ指定してください。",
            ),
            (
                "-s 未実施,一部実施",
                "「未実施,一部実施」は、まとめて指定できません。",
                "「-s 未実施 -s 一部実施」のように",
            ),
            ("-d xyzzy", "「xyzzy」という担当課はありません。", "担当課は、企画政策課、市民課、"),
            ("-s 未達", "「未達」という状況はありません。", "「未達成」の書き間違いではありませんか。"),
            ("-s xyzzy", "「xyzzy」という状況はありません。", "使えるのは 実施、一部実施、未実施、"),
            ("--year 昨年", "「昨年」は年度として読めません。", "H28、R1、2016"),
            ("--year R9", "「R9」は、どの計画の年度にも入っていません。", "計画の年度"),
        ];
        for (line, message, hint) in table {
            let wording = view(line).unwrap_err();
            assert_eq!(wording.message, message, "{line}");
            assert!(wording.hint.as_deref().is_some_and(|given| given.starts_with(hint)), "{line}: {wording:?}");
        }
    }
}
