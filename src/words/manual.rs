//! The help of the program as a whole: how its commands are grouped, and what stands in the manual page and
//! nowhere else.

/// The commands by what they are for; the order is that of the help and of the manual.
pub const GROUPS: [(&str, &[&str]); 5] = [
    ("見る", &["actions", "indicators", "attention", "summary", "read", "diff"]),
    ("確かめる", &["check", "doctor"]),
    ("書き出す", &["export"]),
    ("書き込む", &["new", "set", "import", "collect"]),
    ("そのほか", &["config", "schema", "completions", "man"]),
];

/// The name of every command.
pub fn command_names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, names)| names.iter().copied())
}

/// The heading above the options of the program itself.
pub const SCREEN_OPTIONS: &str = "画面のオプション";
/// What the program does without a command, where the help lists the commands.
pub const SCREEN: &str = "画面を開きます（コマンドを付けないとき）";

/// What an exit code means, whatever the command.
pub const EXIT_CODES: [(&str, &str); 4] = [
    ("0", "できた。点検では、エラーなし。diff では、違いなし"),
    ("1", "できたが、知らせることがある。点検のエラー、2つの計画の違い、開けないファイル、断った記入など"),
    ("2", "できなかった。指定の誤り、開ける計画がない、書き込めないなど"),
    ("128以上", "画面が信号で終わった。128に信号の番号を足した数（接続が切れた: 129、Ctrl-C: 130、終了の指示: 143）"),
];
/// Where results and messages go.
pub const STREAMS: &str = "結果は標準出力に、知らせや誤りは標準エラー出力に、直し方を添えて出します。";

/// Heading: the name.
pub const NAME: &str = "名前";
/// The line below it: what the program is, without a full stop.
pub fn name(about: &str) -> String {
    format!("susumi - {}", about.trim_end_matches('。'))
}
/// Heading of a command: its name and what it is for.
pub fn command(name: &str, group: &str) -> String {
    format!("susumi {name}（{group}）")
}
/// Heading: how it is called.
pub const SYNOPSIS: &str = "書式";
/// Heading: what it is.
pub const DESCRIPTION: &str = "説明";
/// Heading: the commands.
pub const COMMANDS: &str = "コマンド";
/// Heading: FILTER.
pub const FILTER: &str = "絞り込み";
/// Heading: what is typed on the screen.
pub const KEYS: &str = "画面の操作";
/// Heading: exit codes.
pub const EXIT_STATUS: &str = "終了コード";
/// Heading: files.
pub const FILES: &str = "ファイル";
/// Heading: environment variables.
pub const ENVIRONMENT: &str = "環境変数";
/// Heading: examples.
pub const EXAMPLES: &str = "例";
/// Heading: where to read on.
pub const SEE_ALSO: &str = "関連項目";
/// The kind of the manual.
pub const SECTION: &str = "利用者の手引き";
/// Starts the examples below a help page.
pub const EXAMPLES_OF_HELP: &str = "例:";
/// Starts the exit codes below a help page.
pub const EXIT_CODES_OF_HELP: &str = "終了コード:";

/// What it is, in paragraphs.
pub const ABOUT: [&str; 3] = [
    "susumi は、市町村の計画がどこまで進んだかを端末で見せます。計画の階層、取組ごとの予定と実績、指標の推移を、\
     担当課や状況で絞り込んで見られます。",
    "計画は、職員が自分で書く YAML のファイル（*.yaml）です。サーバーもデータベースも要りません。PATH を省くと、\
     ./plans、設定したフォルダー、内蔵の計画の順に探して開きます。",
    "コマンドを付けないと画面が開きます。コマンドを付けると、画面で見られるものを、表や文章、表計算やホームページ用の\
     ファイルとして出します。絞り込みの書き方は、どのコマンドでも同じです。",
];
/// How FILTER works.
pub const FILTER_TEXT: &str = "次の指定は、取組や指標を扱うすべてのコマンドで使えます。種類の違う指定は、すべてに当てはまるものを残します。\
     同じ指定を2つ以上書くと、どれかに当てはまるものを残します。";
