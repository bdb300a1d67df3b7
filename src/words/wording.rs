//! The form of a message: one sentence of what happened, one of what to do.

/// A message and its hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Wording {
    /// A message without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    /// The same message with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The longest piece of a file that is quoted in a sentence, in characters.
const QUOTED: usize = 40;

/// What stands in a file, in corner brackets, cut if it is long.
pub fn quote(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("「{}…」", text.get(..end).unwrap_or(text)),
        None => format!("「{text}」"),
    }
}
