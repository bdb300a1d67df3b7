//! What the fields of a plan file are called in sentences: as the file calls them where it has a key for
//! them, with a particle where the name of one of several follows.

macro_rules! names {
    ($($name:ident $text:literal)+) => {$(
        #[doc = $text]
        pub const $name: &str = $text;
    )+};
}

names! {
    TITLE "計画の名称"
    MUNICIPALITY "自治体"
    YEARS "計画の年度"
    AS_OF "時点"
    LEVELS "階層"
    SOURCE "出典"
    PRINTED_TOTAL "総括の"
    STATUS_WORD "実施状況区分の"
    DEPARTMENT "担当課の一覧の"
    NUMBER "番号"
    NAME "名称"
    READING "よみ"
    DEPARTMENTS "担当課"
    PLANNED "予定"
    GOAL "予定の到達点"
    ACTUAL "実績"
    STATUS "実施状況"
    UNIT "単位"
    DIRECTION "方向"
    BASIS "判定"
    BASELINE "初期値"
    TARGET "目標"
    ACHIEVEMENT "達成状況"
    REMARK "備考"
    ACCEPTED "確認済の"
    BASELINE_NOTE "初期値の注"
    ACTUAL_NOTE "実績の注"
    TARGET_NOTE "目標の注"
}
