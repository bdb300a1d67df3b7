//! What many plans have in common, each under one number.

use std::sync::Arc;

use super::interned::Interned;
use super::standing::Standing;
use crate::plan::StatusWord;
use crate::spelling::composed;

/// What many plans have in common, each once.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// 担当課 in the order in which they were first met.
    pub(super) departments: Interned<Arc<str>>,
    /// How each of them is read, where any plan says so.
    pub(super) readings: Vec<Option<Arc<str>>>,
    /// Departments that are responsible for something together, ascending.
    pub(super) teams: Interned<Box<[u32]>>,
    pub(super) standings: Interned<Standing>,
    pub(super) statuses: Interned<StatusWord>,
}

impl Shared {
    /// The number of the department of that name.
    pub(super) fn department(&mut self, name: &str, reading: Option<&str>) -> u32 {
        let number = self.departments.number(Arc::from(&*composed(name)));
        self.readings.resize_with(self.departments.all().len(), || None);
        if let Some(known) = self.readings.get_mut(number as usize)
            && known.is_none()
        {
            *known = reading.map(Arc::from);
        }
        number
    }
}
