//! Exercises: from Markdown to a scenario that a team practises with, without IO and without a clock.
//!
//! Each stage uses only those before it: `scenario` (what one is), `page` (a file as headings and pieces), `moment`
//! (times), `strict` (the form that is run), `write`, `import` (the forms that teams have), `founding` (a scenario to fill
//! in), `aloud` (what of its texts players are given), `words` (its texts without marks), and of one that is played
//! `clock`, `dial` (how its times are said), `entry` (what the log tells of it), `inject_status`,
//! `observe` (a typed observation), `director`.

mod aloud;
pub mod clock;
mod dial;
pub mod director;
pub mod entry;
pub mod founding;
pub mod import;
mod inject_status;
mod moment;
pub mod observe;
mod page;
pub mod scenario;
pub mod strict;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use aloud::aloud;
pub use clock::{Anchor, Speed};
pub use dial::Dial;
pub use director::Run;
pub use inject_status::InjectStatus;
pub use moment::span_in;
pub use scenario::{
    Expectation, Inject, InjectKind, Mode, Objective, Participant, Scenario, ScenarioKind, Trigger,
};
pub use words::{in_words, may_hold_marks};
pub use write::write;
