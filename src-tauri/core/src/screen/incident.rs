//! The incident screen without its timeline.

pub(super) mod changes;
pub(super) mod checklist;
pub(super) mod copying;
pub(super) mod private;
pub(super) mod timeline;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::changes::changes;
use self::checklist::{blanks_in_use, checklist};
use self::private::{UsableChannel, usable};
use super::channels::{channels, last_delivery};
use super::header::{Shared, header_by};
use super::needs::needs_by;
use super::{Around, ChannelView, ChecklistView, LastDelivery, Needs, Now, OpenIncident, time_of};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::change::corrections::{Correction, corrections};
use crate::incident::clock::Lasted;
use crate::incident::rhythm::{self, Reach};
use crate::incident::state::{Conflict, Incident};
use crate::incident::words::{StateDeed, role, severity_needs_reason};
use crate::incident::{AskReason, Audience, IncidentState, Policy};
use crate::postmortem::due_at;
use crate::runbook::Escalation;
use crate::severity::Severity;
use crate::store::local;
use crate::store::outbox;
use crate::store::outbox::Message;
use crate::update;

/// The incident screen, without the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct IncidentView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// The header.
    pub incident: OpenIncident,
    /// Where it can be brought from its state, in the order in which that is offered.
    pub ways: Vec<StateWay>,
    /// What its severity can be set to, the worst first.
    pub severities: Vec<SeverityWay>,
    /// When it ended.
    pub ended_at: Option<Millis>,
    /// How long it had lasted then; none while it is open.
    pub lasted: Option<Lasted>,
    /// Roles in use, `commander` first.
    pub roles: Vec<(String, String)>,
    /// The roles that can be given, in the order in which they are offered.
    pub role_names: Vec<RoleName>,
    /// Who takes part, as far as the record says: names to offer.
    pub people: Vec<String>,
    /// Its runbooks as checklists.
    pub runbooks: Vec<ChecklistView>,
    /// Blanks of all its runbooks, with their values.
    pub blanks: Vec<(String, Option<String>)>,
    /// The promise to each audience.
    pub rhythm: Vec<RhythmView>,
    /// The alarm is moved to this time.
    pub snoozed_until: Option<Millis>,
    /// Escalations of the runbooks.
    pub escalations: Vec<EscalationView>,
    /// When the post-mortem is due: set once it is resolved, from the runbook's hours.
    pub postmortem_due_at: Option<Millis>,
    /// Its channels, with what became of the last message.
    pub channels: Vec<ChannelView>,
    /// Messages that wait for a person's word.
    pub uncertain: Vec<UncertainView>,
    /// What needs the commander on this screen.
    pub needs: Needs,
    /// What two laptops said apart.
    pub conflicts: Vec<String>,
    /// What was done otherwise than the runbooks say: proposals for them.
    pub corrections: Vec<CorrectionView>,
    /// The only channels that get its texts; none where it is not private.
    pub private: Option<Vec<String>>,
    /// The channels that it may use, whether they were chosen or not.
    pub usable: Vec<UsableChannel>,
    /// The numbers of steps that wait and ask for what a text of its audience did: they are offered after a post.
    pub told_steps: Vec<String>,
    /// Entries in the log.
    #[ts(type = "number")]
    pub entries: u64,
    /// False when there are channels and no process of this laptop sends.
    pub sender_running: bool,
    /// True while the machine is kept from idle sleep.
    pub awake: bool,
}

/// Where an incident can be brought from its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateWay {
    /// Where.
    pub to: IncidentState,
    /// By what a person does.
    pub deed: StateDeed,
    /// What is offered: `Resolved, with a last update`.
    pub label: String,
    /// True where a reason must be given.
    pub needs_reason: bool,
}

/// What a severity can be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeverityWay {
    /// What it becomes.
    pub to: Severity,
    /// True where a reason must be given.
    pub needs_reason: bool,
}

/// A role as it is shown before the name of who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleName {
    /// The role, as a command has it: `commander`.
    pub role: String,
    /// Its name on a screen: `IC`.
    pub name: String,
}

/// A proposal for a runbook, with its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrectionView {
    /// What was done otherwise.
    #[serde(flatten)]
    pub correction: Correction,
    /// In one line.
    pub words: String,
}

