//! What the sheets of one workbook have in common: the lines above their tables, the columns of the levels, and the
//! references by which a row is known again.

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle};
use rust_xlsxwriter::{ConditionalFormatText, ConditionalFormatTextRule, Worksheet, XlsxError};

use super::grid::{Cell, Grid};
use super::layout::Page;
use super::styles::{Mark, Style};
use crate::export::part::Part;
use crate::label;
use crate::plan::{ActionId, Calendar, DepartmentId, FiscalYear, IndicatorId, NodeId, Plan, Subject};
use crate::words::{screen, workbook as words};

/// The part of a plan that a workbook holds, and what it is limited to.
#[derive(Debug, Clone, Copy)]
pub struct Book<'a> {
    /// The part.
    pub part: Part<'a>,
    /// The filter in words; empty for none.
    pub filter: &'a str,
    /// The departments that were asked for by name; all if none was.
    pub departments: &'a [String],
    /// How many columns the levels take: one for each that is named, and for those below them that hold something.
    pub levels: usize,
}

/// Rows of a sheet, counted from 0, and a column of it.
#[derive(Debug, Clone, Copy)]
pub struct Cells {
    /// The first row.
    pub first: usize,
    /// The row behind the last.
    pub end: usize,
    /// The column.
    pub column: usize,
}

impl<'a> Book<'a> {
    /// Of that part.
    pub fn of(part: Part<'a>, filter: &'a str, departments: &'a [String]) -> Self {
        let plan = &part.loaded.plan;
        let book = Self { part, filter, departments, levels: plan.levels.len() };
        let depths = book.entries().map(|subject| plan.tree.node(plan.node_of(subject)).depth);
        Self { levels: depths.max().unwrap_or(0).max(plan.levels.len()), ..book }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        &self.part.loaded.plan
    }

    /// The year it is looked at from.
    pub fn as_of(&self) -> FiscalYear {
        self.part.as_of
    }

    /// The last year of which actual stages and values are written: looked at from the plan's own year all that
    /// the file holds, so that nothing is lost.
    pub fn last_actual(&self) -> FiscalYear {
        let last = self.plan().years.last().copied();
        last.filter(|last| self.as_of() >= self.plan().as_of && *last > self.as_of()).unwrap_or(self.as_of())
    }

    /// An empty grid with the lines that stand above every table.
    pub fn grid(&self, heading: &str, widths: Vec<usize>) -> Grid {
        let plan = self.plan();
        let mut grid = Grid::new(widths);
        grid.title(&words::heading(&plan.title, heading));
        let as_of = screen::as_of(&self.as_of().label(Calendar::Era));
        grid.line(&words::facts(plan.municipality.as_deref(), &label::period(plan, Calendar::Era), &as_of));
        if !self.filter.is_empty() {
            grid.line(&words::filtered(self.filter));
        }
        if self.as_of() < plan.as_of {
            grid.line(words::EARLIER_YEAR);
        }
        grid
    }

