//! A script played to the program in memory, and the shortest one that still fails.

use std::panic::{self, AssertUnwindSafe};

use super::office::Office;
use super::step::{Step, script};

/// The most often that a script is played again to be made shorter.
const MOST_TRIALS: usize = 300;

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
/// of that only what is needed.
pub fn shortest(plans: &[String], steps: &[Step]) -> (String, String) {
    let mut trials = 0;
    let mut fails = |steps: &[Step]| {
        trials += 1;
        if trials > MOST_TRIALS { None } else { play(plans, steps).err() }
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
