//! A runbook's file that changes while its checklist is worked on.

use std::sync::Arc;

use super::desk::Desk;
use crate::incident::Action;
use crate::incident::command::{ChangeAction, StepAction};
use crate::screen;
use crate::screen::Around;
use crate::screen::{IncidentView, RunbookChange};
use crate::severity::Severity;

const EDITED: &str = "# Runbook: Queue stuck\n\n## Immediate actions\n1. Check the queue twice\n   - Look\n2. Restart\n3. Wait\n4. Drain\n\n## Communication\n- Post update every 15 minutes\n";

fn view(desk: &mut Desk, id: crate::ids::IncidentId) -> IncidentView {
    screen::incident(&mut desk.engine, &Around::default(), id).unwrap()
}

fn change(desk: &mut Desk, id: crate::ids::IncidentId) -> Option<RunbookChange> {
    view(desk, id).runbooks.remove(0).change
}

#[test]
fn a_file_that_changes_is_told_once_and_adopted_step_by_step() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    assert_eq!(change(&mut desk, id), None, "a file that is not there is no news");
    desk.write("queue.md", EDITED);
    desk.hand.advance(2_000);
    desk.engine.changes().unwrap();
    let found = change(&mut desk, id).expect("the file differs");
    let names: Vec<&str> = found.differences.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["1", "+1"], "one edited, one added");
    assert_eq!(found.differences[1].place.as_deref(), Some("after step 3"), "where it goes");

    desk.act(id, Action::Step(StepAction::finish("1")));
    let difference = found.differences[0].id.clone();
    desk.act(id, Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file: None }));
    let seen = view(&mut desk, id);
    let first = &seen.runbooks[0].phases[0].steps[0];
    assert_eq!(first.text, "Check the queue twice", "the new words");
    assert_eq!(first.by.as_deref(), Some("Dana"), "with the tick that was made before");
    assert_eq!(first.marks, ["edited in the file", "ticked before the edit"], "and it says so");
    let left = seen.runbooks[0].change.as_ref().unwrap();
    assert_eq!((left.differences.len(), left.adopted), (1, 1), "one is left");
}

#[test]
fn a_change_on_the_disk_wakes_the_screen_once() {
    let mut desk = Desk::new();
    desk.write("queue.md", EDITED);
    let id = desk.declare(Severity::Sev1, false);
    view(&mut desk, id);
    desk.engine.changes().unwrap();
    assert_eq!(desk.engine.changes().unwrap(), None, "nothing happens");
    desk.write("queue.md", &EDITED.replace("Drain", "Drain it all"));
    desk.hand.advance(2_000);
    assert!(desk.engine.changes().unwrap().is_some(), "the file changed");
    assert_eq!(desk.engine.changes().unwrap(), None, "told once, read or not");
}

#[test]
fn a_secret_in_an_added_step_is_masked() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let secret = "xoxb-123456789012-abcdefghijklmnop";
    let add = Action::Change(ChangeAction::AddStep {
        runbook: 1,
        after: Some("1".into()),
        text: format!("Use {secret}"),
        commands: vec![format!("curl -H {secret}")],
    });
    let done = desk.act(id, add);
    assert!(done.remarks.iter().any(|r| r.contains("2 looked like")), "both: {:?}", done.remarks);
    let bytes = desk.bytes();
    assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "it is stored nowhere");
}

#[test]
fn a_file_and_a_checklist_that_stay_are_compared_once() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.write("queue.md", EDITED);
    let compared = |desk: &mut Desk| {
        let file = desk.engine.files_now(id).unwrap().remove(0);
        file.expect("the file can be read").compared
    };
    let first = compared(&mut desk);
    assert!(Arc::ptr_eq(&first, &compared(&mut desk)), "looking again costs nothing");
    let difference = change(&mut desk, id).unwrap().differences[0].id.clone();
    desk.act(id, Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file: None }));
    let after = compared(&mut desk);
    assert_eq!(after.differences.len() + 1, first.differences.len(), "a new checklist is compared");
}
