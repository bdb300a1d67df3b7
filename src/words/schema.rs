//! What an editor shows beside each key of the plan file: short, with how to write it.

/// The file as a whole.
pub const PLAN: &str = "susumi の計画ファイル";
/// 計画.
pub const TITLE: &str = "計画の名称（必須）";
/// よみ.
pub const READING: &str = "読みがな。ひらがなで書くと、かなやローマ字で探せます";
/// 自治体.
pub const MUNICIPALITY: &str = "市町村の名前";
/// 年度.
pub const YEARS: &str = "計画期間の年度（必須）。R6-R10 のような範囲か、[R6, R7, R8] のような並び";
/// 時点.
pub const AS_OF: &str = "実績を入れ終えた最後の年度。省くと、実績のある最後の年度";
/// 階層.
pub const LEVELS: &str = "階層の名前を上から順に。例: [基本目標, 施策]";
/// 出典.
pub const SOURCE: &str = "もとにした資料の名前";
/// 備考.
pub const REMARK: &str = "備考。詳細の画面に出ます";
/// 確認済.
pub const ACCEPTED: &str = "点検の指摘のうち、事情がわかっていてそのままにするもの。[指摘の名前: 理由] の形";
/// 総括.
pub const TOTALS: &str = "資料に載っている実施状況ごとの件数。取組を数えた結果と照らし合わせます";
/// 実施状況区分.
pub const STATUSES: &str = "実施状況に使う言葉と、その意味（完了・一部・未了）。省くと 実施・一部実施・未実施";
/// What a status means.
pub const STATUS_CLASS: &str = "完了（済んだ）、一部（途中）、未了（まだ）のどれか";
/// 担当課 at the top.
pub const DEPARTMENTS: &str = "担当課の一覧。課の名前: 読みがな。書いた順に表示します";
/// 体系.
pub const TREE: &str = "計画の体系（必須）。いちばん上の階層の項目を「- 」で並べます";
/// 番号.
pub const NUMBER: &str = "番号。省くと上から 1、2、3…";
/// 名称.
pub const NAME: &str = "名称（必須）";
/// 取組.
pub const ACTIONS: &str = "この項目の取組を「- 」で並べます";
/// 指標.
pub const INDICATORS: &str = "この項目の指標を「- 」で並べます";
/// 内訳.
pub const NODES: &str = "1つ下の階層の項目を「- 」で並べます";
/// 担当課 of an entry.
pub const RESPONSIBLE: &str = "担当課。2つ以上は [企画課, 財政課] のように書きます";
/// 予定.
pub const PLANNED: &str = "年度ごとの予定の工程。{R6: 検討, R7: 実施, R8: ⇒}（⇒ は前の年度の続き）";
/// 実績 of an action.
pub const DONE: &str = "年度ごとの実績の工程。書き方は予定と同じ。\"-\" は実績なし";
/// 実施状況.
pub const STATUS: &str = "実施状況。実施状況区分の言葉（なければ 実施・一部実施・未実施）のどれか";
/// 単位.
pub const UNIT: &str = "値の単位（件、千円、％ など）";
/// 方向.
pub const DIRECTION: &str = "以上（多いほどよい。既定）、以下（少ないほどよい）、状態（「策定」などの言葉）";
/// 判定.
pub const BASIS: &str = "達成の決め方。最終年度（既定）、一度でも、累計（足し上げる）、手動（人が決める）";
/// 初期値.
pub const BASELINE: &str = "計画を始める前の値。\"-\" は測定なし";
/// 実績 of an indicator.
pub const VALUES: &str = "年度ごとの実績値。{R6: 12, R7: 15}。\"-\" は測定なし";
/// 目標.
pub const TARGET: &str = "目標値。数か、方向が「状態」なら言葉";
/// 達成状況.
pub const ACHIEVEMENT: &str = "達成 か 未達成。資料に載っているとおりに書きます";
/// 値.
pub const VALUE: &str = "値";
/// 注.
pub const VALUE_REMARK: &str = "この値についての注";
/// A year with what stands in it.
pub const YEAR: &str = "年度（R6、令和6年度、2024 など）";
