//! What two laptops said apart stays until somebody settles that very thing, whatever it is called.

use super::*;
use crate::ids::EventId;
use crate::incident::apply;
use crate::incident::decide::tests::Desk;
use crate::incident::event::{ActionItem, OfItem, Outcome};
use crate::incident::step_ref::StepRef;
use crate::incident::words::IncidentState;
use crate::severity::Severity;
use uuid::Uuid;

/// Folds an entry of another laptop, the `n`th, and gives its id.
fn fold(desk: &mut Desk, n: u8, event: Event) -> EventId {
    let id = EventId(Uuid::from_u128(900 + u128::from(n)));
    let mut entry = Recorded {
        id,
        incident: desk.id,
        device: crate::ids::DeviceId(Uuid::from_u128(8)),
        n: u64::from(n),
        hlc: i64::MAX,
        recorded_at: desk.cx.now,
        happened_at: None,
        simulated_at: None,
        actor: "Kim".into(),
        exercise: false,
        event,
    };
    apply(&mut desk.state, &mut entry);
    id
}

/// What is said apart now, in words.
fn apart(desk: &Desk) -> Vec<String> {
    desk.state.conflicts.iter().map(|conflict| desk.state.disputed(&conflict.of)).collect()
}

fn role(name: &str, from: Option<&str>, to: &str) -> Event {
    let (role, from, to) = (name.into(), from.map(str::to_owned), Some(to.into()));
    Event::RoleAssigned(RoleAssigned { role, from, to })
}

fn assigned(number: &str, from: Option<&str>, to: &str) -> Event {
    Event::StepAssigned(StepAssigned {
        step: StepRef::step(1, 2),
        number: number.into(),
        text: "Restart the worker".into(),
        from: from.map(str::to_owned),
        to: Some(to.into()),
        book: None,
    })
}

fn settled(action: EventId, outcome: Outcome) -> Event {
    let of = OfItem { action, name: "A1".into(), text: "Alert on lag".into() };
    Event::ActionSettled(ActionSettled { of, outcome, reason: None })
}

#[test]
fn a_role_is_nothing_but_a_role_whatever_its_name_is() {
    let mut desk = Desk::declared();
    let (from, to) = (Severity::Sev3, Severity::Sev2);
    let (promises, intervals) = (vec![], vec![]);
    fold(
        &mut desk,
        1,
        Event::SeveritySet(SeveritySet { from, to, reason: None, promises, intervals }),
    );
    let (from, to) = (IncidentState::Monitoring, IncidentState::Identified);
    fold(&mut desk, 2, Event::StateSet(StateSet { from, to, reason: None }));
    let real = desk.state.conflicts.clone();
    assert_eq!(apart(&desk), ["severity", "state"], "each was another than the person saw");
    for (n, name) in (3..).zip(["severity", "state", "channels", "owner of step 2", "A1"]) {
        fold(&mut desk, n, role(name, None, "Kim"));
        assert_eq!(desk.state.conflicts, real, "the role {name} settles nothing else");
    }
    fold(&mut desk, 20, role("severity", Some("Lee"), "Mia"));
    assert_eq!(apart(&desk), ["severity", "state", "severity"], "the role is said apart too");
    fold(&mut desk, 21, role("severity", Some("Mia"), "Kim"));
    assert_eq!(desk.state.conflicts, real, "and is settled alone");
}

#[test]
fn a_step_is_one_whatever_number_its_writers_saw() {
    let mut desk = Desk::declared();
    fold(&mut desk, 1, assigned("2", None, "Kim"));
    fold(&mut desk, 2, assigned("1.2", Some("Lee"), "Mia"));
    assert_eq!(apart(&desk), ["owner of step 2"], "it has the number that it has here");
    fold(&mut desk, 3, assigned("2", Some("Mia"), "Kim"));
    assert!(apart(&desk).is_empty(), "whoever knew of both settled it");
}

#[test]
fn two_items_of_one_name_are_two() {
    let mut desk = Desk::declared();
    let added =
        || Event::ActionAdded(ActionItem { fix: "Alert on lag".into(), ..items::read("x") });
    let first = fold(&mut desk, 1, added());
    let second = fold(&mut desk, 2, added());
    fold(&mut desk, 3, settled(first, Outcome::Done));
    fold(&mut desk, 4, settled(first, Outcome::Accepted));
    assert_eq!(apart(&desk), ["A1"], "it was done on one laptop and not on the other");
    fold(&mut desk, 5, settled(second, Outcome::Done));
    assert_eq!(
        apart(&desk),
        ["A1"],
        "the other item, which its laptop called A1 too, says nothing of it"
    );
    let of = OfItem { action: first, name: "A1".into(), text: "Alert on lag".into() };
    fold(&mut desk, 6, Event::ActionReopened(ActionReopened { of, reason: None }));
    assert!(apart(&desk).is_empty(), "opening it again settles it");
    fold(&mut desk, 7, settled(first, Outcome::Done));
    assert!(apart(&desk).is_empty(), "and what became of it then is said once");
}
