//! A plan while it is being made: what its entries have in common, and which names are given already.

use std::collections::HashSet;

use super::random::Random;

/// A plan while it is being made.
pub struct Making<'a> {
    pub random: &'a mut Random,
    /// The labels of its years: H28.
    pub years: Vec<String>,
    /// For how many of them actuals are in.
    pub known: usize,
    pub statuses: [&'static str; 3],
    pub departments: Vec<(&'static str, &'static str)>,
    /// The number of the last action.
    pub number: usize,
    /// How many actions have each status.
    pub totals: [usize; 3],
    /// The names that are given already.
    names: HashSet<String>,
}

impl<'a> Making<'a> {
    /// A plan of those years that has no entries yet.
    pub fn new(
        random: &'a mut Random,
        years: Vec<String>,
        known: usize,
        statuses: [&'static str; 3],
        departments: Vec<(&'static str, &'static str)>,
    ) -> Self {
        Self { random, years, known, statuses, departments, number: 0, totals: [0; 3], names: HashSet::new() }
    }

    pub fn is_finished(&self) -> bool {
        self.known == self.years.len()
    }

    pub fn is_taken(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// That name, or, if it is given already, one that says which of several it is.
    pub fn own(&mut self, name: &str) -> String {
        let mut own = name.to_owned();
        for at in 2.. {
            if self.names.insert(own.clone()) {
                break;
            }
            own = format!("{name}({at})");
        }
        own
    }

    /// A name of two parts that no other entry has.
    pub fn name(&mut self, starts: &[&str], ends: &[&str]) -> String {
        let mut name = String::new();
        for _ in 0..8 {
            name = format!("{}{}", self.random.of(starts), self.random.of(ends));
            if !self.is_taken(&name) {
                break;
            }
        }
        self.own(&name)
    }

    /// One department, or several in brackets.
    pub fn departments(&mut self) -> String {
        let count = [1, 1, 1, 1, 1, 1, 2, 2, 3][self.random.between(0, 8)];
        let chosen = self.random.some(&self.departments.clone(), count);
        let names: Vec<&str> = chosen.into_iter().map(|(name, _)| name).collect();
        if names.len() == 1 { names.concat() } else { format!("[{}]", names.join(", ")) }
    }

    /// The cells behind their key, on one line or, as some write them, on a line each.
    pub fn some_cells(&mut self, indent: &str, cells: &[String]) -> String {
        if cells.iter().all(String::is_empty) || !self.random.percent(12) {
            return format!(" {}", self.cells(cells));
        }
        let filled = self.years.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(year, cell)| format!("\n{indent}    {year}: {cell}")).collect()
    }

    /// `{H28: 検討, H29: ⇒}`
    pub fn cells(&self, cells: &[String]) -> String {
        let filled = self.years.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let pairs: Vec<String> = filled.map(|(year, cell)| format!("{year}: {cell}")).collect();
        format!("{{{}}}", pairs.join(", "))
    }
}
