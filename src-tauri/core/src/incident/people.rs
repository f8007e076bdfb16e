//! The people of an incident: everybody whom its log names, so that a rule about names holds for all of them.
//!
//! Somebody acts, holds a role, is given a step, approves a text, or sees to an action item. What is deliberately absent:
//! names that stand only in the words of a text, and those of a runbook.

use super::entry::{Gist, Said};
use super::event::{Event, Recorded};
use super::items::{names_in, read_note};
use super::state::Person;

/// Who writes what nobody did.
const PROGRAM: &str = "Holdfast";

/// Sees the people whom an entry names. They stand in the order in which entries name them, and a later entry changes
/// nothing of the earlier ones.
pub(super) fn seen(people: &mut Vec<Person>, entry: &Recorded<Event>) {
    let Gist { names, said, .. } = entry.event.gist();
    if names.role.is_some() {
        see_all(people, names.to, names.role);
    }
    if entry.event.is_human() && entry.actor != PROGRAM {
        let writer = see(people, &entry.actor, None);
        let directs = entry.event.directed().is_some();
        writer.into_iter().for_each(|person| person.wrote |= !directs);
    }
    see_all(people, names.from.into_iter().chain(names.to), None);
    // Whom a note asks to do something.
    let asked = said.and_then(Said::note).and_then(read_note).and_then(|item| item.owner);
    see_all(people, asked.as_deref(), None);
}

fn see_all<'a>(
    people: &mut Vec<Person>,
    names: impl IntoIterator<Item = &'a str>,
    role: Option<&str>,
) {
    for name in names.into_iter().flat_map(names_in) {
        see(people, name, role);
    }
}

/// The person of that name, who is new where nobody named them before; none where the name is empty.
fn see<'a>(people: &'a mut Vec<Person>, name: &str, role: Option<&str>) -> Option<&'a mut Person> {
    let (name, role) = (name.trim(), role.map(str::to_owned));
    if name.is_empty() {
        return None;
    }
    let known = people.iter().position(|person| person.name == name);
    let at = known.unwrap_or(people.len());
    if known.is_none() {
        people.push(Person { name: name.to_owned(), role: None, wrote: false });
    }
    let person = people.get_mut(at)?;
    person.role = person.role.take().or(role);
    Some(person)
}
