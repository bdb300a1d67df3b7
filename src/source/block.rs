//! The lines of a plan file in the making: keys, entries of lists, comments.
//!
//! Owns how far each line is moved in, and nothing of what stands in it.

/// Lines, one below the other.
#[derive(Debug, Default)]
pub struct Block {
    /// What there is so far.
    pub text: String,
    /// How far the lines are moved in.
    indent: usize,
    /// Whether the next key begins an entry of a list.
    begins: bool,
}

impl Block {
    /// A line that is for people only; before an entry it stands where the entry's dash will.
    pub fn comment(&mut self, comment: &str) {
        let indent = if self.begins { self.indent.saturating_sub(2) } else { self.indent };
        self.push("# ", indent, comment);
    }

    /// A key and what stands behind it on its line.
    pub fn key(&mut self, key: &str, value: &str) {
        let line = format!("{key}: {value}");
        match std::mem::take(&mut self.begins) {
            true => self.push("- ", self.indent.saturating_sub(2), &line),
            false => self.push("", self.indent, &line),
        }
    }

    /// A key that is switched off: `#` right before it.
    pub fn key_switched_off(&mut self, key: &str, value: &str) {
        self.push("#", self.indent, &format!("{key}: {value}"));
    }

    /// Begins an entry of the list behind the key before.
    pub fn entry(&mut self) {
        self.indent += 2;
        self.begins = true;
    }

    /// Begins the map behind the key before.
    pub fn map(&mut self) {
        self.indent += 2;
    }

    /// Ends the entry or map begun last.
    pub fn end(&mut self) {
        self.indent = self.indent.saturating_sub(2);
    }

    fn push(&mut self, before: &str, indent: usize, line: &str) {
        let line = format!("{}{before}{line}", " ".repeat(indent));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// Several values on one line: `{H28: 検討, H29: 実施}` of pairs that are written out already.
pub fn braces(entries: &[String]) -> String {
    format!("{{{}}}", entries.join(", "))
}

/// A list on one line, of values that are written out already.
pub fn brackets(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}
