//! The keymap: which chord asks for which command.
//!
//! Owns reading the built-in map and patching it with the user's own. Refuses to guess: where a
//! patch is wrong the default stays and a [`Problem`] says so. Invariant: a chord asks for at most
//! one command.

use std::collections::HashMap;

use super::chord::{self, Chord};
use super::command::Command;
use crate::source::closest;
use crate::words::{Wording, command as words};

/// Chords and commands, both ways.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    commands: HashMap<Chord, Command>,
    chords: HashMap<Command, Vec<Chord>>,
}

/// One thing wrong with a user's keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no such key.
    UnknownChord {
        /// As written.
        chord: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// There is no such command.
    UnknownCommand {
        /// The key it was to be put on, as written.
        chord: String,
        /// As written.
        command: String,
        /// What may have been meant.
        nearest: Option<Command>,
    },
    /// Two spellings of one key ask for two commands.
    TwoCommands {
        /// The key.
        chord: Chord,
        /// One command, as written.
        first: String,
        /// The other.
        second: String,
    },
    /// A command has no key any more.
    WithoutKey(Command),
}

impl Problem {
    /// It in a sentence, and what to do about it.
    pub fn wording(&self) -> Wording {
        match self {
            Self::UnknownChord { chord, nearest } => words::unknown_chord(chord, nearest.as_deref()),
            Self::UnknownCommand { chord, command, nearest } => {
                words::unknown_command(chord, command, nearest.map(Command::name))
            }
            Self::TwoCommands { chord, first, second } => words::two_commands(&chord.to_string(), first, second),
            Self::WithoutKey(command) => words::without_key(command.name()),
        }
    }
}

/// The built-in map as it stands in its file.
const DEFAULT: &str = include_str!("keymap.yaml");

/// The commands of the built-in map with the spellings of their keys. Every start reads it before the first frame, and a
/// parser of YAML would take as long for it as for a fortieth of a plan; its lines are all of one form.
fn built_in() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    // The file is compiled in and a test reads it strictly: there is nobody to tell of an error.
    DEFAULT.lines().filter_map(|line| {
        let (name, keys) = line.strip_suffix(']')?.split_once(": [")?;
        Some((name, keys.split(", ").map(|key| key.trim_matches('"'))))
    })
}

/// In a user's keymap: that key shall do nothing.
pub const NOTHING: &str = "none";

impl Keymap {
    /// The built-in map.
    pub fn default_map() -> Self {
        let mut keymap = Self::default();
        for (name, spellings) in built_in() {
            let command = Command::named(name);
            for chord in spellings.filter_map(|spelling| Chord::parse(spelling).ok()) {
                keymap.put(chord, command);
            }
        }
        keymap
    }

    /// The built-in map with a user's changes: key and command name, or [`NOTHING`], as written. What
    /// cannot be read leaves the default in place and comes back as a problem.
    pub fn patched(patch: &[(String, String)]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut wanted: Vec<Wanted<'_>> = Vec::new();
        let mut contested: Vec<Chord> = Vec::new();
        for (spelling, name) in patch {
            match Wanted::read(spelling, name) {
                Err(problem) => problems.push(problem),
                Ok(second) => {
                    let Wanted { chord, command, name } = second;
                    let first = wanted.iter().find(|first| first.chord == chord && first.command != command);
                    if let Some(first) = first {
                        let (first, second) = (first.name.to_owned(), name.to_owned());
                        problems.push(Problem::TwoCommands { chord, first, second });
                        contested.push(chord);
                    }
                    wanted.push(second);
                }
            }
        }
        let mut keymap = Self::default_map();
        for Wanted { chord, command, .. } in wanted.into_iter().filter(|wanted| !contested.contains(&wanted.chord)) {
            keymap.put(chord, command);
        }
        let unreachable = Command::ALL.iter().filter(|command| keymap.chords_of(**command).is_empty());
        problems.extend(unreachable.map(|command| Problem::WithoutKey(*command)));
        (keymap, problems)
    }

    /// What that chord asks for.
    pub fn resolve(&self, chord: Chord) -> Option<Command> {
        self.commands.get(&chord).copied()
    }

    /// What that chord asks for, or would ask for if no Japanese input method were on; the flag says
    /// that one is, so that the screen can tell. Not for text prompts.
    pub fn resolve_through_ime(&self, chord: Chord) -> Option<(Command, bool)> {
        let plain = self.resolve(chord).map(|command| (command, false));
        plain.or_else(|| Some((self.resolve(chord.without_ime()?)?, true)))
    }

