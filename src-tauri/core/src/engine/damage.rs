//! Damage in one incident stops nothing for the others: it is passed over, and the incident is named.

use super::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::rhythm::{About, Notice};
use crate::store::{incidents, outbox};

/// An incident of which something cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damaged {
    /// Its number, or what is left of its name.
    pub name: String,
    /// What that means and what to do, in one sentence.
    pub told: String,
}

impl Damaged {
    fn incident(name: String) -> Self {
        let told = format!(
            "{name} cannot be read, so nothing is sent for it; `holdfast verify` names the damage. Everything else goes on."
        );
        Self { name, told }
    }

    fn message(name: String) -> Self {
        let told = format!(
            "A message of {name} cannot be read and is not sent; say it again. Everything else goes on."
        );
        Self { name, told }
    }

    pub(super) fn notice(self) -> Notice {
        Notice {
            key: format!("damaged:{}", self.told),
            number: self.name,
            text: self.told,
            alarm: true,
            incident: None,
            about: About::Damage,
        }
    }
}

impl Engine {
    /// The incidents of which something cannot be read, each named once for each thing.
    ///
    /// # Errors
    /// When nothing can be read at all.
    pub fn damaged(&mut self) -> Result<Vec<Damaged>> {
        if let Some(damaged) = &self.known()?.damaged {
            return Ok(damaged.clone());
        }
        let damaged = self.damaged_now()?;
        self.known.damaged = Some(damaged.clone());
        Ok(damaged)
    }

    fn damaged_now(&mut self) -> Result<Vec<Damaged>> {
        let unreadable = incidents::unreadable(self.store.read())?;
        let mut damaged: Vec<Damaged> = unreadable.into_iter().map(Damaged::incident).collect();
        for id in self.open_incidents()? {
            match self.incident(id) {
                Ok(_) => {}
                Err(error) if error.is_damaged() => {
                    damaged.push(Damaged::incident(self.name_of(&id.to_string())?));
                }
                Err(error) => return Err(error),
            }
        }
        for id in outbox::unreadable(self.store.read())? {
            damaged.push(Damaged::message(self.name_of(&id)?));
        }
        damaged.sort();
        damaged.dedup();
        Ok(damaged)
    }

    fn name_of(&self, id: &str) -> Result<String> {
        let known = self.incidents()?.into_iter().find(|listed| listed.id.to_string() == id);
        let unlisted = || format!("incident {id}");
        known.map_or_else(|| Ok(unlisted()), |listed| self.number(listed.number, listed.device))
    }
}

/// A damaged incident holds up no other; what stops all of them (a full disk, a held file) is passed on.
pub(super) fn passed_over(id: IncidentId, error: EngineError) -> Result<()> {
    if error.is_damaged() {
        tracing::info!(%error, incident = %id, "passed over");
        return Ok(());
    }
    Err(error)
}

/// What one incident gives; nothing where it is damaged.
///
/// # Errors
/// What stops all incidents: a full disk, a held file.
pub(crate) fn unless_damaged<T>(id: IncidentId, read: Result<T>) -> Result<Option<T>> {
    read.map(Some).or_else(|error| passed_over(id, error).map(|()| None))
}
