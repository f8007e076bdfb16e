//! The outbox: queued with its event, superseded by newer texts, expired with its promise, never sent twice by accident.

use std::collections::BTreeSet;

use super::desk::Desk;
use crate::channel::Outcome;
use crate::engine::Attempt;
use crate::incident::command::Settled;
use crate::incident::command::{PostAction, RhythmAction, StateAction, StepAction};
use crate::incident::{Action, DeliveryState};
use crate::severity::Severity;

fn offline() -> Outcome {
    Outcome::Retry { after_s: None, reason: "offline".into(), status: None }
}

#[test]
fn a_newer_text_takes_the_place_of_one_that_still_waits() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    desk.update(id, "second");
    assert_eq!(
        desk.states(id),
        [DeliveryState::Superseded, DeliveryState::Queued],
        "an old text out of order is worse than none"
    );
    let kinds: Vec<String> = desk.engine.rows(id).unwrap().into_iter().map(|r| r.kind).collect();
    assert_eq!(
        kinds.iter().filter(|k| *k == "delivery").count(),
        1,
        "the end of the first is on the record"
    );
}

#[test]
fn a_claimed_message_is_not_claimed_again_and_its_outcome_is_recorded() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let attempts = desk.claim();
    assert_eq!(attempts.len(), 1, "one message, one attempt");
    assert_eq!(desk.claim(), [], "a second sender finds nothing");
    desk.engine.settle(&attempts[0], &Outcome::Sent { provider_id: None }, 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Sent], "it is with the receiver");
}

#[test]
fn offline_it_is_tried_again_and_expires_with_its_promise() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let attempt = desk.claim().remove(0);
    desk.engine.settle(&attempt, &offline(), 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Retry], "it waits for the network");
    assert_eq!(desk.claim(), [], "not before its time");
    desk.minutes_later(1);
    assert_eq!(desk.claim().len(), 1, "then again, by itself");
    let again = Attempt { message: desk.messages(id).remove(0), kind: attempt.kind };
    desk.engine.settle(&again, &offline(), 1.0).unwrap();
    desk.minutes_later(14);
    desk.engine.expire().unwrap();
    assert_eq!(
        desk.states(id),
        [DeliveryState::Expired],
        "the next update is due: this one is worth nothing"
    );
}

#[test]
fn a_closing_post_never_expires_and_is_never_superseded() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Post(PostAction::Resolve { text: Some("All good.".into()) }));
    desk.minutes_later(60 * 24);
    desk.engine.expire().unwrap();
    desk.update(id, "One more word.");
    assert_eq!(desk.states(id)[0], DeliveryState::Queued, "readers must learn that it is over");
    assert!(
        desk.messages(id)[0].payload.contains("head "),
        "it carries the log's head as a witness"
    );
}

#[test]
fn what_a_dead_sender_left_is_uncertain_and_a_person_settles_it() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    desk.claim();
    let mut next = desk.again();
    next.recover_sending(&BTreeSet::from(["incidents".to_owned()])).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Uncertain], "it may have arrived: nobody knows");
    let message = desk.messages(id)[0].id;
    let reach = next.reach(id).unwrap();
    assert!(reach.is_unsure(message), "so it is asked");
    assert!(reach.refused.is_empty(), "and not said that it did not arrive: {:?}", reach.refused);
    desk.act(id, Action::Post(PostAction::SettleDelivery { message, outcome: Settled::SendAgain }));
    assert_eq!(desk.claim().len(), 1, "the person asked for another try");
}

#[test]
fn no_answer_is_asked_once_more_where_the_receiver_knows_the_message_again() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let silent = Outcome::Uncertain { reason: "no answer in 15 s".into() };
    let first = desk.claim().remove(0);
    desk.engine.settle(&first, &silent, 1.0).unwrap();
    assert_eq!(
        desk.states(id),
        [DeliveryState::Retry],
        "a webhook has the same id for every attempt"
    );
    desk.minutes_later(1);
    let second = desk.claim().remove(0);
    desk.engine.settle(&second, &silent, 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Uncertain], "once more, and then a person decides");
}

#[test]
fn a_receiver_that_refuses_the_address_pauses_the_channel() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let channel = desk.engine.config().channel("incidents").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    desk.update(id, "first");
    let attempt = desk.claim().remove(0);
    let gone =
        Outcome::Misconfigured { reason: "the address is gone (404)".into(), status: Some(404) };
    desk.engine.settle(&attempt, &gone, 1.0).unwrap();
    assert_eq!(
        desk.states(id),
        [DeliveryState::Failed],
        "hammering a dead hook gets the sender banned"
    );
    let pause = desk.engine.channel_pause(&channel, false).unwrap();
    assert!(pause.is_some_and(|why| why.contains("404")), "and the person is told why");
    desk.engine.bind(&channel).unwrap();
    assert_eq!(
        desk.engine.channel_pause(&channel, false).unwrap(),
        None,
        "confirming lets it send again"
    );
}

