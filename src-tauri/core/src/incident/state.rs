//! An incident as the log tells it: the result of folding its entries.

mod hands;
mod item;
mod person;
mod ways;

pub use item::{KeptItem, SettledItem};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use self::person::Person;
use super::clock::{Lasted, Since};
use super::event::StepValue;
use super::key_time::{KeySaid, KeyTime};
use super::plan::{AttachedRunbook, Used, UsedPhase, pairs};
use super::policy::{Policy, Scope};
pub use super::promise::{LastText, Pending, Rhythm};
use super::step_ref::StepRef;
use super::words::{Audience, IncidentState, ReviewState, Standing, StepStatus};
use crate::clock::Millis;
use crate::exercise::Run;
use crate::ids::{DeviceId, EventId, IncidentId};
use crate::severity::Severity;

/// An incident. `None` of [`Incident::declared`] means that its first entry has not been seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// What was declared.
    pub declared: Option<Facts>,
    /// The runbooks in use, by ordinal.
    pub runbooks: Vec<AttachedRunbook>,
    /// What was said of steps; a step that is not here is open.
    #[serde(with = "pairs")]
    pub steps: BTreeMap<StepRef, StepRecord>,
    /// Who does a step, where a person said so.
    #[serde(with = "pairs")]
    pub owners: BTreeMap<StepRef, String>,
    /// By when a step is to be done.
    #[serde(with = "pairs")]
    pub due: BTreeMap<StepRef, Millis>,
    /// Values of blanks.
    pub blanks: BTreeMap<String, String>,
    /// Who holds which role.
    pub roles: BTreeMap<String, String>,
    /// The rhythm of each audience that was promised something.
    pub rhythm: BTreeMap<Audience, Rhythm>,
    /// The alarm is moved to this time.
    pub snoozed_until: Option<Millis>,
    /// Milliseconds by which snoozes have moved the alarm since a person posted last.
    pub snoozed_ms: i64,
    /// Why pings are held, while they are.
    pub held: Option<String>,
    /// Why pings were held when the incident ended, which ended the hold.
    #[serde(default)]
    pub hold_ended: Option<String>,
    /// The laptop that sends, and its name.
    pub speaker: Option<(DeviceId, String)>,
    /// When it was resolved, closed or declined last.
    pub ended_at: Option<Millis>,
    /// When it was reopened, each time. What is planned or due counts from the last.
    #[serde(default)]
    pub reopened: Vec<Millis>,
    /// Where its post-mortem stands.
    #[serde(default)]
    pub review: ReviewState,
    /// Who brings its post-mortem to its end.
    #[serde(default)]
    pub review_owner: Option<String>,
    /// How long it had lasted then, from declaring to the end as both hold.
    pub lasted: Option<Lasted>,
    /// The same as the log tells it.
    #[serde(default)]
    pub lasted_by_log: Option<Lasted>,
    /// Escalations whose time has come, as (to, after minutes).
    pub escalated: Vec<(String, u32)>,
    /// What the log knows of the key times by itself.
    #[serde(default)]
    pub logged: BTreeMap<KeyTime, Millis>,
    /// What people said of the key times.
    #[serde(default)]
    pub key_times: BTreeMap<KeyTime, KeySaid>,
    /// What two laptops said apart, until a person settles it.
    pub conflicts: Vec<Conflict>,
    /// Its action items, in the order of the log.
    #[serde(default)]
    pub items: Vec<KeptItem>,
    /// Notes that begin as an item does, and that no entry took for one.
    #[serde(default)]
    pub noted: Vec<KeptItem>,
    /// The exercise that it is, where that runs by a scenario.
    #[serde(default)]
    pub run: Option<Box<Run>>,
    /// Everybody whom its entries name, in their order.
    #[serde(default)]
    pub people: Vec<Person>,
    /// How many entries were folded.
    pub entries: u64,
}

/// What an incident is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Its id.
    pub id: IncidentId,
    /// The number of the laptop that declared it.
    pub number: u32,
    /// That laptop.
    pub device: DeviceId,
    /// Its name, once it said that it sends.
    pub device_name: Option<String>,
    /// What is broken.
    pub title: String,
    /// What was seen or read in the alert, where the title says something else.
    #[serde(default)]
    pub reported: Option<String>,
    /// How bad it is now.
    pub severity: Severity,
    /// Where it stands now.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// When it was declared, as the log tells it. See [`Incident::declared_at`].
    pub declared_at: Millis,
    /// When it was declared, as it holds, by the clock as it goes now: what is counted from declaring counts from here.
    pub since: Since,
    /// The same as the log tells it, where a person said another time.
    #[serde(default)]
    pub since_by_log: Option<Since>,
    /// By whom.
    pub declared_by: String,
    /// It is private: only these channels get its texts. None where it is not.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

impl Facts {
    /// Which channels the incident may use.
    #[must_use]
    pub fn scope(&self) -> Scope<'_> {
        Scope { exercise: self.exercise, only: self.only.as_deref() }
    }
}

