//! Says on standard error that there is nothing to print. What is printed stays what it is, for programs to read.

use super::complain;
use super::filter::View;
use crate::label;
use crate::plan::Calendar;
use crate::query::Selection;
use crate::words::nothing::{Sought, nothing};

/// Says that nothing of that kind is left.
pub fn say_nothing_left(sought: Sought, view: &View) {
    let year = view.year().map(|year| year.label(Calendar::Era));
    complain(&nothing(sought, &label::filter(view.filter()), year.as_deref()));
}

/// Says so if the filter leaves nothing of any plan. Of plans in which nothing stands yet nothing is said.
pub fn say_if_nothing_is_left<'a>(view: &View, mut selections: impl Iterator<Item = &'a Selection>) {
    if !view.filter().is_empty() && selections.all(|left| left.actions.is_empty() && left.indicators.is_empty()) {
        say_nothing_left(Sought::Entries, view);
    }
}