/// The keys of the screen, the most important ones.
pub const KEYS_TEXT: &str = "? で操作の一覧、d で担当課、s で状況、u で要対応の一覧、/ で検索、Enter で詳細、Esc で戻り、q で終わります。\
     日本語入力がオンのままでも使えます。";
/// Files and what they are.
pub const FILE_LIST: [(&str, &str); 5] = [
    ("plans/*.yaml", "PATH を省いたときに開く計画のファイル"),
    (
        "$XDG_CONFIG_HOME/susumi/config.yaml",
        "設定ファイル（省くと ~/.config/susumi/config.yaml）。susumi config が場所を知らせます",
    ),
    ("$XDG_STATE_HOME/susumi/views.yaml", "保存した表示（省くと ~/.local/state/susumi/views.yaml）"),
    ("$XDG_STATE_HOME/susumi/session.yaml", "前回終えたときの表示"),
    ("$XDG_CACHE_HOME/susumi/", "一度読んだ計画の控え（省くと ~/.cache/susumi/）。いつ消してもかまいません"),
];
/// Environment variables and what they do.
pub const ENVIRONMENT_LIST: [(&str, &str); 6] = [
    ("SUSUMI_GLYPHS", "画面の記号。--glyphs と同じ値"),
    ("SUSUMI_AMBIGUOUS", "罫線や矢印の幅。--ambiguous と同じ値"),
    ("SUSUMI_COPY", "コピーのしかた。auto、osc52、show"),
    ("VISUAL, EDITOR", "画面の e で開くエディター"),
    ("NO_COLOR", "空でない値があると、色を使いません"),
    ("COLUMNS", "端末の幅がわからないときに使う桁数"),
];
/// Lines to type and what they do.
pub const EXAMPLE_LIST: [(&str, &str); 6] = [
    ("susumi", "計画を画面で開く"),
    ("susumi attention -d gesui", "下水道課の要対応を10秒で確かめる"),
    ("susumi actions -s 未実施 --format markdown", "済んでいない取組を、メールや会議の資料に貼る表にする"),
    ("susumi export --format xlsx -o 進捗.xlsx", "Excel のファイルにする"),
    ("susumi check plans", "書き間違いや食い違いを、行と直し方を付けて知らせる"),
    ("susumi diff 昨年.yaml 今年.yaml", "変わったところを、メールに貼れる文章にする"),
];
/// Said at a command that takes FILTER.
pub const TAKES_FILTER: &str = "絞り込みを指定できます。";
/// Where to read on.
pub const SEE_ALSO_TEXT: &str = "susumi コマンド --help で、コマンドごとの説明と例を見られます。";

/// What `completions` does.
pub const COMPLETIONS: &str = "シェルの補完（Tab）のための設定を出します";
/// The usage of `completions`.
pub const COMPLETIONS_USAGE: &str = "susumi completions SHELL";
/// Help of SHELL.
pub const SHELL: &str = "シェルの名前。bash、zsh、fish、elvish、powershell";
/// Below the help of `completions`.
pub const COMPLETIONS_AFTER: &str = "\
例:\n  \
susumi completions bash > ~/.local/share/bash-completion/completions/susumi\n  \
susumi completions zsh > ~/.zfunc/_susumi\n  \
susumi completions fish > ~/.config/fish/completions/susumi.fish\n\
\n\
フォルダーがなければ mkdir -p で作ってください。zsh では ~/.zshrc に\n  \
fpath+=~/.zfunc; autoload -U compinit; compinit\n\
と書きます。次に開いた端末から、Tab で候補が出ます。\n\
bash と zsh と fish では、-d の後に担当課、-s の後に状況も出ます\n\
（bash と zsh では gesui のようなローマ字からも選べます）。\n\
\n\
終了コード: 0 出力した、2 出力できなかった";

/// What `man` does.
pub const MAN: &str = "すべての説明を、man で読む1つのページとして出します";
/// The usage of `man`.
pub const MAN_USAGE: &str = "susumi man";
/// Below the help of `man`.
pub const MAN_AFTER: &str = "\
例:\n  \
susumi man | man -l -                                  すぐに読む\n  \
susumi man > ~/.local/share/man/man1/susumi.1          「man susumi」で読めるようにする\n\
\n\
終了コード: 0 出力した、2 出力できなかった";
