//! A private incident on real files: what waits for a channel that was not chosen is taken back, and nothing new goes there.

use crate::engine::tests::desk::Desk;
use crate::incident::command::{PostAction, RhythmAction, StateAction};
use crate::incident::{Command, DeliveryState};
use crate::screen::{self, Around};
use crate::severity::Severity;
use crate::store::outbox;

fn only(names: &[&str]) -> Option<Vec<String>> {
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn what_waits_is_taken_back_when_the_incident_becomes_private() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "The customer record is open.");
    desk.act(id, PostAction::ChooseChannels { only: only(&["status"]) }.into());
    let messages = outbox::of_incident(desk.engine.store().read(), id).unwrap();
    let states: Vec<_> = messages.iter().map(|m| m.state).collect();
    assert_eq!(states, [DeliveryState::Cancelled], "it was not sent yet");
    let view = screen::incident(&mut desk.engine, &Around::default(), id).unwrap();
    let shown: Vec<&str> = view.channels.iter().map(|c| c.name.as_str()).collect();
    assert_eq!((shown, view.private), (vec!["status"], only(&["status"])));
    assert_eq!(view.usable.len(), 2, "both can be chosen again");
}

#[test]
fn an_incident_is_private_from_its_first_entry_on() {
    let mut desk = Desk::new();
    let declare = Desk::declaration(Severity::Sev1, false);
    let private = crate::incident::Declare { only: only(&["incidents"]), ..declare.clone() };
    let done = desk.engine.execute(Command::Declare(private), None, "Dana").unwrap();
    let id = done.incident.parse().unwrap();
    let state = desk.engine.incident(id).unwrap();
    assert_eq!(state.rhythm.len(), 1, "customers have no channel, and no promise");
    assert_eq!(state.declared.as_ref().unwrap().only, only(&["incidents"]));
    let mistyped = crate::incident::Declare { only: only(&["incidnets"]), ..declare };
    let refused = desk.engine.execute(Command::Declare(mistyped), None, "Dana").unwrap_err();
    assert!(refused.to_string().contains("incidents, status"), "{refused}");
}

#[test]
fn who_reopens_is_told_of_the_hold_and_of_those_who_believe_that_it_is_over() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, RhythmAction::Hold { reason: "the call tells all".into() }.into());
    let said = Desk::said_elsewhere("All is well.");
    let closing = crate::incident::command::Update {
        state: Some(crate::incident::IncidentState::Resolved),
        ..said
    };
    desk.act(id, PostAction::PostUpdate(closing).into());
    let remarks = desk.act(id, StateAction::Reopen { reason: None }.into()).remarks;
    let [hold, told] = &remarks[..] else { panic!("{remarks:?}") };
    assert!(hold.contains("the call tells all") && hold.contains("they go again"), "{hold}");
    assert!(told.starts_with("The internal readers were told at "), "{told}");
}

#[test]
fn the_promises_that_end_with_a_private_incident_are_named_before() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "The customer record is open.");
    let ends = screen::ends_with(&mut desk.engine, id, &["status".into()]).unwrap();
    let wanted = "Responders in incidents were promised an update for 00:15 UTC.";
    assert_eq!(ends, [wanted]);
    let shown = |desk: &mut Desk| {
        let view = screen::incident(&mut desk.engine, &Around::default(), id).unwrap();
        view.usable.into_iter().filter_map(|channel| channel.ends).collect::<Vec<_>>()
    };
    assert!(shown(&mut desk).contains(&wanted.to_owned()), "as the window says it");
    desk.act(id, PostAction::ChooseChannels { only: only(&["status"]) }.into());
    assert!(!shown(&mut desk).contains(&wanted.to_owned()), "what has ended ends no more");
    let other = desk.declare(Severity::Sev1, false);
    desk.act(other, PostAction::ChooseChannels { only: only(&["incidents"]) }.into());
    let rows = screen::timeline(&mut desk.engine, other, None, None, 9).unwrap().entries;
    let said = |row: &screen::TimelineRow| {
        row.text.ends_with("external readers are promised nothing more")
    };
    assert!(rows.iter().any(said), "and it stands on the timeline: {rows:?}");
}
