//! Properties of the log for any sequence of commands: what is derived can be thrown away, and two devices that hold the
//! same rows show the same incident, in whatever order and however often the rows came.

use proptest::prelude::*;

use super::desk::Desk;
use crate::afteraction::measured_kinds;
use crate::engine::Engine;
use crate::ids::{IncidentId, OutboxId};
use crate::incident::change::against::differences;
use crate::incident::command::tests::{drawn, types_of};
use crate::incident::command::{
    ChangeAction, ExerciseAction, ItemAction, PostAction, RecordAction, RhythmAction, Settled,
    StateAction, StepAction, Update,
};
use crate::incident::event::{ActionItem, ItemChange, Outcome};
use crate::incident::rhythm::GRACE_MS;
use crate::incident::{
    Action, Audience, Command, Event, IncidentState, KeyTime, Part, Recorded, ReviewState, fold,
};
use crate::postmortem::{cadence, chart, charted_kinds, promises_kept};
use crate::severity::Severity;
use crate::store::incidents::{list, rebuild};
use crate::store::log::Row;
use crate::store::outbox;
use crate::store::timeline::{sizes, window};
use crate::store::uses::uses;
use crate::store::verify::verify;

/// The file of the runbook as it stands after it was frozen.
const CHANGED: &str = "# Runbook: Queue stuck\n\n## Immediate actions\n1. Look first\n2. Check the queue twice\n   - Look\n   - Look again\n3. Wait\n";

/// A runbook that joins on the way.
const SECOND: &str = "# Runbook: Host gone\n\n## Steps\n1. Ask the host\n2. Wait\n";

fn actions() -> impl Strategy<Value = Action> {
    let step = prop_oneof![
        Just("1"),
        Just("1.1"),
        Just("2"),
        Just("3"),
        Just("9"),
        Just("1a"),
        Just("2.1")
    ];
    prop_oneof![
        steps(step.clone()),
        changes(step),
        Just(Action::Record(RecordAction::AttachRunbook { path: "second.md".into(), file: None })),
        (1..=5_u8).prop_map(|n| Action::State(StateAction::SetSeverity {
            severity: Severity::from_number(n).unwrap(),
            reason: Some("seen more".into()),
        })),
        Just(Action::State(StateAction::SetState {
            state: IncidentState::Identified,
            reason: None
        })),
        Just(Action::State(StateAction::SetState {
            state: IncidentState::Monitoring,
            reason: None
        })),
        "[a-z]{0,8}".prop_map(|person| Action::Record(RecordAction::AssignRole {
            role: "scribe".into(),
            person
        })),
        ".{0,20}".prop_map(|text| Action::Record(RecordAction::Note { text, happened_at: None })),
        (0..7_usize, 0..4_i64).prop_map(|(which, n)| Action::Record(RecordAction::SetKeyTime {
            which: KeyTime::ALL[which],
            time: ["none", "log", "-5m", "-9m"][usize::try_from(n).unwrap()].into(),
            reason: None,
            to: None,
        })),
        Just(Action::Record(RecordAction::FinishPostmortem { open: 1, reason: "why".into() })),
        prop::option::of(prop::sample::select(vec!["Dana".to_owned(), "Kim".to_owned()]))
            .prop_map(|owner| Action::Record(RecordAction::OwnPostmortem { owner })),
        items(),
        others(),
        Just(Action::Rhythm(RhythmAction::Hold { reason: "wait".into() })),
        Just(Action::Rhythm(RhythmAction::Unhold { reason: None })),
        (1..20_u32).prop_map(|minutes| Action::Rhythm(RhythmAction::Snooze {
            minutes,
            reason: "call".into()
        })),
        Just(Action::Post(PostAction::Resolve { text: Some("over".into()) })),
        Just(Action::State(StateAction::Reopen { reason: None })),
        Just(Action::State(StateAction::Close)),
        Just(Action::State(StateAction::Decline { reason: "a test page".into() })),
        (0..4_usize, 0..3_u32).prop_map(|(n, open)| Action::State(StateAction::SetReview {
            review: ReviewState::ALL[n],
            open,
            because: Some("why".into()),
        })),
        posts(),
    ]
}

