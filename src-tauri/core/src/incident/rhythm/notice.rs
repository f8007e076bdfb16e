//! Notices on this laptop: what a person is told, and when. A notice holds no detail of the incident, because it may
//! show on a locked screen. Each has a key, so that it is shown once and replaces the one before.
//!
//! Silence towards readers is an alarm, whatever caused it: a ping that does not go is told of like one that nobody wrote.

use super::need::About;
use super::overrun::{ends, overruns};
use super::reach::Reach;
use super::{GRACE_MS, escalation_times, first_notice_minutes, interval, ping_at, waiting};
use crate::clock::{MINUTE_MS, Millis};
use crate::ids::{EventId, IncidentId};
use crate::incident::state::{Facts, Incident, LastText, Rhythm};
use crate::incident::{Audience, Policy};

/// A resolved incident is told of for so long while it owes its last word.
pub const OWED_MS: i64 = 24 * 60 * MINUTE_MS;
/// Minutes before a promise at which the quiet notice comes.
const BEFORE_MINUTES: i64 = 3;

/// What a person is told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells this notice from all others; the same moment has the same key in every process.
    pub key: String,
    /// How the incident is called.
    pub number: String,
    /// One sentence.
    pub text: String,
    /// With sound, and it stays until dismissed.
    pub alarm: bool,
    /// The incident; none where it cannot be read.
    pub incident: Option<IncidentId>,
    /// What it is about: how it ranks, and what answers it.
    pub about: About,
}

/// What the notices of one incident are made of.
struct Look<'a> {
    state: &'a Incident,
    facts: &'a Facts,
    name: &'a str,
    policy: &'a Policy,
    reach: &'a Reach,
    now: Millis,
}

/// The notices that stand at this moment: what is due, what did not reach its readers, the escalations, the steps that are
/// not done by their time, and a missing first update. An ended incident has some while an audience still waits for its
/// last word. `name` is how the incident is called.
#[must_use]
pub fn notices(
    state: &Incident,
    name: &str,
    policy: &Policy,
    reach: &Reach,
    now: Millis,
) -> Vec<Notice> {
    let Some(facts) = state.declared.as_ref() else { return Vec::new() };
    let look = Look { state, facts, name, policy, reach, now };
    if !facts.state.is_open() {
        return look.after_the_end();
    }
    let mut all: Vec<Notice> = look.escalations();
    all.extend(look.steps());
    all.extend(state.rhythm.iter().flat_map(|(a, r)| look.not_arrived(*a, r)));
    if state.held.is_some() {
        return all;
    }
    all.extend(state.rhythm.iter().flat_map(|(a, r)| look.promises(*a, r)));
    all.extend(state.rhythm.iter().filter_map(|(a, r)| look.ping_posted(*a, r)));
    all.extend(look.first_update());
    all.extend(look.overruns());
    all
}

/// What did not reach its readers, or is not known to have.
pub(super) fn undelivered(
    state: &Incident,
    policy: &Policy,
    reach: &Reach,
    now: Millis,
) -> Vec<About> {
    let Some(facts) = state.declared.as_ref() else { return Vec::new() };
    let look = Look { state, facts, name: "", policy, reach, now };
    if !facts.state.is_open() && look.is_forgotten() {
        return Vec::new();
    }
    let all = state.rhythm.iter().flat_map(|(a, r)| look.not_arrived(*a, r));
    all.map(|notice| notice.about).collect()
}

/// The first moment after `now` at which the notices of an incident become others by themselves.
#[must_use]
pub fn next_turn(state: &Incident, policy: &Policy, now: Millis) -> Option<Millis> {
    let facts = state.declared.as_ref()?;
    let mut all: Vec<Millis> = Vec::new();
    for (audience, rhythm) in &state.rhythm {
        let due = rhythm.due_at.into_iter().chain(rhythm.owed.values().copied());
        all.extend(due.flat_map(|at| soon_at(at, rhythm).into_iter().chain([at])));
        all.extend(ping_at(state, policy, *audience, false).map(|at| at.plus(GRACE_MS)));
        all.extend(rhythm.unheard);
        all.extend(rhythm.pending.as_ref().map(|ping| ping.text.at.at.plus(GRACE_MS)));
    }
    all.extend(state.snoozed_until);
    all.extend(state.ended_at.map(|at| at.plus(OWED_MS)));
    all.extend(escalation_times(state).into_iter().map(|(_, at)| at));
    all.extend(state.awaited().into_iter().map(|(_, at)| at));
    all.extend(ends(state).into_iter().map(|(.., at)| at));
    let first = first_notice_minutes(facts.severity);
    all.extend(first.map(|minutes| facts.since.at.plus_minutes(minutes)));
    // A notice stands after its moment, not at it.
    all.into_iter().map(|at| at.plus(1)).filter(|at| *at > now).min()
}

