//! The arrows that stand for ⇒: a stage that goes on.

use crate::plan::CONTINUED;

/// Arrows that keyboards and fonts offer for ⇒.
const ARROWS: [&str; 6] = [CONTINUED, "→", "⇨", "➡", "⟹", "=>"];

/// Whether a text is one of the arrows that are read as ⇒.
pub fn is_arrow(text: &str) -> bool {
    ARROWS.contains(&text)
}
