//! Where everything lies on the screen: pure geometry.
//!
//! ```text
//! header
//! banner, where there is something to say of the plan's file
//! filter line
//! 1 体系 ────────┬ 2 工程 ───────────────
//!                │
//!                ├ 3 指標 ───────────────
//!                │
//! hints, prompt or notice
//! ```
//! A zoomed pane takes the whole body. Below 80x24 only the focused pane is shown; below 48x10 nothing
//! but a line that says how much room is needed.

use std::ops::Range;

use ratatui::layout::Rect;

/// Below this the panes do not share the screen.
pub const SHARED: (u16, u16) = (80, 24);
/// Below this nothing can be shown.
pub const LEAST: (u16, u16) = (48, 10);

/// The pane that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// 体系
    Tree,
    /// 工程
    Timeline,
    /// 指標
    Indicators,
}

impl Focus {
    /// The pane that Tab leads to.
    pub fn next(self) -> Self {
        match self {
            Self::Tree => Self::Timeline,
            Self::Timeline => Self::Indicators,
            Self::Indicators => Self::Tree,
        }
    }
}

/// The areas of one screen. A pane that is not shown has no area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// The plan and its totals.
    pub header: Rect,
    /// What there is to say of the plan's file; no area where there is nothing.
    pub banner: Rect,
    /// The filter that is on, and how much it leaves.
    pub filter: Rect,
    /// Everything between the filter line and the hints.
    pub body: Rect,
    /// 体系, its heading line included.
    pub tree: Rect,
    /// 工程, its heading line included.
    pub timeline: Rect,
    /// 指標, its heading line included.
    pub indicators: Rect,
    /// The column of the line between the tree and the rest.
    pub divider: Option<u16>,
    /// The last line.
    pub hints: Rect,
    /// Whether there is room for anything.
    pub fits: bool,
}

impl Layout {
    /// The areas on a screen of that size.
    pub fn of(width: u16, height: u16, focus: Focus, zoomed: bool) -> Self {
        Self::below(0, width, height, focus, zoomed)
    }

    /// The areas with a line for something to say of the plan's file.
    pub fn with_banner(width: u16, height: u16, focus: Focus, zoomed: bool) -> Self {
        Self::below(1, width, height, focus, zoomed)
    }

    /// The areas with so many lines between header and filter line.
    fn below(banner: u16, width: u16, height: u16, focus: Focus, zoomed: bool) -> Self {
        let screen = Rect::new(0, 0, width, height);
        if width < LEAST.0 || height < LEAST.1 {
            return Self { screen, ..Self::default() };
        }
        let line = |y| Rect::new(0, y, width, 1);
        let body = Rect::new(0, 2 + banner, width, height - 3 - banner);
        let frame = Self {
            screen,
            header: line(0),
            banner: Rect { height: banner, ..line(1) },
            filter: line(1 + banner),
            body,
            hints: line(height - 1),
            fits: true,
            ..Self::default()
        };
        if zoomed || width < SHARED.0 || height < SHARED.1 {
            return match focus {
                Focus::Tree => Self { tree: body, ..frame },
                Focus::Timeline => Self { timeline: body, ..frame },
                Focus::Indicators => Self { indicators: body, ..frame },
            };
        }
        let tree_width = (width * 3 / 10).clamp(30, 64);
        let right = Rect::new(tree_width + 1, body.y, width - tree_width - 1, body.height);
        // 14 lines of 21 at 80x24: heading, years, four actions of three lines.
        let upper = (body.height * 13).div_ceil(20);
        Self {
            tree: Rect { width: tree_width, ..body },
            timeline: Rect { height: upper, ..right },
            indicators: Rect { y: right.y + upper, height: right.height - upper, ..right },
            divider: Some(tree_width),
            ..frame
        }
    }

    /// The box of a list of `entries` to choose from, at most `widest` cells wide.
    pub fn picker(&self, widest: u16, entries: usize) -> Rect {
        let body = self.body;
        let width = body.width.saturating_sub(4).min(widest).max(body.width.min(30));
        let wanted = u16::try_from(entries).unwrap_or(u16::MAX).saturating_add(AROUND);
        let height = wanted.clamp(AROUND + 1, body.height.max(AROUND + 1)).min(body.height);
        Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height }
    }

    /// The lines of a page over the body, below its title. Longer lines would be hard to read.
    pub fn page(&self) -> Rect {
        const WIDEST: u16 = 110;
        let body = self.body;
        Rect {
            x: body.x + 1,
            y: body.y + 1,
            width: body.width.saturating_sub(2).min(WIDEST),
            height: body.height.saturating_sub(1),
        }
    }

    /// The entries of a pane: what lies below its heading and the line that names its columns.
    pub fn entries(pane: Rect) -> Rect {
        let heading = pane.height.min(2);
        Rect { y: pane.y + heading, height: pane.height - heading, ..pane }
    }
}

/// Lines of a list's box that are not entries: two borders, prompt, column names, hints.
const AROUND: u16 = 5;

/// The entries of a list to choose from, within its box.
pub fn picker_entries(area: Rect) -> Rect {
    let above = area.height.min(3);
    Rect { y: area.y + above, height: area.height.saturating_sub(AROUND), ..area }
}

/// From this width on a pane has room for names beside the years.
const WIDE: usize = 76;

/// Which of `all` columns are shown where only `shown` have room: the one at `now`, one behind it (what
/// comes next) and as many before them as fit.
pub fn window(all: usize, shown: usize, now: usize) -> Range<usize> {
    let shown = shown.min(all);
    let end = (now + 2).clamp(shown, all);
    end - shown..end
}

