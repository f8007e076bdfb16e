//! Reads: which incident a person means, and its folded state.

use std::collections::BTreeMap;

use super::{Engine, EngineCode, EngineError, Result};
use crate::afteraction::measured_kinds;
use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, IncidentId};
use crate::incident::entry::kinds;
use crate::incident::{Audience, EntryKind, Event, Incident, Recorded, incident_number};
use crate::postmortem::{Cadence, promises_kept};
use crate::store::Store;
use crate::store::incidents::{self, Folded, Listed};
use crate::store::log::{self, Row};
use crate::store::snapshot;
use crate::store::timeline;
use crate::update;

/// Characters of the head's hash in a closing post: an outside witness of the log.
const WITNESS: usize = 12;

/// The entries of an incident that its numbers are counted from, as far as they were read, at their times by its own clock.
#[derive(Debug, Default)]
pub(super) struct Counted {
    last_seq: i64,
    /// Whether a story told the time when they were read: what their times depend on, beside themselves.
    by_story: bool,
    entries: Vec<Recorded<Event>>,
}

impl Counted {
    /// Brings them up to the last row; `folded` is up to it.
    fn catch_up(&mut self, store: &Store, id: IncidentId, folded: &Folded) -> Result<()> {
        let by_story = folded.state.is_told_by_story();
        if by_story != self.by_story {
            *self = Self { by_story, ..Self::default() };
        }
        if self.last_seq == folded.last_seq {
            return Ok(());
        }
        let mut kinds = measured_kinds();
        kinds.push(EntryKind::Purged);
        let mut new = log::of_kinds(store.read(), id, self.last_seq, &kinds)?;
        if self.last_seq > 0 && new.iter().any(|row| EntryKind::of(&row.kind) == EntryKind::Purged)
        {
            // An entry that was read says something else now.
            self.entries.clear();
            new = log::of_kinds(store.read(), id, 0, &kinds)?;
        }
        let read_to = new.last().map_or(folded.last_seq, |row| row.seq);
        self.last_seq = folded.last_seq.max(read_to);
        self.entries.extend(new.iter().map(|row| folded.state.own(row.recorded())));
        Ok(())
    }
}

impl Engine {
    /// Forgets the folded states; they are folded again from the log when they are needed.
    pub(super) fn forget(&mut self) {
        self.folded.clear();
        self.counted.clear();
    }

    /// Makes what is derived from the log anew.
    pub fn rebuild(&mut self) -> Result<()> {
        self.forget();
        Ok(incidents::rebuild(&mut self.store)?)
    }

