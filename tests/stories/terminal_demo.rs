//! The demonstration: the main job without a window, in a folder of its own.

use crate::desk::Desk;
use std::fs;
use std::path::Path;

#[test]
fn it_plays_a_whole_incident_and_says_where_the_draft_is() {
    let desk = Desk::new();
    let folder = desk.workspace().join("demonstration");
    let played = desk.run(["demo", folder.to_str().expect("a path")]).ok().stdout;
    let last = played.lines().last().unwrap_or_default();
    let path = last.strip_prefix("The draft is at ").expect("the last line says where");
    let draft = fs::read_to_string(Path::new(path)).expect("the draft");
    assert!(
        draft.contains("## Timeline") && draft.contains("Clear old logs"),
        "it is filled: {draft}"
    );
    assert!(played.contains("automatic ping"), "the ping went by itself: {played}");
    assert!(played.contains("Resolved"), "it ends well: {played}");
    let sent = played.matches("Sent to status-sink").count();
    // On a slow machine a further promise runs out on the fast clock, and its ping goes too.
    assert!(sent >= 3, "an update, a ping and a closing post were sent: {played}");
    assert!(!desk.data().exists(), "the person's own data is not touched");
}