/// The promise to an audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RhythmView {
    /// Whom.
    pub audience: Audience,
    /// Minutes between texts; none where no further text is promised.
    pub interval_minutes: Option<u32>,
    /// The promise that its readers wait for.
    pub due_at: Option<Millis>,
    /// The last word to all of them is written, and no channel has it yet.
    pub on_its_way: bool,
    /// When the automatic ping goes; none when a person is asked.
    pub ping_at: Option<Millis>,
    /// True when a person is asked.
    pub asking: bool,
    /// Why, in one sentence, when pings would go by themselves otherwise.
    pub asking_why: Option<String>,
    /// Why the ping cannot go now, where it would go by itself; or the last word that is on its way.
    pub silent: Option<String>,
    /// The earliest promise to readers whom no ping reaches while it reaches others, or whom the last text was not for.
    pub asked_due_at: Option<Millis>,
    /// The channels of these readers.
    pub asked: Vec<String>,
    /// The last text and when it was approved.
    pub last: Option<(Millis, String)>,
    /// Texts by persons.
    pub updates: u32,
    /// Automatic pings.
    pub pings: u32,
}

/// Who is to be told, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EscalationView {
    /// As the runbook says it.
    pub escalation: Escalation,
    /// When its time comes.
    pub at: Millis,
    /// Its time has come.
    pub due: bool,
}

/// A message whose fate is not known, or that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UncertainView {
    /// The message.
    pub message: String,
    /// Where it was to go.
    pub channel: String,
    /// Its text, for copying.
    pub text: String,
    /// What is known.
    pub last: LastDelivery,
}

/// The incident screen.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn incident(engine: &mut Engine, around: &Around, id: IncidentId) -> Result<IncidentView> {
    let shared = Shared::read(engine)?;
    let incident = header_by(engine, &shared, id)?;
    let now = time_of(engine, id)?;
    let channels = channels(engine, around, Some(id))?;
    let messages = outbox::last_of_each(engine.store().read(), id)?;
    let composing = local::is_composing(engine.store().read(), id, engine.clock().now())?;
    let files = engine.files_now(id)?;
    let reach = shared.reach(engine, id)?;
    let needs = needs_by(engine, &shared, Some(id))?;
    let policy = &shared.policy;
    let state = engine.incident(id)?;
    let changes = changes(state, &files);
    let rhythm = |a| rhythm_view(state, (policy, &reach), a, composing);
    Ok(IncidentView {
        now,
        actor: around.actor.clone(),
        ways: ways(incident.state),
        severities: severities(incident.severity),
        ended_at: state.ended_at,
        lasted: state.lasted,
        roles: roles(state),
        role_names: role_names(state),
        people: people(state, &around.actor),
        runbooks: (1..)
            .zip(&state.runbooks)
            .zip(changes)
            .map(|((n, r), change)| checklist(state, n, r, change))
            .collect(),
        blanks: blanks(state),
        rhythm: Audience::ALL.into_iter().filter_map(rhythm).collect(),
        snoozed_until: state.snoozed_until,
        escalations: escalations(state, now.now),
        postmortem_due_at: due_at(state),
        channels,
        uncertain: messages.iter().filter(|m| m.state.is_lost()).map(uncertain).collect(),
        needs,
        conflicts: state.conflicts.iter().map(|apart| said_apart(state, apart)).collect(),
        corrections: corrections(state).into_iter().map(correction).collect(),
        private: state.declared.as_ref().and_then(|facts| facts.only.clone()),
        usable: usable(state, policy, incident.exercise),
        told_steps: told_steps(state),
        entries: state.entries,
        sender_running: !reach.nobody_sends,
        awake: around.awake,
        incident,
    })
}

/// The steps that a text did, by their numbers.
pub fn told_steps(state: &Incident) -> Vec<String> {
    let steps = update::told_steps(state);
    steps.into_iter().map(|at| state.step_name(at)).collect()
}

fn ways(state: IncidentState) -> Vec<StateWay> {
    let way = |(deed, to): (StateDeed, IncidentState)| {
        let label = match deed {
            StateDeed::Set => to.to_string(),
            StateDeed::Resolve => format!("{to}, with a last update"),
            StateDeed::Decline => "False alarm".to_owned(),
            StateDeed::Reopen => "Reopen".to_owned(),
            StateDeed::Close => "Close for good".to_owned(),
        };
        StateWay { to, deed, label, needs_reason: deed.needs_reason() }
    };
    state.ways().into_iter().map(way).collect()
}