/// A decision, a blank, a ping that is let go by, and who sends.
fn others() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::Record(RecordAction::Decide { text: "fail over".into(), happened_at: None })),
        "[a-z]{0,4}".prop_map(|value| Action::Record(RecordAction::FillBlank {
            name: "queue-host".into(),
            value
        })),
        Just(Action::Rhythm(RhythmAction::SkipPing { reason: "call".into() })),
        Just(Action::Rhythm(RhythmAction::TakeRhythm)),
    ]
}

/// Texts, and the channels that they may go to.
fn posts() -> impl Strategy<Value = Action> {
    let names =
        || proptest::sample::subsequence(vec!["incidents".to_owned(), "status".to_owned()], 0..=2);
    prop_oneof![
        (any::<bool>(), any::<bool>(), names()).prop_map(|(customers, elsewhere, without)| {
            let audience = if customers { Audience::External } else { Audience::Internal };
            Action::Post(PostAction::PostUpdate(Update {
                audience,
                text: "news".into(),
                state: None,
                next_minutes: None,
                approved_by: Some("Kim".into()),
                elsewhere,
                to_nobody: false,
                without,
            }))
        }),
        proptest::option::of(names())
            .prop_map(|only| Action::Post(PostAction::ChooseChannels { only })),
        prop::sample::select(vec![Settled::SendAgain, Settled::Cancelled]).prop_map(|outcome| {
            let message = OutboxId(uuid::Uuid::nil());
            Action::Post(PostAction::SettleDelivery { message, outcome })
        }),
    ]
}

/// What is to be done, and what becomes of it.
fn items() -> impl Strategy<Value = Action> {
    let item = prop::sample::select(vec!["A1", "A2"]).prop_map(str::to_owned);
    let named = ActionItem { fix: "Alert on a full disk".into(), ..ActionItem::default() };
    let owned = ItemChange { owner: Some("Kim".into()), ..ItemChange::default() };
    prop_oneof![
        Just(Action::Item(ItemAction::add(named))),
        item.clone().prop_map(move |item| {
            Action::Item(ItemAction::ChangeAction { item, change: owned.clone() })
        }),
        (item.clone(), prop::sample::select(vec![Outcome::Done, Outcome::Accepted])).prop_map(
            |(item, outcome)| {
                let reason = Some("why".into());
                Action::Item(ItemAction::SettleAction { item, outcome, reason })
            }
        ),
        item.prop_map(|item| Action::Item(ItemAction::ReopenAction { item, reason: None })),
    ]
}

/// What is said of a step, and who does it by when.
fn steps(step: impl Strategy<Value = &'static str> + Clone) -> impl Strategy<Value = Action> {
    prop_oneof![
        step.clone()
            .prop_map(|s| Action::Step(StepAction::StartStep { step: s.into(), reason: None })),
        step.clone().prop_map(|s| Action::Step(StepAction::finish(s))),
        step.clone().prop_map(|s| Action::Step(StepAction::SkipStep {
            step: s.into(),
            reason: "why".into()
        })),
        step.clone().prop_map(|s| Action::Step(StepAction::BlockStep {
            step: s.into(),
            reason: "why".into()
        })),
        step.clone().prop_map(|s| Action::Step(StepAction::undo(s))),
        (step.clone(), "[a-z]{0,2}").prop_map(|(s, value)| Action::Step(StepAction::FinishStep {
            step: s.into(),
            reason: Some(value.clone()),
            values: Some(vec![value]),
        })),
        (step.clone(), "[a-z]{0,2}").prop_map(|(s, person)| Action::Step(StepAction::AssignStep {
            step: s.into(),
            person
        })),
        (step.clone(), 0..3_u8).prop_map(|(s, n)| Action::Step(StepAction::SetStepDue {
            step: s.into(),
            due: if n == 0 { String::new() } else { format!("+{n}h") },
            at: None,
        })),
    ]
}

