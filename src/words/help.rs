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
pub const TREE_TEXT: &str = "計画の階層です。右端は、済んだ取組/全取組、その割合の棒、目標に届いていない指標の数で、担当課と検索で絞り込んだ範囲を数えます（状況や要対応では変わりません）。選んだ行より下の取組と指標が、工程と指標に表示されます。";
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
/// Heading: attention.
pub const ATTENTION: &str = "要対応";
/// What attention is.
pub const ATTENTION_TEXT: &str = "済んでいない取組、目標に届いていない指標、未記入のもの、記録と値が食い違うものです。";
