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

/// For this count of changes: how many samples there are, and a hash over the state after each of them, as a snapshot keeps it.
const FOLDED: (i64, usize, u64) = (18, 73, 15_305_846_009_048_706_201);

/// The hash for the first samples.
fn hash(samples: usize) -> u64 {
    let mut state = Incident::default();
    let mut all = Sha256::new();
    for mut entry in golden().into_iter().take(samples) {
        apply(&mut state, &mut entry);
        all.update(serde_json::to_vec(&state).unwrap());
    }
    u64::from_be_bytes(all.finalize()[..8].try_into().unwrap())
}

#[test]
fn another_fold_of_the_golden_log_is_another_version() {
    let (fold, samples, was) = FOLDED;
    let all = golden().len();
    let now = (FOLD, all, hash(all));
    assert_eq!(
        hash(samples),
        was,
        "the fold, the state or a sample changed: raise FOLD, write {now:?}"
    );
    assert_eq!(fold, FOLD, "FOLD was raised: write {now:?}");
    assert_eq!(samples, all, "samples came behind the others: FOLD stays as it is, write {now:?}");
}

#[test]
fn a_kind_more_and_a_kind_less_are_another_version() {
    let all = EntryKind::ALL;
    let (without_last, without_first) = (&all[..all.len() - 1], &all[1..]);
    assert_ne!(known(all), known(without_last));
    assert_ne!(known(all), known(without_first));
    assert!(known(all) < 1 << 48, "it leaves the count of changes alone");
}
