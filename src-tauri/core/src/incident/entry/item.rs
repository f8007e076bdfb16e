//! What was done with action items, in words.

use super::said::{Words, because, plain};
use crate::incident::event::{ActionChanged, ActionItem, ActionReopened, ActionSettled};

/// `Update the alert — the lag was seen late (mitigate, Kim, due 2026-12-31)`
pub(super) fn added(item: &ActionItem) -> Words {
    let owner = item.owner.as_deref().unwrap_or("nobody yet");
    let due = item.due.as_ref().map(|due| format!("due {due}"));
    let marks = [
        item.priority.map(|priority| priority.word().to_owned()),
        item.kind.map(|kind| kind.word().to_owned()),
        item.element.map(|element| element.word().to_owned()),
        Some(owner.to_owned()),
        due,
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    let issue = if item.issue.is_empty() { "" } else { " — " };
    plain(format!("{}{issue}{} ({})", item.fix, item.issue, marks.join(", ")))
}

pub(super) fn changed(ActionChanged { of, change }: &ActionChanged) -> Words {
    plain(format!("{} changed: {} — {}", of.name, of.text, change.words()))
}

pub(super) fn settled(ActionSettled { of, outcome, reason }: &ActionSettled) -> Words {
    because(format!("{} {}: {}", of.name, outcome.word(), of.text), reason.as_deref())
}

pub(super) fn reopened(ActionReopened { of, reason }: &ActionReopened) -> Words {
    because(format!("{} open again: {}", of.name, of.text), reason.as_deref())
}
