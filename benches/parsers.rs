//! What reading plan files and running the two parsers over them costs at least: `saphyr-parser` for its events,
//! `serde_yaml` for its values, nothing behind them, on as many threads as the machine has cores.
//!
//! It is what `benches/figures` holds the first start of susumi against, and what its cost per plan is counted from:
//! `cargo run --release --example parsers -- FOLDER…`. Prints how many files, events and milliseconds.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, io, thread};

use saphyr_parser::Parser;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

fn main() -> io::Result<()> {
    let start = Instant::now();
    let mut files = Vec::new();
    for path in env::args_os().skip(1) {
        find(Path::new(&path), &mut files)?;
    }
    let threads = thread::available_parallelism()?.get().min(files.len()).max(1);
    let (next, events) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        let parse_some = || -> io::Result<()> {
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                events.fetch_add(parse(file)?, Ordering::Relaxed);
            }
            Ok(())
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(parse_some)).collect();
        running
            .into_iter()
            .try_for_each(|one| one.join().unwrap_or_else(|_| Err(io::Error::other("a thread panicked"))))
    })?;
    println!("{} files, {} events, {} ms", files.len(), events.into_inner(), start.elapsed().as_millis());
    Ok(())
}

/// The files in a folder and the folders in it; a file is itself.
fn find(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        find(&entry?.path(), files)?;
    }
    Ok(())
}

/// Runs both parsers over one file; says how many events the first one had.
fn parse(file: &Path) -> io::Result<usize> {
    let text = fs::read_to_string(file)?;
    let mut events = 0;
    for event in Parser::new_from_str(&text) {
        event.map_err(io::Error::other)?;
        events += 1;
    }
    let _: Tree = serde_yaml::from_str(&text).map_err(io::Error::other)?;
    Ok(events)
}

/// All values of a file, each in a place of its own, as whoever reads it needs them.
#[allow(dead_code, reason = "what is read is only held")]
enum Tree {
    Empty,
    Number(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Empty)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Tree::Map(map))
    }
}
