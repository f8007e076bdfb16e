//! The clock to the next update in words: one face for each moment at which it turns by itself, so that a screen shows
//! the true one without asking again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::rhythm::{self, ClockEdge, ClockTone, Face, Promised, Sight, Stand, Urgency};
use crate::incident::state::{Facts, LastText};
use crate::incident::{AskReason, Audience, IncidentState, PingMode};
use crate::text::{count, one_line};

/// The clock of an incident: what it says now, and what it turns to by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockView {
    /// In order; the last whose time has come is shown. The first holds from now on.
    pub faces: Vec<ClockFace>,
}

/// What the clock says from a moment on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockFace {
    /// From when.
    pub from: Millis,
    /// Which of its states.
    pub face: Face,
    /// How near the promise is.
    pub urgency: Urgency,
    /// How bad it is: its colour.
    pub tone: ClockTone,
    /// Who acts at zero: its edge.
    pub edge: ClockEdge,
    /// The promise that it counts to; none where words stand in the place of the number.
    pub until: Option<Millis>,
    /// The words in the place of the number.
    pub large: String,
    /// Beside the number.
    pub small: String,
    /// The second line: what happens at zero, or why it does not.
    pub second: String,
}

/// The clock of an incident that does not go by the wall: an exercise where people talk goes by its story. What is counted
/// of it is counted by this clock on every screen, so that no two of them show two figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnClock {
    /// A moment on the wall.
    pub wall: Millis,
    /// What this clock showed then.
    pub now: Millis,
    /// Milliseconds of it in one of the wall: 0 while it stands still.
    pub rate: f64,
    /// When the story began.
    pub began: Millis,
}

/// The clock of an incident where that is not the wall's.
pub(super) fn own_clock(engine: &mut Engine, id: IncidentId) -> Result<Option<OwnClock>> {
    let (now, rate) = engine.time_of(id)?;
    let (wall, of_wall) = (engine.clock().now(), engine.clock().rate());
    let rate = if of_wall > 0.0 { rate / of_wall } else { 0.0 };
    let began = engine.incident(id)?.dial().began();
    Ok(began.map(|began| OwnClock { wall, now, rate, began }))
}

/// The clock of an incident from `now` on.
pub(super) fn clock(sight: &Sight<'_>, now: Millis) -> ClockView {
    let turns = rhythm::turns(sight, now);
    let at = |from: Millis| {
        let (facts, stand) = (sight.state.declared.as_ref()?, rhythm::stand(sight, from)?);
        Some(Words { sight, facts, stand, from }.face())
    };
    ClockView { faces: std::iter::once(now).chain(turns).filter_map(at).collect() }
}

/// What the words of a face are made from.
struct Words<'a> {
    sight: &'a Sight<'a>,
    facts: &'a Facts,
    stand: Stand,
    from: Millis,
}

