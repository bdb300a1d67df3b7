//! Aligned columns for a terminal, a pipe or a mail.
//!
//! In a pipe nothing is cut, broken or coloured. On a terminal the columns of names are broken into lines so that the
//! table is as wide as the screen; where that is not enough, sentences and then the last columns stand below their row,
//! each column with its heading. So nothing is ever left out. A character that one terminal draws wider than another
//! must not shift what is behind it: there the next column is reached by its place, not by blanks.

use std::borrow::Cow;
use std::io::{self, Write};

use super::fit::{Wish, widths};
use super::ink::{Ink, Paper};
use super::shape::{LEAST, SheetColumn, broken};
use super::tables::write_each;
use super::{Cell, Kind, Regard, Table, Tables};
use crate::cells::{clean, width};
use crate::words::lists as words;

/// Between two columns, and where a table of numbers would not fit otherwise.
const GAPS: [usize; 2] = [2, 1];
/// The blanks before what stands below a row, at least: else it would look like a row of its own.
const INDENT: usize = 2;

/// Writes title, headings, rows and notes of each table, an empty line between two.
pub(super) fn write(out: &mut impl Write, paper: Paper, tables: &(impl Tables + ?Sized)) -> io::Result<()> {
    write_each(out, tables, "\n", |table, mut out| {
        writeln!(out, "{}", paper.ink.title(&clean(&table.title)))?;
        match table.nothing_to_show() {
            Some(sentence) => writeln!(out, "{}", clean(sentence))?,
            None => Sheet::of(table, paper).write(&mut out)?,
        }
        table.notes_shown().try_for_each(|note| writeln!(out, "{}", clean(note)))
    })
}

