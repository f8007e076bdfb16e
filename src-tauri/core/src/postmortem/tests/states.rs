//! The states are walked once: the draft, the chart and the state agree on them, in any order of resolving and reopening.

use super::as_stored;
use crate::incident::event::{Event, Reason, Reopened, StateSet};
use crate::incident::went::states::states;
use crate::incident::{IncidentState, fold};
use crate::postmortem::{chart, draft};
use crate::update::tests::fixture::*;
use proptest::prelude::*;

fn reopened() -> Event {
    Event::Reopened(Reopened { reason: Some("it came back".to_owned()), promises: vec![] })
}

fn set(to: IncidentState) -> Event {
    Event::StateSet(StateSet { from: IncidentState::Investigating, to, reason: None })
}

/// The lines of a draft's section on recovery.
fn recovery(log: &Log) -> Vec<String> {
    let incident = fold(log.entries.clone());
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(9000));
    let (_, rest) = text.split_once("<!-- auto:recovery -->").unwrap();
    let (block, _) = rest.split_once("<!-- /auto").unwrap();
    block.lines().filter(|line| line.starts_with("- ")).map(str::to_owned).collect()
}

#[test]
fn a_second_end_is_told_after_its_reopening() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(24), "Dana", set(IncidentState::Monitoring));
    log.say(min(34), "Dana", resolved());
    log.say(min(39), "Dana", reopened());
    log.say(min(54), "Dana", resolved());
    assert_eq!(
        recovery(&log),
        [
            "- 14:50 - Monitoring",
            "- 15:00 - Resolved",
            "- 15:05 - Reopened: Investigating — it came back",
            "- 15:20 - Resolved",
        ]
    );
}

#[test]
fn why_it_came_into_a_state_is_told_of_every_state() {
    let reason = || Some("as Kim saw".to_owned());
    let (from, to) = (IncidentState::Investigating, IncidentState::Monitoring);
    for event in [
        Event::StateSet(StateSet { from, to, reason: reason() }),
        Event::Resolved(Reason { reason: reason() }),
        Event::Declined(Reason { reason: reason() }),
    ] {
        let mut log = Log::default();
        log.say(min(0), "Dana", declared(min(15)));
        log.say(min(24), "Dana", event);
        let told = recovery(&log);
        assert!(told[0].ends_with(" — as Kim saw"), "{told:?}");
    }
}

proptest! {
    #[test]
    fn the_walk_ends_where_the_incident_is(turns in prop::collection::vec(0..5_u8, 0..20)) {
        let mut log = Log::default();
        log.say(min(0), "Dana", declared(min(15)));
        for (at, what) in (1..).zip(turns) {
            let event = match what {
                0 => resolved(),
                1 => reopened(),
                2 => set(IncidentState::Monitoring),
                3 => set(IncidentState::Investigating),
                _ => identified(),
            };
            log.say(min(at), "Dana", event);
        }
        let incident = fold(log.entries.clone());
        let walk = states(&log.entries);
        let now = incident.declared.as_ref().map(|facts| facts.state);
        prop_assert_eq!(walk.last().map(|entered| entered.to), now);
        prop_assert!(walk.windows(2).all(|two| two[0].to != two[1].to));
        let told = recovery(&log);
        prop_assert_eq!(told.len(), walk.len() - 1);
        let last = walk.last().filter(|_| walk.len() > 1).map(|entered| entered.to.to_string());
        prop_assert!(last.is_none_or(|state| told.last().is_some_and(|line| line.contains(&state))));
        let words = chart(&incident, &log.entries, min(100)).unwrap().words.join("\n");
        let drawn = walk.iter().filter(|entered| entered.to.is_open()).count();
        let row = words.lines().find(|line| line.starts_with("State: ")).unwrap_or_default();
        prop_assert_eq!(row.matches('–').count(), drawn, "{}", words);
    }
}
