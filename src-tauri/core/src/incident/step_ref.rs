//! Which step, and where one is put: its place in the incident, written as people type it.
//!
//! `5` is step 5 of the first runbook and `5.1` its first sub-step. With a second runbook `2.5` is that runbook's step
//! 5 and `2.5.1` a sub-step there. Where `2.5` could be both (step 2 of the first runbook has five sub-steps and a
//! second runbook has a step 5) the runbook wins, and `1.2.5` always names the sub-step.
//!
//! A step that was added to the incident has no number in a file. It is named by the entry that added it, so that two
//! laptops that add steps apart never mean the same one; the number that people see, `5a`, is given by the fold.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

use crate::ids::EventId;

/// A step or a sub-step of one of the incident's runbooks. The numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct StepRef {
    /// The runbook's ordinal in the incident.
    pub runbook: u32,
    /// The step's number in that runbook; 0 for a step that was added.
    pub step: u32,
    /// The sub-step's ordinal in that step, or none for the step itself. One that the frozen step does not have has a
    /// number made of its words, from 2³¹ on.
    pub sub: Option<u32>,
    /// The entry that added the step; none for a step of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub added: Option<EventId>,
}

impl StepRef {
    /// A top-level step of the file.
    #[must_use]
    pub fn step(runbook: u32, step: u32) -> Self {
        Self { runbook, step, sub: None, added: None }
    }

    /// A step that this entry added.
    #[must_use]
    pub fn added(runbook: u32, entry: EventId) -> Self {
        Self { runbook, step: 0, sub: None, added: Some(entry) }
    }

    /// A sub-step of this step.
    #[must_use]
    pub fn with_sub(self, sub: u32) -> Self {
        Self { sub: Some(sub), ..self }
    }

    /// The step itself, where this is a sub-step.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { sub: None, ..self }
    }

    /// The places of the files that `text` could name, the preferred one first; empty when it is not a step's number.
    #[must_use]
    pub fn readings(text: &str) -> Vec<Self> {
        let parts: Option<Vec<u32>> = text.trim().split('.').map(|p| p.parse().ok()).collect();
        match parts.as_deref() {
            Some(&[step]) => vec![Self::step(1, step)],
            Some(&[a, b]) => {
                let sub = Self::step(1, a).with_sub(b);
                if a == 1 { vec![sub, Self::step(1, b)] } else { vec![Self::step(a, b), sub] }
            }
            Some(&[runbook, step, sub]) => vec![Self::step(runbook, step).with_sub(sub)],
            Some(_) | None => Vec::new(),
        }
    }
}

/// An added step reads `+` here; its number is known to the incident alone (`Incident::step_name`).
impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.runbook > 1 {
            write!(f, "{}.", self.runbook)?;
        }
        match self.added {
            Some(_) => write!(f, "+")?,
            None => write!(f, "{}", self.step)?,
        }
        self.sub.map_or(Ok(()), |sub| write!(f, ".{sub}"))
    }
}

/// Where a step is put.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// After this step; none for the first place.
    pub after: Option<StepRef>,
    /// The heading whose first place is meant, where `after` is none; the first heading that has steps without it.
    #[serde(default)]
    pub under: Option<Heading>,
}

/// A heading of the frozen file. Titles repeat within a file, so its place names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its place among the headings of the file, from 1.
    pub place: u32,
    /// Its title, for reading.
    pub title: String,
}

impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}
