//! What a text of the composer is to say, and how each piece of it says that: the words follow the state and the next
//! update that were chosen, whatever stands around them.

use super::changed::Changed;
use super::phrase::{clock_time, exercise_mark, promise, utc, zone};
use super::pieces::{Filled, TextPiece};
use crate::clock::Millis;
use crate::incident::state::Facts;
use crate::incident::{Audience, Incident, IncidentState};

/// What a text is to say.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The incident.
    pub incident: &'a Incident,
    /// How it is called.
    pub name: &'a str,
    /// Who reads the text.
    pub audience: Audience,
    /// The state that the text tells; none for the present one.
    pub state: Option<IncidentState>,
    /// The next update that it promises; none where it promises none.
    pub next: Option<Millis>,
    /// The time.
    pub now: Millis,
}

/// The sentence that tells customers the state: what stands before and behind the words of its writer.
pub(super) struct Sentence {
    /// What the words of its writer say, which tells the piece before them.
    pub(super) asked: Filled,
    pub(super) before: String,
    /// What the blank asks for where nobody wrote them yet.
    pub(super) asks: &'static str,
    pub(super) after: String,
}

/// The least of the hours that the runbooks give for the post-mortem.
pub(crate) fn review_hours(incident: &Incident) -> Option<u32> {
    incident.runbooks.iter().filter_map(|r| r.file.runbook.postmortem_due_hours).min()
}

