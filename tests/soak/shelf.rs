//! A folder of plan files that are written, broken, renamed and removed under the program's eyes.
//!
//! Half of the files are in a folder within it, which may be moved. Every file can be had again as it was at
//! first.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::step::Deed;

/// The folder.
pub struct Shelf {
    folder: TempDir,
    texts: Vec<String>,
    /// Where each file is, under the folder that may be moved or beside it; the name only.
    names: Vec<String>,
    is_moved: bool,
    /// So that no two states of a file are alike.
    written: usize,
}

impl Shelf {
    /// A folder with these plans in it.
    pub fn with(texts: &[String]) -> Self {
        let names = (0..texts.len()).map(first_name).collect();
        let shelf =
            Self { folder: tempfile::tempdir().unwrap(), texts: texts.to_vec(), names, is_moved: false, written: 0 };
        fs::create_dir_all(shelf.plans().join("south")).unwrap();
        for (at, text) in texts.iter().enumerate() {
            fs::write(shelf.path(at), text).unwrap();
        }
        shelf
    }

    /// The user's home, in which the plans are.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that is opened.
    pub fn plans(&self) -> PathBuf {
        self.home().join("plans")
    }

    fn path(&self, at: usize) -> PathBuf {
        let folder = if self.is_moved { "moved" } else { "south" };
        let folder = if at % 2 == 1 { self.plans().join(folder) } else { self.plans() };
        folder.join(&self.names[at])
    }

    /// Does that to the file with that number, counted round and round.
    pub fn does(&mut self, deed: Deed, number: usize) {
        let at = number % self.texts.len();
        let path = self.path(at);
        self.written += 1;
        match deed {
            Deed::Edit => fs::write(&path, self.edited(at)).unwrap(),
            Deed::Replace => {
                let beside = path.with_extension("yaml~");
                fs::write(&beside, self.edited(at)).unwrap();
                fs::rename(beside, &path).unwrap();
            }
            Deed::Break => {
                let text = &self.texts[at];
                let end = (0..=number % text.len()).rev().find(|end| text.is_char_boundary(*end)).unwrap();
                fs::write(&path, &text[..end]).unwrap();
            }
            Deed::Empty => fs::write(&path, "").unwrap(),
            Deed::Heal => self.heal(at),
            Deed::Rename => {
                let other = if self.names[at].starts_with("of-") { first_name(at) } else { format!("of-{at}.yml") };
                self.names[at] = other;
                // It may be away.
                let _ = fs::rename(&path, self.path(at));
            }
            Deed::Remove => drop(fs::remove_file(&path)),
            Deed::Move => {
                let [south, moved] = ["south", "moved"].map(|name| self.plans().join(name));
                let (from, to) = if self.is_moved { (moved, south) } else { (south, moved) };
                fs::rename(from, to).unwrap();
                self.is_moved = !self.is_moved;
            }
            Deed::Litter => fs::write(path.with_extension("swp"), "\u{0}\u{1}").unwrap(),
        }
    }

    /// Brings every file back to where and as it was at first.
    pub fn tidy(&mut self) {
        if self.is_moved {
            self.does(Deed::Move, 0);
        }
        for at in 0..self.texts.len() {
            self.heal(at);
        }
    }

    fn heal(&mut self, at: usize) {
        let first = first_name(at);
        if self.names[at] != first {
            let before = self.path(at);
            self.names[at] = first;
            let _ = fs::rename(before, self.path(at));
        }
        // What is well is left alone: all of them at once would be no day's work.
        if fs::read_to_string(self.path(at)).ok().as_ref() != Some(&self.texts[at]) {
            fs::write(self.path(at), &self.texts[at]).unwrap();
        }
    }

    /// The plan with other words and another result in it.
    fn edited(&self, at: usize) -> String {
        let text = &self.texts[at];
        let (from, to) =
            [("実施状況: 実施", "実施状況: 未実施"), ("達成状況: 未達成", "達成状況: 達成")][self.written % 2];
        // Another place each time.
        let places: Vec<usize> = text.match_indices(from).map(|(place, _)| place).collect();
        let mut edited = text.clone();
        if !places.is_empty() {
            let place = places[self.written % places.len()];
            edited.replace_range(place..place + from.len(), to);
        }
        edited + &format!("備考: {}回目の修正\n", self.written)
    }
}

fn first_name(at: usize) -> String {
    format!("plan-{at:03}.yaml")
}
