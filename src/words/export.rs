//! What is said when something is written to a file: its form, its encoding, its place.

use super::wording::{Wording, quote};

/// Placeholder of `--encoding`.
pub const ENCODING_VALUE: &str = "コード";
/// Help of `--encoding`.
pub const ENCODING: &str = "csv の文字コード。utf-8-bom（既定）、utf-8、cp932";
/// Below the help of `export`.
pub const AFTER: &str = "\
例:\n  \
susumi export -o 一覧.csv                    Excel で開く一覧\n  \
susumi export -o 一覧.csv --encoding cp932   古いソフト向け（Shift_JIS）\n  \
susumi export -o 下水道課.md -d gesui        メールや wiki に貼る文章\n  \
susumi export --format json plans            他のプログラムへ渡す\n  \
susumi export -o 全計画.jsonl 県下           全計画をプログラムで集計する\n\
\n\
形式を省くと、FILE の末尾（.csv .html .json .jsonl .md .xlsx）で決めます。\n\
FILE がフォルダーなら、計画ごとに1つのファイルを作ります（計画が2つ以上の\n\
xlsx は、必ずこうします）。「/」で終わる名前なら、フォルダーも作ります。\n\
計画のファイルには書き出しません。途中で失敗したときは、前のファイルが残り\n\
ます。\n\
\n\
csv の文字コードは、Excel には utf-8-bom（既定）、プログラムには utf-8、\n\
UTF-8 を読めない古いソフトには cp932 を選びます。\n\
\n\
終了コード: 0 書き出した、1 開けないファイルがあった、2 書き出せなかった";

/// `--encoding` with another form.
pub fn encoding_of_csv_only() -> Wording {
    Wording::new("「--encoding」は、csv を書き出すときだけ指定できます。")
        .hint("ほかの形式の文字コードは、いつも UTF-8 です。")
}

/// One letter that was replaced, how often, and where first.
pub fn substituted(letter: &str, written: &str, count: usize, line: usize, column: usize) -> String {
    let places = if count == 1 { String::new() } else { format!("{count}か所、最初は") };
    format!("{letter}→{written}（{places}{line}行目の{column}列目）")
}

/// So many replaced letters, or plans, are named.
const MOST_NAMED: usize = 10;

/// Letters that CP932 does not have.
pub fn substitutions(told: &[String]) -> Wording {
    let more = told.len().saturating_sub(MOST_NAMED);
    let named = told.get(..MOST_NAMED).unwrap_or(told).join("、");
    let rest = if more == 0 { String::new() } else { format!("、ほか{more}種類") };
    Wording::new(format!("CP932 にない文字を、近い文字か〓に置き換えました: {named}{rest}"))
        .hint("元の文字のまま書き出すには、--encoding utf-8-bom を使ってください。")
}

/// The form cannot be told.
pub fn no_format(file: Option<&str>, formats: &[&str]) -> Wording {
    let formats = formats.join("、");
    match file {
        None => Wording::new("「--format」の指定が要ります。").hint(format!("使えるのは {formats} です。")),
        Some(file) => Wording::new(format!("{}の名前からは、書き出す形式がわかりません。", quote(file))).hint(format!(
            "末尾を .csv、.html、.json、.jsonl、.md、.xlsx のどれかにするか、「--format」で形式（{formats}）を指定してください。"
        )),
    }
}

/// The ending of the file is that of another form.
pub fn contradiction(file: &str, format: &str, ending: &str) -> Wording {
    Wording::new(format!("「--format {format}」と{}の末尾（.{ending}）が食い違っています。", quote(file)))
        .hint("どちらかを合わせてください（形式は省けます）。")
}

/// The name is one that plan files have.
pub fn named_as_a_plan(file: &str) -> Wording {
    Wording::new(format!("{}は計画のファイルの名前なので、書き出しません。", quote(file)))
        .hint("末尾を .csv、.json、.md などにしてください。")
}

/// A form that is no text, and nowhere to go but a terminal.
pub fn not_to_a_terminal(format: &str) -> Wording {
    Wording::new(format!("{format} は端末には表示できません。"))
        .hint("「-o FILE」でファイルを指定するか、> でファイルへ送ってください。")
}

/// A form that holds one plan, and several of them.
pub fn one_plan_per_file(format: &str, plans: &[&str]) -> Wording {
    let named = match plans.split_at_checked(MOST_NAMED) {
        Some((first, rest)) if !rest.is_empty() => format!("{}、ほか{}件", first.join("、"), rest.len()),
        _ => plans.join("、"),
    };
    Wording::new(format!(
        "{format} のファイルには計画を1つしか入れられませんが、{}件開いています（{named}）。",
        plans.len()
    ))
    .hint("PATH で1つを指定するか、「-o フォルダー」で計画ごとのファイルを作ってください。")
}

/// It has been written.
pub fn written(file: &str) -> String {
    format!("{}に書き出しました。", quote(file))
}

/// Of several files one could not be written, and with it none of those behind it.
pub fn one_of(why: Wording, done: usize, all: usize) -> Wording {
    let rest = match (done, all) {
        (_, ..=1) => return why,
        (0, _) => format!("{all}件のどれも書き出していません。"),
        _ => format!("{all}件のうち{done}件は書き出してあります。残りの{}件は書き出していません。", all - done),
    };
    Wording { message: format!("{}{rest}", why.message), ..why }
}

/// The file to write is a link that leads nowhere.
pub fn is_a_broken_link(file: &str) -> Wording {
    Wording::new(format!("{}はリンクで、その先がありません。", quote(file)))
        .hint("リンクを消すか、別の名前を指定してください。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_plans_the_first_are_named() {
        let plans: Vec<String> = (1..=1788).map(|number| format!("p{number}")).collect();
        let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
        let message = |count: usize| one_plan_per_file("xlsx", &plans[..count]).message;
        assert!(message(3).ends_with("3件開いています（p1、p2、p3）。"), "{}", message(3));
        assert!(message(1788).ends_with("1788件開いています（p1、p2、p3、p4、p5、p6、p7、p8、p9、p10、ほか1778件）。"));
    }
}
