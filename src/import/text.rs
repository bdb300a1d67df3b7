//! How people lay out text in a cell: broken lines, numbers in front of names, several departments in one cell.

use unicode_normalization::UnicodeNormalization;

use crate::plan::FiscalYear;

/// The text on one line: line breaks closed up, blanks kept only between letters of the Latin kind.
///
/// ```text
/// closed_up("転入者等の\n定住促進") == "転入者等の定住促進"
/// ```
pub fn closed_up(text: &str) -> String {
    let mut all = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_latin(all.chars().next_back()) && is_latin(line.chars().next()) {
            all.push(' ');
        }
        all.push_str(line);
    }
    all.replace('\t', " ")
}

/// A name without the number in front of it: `1 有料広告事業` , `３．債権管理`, `(3) 窓口`, `①窓口`.
pub fn numbered(text: &str) -> (Option<String>, String) {
    let text = closed_up(text);
    if let Some(first) = text.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        let rest = text.trim_start_matches(first).trim();
        return (Some(first.to_string().nfkc().collect()), rest.to_owned());
    }
    if let Some((number, name)) = text.strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']))
        && (1..=3).contains(&number.chars().count())
        && number.chars().all(is_digit)
    {
        return (Some(number.nfkc().collect()), name.trim().to_owned());
    }
    let end = text.find(|c: char| !is_digit(c) && !matches!(c, '-' | '－')).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let name = rest.trim_start_matches([' ', '　', '.', '．', '、', ')', '）']).trim();
    let is_number = number.starts_with(is_digit) && number.ends_with(is_digit) && number.chars().count() <= 6;
    if !is_number || (name.len() == rest.len() && !name.is_empty()) {
        return (None, text);
    }
    (Some(number.nfkc().collect()), name.to_owned())
}

/// A line that names a node of the tree: 基本視点1 行政経営力の向上.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelLine {
    /// 基本視点.
    pub level: String,
    /// 1.
    pub number: String,
    /// 行政経営力の向上.
    pub name: String,
}

/// Reads such a line. `known` are the levels met so far: behind one of them no blank is asked for.
pub fn level_line(line: &str, known: &[String]) -> Option<LevelLine> {
    let line = closed_up(line);
    let end = line.find(|c: char| !c.is_alphabetic() || c.is_ascii() || is_digit(c))?;
    let (level, rest) = line.split_at(end);
    if level.is_empty() || level.chars().count() > 8 || level == "第" {
        return None;
    }
    let mut number = String::new();
    let mut rest = rest.trim_start_matches([' ', '　']);
    loop {
        let end = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
        number.extend(rest[..end].nfkc());
        rest = &rest[end..];
        // Printed numbers are set apart: 施策 1 1.
        let spaced = rest.trim_start_matches([' ', '　']);
        let next = spaced.find(|c: char| !is_digit(c)).unwrap_or(spaced.len());
        let is_spread = number.chars().count() == 1 && next == 1 && spaced[next..].starts_with([' ', '　']);
        let follows_blank = spaced.len() < rest.len() && spaced.starts_with(is_digit) && is_spread;
        if !follows_blank {
            break;
        }
        rest = spaced;
    }
    let name = rest.trim_start_matches([' ', '　', '.', '．', ':', '：', '「']).trim_end_matches('」').trim();
    let is_apart = name.len() < rest.len() || known.iter().any(|known| known == level);
    let is_year = FiscalYear::parse(&format!("{level}{number}")).is_ok();
    let is_line = !number.is_empty() && number.len() <= 3 && !name.is_empty() && is_apart && !is_year;
    is_line.then(|| LevelLine { level: level.to_owned(), number, name: name.to_owned() })
}

/// What names of departments end with, by how high they stand.
const ENDINGS: [&[&str]; 3] =
    [&["部", "教育委員会"], &["課", "室", "局", "所", "館", "署", "園", "会", "センター"], &["係", "班"]];

/// How high a department of that name stands, 0 the highest; `None` for what does not look like one.
fn rank(name: &str) -> Option<usize> {
    ENDINGS.iter().position(|endings| endings.iter().any(|ending| name.ends_with(ending)))
}

/// Departments that stand in one cell. The second says whether every one of them looks like a department.
///
/// Behind a blank or a line break, what stands lower belongs to what stands above it: 総務課 情報係 is one.
pub fn departments(text: &str) -> (Vec<String>, bool) {
    const BLANKS: [char; 5] = [' ', '　', '\t', '\n', '\r'];
    const COMMAS: [char; 5] = ['、', '，', ',', '/', '／'];
    let mut all: Vec<String> = Vec::new();
    for together in text.split(COMMAS) {
        let start = all.len();
        let mut above = None;
        for part in together.split(BLANKS).filter(|part| !part.is_empty()) {
            let own = rank(part);
            match all[start..].last_mut() {
                // A name broken in two: 子育て支 / 援課.
                Some(before) if above.is_none() => before.push_str(part),
                Some(before) if above < own => *before += &format!(" {part}"),
                _ => all.push(part.to_owned()),
            }
            above = own;
        }
    }
    let mut split: Vec<String> = Vec::new();
    for name in all {
        let parts: Vec<&str> = name.split('・').collect();
        if parts.iter().all(|part| rank(part).is_some()) {
            split.extend(parts.into_iter().map(str::to_owned));
        } else {
            split.push(name);
        }
    }
    let all_look_so = split.iter().all(|name| rank(name).is_some());
    (split, all_look_so)
}

