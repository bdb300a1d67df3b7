//! What the command line says: help texts, mistakes in what was typed, results of the commands.

use super::wording::{Wording, quote};

/// What the program is.
pub const ABOUT: &str = "市町村の計画がどこまで進んだかを、端末で見せます。";
/// The form of every help page.
pub const HELP_TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";
/// The same for the program itself, with the commands in groups.
pub fn help_template_with(groups: &str) -> String {
    format!(
        "{{about-with-newline}}\n使い方: {{usage}}\n\n{groups}\n{OPTIONS}:\n{{options}}\n\n{ARGUMENTS}:\n{{positionals}}{{after-help}}"
    )
}
/// The usage of the program itself.
pub const USAGE: &str = "susumi [オプション] [PATH]...\n        susumi <コマンド> [オプション] [PATH]...";
/// Below the help of the program.
pub const AFTER_HELP: &str = "\
例:\n  \
susumi                       計画を画面で開く\n  \
susumi --fresh plans/x.yaml  そのファイルを、最初の表示で開く\n  \
susumi attention -d gesui    下水道課の要対応のものを、すぐに見る\n  \
susumi check --help          コマンドの説明と例を読む\n\
\n\
PATH を省くと、./plans、設定したフォルダー、内蔵の計画の順に探して開きます。\n\
コマンドと同じ名前のファイルやフォルダーは、./check のように書きます。\n\
\n\
終了コード: 0 できた、1 知らせがある、2 できなかった（詳しくは susumi man）";
/// Heading of the commands.
pub const COMMANDS: &str = "コマンド";
/// Heading of what has no dash before it.
pub const ARGUMENTS: &str = "引数";
/// Heading of the options.
pub const OPTIONS: &str = "オプション";
/// Help of PATH.
pub const PATHS: &str = "計画のファイル（*.yaml）か、それを置いたフォルダー。いくつでも書けます";
/// Help of `-h`.
pub const HELP: &str = "この説明を出します";
/// Help of `-V`.
pub const VERSION: &str = "版の番号を出します";

/// What `check` does.
pub const CHECK: &str = "計画のファイルの誤りや食い違いを、行と列を付けて知らせます";
/// Below the help of `check`.
pub const CHECK_AFTER: &str = "\
例:\n  \
susumi check                       すべての計画のファイルを調べる\n  \
susumi check -d gesui plans        下水道課の取組と指標の指摘だけ\n  \
susumi check --format json x.yaml  ほかのプログラムで使う\n\
\n\
絞り込むと、取組と指標の指摘だけを出します（計画全体のものは出しません）。\n\
--year は、-s の状況をいつの時点で見るかです（指摘はいまのものです）。\n\
\n\
終了コード: 0 エラーなし、1 エラーあり、2 調べられなかった";
/// The usage of `check`.
pub const CHECK_USAGE: &str = "susumi check [--format 形式] [絞り込み] [PATH]...";
/// Help of `check --format`.
pub const CHECK_FORMAT: &str = "出力の形式。text（既定）か json";

/// What `export` does.
pub const EXPORT: &str = "計画の中身を、すべて、または絞り込んで書き出します";
/// The usage of `export`.
pub const EXPORT_USAGE: &str = "susumi export [--format 形式] [-o FILE] [絞り込み] [PATH]...";
/// Help of `export --format`.
pub const EXPORT_FORMAT: &str = "書き出す形式。csv、html、json、jsonl、markdown、xlsx";
/// Help of `export -o`.
pub const EXPORT_OUTPUT: &str = "書き出し先のファイルかフォルダー。省くと標準出力";

/// Heading of what limits a result.
pub const FILTER: &str = "絞り込み";
/// Help of `--department`.
pub const DEPARTMENT: &str = "担当課。名前の一部でもローマ字でもよく、いくつでも書けます（例: -d gesui）";
/// Help of `--status`.
pub const STATUS: &str =
    "状況。実施、一部実施、未実施、達成、未達成、遅れ、見込未達、未記入、要対応など。いくつでも書けます";
/// Help of `--query`.
pub const QUERY: &str = "名称・よみ・工程・備考などに含まれる言葉";
/// Help of `--year`.
pub const YEAR: &str = "その年度の時点で見ます（例: --year R1）";
/// Placeholder of a department in a help page.
pub const DEPARTMENT_VALUE: &str = "課";
/// Placeholder of a status in a help page.
pub const STATUS_VALUE: &str = "状況";
/// Placeholder of words to search for in a help page.
pub const QUERY_VALUE: &str = "言葉";
/// Placeholder of a fiscal year in a help page.
pub const YEAR_VALUE: &str = "年度";

