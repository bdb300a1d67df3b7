//! Tables of any contents in the forms that a person or a program asks for: one small file per form.
//!
//! A table says what stands in its cells and how they line up; a form says how that is written. Text,
//! TSV and Markdown hold one line per row, whatever is in the cells: nothing in a cell can begin a new
//! one or tell a terminal to do anything.

mod arrange;
mod cell;
mod column;
mod csv;
mod fit;
mod ink;
mod json;
mod markdown;
mod order;
mod plain;
mod series;
mod shape;
mod tables;
mod text;
mod tsv;

use std::io::{self, Write};

use super::csv::CsvEncoding;
use super::substitute::Substitution;
use crate::plan::Plan;
use crate::words::summary;
pub use arrange::{arrange, columns_table};
pub use cell::{Cell, Regard};
pub use column::{Column, Kind};
pub use ink::{Ink, Paper};
pub use series::Series;
pub use tables::Tables;

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Aligned columns on that paper.
    Text(Paper),
    /// Fields between tabs, for spreadsheets.
    Tsv,
    /// Fields between commas, by the rules of 総務省 for tables that programs read.
    Csv(CsvEncoding),
    /// One object with everything, for programs.
    Json,
    /// Markdown, for pages.
    Markdown,
}

/// What one plan has to say in rows and columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Which of several tables it is.
    pub name: String,
    /// The line above it.
    pub title: String,
    /// What a program wants to know of it besides, by name.
    pub facts: Vec<(&'static str, String)>,
    /// The columns; every row has a cell for each.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The rows as people read them, in groups; none where they stand one below the other. A row may stand in
    /// several.
    pub groups: Vec<RowGroup>,
    /// The key of the column that says what the groups say, and is left out where they are shown.
    pub grouped_by: Option<&'static str>,
    /// What the rows come to.
    pub total: Option<Vec<Cell>>,
    /// Marks that may stand behind a status, and the sentence about each: people read it where there is one.
    pub marks: &'static [(&'static str, &'static str)],
    /// Sentences for people below it.
    pub notes: Vec<String>,
    /// What people are told instead where there is no row; without that they see the headings.
    pub nothing: String,
}

/// Rows under a heading of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct RowGroup {
    /// The heading.
    pub heading: String,
    /// The rows, by their place in the table.
    pub rows: Vec<usize>,
    /// What they come to, where that is more than one row.
    pub total: Option<Vec<Cell>>,
}

impl Table {
    /// Says in its last columns of whose plan each row is, for tables that stand below one heading: two cities may have
    /// plans of one title. Behind the others, so that those stay where they are; people see them where they ask for them.
    pub fn tell_origin(&mut self, plan: &Plan) {
        self.columns.push(Column::of("municipality", summary::MUNICIPALITY, Kind::Text).on_demand());
        self.columns.push(Column::of("id", summary::PLAN_ID, Kind::Word).on_demand());
        for row in &mut self.rows {
            row.extend([Cell::words(plan.municipality.as_deref()), Cell::Text(plan.id.clone())]);
        }
        let sums = self.groups.iter_mut().filter_map(|group| group.total.as_mut());
        for sum in self.total.iter_mut().chain(sums) {
            sum.extend([Cell::Absent(""), Cell::Absent("")]);
        }
    }

    /// The rows and what they come to, together and in their groups.
    fn lines(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().chain(self.totals())
    }

    fn totals(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.total.iter().chain(self.groups.iter().filter_map(|group| group.total.as_ref()))
    }

    /// The columns that people see, by their place.
    fn shown(&self) -> Vec<usize> {
        let is_said = |column: &Column| !self.groups.is_empty() && self.grouped_by == Some(column.key.as_ref());
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, column)| column.is_shown && !is_said(column)).map(|(at, _)| at).collect()
    }

    /// The lines as people see them, each group below its heading and what all come to below none; without groups all
    /// below none.
    fn parts(&self) -> Vec<(Option<&str>, Vec<&Vec<Cell>>)> {
        if self.groups.is_empty() {
            return vec![(None, self.rows.iter().chain(&self.total).collect())];
        }
        let parts = self.groups.iter().map(|group| {
            let rows = group.rows.iter().filter_map(|at| self.rows.get(*at));
            (Some(group.heading.as_str()), rows.chain(&group.total).collect::<Vec<_>>())
        });
        let mut parts: Vec<_> = parts.collect();
        parts.extend(self.total.as_ref().map(|total| (None, vec![total])));
        parts
    }

    /// The sentences below it, for people: about the marks that they see, then its own.
    fn notes_shown(&self) -> impl Iterator<Item = &str> {
        let shown = self.shown();
        let is_there = move |mark: &str| {
            let mut cells = self.lines().flat_map(|line| shown.iter().filter_map(|at| line.get(*at)));
            cells.any(|cell| matches!(cell, Cell::Standing { shown, .. } if shown.ends_with(mark)))
        };
        let marks = self.marks.iter().filter(move |(mark, _)| is_there(mark)).map(|(_, note)| *note);
        marks.chain(self.notes.iter().map(String::as_str))
    }

    /// The sentence for people where there is nothing to show.
    fn nothing_to_show(&self) -> Option<&str> {
        (self.rows.is_empty() && !self.nothing.is_empty()).then_some(self.nothing.as_str())
    }
}

