//! The rules, on a small runbook: what becomes of commands, and what is refused.

mod channels;
mod far;
mod joined;
mod nobody;
mod said;
mod steps;
use super::*;
use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, Ids, IncidentId};
use crate::incident::command::{
    ChangeAction, Declare, PostAction, RecordAction, RhythmAction, RunbookFile, StateAction,
    StepAction, Update,
};
use crate::incident::event::Recorded;
use crate::incident::policy::{ChannelFacts, Policy};
use crate::incident::words::{Audience, IncidentState, PingMode, StepStatus};
use crate::incident::{Incident, StepRef, apply};
use crate::severity::Severity;
use uuid::Uuid;

const RUNBOOK: &str = "# Runbook: Queue stuck\n\n## Severity: P1\n\n## Immediate actions (0-5 minutes)\n1. Check the queue\n   - Look at the first message\n2. Restart the worker\n\n## Communication\n- Post update every 15 minutes\n- Escalate to CTO if not resolved in 30 minutes\n";

/// An incident on one laptop, driven by commands.
pub(crate) struct Desk {
    pub state: Incident,
    pub cx: Context,
    pub id: IncidentId,
    n: u64,
    ids: Ids,
}

impl Desk {
    /// Declared as a SEV 1 by Dana at noon of the first day, with one internal and one external channel.
    pub(crate) fn declared() -> Self {
        Self::with(Severity::Sev1, false)
    }

    pub(crate) fn with(severity: Severity, exercise: bool) -> Self {
        let (now, device) = (Millis(43_200_000), DeviceId(Uuid::from_u128(7)));
        let channel = |name: &str, audience, ping, rehearsal| ChannelFacts {
            name: name.into(),
            audience,
            ping,
            rehearsal,
            interval_minutes: None,
        };
        let policy = Policy {
            interval_minutes: [Some(15), Some(15), Some(60), None, None],
            channels: vec![
                channel("incidents", Audience::Internal, PingMode::Auto, false),
                channel("status", Audience::External, PingMode::Ask, false),
                channel("drill", Audience::Internal, PingMode::Auto, true),
            ],
        };
        let cx = Context {
            now,
            real: now,
            actor: "Dana".into(),
            device,
            device_name: "desk".into(),
            name: "INC-0042".into(),
            next_number: 42,
            policy,
            occupied: None,
        };
        let id = IncidentId(Uuid::from_u128(42));
        let mut desk =
            Self { state: Incident::default(), cx, id, n: 0, ids: Ids::counted(now, 100) };
        let runbook = crate::runbook::parse(RUNBOOK, "queue.md").checklist;
        let file = RunbookFile {
            path: "queue.md".into(),
            hash: "h".into(),
            runbook,
            source: RUNBOOK.into(),
        };
        let declare = Declare {
            title: "Queue stuck".into(),
            severity,
            runbooks: vec![],
            exercise,
            interval_minutes: None,
            reported: None,
            only: None,
            attached: vec![file],
        };
        let events = decide(&desk.state, &Command::Declare(declare), None, &desk.cx).unwrap();
        desk.record(events, exercise);
        desk
    }

    pub(crate) fn ask(&self, action: Action) -> Answer {
        let command = Command::On { incident: self.id, action };
        decide(&self.state, &command, None, &self.cx)
    }

    pub(crate) fn act(&mut self, action: Action) -> Vec<Decided> {
        let events = self.ask(action).unwrap();
        let exercise = self.state.declared.as_ref().unwrap().exercise;
        self.record(events.clone(), exercise);
        events
    }

    pub(crate) fn minutes_later(&mut self, minutes: i64) -> &mut Self {
        let now = self.cx.now.plus_minutes(minutes);
        (self.cx.now, self.cx.real) = (now, now);
        self
    }

    fn record(&mut self, events: Vec<Decided>, exercise: bool) {
        for decided in events {
            self.n += 1;
            let mut entry = Recorded {
                id: EventId(self.ids.next_uuid()),
                incident: self.id,
                device: self.cx.device,
                n: self.n,
                hlc: (self.cx.now.0 << 16) + i64::try_from(self.n).unwrap(),
                recorded_at: self.cx.now,
                happened_at: decided.happened_at,
                simulated_at: None,
                actor: self.cx.actor.clone(),
                exercise,
                event: decided.event,
            };
            apply(&mut self.state, &mut entry);
        }
    }
}

fn step(step: &str) -> Action {
    Action::Step(StepAction::finish(step))
}

pub(crate) fn update(audience: Audience, approved_by: Option<&str>) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience,
        text: "We know more.".into(),
        state: None,
        next_minutes: None,
        approved_by: approved_by.map(str::to_owned),
        elsewhere: false,
        to_nobody: false,
        without: vec![],
    }))
}

