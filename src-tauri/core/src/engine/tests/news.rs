//! Who tells of a change: this process at once, another process when it is looked for.

use tokio::sync::broadcast::error::TryRecvError;

use super::desk::Desk;
use crate::engine::Handle;
use crate::incident::Command;
use crate::incident::command::RecordAction;
use crate::severity::Severity;

fn note() -> RecordAction {
    RecordAction::Note { text: "The queue stands".into(), happened_at: None }
}

#[tokio::test]
async fn a_change_is_told_wherever_it_was_made_and_reading_is_none() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let mut other = desk.again();
    let engine = Handle::start(desk.again()).unwrap();
    let mut news = engine.subscribe();

    engine.call(|engine| engine.incidents()).await.unwrap();
    assert_eq!(news.try_recv().unwrap_err(), TryRecvError::Empty, "nothing was changed");
    let told = Command::On { incident: id, action: note().into() };
    engine.call(move |engine| engine.execute(told, None, "Dana")).await.unwrap();
    assert_eq!(news.recv().await.unwrap().incidents, [id.to_string()], "told from here");
    other.execute(Command::On { incident: id, action: note().into() }, None, "Robin").unwrap();
    assert_eq!(news.recv().await.unwrap().incidents, [id.to_string()], "told from elsewhere");
}