    /// The chords that ask for `command`, the one to show first in front.
    pub fn chords_of(&self, command: Command) -> &[Chord] {
        self.chords.get(&command).map(Vec::as_slice).unwrap_or_default()
    }

    /// Puts `command`, or nothing, on `chord`, whatever stood there before. A chord put later stands
    /// behind the others of its command.
    fn put(&mut self, chord: Chord, command: Option<Command>) {
        if let Some(before) = self.commands.remove(&chord)
            && let Some(chords) = self.chords.get_mut(&before)
        {
            chords.retain(|other| *other != chord);
        }
        if let Some(command) = command {
            self.commands.insert(chord, command);
            self.chords.entry(command).or_default().push(chord);
        }
    }
}

/// One line of a user's keymap, read.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    chord: Chord,
    command: Option<Command>,
    /// Of the command, as written.
    name: &'a str,
}

impl<'a> Wanted<'a> {
    fn read(spelling: &str, name: &'a str) -> Result<Self, Problem> {
        let chord = Chord::parse(spelling).map_err(|_| Problem::UnknownChord {
            chord: spelling.to_owned(),
            nearest: closest(spelling, chord::names()).map(str::to_owned),
        })?;
        let command = Command::named(name);
        if command.is_none() && name != NOTHING {
            let nearest = closest(name, Command::ALL.iter().map(|command| command.name())).and_then(Command::named);
            return Err(Problem::UnknownCommand { chord: spelling.to_owned(), command: name.to_owned(), nearest });
        }
        Ok(Self { chord, command, name })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn chord(spelling: &str) -> Chord {
        Chord::parse(spelling).unwrap()
    }

    fn patched(patch: &[(&str, &str)]) -> (Keymap, Vec<Problem>) {
        Keymap::patched(&patch.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn the_built_in_file_is_sound() {
        let file: BTreeMap<String, Vec<String>> = serde_yaml::from_str(DEFAULT).unwrap();
        let read: BTreeMap<String, Vec<String>> =
            built_in().map(|(name, keys)| (name.to_owned(), keys.map(str::to_owned).collect())).collect();
        assert_eq!(read, file);
        let mut seen = HashMap::new();
        for (name, spellings) in &file {
            assert!(Command::named(name).is_some(), "{name}");
            for spelling in spellings {
                assert_eq!(chord(spelling).to_string(), *spelling);
                assert_eq!(seen.insert(chord(spelling), name), None, "{spelling} twice");
            }
        }
        let keymap = Keymap::default_map();
        for command in Command::ALL {
            let chords = keymap.chords_of(*command);
            assert!(!chords.is_empty(), "{}", command.name());
            assert!(chords.iter().all(|chord| keymap.resolve(*chord) == Some(*command)));
        }
        assert_eq!(keymap.commands.len(), seen.len());
    }

    #[test]
    fn the_key_table_of_the_design() {
        use Command::*;
        let table = [
            ("Up k", Up),
            ("Down j", Down),
            ("PgUp", PageUp),
            ("PgDn", PageDown),
            ("Home g", First),
            ("End G", Last),
            ("Left h", Fold),
            ("Right l", Unfold),
            ("Tab", NextPane),
            ("Shift-Tab", PreviousPane),
            ("1", FocusTree),
            ("2", FocusTimeline),
            ("3", FocusIndicators),
            ("z", Zoom),
            ("Enter", Open),
            ("Esc", Close),
            ("d F2", Departments),
            ("D", DepartmentTable),
            ("s F3", Statuses),
            ("u F4", Attention),
            ("f", Findings),
            ("/", Search),
            ("n", NextHit),
            ("N", PreviousHit),
            ("x", ClearFilters),
            ("[", EarlierYear),
            ("]", LaterYear),
            ("v", Views),
            ("V", SaveView),
            ("Delete Ctrl-D", DeleteView),
            ("p", Plans),
            ("t", AllPlans),
            ("c", Compare),
            ("=", Namesakes),
            ("a", EnterResults),
            ("e", Edit),
            ("r F5", Reload),
            ("o", Save),
            ("y", Copy),
            ("Y", CopyTable),
            ("w", Calendar),
            ("? F1", Help),
            (":", Palette),
            ("m", Mouse),
            ("Ctrl-L", Redraw),
            ("Ctrl-T F8", Glyphs),
            ("q F10", Quit),
            ("Ctrl-Z", Suspend),
            ("Space", Toggle),
        ];
        let keymap = Keymap::default_map();
        for (spellings, command) in table {
            for spelling in spellings.split(' ') {
                assert_eq!(keymap.resolve(chord(spelling)), Some(command), "{spelling}");
            }
        }
        assert_eq!(table.len(), Command::ALL.len());
        assert_eq!(keymap.resolve(chord("Ctrl-X")), None);
    }

    #[test]
    fn the_palette_needs_no_letter() {
        let keymap = Keymap::default_map();
        for command in [Command::Palette, Command::Open, Command::Close, Command::Up, Command::Down] {
            assert!(keymap.chords_of(command).iter().any(|chord| chord.typed().is_none()), "{}", command.name());
        }
    }

    #[test]
    fn keys_with_the_input_method_on() {
        let keymap = Keymap::default_map();
        let table = [
            ("j", Some((Command::Down, false))),
            ("え", Some((Command::Edit, true))),
            ("う", Some((Command::Attention, true))),
            ("・", Some((Command::Search, true))),
            ("か", None),
        ];
        for (key, expected) in table {
            let code = crossterm::event::KeyCode::Char(key.chars().next().unwrap());
            let chord = Chord::new(code, crossterm::event::KeyModifiers::NONE);
            assert_eq!(keymap.resolve_through_ime(chord), expected, "{key}");
        }
    }

    #[test]
    fn a_patch_changes_what_it_names() {
        let (keymap, problems) = patched(&[("Ctrl-F", "search"), ("e", "save"), ("o", "edit"), ("F10", "none")]);
        assert_eq!(problems, []);
        assert_eq!(keymap.chords_of(Command::Search), [chord("/"), chord("F6"), chord("Ctrl-F")]);
        assert_eq!(keymap.chords_of(Command::Edit), [chord("o")]);
        assert_eq!(keymap.resolve(chord("e")), Some(Command::Save));
        assert_eq!(keymap.chords_of(Command::Quit), [chord("q"), chord("Ctrl-C")]);
        assert_eq!(keymap.resolve(chord("F10")), None);
    }

    #[test]
    fn a_bad_patch_leaves_the_default_and_says_why() {
        type Row = (&'static [(&'static str, &'static str)], Problem, &'static str, Option<Command>);
        let table: [Row; 5] = [
            (
                &[("e", "serach")],
                Problem::UnknownCommand {
                    chord: "e".to_owned(),
                    command: "serach".to_owned(),
                    nearest: Some(Command::Search),
                },
                "e",
                Some(Command::Edit),
            ),
            (
                &[("e", "fly")],
                Problem::UnknownCommand { chord: "e".to_owned(), command: "fly".to_owned(), nearest: None },
                "e",
                Some(Command::Edit),
            ),
            (
                &[("PgDwn", "up")],
                Problem::UnknownChord { chord: "PgDwn".to_owned(), nearest: Some("PgDn".to_owned()) },
                "PgDn",
                Some(Command::PageDown),
            ),
            (
                &[("Ctrl-L", "quit"), ("ctrl-l", "help")],
                Problem::TwoCommands { chord: chord("Ctrl-L"), first: "quit".to_owned(), second: "help".to_owned() },
                "Ctrl-L",
                Some(Command::Redraw),
            ),
            (&[("e", "none")], Problem::WithoutKey(Command::Edit), "e", None),
        ];
        for (patch, problem, key, command) in table {
            let (keymap, problems) = patched(patch);
            assert_eq!(problems, [problem]);
            assert_eq!(keymap.resolve(chord(key)), command, "{key}");
        }
    }

    #[test]
    fn problems_in_words() {
        let messages: Vec<_> =
            patched(&[("Foo", "up"), ("Ctrl-L", "quit"), ("ctrl-l", "help"), ("e", "serach"), ("z", "none")])
                .1
                .iter()
                .map(Problem::wording)
                .map(|wording| wording.message + &wording.hint.unwrap_or_default())
                .collect();
        assert_eq!(
            messages,
            [
                "キー「Foo」は使えません。x、Ctrl-L、F5、PgDn のように書いてください。",
                "キー「Ctrl-L」に操作が2つあります（quit と help）。どちらか1つにしてください。",
                "キー「e」に割り当てた操作「serach」はありません。「search」ではありませんか。",
                "操作「zoom」のキーがなくなりました。別のキーを割り当てるか、名前で選んでください。",
            ]
        );
    }
}
