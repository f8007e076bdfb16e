//! The report of a known run, to the letter, and what of it cannot be broken by what people type.

use super::*;
use crate::clock::{MINUTE_MS, Millis};
use crate::exercise::clock::Anchor;
use crate::exercise::entry::{
    Element, ExpectationMarked, InjectSaid, Met, ObjectiveRated, Observation, ObservationKind,
    Rating, ScenarioFile, Started,
};
use crate::exercise::{
    Expectation, Inject, InjectKind, Objective, Participant, Scenario, Speed, Trigger,
};
use crate::ids::{DeviceId, EventId, Ids, IncidentId};
use crate::incident::event::{ActionItem, Declared, Post, Reason, Recorded, RoleAssigned, Text};
use crate::incident::{Audience, Event, Incident, IncidentState, fold};
use crate::postmortem::Cadence;
use crate::severity::Severity;
use uuid::Uuid;

/// 2026-01-02 14:00 UTC.
const START: Millis = Millis(1_767_362_400_000);

/// A run at 60 times life's speed: its entries, a story's minute and a writer each.
struct Play {
    ids: Ids,
    entries: Vec<Entry>,
}

impl Play {
    fn new() -> Self {
        Self { ids: Ids::counted(START, 1), entries: Vec::new() }
    }

    fn at(&mut self, minute: i64, actor: &str, event: Event) -> &mut Self {
        let n = u64::try_from(self.entries.len()).unwrap() + 1;
        let real_at = START.plus(minute * 1000);
        let recorded = Recorded {
            id: EventId(self.ids.next_uuid()),
            incident: IncidentId(Uuid::from_u128(44)),
            device: DeviceId(Uuid::from_u128(7)),
            n,
            hlc: (real_at.0 << 16) + i64::try_from(n).unwrap(),
            recorded_at: real_at,
            happened_at: None,
            simulated_at: Some(START.plus_minutes(minute)),
            actor: actor.to_owned(),
            exercise: true,
            event,
        };
        self.entries.push(Entry { recorded, real_at });
        self
    }

    fn state(&self) -> Incident {
        fold(self.entries.iter().map(|entry| entry.recorded.clone()).collect())
    }

    /// The entries by the story's clock.
    fn own(&self) -> Vec<Entry> {
        let state = self.state();
        let own = |e: &Entry| Entry { recorded: state.own(e.recorded.clone()), ..e.clone() };
        self.entries.iter().map(own).collect()
    }

    fn report(&self) -> Page {
        let (state, own) = (self.state(), self.own());
        let cadence = Cadence { kept: 1, due: 2, unknown: 0 };
        let now = START.plus_minutes(30);
        let around =
            Around { number: "INC-0044", entries: &own, cadence, now, head: Some("0123456789ab") };
        report(&state, &around).unwrap()
    }
}

fn scenario() -> Scenario {
    let expected = |text: &str, objective: &str, minutes: Option<i64>| Expectation {
        text: text.into(),
        objectives: vec![objective.into()],
        within_ms: minutes.map(|m| m * MINUTE_MS),
    };
    Scenario {
        title: "Primary database is gone".into(),
        duration_ms: Some(30 * MINUTE_MS),
        opening: "Checkout fails.\n| Nobody | knows |".into(),
        objectives: vec![
            Objective {
                id: "O1".into(),
                text: "First internal update within 10 minutes.".into(),
                target_ms: Some(10 * MINUTE_MS),
                capability: None,
            },
            Objective {
                id: "O2".into(),
                text: "The runbook is used.".into(),
                ..Objective::default()
            },
        ],
        participants: vec![Participant { role: "IC".into(), what: "incident commander".into() }],
        injects: vec![
            Inject {
                id: "I1".into(),
                at_ms: Some(0),
                title: "Alerts fire".into(),
                text: "=HYPERLINK(\"x\")\nconnection refused".into(),
                from: Some("-monitoring".into()),
                to: vec!["IC".into()],
                expectations: vec![
                    expected("Severity is set.", "O1", Some(5)),
                    expected("First update is sent.", "O1", Some(10)),
                ],
                facilitator: vec!["Say nothing of the replica.".into()],
                ..Inject::default()
            },
            Inject {
                id: "I2".into(),
                kind: InjectKind::Contingency,
                trigger: Some(Trigger::Unmet { objective: "O1".into(), at_ms: 20 * MINUTE_MS }),
                title: "Nobody answers".into(),
                text: "The CTO calls.".into(),
                expectations: vec![expected("The CTO is told.", "O2", None)],
                ..Inject::default()
            },
        ],
        hot_wash: vec!["What went well?".into()],
        ..Scenario::default()
    }
}

fn begun() -> Play {
    begun_with(scenario())
}

