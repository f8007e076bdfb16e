//! How the runbooks were used on this laptop, from the folded incidents; only those with new entries are looked at.

use std::collections::{BTreeMap, HashMap};

use crate::clock::Millis;
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::{Incident, IncidentState, StepStatus, incident_number};
use crate::store::{incidents, log};

/// How a runbook was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// When it last joined an incident.
    pub last_at: Millis,
    /// When an incident that used it was resolved last.
    pub resolved_at: Option<Millis>,
    /// When a step of it was skipped, undone or blocked last.
    pub trouble_at: Option<Millis>,
    /// The open incident that uses it.
    pub open: Option<String>,
}

/// The uses of all runbooks, as of an entry of the log.
#[derive(Debug, Default)]
pub struct Uses {
    seq: i64,
    by_incident: BTreeMap<IncidentId, Vec<(String, Use)>>,
    by_path: HashMap<String, Use>,
}

impl Uses {
    /// How the runbook that is known as `path` was used.
    pub fn of(&self, path: &str) -> Option<&Use> {
        self.by_path.get(path)
    }

    fn add_up(&mut self) {
        self.by_path.clear();
        for (path, one) in self.by_incident.values().flatten() {
            let all = self.by_path.entry(path.clone()).or_default();
            all.last_at = all.last_at.max(one.last_at);
            all.resolved_at = all.resolved_at.max(one.resolved_at);
            all.trouble_at = all.trouble_at.max(one.trouble_at);
            all.open = all.open.take().or_else(|| one.open.clone());
        }
    }
}

impl Engine {
    /// Brings the uses up to the last entry.
    pub(super) fn catch_up_uses(&mut self) -> Result<(), EngineError> {
        let seq = log::last_seq(self.store.read())?;
        if seq == self.books.uses.seq {
            return Ok(());
        }
        for id in log::touched(self.store.read(), self.books.uses.seq)? {
            let folded = incidents::load(self.store.read(), id)?;
            self.books.uses.by_incident.insert(id, of_incident(&folded.state));
        }
        self.books.uses.seq = seq;
        self.books.uses.add_up();
        Ok(())
    }
}

fn of_incident(incident: &Incident) -> Vec<(String, Use)> {
    let Some(facts) = &incident.declared else { return Vec::new() };
    let is_resolved = matches!(facts.state, IncidentState::Resolved | IncidentState::Closed);
    let resolved_at = incident.ended_at.filter(|_| is_resolved);
    let open = incident.ended_at.is_none().then(|| incident_number(facts.number));
    let one = |(at, runbook): (usize, &crate::incident::state::AttachedRunbook)| {
        let one = Use {
            last_at: runbook.at,
            resolved_at,
            trouble_at: trouble(incident, at + 1),
            open: open.clone(),
        };
        (runbook.file.path.clone(), one)
    };
    incident.runbooks.iter().enumerate().map(one).collect()
}

/// When a step of the incident's runbook with this ordinal was skipped, undone or blocked last.
fn trouble(incident: &Incident, ordinal: usize) -> Option<Millis> {
    let of_runbook = incident.steps.iter().filter(|(step, _)| step.runbook as usize == ordinal);
    let bad = of_runbook.filter(|(_, record)| match record.status {
        // A step that nobody touched has no record: an open one was undone.
        StepStatus::Open | StepStatus::Skipped | StepStatus::Blocked => true,
        StepStatus::Started | StepStatus::Done => false,
    });
    bad.map(|(_, record)| record.at).max()
}
