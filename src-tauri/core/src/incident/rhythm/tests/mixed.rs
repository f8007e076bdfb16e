//! One audience with channels that take the ping and channels that ask: what the first were told does not count for the
//! readers of the second.

use super::{alarms, at, outcome_of, ping};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::rhythm::Due;
use crate::incident::{Audience, ChannelFacts, DeliveryState, PingMode};

fn mixed() -> Desk {
    let mut desk = Desk::declared();
    desk.cx.policy.channels.push(ChannelFacts {
        name: "war-room".into(),
        audience: Audience::Internal,
        ping: PingMode::Ask,
        rehearsal: false,
        interval_minutes: None,
    });
    desk
}

#[test]
fn a_ping_to_some_readers_does_not_count_for_those_who_are_asked_about() {
    let mut desk = mixed();
    let promised = desk.state.rhythm[&Audience::Internal].due_at;
    desk.minutes_later(15);
    let on_time = Due::Ping { audience: Audience::Internal, late: false };
    assert_eq!(at(&desk, false), [on_time], "the others get theirs");
    let said = alarms(&desk).join("\n");
    assert!(said.contains("the internal update for war-room is due now"), "asked: {said}");
    ping(&mut desk, false);
    outcome_of(&mut desk, DeliveryState::Sent);
    let said = alarms(desk.minutes_later(5)).join("\n");
    assert!(said.contains("for war-room is 5 min overdue"), "nobody told them: {said}");
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), promised, "the clock is theirs");
    desk.act(update(Audience::Internal, None));
    outcome_of(&mut desk, DeliveryState::Sent);
    assert!(alarms(&desk).iter().all(|text| !text.contains("war-room")), "a person told all");
}
