//! Every symbol the program draws with. Nobody else spells one.
//!
//! Invariant: each symbol fills the number of cells its field says. Which set that holds for on a
//! terminal is decided group by group: lines may be narrow where blocks are wide. Text from plan files
//! is not drawn with these.

use super::widths::Widths;

/// Which symbols to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GlyphSet {
    /// Line drawing and block elements where they fill one cell, else the safe ones.
    #[default]
    Unicode,
    /// Symbols that fill one cell on every terminal: braille, small triangles.
    Safe,
    /// ASCII, for fonts without symbols.
    Ascii,
}

impl GlyphSet {
    /// The next one, for a key that goes round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Unicode => Self::Safe,
            Self::Safe => Self::Ascii,
            Self::Ascii => Self::Unicode,
        }
    }
}

/// One consistent set of symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A rule along a pane's heading, one cell.
    pub horizontal: &'static str,
    /// Between two panes side by side, one cell.
    pub vertical: &'static str,
    /// Where a vertical line hangs from a horizontal one, one cell.
    pub tee_down: &'static str,
    /// Where a horizontal line leaves a vertical one to the right, one cell.
    pub tee_right: &'static str,
    /// Corners of a box, one cell each: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// A node that can be unfolded, one cell.
    pub folded: &'static str,
    /// A node that is unfolded, one cell.
    pub unfolded: &'static str,
    /// A chosen entry of a list, one cell.
    pub chosen: &'static str,
    /// Stands for what was cut off, one cell.
    pub ellipsis: &'static str,
    /// How far a stage has come, lowest phase first, one cell each.
    pub phases: [&'static str; 5],
    /// A stage whose phase is not known, going on; one cell.
    pub unranked: &'static str,
    /// Eight heights of a bar, lowest first, one cell each.
    pub levels: [&'static str; 8],
    /// A year without a measurement, one cell.
    pub missing: &'static str,
    /// Between the years of a sparkline and its target, one cell.
    pub target: &'static str,
    /// The target's line across a chart, one cell.
    pub target_line: &'static str,
    /// Parts of a cell filled from the left, from one eighth to eight, one cell each.
    pub eighths: [&'static str; 8],
    /// The empty part of a small bar, one cell.
    pub trough: &'static str,
    /// The text cursor of a prompt, one cell.
    pub caret: &'static str,
    /// Arrow keys up, down, left, right as shown in hints: one cell, or a word of two.
    pub arrows: [&'static str; 4],
}

impl Glyphs {
    /// The bar of that height, 0 to 1.
    pub fn level(&self, height: f64) -> &'static str {
        let at = (height * (self.levels.len() - 1) as f64).round() as usize;
        self.levels[at.min(self.levels.len() - 1)]
    }

    /// The symbols of a set, as far as each group of them fills single cells for certain.
    pub fn assembled(set: GlyphSet, widths: &Widths) -> Self {
        let wanted = match set {
            GlyphSet::Unicode => UNICODE,
            GlyphSet::Safe => return SAFE,
            GlyphSet::Ascii => return ASCII,
        };
        let mut glyphs = SAFE;
        let lines = wanted.lines();
        if widths.are_single(lines.into_iter().chain(wanted.corners)) {
            [glyphs.horizontal, glyphs.vertical, glyphs.tee_down, glyphs.tee_right] = lines;
            glyphs.corners = wanted.corners;
        }
        if widths.are_single(wanted.levels.into_iter().chain([wanted.trough])) {
            glyphs = Self { phases: wanted.phases, levels: wanted.levels, ..glyphs };
        }
        if widths.are_single(wanted.eighths) {
            glyphs.eighths = wanted.eighths;
        }
        if widths.are_single(wanted.arrows) {
            glyphs.arrows = wanted.arrows;
        }
        for (symbol, wanted) in [
            (&mut glyphs.ellipsis, wanted.ellipsis),
            (&mut glyphs.missing, wanted.missing),
            (&mut glyphs.caret, wanted.caret),
            (&mut glyphs.target, wanted.target),
        ] {
            if widths.are_single([wanted]) {
                *symbol = wanted;
            }
        }
        glyphs
    }

    /// What heads and divides panes: horizontal, vertical, tee down, tee right.
    fn lines(&self) -> [&'static str; 4] {
        [self.horizontal, self.vertical, self.tee_down, self.tee_right]
    }

    /// Every symbol of the set.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        let singles = [
            self.folded,
            self.unfolded,
            self.chosen,
            self.ellipsis,
            self.unranked,
            self.missing,
            self.target,
            self.target_line,
            self.trough,
            self.caret,
        ];
        let bars = self.phases.into_iter().chain(self.levels).chain(self.eighths);
        self.lines().into_iter().chain(self.corners).chain(singles).chain(bars).chain(self.arrows)
    }
}

