//! Roles instead of names: who held which role when.

use std::collections::BTreeMap;

pub(super) mod effort;

use super::PostmortemEntry;
use super::markdown::inline;
use crate::clock::Millis;
use crate::incident::Incident;
use crate::incident::event::Event;

/// The changes of roles, in the order of the timeline.
pub(super) struct People {
    changes: Vec<Change>,
    /// What each person held, in the order in which they got it.
    held: BTreeMap<String, Vec<Held>>,
}

/// A role while one person held it.
struct Held {
    role: String,
    from: Millis,
    until: Option<Millis>,
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
        Self { held: held(&changes), changes }
    }

    /// Every change of a role.
    pub(super) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The role that a person held at a moment, else the first that they ever held, in words; commanding goes first.
    pub(super) fn role_of(&self, person: &str, at: Millis) -> Option<String> {
        let held = self.held.get(person)?;
        let holds = |h: &&Held| h.from <= at && h.until.is_none_or(|until| at < until);
        let now = held.iter().filter(holds).min_by_key(|h| (h.role != "commander", &h.role));
        now.or(held.first()).map(|h| role_words(&h.role))
    }

    /// The person's role, else their name, as Markdown.
    pub(super) fn who(&self, person: &str, at: Millis) -> String {
        inline(&self.role_of(person, at).unwrap_or_else(|| person.to_owned()))
    }
}

/// Who held what from when to when: until somebody else got it, or nobody had it.
fn held(changes: &[Change]) -> BTreeMap<String, Vec<Held>> {
    let mut held: BTreeMap<String, Vec<Held>> = BTreeMap::new();
    let mut holder: BTreeMap<&str, &str> = BTreeMap::new();
    for change in changes {
        let (role, at) = (change.role.as_str(), change.at);
        let before = holder.remove(role).and_then(|person| held.get_mut(person));
        let open = before
            .and_then(|all| all.iter_mut().rev().find(|h| h.role == role && h.until.is_none()));
        if let Some(open) = open {
            open.until = Some(at);
        }
        if let Some(person) = &change.to {
            holder.insert(role, person);
            let one = Held { role: role.to_owned(), from: at, until: None };
            held.entry(person.clone()).or_default().push(one);
        }
    }
    held
}

/// A role in words.
pub(super) fn role_words(role: &str) -> String {
    if role == "commander" { "incident commander".to_owned() } else { role.to_owned() }
}
