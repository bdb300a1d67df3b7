//! Which of the fixed words of a plan file was meant: by what else staff call it, by how it is read, by how
//! little it differs.

use super::similar::{closest, folded};
use crate::plan::Department;

/// What is written, and what it stands for; of several the first that may stand there.
const SYNONYMS: [(&str, &str); 74] = [
    ("名前", "名称"),
    ("名", "名称"),
    ("取組名", "名称"),
    ("指標名", "名称"),
    ("事業名", "名称"),
    ("項目名", "名称"),
    ("取組名称", "名称"),
    ("内容", "名称"),
    ("タイトル", "計画"),
    ("計画名", "計画"),
    ("計画の名称", "計画"),
    ("No", "番号"),
    ("No.", "番号"),
    ("№", "番号"),
    ("ふりがな", "よみ"),
    ("フリガナ", "よみ"),
    ("読み", "よみ"),
    ("課", "担当課"),
    ("部署", "担当課"),
    ("担当部署", "担当課"),
    ("所管課", "担当課"),
    ("所管", "担当課"),
    ("主管課", "担当課"),
    ("担当部課", "担当課"),
    ("担当者", "担当課"),
    ("担当", "担当課"),
    ("計画値", "予定"),
    ("工程", "予定"),
    ("スケジュール", "予定"),
    ("実績値", "実績"),
    ("結果", "実績"),
    ("状況", "実施状況"),
    ("状況", "達成状況"),
    ("進捗状況", "実施状況"),
    ("進捗状況", "達成状況"),
    ("進捗", "実施状況"),
    ("進捗", "達成状況"),
    ("評価", "実施状況"),
    ("評価", "達成状況"),
    ("達成度", "達成状況"),
    ("達成状態", "達成状況"),
    ("目標値", "目標"),
    ("数値目標", "目標"),
    ("現状値", "初期値"),
    ("基準値", "初期値"),
    ("現状", "初期値"),
    ("当初値", "初期値"),
    ("ベースライン", "初期値"),
    ("期間", "年度"),
    ("計画期間", "年度"),
    ("対象年度", "年度"),
    ("市町村", "自治体"),
    ("市", "自治体"),
    ("団体名", "自治体"),
    ("取り組み", "取組"),
    ("取組み", "取組"),
    ("取組内容", "取組"),
    ("具体的取組内容", "取組"),
    ("達成指標", "指標"),
    ("成果指標", "指標"),
    ("KPI", "指標"),
    ("メモ", "備考"),
    ("注記", "備考"),
    ("補足", "備考"),
    ("注", "備考"),
    ("備考", "注"),
    ("完了", "実施"),
    ("済", "実施"),
    ("実施済", "実施"),
    ("一部", "一部実施"),
    ("未着手", "未実施"),
    ("未達", "未達成"),
    ("達成済", "達成"),
    ("累積", "累計"),
];

/// Fixed words, their readings in kana and in Hepburn letters.
const READINGS: [(&str, &str, &str); 34] = [
    ("計画", "けいかく", "keikaku"),
    ("よみ", "よみ", "yomi"),
    ("自治体", "じちたい", "jichitai"),
    ("年度", "ねんど", "nendo"),
    ("時点", "じてん", "jiten"),
    ("階層", "かいそう", "kaiso"),
    ("出典", "しゅってん", "shutten"),
    ("備考", "びこう", "biko"),
    ("確認済", "かくにんずみ", "kakuninzumi"),
    ("総括", "そうかつ", "sokatsu"),
    ("実施状況区分", "じっしじょうきょうくぶん", "jisshijokyokubun"),
    ("担当課", "たんとうか", "tantoka"),
    ("体系", "たいけい", "taikei"),
    ("番号", "ばんごう", "bango"),
    ("名称", "めいしょう", "meisho"),
    ("取組", "とりくみ", "torikumi"),
    ("指標", "しひょう", "shihyo"),
    ("内訳", "うちわけ", "uchiwake"),
    ("予定", "よてい", "yotei"),
    ("実績", "じっせき", "jisseki"),
    ("実施状況", "じっしじょうきょう", "jisshijokyo"),
    ("単位", "たんい", "tani"),
    ("方向", "ほうこう", "hoko"),
    ("判定", "はんてい", "hantei"),
    ("初期値", "しょきち", "shokichi"),
    ("目標", "もくひょう", "mokuhyo"),
    ("達成状況", "たっせいじょうきょう", "tasseijokyo"),
    ("値", "あたい", "atai"),
    ("注", "ちゅう", "chu"),
    ("実施", "じっし", "jisshi"),
    ("一部実施", "いちぶじっし", "ichibujisshi"),
    ("未実施", "みじっし", "mijisshi"),
    ("達成", "たっせい", "tassei"),
    ("未達成", "みたっせい", "mitassei"),
];

