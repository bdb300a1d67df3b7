//! The actions of a generated plan: what was planned, what came of it, and what the city says of that.

use std::fmt::Write;

use super::making::Making;
use super::words::{COURSES, DEEDS, MANNERS, NOTES, OBJECTS, REMARKS};

/// How an action went.
struct Course {
    /// A cell for every year, empty where nothing stands.
    planned: Vec<String>,
    /// The same, up to the year for which actuals are in.
    actual: Vec<String>,
    /// Which of the status words fits.
    status: usize,
}

/// Writes one action behind the others of its node.
pub fn write(text: &mut String, indent: &str, making: &mut Making<'_>) {
    let name = making.name(&OBJECTS, &DEEDS);
    let manner = if making.random.percent(75) { making.random.of(&MANNERS) } else { "" };
    let course = course(making);
    let departments = making.departments();
    making.number += 1;
    if making.random.percent(1) && making.number > 2 {
        // One was taken out in a later edition.
        making.number += 1;
    }
    _ = writeln!(text, "{indent}- 番号: {}", making.number);
    _ = writeln!(text, "{indent}  名称: {manner}{name}");
    _ = writeln!(text, "{indent}  担当課: {departments}");
    _ = writeln!(text, "{indent}  予定: {}", making.cells(&course.planned));
    if course.actual.iter().any(|cell| !cell.is_empty()) {
        _ = writeln!(text, "{indent}  実績:{}", making.some_cells(indent, &course.actual));
    }
    let status = if making.random.percent(2) { making.random.between(0, 2) } else { course.status };
    // Many a city says nothing before its plan ends.
    if making.is_finished() && !making.random.percent(1) || !making.is_finished() && making.random.percent(70) {
        _ = writeln!(text, "{indent}  実施状況: {}", making.statuses[status]);
        making.totals[status] += 1;
    }
    if making.random.percent(60) {
        _ = writeln!(text, "{indent}  備考: {}", making.random.of(&REMARKS));
    }
}

fn course(making: &mut Making<'_>) -> Course {
    let steps = making.random.of(&COURSES);
    let years = making.years.len();
    let random = &mut making.random;
    let first = if random.percent(85) { 0 } else { random.between(0, years / 3) };
    let steps = &steps[..steps.len().min(years - first)];
    let ends = steps.len() > 1 && steps.last().is_some_and(|step| *step == "策定");
    // The first year of each step.
    let mut starts = vec![first];
    for at in 1..steps.len() {
        let latest = years - (steps.len() - at);
        let after = starts[at - 1] + 1;
        starts.push(random.between(after, (after + 1).min(latest)));
    }
    let planned = cells(steps, &starts, years, ends);
    let late = match random.between(0, 99) {
        0..=69 => 0,
        70..=84 => 1,
        85..=91 => 2,
        92..=95 => years,
        _ => usize::MAX,
    };
    // From which step on it went otherwise.
    let from = random.between(0, steps.len() - 1).max(usize::from(steps.len() > 1));
    let real: Vec<usize> = starts
        .iter()
        .enumerate()
        .map(|(at, start)| {
            let moved = start.wrapping_add(if at >= from { late } else { 0 });
            if at > 0 && moved <= starts[at - 1] { *start } else { moved }
        })
        .collect();
    let known = making.known;
    let mut actual = cells(steps, &real, known, ends);
    for cell in actual.iter_mut().take(real[0]).skip(first) {
        "\"-\"".clone_into(cell);
    }
    let reached = real.iter().filter(|start| **start < known).count();
    let status = match steps.len() - reached {
        0 => 0,
        1 if steps.len() > 2 => 1,
        _ => 2,
    };
    for cell in &mut actual {
        if cell.is_empty() || cell == "⇒" || cell == "\"-\"" {
            continue;
        }
        match making.random.between(0, 99) {
            0..=2 => *cell = format!("[{cell}, 関係課協議]"),
            3..=4 => *cell = format!("{{値: {cell}, 注: {}}}", making.random.of(&NOTES)),
            5..=6 => cell.push_str("(一部)"),
            _ => {}
        }
    }
    if making.random.percent(1) && actual.len() > 1 {
        // One year was not reported.
        let at = making.random.between(0, actual.len() - 1);
        actual[at].clear();
    }
    Course { planned, actual, status }
}

fn cells(steps: &[&str], starts: &[usize], years: usize, ends: bool) -> Vec<String> {
    let mut cells = vec![String::new(); years];
    for (at, step) in steps.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(if ends { starts[at] + 1 } else { years });
        let start = starts[at].min(years);
        for (behind, cell) in cells[start..end.clamp(start, years)].iter_mut().enumerate() {
            *cell = if behind == 0 { (*step).to_owned() } else { "⇒".to_owned() };
        }
    }
    cells
}
