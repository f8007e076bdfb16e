//! Who worked on it and for how long, as far as the log shows: from each person's first entry to their last. It counts
//! nobody who wrote nothing, so it is a lower bound, and it compares nobody.

use std::collections::BTreeMap;

use crate::clock::{MINUTE_MS, Millis};
use crate::postmortem::markdown::inline;
use crate::postmortem::{Story, timeline};
use crate::text::count;

/// What a person's time costs, as the workspace says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// For an hour, in whole units of the currency.
    pub hourly: u32,
    /// `EUR`
    pub currency: String,
}

/// From the first to the last entry of each person, by name.
fn presence<'a>(story: &'a Story<'_>) -> BTreeMap<&'a str, (Millis, Millis)> {
    let mut seen: BTreeMap<&str, (Millis, Millis)> = BTreeMap::new();
    for entry in story.entries.iter().filter(|e| timeline::is_of_response(story, e)) {
        let at = entry.recorded.recorded_at;
        let (from, to) = seen.entry(&entry.recorded.actor).or_insert((at, at));
        (*from, *to) = ((*from).min(at), (*to).max(at));
    }
    seen
}

/// The block: people, people-minutes, and the cost where a rate is known.
pub(in crate::postmortem) fn block(story: &Story<'_>) -> String {
    let seen = presence(story);
    if seen.is_empty() {
        return String::new();
    }
    let minutes = |(from, to): &(Millis, Millis)| (to.since(*from) / MINUTE_MS).max(1);
    let total: i64 = seen.values().map(minutes).sum();
    let people = count(u32::try_from(seen.len()).unwrap_or(u32::MAX), "person");
    let people = people.replace("persons", "people");
    let mut text = format!(
        "At least {total} people-minutes by {people}, from the first to the last entry of each."
    );
    if let Some(rate) = &story.settings.rate {
        let cost = total.saturating_mul(i64::from(rate.hourly)) / 60;
        let (hourly, currency) = (rate.hourly, inline(&rate.currency));
        text.push_str(&format!(" At {hourly} {currency} an hour that is {cost} {currency}."));
    }
    text
}

/// One line of thanks, by role; people without one are counted.
pub(in crate::postmortem) fn thanks(story: &Story<'_>) -> String {
    let seen = presence(story);
    let mut roles: Vec<String> = Vec::new();
    let mut others = 0_u32;
    for (person, (_, last)) in &seen {
        match story.people.role_of(person, *last) {
            Some(role) => roles.push(format!("the {}", inline(&role))),
            None => others += 1,
        }
    }
    roles.sort();
    roles.dedup();
    if others > 0 {
        let more = if roles.is_empty() { "" } else { "more " };
        roles.push(format!("{others} {more}{}", if others == 1 { "person" } else { "people" }));
    }
    match roles.as_slice() {
        [] => String::new(),
        [one] => format!("Thanks to {one} who worked on it."),
        [first @ .., last] => {
            format!("Thanks to {} and {last} who worked on it.", first.join(", "))
        }
    }
}
