//! The exercise that the page's stand-in shows to a facilitator and to players: half an hour of a tabletop, with one inject
//! that players work on, one that comes next, and two that wait for a stall.

use std::path::Path;

use holdfast_core::exercise::entry::{Met, ObservationKind, Rating, ScenarioFile};
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{
    ClockAction, InjectAction, JudgeAction, PostAction, Practise, RecordAction, StepAction, Update,
};
use holdfast_core::incident::{Action, Audience, Command};
use holdfast_core::severity::Severity;

use crate::shop::Shop;

const SCENARIO: &str = include_str!("drill/gone.md");
const PATH: &str = "runbooks/exercises/primary-database-gone.md";

/// A laptop in `place` on which the exercise has come to `T+00:31:20`.
pub fn play(place: &Path) -> (Shop, IncidentId) {
    let mut shop = Shop::open(place);
    let file = ScenarioFile::read(SCENARIO, PATH, "0".repeat(64)).unwrap();
    let practise = Practise {
        path: PATH.to_owned(),
        auto: false,
        speed: "2".parse().unwrap(),
        severity: Some(Severity::Sev1),
        file: Some(Box::new(file)),
        attached: Vec::new(),
    };
    let done = shop.engine.execute(Command::Practise(practise), None, "Kim").unwrap();
    let id = done.incident.parse().unwrap();
    shop.act_now("Kim", id, InjectAction::ReleaseInject { inject: Some("I1".into()) });
    for (role, person) in [("commander", "Dana"), ("scribe", "Bo")] {
        let action = RecordAction::AssignRole { role: role.into(), person: person.into() };
        shop.act_now("Dana", id, action);
    }
    shop.keep(90);
    saw(&mut shop, id, ObservationKind::Strength, ("Roles were named at once", "O1", None));
    mark(&mut shop, id, "I1", 1, Met::Yes);
    shop.act_now("Dana", id, StepAction::finish("1".to_owned()));
    shop.keep(150);
    told(&mut shop, id, "EXERCISE. Checkout fails, we look at the database.");
    mark(&mut shop, id, "I1", 2, Met::Yes);
    shop.act_now("Kim", id, rated("O1", Rating::Performed));
    shop.keep(200);
    saw(&mut shop, id, ObservationKind::Gap, ("Nobody knew who may call the vendor", "O2", None));
    told(&mut shop, id, "EXERCISE. The primary is lost, we choose the way back.");
    shop.keep(310);
    shop.act_now("Kim", id, InjectAction::ReleaseInject { inject: None });
    shop.keep(60);
    let said = "Backup age asked for only after its size";
    told(&mut shop, id, "EXERCISE. The last dump is empty, we look for an older one.");
    saw(&mut shop, id, ObservationKind::Improve, (said, "O2", Some("I2")));
    shop.keep(65);
    mark(&mut shop, id, "I2", 1, Met::Yes);
    mark(&mut shop, id, "I2", 2, Met::Partial);
    shop.keep(65);
    (shop, id)
}

/// The same once the clock stands and a hint was given.
pub fn pause(shop: &mut Shop, id: IncidentId) {
    shop.act_now("Kim", id, InjectAction::GiveHint { inject: "I2".into() });
    let reason = Some("coffee".to_owned());
    shop.act_now("Kim", id, Action::from(ClockAction::PauseExercise { reason }));
}

/// Says something to the team on the call, as where no channel for rehearsals is set up.
fn told(shop: &mut Shop, id: IncidentId, text: &str) {
    let update = Update {
        audience: Audience::Internal,
        text: text.to_owned(),
        state: None,
        next_minutes: None,
        approved_by: None,
        elsewhere: true,
        to_nobody: false,
        without: Vec::new(),
    };
    shop.act_now("Dana", id, PostAction::PostUpdate(update));
}

fn mark(shop: &mut Shop, id: IncidentId, inject: &str, number: u32, met: Met) {
    let action = InjectAction::MarkExpectation {
        inject: inject.into(),
        number,
        met,
        note: None,
        in_time: None,
    };
    shop.act_now("Kim", id, action);
}

fn saw(
    shop: &mut Shop,
    id: IncidentId,
    kind: ObservationKind,
    (text, objective, inject): (&str, &str, Option<&str>),
) {
    let (objective, inject) = (Some(objective.to_owned()), inject.map(str::to_owned));
    shop.act_now(
        "Kim",
        id,
        JudgeAction::Observe { kind: Some(kind), text: text.into(), objective, inject },
    );
}

fn rated(objective: &str, rating: Rating) -> JudgeAction {
    let reason = "the first update came after eight minutes".to_owned();
    JudgeAction::RateObjective { objective: objective.to_owned(), rating, reason }
}
