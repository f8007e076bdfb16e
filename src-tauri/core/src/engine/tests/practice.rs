//! Exercises on a real file: the story's clock, what is due in it, and what the facilitator does.

mod over;
mod paths;
mod players;
pub(crate) mod times;

use super::desk::Desk;
use crate::clock::MINUTE_MS;
use crate::engine::Engine;
use crate::exercise::clock::said;
use crate::exercise::entry::{Met, ObservationKind, ScenarioFile};
use crate::exercise::{
    Expectation, Inject, InjectKind, Mode, Objective, Run, Scenario, Speed, Trigger,
};
use crate::ids::IncidentId;
use crate::incident::command::{
    ClockAction, InjectAction, JudgeAction, Practise, RecordAction, RhythmAction,
};
use crate::incident::{Action, Command, IncidentState};
use crate::severity::Severity;
use crate::store::log::Row;

const MINUTE: i64 = MINUTE_MS;

fn inject(id: &str, minutes: i64) -> Inject {
    Inject {
        id: id.into(),
        at_ms: Some(minutes * MINUTE),
        title: format!("Inject {id}"),
        text: "It got worse.".into(),
        expectations: vec![Expectation {
            text: "Somebody says so.".into(),
            objectives: vec!["O1".into()],
            within_ms: Some(5 * MINUTE),
        }],
        hints: vec!["Look at the disk.".into()],
        ..Inject::default()
    }
}

fn contingency(id: &str, trigger: Trigger) -> Inject {
    let kind = InjectKind::Contingency;
    Inject { at_ms: None, trigger: Some(trigger), kind, ..inject(id, 0) }
}

fn scenario(injects: Vec<Inject>) -> Scenario {
    let text = "They say so.".into();
    Scenario {
        title: "Queue stuck".into(),
        duration_ms: Some(30 * MINUTE),
        cadence_minutes: Some(15),
        objectives: vec![Objective { id: "O1".into(), text, ..Objective::default() }],
        injects,
        ..Scenario::default()
    }
}

fn practise(scenario: Scenario, auto: bool, speed: &str) -> Command {
    let file = ScenarioFile { path: "queue.md".into(), hash: "h".into(), scenario };
    Command::Practise(Practise {
        path: "queue.md".into(),
        auto,
        speed: speed.parse::<Speed>().unwrap(),
        severity: None,
        file: Some(Box::new(file)),
        attached: vec![],
    })
}

fn begin(desk: &mut Desk, scenario: Scenario, auto: bool, speed: &str) -> IncidentId {
    let done = desk.engine.execute(practise(scenario, auto, speed), None, "Kim").unwrap();
    done.incident.parse().unwrap()
}

/// So many seconds on the wall, with somebody who keeps the exercise.
fn kept(desk: &mut Desk, seconds: i64) {
    for _ in 0..seconds {
        desk.hand.advance(1_000);
        desk.engine.tick().unwrap();
    }
}

fn run(desk: &mut Desk, id: IncidentId) -> Run {
    *desk.engine.incident(id).unwrap().run.clone().unwrap()
}

/// The time of the story in minutes.
fn t(desk: &mut Desk, id: IncidentId) -> i64 {
    let (now, _) = desk.engine.time_of(id).unwrap();
    now.since(run(desk, id).started_at) / MINUTE
}

fn rows(engine: &Engine, id: IncidentId) -> Vec<Row> {
    let mut rows = engine.rows(id).unwrap();
    rows.sort_by_key(|row| row.seq);
    rows
}

/// What happened with the story's minute of each entry.
fn story(desk: &mut Desk, id: IncidentId, kinds: &[&str]) -> Vec<(String, i64)> {
    let started = run(desk, id).started_at;
    let of = rows(&desk.engine, id).into_iter().filter(|row| kinds.contains(&row.kind.as_str()));
    of.map(|row| (row.kind, row.simulated_at.unwrap().since(started) / MINUTE)).collect()
}

