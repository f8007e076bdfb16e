//! Roles instead of names: who held which role when. An entry is signed with a role that its writer held as they wrote it.

use std::collections::BTreeMap;

use super::entry::PostmortemEntry;
use super::markdown::inline;
use crate::clock::Millis;
use crate::ids::DeviceId;
use crate::incident::Incident;
use crate::incident::event::{Event, Recorded};
use crate::incident::words::role;

/// The changes of roles, in the order of the timeline.
pub(super) struct People {
    changes: Vec<Change>,
    /// What each person held, in the order in which they got it.
    held: BTreeMap<String, Vec<Held>>,
}

/// An entry with the role that it gives, and to whom; to nobody where it frees it.
type Assigned<'a> = (&'a PostmortemEntry, &'a str, Option<&'a str>);

/// When an entry was written, and its place among all.
type Written = (Millis, (i64, DeviceId, u64));

/// A role while one person held it.
struct Held {
    role: String,
    /// The entry that gave it; none where the log names none.
    from: Option<Written>,
    /// The entry that took it.
    until: Option<Written>,
}

impl Held {
    /// True for an entry that its holder wrote: the one that hands the role over is still theirs, and so is one of the
    /// moment in which they got it, such as declaring.
    fn covers(&self, entry: &Recorded<Event>) -> bool {
        let (at, place) = written(entry);
        let has_begun = self.from.is_none_or(|(from, first)| from == at || first <= place);
        has_begun && self.until.is_none_or(|(_, last)| place <= last)
    }
}

fn written(entry: &Recorded<Event>) -> Written {
    (entry.recorded_at, entry.fold_key())
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
        let assigned = entries.iter().filter_map(|entry| {
            let names = entry.recorded.event.gist().names;
            Some((*entry, names.role?, names.to))
        });
        let assigned: Vec<Assigned<'_>> = assigned.collect();
        let change = |(entry, role, to): &Assigned<'_>| Change {
            at: entry.shown_at,
            role: (*role).to_owned(),
            to: to.map(str::to_owned),
        };
        let mut changes: Vec<Change> = assigned.iter().map(change).collect();
        let mut held = held(assigned);
        let from = incident.declared_at().unwrap_or(Millis(0));
        for (role, person) in incident.roles.iter().rev() {
            if !changes.iter().any(|c| c.role == *role) {
                let (role, to) = (role.clone(), Some(person.clone()));
                let always = Held { role: role.clone(), from: None, until: None };
                held.entry(person.clone()).or_default().insert(0, always);
                changes.insert(0, Change { at: from, role, to });
            }
        }
        Self { held, changes }
    }

    /// Every change of a role.
    pub(super) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The role that the writer of an entry held when they wrote it, in words; commanding goes first.
    pub(super) fn role_of(&self, entry: &Recorded<Event>) -> Option<String> {
        let held = self.held.get(&entry.actor)?.iter().filter(|held| held.covers(entry));
        let first = held.min_by_key(|held| role::place(&held.role));
        first.map(|held| role::said(&held.role).to_owned())
    }

    /// The role that a person got last, whether they hold it still, in words.
    pub(super) fn last_role(&self, person: &str) -> Option<String> {
        self.held.get(person)?.last().map(|held| role::said(&held.role).to_owned())
    }

    /// The role of an entry's writer, else their name, as Markdown. A role that they got later, or had before, is not theirs.
    pub(super) fn who(&self, entry: &Recorded<Event>) -> String {
        inline(&self.role_of(entry).unwrap_or_else(|| entry.actor.clone()))
    }
}

/// Who held what from which entry to which: until somebody else got it, or nobody had it.
fn held(mut assigned: Vec<Assigned<'_>>) -> BTreeMap<String, Vec<Held>> {
    assigned.sort_by_key(|(entry, ..)| entry.recorded.fold_key());
    let mut held: BTreeMap<String, Vec<Held>> = BTreeMap::new();
    let mut holder: BTreeMap<&str, &str> = BTreeMap::new();
    for (entry, role, to) in assigned {
        let at = written(&entry.recorded);
        let before = holder.remove(role).and_then(|person| held.get_mut(person));
        let open = before
            .and_then(|all| all.iter_mut().rev().find(|h| h.role == role && h.until.is_none()));
        if let Some(open) = open {
            open.until = Some(at);
        }
        if let Some(person) = to {
            holder.insert(role, person);
            let one = Held { role: role.to_owned(), from: Some(at), until: None };
            held.entry(person.to_owned()).or_default().push(one);
        }
    }
    held
}
