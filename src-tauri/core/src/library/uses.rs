//! How the runbooks were used on this laptop, from the store's rows; after the first time only those of incidents with
//! new entries are read.
//!
//! Two workspaces may have a runbook at the same path. A use counts in the workspace that the runbook lay in; one of
//! which that is not known (it joined elsewhere, or long ago) counts in all.

use std::collections::{BTreeMap, HashMap};

use super::{Result, WithStore};
use crate::clock::Millis;
use crate::ids::{DeviceId, IncidentId};
use crate::store::uses::{self, UseRow};
use crate::store::{incidents, log};

/// How a runbook was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// When it last joined an incident.
    pub last_at: Millis,
    /// When an incident that used it was resolved last.
    pub resolved_at: Option<Millis>,
    /// When a step of it that is not optional was skipped, undone or blocked last, in a real incident.
    pub trouble_at: Option<Millis>,
    /// The open incidents that use it, by how they are called.
    pub open: Vec<String>,
}

/// The uses of all runbooks, as of an entry of the log.
#[derive(Debug, Default)]
pub struct Uses {
    seq: i64,
    workspace: String,
    by_incident: BTreeMap<IncidentId, Vec<UseRow>>,
    by_path: HashMap<String, Use>,
}

impl Use {
    /// The open incident that uses it first, and the others.
    pub fn open_in(&self) -> (Option<String>, Vec<String>) {
        (self.open.first().cloned(), self.open.iter().skip(1).cloned().collect())
    }
}

impl Uses {
    /// How the runbook that is known as `path` was used.
    pub fn of(&self, path: &str) -> Option<&Use> {
        self.by_path.get(path)
    }

    /// `name` says how an incident is called by its number and laptop.
    fn add_up<E>(&mut self, name: impl Fn(u32, DeviceId) -> Result<String, E>) -> Result<(), E> {
        self.by_path.clear();
        let is_ours = |row: &&UseRow| row.workspace.as_ref().is_none_or(|at| *at == self.workspace);
        for row in self.by_incident.values().flatten().filter(is_ours) {
            let all = self.by_path.entry(row.path.clone()).or_default();
            all.last_at = all.last_at.max(row.joined_at);
            all.resolved_at = all.resolved_at.max(row.ended_at.filter(|_| row.is_resolved));
            all.trouble_at = all.trouble_at.max(row.trouble_at);
            if row.ended_at.is_none() {
                let number = name(row.number, row.device)?;
                if !all.open.contains(&number) {
                    all.open.push(number);
                }
            }
        }
        for used in self.by_path.values_mut() {
            used.open.sort_by_key(|number| (number.len(), number.clone()));
        }
        Ok(())
    }
}

impl WithStore<'_> {
    /// Brings the uses up to the last entry.
    pub(super) fn catch_up_uses(&mut self) -> Result<()> {
        let read = self.store.read();
        let seq = log::last_seq(read)?;
        let workspace = self.library.workspace.name();
        let kept = &mut self.library.uses;
        if seq == kept.seq && workspace == kept.workspace {
            return Ok(());
        }
        if kept.seq == 0 {
            for row in uses::uses(read, None)? {
                kept.by_incident.entry(row.incident).or_default().push(row);
            }
        } else {
            for id in log::touched(read, kept.seq)? {
                kept.by_incident.insert(id, uses::uses(read, Some(id))?);
            }
        }
        kept.seq = seq;
        kept.workspace = workspace;
        kept.add_up(|number, device| incidents::name(read, number, device))?;
        Ok(())
    }
}