fn begun_with(scenario: Scenario) -> Play {
    let file = ScenarioFile {
        path: "exercises/gone.md".into(),
        hash: "9f86d081884c7d65".into(),
        scenario,
    };
    let speed: Speed = "60".parse().unwrap();
    let anchor = Anchor { t_ms: 0, real: START, speed, running: true };
    let declared = Declared {
        number: 44,
        title: "Primary database is gone".into(),
        severity: Severity::Sev1,
        promises: vec![],
        reported: None,
    };
    let role = |role: &str, to: &str| {
        Event::RoleAssigned(RoleAssigned { role: role.into(), from: None, to: Some(to.into()) })
    };
    let mut play = Play::new();
    play.at(0, "Kim", Event::ExerciseStarted(Started { file, auto: false, anchor }))
        .at(0, "Kim", Event::Declared(declared))
        .at(0, "Kim", role("facilitator", "Kim"));
    play.at(2, "Dana", role("commander", "Dana"));
    play
}

fn inject(id: &str, title: &str) -> InjectSaid {
    InjectSaid { inject: id.into(), title: title.into(), ..InjectSaid::default() }
}

fn post(text: &str) -> Event {
    Event::UpdatePosted(Post {
        audience: Audience::Internal,
        text: text.into(),
        state: IncidentState::Investigating,
        channels: vec![],
        next_update_at: None,
        answers: None,
        approved_by: None,
        elsewhere: true,
        closing: false,
        late: false,
        moves_when_taken: false,
        left_out: vec![],
    })
}

/// A whole run with ratings, an observation and a plan.
fn whole() -> Play {
    let mark = |number, met, minutes: i64, note: Option<&str>| {
        Event::ExpectationMarked(ExpectationMarked {
            inject: "I1".into(),
            number,
            text: if number == 1 { "Severity is set." } else { "First update is sent." }.into(),
            met,
            after_ms: minutes * MINUTE_MS,
            in_time: None,
            note: note.map(str::to_owned),
        })
    };
    let seen = |kind, text: &str, objective: Option<&str>| {
        let (objective, inject) = (objective.map(str::to_owned), Some("I1".into()));
        Event::ObservationMade(Observation { kind, text: text.into(), objective, inject })
    };
    let rated = |objective: &str, rating, reason: &str| {
        let (objective, reason) = (objective.into(), reason.into());
        Event::ObjectiveRated(ObjectiveRated { objective, rating, reason })
    };
    let mut play = begun();
    play.at(3, "Kim", Event::InjectReleased(inject("I1", "Alerts fire")))
        .at(5, "Kim", mark(1, Met::Yes, 2, None))
        .at(9, "Dana", post("Checkout fails. We look at the database."))
        .at(15, "Kim", mark(2, Met::Partial, 12, Some("customers were forgotten")))
        .at(16, "Kim", seen(ObservationKind::Strength, "Roles were named at once", Some("O1")))
        .at(18, "Dana", Event::Note(Text { text: "The replica is healthy".into(), plain: false }))
        .at(
            20,
            "Kim",
            Event::InjectSkipped(InjectSaid {
                reason: Some("they were on it".into()),
                ..inject("I2", "Nobody answers")
            }),
        )
        .at(30, "Kim", Event::ExerciseEnded(Reason { reason: None }))
        .at(30, "Kim", Event::Closed(Reason { reason: None }))
        .at(30, "Kim", seen(ObservationKind::Gap, "Nobody knew who may call the vendor", None))
        .at(30, "Kim", rated("O1", Rating::Some, "the update came, without customers"))
        .at(30, "Kim", rated("O2", Rating::Unable, "nobody opened it"))
        .at(
            30,
            "Kim",
            Event::ActionAdded(ActionItem {
                issue: "Nobody knew who may call the vendor".into(),
                fix: "Write the contract into the runbook".into(),
                element: Some(Element::Planning),
                owner: Some("Bo".into()),
                due: Some("2026-02-01".into()),
                ..ActionItem::default()
            }),
        );
    play
}

#[test]
fn the_report_of_a_known_run_is_right_to_the_letter() {
    let text = markdown::markdown(&whole().report());
    let golden = include_str!("testdata/whole.md");
    if text != golden && std::env::var_os("HOLDFAST_WRITE_TYPES").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/src/afteraction/testdata/whole.md"),
            &text,
        )
        .unwrap();
    }
    assert_eq!(text, golden);
}

