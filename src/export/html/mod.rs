//! The page that a city publishes: everything of some plans in one HTML file that needs nothing else.
//!
//! It can be read without its script, on a telephone, aloud, in the dark and on paper; the script only hides
//! what somebody does not look for. It is meant for the people of a city: what the document says is on it, and
//! what follows from that; findings and 要対応 are the office's own and are not. Invariants: the same plans
//! give the same bytes; the page asks for nothing from anywhere, and says so to the browser; no text of a plan
//! stands where it could be anything but text.

mod action;
mod chart;
mod contents;
mod departments;
mod guide;
mod head;
mod indicator;
mod markup;
mod masthead;
mod nodes;
mod palette;
mod published;
mod totals;
mod vocabulary;

use std::io::{self, Write};

use super::in_order::write_in_order;
use super::part::{Part, named};
use crate::words::publication as words;
use markup::Markup;
use published::Published;
use vocabulary::Vocabulary;

/// Writes the plans, of each what its selection leaves, as one page.
///
/// # Errors
/// Whatever writing gives.
pub fn write_html(mut out: impl Write, parts: &[Part<'_>]) -> io::Result<()> {
    let plans: Vec<Published<'_>> =
        named(parts).into_iter().enumerate().map(|(place, part)| Published::of(part, place, parts.len())).collect();
    let vocabulary = Vocabulary::of(&plans);
    let mut markup = Markup::default();
    markup.own_source("<!DOCTYPE html>\n<html lang=\"ja\">");
    head::write_head(&mut markup, &plans);
    markup.own_source("\n<body id=\"top\">");
    markup.line("a", &[("class", "skip"), ("href", "#main")], words::SKIP);
    masthead::write_masthead(&mut markup, &plans);
    markup.own_source("\n<main id=\"main\" tabindex=\"-1\">");
    let controls = |markup: &mut Markup| {
        guide::write_guide(markup);
        vocabulary.write(markup);
    };
    // Of several plans each has its own totals right above its entries.
    let is_alone = plans.len() == 1;
    if !is_alone {
        controls(&mut markup);
    }
    markup.flush_to(&mut out)?;
    let plan = |published: &Published<'_>, out: &mut dyn Write| {
        let mut markup = Markup::default();
        if !is_alone {
            masthead::write_plan(&mut markup, published);
        }
        totals::write_totals(&mut markup, published);
        contents::write_contents(&mut markup, published);
        departments::write_departments(&mut markup, published);
        if is_alone {
            controls(&mut markup);
        }
        nodes::write_nodes(out, &mut markup, published, &vocabulary)?;
        // A plan without nodes has handed on nothing yet.
        markup.flush_to(out)
    };
    write_in_order(&mut out, &plans, "", plan, |()| ())?;
    markup.own_source("\n</main>");
    masthead::write_footer(&mut markup, &plans);
    head::write_script(&mut markup);
    markup.own_source("\n</body>\n</html>\n");
    markup.flush_to(&mut out)?;
    out.flush()
}