/// A heading as it is compared: without blanks, brackets and what stands in round ones, in half width.
pub fn heading(text: &str) -> String {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut depth = 0_usize;
    let outside = text.chars().filter(|c| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        '【' | '】' | '[' | ']' | '「' | '」' => false,
        _ => depth == 0,
    });
    outside.collect()
}

/// A digit of either width.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_numbers_in_front() {
        let table = [
            ("1 有料広告事業の拡大", Some("1"), "有料広告事業の拡大"),
            ("１０　適正な受益者負担", Some("10"), "適正な受益者負担"),
            ("3．債権管理", Some("3"), "債権管理"),
            ("1-2 ①", Some("1-2"), "①"),
            ("⑫窓口", Some("12"), "窓口"),
            ("(3) 窓口", Some("3"), "窓口"),
            ("（１２）窓口", Some("12"), "窓口"),
            ("(仮称) 窓口", None, "(仮称) 窓口"),
            ("46 (社会福祉協議会) 事業の整理", Some("46"), "(社会福祉協議会) 事業の整理"),
            ("空家を活用した\n転入者等の定住促進", None, "空家を活用した転入者等の定住促進"),
            ("2以上の団体", None, "2以上の団体"),
            ("7", Some("7"), ""),
            ("ITシステム", None, "ITシステム"),
            ("", None, ""),
        ];
        for (text, number, name) in table {
            assert_eq!(numbered(text), (number.map(str::to_owned), name.to_owned()), "{text}");
        }
    }

    #[test]
    fn lines_of_levels() {
        let known = ["戦略".to_owned()];
        let table = [
            ("基本視点1 行政経営力の向上", Some(("基本視点", "1", "行政経営力の向上"))),
            ("施策 1 1 民間の有能な人材の活用", Some(("施策", "11", "民間の有能な人材の活用"))),
            ("施策１６　国・県の制度", Some(("施策", "16", "国・県の制度"))),
            ("柱2：みどり", Some(("柱", "2", "みどり"))),
            ("戦略1歳入と歳出", Some(("戦略", "1", "歳入と歳出"))),
            ("基本視点1行政", None),
            ("令和2 年度の内容", None),
            ("第2 次計画", None),
            ("平成28年度から令和2年度", None),
            ("取組項目", None),
            ("1 有料広告", None),
            ("H28 実績", None),
        ];
        for (line, expected) in table {
            let found = level_line(line, &known).map(|it| (it.level, it.number, it.name));
            let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn several_departments_in_a_cell() {
        let table: [(&str, &[&str], bool); 14] = [
            ("企画政策課", &["企画政策課"], true),
            ("企画政策課\n財務政策課", &["企画政策課", "財務政策課"], true),
            ("財務政策課 下水道課", &["財務政策課", "下水道課"], true),
            ("財務政策課、下水道課，市民課", &["財務政策課", "下水道課", "市民課"], true),
            ("子育て支\n援課\nこども課", &["子育て支援課", "こども課"], true),
            ("市民課・税務課", &["市民課", "税務課"], true),
            ("文化・スポーツ課", &["文化・スポーツ課"], true),
            ("各担当", &["各担当"], false),
            ("総務課 情報係", &["総務課 情報係"], true),
            ("総務課　情報係　財政課", &["総務課 情報係", "財政課"], true),
            ("総務部\n総務課\n情報係", &["総務部 総務課 情報係"], true),
            ("総務課、情報係", &["総務課", "情報係"], true),
            ("教育委員会 学校教育課\n議会事務局", &["教育委員会 学校教育課", "議会事務局"], true),
            ("企画部 総務部", &["企画部", "総務部"], true),
        ];
        for (text, expected, all) in table {
            assert_eq!(departments(text), (expected.iter().map(ToString::to_string).collect(), all), "{text}");
        }
    }

    #[test]
    fn headings_are_compared_by_their_letters() {
        for (text, expected) in [
            ("【達成工程】", "達成工程"),
            ("取組項目\n（再掲）", "取組項目"),
            ("担 当 課", "担当課"),
            ("R1 (H31)", "R1"),
            ("Ｈ２８実績(値)", "H28実績"),
        ] {
            assert_eq!(heading(text), expected);
        }
    }
}
