//! The line of key hints: the keys that matter now, the most useful ones first.
//!
//! What would do nothing now is left out, and so is what can best be missed where the line is full: the
//! hints nearest to the end, but for help and the way out.

use crate::plan::{NodeId, Subject};
use crate::tui::app::{App, Focus, Form, FormField, Grouping, Overlay, PlanLine};
use crate::tui::command::Command;
use crate::tui::layout;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{form as form_words, found, namesakes, plans, screen as words};

/// A key, or two that belong together, and what it does.
struct Hint {
    keys: String,
    label: &'static str,
}

/// The hints for what has the keys now.
pub fn line(app: &App) -> Strip<'_> {
    let ways_out = || hints_of(app, [Command::Help, Command::Quit].map(|command| (command, command.label())));
    let (mut hints, tail) = match app.overlays.last() {
        Some(Overlay::Comparison(..)) => (on_comparison(app), ways_out()),
        Some(Overlay::Attention) => (in_attention(app), ways_out()),
        Some(Overlay::Findings) => (in_findings(app), ways_out()),
        Some(Overlay::Passage(_)) => (on_passage(app), ways_out()),
        Some(Overlay::DepartmentTable) => (in_department_table(app), ways_out()),
        Some(Overlay::Plans) if app.plans.typed().is_some() => (while_naming(app), Vec::new()),
        Some(Overlay::Plans) => (in_plans(app), ways_out()),
        Some(Overlay::Namesakes) => (in_namesakes(app), ways_out()),
        // The box names its own keys, and a prompt has its own line.
        Some(
            Overlay::Picker(_) | Overlay::Search(_) | Overlay::SearchOfAll(_) | Overlay::Save(_) | Overlay::NameView(_),
        ) => {
            return Strip::new(&app.look);
        }
        Some(Overlay::Detail(..)) => (on_detail(app), ways_out()),
        Some(Overlay::Form(form)) => (on_form(app, form), Vec::new()),
        Some(Overlay::Help(_, input)) => on_help(app, input.text.is_empty()),
        None => (in_panes(app), ways_out()),
    };
    let width = usize::from(app.layout.hints.width);
    let cells = |hint: &Hint| app.look.width(&hint.keys) + app.look.width(hint.label) + 3;
    let mut needed = 1 + hints.iter().chain(&tail).map(cells).sum::<usize>();
    // The blanks behind the last hint are no loss.
    while needed > width + 2
        && let Some(hint) = hints.pop()
    {
        needed -= cells(&hint);
    }
    let mut line = strip(app, hints.iter().chain(&tail));
    let (columns, rows) = layout::SHARED;
    if app.overlays.is_empty() && is_small(app) {
        let note = Strip::of(&words::one_pane(columns, rows), Tone::Faint, &app.look);
        if line.width() + note.width() < width {
            line.append(&note);
        }
    }
    line
}

/// Whether the panes cannot share the screen.
fn is_small(app: &App) -> bool {
    app.layout.screen.width < layout::SHARED.0 || app.layout.screen.height < layout::SHARED.1
}

fn in_panes(app: &App) -> Vec<Hint> {
    use Command::{
        AllPlans, Attention, Copy, DepartmentTable, Departments, EarlierYear, Edit, EnterResults, Fold, LaterYear,
        Namesakes, NextHit, NextPane, Open, Palette, Plans, PreviousHit, Save, Search, Statuses, Unfold, Views, Zoom,
    };
    let session = &app.session;
    let in_tree = app.focus == Focus::Tree;
    let mut wanted = Vec::new();
    if is_small(app) {
        // The other panes are not in sight.
        wanted.push((NextPane, NextPane.label()));
    }
    if app.zoomed {
        wanted.push((Zoom, words::UNZOOM));
    }
    if session.looks_back() {
        wanted.extend([(LaterYear, LaterYear.label()), (EarlierYear, EarlierYear.label())]);
    }
    if !session.filter.text.is_empty() && in_tree {
        wanted.extend([(NextHit, NextHit.label()), (PreviousHit, PreviousHit.label())]);
    }
    if !in_tree {
        wanted.extend([(Open, Open.label()), (Fold, words::TO_TREE)]);
    }
    let common = [Departments, Statuses, Attention, Search];
    wanted.extend(common.map(|command| (command, command.label())));
    // Before they have come, as soon as it is known that there are others: what is said once is not taken back.
    let has_others = app.has_several_plans();
    if has_others {
        // Nothing else on the screen says how one gets to the others.
        wanted.push((Plans, Plans.label()));
        if app.focus == Focus::Indicators {
            wanted.push((Namesakes, Namesakes.label()));
        }
    }
    if in_tree {
        wanted.push((Open, Open.label()));
    }
    if !is_small(app) {
        wanted.push((NextPane, NextPane.label()));
    }
    if in_tree && !app.tree.is_unfolded(session, session.selected) {
        wanted.push((Unfold, Unfold.label()));
    }
    let rest = if in_tree {
        vec![DepartmentTable, Zoom, Views, Save, Palette, Copy, AllPlans]
    } else {
        vec![EnterResults, Copy, Edit, DepartmentTable, Zoom, Views, Palette]
    };
    let is_wanted = |command: &Command| match command {
        Zoom => !app.zoomed,
        AllPlans => has_others,
        _ => true,
    };
    wanted.extend(rest.into_iter().filter(is_wanted).map(|c| (c, c.label())));
    hints_of(app, wanted)
}

