//! The states of the clock to the next update: which one is true at a moment, and when it turns by itself.
//!
//! A calm clock is a promise to the commander: that nothing is wrong, and that what it says happens at zero. So each way
//! in which that is untrue is a state of its own, and the worst one is shown. How late it is goes beside: they combine.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notice::{is_soon, soon_at, undelivered};
use super::{About, GRACE_MS, OWED_MS, Reach, ping_at, waiting};
use crate::clock::Millis;
use crate::ids::{DeviceId, OutboxId};
use crate::incident::state::{Facts, Incident, Rhythm};
use crate::incident::{Audience, Policy};
use crate::text::worded;

worded! {
    /// What the clock to the next update is, the worst first where several are true.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Face {
        /// It is over, and nobody waits for a word.
        Ended = "ended",
        /// A channel does not have the last text.
        NotDelivered = "not delivered",
        /// Nobody knows whether a channel has the last text.
        NotKnown = "not known whether it arrived",
        /// Pings are held: time stands still.
        Held = "held",
        /// No update is promised.
        Unpromised = "no update promised",
        /// Another laptop sends.
        OtherSends = "another laptop sends",
        /// Nothing sends here.
        NothingSends = "nothing sends here",
        /// The alarm is moved; the promise stays.
        Snoozed = "snoozed",
        /// At zero nothing happens unless a person acts.
        Asking = "waits for you",
        /// A ping goes by itself, and there is time.
        Calm = "goes by itself",
        /// A ping goes by itself, soon.
        Soon = "goes by itself soon",
        /// The promise has passed.
        Overdue = "overdue",
    }
}

impl Face {
    /// Who acts at zero, as the edge of the clock has it.
    #[must_use]
    pub fn edge(self) -> ClockEdge {
        match self {
            Self::Ended
            | Self::NotDelivered
            | Self::NotKnown
            | Self::Snoozed
            | Self::Calm
            | Self::Soon
            | Self::Overdue => ClockEdge::Solid,
            Self::Unpromised | Self::NothingSends | Self::Asking => ClockEdge::Dashed,
            Self::OtherSends => ClockEdge::Double,
            Self::Held => ClockEdge::Striped,
        }
    }

    /// How bad it is, with the promise so near.
    #[must_use]
    pub fn tone(self, urgency: Urgency) -> ClockTone {
        let of_promise = match urgency {
            Urgency::Calm => ClockTone::Calm,
            Urgency::Soon => ClockTone::Soon,
            Urgency::Late => ClockTone::Late,
        };
        match self {
            Self::Ended | Self::Unpromised => ClockTone::Still,
            Self::NotDelivered => ClockTone::Lost,
            Self::NotKnown if urgency.is_late() => ClockTone::Late,
            Self::NotKnown => ClockTone::Soon,
            Self::Held
            | Self::OtherSends
            | Self::NothingSends
            | Self::Snoozed
            | Self::Asking
            | Self::Calm
            | Self::Soon
            | Self::Overdue => of_promise,
        }
    }
}

/// How bad it is what the clock says: its colour, on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockTone {
    /// Nothing is counted.
    Still,
    /// There is time.
    Calm,
    /// Somebody should look at it.
    Soon,
    /// A promise is broken.
    Late,
    /// Readers do not have what they were told.
    Lost,
}

/// Who acts at zero: the edge of the clock, on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockEdge {
    /// This laptop sends, or nothing is to be sent.
    Solid,
    /// A person has to act, or nothing sends here.
    Dashed,
    /// Another laptop sends.
    Double,
    /// Time stands still.
    Striped,
}

/// How near the promise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// There is time, or nothing is counted.
    Calm,
    /// Three minutes or less are left.
    Soon,
    /// It has passed.
    Late,
}

impl Urgency {
    /// True once the promise has passed.
    #[must_use]
    pub fn is_late(self) -> bool {
        self == Self::Late
    }
}

/// The promise that comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// To whom.
    pub audience: Audience,
    /// When its readers expect it.
    pub at: Millis,
    /// The channels whose readers it is for, where a ping goes to the others; else none.
    pub to: Vec<String>,
}

