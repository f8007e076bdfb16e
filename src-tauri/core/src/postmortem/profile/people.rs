//! What stands for the people of an incident: their role, else a letter, in the order in which they came. A later entry
//! changes none of them.

use std::collections::BTreeMap;

use crate::incident::Incident;
use crate::incident::event::{Event, Recorded};

/// The people of the incident, each with what stands for them; the longest names first. A first name stands for its person
/// where nobody else has it.
#[must_use]
pub fn pseudonyms<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
) -> Vec<(String, String)> {
    let mut names = Names::default();
    for entry in crate::postmortem::told::in_fold_order(entries) {
        if let Event::RoleAssigned(assigned) = &entry.event
            && let Some(person) = &assigned.to
        {
            names.take_role(person, &assigned.role);
        }
        if entry.event.is_human() {
            names.see(&entry.actor);
        }
    }
    incident.roles.iter().for_each(|(role, person)| names.take_role(person, role));
    names.all()
}

#[derive(Default)]
struct Names {
    /// In the order in which they came.
    people: Vec<String>,
    /// The first role of each.
    roles: BTreeMap<String, String>,
}

impl Names {
    fn see(&mut self, person: &str) {
        let person = person.trim();
        if !person.is_empty() && !self.people.iter().any(|had| had == person) {
            self.people.push(person.to_owned());
        }
    }

    fn take_role(&mut self, person: &str, role: &str) {
        self.see(person);
        self.roles.entry(person.trim().to_owned()).or_insert_with(|| role.to_owned());
    }

    fn all(self) -> Vec<(String, String)> {
        let (mut held, mut others) = (BTreeMap::<&str, usize>::new(), 0);
        let mut all: Vec<(String, String)> = Vec::new();
        for person in &self.people {
            let instead = match self.roles.get(person) {
                Some(role) => {
                    let nth = held.entry(role).or_default();
                    *nth += 1;
                    if *nth == 1 { label(role) } else { format!("{} {nth}", label(role)) }
                }
                None => {
                    others += 1;
                    format!("Engineer {}", letters(others))
                }
            };
            all.push((person.clone(), instead));
        }
        let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
        let short: Vec<(String, String)> = all
            .iter()
            .map(|(name, instead)| (first(name), instead.clone()))
            .filter(|(short, _)| {
                short.chars().count() > 2
                    && all.iter().filter(|(n, _)| first(n) == *short).count() == 1
            })
            .filter(|(short, _)| !all.iter().any(|(name, _)| name == short))
            .collect();
        all.extend(short);
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        all
    }
}

fn label(role: &str) -> String {
    if role == "commander" {
        return "IC".to_owned();
    }
    let mut chars = role.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `A` for 1, `Z` for 26, `AA` for 27.
fn letters(mut n: usize) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(b'A' + u8::try_from(n % 26).unwrap_or(0)));
        n /= 26;
    }
    out.iter().rev().collect()
}
