//! Lays a plan out in a workbook as the printed document does: blocks per measure, headings in three rows, an
//! initiative merged over its actions, two rows per action, units behind the numbers.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};
use susumi::plan::{Action, ActionId, FiscalYear, Indicator, IndicatorId, Measured, NodeId, Plan, Value, grouped};

/// How it is laid out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout {
    /// A sheet for each measure; else all on one.
    pub sheets: bool,
    /// Whether cells are merged; else what they would share stands in the first.
    pub unmerged: bool,
    /// Whether the number of an initiative has a column of its own.
    pub numbers_apart: bool,
    /// Whether 予定 and 実績 repeat what they share.
    pub repeated: bool,
    /// Whether numbers are numbers with the unit in the form of the cell.
    pub numbers: bool,
    /// Whether the document's holes are left in: an action without name and number, a missing status, an action
    /// with two rows of 実績.
    pub holes: bool,
}

/// The workbook.
pub fn workbook(plan: &Plan, layout: Layout) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let measures: Vec<NodeId> =
        plan.tree.iter().filter(|(_, node)| node.depth + 1 == plan.levels.len()).map(|it| it.0).collect();
    let mut printer = Printer { plan, layout, row: 0 };
    let mut above = Vec::new();
    if layout.sheets {
        for (at, measure) in measures.iter().enumerate() {
            let sheet = workbook.add_worksheet().set_name(format!("施策{}", at + 1)).unwrap();
            printer.row = 0;
            if at == 0 {
                printer.start(sheet);
            }
            printer.measure(sheet, *measure, &mut Vec::new());
        }
    } else {
        let sheet = workbook.add_worksheet().set_name("総括表").unwrap();
        printer.start(sheet);
        for measure in measures {
            printer.measure(sheet, measure, &mut above);
        }
        printer.row += 1;
        printer.text(sheet, 0, "※各取組項目の詳細は、推進シートをご覧ください。");
    }
    workbook.save_to_buffer().unwrap()
}

struct Printer<'a> {
    plan: &'a Plan,
    layout: Layout,
    row: u32,
}