fn on_detail(app: &App) -> Vec<Hint> {
    use Command::{Close, Copy, EarlierYear, Edit, EnterResults, Findings, Fold, LaterYear, PageDown, Unfold};
    let mut wanted = vec![
        (Close, Close.label()),
        (Fold, words::PREVIOUS_ENTRY),
        (Unfold, words::NEXT_ENTRY),
        (PageDown, words::MORE_BELOW),
        (EnterResults, EnterResults.label()),
        (Copy, Copy.label()),
        (Edit, Edit.label()),
    ];
    if app.session.looks_back() {
        wanted.insert(1, (LaterYear, LaterYear.label()));
    }
    if matches!(app.subject(), Subject::Plan | Subject::Totals | Subject::Node(NodeId::ROOT)) {
        wanted.push((Findings, Findings.label()));
    }
    wanted.push((EarlierYear, EarlierYear.label()));
    hints_of(app, wanted)
}

fn on_comparison(app: &App) -> Vec<Hint> {
    use Command::{Close, Compare, Copy, EarlierYear, LaterYear, PageDown};
    let mut wanted = vec![(Close, Close.label()), (PageDown, words::MORE_BELOW)];
    wanted.extend([LaterYear, EarlierYear, Compare, Copy].map(|command| (command, command.label())));
    hints_of(app, wanted)
}

fn in_attention(app: &App) -> Vec<Hint> {
    use Command::{Close, Copy, CopyTable, Departments, Edit, EnterResults, NextPane, Open, Save};
    let regroup = match app.attention.grouping {
        Grouping::Departments => words::GROUP_BY_NODE,
        Grouping::Nodes => words::GROUP_BY_DEPARTMENT,
    };
    let mut wanted = vec![(Open, words::GO_THERE), (NextPane, regroup), (Close, Close.label())];
    wanted.extend([EnterResults, Departments, Edit, CopyTable, Save, Copy].map(|command| (command, command.label())));
    hints_of(app, wanted)
}

fn in_findings(app: &App) -> Vec<Hint> {
    use Command::{Close, Copy, CopyTable, Departments, Edit, NextPane, Open, Save};
    let mut wanted = vec![(Open, found::SEE_PLACE), (NextPane, found::TO_ENTRY), (Edit, Edit.label())];
    wanted.extend([Close, Departments, CopyTable, Save, Copy].map(|command| (command, command.label())));
    hints_of(app, wanted)
}

fn on_passage(app: &App) -> Vec<Hint> {
    use Command::{Close, Copy, Edit, Fold, NextPane, PageDown, Unfold};
    let wanted = [
        (Close, Close.label()),
        (NextPane, found::TO_ENTRY),
        (Edit, Edit.label()),
        (Fold, words::PREVIOUS_ENTRY),
        (Unfold, words::NEXT_ENTRY),
        (PageDown, words::MORE_BELOW),
        (Copy, Copy.label()),
    ];
    hints_of(app, wanted)
}

fn in_department_table(app: &App) -> Vec<Hint> {
    use Command::{Close, CopyTable, EarlierYear, Fold, Open, Save, Toggle, Unfold};
    let mut hints = hints_of(app, [(Open, words::FILTER_BY_IT)]);
    // One label for both arrows.
    let keys = [Fold, Unfold].map(|command| app.key_of(command)).concat();
    hints.push(Hint { keys, label: words::SORT_COLUMN });
    let mut wanted = vec![(Toggle, words::REVERSE_ORDER)];
    wanted.extend([Close, CopyTable, Save, EarlierYear].map(|command| (command, command.label())));
    hints.extend(hints_of(app, wanted));
    hints
}

fn in_plans(app: &App) -> Vec<Hint> {
    use Command::{
        Attention, ClearFilters, Close, Compare, CopyTable, Departments, Edit, Fold, Open, Plans, Save, Search,
        Statuses, Toggle, Unfold,
    };
    let is_failed = matches!(app.plan_line(), Some(PlanLine::Failed(_)));
    let open = if is_failed { plans::SEE_REASON } else { plans::SEE_PLAN };
    let mend = is_failed.then_some((Edit, plans::MEND));
    let mut hints = hints_of(app, [(Open, open)].into_iter().chain(mend).chain([(Plans, plans::BY_NAME)]));
    // One label for both arrows. What is the list's own comes before what is the same everywhere.
    let keys = [Fold, Unfold].map(|command| app.key_of(command)).concat();
    hints.push(Hint { keys, label: words::SORT_COLUMN });
    let mut wanted = vec![(Close, Close.label()), (Toggle, words::REVERSE_ORDER)];
    let others = [Departments, Statuses, Search, Compare, ClearFilters, Edit, Attention, CopyTable, Save];
    let others = others.into_iter().filter(|command| *command != Edit || !is_failed);
    wanted.extend(others.map(|command| (command, command.label())));
    hints.extend(hints_of(app, wanted));
    hints
}

