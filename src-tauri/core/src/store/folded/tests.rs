//! What is derived is made anew whenever it would come out another way.

use sha2::{Digest, Sha256};

use super::*;
use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, Ids};

/// The entries of `golden.json`, one of every kind, as one log.
fn golden() -> Vec<Recorded<Event>> {
    let samples = include_str!("../../incident/entry/golden.json");
    let samples: Vec<serde_json::Value> = serde_json::from_str(samples).unwrap();
    let mut ids = Ids::counted(Millis(0), 1);
    let (incident, device) = (IncidentId(ids.next_uuid()), DeviceId(ids.next_uuid()));
    let entry = |(n, sample): (u64, serde_json::Value)| Recorded {
        id: EventId(ids.next_uuid()),
        incident,
        device,
        n,
        hlc: i64::try_from(n).unwrap() << 16,
        recorded_at: Millis(1_767_365_000_000 + i64::try_from(n).unwrap()),
        happened_at: None,
        simulated_at: None,
        actor: "Dana".to_owned(),
        exercise: false,
        event: Event::decode(sample["kind"].as_str().unwrap(), &sample["body"]),
    };
    (1..).zip(samples).map(entry).collect()
}

/// The state after each of the golden entries, as a snapshot keeps it, for this count of changes. Where the fold, the state
/// or a sample is another one: raise `FOLD` and write the new hash here.
const FOLDED: (i64, u64) = (17, 13_624_291_338_292_420_988);

#[test]
fn another_fold_of_the_golden_log_is_another_version() {
    let mut state = Incident::default();
    let mut all = Sha256::new();
    for mut entry in golden() {
        apply(&mut state, &mut entry);
        all.update(serde_json::to_vec(&state).unwrap());
    }
    let hash = u64::from_be_bytes(all.finalize()[..8].try_into().unwrap());
    assert_eq!((FOLD, hash), FOLDED, "raise FOLD with a change of the fold");
}

#[test]
fn a_kind_more_and_a_kind_less_are_another_version() {
    let all = EntryKind::ALL;
    let (without_last, without_first) = (&all[..all.len() - 1], &all[1..]);
    assert_ne!(known(all), known(without_last));
    assert_ne!(known(all), known(without_first));
    assert!(known(all) < 1 << 48, "it leaves the count of changes alone");
}
