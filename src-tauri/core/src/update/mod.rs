//! The words of updates: the automatic ping, the draft that a person starts from, the closing post, and what stands
//! out in a text before it goes.
//!
//! Everything here is built from the log alone and invents nothing: what the log does not know is left out, or is a
//! visible `{blank}` that a person fills in.
//!
//! Each stage uses only those before it: `words`, `phrase`, `facts`, `telling`, `changed`, `pieces`, `told`,
//! `refill`, `ping`, `draft`, `lint`.
//! What is deliberately absent: sending, rendering for a channel, redaction, and the clock.

mod changed;
mod draft;
mod facts;
mod lint;
mod phrase;
mod pieces;
mod ping;
mod refill;
mod telling;
#[cfg(test)]
pub(crate) mod tests;
mod told;
pub mod words;

pub use changed::{Changed, changed};
pub use draft::{closing_text, closing_witness, draft, last_word, no_change};
pub use facts::{Since, since};
pub use lint::{Check, Finding, lint};
pub use phrase::EXERCISE_MARK;
pub use pieces::{Filled, TextPiece, joined};
pub use ping::{PING_LIMIT, ping_text};
pub use refill::refilled;
pub use telling::{asks_to_tell, told_steps};
pub use told::Told;

pub(crate) use told::review_hours;
