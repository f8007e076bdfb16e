//! A runbook that joins an incident.

use super::*;

#[test]
fn a_file_with_more_steps_than_anybody_ticks_joins_no_incident() {
    let desk = Desk::declared();
    let join = |steps: usize| {
        let source = "- [ ] Restart it\n".repeat(steps);
        let runbook = crate::runbook::parse(&source, "long.md").checklist;
        let file = RunbookFile { path: "long.md".into(), hash: "l".into(), runbook, source };
        desk.ask(Action::Record(RecordAction::AttachRunbook {
            path: "long.md".into(),
            file: Some(Box::new(file)),
        }))
    };
    assert!(join(5_000).is_ok(), "a long checklist is one");
    let refused = join(5_001).unwrap_err().message;
    assert!(refused.starts_with("long.md has 5001 steps"), "{refused}");
}
