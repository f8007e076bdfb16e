//! An incident that is an exercise: whose clock counts, and what its facilitator's entries change.
//!
//! Where people talk, all that an incident promises follows the clock of the story: its rules see the story's instants and
//! know of no other. Where people act on systems, they see the wall's. The story's instants are counted from the moment at
//! which the exercise began, so that they are times of day like any other.

use super::event::{ClockChange, Directed, Event, Recorded};
use super::state::Incident;
use crate::clock::Millis;
use crate::exercise::director::Observed;
use crate::exercise::{Dial, Run};

/// Why an exercise stands still that nobody paused.
const NOBODY: &str = "nothing kept it running";

impl Incident {
    /// The time by the incident's own clock at a moment on the wall.
    #[must_use]
    pub fn time_at(&self, now: Millis) -> Millis {
        match self.told_by_story() {
            Some(run) => run.instant(run.t_at(now)),
            None => now,
        }
    }

    /// The instant of the story at a moment on the wall; none where there is no story.
    #[must_use]
    pub fn story_at(&self, now: Millis) -> Option<Millis> {
        self.run.as_ref().map(|run| run.instant(run.t_at(now)))
    }

    /// How times by the incident's own clock are said.
    #[must_use]
    pub fn dial(&self) -> Dial {
        self.told_by_story().map_or(Dial::WALL, |run| Dial::story(run.started_at))
    }

    /// When an entry was written, by the incident's own clock.
    #[must_use]
    pub fn time_of(&self, entry: &Recorded<Event>) -> Millis {
        let story = entry.simulated_at.filter(|_| self.is_told_by_story());
        story.unwrap_or(entry.recorded_at)
    }

    /// An entry as it is in this incident: at its time by the incident's own clock, and with the ordinal that its runbook
    /// has in this log.
    #[must_use]
    pub fn own(&self, mut entry: Recorded<Event>) -> Recorded<Event> {
        entry.recorded_at = self.time_of(&entry);
        entry.event.count_anew(|book| self.ordinal_of(book));
        entry
    }

    /// False for a step of the wall's clock where a story tells the time.
    #[must_use]
    pub fn concerns(&self, entry: &Recorded<Event>) -> bool {
        !entry.event.gist().steps_clock() || self.told_by_story().is_none()
    }

    /// Seconds of the incident's own clock in a second on the wall.
    #[must_use]
    pub fn rate(&self) -> f64 {
        match self.told_by_story() {
            Some(run) if run.is_running() => run.anchor.speed.rate(),
            Some(_) => 0.0,
            None => 1.0,
        }
    }

    /// The first moment on the wall at which the incident's own clock shows `at`; none while it stands still before it.
    #[must_use]
    pub fn real_at(&self, at: Millis) -> Option<Millis> {
        match self.told_by_story() {
            Some(run) => run.anchor.real_at(at.since(run.started_at)),
            None => Some(at),
        }
    }

    /// The incident's own time at an instant of its story, and of the wall.
    #[must_use]
    pub fn time_for(&self, story: Option<Millis>, wall: Millis) -> Millis {
        story.filter(|_| self.is_told_by_story()).unwrap_or(wall)
    }

    /// True where the story of an exercise tells the time of its entries, and not the wall.
    #[must_use]
    pub fn is_told_by_story(&self) -> bool {
        self.told_by_story().is_some()
    }

    /// The exercise whose story tells the time.
    pub(super) fn told_by_story(&self) -> Option<&Run> {
        self.run.as_deref().filter(|run| run.is_discussion())
    }
}

/// What a facilitator's entry changes. `real` is when it was recorded on the wall.
pub(super) fn directed(
    state: &mut Incident,
    entry: &Recorded<Event>,
    directed: Directed<'_>,
    real: Millis,
) {
    if let Directed::Started(started) = directed {
        state.run.get_or_insert_with(|| Box::new(Run::begun(started, real)));
    }
    let Some(run) = state.run.as_deref_mut() else { return };
    let at = match entry.simulated_at {
        Some(at) => at.since(run.started_at).max(0),
        None => run.t_at(real),
    };
    let by = || entry.actor.clone();
    match directed {
        Directed::Started(_) => {}
        Directed::Time(change, set) => {
            let stalled = (change == ClockChange::Stalled).then_some(NOBODY);
            run.clock_set(set.anchor, set.reason.as_deref().or(stalled));
        }
        Directed::Inject(status, said) => run.inject_said(said, status, (at, real), &entry.actor),
        Directed::Retimed(said) => run.retimed(said),
        Directed::Hint(hint) => *run.hints.entry(hint.inject.clone()).or_default() += 1,
        Directed::Marked(said) => run.marked(said),
        Directed::Seen(seen) => {
            run.observations.push(Observed { at_ms: at, by: by(), seen: seen.clone() });
        }
        Directed::Rated(rated) => {
            run.ratings.insert(rated.objective.clone(), rated.clone());
        }
        Directed::Ended(_) => run.end(at, real, None),
        Directed::Aborted(why) => run.end(at, real, Some(why.to_owned())),
    }
}