/// What was said of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// What became of it.
    pub status: StepStatus,
    /// When it was said, or happened where a person said so.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// What was written down with it.
    #[serde(default)]
    pub values: Vec<StepValue>,
}

/// Two laptops said different things, each without knowing of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// `severity`, `state` or a role.
    pub of: String,
    /// What both said, in words.
    pub said: [String; 2],
}

/// How far the checklist is: done / (total − skipped). The steps of ways that are not taken are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps left out.
    pub skipped: u32,
    /// All steps.
    pub total: u32,
}

impl Incident {
    /// What became of a step; open when nothing was said.
    #[must_use]
    pub fn status_of(&self, step: StepRef) -> StepStatus {
        self.steps.get(&step).map_or(StepStatus::Open, |r| r.status)
    }

    /// Finds the step that a person means by `text`, with its words. See [`StepRef`] for how it is read.
    #[must_use]
    pub fn find_step(&self, text: &str) -> Option<(StepRef, &str)> {
        let added = || self.added_steps().into_iter().find(|(name, _)| name == text.trim());
        StepRef::readings(text)
            .into_iter()
            .map(|r| self.as_shown(r))
            .chain(added().map(|(_, at)| at))
            .find_map(|r| self.step_text(r).map(|t| (r, t)))
    }

    /// The sub-step that has this number here, where the incident gave the number; else what the number says.
    fn as_shown(&self, read: StepRef) -> StepRef {
        let plan = self.runbook(read.runbook).and_then(|book| book.plan.steps.get(&read.whole()));
        let sub = plan.zip(read.sub).and_then(|(plan, shown)| plan.sub_of(shown));
        sub.map_or(read, |sub| read.with_sub(sub))
    }

    /// The words of a step as they are used here, when there is such a step.
    #[must_use]
    pub fn step_text(&self, at: StepRef) -> Option<&str> {
        let used = self.runbook(at.runbook)?.used(at)?;
        match at.sub {
            None => Some(&used.step.text),
            Some(_) => used.substeps().find(|(sub, _)| *sub == at).map(|(_, s)| s.text.as_str()),
        }
    }

    /// A step's number as people write it in this incident: the shortest that [`Incident::find_step`] takes for it.
    #[must_use]
    pub fn step_name(&self, at: StepRef) -> String {
        if at.added.is_some() {
            let found = self.added_steps().into_iter().find(|(_, step)| *step == at);
            return found.map_or_else(|| at.to_string(), |(name, _)| name);
        }
        let plan = self.runbook(at.runbook).and_then(|book| book.plan.steps.get(&at.whole()));
        let shown = plan.zip(at.sub).map(|(plan, sub)| at.with_sub(plan.shown_sub(sub)));
        let short = shown.unwrap_or(at).to_string();
        if self.find_step(&short).is_some_and(|(found, _)| found == at) {
            return short;
        }
        format!("{}.{short}", at.runbook)
    }

    /// The steps that were added, and their sub-steps, by their numbers: `5a`, `2.5a`, `5a.1`.
    fn added_steps(&self) -> Vec<(String, StepRef)> {
        let mut found = Vec::new();
        for (ordinal, book) in (1..).zip(&self.runbooks) {
            for (at, plan) in &book.plan.steps {
                let Some(label) = &plan.label else { continue };
                let name = if ordinal == 1 { label.clone() } else { format!("{ordinal}.{label}") };
                let used = book.used(*at);
                let subs = used.iter().flat_map(|used| used.substeps());
                found.extend(subs.filter_map(|(sub, _)| {
                    Some((format!("{name}.{}", plan.shown_sub(sub.sub?)), sub))
                }));
                found.push((name, *at));
            }
        }
        found
    }

    /// How far the checklists of all runbooks are. Sub-steps do not count, nor do steps that were taken out; of several
    /// ways one counts.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        let counts =
            |(standing, used): &(Standing, Used<'_>)| standing.is_counted() && !used.is_out();
        for (_, used) in self.steps_in_use().filter(counts) {
            progress.total += 1;
            match self.status_of(used.at) {
                StepStatus::Done => progress.done += 1,
                StepStatus::Skipped => progress.skipped += 1,
                StepStatus::Open | StepStatus::Started | StepStatus::Blocked => {}
            }
        }
        progress
    }

    /// When an audience was told that the incident ended, though it is open: its readers have no other text since.
    #[must_use]
    pub fn told_over(&self, audience: Audience) -> Option<Millis> {
        let open = self.declared.as_ref().is_some_and(|f| f.state.is_open());
        let rhythm = self.rhythm.get(&audience).filter(|r| open && r.told_at.is_some())?;
        rhythm.last.as_ref().filter(|last| last.closing).map(|last| last.at.at)
    }

    /// The earliest promise of all audiences, while the incident is open or some wait for its last word.
    #[must_use]
    pub fn next_update_at(&self, policy: &Policy) -> Option<Millis> {
        if !self.declared.as_ref().is_some_and(|f| f.state.is_open()) {
            return self.waiting(policy).into_iter().map(|(_, due)| due).min();
        }
        self.rhythm.keys().filter_map(|audience| self.next_at(policy, *audience)).min()
    }

