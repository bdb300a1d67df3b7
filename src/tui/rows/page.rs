//! A page of text under construction: headings, labelled fields, paragraphs, wrapped to its width.

use crate::query::Sought;
use crate::tui::look::Look;
use crate::tui::marks::Marks;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;

/// The cells of a field's label.
const LABEL: usize = 12;

/// Lines of a page, all at most `width` cells wide.
#[derive(Debug)]
pub struct Page<'a> {
    /// How things look.
    pub look: &'a Look,
    /// The cells of a line.
    pub width: usize,
    sought: Sought,
    lines: Vec<Strip<'a>>,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub fn new(width: usize, look: &'a Look) -> Self {
        Self { look, width: width.max(24), sought: Sought::default(), lines: Vec::new() }
    }

    /// Marks what is sought in everything that is added from now on.
    pub fn marking(mut self, sought: &Sought) -> Self {
        self.sought = sought.clone();
        self
    }

    /// The marks in a text of this page.
    pub fn marks(&self, text: &str) -> Marks {
        if self.sought.is_empty() { Marks::default() } else { Marks::of(text, &self.sought.positions(text)) }
    }

    /// The finished lines.
    pub fn finish(self) -> Vec<Strip<'a>> {
        self.lines
    }

    /// Adds a line as it is, cut to the width.
    pub fn line(&mut self, line: &Strip<'a>) -> &mut Self {
        self.lines.push(line.cut(self.width));
        self
    }

    /// Adds an empty line.
    pub fn gap(&mut self) -> &mut Self {
        self.lines.push(Strip::new(self.look));
        self
    }

    /// Adds a heading with a rule behind it, and a gap before it unless it begins the page.
    pub fn heading(&mut self, text: &str) -> &mut Self {
        if !self.lines.is_empty() {
            self.gap();
        }
        let mut line = Strip::of(text, Tone::Title, self.look);
        line.put(" ", Tone::Plain).fill_to(self.look.glyphs.horizontal, self.width, Tone::Faint);
        self.line(&line)
    }

    /// Adds a label and its text; nothing if the text is empty.
    pub fn field(&mut self, label: &str, text: &str, tone: Tone) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        let mut marks = self.marks(text);
        for (at, part) in self.look.wrap(text, self.width - LABEL).iter().enumerate() {
            let mut line = Strip::new(self.look);
            line.put_left(if at == 0 { label } else { "" }, LABEL - 1, Tone::Faint);
            line.blank_to(LABEL).put_marked(part, tone, &mut marks);
            self.line(&line);
        }
        self
    }

    /// How many lines [`Self::indented`] adds.
    pub fn lines_of(&self, text: &str, indent: usize) -> usize {
        let cells = self.width.saturating_sub(indent);
        match self.look.width(text) {
            _ if text.is_empty() => 0,
            width if width <= cells => 1,
            _ => self.look.wrap(text, cells).len(),
        }
    }

    /// Adds a paragraph, indented by so many cells; nothing if the text is empty.
    pub fn indented(&mut self, text: &str, tone: Tone, indent: usize) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        let mut marks = self.marks(text);
        for part in self.look.wrap(text, self.width.saturating_sub(indent)) {
            let mut line = Strip::new(self.look);
            line.blank_to(indent).put_marked(&part, tone, &mut marks);
            self.line(&line);
        }
        self
    }
}
