//! A workbook that came back, read against the plan: whose it is, for which year, and what it answers of which entry.
//!
//! A row is about the entry that people saw in it. Its key says which that is where the plan has several of that name,
//! and where the name was changed in the workbook; where the key is lost, number, name and place decide, and what is
//! not clear then is not guessed.

use super::key::Key;
use super::sheet::{Form, Given, Line, plain};
use crate::amend::Standing;
use crate::import::{Address, Book};
use crate::plan::{DepartmentId, FiscalYear, Plan, Subject};
use crate::words::{Wording, collected as words};

/// A sheet that came back.
#[derive(Debug)]
pub struct Returned {
    /// The file.
    pub file: String,
    /// The sheet in it.
    pub sheet: String,
    /// Whose it is; `None` if nothing in it or in its name says so.
    pub department: Option<DepartmentId>,
    /// Who filled it in.
    pub respondent: String,
    /// When.
    pub day: String,
    /// When its workbook was saved, as far as that is known.
    pub saved: Option<String>,
    /// For which year, if it says so.
    pub year: Option<FiscalYear>,
    /// What it answers.
    pub answers: Vec<Answer>,
    /// Rows with answers of which it is not clear what they are about.
    pub unplaced: Vec<Unplaced>,
    /// What is to be known of it.
    pub remarks: Vec<Wording>,
}

/// A row with answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What it is about.
    pub subject: Subject,
    /// What stood in the plan when the workbook was written, as far as that is known.
    pub seen: Standing,
    /// What was filled in, in the order of `Field::ALL`.
    pub given: [Option<Given>; 3],
}

/// A row that is not clear.
#[derive(Debug, Clone, PartialEq)]
pub struct Unplaced {
    /// Its first answer.
    pub at: Address,
    /// What it is called there.
    pub name: String,
    /// Why.
    pub wording: Wording,
}

/// The sheets of a workbook that were filled in for that plan.
///
/// # Errors
/// The sentence for a workbook that has none.
pub fn returned(file: &str, book: &Book, plan: &Plan) -> Result<Vec<Returned>, Wording> {
    let forms: Vec<Form<'_>> = book.sheets.iter().filter_map(Form::find).collect();
    if forms.is_empty() {
        return Err(words::no_form());
    }
    let saved = |sheet: Returned| Returned { saved: book.saved.clone(), ..sheet };
    forms.iter().map(|form| of_form(file, form, plan).map(saved)).collect()
}

/// The titles of the plans that the rows of a workbook name.
pub fn plans_named(book: &Book) -> Vec<String> {
    let lines = book.sheets.iter().filter_map(Form::find).flat_map(|form| form.lines());
    let mut titles: Vec<String> = lines.filter_map(|line| line.key).map(|key| key.plan).collect();
    titles.sort_unstable();
    titles.dedup();
    titles
}

fn of_form(file: &str, form: &Form<'_>, plan: &Plan) -> Result<Returned, Wording> {
    let lines = form.lines();
    let keys: Vec<&Key> = lines.iter().filter_map(|line| line.key.as_ref()).collect();
    if let Some(other) = keys.iter().find(|key| key.plan != plan.title) {
        return Err(words::other_plan(&other.plan));
    }
    let mut years: Vec<FiscalYear> = keys.iter().filter_map(|key| FiscalYear::parse(&key.year).ok()).collect();
    years.dedup();
    if let [one, other, ..] = years.as_slice() {
        return Err(words::two_years(&one.to_string(), &other.to_string()));
    }
    let mut remarks = Vec::new();
    let year = years.first().copied();
    match (year, form.year) {
        (Some(year), Some(shown)) if year != shown => {
            remarks.push(words::year_rewritten(&shown.to_string(), &year.to_string()));
        }
        _ => {}
    }
    if keys.is_empty() {
        remarks.push(words::without_keys());
    }
    let mut answers = Vec::new();
    let mut unplaced = Vec::new();
    for line in lines.iter().filter(|line| line.is_filled()) {
        let at = line.given.iter().flatten().next().map_or(Address::at(line.row, 0), |given| given.at);
        match subject(line, plan) {
            Ok(subject) => {
                answers.push(Answer { subject, seen: seen(subject, line, &keys, plan), given: line.given.clone() })
            }
            Err(wording) => unplaced.push(Unplaced { at, name: line.name.clone(), wording }),
        }
    }
    Ok(Returned {
        file: file.to_owned(),
        sheet: form.name().to_owned(),
        department: department(file, form, &keys, plan),
        respondent: form.labelled(crate::words::collect::RESPONDENT),
        day: form.labelled(crate::words::collect::DAY),
        saved: None,
        year: year.or(form.year),
        answers,
        unplaced,
        remarks,
    })
}