#[test]
fn without_ratings_the_report_stands_and_says_what_is_missing() {
    let mut play = begun();
    play.at(3, "Kim", Event::InjectReleased(inject("I1", "Alerts fire")));
    let text = markdown::markdown(&play.report());
    for line in [
        "The exercise is still on: this is the report so far.",
        "Not rated: O1, O2.",
        "Expectations that nobody marked: 2.",
        "Nobody kept an observation.",
        "The improvement plan is empty.",
        "none was posted (target 10 min)",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let whole = markdown::markdown(&whole().report());
    assert!(!whole.contains("What is missing"), "and of a whole one it says nothing");
}

#[test]
fn what_people_type_does_not_break_the_markdown() {
    let mut play = begun();
    let text = "<script>alert(1)</script>\n| a | b |\n## No heading";
    play.at(4, "<b>Kim</b>", Event::Note(Text { text: text.into(), plain: false }));
    let page = play.report();
    let written = markdown::markdown(&page);
    assert!(
        !written.contains("<script") && !written.lines().any(|l| l.starts_with("## No")),
        "{written}"
    );
    assert!(!written.contains("<b>Kim"), "it is escaped: {written}");
}

#[test]
fn the_list_of_events_is_csv_that_no_spreadsheet_runs() {
    let state = whole().state();
    let csv = msel(state.run.as_deref().unwrap(), |text| text);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "number,sim_time,real_time,kind,from,to,via,inject,expected,objective,controller,released,notes"
    );
    assert_eq!(
        lines[1],
        "I1,T+00:00,2026-01-02T14:00:03.000Z,expected,'-monitoring,IC,,\"Alerts fire: =HYPERLINK(\"\"x\"\")\nconnection refused\",\"Severity is set.\nFirst update is sent.\",O1,Kim,T+00:03,Say nothing of the replica."
    );
    assert_eq!(
        lines[2],
        "I2,T+00:20,2026-01-02T14:00:20.000Z,contingency,,,,Nobody answers: The CTO calls.,The CTO is told.,O2,Kim,skipped,they were on it"
    );
    assert_eq!(lines.len(), 4, "the last line is ended too");
}

#[test]
fn an_incident_becomes_a_scenario_with_roles_for_names() {
    let mut play = begun();
    let note = |text: &str| Event::Note(Text { text: text.into(), plain: false });
    play.at(4, "Dana", note("Kim says the replica lags"))
        .at(
            7,
            "Dana",
            Event::Decision(Text {
                text: "Dana fails over, Kimberley watches".into(),
                plain: false,
            }),
        )
        .at(9, "Dana", post("We fail over."))
        .at(21, "Bo", note("checkout works again"));
    let made = replay(&play.state(), &play.own(), "INC-0044").unwrap();
    let given: Vec<(&str, i64, &str)> = made
        .injects
        .iter()
        .map(|i| (i.id.as_str(), i.at_ms.unwrap() / MINUTE_MS, i.text.as_str()))
        .collect();
    assert_eq!(made.duration_ms, Some(30 * MINUTE_MS), "in slices of a quarter of an hour");
    assert_eq!(given.len(), 3, "the alert and two notes: {given:?}");
    assert_eq!(given[0], ("I1", 0, "Primary database is gone"));
    assert_eq!(given[1].2, "the facilitator says the replica lags", "no name is left");
    let expected: Vec<&str> =
        made.injects.iter().flat_map(|i| &i.expectations).map(|e| e.text.as_str()).collect();
    assert_eq!(
        expected,
        ["the commander fails over, Kimberley watches", "First internal update is sent."]
    );
    let last = made.injects.iter().filter_map(|inject| inject.at_ms).max().unwrap();
    assert!(made.duration_ms.unwrap() >= last, "nothing comes past the end");
    assert!(!made.participants.iter().any(|p| p.role == "Dana"), "{:?}", made.participants);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_was_written_down_the_scenario_of_it_can_be_played(
        notes in proptest::collection::vec(("[ -~\\n\\t]{1,80}", 0_i64..200, proptest::bool::ANY), 0..12),
    ) {
        let mut play = begun();
        for (text, minute, decided) in notes {
            let text = Text { text, plain: false };
            play.at(minute, "Dana", if decided { Event::Decision(text) } else { Event::Note(text) });
        }
        let made = replay(&play.state(), &play.own(), "INC-0044").unwrap();
        let written = crate::exercise::write(&made);
        let read = crate::exercise::strict::read(&written, "replay.md");
        proptest::prop_assert!(read.runs(), "{:?} in {written}", read.findings);
        proptest::prop_assert_eq!(read.scenario.injects.len(), made.injects.len(), "{}", written);
    }
}

#[test]
fn recovery_stands_beside_the_targets_of_the_scenario() {
    let mut own = scenario();
    own.objectives[0].capability = Some("recovery time".into());
    own.objectives[1].text = "The RPO is kept.".into();
    own.objectives[1].target_ms = Some(15 * MINUTE_MS);
    own.injects[1].trigger = Some(Trigger::Manual);
    let mut play = begun_with(own);
    let marked = ExpectationMarked {
        inject: "I2".into(),
        number: 1,
        text: "The CTO is told.".into(),
        met: Met::Yes,
        after_ms: MINUTE_MS,
        in_time: None,
        note: Some("the last good copy is 25m old".into()),
    };
    play.at(3, "Kim", Event::InjectReleased(inject("I2", "Nobody answers")))
        .at(4, "Kim", Event::ExpectationMarked(marked))
        .at(8, "Dana", Event::Resolved(Reason { reason: None }));
    let text = markdown::markdown(&play.report());
    for line in [
        "| Recovery time, from the start to resolved | 10 min | 8 min | time of the story, reached |",
        "| Recovery point: age of the last good data | 15 min | 25 min | as noted, missed |",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let plain = markdown::markdown(&begun().report());
    assert!(!plain.contains("Recovery"), "a talk without targets measures no recovery");
}
