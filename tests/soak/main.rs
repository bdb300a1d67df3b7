//! Long use: people who search, filter, type and resize for hours while the files change under their eyes. What
//! they do follows from a seed. Nothing may panic, tear a line or show other plans than there are, and memory may
//! not grow.
//!
//! What fails is said as a script, which belongs to [`SCRIPTS`] once its mistake is mended. `SOAK_SEED` and
//! `SOAK_DAYS` have other people come, and for longer.

#[path = "../support/screen.rs"]
mod driver;
#[path = "../../benches/plans/mod.rs"]
#[allow(dead_code, reason = "they are laid out in another way here")]
mod plans;

#[path = "../support/pty.rs"]
mod pty;

mod desk;
mod habits;
mod office;
mod replay;
mod shelf;
mod step;
mod usage;
mod wire;

use std::alloc::System;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;
use std::time::Duration;

use cap::Cap;
use desk::Desk;
use office::Office;
use step::Step;
use usage::Usage;

/// Counts what is in use, for all tests together: they run one after the other.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);
static ALONE: Mutex<()> = Mutex::new(());

/// What once failed: plans, and the script.
const SCRIPTS: &[(usize, &str)] = &[];

/// So many plans, no two alike: real ones and others of their size.
fn plans(count: usize) -> Vec<String> {
    let known = [include_str!("../../plans/nisshin-2.yaml"), include_str!("../plans/midori-3.yaml")];
    let made = (0..).map(|at| plans::plan_file(7, at).text);
    known.map(str::to_owned).into_iter().chain(made).take(count).collect()
}

/// A number that whoever starts the tests has set.
fn told(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

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
            let (script, how) = replay::shortest(&plans, &played);
            panic!("{count} plans, day {day}, step {}: {wrong}\nas short:\n{script}{how}", played.len());
        }
        played.clear();
        played.shrink_to_fit();
        drop(steps);
        in_use.push(MEMORY.allocated());
    }
    println!("{count} plans: {in_use:?}");
    assert_eq!(usage::growth(&in_use, 65_536), None, "{count} plans: memory grows");
}

/// Uses the real program in a terminal for so many steps, one every two seconds of eight hours, and holds that it
/// needs no more of anything in the end than at the beginning, rests while nobody does anything, and leaves the
/// terminal as it was.
fn use_in_a_terminal(count: usize) {
    const STEPS: usize = 14_400;
    const PARTS: usize = 32;
    let steps = habits::steps(told("SOAK_SEED").unwrap_or(0), STEPS);
    let mut desk = Desk::with(&plans(count));
    let mut usages: Vec<Usage> = Vec::new();
    for part in steps.chunks(STEPS / PARTS) {
        for step in part {
            desk.take(step);
        }
        desk.rest();
        let usage = desk.usage();
        println!("{count} plans: {usage}");
        usages.push(usage);
    }
    let of = |field: fn(&Usage) -> usize| usages.iter().map(field).collect::<Vec<_>>();
    assert_eq!(usage::growth(&of(|usage| usage.memory), 512), None, "{count} plans: memory grows");
    assert_eq!(usage::growth(&of(|usage| usage.files), 0), None, "{count} plans: files stay open");
    assert_eq!(usage::growth(&of(|usage| usage.threads), 0), None, "{count} plans: threads stay");
    desk.wait_for_all(count);
    let (ticks, sent) = desk.idles_for(Duration::from_secs(6));
    assert!(ticks <= 3 && sent == 0, "{count} plans: {ticks} ticks are used and {sent} bytes sent for nothing");
    desk.leave();
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
fn what_once_failed() {
    for (count, script) in SCRIPTS {
        if let Err((at, wrong)) = replay::play(&plans(*count), &step::steps(script)) {
            panic!("step {at} of\n{script}: {wrong}");
        }
    }
}

#[test]
fn a_step_is_read_as_it_is_written() {
    for step in habits::steps(7, 5_000) {
        assert_eq!(Step::parse(&step.to_string()), Some(step.clone()), "{step}");
    }
}

#[test]
#[ignore = "takes minutes: .ci/soak"]
fn one_plan_in_a_terminal() {
    use_in_a_terminal(1);
}

#[test]
#[ignore = "takes minutes: .ci/soak"]
fn five_plans_in_a_terminal() {
    use_in_a_terminal(5);
}

#[test]
#[ignore = "takes minutes: .ci/soak"]
fn a_hundred_plans_in_a_terminal() {
    use_in_a_terminal(100);
}
