//! What happened: the bodies of the log's entries.
//!
//! A kind and its fields are for ever: fields are only added, with a default; a changed meaning is a new kind. A kind
//! that this version does not know is kept as [`Event::Unknown`] and still shows on the timeline.

mod action;
mod body;
mod book;
mod change;
mod delivery_state;
mod directed;
mod review;
mod sending;
mod text;

pub use action::{
    ActionChanged, ActionItem, ActionReopened, ActionSettled, Choice, ItemChange, ItemKind, OfItem,
    Outcome, Priority,
};
pub use body::*;
pub use change::{
    ChangeSetAside, FromFile, StepAdded, StepDropped, StepEdited, StepMoved, StepRestored,
};
pub use delivery_state::{DeliveryStage, DeliveryState};
pub use directed::{ClockChange, Directed};
pub(in crate::incident) use directed::{of_exercise, of_the_rest};
pub use review::{FinalDraft, KeyTimeSet, PostmortemOwned, ReviewSet};
pub use sending::*;
pub use text::Text;

use serde::de::IntoDeserializer;
use serde::de::value::MapDeserializer;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::clock::Millis;
use crate::exercise::entry::{
    Aborted, ClockSet, ExpectationMarked, HintGiven, InjectSaid, ObjectiveRated, Observation,
    Retimed, Started,
};
use crate::ids::{DeviceId, EventId, IncidentId};

/// An entry of the log with what the fold and the timeline need of its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded<E> {
    /// Names the entry.
    pub id: EventId,
    /// The incident that it belongs to.
    pub incident: IncidentId,
    /// The laptop that wrote it.
    pub device: DeviceId,
    /// Its place in the lane, from 1.
    pub n: u64,
    /// Hybrid logical clock: wall milliseconds shifted left by 16 bits, plus a counter.
    pub hlc: i64,
    /// When it was written.
    pub recorded_at: Millis,
    /// When it happened, where a person said so.
    pub happened_at: Option<Millis>,
    /// When it was in the story of an exercise that has a clock of its own.
    pub simulated_at: Option<Millis>,
    /// Who.
    pub actor: String,
    /// Written during an exercise.
    pub exercise: bool,
    /// What.
    pub event: E,
}

impl<E> Recorded<E> {
    /// The order in which state is folded: the same on every device.
    #[must_use]
    pub fn fold_key(&self) -> (i64, DeviceId, u64) {
        (self.hlc, self.device, self.n)
    }
}

