//! Exercises: from Markdown to a scenario that a team practises with, without IO and without a clock.
//!
//! The stages, each of which uses only those before it: `scenario` (what one is).

pub mod clock;
pub mod director;
pub mod entry;
pub mod scenario;

pub use clock::{Anchor, Speed};
pub use director::Run;
pub use scenario::{
    Expectation, Inject, InjectKind, Mode, Objective, Participant, Scenario, ScenarioKind, Trigger,
};
