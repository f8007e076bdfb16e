//! Exercises and real incidents never meet: whatever is done, and however the workspace's file changes meanwhile.

use proptest::prelude::*;
use std::collections::BTreeSet;

use super::desk::Desk;
use super::practice::times::talk;
use crate::channel::{EXERCISE, Outcome};
use crate::engine::Attempt;
use crate::exercise::clock::said;
use crate::ids::IncidentId;
use crate::incident::command::{ClockAction, JudgeAction, PostAction, Settled, Update};
use crate::incident::{Action, Audience, Command};
use crate::severity::Severity;
use crate::store::outbox;

/// A channel of the file: its name, whether it is for rehearsal, and its audience.
type Line = (&'static str, bool, Audience);

#[derive(Clone, Debug)]
enum Deed {
    /// The file changes: a `git pull`.
    File(Vec<Line>),
    /// A person confirms a channel here.
    Confirm(usize),
    Post {
        of: usize,
        audience: Audience,
        ends: bool,
    },
    Wait(i64),
    /// The sender's round, and what the receivers answer.
    Send(u8),
    /// A person asks for another try of all that was lost.
    Again(usize),
    /// The story is put forward by so many minutes: a promise may pass.
    Jump(i64),
    /// The exercise is broken off, and those who practise are told.
    Abort,
}

const NAMES: [&str; 3] = ["incidents", "status page", "status-page"];

fn line() -> impl Strategy<Value = Line> {
    let audience = prop_oneof![Just(Audience::Internal), Just(Audience::External)];
    (prop::sample::select(&NAMES[..]), any::<bool>(), audience)
}

fn deeds() -> impl Strategy<Value = Deed> {
    let audience = prop_oneof![Just(Audience::Internal), Just(Audience::External)];
    prop_oneof![
        prop::collection::vec(line(), 0..4).prop_map(Deed::File),
        (0..3_usize).prop_map(Deed::Confirm),
        (0..2_usize, audience, prop::bool::weighted(0.1))
            .prop_map(|(of, audience, ends)| Deed::Post { of, audience, ends }),
        (1..20_i64).prop_map(Deed::Wait),
        (0..4_u8).prop_map(Deed::Send),
        (0..2_usize).prop_map(Deed::Again),
        (1..40_i64).prop_map(Deed::Jump),
        Just(Deed::Abort),
    ]
}

fn file(lines: &[Line]) -> String {
    let mut seen = BTreeSet::new();
    let own = lines.iter().filter(|(name, ..)| seen.insert(*name));
    own.map(|(name, rehearsal, audience)| {
        format!("[[channel]]\nname = \"{name}\"\nkind = \"webhook\"\naudience = \"{audience}\"\nrehearsal = {rehearsal}\n")
    })
    .collect()
}

fn update(audience: Audience, ends: bool) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience,
        text: "news".into(),
        state: ends.then_some(crate::incident::IncidentState::Resolved),
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: false,
        to_nobody: false,
        without: vec![],
    }))
}

fn answer(kind: u8) -> Outcome {
    match kind {
        0 => Outcome::Sent { provider_id: None },
        1 => Outcome::Retry { after_s: None, reason: "offline".into(), status: None },
        2 => Outcome::Uncertain { reason: "no answer".into() },
        _ => Outcome::Rejected { reason: "no".into(), status: Some(400) },
    }
}

/// Directs an exercise that runs by a scenario; one that does not refuses it.
fn direct(desk: &mut Desk, incident: IncidentId, action: Action) {
    let _ = desk.engine.execute(Command::On { incident, action }, None, "Kim");
}

/// What one round of the sender would send, with every secret in the environment.
fn send(desk: &mut Desk) -> Vec<Attempt> {
    let waiting = desk.engine.waiting(|_| true).unwrap();
    let ready = waiting.sendable.into_iter().map(|c| c.name);
    let ready = ready.filter(|name| waiting.due.contains_key(name));
    desk.engine.claim(&ready.collect()).unwrap()
}

