//! Changes of severity and state that an audience was not told yet: what an update has to say, and why "no change" would
//! be untrue.

use super::facts::after;
use super::phrase::{clock_time, stands_alone};
use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::entry::{Does, Turn, sentence};
use crate::incident::event::{Event, Recorded};
use crate::incident::{Audience, Incident, IncidentState};
use crate::severity::Severity;

/// A change that readers were not told yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The entry that made it last; none where the text itself makes it.
    pub entry: Option<EventId>,
    /// When that was recorded.
    pub at: Option<Millis>,
    /// `SEV 2 → SEV 1`
    pub words: String,
    /// A sentence that tells it.
    pub sentence: String,
    /// A text that has one of these words says it.
    pub said_by: Vec<String>,
}

impl Changed {
    /// True when the text says it, whatever the case of its letters.
    #[must_use]
    pub fn is_said(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.said_by.iter().any(|word| stands_alone(&text, &word.to_lowercase()))
    }

    /// `SEV 2 → SEV 1 at 14:49`; times are UTC, or the story's.
    #[must_use]
    pub fn with_time(&self, incident: &Incident, now: Millis) -> String {
        match self.at {
            Some(at) => format!("{} at {}", self.words, clock_time(incident, at, now)),
            None => self.words.clone(),
        }
    }
}

/// What changed for an audience since its last text; since declaring where it had none. `told` is the state that the next
/// text tells, none for the present one. Customers do not know severities.
#[must_use]
pub fn changed(
    incident: &Incident,
    entries: &[Recorded<Event>],
    audience: Audience,
    told: Option<IncidentState>,
) -> Vec<Changed> {
    let Some(facts) = &incident.declared else { return Vec::new() };
    let last = incident.rhythm.get(&audience).and_then(|r| r.last.as_ref());
    let mut after = after(entries, last);
    after.sort_by_key(|e| e.fold_key());
    let severity = || match audience {
        Audience::Internal => severity(&after),
        Audience::External => None,
    };
    let state = || state(&after, facts.state, told.unwrap_or(facts.state));
    match reopened(incident, audience, &after) {
        // Whoever believes that it is over is told of no step between.
        Some(reopened) => [Some(reopened), severity()].into_iter().flatten().collect(),
        None => [severity(), state()].into_iter().flatten().collect(),
    }
}

fn severity(after: &[&Recorded<Event>]) -> Option<Changed> {
    let sets = after.iter().filter_map(|entry| {
        let (from, to) = entry.event.gist().severity?;
        Some((*entry, from?, to))
    });
    let sets: Vec<(&Recorded<Event>, Severity, Severity)> = sets.collect();
    let ((_, from, _), (entry, _, to)) = (sets.first()?, sets.last()?);
    (from != to).then(|| Changed {
        entry: Some(entry.id),
        at: Some(entry.recorded_at),
        words: format!("{from} → {to}"),
        sentence: sentence(&entry.event),
        said_by: vec![to.to_string(), to.to_string().replace(' ', "")],
    })
}

fn state(
    after: &[&Recorded<Event>],
    standing: IncidentState,
    told: IncidentState,
) -> Option<Changed> {
    let sets = after.iter().filter_map(|entry| {
        let Turn { from, to, .. } = entry.event.gist().state?;
        Some((*entry, from?, to))
    });
    let sets: Vec<(&Recorded<Event>, IncidentState, IncidentState)> = sets.collect();
    let from = sets.first().map_or(standing, |(_, from, _)| *from);
    let made_by = sets.last().filter(|(_, _, to)| *to == told).map(|(entry, ..)| *entry);
    (from != told).then(|| Changed {
        entry: made_by.map(|entry| entry.id),
        at: made_by.map(|entry| entry.recorded_at),
        words: format!("{from} → {told}"),
        sentence: format!("{told}, was {from}"),
        said_by: vec![told.to_string()],
    })
}

fn reopened(
    incident: &Incident,
    audience: Audience,
    after: &[&Recorded<Event>],
) -> Option<Changed> {
    incident.told_over(audience)?;
    let made_by = after.iter().rfind(|e| matches!(e.event.gist().does, Does::Reopens(_)));
    Some(Changed {
        entry: made_by.map(|entry| entry.id),
        at: incident.reopened.last().copied(),
        words: "Reopened".to_owned(),
        sentence: "Reopened: that it is over is taken back".to_owned(),
        said_by: ["reopened", "taken back", "not over"].map(str::to_owned).into(),
    })
}
