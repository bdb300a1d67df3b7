//! A page of HTML taken apart, and what is held against it.
//!
//! Reads only what susumi writes: every element is closed, every attribute stands in double quotes.

use std::collections::BTreeSet;

/// One element.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Names and values, decoded.
    pub attributes: Vec<(String, String)>,
    /// The place of the one around it.
    pub parent: Option<usize>,
    /// The text right inside it, still encoded.
    pub own_text: String,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has that class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|other| other == class))
    }
}

/// All elements in their order.
#[derive(Debug)]
pub struct Page {
    pub elements: Vec<Element>,
    wrong: Vec<String>,
}

/// Elements whose inside is no HTML.
const RAW: [&str; 2] = ["script", "style"];
/// Every element that a page may have.
const KNOWN: &str = "html head meta title style body a header footer main section nav article div p h1 h2 h3 h4 h5 h6 dl dt dd \
                     ol ul li b br small span abbr table caption thead tbody tfoot tr th td figure figcaption details \
                     summary form label select optgroup option input button script svg desc rect line circle text";
/// Every attribute.
const ATTRIBUTES: &str = "lang charset http-equiv content name id class href tabindex role scope colspan rowspan title \
                          aria-label aria-labelledby aria-hidden aria-level data-d data-s data-key data-place data-filter \
                          data-shown data-nothing data-filtered data-actions data-indicators hidden open for value type \
                          autocomplete label viewBox x y x1 y1 x2 y2 cx cy r width height";

impl Page {
    /// Takes it apart.
    pub fn of(source: &str) -> Self {
        let mut page = Self { elements: Vec::new(), wrong: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = source.strip_prefix("<!DOCTYPE html>").unwrap();
        while let Some(at) = rest.find('<') {
            if let Some(inner) = open.last() {
                page.elements[*inner].own_text.push_str(&rest[..at]);
            }
            // No value has a > of its own.
            let end = at + rest[at..].find('>').unwrap();
            let tag = &rest[at + 1..end];
            rest = &rest[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                let closed = open.pop().map(|at| page.elements[at].name.clone());
                if closed.as_deref() != Some(name) {
                    page.wrong.push(format!("{closed:?} is closed by {name}"));
                }
                continue;
            }
            let is_empty = tag.ends_with('/');
            let tag = tag.strip_suffix('/').unwrap_or(tag);
            let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut element = Element {
                name: name.to_owned(),
                attributes: vec![],
                parent: open.last().copied(),
                own_text: String::new(),
            };
            while let Some((name, behind)) = attributes.split_once("=\"") {
                let (value, behind) = behind.split_once('"').unwrap();
                element.attributes.push((name.trim().to_owned(), decoded(value)));
                attributes = behind;
            }
            if !attributes.trim().is_empty() {
                page.wrong.push(format!("{attributes:?} is left of {tag}"));
            }
            let place = page.elements.len();
            if RAW.contains(&name) {
                let end = rest.find(&format!("</{name}>")).unwrap();
                element.own_text = rest[..end].to_owned();
                rest = &rest[end + name.len() + 3..];
            } else if !is_empty {
                open.push(place);
            }
            page.elements.push(element);
        }
        if !open.is_empty() {
            page.wrong.push(format!("{} elements are left open", open.len()));
        }
        page
    }

    /// All text of an element and of those inside it, decoded, without blanks between.
    pub fn text_of(&self, place: usize) -> String {
        let inside = |at: usize| {
            let mut above = Some(at);
            while let Some(one) = above.filter(|one| *one != place) {
                above = self.elements[one].parent;
            }
            above.is_some()
        };
        let texts = (place..self.elements.len()).filter(|at| inside(*at)).map(|at| self.elements[at].own_text.trim());
        decoded(&texts.collect::<String>())
    }

    /// What is wrong with it: for those who hear it, use no mouse, see no colours, and for everybody's safety.
    pub fn complaints(&self) -> Vec<String> {
        let mut wrong = self.wrong.clone();
        let known: BTreeSet<&str> = KNOWN.split_whitespace().collect();
        let attributes: BTreeSet<&str> = ATTRIBUTES.split_whitespace().collect();
        let all_ids: Vec<&str> = self.elements.iter().filter_map(|one| one.attribute("id")).collect();
        let ids: BTreeSet<&str> = all_ids.iter().copied().collect();
        if all_ids.len() != ids.len() {
            wrong.push("an id stands twice".to_owned());
        }
        for one in &self.elements {
            if !known.contains(one.name.as_str()) {
                wrong.push(format!("unknown element {}", one.name));
            }
            for (name, value) in &one.attributes {
                if !attributes.contains(name.as_str()) {
                    wrong.push(format!("unknown attribute {name} of {}", one.name));
                }
                if name == "href" && !value.strip_prefix('#').is_some_and(|id| ids.contains(id)) {
                    wrong.push(format!("{value} leads nowhere"));
                }
                if matches!(name.as_str(), "aria-labelledby" | "for") {
                    let missing = value.split(' ').filter(|id| !ids.contains(id));
                    wrong.extend(missing.map(|id| format!("{name} of {} leads nowhere: {id}", one.name)));
                }
            }
        }
        self.headings(&mut wrong);
        self.tables_and_drawings(&mut wrong);
        for (name, count) in
            [("h1", 1), ("main", 1), ("header", 1), ("footer", 1), ("title", 1), ("script", 1), ("style", 1)]
        {
            let inside_drawing = |one: &Element| one.parent.is_some_and(|at| self.elements[at].name == "svg");
            let found = self.elements.iter().filter(|one| one.name == name && !inside_drawing(one)).count();
            if found != count {
                wrong.push(format!("{found} of {name}"));
            }
        }
        wrong
    }

    fn headings(&self, wrong: &mut Vec<String>) {
        let mut before = 0;
        for (at, one) in self.elements.iter().enumerate() {
            let own = one.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
            let Some(level) = one.attribute("aria-level").and_then(|level| level.parse().ok()).or(own) else {
                continue;
            };
            if level > before + 1 {
                wrong.push(format!("heading of level {level} behind {before}: {}", self.text_of(at)));
            }
            if self.text_of(at).is_empty() {
                wrong.push("an empty heading".to_owned());
            }
            before = level;
        }
    }

    fn tables_and_drawings(&self, wrong: &mut Vec<String>) {
        let has = |at: usize, name: &str| {
            let inside = self.elements.iter().enumerate().filter(|(_, one)| one.parent == Some(at) && one.name == name);
            inside.into_iter().any(|(inner, _)| !self.text_of(inner).is_empty())
        };
        for (at, one) in self.elements.iter().enumerate() {
            match one.name.as_str() {
                "table" if !has(at, "caption") => wrong.push("a table without caption".to_owned()),
                "th" if one.attribute("scope").is_none() => wrong.push(format!("no scope: {}", self.text_of(at))),
                "svg" if one.attribute("aria-hidden") != Some("true") => {
                    if !has(at, "title") || one.attribute("role") != Some("img") {
                        wrong.push("a drawing without title".to_owned());
                    }
                    if one.has_class("chart") && !has(at, "desc") {
                        wrong.push("a chart without description".to_owned());
                    }
                }
                _ => {}
            }
        }
    }
}

/// The text that the five signs and numbers stand for.
pub fn decoded(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}
