//! Roles instead of names: who held which role when.

use std::collections::BTreeMap;

use super::PostmortemEntry;
use super::markdown::inline;
use crate::clock::Millis;
use crate::incident::Incident;
use crate::incident::event::Event;

/// The changes of roles, in the order of the timeline.
pub(super) struct People {
    changes: Vec<Change>,
}

/// A role that changed hands.
pub(super) struct Change {
    pub(super) at: Millis,
    pub(super) role: String,
    pub(super) to: Option<String>,
}

impl People {
    /// Expects the entries in the order of the timeline. A role that the log assigns nowhere counts from declaring.
    pub(super) fn new(incident: &Incident, entries: &[&PostmortemEntry]) -> Self {
        let mut changes: Vec<Change> = Vec::new();
        for entry in entries {
            if let Event::RoleAssigned(r) = &entry.recorded.event {
                changes.push(Change { at: entry.shown_at, role: r.role.clone(), to: r.to.clone() });
            }
        }
        let from = incident.declared.as_ref().map_or(Millis(0), |f| f.declared_at);
        for (role, person) in incident.roles.iter().rev() {
            if !changes.iter().any(|c| c.role == *role) {
                changes
                    .insert(0, Change { at: from, role: role.clone(), to: Some(person.clone()) });
            }
        }
        Self { changes }
    }

    /// Every change of a role.
    pub(super) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The role that a person held at a moment, else the first that they ever held, in words; commanding goes first.
    pub(super) fn role_of(&self, person: &str, at: Millis) -> Option<String> {
        let mut held: BTreeMap<&str, &str> = BTreeMap::new();
        for change in self.changes.iter().filter(|c| c.at <= at) {
            match &change.to {
                Some(to) => held.insert(&change.role, to),
                None => held.remove(change.role.as_str()),
            };
        }
        let now = held.iter().filter(|(_, who)| **who == person).map(|(role, _)| *role);
        let now = now.min_by_key(|role| *role != "commander");
        let ever = || self.changes.iter().find(|c| c.to.as_deref() == Some(person));
        now.or_else(|| ever().map(|c| c.role.as_str())).map(role_words)
    }

    /// The person's role, else their name, as Markdown.
    pub(super) fn who(&self, person: &str, at: Millis) -> String {
        inline(&self.role_of(person, at).unwrap_or_else(|| person.to_owned()))
    }
}

/// A role in words.
pub(super) fn role_words(role: &str) -> String {
    if role == "commander" { "incident commander".to_owned() } else { role.to_owned() }
}
