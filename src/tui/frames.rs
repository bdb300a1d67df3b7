//! `--frames FILE`: how many bytes each frame sends, and the keys that led to it.
//!
//! A line per frame, `bytes⇥keys`, the keys as the keymap spells them; a frame that changes nothing
//! sends nothing and has its line all the same.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::app::Message;
use super::chord::Chord;

/// The record of the frames cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}", path = .0.display(), error = .1)]
pub struct FramesError(pub PathBuf, pub io::Error);

/// The record of the frames, or none.
#[derive(Debug)]
pub struct Frames {
    file: Option<(PathBuf, File)>,
    /// Bytes sent since the last line.
    sent: Arc<AtomicUsize>,
    /// What came in since the last line.
    causes: Vec<String>,
}

impl Frames {
    /// Begins the record in a new file; without a path nothing is recorded.
    ///
    /// # Errors
    /// If the file cannot be made, or is there already.
    pub fn record(path: Option<&Path>) -> Result<Self, FramesError> {
        let open = |path: &Path| {
            let failed = |error| FramesError(path.to_owned(), error);
            let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
            writeln!(file, "bytes\tkeys").map_err(failed)?;
            Ok((path.to_owned(), file))
        };
        Ok(Self { file: path.map(open).transpose()?, sent: Arc::default(), causes: Vec::new() })
    }

    /// What is to be told the bytes of each frame.
    pub fn counter(&self) -> Box<dyn FnMut(usize) + Send> {
        let sent = Arc::clone(&self.sent);
        Box::new(move |bytes| {
            sent.fetch_add(bytes, Ordering::Relaxed);
        })
    }

    /// Notes what came from outside.
    pub fn note(&mut self, message: &Message) {
        if self.file.is_some() {
            self.causes.extend(match message {
                Message::Key(key) => Some(Chord::from(*key).to_string()),
                Message::Pointer(..) => Some("mouse".to_owned()),
                Message::Paste(_) => Some("paste".to_owned()),
                Message::Resize(..) => Some("resize".to_owned()),
                Message::Reloaded(..)
                | Message::Reread(..)
                | Message::Prepared(_)
                | Message::Amended(_)
                | Message::Reopened(_)
                | Message::Arrived(_)
                | Message::Files(_)
                | Message::Around(..)
                | Message::NotSaved(..)
                | Message::Views(_)
                | Message::Notice(_) => None,
            });
        }
    }

    /// Writes the line of a frame that has been drawn.
    ///
    /// # Errors
    /// If the file takes no more.
    pub fn drawn(&mut self) -> Result<(), FramesError> {
        if let Some((path, file)) = &mut self.file {
            let (sent, keys) = (self.sent.swap(0, Ordering::Relaxed), self.causes.join(" "));
            self.causes.clear();
            writeln!(file, "{sent}\t{keys}").map_err(|error| FramesError(path.clone(), error))?;
        }
        Ok(())
    }
}
