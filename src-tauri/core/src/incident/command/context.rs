//! What comes with a command: what the person saw, the moment, and who asks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::ids::DeviceId;
use crate::incident::policy::Policy;
use crate::incident::words::{Audience, IncidentState, ReviewState, StepStatus};
use crate::severity::Severity;

/// The one thing that a command acts on, as the person saw it. A stale one is refused with the code `stale`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Expected {
    /// The severity.
    Severity { severity: Severity },
    /// The state.
    State { state: IncidentState },
    /// Where the post-mortem stands.
    Review { review: ReviewState },
    /// Who holds a role; none when nobody does.
    Role { role: String, person: Option<String> },
    /// What became of a step.
    Step { step: String, status: StepStatus },
    /// Who was said to do a step; none when nobody was.
    Owner { step: String, person: Option<String> },
    /// By when a step is to be done.
    Due { step: String, due_at: Option<Millis> },
    /// The promise of an audience.
    Promise { audience: Audience, due_at: Option<Millis> },
}

/// The moment and the person of a command.
#[derive(Clone, Debug)]
pub struct Context {
    /// When, by the incident's own clock.
    pub now: Millis,
    /// When, on the wall.
    pub real: Millis,
    /// Who.
    pub actor: String,
    /// Where: this laptop.
    pub device: DeviceId,
    /// Its name: the host's.
    pub device_name: String,
    /// How the incident is called where people type it: `INC-0042`, with its laptop where several have that number.
    pub name: String,
    /// The number that a declared incident gets.
    pub next_number: u32,
    /// The team's policy.
    pub policy: Policy,
    /// What keeps an exercise from beginning now, in one sentence; looked for where one is to begin.
    pub occupied: Option<String>,
}