impl Words<'_> {
    fn face(self) -> ClockFace {
        let large = self.large();
        let until = self.stand.promised.as_ref().filter(|_| large.is_empty()).map(|next| next.at);
        ClockFace {
            from: self.from,
            face: self.stand.face,
            urgency: self.stand.urgency,
            tone: self.stand.face.tone(self.stand.urgency),
            edge: self.stand.face.edge(),
            until,
            small: self.small(),
            second: self.second(),
            large,
        }
    }

    fn large(&self) -> String {
        match self.stand.face {
            Face::Ended => match self.facts.state {
                IncidentState::Declined => "false alarm".to_owned(),
                IncidentState::Investigating
                | IncidentState::Identified
                | IncidentState::Monitoring
                | IncidentState::Resolved
                | IncidentState::Closed => self.facts.state.word().to_owned(),
            },
            Face::NotDelivered => "not delivered".to_owned(),
            Face::NotKnown => "not known".to_owned(),
            Face::Held => "held".to_owned(),
            Face::Unpromised => "no promise".to_owned(),
            Face::OtherSends
            | Face::NothingSends
            | Face::Snoozed
            | Face::Asking
            | Face::Calm
            | Face::Soon
            | Face::Overdue => String::new(),
        }
    }

    fn small(&self) -> String {
        let next = self.stand.promised.as_ref();
        match self.stand.face {
            Face::Ended => {
                let at = self.sight.state.ended_at;
                at.map_or_else(String::new, |at| format!("at {}", self.said(at)))
            }
            Face::NotDelivered | Face::NotKnown => {
                self.lost().map_or_else(String::new, |last| format!("of {}", self.said(last.at.at)))
            }
            Face::Held => next.map_or_else(
                || "nothing promised".to_owned(),
                |next| format!("promised {}", self.said(next.at)),
            ),
            Face::Unpromised => "no update is due".to_owned(),
            Face::OtherSends
            | Face::NothingSends
            | Face::Snoozed
            | Face::Asking
            | Face::Calm
            | Face::Soon
            | Face::Overdue => next.map_or_else(String::new, |next| self.counted(next)),
        }
    }

    /// `to 15:10 UTC`; whom it is for is said where several wait.
    fn counted(&self, next: &Promised) -> String {
        let several = self.sight.state.rhythm.len() > 1 || !next.to.is_empty();
        let whom = if several { format!(" · {}", self.readers(next)) } else { String::new() };
        match self.stand.urgency {
            Urgency::Late => {
                format!("overdue, promised {}{whom}", self.said(next.at))
            }
            Urgency::Calm | Urgency::Soon => format!("to {}{whom}", self.said(next.at)),
        }
    }

    fn second(&self) -> String {
        let next = self.stand.promised.as_ref();
        match self.stand.face {
            Face::Ended => match self.facts.state {
                IncidentState::Closed => "nothing more is recorded".to_owned(),
                IncidentState::Investigating
                | IncidentState::Identified
                | IncidentState::Monitoring
                | IncidentState::Resolved
                | IncidentState::Declined => "no update is due".to_owned(),
            },
            Face::NotDelivered | Face::NotKnown => self.undelivered(),
            Face::Held => self.sight.state.held.as_deref().map_or_else(String::new, one_line),
            Face::Unpromised => "nothing goes by itself".to_owned(),
            Face::OtherSends => {
                let speaker = self.sight.state.speaker.as_ref().map(|(_, name)| name.as_str());
                format!("{} sends, this one is silent", speaker.unwrap_or("another laptop"))
            }
            Face::NothingSends => {
                format!("nothing sends: {}", self.stand.why.as_deref().unwrap_or("no channel"))
            }
            Face::Snoozed => {
                let until = self.sight.state.snoozed_until.unwrap_or(self.from);
                format!("alarm moved to {}, the promise stays", self.said(until))
            }
            Face::Asking => next.map_or_else(String::new, |next| self.asking(next)),
            Face::Calm | Face::Soon => next.map_or_else(String::new, |next| self.by_itself(next)),
            Face::Overdue => next.map_or_else(String::new, |next| self.heard(next)),
        }
    }

    /// The last text of the audience to which it did not come.
    fn lost(&self) -> Option<&LastText> {
        let lost = self.stand.lost.as_ref()?;
        self.sight.state.rhythm.get(&lost.audience)?.last.as_ref()
    }

    /// `#incidents 404 · next 15:10 UTC`; a longer reason stands last, where it may be cut.
    fn undelivered(&self) -> String {
        let reach = self.sight.reach;
        let next = self.stand.promised.as_ref().map(|next| match self.stand.urgency {
            Urgency::Late => format!("overdue since {}", self.said(next.at)),
            Urgency::Calm | Urgency::Soon => format!("next {}", self.said(next.at)),
        });
        let joined = |parts: [Option<String>; 2]| {
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        let lost = self.stand.lost.as_ref();
        if let Some((message, channel)) = lost.and_then(|lost| lost.message.as_ref()) {
            let status = reach.fates.get(message).and_then(|fate| fate.status);
            let what = status.map_or_else(|| channel.clone(), |of| format!("{channel} {of}"));
            return joined([Some(what), next]);
        }
        joined([next, lost.and_then(|lost| lost.why.clone())])
    }

    fn by_itself(&self, next: &Promised) -> String {
        let auto = rhythm::channels(self.sight.policy, self.facts, next.audience, PingMode::Auto);
        let to = match auto.as_slice() {
            [only] => (*only).to_owned(),
            several => count(u32::try_from(several.len()).unwrap_or(u32::MAX), "channel"),
        };
        format!("goes by itself to {to}")
    }

    fn asking(&self, next: &Promised) -> String {
        let rhythm = self.sight.state.rhythm.get(&next.audience);
        if self.stand.urgency.is_late() {
            return format!("waits for you · {}", self.heard(next));
        }
        let why = match rhythm.and_then(|rhythm| rhythm.asking) {
            Some((_, AskReason::FourInARow)) => "four pings, no word by a person".to_owned(),
            Some((_, AskReason::TooLate)) => "the last ping was too late".to_owned(),
            None => "no ping goes by itself".to_owned(),
        };
        format!("waits for you · {why}")
    }

    fn heard(&self, next: &Promised) -> String {
        let rhythm = self.sight.state.rhythm.get(&next.audience);
        let last = rhythm.and_then(|r| r.last.as_ref().zip(r.told_at));
        last.map_or_else(
            || format!("{} have heard nothing yet", self.readers(next)),
            |(last, _)| format!("{} heard last at {}", self.readers(next), self.said(last.at.at)),
        )
    }

    /// Who waits: `responders`, `customers`, or the channels that ask.
    fn readers(&self, next: &Promised) -> String {
        if !next.to.is_empty() {
            return next.to.join(", ");
        }
        readers(next.audience).to_owned()
    }

    /// A time by the incident's own clock.
    fn said(&self, at: Millis) -> String {
        self.sight.state.dial().near(at, self.from)
    }
}

/// How the readers of an audience are called on a screen.
pub(super) fn readers(audience: Audience) -> &'static str {
    match audience {
        Audience::Internal => "responders",
        Audience::External => "customers",
    }
}