    /// How a sheet is printed whose only table has its headings in those last rows of the grid so far.
    pub fn page(&self, grid: &Grid, headings: usize) -> Page<'a> {
        let end = grid.next();
        Page {
            footer: &self.plan().title,
            headings: end - headings..end,
            printed: grid.widths.len(),
            ..Page::default()
        }
    }

    /// Those of the departments that have a sheet of their own: those with actions or indicators here.
    pub fn departments(&self) -> Vec<DepartmentId> {
        let plan = self.plan();
        let mut answers = vec![false; plan.departments.len()];
        for subject in self.entries() {
            for id in plan.answering_for(subject) {
                if let Some(answers) = answers.get_mut(id.index()) {
                    *answers = true;
                }
            }
        }
        let asked =
            |id: DepartmentId| self.departments.is_empty() || self.departments.contains(&plan.department(id).name);
        plan.department_ids().filter(|id| answers.get(id.index()) == Some(&true) && asked(*id)).collect()
    }

    /// The actions, then the indicators.
    pub fn entries(&self) -> impl Iterator<Item = Subject> + use<'a> {
        let actions = self.part.selection.actions.iter().copied().map(Subject::Action);
        actions.chain(self.part.selection.indicators.iter().copied().map(Subject::Indicator))
    }

    /// The widths of the columns of the levels.
    pub fn level_widths(&self) -> Vec<usize> {
        let each = match self.levels {
            0..=2 => 16,
            3 => 12,
            _ => 10,
        };
        vec![each; self.levels]
    }

    /// The width of the column of a year: the usual stages fit in one line where there is room for it.
    pub fn year_width(&self) -> usize {
        match self.plan().years.len() {
            0..=5 => 14,
            6..=8 => 12,
            _ => 10,
        }
    }

    /// Their headings.
    pub fn level_headings(&self) -> Vec<String> {
        let named = |at: usize| self.plan().levels.get(at).cloned().unwrap_or_else(|| words::unnamed_level(at + 1));
        (0..self.levels).map(named).collect()
    }

    /// What stands in them in a row of that node; rows of one node below each other look like one.
    pub fn level_cells(&self, node: NodeId) -> Vec<Cell> {
        let plan = self.plan();
        let mut cells = vec![Cell::empty(Style::Text).of(node.0); self.levels];
        for id in plan.tree.ancestors(node) {
            let depth = plan.tree.node(id).depth;
            if let Some(cell) = depth.checked_sub(1).and_then(|at| cells.get_mut(at)) {
                *cell = Cell::text(&label::subject(plan, Subject::Node(id)), Style::Text).of(id.0);
            }
        }
        cells
    }

    /// The departments of an entry, one a line.
    pub fn department_cell(&self, subject: Subject) -> Cell {
        let plan = self.plan();
        Cell::lines(plan.department_names(plan.answering_for(subject)), Style::Text)
    }
}

/// What a row is called by, whatever its place.
pub fn reference(subject: Subject) -> String {
    match subject {
        Subject::Plan | Subject::Totals | Subject::Node(NodeId::ROOT) => words::REFERENCE_PLAN.to_owned(),
        Subject::Node(NodeId(at)) => format!("{}{at}", words::REFERENCE_NODE),
        Subject::Action(ActionId(at)) => format!("{}{}", words::REFERENCE_ACTION, at + 1),
        Subject::Indicator(IndicatorId(at)) => format!("{}{}", words::REFERENCE_INDICATOR, at + 1),
    }
}

impl Cells {
    fn corners(self) -> Option<(u32, u16, u32)> {
        let last = self.end.checked_sub(1).filter(|last| *last >= self.first)?;
        Some((u32::try_from(self.first).ok()?, u16::try_from(self.column).ok()?, u32::try_from(last).ok()?))
    }

    /// Marks the cells while they hold just that word.
    ///
    /// # Errors
    /// What Excel does not take.
    pub fn mark(self, sheet: &mut Worksheet, word: &str, mark: Mark) -> Result<(), XlsxError> {
        // A quotation mark would end the word within the rule.
        let Some((first, column, last)) = self.corners().filter(|_| !word.contains('"')) else { return Ok(()) };
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word.to_owned()));
        sheet.add_conditional_format(first, column, last, column, &rule.set_format(mark.format()))?;
        Ok(())
    }

    /// Marks the cells while their text holds that word.
    ///
    /// # Errors
    /// What Excel does not take.
    pub fn mark_within(self, sheet: &mut Worksheet, word: &str, mark: Mark) -> Result<(), XlsxError> {
        let Some((first, column, last)) = self.corners() else { return Ok(()) };
        let rule = ConditionalFormatText::new().set_rule(ConditionalFormatTextRule::Contains(word.to_owned()));
        sheet.add_conditional_format(first, column, last, column, &rule.set_format(mark.format()))?;
        Ok(())
    }

    /// Offers those words where people fill the cells in, and warns of others.
    ///
    /// # Errors
    /// What Excel does not take.
    pub fn offer(self, sheet: &mut Worksheet, offered: &[&str]) -> Result<(), XlsxError> {
        let Some((first, column, last)) = self.corners() else { return Ok(()) };
        // Excel takes no longer list, and splits words at commas.
        let length: usize = offered.iter().map(|word| word.encode_utf16().count() + 1).sum();
        if offered.is_empty() || length > 255 || offered.iter().any(|word| word.contains([',', '"'])) {
            return Ok(());
        }
        let list = DataValidation::new()
            .allow_list_strings(offered)?
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(words::OTHER_WORD_TITLE)?
            .set_error_message(words::OTHER_WORD)?;
        sheet.add_data_validation(first, column, last, column, &list)?;
        Ok(())
    }
}
