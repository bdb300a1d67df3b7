//! Eight hours of use of the real program in a terminal: with one plan, with five, with a hundred.
//!
//! ```text
//! soak PROGRAM [PLANS…]
//! ```
//! It panics where the program does not hold what it is meant to. An example and no test, for it takes minutes:
//! `.ci/soak` builds and runs it. `SOAK_SEED` has other people come.

#[path = "../../benches/plans/mod.rs"]
#[allow(dead_code, reason = "they are laid out in another way here")]
mod plans;
#[path = "../support/pty.rs"]
mod pty;

mod desk;
mod given;
mod growth;
mod habits;
mod shelf;
mod step;
mod typed;
mod usage;
mod wire;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::Desk;
use given::{plans, told};
use growth::growth;
use usage::Usage;

fn main() {
    let mut arguments = env::args_os().skip(1);
    // It runs in a folder of its own.
    let program = PathBuf::from(arguments.next().expect("the program to be used")).canonicalize().expect("it is there");
    let counts: Vec<usize> =
        arguments.map(|count| count.to_str().unwrap().parse().expect("a number of plans")).collect();
    let counts = if counts.is_empty() { vec![1, 5, 100] } else { counts };
    for count in counts {
        use_in_a_terminal(&program, count);
    }
}

/// Uses the real program in a terminal for so many steps, one every two seconds of eight hours, and holds that it
/// needs no more of anything in the end than at the beginning, rests while nobody does anything, and leaves the
/// terminal as it was.
fn use_in_a_terminal(program: &Path, count: usize) {
    const STEPS: usize = 14_400;
    const PARTS: usize = 32;
    let steps = habits::steps(told("SOAK_SEED").unwrap_or(0), STEPS);
    let mut desk = Desk::with(program, &plans(count));
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
    assert_eq!(growth(&of(|usage| usage.memory), 512), None, "{count} plans: memory grows");
    assert_eq!(growth(&of(|usage| usage.files), 0), None, "{count} plans: files stay open");
    assert_eq!(growth(&of(|usage| usage.threads), 0), None, "{count} plans: threads stay");
    desk.wait_for_all(count);
    let (ticks, sent) = desk.idles_for(Duration::from_secs(6));
    assert!(ticks <= 3 && sent == 0, "{count} plans: {ticks} ticks are used and {sent} bytes sent for nothing");
    desk.leave();
}
