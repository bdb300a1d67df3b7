//! The one place where text becomes HTML: every text is made visible and escaped on its way in.
//!
//! Invariants: what is opened is closed; the names of elements and attributes are the program's own, only
//! texts and the values of attributes come from plans, and no value of a plan ever becomes an address.

use std::io::{self, Write};

use crate::visible::visible;

/// A piece of a page, made from its beginning to its end.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

/// Attributes in the order they are written. An empty value is written too.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Elements that begin a line of the source, so that it can be read and compared.
const BLOCKS: &[&str] = &[
    "article",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "li",
    "main",
    "meta",
    "nav",
    "option",
    "optgroup",
    "ol",
    "p",
    "script",
    "section",
    "style",
    "svg",
    "table",
    "tbody",
    "thead",
    "title",
    "tr",
    "ul",
];

impl Markup {
    /// An element and what `inside` puts into it.
    pub(super) fn element(&mut self, name: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing but text in it.
    pub(super) fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |markup| markup.text(text));
    }

    /// An element that never has anything in it: `meta`, `br`, `input`, of a drawing `rect`.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// Text, of whatever origin.
    pub(super) fn text(&mut self, text: &str) {
        escape(&visible(text), &mut self.0);
    }

    /// A piece of source that the program itself holds: style, script, the first line.
    pub(super) fn own_source(&mut self, source: &'static str) {
        self.0.push_str(source);
    }

    /// Source that the program makes from its own tables.
    pub(super) fn own_style(&mut self, style: &str) {
        self.0.push_str(style);
    }

    /// Hands on what stands here and begins anew, so that a large workspace is never held as one text.
    ///
    /// # Errors
    /// Whatever writing gives.
    pub(super) fn flush_to(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.0.as_bytes())?;
        self.0.clear();
        Ok(())
    }

    fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        if BLOCKS.contains(&name) {
            self.0.push('\n');
        }
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(&visible(value), &mut self.0);
            self.0.push('"');
        }
    }
}

/// Safe between tags as well as between either kind of quotes.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(make: impl FnOnce(&mut Markup)) -> String {
        let mut markup = Markup::default();
        make(&mut markup);
        let mut out = Vec::new();
        markup.flush_to(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_text_becomes_a_tag_or_leaves_its_quotes() {
        for (text, expected) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a\" onload=\"x", "a&quot; onload=&quot;x"),
            ("it's & ]]>", "it&#39;s &amp; ]]&gt;"),
            ("右\u{202e}左\u{0}", "右&lt;202E&gt;左^@"),
            ("&lt;", "&amp;lt;"),
        ] {
            assert_eq!(written(|markup| markup.line("b", &[], text)), format!("<b>{expected}</b>"));
            assert_eq!(written(|markup| markup.empty("b", &[("id", text)])), format!("<b id=\"{expected}\"/>"));
        }
    }

    #[test]
    fn what_is_opened_is_closed_and_handed_on_once() {
        let mut markup = Markup::default();
        markup.element("p", &[], |markup| markup.line("b", &[], "あ"));
        let mut out = Vec::new();
        markup.flush_to(&mut out).unwrap();
        markup.flush_to(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\n<p><b>あ</b></p>");
    }
}
