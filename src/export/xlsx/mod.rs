//! The workbook: a plan as an office lays it out in Excel, one file per sheet.
//!
//! Refuses more than one plan: a workbook is about one. Invariant: the same part of the same plan gives the same
//! bytes; of a whole plan as of its own year nothing is lost, so that reading the workbook gives it back.
//!
//! The layout that others read by; all words are in `words::workbook`. Above every table stand a title and a line
//! that says what it holds; the table begins with the row that holds its headings, found by their words.
//!
//! | sheet | columns |
//! |---|---|
//! | 総括表 | a column per level (`番号 名称`), 番号, 具体的取組内容, 担当課, 区分, a column per year, 実施状況, 遅れ・前倒し, 備考, 体系の番号, 照合番号 |
//! | 達成指標 | a column per level, 達成指標, 担当課, 単位, 方向, 判定, 初期値, a column per year, 目標, 達成状況, 値による判定, 達成率, 進捗率, 備考, 担当課の別, 体系の番号, 照合番号 |
//! | 計画 | 項目, 内容, 補足: 計画 (title), 自治体, 年度 (one row a year), 時点, 階層 (one row a level), 出典, 備考, 実施状況区分 (word, class), 担当課 (name, reading), 総括 (word, count) |
//! | 体系 | 照合番号, 段, 階層, 位置, 番号, 名称, よみ, 備考: the nodes in the order of the document |
//! | 注記 | 照合番号, 種類, 位置, 名称, 項目 (初期値の注, 実績の注, 目標の注, よみ, 確認済), 年度, 符号, 内容 |
//!
//! In 総括表 an action takes two rows: 予定, then 実績. Every cell of a row is filled, also those under a merged
//! one. Several entries of one cell, and several departments, stand one a line. ⇒ is the stage that goes on, `-` a
//! dash, an empty cell nothing. Of 達成指標 numbers are number cells, words text cells. 備考 is without what stands
//! in 注記 beside single years.

pub mod grid;
pub mod layout;
pub mod styles;
