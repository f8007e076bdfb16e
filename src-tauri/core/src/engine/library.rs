//! The library as the engine hands it out: with the store, and with the incidents that use its runbooks.

use super::{Engine, Result};
use crate::ids::IncidentId;
use crate::library::{FileNow, WithStore};

impl Engine {
    /// The library of the workspace, with the store that its settings lie in.
    pub fn library(&mut self) -> WithStore<'_> {
        self.library.with(&mut self.store)
    }

    /// The files of an incident's runbooks as they are now, in their order; none for one that cannot be read.
    ///
    /// # Errors
    /// When there is no such incident, or the store cannot be read.
    pub fn files_now(&mut self, id: IncidentId) -> Result<Vec<Option<FileNow>>> {
        self.incident(id)?;
        let Self { library, store, folded, .. } = self;
        let Some(folded) = folded.get(&id) else { return Ok(Vec::new()) };
        Ok(library.with(store).files_now(id, &folded.state)?)
    }
}
