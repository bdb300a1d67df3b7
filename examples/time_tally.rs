use std::time::Instant;
use susumi::plan::{FiscalYear, NodeId, Phase, Tally};
fn main() {
    let text = include_str!("../plans/nisshin-2.yaml");
    let (head, body) = text.split_once("体系:\n").unwrap();
    let text = format!("{head}体系:\n{}", body.repeat(37));
    let t = Instant::now();
    let (plan, _, _) = susumi::source::load_text("x", &text).unwrap();
    println!("{} actions, {} nodes, load {:?}", plan.actions.len(), plan.tree.len(), t.elapsed());
    for year in [plan.as_of, FiscalYear::starting(2018)] {
        let n = 10;
        let t = Instant::now();
        for _ in 0..n {
            std::hint::black_box(plan.tally(NodeId::ROOT, year));
        }
        println!("{year} Tally::of root {:?}", t.elapsed() / n);
        let t = Instant::now();
        let all: Vec<Tally> = plan.tree.iter().map(|(id, _)| plan.tally(id, year)).collect();
        println!("{year} Tally::of every node {:?} ({})", t.elapsed(), all.len());
    }
    let words: Vec<String> = plan.actions[..54]
        .iter()
        .flat_map(|a| [&a.planned, &a.actual])
        .flat_map(|s| {
            s.0.iter().flat_map(|(_, s)| s.entries().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
        })
        .collect();
    let t = Instant::now();
    for _ in 0..100 {
        for w in &words {
            std::hint::black_box(Phase::of(w));
        }
    }
    println!("Phase::of {:?} ({} words)", t.elapsed() / (100 * words.len() as u32), words.len());
}
