//! A plan as the text of a plan file, written as people write one: in the order of the keys in the documentation,
//! years on one line, quotation marks only where they are needed.
//!
//! Invariant: what is written reads back as the same plan, without a finding that the plan itself does not cause.

use super::block::{Block, braces, brackets};
use super::build::{ACHIEVEMENTS, BASES, CLASSES, DIRECTIONS};
use super::remark::own_remark;
use super::scalar::scalar;
use crate::cells::width;
use crate::plan::{
    Acceptance, Action, ActionId, Basis, ByYear, DepartmentId, FiscalYear, Indicator, IndicatorId, Measured, NodeId,
    NodeLabel, Plan, Stage, Subject, Value, decimals,
};

/// How wide a line may become, in cells; years of a longer one stand on lines of their own.
const WIDEST: usize = 96;
/// The same where there are remarks on it, which make a line hard to read.
const WIDEST_WITH_REMARKS: usize = 80;

/// The text of a plan file that reads back as `plan`.
pub fn plan_text(plan: &Plan) -> String {
    plan_text_with(plan, &[])
}

/// The same with comments: lines for people only, each above the entry it is about.
pub fn plan_text_with(plan: &Plan, comments: &[(Subject, String)]) -> String {
    let mut writer = Writer { plan, comments, block: Block::default() };
    writer.comment(Subject::Plan);
    writer.head();
    writer.block.key("体系", if plan.tree.is_empty() { "[]" } else { "" });
    for node in plan.tree.children(NodeId::ROOT) {
        writer.node(node);
    }
    writer.block.text
}

struct Writer<'a> {
    plan: &'a Plan,
    comments: &'a [(Subject, String)],
    block: Block,
}