    /// The earliest time at which readers of an audience expect a text. A channel that was taken away has none.
    #[must_use]
    pub fn next_at(&self, policy: &Policy, audience: Audience) -> Option<Millis> {
        let scope = self.declared.as_ref()?.scope();
        self.rhythm.get(&audience)?.next_at(policy.of(audience, scope).map(|c| &*c.name))
    }

    /// The time from which a snooze that is asked for at `at` moves the alarm: what it has in common with the one before
    /// counts once, and the time before the promise not at all.
    #[must_use]
    pub fn snoozed_from(&self, at: Millis) -> Millis {
        let due = self.rhythm.get(&Audience::Internal).and_then(|r| r.due_at);
        [self.snoozed_until, due].into_iter().flatten().fold(at, Millis::max)
    }

    /// The audiences that heard of the incident and were not told that it is resolved, with the promises that they have.
    #[must_use]
    pub fn owed(&self, policy: &Policy) -> Vec<(Audience, Millis)> {
        if !self.declared.as_ref().is_some_and(|f| f.state == IncidentState::Resolved) {
            return Vec::new();
        }
        let told = self.rhythm.iter().filter(|(_, r)| r.last.is_some());
        told.filter_map(|(audience, _)| Some((*audience, self.next_at(policy, *audience)?)))
            .collect()
    }

    /// The audiences that do not know that it is resolved, with the promises that they know of: they are owed their last
    /// word, or it is written and no channel has it.
    #[must_use]
    pub fn waiting(&self, policy: &Policy) -> Vec<(Audience, Millis)> {
        if !self.declared.as_ref().is_some_and(|f| f.state == IncidentState::Resolved) {
            return Vec::new();
        }
        let unheard = self.rhythm.iter().filter(|(_, r)| r.is_last_word_unheard());
        let unheard = unheard.filter_map(|(audience, r)| Some((*audience, r.unheard?)));
        self.owed(policy).into_iter().chain(unheard).collect()
    }

    /// True while readers may wait for something: it is open, or an audience was told of it.
    #[must_use]
    pub fn has_readers(&self) -> bool {
        let is_open = self.declared.as_ref().is_some_and(|facts| facts.state.is_open());
        is_open || self.rhythm.values().any(|r| r.last.is_some() || !r.trouble.is_empty())
    }

    /// What a person said of a key time last.
    #[must_use]
    pub fn said_of(&self, which: KeyTime) -> KeySaid {
        self.key_times.get(&which).copied().unwrap_or(KeySaid::AsLogged)
    }

    /// Who commands.
    #[must_use]
    pub fn commander(&self) -> Option<&str> {
        self.roles.get("commander").map(String::as_str)
    }
}

impl Incident {
    /// A runbook by its ordinal, from 1.
    #[must_use]
    pub fn runbook(&self, ordinal: u32) -> Option<&AttachedRunbook> {
        self.runbooks.get(usize::try_from(ordinal).ok()?.checked_sub(1)?)
    }

    /// The ordinal of the runbook that this entry attached.
    #[must_use]
    pub fn ordinal_of(&self, entry: EventId) -> Option<u32> {
        (1..).zip(&self.runbooks).find(|(_, book)| book.entry == Some(entry)).map(|(n, _)| n)
    }

    /// The checklist of a runbook as it is used: every heading of the file, in order, with what is shown of it.
    #[must_use]
    pub fn checklist(&self, ordinal: u32) -> Vec<UsedPhase<'_>> {
        let Some(runbook) = self.runbook(ordinal) else { return Vec::new() };
        let phases = &runbook.file.runbook.phases;
        let shown = |at: &StepRef| runbook.used(*at).filter(|used| self.is_shown(used));
        let steps = runbook.order(ordinal).into_iter();
        let mut used: Vec<UsedPhase<'_>> = steps
            .enumerate()
            .map(|(index, steps)| UsedPhase {
                phase: phases.get(index),
                steps: steps.iter().filter_map(shown).collect(),
                standing: Standing::Always,
            })
            .collect();
        let standings = ways::standings(self, &used);
        used.iter_mut().zip(standings).for_each(|(phase, standing)| phase.standing = standing);
        used
    }

    /// Every step in use of every runbook, in order, with how its section stands among several ways.
    pub fn steps_in_use(&self) -> impl Iterator<Item = (Standing, Used<'_>)> {
        let all = (1..).zip(&self.runbooks).flat_map(|(ordinal, _)| self.checklist(ordinal));
        all.flat_map(|phase| phase.steps.into_iter().map(move |step| (phase.standing, step)))
    }

    /// True unless the step was taken out; one of which something was said is never hidden.
    fn is_shown(&self, used: &Used<'_>) -> bool {
        !used.is_out() || self.has_record(used)
    }

    /// True when something was said of the step or of one of its sub-steps.
    fn has_record(&self, used: &Used<'_>) -> bool {
        let said = |at| self.status_of(at) != StepStatus::Open;
        said(used.at) || used.substeps().any(|(at, _)| said(at))
    }
}
