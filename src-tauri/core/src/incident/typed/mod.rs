//! What people type, read once for the window and the terminal: a length of time, a time, a line for the timeline, and the
//! words that an incident is declared with.
//!
//! Each reader takes the time and the place's clock as data. What cannot be read is an error that says how to write it, and
//! where a reader chooses among two readings it says so. What is deliberately absent: a guess at a time inside words.
//!
//! Each stage uses only those before it: `declared`, `said`, `label`, `length`, `local`, `when`, `key`, `line`.

mod declared;
mod key;
mod label;
mod length;
mod line;
mod local;
mod said;
#[cfg(test)]
mod tests;
mod when;

pub use declared::{Opening, is_told, opening};
pub use key::key_time;
pub use label::{Label, labelled};
pub use length::{LONGEST_MINUTES, MinutesError, minutes};
pub use line::{Line, LineKind, line, note_or_item, to_do};
pub use when::{Result, Typed, TypedError, coming, next_minutes, when};
