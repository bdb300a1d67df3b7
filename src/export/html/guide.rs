//! How the tables and charts are read.

use super::action::rank;
use super::markup::Markup;
use super::published::heading;
use crate::plan::Phase;
use crate::words::{publication as words, screen};

/// Writes the section.
pub(super) fn write_guide(markup: &mut Markup) {
    markup.element("section", &[("class", "guide"), ("aria-labelledby", "guide")], |markup| {
        heading(markup, 2, "guide", |markup| markup.text(words::GUIDE));
        markup.element("ul", &[], |markup| {
            for sentence in [words::GUIDE_STAGES, words::GUIDE_CONTINUED, words::GUIDE_CHART] {
                markup.line("li", &[], sentence);
            }
        });
        markup.element("p", &[("class", "phases")], |markup| {
            markup.text(words::GUIDE_PHASES);
            for phase in Phase::ALL {
                let class = format!("phase{}", rank(Some(phase)));
                markup.text(" ");
                markup.line("span", &[("class", &class)], screen::phase(phase));
            }
        });
    });
}
