//! What was found out of the data as it stood. It is asked for once a second, and it becomes otherwise only when somebody
//! writes: so it is kept until then. What depends on the time is deliberately absent.

use std::collections::BTreeSet;

use super::damage::{Damaged, unless_damaged};
use super::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::rhythm;
use crate::store::{Stamp, incidents};

/// What is known of the data as it stood at a stamp.
#[derive(Debug, Default)]
pub(super) struct Known {
    stamp: Option<Stamp>,
    pub damaged: Option<Vec<Damaged>>,
    /// Ended incidents of which nobody was told.
    untold: BTreeSet<IncidentId>,
}

impl Engine {
    /// What is known of the data as it stands; nothing yet where it was written to since.
    pub(super) fn known(&mut self) -> Result<&mut Known> {
        let stamp = Some(self.store.stamp()?);
        if self.known.stamp != stamp {
            self.known = Known { stamp, ..Known::default() };
        }
        Ok(&mut self.known)
    }

    /// The incidents that were resolved within a day and of which somebody was told.
    pub(super) fn resolved_and_told(&mut self) -> Result<Vec<IncidentId>> {
        let since = self.clock.now().plus(-rhythm::OWED_MS);
        let mut told = incidents::resolved_since(self.store.read(), since)?;
        let untold = &self.known()?.untold;
        told.retain(|id| !untold.contains(id));
        let mut untold = BTreeSet::new();
        for id in &told {
            let state = unless_damaged(*id, self.incident(*id))?;
            if state.is_some_and(|state| !state.has_readers()) {
                untold.insert(*id);
            }
        }
        told.retain(|id| !untold.contains(id));
        self.known.untold.append(&mut untold);
        Ok(told)
    }
}
