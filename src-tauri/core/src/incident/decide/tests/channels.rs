//! Where a text goes: what is left out of it is recorded and stays owed, and a private incident reaches nobody else.

use super::*;
use crate::incident::command::SystemAction;
use crate::incident::rhythm::{self, Due};

fn second(desk: &mut Desk) {
    let mail = ChannelFacts {
        name: "mail".into(),
        audience: Audience::Internal,
        ping: PingMode::Auto,
        rehearsal: false,
        interval_minutes: None,
    };
    desk.cx.policy.channels.push(mail);
}

fn without(names: &[&str]) -> Action {
    let Action::Post(PostAction::PostUpdate(said)) = update(Audience::Internal, None) else {
        panic!("an update")
    };
    let without = names.iter().map(|name| (*name).to_owned()).collect();
    PostAction::PostUpdate(Update { without, ..said }).into()
}

fn private(names: Option<&[&str]>) -> Action {
    let only = names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
    PostAction::ChooseChannels { only }.into()
}

#[test]
fn a_channel_that_is_left_out_is_on_record_and_still_owed_what_it_was_promised() {
    let mut desk = Desk::declared();
    second(&mut desk);
    let promised = desk.state.rhythm[&Audience::Internal].due_at;
    desk.minutes_later(5);
    let events = desk.act(without(&["mail"]));
    let post = posts(&events)[0];
    assert_eq!(
        (&post.channels[..], &post.left_out[..]),
        (&["incidents".into()][..], &["mail".into()][..])
    );
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert_eq!(rhythm.due_for("mail"), promised, "nobody told these readers of another time");
    assert_eq!(rhythm.due_for("incidents"), rhythm.due_at, "these were");
    assert_ne!(rhythm.due_at, promised);
    desk.minutes_later(1).act(without(&["incidents"]));
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert_eq!(rhythm.owed.keys().collect::<Vec<_>>(), ["incidents"], "mail has its text now");
    desk.minutes_later(1).act(without(&[]));
    assert!(desk.state.rhythm[&Audience::Internal].owed.is_empty(), "all were told");
}

#[test]
fn a_ping_that_reaches_the_channel_settles_what_it_was_owed() {
    let mut desk = Desk::declared();
    second(&mut desk);
    desk.minutes_later(5).act(without(&["mail"]));
    let notices = |desk: &Desk| -> String {
        let all = rhythm::notices(
            &desk.state,
            "INC-0042",
            &desk.cx.policy,
            &Default::default(),
            desk.cx.now,
        );
        all.into_iter().map(|n| n.text + "\n").collect()
    };
    let said = notices(desk.minutes_later(10));
    assert!(said.contains("the internal update for mail is due now"), "a person writes it: {said}");
    desk.minutes_later(5);
    let due = rhythm::due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
    assert!(due.contains(&Due::Ping { audience: Audience::Internal, late: false }), "{due:?}");
    let ping =
        SystemAction::Ping { audience: Audience::Internal, text: "ping".into(), late: false };
    let events = desk.act(Action::System(ping));
    assert_eq!(posts(&events)[0].channels, ["incidents", "mail"]);
    let (post, message) = (
        desk.state.rhythm[&Audience::Internal].last_ping,
        crate::ids::OutboxId(Uuid::from_u128(9)),
    );
    let delivery = crate::incident::event::Delivery {
        message,
        post: post.unwrap(),
        channel: "mail".into(),
        state: crate::incident::DeliveryState::Sent,
        reason: None,
        status: None,
    };
    desk.act(Action::System(SystemAction::Delivered(delivery)));
    assert!(desk.state.rhythm[&Audience::Internal].owed.is_empty());
}

#[test]
fn a_name_that_is_no_channel_and_a_text_for_nobody_are_refused() {
    let mut desk = Desk::declared();
    for (names, says) in [
        (&["mial"][..], "“mial” is no internal channel"),
        (&["status"], "“status” is no internal channel"),
        (&["incidents"], "Every internal channel is left out"),
    ] {
        let why = desk.ask(without(names)).unwrap_err().message;
        assert!(why.contains(says), "{why}");
    }
    let why = desk.ask(private(Some(&["drill"]))).unwrap_err().message;
    assert!(why.contains("“drill” is no channel that a real incident may use"), "{why}");
    desk.act(private(Some(&["incidents"])));
    let why = desk.ask(private(Some(&["incidents"]))).unwrap_err().message;
    assert!(why.contains("already"), "{why}");
}

