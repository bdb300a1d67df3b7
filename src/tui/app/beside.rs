//! Setting another plan beside the current one.

use super::{App, Overlay, Picked, PickerKind, Scroll};

impl App {
    /// Asks which plan is to be compared, where there is more than one other.
    pub(super) fn choose_to_compare(&mut self) {
        let mut others = (0..self.session.workspace.plans.len()).filter(|at| *at != self.session.current);
        match (others.next(), others.next()) {
            (Some(other), None) => self.compare_with(other),
            (Some(_), Some(_)) => self.pick(PickerKind::Compare),
            (None, _) => {}
        }
    }

    /// Sets the plan that was picked beside the current one; the current one says nothing of which.
    pub(super) fn set_beside(&mut self, picked: Picked) {
        match picked {
            Picked::Plan(other) if other != self.session.current => self.compare_with(other),
            _ => self.choose_to_compare(),
        }
    }

    fn compare_with(&mut self, other: usize) {
        self.open_over_panes(Overlay::Comparison(other, Scroll::default()));
    }
}
