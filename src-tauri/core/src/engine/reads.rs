//! Reads: which incident a person means, and its folded state.

use super::{Engine, EngineCode, EngineError};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::rhythm::GRACE_MS;
use crate::incident::{Event, Incident, Recorded};
use crate::postmortem::{self, Cadence};
use crate::store::incidents::{self, Folded, Listed};
use crate::store::log::{self, Row};
use crate::store::timeline;

impl Engine {
    /// Forgets the folded states; they are folded again from the log when they are needed.
    pub(super) fn forget(&mut self) {
        self.folded.clear();
    }

    /// The folded state of an incident, up to the last row.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn incident(&mut self, id: IncidentId) -> Result<&Incident, EngineError> {
        let connection = self.store.read();
        let mut folded = match self.folded.remove(&id) {
            Some(folded) => folded,
            None => incidents::load(connection, id)?,
        };
        incidents::catch_up(connection, id, &mut folded)?;
        if folded.state.declared.is_none() {
            return Err(undeclared(id, &folded));
        }
        Ok(&self.folded.entry(id).or_insert(folded).state)
    }

    /// The log's head as a closing post that is written now carries it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn witness(&self, id: IncidentId) -> Result<Option<String>, EngineError> {
        let head = log::head(self.store.read(), id, self.store.device().id)?;
        Ok(head.map(super::effects::witness))
    }

    /// Every incident, the latest declared first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn incidents(&self) -> Result<Vec<Listed>, EngineError> {
        Ok(incidents::list(self.store.read())?)
    }

    /// The incident that a person means: `INC-0042`, `42`, its id, or `latest` (the latest real one).
    ///
    /// # Errors
    /// When there is none, or the number names several.
    pub fn find(&self, name: &str) -> Result<IncidentId, EngineError> {
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
            return found
                .ok_or_else(|| EngineError::not_found(format!("There is no incident {name}.")));
        }
        let digits = word.strip_prefix("inc-").unwrap_or(&word);
        let Ok(number) = digits.parse::<u32>() else {
            return Err(EngineError::not_found(format!(
                "“{name}” is no incident; say its number as in INC-0001, or latest."
            )));
        };
        self.by_number(&all, number)
    }

    /// This laptop's incident of that number comes first; other laptops' only when it is the only one.
    fn by_number(&self, all: &[Listed], number: u32) -> Result<IncidentId, EngineError> {
        let own = self.store.device().id;
        let named: Vec<&Listed> = all.iter().filter(|i| i.number == number).collect();
        match (named.iter().find(|i| i.device == own), named.as_slice()) {
            (Some(mine), _) => Ok(mine.id),
            (None, [only]) => Ok(only.id),
            (None, []) => Err(EngineError::not_found(format!(
                "There is no incident {}; `holdfast status` lists them.",
                crate::incident::incident_number(number)
            ))),
            (None, _) => Err(EngineError::not_found(
                "Several laptops have an incident of this number; name it by its id.",
            )),
        }
    }

    /// How the promises of an ended incident were kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_promises(&mut self, id: IncidentId) -> Result<Cadence, EngineError> {
        let size = timeline::sizes(self.store.read(), id)?.into_values().sum();
        if let Some((at, kept)) = self.kept.get(&id)
            && *at == size
        {
            return Ok(*kept);
        }
        let rows = log::of_kinds(self.store.read(), id, 0, &postmortem::PROMISING)?;
        let entries: Vec<_> = rows.iter().map(Row::recorded).collect();
        let by = |now| postmortem::cadence(&entries, GRACE_MS, now);
        let (now, at_last) = (by(self.clock.now()), by(Millis(i64::MAX)));
        if now == at_last {
            self.kept.insert(id, (size, now));
        }
        Ok(now)
    }

    /// The entries of an incident that were recorded at `at` or later, and perhaps some that were recorded before, in
    /// shown order; all where `at` is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries_since(
        &self,
        id: IncidentId,
        at: Option<Millis>,
    ) -> Result<Vec<Recorded<Event>>, EngineError> {
        Ok(self.rows_since(id, at)?.iter().map(Row::recorded).collect())
    }

    /// The rows of [`Engine::entries_since`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rows_since(&self, id: IncidentId, at: Option<Millis>) -> Result<Vec<Row>, EngineError> {
        match at {
            Some(at) => Ok(log::since(self.store.read(), id, at)?),
            None => self.rows(id),
        }
    }

    /// All rows of an incident in shown order: for what leaves the screen, and not for what a screen reads.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rows(&self, id: IncidentId) -> Result<Vec<Row>, EngineError> {
        Ok(log::shown(self.store.read(), id)?)
    }
}

/// Why an incident has no facts: there is none, or the entry that declared it cannot be read.
pub(super) fn undeclared(id: IncidentId, folded: &Folded) -> EngineError {
    if folded.last_seq == 0 {
        return EngineError::not_found(format!("There is no incident {id}."));
    }
    let message =
        "The entry that declared this incident cannot be read; `holdfast verify` names the damage.";
    EngineError::new(EngineCode::Damaged, message)
}
