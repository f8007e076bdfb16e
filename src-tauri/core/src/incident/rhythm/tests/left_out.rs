//! What a text that leaves a channel out does to its readers: what failed there stays on the screen, and what is owed to
//! them waits for a person.

use uuid::Uuid;

use super::alarms;
use crate::ids::{EventId, OutboxId};
use crate::incident::command::{PostAction, StateAction, SystemAction, Update};
use crate::incident::decide::tests::Desk;
use crate::incident::event::Delivery;
use crate::incident::rhythm::{About, Face, Reach, Sight, notices, stand};
use crate::incident::{
    Action, Audience, ChannelFacts, DeliveryState, IncidentState, PingMode, Settled,
};

const INTERNAL: Audience = Audience::Internal;

/// With `mail`, too, and nothing promised to customers.
fn two(ping: PingMode) -> Desk {
    let mut desk = Desk::declared();
    desk.state.rhythm.remove(&Audience::External);
    let (name, audience) = ("mail".to_owned(), INTERNAL);
    let mail = ChannelFacts { name, audience, ping, rehearsal: false, interval_minutes: None };
    desk.cx.policy.channels.push(mail);
    desk
}

/// Posts a text, and gives its entry.
fn say(desk: &mut Desk, without: &[&str], state: Option<IncidentState>) -> EventId {
    let said = Update {
        audience: INTERNAL,
        text: "We look at it.".into(),
        state,
        next_minutes: None,
        approved_by: None,
        elsewhere: false,
        to_nobody: false,
        without: without.iter().map(|name| (*name).to_owned()).collect(),
    };
    desk.act(Action::Post(PostAction::PostUpdate(said)));
    desk.state.rhythm[&INTERNAL].last.as_ref().unwrap().event
}

/// One message for each text and channel.
fn message(post: EventId, channel: &str) -> OutboxId {
    OutboxId(Uuid::from_u128(post.0.as_u128() * 10 + channel.len() as u128))
}

fn outcome(desk: &mut Desk, post: EventId, channel: &str, state: DeliveryState) {
    let (message, channel) = (message(post, channel), channel.to_owned());
    let delivery = Delivery { message, post, channel, state, reason: None, status: None };
    desk.act(Action::System(SystemAction::Delivered(delivery)));
}

fn about(desk: &Desk, reach: &Reach) -> Vec<About> {
    let all = notices(&desk.state, "INC-0042", &desk.cx.policy, reach, desk.cx.now);
    all.into_iter().map(|notice| notice.about).collect()
}

fn lost_in(desk: &Desk) -> Vec<String> {
    let all = about(desk, &Reach::default()).into_iter();
    let lost = all.filter_map(|about| {
        let About::Lost { channel, .. } = about else { return None };
        Some(channel)
    });
    lost.collect()
}

fn stands(desk: &Desk) -> (Face, Vec<String>) {
    let (reach, device) = (Reach::default(), desk.cx.device);
    let sight = Sight { state: &desk.state, policy: &desk.cx.policy, reach: &reach, device };
    let stand = stand(&sight, desk.cx.now).unwrap();
    (stand.face, stand.promised.map(|next| next.to).unwrap_or_default())
}

#[test]
fn a_text_that_failed_in_a_channel_is_not_mended_by_one_that_leaves_it_out() {
    for fails_late in [false, true] {
        let mut desk = two(PingMode::Auto);
        let first = say(&mut desk, &[], None);
        outcome(&mut desk, first, "incidents", DeliveryState::Sent);
        if !fails_late {
            outcome(&mut desk, first, "mail", DeliveryState::Failed);
        }
        let second = say(desk.minutes_later(1), &["mail"], None);
        if fails_late {
            outcome(&mut desk, first, "mail", DeliveryState::Failed);
        }
        assert_eq!(lost_in(&desk), ["mail"], "fails late: {fails_late}");
        assert_eq!(stands(&desk).0, Face::NotDelivered);
        let mut settled = two(PingMode::Auto);
        settled.state = desk.state.clone();
        let (message, arrived) = (message(first, "mail"), Settled::Arrived);
        let settle = PostAction::SettleDelivery { message, outcome: arrived };
        settled.act(Action::Post(settle));
        outcome(&mut desk, first, "mail", DeliveryState::Sent);
        for desk in [&desk, &settled] {
            assert_eq!(lost_in(desk), Vec::<String>::new(), "it arrived after all");
            assert_eq!(
                desk.state.rhythm[&INTERNAL].told_at, None,
                "which tells nobody of {second:?}"
            );
        }
    }
}

