//! Plans to files that other programs read: one file per format.
//!
//! An export writes what a [`Selection`] leaves of a plan and decides nothing else. It writes to
//! anything that can be written to and knows no paths.

mod findings;
mod json;

pub use findings::{Found, write_findings_json, write_findings_text};
pub use json::write_json;

use crate::plan::{ActionId, IndicatorId, Plan};

/// Which entries of a plan are written; what is `None` is not limited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// These actions only.
    pub actions: Option<Vec<ActionId>>,
    /// These indicators only.
    pub indicators: Option<Vec<IndicatorId>>,
}

impl Selection {
    /// Everything.
    pub const ALL: Self = Self { actions: None, indicators: None };

    /// The actions to write.
    fn actions(&self, plan: &Plan) -> Vec<ActionId> {
        self.actions.clone().unwrap_or_else(|| (0..).map(ActionId).take(plan.actions.len()).collect())
    }

    /// The indicators to write.
    fn indicators(&self, plan: &Plan) -> Vec<IndicatorId> {
        self.indicators.clone().unwrap_or_else(|| (0..).map(IndicatorId).take(plan.indicators.len()).collect())
    }
}
