//! The actions and indicators of a node.

use crate::plan::{Achievement, Action, Basis, Direction, Indicator, NodeId, StatusWord};
use crate::source::document::{ActionDocument, IndicatorDocument};
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::source::number::is_dash;
use crate::source::place::Place;
use crate::source::record::keys_of;
use crate::source::{keys, meant, slips};
use crate::spelling::same;
use crate::words::{finding, fixed};

use super::measured::{self, Scale};
use super::{Builder, accepted, stages};

/// The words of 方向.
pub const DIRECTIONS: [(&str, Direction); 3] = [
    (fixed::direction(Direction::AtLeast), Direction::AtLeast),
    (fixed::direction(Direction::AtMost), Direction::AtMost),
    (fixed::direction(Direction::State), Direction::State),
];
/// The words of 判定.
pub const BASES: [(&str, Basis); 4] = [
    (fixed::basis(Basis::LastYear), Basis::LastYear),
    (fixed::basis(Basis::Once), Basis::Once),
    (fixed::basis(Basis::Cumulative), Basis::Cumulative),
    (fixed::basis(Basis::Manual), Basis::Manual),
];
/// The words of 達成状況.
pub const ACHIEVEMENTS: [(&str, Achievement); 2] = [
    (fixed::achievement(Achievement::Met), Achievement::Met),
    (fixed::achievement(Achievement::Unmet), Achievement::Unmet),
];

/// By key: what staff write for one of its words.
const SHORT_FORMS: [(&str, &[&str], &str); 11] = [
    ("方向", &["上", "増", "増加", "増やす", "↑", "以上", "up"], "以上"),
    ("方向", &["下", "減", "減少", "減らす", "↓", "未満", "down"], "以下"),
    ("方向", &["言葉", "文字", "定性", "有無"], "状態"),
    ("判定", &["最終", "最終年", "最後", "最終値"], "最終年度"),
    ("判定", &["一度", "1度でも", "一回でも", "1回でも", "期間中"], "一度でも"),
    ("判定", &["合計", "計", "総計"], "累計"),
    ("達成状況", &["○", "〇", "◯", "◎", "はい", "到達"], "達成"),
    ("達成状況", &["×", "✕", "✗", "△", "いいえ", "未到達"], "未達成"),
    ("実施状況", &["○", "〇", "◯", "◎", "完了", "済み"], "実施"),
    ("実施状況", &["△", "一部", "実施中", "着手", "部分実施"], "一部実施"),
    ("実施状況", &["×", "✕", "未", "未了", "検討中"], "未実施"),
];

impl Builder {
    /// Reads one entry of 取組; `ordinal` is its number if it has none.
    pub(super) fn action(&mut self, node: NodeId, ordinal: usize, entry: &ActionDocument, place: Place<'_>) {
        let findings = &mut self.findings;
        let remarks = &mut Vec::new();
        let covered = self.years.as_deref();
        keys::check(place, keys_of::<ActionDocument>(), findings);
        let number = Field::of(place, "番号", &entry.number).text(findings, remarks);
        self.accepted.extend(accepted::read(Field::of(place, "確認済", &entry.accepted), findings));
        let actual = stages::row(Field::of(place, "実績", &entry.actual), covered, findings, remarks);
        let action = Action {
            node,
            number: number.unwrap_or_else(|| ordinal.to_string()),
            name: name(Field::of(place, "名称", &entry.name), place, findings, remarks),
            reading: Field::of(place, "よみ", &entry.reading).text(findings, remarks),
            departments: self.departments.of_entry(Field::of(place, "担当課", &entry.departments), findings, remarks),
            planned: stages::row(Field::of(place, "予定", &entry.planned), covered, findings, remarks).schedule,
            actual: actual.schedule,
            dashes: actual.dashes,
            actual_remarks: actual.remarks,
            status: status(Field::of(place, "実施状況", &entry.status), &self.statuses, findings, remarks),
            remark: remark(Field::of(place, "備考", &entry.remark), findings, remarks),
        };
        self.positions.actions.push(place.position());
        self.actions.push(action);
    }

