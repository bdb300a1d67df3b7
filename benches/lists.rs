//! What a key press and the frame behind it cost while a list lies over the panes of a plan of 20,000 actions
//! and 4,000 indicators: 要対応, 担当課別, the comparison with another such plan.
//!
//! `cargo bench --bench lists` measures; `-- --test` only runs each step once.

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use susumi::plan::{Action, Indicator, NodeId, NodeLabel, TreeBuilder};
use susumi::source::{Loaded, built_in};
use susumi::tui::app::{App, Message, Session};
use susumi::tui::chord::Chord;
use susumi::tui::glyph::GlyphSet;
use susumi::tui::keymap::Keymap;
use susumi::tui::look::Look;
use susumi::tui::view;
use susumi::tui::widths::Widths;
use susumi::workspace::Workspace;

const NODES: usize = 400;
const ACTIONS: usize = 50;
const INDICATORS: usize = 10;
const SCREEN: Rect = Rect { x: 0, y: 0, width: 120, height: 36 };

/// The built-in plan's entries again and again, each time under a node of their own.
fn plan(id: &str) -> Loaded {
    let mut loaded = built_in().expect("the plan is sound");
    let plan = &mut loaded.plan;
    plan.id = id.to_owned();
    let mut tree = TreeBuilder::new(NodeLabel::default());
    for at in 0..NODES {
        let label =
            NodeLabel { number: Some(at.to_string()), name: format!("改革の方針{at}"), ..NodeLabel::default() };
        tree.open(label, ACTIONS as u32, INDICATORS as u32);
        tree.close();
    }
    plan.tree = tree.finish();
    let node = |at: usize, each: usize| NodeId((at / each + 1) as u32);
    let actions = plan.actions.iter().cycle().take(NODES * ACTIONS).enumerate().map(|(at, action)| Action {
        node: node(at, ACTIONS),
        number: at.to_string(),
        name: format!("{}{at}", action.name),
        ..action.clone()
    });
    let indicators = plan.indicators.iter().cycle().take(NODES * INDICATORS).enumerate();
    let indicators = indicators.map(|(at, indicator)| Indicator {
        node: node(at, INDICATORS),
        name: format!("{}{at}", indicator.name),
        reading: None,
        ..indicator.clone()
    });
    (plan.actions, plan.indicators) = (actions.collect(), indicators.collect());
    loaded
}

fn screen(keys: &str) -> App {
    let plans = vec![plan("one"), plan("other")];
    let session = Session::new(Workspace { plans, ..Workspace::default() }).expect("there is a plan");
    let mut app = App::new(session, Keymap::default_map(), Look::new(GlyphSet::Unicode, Widths::narrow(), true));
    app.update(Message::Resize(SCREEN.width, SCREEN.height));
    press(&mut app, keys);
    app
}

/// Presses the keys, each as the loop does it.
fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        app.update(Message::Key(KeyEvent::from(Chord::parse(key).expect("a key"))));
        app.measured(view::measure(app));
    }
}

fn lists(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a key and its frame on 20,000 actions");
    group.sample_size(20);
    for (name, list) in [("要対応", "u"), ("担当課別", "D"), ("the comparison", "c")] {
        let mut app = screen(list);
        let mut buffer = Buffer::empty(SCREEN);
        let mut frame = |app: &mut App, keys: &str| {
            press(app, keys);
            buffer.reset();
            view::paint(&mut buffer, app, SCREEN);
        };
        group.bench_function(format!("moving in {name}"), |bencher| {
            bencher.iter(|| frame(&mut app, "Down"));
        });
        group.bench_function(format!("opening and closing {name}"), |bencher| {
            bencher.iter(|| frame(&mut app, &format!("Esc {list}")));
        });
        group.bench_function(format!("another year in {name}"), |bencher| {
            let mut is_back = false;
            bencher.iter(|| {
                is_back = !is_back;
                frame(&mut app, if is_back { "[" } else { "]" });
            });
        });
    }
    group.finish();
}

criterion_group!(benches, lists);
criterion_main!(benches);
