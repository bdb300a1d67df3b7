//! The top of the page and of each plan on it, and the last line.

use super::action::text_fact;
use super::markup::Markup;
use super::published::{Published, both, heading};
use crate::plan::NodeId;
use crate::words::{publication as words, screen};

/// Writes the top: of a single plan its name and facts, of several a list of them.
pub(super) fn write_masthead(markup: &mut Markup, plans: &[Published<'_>]) {
    markup.element("header", &[("class", "masthead")], |markup| match plans {
        [only] => {
            write_owner(markup, only);
            heading(markup, 1, "title", |markup| write_title(markup, only));
            write_facts(markup, only);
        }
        _ => {
            markup.line("h1", &[("id", "title")], words::SEVERAL_PLANS);
            markup.element("nav", &[("aria-label", words::PLANS)], |markup| {
                markup.element("ul", &[], |markup| {
                    for published in plans {
                        let target = format!("#{}", published.section("plan"));
                        markup.element("li", &[], |markup| {
                            markup.line("a", &[("href", &target)], &published.name);
                        });
                    }
                });
            });
        }
    });
}

/// Writes the top of one plan of several.
pub(super) fn write_plan(markup: &mut Markup, published: &Published<'_>) {
    let id = published.section("plan");
    markup.element("div", &[("class", "plan")], |markup| {
        heading(markup, published.level, &id, |markup| write_title(markup, published));
        write_owner(markup, published);
        write_facts(markup, published);
    });
}

/// Writes the last line and the way back.
pub(super) fn write_footer(markup: &mut Markup, plans: &[Published<'_>]) {
    markup.element("footer", &[], |markup| {
        let mut years: Vec<String> = plans.iter().map(|published| both(published.as_of)).collect();
        years.dedup();
        markup.line("p", &[], &words::made_by(&years.join(words::COMMA)));
        markup.element("p", &[("class", "up")], |markup| {
            markup.line("a", &[("href", "#top")], words::TO_TOP);
        });
    });
}

fn write_owner(markup: &mut Markup, published: &Published<'_>) {
    if let Some(municipality) = &published.plan.municipality {
        markup.line("p", &[("class", "owner")], municipality);
    }
}

fn write_title(markup: &mut Markup, published: &Published<'_>) {
    markup.text(&published.name);
    markup.text(" ");
    markup.line("span", &[], words::PROGRESS);
}

fn write_facts(markup: &mut Markup, published: &Published<'_>) {
    let Published { plan, selection, as_of, .. } = published;
    markup.element("dl", &[("class", "facts")], |markup| {
        let years = [plan.years.first(), plan.years.last()].map(|year| year.map(|year| both(*year)));
        if let [Some(first), Some(last)] = years {
            let period = if first == last { first } else { words::period(&first, &last) };
            text_fact(markup, words::PERIOD, &period);
        }
        text_fact(markup, words::AS_OF, &words::end_of(&both(*as_of)));
        let (actions, indicators) = (selection.actions.len(), selection.indicators.len());
        let all = [plan.actions_under(NodeId::ROOT).count(), plan.indicators_under(NodeId::ROOT).count()];
        let size = if [actions, indicators] == all {
            words::size(actions, indicators)
        } else {
            words::part(&screen::share(actions, all[0]), &screen::share(indicators, all[1]))
        };
        text_fact(markup, words::SIZE, &size);
        text_fact(markup, words::SOURCE, plan.source.as_deref().unwrap_or_default());
    });
    if let Some(remark) = &plan.remark {
        super::action::write_remark(markup, remark);
    }
}
