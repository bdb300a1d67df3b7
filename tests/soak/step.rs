//! One thing that happens to the program, and how it is spelled: a line that a person reads, and that can be read
//! again.

use std::fmt;

use susumi::tui::app::Pointer;
use susumi::tui::chord::Chord;

/// Something that happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A key is pressed.
    Press(Chord),
    /// A text is typed, or comes out of an input method all at once.
    Type(String),
    /// A text is pasted.
    Paste(String),
    /// The mouse does something at a column and a row.
    Point(Pointer, u16, u16),
    /// The terminal has another size.
    Size(u16, u16),
    /// Something becomes of the file with that number, counted round and round.
    File(Deed, usize),
    /// So many milliseconds go by.
    Wait(u64),
    /// The program is stopped and brought back.
    Stop,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Another result is written into it.
    Edit,
    /// It is saved as editors do: a new file takes its place.
    Replace,
    /// It ends in the middle of a line.
    Break,
    /// Nothing is left in it.
    Empty,
    /// It is as it was at first, wherever it was.
    Heal,
    /// It has another name, or its first one again.
    Rename,
    /// It is away.
    Remove,
    /// The folder in which half of the files are has another name, or its first one again.
    Move,
    /// A file that is no plan lies beside it.
    Litter,
}

impl Deed {
    /// All of them, by their names in a script.
    pub const ALL: [(&'static str, Self); 9] = [
        ("edit", Self::Edit),
        ("replace", Self::Replace),
        ("break", Self::Break),
        ("empty", Self::Empty),
        ("heal", Self::Heal),
        ("rename", Self::Rename),
        ("remove", Self::Remove),
        ("move", Self::Move),
        ("litter", Self::Litter),
    ];
}

/// What the mouse does, by its name in a script.
pub const POINTERS: [(&str, Pointer); 4] = [
    ("click", Pointer::Click),
    ("double-click", Pointer::DoubleClick),
    ("wheel-up", Pointer::WheelUp),
    ("wheel-down", Pointer::WheelDown),
];

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        match self {
            Self::Press(chord) => write!(f, "press {chord}"),
            Self::Type(text) => write!(f, "type {}", quoted(text)),
            Self::Paste(text) => write!(f, "paste {}", quoted(text)),
            Self::Point(pointer, column, row) => {
                let (name, _) = POINTERS.iter().find(|(_, other)| other == pointer).unwrap();
                write!(f, "{name} {column} {row}")
            }
            Self::Size(columns, rows) => write!(f, "size {columns} {rows}"),
            Self::File(deed, number) => {
                let (name, _) = Deed::ALL.iter().find(|(_, other)| other == deed).unwrap();
                write!(f, "{name} {number}")
            }
            Self::Wait(milliseconds) => write!(f, "wait {milliseconds}"),
            Self::Stop => f.write_str("stop"),
        }
    }
}

/// The script of some steps.
pub fn script(steps: &[Step]) -> String {
    steps.iter().map(|step| format!("{step}\n")).collect()
}
