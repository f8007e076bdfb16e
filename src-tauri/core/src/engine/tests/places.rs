//! `Alt 1` opens the same incident for its whole life, in every window of this laptop.

use proptest::prelude::*;
use std::collections::BTreeMap;

use super::desk::Desk;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, StateAction};
use crate::incident::{Action, Command, IncidentState};
use crate::severity::Severity;
use crate::store::places::places;

fn end() -> Action {
    PostAction::Resolve { text: None }.into()
}

#[test]
fn a_place_is_the_lowest_free_one_and_stays_until_the_incident_is_closed() {
    let mut desk = Desk::new();
    let [first, second, third] = [1, 2, 3].map(|_| desk.declare(Severity::Sev2, false));
    let place = |desk: &Desk, id| places(desk.engine.store().read()).unwrap().get(&id).copied();
    assert_eq!([first, second, third].map(|id| place(&desk, id)), [Some(1), Some(2), Some(3)]);
    desk.act(second, end());
    let fourth = desk.declare(Severity::Sev1, false);
    assert_eq!(place(&desk, fourth), Some(4), "one that was resolved may come back");
    desk.act(second, StateAction::Reopen { reason: None }.into());
    assert_eq!(place(&desk, second), Some(2), "to its own place");
    desk.act(second, end());
    desk.act(second, StateAction::Close.into());
    let fifth = desk.declare(Severity::Sev1, true);
    assert_eq!((place(&desk, second), place(&desk, fifth)), (None, Some(2)), "a gap is filled");
    let other = desk.again();
    assert_eq!(places(other.store().read()).unwrap(), places(desk.engine.store().read()).unwrap());
}

#[test]
fn an_incident_that_was_resolved_yesterday_makes_room_when_the_next_one_comes() {
    let mut desk = Desk::new();
    let first = desk.declare(Severity::Sev2, false);
    desk.act(first, end());
    desk.minutes_later(24 * 60 + 1);
    let second = desk.declare(Severity::Sev2, false);
    let all = places(desk.engine.store().read()).unwrap();
    assert_eq!((all.get(&first), all.get(&second)), (None, Some(&1)));
}

#[test]
fn an_incident_that_was_resolved_yesterday_keeps_its_place_while_nobody_needs_it() {
    let mut desk = Desk::new();
    let [first, second] = [1, 2].map(|_| desk.declare(Severity::Sev2, false));
    desk.act(first, end());
    desk.minutes_later(24 * 60 + 1);
    desk.act(second, end());
    assert_eq!(places(desk.engine.store().read()).unwrap().get(&first), Some(&1));
}

#[test]
fn what_an_older_program_left_open_keeps_the_places_it_has_at_the_start() {
    let mut desk = Desk::new();
    let [first, second] = [1, 2].map(|_| desk.declare(Severity::Sev2, false));
    for id in [first, second] {
        desk.engine.set_setting(&format!("place.{id}"), None).unwrap();
    }
    let mut newer = desk.again();
    newer.execute(Command::On { incident: first, action: end() }, None, "Dana").unwrap();
    assert_eq!(places(newer.store().read()).unwrap().get(&second), Some(&2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// Whatever happens to others, an incident that is at hand keeps its place, and no two have one.
    #[test]
    fn no_place_moves_while_its_incident_lives(
        acts in proptest::collection::vec((0_usize..5, 0_usize..5, 0_i64..600), 1..20)
    ) {
        let mut desk = Desk::new();
        let mut all: Vec<IncidentId> = Vec::new();
        let mut before: BTreeMap<IncidentId, u32> = BTreeMap::new();
        for (act, which, minutes) in acts {
            desk.minutes_later(minutes);
            let at = all.get(which % all.len().max(1)).copied();
            let action = match act {
                0 | 1 => None,
                2 => Some(end()),
                3 => Some(StateAction::Close.into()),
                _ => Some(StateAction::Reopen { reason: None }.into()),
            };
            match (action, at) {
                (Some(action), Some(incident)) => {
                    let _ = desk.engine.execute(Command::On { incident, action }, None, "Dana");
                }
                _ => all.push(desk.declare(Severity::Sev2, false)),
            }
            let now = places(desk.engine.store().read()).unwrap();
            let mut taken: Vec<u32> = now.values().copied().collect();
            taken.sort_unstable();
            taken.dedup();
            prop_assert_eq!(taken.len(), now.len(), "each has a place of its own");
            for id in &all {
                let state = desk.engine.incident(*id).unwrap().declared.as_ref().unwrap().state;
                let is_open = state.is_open();
                prop_assert!(!is_open || now.contains_key(id), "an open incident has one");
                if is_open && let Some(place) = before.get(id) {
                    prop_assert_eq!(now.get(id), Some(place), "{} moved", id);
                }
                let is_over = matches!(state, IncidentState::Closed | IncidentState::Declined);
                prop_assert!(!is_over || !now.contains_key(id), "one that is over has none");
            }
            before = now;
            before.retain(|id, _| is_open(&mut desk, *id));
        }
    }
}

fn is_open(desk: &mut Desk, id: IncidentId) -> bool {
    desk.engine.incident(id).unwrap().declared.as_ref().is_some_and(|f| f.state.is_open())
}
