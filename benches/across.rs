//! What a key press costs while a filter over all plans is typed, at 10 to 5,000 plans: the cost per plan must not
//! rise with their number, and with 1,788 plans it must leave most of a frame of 16 ms to drawing.
//!
//! `cargo bench --bench across` measures, and says what it takes to make the plans ready and to keep them so;
//! `-- --test` only runs each step once.

// Nothing is laid out here.
#[expect(dead_code)]
#[path = "plans/mod.rs"]
mod plans;

use std::alloc::System;
use std::collections::HashSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use cap::Cap;
use criterion::{Criterion, criterion_group, criterion_main};
use susumi::plan::{Finding, FiscalYear, Plan};
use susumi::query::{Across, Choice, Facts, Filter};
use susumi::review::review;
use susumi::source::load_text;

const SIZES: [usize; 5] = [10, 100, 1_000, 1_788, 5_000];

/// There are so many local governments in Japan.
const ALL: usize = 1_788;

/// What is typed letter by letter.
const TYPED: [&str; 7] = ["下水道", "こうこく", "zaiseikenzen", "gesuidou", "市民 shien", "12", "kpi"];

/// Counts the bytes that are in use.
#[global_allocator]
static USED: Cap<System> = Cap::new(System, usize::MAX);

fn plan(at: usize) -> (Plan, Vec<Finding>) {
    let text = plans::plan_file(7, at).text;
    let (plan, positions, findings) = load_text("plan", &text).expect("the plan is sound");
    let mut all = review(&plan, &positions, &findings);
    all.extend(findings);
    (plan, all)
}

/// So many plans, ready for a search.
fn across(count: usize) -> Across {
    let mut across = Across::default();
    let (mut filing, mut preparing, mut seeing) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut used = [0; 2];
    // As they arrive while the screen is open.
    for start in (0..count).step_by(50) {
        let batch: Vec<_> = (start..count.min(start + 50)).map(plan).collect();
        let before = USED.allocated();
        let begun = Instant::now();
        for (plan, findings) in &batch {
            across.push(Facts::of(plan, findings, None));
        }
        filing += begun.elapsed();
        let filed = USED.allocated();
        let begun = Instant::now();
        let known = batch.first().map(|(first, _)| first).into_iter().cycle().take(start);
        across.prepare(known.chain(batch.iter().map(|(plan, _)| plan)), usize::MAX);
        preparing += begun.elapsed();
        used[0] += filed - before;
        used[1] += USED.allocated().saturating_sub(filed);
        if let Some((plan, findings)) = batch.first() {
            let begun = Instant::now();
            black_box(Facts::of(plan, findings, Some(FiscalYear::starting(2020))));
            seeing += begun.elapsed() * 50;
        }
    }
    let each = u32::try_from(count).expect("a small number");
    eprintln!(
        "{count} plans, each: {:?} and {} bytes to be filed, {:?} and {} bytes to be searched, {:?} for another year",
        filing / each,
        used[0] / count,
        preparing / each,
        used[1] / count,
        seeing / each
    );
    across
}

fn search(text: &str) -> Filter {
    Filter { text: text.to_owned(), ..Filter::default() }
}

fn keys(criterion: &mut Criterion) {
    let department = Filter { departments: vec!["財政課".to_owned()], ..Filter::default() };
    let status =
        Filter { choices: vec![Choice::Status("未実施".to_owned()), Choice::Attention], ..Filter::default() };
    for size in SIZES {
        let across = across(size);
        let mut group = criterion.benchmark_group(format!("a key over {size} plans"));
        group.sample_size(20);
        let mut count = |name: &str, filter: &Filter| {
            let counts = across.counts(filter);
            let left = counts.iter().filter(|count| !count.is_empty()).count();
            group.bench_function(format!("{name} ({left})"), |bencher| {
                bencher.iter(|| across.counts(black_box(filter)))
            });
        };
        count("department", &department);
        count("status", &status);
        count("下水道", &search("下水道"));
        count("こうこく", &search("こうこく"));
        count("zaisei", &search("zaisei"));
        if size == ALL {
            let mut seen = HashSet::new();
            let beginnings = |text: &'static str| text.char_indices().map(|(at, char)| &text[..at + char.len_utf8()]);
            for typed in
                TYPED.into_iter().flat_map(beginnings).filter(|typed| !typed.ends_with(' ') && seen.insert(*typed))
            {
                count(&format!("typed {typed}"), &search(typed));
            }
            group.bench_function("departments to choose from", |bencher| {
                bencher.iter(|| across.departments(&status, None))
            });
            group
                .bench_function("choices to choose from", |bencher| bencher.iter(|| across.choices(&department, None)));
        }
        group.finish();
    }
}

criterion_group!(benches, keys);
criterion_main!(benches);
