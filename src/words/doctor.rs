//! What `susumi doctor` says: what was found, and what to do where something is off.

use super::wording::quote;

/// Above everything.
pub fn title(version: &str) -> String {
    format!("susumi {version} の動作環境")
}

/// Heading: the terminal.
pub const TERMINAL: &str = "端末";
/// Whether it answers.
pub const ANSWER: &str = "問い合わせ";
/// It was not asked.
pub const NOT_ASKED: &str = "していません（入力か出力が端末ではありません）";
/// What to do about that.
pub const ASK_IN_A_TERMINAL: &str = "端末で、「|」や「>」を付けずに「susumi doctor」と打つと、文字の幅まで調べます。";
/// It answered.
pub const ANSWERED: &str = "答えました";
/// It took longer than the screen waits.
pub fn answered_late(seconds: f64) -> String {
    format!("{seconds:.1}秒かかって答えました")
}
/// What to do about that.
pub const TO_HURRY: &str = "画面を開くときは0.5秒しか待たないので、答えがないものとして表示します。定規がそろう幅を SUSUMI_AMBIGUOUS=narrow（1桁）か wide（2桁）で指定すると、待たずに開きます。";
/// It did not.
pub const NO_ANSWER: &str = "答えがありません";
/// What to do about that.
pub const WITHOUT_ANSWER: [&str; 2] = [
    "どの端末でもずれない記号だけで表示します。このままで使えます。",
    "下の定規で「1桁なら」の段がそろうときは、SUSUMI_AMBIGUOUS=narrow とすると罫線で表示します。",
];
/// It answered with widths that make no sense.
pub const ODD_ANSWER: &str = "答えましたが、幅が読み取れません";

/// How characters are encoded.
pub const CODE: &str = "文字コード";
/// As it has to be.
pub const UTF8: &str = "UTF-8";
/// Not known.
pub const CODE_UNKNOWN: &str = "わかりません（次の行が「進み」と読めれば UTF-8 です）";
/// A text to read.
pub const CODE_SAMPLE: &str = "進み";
/// Another code.
pub const NOT_UTF8: &str = "UTF-8 ではありません";
/// What to do about that.
pub const TO_UTF8: [&str; 6] = [
    "端末の文字コードを UTF-8 にして、もう一度「susumi doctor」を実行してください。",
    "Tera Term: 「設定」→「その他の設定」→「Encoding」タブ。4系は「設定」→「端末」の「漢字-受信」と「漢字-送信」。",
    "PuTTY: 「ウィンドウ」→「変換」の文字セット。RLogin: 接続先の設定の文字コード。",
    "Windows Terminal: いつも UTF-8 です。間に入っている tmux や screen を確かめてください。",
    "tmux: 「tmux -u」で起動します。screen: 「screen -U」で起動します。",
    "直せないときは SUSUMI_GLYPHS=ascii とすると、記号だけは崩れません。",
];

/// The size.
pub const SIZE: &str = "大きさ";
/// Columns and rows.
pub fn size(columns: u16, rows: u16) -> String {
    format!("{columns}桁×{rows}行")
}
/// Too small for anything.
pub fn too_small(columns: u16, rows: u16) -> String {
    format!("小さすぎて表示できません。窓を{columns}桁×{rows}行以上に広げてください。")
}
/// Too small for three panes.
pub fn one_pane(columns: u16, rows: u16) -> String {
    format!("枠を1つずつ表示します。{columns}桁×{rows}行以上に広げると、3つ並びます。")
}

/// A variable that is not set.
pub const UNSET: &str = "（設定されていません）";
/// What to do about a TERM of little use.
pub const TO_TERM: &str =
    "「export TERM=xterm」と打ってから使ってください。Tera Term と PuTTY は、端末の種類を xterm にして接続します。";
/// What to do on the console of the machine itself.
pub const CONSOLE: &str = "機械に直接つないだ画面では日本語が表示されません。別の端末から ssh で接続してください。";

/// Colours.
pub const COLOUR: &str = "色";
/// They are used.
pub const WITH_COLOUR: &str = "16色を使います（色だけで意味を表すことはありません）";
/// The terminal has none.
pub const COLOURLESS: &str = "使いません（TERM が色のない端末を指しています）";
/// The user wants none.
pub const COLOUR_REFUSED: &str = "使いません（環境変数 NO_COLOR があります）";
/// What to do about that.
pub const TO_COLOUR: &str = "色を付けたいときは「unset NO_COLOR」と打ってください。";