#[test]
fn each_entry_holds_the_time_of_the_story_and_of_the_wall() {
    let mut desk = Desk::new();
    let began = desk.engine.clock().now();
    let id = begin(&mut desk, scenario(vec![inject("I1", 10)]), false, "60");
    kept(&mut desk, 10);
    desk.act(id, ClockAction::PauseExercise { reason: Some("coffee".into()) }.into());
    desk.hand.advance(300_000);
    desk.act(id, ClockAction::ResumeExercise.into());
    desk.act(id, ClockAction::SetSpeed { speed: "2".into() }.into());
    kept(&mut desk, 30);
    desk.act(id, ClockAction::JumpTo { to: said(25 * MINUTE) }.into());
    assert_eq!(t(&mut desk, id), 25, "it was put forward");
    let last = rows(&desk.engine, id).pop().unwrap();
    assert_eq!(last.recorded_at, began.plus(340_000), "the wall's time");
    assert_eq!(last.simulated_at, Some(began.plus(11 * MINUTE)), "the story's, before the jump");
    assert!(rows(&desk.engine, id).iter().all(|r| r.exercise && r.simulated_at.is_some()), "each");
    let back = Command::On { incident: id, action: ClockAction::JumpTo { to: said(5) }.into() };
    let why = desk.engine.execute(back, None, "Kim").unwrap_err().message;
    assert!(why.contains("forward only") && why.contains("T+00:25"), "{why}");
}

#[test]
fn what_is_due_comes_at_its_own_instant_and_in_order_however_fast_the_story_runs() {
    let mut desk = Desk::new();
    let injects = vec![inject("I1", 0), inject("I2", 10), inject("I3", 20)];
    let id = begin(&mut desk, scenario(injects), true, "3600");
    desk.hand.advance(1_000);
    desk.engine.tick().unwrap();
    let kinds = ["inject_released", "ping_posted", "exercise_ended"];
    let told: Vec<(String, i64)> = story(&mut desk, id, &kinds);
    let told: Vec<(&str, i64)> = told.iter().map(|(kind, at)| (kind.as_str(), *at)).collect();
    assert_eq!(
        told,
        [
            ("inject_released", 0),
            ("inject_released", 10),
            ("ping_posted", 15),
            ("inject_released", 20),
            ("exercise_ended", 30)
        ],
        "an hour passed in one step, and the ping at its promise stands between the injects"
    );
    let state = desk.engine.incident(id).unwrap();
    assert_eq!(state.declared.as_ref().unwrap().state, IncidentState::Closed, "it ended by itself");
}

#[test]
fn an_exercise_that_nothing_keeps_stands_where_it_was_last_known_to_run() {
    let mut desk = Desk::new();
    let id = begin(&mut desk, scenario(vec![inject("I1", 5), inject("I2", 6)]), true, "1");
    // Signs of life are some seconds apart.
    kept(&mut desk, 64);
    let alive = t(&mut desk, id);
    // The process dies in the middle of it, and the laptop sleeps.
    desk.hand.advance(3_600_000);
    let mut again = desk.again();
    assert_eq!(again.time_of(id).unwrap().1, 0.0, "a screen that looks first shows that it stands");
    again.tick().unwrap();
    let run = again.incident(id).unwrap().run.clone().unwrap();
    assert!(!run.anchor.running, "it came back paused");
    assert_eq!(run.anchor.t_ms / MINUTE, alive, "at its last sign of life, not an hour later");
    assert!(run.injects.is_empty(), "nothing was released meanwhile");
    let resume = Command::On { incident: id, action: ClockAction::ResumeExercise.into() };
    again.execute(resume, None, "Kim").unwrap();
    drop(again);
    kept(&mut desk, 280);
    let told = story(&mut desk, id, &["exercise_stalled", "inject_released"]);
    let told: Vec<(&str, i64)> = told.iter().map(|(kind, at)| (kind.as_str(), *at)).collect();
    assert_eq!(told, [("exercise_stalled", 1), ("inject_released", 5)], "it goes on from there");
}

