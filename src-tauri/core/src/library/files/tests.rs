use super::*;
use crate::engine::tests::desk::Desk;
use crate::incident::command::ChangeAction;
use crate::incident::command::Declare;
use crate::incident::{Action, Command};
use crate::library::disk::patience::patience;
use crate::runbook::diff::What;
use crate::screen;
use crate::screen::Around;
use crate::severity::Severity;

const QUEUE: &str = "# Runbook: Queue stuck\n\n## Immediate actions\n1. Check the queue\n2. Restart\n3. Wait\n\n## Communication\n- Post update every 15 minutes\n";

/// Declares an incident with a file as a person in a terminal names it.
fn declare(desk: &mut Desk, given: &str) -> IncidentId {
    let here = desk.engine.workspace().to_owned();
    let file = desk.engine.library().named(given, &here).unwrap();
    let declare = Declare {
        title: "Queue stuck".into(),
        severity: Severity::Sev1,
        runbooks: vec![],
        exercise: false,
        interval_minutes: None,
        reported: None,
        only: None,
        attached: vec![file],
    };
    desk.engine.execute(Command::Declare(declare), None, "Dana").unwrap().incident.parse().unwrap()
}

/// What differs, after the time for which a look holds: `edited 1`, and the ids.
fn differ(desk: &mut Desk, id: IncidentId) -> Vec<(String, String)> {
    desk.hand.advance(LOOK_EVERY_MS);
    let view = screen::incident(&mut desk.engine, &Around::default(), id).unwrap();
    let change = view.runbooks.into_iter().next().and_then(|book| book.change);
    let named = |d: crate::screen::StepDifference| (format!("{} {}", d.what.word(), d.name), d.id);
    change.map(|c| c.differences).unwrap_or_default().into_iter().map(named).collect()
}

fn words(found: &[(String, String)]) -> Vec<&str> {
    found.iter().map(|(words, _)| words.as_str()).collect()
}

fn adopt(desk: &mut Desk, id: IncidentId, difference: &str) {
    let difference = difference.to_owned();
    desk.act(id, Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file: None }));
}

#[test]
fn the_file_is_read_with_the_choices_that_it_was_frozen_with() {
    let mut desk = Desk::new();
    desk.write("queue.md", QUEUE);
    let opened = desk.engine.library().open("queue.md").unwrap();
    let group = opened.runbook.groups.iter().find(|g| g.heading.contains("Immediate")).unwrap();
    let group = group.id.clone();
    desk.engine.library().choose_steps("queue.md", &group, Some(false)).unwrap();
    let id = declare(&mut desk, "queue.md");
    desk.write("queue.md", &QUEUE.replace("2. Restart", "2. Restart twice"));
    assert_eq!(words(&differ(&mut desk, id)), Vec::<&str>::new(), "what is text is no step");
    desk.engine.library().choose_steps("queue.md", &group, None).unwrap();
    let found = differ(&mut desk, id);
    assert_eq!(found.iter().filter(|(w, _)| w.starts_with(What::Added.word())).count(), 3, "now");
    adopt(&mut desk, id, &found[0].1);
    assert_eq!(differ(&mut desk, id).len(), found.len() - 1, "what is shown can be answered");
}

#[test]
fn a_file_put_back_after_a_change_was_taken_over_differs_again() {
    let mut desk = Desk::new();
    desk.write("queue.md", QUEUE);
    let id = declare(&mut desk, "queue.md");
    desk.write("queue.md", &QUEUE.replace("Check the queue", "Check the queue twice"));
    let found = differ(&mut desk, id);
    adopt(&mut desk, id, &found[0].1);
    assert_eq!(words(&differ(&mut desk, id)), Vec::<&str>::new(), "it was taken over");
    desk.write("queue.md", QUEUE);
    assert_eq!(words(&differ(&mut desk, id)), ["edited 1"], "the file takes it back");
}

#[test]
fn a_secret_that_the_log_masks_is_no_difference() {
    let mut desk = Desk::new();
    let secret = "xoxb-123456789012-abcdefghijklmnop";
    let text = QUEUE.replace("2. Restart", &format!("2. Restart with {secret}\n   - Use {secret}"));
    desk.write("queue.md", &text);
    let id = declare(&mut desk, "queue.md");
    desk.write("queue.md", &text.replace("3. Wait", "3. Wait\n4. Drain"));
    assert_eq!(words(&differ(&mut desk, id)), ["added +1"], "the secret is as it was");
}

#[test]
fn a_file_that_was_named_outside_the_library_can_be_answered() {
    let mut desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().canonicalize().unwrap().join("queue.txt");
    std::fs::write(&file, QUEUE).unwrap();
    let id = declare(&mut desk, file.to_str().unwrap());
    std::fs::write(&file, QUEUE.replace("2. Restart", "2. Restart twice")).unwrap();
    let found = differ(&mut desk, id);
    assert_eq!(words(&found), ["edited 2"], "it is read where it was frozen");
    adopt(&mut desk, id, &found[0].1);
    assert_eq!(words(&differ(&mut desk, id)), Vec::<&str>::new(), "and answered");
}

#[test]
fn a_path_that_nobody_named_here_leads_nowhere() {
    let mut desk = Desk::new();
    desk.write("queue.md", QUEUE);
    let id = declare(&mut desk, "queue.md");
    for path in
        ["/etc/hosts", "/etc/notes.md", "../notes.md", "a/../../notes.md", "holdfast.toml", ""]
    {
        let place = desk.engine.library().place_of(id, 2, path).unwrap();
        assert!(place.is_none(), "{path} is not read: {place:?}");
    }
    assert!(desk.engine.library().place_of(id, 1, "queue.md").unwrap().is_some(), "the library is");
}

#[test]
fn a_share_that_does_not_answer_is_asked_once_and_what_was_read_holds() {
    let mut desk = Desk::new();
    desk.write("queue.md", QUEUE);
    let id = declare(&mut desk, "queue.md");
    differ(&mut desk, id);
    let (answer, waiting) = std::sync::mpsc::channel();
    let mut later = Millis(0);
    let (_, kept) = desk.engine.library.files.kept.get_mut("queue.md").unwrap();
    assert!(kept.asked.wait(Duration::ZERO, || waiting).is_none(), "the share hangs");
    desk.write("queue.md", &QUEUE.replace("3. Wait", "3. Wait\n4. Drain"));
    for _ in 0..3 {
        later = later.plus(LOOK_EVERY_MS);
        assert!(
            !desk.engine.library.files.changed(later, patience()),
            "nothing is known, and nobody waits"
        );
    }
    assert_eq!(words(&differ(&mut desk, id)), Vec::<&str>::new(), "what was read last is shown");
    let place = desk.engine.library().place_of(id, 1, "queue.md").unwrap().unwrap();
    answer.send(place.looked(None)).unwrap();
    assert!(desk.engine.library.files.changed(later, patience()), "the late answer is news");
    assert_eq!(words(&differ(&mut desk, id)), ["added +1"], "and is shown");
}