/// How copying works.
pub const COPYING: &str = "コピー";
/// The terminal takes text.
pub const COPIED: &str = "端末の貼り付け用に送ります（OSC 52）";
/// The user says that it does.
pub const COPIED_AS_WISHED: &str = "端末の貼り付け用に送ります（指定による。OSC 52）";
/// It is shown.
pub const SHOWN: &str = "文字を画面に出して選びます（SUSUMI_COPY=osc52 で変更）";
/// The locale.
pub const LOCALE: &str = "言語の設定";
/// Its variable and value.
pub fn locale(name: &str, value: &str) -> String {
    format!("{name}={value}")
}
/// What to do about one that is not UTF-8.
pub const TO_LOCALE: &str = "susumi の表示には関わりません。e で開く編集プログラムが文字化けするときは、「export LANG=C.UTF-8」を ~/.profile に書いてください。";

/// Between terminal and program.
pub const BETWEEN: &str = "中継";
/// tmux.
pub const TMUX: &str = "tmux の中です（文字の幅は tmux が決めます）";
/// One within the other; which is the inner one, nobody says.
pub const TMUX_AND_SCREEN: &str = "tmux と screen の中です（文字の幅は内側のものが決めます）";
/// screen.
pub const SCREEN: &str = "screen の中です（文字の幅は screen が決めます）";

/// Heading: widths.
pub const WIDTHS: &str = "文字の幅";
/// The classes of characters and nine of each, in the order of their classes.
pub const CLASSES: [(&str, &str); 5] = [
    ("罫線", "─│┌┐└┘├┤┬"),
    ("ブロック", "▁▂▃▄▅▆▇█▏"),
    ("矢印", "↑↓←→⇒⇔↗↘↔"),
    ("記号", "○●◎◇□△★§×"),
    ("文字", "αβγΩЖДЯéü"),
];
/// All of a class fill that many cells.
pub fn cells(cells: u8) -> String {
    format!("{cells}桁")
}
/// Some of a class fill two cells.
pub fn mixed(wide: &str) -> String {
    format!("1桁と2桁が混ざっています（2桁: {wide}）")
}
/// Nothing was asked.
pub const CELLS_NOT_ASKED: &str = "調べていません";
/// Nothing is known of a class.
pub const CELLS_UNKNOWN: &str = "不明（2桁かもしれないものとして扱います）";
/// The symbols that follow.
pub const SYMBOLS: &str = "使う記号";
/// Symbols of more than one set.
pub const MIXED_SET: &str = "unicode と safe";
/// The name of the set and its symbols.
pub fn symbols(set: &str, lines: &str, bars: &str, arrows: &str) -> String {
    format!("{set}（枠 {lines}  棒 {bars}  矢印 {arrows}）")
}
/// What to do about wide characters.
pub const TO_NARROW: [&str; 6] = [
    "2桁の文字があっても、ずれないように表示します。このままで使えます。",
    "罫線やブロックで表示したいときは、端末の設定を1桁にしてください。",
    "Tera Term: 「設定」→「その他の設定」→「Encoding」タブの「Ambiguous Characters width」を 1 Cell にします。",
    "PuTTY: 「ウィンドウ」→「変換」の「CJK用の文字幅を使用する」（Treat CJK ambiguous characters as wide）を外します。",
    "RLogin: 2.21 以降に更新します。Windows Terminal: 「設定」の「互換性」で、幅のあいまいな文字を narrow にします。",
    "tmux や screen の中なら、端末を直してから起動し直してください。",
];
/// A wish that the terminal contradicts.
pub const WISH_IS_WRONG: &str = "幅の指定（narrow）が端末と合っていないので、表示がずれます。--ambiguous、SUSUMI_AMBIGUOUS、設定ファイルの ambiguous のうち、指定したものを外してください。";

/// Heading: the ruler.
pub const RULER: &str = "定規（左右の「|」が、下の数字の段の「|」と縦にそろえば正常です）";
/// The ruler's line of characters that are two cells wide everywhere.
pub const WIDE: (&str, &str) = ("漢字・かな", "進捗管理");
/// The ruler's line of symbols that fill one cell everywhere.
pub const SAFE: &str = "点字など";
/// The ruler if characters fill one cell.
pub const IF_NARROW: &str = "  1桁なら";
/// The ruler if characters fill two cells.
pub const IF_WIDE: &str = "  2桁なら";
/// What to do if the ruler does not fit.
pub const TO_FIT: [&str; 2] = [
    "そろわない段があれば、「susumi --ambiguous wide」で開いてください。いつもそうするには、環境変数 SUSUMI_AMBIGUOUS=wide か設定ファイルの ambiguous を使います。",
    "「?」や「□」に見える記号があれば、SUSUMI_GLYPHS=ascii とするか、端末のフォントを変えてください。",
];

