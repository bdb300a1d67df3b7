//! The rows of a sheet, from above: lines that name nodes of the tree, headings, rows of tables, and the rest.
//!
//! Owns where in the tree the rows are, and what is not read at all: of every cell outside tables it is said that it
//! was not. What a row of a table means is for [`super::actions`] and [`super::indicators`].

use std::collections::BTreeMap;

use super::area::Address;
use super::book::{Cell, Sheet};
use super::doubt::Place;
use super::draft::{Draft, Entry};
use super::heading::Role;
use super::table::{Kind, Table};
use super::text::{closed_up, level_line, numbered};
use super::title::is_total;
use crate::plan::Severity;
use crate::words::import as words;

/// A sheet being read.
pub struct Reader<'a> {
    /// What is made of it.
    pub draft: &'a mut Draft,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The table whose rows are being read.
    pub table: Option<Table>,
    /// The action that the last row was about.
    pub action: Option<usize>,
    /// Whether the tree is known from a sheet of its own, and rows name their node by its reference.
    pub has_tree: bool,
    /// Whether the words of the statuses are known, and no other counts.
    pub has_statuses: bool,
    /// The nodes of the lines above, outermost first.
    path: Vec<usize>,
    /// The nodes of the level columns of the row before.
    row_nodes: Vec<Option<usize>>,
    /// Actions whose stages are called neither planned nor actual, with the cell of the first stage.
    pub unmarked: Vec<(usize, Address)>,
    /// Columns of the table whose values are not read: their first value, where it stands, how many there are.
    unread: BTreeMap<u32, (Address, String, usize)>,
    /// Rows outside tables, with what stands in them.
    outside: Vec<(u32, Vec<String>)>,
}

impl<'a> Reader<'a> {
    /// Before the first row.
    pub fn new(draft: &'a mut Draft, sheet: &'a Sheet, has_tree: bool, has_statuses: bool) -> Self {
        Self {
            draft,
            sheet,
            table: None,
            action: None,
            has_tree,
            has_statuses,
            path: Vec::new(),
            row_nodes: Vec::new(),
            unmarked: Vec::new(),
            unread: BTreeMap::new(),
            outside: Vec::new(),
        }
    }

    /// Reads all rows; gives back where the first table begins, and the rows outside tables with their texts.
    pub fn read(mut self) -> (Option<u32>, Vec<(u32, Vec<String>)>) {
        let mut row = 0;
        let mut first = None;
        while row < self.sheet.height() {
            if let Some(table) = Table::at(self.sheet, row, &self.draft.levels) {
                first = first.or(Some(row));
                row = table.first;
                self.begin(table);
                continue;
            }
            let cells: Vec<(Address, String)> = self.sheet.row(row).map(|(at, cell)| (at, cell.shown())).collect();
            let cells: Vec<(Address, String)> = cells.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
            let texts: Vec<String> = cells.iter().map(|(_, text)| closed_up(text)).collect();
            if !cells.is_empty() && (is_total(&texts) || !self.level_lines(&cells) && !self.row(row)) {
                self.outside.push((row, texts));
            }
            row += 1;
        }
        self.say_unread();
        self.say_unmarked();
        (first, self.outside)
    }

    /// Says of the columns of the table whose values were not read that they were not, once each.
    fn say_unread(&mut self) {
        let unread = std::mem::take(&mut self.unread);
        for (column, (at, shown, count)) in unread {
            let wording =
                match self.table.as_ref().map(|table| (table.columns.get(&column), table.unknown.get(&column))) {
                    Some((Some(_), _)) => words::aims_of_years(&shown, count),
                    Some((None, Some(heading))) => words::unknown_column(heading, &shown, count),
                    _ => words::no_heading(&shown, count),
                };
            self.draft.doubt(Entry::Plan, Severity::Warning, &self.sheet.name, at, wording);
        }
    }

    /// Says how stages were read that nothing calls planned or actual.
    fn say_unmarked(&mut self) {
        let unmarked = std::mem::take(&mut self.unmarked);
        let is_alone = |(at, _): &&(usize, Address)| self.draft.actions[*at].actual.iter().next().is_none();
        let alone: Vec<Address> = unmarked.iter().filter(is_alone).map(|(_, place)| *place).collect();
        if let Some(first) = alone.first() {
            let wording = words::unmarked(alone.len());
            self.draft.doubt(Entry::Plan, Severity::Warning, &self.sheet.name, *first, wording);
        }
    }

    /// Notes a value that is not read.
    pub fn leave(&mut self, at: Address, cell: &Cell) {
        let known = self.unread.entry(at.column).or_insert_with(|| (at, closed_up(&cell.shown()), 0));
        known.2 += 1;
    }

    fn begin(&mut self, table: Table) {
        self.say_unread();
        for (at, written, read) in &table.reworded {
            let wording = words::reworded(written, read);
            self.draft.doubt(Entry::Plan, Severity::Note, &self.sheet.name, *at, wording);
        }
        for column in table.columns.values() {
            match column {
                // A year that only a target names may lie beyond the plan.
                Role::Planned(_) if table.kind == Kind::Indicators => {}
                Role::Year(year) | Role::Planned(year) => drop(self.draft.years.insert(*year)),
                _ => {}
            }
        }
        let goes_on =
            self.table.as_ref().is_some_and(|before| before.kind == table.kind && before.levels == table.levels);
        if !goes_on {
            self.row_nodes.clear();
            self.action = None;
        }
        self.table = Some(table);
    }

