//! 備考 of an action and the remarks beside its single years: a plan holds them in one text, and each beside its year.
//!
//! Whoever shows the years with their remarks shows of 備考 only what is left. Invariant: what is taken out of a text
//! is what was put behind it.

use crate::plan::{Action, ByYear};
use crate::words::field;
use crate::words::finding::remark_of_cell;

/// 備考 with the remarks of the years behind it, as of a plan that was read from its file.
pub fn whole_remark(own: Option<&str>, of_years: &ByYear<String>) -> Option<String> {
    let all: Vec<String> = own.map(str::to_owned).into_iter().chain(said(of_years)).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// 備考 of an action without the remarks of its years.
pub fn own_remark(action: &Action) -> Option<String> {
    let whole = action.remark.as_deref()?;
    let of_years = said(&action.actual_remarks).collect::<Vec<_>>().join(" ");
    let own = match whole.strip_suffix(&of_years) {
        Some(own) => own.trim_end().to_owned(),
        None => whole.replacen(&format!("{of_years} "), "", 1),
    };
    (!own.is_empty()).then_some(own)
}

fn said(of_years: &ByYear<String>) -> impl Iterator<Item = String> {
    of_years.iter().map(|(year, remark)| remark_of_cell(&year.to_string(), field::ACTUAL, remark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    #[test]
    fn what_is_left_of_a_remark() {
        // 実績, what else the entry has, 備考 of its own.
        let table = [
            ("{H28: 検討}", "", None),
            ("{H28: 検討}", ", 備考: 乙", Some("乙")),
            ("{H28: {値: 検討, 注: 丙}}", "", None),
            ("{H28: {値: 検討, 注: 丙}, H29: {値: ⇒, 注: 丁}}", ", 備考: 乙", Some("乙")),
            ("{H28: {値: 検討, 注: 丙}}", ", 備考: \"乙 H28実績: 丙\"", Some("乙 H28実績: 丙")),
            ("{H28: {値: 検討, 注: 丙}}", ", 予定: {H28: {値: 実施, 注: 戊}}", Some("H28予定: 戊")),
            ("{H28: {値: 検討, 注: 丙}}", ", 備考: 乙, 予定: {H28: {値: 実施, 注: 戊}}", Some("乙 H28予定: 戊")),
        ];
        for (actual, more, own) in table {
            let text = format!(
                "計画: 試し\n年度: H28-H29\n体系:\n- 名称: 一\n  取組:\n  - {{名称: 甲, 実績: {actual}{more}}}\n"
            );
            let (plan, ..) = load_text("p", &text).unwrap();
            let action = &plan.actions[0];
            assert_eq!(own_remark(action).as_deref(), own, "{text}");
            if !more.contains("予定") {
                assert_eq!(whole_remark(own, &action.actual_remarks), action.remark, "{text}");
            }
        }
    }
}
