//! What a colour means. Nobody else names one.
//!
//! Only the 16 colours, on whatever background the user has; no meaning hangs on colour alone, so
//! that without colours (NO_COLOR) only weight and reversal are left and nothing is lost.

use ratatui::style::{Color, Modifier, Style};

use crate::plan::Phase;

/// The role a piece of text plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Text that steps back: lines, labels, what is planned.
    Faint,
    /// Text that stands out by weight.
    Strong,
    /// The heading of a pane.
    Title,
    /// The heading of the pane that has the keys.
    Focus,
    /// The name of a key in a hint.
    Key,
    /// Done, met.
    Good,
    /// In part, late.
    Fair,
    /// Not done, unmet, wrong.
    Poor,
    /// A stage of that rank in an actual row.
    Stage(Option<Phase>),
    /// The filter that is on.
    Filter,
    /// The target of an indicator.
    Target,
    /// The line under the cursor, in the pane that has the keys.
    Cursor,
    /// The line under the cursor of a pane that has not.
    Resting,
    /// The letters that a search or picker matched.
    Hit,
}

impl Tone {
    /// How it looks.
    pub fn style(self, colour: bool) -> Style {
        let style = Style::new().add_modifier(self.weight());
        if self == Self::Cursor {
            // One colour for the whole line: reversed colours of its parts would be patches.
            return style.fg(Color::Reset).bg(Color::Reset);
        }
        match self.colour() {
            Some(foreground) if colour => style.fg(foreground),
            _ => style,
        }
    }

    fn colour(self) -> Option<Color> {
        Some(match self {
            Self::Plain | Self::Strong | Self::Cursor | Self::Resting => return None,
            Self::Faint => Color::DarkGray,
            Self::Title | Self::Focus | Self::Key => Color::Cyan,
            Self::Good => Color::Green,
            Self::Fair | Self::Filter => Color::Yellow,
            Self::Poor => Color::LightRed,
            Self::Target => Color::Magenta,
            Self::Hit => Color::Yellow,
            Self::Stage(phase) => match phase {
                None | Some(Phase::Research) => return None,
                Some(Phase::Consideration) => Color::LightBlue,
                Some(Phase::Preparation) => Color::Cyan,
                Some(Phase::Partial) => Color::Yellow,
                Some(Phase::Implementation) => Color::Green,
            },
        })
    }

    fn weight(self) -> Modifier {
        match self {
            Self::Strong | Self::Title | Self::Key | Self::Poor | Self::Filter => Modifier::BOLD,
            Self::Focus => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Cursor => Modifier::REVERSED,
            Self::Resting | Self::Hit => Modifier::UNDERLINED,
            _ => Modifier::empty(),
        }
    }
}