/// The clock at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// What it is.
    pub face: Face,
    /// How near the promise is.
    pub urgency: Urgency,
    /// The promise that it counts to, if any.
    pub promised: Option<Promised>,
    /// Why nothing sends, in a few words.
    pub why: Option<String>,
    /// What did not arrive.
    pub lost: Option<Lost>,
}

/// A text that is not known to have arrived somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Whose text.
    pub audience: Audience,
    /// The message and its channel; none where no message of it was given up.
    pub message: Option<(OutboxId, String)>,
    /// It may have arrived.
    pub unsure: bool,
    /// Why nobody has it, in a few words; none where that is known of the message.
    pub why: Option<String>,
}

fn lost_of(about: About) -> Option<Lost> {
    match about {
        About::Lost { audience, message, channel, unsure } => {
            Some(Lost { audience, message: Some((message, channel)), unsure, why: None })
        }
        About::Unheard { audience, why } | About::Behind { audience, why, .. } => {
            Some(Lost { audience, message: None, unsure: false, why: Some(why) })
        }
        About::Damage
        | About::ByHand { .. }
        | About::Ping { .. }
        | About::Silent { .. }
        | About::Posted
        | About::First { .. }
        | About::Step { .. }
        | About::Escalation { .. }
        | About::Overrun { .. } => None,
    }
}

/// What the clock of an incident is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// The incident.
    pub state: &'a Incident,
    /// The team's policy.
    pub policy: &'a Policy,
    /// What keeps its texts from their readers.
    pub reach: &'a Reach,
    /// This laptop.
    pub device: DeviceId,
}

/// The clock of an incident at a moment; none before it was declared.
#[must_use]
pub fn stand(sight: &Sight<'_>, now: Millis) -> Option<Stand> {
    let facts = sight.state.declared.as_ref()?;
    let promised = sight.promised(facts, now);
    let lost = sight.lost(now);
    let (face, why) = match &lost {
        Some(lost) if lost.unsure => (Face::NotKnown, None),
        Some(_) => (Face::NotDelivered, None),
        None => sight.face(facts, promised.as_ref(), now),
    };
    let counts = promised.as_ref().filter(|_| face != Face::Held);
    let urgency = counts.map_or(Urgency::Calm, |next| sight.urgency(next, now));
    let face = match (face, urgency) {
        (Face::Calm, Urgency::Soon) => Face::Soon,
        (Face::Calm, Urgency::Late) => Face::Overdue,
        (face, _) => face,
    };
    Some(Stand { face, urgency, promised, why, lost })
}

/// The moments after `now` at which the clock turns by itself, in order.
#[must_use]
pub fn turns(sight: &Sight<'_>, now: Millis) -> Vec<Millis> {
    let promised = sight.state.declared.as_ref().and_then(|facts| sight.promised(facts, now));
    let due = promised.iter().flat_map(|next| {
        let rhythm = sight.state.rhythm.get(&next.audience);
        rhythm.and_then(|rhythm| soon_at(next.at, rhythm)).into_iter().chain([next.at])
    });
    let unheard = sight.state.rhythm.values().filter(|rhythm| rhythm.is_unheard());
    let unheard = unheard.flat_map(|rhythm| {
        let said = rhythm.last.as_ref().map(|last| last.at.at.plus(GRACE_MS + 1));
        said.into_iter().chain(rhythm.unheard)
    });
    let forgotten = sight.state.ended_at.map(|at| at.plus(OWED_MS + 1));
    let mut all: Vec<Millis> =
        due.chain(unheard).chain(sight.state.snoozed_until).chain(forgotten).collect();
    all.retain(|at| *at > now);
    all.sort();
    all.dedup();
    all
}