    /// The folded state of an incident, up to the last row.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn incident(&mut self, id: IncidentId) -> Result<&Incident> {
        Ok(&up_to_date(&self.store, &mut self.folded, id)?.state)
    }

    /// The log's head as a closing post that is written now carries it.
    pub fn witness(&self, id: IncidentId) -> Result<Option<String>> {
        let head = log::head(self.store.read(), id, self.store.device().id)?;
        Ok(head.map(witness))
    }

    /// Every incident, the latest declared first.
    pub fn incidents(&self) -> Result<Vec<Listed>> {
        Ok(incidents::list(self.store.read())?)
    }

    /// The incident that a person means: `INC-0042`, `42`, `INC-0042@1f3a5c` where several have the number, its id, or
    /// `latest` (the latest real one).
    ///
    /// # Errors
    /// When there is none, or the number names several.
    pub fn find(&self, name: &str) -> Result<IncidentId> {
        let all = self.incidents()?;
        let word = name.trim().to_lowercase();
        if word == "latest" {
            let latest = all.iter().find(|i| !i.exercise).map(|i| i.id);
            return latest.ok_or_else(|| {
                EngineError::not_found("There is no incident yet; `holdfast declare` opens one.")
            });
        }
        if let Ok(id) = word.parse::<IncidentId>() {
            let found = all.iter().find(|i| i.id == id).map(|i| i.id);
            return found.ok_or_else(|| EngineError::no_incident(name));
        }
        let (said, device) = word.split_once('@').unwrap_or((&word, ""));
        let digits = said.strip_prefix("inc-").unwrap_or(said);
        let Ok(number) = digits.parse::<u32>() else {
            return Err(EngineError::not_found(format!(
                "“{name}” is no incident; say its number as in INC-0001, or latest."
            )));
        };
        by_number(&all, number, device)
    }

    /// How an incident is called: its number, and its laptop where several have one of that number.
    pub fn number(&self, number: u32, device: DeviceId) -> Result<String> {
        Ok(incidents::name(self.store.read(), number, device)?)
    }

    /// How an incident is called that is known by its id; nothing where nobody declared it.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn name(&mut self, id: IncidentId) -> Result<String> {
        let known = self.incident(id)?.declared.as_ref().map(|f| (f.number, f.device));
        known.map_or(Ok(String::new()), |(number, device)| self.number(number, device))
    }

    /// How the promises of an incident were kept.
    pub fn kept_promises(&mut self, id: IncidentId) -> Result<Cadence> {
        let size = timeline::sizes(self.store.read(), id)?.into_values().sum();
        if let Some((at, kept)) = self.kept.get(&id)
            && *at == size
        {
            return Ok(*kept);
        }
        let (now, _) = self.time_of(id)?;
        let (state, entries) = self.counted(id)?;
        let by = |now| promises_kept(state, entries, now);
        let (now, at_last) = (by(now), by(Millis(i64::MAX)));
        let is_open = state.declared.as_ref().is_some_and(|facts| facts.state.is_open());
        if now == at_last {
            self.kept.insert(id, (size, now));
            if !is_open {
                self.counted.remove(&id);
            }
        }
        Ok(now)
    }

    /// The folded state of an incident, and the entries that its numbers are counted from, at their times by its own clock,
    /// in the order in which they arrived. Those that were read before are kept and lent, so that an exercise that goes on
    /// is neither read nor copied from its start.
    pub fn counted(&mut self, id: IncidentId) -> Result<(&Incident, &[Recorded<Event>])> {
        let folded = up_to_date(&self.store, &mut self.folded, id)?;
        let counted = self.counted.entry(id).or_default();
        counted.catch_up(&self.store, id, folded)?;
        Ok((&folded.state, &counted.entries))
    }

    /// The entries that changed severity or state, and the last text of an audience, which says from where on they are news
    /// to it; at their times by the incident's own clock.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn changes_for(
        &mut self,
        id: IncidentId,
        audience: Audience,
    ) -> Result<Vec<Recorded<Event>>> {
        let last = self.incident(id)?.rhythm.get(&audience).and_then(|r| r.last.as_ref());
        let last = last.map(|text| text.event);
        let mut rows = log::of_kinds(self.store.read(), id, 0, &kinds(|face| face.changes))?;
        if let Some(last) = last {
            rows.extend(log::with_id(self.store.read(), last)?);
        }
        let state = self.incident(id)?;
        Ok(rows.iter().map(|row| state.own(row.recorded())).collect())
    }

    /// The entries of an incident as they are in it, from the earliest of these on, in shown order; all where none is named.
    pub fn entries_from(
        &mut self,
        id: IncidentId,
        first: impl IntoIterator<Item = EventId>,
    ) -> Result<Vec<Recorded<Event>>> {
        let rows = self.rows_from(id, first)?;
        let state = self.incident(id)?;
        Ok(rows.iter().map(|row| state.own(row.recorded())).collect())
    }

    /// The rows of [`Engine::entries_from`].
    pub fn rows_from(
        &self,
        id: IncidentId,
        first: impl IntoIterator<Item = EventId>,
    ) -> Result<Vec<Row>> {
        let mut from: Option<i64> = None;
        for entry in first {
            let row = log::with_id(self.store.read(), entry)?;
            let hlc = row.map_or(0, |row| row.hlc);
            from = Some(from.map_or(hlc, |from| from.min(hlc)));
        }
        match from {
            Some(hlc) => Ok(log::since(self.store.read(), id, hlc)?),
            None => self.rows(id),
        }
    }

    /// All rows of an incident in shown order: for what tells of the whole incident, such as the draft of the post-mortem. A
    /// view that is read at each change reads a window of them.
    pub fn rows(&self, id: IncidentId) -> Result<Vec<Row>> {
        Ok(log::shown(self.store.read(), id)?)
    }
}

/// The log's head as a closing post carries it: an outside witness, so that later changes become evident.
pub(super) fn witness((hash, entries): (String, u64)) -> String {
    let short: String = hash.chars().take(WITNESS).collect();
    update::closing_witness(&short, entries)
}

/// The folded state of an incident, up to the last row.
fn up_to_date<'a>(
    store: &Store,
    all: &'a mut BTreeMap<IncidentId, Folded>,
    id: IncidentId,
) -> Result<&'a Folded> {
    let mut folded = match all.remove(&id) {
        Some(folded) => folded,
        None => snapshot::load(store.read(), id)?,
    };
    incidents::catch_up(store.read(), id, &mut folded)?;
    if folded.state.declared.is_none() {
        return Err(undeclared(id, &folded));
    }
    Ok(all.entry(id).or_insert(folded))
}

/// Why an incident has no facts: there is none, or the entry that declared it cannot be read.
pub(super) fn undeclared(id: IncidentId, folded: &Folded) -> EngineError {
    if folded.last_seq == 0 {
        return EngineError::no_incident(id);
    }
    let message =
        "The entry that declared this incident cannot be read; `holdfast verify` names the damage.";
    EngineError::new(EngineCode::Damaged, message)
}

/// The incident of that number; where several laptops have one, a person says which.
fn by_number(all: &[Listed], number: u32, device: &str) -> Result<IncidentId> {
    let is_meant = |i: &&Listed| i.number == number && i.device.short().ends_with(device);
    let named: Vec<&Listed> = all.iter().filter(is_meant).collect();
    if let [only] = named.as_slice() {
        return Ok(only.id);
    }
    let number = incident_number(number);
    if named.is_empty() {
        let which = if device.is_empty() { number } else { format!("{number}@{device}") };
        return Err(EngineError::no_incident(which));
    }
    let said = |i: &&Listed| {
        let on = i.device_name.as_deref().unwrap_or("an unknown laptop");
        format!("{number}@{} (“{}”, declared on {on})", i.device.short(), i.title)
    };
    let which: Vec<String> = named.iter().map(said).collect();
    let (count, which) = (named.len(), which.join(" or "));
    Err(EngineError::not_found(format!(
        "{count} incidents have the number {number}; say which: {which}."
    )))
}