impl Writer<'_> {
    fn comment(&mut self, subject: Subject) {
        for (_, text) in self.comments.iter().filter(|(about, _)| *about == subject) {
            self.block.comment(&text.replace(char::is_control, " "));
        }
    }

    fn head(&mut self) {
        let plan = self.plan;
        self.text("計画", Some(&plan.title));
        self.text("よみ", plan.tree.node(NodeId::ROOT).reading.as_deref());
        self.text("自治体", plan.municipality.as_deref());
        self.block.key("年度", &years(&plan.years));
        self.block.key("時点", &plan.as_of.to_string());
        if !plan.levels.is_empty() {
            self.block.key("階層", &brackets(&flow(plan.levels.iter())));
        }
        self.text("出典", plan.source.as_deref());
        self.text("備考", plan.remark.as_deref());
        if !plan.printed_totals.is_empty() {
            let pairs = plan.printed_totals.iter().map(|(word, count)| (scalar(word, true, ""), count.to_string()));
            self.pairs("総括", pairs.collect());
        }
        let class = |class| CLASSES.iter().find(|(_, other)| *other == class).map_or("", |(name, _)| *name);
        let pairs = plan.statuses.iter().map(|it| (scalar(&it.word, true, ""), class(it.class).to_owned()));
        self.pairs("実施状況区分", pairs.collect());
        self.accepted(Subject::Plan);
        self.departments_of_plan();
    }

    /// All departments, with their readings if there are any; many of them on lines of their own, where readings can
    /// be written in.
    fn departments_of_plan(&mut self) {
        let departments = &self.plan.departments;
        if departments.is_empty() {
            return;
        }
        let list = brackets(&flow(departments.iter().map(|department| &department.name)));
        // In a list a name of nothing would be nothing.
        let is_list = departments.iter().all(|department| department.reading.is_none() && !department.name.is_empty());
        if is_list && width(&list) <= WIDEST {
            self.block.key("担当課", &list);
            return;
        }
        self.block.key("担当課", "");
        self.block.map();
        for department in departments {
            let reading = department.reading.as_ref().map(|reading| scalar(reading, false, ""));
            self.block.key(&scalar(&department.name, true, ""), &reading.unwrap_or_default());
        }
        self.block.end();
    }

    fn node(&mut self, id: NodeId) {
        let plan = self.plan;
        self.block.entry();
        self.comment(Subject::Node(id));
        let NodeLabel { number, name, reading, remark } = plan.tree.node(id).label();
        self.number(number.as_deref().unwrap_or_default());
        self.text("名称", Some(&name));
        self.text("よみ", reading.as_deref());
        self.text("備考", remark.as_deref());
        self.accepted(Subject::Node(id));
        let actions = plan.tree.own_actions(id);
        if !actions.is_empty() {
            self.block.key("取組", "");
            actions.map(ActionId).for_each(|id| self.action(id));
        }
        let indicators = plan.tree.own_indicators(id);
        if !indicators.is_empty() {
            self.block.key("指標", "");
            indicators.map(IndicatorId).for_each(|id| self.indicator(id));
        }
        if plan.tree.children(id).next().is_some() {
            self.block.key("内訳", "");
            plan.tree.children(id).for_each(|id| self.node(id));
        }
        self.block.end();
    }

    fn action(&mut self, id: ActionId) {
        let action = self.plan.action(id);
        self.block.entry();
        self.comment(Subject::Action(id));
        self.number(&action.number);
        self.text("名称", Some(&action.name));
        self.text("よみ", action.reading.as_deref());
        self.departments(&action.departments);
        let planned = action.planned.0.iter().map(|(year, stage)| (year.to_string(), stage_text(stage)));
        self.pairs("予定", planned.collect());
        self.pairs("実績", actual(action));
        let status = action.status.and_then(|at| self.plan.statuses.get(at));
        self.text("実施状況", status.map(|status| status.word.as_str()));
        self.text("備考", own_remark(action).as_deref());
        self.accepted(Subject::Action(id));
        self.block.end();
    }

    fn indicator(&mut self, id: IndicatorId) {
        let indicator: &Indicator = self.plan.indicator(id);
        self.block.entry();
        self.comment(Subject::Indicator(id));
        // An entry must begin with some key, and this one it should have.
        self.block.key("名称", &scalar(&indicator.name, false, ""));
        self.text("よみ", indicator.reading.as_deref());
        self.departments(&indicator.own_departments);
        self.text("単位", indicator.unit.as_deref());
        self.text("方向", DIRECTIONS.iter().find(|(_, it)| *it == indicator.direction).map(|(word, _)| *word));
        let basis = BASES.iter().find(|(_, it)| *it == indicator.basis && *it != Basis::default());
        self.text("判定", basis.map(|(word, _)| *word));
        let places = places(indicator);
        self.value("初期値", indicator.baseline.as_ref(), places);
        let values = indicator.actual.iter().map(|(year, value)| (year.to_string(), measured(value, places, true)));
        self.pairs("実績", values.collect());
        self.value("目標", indicator.target.as_ref(), places);
        let achievement = ACHIEVEMENTS.iter().find(|(_, it)| Some(*it) == indicator.achievement);
        self.text("達成状況", achievement.map(|(word, _)| *word));
        self.text("備考", indicator.remark.as_deref());
        self.accepted(Subject::Indicator(id));
        self.block.end();
    }

    fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.block.key(key, &scalar(text, false, ""));
        }
    }

    /// Numbers of entries stand as numbers where that loses nothing.
    fn number(&mut self, number: &str) {
        let is_plain = number.len() <= 9
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && (number == "0" || !number.starts_with('0'))
            && !number.is_empty();
        self.block.key("番号", &if is_plain { number.to_owned() } else { scalar(number, false, "") });
    }

    fn departments(&mut self, ids: &[DepartmentId]) {
        match self.plan.department_names(ids).as_slice() {
            [] => {}
            [only] if !only.starts_with('［') => self.block.key("担当課", &scalar(only, false, "")),
            names => self.block.key("担当課", &brackets(&flow(names.iter()))),
        }
    }

    fn value(&mut self, key: &str, value: Option<&Measured>, places: usize) {
        if let Some(value) = value {
            self.block.key(key, &measured(value, places, value.remark.is_some()));
        }
    }

    /// A map: on one line, or with a line for each pair where one is a map itself or all of it is too long.
    fn pairs(&mut self, key: &str, pairs: Vec<(String, String)>) {
        let line = braces(&pairs.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>());
        let has_remarks = pairs.iter().any(|(_, value)| value.starts_with('{'));
        if width(&line) <= if has_remarks { WIDEST_WITH_REMARKS } else { WIDEST } {
            self.block.key(key, &line);
            return;
        }
        self.block.key(key, "");
        self.block.map();
        pairs.iter().for_each(|(name, value)| self.block.key(name, value));
        self.block.end();
    }

    fn accepted(&mut self, subject: Subject) {
        let own = self.plan.accepted.iter().filter(|acceptance| acceptance.subject == subject);
        let one = |acceptance: &Acceptance| match &acceptance.reason {
            Some(reason) => format!("{}: {}", scalar(&acceptance.code, true, ""), scalar(reason, true, "")),
            None => scalar(&acceptance.code, true, ""),
        };
        let all: Vec<String> = own.map(one).collect();
        if !all.is_empty() {
            self.block.key("確認済", &brackets(&all));
        }
    }
}

