//! Why a command would do nothing now: a few words for the place of its key, a sentence for the last line.

/// A reason, in both lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// As short as it must be beside a command's name.
    pub brief: &'static str,
    /// In full, with what to do instead where there is something.
    pub sentence: &'static str,
}

macro_rules! reasons {
    ($($(#[$about:meta])+ $name:ident $brief:literal $sentence:expr;)+) => {$(
        $(#[$about])+
        pub const $name: Reason = Reason { brief: $brief, sentence: $sentence };
    )+};
}

reasons! {
    /// A command that may only be given where one may do more than look.
    NOT_PERMITTED "閲覧だけの設定です" super::screen::NOT_PERMITTED;
    /// No shell would bring the program back.
    CANNOT_STOP "ここでは中断できません" super::screen::CANNOT_STOP;
    /// The cursor or the page stands at the top.
    AT_TOP "いちばん上です" "いちばん上です";
    /// The cursor or the page stands at the bottom.
    AT_BOTTOM "いちばん下です" "いちばん下です";
    /// `←` on the plan as a whole.
    NOTHING_ABOVE "上の階層はありません" "これより上の階層はありません";
    /// `→` on a node without others below it.
    NOTHING_BELOW "下の階層はありません" "下の階層はありません（Enter で集計を開きます）";
    /// `→` in a list.
    NO_LEVELS_HERE "体系の枠で使います" "ここに階層はありません（Enter で詳細を開きます）";
    /// The number of the pane that has the keys already.
    HERE_ALREADY "すでにその枠です" "すでにその枠にいます";
    /// `z` where only one pane has room.
    ONE_PANE_ONLY "いつも1枠の大きさです" "この画面の大きさでは、いつも枠を1つだけ表示します";
    /// Esc where nothing is open.
    NOTHING_TO_CLOSE "閉じるものがありません" "閉じるものはありません";
    /// `d` in a plan that names no department.
    NO_DEPARTMENTS "担当課の記載がありません" "この計画には、担当課が1つも書かれていません";
    /// `n` where nothing is found.
    NO_HITS "一致するものはありません" "一致するものはありません";
    /// `n` where nothing has been looked for.
    NOTHING_SOUGHT "検索のあとに使います" "次の一致はありません（検索か絞り込みをしてから使います）";
    /// `c` with only one plan open.
    NOTHING_TO_COMPARE "比べる計画がありません" super::screen::NOTHING_TO_COMPARE;
    /// The tree of all plans with only one plan open.
    ONLY_PLAN "ほかの計画がありません" "ほかに開いている計画はありません";
    /// What needs another plan, while others may still come.
    STILL_COMING "計画を読み込んでいます" "ほかの計画を読み込んでいます。読み込んでから使えます";
    /// `c` beside the only other plan.
    COMPARED_ALREADY "すでに比べています" "すでに並べて比べています（ほかに開いている計画はありません）";
    /// `e` in the list of plans on what is no file that could be read.
    NOTHING_READ "読めないものです" "読めないため、編集プログラムでは開けません（Enter で理由を表示します）";
    /// A key for a plan in the list of plans on a file that gave none.
    NOT_OPENED "開けないファイルです" "このファイルは計画として開けません（Enter で理由を表示します）";
    /// A key for a plan in the list of plans while none is left there.
    NO_PLAN_LEFT "計画が1つもありません" "ここに計画はありません（絞り込みを解除すると戻ります）";
    /// A key for entries in the list of plans.
    NO_ENTRY_OF_PLAN "この一覧では使えません" "この一覧では使えません（Enter で計画を開き、取組か指標を選んでから使います）";
    /// `e` on a page about more than one entry.
    NOTHING_TO_EDIT "項目を選んで使います" super::screen::NOTHING_TO_EDIT;
    /// A key for entries in the table of departments.
    NO_ENTRY_HERE "この表では使えません" "この表では使えません（Enter でその課に絞り込みます）";
    /// Enter on the line of what has no department.
    NO_DEPARTMENT_TO_CHOOSE "担当課のない行です" "担当課のない行では絞り込めません";
    /// Enter in the list of 要対応 without entries.
    NOTHING_TO_DO "要対応はありません" super::screen::NOTHING_TO_DO;
    /// A key for a finding in the list of findings without any.
    NOTHING_FOUND "指摘はありません" super::found::NOTHING;
    /// Tab at a finding about a file that gave no plan.
    NO_ENTRY_OF_FILE "項目のない指摘です" "この指摘は、どの項目のものでもありません（Enter で場所を見ます）";
    /// `e` at what is no file.
    NO_FILE_TO_EDIT "開くファイルがありません" "開くファイルがありません";
    /// `n` where the cursor stands on the only hit.
    NO_OTHER_HIT "ほかに一致はありません" "ほかに一致はありません";
    /// `x` without a filter.
    NOTHING_TO_CLEAR "絞り込みはありません" super::screen::NOTHING_TO_CLEAR;
    /// `Space` outside a list to choose from.
    ONLY_IN_LISTS "選ぶ一覧の中で使います" "複数を選べる一覧（担当課・状況）の中で使います";
    /// `Space` in a list that takes one.
    ONLY_ONE "1つだけ選べます" "ここで選べるのは1つだけです（Enter で決定）";
    /// Deleting outside the list of saved views.
    ONLY_IN_VIEWS "保存した表示の中で使います" "保存した表示の一覧の中で使います";
    /// Views where there is no place to keep them.
    NO_STORE "保存する場所がありません" "保存する場所がわかりません（環境変数 HOME を確かめてください）";
    /// `v` without saved views.
    NO_VIEWS "まだ保存されていません" "保存した表示はまだありません（V で今の表示を保存します）";
    /// A number in the list of saved views that none bears.
    NO_SUCH_VIEW "その番号はありません" "その番号の表示はありません";
    /// `[` at the first year.
    FIRST_YEAR "最初の年度です" super::screen::FIRST_YEAR;
    /// `]` at the last year.
    LAST_YEAR "最新の時点です" super::screen::LAST_YEAR;
    /// `e` on the built-in plan.
    BUILT_IN_EDIT "内蔵の計画のため" super::editor::BUILT_IN;
    /// `a` on the built-in plan.
    BUILT_IN_ENTER "内蔵の計画のため" "内蔵の計画には入力できません。計画ファイル（*.yaml）を指定して開いてください";
    /// `a` while the file gives no plan.
    BROKEN_ENTER "ファイルが読めないため" "ファイルが計画として読めないあいだは入力できません（直すと入力できます）";
    /// `a` where neither an action nor an indicator is selected.
    SELECT_ENTRY "取組か指標を選んで使います" "工程・指標の枠や要対応の一覧で、取組か指標を選んでから使います";
    /// `=` on what is no indicator.
    SELECT_INDICATOR "指標を選んで使います" "指標の枠や要対応の一覧で、指標を選んでから使います";
    /// Space among charts whose indicators have several units.
    NO_COMMON_SCALE "単位が異なります" "単位が異なるので、目盛りは共通にできません";
    /// `e` or `a` among the indicators of several plans.
    IN_ITS_PLAN "この一覧では使えません" "この一覧では使えません（Enter でその計画の指標へ移ってから使います）";
    /// Enter in the form without a change.
    NOTHING_ENTERED "変わったところがありません" "変わったところがありません（入力してから Enter、Esc でやめる）";
    /// Enter in the form of an entry that is not in the file any more.
    ENTRY_GONE "項目がなくなりました" "この項目はファイルからなくなったため、書き込めません（Esc で閉じる）";
    /// `←` at the plan's first year in the form.
    FIRST_OF_PLAN "計画の最初の年度です" "計画の最初の年度です";
    /// `→` at the plan's last year in the form.
    LAST_OF_PLAN "計画の最後の年度です" "計画の最後の年度です";
    /// `→` in the form where there is one word only.
    NO_OTHER_WORD "ほかの言葉はありません" "ほかに選べる言葉はありません";
    /// `r` on the built-in plan.
    BUILT_IN_RELOAD "内蔵の計画のため" super::screen::BUILT_IN_RELOAD;
    /// `y` in a list without entries.
    NOTHING_TO_COPY "ここには何もありません" "コピーするものがありません";
    /// `←` in the first entry's detail.
    NO_PREVIOUS "前の項目はありません" "前の項目はありません";
    /// `→` in the last entry's detail.
    NO_NEXT "次の項目はありません" "次の項目はありません";
    /// What moves between panes, while a page lies over them.
    CLOSE_PAGE "閉じてから使います" "Esc でこの画面を閉じてから使います";
    /// What has no meaning in a list to choose from.
    CLOSE_LIST "閉じてから使います" "Esc でこの一覧を閉じてから使います";
    /// Enter in a list to choose from in which there is nothing.
    NOTHING_OFFERED "選ぶものがありません" "選ぶものがありません（Esc で閉じる）";
    /// Enter among the indicators of one name that no plan has any more.
    NO_NAMESAKES "この名称の指標がありません" "この名称の指標は、どの計画にもありません（Esc で閉じる）";
    /// Enter in a list in which what was typed leaves nothing.
    NOTHING_TO_CHOOSE "選ぶものがありません" "選ぶものがありません（打った文字を消すと戻ります）";
    /// What has no meaning while text is typed.
    FINISH_TYPING "入力のあとに使います" "入力を終えてから使います（Enter で決定、Esc でやめる）";
    /// Enter without a text where one is needed.
    NOTHING_TYPED "入力がありません" "名前を入れてから Enter を押してください（Esc でやめる）";
}