#[test]
fn a_channel_that_was_changed_in_the_workspace_waits_for_a_confirmation() {
    let mut desk = Desk::new();
    let mut channel = desk.engine.config().channel("incidents").unwrap().clone();
    assert!(
        desk.engine.channel_pause(&channel, false).unwrap().is_some(),
        "it came by Git: its secret was never given here"
    );
    let pause = desk.engine.channel_pause(&channel, true).unwrap().unwrap_or_default();
    assert!(pause.contains("HOLDFAST_SECRET_INCIDENTS"), "a variable confirms nothing: {pause}");
    desk.engine.bind(&channel).unwrap();
    assert_eq!(desk.engine.channel_pause(&channel, true).unwrap(), None, "a person does");
    channel.rehearsal = true;
    let pause = desk.engine.channel_pause(&channel, true).unwrap();
    assert!(
        pause.is_some_and(|why| why.contains("confirm")),
        "the secret was given for something else"
    );
}

#[test]
fn the_ping_goes_by_itself_and_is_built_from_the_log() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Step(StepAction::finish("1")));
    desk.minutes_later(15);
    assert_eq!(desk.engine.tick().unwrap(), 1, "one ping is due");
    assert_eq!(desk.engine.tick().unwrap(), 0, "once");
    let sent = desk.messages(id);
    assert_eq!(sent.len(), 1, "internal only: customers wait for a person");
    assert_eq!(sent[0].channel, "incidents", "to the automatic channel");
    assert!(
        sent[0].text.contains("No update by a person yet"),
        "it invents nothing: {}",
        sent[0].text
    );
}

#[test]
fn an_exercise_pings_the_rehearsal_channel_alone() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, true);
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    let sent = desk.messages(id);
    assert_eq!(
        sent.iter().map(|m| m.channel.as_str()).collect::<Vec<_>>(),
        ["drill"],
        "no real channel"
    );
    assert!(
        sent[0].payload.contains("EXERCISE EXERCISE EXERCISE"),
        "and nobody can take it for real"
    );
}

#[test]
fn data_that_was_moved_to_another_machine_speaks_for_nobody() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let before = desk.engine.store().device().id;
    desk.engine.store().read().execute("UPDATE device SET machine = 'the old one'", []).unwrap();
    let mut moved = desk.again();
    assert_ne!(moved.store().device().id, before, "two laptops never write one lane");
    assert_eq!(desk.states(id), [DeliveryState::Uncertain], "the old one may have sent it");
    desk.minutes_later(15);
    assert_eq!(moved.tick().unwrap(), 0, "only the laptop that took the rhythm pings");
}

#[test]
fn what_waits_when_an_incident_ends_or_is_held_is_taken_back() {
    let ends = [
        Action::Post(PostAction::Resolve { text: None }),
        Action::State(StateAction::Decline { reason: "false alarm".into() }),
        Action::Rhythm(RhythmAction::Hold { reason: "silence was asked for".into() }),
    ];
    for end in ends {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        desk.minutes_later(15);
        desk.engine.tick().unwrap();
        let attempt = desk.claim().remove(0);
        desk.engine.settle(&attempt, &offline(), 1.0).unwrap();
        desk.act(id, end.clone());
        assert_eq!(
            desk.states(id),
            [DeliveryState::Cancelled],
            "a zombie ping would follow {end:?}"
        );
    }
}

#[test]
fn an_attempt_that_was_on_its_way_when_the_incident_ended_is_not_repeated() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let attempt = desk.claim().remove(0);
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    desk.engine.settle(&attempt, &offline(), 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Cancelled], "what it says is over");
}

#[test]
fn only_the_laptop_that_took_the_rhythm_posts() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.engine.store().read().execute("UPDATE device SET machine = 'the old one'", []).unwrap();
    let mut moved = desk.again();
    let resolve = Action::Post(PostAction::Resolve { text: Some("over".into()) });
    let command = |action| crate::incident::Command::On { incident: id, action };
    let refusal = moved.execute(command(resolve.clone()), None, "Kim").unwrap_err();
    assert!(refusal.message.contains("holdfast take"), "it says what to do: {refusal}");
    moved.execute(command(Action::Rhythm(RhythmAction::TakeRhythm)), None, "Kim").unwrap();
    assert!(moved.execute(command(resolve), None, "Kim").is_ok(), "taking over is a command");
}

