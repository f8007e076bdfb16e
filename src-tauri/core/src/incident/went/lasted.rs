//! How long an incident lasts, from declared to over, as both hold: what a person said of them, unless it cannot be, else
//! what the log tells. Every reader asks the state, so that one incident has one length.

#[cfg(test)]
mod tests;

use super::keys::key_times;
use crate::clock::Millis;
use crate::incident::clock::{Lasted, Since};
use crate::incident::key_time::KeyTime;
use crate::incident::state::{Facts, Incident};

impl Incident {
    /// When it was declared, as it holds: what a person said, else what the log tells.
    #[must_use]
    pub fn declared_at(&self) -> Option<Millis> {
        let facts = self.declared.as_ref()?;
        Some(self.said_to_hold(KeyTime::Declared).unwrap_or(facts.declared_at))
    }

    /// What a person said of a key time; none where they said nothing, or what contradicts another one.
    #[must_use]
    pub fn said_to_hold(&self, which: KeyTime) -> Option<Millis> {
        self.said_of(which).at()?;
        // Whether it has come is asked when it is said.
        let facts = key_times(self, Millis(i64::MAX));
        facts.iter().find(|fact| fact.which == which)?.time()
    }

    /// When it was resolved, as it holds; none where it was not, or was reopened since.
    #[must_use]
    pub fn resolved_at(&self) -> Option<Millis> {
        let logged = self.logged.get(&KeyTime::Resolved)?;
        Some(self.said_to_hold(KeyTime::Resolved).unwrap_or(*logged))
    }

    /// When it was resolved, declined or closed last; none while it is open.
    #[must_use]
    pub fn over_at(&self) -> Option<Millis> {
        self.ended_at.filter(|_| self.declared.as_ref().is_some_and(|f| !f.state.is_open()))
    }

    /// How long it lasted; until `now` where it is open.
    #[must_use]
    pub fn lasted(&self, now: Millis) -> Option<Lasted> {
        let so_far = || Some(self.declared.as_ref()?.since.lasted(now));
        self.over_at().and(self.lasted).or_else(so_far)
    }
}

/// A person said something of a key time: lengths are counted anew where that changes them.
pub(in crate::incident) fn said(state: &mut Incident, which: KeyTime) {
    if which == KeyTime::Declared {
        declare(state, None);
    }
    count(state);
}

/// It ended at `at` by its own clock.
pub(in crate::incident) fn ended(state: &mut Incident, at: Millis) {
    state.lasted_by_log = state.declared.as_ref().map(|facts| by_log(facts).lasted(at));
    count(state);
}

/// Work goes on: it has no length yet.
pub(in crate::incident) fn reopened(state: &mut Incident) {
    (state.lasted, state.lasted_by_log) = (None, None);
    count(state);
}

fn by_log(facts: &Facts) -> Since {
    facts.since_by_log.unwrap_or(facts.since)
}

/// Counts from what holds now: another key time may contradict what was said, or not any more.
fn count(state: &mut Incident) {
    let counting = state.declared.as_ref().filter(|facts| facts.since_by_log.is_some());
    declare(state, counting.map(|facts| facts.since));
    state.lasted = state.lasted_by_log.map(|lasted| as_both_hold(state, lasted));
}

/// Counts from when it was declared as that holds. What is said was said by the clock as it goes then, and has moved with it
/// since where it is counted from already.
fn declare(state: &mut Incident, counting: Option<Since>) {
    let said = state.said_to_hold(KeyTime::Declared);
    let Some(facts) = &mut state.declared else { return };
    let by_log = by_log(facts);
    (facts.since, facts.since_by_log) = match said {
        Some(at) => (counting.unwrap_or(Since::at(at)), Some(by_log)),
        None => (by_log, None),
    };
}

fn as_both_hold(state: &Incident, by_log: Lasted) -> Lasted {
    let said = [KeyTime::Declared, KeyTime::Resolved].map(|which| state.said_to_hold(which));
    let (Some(ended), [declared, resolved]) = (state.ended_at, said) else { return by_log };
    let resolved = resolved.filter(|_| state.resolved_at().is_some());
    if declared.is_none() && resolved.is_none() {
        return by_log;
    }
    let logged =
        Since { at: Millis::from(ended.0.saturating_sub(by_log.ms)), at_latest: by_log.at_least };
    declared.map_or(logged, Since::at).lasted(resolved.unwrap_or(ended))
}
