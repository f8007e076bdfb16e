//! Who tells of a change: this process at once, another process when it is looked for; and what changes without an entry.

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

#[test]
fn what_turns_with_the_time_alone_is_another_than_it_was() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let until = desk.engine.clock().now().plus_minutes(2);
    desk.engine.set_composing(id, Some(until)).unwrap();
    let before = desk.engine.standing().unwrap().1;
    desk.minutes_later(1);
    assert_eq!(desk.engine.standing().unwrap().1, before, "a minute is nothing to tell");
    desk.minutes_later(1);
    let left = desk.engine.standing().unwrap().1;
    assert_ne!(left, before, "the window that had the composer open is gone");
    desk.minutes_later(24 * 60);
    assert_ne!(desk.engine.standing().unwrap().1, left, "a new day: what was due today is late");
}

#[test]
fn who_cannot_read_a_secret_is_told_once_and_nobody_is_told_twice() {
    let mut desk = Desk::new();
    let _ = desk.engine.changes().unwrap();
    let mut learn = |why: Option<&str>| {
        desk.engine.learn_secrets([("incidents".to_owned(), why.map(str::to_owned))].into());
        desk.engine.changes().unwrap().is_some()
    };
    let said = [Some("the keychain is locked"), Some("the keychain is locked"), None, None];
    assert_eq!(said.map(&mut learn), [true, false, true, false]);
}

#[test]
fn where_no_channel_is_set_up_nothing_is_missed_that_sends() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    assert!(desk.engine.reach(id).unwrap().nobody_sends, "channels, and no process that sends");
    desk.write("holdfast.toml", "");
    let mut engine = desk.again();
    assert!(!engine.reach(id).unwrap().nobody_sends, "there is nothing to send to");
}

#[test]
fn what_is_more_than_an_entry_concerns_all_though_an_entry_came_with_it() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let _ = desk.engine.changes().unwrap();
    desk.act(id, note().into());
    assert_eq!(desk.engine.changes().unwrap().unwrap().incidents, [id.to_string()]);
    desk.act(id, note().into());
    desk.engine.set_setting("theme", Some("dark")).unwrap();
    let told = desk.engine.changes().unwrap().unwrap();
    assert!(told.incidents.is_empty(), "the settings read again too: {told:?}");
}
