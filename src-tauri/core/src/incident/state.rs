//! An incident as the log tells it: the result of folding its entries.

mod checklist;
mod conflict;
mod hands;
mod item;
mod person;
mod readers;
mod ways;

pub use checklist::Progress;
pub use conflict::{Conflict, Disputed};
pub use item::{KeptItem, SettledItem};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use self::person::Person;
use super::clock::{Lasted, Since};
use super::event::StepValue;
use super::key_time::{KeySaid, KeyTime};
use super::plan::{AttachedRunbook, pairs};
use super::policy::Scope;
pub use super::promise::{LastText, Pending, Rhythm};
use super::step_ref::StepRef;
use super::words::{Audience, IncidentState, ReviewState, StepStatus, role};
use crate::clock::Millis;
use crate::exercise::Run;
use crate::ids::{DeviceId, IncidentId};
use crate::severity::Severity;

/// An incident. `None` of [`Incident::declared`] means that its first entry has not been seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// What was declared.
    pub declared: Option<Facts>,
    /// The runbooks in use, by ordinal.
    pub runbooks: Vec<AttachedRunbook>,
    /// What was said of steps; a step that is not here is open.
    #[serde(with = "pairs")]
    pub steps: BTreeMap<StepRef, StepRecord>,
    /// Who does a step, where a person said so.
    #[serde(with = "pairs")]
    pub owners: BTreeMap<StepRef, String>,
    /// By when a step is to be done.
    #[serde(with = "pairs")]
    pub due: BTreeMap<StepRef, Millis>,
    /// Values of blanks.
    pub blanks: BTreeMap<String, String>,
    /// Who holds which role.
    pub roles: BTreeMap<String, String>,
    /// The rhythm of each audience that was promised something.
    pub rhythm: BTreeMap<Audience, Rhythm>,
    /// The alarm is moved to this time.
    pub snoozed_until: Option<Millis>,
    /// Milliseconds by which snoozes have moved the alarm since a person posted last.
    pub snoozed_ms: i64,
    /// Why pings are held, while they are.
    pub held: Option<String>,
    /// Why pings were held when the incident ended, which ended the hold.
    #[serde(default)]
    pub hold_ended: Option<String>,
    /// The laptop that sends, and its name.
    pub speaker: Option<(DeviceId, String)>,
    /// When it was resolved, closed or declined last.
    pub ended_at: Option<Millis>,
    /// When it was reopened, each time. What is planned or due counts from the last.
    #[serde(default)]
    pub reopened: Vec<Millis>,
    /// Where its post-mortem stands.
    #[serde(default)]
    pub review: ReviewState,
    /// Who brings its post-mortem to its end.
    #[serde(default)]
    pub review_owner: Option<String>,
    /// How long it had lasted then, from declaring to the end as both hold.
    pub lasted: Option<Lasted>,
    /// The same as the log tells it.
    #[serde(default)]
    pub lasted_by_log: Option<Lasted>,
    /// Escalations whose time has come, as (to, after minutes).
    pub escalated: Vec<(String, u32)>,
    /// What the log knows of the key times by itself.
    #[serde(default)]
    pub logged: BTreeMap<KeyTime, Millis>,
    /// What people said of the key times.
    #[serde(default)]
    pub key_times: BTreeMap<KeyTime, KeySaid>,
    /// What two laptops said apart, until a person settles it.
    pub conflicts: Vec<Conflict>,
    /// Its action items, in the order of the log.
    #[serde(default)]
    pub items: Vec<KeptItem>,
    /// Notes that begin as an item does, and that no entry took for one.
    #[serde(default)]
    pub noted: Vec<KeptItem>,
    /// The exercise that it is, where that runs by a scenario.
    #[serde(default)]
    pub run: Option<Box<Run>>,
    /// Everybody whom its entries name, in their order.
    #[serde(default)]
    pub people: Vec<Person>,
    /// How many entries were folded.
    pub entries: u64,
}

/// What an incident is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Its id.
    pub id: IncidentId,
    /// The number of the laptop that declared it.
    pub number: u32,
    /// That laptop.
    pub device: DeviceId,
    /// Its name, once it said that it sends.
    pub device_name: Option<String>,
    /// What is broken.
    pub title: String,
    /// What was seen or read in the alert, where the title says something else.
    #[serde(default)]
    pub reported: Option<String>,
    /// How bad it is now.
    pub severity: Severity,
    /// Where it stands now.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// When it was declared, as the log tells it. See [`Incident::declared_at`].
    pub declared_at: Millis,
    /// When it was declared, as it holds, by the clock as it goes now: what is counted from declaring counts from here.
    pub since: Since,
    /// The same as the log tells it, where a person said another time.
    #[serde(default)]
    pub since_by_log: Option<Since>,
    /// By whom.
    pub declared_by: String,
    /// It is private: only these channels get its texts. None where it is not.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

impl Facts {
    /// Which channels the incident may use.
    #[must_use]
    pub fn scope(&self) -> Scope<'_> {
        Scope { exercise: self.exercise, only: self.only.as_deref() }
    }
}

/// What was said of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// What became of it.
    pub status: StepStatus,
    /// When it was said, or happened where a person said so.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// What was written down with it.
    #[serde(default)]
    pub values: Vec<StepValue>,
}

impl Incident {
    /// What a person said of a key time last.
    #[must_use]
    pub fn said_of(&self, which: KeyTime) -> KeySaid {
        self.key_times.get(&which).copied().unwrap_or(KeySaid::AsLogged)
    }

    /// Who commands.
    #[must_use]
    pub fn commander(&self) -> Option<&str> {
        self.roles.get(role::COMMANDER).map(String::as_str)
    }
}