impl Look<'_> {
    fn notice(&self, key: &str, text: &str, alarm: bool, about: About) -> Notice {
        let (number, id) = (self.name.to_owned(), self.facts.id);
        let mark = if self.facts.exercise { "EXERCISE " } else { "" };
        let (key, text) = (format!("{id}:{key}"), format!("{mark}{number}: {text}"));
        Notice { key, text, number, alarm, incident: Some(id), about }
    }

    /// A time by the incident's own clock.
    fn said(&self, at: Millis) -> String {
        self.state.dial().said(at)
    }

    /// True for an incident that is over, and of which nobody waits for a word any more.
    fn is_forgotten(&self) -> bool {
        let is_over = |at: Millis| self.now.since(at) > OWED_MS;
        !self.facts.state.is_resolved() || self.state.ended_at.is_none_or(is_over)
    }

    /// What a resolved incident still owes: its last word to an audience, or that word's arrival. Nobody is pressed for
    /// it after a day.
    fn after_the_end(&self) -> Vec<Notice> {
        if self.is_forgotten() {
            return Vec::new();
        }
        let owed = self.state.owed(self.policy);
        let mut all: Vec<Notice> = Vec::new();
        for (audience, rhythm) in &self.state.rhythm {
            all.extend(self.not_arrived(*audience, rhythm));
            if owed.iter().any(|(of, _)| of == audience) {
                let to = (" on how it ended", Vec::new());
                all.extend(self.written_by_hand(*audience, rhythm.due_at, rhythm, to));
                all.extend(self.to_some(*audience, rhythm, " on how it ended"));
            }
        }
        all
    }

    /// What the readers of an audience expect. A snooze keeps quiet what responders hear, and never what customers do.
    fn promises(&self, audience: Audience, rhythm: &Rhythm) -> Vec<Notice> {
        let is_snoozed = self.state.snoozed_until.is_some_and(|until| self.now < until);
        if is_snoozed && audience.is_internal() {
            return Vec::new();
        }
        let to_all = match ping_at(self.state, self.policy, audience, false) {
            Some(at) => self.by_itself(audience, rhythm, at),
            None => self.written_by_hand(audience, rhythm.due_at, rhythm, ("", Vec::new())),
        };
        self.to_some(audience, rhythm, "").into_iter().chain(to_all).collect()
    }

    /// Texts that a person writes for the readers of some channels; `on` says what of.
    fn to_some(&self, audience: Audience, rhythm: &Rhythm, on: &str) -> Vec<Notice> {
        let waiting = waiting(self.state, self.policy, audience, false).into_iter();
        let by_hand = waiting.filter_map(|(due, names)| {
            let to = format!(" for {}{on}", names.join(", "));
            self.written_by_hand(audience, Some(due), rhythm, (&to, names))
        });
        by_hand.collect()
    }

    /// A text that a person writes; `to` names the channels where they are not all of the audience.
    fn written_by_hand(
        &self,
        audience: Audience,
        due: Option<Millis>,
        rhythm: &Rhythm,
        (to, names): (&str, Vec<String>),
    ) -> Option<Notice> {
        let due = due?;
        let late = self.now.since(due);
        let about = About::ByHand { audience, at: due, to: names, late: late >= 0 };
        let key = format!("{audience}{to}:{due}");
        if late < 0 {
            let text = format!("an {audience} update{to} is due at {}", self.said(due));
            return is_soon(late, rhythm)
                .then(|| self.notice(&format!("{key}:before"), &text, false, about));
        }
        let text = match late / MINUTE_MS {
            0 => format!("the {audience} update{to} is due now"),
            minutes => format!("the {audience} update{to} is {minutes} min overdue"),
        };
        Some(self.notice(&format!("{key}:{}", overdue_step(late, rhythm)), &text, true, about))
    }

    /// A ping that goes by itself: announced before, and an alarm from its time on when it does not go.
    fn by_itself(&self, audience: Audience, rhythm: &Rhythm, at: Millis) -> Option<Notice> {
        let due = rhythm.due_at?;
        let (late, pending) = (self.now.since(due), rhythm.pending.as_ref());
        let silence = self.reach.of_ping(self.policy, self.facts, (audience, rhythm));
        if late < 0 {
            let text = match &silence {
                None => format!(
                    "the automatic {audience} ping goes at {} unless you post first",
                    self.said(at)
                ),
                Some(why) => {
                    format!("the automatic {audience} ping cannot go at {}: {why}", self.said(at))
                }
            };
            let key = format!("{audience}:{due}:before:{}", silence.is_some());
            let alarm = silence.is_some();
            let about = About::Ping { audience, at, why: silence };
            return is_soon(late, rhythm).then(|| self.notice(&key, &text, alarm, about));
        }
        // Somebody moved the ping: its time has not come.
        let since = pending.map_or(at, |ping| ping.text.at.at);
        let why = silence.filter(|_| self.now >= since).or_else(|| {
            let is_over = self.now.since(since) > GRACE_MS;
            is_over.then(|| "no channel has taken it yet".to_owned())
        })?;
        let minutes = late / MINUTE_MS;
        let text = if minutes == 0 {
            format!("the automatic {audience} ping did not go: {why}")
        } else {
            format!("the automatic {audience} ping is {minutes} min overdue: {why}")
        };
        let key = format!("{audience}:{due}:{}:silent", overdue_step(late, rhythm));
        Some(self.notice(&key, &text, true, About::Silent { audience, at: due, why }))
    }

    /// The last text did not arrive: whoever is away from the screen must not believe that readers know.
    fn not_arrived(&self, audience: Audience, rhythm: &Rhythm) -> Vec<Notice> {
        let lost = rhythm.trouble.iter().map(|(message, channel, _)| {
            let text = format!("the last {audience} update is not known to have reached {channel}");
            let (message, unsure) = (*message, self.reach.is_unsure(*message));
            let about = About::Lost { audience, message, channel: channel.clone(), unsure };
            self.notice(&format!("trouble:{message}"), &text, true, about)
        });
        lost.chain(self.unheard(audience, rhythm))
            .chain(self.left_behind(audience, rhythm))
            .collect()
    }

    /// Channels that are shut while a text waits for them: a text that is not on its way does not look as if it were,
    /// whoever else has it and whoever asked that it be sent again. One that reached nobody at all is told of as that.
    fn left_behind(&self, audience: Audience, rhythm: &Rhythm) -> Vec<Notice> {
        let silence = self.reach.of_last(self.policy, self.facts, (audience, rhythm));
        let unheard = rhythm.last.as_ref().filter(|_| rhythm.is_unheard() && silence.is_some());
        let pending = rhythm.pending.as_ref().map(|ping| &ping.text);
        let is_told = |post: EventId, channel: &str| {
            let told = unheard.into_iter().chain(pending).any(|text| text.event == post);
            told || rhythm.trouble.iter().any(|(_, of, lost)| of == channel && *lost == post)
        };
        let is_last = |post: EventId| rhythm.last.as_ref().is_some_and(|last| last.event == post);
        let reads =
            |name: &str| self.policy.of(audience, self.facts.scope()).any(|c| c.name == name);
        let waits = self.reach.refused.iter().filter(|((post, channel), _)| {
            let is_ours = is_last(*post) || reads(channel);
            is_ours && self.reach.shut.contains_key(channel) && !is_told(*post, channel)
        });
        waits
            .map(|((post, channel), why)| {
                let text = format!("the last {audience} update has not reached {channel}: {why}");
                let (channel, why) = (channel.clone(), why.clone());
                let about = About::Behind { audience, channel: channel.clone(), why };
                self.notice(&format!("behind:{post}:{channel}"), &text, true, about)
            })
            .collect()
    }

    /// A text by a person that no channel has taken: said as soon as it is known, and again when readers expect it.
    fn unheard(&self, audience: Audience, rhythm: &Rhythm) -> Option<Notice> {
        // That an incident ended was taken back: when it was reopened, or by a person.
        let is_over = |last: &&LastText| {
            last.closing && (self.facts.state.is_open() || rhythm.ways.is_empty())
        };
        let last = rhythm.last.as_ref().filter(|last| rhythm.is_unheard() && !is_over(last))?;
        let late = rhythm.unheard.map_or(-1, |due| self.now.since(due));
        let silence = self.reach.of_last(self.policy, self.facts, (audience, rhythm));
        let is_waited_for = late >= 0 && self.now.since(last.at.at) > GRACE_MS;
        let why =
            silence.or_else(|| is_waited_for.then(|| "no channel has taken it yet".to_owned()))?;
        let at = self.state.dial().near(last.at.at, self.now);
        let text = format!("the {audience} update of {at} has reached nobody: {why}");
        let step =
            if late < 0 { "sent".to_owned() } else { overdue_step(late, rhythm).to_string() };
        let about = About::Unheard { audience, why };
        Some(self.notice(&format!("unheard:{}:{step}", last.event), &text, true, about))
    }

    /// A ping went out by itself within the last minute.
    fn ping_posted(&self, audience: Audience, rhythm: &Rhythm) -> Option<Notice> {
        let (last, told_at) = (rhythm.last.as_ref()?, rhythm.told_at?);
        if rhythm.last_ping != Some(last.event) || self.now.since(told_at) > MINUTE_MS {
            return None;
        }
        let text = format!("the automatic {audience} ping was posted at {}", self.said(last.at.at));
        Some(self.notice(&format!("{audience}:{}:posted", last.event), &text, false, About::Posted))
    }

    fn first_update(&self) -> Option<Notice> {
        let minutes = first_notice_minutes(self.facts.severity)?;
        let rhythms = &self.state.rhythm;
        let told = rhythms.values().any(|r| r.last.is_some());
        if told || rhythms.is_empty() || self.now < self.facts.since.at.plus_minutes(minutes) {
            return None;
        }
        let text = format!("no update was posted in the first {minutes} minutes");
        Some(self.notice("first", &text, true, About::First { minutes }))
    }

    /// A step was to be done by now. It is told once for each time that it was due at.
    fn steps(&self) -> Vec<Notice> {
        let passed = self.state.awaited().into_iter().filter(|(_, due)| *due <= self.now);
        let told = passed.map(|(at, due)| {
            let number = self.state.step_name(at);
            let by = self.state.dial().near(due, self.now);
            let text = format!("step {number} was to be done by {by}");
            let about = About::Step { number: number.clone(), at: due };
            self.notice(&format!("step:{number}:{due}"), &text, true, about)
        });
        told.collect()
    }

    /// The phase at hand is over its time.
    fn overruns(&self) -> Vec<Notice> {
        let all = overruns(self.state, self.now).into_iter();
        let text = "a phase of the runbook is over its time";
        all.map(|(key, about)| self.notice(&key, text, false, about)).collect()
    }

    fn escalations(&self) -> Vec<Notice> {
        let due = escalation_times(self.state).into_iter().filter(|(_, at)| *at <= self.now);
        due.map(|(e, at)| {
            let key = format!("escalate:{}:{}:{at}", e.to, e.after_minutes);
            let text = format!("{} min have passed: the runbook says to escalate", e.after_minutes);
            let about = About::Escalation { to: e.to, after_minutes: e.after_minutes };
            self.notice(&key, &text, true, about)
        })
        .collect()
    }
}

/// True when a promise is near enough for the quiet notice; `late` is negative.
pub(super) fn is_soon(late: i64, rhythm: &Rhythm) -> bool {
    late >= -BEFORE_MINUTES * MINUTE_MS && interval(rhythm) > BEFORE_MINUTES
}

/// When a promise becomes near; none where its interval is that short itself.
pub(super) fn soon_at(due: Millis, rhythm: &Rhythm) -> Option<Millis> {
    (interval(rhythm) > BEFORE_MINUTES).then(|| due.plus_minutes(-BEFORE_MINUTES))
}

/// The moment of the last alarm at or before now: 0, 5 and 10 minutes late, then each interval. `late` in milliseconds.
fn overdue_step(late: i64, rhythm: &Rhythm) -> i64 {
    let (late, interval) = (late / MINUTE_MS, interval(rhythm).max(1));
    match late {
        ..5 => 0,
        5..10 => 5,
        _ if late < interval => 10,
        _ => (late / interval * interval).max(10),
    }
}
