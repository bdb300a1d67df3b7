//! Workbooks as people send them back.
