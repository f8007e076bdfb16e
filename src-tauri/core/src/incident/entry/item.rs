//! What was done with action items, in words.

use super::words::{Words, because, plain};
use crate::incident::event::{ActionChanged, ActionItem, ActionReopened, ActionSettled, Event};

/// The words of an entry about an action item.
pub(super) fn words(event: &Event) -> Words {
    if let Event::ActionAdded(item) = event {
        added(item)
    } else if let Event::ActionChanged(change) = event {
        changed(change)
    } else if let Event::ActionSettled(said) = event {
        settled(said)
    } else if let Event::ActionReopened(said) = event {
        reopened(said)
    } else {
        plain("")
    }
}

/// `Update the alert — the lag was seen late (mitigate, Kim, due 2026-12-31)`
fn added(item: &ActionItem) -> Words {
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

fn changed(ActionChanged { of, change }: &ActionChanged) -> Words {
    plain(format!("{} changed: {} — {}", of.name, of.text, change.words()))
}

fn settled(ActionSettled { of, outcome, reason }: &ActionSettled) -> Words {
    because(format!("{} {}: {}", of.name, outcome.word(), of.text), reason.as_deref())
}

fn reopened(ActionReopened { of, reason }: &ActionReopened) -> Words {
    because(format!("{} open again: {}", of.name, of.text), reason.as_deref())
}
