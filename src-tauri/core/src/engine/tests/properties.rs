//! Properties of the log for any sequence of commands: what is derived can be thrown away, and two devices that hold the
//! same rows show the same incident, in whatever order and however often the rows came.

use proptest::prelude::*;

use super::desk::Desk;
use crate::ids::IncidentId;
use crate::incident::{Action, Audience, Command, Event, IncidentState, Recorded, Severity, fold};
use crate::store::incidents::{list, rebuild};
use crate::store::verify::verify;

fn actions() -> impl Strategy<Value = Action> {
    let step = prop_oneof![Just("1"), Just("1.1"), Just("2"), Just("3"), Just("9")];
    prop_oneof![
        step.clone().prop_map(|s| Action::FinishStep { step: s.into() }),
        step.clone().prop_map(|s| Action::SkipStep { step: s.into(), reason: "why".into() }),
        step.clone().prop_map(|s| Action::BlockStep { step: s.into(), reason: "why".into() }),
        step.prop_map(|s| Action::UndoStep { step: s.into() }),
        (1..=5_u8).prop_map(|n| Action::SetSeverity {
            severity: Severity::from_number(n).unwrap(),
            reason: Some("seen more".into()),
        }),
        Just(Action::SetState { state: IncidentState::Identified, reason: None }),
        Just(Action::SetState { state: IncidentState::Monitoring, reason: None }),
        "[a-z]{0,8}".prop_map(|person| Action::AssignRole { role: "scribe".into(), person }),
        ".{0,20}".prop_map(|text| Action::Note { text, happened_at: None }),
        Just(Action::Hold { reason: "wait".into() }),
        Just(Action::Unhold { reason: None }),
        (1..20_u32).prop_map(|minutes| Action::Snooze { minutes, reason: "call".into() }),
        Just(Action::Resolve { text: Some("over".into()) }),
        Just(Action::Reopen { reason: None }),
        Just(Action::Close),
        any::<bool>().prop_map(|elsewhere| Action::PostUpdate {
            audience: Audience::Internal,
            text: "news".into(),
            state: None,
            next_minutes: None,
            approved_by: None,
            elsewhere,
        }),
    ]
}

/// Does what is allowed of `actions`, with the rhythm running between them.
fn play(desk: &mut Desk, id: IncidentId, actions: Vec<(Action, i64)>) {
    for (action, minutes) in actions {
        desk.minutes_later(minutes);
        desk.engine.tick().unwrap();
        // A refusal is an answer too: it must leave no trace, which the properties below would show.
        let _ = desk.engine.execute(Command::On { incident: id, action }, None, "Dana");
    }
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
        let (state, listed) = (desk.engine.incident(id).unwrap().clone(), list(desk.engine.store().read()).unwrap());
        rebuild(&mut desk.engine.store).unwrap();
        let mut again = desk.again();
        prop_assert_eq!(again.incident(id).unwrap(), &state, "the folded state is disposable");
        prop_assert_eq!(list(again.store().read()).unwrap(), listed, "and so is the list");
        let (_, damage) = verify(again.store().read(), id).unwrap();
        prop_assert_eq!(damage, vec![], "every lane is whole");
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
        let mut rows: Vec<Recorded<Event>> = desk.engine.entries(id).unwrap();
        // Every other row comes from a second laptop, so that lanes interleave.
        let other = crate::ids::DeviceId(uuid::Uuid::from_u128(99));
        rows.iter_mut().skip(3).step_by(2).for_each(|r| r.device = other);
        let wanted = fold(&rows);
        let at = order.index(rows.len());
        rows.rotate_left(at);
        rows.reverse();
        if twice {
            rows.extend(rows.clone());
        }
        prop_assert_eq!(fold(&rows), wanted, "arrival does not matter");
    }
}
