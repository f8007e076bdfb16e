//! Which runbook an entry means. People and entries count an incident's runbooks from 1, in the order of the log; when
//! laptops attach apart, the order of the merged log gives one of them another number. So an entry also names the entry
//! that attached the runbook, and the fold counts anew.

use super::{Event, of_exercise, of_the_rest};
use crate::ids::EventId;
use crate::incident::step_ref::Spot;

fn of_spot(spot: &mut Spot) -> Option<&mut u32> {
    spot.after.as_mut().map(|at| &mut at.runbook)
}

impl Event {
    /// The entry that attached the runbook that this is about, with that runbook's ordinal wherever it is written; none
    /// for what is about no runbook.
    fn book_parts(&mut self) -> Option<(&mut Option<EventId>, Vec<&mut u32>)> {
        match self {
            Self::StepStarted(e)
            | Self::StepDone(e)
            | Self::StepSkipped(e)
            | Self::StepUndone(e)
            | Self::StepBlocked(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::StepAdded(e) => {
                let all = std::iter::once(&mut e.runbook).chain(of_spot(&mut e.spot));
                Some((&mut e.book, all.collect()))
            }
            Self::StepEdited(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::StepMoved(e) => {
                let all = std::iter::once(&mut e.step.runbook).chain(of_spot(&mut e.spot));
                Some((&mut e.book, all.collect()))
            }
            Self::StepDropped(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::StepAssigned(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::StepDueSet(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::StepRestored(e) => Some((&mut e.book, vec![&mut e.step.runbook])),
            Self::ChangeSetAside(e) => Some((&mut e.book, vec![&mut e.runbook])),
            of_exercise!() | of_the_rest!() => None,
        }
    }

    /// Names the runbook by the entry that attached it; `entry_of` gives that of an ordinal.
    pub(crate) fn name_book(&mut self, entry_of: impl Fn(u32) -> Option<EventId>) {
        if let Some((book, ordinals)) = self.book_parts() {
            *book = ordinals.first().and_then(|ordinal| entry_of(**ordinal));
        }
    }

    /// Writes the ordinal that the runbook has in this log. The written one stays where no entry is named, as in older
    /// logs, or where that entry is not there.
    pub(crate) fn count_anew(&mut self, ordinal_of: impl Fn(EventId) -> Option<u32>) {
        let Some((Some(book), ordinals)) = self.book_parts() else { return };
        if let Some(now) = ordinal_of(*book) {
            ordinals.into_iter().for_each(|ordinal| *ordinal = now);
        }
    }
}
