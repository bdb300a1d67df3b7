//! Finding things: folding and matching text, and the filter that the screen and the command line
//! share.