impl Printer<'_> {
    fn text(&self, sheet: &mut Worksheet, column: u16, text: &str) {
        if !text.is_empty() {
            sheet.write_with_format(self.row, column, text, &wrapped()).unwrap();
        }
    }

    /// A text in a cell that is so many rows high and columns wide.
    fn spread(&self, sheet: &mut Worksheet, column: u16, text: &str, (rows, columns): (u32, u16)) {
        if self.layout.unmerged || rows * u32::from(columns) == 1 {
            let repeats = if self.layout.repeated { rows } else { 1 };
            for row in (self.row..self.row + repeats).filter(|_| !text.is_empty()) {
                sheet.write_with_format(row, column, text, &wrapped()).unwrap();
            }
        } else {
            sheet.merge_range(self.row, column, self.row + rows - 1, column + columns - 1, text, &wrapped()).unwrap();
        }
    }

    fn start(&mut self, sheet: &mut Worksheet) {
        self.spread(sheet, 0, &format!("{} 進捗状況総括表", self.plan.title), (1, 10));
        self.row += 2;
        self.text(sheet, 0, "令和2年度の具体的取組内容の実施状況");
        self.row += 1;
        let all: usize = self.plan.printed_totals.iter().map(|(_, count)| count).sum();
        for (at, (word, count)) in self.plan.printed_totals.iter().enumerate() {
            self.text(sheet, 0, word);
            self.text(sheet, 1, &format!("{:.1}%", *count as f64 * 100.0 / all as f64));
            self.text(sheet, 2, &if at == 0 { format!("{count}項目/全{all}項目") } else { format!("{count}項目") });
            self.row += 1;
        }
        self.row += 1;
    }

    fn lines(&mut self, sheet: &mut Worksheet, measure: NodeId, above: &mut Vec<NodeId>) {
        let mut path: Vec<NodeId> = self.plan.tree.ancestors(measure).filter(|id| *id != NodeId::ROOT).collect();
        path.reverse();
        for id in path.iter().filter(|id| !above.contains(id) || **id == measure) {
            let node = self.plan.tree.node(*id);
            let level = self.plan.level_of(*id).unwrap();
            self.spread(sheet, 0, &format!("{level}{} {}", node.number.as_ref().unwrap(), node.name), (1, 10));
            self.row += 1;
        }
        *above = path;
    }

    fn measure(&mut self, sheet: &mut Worksheet, measure: NodeId, above: &mut Vec<NodeId>) {
        self.lines(sheet, measure, above);
        self.actions(sheet, measure);
        self.lines(sheet, measure, above);
        self.indicators(sheet, measure);
    }

    /// The initiatives of a measure, or the measure itself where it has entries of its own.
    fn initiatives(&self, measure: NodeId) -> Vec<NodeId> {
        self.plan.tree.children(measure).collect()
    }

    fn shift(&self) -> u16 {
        u16::from(self.layout.numbers_apart)
    }

    fn actions(&mut self, sheet: &mut Worksheet, measure: NodeId) {
        let years = self.plan.years.len() as u16;
        let shift = self.shift();
        let deepest = self.plan.levels.last().unwrap().clone();
        self.spread(sheet, 0, &deepest, (3, 1 + shift));
        self.spread(sheet, 1 + shift, "具体的取組内容", (3, 1));
        self.spread(sheet, 2 + shift, "担当課", (3, 1));
        self.spread(sheet, 3 + shift, "【達成工程】", (1, 1 + years));
        self.spread(sheet, 4 + shift + years, "実施状況", (3, 1));
        self.row += 1;
        self.spread(sheet, 3 + shift, "年度ごとの\n実施内容", (1, 1 + years));
        self.row += 1;
        for (at, year) in self.plan.years.iter().enumerate() {
            self.text(sheet, 4 + shift + at as u16, &label(*year));
        }
        self.row += 1;
        for initiative in self.initiatives(measure) {
            let ids: Vec<ActionId> = self.plan.tree.own_actions(initiative).map(ActionId).collect();
            let rows: u32 = ids.iter().map(|id| self.height(self.plan.action(*id))).sum();
            if rows > 0 {
                self.initiative(sheet, initiative, rows);
            }
            for id in ids {
                self.action(sheet, self.plan.action(id));
            }
        }
        self.row += 1;
    }

    fn initiative(&mut self, sheet: &mut Worksheet, initiative: NodeId, rows: u32) {
        let node = self.plan.tree.node(initiative);
        let number = node.number.as_ref().unwrap();
        if self.layout.numbers_apart {
            self.spread(sheet, 0, number, (rows, 1));
            self.spread(sheet, 1, &node.name, (rows, 1));
        } else {
            self.spread(sheet, 0, &format!("{number} {}", broken(&node.name)), (rows, 1));
        }
    }

    fn is_split(&self, action: &Action) -> bool {
        self.layout.holes && action.number == "51"
    }

    fn height(&self, action: &Action) -> u32 {
        if self.is_split(action) { 3 } else { 2 }
    }

    fn action(&mut self, sheet: &mut Worksheet, action: &Action) {
        let shift = self.shift();
        let height = self.height(action);
        let years = self.plan.years.len() as u16;
        let name = match action.number.as_str() {
            "11" if self.layout.holes => String::new(),
            number => format!("{number} {}", broken(&action.name)),
        };
        let status = action.status.map_or("", |at| &self.plan.statuses[at].word);
        let status = if self.layout.holes && action.number == "50" { "" } else { status };
        self.spread(sheet, 1 + shift, &name, (height, 1));
        let departments = self.plan.department_names(&action.departments).join("\n");
        self.spread(sheet, 2 + shift, &departments, (height, 1));
        self.spread(sheet, 4 + shift + years, status, (height, 1));
        self.text(sheet, 3 + shift, "予定");
        for (at, year) in self.plan.years.iter().enumerate() {
            let text = action.planned.0.get(*year).map_or(String::new(), |stage| stage.text());
            self.text(sheet, 4 + shift + at as u16, &text);
        }
        self.row += 1;
        for part in 0..height - 1 {
            self.text(sheet, 3 + shift, "実績");
            for (at, year) in self.plan.years.iter().enumerate() {
                let dash = if action.dashes.contains(year) { "-".to_owned() } else { String::new() };
                let text = action.actual.0.get(*year).map_or(dash, |stage| {
                    let entries: Vec<&str> = stage.entries().collect();
                    match (self.is_split(action), entries.as_slice()) {
                        (true, [first @ .., last]) if !first.is_empty() => {
                            if part == 0 {
                                first.join(" ")
                            } else {
                                (*last).to_owned()
                            }
                        }
                        _ => entries.join(" "),
                    }
                });
                self.text(sheet, 4 + shift + at as u16, &text);
            }
            self.row += 1;
        }
    }

    fn indicators(&mut self, sheet: &mut Worksheet, measure: NodeId) {
        let shift = self.shift();
        let years = self.plan.years.len() as u16;
        let deepest = self.plan.levels.last().unwrap().clone();
        self.spread(sheet, 0, &format!("{deepest}\n(再掲)"), (3, 1 + shift));
        self.spread(sheet, 1 + shift, "何を", (3, 1));
        self.spread(sheet, 2 + shift, "【達成指標】", (1, 2 + years));
        self.spread(sheet, 4 + shift + years, "達成状況", (3, 1));
        self.row += 1;
        self.spread(sheet, 2 + shift, "どのレベルまで", (1, 2 + years));
        self.row += 1;
        let actuals = self.plan.years.iter().map(|year| format!("{year}実績(値)"));
        let headings = ["初期(値)".to_owned()].into_iter().chain(actuals).chain(["目標(値)".to_owned()]);
        for (at, heading) in headings.enumerate() {
            self.text(sheet, 2 + shift + at as u16, &heading);
        }
        self.row += 1;
        for initiative in self.initiatives(measure) {
            let ids: Vec<IndicatorId> = self.plan.tree.own_indicators(initiative).map(IndicatorId).collect();
            if !ids.is_empty() {
                self.initiative(sheet, initiative, ids.len() as u32);
            }
            for id in ids {
                self.indicator(sheet, self.plan.indicator(id));
                self.row += 1;
            }
        }
        self.row += 1;
    }

    fn indicator(&mut self, sheet: &mut Worksheet, indicator: &Indicator) {
        let shift = self.shift();
        self.text(sheet, 1 + shift, &broken(&indicator.name));
        let unit = indicator.unit.as_deref().unwrap_or_default();
        let actuals = self.plan.years.iter().map(|year| indicator.actual.get(*year));
        let values = [indicator.baseline.as_ref()].into_iter().chain(actuals).chain([indicator.target.as_ref()]);
        for (at, measured) in values.enumerate() {
            let column = 2 + shift + at as u16;
            match measured {
                Some(Measured { value: Value::Number(number), remark: None }) if self.layout.numbers => {
                    let (number, form) = match unit {
                        "%" => (number / 100.0, "0.0%".to_owned()),
                        "" => (*number, "#,##0".to_owned()),
                        unit => (*number, format!("#,##0\"{unit}\"")),
                    };
                    sheet.write_with_format(self.row, column, number, &Format::new().set_num_format(form)).unwrap();
                }
                measured => self.text(sheet, column, &measured.map_or(String::new(), |it| printed(it, indicator))),
            }
        }
        let verdict = match indicator.achievement {
            Some(susumi::plan::Achievement::Met) => "達成",
            Some(susumi::plan::Achievement::Unmet) => "未達成",
            None => "",
        };
        self.text(sheet, 4 + shift + self.plan.years.len() as u16, verdict);
    }
}

fn printed(measured: &Measured, indicator: &Indicator) -> String {
    let value = match &measured.value {
        Value::Number(number) => {
            let unit = indicator.unit.as_deref().unwrap_or_default();
            format!("{}{unit}", grouped(*number, susumi::plan::decimals(*number)))
        }
        Value::Word(word) => word.clone(),
        Value::NotMeasured => "-".to_owned(),
    };
    measured.remark.as_ref().map_or(value.clone(), |remark| format!("{value}\n({remark})"))
}

/// H31 stands beside R1, as in print.
fn label(year: FiscalYear) -> String {
    let label = year.to_string();
    match label.strip_prefix('R').and_then(|number| number.parse::<u32>().ok()) {
        Some(number) => format!("{label} (H{})", number + 30),
        None => label,
    }
}

/// A name as it is broken in a narrow column; one with blanks of its own is left alone.
fn broken(name: &str) -> String {
    if name.contains(' ') {
        return name.to_owned();
    }
    let chars: Vec<char> = name.chars().collect();
    chars.chunks(9).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter)
}
