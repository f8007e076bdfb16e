//! Who worked on it and for how long, as far as the log shows: the time between entries of one person that follow each
//! other before it would be a gap. Who wrote nothing is not counted, so it is a lower bound, and it compares nobody.

use std::collections::BTreeMap;

use super::timeline;
use crate::clock::{MINUTE_MS, Millis};
use crate::postmortem::markdown::inline;
use crate::postmortem::story::Story;
use crate::text::count;

/// How long each person was at it, in milliseconds by name. Between two entries that a gap of the timeline could lie
/// between nobody knows whether they were.
fn presence<'a>(story: &'a Story<'_>) -> BTreeMap<&'a str, i64> {
    let mut wrote: Vec<_> =
        story.entries.iter().filter(|e| timeline::is_of_response(story, e)).collect();
    wrote.sort_by_key(|entry| entry.recorded.fold_key());
    let mut seen: BTreeMap<&str, (i64, Millis)> = BTreeMap::new();
    for entry in wrote {
        let at = entry.recorded.recorded_at;
        let (worked, last) = seen.entry(&entry.recorded.actor).or_insert((0, at));
        let between = at.since(*last);
        *worked += if between < timeline::GAP_MS { between.max(0) } else { 0 };
        *last = at;
    }
    seen.into_iter().map(|(person, (worked, _))| (person, worked)).collect()
}

/// The block: people, people-minutes, and the cost where a rate is known.
pub(super) fn block(story: &Story<'_>) -> String {
    let seen = presence(story);
    if seen.is_empty() {
        return String::new();
    }
    let total: i64 = seen.values().map(|worked| (worked / MINUTE_MS).max(1)).sum();
    let people = count(u32::try_from(seen.len()).unwrap_or(u32::MAX), "person");
    let people = people.replace("persons", "people");
    let mut text = format!(
        "At least {total} people-minutes by {people}: the time between entries of one person that lie less than {} min apart.",
        timeline::GAP_MS / MINUTE_MS
    );
    if let Some(rate) = &story.settings.rate {
        let cost = total.saturating_mul(i64::from(rate.hourly)) / 60;
        let (hourly, currency) = (rate.hourly, inline(&rate.currency));
        text.push_str(&format!(
            " At {hourly} {currency} an hour that is at least {cost} {currency}."
        ));
    }
    text
}

/// One line of thanks, by role; people without one are counted.
pub(super) fn thanks(story: &Story<'_>) -> String {
    let seen = presence(story);
    let mut roles: Vec<String> = Vec::new();
    let mut others = 0_u32;
    for person in seen.keys() {
        match story.people.last_role(person) {
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
