//! 同名指標: the indicators of one name in all plans, over the panes: as a table or as small charts.
//!
//! Owns which they are, their order and the place among them. They follow from the plans and the year looked at, and are
//! found anew when one of these changes: what they are sorted by costs too much for every key. The filter leaves
//! all of them: cities are compared, not departments.

mod grid;
mod order;

pub use grid::{CHART_LINES, ChartGrid};
pub use order::NamesakeOrder;

use std::collections::{HashMap, HashSet};

use super::{App, Effect, ListPlace, Overlay, Session, list};
use crate::export::{Scale, ZeroBased};
use crate::plan::{FiscalYear, Indicator, Plan, Subject};
use crate::query::{Namesake, SameName, fold};
use crate::state::View;
use crate::tui::command::Command;
use crate::tui::hit;
use order::compare;

/// The most years that small charts show; earlier ones are left out.
const MOST_YEARS: u16 = 16;

/// The page.
#[derive(Debug, Clone, Default)]
pub struct NamesakesPage {
    name: SameName,
    /// The name as it stands where the page was opened.
    pub title: String,
    /// In their order.
    pub found: Vec<Namesake>,
    /// The ids of their plans, by which the one under the cursor is found again.
    plans: Vec<String>,
    /// The years of all of them up to the one looked at, without gaps.
    pub years: Vec<FiscalYear>,
    /// Their units, each once, an empty one for none.
    pub units: Vec<String>,
    /// The municipalities of which there is more than one.
    pub repeated: HashSet<String>,
    /// What they are sorted by.
    pub order: NamesakeOrder,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// Whether small charts are shown, else the table.
    pub charts: bool,
    /// Whether each chart has a scale of its own, though one could do for all.
    pub own_scales: bool,
    /// The scale that does for all of one unit.
    pub scale: Option<Scale>,
    /// The line or chart under the cursor.
    pub place: ListPlace,
    year: Option<FiscalYear>,
}

impl NamesakesPage {
    /// The scale that all charts have, unless each has its own.
    pub fn common_scale(&self) -> Option<Scale> {
        self.scale.filter(|_| !self.own_scales)
    }

    /// A page of none that is arranged in the same way.
    fn arrangement(&self) -> Self {
        let Self { order, reversed, charts, own_scales, .. } = *self;
        Self { order, reversed, charts, own_scales, ..Self::default() }
    }

    /// Finds them anew; the cursor stays on its own.
    fn renew(&mut self, session: &Session) {
        let before = self.under_cursor();
        let plans = || session.workspace.plans.iter().map(|loaded| &loaded.plan);
        self.found = self.name.among(plans());
        self.year = session.year;
        self.sort(session);
        let id = |one: &Namesake| session.workspace.plans.get(one.plan).map(|loaded| loaded.plan.id.clone());
        self.plans = self.found.iter().filter_map(id).collect();
        let seen = self.found.iter().filter_map(|one| seen(session, *one));
        let (mut years, mut units): (Vec<FiscalYear>, Vec<String>) = Default::default();
        let mut cities: HashMap<&str, usize> = HashMap::new();
        let mut numbers = Vec::new();
        for (plan, as_of, indicator) in seen {
            *cities.entry(plan.municipality.as_deref().unwrap_or_default()).or_default() += 1;
            let own = || plan.years.iter().filter(|year| **year <= as_of);
            years.extend(own().next().into_iter().chain(own().next_back()));
            let unit = indicator.unit.as_deref().unwrap_or_default();
            if !units.iter().any(|known| known == unit || fold(known) == fold(unit)) {
                units.push(unit.to_owned());
            }
            let counted = indicator.as_counted();
            numbers.extend(counted.actual.until(as_of).filter_map(|(_, measured)| measured.value.number()));
            numbers.extend(counted.target.as_ref().and_then(|target| target.value.number()));
        }
        let (first, last) = (years.iter().min(), years.iter().max());
        self.years = first.zip(last).map_or_else(Vec::new, |(first, last)| {
            let (first, last) = (first.number(), last.number());
            (first.max((last + 1).saturating_sub(MOST_YEARS))..=last).map(FiscalYear::starting).collect()
        });
        self.scale = (units.len() < 2 && !numbers.is_empty())
            .then(|| Scale::over(numbers.iter().copied(), ZeroBased::Sparkline));
        self.repeated = cities.into_iter().filter(|(_, times)| *times > 1).map(|(city, _)| city.to_owned()).collect();
        self.units = units;
        self.stand_on(before);
    }

