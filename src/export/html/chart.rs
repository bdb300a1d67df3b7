//! The chart of an indicator as a drawing within the page: points over baseline and years, the target as a
//! broken line.
//!
//! Draws what was measured and nothing else: no line over a year that was not measured or from one way of
//! counting to another. What it shows is said in its description too, and stands in the table beside it.

use super::markup::Markup;
use crate::cells;
use crate::export::{Scale, ZeroBased};
use crate::plan::{Break, ByYear, Calendar, Direction, FiscalYear, Indicator, Measured, Plan, Value, grouped};
use crate::words::publication as words;

/// The drawing's size in its own units; it is drawn as wide as there is room. With many years or long numbers
/// it is wider, so that its labels find room.
const WIDTH: f64 = 400.0;
/// The least width of a column.
const COLUMN: f64 = 24.0;
const HEIGHT: f64 = 210.0;
/// Where the plot begins and ends from above. Above stands the unit, below the years.
const TOP: f64 = 43.0;
const BOTTOM: f64 = 169.0;
/// What a half-width letter of a label takes where it is drawn largest, on a telephone.
const LETTER: f64 = 7.8;
/// Room for the name of a year and for that of the baseline, in letters.
const YEAR: f64 = 4.4;
const BASELINE: f64 = 5.6;
/// The letters of the longest number that a chart is drawn for; one of more leaves no room for the chart.
const LONGEST: usize = 20;
/// The letters of a unit above the plot; the table has it whole.
const UNIT: usize = 20;
/// The letters of a word below the plot; the table has it whole.
const WORD: usize = 4;

/// One column: the baseline or a year.
struct Column<'a> {
    /// `None` for the baseline.
    year: Option<FiscalYear>,
    measured: Option<&'a Measured>,
    /// Whether its year was still to come.
    is_to_come: bool,
}

/// A chart before it is drawn.
pub(super) struct Chart<'a> {
    indicator: &'a Indicator,
    columns: Vec<Column<'a>>,
    breaks: ByYear<Break>,
    scale: Scale,
    width: f64,
    /// Where the plot begins, and how much is left behind it.
    left: f64,
    right: f64,
}

impl<'a> Chart<'a> {
    /// The chart of an indicator as it is counted against its target; `None` where no number is to be drawn, or one that
    /// is too long: the table has it.
    pub(super) fn of(plan: &Plan, as_of: FiscalYear, indicator: &'a Indicator) -> Option<Self> {
        let known = |year: &FiscalYear| indicator.actual.get(*year).filter(|_| *year <= as_of);
        let baseline = Column { year: None, measured: indicator.baseline.as_ref(), is_to_come: false };
        let years = plan.years.iter().map(|year| Column {
            year: Some(*year),
            measured: known(year),
            is_to_come: *year > as_of,
        });
        let columns: Vec<Column<'_>> =
            Some(baseline).filter(|one| one.measured.is_some()).into_iter().chain(years).collect();
        let mut numbers = columns.iter().filter_map(|column| column.measured?.value.number()).peekable();
        numbers.peek()?;
        let target = indicator.target.as_ref().and_then(|target| target.value.number());
        let scale = Scale::over(numbers.chain(target).collect::<Vec<_>>().into_iter(), ZeroBased::Chart);
        if [scale.floor, scale.most].into_iter().any(|end| cells::width(&label(indicator, end)) > LONGEST) {
            return None;
        }
        let room = |number: f64| cells::width(&label(indicator, number)) as f64 * LETTER + 10.0;
        let left = room(scale.floor).max(room(scale.most)).max(24.0);
        let right = target.map_or(14.0, |target| room(target).max(40.0));
        let width = WIDTH.max(left + right + columns.len() as f64 * COLUMN);
        Some(Self { indicator, breaks: indicator.breaks_until(as_of), columns, scale, width, left, right })
    }