/// Whose it is: as its rows say, else its head, else its name.
fn department(file: &str, form: &Form<'_>, keys: &[&Key], plan: &Plan) -> Option<DepartmentId> {
    let called = |name: &str| plan.department_ids().find(|id| plain(&plan.department(*id).name) == plain(name));
    let in_head = || called(&form.labelled(crate::words::collect::DEPARTMENT));
    let in_name = || {
        let file = plain(file);
        let named = plan.department_ids().filter(|id| file.contains(&plain(&plan.department(*id).name)));
        named.max_by_key(|id| plan.department(*id).name.chars().count())
    };
    keys.first().and_then(|key| called(&key.department)).or_else(in_head).or_else(in_name)
}

/// The entry that a row is about.
fn subject(line: &Line, plan: &Plan) -> Result<Subject, Wording> {
    let by_key = line.key.as_ref().and_then(|key| key.entry.find(plan));
    let called = called_so(line, plan);
    match (by_key, called.as_slice()) {
        (Some(subject), []) => Ok(subject),
        (Some(subject), several) if several.contains(&subject) => Ok(subject),
        (_, [only]) => Ok(*only),
        (_, []) => Err(words::no_such_entry()),
        (_, several) => {
            let here: Vec<Subject> = several.iter().copied().filter(|it| is_at(line, plan, *it)).collect();
            if let [only] = here.as_slice() { Ok(*only) } else { Err(words::several_entries(several.len())) }
        }
    }
}

/// The entries of the plan that have the number and the name that are seen in a row.
fn called_so(line: &Line, plan: &Plan) -> Vec<Subject> {
    if line.name.is_empty() {
        return Vec::new();
    }
    let is_same = |one: &str, other: &str| plain(one) == plain(other);
    let actions = plan.actions_by_id().filter(|(_, action)| {
        is_same(&action.name, &line.name) && (line.number.is_empty() || is_same(&action.number, &line.number))
    });
    let indicators = plan.indicators_by_id().filter(|(_, indicator)| is_same(&indicator.name, &line.name));
    let actions = actions.map(|(id, _)| Subject::Action(id)).filter(|_| line.is_action != Some(false));
    let indicators = indicators.map(|(id, _)| Subject::Indicator(id)).filter(|_| line.is_action != Some(true));
    actions.chain(indicators).collect()
}

fn is_at(line: &Line, plan: &Plan, subject: Subject) -> bool {
    plain(&plan.tree.path(plan.node_of(subject))) == plain(&line.path)
}

/// What stood there: as the key of that entry says, wherever in the sheet it is by now. Without one, nothing stood in
/// the cells to fill in, and the status was the one shown.
fn seen(subject: Subject, line: &Line, keys: &[&Key], plan: &Plan) -> Standing {
    let own = line.key.as_ref().filter(|key| key.entry.find(plan) == Some(subject));
    let key = own.or_else(|| keys.iter().copied().find(|key| key.entry.find(plan) == Some(subject)));
    key.map(|key| key.seen.clone()).unwrap_or_else(|| {
        let shown = line.standing.clone().map(|shown| (!shown.is_empty()).then_some(shown));
        let verdict = shown.unwrap_or_else(|| Standing::of(plan, subject, plan.as_of).verdict);
        Standing { verdict, ..Standing::default() }
    })
}
