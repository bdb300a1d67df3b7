//! What the rows outside tables say: the title above them, the totals beside them, and that the rest was not read.

use unicode_normalization::UnicodeNormalization;

use super::area::Address;
use super::draft::{Draft, Entry};
use crate::plan::Severity;
use crate::words::import as words;

/// Words by which a title says what kind of document it is of.
const DOCUMENTS: [&str; 7] = ["総括表", "一覧", "進捗", "状況", "管理表", "達成度", "実績"];

/// What stands in front of the sum of all.
const SUMS: [&str; 5] = ["計", "合計", "総計", "全体", "総数"];

/// Takes from the rows outside the tables of a sheet what they say, and notes what was not read.
pub fn outside(draft: &mut Draft, sheet: &str, rows: Vec<(u32, Vec<String>)>) {
    let mut rest: Vec<(u32, String)> = Vec::new();
    for (row, texts) in rows {
        if draft.title.is_none()
            && let [only] = texts.as_slice()
            && (4..=60).contains(&only.chars().count())
            && !only.contains(['。', '※', '<', '＜'])
        {
            draft.title = Some(title(only));
            draft.source.get_or_insert_with(|| only.clone());
            continue;
        }
        if let Some((word, count)) = total(&texts) {
            draft.totals.push((word, count));
            continue;
        }
        rest.push((row, texts.join(" ")));
    }
    // Rows right below each other are one text.
    let mut start = 0;
    while start < rest.len() {
        let mut end = start + 1;
        while end < rest.len() && rest[end].0 <= rest[end - 1].0 + 2 {
            end += 1;
        }
        let wording = words::outside(&rest[start].1, rest[start].0 + 1, rest[end - 1].0 + 1);
        draft.doubt(Entry::Plan, Severity::Note, sheet, Address::at(rest[start].0, 0), wording);
        start = end;
    }
}

/// The title of the plan in that of a document about it: 第2次甲計画 進捗状況総括表.
fn title(text: &str) -> String {
    let parts: Vec<&str> = text.split([' ', '　']).filter(|part| !part.is_empty()).collect();
    let plan: Vec<&str> =
        parts.iter().copied().take_while(|part| !DOCUMENTS.iter().any(|word| part.contains(word))).collect();
    if plan.is_empty() { text.to_owned() } else { plan.join(" ") }
}

/// The municipality in the title of its plan: 第2次日進市経営改革プラン.
pub fn municipality(title: &str) -> Option<String> {
    let start = title.strip_prefix('第').and_then(|rest| rest.split_once(['次', '期'])).map_or(title, |(_, rest)| rest);
    let end =
        start.char_indices().skip(1).find(|(_, c)| matches!(c, '市' | '町' | '村' | '区' | '県' | '府' | '都'))?;
    let name = &start[..end.0 + end.1.len_utf8()];
    // 市民, 町内 and the like are no places.
    let goes_on = start[name.len()..].starts_with(['民', '内', '域', '分', '全']);
    let is_name = name.chars().all(|c| c.is_alphabetic() && !c.is_ascii()) && (2..=8).contains(&name.chars().count());
    (is_name && !goes_on).then(|| name.to_owned())
}

/// Whether a row is such a total beyond doubt, with its share beside it, even where a table might go on.
pub fn is_total(texts: &[String]) -> bool {
    counted(texts).is_some() && texts.iter().any(|text| text.ends_with(['%', '％']))
}

/// Such a total of a status; what all come to is none.
fn total(texts: &[String]) -> Option<(String, usize)> {
    counted(texts).filter(|(word, _)| !SUMS.contains(&word.as_str()))
}

/// A total that is printed beside the tables: 実施 | 85.2% | 46項目/全54項目.
fn counted(texts: &[String]) -> Option<(String, usize)> {
    let (word, rest) = texts.split_first()?;
    if word.chars().count() > 10 || !word.chars().all(char::is_alphabetic) || rest.is_empty() || rest.len() > 3 {
        return None;
    }
    let count = rest.iter().find_map(|text| {
        let text: String = text.nfkc().collect();
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let unit = text[end..].split(['/', '(']).next()?;
        ["項目", "件", "取組", "事業"].contains(&unit.trim()).then(|| text[..end].parse().ok()).flatten()
    });
    Some((word.clone(), count?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_places() {
        let table = [
            ("第2次日進市経営改革プラン 進捗状況総括表", "第2次日進市経営改革プラン", Some("日進市")),
            ("緑ヶ原市みどりの基本計画", "緑ヶ原市みどりの基本計画", Some("緑ヶ原市")),
            ("進捗状況一覧", "進捗状況一覧", None),
            ("市民協働計画", "市民協働計画", None),
            ("第3期 子ども計画　実績", "第3期 子ども計画", None),
        ];
        for (text, expected, place) in table {
            assert_eq!((title(text).as_str(), municipality(&title(text)).as_deref()), (expected, place), "{text}");
        }
    }

    #[test]
    fn printed_totals() {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(total(&texts(&["実施", "85.2%", "46項目/全54項目"])), Some(("実施".into(), 46)));
        assert_eq!(total(&texts(&["未実施", "３件"])), Some(("未実施".into(), 3)));
        assert!(is_total(&texts(&["実施", "85.2%", "46項目"])) && !is_total(&texts(&["相談", "12件"])));
        for other in [&["実施"][..], &["実施", "済"], &["1", "3件"], &["合計", "12"], &["計", "12件"]] {
            assert_eq!(total(&texts(other)), None, "{other:?}");
        }
    }
}