/// 年度: a range where no year is left out.
fn years(years: &[FiscalYear]) -> String {
    let has_gap = years.windows(2).any(|pair| pair[1] != pair[0].next());
    match years {
        [only] => only.to_string(),
        [first, .., last] if !has_gap => format!("{first}-{last}"),
        years => brackets(&years.iter().map(FiscalYear::to_string).collect::<Vec<_>>()),
    }
}

fn flow<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Vec<String> {
    texts.map(|text| scalar(text.as_ref(), true, "")).collect()
}

/// The cell of a stage: its word, or a list where there are several, or one that would be taken for several.
fn stage_text(stage: &Stage) -> String {
    let entries: Vec<&str> = stage.entries().collect();
    match entries.as_slice() {
        [only] if !only.contains(' ') => scalar(only, true, ""),
        // In a list the blanks around each would be taken off.
        entries if entries.iter().any(|entry| entry.trim() != *entry) => scalar(&entries.join(" "), true, ""),
        entries => brackets(&flow(entries.iter())),
    }
}

/// 実績 of an action: stages, dashes, and the remarks of single years.
fn actual(action: &Action) -> Vec<(String, String)> {
    let mut cells: ByYear<String> = action.actual.0.iter().map(|(year, stage)| (year, stage_text(stage))).collect();
    for year in &action.dashes {
        cells.insert(*year, scalar("-", true, ""));
    }
    for (year, remark) in action.actual_remarks.iter() {
        let cell = cells.get(year).cloned().unwrap_or_default();
        cells.insert(year, remarked(&cell, remark));
    }
    cells.iter().map(|(year, cell)| (year.to_string(), cell.clone())).collect()
}

/// With how many decimals the numbers of an indicator are written: with those of the longest, so that 10.0 stands
/// beside 13.8.
fn places(indicator: &Indicator) -> usize {
    let ends = indicator.baseline.iter().chain(&indicator.target);
    let all = ends.chain(indicator.actual.iter().map(|(_, value)| value));
    all.filter_map(|measured| measured.value.number()).map(decimals).max().unwrap_or(0)
}

fn measured(measured: &Measured, places: usize, in_flow: bool) -> String {
    let value = match &measured.value {
        Value::Number(number) => {
            let text = format!("{number:.places$}");
            if text.parse() == Ok(*number) { text } else { number.to_string() }
        }
        Value::Word(word) => scalar(word, in_flow, ""),
        Value::NotMeasured => scalar("-", in_flow, ""),
    };
    measured.remark.as_ref().map_or(value.clone(), |remark| remarked(&value, remark))
}

