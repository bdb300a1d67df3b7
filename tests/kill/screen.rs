//! Killed while the screen writes a file.

use std::fs;
use std::path::{Path, PathBuf};

use susumi::state::Store;
use tempfile::TempDir;

use super::folder::folder;
use super::moment::{Moment, Written, grow_old};
use super::terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

const PLAN: &str = "計画: 試しの計画\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {番号: 1, 名称: 窓口の改善, \
                    予定: {H28: 検討, H29: ⇒, H30: 実施}, 実績: {H28: 検討, H29: ⇒}, 実施状況: 未実施}\n";

const VIEWS: &str = "views:\n- name: 乙\n  statuses: [未実施]\n";

/// Keys, and what is to be seen behind them.
type Keys = [(&'static str, &'static str)];

/// What is written; the keys that lead there; and the one that has it written.
const CASES: [(&str, &Keys, &str); 4] = [
    ("list.txt", &[("o", "書き出し先"), ("Ctrl-U l i s t . t x t", "list.txt")], "Enter"),
    ("plans/a.yaml", &[("2 a", "実績を入力"), ("一 部 実 施 Enter", "Enter 書き込む")], "Enter"),
    ("state/susumi/views.yaml", &[("V", "表示の名前"), ("甲", "甲")], "Enter"),
    ("state/susumi/session.yaml", &[("s Space Enter", "状況:")], "q"),
];

#[test]
fn a_file_is_as_before_or_as_it_was_to_be() {
    for (name, keys, last) in CASES {
        let expected = {
            let home = home();
            let mut terminal = prepared(home.path(), keys);
            terminal.press(last);
            leave(terminal, last);
            elsewhere(home.path(), fs::read(home.path().join(name)).ok())
        };
        for moment in Moment::ALL {
            let home = home();
            let written = Written::of(home.path().join(name));
            let before = written.found();
            let mut terminal = prepared(home.path(), keys);
            terminal.press(last);
            written.wait_for(moment, || false);
            // It is killed.
            drop(terminal);
            let found = written.found();
            let is_new = elsewhere(home.path(), found.clone()) == expected;
            assert!(found == before || is_new, "{name}, {moment:?}: {:?}", elsewhere(home.path(), found));
            let store = Store::in_folder(home.path().join("state/susumi"));
            assert!(
                store.views().is_ok_and(|views| views.iter().any(|named| named.name == "乙")),
                "{name}, {moment:?}"
            );
            assert!(store.session().is_ok(), "{name}, {moment:?}");

            // The next one does all of it, and takes away what has been left.
            grow_old(written.beside());
            written.put_back();
            let mut terminal = prepared(home.path(), keys);
            terminal.press(last);
            leave(terminal, last);
            assert_eq!(elsewhere(home.path(), written.found()), expected, "{name}, {moment:?}");
            assert_eq!(written.beside(), Vec::<PathBuf>::new(), "{name}, {moment:?}");
        }
    }
}

/// A home with a plan and a view that was saved.
fn home() -> TempDir {
    folder(&[("plans/a.yaml", PLAN), ("state/susumi/views.yaml", VIEWS)])
}

/// The text of a file as it would be in another home.
fn elsewhere(home: &Path, bytes: Option<Vec<u8>>) -> Option<String> {
    let text = String::from_utf8(bytes?).unwrap();
    Some(text.replace(home.to_str().unwrap(), "~"))
}

/// The program on the saved view, with those keys pressed.
fn prepared(home: &Path, keys: &Keys) -> Terminal {
    let mut terminal = Terminal::run(home, SUSUMI, &["--view", "乙", "plans"], &[]);
    terminal.wait_for(&["2 工程", "状況:未実施"]);
    for (keys, seen) in keys {
        terminal.press(keys);
        terminal.wait_for(&[seen]);
    }
    terminal
}

/// Ends it, unless that was the last key.
fn leave(mut terminal: Terminal, last: &str) {
    if last != "q" {
        terminal.wait_for(&["ました"]);
        terminal.press("q");
    }
    assert_eq!(terminal.wait_for_end(), 0);
}
