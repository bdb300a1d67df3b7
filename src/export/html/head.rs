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
        let titles: Vec<&str> = plans.iter().map(|published| published.name.as_str()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 as FIPS 180-4 has it, in base64.
    fn sha256(text: &str) -> String {
        let root = |number: u32, power: f64| {
            let root = f64::from(number).powf(power);
            ((root - root.floor()) * 4_294_967_296.0) as u32
        };
        let primes: Vec<u32> = (2..312).filter(|n| (2..*n).all(|m| n % m != 0)).collect();
        let constants: Vec<u32> = primes.iter().map(|prime| root(*prime, 1.0 / 3.0)).collect();
        let mut state: Vec<u32> = primes.iter().take(8).map(|prime| root(*prime, 0.5)).collect();
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0x80);
        bytes.resize(bytes.len().next_multiple_of(64) + if bytes.len() % 64 > 56 { 64 } else { 0 } - 8, 0);
        bytes.extend(((text.len() as u64) * 8).to_be_bytes());
        for block in bytes.chunks(64) {
            let mut words: Vec<u32> =
                block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
            for at in 16..64 {
                let (a, b) = (words[at - 15], words[at - 2]);
                let a = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
                let b = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
                words.push(words[at - 16].wrapping_add(a).wrapping_add(words[at - 7]).wrapping_add(b));
            }
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = <[u32; 8]>::try_from(state.clone()).unwrap();
            for (word, constant) in words.iter().zip(&constants) {
                let first = (e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
                    .wrapping_add((e & f) ^ (!e & g))
                    .wrapping_add(h)
                    .wrapping_add(*word)
                    .wrapping_add(*constant);
                let second = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22))
                    .wrapping_add((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
            }
            for (sum, part) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *sum = sum.wrapping_add(part);
            }
        }
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let bytes: Vec<u8> = state.iter().flat_map(|word| word.to_be_bytes()).collect();
        let mut letters = String::new();
        for three in bytes.chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            for at in 0..4 {
                let letter = char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]);
                letters.push(if at <= three.len() { letter } else { '=' });
            }
        }
        letters
    }

    #[test]
    fn the_policy_lets_the_script_run() {
        assert_eq!(sha256("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let hash = sha256(SCRIPT);
        assert!(POLICY.contains(&format!("'sha256-{hash}'")), "put sha256-{hash} into POLICY");
        assert!(SCRIPT.is_ascii() && !SCRIPT.contains("</"), "what the script says comes from the page");
    }
}
