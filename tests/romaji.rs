//! Romaji finds names for which no file gives a reading: what people type, and what must not be found.

use susumi::plan::Plan;
use susumi::query::{Candidate, Filter, Index, Matcher, Rank, Search, Sought};
use susumi::source::built_in;

/// What is typed, the name, and the part of it that is highlighted.
const FOUND: &[(&str, &str, &str)] = &[
    ("zaisei", "財政政策課", "財政"),
    ("zais", "財政政策課", "財政"),
    ("zaise", "財政政策課", "財政"),
    ("zaiseisei", "財政政策課", "財政政"),
    ("zaiseiseisakuka", "財政政策課", "財政政策課"),
    ("seisaku", "財政政策課", "政策"),
    ("zaisei", "健全な財政の運営", "財政"),
    ("zaimu", "財務政策課", "財務"),
    ("gesui", "下水道課", "下水"),
    ("gesuidou", "下水道課", "下水道"),
    ("gesuidoka", "下水道課", "下水道課"),
    ("kururin", "くるりんばすの見直し", "くるりん"),
    ("kururinbasu", "くるりんばすの見直し", "くるりんばす"),
    ("minaoshi", "くるりんばすの見直し", "見直し"),
    ("opun", "オープンカウンタ", "オプン"),
    ("o-pun", "オープンカウンタ", "オプン"),
    ("kaunta", "オープンカウンター", "カウンタ"),
    ("hojokin", "補助金の見直し", "補助金"),
    ("hozyokin", "補助金の見直し", "補助金"),
    ("shimin", "市民協働課", "市民"),
    ("simin", "市民協働課", "市民"),
    ("shiminkyoudou", "市民協働課", "市民協働"),
    ("jouhou", "情報広報課", "情報"),
    ("zyouhou", "情報広報課", "情報"),
    ("joho", "情報広報課", "情報"),
    ("jyouhou", "情報広報課", "情報"),
    ("kouhou", "情報広報課", "広報"),
    ("shuunou", "収納課", "収納"),
    ("shunou", "収納課", "収納"),
    ("syunou", "収納課", "収納"),
    ("bousai", "防災交通課", "防災"),
    ("bosai", "防災交通課", "防災"),
    ("koutsuu", "防災交通課", "交通"),
    ("koutuu", "防災交通課", "交通"),
    ("kotsu", "防災交通課", "交通"),
    ("tougou", "施設の統合", "統合"),
    ("togo", "施設の統合", "統合"),
    ("fukushi", "地域福祉課", "福祉"),
    ("hukusi", "地域福祉課", "福祉"),
    ("chiiki", "地域福祉課", "地域"),
    ("tiiki", "地域福祉課", "地域"),
    ("chouju", "長寿支援課", "長寿"),
    ("choju", "長寿支援課", "長寿"),
    ("tyouzyu", "長寿支援課", "長寿"),
    ("gakkou", "小中学校", "学校"),
    ("gakko", "小中学校", "学校"),
    ("kentou", "検討", "検討"),
    ("sainyuu", "歳入の確保", "歳入"),
    ("zaiseiminaoshi", "財政見直し", "財政見直し"),
    ("sesaku", "施策の推進", "施策"),
    ("shinnyuusatsu", "新入札制度", "新入札"),
    ("kento", "検討・募集", "検討"),
    ("kikaku", "企画政策課", "企画"),
    ("kodomo", "こども課", "こども"),
    ("kodomo", "子ども・子育て", "子ども"),
    ("kosodate", "子育て支援課", "子育て"),
    ("shien", "子育て支援課", "支援"),
    ("hoken", "保険年金課", "保険"),
    ("nenkin", "保険年金課", "年金"),
    ("kyouiku", "教育総務課", "教育"),
    ("kyoiku", "教育総務課", "教育"),
    ("soumu", "教育総務課", "総務"),
    ("toshi", "都市計画課", "都市"),
    ("tosi", "都市計画課", "都市"),
    ("toshikeikaku", "都市計画課", "都市計画"),
    ("sangyou", "産業振興課", "産業"),
    ("shinkou", "産業振興課", "振興"),
    ("jinji", "人事課", "人事"),
    ("zinzi", "人事課", "人事"),
    ("kaigo", "介護福祉課", "介護"),
    ("gyousei", "行政課", "行政"),
    ("shichou", "市長公室", "市長"),
    ("sityou", "市長公室", "市長"),
    ("koukoku", "有料広告掲載", "広告"),
    ("shinbun", "新聞の発行", "新聞"),
    ("shimbun", "新聞の発行", "新聞"),
    ("saiken", "債権管理条例", "債権"),
    ("jourei", "債権管理条例", "条例"),
    ("nisshin", "日進市", "日進"),
    ("nissin", "日進市", "日進"),
    ("hitobito", "人々の暮らし", "人々"),
    ("machidukuri", "まちづくり", "まちづくり"),
    ("mynumber", "MYNUMBERカード", "MYNUMBER"),
    ("ictkatsuyou", "ＩＣＴ活用", "ＩＣＴ活用"),
    ("ザイセイ", "財政政策課", "財政"),
    ("かんきょう", "（環境）課", "環境"),
    ("ぼーさい", "防災交通課", "防災"),
];

