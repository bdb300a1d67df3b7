//! Holds that a result that is entered in a real terminal stands in the file, and nothing else has changed there.
#![cfg(unix)]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use folder::folder;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

const PLAN: &str = "\
計画: 試しの計画\r
年度: H28-R2\r
体系:\r
- 名称: 一番\r
  取組:\r
  # 毎年6月に記入\r
  - {番号: 1, 名称: 窓口の改善, 予定: {H28: 検討, H29: ⇒, H30: 実施}, 実績: {H28: 検討 , H29: ⇒}, 実施状況: 未実施}  # 窓口\r
  - {番号: 2, 名称: \"他の取組\", 実績: {H28: 実施}, 実施状況: 実施}";

#[test]
fn a_result_is_entered_and_exactly_its_line_changes() {
    let folder = folder(&[("plans/a.yaml", PLAN)]);
    let file = folder.path().join("plans/a.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    terminal.wait_for(&["1 体系", "2 工程", "3 指標"]);
    terminal.press("2 a");
    terminal.wait_for(&["実績を入力", "1 窓口の改善", "予定 実施", "候補"]);
    terminal.press("一 部 実 施 Tab");
    terminal.wait_for(&["一部実施", "（変更前 空欄）", "←  未実施  →"]);
    terminal.press("Tab 庁 舎 の み Enter");
    terminal.wait_for(&["7行目", "よろしければ", "Enter 書き込む"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), PLAN);
    terminal.press("Enter");
    terminal.wait_for(&["H30実績「一部実施」 H30注「庁舎のみ」を書き込みました", "1 体系"]);
    let expected = PLAN.replace("H29: ⇒}, 実施状況", "H29: ⇒, H30: {値: 一部実施, 注: 庁舎のみ}}, 実施状況");
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    let others: Vec<_> =
        fs::read_dir(folder.path().join("plans")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(others, ["a.yaml"], "nothing is left behind");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}
