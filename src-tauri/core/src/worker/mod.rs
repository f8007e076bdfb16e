//! Tasks around the engine: sending what the outbox holds, keeping the rhythm, choosing which notices are new.

pub mod deliver;
pub mod remind;