fn remarked(value: &str, remark: &str) -> String {
    format!("{{値: {value}, 注: {}}}", scalar(remark, true, ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::load_text;

    /// The plan of a text, the text it is written as, and the plan of that.
    fn there_and_back(text: &str) -> (Plan, String, Plan) {
        let (plan, ..) = load_text("p", text).unwrap();
        let written = plan_text(&plan);
        let (again, ..) = load_text("p", &written).unwrap_or_else(|finding| panic!("{finding:?}\n{written}"));
        (plan, written, again)
    }

    #[test]
    fn plans_that_people_keep_read_back_as_they_were() {
        for text in [
            include_str!("../../plans/nisshin-2.yaml"),
            include_str!("../../tests/plans/midori-2.yaml"),
            include_str!("../../tests/plans/midori-3.yaml"),
            include_str!("../../tests/plans/review.yaml"),
        ] {
            let (plan, written, again) = there_and_back(text);
            assert_eq!(again, plan, "{written}");
        }
    }

    #[test]
    fn the_first_plan_is_written_as_its_file_is() {
        let text = include_str!("../../plans/nisshin-2.yaml");
        let (_, written, _) = there_and_back(text);
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines.map(|line| line.trim().replace("'%'", "\"%\"")).collect()
        };
        let (own, written) = (lines(text), lines(&written));
        let differing: Vec<_> = own.iter().zip(&written).filter(|(one, other)| one != other).collect();
        // The two entries of a value are one text in the plan.
        let value = (&"H30: [調査, 内部研修]".to_owned(), &"H30: 調査 内部研修".to_owned());
        assert_eq!((own.len(), differing), (written.len(), vec![value]));
    }

    #[test]
    fn every_kind_of_cell() {
        let text = "\
計画: '甲: 乙 #1'
よみ: こう
年度: [H28, H30]
時点: H30
総括: {実施: 1}
担当課: {'- 課': , \"1\": いち, ［課］: か}
確認済: [totals: '誤り, 市に確認', no-target]
備考: 1行目
体系:
- 番号: '01'
  名称: 'null'
  備考: '- '
  取組:
  - 番号: 1-2
    名称: '[x]'
    担当課: [［課］]
    予定: {H28: [検討 する, 実施], H30: {値: ⇒, 注: 予定の注}}
    実績: {H28: {値: '-', 注: 理由}, H30: {値: 検討, 注: 'a, b'}}
    備考: 自分の備考
  - 名称: 二つ目
    実績: {H28: {値: , 注: 空の理由}}
  指標:
  - 名称: 指標
    判定: 一度でも
    単位: '%'
    初期値: {値: -5.5, 注: 旧}
    実績: {H28: '-', H30: 約50}
    目標: '100'
    達成状況: 未達成
";
        let (plan, written, again) = there_and_back(text);
        assert_eq!(plan.tree.node(NodeId::ROOT).remark.as_deref(), Some("1行目"));
        let mut again = again;
        // The remarks of 備考 may change their order where one of 予定 is among them.
        assert_eq!(
            again.actions[0].remark.as_deref(),
            Some("自分の備考 H30予定: 予定の注 H28実績: 理由 H30実績: a, b")
        );
        again.actions[0].remark = plan.actions[0].remark.clone();
        assert_eq!(again, plan, "{written}");
    }

    #[test]
    fn comments_stand_above_what_they_are_about() {
        let (plan, ..) = load_text("p", "計画: 甲\n年度: R1\n体系:\n- 名称: 乙\n  取組:\n  - 名称: 丙\n").unwrap();
        let comments =
            [(Subject::Action(ActionId(0)), "確認: F12\n\"三\"".to_owned()), (Subject::Plan, "上".to_owned())];
        let text = plan_text_with(&plan, &comments);
        assert!(
            text.starts_with("# 上\n計画: 甲\n") && text.contains("  取組:\n  # 確認: F12 \"三\"\n  - 番号: 1\n"),
            "{text}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_stands_in_a_plan_reads_back(
            texts in proptest::collection::vec("([ -~⇒・、。（）：　実施検討［］-]{1,12}|\\PC{1,8}|[-#:'\"\n 0-9.]{1,6})", 12),
            number in -1e12..1e12_f64,
            years in proptest::collection::btree_set(2000_u16..2030, 1..6),
        ) {
            let text = |at: usize| scalar(&texts[at], true, "");
            let years: Vec<String> = years.into_iter().map(|year| FiscalYear::starting(year).to_string()).collect();
            let year = &years[0];
            let source = format!(
                "計画: {}\n年度: [{}]\n階層: [{}]\n担当課: {{{}: {}}}\n体系:\n- 番号: {}\n  名称: {}\n  取組:\n  - 名称: {}\n    担当課: [{}, {}]\n    予定: {{{year}: {}}}\n    実績: {{{year}: {{値: [{}, {}], 注: {}}}}}\n  指標:\n  - 名称: {}\n    単位: 件\n    実績: {{{year}: {{値: {number}, 注: {}}}}}\n    目標: {}\n",
                text(0), years.join(", "), text(1), text(2), text(3), text(4), text(5), text(6), text(2), text(7), text(8), text(9), text(10), text(11), text(0), text(1), text(2),
            );
            let loaded = load_text("p", &source);
            prop_assume!(loaded.is_ok());
            let (plan, written, again) = there_and_back(&source);
            prop_assert_eq!(again, plan, "{}", written);
        }
    }
}
