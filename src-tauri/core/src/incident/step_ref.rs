//! Which step: its place in the incident, written as people type it.
//!
//! `5` is step 5 of the first runbook and `5.1` its first sub-step. With a second runbook `2.5` is that runbook's step
//! 5 and `2.5.1` a sub-step there. Where `2.5` could be both (step 2 of the first runbook has five sub-steps and a
//! second runbook has a step 5) the runbook wins, and `1.2.5` always names the sub-step.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A step or a sub-step of one of the incident's runbooks. All parts count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct StepRef {
    /// The runbook's ordinal in the incident.
    pub runbook: u32,
    /// The step's number in that runbook.
    pub step: u32,
    /// The sub-step's ordinal in that step, or none for the step itself.
    pub sub: Option<u32>,
}

impl StepRef {
    /// A top-level step.
    #[must_use]
    pub fn step(runbook: u32, step: u32) -> Self {
        Self { runbook, step, sub: None }
    }

    /// The places that `text` could name, the preferred one first; empty when it is not a step's number.
    #[must_use]
    pub fn readings(text: &str) -> Vec<Self> {
        let parts: Option<Vec<u32>> = text.trim().split('.').map(|p| p.parse().ok()).collect();
        match parts.as_deref() {
            Some(&[step]) => vec![Self::step(1, step)],
            Some(&[a, b]) => {
                let sub = Self { runbook: 1, step: a, sub: Some(b) };
                if a == 1 { vec![sub, Self::step(1, b)] } else { vec![Self::step(a, b), sub] }
            }
            Some(&[runbook, step, sub]) => vec![Self { runbook, step, sub: Some(sub) }],
            Some(_) | None => Vec::new(),
        }
    }
}

impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.runbook > 1 {
            write!(f, "{}.", self.runbook)?;
        }
        write!(f, "{}", self.step)?;
        self.sub.map_or(Ok(()), |sub| write!(f, ".{sub}"))
    }
}
