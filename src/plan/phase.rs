//! How far along a word of a timeline says an action is.
//!
//! Owns the rank of stage words, by what Japanese noun phrases end with. A cell with several words is `stage`'s.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use bitcode::{Decode, Encode};

use crate::spelling::composed;

/// A stage's rank. The order of the variants is the order of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Phase {
    /// 調査: finding out.
    Research,
    /// 検討: weighing options, drafts.
    Consideration,
    /// 準備: rules made, staff and systems set up.
    Preparation,
    /// 一部実施: done in part, on trial, step by step.
    Partial,
    /// 実施: in force.
    Implementation,
}

impl Phase {
    /// All ranks, lowest first.
    pub const ALL: [Self; 5] =
        [Self::Research, Self::Consideration, Self::Preparation, Self::Partial, Self::Implementation];

    /// The rank of one stage word, `None` if it says nothing of progress (未定, 中止) or is unknown.
    ///
    /// A Japanese noun phrase has its head at the end, so the keyword that ends last decides
    /// (実施計画策定 is a 策定), of several that end there the longest (未実施 is no 実施). Parts
    /// joined by ・ are ranked one by one and the highest counts; what stands in brackets only says
    /// whether it is "in part".
    ///
    /// ```
    /// use susumi::plan::Phase;
    /// assert_eq!(Phase::of("検討・実施"), Some(Phase::Implementation));
    /// assert_eq!(Phase::of("実施方法の検討"), Some(Phase::Consideration));
    /// assert_eq!(Phase::of("一部実施"), Some(Phase::Partial));
    /// ```
    pub fn of(word: &str) -> Option<Self> {
        Self::read(word).0
    }

    /// Whether it is known what that word means, even if it has no rank (未定).
    pub fn is_known(word: &str) -> bool {
        Self::read(word).1
    }

    /// Both at once: a plan has hundreds of words, and each is asked for both when it is read.
    pub(super) fn read(word: &str) -> (Option<Self>, bool) {
        let word = &composed(word);
        let heads = outside_brackets(word);
        let heads = heads.split(BETWEEN).filter_map(head);
        let (highest, is_known) = heads.fold((None, false), |(highest, _), phase| (phase.max(highest), true));
        let in_part = || PARTLY.iter().any(|mark| word.contains(mark));
        let phase = highest.map(|phase| if phase > Self::Partial && in_part() { Self::Partial } else { phase });
        (phase, is_known)
    }
}

/// What stands between stages that are ranked one by one.
const BETWEEN: [char; 4] = ['・', '、', '/', '／'];

/// Words behind which nothing of an action is left to be done.
const ENDINGS: [&str; 4] = ["中止", "廃止", "終了", "完了"];

/// Words that make of an implementation one "in part".
const PARTLY: [&str; 5] = ["一部", "試行", "順次", "部分的", "段階的"];

/// Keywords without a rank: they stand here so that they win over the shorter words they end with.
const NO_PHASE: [&str; 20] = [
    "未定",
    "中止",
    "休止",
    "延期",
    "凍結",
    "停止",
    "断念",
    "見送り",
    "見送る",
    "なし",
    "無し",
    "不可",
    "困難",
    "予定",
    "前",
    // 実施せず, 実施しない, 実施できず
    "せず",
    "しない",
    "できず",
    "できない",
    "ならず",
];

/// Before a keyword they turn it round: 未実施, 不実施.
const NOT: [char; 3] = ['未', '不', '非'];

const KEYWORDS: [(Phase, &[&str]); 5] = [
    (Phase::Research, &["調査", "研究", "情報収集", "把握", "分析", "視察"]),
    (
        Phase::Consideration,
        &["検討", "協議", "調整", "審議", "意見聴取", "素案", "案作成", "案の作成", "案策定", "案の策定"],
    ),
    (
        Phase::Preparation,
        &[
            "準備",
            "募集",
            "公募",
            "策定",
            "制定",
            "決定",
            "設置",
            "設定",
            "整備",
            "作成",
            "設計",
            "改正",
            "締結",
            "研修",
            "周知",
            "選定",
            "発注",
            "入札",
            "公布",
            "議決",
            "契約",
            "申請",
            "着手",
            "計画",
            "システム導入",
        ],
    ),
    (Phase::Partial, &["試行", "順次", "試験運用", "試験導入", "試験実施", "着工", "起工", "工事", "建設"]),
    (
        Phase::Implementation,
        &[
            "実施",
            "導入",
            "運用",
            "運営",
            "開始",
            "採用",
            "更新",
            "拡大",
            "拡充",
            "見直し",
            "改善",
            "継続",
            "推進",
            "完了",
            "供用",
            "稼働",
            "稼動",
            "公開",
            "公表",
            "活用",
            "提供",
            "切替",
            "切替え",
            "切り替え",
            "移行",
            "集約",
            "集約化",
            "統合",
            "廃止",
            "開設",
            "開催",
            "施工",
            "施行",
            "竣工",
            "完成",
            "完工",
            "開通",
            "開館",
            "開園",
            "開所",
            "開業",
            "開校",
        ],
    ),
];

