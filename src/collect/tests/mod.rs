//! Workbooks written, filled in as people do, and put together again.

mod corrected;
mod fill;
mod hostile;
mod round_trip;
