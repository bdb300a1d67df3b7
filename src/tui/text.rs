//! Text as it lies in the cells of the screen.
//!
//! Cleaning, measuring, cutting and wrapping are those of [`cells`](crate::cells). Everything that comes from a file,
//! a name or the environment is cleaned before it is shown, so that no control character reaches the terminal.

pub use crate::cells::{Extent, PAD, clean, cut, extent, head, is_kana_or_kanji, letters, plain, tail, width, wrap};
