//! What people type, paste and make of their windows, in its variety: of it `habits` choose.

/// Searched for, in the ways in which people type.
pub const TEXTS: &[&str] = &[
    "広告",
    "げすい",
    "gesui",
    "kikaku",
    "下水",
    "zaisei",
    "実施",
    "8",
    "1/1",
    "ｋｅｉｋａｋｕ",
    "ﾌﾟﾗﾝ",
    "mokuhyou",
    "なし",
    "e",
    "a",
    "計画 指標",
    "  ",
    "ー",
    "条例",
    "shimin",
];

/// Parts of names of plans, and what is in none.
pub const NAMES: &[&str] = &["市", "に", "nisshin", "kaikaku", "plan-00", "総合", "1", "緑", "zzz", "  "];

/// Entered as results: good ones and bad ones.
pub const RESULTS: &[&str] =
    &["12", "1,234", "△5", "15.4％", "⇒", "-", "検討", "実施 一部", "１２", "{", ": #", "十二", "99999999999999999999"];

/// Pasted: also what a terminal or a prompt could take for something else.
pub const PASTED: &[&str] = &[
    "下水道課",
    "gesui\n",
    "一\n二\n三\n",
    "a\tb\tc",
    "\u{1b}[31m赤\u{1b}[0m",
    "👨‍👩‍👧‍👦家族",
    "か\u{3099}き\u{3099}",
    "\u{202e}hidari",
    "",
];

/// Columns and rows that a window may have.
pub const SIZES: &[(u16, u16)] = &[
    (80, 24),
    (80, 24),
    (120, 36),
    (200, 60),
    (60, 20),
    (40, 12),
    (1, 1),
    (2, 2),
    (1, 60),
    (300, 1),
    (79, 5),
    (500, 200),
    (0, 0),
];

/// Keys for commands, as an input method that was left on sends them.
pub const THROUGH_IME: &[&str] =
    &["ｊ", "ｋ", "っｊ", "　", "ｄ", "ｕ", "あ", "１", "「", "；", "ﾊﾞ", "か\u{3099}", "🗾", "ｘ"];

/// Keys that are hit by mistake, in the spelling of the keymap.
pub const ANY_KEYS: &[&str] = &[
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Tab",
    "Enter",
    "Esc",
    "Space",
    "Backspace",
    "Delete",
    "Insert",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F11",
    "F12",
    "b",
    "i",
    "t",
    "W",
    "0",
    "9",
    "-",
    "~",
    "\\",
];