#[test]
fn texts_and_pings_of_a_private_incident_go_to_its_channels_alone() {
    let mut desk = Desk::declared();
    second(&mut desk);
    assert!(desk.state.rhythm[&Audience::External].due_at.is_some());
    desk.act(private(Some(&["mail"])));
    assert_eq!(desk.state.rhythm[&Audience::External].due_at, None, "no channel, no promise");
    let events = desk.minutes_later(5).act(update(Audience::Internal, None));
    assert_eq!(posts(&events)[0].channels, ["mail"]);
    let why = desk.ask(update(Audience::External, Some("Kim"))).unwrap_err().message;
    assert!(why.contains("is private and no external channel was chosen"), "{why}");
    let ping =
        SystemAction::Ping { audience: Audience::Internal, text: "ping".into(), late: false };
    let events = desk.minutes_later(15).act(Action::System(ping));
    assert_eq!(posts(&events)[0].channels, ["mail"], "the ping too");
    desk.act(private(Some(&[])));
    let due = rhythm::due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
    assert_eq!(due, [], "nothing goes anywhere");
    desk.act(private(None));
    let due_at = desk.state.rhythm[&Audience::External].due_at;
    assert_eq!(due_at, Some(desk.cx.now.plus_minutes(15)), "customers are promised updates again");
}

#[test]
fn what_was_owed_to_a_channel_that_was_not_chosen_is_let_go() {
    let mut desk = Desk::declared();
    second(&mut desk);
    desk.minutes_later(5).act(without(&["mail"]));
    desk.act(private(Some(&["incidents"])));
    assert!(desk.state.rhythm[&Audience::Internal].owed.is_empty());
}

#[test]
fn a_hold_ends_with_the_incident_and_is_remembered_until_it_is_held_anew() {
    let mut desk = Desk::declared();
    desk.act(RhythmAction::Hold { reason: "the call tells all".into() }.into());
    desk.act(PostAction::Resolve { text: None }.into());
    desk.act(StateAction::Close.into());
    assert_eq!(
        desk.state.hold_ended.as_deref(),
        Some("the call tells all"),
        "closing forgets nothing"
    );
    desk.act(StateAction::Reopen { reason: None }.into());
    assert_eq!(desk.state.held, None);
    desk.act(PostAction::Resolve { text: None }.into());
    assert_eq!(desk.state.hold_ended, None, "nothing was held this time");
}

#[test]
fn a_private_incident_promises_nothing_to_customers_when_it_is_raised_or_reopened() {
    let mut desk = Desk::with(Severity::Sev3, false);
    desk.act(private(Some(&["incidents"])));
    let customers = |desk: &Desk| desk.state.rhythm.get(&Audience::External).and_then(|r| r.due_at);
    let up = StateAction::SetSeverity { severity: Severity::Sev1, reason: None };
    desk.act(up.into());
    assert_eq!(customers(&desk), None, "raised");
    desk.act(PostAction::Resolve { text: None }.into());
    desk.act(StateAction::Reopen { reason: None }.into());
    assert_eq!(customers(&desk), None, "reopened");
    assert!(desk.state.rhythm[&Audience::Internal].due_at.is_some(), "the others are");
    desk.act(private(None));
    assert!(customers(&desk).is_some(), "and again once they have a channel");
}

#[test]
fn making_it_private_leaves_no_debt_that_nobody_can_answer() {
    let mut desk = Desk::declared();
    desk.act(update(Audience::External, Some("Kim")));
    let told = |desk: &mut Desk, state| {
        let delivery = crate::incident::event::Delivery {
            message: crate::ids::OutboxId(Uuid::from_u128(9)),
            post: desk.state.rhythm[&Audience::External].last.as_ref().unwrap().event,
            channel: "status".into(),
            state,
            reason: None,
            status: None,
        };
        desk.act(Action::System(SystemAction::Delivered(delivery)));
    };
    told(&mut desk, crate::incident::DeliveryState::Sent);
    desk.act(PostAction::Resolve { text: None }.into());
    desk.act(update(Audience::External, Some("Kim")));
    assert_eq!(desk.state.waiting(&desk.cx.policy).len(), 1, "their last word is on its way");
    desk.act(private(Some(&["incidents"])));
    told(&mut desk, crate::incident::DeliveryState::Cancelled);
    assert_eq!(desk.state.waiting(&desk.cx.policy), [], "it is taken back, and no text may go");
}