/// What is typed and a name that it does not find, other than by scattered letters.
const NOT_FOUND: &[(&str, &str)] = &[
    // Too few letters: every other kanji has a reading with them.
    ("z", "財政政策課"),
    ("za", "財政政策課"),
    ("ka", "財政政策課"),
    ("shi", "市民課"),
    ("kou", "公園"),
    ("か", "課"),
    // The letters must follow each other, from the beginning of a word.
    ("kurin", "くるりんばす"),
    ("aisei", "財政政策課"),
    ("zaikei", "財政政策課"),
    ("zaizei", "財政政策課"),
    // Half a long reading behind another word is chance: 上 is also ほとり, 力 ちから.
    ("rokutika", "能力"),
    // In a common word a kanji is not read otherwise.
    ("toshi", "歳入"),
    ("tose", "歳出の削減"),
    // Only an English word, in kana.
    ("mynumber", "マイナンバーカード"),
    // No word at all.
    ("qqqq", "財政政策課"),
    ("xyz", "財政政策課"),
    ("zaisei12", "財政政策課"),
];

fn found(typed: &str, name: &str) -> Option<(Rank, String)> {
    let found = Matcher::new(typed).score(&Candidate { name, reading: None })?;
    let highlighted = found.positions.iter().filter_map(|at| name.chars().nth(*at)).collect();
    Some((found.rank, highlighted)).filter(|(rank, _)| *rank > Rank::Fuzzy)
}

#[test]
fn names_without_a_reading() {
    for (typed, name, highlighted) in FOUND {
        let given = found(typed, name).map(|(_, highlighted)| highlighted);
        assert_eq!(given.as_deref(), Some(*highlighted), "{typed} {name}");
        // The same in the panes as in the pickers.
        let positions = Sought::from(Search::new(typed)).positions(name);
        let given: String = positions.iter().filter_map(|at| name.chars().nth(*at)).collect();
        assert!(given.contains(highlighted), "{typed} {name}: {given}");
    }
    for (typed, name) in NOT_FOUND {
        assert_eq!(found(typed, name), None, "{typed} {name}");
    }
}

#[test]
fn what_begins_so_comes_first() {
    let names = ["情報政策課", "政策課", "行政課", "施設整備課"];
    let candidates = names.iter().map(|name| Candidate { name, reading: None });
    let ranked = susumi::query::rank("seisaku", candidates);
    assert_eq!(ranked.iter().map(|(at, _)| names[*at]).collect::<Vec<_>>(), ["政策課", "情報政策課"]);
}

/// The first plan as it would be without a single reading in its file.
fn unread() -> Plan {
    let mut plan = built_in().unwrap().plan;
    plan.departments.iter_mut().for_each(|department| department.reading = None);
    plan
}

fn left(plan: &Plan, text: &str) -> (usize, usize) {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let selection = filter.select(plan, &Index::build(plan), plan.as_of);
    (selection.actions.len(), selection.indicators.len())
}

#[test]
fn readings_in_the_file_and_guesses_find_the_same_departments() {
    let (read, unread) = (built_in().unwrap().plan, unread());
    for typed in
        ["kikakuseisaku", "gesuidouka", "shuunouka", "hokennenkin", "toshikeikaku", "bousaikoutsuu", "kodomoka"]
    {
        assert_eq!(left(&read, typed), left(&unread, typed), "{typed}");
        assert_ne!(left(&read, typed), (0, 0), "{typed}");
    }
}

#[test]
fn romaji_finds_what_the_kanji_find() {
    let plan = unread();
    let table = [
        ("koukoku", "広告"),
        ("jourei", "条例"),
        ("hojokin", "補助金"),
        ("keiyaku", "契約"),
        ("kokuminkenkou", "国民健康"),
        ("juekisha", "受益者"),
    ];
    for (typed, written) in table {
        assert_eq!(left(&plan, typed), left(&plan, written), "{typed} {written}");
    }
    // A guess finds what somebody might mean: 県と can be read so too, but 国民健康保険年… cannot.
    assert_eq!((left(&plan, "検討"), left(&plan, "kentou")), ((41, 0), (42, 0)));
    // 都市, not 歳入; what begins with こうか: 効果, 公開, …効活用.
    assert_eq!((left(&plan, "toshi"), left(&plan, "kouka")), ((20, 5), (18, 15)));
}
