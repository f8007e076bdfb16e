//! Closed sets: what one of their members means is answered in the file that owns the set.

use crate::tree::{hits, none, pattern, rust};

/// The sets that are asked from many places, each with its owner below the core.
const OWNED: [(&str, &str); 2] = [
    ("DeliveryState", "src-tauri/core/src/incident/event/delivery_state.rs"),
    ("EngineCode", "src-tauri/core/src/engine/error.rs"),
];

#[test]
fn a_member_is_compared_in_the_file_of_its_set_alone() {
    let mut found = Vec::new();
    for (set, owner) in OWNED {
        let compared = pattern(&format!(r"[=!]= (?:\w+::)*{set}::|matches!\([^;]*?\b{set}::"));
        for source in rust().into_iter().filter(|source| source.path != owner) {
            found.extend(hits(&source, &source.shipped_code(), &compared));
        }
    }
    none(
        found,
        "A member is not compared with elsewhere, where a new one would be forgotten: the set's own file answers the question.",
    );
}