/// Changes of the checklist for this incident.
fn changes(step: impl Strategy<Value = &'static str> + Clone) -> impl Strategy<Value = Action> {
    let place = proptest::option::of(step.clone().prop_map(str::to_owned));
    prop_oneof![
        (place.clone(), "[a-z ]{1,12}").prop_map(|(after, text)| Action::Change(
            ChangeAction::AddStep { runbook: 1, after, text, commands: vec!["ls".into()] }
        )),
        (step.clone(), "[a-z ]{1,12}").prop_map(|(s, text)| Action::Change(
            ChangeAction::EditStep { step: s.into(), text: Some(text), commands: None }
        )),
        (step.clone(), place).prop_map(|(s, after)| Action::Change(ChangeAction::MoveStep {
            step: s.into(),
            after,
            before: None
        })),
        step.prop_map(|s| Action::Change(ChangeAction::DropStep {
            step: s.into(),
            reason: "why".into()
        })),
        (0..4_usize, any::<bool>()).prop_map(|(nth, keep)| answer(nth, keep)),
    ]
}

/// Answers the nth difference of the file that lies in the workspace; `play` puts its id in.
fn answer(nth: usize, keep: bool) -> Action {
    let difference = nth.to_string();
    if keep {
        Action::Change(ChangeAction::KeepOurs { runbook: 1, difference, file: None })
    } else {
        Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file: None })
    }
}

/// The action with the id of the difference that it means by its place.
fn with_difference(desk: &mut Desk, id: IncidentId, action: Action) -> Action {
    let (Action::Change(ChangeAction::AdoptChange { difference: nth, .. })
    | Action::Change(ChangeAction::KeepOurs { difference: nth, .. })) = &action
    else {
        return action;
    };
    let file = desk.engine.files_now(id).unwrap().remove(0);
    let state = desk.engine.incident(id).unwrap();
    let found = file.map(|f| differences(state, 1, &f.runbook)).unwrap_or_default();
    let nth: usize = nth.parse().unwrap();
    let difference = found.get(nth).map(|d| d.id.clone()).unwrap_or_default();
    if matches!(action, Action::Change(ChangeAction::KeepOurs { .. })) {
        Action::Change(ChangeAction::KeepOurs { runbook: 1, difference, file: None })
    } else {
        Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file: None })
    }
}

/// Does what is allowed of `actions`, with the rhythm running between them.
fn play(desk: &mut Desk, id: IncidentId, actions: Vec<(Action, i64)>) {
    desk.write("queue.md", CHANGED);
    desk.write("second.md", SECOND);
    for (action, minutes) in actions {
        desk.minutes_later(minutes);
        desk.engine.tick().unwrap();
        let action = with_difference(desk, id, action);
        // A refusal is an answer too: it must leave no trace, which the properties below would show.
        let _ = desk.engine.execute(Command::On { incident: id, action }, None, "Dana");
        nothing_waits_for_others(desk, id);
    }
}

/// Whatever was done, no text waits for a channel that a private incident was not given.
fn nothing_waits_for_others(desk: &mut Desk, id: IncidentId) {
    let facts = desk.engine.incident(id).unwrap().declared.clone().unwrap();
    let waiting = outbox::unfinished_of(desk.engine.store().read(), id).unwrap();
    for message in waiting {
        assert!(!facts.scope().keeps_from(&message.channel), "{message:?} {:?}", facts.only);
    }
}

/// All entries, and each part of them.
fn parts() -> impl Iterator<Item = Option<Part>> {
    std::iter::once(None).chain(Part::ALL.map(Some))
}

