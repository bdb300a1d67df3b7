//! 見方: how to read the screen. The keys themselves come from the keymap.

/// Title of the help page.
pub const TITLE: &str = "操作と見方";
/// Behind the empty search line.
pub const PROMPT: &str = "文字を打つと絞り込みます";
/// Heading of the part about reading.
pub const READING: &str = "見方";
/// Heading: tree.
pub const TREE: &str = "体系";
/// How to read a line of the tree.
pub const TREE_TEXT: &str = "計画の階層です。右端は、済んだ取組/全取組、その割合の棒、目標に届いていない指標の数で、担当課と検索で絞り込んだ範囲を数えます（状況の絞り込みでは変わりません）。選んだ行より下の取組と指標が、工程と指標に表示されます。";
/// Heading: timeline.
pub const TIMELINE: &str = "工程";
/// How to read an action.
pub const TIMELINE_TEXT: &str = "取組ごとに、上の段が予定、下の段が実績です。言葉の後に続く帯は、前の年度の段階が続くこと（印刷された表の⇒）を表します。空いているところは予定や記入がありません。";
/// Heading: phases.
pub const PHASES: &str = "段階";
/// How to read the shades.
pub const PHASES_TEXT: &str = "帯の高さと色は、段階の進み具合です。低い順に次のとおりです。";
/// Heading: slip.
pub const SLIP: &str = "遅れ";
/// How slip is counted.
pub const SLIP_TEXT: &str = "予定で最も進んだ段階に、実績が何年遅れて（または早く）届いたかです。「遅れ1年」「前倒し1年」のほか、予定の年度になっても届いていないものは「未到達」（2年過ぎていれば「未到達2年」）と表示します。";
/// Heading: statuses.
pub const STATUS: &str = "実施状況";
/// What statuses are.
pub const STATUS_TEXT: &str = "計画書に記録された言葉をそのまま表示します。色は、緑が済、黄が一部、赤が未です。";
/// Heading: indicators.
pub const INDICATORS: &str = "指標";
/// How to read an indicator.
pub const INDICATORS_TEXT: &str = "棒は初期値と各年度の値で、区切りの右が目標の高さです。測定のない年度は点で表します。担当課の指定がない指標は、同じ階層の取組の担当課のものとして扱います。策定・導入などの言葉は、年度順に並べます。";
/// Heading: verdicts.
pub const VERDICT: &str = "達成状況";
/// What the marks of verdicts mean.
pub const VERDICT_TEXT: &str = "計画書に記録された判定です。「？」は、値から計算した判定と記録が食い違うものです。「*」は、その年度の記録がないため工程や値から計算したものです。";
/// Heading: what to expect.
pub const PROSPECT: &str = "見込み";
/// How to read what is expected of an indicator.
pub const PROSPECT_TEXT: &str = "計画の途中では、達成状況の列に、これまでの値（3年分以上）に合わせた直線を最終年度まで延ばした「見込達成」「見込未達」を表示します。直線を引けない指標は、進捗率と期間の経過を比べて「順調」「遅れ気味」とします。詳細に、計算に使った年度と、目標までに毎年必要な量があります。";
/// Heading: attention.
pub const ATTENTION: &str = "要対応";
/// What attention is.
pub const ATTENTION_TEXT: &str = "済んでいない取組、目標に届いていない指標、遅れているもの、未記入のもの、記録と値が食い違うものと、点検で見つかったことの一覧です（確認済と書いたものを除きます）。担当課別では、複数の課が担当するものはそれぞれの課に並びます。担当課と検索の絞り込みに従い、行を選んで決定すると体系の中のその場所へ移ります。工程と指標の枠で要対応だけを見るには、状況の一覧で「要対応」を選びます。";
/// Heading: the table of departments.
pub const DEPARTMENTS: &str = "担当課別";
/// What the table of departments counts.
pub const DEPARTMENTS_TEXT: &str = "担当課ごとに、取組（済・一部・未、遅れ）、指標（達成・未達・不明）、未記入の欄、点検で見つかったことを数えます。未には実施状況のない取組、未記入には年度ごとの実績と状況の空欄を含みます。未記入の欄は点検の数にも入ります。検索で絞り込んだ範囲を数え、担当課と状況の絞り込みでは変わりません。複数の課が担当するものは、それぞれの課に数えます（計では1件）。";
/// Heading: searching.
pub const SEARCH: &str = "検索";
/// How what is typed finds something, and whose dictionary it is found by.
pub const SEARCH_TEXT: &str = "漢字・かな・ローマ字のどれでも探せます。大文字と小文字、全角と半角、ー・（）・空白の違いは気にしません。ローマ字は3文字から、よみのない漢字も探します（ファイルによみがあれば、よみを優先します）。漢字の読みには、EDRDG (Electronic Dictionary Research and Development Group) の辞書 JMdict・KANJIDIC2・JMnedict を、その利用許諾 (CC BY-SA 4.0、https://www.edrdg.org/edrdg/licence.html) に従って使っています。";