/// Kunrei spellings and long vowels, and what they become.
const LETTERS: [(&str, &str); 12] = [
    ("sy", "sh"),
    ("ty", "ch"),
    ("zy", "j"),
    ("jy", "j"),
    ("si", "shi"),
    ("ti", "chi"),
    ("tu", "tsu"),
    ("zi", "ji"),
    ("hu", "fu"),
    ("ou", "o"),
    ("oo", "o"),
    ("uu", "u"),
];

/// The word of `known` that was probably meant by `written`.
pub fn word<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let form = folded(written);
    let same = |word: &&&str| folded(word) == form;
    let listed = |meant: &str| known.iter().copied().find(|word| *word == meant);
    let synonym = SYNONYMS.iter().filter(|(other, _)| *other == form).find_map(|(_, meant)| listed(meant));
    let read = || {
        let (kana, letters) = (hiragana(&form), romaji(&form));
        READINGS
            .iter()
            .filter(|(_, reading, spelling)| *reading == kana || *spelling == letters)
            .find_map(|(meant, ..)| listed(meant))
    };
    known.iter().find(same).copied().or(synonym).or_else(read).or_else(|| closest(written, known.iter().copied()))
}

/// The department that was probably meant: by its reading in the file, or by its name.
pub fn department<'a>(written: &str, departments: &'a [Department]) -> Option<&'a str> {
    let kana = hiragana(&folded(written));
    let read = departments.iter().find(|one| one.reading.as_deref().is_some_and(|reading| hiragana(reading) == kana));
    let by_name = || closest(written, departments.iter().map(|one| one.name.as_str()));
    read.map(|one| one.name.as_str()).or_else(by_name)
}

fn hiragana(text: &str) -> String {
    let soft = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(soft).collect()
}

/// Letters in the spelling of [`READINGS`]; consonants before `shi` may be doubled.
fn romaji(text: &str) -> String {
    let plain = text.to_lowercase().replace(['-', '_', '\''], "");
    LETTERS.iter().fold(plain, |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_staff_mean() {
        let keys = ["番号", "名称", "担当課", "予定", "実績", "実施状況", "備考"];
        let table = [
            ("名前", Some("名称")),
            ("課", Some("担当課")),
            ("担当部署", Some("担当課")),
            ("状況", Some("実施状況")),
            ("進捗状況", Some("実施状況")),
            ("実績値", Some("実績")),
            ("じっしじょうきょう", Some("実施状況")),
            ("ジッセキ", Some("実績")),
            ("jisshijoukyou", Some("実施状況")),
            ("zissizyoukyou", Some("実施状況")),
            ("Bangou", Some("番号")),
            ("擔當課", Some("担当課")),
            ("担當課", Some("担当課")),
            ("名稱", Some("名称")),
            ("實績", Some("実績")),
            ("実施情況", Some("実施状況")),
            ("注", Some("備考")),
            ("作成者", None),
            ("H28", None),
        ];
        for (written, meant) in table {
            assert_eq!(word(written, &keys), meant, "{written}");
        }
        assert_eq!(word("状況", &["目標", "達成状況"]), Some("達成状況"));
        let one = Department { name: "下水道課".to_owned(), reading: Some("げすいどうか".to_owned()) };
        for written in ["げすいどうか", "ゲスイドウカ", "下水道科", "下水 道課"] {
            assert_eq!(department(written, std::slice::from_ref(&one)), Some("下水道課"), "{written}");
        }
    }
}
