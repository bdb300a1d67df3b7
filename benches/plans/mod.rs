//! Plan files as city halls keep them, made from a seed: as many as are asked for, all different, the same ones
//! every time.
//!
//! Each has the size of the first real plan: about 54 actions, 40 indicators and 40 KB. They open without an error
//! and with a few findings, as files do that people fill in year after year: a blank, a number left out, a verdict that
//! its figures do not bear out.

mod actions;
mod city;
mod indicators;
mod making;
pub mod random;
mod words;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use city::City;
use making::Making;
use random::Random;
use words::{AIMS, DEPARTMENTS, LEVELS, REMARKS, STATUSES, THEMES, TITLES};

/// The last fiscal year that is over.
const NOW: usize = 2024;

/// A plan file that is not yet anywhere.
pub struct PlanFile {
    /// Where it is to lie: `23-愛知県/松原市/計画.yaml`.
    pub path: PathBuf,
    /// What is to stand in it.
    pub text: String,
}

/// Plan number `at` of a seed. It does not depend on how many are made.
pub fn plan_file(seed: u64, at: usize) -> PlanFile {
    let city = City::of(seed, at);
    let name = if city.is_second { "総合戦略.yaml" } else { "計画.yaml" };
    let path = [&city.prefecture, &city.name, name].iter().collect();
    let mut random = Random::new(seed, at as u64);
    PlanFile { path, text: text(&city, &mut random) }
}

/// Writes the first `count` plans of a seed below `folder`.
///
/// # Errors
/// What the file system says.
pub fn lay_out(folder: &Path, count: usize, seed: u64) -> io::Result<()> {
    for at in 0..count {
        let file = plan_file(seed, at);
        let path = folder.join(file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, file.text)?;
    }
    Ok(())
}

/// A node of the tree: nodes below it, or how many actions and indicators it holds.
enum Node {
    Inner(Vec<Node>),
    Leaf { actions: usize, indicators: usize },
}

fn text(city: &City, random: &mut Random) -> String {
    let length = [4, 5, 5, 5, 5, 6, 8, 10][random.between(0, 7)];
    let first = random.between(2013, 2022);
    let last = first + length - 1;
    let known = last.min(NOW) - first + 1;
    let statuses = if random.percent(85) { STATUSES[0] } else { random.of(&STATUSES[1..]) };
    // The first ones are in every city hall.
    let mut departments = DEPARTMENTS[..8].to_vec();
    let others = random.between(9, 13);
    departments.extend(random.some(&DEPARTMENTS[8..], others));
    let levels = random.of(&LEVELS);
    let edition = random.between(1, 6);
    let title = if city.is_second { TITLES[4] } else { random.of(&TITLES) };
    let years = (first..=last).map(label).collect();
    let mut making = Making::new(random, years, known, statuses, departments);
    let mut body = String::new();
    let tree = tree(&mut making, levels.len());
    write_nodes(&mut body, "", &tree, &mut making);

    let mut text = String::new();
    _ = writeln!(text, "# {}の計画の進み具合を、担当課の報告をもとに取りまとめたファイルです。", city.name);
    _ = writeln!(text, "計画: 第{edition}次{}{title}", city.name);
    _ = writeln!(text, "自治体: {}", city.name);
    _ = writeln!(text, "年度: {}-{}", label(first), label(last));
    _ = writeln!(text, "時点: {}", label(first + known - 1));
    _ = writeln!(text, "階層: [{}]", levels.join(", "));
    _ = writeln!(text, "出典: {}ウェブサイト「第{edition}次{title} 進捗状況総括表」", city.name);
    write_totals(&mut text, &mut making);
    let [done, partly, not] = making.statuses;
    if making.statuses != STATUSES[0] {
        _ = writeln!(text, "実施状況区分: {{{done}: 完了, {partly}: 一部, {not}: 未了}}");
    }
    _ = writeln!(text, "担当課:");
    for (name, reading) in &making.departments {
        _ = writeln!(text, "  {name}: {reading}");
    }
    _ = writeln!(text, "体系:\n{}", body.trim_end());
    text
}

/// The totals that the document prints, where it does.
fn write_totals(text: &mut String, making: &mut Making<'_>) {
    if making.is_finished() && making.random.percent(70) {
        let [done, partly, not] = making.totals;
        let words = making.statuses;
        _ = writeln!(text, "総括: {{{}: {done}, {}: {partly}, {}: {not}}}", words[0], words[1], words[2]);
    }
}

/// H28, R1.
fn label(year: usize) -> String {
    if year < 2019 { format!("H{}", year - 1988) } else { format!("R{}", year - 2018) }
}

fn tree(making: &mut Making<'_>, levels: usize) -> Vec<Node> {
    let mut leaves = 0;
    let mut tree = branch(making, levels, levels, &mut leaves);
    // More years take more room, which more entries must not take then.
    let room = [0, 6][usize::from(making.years.len() > 6)];
    let actions = making.random.between(45, 67) - room;
    let indicators = making.random.between(33, 49) - room / 2;
    let mut shares = vec![(1, 0); leaves];
    for _ in leaves..actions.max(leaves) {
        shares[making.random.between(0, leaves - 1)].0 += 1;
    }
    for _ in 0..indicators {
        shares[making.random.between(0, leaves - 1)].1 += 1;
    }
    fill(&mut tree, &mut shares.into_iter());
    tree
}

fn branch(making: &mut Making<'_>, level: usize, levels: usize, leaves: &mut usize) -> Vec<Node> {
    let count = match (levels - level, levels) {
        (0, _) => 3,
        (_, 3) => making.random.between(2, 3),
        (1, _) => making.random.between(2, 3),
        _ => making.random.between(1, 2),
    };
    let mut nodes = Vec::new();
    for _ in 0..count {
        if level > 1 {
            nodes.push(Node::Inner(branch(making, level - 1, levels, leaves)));
        } else {
            *leaves += 1;
            nodes.push(Node::Leaf { actions: 0, indicators: 0 });
        }
    }
    nodes
}

fn fill(nodes: &mut [Node], shares: &mut impl Iterator<Item = (usize, usize)>) {
    for node in nodes {
        match node {
            Node::Inner(below) => fill(below, shares),
            Node::Leaf { actions, indicators } => (*actions, *indicators) = shares.next().unwrap_or_default(),
        }
    }
}

fn write_nodes(text: &mut String, indent: &str, nodes: &[Node], making: &mut Making<'_>) {
    for (at, node) in nodes.iter().enumerate() {
        let name = making.name(&THEMES, &AIMS);
        let remark = if making.random.percent(30) { making.random.of(&REMARKS) } else { "" };
        _ = writeln!(text, "{indent}- 番号: {}\n{indent}  名称: {name}", at + 1);
        if !remark.is_empty() {
            _ = writeln!(text, "{indent}  備考: {remark}");
        }
        let below = format!("{indent}  ");
        match node {
            Node::Inner(nodes) => {
                _ = writeln!(text, "{below}内訳:");
                write_nodes(text, &below, nodes, making);
            }
            Node::Leaf { actions, indicators } => {
                _ = writeln!(text, "{below}取組:");
                for _ in 0..*actions {
                    actions::write(text, &below, making);
                }
                if *indicators > 0 {
                    _ = writeln!(text, "{below}指標:");
                }
                for _ in 0..*indicators {
                    indicators::write(text, &below, making);
                }
            }
        }
    }
}