    /// Reads one entry of 指標.
    pub(super) fn indicator(&mut self, node: NodeId, entry: &IndicatorDocument, place: Place<'_>) {
        let findings = &mut self.findings;
        let remarks = &mut Vec::new();
        let covered = self.years.as_deref();
        keys::check(place, keys_of::<IndicatorDocument>(), findings);
        self.accepted.extend(accepted::read(Field::of(place, "確認済", &entry.accepted), findings));
        let unit = Field::of(place, "単位", &entry.unit).text(findings, remarks);
        let direction = Field::of(place, "方向", &entry.direction);
        let direction = one_of(direction, &DIRECTIONS, "direction", findings, remarks).unwrap_or_default();
        let basis = Field::of(place, "判定", &entry.basis);
        let scale = Scale { unit: unit.as_deref(), direction };
        let actual = Field::of(place, "実績", &entry.actual);
        let achievement = Field::of(place, "達成状況", &entry.achievement);
        let indicator = Indicator {
            node,
            name: name(Field::of(place, "名称", &entry.name), place, findings, remarks),
            reading: Field::of(place, "よみ", &entry.reading).text(findings, remarks),
            direction,
            basis: one_of(basis, &BASES, "basis", findings, remarks).unwrap_or_default(),
            baseline: measured::single(Field::of(place, "初期値", &entry.baseline), scale, findings, remarks),
            actual: measured::row(actual, scale, covered, findings, remarks),
            target: measured::single(Field::of(place, "目標", &entry.target), scale, findings, remarks),
            achievement: one_of(achievement, &ACHIEVEMENTS, "achievement", findings, remarks),
            own_departments: self.departments.of_entry(
                Field::of(place, "担当課", &entry.departments),
                findings,
                remarks,
            ),
            remark: remark(Field::of(place, "備考", &entry.remark), findings, remarks),
            unit,
        };
        self.positions.indicators.push(place.position());
        self.indicators.push(indicator);
    }
}

/// 名称, which every entry must have.
pub(super) fn name(field: Field<'_>, entry: Place<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> String {
    let name = field.text(findings, remarks);
    if name.is_none() {
        findings.error("missing-name", entry.position(), finding::missing_name());
    }
    name.unwrap_or_default()
}

/// 備考, and behind it the remarks that stand beside single values of the entry.
pub(super) fn remark(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Option<String> {
    let own = field.text(findings, &mut Vec::new());
    let all: Vec<String> = own.into_iter().chain(remarks.drain(..)).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn status(
    field: Field<'_>,
    statuses: &[StatusWord],
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Option<usize> {
    let words: Vec<(&str, usize)> = statuses.iter().enumerate().map(|(at, s)| (s.word.as_str(), at)).collect();
    one_of(field, &words, "status", findings, remarks)
}

/// What was meant by a word that is none of `known`: signs and short forms besides what all words have.
fn meant<'a>(key: &str, written: &str, known: &[&'a str]) -> Option<&'a str> {
    let short = SHORT_FORMS.iter().find(|(at, forms, _)| *at == key && forms.contains(&written));
    let listed = |word: &str| known.iter().copied().find(|known| *known == word);
    short.and_then(|(.., word)| listed(word)).or_else(|| meant::word(written, known))
}

/// One of a closed list of words; a dash says nothing.
fn one_of<T: Copy>(
    field: Field<'_>,
    words: &[(&str, T)],
    code: &'static str,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Option<T> {
    let written = field.text(findings, remarks).filter(|text| !is_dash(text))?;
    let found = words.iter().find(|(word, _)| same(word, &written)).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let inner = slips::unquoted(&written).unwrap_or(&written);
        let close = if findings.is_full() { None } else { meant(field.key, inner, &known) };
        findings.error(code, field.place.position(), finding::unknown_word(field.key, &written, close, &known));
    }
    found
}