#[test]
fn a_message_is_not_sent_again_while_it_is_on_its_way() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    desk.claim();
    let message = desk.messages(id)[0].id;
    let again = Action::Post(PostAction::SettleDelivery { message, outcome: Settled::SendAgain });
    let command = crate::incident::Command::On { incident: id, action: again };
    assert!(
        desk.engine.execute(command, None, "Dana").is_err(),
        "a second press would send it twice"
    );
}

#[test]
fn a_clock_that_was_put_back_holds_up_no_message() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    desk.minutes_later(-120);
    let attempt = desk.claim().remove(0);
    desk.minutes_later(120);
    desk.engine.settle(&attempt, &offline(), 1.0).unwrap();
    desk.minutes_later(-120);
    assert_eq!(desk.claim().len(), 1, "nothing waits for a time that may never come again");
}

#[test]
fn removing_a_channel_takes_back_what_waits_for_it() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Post(PostAction::Resolve { text: Some("over".into()) }));
    desk.engine.remove_channel("incidents").unwrap();
    assert_eq!(
        desk.states(id),
        [DeliveryState::Cancelled],
        "another channel of that name must not get it"
    );
}

#[test]
fn with_a_settings_file_that_was_never_read_nothing_is_told_to_nobody() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    std::fs::write(desk.engine.workspace().join("holdfast.toml"), "<<<<<<< ours\n").unwrap();
    desk.forget_workspaces();
    let mut fresh = desk.again();
    let resolve = Action::Post(PostAction::Resolve { text: Some("over".into()) });
    let command = crate::incident::Command::On { incident: id, action: resolve };
    let refusal = fresh.execute(command, None, "Dana").unwrap_err();
    assert!(refusal.message.contains("holdfast.toml"), "the file is named: {refusal}");
    desk.update(id, "the running process knows its channels");
    assert_eq!(desk.states(id), [DeliveryState::Queued], "the last good file holds");
}

#[test]
fn a_workspace_that_is_gone_or_empty_leaves_its_channels_known() {
    for is_there in [false, true] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        let workspace = desk.engine.workspace().to_owned();
        std::fs::remove_dir_all(&workspace).unwrap();
        if is_there {
            std::fs::create_dir(&workspace).unwrap();
        }
        desk.update(id, "the running process still knows its channels");
        let mut fresh = desk.again();
        let told = fresh.config_problem().unwrap().to_owned();
        assert!(told.contains("gone or empty"), "a share that is not mounted: {told}");
        assert!(told.contains("--workspace"), "and what to do: {told}");
        let resolve = Action::Post(PostAction::Resolve { text: Some("over".into()) });
        let command = crate::incident::Command::On { incident: id, action: resolve };
        fresh.execute(command, None, "Dana").unwrap();
        assert_eq!(
            desk.states(id),
            [DeliveryState::Cancelled, DeliveryState::Queued],
            "a new process knows them too, and the text goes to them"
        );
        std::fs::create_dir_all(&workspace).unwrap();
        desk.write("holdfast.toml", "name = \"Moved\"\n");
        fresh.library.look();
        assert_eq!(fresh.config_problem(), None, "once it is back, it holds");
        assert!(fresh.config().channels.is_empty(), "whatever it says");
    }
}

#[test]
fn a_workspace_that_was_never_known_and_one_without_its_file_have_no_channels() {
    let desk = Desk::new();
    let workspace = desk.engine.workspace().to_owned();
    std::fs::write(workspace.join("queue.md"), "# Queue").unwrap();
    std::fs::remove_file(workspace.join("holdfast.toml")).unwrap();
    let fresh = desk.again();
    assert_eq!(fresh.config_problem(), None, "the folder is there, so its file was taken away");
    assert!(fresh.config().channels.is_empty(), "and that is meant so");
}

#[test]
fn a_settings_file_that_is_being_saved_keeps_its_channels() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let file = desk.engine.workspace().join("holdfast.toml");
    std::fs::write(&file, "").unwrap();
    desk.update(id, "said while an editor has emptied the file");
    assert_eq!(desk.states(id), [DeliveryState::Queued], "no text is told to nobody meanwhile");
    desk.hand.advance(3_000);
    desk.engine.changes().unwrap();
    assert!(desk.engine.config().channels.is_empty(), "a file that stays empty is meant so");
}
