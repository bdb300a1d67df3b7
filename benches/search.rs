//! What a key press costs while somebody searches a plan of 100,000 actions, each with a name of its own and
//! none with a reading: it must be less than a frame of 16 ms.
//!
//! `cargo bench --bench search` measures and says what the index takes; `-- --test` only runs each step once.

use std::alloc::System;
use std::collections::HashSet;
use std::hint::black_box;
use std::time::Instant;

use cap::Cap;
use criterion::{Criterion, criterion_group, criterion_main};
use susumi::plan::{Action, Answering, NodeId, NodeLabel, Plan, Schedule, Stage, TreeBuilder};
use susumi::query::{Filter, Index, Search};
use susumi::source::built_in;

const ACTIONS: usize = 100_000;
const NODES: usize = 2_000;

const WHOSE: &str = "市民 高齢者 子育て世帯 中小企業 地域住民 自治会 市職員 児童生徒 障がい者 外国人住民 農業者 納税者 若年層 \
    観光客 消防団 民生委員 町内会 保護者 学校関係者 事業者 利用者 妊産婦 要介護者 転入者 避難者 商店街 大学 図書館 公民館 保育園";
const WHAT: &str = "有料広告 財政政策 下水道事業 道路橋りょう 公共施設 防災情報 個人番号カード オープンデータ 窓口業務 国民健康保険税 \
    補助金 市債 行政評価 人事評価 広報紙 公式ホームページ コミュニティバス 空家等 農地 都市公園 ごみ減量 再生可能エネルギー 学校給食 \
    保育料 介護予防 生活習慣病 予防接種 健康診査 文化財 生涯学習 男女共同参画 多文化共生 地域包括ケア 指定管理者制度 定員管理 電子申請 \
    統合型地理情報 内部統制 債権管理 ふるさと納税 企業誘致 産業振興 観光資源 交通安全 消費生活 災害時要援護者 耐震改修 河川水路 上水道 \
    浄化槽 斎場 火葬場 庁舎 文書管理 情報公開 入札契約 監査 議会 選挙 統計調査";
const HOW: &str = "利用促進 適正管理 効率化 見直し 有効活用 機能強化 負担軽減 長寿命化 民間委託 一元化 電子化 共同化 平準化 収納率向上 \
    周知啓発 人材育成 連携強化 相談体制 受入体制 財源確保 水準向上 計画的更新 統廃合 再編整備 標準化 可視化 自立支援 早期発見 広域連携 公民連携";
const STEP: &str = "推進 検討 実施 導入 策定 拡充 拡大 構築 整備 運用 調査研究 試行 改善 募集 協定締結 条例制定 方針決定 研修開催 評価検証 普及";

/// Counts the bytes that are allocated.
#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next<'a>(&mut self, words: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words[(self.0 >> 33) as usize % words.len()]
    }
}

/// The built-in plan's departments and years with many more actions.
fn plan() -> Plan {
    let mut plan = built_in().expect("the plan is sound").plan;
    let lists = [WHOSE, WHAT, HOW, STEP].map(|list| list.split_whitespace().collect::<Vec<_>>());
    let [whose, what, how, step] = &lists;
    let mut numbers = Numbers(4);
    let mut name = || {
        let mut next = |list| numbers.next(list);
        format!("{}のための{}の{}と{}の{}", next(whose), next(what), next(how), next(what), next(step))
    };
    let mut tree = TreeBuilder::new(NodeLabel::default());
    let per_node = u32::try_from(ACTIONS / NODES).expect("a small number");
    for _ in 0..NODES {
        tree.open(NodeLabel { name: name(), ..NodeLabel::default() }, per_node, 0);
        tree.close();
    }
    plan.tree = tree.finish();
    let mut names = HashSet::new();
    while names.len() < ACTIONS {
        names.insert(name());
    }
    let departments: Vec<_> = plan.department_ids().collect();
    let years = plan.years.clone();
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_unstable();
    let action = |(at, name): (usize, String)| Action {
        node: NodeId(u32::try_from(at / (ACTIONS / NODES) + 1).expect("a small number")),
        number: at.to_string(),
        name,
        reading: None,
        departments: vec![departments[at % departments.len()]],
        planned: Schedule(
            years.iter().map(|year| (*year, Stage::words(vec![step[at % step.len()].to_owned()]))).collect(),
        ),
        actual: Schedule::default(),
        dashes: Vec::new(),
        actual_remarks: susumi::plan::ByYear::default(),
        status: Some(at % plan.statuses.len()),
        remark: None,
    };
    plan.actions = names.into_iter().enumerate().map(action).collect();
    plan.indicators = Vec::new();
    plan.answering = Answering::default();
    plan
}

fn search(criterion: &mut Criterion) {
    let plan = plan();
    let (start, before) = (Instant::now(), ALLOCATED.allocated());
    let index = Index::build(&plan);
    let (built, after) = (start.elapsed(), ALLOCATED.allocated());
    let start = Instant::now();
    let hits = index.hits(&plan, &Search::new("zai")).len();
    let (first, guessed) = (start.elapsed(), ALLOCATED.allocated());
    eprintln!("index of {ACTIONS} actions: {built:?}, {} bytes an action", (after - before) / ACTIONS);
    eprintln!("first search in romaji: {first:?}, {hits} hits, {} bytes an action more", (guessed - after) / ACTIONS);
    let mut group = criterion.benchmark_group("a key press while searching 100,000 actions");
    group.sample_size(20);
    let typed = ["財政政策", "くるりん", "zaiseiseisaku", "gesuidou", "zyouhou", "kenkou hoken", "xyz"];
    let beginnings = |text: &'static str| text.char_indices().map(|(at, char)| &text[..at + char.len_utf8()]);
    let mut seen = HashSet::new();
    for typed in typed.into_iter().flat_map(beginnings).filter(|typed| !typed.ends_with(' ') && seen.insert(*typed)) {
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        let left = filter.select(&plan, &index, plan.as_of).actions.len();
        group.bench_function(format!("{typed} ({left})"), |bencher| {
            bencher.iter(|| black_box(&filter).select(&plan, &index, plan.as_of));
        });
    }
    group.finish();
}

/// One node with very many actions, and as many indicators that name no department.
fn crowded_node(criterion: &mut Criterion) {
    const ENTRIES: u32 = 5_000;
    let mut plan = built_in().expect("the plan is sound").plan;
    let mut tree = TreeBuilder::new(NodeLabel::default());
    let node = tree.open(NodeLabel::default(), ENTRIES, ENTRIES);
    plan.tree = tree.finish();
    plan.actions = plan.actions.into_iter().cycle().take(ENTRIES as usize).collect();
    plan.indicators = plan.indicators.into_iter().cycle().take(ENTRIES as usize).collect();
    plan.actions.iter_mut().for_each(|action| action.node = node);
    for indicator in &mut plan.indicators {
        (indicator.node, indicator.own_departments) = (node, Vec::new());
    }
    plan.answering = Answering::default();
    let index = Index::build(&plan);
    let filter = Filter { departments: vec![plan.departments[0].name.clone()], ..Filter::default() };
    let mut group = criterion.benchmark_group("a node of 5,000 actions and 5,000 indicators");
    group.sample_size(10);
    group.bench_function("index", |bencher| bencher.iter(|| Index::build(black_box(&plan))));
    group.bench_function("one department", |bencher| bencher.iter(|| filter.select(&plan, &index, plan.as_of)));
    group.finish();
}

criterion_group!(benches, search, crowded_node);
criterion_main!(benches);
