//! What needs the commander: how it ranks, what answers it, and when the list turns by itself.

use proptest::prelude::*;

use super::{noticed, outcome_of};
use crate::clock::Millis;
use crate::ids::OutboxId;
use crate::incident::command::{PostAction, RhythmAction, StateAction, StepAction};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::rhythm::{About, Deed, Rank, Reach, next_turn, notices};
use crate::incident::{Action, Audience, DeliveryState};

fn ranks(desk: &Desk) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = noticed(desk).iter().filter_map(|n| n.about.rank()).collect();
    ranks.sort();
    ranks.dedup();
    ranks
}

/// One of each kind.
fn samples() -> Vec<About> {
    let (at, why, audience) = (Millis(0), String::new(), Audience::Internal);
    let lost = |unsure| About::Lost {
        audience,
        message: OutboxId(uuid::Uuid::from_u128(1)),
        channel: "incidents".into(),
        unsure,
    };
    let by_hand = |late| About::ByHand { audience, at, to: vec![], late };
    vec![
        About::Damage,
        lost(true),
        lost(false),
        About::Unheard { audience, why: why.clone() },
        About::Behind { audience, channel: "incidents".into(), why: why.clone() },
        by_hand(true),
        by_hand(false),
        About::Ping { audience, at, why: None },
        About::Ping { audience, at, why: Some(why.clone()) },
        About::Silent { audience, at, why },
        About::First { minutes: 5 },
        About::Step { number: "5".into(), at },
        About::Escalation { to: "CTO".into(), after_minutes: 30 },
        About::Overrun { phase: "First".into(), at, next: None, escalate: None },
    ]
}

#[test]
fn what_is_not_told_to_readers_cannot_be_put_away_and_the_rest_can_be_answered() {
    for about in samples() {
        let (rank, deeds) = (about.rank().unwrap(), about.deeds());
        let away = deeds.contains(&Deed::PutAway);
        assert!(!(away && rank.is_for_all()), "{about:?} is true until it is mended");
        assert!(!deeds.is_empty() || about == About::Damage, "{about:?} has an answer");
        assert!(!deeds.contains(&Deed::GoThere), "{about:?} is answered where it is");
    }
    assert_eq!(About::Posted.rank(), None, "a ping that went needs nobody");
}

#[test]
fn the_ranks_come_as_the_incident_goes_on() {
    let mut desk = Desk::declared();
    assert_eq!(ranks(&desk), []);
    assert_eq!(ranks(desk.minutes_later(5)), [Rank::First], "nobody was told");
    desk.act(update(Audience::Internal, None));
    outcome_of(&mut desk, DeliveryState::Failed);
    assert_eq!(ranks(&desk), [Rank::NotDelivered], "the first update did not arrive");
    outcome_of(&mut desk, DeliveryState::Sent);
    assert_eq!(ranks(desk.minutes_later(8)), [Rank::Soon, Rank::Call], "T-3, and a phase is over");
    assert_eq!(ranks(desk.minutes_later(4)), [Rank::Overdue, Rank::Soon, Rank::Call]);
}

#[test]
fn a_phase_over_its_time_offers_what_the_runbook_says_next_until_somebody_walks_on() {
    let source = "# Runbook: Queue stuck\n\n## Immediate actions (0-5 minutes)\n1. Look\n2. Restart\n\n## If restart fails (5-15 minutes)\n3. Fail over\n\n## Communication\n- Escalate to CTO if not resolved in 30 minutes\n";
    let mut desk = Desk::declared();
    desk.state.runbooks[0].file.runbook = crate::runbook::parse(source, "queue.md").checklist;
    let overrun = |desk: &Desk| {
        noticed(desk).into_iter().find_map(|n| {
            let About::Overrun { phase, next, escalate, .. } = n.about else { return None };
            Some((phase, next, escalate))
        })
    };
    assert_eq!(overrun(desk.minutes_later(5)), None, "its time is not over at its last moment");
    let next = Some(("If restart fails".to_owned(), "3".to_owned()));
    let wanted = ("Immediate actions".to_owned(), next, Some("CTO".to_owned()));
    assert_eq!(overrun(desk.minutes_later(1)), Some(wanted));
    desk.act(Action::Step(StepAction::StartStep { step: "3".into(), reason: None }));
    assert_eq!(overrun(&desk), None, "they walked on, and that phase has time");
    desk.minutes_later(10);
    let (phase, next, _) = overrun(&desk).unwrap();
    assert_eq!((phase.as_str(), next), ("If restart fails", None), "the runbook ends here");
    desk.act(Action::Rhythm(RhythmAction::Hold { reason: "provider works on it".into() }));
    assert_eq!(overrun(&desk), None, "while time stands still nobody is pressed");
}

#[test]
fn the_time_of_a_phase_counts_anew_from_a_reopening() {
    let mut desk = Desk::declared();
    desk.minutes_later(60).act(Action::Post(PostAction::Resolve { text: None }));
    desk.minutes_later(60).act(Action::State(StateAction::Reopen { reason: None }));
    let is_over =
        |desk: &Desk| noticed(desk).iter().any(|n| matches!(n.about, About::Overrun { .. }));
    assert!(!is_over(desk.minutes_later(5)), "its five minutes are not over");
    assert!(is_over(desk.minutes_later(1)));
}

proptest! {
    /// A screen reads the list again when it turns, and misses nothing between.
    #[test]
    fn before_its_next_turn_the_list_stays_what_it_is(
        minutes in 0_i64..90, told: bool, share in 0.0..1.0_f64
    ) {
        let mut desk = Desk::declared();
        if told {
            desk.act(update(Audience::Internal, None));
            outcome_of(&mut desk, DeliveryState::Sent);
        }
        desk.minutes_later(minutes);
        let about = |now| -> Vec<About> {
            let all = notices(&desk.state, "INC-0042", &desk.cx.policy, &Reach::default(), now);
            all.into_iter().map(|n| n.about).filter(|a| a.rank().is_some()).collect()
        };
        let now = desk.cx.now;
        let turn = next_turn(&desk.state, &desk.cx.policy, now).unwrap_or(now.plus_minutes(90));
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a share")]
        let within = now.plus(((turn.since(now) - 1).max(0) as f64 * share) as i64);
        prop_assert_eq!(about(now), about(within));
    }
}
