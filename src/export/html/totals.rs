//! The totals of a plan: how many actions and indicators stand how, as a bar and as a table beside it.

use super::markup::Markup;
use super::published::{Published, Tone, heading};
use crate::plan::{Subject, share_of};
use crate::words::publication as words;

/// A word, what kind it is, and how many have it.
pub(super) struct Share {
    pub(super) word: String,
    pub(super) tone: Tone,
    pub(super) count: usize,
}

/// Writes the section.
pub(super) fn write_totals(markup: &mut Markup, published: &Published<'_>) {
    let id = published.section("totals");
    markup.element("section", &[("class", "totals"), ("aria-labelledby", &id)], |markup| {
        heading(markup, published.level + 1, &id, |markup| markup.text(words::TOTALS));
        markup.element("div", &[("class", "cards")], |markup| {
            write_card(markup, published, "statuses", words::STATUSES, &statuses(published));
            write_card(markup, published, "verdicts", words::VERDICTS, &verdicts(published));
        });
        if published.as_of < published.plan.as_of {
            let note = words::looking_back(&published.as_of.in_full());
            markup.line("p", &[("class", "remark")], &note);
        }
        if published.computes_verdicts() {
            markup.line("p", &[("class", "remark")], words::RUNNING);
        }
    });
}

/// Actions by the plan's own status words, those without one behind them; words that nothing has are left out
/// unless the document prints them in its totals.
fn statuses(published: &Published<'_>) -> Vec<Share> {
    let (plan, actions) = (published.plan, &published.selection.actions);
    let word_of = |id| plan.status_of(id, published.as_of).verdict.map(|status| status.word.as_str());
    let count = |word: Option<&str>| actions.iter().filter(|id| word_of(**id) == word).count();
    let named = plan.statuses.iter().map(|status| Share {
        word: status.word.clone(),
        tone: Some(status.class).into(),
        count: count(Some(&status.word)),
    });
    let printed = |share: &Share| plan.printed_totals.iter().any(|(word, _)| *word == share.word);
    let named = named.filter(|share| share.count > 0 || printed(share));
    named.chain(unless_none(published.without_status(), count(None))).collect()
}

/// Indicators by verdict: those of the document and computed ones apart, those without any behind them.
fn verdicts(published: &Published<'_>) -> Vec<Share> {
    const KINDS: [(Tone, bool); 5] =
        [(Tone::Good, false), (Tone::Good, true), (Tone::Open, true), (Tone::Poor, false), (Tone::Poor, true)];
    let standings: Vec<_> =
        published.selection.indicators.iter().map(|id| published.standing(Subject::Indicator(*id))).collect();
    let of = |(tone, is_computed)| {
        let mut those = standings.iter().filter(move |one| one.tone == tone && one.is_computed == is_computed);
        let word = those.next()?.shown();
        Some(Share { word, tone, count: 1 + those.count() })
    };
    let unjudged = standings.iter().filter(|one| one.tone == Tone::None).count();
    let none = unless_none(published.without_verdict(), unjudged);
    KINDS.into_iter().filter_map(of).chain(none).collect()
}

fn unless_none(word: &str, count: usize) -> Option<Share> {
    (count > 0).then(|| Share { word: word.to_owned(), tone: Tone::None, count })
}

fn write_card(markup: &mut Markup, published: &Published<'_>, section: &str, name: &str, shares: &[Share]) {
    let all: usize = shares.iter().map(|share| share.count).sum();
    if all == 0 {
        return;
    }
    let id = published.section(section);
    markup.element("div", &[("class", "card")], |markup| {
        heading(markup, published.level + 2, &id, |markup| markup.text(name));
        let says = |share: &Share| words::share(&share.word, share.count, &share_of(share.count, all));
        let said = shares.iter().map(says).collect::<Vec<_>>().join(words::COMMA);
        write_bar(markup, shares, all, Some(&said));
        markup.element("table", &[("class", "counts")], |markup| {
            markup.line("caption", &[("class", "aloud")], name);
            markup.element("thead", &[], |markup| {
                markup.element("tr", &[], |markup| {
                    for column in [words::KIND, words::COUNT, words::SHARE] {
                        markup.line("th", &[("scope", "col")], column);
                    }
                });
            });
            markup.element("tbody", &[], |markup| {
                for share in shares {
                    markup.element("tr", &[], |markup| {
                        markup.element("th", &[("scope", "row"), ("class", share.tone.class())], |markup| {
                            share.tone.write_sign(markup);
                            markup.text(&share.word);
                        });
                        numbers(markup, share.count, all);
                    });
                }
            });
            markup.element("tfoot", &[], |markup| {
                markup.element("tr", &[], |markup| {
                    markup.line("th", &[("scope", "row")], words::TOTAL);
                    numbers(markup, all, all);
                });
            });
        });
    });
}

fn numbers(markup: &mut Markup, count: usize, all: usize) {
    markup.line("td", &[], &words::count(count));
    markup.line("td", &[], &share_of(count, all));
}

/// A bar of those shares. What it says is `said`, or stands beside it already.
pub(super) fn write_bar(markup: &mut Markup, shares: &[Share], all: usize, said: Option<&str>) {
    let attributes: &[(&'static str, &str)] = match said {
        Some(said) => &[("class", "bar"), ("role", "img"), ("aria-label", said)],
        None => &[("class", "bar small"), ("aria-hidden", "true")],
    };
    markup.element("svg", attributes, |markup| {
        if let Some(said) = said {
            markup.line("title", &[], said);
        }
        let mut before = 0;
        for share in shares.iter().filter(|share| share.count > 0) {
            let percent = |count: usize| format!("{:.2}%", count as f64 * 100.0 / all.max(1) as f64);
            let (x, width) = (percent(before), percent(share.count));
            let attributes = [("class", share.tone.class()), ("x", &x), ("width", &width), ("height", "100%")];
            markup.empty("rect", &attributes);
            // A word of that many letters wants that much of the narrowest bar.
            let letters = share.word.chars().count() + 3;
            if said.is_some() && share.count * 100 >= all * letters * 5 {
                let middle = format!("{:.2}%", (before as f64 + share.count as f64 / 2.0) * 100.0 / all.max(1) as f64);
                let label = words::at(&share.word, &share.count.to_string());
                markup.line("text", &[("x", &middle), ("y", "50%")], &label);
            }
            before += share.count;
        }
    });
}