/// An action that nobody draws is one that no property holds for. What is done with exercises is refused of what is real.
#[test]
fn every_action_of_a_person_is_drawn() {
    let all = &types_of::<Action>() - &types_of::<ExerciseAction>();
    assert_eq!(drawn(&actions()), all);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rebuilding_from_the_log_gives_what_is_there(
        actions in proptest::collection::vec((actions(), 0..20_i64), 0..40)
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev2, false);
        play(&mut desk, id, actions);
        let state = desk.engine.incident(id).unwrap().clone();
        let derived = |engine: &Engine| {
            let read = engine.store().read();
            let parts: Vec<_> = parts().map(|part| window(read, id, part, &[], None, 9).unwrap()).collect();
            (list(read).unwrap(), sizes(read, id).unwrap(), parts, uses(read, None).unwrap())
        };
        let before = derived(&desk.engine);
        let (verified, _) = verify(desk.engine.store().read(), None).unwrap();
        prop_assert!(verified[0].is_intact(), "what was derived entry by entry is what the log gives: {:?}", verified);
        rebuild(&mut desk.engine.store).unwrap();
        let mut again = desk.again();
        prop_assert_eq!(again.incident(id).unwrap(), &state, "the folded state is disposable");
        prop_assert_eq!(derived(&again), before, "and so are the lists");
        let (verified, whole) = verify(again.store().read(), None).unwrap();
        prop_assert!(verified[0].is_intact(), "every lane is whole, and what is shown is what it gives: {:?}", verified);
        prop_assert_eq!(whole, Vec::<String>::new(), "and so is the file");
    }

    #[test]
    fn promises_are_told_by_the_entries_that_say_so(
        actions in proptest::collection::vec((actions(), 0..20_i64), 0..40)
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev2, false);
        play(&mut desk, id, actions);
        let all = desk.engine.entries_from(id, None).unwrap();
        let promising = all.iter().filter(|entry| entry.event.kind().face().promises);
        let now = desk.engine.clock().now();
        prop_assert_eq!(cadence(promising, GRACE_MS, now), cadence(&all, GRACE_MS, now));
        let charted = charted_kinds();
        let charted = all.iter().filter(|entry| charted.contains(&entry.event.kind()));
        let state = desk.engine.incident(id).unwrap();
        prop_assert_eq!(chart(state, charted, now), chart(state, &all, now), "and so is the chart");
    }

    #[test]
    fn what_is_counted_as_it_comes_is_what_the_whole_log_gives(
        before in proptest::collection::vec((actions(), 0..20_i64), 0..25),
        then in proptest::collection::vec((actions(), 0..20_i64), 0..25),
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev2, false);
        play(&mut desk, id, before);
        desk.engine.counted(id).unwrap();
        play(&mut desk, id, then);
        let mut all = desk.engine.entries_from(id, None).unwrap();
        let kept = desk.engine.kept_promises(id).unwrap();
        let now = desk.engine.clock().now();
        prop_assert_eq!(kept, promises_kept(desk.engine.incident(id).unwrap(), &all, now));
        all.retain(|entry| measured_kinds().contains(&entry.event.kind()));
        all.sort_by_key(Recorded::fold_key);
        prop_assert_eq!(desk.engine.counted(id).unwrap().1, all);
    }

    #[test]
    fn a_window_of_the_timeline_is_a_part_of_the_whole(
        actions in proptest::collection::vec((actions(), 0..20_i64), 0..25),
        first in proptest::option::of(0..30_u32),
        count in 0..12_u32,
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev2, false);
        play(&mut desk, id, actions);
        let (rows, read) = (desk.engine.rows(id).unwrap(), desk.engine.store().read());
        for part in parts() {
            let of_part = |row: &&Row| part.is_none_or(|part| Part::of(&row.kind) == part);
            let all: Vec<Row> = rows.iter().filter(of_part).cloned().collect();
            let size = part.map_or(rows.len(), |part| sizes(read, id).unwrap()[&part] as usize);
            prop_assert_eq!(size, all.len(), "{:?} is counted", part);
            let from = first.map_or(size.saturating_sub(count as usize), |n| n as usize);
            let wanted: Vec<Row> = all.into_iter().skip(from).take(count as usize).collect();
            prop_assert_eq!(window(read, id, part, &[], first, count).unwrap(), wanted, "{:?}", part);
        }
    }

    #[test]
    fn the_same_rows_in_any_order_and_number_show_the_same_incident(
        actions in proptest::collection::vec((actions(), 0..20_i64), 0..25),
        order in any::<prop::sample::Index>(),
        twice in any::<bool>(),
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        play(&mut desk, id, actions);
        let mut rows: Vec<Recorded<Event>> = desk.engine.entries_from(id, None).unwrap();
        // Every other row comes from a second laptop, so that lanes interleave.
        let other = crate::ids::DeviceId(uuid::Uuid::from_u128(99));
        rows.iter_mut().skip(3).step_by(2).for_each(|r| r.device = other);
        let wanted = fold(rows.clone());
        let at = order.index(rows.len());
        rows.rotate_left(at);
        rows.reverse();
        if twice {
            rows.extend(rows.clone());
        }
        prop_assert_eq!(fold(rows.clone()), wanted, "arrival does not matter");
    }
}
