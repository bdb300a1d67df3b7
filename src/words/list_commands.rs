//! The help of the commands that print lists and other tables.

/// What `attention` does.
pub const ATTENTION: &str = "要対応のもの（未実施、未達成、遅れなど）を、理由とともに並べます";
/// The usage of `attention`.
pub const ATTENTION_USAGE: &str = "susumi attention [オプション] [絞り込み] [PATH]...";
/// Below the help of `attention`.
pub const ATTENTION_AFTER: &str = "\
例:\n  \
susumi attention -d gesui                    下水道課のもの\n  \
susumi attention                             全部の課のものを、課ごとに\n  \
susumi attention --format csv > 要対応.csv   表計算ソフトで開く\n  \
susumi attention --format markdown           メールや議事録に貼る\n  \
susumi attention --sort department,number    課の順、番号の順に1件ずつ\n\
\n\
画面の u と同じものです。\n\
複数の課に関わるものは、それぞれの課に出します（1件と数えます）。\n\
\n\
終了コード: 0 出力した、1 開けないファイルがあった、2 出力できなかった";

/// What `actions` does.
pub const ACTIONS: &str = "取組を、実施状況・予定との差・年度ごとの工程とともに表にします";
/// The usage of `actions`.
pub const ACTIONS_USAGE: &str = "susumi actions [オプション] [絞り込み] [PATH]...";
/// Below the help of `actions`.
pub const ACTIONS_AFTER: &str = "\
例:\n  \
susumi actions -s 未実施                       まだ実施していない取組\n  \
susumi actions --sort -timing                  遅れの大きい順\n  \
susumi actions --columns 番号,名称,予定,実績   年度ごとの工程\n  \
susumi actions --columns '?'                   使える列の一覧\n  \
susumi actions --format csv > 取組.csv         すべての列を表計算ソフトで開く\n\
\n\
終了コード: 0 出力した、1 開けないファイルがあった、2 出力できなかった";

/// What `indicators` does.
pub const INDICATORS: &str = "達成指標を、実績・目標・達成状況・達成率とともに表にします";
/// Help of `indicators --by`.
pub const INDICATORS_BY: &str = "name で、2つ以上の計画にある同じ名称の指標を、名称ごとに並べます";
/// Placeholder of `indicators --name`.
pub const NAME_VALUE: &str = "名称";
/// Help of `indicators --name`.
pub const INDICATORS_NAME: &str = "全計画から、その名称の指標を並べます。いくつでも書けます";
/// The usage of `indicators`.
pub const INDICATORS_USAGE: &str = "susumi indicators [オプション] [絞り込み] [PATH]...";
/// Below the help of `indicators`.
pub const INDICATORS_AFTER: &str = "\
例:\n  \
susumi indicators -s 未達成                              目標に届いていない指標\n  \
susumi indicators --sort attainment                      達成率の低い順\n  \
susumi indicators --columns 名称,初期値,実績,目標,単位   年度ごとの値\n  \
susumi indicators --columns '?'                          使える列の一覧\n  \
susumi indicators --format csv > 指標.csv                すべての列を表計算ソフトで開く\n  \
susumi indicators --by name 県下                         自治体どうしで同じ名称の指標を比べる\n  \
susumi indicators --name 水洗化率 --sort -latest 県下    1つの指標を、値の大きい順に\n\
\n\
同じ名称とは、全角と半角、かなの種類、記号と空白のほかに違いがないものです。\n\
単位が違うときは、名称の横に単位をすべて出します。\n\
\n\
終了コード: 0 出力した、1 開けないファイルがあった、2 出力できなかった";

/// Placeholder of `--columns` and `--sort`.
pub const COLUMNS_VALUE: &str = "列,...";
/// Help of `--columns`.
pub const COLUMNS_HELP: &str = "出す列とその順（? で一覧）";
/// Help of `--sort`.
pub const SORT_HELP: &str = "並べ替える列（-列 か 列:desc で逆順）";

/// What `summary` does.
pub const SUMMARY: &str = "状況・担当課・階層・年度ごと、計画・自治体ごとの件数と割合を表にします";
/// The usage of `summary`.
pub const SUMMARY_USAGE: &str = "susumi summary [--by 分け方] [--format 形式] [絞り込み] [PATH]...";
/// Below the help of `summary`.
pub const SUMMARY_AFTER: &str = "\
例:\n  \
susumi summary                              実施状況と達成状況の件数と割合\n  \
susumi summary --by department              担当課ごと\n  \
susumi summary --by year -d gesui           下水道課の年度ごとの推移\n  \
susumi summary --by node --format markdown  ホームページなどに貼る表\n  \
susumi summary --by plan --sort -late 県下  全計画を1つの表に、遅れの多い順\n  \
susumi summary --by municipality 県下       自治体ごとの合計\n  \
susumi summary --by plan,municipality 県下  自治体ごとに計画を並べ、小計を付ける\n\
\n\
plan と municipality では、絞り込みに合うもののない計画を省きます。\n\
csv と tsv に、計の行はありません。\n\
\n\
終了コード: 0 出力した、1 開けないファイルがあった、2 出力できなかった";
/// Placeholder of `summary --by`.
pub const BY_VALUE: &str = "分け方";
/// Help of `summary --by`.
pub const SUMMARY_BY: &str = "表の行。計画ごとの表は status（状況、既定）、department（担当課）、node（階層）、year（年度）。\
全計画の表は plan（計画）、municipality（自治体。同じ名前は1つになるので、\
「広島県府中市」のように書き分けます）、plan,municipality（自治体ごとに計画）";
/// Help of `--format` of commands that print tables.
pub const TABLE_FORMAT: &str = "形式。table（既定）、tsv、csv、json、markdown";
