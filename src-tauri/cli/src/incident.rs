//! The words that act on one incident: record, tick, copy, purge. Reads of an incident are in `show`.

pub mod act;
pub mod copy;
pub mod keytime;
pub mod purge;
pub mod record;
pub mod step;