/// What `diff` does.
pub const DIFF: &str = "2つの計画ファイルかフォルダーを比べ、変わったところを文章で知らせます";
/// The usage of `diff`.
pub const DIFF_USAGE: &str = "susumi diff [--format 形式] [絞り込み] BEFORE AFTER";
/// Help of the earlier file.
pub const DIFF_BEFORE: &str = "前の計画ファイルかフォルダー。- は標準入力";
/// Help of the later file.
pub const DIFF_PATH_AFTER: &str = "後の計画ファイルかフォルダー。- は標準入力";
/// Below the help of `diff`.
pub const DIFF_AFTER: &str = "\
例:\n  \
susumi diff 昨年.yaml 今年.yaml\n  \
git show HEAD~1:plans/x.yaml | susumi diff - plans/x.yaml   1つ前の版と比べる\n  \
susumi diff -d gesui 昨年.yaml 今年.yaml                     下水道課の分だけ\n  \
susumi diff 昨年/ 今年/                                      フォルダーの、同じ計画どうし\n  \
susumi diff --format json 昨年.yaml 今年.yaml\n\
\n\
実施状況、値、工程、担当課、目標、名称などの変更、追加、削除を階層順に出します。\n\
番号と名称で同じものを見つけます（移動、番号や名称の変更もわかります）。\n\
フォルダーどうしでは、中での場所と名前が同じファイルを、同じ計画とみなします。\n\
残りは、自治体と計画の名称が同じものが前と後に1つずつあれば、それを比べます。\n\
絞り込みは、前か後のどちらかで当てはまる取組と指標の変更を残します。\n\
\n\
終了コード: 0 違いなし、1 違いあり、2 比べられなかった";

/// What `set` does.
pub const SET: &str = "取組や指標の実績を、計画のファイルに書き込みます";
/// The usage of `set`.
pub const SET_USAGE: &str = "susumi set PATH ENTRY --year 年度 [オプション]";
/// Help of the file.
pub const SET_PATH: &str = "計画のファイル（または、計画が1つだけのフォルダー）";
/// Help of the entry.
pub const SET_ENTRY: &str =
    "取組の番号（15）、取組・指標の名前の一部、階層の番号（1/1/1/1）のどれか。ローマ字でも探せます";
/// Help of `--year`.
pub const SET_YEAR: &str = "実績と注を記入する年度（例: --year R2）。実施状況や達成状況だけなら要りません";
/// Placeholder of `--actual`.
pub const SET_ACTUAL_VALUE: &str = "工程";
/// Help of `--actual`.
pub const SET_ACTUAL: &str = "取組の実績。2つは空白で区切ります。=> か 続 は ⇒、- は行わず、\"\" は空欄";
/// Help of `--status`.
pub const SET_STATUS: &str = "取組の実施状況（計画で使う言葉。\"\" は空欄）";
/// Placeholder of `--value`.
pub const SET_VALUE_VALUE: &str = "値";
/// Help of `--value`.
pub const SET_VALUE: &str = "指標の実績。数（1,234 や △5 も可）か言葉。- は測定なし、\"\" は空欄";
/// Help of `--achievement`.
pub const SET_ACHIEVEMENT: &str = "指標の達成状況（達成、未達成。\"\" は空欄）";
/// Help of `--remark`.
pub const SET_REMARK: &str = "その年度の実績に添える注。\"\" で取り除きます（項目全体の備考は変えません）";
/// Placeholder of `--despite`.
pub const SET_DESPITE_VALUE: &str = "指摘";
/// Help of `--despite`.
pub const SET_DESPITE: &str = "その指摘が生じても書き込みます（例: --despite totals）。いくつでも書けます";
/// Help of `--dry-run`.
pub const SET_DRY_RUN: &str = "どこがどう変わるかを見せるだけで、書き込みません";
/// Below the help of `set`.
pub const SET_AFTER: &str = "\
例:\n  \
susumi set plans/x.yaml 15 --year R2 --actual 実施 --status 実施\n  \
susumi set plans/x.yaml 15 --year R2 --actual '=>'\n  \
susumi set plans/x.yaml 広告掲載件数 --year R2 --value 1,096 --achievement 達成\n  \
susumi set plans/x.yaml 広告掲載件数 --year R2 --remark 速報値 --dry-run\n\
\n\
ファイルのほかの部分（説明、順序、引用符、改行、文字コード）は変わりません。\n\
読めない値や、点検のエラー・注意が新しく生じる記入は断ります。ほかの人が同じ\n\
ところを書き換えていたときも断ります。内蔵の計画には書き込めません。\n\
\n\
終了コード: 0 書き込んだ（変更なしも）、1 指摘などがあり断った、2 できなかった";

/// Placeholder of `--glyphs`.
pub const GLYPHS_VALUE: &str = "記号";
/// Help of `--glyphs`.
pub const GLYPHS: &str =
    "画面の記号。auto（端末に合わせる）、unicode（罫線など）、safe（点字など）、ascii（英数字だけ）";