/// Makes the event, with its body, and the kind, without it, from one list. The words above a kind are its meaning on the
/// page of the log.
macro_rules! kinds {
    ($($(#[doc = $meaning:literal])+ $kind:ident($body:ty),)+) => {
        /// The body of an entry.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "body", rename_all = "snake_case")]
        #[allow(
            clippy::large_enum_variant,
            reason = "an event is decoded once and its parts move on, it is not kept in rows"
        )]
        pub enum Event {
            $($(#[doc = $meaning])+ $kind($body),)+
            /// A kind that this version does not know, or a body that it cannot read.
            #[serde(skip)]
            Unknown {
                /// The kind as it is stored.
                kind: String,
                /// The body as it is stored; null once it was removed.
                body: Value,
            },
        }

        /// What kind of entry it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum EntryKind {
            $($(#[doc = $meaning])+ $kind,)+
            /// A kind that this version does not know.
            Unknown,
        }

        impl EntryKind {
            /// Every kind that this version knows, in the order in which an incident usually meets them.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];
        }

        impl Event {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> EntryKind {
                match self {
                    $(Self::$kind(_) => EntryKind::$kind,)+
                    Self::Unknown { .. } => EntryKind::Unknown,
                }
            }
        }

        /// Every kind with its meaning, in the order in which an incident usually meets them.
        #[cfg(test)]
        pub(super) const MEANINGS: &[(EntryKind, &str)] =
            &[$((EntryKind::$kind, concat!($($meaning),+)),)+];
    };
}

kinds! {
    /// An incident was declared, with its number, title, severity and first promises, and with what was reported
    /// where the title says something else.
    Declared(Declared),
    /// A runbook joined the incident and is kept as it stood at that moment.
    RunbookAttached(RunbookAttached),
    /// The severity changed, with the reason, the promises this pulls forward, and the longer intervals that hold from
    /// the next promise on.
    SeveritySet(SeveritySet),
    /// The state changed among Investigating, Identified and Monitoring.
    StateSet(StateSet),
    /// The incident became private, with the only channels that get its texts, or is not private any more; and the
    /// promises that this ends or starts.
    ChannelsChosen(ChannelsChosen),
    /// A role was given to a person, passed on, or freed.
    RoleAssigned(RoleAssigned),
    /// Somebody is at a step, with the reason where one was given.
    StepStarted(StepEntry),
    /// A step was done, with the reason where one was given.
    StepDone(StepEntry),
    /// A step was left out, with the reason; it no longer counts in the total.
    StepSkipped(StepEntry),
    /// What was said of a step was taken back, with the reason where one was given; it is open again.
    StepUndone(StepEntry),
    /// A step cannot go on, with the reason.
    StepBlocked(StepEntry),
    /// A step was added for this incident only, by a person or from the changed file; the entry's id names it.
    StepAdded(StepAdded),
    /// The words or commands of a step were changed for this incident only.
    StepEdited(StepEdited),
    /// A step was put at another place for this incident only, after or before the step that the person named.
    StepMoved(StepMoved),
    /// A step was taken out for this incident only, with the reason; it is hidden, not removed.
    StepDropped(StepDropped),
    /// A step that was taken out is back, with what was said of it, and the reason where one was given.
    StepRestored(StepRestored),
    /// A step was given to a person, passed on, or freed.
    StepAssigned(StepAssigned),
    /// A step got a time by which it is to be done, another one, or none.
    StepDueSet(StepDueSet),
    /// A difference between the file and the checklist was looked at, and the checklist stays as it is.
    ChangeSetAside(ChangeSetAside),
    /// A blank of the runbooks got its value for this incident.
    BlankFilled(BlankFilled),
    /// Something that somebody saw or did; the text is the note to the letter. A text that begins with `TODO` is a note, too, until an entry about action items names it; with `plain` it was typed to be one and stays one.
    Note(Text),
    /// A decision; the text is to the letter.
    Decision(Text),
    /// A person posted a text to an audience, with the next promise that it makes: the time in its words, where they name
    /// one; and the channels that were left out.
    UpdatePosted(Post),
    /// The automatic ping, built from the log alone, with the channels that it leaves out. With `moves_when_taken` the
    /// promise moves when a channel has taken it, which a `delivery` tells.
    PingPosted(Post),
    /// A person let one automatic ping go by; the promise stayed.
    PingSkipped(PingSkipped),
    /// No ping goes by itself any more until a person enters something.
    AskFirst(AskFirst),
    /// The alarm and the automatic ping were moved; the promise stayed.
    Snoozed(Snoozed),
    /// All pings are held, with the reason.
    Held(Reason),
    /// The hold ended.
    Unheld(Reason),
    /// From here on this laptop sends and pings, and no other.
    RhythmTaken(RhythmTaken),
    /// The impact is over and that was confirmed.
    Resolved(Reason),
    /// Work went on after the end; promises start again, and a `key_time_set` of that end holds no more.
    Reopened(Reopened),
    /// The record was closed.
    Closed(Reason),
    /// It was a false alarm, with the reason.
    Declined(Reason),
    /// The post-mortem moved among Draft, In review, Reviewed and Closed. Reopening the incident makes it a draft again.
    ReviewSet(ReviewSet),
    /// The time of an escalation that a runbook names has come, counted from declaring or from the last reopening.
    EscalationDue(EscalationDue),
    /// What finally became of one message to one channel.
    Delivery(Delivery),
    /// A person said what became of a message whose fate was not known.
    DeliverySettled(DeliverySettled),
    /// The laptop slept or the program was frozen, from when to when.
    Suspended(Suspended),
    /// The wall clock moved back.
    ClockStepped(ClockStepped),
    /// An exercise began: its scenario as it stood, and where its clock starts. It stands before `declared`.
    ExerciseStarted(Started),
    /// The clock of an exercise was stopped.
    ExercisePaused(ClockSet),
    /// The clock of an exercise goes on.
    ExerciseResumed(ClockSet),
    /// The clock of an exercise got another speed.
    ExerciseSpeedSet(ClockSet),
    /// The clock of an exercise was put forward.
    ExerciseJumped(ClockSet),
    /// A running exercise had given no sign of life for more than 30 s of real time: its clock stands at the last one.
    ExerciseStalled(ClockSet),
    /// The players of an exercise were given an inject.
    InjectReleased(InjectSaid),
    /// An inject is kept back until it is released.
    InjectHeld(InjectSaid),
    /// An inject is left out, with the reason.
    InjectSkipped(InjectSaid),
    /// An inject comes at another time of the story.
    InjectRetimed(Retimed),
    /// The players of an exercise were given a hint.
    HintGiven(HintGiven),
    /// It was said whether players did what is expected of them, and how long after the release; `in_time` where a person said it, and of all that is said after the end.
    ExpectationMarked(ExpectationMarked),
    /// An observation of an exercise: a strength, something to improve, a gap or a question.
    ObservationMade(Observation),
    /// The exercise came to its end; ratings and the improvement plan follow.
    ExerciseEnded(Reason),
    /// The exercise was broken off, with the reason.
    ExerciseAborted(Aborted),
    /// An objective of an exercise was rated P, S, M or U, with the reason; the last rating counts.
    ObjectiveRated(ObjectiveRated),
    /// Something is to be done about what was found, by an owner and by a day. A typed line that begins with `TODO` or `Action:` becomes one.
    ActionAdded(ActionItem),
    /// A person said when something happened that the log does not know, or corrected it.
    KeyTimeSet(KeyTimeSet),
    /// A post-mortem was written as final, or moved on to Reviewed or Closed, though questions in it were open, with the reason.
    PostmortemFinal(FinalDraft),
    /// The post-mortem got an owner, who brings it to its end, another one, or none.
    PostmortemOwned(PostmortemOwned),
    /// Fields of an action item were changed; those that are not there stayed, an empty text or `null` took one away.
    ActionChanged(ActionChanged),
    /// An action item was done, rejected or accepted as a risk.
    ActionSettled(ActionSettled),
    /// An action item is open again.
    ActionReopened(ActionReopened),
    /// The body of an earlier entry was removed; the chain of hashes still holds.
    Purged(Purge),
}

impl EntryKind {
    /// The kind that is stored as this word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
            word.into_deserializer();
        Self::deserialize(word).unwrap_or(Self::Unknown)
    }
}

impl Event {
    /// The entry that this one corrects or purges.
    #[must_use]
    pub fn corrects(&self) -> Option<EventId> {
        if let Self::Purged(purge) = self { purge.entry } else { None }
    }

    /// The version of the bodies that this program writes.
    pub const VERSION: u32 = 1;

    /// Splits the event into its kind and its body, as the log stores them.
    ///
    /// # Errors
    /// When the body cannot be written as JSON, which no event of this program can cause.
    pub fn encode(&self) -> Result<(String, Value), serde_json::Error> {
        if let Self::Unknown { kind, body } = self {
            return Ok((kind.clone(), body.clone()));
        }
        let mut value = serde_json::to_value(self)?;
        let kind = value["kind"].as_str().unwrap_or_default().to_owned();
        Ok((kind, value["body"].take()))
    }

    /// Puts an event together again; what this version cannot read becomes [`Event::Unknown`]. A purged body is null.
    #[must_use]
    pub fn decode(kind: &str, body: &Value) -> Self {
        // The kind comes first: where the body does, all of it is kept twice until the kind is known.
        let named = Value::from(kind);
        let fields = [("kind", &named), ("body", body)].into_iter();
        let fields = MapDeserializer::<_, serde_json::Error>::new(fields);
        Self::deserialize(fields)
            .unwrap_or_else(|_| Self::Unknown { kind: kind.to_owned(), body: body.clone() })
    }
}
