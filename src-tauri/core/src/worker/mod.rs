//! Tasks around the engine: sending what the outbox holds, keeping the rhythm, choosing which notices are new, keeping
//! the library's cache current.

pub mod deliver;
pub mod remind;
pub mod watch;
