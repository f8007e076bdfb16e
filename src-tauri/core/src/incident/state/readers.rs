//! Who waits for a text, and until when: what the promises of an incident come to for its readers.

use super::Incident;
use crate::clock::Millis;
use crate::incident::policy::Policy;
use crate::incident::words::Audience;

impl Incident {
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
        if !self.declared.as_ref().is_some_and(|f| f.state.is_resolved()) {
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
        if !self.declared.as_ref().is_some_and(|f| f.state.is_resolved()) {
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
}
