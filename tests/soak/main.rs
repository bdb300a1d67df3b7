//! Long use: people who search, filter, type and resize for hours while the files change under their eyes. What
//! they do follows from a seed. Nothing may panic, tear a line or show other plans than there are, and memory may
//! not grow.
//!
//! What fails is said as a script: [`replay::steps`] reads it again for the test that comes with mending its mistake.
//! `SOAK_SEED` and `SOAK_DAYS` have other people come, and for longer.

#[path = "../support/screen.rs"]
mod driver;
#[path = "../../benches/plans/mod.rs"]
#[allow(dead_code, reason = "they are laid out in another way here")]
mod plans;

mod given;
mod growth;
mod habits;
mod office;
mod replay;
mod shelf;
mod step;
mod typed;

use std::alloc::System;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

use cap::Cap;
use given::{plans, told};
use office::Office;
use step::Step;

/// Counts what is in use, for all tests together: they run one after the other.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);
static ALONE: Mutex<()> = Mutex::new(());

/// Uses the program on so many plans, day after day of so many steps each, and holds that a day leaves nothing
/// behind that the first two did not.
fn use_for(days: usize, steps: usize, count: usize, seed: u64) {
    let seed = seed + told("SOAK_SEED").unwrap_or(0) * 1_000;
    let days = told("SOAK_DAYS").map_or(days, |days| usize::try_from(days).unwrap());
    let _alone = ALONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let plans = plans(count);
    let mut office = Office::on(&plans);
    let mut played: Vec<Step> = Vec::new();
    let mut in_use = Vec::new();
    for (day, seed) in (seed..).take(days).enumerate() {
        let steps = habits::steps(seed, steps);
        // What was played does not count.
        played.reserve_exact(steps.len());
        let lived = panic::catch_unwind(AssertUnwindSafe(|| {
            for step in &steps {
                played.push(step.clone());
                office.take(step)?;
            }
            office.rest()
        }));
        let wrong = match lived {
            Ok(Ok(())) => None,
            Ok(Err(wrong)) => Some(wrong),
            Err(panic) => Some(replay::said(panic.as_ref())),
        };
        if let Some(wrong) = wrong {
            let (script, how) = replay::shortest(&played, |steps| replay::play(&plans, steps));
            panic!("{count} plans, day {day}, step {}: {wrong}\nas short:\n{script}{how}", played.len());
        }
        played.clear();
        played.shrink_to_fit();
        drop(steps);
        in_use.push(MEMORY.allocated());
    }
    println!("{count} plans: {in_use:?}");
    assert_eq!(growth::growth(&in_use, 65_536), None, "{count} plans: memory grows");
}

#[test]
fn one_plan() {
    use_for(6, 400, 1, 1);
}

#[test]
fn five_plans() {
    use_for(4, 200, 5, 100);
}

#[test]
fn a_hundred_plans() {
    use_for(4, 50, 100, 200);
}

#[test]
fn a_script_that_fails_is_cut_down_to_what_it_takes() {
    let (first, last) = (Step::Paste("甲".to_owned()), Step::Size(7, 7));
    let play = |steps: &[Step]| {
        let begun = steps.iter().position(|step| *step == first);
        let ended =
            steps.iter().position(|step| *step == last).filter(|ended| begun.is_some_and(|begun| begun < *ended));
        ended.map_or(Ok(()), |ended| Err((ended + 1, "both".to_owned())))
    };
    let mut steps = habits::steps(7, 100);
    steps.insert(30, first.clone());
    steps.insert(60, last.clone());
    let (script, how) = replay::shortest(&steps, play);
    assert_eq!((replay::steps(&script), how.as_str()), (vec![first.clone(), last.clone()], "both"));
}

#[test]
fn a_step_is_read_as_it_is_written() {
    for step in habits::steps(7, 5_000) {
        assert_eq!(replay::parse(&step.to_string()), Some(step.clone()), "{step}");
    }
}
