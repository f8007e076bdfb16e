//! Damage in one incident stops nothing for the others: it is passed over, and the incident is named.

use super::{EngineCode, EngineError};
use crate::ids::IncidentId;

/// A damaged incident holds up no other; what stops all of them (a full disk, a held file) is passed on.
pub(super) fn passed_over(id: IncidentId, error: EngineError) -> Result<(), EngineError> {
    if error.code == EngineCode::Damaged {
        tracing::error!(%error, incident = %id, "passed over");
        return Ok(());
    }
    Err(error)
}
