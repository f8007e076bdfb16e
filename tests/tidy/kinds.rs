//! A kind of entry is named where every kind is answered for. A reader that names some of them elsewhere is a ladder that says
//! nothing when a kind comes: it asks the face or the gist of the entry.

use holdfast_core::incident::EntryKind;

use crate::tree::{none, pattern, rust};

/// Where every kind is answered for, or made.
const OWNERS: [&str; 3] = [
    "src-tauri/core/src/incident/event/",
    "src-tauri/core/src/incident/entry/",
    "src-tauri/core/src/incident/apply",
];

/// Where that very kind is meant and no other can be: the file, the kind, and why.
const MEANT: [(&str, &str, &str); 9] = [
    ("reads.rs", "Purged", "an entry that was read before says something else now"),
    ("write.rs", "RunbookAttached", "this laptop keeps where the file of the runbook lies"),
    ("clock.rs", "ClockStepped", "a step of the clock is told once by each laptop"),
    ("exercise.rs", "RoleAssigned", "who directs an exercise does not command"),
    ("step.rs", "StepDone", "the values go into the entry that was just decided"),
    ("timeline.rs", "KeyTimeSet", "of a key time the last word holds, and stands where it was"),
    ("timeline.rs", "InjectReleased", "what players were given stands in the scenario"),
    ("evidence.rs", "RhythmTaken", "no other entry has the name of a laptop"),
    ("uses.rs", "RunbookAttached", "a runbook that joins changes which ordinal means which"),
];

#[test]
fn a_kind_is_named_where_every_kind_is_or_where_it_alone_is_meant() {
    let kinds: Vec<String> = EntryKind::ALL.iter().map(|kind| format!("{kind:?}")).collect();
    let kinds = kinds.join("|");
    let named = pattern(&format!(
        r"(?:\blet\s+|matches!\([^;]*?)(?:\w+::)*\bEvent::({kinds})\b|\bEntryKind::({kinds})\b"
    ));
    let (mut found, mut left) = (Vec::new(), MEANT.to_vec());
    for source in rust() {
        if OWNERS.iter().any(|owner| source.path.starts_with(owner)) {
            continue;
        }
        for hit in named.captures_iter(&source.shipped_code()) {
            let kind = hit.get(1).or(hit.get(2)).expect("a kind").as_str();
            let is_meant = |(file, meant, _): &(&str, &str, &str)| {
                source.path.ends_with(&format!("/{file}")) && *meant == kind
            };
            left.retain(|meant| !is_meant(meant));
            if !MEANT.iter().any(is_meant) {
                found.push(format!("{}: {kind}", source.path));
            }
        }
    }
    none(
        found,
        "A reader asks the face or the gist of an entry: a kind that it names is one of several, and the next is forgotten.",
    );
    let left = left.iter().map(|(file, kind, _)| format!("{file}: {kind}"));
    none(left, "What is meant alone is still there.");
}
