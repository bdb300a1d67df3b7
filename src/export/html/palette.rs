//! The colours of the page, by daylight and in the dark, and which of them stand on which.
//!
//! The style sheet knows colours by these names alone. Invariant: text has a contrast of at least 4.5 to what
//! it stands on, lines and marks that say something one of 3 (WCAG 2.1 AA, which JIS X 8341-3 takes over).

use std::fmt::Write;

/// A colour: what the style sheet calls it, by daylight, in the dark.
struct Colour(&'static str, u32, u32);

const COLOURS: [Colour; 27] = [
    Colour("ink", 0x1c2b33, 0xe6edf0),
    Colour("soft", 0x495a64, 0xb3c1c9),
    Colour("ground", 0xffffff, 0x14191d),
    Colour("panel", 0xf3f6f7, 0x1d252a),
    Colour("rule", 0xccd6db, 0x3a474f),
    Colour("edge", 0x64757f, 0x8fa1ab),
    Colour("link", 0x0b5584, 0x8cc8ee),
    Colour("focus", 0xa33c00, 0xffb878),
    Colour("good", 0x14633c, 0x8fd6ae),
    Colour("good-ground", 0xe3f2e9, 0x16342a),
    Colour("fair", 0x754a00, 0xf0c578),
    Colour("fair-ground", 0xfbf0d9, 0x3a2d12),
    Colour("poor", 0x97282c, 0xf5a6a3),
    Colour("poor-ground", 0xfbe6e5, 0x422022),
    Colour("open", 0x0b5584, 0x8cc8ee),
    Colour("open-ground", 0xe3eff7, 0x1b3140),
    Colour("none", 0x495a64, 0xb3c1c9),
    Colour("none-ground", 0xe9edef, 0x2a3339),
    Colour("line", 0x0b5584, 0x8cc8ee),
    Colour("target", 0x7a3f8f, 0xd9a8ec),
    Colour("phase0", 0xf3f6f7, 0x1d252a),
    Colour("phase1", 0xe8f1f6, 0x1c2d37),
    Colour("phase2", 0xd5e7f0, 0x1d3848),
    Colour("phase3", 0xbcdaea, 0x1e4459),
    Colour("phase4", 0xa0cbe0, 0x1f516a),
    Colour("phase5", 0x82bad5, 0x1f5f7b),
    Colour("mark", 0xfff3b8, 0x4a4216),
];

/// The colours as properties of the style sheet: by daylight, in the dark where the reader wants it so, and
/// on paper by daylight in any case.
pub(super) fn properties() -> String {
    let mut style = String::new();
    let mut block = |before: &str, of: fn(&Colour) -> u32, scheme: &str, after: &str| {
        let _ = write!(style, "{before}:root{{color-scheme:{scheme}");
        for colour in &COLOURS {
            let _ = write!(style, ";--{}:#{:06x}", colour.0, of(colour));
        }
        let _ = writeln!(style, "}}{after}");
    };
    block("", |colour| colour.1, "light", "");
    block("@media screen and (prefers-color-scheme:dark){", |colour| colour.2, "dark", "}");
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: f64 = 4.5;
    const MARK: f64 = 3.0;

    /// What stands on what, and how well it must stand out.
    const PAIRS: &[(&[&str], &[&str], f64)] = &[
        (&["ink", "soft", "link", "good", "fair", "poor", "target"], &["ground", "panel"], TEXT),
        // The labels of a chart lie over its target range.
        (&["ink", "soft", "target"], &["good-ground"], TEXT),
        (&["good"], &["good-ground"], TEXT),
        (&["fair"], &["fair-ground"], TEXT),
        (&["poor"], &["poor-ground"], TEXT),
        (&["open"], &["open-ground"], TEXT),
        (&["none"], &["none-ground"], TEXT),
        // The words in the segments of a bar.
        (&["ground"], &["good", "fair", "poor", "open", "none"], TEXT),
        (&["ink"], &["phase0", "phase1", "phase2", "phase3", "phase4", "phase5", "mark"], TEXT),
        (&["soft"], &["phase0"], TEXT),
        (&["edge", "focus", "line", "good", "fair", "poor", "open", "none"], &["ground", "panel"], MARK),
        (&["line", "target"], &["good-ground"], MARK),
        // The arrow of a stage that goes on.
        (&["link"], &["phase0", "phase1", "phase2", "phase3"], MARK),
    ];

    /// Relative luminance as WCAG 2.1 defines it.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let share = f64::from((colour >> shift) & 0xff) / 255.0;
            if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_computed_as_wcag_does() {
        assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 1e-9);
        assert!((contrast(0x767676, 0xffffff) - 4.54).abs() < 0.01);
    }

    #[test]
    fn everything_stands_out_by_daylight_and_in_the_dark() {
        let colour = |name: &str| COLOURS.iter().find(|colour| colour.0 == name).unwrap();
        let mut faint = Vec::new();
        for (inks, grounds, least) in PAIRS {
            for (ink, ground) in inks.iter().flat_map(|ink| grounds.iter().map(move |ground| (*ink, *ground))) {
                for (scheme, of) in [("light", (|c| c.1) as fn(&Colour) -> u32), ("dark", |c| c.2)] {
                    let ratio = contrast(of(colour(ink)), of(colour(ground)));
                    if ratio < *least {
                        faint.push(format!("{ink} on {ground}, {scheme}: {ratio:.2} < {least}"));
                    }
                }
            }
        }
        assert!(faint.is_empty(), "{faint:#?}");
    }

    #[test]
    fn the_style_sheet_uses_these_colours_and_no_others() {
        let style = include_str!("style.css");
        let mut used: Vec<&str> =
            style.split("var(--").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)).collect();
        used.sort_unstable();
        used.dedup();
        let mut named: Vec<&str> = COLOURS.iter().map(|colour| colour.0).collect();
        named.sort_unstable();
        assert_eq!(used, named);
        assert!(!style.contains('#'), "a colour of its own, or a rule for a single element");
    }
}