    fn sort(&mut self, session: &Session) {
        let (order, reversed) = (self.order, self.reversed);
        // Plans that came while others were shown stand where their files do, as in the list of plans.
        let places = session.places();
        self.found.sort_unstable_by_key(|one| (places.get(one.plan).copied(), *one));
        if order == NamesakeOrder::Plans {
            if reversed {
                self.found.reverse();
            }
            return;
        }
        let value = |one: &Namesake| seen(session, *one).and_then(|seen| order.value(seen, one.indicator));
        // What they are sorted by costs much, and is asked for once.
        let mut ranked: Vec<_> = self.found.iter().map(|one| (value(one), *one)).collect();
        ranked.sort_by(|(one, _), (other, _)| compare(*one, *other, reversed));
        self.found = ranked.into_iter().map(|(_, one)| one).collect();
    }

    /// The plan of the one under the cursor and its place among those of that plan.
    fn under_cursor(&self) -> Option<(String, Namesake)> {
        let at = self.place.cursor;
        self.plans.get(at).cloned().zip(self.found.get(at).copied())
    }

    fn stand_on(&mut self, one: Option<(String, Namesake)>) {
        let Some((plan, before)) = one else { return };
        let same = |at: &usize| self.plans.get(*at) == Some(&plan);
        let exactly = |at: &usize| same(at) && self.found.get(*at).map(|one| one.indicator) == Some(before.indicator);
        let found = (0..self.found.len()).find(exactly).or_else(|| (0..self.found.len()).find(same));
        self.place.cursor = found.unwrap_or(self.place.cursor).min(self.found.len().saturating_sub(1));
    }

    /// Sorts by the next or previous column, round the end.
    fn step(&mut self, forward: bool) {
        (self.order, self.reversed) = (list::beside(&NamesakeOrder::ALL, self.order, forward), false);
    }

    /// Brings the cursor into sight on a page of so many lines.
    pub fn settle(&mut self, visible: usize, grid: ChartGrid) {
        if !self.charts {
            self.place.settle(self.found.len(), visible);
            return;
        }
        self.place.cursor = self.place.cursor.min(self.found.len().saturating_sub(1));
        let rows = self.found.len().div_ceil(grid.columns);
        let mut place = ListPlace { cursor: self.place.cursor / grid.columns, offset: self.place.offset };
        place.settle(rows, visible / CHART_LINES);
        self.place.offset = place.offset;
    }

    /// Moves among the charts; says whether it was a movement.
    fn go_among_charts(&mut self, command: Command, grid: ChartGrid, visible: usize) -> bool {
        let Some(next) = grid.step(command, self.place.cursor, self.found.len(), visible) else { return false };
        self.place.cursor = next;
        self.settle(visible, grid);
        true
    }
}

/// The plan of that indicator, the year it is looked at from, and the indicator.
pub fn seen(session: &Session, one: Namesake) -> Option<(&Plan, FiscalYear, &Indicator)> {
    let plan = &session.workspace.plans.get(one.plan)?.plan;
    Some((plan, plan.as_of_or(session.year), plan.indicator(one.indicator)))
}

impl App {
    pub(super) fn open_namesakes(&mut self) {
        let Subject::Indicator(indicator) = self.subject() else { return };
        let plan = self.session.plan();
        let title = plan.indicator(indicator).name.clone();
        let name = SameName::of(&title);
        self.namesakes = NamesakesPage { name, title, ..self.namesakes.arrangement() };
        self.show_namesakes(Namesake { plan: self.session.current, indicator });
    }

    /// Opens the page of a saved view, with the cursor on the current plan; not where no plan has that name.
    pub(super) fn open_namesakes_of(&mut self, view: &View) {
        let order = NamesakeOrder::ALL.into_iter().find(|order| order.key() == view.sort).unwrap_or_default();
        let View { reversed, charts, own_scales, .. } = *view;
        let (name, title) = (SameName::of(&view.indicator), view.indicator.clone());
        self.namesakes = NamesakesPage { name, title, order, reversed, charts, own_scales, ..NamesakesPage::default() };
        let found = self.namesakes.name.among(self.session.workspace.plans.iter().map(|loaded| &loaded.plan));
        let own = found.iter().find(|one| one.plan == self.session.current).or(found.first());
        if let Some(one) = own.copied() {
            self.show_namesakes(one);
        }
    }

    /// Finds them and puts the page over all else, with the cursor on that one.
    fn show_namesakes(&mut self, one: Namesake) {
        self.namesakes.renew(&self.session);
        let plan = self.session.workspace.plans.get(one.plan).map(|loaded| loaded.plan.id.clone());
        self.namesakes.stand_on(plan.map(|plan| (plan, one)));
        self.overlays.push(Overlay::Namesakes);
    }