/// How a line of the 工程 pane is divided. All in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineColumns {
    /// The name beside the two rows; `None`: the name has a line of its own above them.
    pub name: Option<usize>,
    /// 予 and 実.
    pub label: usize,
    /// Each year.
    pub year: usize,
    /// How many years are shown.
    pub years: usize,
    /// Status and slip beside the rows; `None`: at the end of the name's line.
    pub status: Option<usize>,
}

impl TimelineColumns {
    /// The columns for a pane of `width` cells and a plan of `years` years.
    pub fn of(width: usize, years: usize) -> Self {
        let label = 3;
        if width < WIDE {
            let room = width.saturating_sub(label);
            let shown = years.clamp(1, (room / 5).max(1));
            return Self { name: None, label, year: (room / shown).min(16), years: shown, status: None };
        }
        let status = 11;
        let name = (width * 3 / 10).clamp(22, 44).min(width - 1 - label - status - 9 * years.min(6));
        let room = width - name - 1 - label - status;
        let shown = years.clamp(1, room / 5);
        let year = (room / shown).min(20);
        // What the years leave over goes to the name.
        Self { name: Some(width - label - status - 1 - year * shown), label, year, years: shown, status: Some(status) }
    }

    /// Lines of one action.
    pub fn lines(&self) -> usize {
        if self.name.is_some() { 2 } else { 3 }
    }

    /// The column at which the years begin.
    pub fn years_at(&self) -> usize {
        self.name.map_or(0, |name| name + 1) + self.label
    }
}

/// How a line of the 指標 pane is divided. All in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorColumns {
    /// The name beside the figures; `None`: the name has a line of its own above them.
    pub name: Option<usize>,
    /// The baseline and each year: a bar or a word, and the gap behind it.
    pub point: usize,
    /// How many points are shown, the latest ones.
    pub points: usize,
    /// The latest value.
    pub latest: usize,
    /// The target.
    pub target: usize,
    /// The verdict.
    pub verdict: usize,
}

impl IndicatorColumns {
    /// The columns for a pane of `width` cells and a plan of `years` years.
    pub fn of(width: usize, years: usize) -> Self {
        let wide = width >= WIDE;
        // At least 12 cells are left for the name.
        let room = if wide { (width * 3 / 10).min(width - 57) } else { width / 2 };
        let most = if width < 110 { 3 } else { 6 };
        let point = (room / (years + 1)).clamp(2, if wide { most } else { 4 });
        let points = (years + 1).min(room / point).max(1);
        let columns = Self { name: None, point, points, latest: 13, target: 0, verdict: 8 };
        let (course, latest, verdict) = (columns.course(), columns.latest, columns.verdict);
        if !wide {
            return Self { target: width.saturating_sub(course), ..columns };
        }
        let target = 17;
        Self { name: Some(width.saturating_sub(course + latest + verdict + target + 3)), target, ..columns }
    }

    /// Lines of one indicator.
    pub fn lines(&self) -> usize {
        if self.name.is_some() { 1 } else { 2 }
    }

    /// The cells of the course and the target mark behind it.
    pub fn course(&self) -> usize {
        self.points * self.point + 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fill_the_body_without_overlap() {
        for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60), (400, 100)] {
            let layout = Layout::of(width, height, Focus::Tree, false);
            let areas = [layout.tree, layout.timeline, layout.indicators];
            let divider = u32::from(layout.body.height);
            assert_eq!(areas.iter().map(|a| a.area()).sum::<u32>() + divider, layout.body.area(), "{width}x{height}");
            let banner = Layout::with_banner(width, height, Focus::Tree, false);
            let lines = [banner.header, banner.banner, banner.filter, banner.body, banner.hints];
            let tops: Vec<u16> = lines.iter().map(|area| area.y).collect();
            assert_eq!(tops, [0, 1, 2, 3, height - 1]);
            assert_eq!(lines.iter().map(|area| area.height).sum::<u16>(), height);
            assert!(layout.banner.is_empty());
        }
    }

    #[test]
    fn one_pane_or_none_where_there_is_no_room() {
        let small = Layout::of(79, 24, Focus::Timeline, false);
        assert_eq!((small.timeline, small.tree), (small.body, Rect::default()));
        assert_eq!(Layout::of(80, 24, Focus::Indicators, true).indicators.height, 21);
        for (width, height) in [(47, 24), (80, 9), (1, 1), (0, 0)] {
            assert!(!Layout::of(width, height, Focus::Tree, false).fits);
        }
    }

    #[test]
    fn the_window_holds_the_year_looked_at_and_the_next() {
        let table =
            [((5, 5, 4), 0..5), ((5, 9, 0), 0..5), ((11, 8, 10), 3..11), ((11, 8, 0), 0..8), ((11, 4, 6), 4..8)];
        for ((all, shown, now), expected) in table {
            assert_eq!(window(all, shown, now), expected);
        }
    }

    #[test]
    fn columns_never_exceed_the_pane() {
        // A pane that is not shown is asked for its columns too.
        for width in 0..300 {
            for years in [1, 3, 5, 10, 20, 40] {
                let t = TimelineColumns::of(width, years);
                let timeline = t.years_at() + t.year * t.years + t.status.unwrap_or(0);
                assert!(timeline <= width.max(t.label) && t.years >= 1, "{width} {years} {t:?}");
                let i = IndicatorColumns::of(width, years);
                let name = i.name.map_or(0, |name| name + 1 + i.latest + 1 + i.verdict + 1);
                assert!(name + i.course() + i.target <= width || width < 24, "{width} {years} {i:?}");
                assert!(i.name.is_none_or(|name| name >= 12), "{width} {years} {i:?}");
            }
        }
    }
}