fn again(desk: &mut Desk, incident: IncidentId) {
    for message in outbox::of_incident(desk.engine.store().read(), incident).unwrap() {
        let outcome = Settled::SendAgain;
        let action = Action::Post(PostAction::SettleDelivery { message: message.id, outcome });
        // What cannot be sent again is refused.
        let _ = desk.engine.execute(Command::On { incident, action }, None, "Dana");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_path_leads_from_an_exercise_to_a_real_channel_nor_back(
        deeds in prop::collection::vec(deeds(), 1..40), played in any::<bool>()
    ) {
        let mut desk = Desk::new();
        // One that runs by a scenario begins only while nothing real is open.
        let drill = played.then(|| talk(&mut desk, "60"));
        let real = desk.declare(Severity::Sev1, false);
        let both = [real, drill.unwrap_or_else(|| desk.declare(Severity::Sev1, true))];
        let mut confirmed = BTreeSet::new();
        for deed in deeds {
            match deed {
                Deed::File(lines) => {
                    desk.write("holdfast.toml", &file(&lines));
                    desk.engine.library.look_afresh();
                }
                Deed::Confirm(nth) => {
                    if let Some(channel) = desk.engine.config().channel(NAMES[nth]).cloned() {
                        desk.engine.bind(&channel).unwrap();
                        confirmed.insert(channel.binding());
                    }
                }
                Deed::Post { of, audience, ends } => {
                    let command = Command::On { incident: both[of], action: update(audience, ends) };
                    // An ended incident refuses some.
                    let _ = desk.engine.execute(command, None, "Dana");
                }
                Deed::Wait(minutes) => {
                    desk.minutes_later(minutes);
                    desk.engine.tick().unwrap();
                    desk.engine.expire().unwrap();
                }
                Deed::Again(of) => again(&mut desk, both[of]),
                Deed::Jump(minutes) => {
                    let t = desk.engine.time_of(both[1]).unwrap().0.since(Desk::START);
                    let to_ms = t + minutes * crate::clock::MINUTE_MS;
                    direct(&mut desk, both[1], ClockAction::JumpTo { to: said(to_ms) }.into());
                }
                Deed::Abort => {
                    let reason = "it is real".to_owned();
                    direct(&mut desk, both[1], JudgeAction::AbortExercise { reason }.into());
                }
                Deed::Send(kind) => for attempt in send(&mut desk) {
                    let message = &attempt.message;
                    let channel = desk.engine.config().channel(&message.channel).unwrap().clone();
                    let exercise = message.incident == both[1];
                    prop_assert_eq!(channel.rehearsal, exercise, "{:?} to {:?}", message, channel);
                    prop_assert_eq!(message.payload.contains(EXERCISE), exercise, "it says so");
                    prop_assert!(confirmed.contains(&channel.binding()), "a person confirmed it");
                    desk.engine.settle(&attempt, &answer(kind), 1.0).unwrap();
                },
            }
        }
    }
}

#[test]
fn a_file_and_a_variable_alone_let_nothing_out() {
    let mut desk = Desk::new();
    let drill = desk.declare(Severity::Sev1, true);
    desk.act(drill, update(Audience::Internal, false));
    for _ in 0..2 {
        assert_eq!(send(&mut desk), [], "the file came by Git, and asking confirms nothing");
    }
    let channel = desk.engine.config().channel("drill").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    assert_eq!(send(&mut desk).len(), 1, "a person said so on this laptop");
}

#[test]
fn two_names_with_one_variable_are_both_refused_and_named() {
    let mut desk = Desk::new();
    desk.write(
        "holdfast.toml",
        &file(&[
            ("status-page", false, Audience::Internal),
            ("status page", true, Audience::Internal),
        ]),
    );
    desk.engine.library.look_afresh();
    for (name, other) in [("status-page", "status page"), ("status page", "status-page")] {
        let channel = desk.engine.config().channel(name).unwrap().clone();
        desk.engine.bind(&channel).unwrap();
        let why = desk.engine.channel_pause(&channel, true).unwrap().unwrap_or_default();
        assert!(why.contains(other) && why.contains("HOLDFAST_SECRET_STATUS_PAGE"), "{why}");
        assert!(desk.engine.check_variable(&channel).is_err(), "nor is it set up or confirmed");
    }
}