fn severities(from: Severity) -> Vec<SeverityWay> {
    let way = |to| SeverityWay { to, needs_reason: severity_needs_reason(from, to) };
    Severity::ALL.map(way).to_vec()
}

fn correction(correction: Correction) -> CorrectionView {
    CorrectionView { words: correction.words(), correction }
}

/// Who has which role; commanding comes first.
pub(super) fn roles(state: &Incident) -> Vec<(String, String)> {
    let mut roles: Vec<(&String, &String)> = state.roles.iter().collect();
    roles.sort_by_key(|(name, _)| role::place(name));
    roles.into_iter().map(|(name, person)| (name.clone(), person.clone())).collect()
}

/// The roles that can be given, with their names: those that everybody knows, then those of the team's own that somebody has.
pub(super) fn role_names(state: &Incident) -> Vec<RoleName> {
    let own = state.roles.keys().map(String::as_str).filter(|name| !role::KNOWN.contains(name));
    let named = |name: &str| RoleName { role: name.to_owned(), name: role::label(name) };
    role::KNOWN.into_iter().chain(own).map(named).collect()
}

/// Who acts here, then who has a role or was given a step, then whoever else the log names, each once.
fn people(state: &Incident, actor: &str) -> Vec<String> {
    let mut names = vec![actor.to_owned()];
    let others = state.people.iter().map(|person| &person.name);
    for name in state.roles.values().chain(state.owners.values()).chain(others) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn said_apart(state: &Incident, conflict: &Conflict) -> String {
    let [first, second] = &conflict.said;
    let of = state.disputed(&conflict.of);
    format!("Two laptops set the {of} apart: {first} and {second}; set it once more to settle it.")
}

fn blanks(state: &Incident) -> Vec<(String, Option<String>)> {
    let mut names: Vec<String> = Vec::new();
    let known = state.runbooks.iter().flat_map(blanks_in_use);
    for name in known.chain(state.blanks.keys().cloned()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|n| (n.clone(), state.blanks.get(&n).cloned())).collect()
}

fn rhythm_view(
    state: &Incident,
    (policy, reach): (&Policy, &Reach),
    audience: Audience,
    composing: bool,
) -> Option<RhythmView> {
    let (facts, rhythm) = (state.declared.as_ref()?, state.rhythm.get(&audience)?);
    let waits =
        state.waiting(policy).into_iter().find(|(of, _)| *of == audience).map(|(_, due)| due);
    let is_owed = state.owed(policy).iter().any(|(of, _)| *of == audience);
    let on_its_way = !facts.state.is_open() && rhythm.is_last_word_unheard() && !is_owed;
    let ping_at = rhythm::ping_at(state, policy, audience, composing);
    let waiting = rhythm::waiting(state, policy, audience, composing).into_iter().next();
    let (asked_due_at, asked) = waiting.unzip();
    let why = rhythm.asking.map(|(_, why)| match why {
        AskReason::TooLate => {
            "The ping was more than one interval late, so a person posts the next one."
        }
        AskReason::FourInARow => {
            "Four pings went by themselves without an entry by a person; record something to let them go on."
        }
    });
    Some(RhythmView {
        audience,
        interval_minutes: rhythm.interval_minutes,
        due_at: if facts.state.is_open() { rhythm.due_at } else { waits },
        on_its_way,
        silent: if on_its_way {
            reach.of_last(policy, facts, (audience, rhythm))
        } else {
            ping_at.and_then(|_| reach.of_ping(policy, facts, (audience, rhythm)))
        },
        asked_due_at,
        asked: asked.unwrap_or_default(),
        ping_at,
        asking: ping_at.is_none(),
        asking_why: why.map(str::to_owned),
        last: rhythm.last.as_ref().map(|l| (l.at.at, l.text.clone())),
        updates: rhythm.updates,
        pings: rhythm.pings,
    })
}

fn escalations(state: &Incident, now: Millis) -> Vec<EscalationView> {
    rhythm::escalation_times(state)
        .into_iter()
        .map(|(escalation, at)| EscalationView { escalation, at, due: at <= now })
        .collect()
}

fn uncertain(message: &Message) -> UncertainView {
    UncertainView {
        message: message.id.to_string(),
        channel: message.channel.clone(),
        text: message.text.clone(),
        last: last_delivery(message),
    }
}
