//! The action items of an incident: which there are, what became of each, how people name and type them, and what makes one
//! likely to be done.
//!
//! An item comes from its own entry, which a line that begins with `TODO` or `Action:` becomes when it is typed. A note that
//! begins so is a note, until an entry says what became of it: whoever wrote that took the note for an item, as old logs do.
//! Folding is total.

mod hints;
mod link;
#[cfg(test)]
mod tests;
mod typed;

pub(in crate::incident) use hints::names_in;
pub use hints::{hints, hints_of_all};
pub use link::{NewIssue, Repository, Tracker, new_issue, title_of};
pub use typed::read;

use super::event::{
    ActionChanged, ActionItem, ActionReopened, ActionSettled, Event, OfItem, Outcome, Recorded,
    Text,
};
use super::state::Incident;
pub use super::state::{KeptItem, SettledItem};
use crate::clock::Millis;
use crate::ids::EventId;

/// Finds the item that a person means: `A2`, `2`, or the id of its entry.
#[must_use]
pub fn find<'a>(state: &'a Incident, name: &str) -> Option<&'a KeptItem> {
    let name = name.trim();
    if let Ok(entry) = name.parse::<EventId>() {
        return state.items.iter().find(|kept| kept.entry == entry);
    }
    let number: u32 = name.trim_start_matches(['a', 'A']).parse().ok()?;
    state.items.iter().find(|kept| kept.number == number)
}

/// An item was added by its own entry. `at` is when that was recorded on the wall.
pub(super) fn added(state: &mut Incident, entry: &Recorded<Event>, item: &ActionItem, at: Millis) {
    let kept = kept(state, entry, item.clone(), at);
    let number = u32::try_from(state.items.len()).unwrap_or(u32::MAX).saturating_add(1);
    state.items.push(KeptItem { number, ..kept });
}

/// A note was written. One that begins as an item does is kept, because a later entry may name it.
pub(super) fn noted(state: &mut Incident, entry: &Recorded<Event>, note: &Text, at: Millis) {
    if let Some(item) = read_note(note) {
        let kept = kept(state, entry, item, at);
        state.noted.push(kept);
    }
}

/// What a note says that is to be done; none where it does not begin as an item does.
pub(super) fn read_note(note: &Text) -> Option<ActionItem> {
    note.to_do().map(read)
}

/// An item in the order of the log: what was added and what was noted share one count of places.
fn kept(state: &Incident, entry: &Recorded<Event>, item: ActionItem, at: Millis) -> KeptItem {
    // Each of the two lists is in the order of the places.
    let last = [state.items.last(), state.noted.last()].into_iter().flatten();
    let place = last.map(|kept| kept.place).max();
    let (entry, by, place) = (entry.id, entry.actor.clone(), place.map_or(0, |last| last + 1));
    KeptItem { entry, place, number: 0, item, at, by, settled: None }
}

fn count(items: &mut [KeptItem]) {
    (1..).zip(items).for_each(|(number, kept)| kept.number = number);
}

pub(super) fn changed(state: &mut Incident, ActionChanged { of, change }: &ActionChanged) {
    if let Some(kept) = of_entry(state, of) {
        kept.item = change.onto(&kept.item);
    }
}

/// What became of an item; what was said of it before, where laptops said so apart.
pub(super) fn settled(
    state: &mut Incident,
    entry: &Recorded<Event>,
    said: &ActionSettled,
    at: Millis,
) -> Option<Outcome> {
    let kept = of_entry(state, &said.of)?;
    let (by, reason) = (entry.actor.clone(), said.reason.clone());
    let now = SettledItem { outcome: said.outcome, at, by, reason };
    kept.settled.replace(now).map(|before| before.outcome)
}

pub(super) fn reopened(state: &mut Incident, ActionReopened { of, .. }: &ActionReopened) {
    if let Some(kept) = of_entry(state, of) {
        kept.settled = None;
    }
}

/// The item that an entry is about. A note that it names becomes one, at the place where it stands in the log.
fn of_entry<'a>(state: &'a mut Incident, of: &OfItem) -> Option<&'a mut KeptItem> {
    if let Some(at) = state.noted.iter().position(|kept| kept.entry == of.action) {
        let kept = state.noted.remove(at);
        let place = state.items.partition_point(|item| item.place < kept.place);
        state.items.insert(place, kept);
        count(&mut state.items);
    }
    state.items.iter_mut().find(|kept| kept.entry == of.action)
}
