//! By when a step is to be done, as a person types it.

use super::desk::Desk;
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::Action;
use crate::incident::command::StepAction;
use crate::severity::Severity;

/// 00:00 UTC.
const MIDNIGHT: Millis = Millis(1_767_225_600_000);

fn due(text: &str) -> Action {
    Action::Step(StepAction::SetStepDue { step: "1".into(), due: text.into(), at: None })
}

#[test]
fn how_a_due_time_was_read_is_said_where_there_was_another_way() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.hand.set(MIDNIGHT.plus(-10 * MINUTE_MS).plus_minutes(24 * 60));
    let plain = desk.act(id, due("+20m"));
    assert_eq!(plain.remarks, Vec::<String>::new(), "there is no other way to read it");
    let said = desk.act(id, due("00:15Z")).remarks;
    assert!(said[0].contains("“00:15Z” was read as tomorrow, 2026-01-02 00:15"), "{said:?}");
}