    /// Reads a row of nothing but lines that name nodes.
    fn level_lines(&mut self, cells: &[(Address, String)]) -> bool {
        let lines: Vec<(Address, &str)> =
            cells.iter().flat_map(|(at, text)| text.lines().map(|line| (*at, line))).collect();
        let mut read = Vec::new();
        for (at, line) in lines.into_iter().filter(|(_, line)| !line.trim().is_empty()) {
            let Some(line) = level_line(line, &self.draft.levels) else { return false };
            read.push((at, line));
        }
        for (at, line) in read {
            let depth = match self.draft.levels.iter().position(|level| *level == line.level) {
                Some(depth) => depth,
                None => {
                    // A level that is met first below those that are open.
                    let depth = self.path.len();
                    self.draft.levels.insert(depth, line.level.clone());
                    depth
                }
            };
            self.path.truncate(depth);
            let parent = self.path.last().copied().unwrap_or(0);
            let node = self.child(parent, Some(&line.number), &line.name, at);
            self.path.push(node);
            self.row_nodes.clear();
            self.action = None;
        }
        true
    }

    /// The child of a node with that number and name.
    fn child(&mut self, parent: usize, number: Option<&str>, name: &str, at: Address) -> usize {
        let place = Place { sheet: self.sheet.name.clone(), cell: at };
        let (node, other) = self.draft.child(parent, number, name, place);
        if let Some(other) = other {
            let wording = words::other_name(number.unwrap_or_default(), &other, name);
            self.draft.doubt(Entry::Node(node), Severity::Warning, &self.sheet.name, at, wording);
        }
        node
    }

    /// Reads a row of the table; `false` if it is none.
    fn row(&mut self, row: u32) -> bool {
        let Some(table) = self.table.clone() else { return false };
        let is_read = match table.kind {
            Kind::Actions => self.action_row(&table, row),
            Kind::Indicators => self.indicator_row(&table, row),
        };
        if is_read {
            for (at, cell) in self.sheet.row(row) {
                if !table.columns.contains_key(&at.column) && !cell.is_blank() {
                    self.leave(at, cell);
                }
            }
        }
        is_read
    }

    /// The texts of the cells with that role in a row, joined, and the first of those cells.
    pub fn text(&self, table: &Table, row: u32, role: Role) -> Option<(Address, String)> {
        let columns = table.columns.iter().filter(|(_, other)| **other == role).map(|(column, _)| *column);
        self.text_in(row, columns)
    }

    fn text_in(&self, row: u32, columns: impl Iterator<Item = u32>) -> Option<(Address, String)> {
        let cells = columns.map(|column| Address::at(row, column)).map(|at| (at, self.sheet.cell(at)));
        let texts: Vec<(Address, String)> =
            cells.filter(|(_, cell)| !cell.is_blank()).map(|(at, cell)| (at, cell.shown().trim().to_owned())).collect();
        let (at, _) = texts.first()?;
        Some((*at, texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")))
    }

    /// A text on one line.
    pub fn line(&self, table: &Table, row: u32, role: Role) -> Option<String> {
        self.text(table, row, role).map(|(_, text)| closed_up(&text))
    }

    /// The cells of years in a row: the column's role, the cell's place and what stands in it.
    pub fn years(&self, table: &Table, row: u32) -> Vec<(Role, Address, &'a Cell)> {
        let columns = table.columns.iter().filter(|(_, role)| matches!(role, Role::Year(_) | Role::Planned(_)));
        let cell = |(column, role): (&u32, &Role)| {
            let at = Address::at(row, *column);
            (*role, at, self.sheet.cell(at))
        };
        columns.map(cell).collect()
    }

    /// The node that a row belongs to.
    pub fn node(&mut self, table: &Table, row: u32) -> usize {
        let reference = self.text(table, row, Role::ReferenceOfNode).map(|(_, text)| text);
        if let Some(reference) = reference.filter(|_| self.has_tree)
            && let Some(node) = self.draft.nodes.iter().position(|node| node.reference.as_ref() == Some(&reference))
        {
            return node;
        }
        let mut parent = self.path.last().copied().unwrap_or(0);
        self.row_nodes.resize(table.levels.len(), None);
        for at in 0..table.levels.len() {
            let (start, level) = &table.levels[at];
            let end = table.levels.get(at + 1).map_or(u32::MAX, |next| next.0);
            let columns =
                table.columns.iter().filter(|(column, role)| **role == Role::Level && (*start..end).contains(*column));
            let columns: Vec<u32> = columns.map(|(column, _)| *column).collect();
            self.name_level(parent, level);
            match self.text_in(row, columns.into_iter()) {
                Some((place, text)) => {
                    let (number, name) = numbered(&text);
                    let node = self.child(parent, number.as_deref(), &name, place);
                    self.row_nodes[at] = Some(node);
                    // What stood in the columns to the right belonged to another.
                    self.row_nodes[at + 1..].fill(None);
                    parent = node;
                }
                None => parent = self.row_nodes[at].unwrap_or(parent),
            }
        }
        if parent > 0 {
            return parent;
        }
        // In a plan file every action belongs to some node.
        let at = Address::at(row, 0);
        let known = self.draft.nodes.len();
        let node = self.child(0, None, &self.sheet.name.clone(), at);
        if node == known {
            let wording = words::no_node(&self.sheet.name);
            self.draft.doubt(Entry::Node(node), Severity::Warning, &self.sheet.name, at, wording);
        }
        node
    }

    /// The level of a column belongs below the node it stands under.
    fn name_level(&mut self, parent: usize, level: &str) {
        let depth = self.draft.nodes[parent].depth;
        if !self.draft.levels.iter().any(|known| known == level) && self.draft.levels.len() == depth {
            self.draft.levels.push(level.to_owned());
        }
    }

    /// The place of a cell.
    pub fn place(&self, at: Address) -> Place {
        Place { sheet: self.sheet.name.clone(), cell: at }
    }
}
