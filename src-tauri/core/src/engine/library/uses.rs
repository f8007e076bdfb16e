//! How the runbooks were used on this laptop, from the folded incidents; only those with new entries are looked at.

use std::collections::{BTreeMap, HashMap};

use crate::clock::Millis;
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::command::RunbookFile;
use crate::incident::{Event, Incident, IncidentState, Recorded, StepRef, incident_number};
use crate::store::{incidents, log};

/// What tells that a step did not go as the file has it.
const TROUBLE: [&str; 3] = ["step_skipped", "step_undone", "step_blocked"];

/// How a runbook was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// When it last joined an incident.
    pub last_at: Millis,
    /// When an incident that used it was resolved last.
    pub resolved_at: Option<Millis>,
    /// When a step of it that is not optional was skipped, undone or blocked last, in a real incident.
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
            let entries = log::of_kinds(self.store.read(), id, &TROUBLE)?;
            let entries: Vec<_> = entries.iter().map(log::Row::recorded).collect();
            self.books.uses.by_incident.insert(id, of_incident(&folded.state, &entries));
        }
        self.books.uses.seq = seq;
        self.books.uses.add_up();
        Ok(())
    }
}

fn of_incident(incident: &Incident, entries: &[Recorded<Event>]) -> Vec<(String, Use)> {
    let Some(facts) = &incident.declared else { return Vec::new() };
    let is_resolved = matches!(facts.state, IncidentState::Resolved | IncidentState::Closed);
    let resolved_at = incident.ended_at.filter(|_| is_resolved);
    let open = incident.ended_at.is_none().then(|| incident_number(facts.number));
    let one = |(at, runbook): (usize, &crate::incident::state::AttachedRunbook)| {
        let one = Use {
            last_at: runbook.at,
            resolved_at,
            trouble_at: (!facts.exercise)
                .then(|| trouble(&runbook.file, at + 1, entries))
                .flatten(),
            open: open.clone(),
        };
        (runbook.file.path.clone(), one)
    };
    incident.runbooks.iter().enumerate().map(one).collect()
}

/// When a step of the incident's runbook with this ordinal was skipped, undone or blocked last, whatever became of it
/// later. An optional step may be left out, and one that was added here is not the file's.
fn trouble(file: &RunbookFile, ordinal: usize, entries: &[Recorded<Event>]) -> Option<Millis> {
    let is_needed = |at: &StepRef| {
        let mut steps = file.runbook.steps();
        at.runbook as usize == ordinal
            && steps.any(|(_, step)| step.number == at.step && !step.optional)
    };
    let bad = entries.iter().filter(|entry| step_of(&entry.event).is_some_and(is_needed));
    bad.map(|entry| entry.happened_at.unwrap_or(entry.recorded_at)).max()
}

fn step_of(event: &Event) -> Option<&StepRef> {
    if let Event::StepSkipped(entry) | Event::StepUndone(entry) | Event::StepBlocked(entry) = event
    {
        return Some(&entry.step);
    }
    None
}
