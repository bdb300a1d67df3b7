//! The real plan: a year taken out of it, asked for, answered and put in again.

use std::path::Path;

use super::fill::{Filled, REMARK, RESULT, VERDICT};
use crate::amend::{Batch, Order, Standing};
use crate::collect::{Received, Wishes, entries_of, file_name, merge, workbook};
use crate::import::parse;
use crate::plan::{FiscalYear, Plan, Subject};
use crate::review;
use crate::source::{Loaded, Origin};
use crate::workspace;

fn read(path: &Path) -> Loaded {
    workspace::read(&Origin::File(path.to_owned())).unwrap()
}

/// All entries with what stands there.
fn standing(plan: &Plan, year: FiscalYear) -> Vec<(Subject, Standing)> {
    let actions = plan.actions_by_id().map(|(id, _)| Subject::Action(id));
    let all = actions.chain(plan.indicators_by_id().map(|(id, _)| Subject::Indicator(id)));
    all.map(|subject| (subject, Standing::of(plan, subject, year))).collect()
}

/// Takes out what stands there for that year.
fn empty(loaded: &Loaded, year: FiscalYear) {
    let despite = review::CODES.map(str::to_owned).to_vec();
    let orders = standing(&loaded.plan, year).into_iter().map(|(subject, standing)| {
        let nothing = |part: &Option<String>| part.is_some().then(String::new);
        let mut order =
            Order { despite: despite.clone(), remark: nothing(&standing.remark), ..Order::of(subject, year) };
        match subject {
            Subject::Action(_) => {
                (order.actual, order.status) = (nothing(&standing.cell), nothing(&standing.verdict));
            }
            _ => (order.value, order.achievement) = (nothing(&standing.cell), nothing(&standing.verdict)),
        }
        (order, standing)
    });
    // Every third, so that the test takes seconds; the others stand in the workbooks already.
    let orders = orders.step_by(3).filter(|(_, standing)| *standing != Standing::default()).collect();
    Batch::prepare(loaded, orders).unwrap().save().unwrap();
}

#[test]
fn a_year_of_the_real_plan_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nisshin-2.yaml");
    std::fs::write(&path, include_str!("../../../plans/nisshin-2.yaml")).unwrap();
    let original = read(&path);
    let year = original.plan.as_of;
    empty(&original, year);
    let emptied = read(&path);
    assert!(standing(&emptied.plan, year).iter().step_by(3).all(|(_, standing)| *standing == Standing::default()));

    let plan = &emptied.plan;
    let received = || {
        let ids = plan.department_ids().filter(|id| !entries_of(plan, *id).is_empty());
        let one = |id| {
            let mut book = Filled::of(&workbook(plan, year, id).unwrap());
            for (row, subject) in book.entries(plan) {
                let Standing { cell, remark, verdict } = Standing::of(&original.plan, subject, year);
                book.write(row, RESULT, &cell.unwrap_or_default());
                book.write(row, VERDICT, &verdict.unwrap_or_default());
                book.write(row, REMARK, &remark.unwrap_or_default());
            }
            Received { file: file_name(plan, id), book: Ok(parse(&book.bytes()).unwrap()) }
        };
        ids.map(one).collect::<Vec<_>>()
    };
    let departments = plan.department_ids().collect();
    let despite = review::CODES.map(str::to_owned).to_vec();
    let wishes = Wishes { year: None, departments, despite, ..Wishes::default() };
    let collected = merge(&emptied, received(), &wishes).unwrap();
    assert_eq!(collected.year, Some(year));
    assert!(collected.conflicts.is_empty(), "{:?}", collected.conflicts.first());
    assert!(collected.refused.is_empty(), "{:?}", collected.refused.first());
    assert!(collected.is_changed);
    // What is still missing is missing in the document.
    for missing in collected.departments.iter().flat_map(|reply| &reply.missing) {
        let Standing { cell, verdict, .. } = Standing::of(&original.plan, missing.subject, year);
        assert!((!missing.result || cell.is_none()) && (!missing.verdict || verdict.is_none()), "{missing:?}");
    }
    assert!(read(&path).plan == original.plan, "the plan is what it was");

    let bytes = std::fs::read(&path).unwrap();
    let again = merge(&read(&path), received(), &wishes).unwrap();
    assert!(
        !again.is_changed && again.conflicts.is_empty() && again.refused.is_empty(),
        "{:?} {:?}",
        again.conflicts.first(),
        again.refused.first()
    );
    assert!(again.taken.iter().all(|taken| taken.hunks.is_empty()));
    assert!(std::fs::read(&path).unwrap() == bytes, "the second time changes nothing");
}

#[test]
fn the_same_workbook_has_the_same_bytes() {
    let plan = crate::source::built_in().unwrap().plan;
    let id = plan.department_ids().next().unwrap();
    let [one, other] = [(); 2].map(|()| workbook(&plan, plan.as_of, id).unwrap());
    assert!(one == other);
}