impl Told<'_> {
    /// The state that the text tells.
    pub(super) fn state(&self) -> IncidentState {
        let standing = self.incident.declared.as_ref().map(|facts| facts.state);
        self.state.or(standing).unwrap_or(IncidentState::Investigating)
    }

    /// True for a last text: it promises nothing.
    pub(super) fn closes(&self) -> bool {
        !self.state().is_open()
    }

    /// When its readers were told that it is over, though it goes on.
    pub(super) fn told_over(&self) -> Option<String> {
        let at = self.incident.told_over(self.audience).filter(|_| !self.closes())?;
        Some(utc(self.incident, at, self.now))
    }

    /// True where its readers had a text before.
    pub(super) fn is_repeat(&self) -> bool {
        self.incident.rhythm.get(&self.audience).is_some_and(|rhythm| rhythm.updates > 0)
    }

    /// `IDENTIFIED`, and of a last text how long it took: `RESOLVED after 42 min`.
    pub(super) fn state_aloud(&self, facts: &Facts) -> String {
        if !self.closes() {
            return self.state().word().to_uppercase();
        }
        let lasted = self.incident.lasted.unwrap_or_else(|| facts.since.lasted(self.now));
        format!("RESOLVED after {}", lasted.words())
    }

    /// What it says of the next update, with the space before it. Customers who read a last text are told no more. Behind a
    /// text that ends the incident a person writes on.
    pub(super) fn promise(&self) -> String {
        let ends = self.closes() && self.is_open();
        let on = if ends { " " } else { "" };
        match (self.closes(), self.audience) {
            (false, audience) => {
                format!(" {}", promise(self.incident, audience, self.next, self.now))
            }
            (true, Audience::External) => on.to_owned(),
            (true, Audience::Internal) => {
                format!(" No further updates unless it is reopened.{}{on}", self.review())
            }
        }
    }

    fn is_open(&self) -> bool {
        self.incident.declared.as_ref().is_none_or(|facts| facts.state.is_open())
    }

    /// When the review is due, where a runbook asks for one.
    fn review(&self) -> String {
        review_hours(self.incident).map_or_else(String::new, |hours| {
            let due = self.end().plus_minutes(i64::from(hours) * 60);
            format!(" Post-mortem due by {}.", utc(self.incident, due, self.now))
        })
    }

    /// When it ended; now, where this text ends it.
    fn end(&self) -> Millis {
        self.incident.ended_at.filter(|_| !self.is_open()).unwrap_or(self.now)
    }

    /// That nothing changed. What changed all the same takes the place of these words, which would be untrue.
    pub(super) fn no_change(&self, untold: &[Changed]) -> String {
        let Some(facts) = &self.incident.declared else { return "No change.".to_owned() };
        if untold.is_empty() {
            return self.nothing_new(facts);
        }
        match self.audience {
            Audience::External => self.alone(),
            Audience::Internal => {
                let said: Vec<String> =
                    untold.iter().map(|changed| format!("{}.", changed.sentence)).collect();
                said.join(" ")
            }
        }
    }

    fn nothing_new(&self, facts: &Facts) -> String {
        let last = self.incident.rhythm.get(&self.audience).and_then(|r| r.last.as_ref());
        let since = last.map_or(facts.since, |l| l.at);
        let from = |zone: &str| match since.at_latest {
            false => format!("{}{zone}", clock_time(self.incident, since.at, self.now)),
            true if last.is_some() => "the last update".to_owned(),
            true => "it began".to_owned(),
        };
        let zoned = from(zone(self.incident));
        let still = match self.state() {
            IncidentState::Investigating => "still investigating",
            IncidentState::Identified => "still working on it",
            IncidentState::Monitoring => "still watching recovery",
            IncidentState::Resolved | IncidentState::Closed | IncidentState::Declined => {
                return format!("No change since {zoned}.");
            }
        };
        match self.audience {
            Audience::Internal => format!("No change since {}; {still}.", from("")),
            Audience::External => format!("No change since {zoned}; we are {still}."),
        }
    }

    /// The sentence for customers, with the blank that its state asks for.
    pub(super) fn sentence(&self) -> Sentence {
        let (asked, before, asks) = match (self.state(), self.told_over()) {
            (_, Some(_)) => {
                (Filled::Says, format!("{} ", self.alone()), "what the customer notices")
            }
            (IncidentState::Investigating, None) => {
                let before = if self.is_repeat() {
                    "We are still investigating. The problem affects "
                } else {
                    "We are investigating a problem affecting "
                };
                (Filled::Notices, before.to_owned(), "what the customer notices")
            }
            (IncidentState::Identified, None) => {
                let before = "We have found the source of the problem and are ";
                (Filled::Action, before.to_owned(), "action in plain words")
            }
            (IncidentState::Monitoring, None) => {
                (Filled::Says, format!("{} ", self.alone()), "what customers may still notice")
            }
            (IncidentState::Resolved | IncidentState::Closed, None) => {
                (Filled::Affected, String::new(), "what was affected")
            }
            (IncidentState::Declined, None) => (Filled::Says, String::new(), "what to say"),
        };
        Sentence { asked, before, asks, after: self.after(asked) }
    }

    /// The sentence for customers around words that somebody wrote for `asked`, whichever state they were written for.
    pub(super) fn around(&self, asked: Filled) -> Sentence {
        let own = self.sentence();
        if own.asked == asked {
            return own;
        }
        let leads = match (asked, self.closes()) {
            (Filled::Notices, false) => "The problem affects ",
            (Filled::Affected, false) => "It affects ",
            (Filled::Notices | Filled::Affected, true) => "It affected ",
            (Filled::Action, false) => "We are ",
            (Filled::Action, true) => "We were ",
            (
                Filled::Says
                | Filled::Name
                | Filled::State
                | Filled::StateAloud
                | Filled::After
                | Filled::Blank
                | Filled::NoChange
                | Filled::Promise,
                _,
            ) => "",
        };
        let before = format!("{} {leads}", self.alone()).trim_start().to_owned();
        Sentence { asked, before, asks: own.asks, after: self.after(asked) }
    }

    /// What stands behind the words for `asked`: of what was affected, since when it works.
    fn after(&self, asked: Filled) -> String {
        if asked != Filled::Affected || !self.closes() {
            return ".".to_owned();
        }
        let at = utc(self.incident, self.end(), self.now);
        format!(" has been working normally since {at}.")
    }

    /// The state for customers, in a sentence without words of a person.
    pub(super) fn alone(&self) -> String {
        if let Some(at) = self.told_over() {
            return format!("The problem that we reported as solved at {at} is not over.");
        }
        match self.state() {
            IncidentState::Investigating if self.is_repeat() => {
                "We are still investigating.".into()
            }
            IncidentState::Investigating => "We are investigating.".into(),
            IncidentState::Identified => "We have found the source of the problem.".into(),
            IncidentState::Monitoring => "A fix is in place and we are watching recovery.".into(),
            IncidentState::Resolved | IncidentState::Closed => {
                format!("The problem was over at {}.", utc(self.incident, self.end(), self.now))
            }
            IncidentState::Declined => String::new(),
        }
    }

    /// That it is an exercise, for customers, who know no number; nothing of a real one.
    pub(super) fn mark(&self) -> Option<TextPiece> {
        let mark = exercise_mark(self.incident.declared.as_ref()?);
        (!mark.is_empty()).then(|| TextPiece::filled(Filled::Name, mark))
    }
}
