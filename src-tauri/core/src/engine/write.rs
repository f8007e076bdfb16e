//! One command on its way through a transaction: what it needs, and how its events are appended.

pub(super) mod clock;
pub(super) mod effects;
pub(super) mod execute;
pub(super) mod practice;
mod purge;
pub(super) mod reopened;
#[cfg(test)]
mod tests;

use std::path::Path;

use super::Result;
use crate::clock::Millis;
use crate::ids::{EventId, Ids, IncidentId};
use crate::incident::{Command, Decided, Event, Incident, Recorded};
use crate::store::incidents::{self, Folded};
use crate::store::log::{self, Entry};
use crate::store::{Transaction, snapshot, uses};
use crate::team::config::Config;

/// One command on its way through a transaction.
pub(super) struct Work<'a> {
    pub(super) incident: IncidentId,
    pub(super) now: Millis,
    /// The same by the incident's own clock.
    pub(super) own: Millis,
    /// The instant of the story; none where there is none.
    pub(super) story: Option<Millis>,
    /// How the incident is called.
    pub(super) name: String,
    pub(super) ids: Ids,
    pub(super) actor: &'a str,
    pub(super) folded: Option<Folded>,
    pub(super) remarks: Vec<String>,
    pub(super) masked: usize,
    pub(super) seq: i64,
    /// The log's head before the command, in words.
    pub(super) witness: Option<String>,
    /// The last entry when this process looked at the clock last.
    pub(super) clock_seq: i64,
    /// An entry that was folded before says something else now.
    pub(super) purges: bool,
}

/// The transaction and what it needs.
pub(super) struct Write<'a> {
    pub(super) tx: &'a Transaction<'a>,
    pub(super) device: &'a crate::store::Device,
    pub(super) config: &'a Config,
    pub(super) zone: &'a str,
    pub(super) workspace: &'a str,
    pub(super) exercise: bool,
}

impl Work<'_> {
    /// The folded state with what another process may have written since.
    pub(super) fn folded(&mut self, tx: &Transaction<'_>) -> Result<Folded> {
        let Some(mut folded) = self.folded.take() else {
            return Ok(snapshot::load(tx, self.incident)?);
        };
        incidents::catch_up(tx, self.incident, &mut folded)?;
        Ok(folded)
    }

    /// Which time it is for the incident: that of its story where it has one.
    pub(super) fn tell_time(&mut self, state: &Incident, command: &Command) {
        self.story = match command {
            Command::Practise(_) => Some(self.now),
            Command::Declare(_) | Command::On { .. } => {
                state.story_at(self.now).map(|now| self.story.map_or(now, |at| at.min(now)))
            }
        };
        self.own = state.time_for(self.story, self.now);
    }
}

impl Write<'_> {
    /// Appends what was decided, and what that leads to, until nothing follows.
    pub(super) fn all(
        &self,
        mut pending: Vec<Decided>,
        folded: &mut Folded,
        work: &mut Work<'_>,
    ) -> Result<()> {
        while !pending.is_empty() {
            let mut next = Vec::new();
            for decided in pending {
                let mut entry = self.append(&decided, work)?;
                folded.add(work.seq, &mut entry);
                next.extend(self.effects(&folded.state, &entry.event, entry.id, work)?);
            }
            pending = next;
        }
        Ok(())
    }

    /// Appends one event, its secrets masked, and returns it as it was stored.
    pub(super) fn append(&self, decided: &Decided, work: &mut Work<'_>) -> Result<Recorded<Event>> {
        let (kind, mut body) = decided.event.encode()?;
        work.masked += crate::redact::mask_all(&mut body);
        let system = !decided.event.is_human();
        let entry = Entry {
            id: EventId(work.ids.next_uuid()),
            incident: work.incident,
            now: work.now,
            happened_at: decided.happened_at,
            simulated_at: work.story,
            zone: self.zone,
            exercise: self.exercise,
            actor: if system { "Holdfast" } else { work.actor },
            kind: &kind,
            corrects: decided.event.corrects(),
            body: &body,
        };
        let row = log::append(self.tx, self.device.id, &entry)?;
        if let Event::RunbookAttached(joined) = &decided.event {
            self.place(work.incident, &joined.file.path)?;
        }
        work.seq = row.seq;
        Ok(row.telling(Event::decode(&kind, &body)))
    }

    /// Keeps which workspace a runbook that joined lies in; one outside is the same for all.
    fn place(&self, incident: IncidentId, path: &str) -> Result<()> {
        if !Path::new(path).is_absolute() {
            uses::place(self.tx, incident, path, self.workspace)?;
        }
        Ok(())
    }
}