impl Sight<'_> {
    /// The promise that comes first. Of two at one time the ping comes first: it needs nobody. Once it is over, only
    /// those count who do not know it. A snoozed one comes when the snooze ends, so that it hides none of customers.
    fn promised(&self, facts: &Facts, now: Millis) -> Option<Promised> {
        let is_open = facts.state.is_open();
        let is_resolved = facts.state.is_resolved();
        let owed = self.state.owed(self.policy);
        let of = |(audience, rhythm): (&Audience, &Rhythm)| {
            let audience = *audience;
            let counts = is_open || owed.iter().any(|(of, _)| *of == audience);
            let to_all = rhythm.due_at.filter(|_| counts).map(|at| (at, Vec::new()));
            let to_some = waiting(self.state, self.policy, audience, false).into_iter();
            let written = rhythm.unheard.filter(|_| is_resolved && rhythm.is_last_word_unheard());
            to_all
                .into_iter()
                .chain(to_some.filter(move |_| counts))
                .chain(written.map(|at| (at, Vec::new())))
                .map(move |(at, to)| Promised { audience, at, to })
        };
        let comes = |next: &Promised| {
            let snoozed = self.snoozed_until(next.audience, now);
            (next.at.max(snoozed.unwrap_or(next.at)), is_open && !next.to.is_empty())
        };
        self.state.rhythm.iter().flat_map(of).min_by_key(comes)
    }

    /// Until when the alarm of an audience is moved. What customers were promised is never silenced.
    fn snoozed_until(&self, audience: Audience, now: Millis) -> Option<Millis> {
        let until = self.state.snoozed_until.filter(|until| now < *until);
        until.filter(|_| audience.is_internal())
    }

    fn is_of_another(&self) -> bool {
        self.state.speaker.as_ref().is_some_and(|(device, _)| *device != self.device)
    }

    fn face(
        &self,
        facts: &Facts,
        promised: Option<&Promised>,
        now: Millis,
    ) -> (Face, Option<String>) {
        let state = self.state;
        let Some(next) = promised else {
            let is_open = facts.state.is_open();
            return (if is_open { Face::Unpromised } else { Face::Ended }, None);
        };
        if state.held.is_some() {
            return (Face::Held, None);
        }
        if self.is_of_another() {
            return (Face::OtherSends, None);
        }
        if let Some(why) = self.silence(facts, next) {
            return (Face::NothingSends, Some(why));
        }
        if self.snoozed_until(next.audience, now).is_some() {
            return (Face::Snoozed, None);
        }
        let is_owed = state.owed(self.policy).iter().any(|(of, _)| *of == next.audience);
        let rhythm = state.rhythm.get(&next.audience).filter(|_| !facts.state.is_open());
        let is_written = !is_owed && rhythm.is_some_and(Rhythm::is_last_word_unheard);
        let pings = || ping_at(state, self.policy, next.audience, false).is_some();
        let asks = !next.to.is_empty() || !(is_written || pings());
        (if asks { Face::Asking } else { Face::Calm }, None)
    }

    /// The first text that did not arrive somewhere; what may have arrived comes last. Where another laptop sends, that
    /// one knows and asks.
    fn lost(&self, now: Millis) -> Option<Lost> {
        if self.is_of_another() {
            return None;
        }
        let all = undelivered(self.state, self.policy, self.reach, now).into_iter();
        all.filter_map(lost_of).min_by_key(|lost| lost.unsure)
    }

    /// Why nothing that is said for a promise would go out from here.
    fn silence(&self, facts: &Facts, next: &Promised) -> Option<String> {
        let of = self.policy.of(next.audience, facts.scope()).map(|c| c.name.as_str());
        let names: Vec<&str> = match next.to.as_slice() {
            [] => of.collect(),
            to => to.iter().map(String::as_str).collect(),
        };
        if names.is_empty() {
            let why = match (facts.scope().only, facts.exercise) {
                (Some(_), _) => "it is private, and none of their channels was chosen",
                (None, true) => "no channel is for rehearsal",
                (None, false) => "no channel is set up",
            };
            return Some(why.to_owned());
        }
        let pending = self.state.rhythm.get(&next.audience).and_then(|r| r.pending.as_ref());
        self.reach.silence(&names, pending.map(|ping| ping.text.event))
    }

    fn urgency(&self, next: &Promised, now: Millis) -> Urgency {
        let late = now.since(next.at);
        let soon = self.state.rhythm.get(&next.audience).is_some_and(|r| is_soon(late, r));
        match late {
            0.. => Urgency::Late,
            _ if soon => Urgency::Soon,
            _ => Urgency::Calm,
        }
    }
}
