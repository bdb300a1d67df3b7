//! What a browser is told before it shows the page, and the script at its end.

use super::markup::Markup;
use super::palette;
use super::published::Published;
use crate::words::publication as words;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Nothing is fetched, nothing is sent, and of scripts only the page's own runs: it is known by its SHA-256.
/// Styles may stand anywhere in the page, so that a site that wraps it may add its own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
                      script-src 'sha256-2dxZyVk1aZU5A1BtOdaYgQDeQmmAZ1C7n+kmsy7oqpw='; base-uri 'none'; form-action 'none'";

/// Writes it.
pub(super) fn write_head(markup: &mut Markup, plans: &[Published<'_>]) {
    markup.element("head", &[], |markup| {
        markup.empty("meta", &[("charset", "utf-8")]);
        markup.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
        markup.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        markup.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        markup.empty("meta", &[("name", "generator"), ("content", "susumi")]);
        let titles: Vec<&str> = plans.iter().map(|published| published.plan.title.as_str()).collect();
        if let Some(first) = plans.first() {
            let description = words::description(&titles.join(words::COMMA), &first.as_of.in_full());
            markup.empty("meta", &[("name", "description"), ("content", &description)]);
        }
        let title = match plans {
            [only] => words::title(&only.plan.title, only.plan.municipality.as_deref()),
            _ => words::SEVERAL_PLANS.to_owned(),
        };
        markup.line("title", &[], &title);
        markup.element("style", &[], |markup| {
            markup.own_style(&palette::properties());
            markup.own_source(STYLE);
        });
    });
}

/// Writes the script, byte for byte: a blank more and no browser would run it.
pub(super) fn write_script(markup: &mut Markup) {
    markup.element("script", &[], |markup| markup.own_source(SCRIPT));
}
