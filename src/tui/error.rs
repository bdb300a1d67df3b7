//! Why the screen ends otherwise than by its user.

use std::io;

use super::frames::FramesError;
use super::incoming::Ending;

/// Why the screen could not be shown or was left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// None of the files gave a plan.
    #[error("no plan to show")]
    NoPlan,
    /// The record of the frames cannot be written.
    #[error(transparent)]
    Frames(#[from] FramesError),
    /// The terminal could not be set up or is gone.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// Something other than the user ended it.
    #[error("ended from outside")]
    Ended(&'static Ending),
}
