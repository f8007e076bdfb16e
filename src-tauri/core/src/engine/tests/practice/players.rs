//! What players read of their exercise while it runs: the incident's timeline and their own window.

use super::*;
use crate::exercise::entry::Rating;
use crate::incident::Part;
use crate::screen;

/// An exercise in which the facilitator did everything that there is to do but end it.
fn directed(desk: &mut Desk) -> IncidentId {
    let manual = contingency("I4", Trigger::Manual);
    let ours =
        |words: &str| format!("{words}\n\n<!-- only for us: the migration is the culprit -->");
    let first = Inject {
        text: ours("It got worse."),
        title: "Inject I1 <!-- only for us -->".into(),
        from: Some("monitoring <!-- only for us -->".into()),
        hints: vec!["Look at the disk. <!-- only for us -->".into()],
        ..inject("I1", 0)
    };
    let injects = vec![first, inject("I2", 10), inject("I3", 20), manual];
    let scenario = Scenario {
        title: "Queue stuck <!-- only for us -->".into(),
        opening: ours("Orders fail since noon."),
        rules: vec!["Nobody asks a vendor.<!-- only for us -->".into(), ours("")],
        ..scenario(injects)
    };
    let id = begin(desk, scenario, false, "1");
    desk.act(id, InjectAction::ReleaseInject { inject: Some("I1".into()) }.into());
    desk.act(id, InjectAction::GiveHint { inject: "I1".into() }.into());
    let (inject, note) = ("I1".to_owned(), Some("too late".to_owned()));
    desk.act(
        id,
        InjectAction::MarkExpectation { inject, number: 1, met: Met::Partial, note, in_time: None }
            .into(),
    );
    desk.act(id, InjectAction::RetimeInject { inject: "I2".into(), to: said(12 * MINUTE) }.into());
    desk.act(id, InjectAction::HoldInject { inject: "I3".into(), reason: None }.into());
    let skip = InjectAction::SkipInject { inject: "I4".into(), reason: "no time".into() };
    desk.act(id, skip.into());
    let seen = JudgeAction::Observe {
        kind: Some(ObservationKind::Gap),
        text: "Nobody looked at the disk.".into(),
        objective: None,
        inject: None,
    };
    desk.act(id, seen.into());
    let reason = "They guessed.".to_owned();
    let rated =
        JudgeAction::RateObjective { objective: "O1".into(), rating: Rating::Major, reason };
    desk.act(id, rated.into());
    desk.act(id, ClockAction::PauseExercise { reason: Some("before I2 comes".into()) }.into());
    id
}

/// What only the facilitator may read.
const SECRET: [&str; 9] =
    ["I2", "I3", "I4", "Somebody says so", "too late", "no time", "Nobody looked", "guessed", "O1"];

/// What the file says to its writers alone, as any screen of players would hold it.
const OURS: [&str; 3] = ["<!--", "only for us", "aside"];

#[test]
fn the_timeline_tells_players_nothing_of_the_facilitators_until_the_end() {
    let mut desk = Desk::new();
    let id = directed(&mut desk);
    let read = |desk: &mut Desk, part| {
        let view = screen::timeline(&mut desk.engine, id, part, None, 200).unwrap();
        assert_eq!(view.total as usize, view.entries.len(), "what is not shown is not counted");
        let line =
            |row: screen::TimelineRow| format!("{} {}", row.text, row.below.unwrap_or_default());
        view.entries.into_iter().map(line).collect::<Vec<_>>()
    };
    for part in [None, Some(Part::Exercise)] {
        let shown = read(&mut desk, part).join("\n");
        let secret = SECRET.into_iter().chain(OURS);
        let told: Vec<_> = secret.filter(|words| shown.contains(words)).collect();
        assert!(told.is_empty(), "{told:?} in {shown}");
        for words in ["I1 Inject I1", "It got worse.", "Look at the disk.", "Exercise paused"] {
            assert!(shown.contains(words), "{words} is for players: {shown}");
        }
    }
    let all = rows(&desk.engine, id).len();
    assert!(read(&mut desk, None).len() < all, "the log keeps all of it");
    desk.act(id, JudgeAction::EndExercise.into());
    let shown = read(&mut desk, None);
    assert_eq!(shown.len(), rows(&desk.engine, id).len(), "after the end all is shown");
    let shown = shown.join("\n");
    let missing: Vec<_> = SECRET.into_iter().filter(|words| !shown.contains(words)).collect();
    assert!(missing.is_empty(), "{missing:?} is missing in {shown}");
}

#[test]
fn the_players_window_holds_nothing_that_only_the_facilitator_may_read() {
    let mut desk = Desk::new();
    let id = directed(&mut desk);
    let view = screen::players(&mut desk.engine, id).unwrap();
    let held = serde_json::to_string(&view).unwrap();
    let secret = SECRET.into_iter().chain(OURS).chain(["before I2"]);
    let told: Vec<_> = secret.filter(|w| held.contains(w)).collect();
    assert!(told.is_empty(), "{told:?} in {held}");
    assert!(held.contains("Orders fail since noon.") && view.rules.len() == 1, "{held}");
    let clock = serde_json::to_value(&view.clock).unwrap();
    for field in ["paused", "end_ms"] {
        assert!(clock.get(field).is_none(), "{field} is the facilitator's: {clock}");
    }
}
