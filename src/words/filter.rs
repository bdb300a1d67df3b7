//! What filters and reasons for attention are called.

/// Choice: an action behind its plan.
pub const LATE: &str = "遅れ";
/// Choice: an indicator that met its target.
pub const MET: &str = "達成";
/// Choice: an indicator that misses its target.
pub const UNMET: &str = "未達成";
/// Choice: an indicator of a running plan that has reached its target or is forecast to.
pub const REACHES: &str = "見込達成";
/// Choice: an indicator of a running plan that is forecast to miss its target.
pub const MISSES: &str = "見込未達";
/// Both choices for what has not been filled in.
pub const NOT_RECORDED: &str = "未記入";
/// Choice: an action without a status.
pub const NO_STATUS: &str = "実施状況未記入";
/// Choice: an indicator without a verdict.
pub const NO_VERDICT: &str = "達成状況未記入";
/// Choice: whatever needs attention.
pub const ATTENTION: &str = "要対応";

/// May stand behind the number of an action: `39番`.
pub const NUMBER: &str = "番";

/// How the words of most plans and those of choices are read: by few letters the dictionary finds none of them.
pub const READINGS: [(&str, &str); 11] = [
    ("実施", "じっし"),
    ("一部実施", "いちぶじっし"),
    ("未実施", "みじっし"),
    (LATE, "おくれ"),
    (MET, "たっせい"),
    (UNMET, "みたっせい"),
    (REACHES, "みこみたっせい"),
    (MISSES, "みこみみたつ"),
    (NO_STATUS, "じっしじょうきょうみきにゅう"),
    (NO_VERDICT, "たっせいじょうきょうみきにゅう"),
    (ATTENTION, "ようたいおう"),
];