#[test]
fn a_ping_mends_nothing_in_a_channel_that_asks() {
    let mut desk = two(PingMode::Ask);
    let first = say(&mut desk, &[], None);
    outcome(&mut desk, first, "incidents", DeliveryState::Sent);
    outcome(&mut desk, first, "mail", DeliveryState::Failed);
    super::ping(desk.minutes_later(15), false);
    let ping = desk.state.rhythm[&INTERNAL].last_ping.unwrap();
    assert_eq!(lost_in(&desk), ["mail"], "written");
    outcome(&mut desk, ping, "incidents", DeliveryState::Sent);
    assert_eq!(lost_in(&desk), ["mail"], "and taken");
    say(desk.minutes_later(1), &[], None);
    assert_eq!(lost_in(&desk), Vec::<String>::new(), "a text for all replaces it");
}

#[test]
fn a_healthy_channel_that_was_left_out_makes_no_text_look_delivered() {
    let mut desk = two(PingMode::Auto);
    say(&mut desk, &["mail"], None);
    let shut = [("incidents".to_owned(), "incidents is paused".to_owned())].into();
    let reach = Reach { shut, ..Reach::default() };
    let (audience, why) = (INTERNAL, "incidents is paused".to_owned());
    assert!(about(&desk, &reach).contains(&About::Unheard { audience, why }));
}

#[test]
fn a_channel_that_the_last_word_leaves_out_waits_for_a_person_and_is_named() {
    let mut desk = two(PingMode::Auto);
    let first = say(&mut desk, &[], None);
    for channel in ["incidents", "mail"] {
        outcome(&mut desk, first, channel, DeliveryState::Sent);
    }
    let last = say(desk.minutes_later(5), &["mail"], Some(IncidentState::Resolved));
    let asks = (Face::Asking, vec!["mail".to_owned()]);
    assert_eq!(stands(&desk), asks, "the others' is on its way");
    let mut closed = two(PingMode::Auto);
    closed.state = desk.state.clone();
    closed.act(Action::State(StateAction::Close));
    assert_eq!(stands(&closed), (Face::Ended, vec![]), "who closes lets all go");
    outcome(&mut desk, last, "incidents", DeliveryState::Sent);
    assert_eq!(stands(&desk), asks, "and arrived");
    let said = alarms(desk.minutes_later(12)).join("\n");
    assert!(said.contains("for mail on how it ended is 2 min overdue"), "{said}");
    desk.cx.policy.channels.retain(|channel| channel.name != "mail");
    assert_eq!(stands(&desk), (Face::Ended, vec![]), "a channel that is gone has no readers");
    assert_eq!(alarms(&desk), Vec::<String>::new());
}

#[test]
fn what_is_owed_to_a_channel_that_is_gone_moves_no_clock() {
    let mut desk = two(PingMode::Auto);
    say(desk.minutes_later(5), &["mail"], None);
    let (owed, next) = (desk.cx.now.plus_minutes(10), desk.cx.now.plus_minutes(15));
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), Some(owed));
    desk.cx.policy.channels.retain(|channel| channel.name != "mail");
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), Some(next));
}

#[test]
fn a_text_answers_its_own_readers_and_not_those_of_a_channel_that_it_leaves_out() {
    let mut desk = two(PingMode::Auto);
    let first = say(desk.minutes_later(5), &["mail"], None);
    outcome(&mut desk, first, "incidents", DeliveryState::Sent);
    let known = desk.cx.now.plus_minutes(15);
    say(desk.minutes_later(1), &["mail"], None);
    assert_eq!(desk.state.rhythm[&INTERNAL].unheard, Some(known), "mail's time is earlier");
    say(desk.minutes_later(1), &[], None);
    assert_eq!(desk.state.rhythm[&INTERNAL].unheard, Some(known), "nobody heard of it");
}

#[test]
fn a_message_that_is_sent_again_to_a_channel_which_takes_nothing_keeps_its_alarm() {
    for others_have_it in [false, true] {
        let mut desk = two(PingMode::Auto);
        let post = say(desk.minutes_later(5), &[], None);
        if others_have_it {
            outcome(&mut desk, post, "incidents", DeliveryState::Sent);
        }
        outcome(&mut desk, post, "mail", DeliveryState::Failed);
        let why = || "mail is paused: the address is gone".to_owned();
        let mut reach = Reach { shut: [("mail".into(), why())].into(), ..Reach::default() };
        reach.refused.insert((post, "mail".into()), why());
        let lost: Vec<About> = about(&desk, &reach)
            .into_iter()
            .filter(|a| matches!(a, About::Lost { .. } | About::Behind { .. }))
            .collect();
        assert!(matches!(lost[..], [About::Lost { .. }]), "it is told once: {lost:?}");
        let (message, outcome) = (message(post, "mail"), Settled::SendAgain);
        desk.act(Action::Post(PostAction::SettleDelivery { message, outcome }));
        let waits = About::Behind { audience: INTERNAL, channel: "mail".into(), why: why() };
        assert!(about(&desk, &reach).contains(&waits), "it is not on its way");
        let open = Reach::default();
        assert!(!about(&desk, &open).contains(&waits), "once the channel takes texts it is");
    }
}
