//! The form of the report: headings, labelled lines, and what to do below a line that is off.

use crate::tui::text;
use crate::visible::visible;

/// The cells of a label.
const LABEL: usize = 16;
/// Where advice begins.
const INDENT: usize = 6;
/// The cells of a line, as on the smallest usual terminal.
const WIDTH: usize = 79;

/// Lines under construction. Everything in them is visible.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<String>,
}

impl Report {
    /// Adds a line as it is.
    pub fn line(&mut self, line: &str) {
        self.lines.push(visible(line).trim_end().to_owned());
    }

    /// Adds a heading, with a gap before it.
    pub fn heading(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    /// Adds a label and what belongs to it.
    pub fn field(&mut self, label: &str, text: &str) {
        for (at, part) in text::wrap(&visible(text), WIDTH - LABEL - 2).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            self.line(&format!("  {label}{}{part}", " ".repeat(LABEL.saturating_sub(text::width(label)))));
        }
    }

    /// Says what to do about the line above, each sentence from a line of its own.
    pub fn advise<T: AsRef<str>>(&mut self, sentences: impl IntoIterator<Item = T>) {
        for sentence in sentences {
            for (at, part) in text::wrap(&visible(sentence.as_ref()), WIDTH - INDENT).iter().enumerate() {
                let start = if at == 0 { "    - " } else { "      " };
                self.lines.push(format!("{start}{part}"));
            }
        }
    }

    /// The finished lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }
}
