//! How long the steps between a key and the screen take, on the plan that the program carries.
//!
//! `cargo bench` measures; `cargo bench --bench susumi -- --test` only runs each step once.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use susumi::export::{Paper, Part, TableFormat, attention_table, write_tables};
use susumi::plan::{Calendar, Plan};
use susumi::query::{Candidate, Choice, Filter, Index, departments_meant, rank};
use susumi::review::review;
use susumi::source::{Origin, load_text};
use susumi::tui::app::{App, Message, Session};
use susumi::tui::chord::Chord;
use susumi::tui::glyph::GlyphSet;
use susumi::tui::keymap::Keymap;
use susumi::tui::look::Look;
use susumi::tui::view;
use susumi::tui::widths::Widths;
use susumi::workspace::{self, Workspace};

const TEXT: &str = include_str!("../plans/nisshin-2.yaml");

fn plan() -> Plan {
    load_text("nisshin-2", TEXT).map(|(plan, _, _)| plan).expect("the plan is sound")
}

/// The screen on the plan, of that size, after those keys.
fn screen(width: u16, height: u16, keys: &[&str]) -> App {
    let plans = vec![workspace::read(&Origin::BuiltIn).expect("the plan is sound")];
    let session = Session::new(Workspace { plans, ..Workspace::default() }).expect("there is a plan");
    let look = Look::new(GlyphSet::Unicode, Widths::narrow(), true);
    let mut app = App::new(session, Keymap::default_map(), look);
    app.update(Message::Resize(width, height));
    for key in keys {
        press(&mut app, key);
    }
    app
}

fn press(app: &mut App, key: &str) {
    app.update(Message::Key(KeyEvent::from(Chord::parse(key).expect("a key"))));
    app.measured(view::measure(app));
}

fn load(criterion: &mut Criterion) {
    criterion.bench_function("load the plan from its text", |bencher| {
        bencher.iter(|| load_text("nisshin-2", black_box(TEXT)));
    });
    let plan = plan();
    criterion.bench_function("review the plan", |bencher| {
        let (plan, positions, findings) = load_text("nisshin-2", TEXT).expect("the plan is sound");
        bencher.iter(|| review(black_box(&plan), &positions, &findings));
    });
    criterion.bench_function("index the plan", |bencher| bencher.iter(|| Index::build(black_box(&plan))));
}

fn filter(criterion: &mut Criterion) {
    let plan = plan();
    let index = Index::build(&plan);
    let filters = [
        ("department", Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() }),
        ("status late", Filter { choices: vec![Choice::Late], ..Filter::default() }),
        ("text", Filter { text: "広告".to_owned(), ..Filter::default() }),
        ("text in romaji", Filter { text: "koukoku".to_owned(), ..Filter::default() }),
        ("attention", Filter { choices: vec![Choice::Attention], ..Filter::default() }),
    ];
    let mut group = criterion.benchmark_group("filter");
    for (name, filter) in filters {
        group.bench_function(name, |bencher| bencher.iter(|| filter.select(&plan, &index, plan.as_of)));
    }
    group.finish();
}

/// What `susumi attention -d gesui` does between its start and its end; `benches/cold-start` runs the program itself.
fn attention(criterion: &mut Criterion) {
    criterion.bench_function("attention of a department, from the text", |bencher| {
        bencher.iter(|| {
            let loaded = workspace::read(&Origin::BuiltIn).expect("the plan is sound");
            let plan = &loaded.plan;
            let names = departments_meant(&plan.departments, black_box("gesui"));
            let departments: Vec<String> = names.into_iter().map(str::to_owned).collect();
            let filter = Filter { departments: departments.clone(), ..Filter::default() };
            let selection = filter.select_once(plan, plan.as_of);
            let part = Part { loaded: &loaded, selection: &selection, as_of: plan.as_of };
            let table = attention_table(&part, Calendar::Era, &departments);
            let mut out = Vec::new();
            write_tables(&mut out, TableFormat::Text(Paper::default()), &[], &[table]).expect("memory takes it");
            out
        });
    });
}

fn draw(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("draw a frame");
    for (width, height) in [(80, 24), (200, 60)] {
        for (name, keys) in [
            ("panes", &[][..]),
            ("plan detail", &["Enter"]),
            ("indicator detail", &["3", "Enter"]),
            ("attention", &["u"]),
            ("departments", &["D"]),
        ] {
            let app = screen(width, height, keys);
            let area = Rect::new(0, 0, width, height);
            group.bench_function(format!("{name} {width}x{height}"), |bencher| {
                let paint = |mut buffer: Buffer| {
                    view::paint(&mut buffer, &app, area);
                    buffer
                };
                bencher.iter_batched(|| Buffer::empty(area), paint, BatchSize::SmallInput);
            });
        }
    }
    group.finish();
}

fn keys(criterion: &mut Criterion) {
    let plan = plan();
    criterion.bench_function("rank the departments", |bencher| {
        bencher.iter(|| {
            let names = plan.departments.iter();
            let candidates = names.map(|each| Candidate { name: &each.name, reading: each.reading.as_deref() });
            rank(black_box("ges"), candidates)
        });
    });
    criterion.bench_function("from d to the filtered panes", |bencher| {
        let chosen = |mut app: App| {
            for key in ["d", "g", "e", "s", "u", "i", "Enter"] {
                press(&mut app, key);
            }
            app
        };
        bencher.iter_batched(|| screen(80, 24, &[]), chosen, BatchSize::SmallInput);
    });
}

criterion_group!(benches, load, filter, attention, draw, keys);
criterion_main!(benches);