/// Placeholder of `--ambiguous`.
pub const AMBIGUOUS_VALUE: &str = "幅";
/// Help of `--ambiguous`.
pub const AMBIGUOUS: &str = "罫線や矢印の幅。auto（端末に問い合わせる）、narrow（1桁）、wide（2桁）";
/// Help of `--kiosk`.
pub const KIOSK: &str = "PATH の閲覧だけを許します（sshd の ForceCommand 用）";
/// Help of `--view`.
pub const VIEW: &str = "その名前で保存した表示で開きます（画面の V で保存）";
/// Placeholder of a view in a help page.
pub const VIEW_VALUE: &str = "名前";
/// Help of `--fresh`.
pub const FRESH: &str = "前回の続きではなく、最初の表示で開きます";
/// Help of `--no-cache`.
pub const NO_CACHE: &str = "一度読んだ計画の控え（キャッシュ）を使わず、作りもしません";
/// Help of `--frames`.
pub const FRAMES: &str = "画面の更新ごとに、送ったバイト数と押されたキーを新しいファイルに記録します";

/// Placeholder of a format in a help page.
pub const FORMAT: &str = "形式";

/// An option or argument that there is not.
pub fn unknown_argument(argument: &str, close: Option<&str>) -> Wording {
    with_close(Wording::new(format!("{}という指定はありません。", quote(argument))), close)
}

/// A command that there is not.
pub fn unknown_command(command: &str, close: Option<&str>) -> Wording {
    with_close(Wording::new(format!("{}というコマンドはありません。", quote(command))), close)
}

/// The first word is no command, and there is no such file or folder either.
pub fn neither_command_nor_path(word: &str, close: Option<&str>) -> Wording {
    let wording = Wording::new(format!("{}というコマンドも、ファイルやフォルダーもありません。", quote(word)));
    match close {
        Some(_) => with_close(wording, close),
        None => wording.hint("コマンドの一覧は「susumi --help」で見られます。"),
    }
}

/// An option of the commands before any of them.
pub fn needs_command(argument: &str) -> Wording {
    let argument = quote(argument);
    Wording::new(format!("{argument}は、コマンドの後に書いてください。"))
        .hint("「susumi attention -d gesui」のように使います。画面では、d で担当課、s で状況を選べます。")
}

/// A word of FILTER where a path stands.
pub fn misplaced(word: &str, option: &str) -> Wording {
    Wording::new(format!("{}で絞り込むには、{}と書いてください。", quote(word), quote(&format!("{option} {word}"))))
}

/// A value that an option does not take.
pub fn bad_value(argument: &str, value: &str, valid: &[String]) -> Wording {
    let argument = quote(argument);
    if value.is_empty() {
        return Wording::new(format!("{argument}には値が要ります。"));
    }
    let wording = Wording::new(format!("{argument}に{}は指定できません。", quote(value)));
    if valid.is_empty() { wording } else { wording.hint(format!("使えるのは {} です。", valid.join("、"))) }
}

/// Something that must be given is not.
pub fn missing_argument(arguments: &[String]) -> Wording {
    let names: Vec<_> = arguments.iter().map(|argument| quote(argument)).collect();
    Wording::new(format!("{}の指定が要ります。", names.join("と")))
}

/// Two things that exclude each other, or one thing twice.
pub fn conflict(argument: &str, other: Option<&str>) -> Wording {
    match other {
        Some(other) if other != argument => {
            Wording::new(format!("{}と{}は一緒に指定できません。", quote(argument), quote(other)))
        }
        _ => Wording::new(format!("{}が2回指定されています。", quote(argument))),
    }
}

/// A value where none is taken, or too many.
pub fn too_many(argument: &str) -> Wording {
    Wording::new(format!("{}に付けた値が余分です。", quote(argument)))
}

/// Anything else that was typed wrong.
pub fn bad_arguments() -> Wording {
    Wording::new("指定のしかたが正しくありません。")
}

/// Several words at once where an option takes one.
pub fn one_by_one(option: &str, typed: &str, parts: &[&str]) -> Wording {
    let each: Vec<String> = parts.iter().map(|part| format!("{option} {part}")).collect();
    Wording::new(format!("{}は、まとめて指定できません。", quote(typed)))
        .hint(format!("{}のように、1つずつ指定してください。", quote(&each.join(" "))))
}

/// A department that no plan has.
pub fn unknown_department(typed: &str, close: Option<&str>, names: &[&str]) -> Wording {
    let wording = Wording::new(format!("{}という担当課はありません。", quote(typed)));
    match names.len() {
        _ if close.is_some() => with_close(wording, close),
        0 => wording.hint("開いた計画には、担当課が1つも書かれていません。"),
        1..=MOST_LISTED => wording.hint(format!("担当課は、{}です。", names.join("、"))),
        _ => wording.hint(format!("担当課は、{}などです。", names.get(..MOST_LISTED).unwrap_or(names).join("、"))),
    }
}