/// Writes the tables, one after the other, each as soon as it is made. `head` is what a program finds before them, by
/// name: the name of the format first. What comes back is what had to be replaced because the encoding does not have it;
/// the headings are line 1.
///
/// # Errors
/// Whatever writing gives.
pub fn write_tables(
    mut out: impl Write,
    format: TableFormat,
    head: &[(&'static str, &'static str)],
    tables: &(impl Tables + ?Sized),
) -> io::Result<Vec<Substitution>> {
    let mut replaced = Vec::new();
    match format {
        TableFormat::Text(paper) => text::write(&mut out, paper, tables)?,
        TableFormat::Tsv => tsv::write(&mut out, tables)?,
        TableFormat::Csv(encoding) => replaced = csv::write(&mut out, encoding, tables)?,
        TableFormat::Markdown => markdown::write(&mut out, tables)?,
        TableFormat::Json => json::write(&mut out, head, tables)?,
    }
    out.flush()?;
    Ok(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Vec<Table> {
        let table = Table {
            name: "一".to_owned(),
            title: "計画 一".to_owned(),
            facts: vec![("id", "one".to_owned())],
            columns: vec![
                Column::of("name", "名称", Kind::Text),
                Column::of("count", "件数", Kind::Number),
                Column::of("share", "割合", Kind::Share),
            ],
            rows: vec![
                vec![Cell::Text("下水道課".to_owned()), Cell::Count(2), Cell::Share(1, 3)],
                vec![Cell::Text("a|b\tc\nd\u{1b}[31m`*".to_owned()), Cell::Count(120), Cell::Share(0, 0)],
                vec![Cell::Absent("（なし）"), Cell::Count(0), Cell::Share(3, 3)],
            ],
            total: Some(vec![Cell::Text("計".to_owned()), Cell::Count(122), Cell::Absent("")]),
            notes: vec!["注です。".to_owned()],
            ..Table::default()
        };
        vec![
            table.clone(),
            Table { title: "計画 二".to_owned(), total: None, notes: Vec::new(), rows: Vec::new(), ..table },
        ]
    }

    fn written(format: TableFormat, tables: &[Table]) -> String {
        let mut out = Vec::new();
        write_tables(&mut out, format, &[("format", "susumi-x/1"), ("by", "y")], tables).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_lines_up_under_japanese() {
        assert_eq!(
            written(TableFormat::Text(Paper::default()), &tables()),
            "\
計画 一
名称             件数    割合
下水道課            2   33.3%
a|b c d^[[31m`*   120
（なし）            0  100.0%
計                122
注です。

計画 二
名称  件数  割合
"
        );
    }

    #[test]
    fn tsv_names_the_plan_where_there_are_several() {
        assert_eq!(
            written(TableFormat::Tsv, &tables()[..1]),
            "名称\t件数\t割合（％）\n下水道課\t2\t33.3\na|b c d^[[31m`*\t120\t\n（なし）\t0\t100.0\n"
        );
        let several = [tables()[0].clone(), tables()[0].clone()];
        let text = written(TableFormat::Tsv, &several);
        assert!(text.starts_with("計画\t名称\t件数\t割合（％）\n一\t下水道課\t2\t"), "{text}");
        assert_eq!(text.lines().count(), 7, "the heading stands once");
    }

    #[test]
    fn markdown_keeps_its_columns() {
        assert_eq!(
            written(TableFormat::Markdown, &tables()),
            "\
## 計画 一

| 名称                 | 件数 |   割合 |
|----------------------|-----:|-------:|
| 下水道課             |    2 |  33.3% |
| a\\|b c d^\\[\\[31m\\`\\* |  120 |        |
| （なし）             |    0 | 100.0% |
| 計                   |  122 |        |

注です。

## 計画 二

| 名称 | 件数 | 割合 |
|------|-----:|-----:|
"
        );
    }

    #[test]
    fn json_has_names_and_numbers() {
        let text = written(TableFormat::Json, &tables());
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(text.starts_with("{\n  \"format\": \"susumi-x/1\",\n  \"by\": \"y\",\n  \"plans\": ["), "{text}");
        let plan = &json["plans"][0];
        assert_eq!(plan["id"], "one");
        assert_eq!(plan["rows"][0], serde_json::json!({"name": "下水道課", "count": 2, "share": 0.3333}));
        assert_eq!(plan["rows"][1]["name"], "a|b\tc\nd\u{1b}[31m`*", "nothing is lost");
        assert_eq!(plan["rows"][1]["share"], serde_json::json!(null));
        assert_eq!(plan["rows"][2], serde_json::json!({"name": null, "count": 0, "share": 1.0}));
        assert_eq!((&plan["total"]["count"], &json["plans"][1]["total"]), (&122.into(), &serde_json::json!(null)));
    }
}