/// Heading: settings.
pub const SETTINGS: &str = "設定";
/// The settings file.
pub const FILE: &str = "設定ファイル";
/// It was read.
pub fn read(path: &str) -> String {
    format!("{path}（読めました）")
}
/// It was read, but not all of it is right.
pub fn read_with_problems(path: &str, count: usize) -> String {
    format!("{path}（直すところが{count}か所あります）")
}
/// There is none.
pub fn not_there(path: &str) -> String {
    format!("{path}（ありません。なくても使えます）")
}
/// There is no place for one.
pub const NOWHERE: &str = "置き場所がわかりません（環境変数 HOME がありません）";
/// A finding about it.
pub fn problem(line: usize, message: &str) -> String {
    format!("{line}行目: {message}")
}
/// The folder for views and the last run.
pub const KEPT: &str = "表示の保存先";
/// There is none.
pub const NOT_KEPT: &str = "ありません（環境変数 HOME がありません）";
/// The folder for plans that were read.
pub const CACHE: &str = "計画の控え";
/// It is not wished for.
pub const CACHE_OFF: &str = "使いません（設定ファイルの cache）";
/// It will be made.
pub fn cache_not_yet(path: &str) -> String {
    format!("{path}（まだありません）")
}
/// What is in it.
pub fn cache(path: &str, plans: usize, bytes: u64) -> String {
    format!("{path}（{plans}件、{:.1} MB。いつ消してもかまいません）", bytes as f64 / 1e6)
}
/// It cannot be used.
pub fn cache_unusable(path: &str) -> String {
    format!("{path}（使えません）")
}
/// What to do about a folder that others may enter.
pub const TO_PRIVATE: &str = "ほかの人も開けるフォルダーなので、控えを置きません。このフォルダーを「chmod 700」で自分専用にするか、消してください。";
/// The system refuses; everything else works.
pub fn cache_fails(reason: &str) -> String {
    format!("{reason}。控えがなくても、計画は同じように開けます。")
}
/// The editor.
pub const EDITOR: &str = "編集プログラム";
/// The one of the environment.
pub fn editor(program: &str, variable: &str) -> String {
    format!("{program}（環境変数 {variable}）")
}
/// The usual one.
pub const DEFAULT_EDITOR: &str = "vi（環境変数 VISUAL も EDITOR もありません）";

/// Heading: plans.
pub const PLANS: &str = "計画";
/// Where they come from.
pub const PLACE: &str = "開く場所";
/// The paths that were given.
pub fn given(paths: &str) -> String {
    format!("{paths}（指定されたもの）")
}
/// The folder here.
pub fn default_folder(folder: &str) -> String {
    format!("./{folder}（今いるフォルダーの下）")
}
/// The folder of the settings.
pub fn configured(folder: &str) -> String {
    format!("{folder}（設定ファイルの plans）")
}
/// The plan that the program carries.
pub const BUILT_IN: &str = "内蔵の計画（指定も ./plans もないため）";
/// What to do to see one's own.
pub const TO_OWN: &str =
    "自分の計画を開くには、「susumi フォルダー」のように指定するか、設定ファイルの plans に書いてください。";
/// A plan that would be opened.
pub fn plan(file: &str, title: &str) -> String {
    format!("{file}  {}", quote(title))
}
/// A file that gives no plan.
pub fn failed(file: &str, message: &str) -> String {
    format!("{file}  開けません: {message}")
}
/// So many more plans would be opened.
pub fn more_plans(count: usize) -> String {
    format!("ほか{count}件の計画")
}
/// So many more files give no plan.
pub fn more_failures(count: usize) -> String {
    format!("開けないファイルは、ほかに{count}件（「susumi check」ですべて見られます）")
}
/// So many files of the folders are no plans.
pub fn passed_over(count: usize) -> String {
    format!("計画ではないYAMLファイル{count}件は、読み飛ばしました")
}
/// Plans with errors.
pub fn errors(count: usize) -> String {
    format!("計画の中に直すところが{count}か所あります。「susumi check」で、行と直し方がわかります。")
}

/// What `doctor` does.
pub const DOCTOR: &str = "端末・設定・計画の場所を調べ、直し方を知らせます";
/// The usage of `doctor`.
pub const DOCTOR_USAGE: &str = "susumi doctor [オプション] [PATH]...";

/// Below the help of `doctor`.
pub const DOCTOR_AFTER: &str = "\
例:\n  \
susumi doctor                 この端末で何が表示できるか、どの計画が開くかを調べる\n  \
susumi doctor --glyphs ascii  英数字だけの記号ならどう見えるかを調べる\n\
\n\
終了コード: 0 調べた（直すところがあっても）、2 出力できなかった";