#[test]
fn a_clock_on_the_wall_that_jumps_stops_the_exercise_and_moves_no_time_of_the_story() {
    for jump in [-3_600_000, 3_600_000] {
        let mut desk = Desk::new();
        let id = begin(&mut desk, scenario(vec![inject("I1", 25)]), true, "1");
        kept(&mut desk, 124);
        desk.hand.advance(jump);
        desk.engine.tick().unwrap();
        assert_eq!(t(&mut desk, id), 2, "{jump}: the story is where it was");
        assert!(!run(&mut desk, id).anchor.running, "{jump}: and stands");
        desk.act(id, ClockAction::ResumeExercise.into());
        kept(&mut desk, 60);
        assert_eq!(t(&mut desk, id), 3, "{jump}: it goes on from there");
    }
}

#[test]
fn a_jump_over_ten_injects_offers_them_all_or_releases_them_in_order() {
    let ten = || scenario((1..=10).map(|n| inject(&format!("I{n}"), n)).collect());
    let mut desk = Desk::new();
    let id = begin(&mut desk, ten(), false, "1");
    desk.act(id, ClockAction::JumpTo { to: said(20 * MINUTE) }.into());
    let run_now = run(&mut desk, id);
    let offered: Vec<&str> = run_now.offered(20 * MINUTE).iter().map(|i| i.id.as_str()).collect();
    assert_eq!(offered.len(), 10, "each waits for the facilitator: {offered:?}");
    desk.act(id, InjectAction::ReleaseInject { inject: None }.into());
    assert_eq!(run(&mut desk, id).offered(20 * MINUTE)[0].id, "I2", "the earliest goes first");
    desk.act(id, JudgeAction::AbortExercise { reason: "enough".into() }.into());

    let id = begin(&mut desk, ten(), true, "1");
    desk.act(id, ClockAction::JumpTo { to: said(20 * MINUTE) }.into());
    desk.engine.tick().unwrap();
    assert_eq!(story(&mut desk, id, &["inject_released"]).len(), 10, "all of them");
    let order: Vec<String> = rows(&desk.engine, id)
        .iter()
        .filter(|row| row.kind == "inject_released")
        .map(|row| row.data()["inject"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(order, (1..=10).map(|n| format!("I{n}")).collect::<Vec<_>>(), "in order");
}

#[test]
fn contingencies_come_by_their_trigger_and_only_where_they_are_needed() {
    let injects = || {
        vec![
            inject("I1", 0),
            contingency("I2", Trigger::After { inject: "I1".into(), plus_ms: 4 * MINUTE }),
            contingency("I3", Trigger::Unmet { objective: "O1".into(), at_ms: 8 * MINUTE }),
            contingency("I4", Trigger::Manual),
        ]
    };
    let mut desk = Desk::new();
    let mark = |number: &str, met| InjectAction::MarkExpectation {
        inject: number.into(),
        number: 1,
        met,
        note: None,
        in_time: None,
    };
    for met in [Met::Yes, Met::Partial] {
        let id = begin(&mut desk, scenario(injects()), true, "60");
        kept(&mut desk, 5);
        desk.act(id, mark("I1", met).into());
        desk.act(id, mark("I2", met).into());
        let said = Command::On { incident: id, action: mark("I3", met).into() };
        assert!(desk.engine.execute(said, None, "Kim").is_err(), "I3 was not released yet");
        for n in ["I3", "I4"] {
            let run = run(&mut desk, id);
            assert!(!run.injects.contains_key(n), "{n} waits");
        }
        kept(&mut desk, 10);
        let after = story(&mut desk, id, &["inject_released", "inject_skipped"]);
        let last = after.last().unwrap();
        assert_eq!(last.1, 8, "at the time of its trigger");
        // O1 is shown by I3 and I4 too, which nobody met: what is not released cannot be met.
        assert_eq!(last.0, "inject_released", "{met:?}");
        desk.act(id, JudgeAction::EndExercise.into());
    }
}

#[test]
fn an_exercise_gives_way_to_what_is_real_and_to_another_one() {
    let mut desk = Desk::new();
    let asked = || practise(scenario(vec![inject("I1", 0)]), false, "1");
    let real = desk.declare(Severity::Sev2, false);
    let why = desk.engine.execute(asked(), None, "Kim").unwrap_err().message;
    assert!(why.contains("INC-0001") && why.contains("real"), "{why}");
    desk.act(
        real,
        Action::State(crate::incident::command::StateAction::Decline { reason: "no".into() }),
    );
    desk.declare(Severity::Sev3, false);
    let first = desk.engine.execute(asked(), None, "Kim").unwrap();
    let why = desk.engine.execute(asked(), None, "Kim").unwrap_err().message;
    assert!(why.contains(&first.number) && why.contains("abort"), "{why}");
    assert_eq!(desk.engine.real_trouble().unwrap(), None, "a SEV 3 stops nothing");
    desk.declare(Severity::Sev1, false);
    let trouble = desk.engine.real_trouble().unwrap();
    assert_eq!(trouble.as_deref(), Some("INC-0004"), "the kill switch is offered");
    let id = first.incident.parse().unwrap();
    desk.act(id, JudgeAction::AbortExercise { reason: "INC-0004 is real".into() }.into());
    assert!(!run(&mut desk, id).is_open(), "it is broken off");
    assert_ne!(desk.engine.find("latest").unwrap(), id, "the latest is never an exercise");
    assert_eq!(desk.engine.find_exercise(None).unwrap(), id, "but among exercises");
}

#[test]
fn what_is_judged_stays_after_the_end_and_what_is_directed_does_not() {
    let mut desk = Desk::new();
    let id = begin(&mut desk, scenario(vec![inject("I1", 0)]), false, "1");
    desk.act(id, InjectAction::ReleaseInject { inject: Some("i1".into()) }.into());
    desk.act(id, InjectAction::GiveHint { inject: "I1".into() }.into());
    let ask = |desk: &mut Desk, action: Action| {
        desk.engine.execute(Command::On { incident: id, action }, None, "Kim")
    };
    let again = InjectAction::GiveHint { inject: "I1".into() };
    assert!(ask(&mut desk, again.into()).is_err(), "there was one hint");
    desk.act(id, JudgeAction::EndExercise.into());
    let release = InjectAction::ReleaseInject { inject: Some("I1".into()) };
    let why = ask(&mut desk, release.into()).unwrap_err().message;
    assert!(why.contains("rate, plan and report"), "{why}");
    let text = "Roles were named at once".to_owned();
    let (kind, objective) = (Some(ObservationKind::Strength), Some("o1".to_owned()));
    ask(&mut desk, JudgeAction::Observe { kind, text, objective, inject: None }.into()).unwrap();
    let observed = run(&mut desk, id).observations;
    assert_eq!(observed[0].seen.objective.as_deref(), Some("O1"), "as the scenario writes it");
    let unknown = JudgeAction::RateObjective {
        objective: "O9".into(),
        rating: crate::exercise::entry::Rating::Some,
        reason: "late".into(),
    };
    let why = ask(&mut desk, unknown.into()).unwrap_err().message;
    assert!(why.contains("it has O1"), "{why}");
}

#[test]
fn the_promise_follows_the_story_where_people_talk_and_the_wall_where_they_act() {
    for (mode, minutes) in [(Mode::Discussion, 15), (Mode::Operations, 15 * 60)] {
        let mut desk = Desk::new();
        let played = Scenario { mode, ..scenario(vec![inject("I1", 0)]) };
        let id = begin(&mut desk, played, false, "60");
        kept(&mut desk, 5);
        let (now, _) = desk.engine.time_of(id).unwrap();
        let on_the_wall = desk.engine.clock().now();
        let policy = desk.engine.config().policy();
        let state = desk.engine.incident(id).unwrap();
        let due = state.next_update_at(&policy).unwrap();
        let run = state.run.as_ref().unwrap();
        assert_eq!(due.since(run.started_at), 15 * MINUTE, "{mode:?}: by its own clock");
        let passed = if mode == Mode::Discussion { 5 * MINUTE } else { 5_000 };
        assert_eq!(now.since(run.started_at), passed, "{mode:?}");
        let story = run.t_at(on_the_wall);
        assert_eq!(story, 5 * MINUTE, "{mode:?}: the story runs all the same");
        let wall = state.real_at(due).unwrap().since(run.started_at);
        assert_eq!(wall, minutes * 1000, "{mode:?}");
    }
}

#[test]
fn directing_is_no_sign_that_players_live() {
    let mut desk = Desk::new();
    let id = begin(
        &mut desk,
        scenario((0..9).map(|n| inject(&format!("I{n}"), n * 15)).collect()),
        true,
        "3600",
    );
    desk.act(id, ClockAction::SetSpeed { speed: "60".into() }.into());
    for _ in 0..80 {
        kept(&mut desk, 1);
    }
    let asked = story(&mut desk, id, &["ask_first"]);
    let pings = story(&mut desk, id, &["ping_posted"]);
    assert!(pings.len() <= 4, "four in a row at most: {pings:?} {asked:?}");
}

#[test]
fn an_exercise_goes_on_where_its_players_have_resolved_what_is_practised() {
    let mut desk = Desk::new();
    let id = begin(&mut desk, scenario(vec![inject("I1", 0), inject("I2", 20)]), true, "60");
    kept(&mut desk, 5);
    desk.act(id, Action::Post(crate::incident::command::PostAction::Resolve { text: None }));
    kept(&mut desk, 40);
    let told = story(&mut desk, id, &["inject_released", "exercise_ended"]);
    let told: Vec<i64> = told.into_iter().map(|(_, at)| at).collect();
    assert_eq!(told, [0, 20, 30], "what comes afterwards comes all the same");
    assert_eq!(desk.engine.kept_exercises().unwrap(), [], "nothing is left to keep");
}

#[test]
fn five_hundred_injects_are_directed_like_ten() {
    let mut desk = Desk::new();
    let injects = (0..500).map(|n| inject(&format!("I{n}"), n / 20)).collect();
    let id = begin(&mut desk, scenario(injects), true, "3600");
    desk.hand.advance(1_000);
    desk.engine.tick().unwrap();
    assert_eq!(story(&mut desk, id, &["inject_released"]).len(), 500, "every one, in one round");
    assert!(!run(&mut desk, id).is_open(), "and the end after them");
}

#[test]
fn players_work_in_an_exercise_as_in_an_incident() {
    let mut desk = Desk::new();
    let id = begin(&mut desk, scenario(vec![inject("I1", 0)]), false, "60");
    kept(&mut desk, 10);
    let role = RecordAction::AssignRole { role: "commander".into(), person: "Dana".into() };
    desk.act(id, Action::Record(role));
    let snooze = RhythmAction::Snooze { minutes: 5, reason: "on the phone".into() };
    desk.act(id, Action::Rhythm(snooze));
    desk.update(id, "We look at it. Next update in 20 minutes.");
    let policy = desk.engine.config().policy();
    let state = desk.engine.incident(id).unwrap();
    let due = state.next_update_at(&policy).unwrap();
    let started = state.run.as_ref().unwrap().started_at;
    assert_eq!(due.since(started), 30 * MINUTE, "twenty minutes of the story, from its tenth");
    assert_eq!(state.roles["facilitator"], "Kim", "who began it directs it");
    desk.engine.forget();
    let fresh = desk.engine.incident(id).unwrap().clone();
    desk.engine.rebuild().unwrap();
    let known = desk.engine.incident(id).unwrap().clone();
    assert_eq!(fresh, known, "the log gives all of it");
}
