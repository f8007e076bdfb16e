//! No path leads from an exercise to a channel that is not for rehearsal, whatever is directed and played.

use proptest::prelude::*;

use super::*;
use crate::engine::tests::desk::Desk;
use crate::exercise::entry::{Element, ObservationKind, Rating};
use crate::incident::command::tests::{drawn, types_of};
use crate::incident::command::{ExerciseAction, ItemAction, PostAction, Update};
use crate::incident::event::ActionItem;
use crate::incident::{Audience, fold};
use crate::store::outbox;

#[derive(Clone, Debug)]
enum Deed {
    Direct(Action),
    Wait(i64),
    Sleep,
    Reopen,
}

fn id() -> impl Strategy<Value = String> {
    (0..6_u8).prop_map(|n| format!("I{n}"))
}

fn action() -> impl Strategy<Value = Action> {
    let text = || "said".to_owned();
    let update = move |audience| Update {
        audience,
        text: text(),
        state: None,
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: false,
        to_nobody: true,
        without: Vec::new(),
    };
    prop_oneof![
        Just(ClockAction::PauseExercise { reason: None }.into()),
        Just(ClockAction::ResumeExercise.into()),
        (500_u32..3_600_000).prop_map(|n| {
            ClockAction::SetSpeed { speed: Speed::thousandths(n).unwrap().to_string() }.into()
        }),
        (0..90_i64).prop_map(|n| ClockAction::JumpTo { to: said(n * MINUTE) }.into()),
        prop::option::of(id()).prop_map(|inject| InjectAction::ReleaseInject { inject }.into()),
        id().prop_map(|inject| InjectAction::HoldInject { inject, reason: None }.into()),
        id().prop_map(move |inject| InjectAction::SkipInject { inject, reason: text() }.into()),
        (id(), 0..60_i64).prop_map(|(inject, n)| {
            InjectAction::RetimeInject { inject, to: said(n * MINUTE) }.into()
        }),
        id().prop_map(|inject| InjectAction::GiveHint { inject }.into()),
        (id(), prop::sample::select(&Met::ALL[..])).prop_map(|(inject, met)| {
            InjectAction::MarkExpectation { inject, number: 1, met, note: None, in_time: None }
                .into()
        }),
        prop::sample::select(&Rating::ALL[..]).prop_map(move |rating| {
            JudgeAction::RateObjective { objective: "O1".into(), rating, reason: text() }.into()
        }),
        prop::sample::select(&ObservationKind::ALL[..]).prop_map(move |kind| {
            JudgeAction::Observe { kind: Some(kind), text: text(), objective: None, inject: None }
                .into()
        }),
        Just(
            ItemAction::add(ActionItem {
                issue: "x".into(),
                fix: "y".into(),
                element: Some(Element::Training),
                due: Some("2026-12-31".into()),
                ..ActionItem::default()
            })
            .into()
        ),
        prop::bool::weighted(0.1).prop_map(move |ends| if ends {
            JudgeAction::EndExercise.into()
        } else {
            JudgeAction::AbortExercise { reason: text() }.into()
        }),
        prop::sample::select(&Audience::ALL[..])
            .prop_map(move |a| Action::Post(PostAction::PostUpdate(update(a)))),
        Just(Action::Post(PostAction::Resolve { text: None })),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => action().prop_map(Deed::Direct),
        4 => (1..25_i64).prop_map(Deed::Wait),
        1 => Just(Deed::Sleep),
        1 => Just(Deed::Reopen),
    ]
}

#[test]
fn every_action_of_a_facilitator_is_drawn() {
    let left: Vec<String> =
        types_of::<ExerciseAction>().difference(&drawn(&action())).cloned().collect();
    assert_eq!(left, Vec::<String>::new(), "no property holds for these");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_of_an_exercise_reaches_a_real_channel_and_the_log_gives_its_state(
        deeds in prop::collection::vec(deed(), 1..40), auto in any::<bool>(), sixty in any::<bool>(),
    ) {
        let mut desk = Desk::new();
        let injects = (0..6).map(|n| inject(&format!("I{n}"), n * 5)).collect();
        let speed = if sixty { "60" } else { "1" };
        let id = begin(&mut desk, scenario(injects), auto, speed);
        for deed in deeds {
            match deed {
                // What does not fit is refused.
                Deed::Direct(action) => {
                    drop(desk.engine.execute(Command::On { incident: id, action }, None, "Kim"));
                }
                Deed::Wait(seconds) => kept(&mut desk, seconds),
                Deed::Sleep => desk.hand.advance(3_600_000),
                Deed::Reopen => desk.engine = desk.again(),
            }
        }
        for message in outbox::of_incident(desk.engine.store().read(), id).unwrap() {
            let channel = desk.engine.config().channel(&message.channel).unwrap();
            prop_assert!(channel.rehearsal && message.exercise, "{message:?}");
            let says_so = message.payload.contains("EXERCISE");
            prop_assert!(says_so, "each message says that it is an exercise: {}", message.payload);
        }
        let rows = rows(&desk.engine, id);
        prop_assert!(rows.iter().all(|row| row.exercise && row.simulated_at.is_some()), "marked");
        let released = |n: &str| {
            rows.iter().filter(|r| r.kind == "inject_released" && r.data()["inject"] == n).count()
        };
        prop_assert!((0..6).all(|n| released(&format!("I{n}")) <= 1), "no inject comes twice");
        let folded = fold(rows.iter().map(Row::recorded).collect());
        prop_assert_eq!(desk.engine.incident(id).unwrap(), &folded, "state is a function of the log");
    }
}