pub(crate) fn posts(events: &[Decided]) -> Vec<&crate::incident::event::Post> {
    events
        .iter()
        .filter_map(|d| {
            if let Event::UpdatePosted(post) | Event::PingPosted(post) = &d.event {
                Some(post)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn declaring_commands_sends_nothing_and_promises_by_the_runbook() {
    let desk = Desk::declared();
    let facts = desk.state.declared.as_ref().unwrap();
    assert_eq!((facts.number, facts.state), (42, IncidentState::Investigating), "it is open");
    assert_eq!(desk.state.commander(), Some("Dana"), "who declares commands");
    let due = desk.cx.now.plus_minutes(15);
    assert_eq!(
        desk.state.next_update_at(&desk.cx.policy),
        Some(due),
        "every 15 minutes, as the runbook says"
    );
    assert_eq!(
        desk.state.rhythm.len(),
        2,
        "the external audience has a channel, so it is promised too"
    );
    assert!(desk.state.rhythm.values().all(|r| r.last.is_none()), "nothing was said yet");
}

#[test]
fn a_stale_view_is_refused() {
    let mut desk = Desk::declared();
    desk.act(step("1"));
    let command = Command::On { incident: desk.id, action: Action::Step(StepAction::undo("1")) };
    let seen = Expected::Step { step: "1".into(), status: StepStatus::Open };
    let refusal = decide(&desk.state, &command, Some(&seen), &desk.cx).unwrap_err();
    assert_eq!(refusal.code, Code::Stale, "somebody ticked it after the person looked");
}

#[test]
fn an_external_update_needs_an_approver_and_goes_to_external_channels_only() {
    let mut desk = Desk::declared();
    assert!(
        desk.ask(update(Audience::External, None)).is_err(),
        "customers read what two people saw"
    );
    let events = desk.act(update(Audience::External, Some("Kim")));
    let post = posts(&events)[0];
    assert_eq!(post.channels, ["status"], "internal text never leaks out, and back");
    assert_eq!(post.approved_by.as_deref(), Some("Kim"), "who approved is kept");
}

#[test]
fn a_post_moves_only_its_own_promise() {
    let mut desk = Desk::declared();
    desk.minutes_later(4).act(update(Audience::Internal, None));
    let due = |audience| desk.state.rhythm[&audience].due_at.unwrap();
    assert_eq!(due(Audience::Internal), desk.cx.now.plus_minutes(15), "approval plus the interval");
    assert_eq!(
        due(Audience::External),
        desk.cx.now.plus_minutes(11),
        "nobody told customers anything"
    );
}

#[test]
fn raising_the_severity_only_pulls_a_promise_forward_and_lowering_needs_a_reason() {
    let mut desk = Desk::with(Severity::Sev3, false);
    let before = desk.state.next_update_at(&desk.cx.policy).unwrap();
    desk.minutes_later(10)
        .act(Action::State(StateAction::SetSeverity { severity: Severity::Sev1, reason: None }));
    assert_eq!(
        desk.state.next_update_at(&desk.cx.policy),
        Some(before),
        "15 minutes from now would be later"
    );
    let lower = Action::State(StateAction::SetSeverity { severity: Severity::Sev2, reason: None });
    assert!(desk.ask(lower).unwrap_err().message.contains("reason"), "lowering is explained");
}

#[test]
fn snooze_moves_the_alarm_and_never_the_promise() {
    let mut desk = Desk::declared();
    let due = desk.state.next_update_at(&desk.cx.policy);
    let snooze =
        |minutes| Action::Rhythm(RhythmAction::Snooze { minutes, reason: "on the call".into() });
    desk.act(snooze(20));
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), due, "readers were told a time");
    assert!(desk.state.snoozed_until.is_some(), "the alarm waits");
    assert!(
        desk.ask(snooze(31)).unwrap_err().message.contains("hold"),
        "longer than an interval is a hold"
    );
}

#[test]
fn a_closing_post_promises_nothing() {
    let mut desk = Desk::declared();
    let events = desk.act(Action::Post(PostAction::Resolve { text: Some("All good.".into()) }));
    let closing = posts(&events)[0];
    assert!(closing.closing && closing.next_update_at.is_none(), "nothing follows it");
}

#[test]
fn a_runbook_joins_no_incident_that_ended() {
    let mut desk = Desk::declared();
    let mut file = desk.state.runbooks[0].file.clone();
    file.path = "other.md".into();
    let attach = || {
        Action::Record(RecordAction::AttachRunbook {
            path: file.path.clone(),
            file: Some(Box::new(file.clone())),
        })
    };
    desk.act(Action::Post(PostAction::Resolve { text: None }));
    let said = desk.ask(attach()).unwrap_err().message;
    assert!(
        said.contains("INC-0042 is resolved; reopen it first"),
        "nobody would work on it: {said}"
    );
    desk.act(Action::State(StateAction::Reopen { reason: None }));
    assert!(desk.ask(attach()).is_ok(), "an open one takes it");
}

#[test]
fn a_closed_incident_takes_nothing_but_reopening() {
    let mut desk = Desk::declared();
    assert!(
        desk.ask(Action::State(StateAction::Close)).unwrap_err().message.contains("resolve"),
        "open ones are resolved first"
    );
    desk.act(Action::Post(PostAction::Resolve { text: None }));
    desk.act(step("1"));
    desk.act(Action::State(StateAction::Close));
    let note = Action::Record(RecordAction::Note { text: "late".into(), happened_at: None });
    assert!(desk.ask(note).unwrap_err().message.contains("reopen"), "it says what to do");
}

#[test]
fn an_exercise_reaches_rehearsal_channels_only_and_a_real_incident_never_does() {
    let mut exercise = Desk::with(Severity::Sev1, true);
    let events = exercise.act(update(Audience::Internal, None));
    assert_eq!(posts(&events)[0].channels, ["drill"], "nobody is alarmed by an exercise");
    let mut real = Desk::declared();
    let events = real.act(update(Audience::Internal, None));
    assert_eq!(posts(&events)[0].channels, ["incidents"], "nothing real goes to the rehearsal");
}

#[test]
fn a_note_keeps_its_words_to_the_letter_and_cannot_come_from_the_future() {
    let desk = Desk::declared();
    let note =
        |text: &str, at| Action::Record(RecordAction::Note { text: text.into(), happened_at: at });
    let events = desk.ask(note("  two  spaces ", None)).unwrap();
    let Event::Note(said) = &events[0].event else { panic!("a note is a note") };
    assert_eq!(said.text, "  two  spaces ", "to the letter");
    let later = desk.cx.now.plus_minutes(5);
    assert!(desk.ask(note("x", Some(later))).is_err(), "nothing happened in the future");
    assert!(desk.ask(note(" ", None)).is_err(), "an empty note says nothing");
}

#[test]
fn a_ping_that_is_not_due_is_refused() {
    use crate::incident::command::SystemAction;
    let mut desk = Desk::declared();
    let ping = || {
        let text = "Automatic update.".to_owned();
        Action::System(SystemAction::Ping { audience: Audience::Internal, text, late: false })
    };
    assert!(desk.ask(ping()).is_err(), "a second process was quicker, or it is too early");
    let events = desk.minutes_later(15).act(ping());
    assert_eq!(posts(&events)[0].channels, ["incidents"], "pings go to automatic channels");
    assert!(desk.ask(ping()).is_err(), "the same ping does not go twice");
}

#[test]
fn a_ping_that_turns_late_between_looking_and_recording_still_goes() {
    use crate::incident::command::SystemAction;
    let mut desk = Desk::declared();
    desk.minutes_later(16);
    desk.cx.now = desk.cx.now.plus(1);
    let text = "Automatic update.".to_owned();
    let seen = SystemAction::Ping { audience: Audience::Internal, text, late: false };
    let events = desk.ask(Action::System(seen)).unwrap();
    assert!(posts(&events)[0].late, "a minute has passed meanwhile: it goes, and says so");
}

#[test]
fn what_was_reported_is_kept_where_the_title_does_not_say_it() {
    let desk = Desk::declared();
    let reported = |words: &str| -> Result<Option<String>> {
        let declare = Declare {
            title: "High error rate (5xx)".into(),
            severity: Severity::Sev2,
            runbooks: vec![],
            exercise: false,
            interval_minutes: None,
            reported: Some(words.into()),
            only: None,
            attached: vec![],
        };
        let decided = decide(&Incident::default(), &Command::Declare(declare), None, &desk.cx)?;
        let Event::Declared(declared) = &decided[0].event else {
            panic!("the first entry declares: {decided:?}");
        };
        Ok(declared.reported.clone())
    };
    assert_eq!(reported(" 500 errors "), Ok(Some("500 errors".into())), "it is on the record");
    assert_eq!(reported("error ra"), Ok(None), "a search for the title says nothing more");
    assert_eq!(reported("  "), Ok(None), "nor do no words");
    assert!(reported("two\nlines").is_err(), "it stands on one line of the timeline");
}
