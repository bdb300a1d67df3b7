//! How the cells of a workbook look: fonts, borders, colours and number formats. Nobody else names one.
//!
//! Colours are pale, so that black text on them stays readable when a page is printed in grey, and none of them
//! says what no word says.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// The font of every cell: that of Excel itself.
pub const FONT: &str = "游ゴシック";
/// The size of a table's text, in points.
pub const POINTS: f64 = 10.0;
/// The height that Excel gives a line of such text, in points: the font has wide lines.
pub const LINE: f64 = 16.5;

const TITLE_POINTS: f64 = 14.0;
const GRID: Color = Color::RGB(0x80_80_80);
const HEADING: Color = Color::RGB(0xDD_E6_EE);
const PLANNED: Color = Color::RGB(0xF3_F3_F3);
const ENTRY: Color = Color::RGB(0xFF_FD_E7);
const ASIDE: Color = Color::RGB(0x70_70_70);

/// The role of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The heading of a sheet.
    Title,
    /// A line of text outside tables.
    Line,
    /// Such a line that leads to another sheet.
    Link,
    /// The heading of a part of a sheet.
    Section,
    /// The heading of a column.
    Heading,
    /// Text in a table.
    Text,
    /// A word in the middle of its cell.
    Word,
    /// A stage or word that is planned: on a ground that steps back.
    Planned,
    /// A number with so many decimals and a comma between thousands.
    Number(usize),
    /// A share as a percentage.
    Share,
    /// Text, a number or a share in the line of what the rows come to.
    Total,
    /// A number there.
    TotalNumber,
    /// A share there.
    TotalShare,
    /// What is there for programs: references.
    Aside,
    /// A cell for people to write a word in.
    Entry,
    /// A cell for people to write a number with so many decimals in.
    EntryNumber(usize),
}

impl Style {
    /// The format for it.
    pub fn format(self) -> Format {
        let plain = font(POINTS);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(GRID);
        let text = boxed.clone().set_align(FormatAlign::Left).set_text_wrap();
        let word = boxed.clone().set_align(FormatAlign::Center).set_text_wrap();
        let number = boxed.set_align(FormatAlign::Right);
        match self {
            Self::Title => font(TITLE_POINTS).set_bold(),
            Self::Line => plain,
            Self::Link => plain.set_font_color(Color::RGB(0x05_63_C1)).set_underline(FormatUnderline::Single),
            Self::Section => font(POINTS + 1.0).set_bold(),
            Self::Heading => word.set_bold().set_background_color(HEADING),
            Self::Text => text,
            Self::Word => word,
            Self::Planned => word.set_background_color(PLANNED),
            Self::Number(decimals) => number.set_num_format(grouped(decimals)),
            Self::Share => number.set_num_format(PERCENTAGE),
            Self::Total => text.set_bold().set_background_color(PLANNED),
            Self::TotalNumber => number.set_bold().set_background_color(PLANNED).set_num_format(grouped(0)),
            Self::TotalShare => number.set_bold().set_background_color(PLANNED).set_num_format(PERCENTAGE),
            Self::Aside => plain.set_font_color(ASIDE).set_align(FormatAlign::Left),
            Self::Entry => word.set_background_color(ENTRY),
            Self::EntryNumber(decimals) => number.set_background_color(ENTRY).set_num_format(grouped(decimals)),
        }
    }

    /// The size of its text, in points.
    pub fn points(self) -> f64 {
        match self {
            Self::Title => TITLE_POINTS,
            Self::Section => POINTS + 1.0,
            _ => POINTS,
        }
    }

    /// Whether long text goes on in a second line; text outside tables runs over the cells beside it.
    pub fn wraps(self) -> bool {
        !matches!(self, Self::Title | Self::Line | Self::Link | Self::Section | Self::Aside)
    }
}

/// How a cell looks as long as it holds a certain word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not done, unmet.
    Poor,
    /// Done in part.
    Fair,
    /// Behind the plan.
    Late,
}

impl Mark {
    /// What it puts over the format of the cell.
    pub fn format(self) -> Format {
        Format::new().set_bold().set_background_color(match self {
            Self::Poor => Color::RGB(0xF8_D7_DA),
            Self::Fair => Color::RGB(0xFF_F2_CC),
            Self::Late => Color::RGB(0xFC_E4_D6),
        })
    }
}

/// The colours of bars in a chart: done, in part, not done. They differ in grey too.
pub const BARS: [Color; 3] = [Color::RGB(0x5B_8D_B8), Color::RGB(0xF2_D0_7E), Color::RGB(0xE3_9A_96)];

/// Behind a number a blank is kept free (`_ `), so that it does not touch the border.
const PERCENTAGE: &str = "0.0%_ ";

/// The number format with so many decimals.
fn grouped(decimals: usize) -> String {
    match decimals {
        0 => "#,##0_ ".to_owned(),
        _ => format!("#,##0.{}_ ", "0".repeat(decimals)),
    }
}

fn font(points: f64) -> Format {
    Format::new().set_font_name(FONT).set_font_size(points).set_font_charset(128).set_align(FormatAlign::VerticalCenter)
}
