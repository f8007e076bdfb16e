//! What a window remembers: on the disk at once, without secrets, without news, and no longer than it is of use.

use serde_json::json;

use super::desk::Desk;
use crate::engine::remembered::{MOST_BYTES, Memory};
use crate::incident::Action;
use crate::incident::command::{PostAction, StateAction};
use crate::severity::Severity;

#[test]
fn what_was_remembered_is_there_after_a_hard_end_and_is_no_news() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.engine.changes().unwrap();
    let draft = json!({ "texts": { "internal": { "text": "The disk" } } });
    desk.engine.remember(Memory::Screen, Some(json!({ "at": "settings" }))).unwrap();
    desk.engine.remember(Memory::Draft(id), Some(draft.clone())).unwrap();
    assert_eq!(desk.engine.changes().unwrap(), None, "no view shows it, so none is read again");
    let again = desk.again().remembered().unwrap();
    assert_eq!(again["screen"], json!({ "at": "settings" }), "from the disk alone");
    assert_eq!(again[&format!("draft.{id}")], draft, "and the draft under its key");
    desk.engine.remember(Memory::Draft(id), None).unwrap();
    assert_eq!(desk.again().remembered().unwrap().len(), 1, "what was sent is forgotten");
}

#[test]
fn a_secret_in_a_draft_never_reaches_the_disk() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let secret = "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop";
    let draft = json!({ "texts": { "internal": { "text": format!("it is {secret} now") } } });
    desk.engine.remember(Memory::Draft(id), Some(draft)).unwrap();
    let data = desk.bytes();
    let tail = "abcdefghijklmnop";
    assert!(!data.windows(tail.len()).any(|w| w == tail.as_bytes()), "it is masked before");
    let kept = desk.engine.remembered().unwrap()[&format!("draft.{id}")].to_string();
    assert!(kept.contains("it is «masked slack hook» now"), "the words around it stay: {kept}");
}

#[test]
fn a_draft_lives_until_the_record_ends() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let drafts = |desk: &Desk| desk.engine.remembered().unwrap().len();
    desk.engine.remember(Memory::Draft(id), Some(json!("sorry"))).unwrap();
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    assert_eq!(drafts(&desk), 1, "customers may still be told that it is over");
    desk.act(id, Action::State(StateAction::Close));
    assert_eq!(drafts(&desk), 0, "nothing more is said of a closed incident");
    desk.engine.remember(Memory::Draft(id), Some(json!("late"))).unwrap();
    assert_eq!(drafts(&desk), 0, "also when the window is a moment behind");
}

#[test]
fn what_was_typed_outlives_the_end_of_the_record() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let long = "x".repeat(2 * MOST_BYTES);
    let kept = [
        (Memory::Line(id), json!("a note")),
        (Memory::Seen(id), json!("~ nobody called")),
        (Memory::Postmortem(id), json!({ "base": 1, "text": long })),
    ];
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    desk.act(id, Action::State(StateAction::Close));
    for (field, value) in &kept {
        desk.engine.remember(*field, Some(value.clone())).unwrap();
    }
    let again = desk.again().remembered().unwrap();
    assert_eq!(again.len(), kept.len());
    for (key, value) in again {
        let field: Memory = key.parse().unwrap();
        assert!(kept.contains(&(field, value)), "{key} comes back under its own name");
    }
    let most = json!("x".repeat(MOST_BYTES));
    assert!(desk.engine.remember(Memory::Line(id), Some(most)).is_err(), "a line is short");
    let gone = Memory::Line(crate::ids::IncidentId(uuid::Uuid::nil()));
    assert!(desk.engine.remember(gone, Some(json!("x"))).is_err(), "there is no such incident");
}

#[test]
fn only_a_little_is_remembered_and_only_what_is_known() {
    let mut desk = Desk::new();
    for key in ["", "actor", "draft.", "draft.x", "line", "note.x", "window.screen", "screen.x"] {
        assert!(key.parse::<Memory>().is_err(), "{key:?} is no key");
    }
    let long = json!("x".repeat(MOST_BYTES));
    assert!(desk.engine.remember(Memory::Screen, Some(long)).is_err(), "64 KB with its quotes");
    let most = json!("x".repeat(MOST_BYTES - 2));
    desk.engine.remember(Memory::Screen, Some(most)).unwrap();
    let key: Memory = "screen".parse().unwrap();
    assert_eq!(key, Memory::Screen, "the key that comes back from remembered()");
}