/// So many names are listed in one hint.
const MOST_LISTED: usize = 20;

/// A status that no plan has.
pub fn unknown_status(typed: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let wording = Wording::new(format!("{}という状況はありません。", quote(typed)));
    match close {
        Some(_) => with_close(wording, close),
        None => wording.hint(format!("使えるのは {} です。", known.join("、"))),
    }
}

/// No fiscal year.
pub fn bad_year(typed: &str) -> Wording {
    Wording::new(format!("{}は年度として読めません。", quote(typed)))
        .hint("H28、R1、2016、平成28年度 などの形で書いてください。")
}

/// A fiscal year that no plan covers.
pub fn year_of_no_plan(year: &str) -> Wording {
    Wording::new(format!("{}は、どの計画の年度にも入っていません。", quote(year)))
        .hint("計画の年度のうちの1つを書いてください。")
}

/// Where to read on.
pub fn see_help(command: &str) -> String {
    format!("使い方は「{command} --help」で見られます。")
}

fn with_close(wording: Wording, close: Option<&str>) -> Wording {
    match close {
        Some(close) => wording.hint(format!("{}の書き間違いではありませんか。", quote(close))),
        None => wording,
    }
}

/// `--kiosk` without anything to show.
pub fn kiosk_needs_path() -> Wording {
    Wording::new("「--kiosk」には、見せる計画の PATH が要ります。")
        .hint("「susumi --kiosk /srv/plans」のように指定してください。")
}

/// Where a setting of how things look stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// In the environment variable of that name.
    Environment(&'a str),
    /// Behind that key of the settings file.
    Settings(&'a str),
}

/// A setting of how things look that has no such value.
pub fn bad_setting(place: Place, value: &str, valid: &[&str]) -> Wording {
    let place = match place {
        Place::Environment(name) => format!("環境変数{name}"),
        Place::Settings(key) => format!("設定ファイルの{}", quote(key)),
    };
    Wording::new(format!("{place}に{}は指定できないので、使いません。", quote(value)))
        .hint(format!("使えるのは {} です。", valid.join("、")))
}

/// The screen needs a terminal, also where nothing else is allowed.
pub fn kiosk_not_interactive() -> Wording {
    Wording::new("画面を開くには端末が必要です。").hint("ssh に命令を付けずに接続するか、ssh -t で接続してください。")
}

/// The screen needs a terminal.
pub fn not_interactive() -> Wording {
    Wording::new("画面を開くには端末が必要です（入力か出力が端末ではありません）。")
        .hint("端末で susumi を実行してください。画面を使わないときは、susumi attention や susumi export などを使います（一覧は susumi --help）。")
}

/// The terminal could not be used, or is gone.
pub fn screen_failed(reason: &str) -> Wording {
    Wording::new(format!("端末を使えなくなったため終了しました: {reason}"))
}

/// The terminal went away. Only a standard error that leads elsewhere still shows this.
pub const HUNG_UP: &str = "端末との接続が切れたため終了しました。";
/// `SIGINT`.
pub const INTERRUPTED: &str = "割り込み（SIGINT）を受けたため終了しました。";
/// `SIGQUIT`.
pub const QUIT: &str = "終了の指示（SIGQUIT）を受けたため終了しました。";
/// `SIGTERM`.
pub const TERMINATED: &str = "終了の指示（SIGTERM）を受けたため終了しました。";
/// A panic; its own English text follows.
pub const PANICKED: &str =
    "プログラムの誤りのため終了しました。計画ファイルは変更していません。次の英文を添えて開発元に知らせてください。";

/// Writing to standard output failed.
pub fn cannot_print(reason: &str) -> Wording {
    Wording::new(format!("出力できませんでした（{reason}）。"))
}

/// Writing a file failed.
pub fn cannot_write(path: &str, reason: &str) -> Wording {
    Wording::new(format!("{}に書き出せませんでした（{reason}）。", quote(path)))
        .hint("ファイルの名前、フォルダー、書き込む権限を確かめてください。")
}

/// The file to write is a plan file.
pub fn is_a_plan_file(path: &str) -> Wording {
    Wording::new(format!("{}は計画のファイルなので、上書きしません。", quote(path)))
        .hint("別の名前を指定してください。")
}

/// The file to write is a folder.
pub fn is_a_folder(path: &str) -> Wording {
    Wording::new(format!("{}はフォルダーなので、書き出せません。", quote(path)))
        .hint("ファイルの名前まで指定してください。")
}
