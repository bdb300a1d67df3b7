//! What a plan costs that was read in an earlier run, beside one that is read for the first time.
//!
//! `cargo bench --bench cache` measures both in one run, so that their ratio holds whatever else the machine does.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use susumi::cache::Cache;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::workspace::{self, Reading};

const TEXT: &str = include_str!("../plans/nisshin-2.yaml");

/// So many plan files, which may be kept: a file that was written a moment ago may not.
fn plan_files(folder: &Path, count: usize) -> Vec<PathBuf> {
    let path = |at| folder.join(format!("{at}.yaml"));
    let files: Vec<PathBuf> = (0..count).map(path).collect();
    for file in &files {
        fs::write(file, TEXT).expect("there is room");
    }
    thread::sleep(Duration::from_secs(4));
    files
}

/// The way of reading of another run.
fn reading(folder: &Path) -> Reading {
    Reading::through(Cache::in_folder(&folder.join("cache")).ok())
}

fn compared(criterion: &mut Criterion, name: &str, count: usize) {
    let folder = tempfile::tempdir().expect("there is room");
    let files = plan_files(folder.path(), count);
    let open = |reading: &Reading| workspace::open_by(&files, &Config::default(), reading);
    let first = reading(folder.path());
    assert_eq!(open(&first).plans.len(), count);
    let mut group = criterion.benchmark_group(name);
    group.bench_function("from their files", |bencher| bencher.iter(|| open(&Reading::default())));
    group.bench_function("from their files, to be kept", |bencher| bencher.iter(|| open(&reading(folder.path()))));
    first.keep();
    group.bench_function("from the cache", |bencher| bencher.iter(|| open(&reading(folder.path()))));
    group.finish();
}

fn one(criterion: &mut Criterion) {
    compared(criterion, "one plan", 1);
}

fn many(criterion: &mut Criterion) {
    compared(criterion, "200 plans on all cores", 200);
}

/// What the first run does when all plans have been handed over.
fn kept(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room");
    let file = plan_files(folder.path(), 1).remove(0);
    criterion.bench_function("keep a plan", |bencher| {
        let waiting = || {
            let _ = fs::remove_dir_all(folder.path().join("cache"));
            let reading = reading(folder.path());
            reading.read(&Origin::File(file.clone())).expect("the plan is sound");
            reading
        };
        bencher.iter_batched(waiting, |reading| reading.keep(), criterion::BatchSize::PerIteration);
    });
}

criterion_group!(benches, one, many, kept);
criterion_main!(benches);
