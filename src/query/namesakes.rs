//! Indicators of one name in several plans.
//!
//! Names are the same where only width, kana, marks or blanks differ: what [`fold`] leaves of them is one text. Decides
//! nothing about what can be compared: the same name may be measured in another unit.

use std::collections::HashMap;

use super::fold::fold;
use crate::plan::{IndicatorId, Plan};

/// An indicator of one of several plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Namesake {
    /// The plan by its place among them.
    pub plan: usize,
    /// The indicator.
    pub indicator: IndicatorId,
}

/// A name to hold others against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SameName {
    folded: String,
    first: Option<char>,
}

impl SameName {
    /// That name.
    pub fn of(name: &str) -> Self {
        let folded = fold(name);
        Self { first: folded.chars().next(), folded }
    }

    /// Whether `name` is the same.
    ///
    /// ```
    /// use susumi::query::SameName;
    /// assert!(SameName::of("リサイクル率（％）").fits("ﾘｻｲｸﾙ率(%)"));
    /// ```
    pub fn fits(&self, name: &str) -> bool {
        // Most names differ in their first letter, which folding leaves as it is if it is a kanji, and to fold all names
        // of a country takes long.
        let is_kanji = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
        if name.chars().next().filter(is_kanji).is_some_and(|first| self.first != Some(first)) {
            return false;
        }
        !self.folded.is_empty() && fold(name) == self.folded
    }

    /// The indicators of that name in those plans, in their order.
    pub fn among<'a>(&self, plans: impl IntoIterator<Item = &'a Plan>) -> Vec<Namesake> {
        let of_plan = |(plan, found): (usize, &'a Plan)| {
            let named = found.indicators_by_id().filter(|(_, one)| self.fits(&one.name));
            named.map(move |(indicator, _)| Namesake { plan, indicator }).collect::<Vec<_>>()
        };
        plans.into_iter().enumerate().flat_map(of_plan).collect()
    }
}

/// Those indicators by name, in the order in which each name comes first.
pub fn by_name<'a>(indicators: impl IntoIterator<Item = (&'a str, Namesake)>) -> Vec<Vec<Namesake>> {
    let mut groups: Vec<Vec<Namesake>> = Vec::new();
    // Cities write most names in one way: each spelling is folded once.
    let (mut spellings, mut names): (HashMap<&str, usize>, HashMap<String, usize>) = Default::default();
    for (name, one) in indicators {
        let group = *spellings.entry(name).or_insert_with(|| {
            *names.entry(fold(name)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            })
        });
        if let Some(group) = groups.get_mut(group) {
            group.push(one);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn which_names_are_the_same() {
        let table = [
            ("水洗化率", "水洗化率", true),
            ("水洗化率", "水洗化率（％）", false),
            ("ごみ排出量", "ゴミ排出量", true),
            ("ＨＰアクセス数", "hpｱｸｾｽ数", true),
            ("市税の収納率", "市税 の収納率", true),
            ("サーバー台数", "サーバ台数", true),
            ("水洗化率", "水道化率", false),
            ("・", "・", false),
            ("", "", false),
        ];
        for (one, other, same) in table {
            assert_eq!((SameName::of(one).fits(other), SameName::of(other).fits(one)), (same, same), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn the_first_letter_decides_nothing_that_folding_would_not(
            one in "[あアがガゔ神\u{3099}\u{fa19}（ー率]{0,3}", other in "[あアがガゔ神\u{3099}\u{fa19}（ー率]{0,3}",
        ) {
            prop_assert_eq!(SameName::of(&one).fits(&other), !fold(&one).is_empty() && fold(&one) == fold(&other));
        }
    }

    #[test]
    fn spellings_of_one_name_are_one_group() {
        let at = |plan| Namesake { plan, indicator: IndicatorId(0) };
        let names = ["ごみの量", "収納率", "ゴミの量", "収納率", "世帯数"];
        let groups = by_name(names.into_iter().enumerate().map(|(plan, name)| (name, at(plan))));
        assert_eq!(groups, [vec![at(0), at(2)], vec![at(1), at(3)], vec![at(4)]]);
    }
}