/// While a part of a name is typed letters are text: only other keys are named.
fn while_naming(app: &App) -> Vec<Hint> {
    let [up, down, ..] = app.look.glyphs.arrows;
    let key = |command| app.key_while_typing(command);
    let hints = [
        (words::LETTERS.to_owned(), words::NARROW),
        (format!("{up}{down}"), plans::MOVE),
        (key(Command::Open), plans::TAKE),
        (key(Command::Close), plans::LEAVE),
    ];
    hints.into_iter().map(|(keys, label)| Hint { keys, label }).collect()
}

fn in_namesakes(app: &App) -> Vec<Hint> {
    use Command::{Close, CopyTable, Fold, NextPane, Open, Save, Toggle, Unfold};
    let page = &app.namesakes;
    let (other, toggle) = match (page.charts, page.own_scales) {
        (false, _) => (namesakes::CHARTS, words::REVERSE_ORDER),
        (true, false) => (namesakes::TABLE, namesakes::OWN_SCALES),
        (true, true) => (namesakes::TABLE, namesakes::COMMON_SCALE),
    };
    let mut hints = hints_of(app, [(Open, namesakes::GO_THERE), (NextPane, other)]);
    if !page.charts {
        let keys = [Fold, Unfold].map(|command| app.key_of(command)).concat();
        hints.push(Hint { keys, label: words::SORT_COLUMN });
    }
    let rest = [(Toggle, toggle), (Close, Close.label()), (CopyTable, CopyTable.label()), (Save, Save.label())];
    hints.extend(hints_of(app, rest));
    hints
}

/// In the form letters are text too: only other keys are named.
fn on_form(app: &App, form: &Form) -> Vec<Hint> {
    use Command::{Close, NextPane, Open};
    let [up, down, left, right] = app.look.glyphs.arrows;
    let key = |command| app.key_while_typing(command);
    let hints = match (&form.proposed, form.field) {
        (Some(_), _) => vec![(key(Open), form_words::HINT_WRITE), (key(Close), form_words::HINT_BACK)],
        (None, field) => {
            let enter = if form.choices.at().is_some() { form_words::HINT_TAKE } else { form_words::HINT_CHECK };
            let arrows = match field {
                FormField::Year | FormField::Standing => (format!("{left}{right}"), form_words::HINT_STEP),
                FormField::Result if form.choices.left().len() > 0 => (format!("{up}{down}"), form_words::HINT_CHOICES),
                FormField::Result | FormField::Remark => (String::new(), ""),
            };
            vec![
                (key(Open), enter),
                (key(NextPane), form_words::HINT_NEXT),
                arrows,
                (key(Close), form_words::HINT_LEAVE),
            ]
        }
    };
    hints.into_iter().filter(|(keys, _)| !keys.is_empty()).map(|(keys, label)| Hint { keys, label }).collect()
}

/// On the help page letters are text: only other keys are named.
fn on_help(app: &App, nothing_typed: bool) -> (Vec<Hint>, Vec<Hint>) {
    let close = if nothing_typed { Command::Close.label() } else { words::ALL_AGAIN };
    let mut hints = vec![Hint { keys: app.key_while_typing(Command::Close), label: close }];
    let (lines, visible) = app.page;
    if lines > visible {
        let keys = [Command::PageUp, Command::PageDown].map(|command| app.key_while_typing(command)).join(" ");
        hints.push(Hint { keys, label: words::SCROLL });
    }
    hints.push(Hint { keys: words::LETTERS.to_owned(), label: words::NARROW });
    let quit = Hint { keys: app.key_while_typing(Command::Quit), label: Command::Quit.label() };
    let has_key = |hint: &Hint| !hint.keys.trim().is_empty();
    (hints.into_iter().filter(has_key).collect(), [quit].into_iter().filter(has_key).collect())
}

/// Those that would do something now.
fn hints_of(app: &App, wanted: impl IntoIterator<Item = (Command, &'static str)>) -> Vec<Hint> {
    // Whether there is another hit costs a search, and a frame is no place for one.
    let is_hit = |command| matches!(command, Command::NextHit | Command::PreviousHit);
    let does_something = |command| is_hit(command) || app.unavailable(command).is_none();
    let useful = wanted.into_iter().filter(|(command, _)| does_something(*command));
    let hint = |(command, label)| Hint { keys: app.key_of(command), label };
    useful.map(hint).filter(|hint| !hint.keys.is_empty()).collect()
}

fn strip<'a, 'h>(app: &'a App, hints: impl Iterator<Item = &'h Hint>) -> Strip<'a> {
    let mut line = Strip::of(" ", Tone::Plain, &app.look);
    for Hint { keys, label } in hints {
        line.put(keys, Tone::Key).put(" ", Tone::Plain).put(label, Tone::Plain).put("  ", Tone::Plain);
    }
    line
}