/// All keywords by their last letter, so that a word is looked through once, from its end.
static BY_LAST_LETTER: LazyLock<HashMap<char, Vec<Keyword>>> = LazyLock::new(|| {
    let ranked = KEYWORDS.iter().flat_map(|(phase, words)| words.iter().map(|word| (*word, Some(*phase))));
    let unranked = NO_PHASE.iter().map(|word| (*word, None));
    let mut keywords: HashMap<char, Vec<Keyword>> = HashMap::new();
    for (word, phase) in ranked.chain(unranked) {
        keywords.entry(word.chars().next_back().unwrap_or_default()).or_default().push((word, phase));
    }
    keywords
});

type Keyword = (&'static str, Option<Phase>);

/// The rank, if it has one, of the keyword that ends last in `part`, the longest of those.
fn head(part: &str) -> Option<Option<Phase>> {
    part.char_indices().rev().find_map(|(start, letter)| {
        let upto = part.get(..start + letter.len_utf8())?;
        let keywords = BY_LAST_LETTER.get(&letter)?.iter();
        let (word, phase) = keywords.filter(|(word, _)| upto.ends_with(word)).max_by_key(|(word, _)| word.len())?;
        let is_turned_round = upto.strip_suffix(word)?.ends_with(NOT);
        Some(phase.filter(|_| !is_turned_round))
    })
}

/// Whether nothing of an action is left to be done behind that word.
pub(super) fn ends(word: &str) -> bool {
    let head = outside_brackets(word);
    ENDINGS.iter().any(|ending| head.ends_with(ending))
}

/// The text without what stands in round brackets, of either width.
fn outside_brackets(word: &str) -> Cow<'_, str> {
    if !word.contains(['(', '（', ')', '）']) {
        return Cow::Borrowed(word);
    }
    let mut depth = 0_usize;
    let outside = |c: &char| match c {
        '(' | '（' => {
            depth += 1;
            false
        }
        ')' | '）' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    Cow::Owned(word.chars().filter(outside).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Phase::{Consideration, Implementation, Partial, Preparation, Research};

    #[test]
    fn rank_of_every_kind_of_word() {
        let table = [
            ("調査・研究", Some(Research)),
            ("調査・検討", Some(Consideration)),
            ("検討", Some(Consideration)),
            ("方針に基づく詳細検討", Some(Consideration)),
            ("取組骨子案策定", Some(Consideration)),
            ("基本方針案作成", Some(Consideration)),
            ("提案募集", Some(Preparation)),
            ("検討・募集", Some(Preparation)),
            ("方針決定", Some(Preparation)),
            ("策定", Some(Preparation)),
            ("実施計画策定", Some(Preparation)),
            ("条例改正", Some(Preparation)),
            ("システム導入", Some(Preparation)),
            ("システム導入(一部)", Some(Preparation)),
            ("準備一部運用", Some(Partial)),
            ("未実施", None),
            ("未着手", None),
            ("未公開", None),
            ("不実施", None),
            ("実施せず", None),
            ("実施しない", None),
            ("実施できず", None),
            ("実施なし", None),
            ("実施不可", None),
            ("実施困難", None),
            ("導入見送り", None),
            ("導入断念", None),
            ("実施予定", None),
            ("運用前", None),
            ("運用停止", None),
            ("実施前の調査", Some(Research)),
            ("実施せず検討", Some(Consideration)),
            ("一部実施", Some(Partial)),
            ("試行実施", Some(Partial)),
            ("順次導入", Some(Partial)),
            ("一部業務の集約化", Some(Partial)),
            ("一部見直しの検討", Some(Consideration)),
            ("実施", Some(Implementation)),
            ("検討・実施", Some(Implementation)),
            ("運用(実施計画・予算編成)", Some(Implementation)),
            ("基準に基づく各施設の修繕の実施", Some(Implementation)),
            ("見直しの実施", Some(Implementation)),
            ("必要に応じて採用", Some(Implementation)),
            ("設計", Some(Preparation)),
            ("条例公布", Some(Preparation)),
            ("公募", Some(Preparation)),
            ("着工", Some(Partial)),
            ("改修工事", Some(Partial)),
            ("工事発注", Some(Preparation)),
            ("試験運用", Some(Partial)),
            ("採用試験の実施", Some(Implementation)),
            ("完成", Some(Implementation)),
            ("供用開始", Some(Implementation)),
            ("条例施行", Some(Implementation)),
            ("開業準備", Some(Preparation)),
            ("未実施", None),
            ("未定", None),
            ("中止", None),
            ("ほげ", None),
            ("", None),
        ];
        for (word, phase) in table {
            assert_eq!(Phase::of(word), phase, "{word}");
        }
    }
}
