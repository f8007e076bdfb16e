//! What a facilitator does with an exercise, taken together: kinds of entries that differ in a word alone are one here.

use super::Event;
use crate::exercise::InjectStatus;
use crate::exercise::entry::{
    ClockSet, ExpectationMarked, HintGiven, InjectSaid, ObjectiveRated, Observation, Retimed,
    Started,
};

/// What was done with an exercise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Directed<'a> {
    /// It began.
    Started(&'a Started),
    /// Its clock was set.
    Time(ClockChange, &'a ClockSet),
    /// Something became of an inject.
    Inject(InjectStatus, &'a InjectSaid),
    /// An inject got another time.
    Retimed(&'a Retimed),
    /// A hint was given.
    Hint(&'a HintGiven),
    /// An expectation was ticked.
    Marked(&'a ExpectationMarked),
    /// Something was seen.
    Seen(&'a Observation),
    /// It ended, with what was said of that.
    Ended(Option<&'a str>),
    /// It was broken off, with the reason.
    Aborted(&'a str),
    /// An objective was rated.
    Rated(&'a ObjectiveRated),
}

/// What became of the clock of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// A person stopped it.
    Paused,
    /// It goes on.
    Resumed,
    /// It got another speed.
    SpeedSet,
    /// It was put forward.
    Jumped,
    /// Nothing had kept it running.
    Stalled,
}

/// The entries of who directs an exercise, as a pattern: what they do stands in [`Event::directed`], and every other match
/// over the kinds names them by this.
macro_rules! of_exercise {
    () => {
        $crate::incident::Event::ExerciseStarted(_)
            | $crate::incident::Event::ExercisePaused(_)
            | $crate::incident::Event::ExerciseResumed(_)
            | $crate::incident::Event::ExerciseSpeedSet(_)
            | $crate::incident::Event::ExerciseJumped(_)
            | $crate::incident::Event::ExerciseStalled(_)
            | $crate::incident::Event::InjectReleased(_)
            | $crate::incident::Event::InjectHeld(_)
            | $crate::incident::Event::InjectSkipped(_)
            | $crate::incident::Event::InjectRetimed(_)
            | $crate::incident::Event::HintGiven(_)
            | $crate::incident::Event::ExpectationMarked(_)
            | $crate::incident::Event::ObservationMade(_)
            | $crate::incident::Event::ExerciseEnded(_)
            | $crate::incident::Event::ExerciseAborted(_)
            | $crate::incident::Event::ObjectiveRated(_)
    };
}
pub(in crate::incident) use of_exercise;

/// The entries that are about no step of a runbook, and not of who directs an exercise, as a pattern.
macro_rules! of_the_rest {
    () => {
        $crate::incident::Event::Declared(_)
            | $crate::incident::Event::ChannelsChosen(_)
            | $crate::incident::Event::RunbookAttached(_)
            | $crate::incident::Event::SeveritySet(_)
            | $crate::incident::Event::StateSet(_)
            | $crate::incident::Event::RoleAssigned(_)
            | $crate::incident::Event::BlankFilled(_)
            | $crate::incident::Event::Note(_)
            | $crate::incident::Event::Decision(_)
            | $crate::incident::Event::UpdatePosted(_)
            | $crate::incident::Event::PingPosted(_)
            | $crate::incident::Event::PingSkipped(_)
            | $crate::incident::Event::AskFirst(_)
            | $crate::incident::Event::Snoozed(_)
            | $crate::incident::Event::Held(_)
            | $crate::incident::Event::Unheld(_)
            | $crate::incident::Event::RhythmTaken(_)
            | $crate::incident::Event::EscalationDue(_)
            | $crate::incident::Event::Delivery(_)
            | $crate::incident::Event::DeliverySettled(_)
            | $crate::incident::Event::Suspended(_)
            | $crate::incident::Event::ClockStepped(_)
            | $crate::incident::Event::Resolved(_)
            | $crate::incident::Event::Reopened(_)
            | $crate::incident::Event::Closed(_)
            | $crate::incident::Event::Declined(_)
            | $crate::incident::Event::ReviewSet(_)
            | $crate::incident::Event::KeyTimeSet(_)
            | $crate::incident::Event::PostmortemFinal(_)
            | $crate::incident::Event::PostmortemOwned(_)
            | $crate::incident::Event::Purged(_)
            | $crate::incident::Event::ActionAdded(_)
            | $crate::incident::Event::ActionChanged(_)
            | $crate::incident::Event::ActionSettled(_)
            | $crate::incident::Event::ActionReopened(_)
            | $crate::incident::Event::Unknown { .. }
    };
}
pub(in crate::incident) use of_the_rest;

impl Event {
    /// What it does with an exercise; none for what responders and the program do with an incident.
    #[must_use]
    pub fn directed(&self) -> Option<Directed<'_>> {
        Some(match self {
            Self::ExerciseStarted(started) => Directed::Started(started),
            Self::ExercisePaused(set) => Directed::Time(ClockChange::Paused, set),
            Self::ExerciseResumed(set) => Directed::Time(ClockChange::Resumed, set),
            Self::ExerciseSpeedSet(set) => Directed::Time(ClockChange::SpeedSet, set),
            Self::ExerciseJumped(set) => Directed::Time(ClockChange::Jumped, set),
            Self::ExerciseStalled(set) => Directed::Time(ClockChange::Stalled, set),
            Self::InjectReleased(said) => Directed::Inject(InjectStatus::Released, said),
            Self::InjectHeld(said) => Directed::Inject(InjectStatus::Held, said),
            Self::InjectSkipped(said) => Directed::Inject(InjectStatus::Skipped, said),
            Self::InjectRetimed(said) => Directed::Retimed(said),
            Self::HintGiven(hint) => Directed::Hint(hint),
            Self::ExpectationMarked(said) => Directed::Marked(said),
            Self::ObservationMade(seen) => Directed::Seen(seen),
            Self::ExerciseEnded(why) => Directed::Ended(why.reason.as_deref()),
            Self::ExerciseAborted(why) => Directed::Aborted(&why.reason),
            Self::ObjectiveRated(rated) => Directed::Rated(rated),
            Self::StepStarted(_)
            | Self::StepDone(_)
            | Self::StepSkipped(_)
            | Self::StepUndone(_)
            | Self::StepBlocked(_)
            | Self::StepAdded(_)
            | Self::StepEdited(_)
            | Self::StepMoved(_)
            | Self::StepDropped(_)
            | Self::StepRestored(_)
            | Self::StepAssigned(_)
            | Self::StepDueSet(_)
            | Self::ChangeSetAside(_)
            | of_the_rest!() => return None,
        })
    }
}