/// Line drawing and block elements, for terminals that draw them one cell wide.
pub const UNICODE: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    tee_down: "┬",
    tee_right: "├",
    corners: ["┌", "┐", "└", "┘"],
    folded: "▸",
    unfolded: "▾",
    chosen: "✓",
    ellipsis: "…",
    phases: ["▁", "▂", "▃", "▅", "▇"],
    unranked: "╌",
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    missing: "·",
    target: "┊",
    target_line: "╌",
    eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    trough: "░",
    caret: "▏",
    arrows: ["↑", "↓", "←", "→"],
};

/// One cell everywhere by East Asian width: braille for bars, dashes for lines.
pub const SAFE: Glyphs = Glyphs {
    horizontal: "-",
    vertical: "|",
    tee_down: "+",
    tee_right: "+",
    corners: ["+", "+", "+", "+"],
    folded: "▸",
    unfolded: "▾",
    chosen: "✓",
    ellipsis: "~",
    phases: ["⡀", "⣀", "⣤", "⣶", "⣿"],
    unranked: "╌",
    levels: ["⡀", "⣀", "⣄", "⣤", "⣦", "⣶", "⣷", "⣿"],
    missing: ".",
    target: "╎",
    target_line: "╌",
    eighths: ["⡀", "⡄", "⡆", "⡇", "⡇", "⣇", "⣧", "⣿"],
    trough: "░",
    caret: "_",
    arrows: ["上", "下", "左", "右"],
};

/// For fonts that have no symbols at all. Lines, cut and empty places and names of keys are ASCII or
/// kanji in the safe set already.
pub const ASCII: Glyphs = Glyphs {
    folded: ">",
    unfolded: "v",
    chosen: "*",
    phases: [".", "-", "=", "+", "#"],
    unranked: "~",
    levels: ["_", ".", ":", "-", "=", "+", "*", "#"],
    target: ":",
    target_line: "-",
    eighths: [".", ".", "-", "-", "=", "=", "+", "#"],
    trough: ".",
    ..SAFE
};

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_symbol_is_one_cell_but_for_the_names_of_arrows() {
        for glyphs in [UNICODE, SAFE, ASCII] {
            let names = glyphs.arrows;
            for symbol in glyphs.all().filter(|symbol| !names.contains(symbol)) {
                assert_eq!(symbol.width(), 1, "{symbol}");
            }
        }
    }

    #[test]
    fn safe_symbols_are_never_doubtful() {
        let doubtful = Widths::doubtful();
        assert!(doubtful.are_single(SAFE.all()) && doubtful.are_single(ASCII.all()));
        assert!(ASCII.all().all(|symbol| symbol.is_ascii() || ASCII.arrows.contains(&symbol)));
        assert!(!doubtful.are_single(UNICODE.all()));
    }

    #[test]
    fn groups_are_chosen_one_by_one() {
        // As Tera Term 5.0 answers: lines narrow, everything else ambiguous wide.
        let answers = [('─', 1), ('│', 1), ('┬', 1), ('├', 1), ('┌', 1), ('┐', 1), ('└', 1), ('┘', 1), ('▇', 2)];
        let glyphs = Glyphs::assembled(GlyphSet::Unicode, &Widths::answered(answers.into()));
        assert_eq!((glyphs.horizontal, glyphs.levels, glyphs.arrows), ("─", SAFE.levels, SAFE.arrows));
        assert_eq!(Glyphs::assembled(GlyphSet::Unicode, &Widths::narrow()), UNICODE);
        assert_eq!(Glyphs::assembled(GlyphSet::Unicode, &Widths::doubtful()), SAFE);
    }
}