    /// Finds them anew if the page is open and the year is another one, or the plans may be.
    pub(super) fn renew_namesakes(&mut self, plans_changed: bool) {
        let is_open = self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Namesakes));
        if is_open && (plans_changed || self.namesakes.year != self.session.year) {
            self.namesakes.renew(&self.session);
        }
    }

    /// How the small charts stand on this screen.
    pub fn chart_grid(&self) -> ChartGrid {
        ChartGrid::of(usize::from(self.layout.page().width), self.namesakes.years.len())
    }

    /// Does what a command asks for on the page; says whether it was for it.
    pub(super) fn perform_in_namesakes(&mut self, command: Command) -> bool {
        let (grid, visible) = (self.chart_grid(), self.page.1);
        let page = &mut self.namesakes;
        let len = page.found.len();
        let has_moved = if page.charts {
            page.go_among_charts(command, grid, visible)
        } else {
            page.place.go(command, len, visible)
        };
        if has_moved {
            return true;
        }
        match command {
            Command::Close | Command::Namesakes => {
                self.overlays.pop();
            }
            Command::NextPane | Command::PreviousPane => {
                page.charts = !page.charts;
                page.place.offset = 0;
                page.settle(visible, grid);
            }
            Command::Toggle if page.charts => page.own_scales = !page.own_scales,
            Command::Toggle => self.sort_namesakes(|page| page.reversed = !page.reversed),
            Command::Unfold => self.sort_namesakes(|page| page.step(true)),
            Command::Fold => self.sort_namesakes(|page| page.step(false)),
            Command::Open => self.leave_for_namesake(),
            _ => return false,
        }
        true
    }

    /// Changes the order and keeps the cursor on its line.
    fn sort_namesakes(&mut self, change: impl FnOnce(&mut NamesakesPage)) {
        change(&mut self.namesakes);
        self.namesakes.renew(&self.session);
        let (grid, visible) = (self.chart_grid(), self.page.1);
        self.namesakes.settle(visible, grid);
    }

    /// Goes to the indicator under the cursor, in its plan.
    fn leave_for_namesake(&mut self) {
        let Some(one) = self.namesakes.found.get(self.namesakes.place.cursor).copied() else { return };
        self.show_plan(one.plan);
        self.overlays.clear();
        // Names may leave another plan in the tree of all.
        let is_listed = !self.tree.shows_all() || self.session.plans_left().contains(&one.plan);
        if !is_listed || !self.session.shown().shows(Subject::Indicator(one.indicator)) {
            // A department of one city says nothing of another.
            self.clear_filters();
        }
        self.leave_for(Subject::Indicator(one.indicator));
    }

    /// Scrolls the page with the wheel: a row of charts, or some lines of the table.
    pub(super) fn turn_namesakes(&mut self, later: bool, lines: usize) {
        let (grid, visible) = (self.chart_grid(), self.page.1);
        let page = &mut self.namesakes;
        let len = page.found.len();
        if !page.charts {
            page.place.scroll(later, lines, len, visible);
            return;
        }
        let column = page.place.cursor % grid.columns;
        let mut rows = ListPlace { cursor: page.place.cursor / grid.columns, offset: page.place.offset };
        rows.scroll(later, 1, len.div_ceil(grid.columns), visible / CHART_LINES);
        page.place.offset = rows.offset;
        page.place.cursor = (rows.cursor * grid.columns + column).min(len.saturating_sub(1));
    }

    /// Goes to the line or chart that was clicked; the second click opens it.
    pub(super) fn click_namesakes(&mut self, is_double: bool, column: u16, row: u16) -> Vec<Effect> {
        let (grid, visible, area) = (self.chart_grid(), self.page.1, self.layout.page());
        let head = usize::from(area.height).saturating_sub(visible);
        let Some(line) = hit::line_at(area, column, row).and_then(|line| line.checked_sub(head)) else {
            return Vec::new();
        };
        let page = &mut self.namesakes;
        let at = if page.charts {
            let across = usize::from(column - area.x).checked_div(grid.chart).unwrap_or(0);
            (page.place.offset + line / CHART_LINES) * grid.columns + across.min(grid.columns - 1)
        } else {
            page.place.offset + line
        };
        if !page.place.point_to(at, page.found.len()) {
            return Vec::new();
        }
        if is_double { self.perform(Command::Open) } else { Vec::new() }
    }
}
