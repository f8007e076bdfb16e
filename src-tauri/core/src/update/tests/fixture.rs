//! An incident and its log, written out by hand, for tests of the words.

use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, IncidentId, OutboxId};
use crate::incident::clock::Since;
use crate::incident::command::RunbookFile;
use crate::incident::event::{
    Declared, Delivery, DeliveryState, Event, Post, PromiseMade, Reason, Recorded, RoleAssigned,
    StateSet, StepEntry, Text,
};
use crate::incident::plan::AttachedRunbook;
use crate::incident::state::{Facts, LastText, Person, Rhythm, StepRecord};
use crate::incident::{Audience, Incident, IncidentState, StepRef, StepStatus};
use crate::runbook::{Checklist, Phase, PhaseKind, Step};
use crate::severity::Severity;
use crate::update::{Told, draft, joined, no_change};
use uuid::Uuid;

/// 2026-01-02T14:26:00Z, when the incident of the fixture was declared.
pub(crate) const DECLARED: Millis = Millis(1_767_363_960_000);

/// How the incident of the fixture is called.
pub(crate) const NAME: &str = "INC-0042";

/// So many minutes after declaring.
pub(crate) fn min(minutes: i64) -> Millis {
    DECLARED.plus_minutes(minutes)
}

/// A log that grows by one entry at a time.
#[derive(Clone, Default)]
pub(crate) struct Log {
    pub(crate) entries: Vec<Recorded<Event>>,
}

impl Log {
    /// Appends an entry, and returns its id.
    pub(crate) fn say(&mut self, at: Millis, actor: &str, event: Event) -> EventId {
        let n = self.entries.len() as u64 + 1;
        let id = EventId(Uuid::from_u128(u128::from(n)));
        self.entries.push(Recorded {
            id,
            incident: IncidentId(Uuid::from_u128(1)),
            device: DeviceId(Uuid::from_u128(7 << 96)),
            n,
            hlc: at.0 << 16,
            recorded_at: at,
            happened_at: None,
            simulated_at: None,
            actor: actor.to_owned(),
            exercise: false,
            event,
        });
        id
    }

    /// Appends what became of a post in a channel.
    pub(crate) fn delivered(&mut self, at: Millis, post: EventId, state: DeliveryState) {
        let message = OutboxId(Uuid::from_u128(900));
        let channel = "incidents".to_owned();
        let (reason, status) = (None, None);
        let body = Delivery { message, post, channel, state, reason, status };
        self.say(at, "holdfast", Event::Delivery(body));
    }
}

pub(crate) fn declared(promise: Millis) -> Event {
    Event::Declared(Declared {
        number: 42,
        title: "Checkout database unresponsive".to_owned(),
        severity: Severity::Sev1,
        promises: vec![PromiseMade {
            audience: Audience::Internal,
            interval_minutes: 15,
            due_at: promise,
        }],
        reported: None,
    })
}

pub(crate) fn note(text: &str) -> Event {
    Event::Note(Text { text: text.to_owned(), plain: false })
}

pub(crate) fn to_do(text: &str) -> Event {
    Event::ActionAdded(crate::incident::items::read(text))
}

pub(crate) fn decision(text: &str) -> Event {
    Event::Decision(Text { text: text.to_owned(), plain: false })
}

pub(crate) fn step(number: u32, text: &str, reason: Option<&str>) -> StepEntry {
    let reason = reason.map(str::to_owned);
    StepEntry {
        step: StepRef::step(1, number),
        text: text.to_owned(),
        reason,
        number: None,
        values: Vec::new(),
        book: None,
    }
}

pub(crate) fn commander(name: &str) -> Event {
    let (role, to) = ("commander".to_owned(), Some(name.to_owned()));
    Event::RoleAssigned(RoleAssigned { role, from: None, to })
}

pub(crate) fn identified() -> Event {
    let (from, to) = (IncidentState::Investigating, IncidentState::Identified);
    Event::StateSet(StateSet { from, to, reason: None })
}

pub(crate) fn resolved() -> Event {
    Event::Resolved(Reason { reason: None })
}