    /// Writes the drawing. `id` is that of its description, `title` its name.
    pub(super) fn write(&self, markup: &mut Markup, id: &str, title: &str, description: &str) {
        let (name, about) = (format!("{id}-t"), format!("{id}-d"));
        let labelled = format!("{name} {about}");
        let size = format!("0 0 {} {HEIGHT}", units(self.width));
        let attributes =
            [("class", "chart"), ("viewBox", size.as_str()), ("role", "img"), ("aria-labelledby", &labelled)];
        markup.element("svg", &attributes, |markup| {
            markup.line("title", &[("id", &name)], title);
            markup.line("desc", &[("id", &about)], description);
            self.write_target_range(markup);
            self.write_axis(markup);
            self.write_target(markup);
            self.write_lines(markup);
            self.write_points(markup);
            self.write_columns(markup);
        });
    }

    /// What a reader has to know of the drawing, in sentences: where it is interrupted, where its axis begins.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        for (behind, gap) in self.breaks.iter() {
            let (Break::NotMeasured(year) | Break::Word(year)) = *gap else {
                notes.push(words::interrupted(*gap, &behind.to_string()));
                continue;
            };
            notes.push(words::interrupted(*gap, &year.to_string()));
        }
        if self.scale.floor > 0.0 {
            notes.push(words::not_from_zero(&label(self.indicator, self.scale.floor)));
        }
        notes
    }

    /// The middle of a column.
    fn x(&self, at: usize) -> f64 {
        self.left + self.column() * (at as f64 + 0.5)
    }

    fn column(&self) -> f64 {
        (self.width - self.left - self.right) / self.columns.len().max(1) as f64
    }

    fn y(&self, number: f64) -> f64 {
        BOTTOM - self.scale.height(number) * (BOTTOM - TOP)
    }

    fn target(&self) -> Option<f64> {
        self.indicator.target.as_ref()?.value.number()
    }

    /// The side of the target that is good, as a tinted range.
    fn write_target_range(&self, markup: &mut Markup) {
        let Some(line) = self.target().map(|target| self.y(target)) else { return };
        let (from, to) = match self.indicator.direction {
            Direction::AtLeast => (TOP - 12.0, line),
            Direction::AtMost => (line, BOTTOM),
            Direction::State => return,
        };
        let [x, y, width, height] = [self.left, from, self.width - self.left - self.right, to - from].map(units);
        let attributes = [("class", "range"), ("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)];
        markup.empty("rect", &attributes);
    }

    fn write_axis(&self, markup: &mut Markup) {
        if let Some(unit) = &self.indicator.unit {
            let short: String = unit.chars().take(UNIT).collect();
            let is_whole = short.len() == unit.len();
            text(markup, "unit", 4.0, 17.0, &words::unit(&if is_whole { short } else { words::cut(&short) }));
        }
        for number in [self.scale.most, self.scale.floor] {
            let y = self.y(number);
            line(markup, "grid", (self.left, y), (self.width - self.right, y));
            text(markup, "axis", self.left - 5.0, y + 4.0, &label(self.indicator, number));
            if self.scale.most <= self.scale.floor {
                break;
            }
        }
    }

    fn write_target(&self, markup: &mut Markup) {
        let Some(target) = self.target() else { return };
        let (y, x) = (self.y(target), self.width - self.right);
        line(markup, "target", (self.left, y), (x, y));
        // Clear of the edges above and below.
        let middle = y.clamp(TOP + 2.0, BOTTOM - 8.0);
        text(markup, "aim", x + 4.0, middle - 4.0, words::TARGET);
        text(markup, "aim", x + 4.0, middle + 12.0, &label(self.indicator, target));
    }

    /// Lines from point to point: whole ones between years, broken ones from the baseline and over years
    /// without an entry.
    fn write_lines(&self, markup: &mut Markup) {
        let mut before: Option<(usize, f64)> = None;
        for (at, column) in self.columns.iter().enumerate() {
            match column.measured.map(|measured| &measured.value) {
                None => {}
                Some(Value::NotMeasured | Value::Word(_)) => before = None,
                Some(Value::Number(number)) => {
                    let gap = column.year.and_then(|year| self.breaks.get(year));
                    if let Some((from, number_before)) = before.filter(|_| gap.is_none()) {
                        let is_next = at - from == 1 && self.columns.get(from).is_some_and(|one| one.year.is_some());
                        let class = if is_next { "course" } else { "course loose" };
                        line(markup, class, (self.x(from), self.y(number_before)), (self.x(at), self.y(*number)));
                    }
                    if matches!(gap, Some(Break::Remark(_) | Break::Scale(_))) {
                        let x = self.left + self.column() * at as f64;
                        line(markup, "gap", (x, TOP - 8.0), (x, BOTTOM));
                    }
                    before = Some((at, *number));
                }
            }
        }
    }

    fn write_points(&self, markup: &mut Markup) {
        let labels = self.labelled();
        for (at, column) in self.columns.iter().enumerate() {
            let Some(measured) = column.measured else { continue };
            let x = self.x(at);
            match &measured.value {
                Value::Number(number) => {
                    let reaches = self.indicator.reaches(&measured.value) == Some(true);
                    let [cx, cy] = [x, self.y(*number)].map(units);
                    let class = if reaches { "reached" } else { "point" };
                    markup.empty("circle", &[("class", class), ("cx", &cx), ("cy", &cy), ("r", "4.5")]);
                    if labels.contains(&at) {
                        self.write_value(markup, at, *number);
                    }
                }
                Value::NotMeasured => text(markup, "missing", x, BOTTOM - 6.0, words::NOT_MEASURED),
                Value::Word(word) => {
                    let short: String = word.chars().take(WORD).collect();
                    text(markup, "missing", x, BOTTOM - 6.0, &short);
                }
            }
        }
    }

    /// A value at its point, within the plot and clear of the labels beside it.
    fn write_value(&self, markup: &mut Markup, at: usize, number: f64) {
        let label = label(self.indicator, number);
        let half = cells::width(&label) as f64 * LETTER / 2.0;
        let x = self.x(at).min(self.width - self.right - half).max(self.left + half);
        // One that is wider than its column reaches over the point before; where that lies higher, it stands below.
        let before = at.checked_sub(1).and_then(|at| self.columns.get(at)?.measured?.value.number());
        let is_below = half * 2.0 > self.column()
            && before.is_some_and(|before| before > number)
            && self.y(number) + 22.0 < BOTTOM;
        text(markup, "value", x, self.y(number) + if is_below { 20.0 } else { -9.0 }, &label);
    }

    /// The columns whose values are written at their points: all where they find room, else the last, and the
    /// first if it is far enough away.
    fn labelled(&self) -> Vec<usize> {
        let number = |column: &Column<'_>| column.measured?.value.number();
        let numbers = self.columns.iter().enumerate();
        let numbers: Vec<(usize, f64)> = numbers
            .filter_map(|(at, column)| Some((at, cells::width(&label(self.indicator, number(column)?)) as f64)))
            .collect();
        let widest = numbers.iter().map(|(_, width)| *width).fold(0.0, f64::max) * LETTER;
        if widest <= self.column() {
            return numbers.into_iter().map(|(at, _)| at).collect();
        }
        let (Some((first, _)), Some((last, _))) = (numbers.first(), numbers.last()) else { return Vec::new() };
        let is_apart = (last - first) as f64 * self.column() > widest;
        Some(*last).into_iter().chain(Some(*first).filter(|_| is_apart)).collect()
    }

    /// The names of the columns, by era and in the Western calendar: of years as many as find room, from the
    /// last on.
    fn write_columns(&self, markup: &mut Markup) {
        let baseline = self.columns.first().filter(|column| column.year.is_none()).map(|_| self.x(0));
        if let Some(x) = baseline {
            text(markup, "year", x, BOTTOM + 17.0, words::BASELINE);
        }
        let mut behind = f64::INFINITY;
        let mut shown = Vec::new();
        for (at, column) in self.columns.iter().enumerate().rev() {
            let Some(year) = column.year else { continue };
            let x = self.x(at);
            let is_clear = baseline.is_none_or(|baseline| x - baseline >= (YEAR + BASELINE) / 2.0 * LETTER);
            if behind - x >= YEAR * LETTER && is_clear {
                behind = x;
                shown.push((x, year, column.is_to_come));
            }
        }
        for (x, year, is_to_come) in shown.into_iter().rev() {
            let class = if is_to_come { "year later" } else { "year" };
            text(markup, class, x, BOTTOM + 17.0, &year.to_string());
            text(markup, class, x, BOTTOM + 33.0, &year.label(Calendar::Western));
        }
    }
}

/// A number as the chart writes it; the unit stands at its axis.
fn label(indicator: &Indicator, number: f64) -> String {
    grouped(number, indicator.decimals())
}

/// A place in the drawing: a tenth of a unit is finer than any screen.
fn units(number: f64) -> String {
    // Not -0.0.
    format!("{:.1}", (number * 10.0).round() / 10.0 + 0.0)
}

fn line(markup: &mut Markup, class: &str, from: (f64, f64), to: (f64, f64)) {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(units);
    markup.empty("line", &[("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)]);
}

fn text(markup: &mut Markup, class: &str, x: f64, y: f64, label: &str) {
    let [x, y] = [x, y].map(units);
    markup.line("text", &[("class", class), ("x", &x), ("y", &y)], label);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// What the chart of an indicator says of its lines: between which columns, `-` whole, `.` broken.
    fn lines(values: &str) -> String {
        let text = format!(
            "計画: 試し\n年度: H28-R2\n体系:\n- 名称: 一\n  指標:\n  - {{名称: 甲, 単位: 件, 目標: 9, {values}}}\n"
        );
        let plan = load_text("plan", &text).unwrap().0;
        let Some(chart) = Chart::of(&plan, FiscalYear::starting(2020), plan.indicator(crate::plan::IndicatorId(0)))
        else {
            return String::new();
        };
        let mut markup = Markup::default();
        chart.write_lines(&mut markup);
        let mut out = Vec::new();
        markup.flush_to(&mut out).unwrap();
        let source = String::from_utf8(out).unwrap();
        let place = |line: &str, name: &str| {
            let at: f64 = line.split_once(name).unwrap().1.split_once('"').unwrap().0.parse().unwrap();
            ((at - chart.left) / chart.column()).floor()
        };
        let said = source.split("<line").skip(1).map(|line| match line {
            _ if line.contains("gap") => "|".to_owned(),
            _ => {
                let sign = if line.contains("loose") { '.' } else { '-' };
                format!("{}{sign}{}", place(line, "x1=\""), place(line, "x2=\""))
            }
        });
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_line_leads_only_from_what_was_measured_to_what_was_measured_alike() {
        for (values, expected) in [
            ("初期値: 1, 実績: {H28: 2, H29: 3, H30: 4}", "0.1 1-2 2-3"),
            ("実績: {H28: 2, H29: 3}", "0-1"),
            ("初期値: \"-\", 実績: {H28: 2, H29: 3}", "1-2"),
            ("実績: {H28: 2, H30: 3, R1: 4}", "0.2 2-3"),
            ("実績: {H28: 2, H29: \"-\", H30: 3, R1: 4}", "2-3"),
            ("実績: {H28: 2, H29: 中止, H30: 3, R1: \"-\", R2: 4}", ""),
            ("実績: {H28: 2, H29: {値: 3, 注: 集計方法を変更}, H30: {値: 4, 注: 集計方法を変更}}", "| 1-2"),
            ("実績: {H28: 2, H29: 2000, H30: 2100}", "| 1-2"),
            ("実績: {H28: 準備, H29: 実施}", ""),
            ("実績: {H28: 1e300, H29: 2}", ""),
        ] {
            assert_eq!(lines(values), expected, "{values}");
        }
    }
}
