//! What stands for the people of an incident: their role, else a letter, in the order in which they came. A later entry
//! changes none of them.

use std::collections::BTreeMap;

use crate::incident::Incident;
use crate::incident::state::Person;
use crate::incident::words::role::label;

/// The people of the incident, each with what stands for them; the longest names first. A first name stands for its person
/// where nobody else has it.
#[must_use]
pub fn pseudonyms(incident: &Incident) -> Vec<(String, String)> {
    let people = &incident.people;
    let (mut held, mut others) = (BTreeMap::<&str, usize>::new(), 0);
    let mut all: Vec<(String, String)> = Vec::new();
    for person in people {
        let instead = match &person.role {
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
        all.push((person.name.clone(), instead));
    }
    let short = short_names(people, &all);
    all.extend(short);
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    all
}

/// First names that only one person has, each with what stands for that person.
fn short_names(people: &[Person], all: &[(String, String)]) -> Vec<(String, String)> {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    people
        .iter()
        .zip(all)
        .filter(|(person, _)| !person.is_team())
        .map(|(_, (name, instead))| (first(name), instead.clone()))
        .filter(|(short, _)| {
            short.chars().count() > 2 && all.iter().filter(|(n, _)| first(n) == *short).count() == 1
        })
        .filter(|(short, _)| !all.iter().any(|(name, _)| name == short))
        .collect()
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
