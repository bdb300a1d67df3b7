//! The table of contents: the tree of the plan, each node with what it comes to.

use super::markup::Markup;
use super::published::{Published, Tone, heading};
use super::totals::{Share, write_bar};
use crate::label;
use crate::plan::{IndicatorId, NodeId, StatusClass, Subject, Tally};
use crate::words::publication as words;

/// Writes the section; nothing for a plan without nodes.
pub(super) fn write_contents(markup: &mut Markup, published: &Published<'_>) {
    if published.children(NodeId::ROOT).next().is_none() {
        return;
    }
    let Published { plan, selection, as_of, .. } = published;
    let tallies = Tally::by_node(plan, &selection.actions, &selection.indicators, *as_of);
    let id = published.section("contents");
    markup.element("nav", &[("class", "contents"), ("aria-labelledby", &id)], |markup| {
        heading(markup, published.level + 1, &id, |markup| markup.text(words::CONTENTS));
        markup.line("p", &[("class", "remark")], words::CONTENTS_NOTE);
        write_list(markup, published, NodeId::ROOT, &tallies);
    });
}

fn write_list(markup: &mut Markup, published: &Published<'_>, above: NodeId, tallies: &[Tally]) {
    markup.element("ol", &[], |markup| {
        for id in published.children(above) {
            markup.element("li", &[], |markup| {
                markup.element("div", &[], |markup| {
                    let target = format!("#{}", published.node(id));
                    markup.line("a", &[("href", &target)], &published.name_of(id));
                    let tally = tallies.get(id.index()).copied().unwrap_or_default();
                    write_roll_up(markup, published, id, tally);
                });
                let Some(child) = published.children(id).next() else { return };
                if above != NodeId::ROOT {
                    return write_list(markup, published, id, tallies);
                }
                // Open, so that it can be read where nothing opens it; the script folds it on telephones.
                markup.element("details", &[("open", "")], |markup| {
                    let level = published.plan.level_of(child).unwrap_or(words::PART);
                    markup.line("summary", &[], &words::by_level(level));
                    write_list(markup, published, id, tallies);
                });
            });
        }
    });
}

/// What a node comes to, in words and as two small bars.
fn write_roll_up(markup: &mut Markup, published: &Published<'_>, node: NodeId, tally: Tally) {
    let share = |tone: Tone, count| Share { word: String::new(), tone, count };
    let class = |class, count| share(Some(class).into(), count);
    if tally.actions() > 0 {
        let shares = [
            class(StatusClass::Done, tally.done),
            class(StatusClass::Partly, tally.partly),
            class(StatusClass::NotDone, tally.not_done),
            share(Tone::None, tally.unrecorded),
        ];
        let done = label::status_class(published.plan, StatusClass::Done);
        markup.element("span", &[("class", "roll")], |markup| {
            write_bar(markup, &shares, tally.actions(), None);
            markup.text(&words::actions_done(tally.done, tally.actions(), done));
        });
    }
    if tally.indicators() > 0 {
        let shown = |id: &IndicatorId| published.selection.shows(Subject::Indicator(*id));
        let open = published.open(published.plan.indicators_under(node).filter(shown));
        let shares = [
            share(Tone::Good, tally.met),
            share(Tone::Open, open),
            share(Tone::Poor, tally.unmet.saturating_sub(open)),
            share(Tone::None, tally.unjudged),
        ];
        markup.element("span", &[("class", "roll")], |markup| {
            write_bar(markup, &shares, tally.indicators(), None);
            markup.text(&words::indicators_met(tally.met, tally.indicators()));
        });
    }
}
