//! 要対応: why an entry needs attention, in a few words that fit beside its name.

/// Grouped by department.
pub const BY_DEPARTMENT: &str = "担当課別";
/// Grouped by node.
pub const BY_NODE: &str = "階層別";
/// Between two reasons of one entry.
pub const BETWEEN_REASONS: &str = "／";
/// The filter by status does not change the list.
pub const WHATEVER_THE_STATUS: &str = "状況では絞らず";
/// What is about the plan and its nodes is not in the list, because it is asked for entries.
pub fn without_nodes(count: usize) -> String {
    format!("計画・階層の{count}件は除く")
}
/// How it is grouped, and how many there are.
pub fn grouped(grouping: &str, count: usize) -> String {
    format!("{grouping}　{count}件")
}
/// How many are in a group.
pub fn count(count: usize) -> String {
    format!("{count}件")
}
/// An action without a status.
pub const NO_STATUS: &str = "実施状況が未記入";
/// An indicator without a verdict.
pub const NO_VERDICT: &str = "達成状況が未記入";
/// An indicator recorded as unmet, of which its values say no more.
pub const UNMET: &str = "未達成";
/// An indicator that people judged to be unmet.
pub const UNMET_BY_HAND: &str = "未達成（人の判定）";

/// Stands for what was cut off. On a terminal it may take two cells: the screen has its own sign.
pub const CUT: &str = "…";

/// A stage or a state, cut to so many characters.
pub fn shortened(word: &str, characters: usize) -> String {
    match word.char_indices().nth(characters) {
        Some((end, _)) => format!("{}{CUT}", word.get(..end).unwrap_or(word)),
        None => word.to_owned(),
    }
}

/// Due, and not arrived, so many years later.
pub fn overdue(years: u32, goal: &str, due: &str) -> String {
    match years {
        0 => format!("未到達（{goal}の予定 {due}）"),
        _ => format!("未到達{years}年（{goal}の予定 {due}）"),
    }
}

/// Arrived so many years late.
pub fn arrived_late(years: i32, goal: &str, due: &str) -> String {
    format!("{years}年遅れて到達（{goal}の予定 {due}）")
}

/// The goal lies ahead, but the stage planned for that year is not reached.
pub fn lagging(year: &str, planned: &str) -> String {
    format!("{year}の予定「{planned}」に届かず")
}

/// What the last year is forecast to bring.
pub fn expected(year: &str, value: &str) -> String {
    format!("{year}の見込み {value}")
}

/// What the sum by the last year is forecast to be.
pub fn expected_sum(year: &str, value: &str) -> String {
    format!("{year}までの累計の見込み {value}")
}

/// No year is forecast to reach the target.
pub fn no_year_expected(target: &str) -> String {
    format!("どの年度も目標 {target}に届かない見込み")
}

/// 進捗率 against the share of the period.
pub fn progress_against_period(outlook: &str, share: &str, passed: &str) -> String {
    format!("{outlook}（進捗率{share}、期間は{passed}経過）")
}

/// A sum as a share of the target against the share of the period.
pub fn sum_against_period(outlook: &str, share: &str, passed: &str) -> String {
    format!("{outlook}（累計は目標の{share}、期間は{passed}経過）")
}

/// The baseline was good enough, the value is not any more.
pub fn fallen_back(outlook: &str) -> String {
    format!("{outlook}（目標から後退）")
}

/// The value is worse than the baseline.
pub fn worse_than_at_first(outlook: &str) -> String {
    format!("{outlook}（初期値より後退）")
}

/// The value of a year.
pub fn value(year: &str, value: &str) -> String {
    format!("{year}実績 {value}")
}

/// The sum of all years.
pub fn sum(value: &str) -> String {
    format!("累計 {value}")
}

/// A value below a target that is a least value.
pub fn below(value: &str, target: &str) -> String {
    format!("{value} < 目標 {target}")
}

/// A value above a target that is a greatest value.
pub fn above(value: &str, target: &str) -> String {
    format!("{value} > 目標 {target}")
}

/// A value beside a target, where neither is more than the other.
pub fn beside(value: &str, target: &str) -> String {
    format!("{value}、目標 {target}")
}

/// No value of any year reaches the target.
pub fn no_year(target: &str) -> String {
    format!("どの年度も目標 {target}に届かず")
}

/// A value that reaches the target.
pub fn reached(target: &str) -> String {
    format!("目標 {target}に到達")
}

/// The year that counts was not measured.
pub fn not_measured(year: &str) -> String {
    format!("{year}実績は測定なし")
}

/// No value has been entered.
pub fn no_value(target: &str) -> String {
    format!("実績なし、目標 {target}")
}

/// What the figures say, and what is recorded against it.
pub fn but_recorded(figures: &str, recorded: &str) -> String {
    format!("{figures}、記録は{recorded}")
}

/// The goal is due and the stages have not come so far.
pub fn stages_short(goal: &str) -> String {
    format!("工程は{goal}に届かず")
}

/// The stages have come that far.
pub fn stages_reached(goal: &str) -> String {
    format!("工程は{goal}に到達")
}

/// Years, at least one, for which nothing is entered.
pub fn missing(years: &[String]) -> String {
    match years {
        [first, .., last] if years.len() > 4 => format!("{first}〜{last}の{}年度の実績が未記入", years.len()),
        _ => format!("{}の実績が未記入", years.join("・")),
    }
}
