//! The people of an incident: everybody whom its log names, so that a rule about names holds for all of them.
//!
//! Somebody acts, holds a role, is given a step, approves a text, or sees to an action item. What is deliberately absent:
//! names that stand only in the words of a text, and those of a runbook.

use super::entry::{Gist, Said};
use super::event::{Event, Recorded};
use super::items::{names_in, read_note};
use super::state::Incident;

/// Who writes what nobody did.
const PROGRAM: &str = "Holdfast";

/// A person of an incident, or a team that was named as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As the log says it.
    pub name: String,
    /// The first role that they held.
    pub role: Option<String>,
}

impl Person {
    /// True for a name that says it is a team's: its first word is then no person's name.
    #[must_use]
    pub fn is_team(&self) -> bool {
        let last = self.name.rsplit([' ', '-', '_']).next().unwrap_or_default().to_lowercase();
        ["team", "squad", "group", "crew", "desk"].contains(&last.as_str())
    }
}

/// The people of an incident, in the order in which its entries name them. A later entry changes nothing of the earlier ones.
#[must_use]
pub fn people<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
) -> Vec<Person> {
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by_key(|entry| entry.fold_key());
    let mut people = Vec::new();
    for entry in entries {
        let Gist { names, said, .. } = entry.event.gist();
        if names.role.is_some() {
            see_all(&mut people, names.to, names.role);
        }
        if entry.event.is_human() && entry.actor != PROGRAM {
            see(&mut people, &entry.actor, None);
        }
        see_all(&mut people, names.from.into_iter().chain(names.to), None);
        see_all(&mut people, owner_in(said).as_deref(), None);
    }
    for (role, person) in &incident.roles {
        see_all(&mut people, [person.as_str()], Some(role));
    }
    people
}

/// Whom a note asks to do something.
fn owner_in(said: Option<Said<'_>>) -> Option<String> {
    match said? {
        Said::Note(note) => read_note(note)?.owner,
        Said::Decision(_) | Said::Escalation(_) => None,
    }
}

fn see_all<'a>(
    people: &mut Vec<Person>,
    names: impl IntoIterator<Item = &'a str>,
    role: Option<&str>,
) {
    names.into_iter().flat_map(names_in).for_each(|name| see(people, name, role));
}

fn see(people: &mut Vec<Person>, name: &str, role: Option<&str>) {
    let (name, role) = (name.trim(), role.map(str::to_owned));
    match people.iter_mut().find(|person| person.name == name) {
        Some(person) => person.role = person.role.take().or(role),
        None if name.is_empty() => {}
        None => people.push(Person { name: name.to_owned(), role }),
    }
}
