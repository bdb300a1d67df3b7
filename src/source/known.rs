//! The fixed keys of a plan file as a whole: which there are and which stand in one entry.
//!
//! The keys themselves are listed in [`document`](super::document) alone.

use crate::plan::FiscalYear;

use super::document::{ActionDocument, Document, IndicatorDocument, NodeDocument, RemarkedDocument};
use super::record::keys_of;

/// Keys of maps by year.
const BY_YEAR: [&str; 2] = ["予定", "実績"];

/// Keys of lists of entries.
const LISTS: [&str; 4] = ["体系", "内訳", "取組", "指標"];

/// The keys of each kind of map.
fn kinds() -> [&'static [&'static str]; 5] {
    [
        keys_of::<Document>(),
        keys_of::<NodeDocument>(),
        keys_of::<ActionDocument>(),
        keys_of::<IndicatorDocument>(),
        keys_of::<RemarkedDocument>(),
    ]
}

/// Whether that is a key of some map of a plan file, a year's label included.
pub fn is_key(word: &str) -> bool {
    kinds().iter().any(|keys| keys.contains(&word)) || is_year(word)
}

/// Whether it may stand at the top of a file.
pub fn is_of_head(word: &str) -> bool {
    keys_of::<Document>().contains(&word)
}

/// Whether it is a year's label.
pub fn is_year(word: &str) -> bool {
    FiscalYear::parse(word).is_ok()
}

/// Whether both may stand in one map.
pub fn together(one: &str, other: &str) -> bool {
    kinds().iter().any(|keys| keys.contains(&one) && keys.contains(&other)) || (is_year(one) && is_year(other))
}

/// Whether the value of that key is a map by year.
pub fn is_by_year(key: &str) -> bool {
    BY_YEAR.contains(&key)
}

/// Whether the value of that key is a list of entries.
pub fn is_list(key: &str) -> bool {
    LISTS.contains(&key)
}

/// The list whose entries have that key, if there is one such list only: 取組 for 実施状況.
pub fn list_of(key: &str) -> Option<&'static str> {
    let lists = [("内訳", kinds()[1]), ("取組", kinds()[2]), ("指標", kinds()[3])];
    let mut owners = lists.iter().filter(|(_, keys)| keys.contains(&key)).map(|(list, _)| *list);
    owners.next().filter(|_| owners.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_their_company() {
        assert!(is_key("実施状況") && is_key("注") && is_key("H28") && !is_key("状況"));
        assert!(together("指標", "取組") && together("H28", "R1") && !together("体系", "指標"));
        assert_eq!((list_of("実施状況"), list_of("単位"), list_of("名称")), (Some("取組"), Some("指標"), None));
    }
}