/// A text to the internal channel that answers one promise and makes the next.
pub(crate) fn post(text: &str, answers: Option<Millis>, next: Option<Millis>) -> Post {
    Post {
        audience: Audience::Internal,
        text: text.to_owned(),
        state: IncidentState::Identified,
        channels: vec!["incidents".to_owned()],
        next_update_at: next,
        answers,
        approved_by: None,
        elsewhere: false,
        closing: next.is_none(),
        late: false,
        moves_when_taken: false,
        left_out: vec![],
    }
}

/// A runbook with three steps that takes 48 hours to its review.
pub(crate) fn runbook() -> AttachedRunbook {
    let texts = ["Check the process", "Check recent logs", "Attempt a restart"];
    let steps = (1..).zip(texts).map(|(number, text)| Step {
        number,
        text: text.to_owned(),
        line: number,
        ..Step::default()
    });
    let phase = Phase {
        title: "Immediate actions".to_owned(),
        window: None,
        kind: PhaseKind::Steps,
        way: None,
        line: 1,
        steps: steps.collect(),
    };
    let runbook = Checklist {
        title: "Database unresponsive".to_owned(),
        phases: vec![phase],
        cadence_minutes: Some(15),
        postmortem_due_hours: Some(48),
        blanks: vec!["db-host".to_owned()],
        ..Checklist::default()
    };
    let (path, hash, source) = ("runbooks/database.md".into(), String::new(), String::new());
    AttachedRunbook {
        entry: None,
        file: RunbookFile { path, hash, runbook, source },
        at: DECLARED,
        plan: Default::default(),
    }
}

/// The incident as it stands: identified, Dana commands, the promise of 14:41.
pub(crate) fn incident() -> Incident {
    let facts = Facts {
        id: IncidentId(Uuid::from_u128(1)),
        number: 42,
        device: DeviceId(Uuid::from_u128(7 << 96)),
        device_name: None,
        title: "Checkout database unresponsive".to_owned(),
        reported: None,
        severity: Severity::Sev1,
        state: IncidentState::Identified,
        exercise: false,
        declared_at: DECLARED,
        since: Since::at(DECLARED),
        since_by_log: None,
        declared_by: "Dana".to_owned(),
        only: None,
    };
    let mut incident = Incident { declared: Some(facts), ..Incident::default() };
    incident.roles.insert("commander".to_owned(), "Dana".to_owned());
    incident.people.push(person("Dana"));
    incident.rhythm.insert(Audience::Internal, rhythm(None));
    incident
}

/// Somebody whom the log names.
pub(crate) fn person(name: &str) -> Person {
    Person { name: name.to_owned(), role: None, wrote: true }
}

/// A rhythm whose promise is 14:41 and whose last text by a person is `last`.
pub(crate) fn rhythm(last: Option<LastText>) -> Rhythm {
    Rhythm {
        due_at: Some(min(15)),
        updates: u32::from(last.is_some()),
        last_human: last.clone(),
        last,
        ..Rhythm::quiet(Some(15))
    }
}

pub(crate) fn last_text(event: EventId, at: Millis, text: &str) -> LastText {
    LastText {
        event,
        at: Since::at(at),
        text: text.to_owned(),
        by: "Dana".to_owned(),
        closing: false,
    }
}

/// Sets what became of a step.
pub(crate) fn mark(incident: &mut Incident, number: u32, status: StepStatus) {
    let record = StepRecord {
        status,
        at: DECLARED,
        by: "Dana".to_owned(),
        reason: None,
        values: Vec::new(),
    };
    incident.steps.insert(StepRef::step(1, number), record);
}

/// Both texts that a person may start from.
pub(crate) struct Drafted {
    pub(crate) text: String,
    pub(crate) no_change: String,
}

/// What a person starts from in the present state, where the next update is promised.
pub(crate) fn drafted(
    incident: &Incident,
    entries: &[Recorded<Event>],
    audience: Audience,
    now: Millis,
    next: Millis,
) -> Drafted {
    let told = Told { incident, name: NAME, audience, state: None, next: Some(next), now };
    Drafted { text: joined(&draft(&told, entries)), no_change: joined(&no_change(&told)) }
}