/// What of a table is to be seen, and how wide.
struct Sheet<'a> {
    table: &'a Table,
    ink: Ink,
    /// The blanks between two columns.
    gap: usize,
    /// The columns beside each other.
    columns: Vec<SheetColumn<'a>>,
    /// Sentences that stand below them.
    sentences: Vec<SheetColumn<'a>>,
    /// Columns for which there is no room, below those.
    rest: Vec<SheetColumn<'a>>,
    /// The blanks before what stands below: as far as the name.
    indent: usize,
    /// The cells behind these.
    room_below: usize,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table, paper: Paper) -> Self {
        let ink = paper.ink;
        let shown = table.shown().into_iter().filter_map(|at| Some((at, table.columns.get(at)?)));
        let mut columns: Vec<_> = shown.map(|(at, column)| SheetColumn::of(at, column, table, ink)).collect();
        let (mut sentences, mut rest) = (Vec::new(), Vec::new());
        let room = paper.width.unwrap_or(usize::MAX);
        let sum = |columns: &[SheetColumn], gap: usize, cells: &dyn Fn(Wish) -> usize| {
            let gaps = gap * columns.len().saturating_sub(1);
            columns.iter().map(|column| cells(column.wish)).sum::<usize>() + gaps
        };
        let [wide, _] = GAPS;
        if sum(&columns, wide, &|wish| wish.whole) > room {
            sentences = columns.extract_if(.., |column| matches!(column.column.kind, Kind::Sentence(_))).collect();
        }
        let least = |wish: Wish| wish.least.min(wish.whole);
        let gap = GAPS.into_iter().find(|gap| sum(&columns, *gap, &least) <= room).unwrap_or(wide);
        while columns.len() > 2 && sum(&columns, gap, &least) > room {
            rest.extend(columns.pop());
        }
        rest.reverse();
        let wishes: Vec<Wish> = columns.iter().map(|column| column.wish).collect();
        let gaps = gap * columns.len().saturating_sub(1);
        for (column, width) in columns.iter_mut().zip(widths(&wishes, room.saturating_sub(gaps))) {
            column.width = width;
        }
        let before = columns.iter().take_while(|column| column.column.kind != Kind::Text);
        let indent = before.map(|column| column.width + gap).sum::<usize>().max(INDENT).min(room / 2);
        Self { table, ink, gap, columns, sentences, rest, indent, room_below: room.saturating_sub(indent).max(LEAST) }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let headings = self.columns.iter().map(|column| vec![clean(&column.column.heading)]);
        self.beside(out, &headings.collect::<Vec<_>>(), |_, text| self.ink.heading(text))?;
        for (at, (heading, rows)) in self.table.parts().into_iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            if let Some(heading) = heading {
                writeln!(out, "{}", self.ink.title(&clean(heading)))?;
            }
            for row in rows {
                self.row(out, row)?;
            }
        }
        Ok(())
    }

    fn row(&self, out: &mut impl Write, row: &[Cell]) -> io::Result<()> {
        let cells: Vec<Option<&Cell>> = self.columns.iter().map(|column| row.get(column.place)).collect();
        let lines = |(column, cell): (&SheetColumn, &Option<&Cell>)| {
            cell.map_or_else(Vec::new, |cell| column.lines(cell, self.ink))
        };
        let pieces: Vec<Vec<String>> = self.columns.iter().zip(&cells).map(lines).collect();
        let is_heading = !self.sentences.is_empty() || !self.rest.is_empty();
        self.beside(out, &pieces, |at, text| match self.columns.get(at) {
            // With something below it the name is the heading of its entry.
            Some(column) if column.column.kind == Kind::Text && is_heading => self.ink.title(text),
            _ => self.ink.regarded(cells.get(at).copied().flatten().map_or(Regard::Plain, Cell::regard), text),
        })?;
        for column in &self.sentences {
            if let Some(cell) = row.get(column.place).filter(|cell| !cell.shown().is_empty()) {
                self.sentence(out, column, cell)?;
            }
        }
        let rest = self.rest.iter().filter_map(|column| {
            let shown = clean(&row.get(column.place)?.shown());
            (!shown.is_empty()).then(|| words::below(&clean(&column.column.heading), &shown))
        });
        self.paragraph(out, "", &rest.collect::<Vec<_>>().join(words::BETWEEN_BELOW))
    }

    /// Writes a row, which is as many lines as its highest cell has.
    fn beside<'t>(
        &self,
        out: &mut impl Write,
        cells: &'t [Vec<String>],
        set: impl Fn(usize, &'t str) -> Cow<'t, str>,
    ) -> io::Result<()> {
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let (mut start, mut at, mut is_certain) = (0, 0, true);
            for (number, (column, pieces)) in self.columns.iter().zip(cells).enumerate() {
                if let Some(piece) = pieces.get(line).filter(|piece| !piece.is_empty()) {
                    let cells = self.ink.measured(piece);
                    // Words in the place of a number that are broken are read from the left.
                    let is_right = column.column.kind.is_number() && pieces.len() == 1;
                    let place = start + if is_right { column.width.saturating_sub(cells) } else { 0 };
                    match is_certain {
                        true => write!(out, "{}", " ".repeat(place.saturating_sub(at)))?,
                        false => write!(out, "{}", Ink::to_column(place))?,
                    }
                    write!(out, "{}", set(number, piece.trim_end()))?;
                    at = place + width(piece.trim_end());
                    is_certain &= cells == width(piece);
                }
                start += column.width + self.gap;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Writes a sentence on lines of its own, its parts each as it is to be looked at where they fit on one.
    fn sentence(&self, out: &mut impl Write, column: &SheetColumn, cell: &Cell) -> io::Result<()> {
        let sign = if let Kind::Sentence(sign) = column.column.kind { sign } else { "" };
        let text = clean(&cell.shown());
        let Some(items) =
            cell.regards().filter(|_| self.ink.measured(sign) + self.ink.measured(&text) <= self.room_below)
        else {
            return self.paragraph(out, sign, &text);
        };
        write!(out, "{}{sign}", " ".repeat(self.indent))?;
        for (at, (item, regard)) in items.iter().enumerate() {
            let between = if at > 0 { cell.between() } else { "" };
            write!(out, "{between}{}", self.ink.regarded(*regard, &clean(item)))?;
        }
        writeln!(out)
    }

    /// Writes a text below a row; nothing if it is empty.
    fn paragraph(&self, out: &mut impl Write, sign: &str, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let cells = self.ink.measured(sign);
        for (at, line) in broken(text, self.room_below.saturating_sub(cells), self.ink).iter().enumerate() {
            let before = if at == 0 { sign.to_owned() } else { " ".repeat(width(sign)) };
            writeln!(out, "{}{before}{line}", " ".repeat(self.indent))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, RowGroup};
    use super::*;

    fn table() -> Table {
        let text = |text: &str| Cell::Text(text.to_owned());
        let late = |word: &str| Cell::Standing {
            word: Some(word.to_owned()),
            shown: word.to_owned(),
            rank: 2,
            regard: Regard::Poor,
        };
        let reasons = |all: &[(&str, Regard)]| {
            Cell::List(all.iter().map(|(text, regard)| ((*text).to_owned(), *regard)).collect(), "／")
        };
        Table {
            title: "計画".to_owned(),
            columns: vec![
                Column::of("number", "番号", Kind::Word),
                Column::of("name", "名称", Kind::Text),
                Column::of("status", "状況", Kind::Word),
                Column::of("value", "最新", Kind::Number),
                Column::of("reasons", "理由", Kind::Sentence("→ ")),
            ],
            rows: vec![
                vec![
                    text("1"),
                    Cell::Name("下水道使用料の見直しの検討".to_owned(), None),
                    late("未実施"),
                    Cell::Number(1_096_899.0, 0),
                    reasons(&[("未実施", Regard::Poor), ("未到達2年（実施の予定 H30）", Regard::Fair)]),
                ],
                vec![
                    text("10"),
                    Cell::Name("実施⇒継続".to_owned(), None),
                    late("未実施"),
                    Cell::Number(15.4, 1),
                    reasons(&[]),
                ],
            ],
            ..Table::default()
        }
    }

    fn written(width: usize, ink: Ink, table: &Table) -> String {
        let mut out = Vec::new();
        write(&mut out, Paper { width: Some(width), ink }, std::slice::from_ref(table)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn where_there_is_less_and_less_room() {
        assert_eq!(
            written(90, Ink::Plain, &table()),
            "\
計画
番号  名称                        状況           最新  理由
1     下水道使用料の見直しの検討  未実施  1,096,899    未実施／未到達2年（実施の予定 H30）
10    実施⇒継続                   未実施         15.4
"
        );
        assert_eq!(
            written(50, Ink::Plain, &table()),
            "\
計画
番号  名称                     状況           最新
1     下水道使用料の見直しの   未実施  1,096,899
      検討
      → 未実施／未到達2年（実施の予定 H30）
10    実施⇒継続                未実施         15.4
"
        );
        assert_eq!(
            written(30, Ink::Plain, &table()),
            "\
計画
番号  名称              状況
1     下水道使用料の見  未実施
      直しの検討
      → 未実施／未到達2年（実
        施の予定 H30）
      最新：1,096,899
10    実施⇒継続         未実施
      最新：15.4
"
        );
    }

    /// Columns of counts move together before the last of them leave their row; what has to leave stands set in.
    #[test]
    fn many_counts() {
        let headings = ["担当課", "取組", "未達", "未記入"];
        let columns = headings.map(|heading| Column::of(heading, heading, Kind::Number)).to_vec();
        let columns = columns.into_iter().enumerate();
        let columns =
            columns.map(|(at, column)| Column { kind: if at == 0 { Kind::Text } else { column.kind }, ..column });
        let row = |name: &str| vec![Cell::Name(name.to_owned(), None), Cell::Count(17), Cell::Count(6), Cell::Count(1)];
        let table = Table { columns: columns.collect(), rows: vec![row("下水道課")], ..Table::default() };
        let body = |width| written(width, Ink::Plain, &table);
        assert_eq!(body(28), "\n担当課    取組  未達  未記入\n下水道課    17     6       1\n");
        assert_eq!(body(25), "\n担当課   取組 未達 未記入\n下水道課   17    6      1\n");
        assert_eq!(body(24), "\n担当課    取組  未達\n下水道課    17     6\n  未記入：1\n");
    }

    /// ⇒ fills two cells on some terminals: room is kept for both, and what stands behind it is reached by its place.
    #[test]
    fn a_terminal_that_draws_arrows_wide_keeps_its_columns() {
        let text = written(100, Ink::Weight, &table());
        let line = text.lines().nth(3).unwrap();
        assert_eq!(line, "10    実施⇒継続\u{1b}[35G\u{1b}[1m未実施\u{1b}[m\u{1b}[50G15.4");
    }

    #[test]
    fn colour_only_repeats_what_a_word_says() {
        let plain = written(50, Ink::Plain, &table());
        let coloured = written(50, Ink::Colour, &table());
        assert!(coloured.contains("\u{1b}[1;31m未実施\u{1b}[m／\u{1b}[33m未到達2年"), "{coloured}");
        for word in plain.split_whitespace() {
            assert!(coloured.contains(word.trim_end_matches("／未到達2年（実施の予定")), "{word}");
        }
    }

    #[test]
    fn groups_stand_under_their_headings_and_nothing_is_said() {
        let group =
            |heading: &str, rows: &[usize]| RowGroup { heading: heading.to_owned(), rows: rows.to_vec(), total: None };
        let grouped = Table {
            groups: vec![group("甲課 2件", &[0, 1]), group("乙課 1件", &[1])],
            grouped_by: Some("status"),
            ..table()
        };
        assert_eq!(
            written(70, Ink::Plain, &grouped),
            "\
計画
番号  名称                               最新
甲課 2件
1     下水道使用料の見直しの検討  1,096,899
      → 未実施／未到達2年（実施の予定 H30）
10    実施⇒継続                          15.4

乙課 1件
10    実施⇒継続                          15.4
"
        );
        let nothing = Table { rows: Vec::new(), nothing: "ありません。".to_owned(), ..table() };
        assert_eq!(written(70, Ink::Plain, &nothing), "計画\nありません。\n");
    }
}
