//! A script read and played to the program in memory, and the shortest one that still fails.

use std::panic::{self, AssertUnwindSafe};

use susumi::tui::chord::Chord;

use super::office::Office;
use super::step::{Deed, POINTERS, Step, script};

/// The most often that a script is played again to be made shorter.
const MOST_TRIALS: usize = 300;

/// The step that is spelled so.
pub fn parse(line: &str) -> Option<Step> {
    let (name, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    let text = || serde_json::from_str::<String>(rest).ok();
    let pair = || rest.split_once(' ').and_then(|(one, other)| Some((one.parse().ok()?, other.parse().ok()?)));
    match name {
        "press" => Chord::parse(rest).ok().map(Step::Press),
        "type" => text().map(Step::Type),
        "paste" => text().map(Step::Paste),
        "size" => pair().map(|(columns, rows)| Step::Size(columns, rows)),
        "wait" => rest.parse().ok().map(Step::Wait),
        "stop" => Some(Step::Stop),
        _ => match POINTERS.iter().find(|(pointer, _)| *pointer == name) {
            Some((_, pointer)) => pair().map(|(column, row)| Step::Point(*pointer, column, row)),
            None => {
                let (_, deed) = Deed::ALL.iter().find(|(deed, _)| *deed == name)?;
                Some(Step::File(*deed, rest.parse().ok()?))
            }
        },
    }
}

/// The steps of a script, one a line.
pub fn steps(script: &str) -> Vec<Step> {
    let lines = script.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| parse(line).unwrap_or_else(|| panic!("no step: {line:?}"))).collect()
}

/// Plays the steps, with a rest at the end; what went wrong, and after how many steps.
pub fn play(plans: &[String], steps: &[Step]) -> Result<(), (usize, String)> {
    let mut at = 0;
    let played = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut office = Office::on(plans);
        for step in steps {
            at += 1;
            office.take(step)?;
        }
        office.rest()
    }));
    match played {
        Ok(result) => result.map_err(|wrong| (at, wrong)),
        Err(panic) => Err((at, said(panic.as_ref()))),
    }
}

/// What a panic said.
pub fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", text.unwrap_or("without a word"))
}

/// A short script that fails, made of these steps, which do; and how it fails. The end of it that is enough, and
/// of that only what is needed. `play` says after how many steps something went wrong, and what.
pub fn shortest(steps: &[Step], play: impl Fn(&[Step]) -> Result<(), (usize, String)>) -> (String, String) {
    let mut trials = 0;
    let mut fails = |steps: &[Step]| {
        trials += 1;
        if trials > MOST_TRIALS { None } else { play(steps).err() }
    };
    let mut length = 1;
    let mut kept = steps.to_vec();
    let mut how = String::new();
    while length < steps.len() * 2 {
        let tail = &steps[steps.len().saturating_sub(length)..];
        if let Some((at, wrong)) = fails(tail) {
            (kept, how) = (tail[..at].to_vec(), wrong);
            break;
        }
        length *= 2;
    }
    // Pieces of half of it are left out, then of a quarter, and at last single steps.
    let mut piece = kept.len() / 2;
    while piece > 0 {
        let mut from = 0;
        while from < kept.len() {
            let without = [&kept[..from], &kept[kept.len().min(from + piece)..]].concat();
            match fails(&without) {
                Some((at, wrong)) => (kept, how) = (without[..at].to_vec(), wrong),
                None => from += piece,
            }
        }
        piece /= 2;
    }
    (script(&kept), how)
}
