//! Every symbol the program draws with. Nobody else spells one.
//!
//! Invariant: each symbol of a set fills the number of cells its field says, on the terminals the set
//! is made for. Text from plan files is not drawn with these.

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
    /// Where a vertical line stands on a horizontal one, one cell.
    pub tee_up: &'static str,
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
    /// The same for what is only planned: lighter.
    pub planned: [&'static str; 5],
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
    /// Arrow keys up, down, left, right as shown in hints, one cell each.
    pub arrows: [&'static str; 4],
}

/// Line drawing and block elements, for terminals that draw them one cell wide.
pub const UNICODE: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    tee_down: "┬",
    tee_right: "├",
    tee_up: "┴",
    corners: ["┌", "┐", "└", "┘"],
    folded: "▸",
    unfolded: "▾",
    chosen: "✓",
    ellipsis: "…",
    phases: ["▁", "▂", "▃", "▅", "▇"],
    planned: ["▁", "▁", "▂", "▃", "▄"],
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

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_symbol_is_one_cell() {
        let g = UNICODE;
        let singles = [
            g.horizontal,
            g.vertical,
            g.tee_down,
            g.tee_right,
            g.tee_up,
            g.folded,
            g.unfolded,
            g.chosen,
            g.ellipsis,
            g.unranked,
            g.missing,
            g.target,
            g.target_line,
            g.trough,
            g.caret,
        ];
        let all = singles
            .iter()
            .chain(&g.corners)
            .chain(&g.phases)
            .chain(&g.planned)
            .chain(&g.levels)
            .chain(&g.eighths)
            .chain(&g.arrows);
        for symbol in all {
            assert_eq!(symbol.width(), 1, "{symbol}");
        }
    }
}
