//! What others take from the body of an entry: one row for each kind, as its face is one. Whoever reads many entries asks
//! here and names no kinds, so that a new kind is asked once for everything that it may hold.

use crate::incident::event::{
    ChannelsChosen, ClockStepped, Delivery, DeliverySettled, Directed, EscalationDue, Event, Post,
    PromiseMade, Purge, RoleAssigned, StateSet, StepEntry, Text, of_exercise,
};
use crate::incident::words::{IncidentState, StepStatus};
use crate::severity::Severity;

/// What others take from an entry's body.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gist<'a> {
    /// What was said of a step, and what the step is with it.
    pub step: Option<(&'a StepEntry, StepStatus)>,
    /// The severity before it and from here on; an incident begins with the first.
    pub severity: Option<(Option<Severity>, Severity)>,
    /// The state that it leads to.
    pub state: Option<Turn<'a>>,
    /// What was seen, decided or due, in words that stand for themselves.
    pub said: Option<Said<'a>>,
    /// The people whom it names beside its writer, and those that a note names in its words.
    pub names: Names<'a>,
    /// What it does to what readers were promised, and to what is sent.
    pub does: Does<'a>,
}

/// A change of the state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn<'a> {
    /// The state before it, where a person chose another open one.
    pub from: Option<IncidentState>,
    /// The state from here on.
    pub to: IncidentState,
    /// Why, where a person said so.
    pub why: Option<&'a str>,
}

/// Words that stand for themselves. Who takes only some of them asks its functions, so that a new one is asked for all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'a> {
    /// Somebody saw or did something.
    Note(&'a Text),
    /// Somebody decided.
    Decision(&'a str),
    /// The time has come to tell somebody.
    Escalation(&'a EscalationDue),
}

impl<'a> Said<'a> {
    /// What a person wrote to be kept: it tells what happened, and an address in it is evidence.
    #[must_use]
    pub fn written(self) -> Option<&'a str> {
        match self {
            Self::Note(note) => Some(&note.text),
            Self::Decision(text) => Some(text),
            Self::Escalation(_) => None,
        }
    }

    /// A note, which may begin with the word of a section or with a step.
    #[must_use]
    pub fn note(self) -> Option<&'a Text> {
        match self {
            Self::Note(note) => Some(note),
            Self::Decision(_) | Self::Escalation(_) => None,
        }
    }

    /// A decision.
    #[must_use]
    pub fn decision(self) -> Option<&'a str> {
        match self {
            Self::Decision(text) => Some(text),
            Self::Note(_) | Self::Escalation(_) => None,
        }
    }
}

/// The people whom an entry names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Names<'a> {
    /// The role that the second of them has from here on.
    pub role: Option<&'a str>,
    /// Who it was before.
    pub from: Option<&'a str>,
    /// Who it is now.
    pub to: Option<&'a str>,
}

/// What an entry does to what readers were promised, and to the messages that are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Does<'a> {
    /// Neither.
    #[default]
    Nothing,
    /// Readers are promised an update.
    Promises(&'a [PromiseMade]),
    /// A text goes to readers.
    Posts(&'a Post),
    /// The fate of a message is known.
    Delivers(&'a Delivery),
    /// A person said what became of a message.
    Settles(&'a DeliverySettled),
    /// Other channels get its texts from here on.
    Chooses(&'a ChannelsChosen),
    /// No ping goes out.
    Holds,
    /// Work goes on, and other promises hold.
    Reopens(&'a [PromiseMade]),
    /// The impact is over: who heard of it waits for the last word.
    Resolves,
    /// Nobody waits for anything any more.
    Ends,
    /// The wall's clock was put back, and what lies ahead with it.
    StepsClock(&'a ClockStepped),
    /// An entry's words go.
    Purges(&'a Purge),
    /// Who directs an exercise did something.
    Directs(Directed<'a>),
}

impl<'a> Gist<'a> {
    fn of_step(said: &'a StepEntry, status: StepStatus) -> Self {
        Self { step: Some((said, status)), ..Self::default() }
    }

    fn of_words(said: Said<'a>) -> Self {
        Self { said: Some(said), ..Self::default() }
    }

    fn naming(from: Option<&'a String>, to: Option<&'a String>) -> Self {
        let (from, to) = (from.map(String::as_str), to.map(String::as_str));
        Self { names: Names { role: None, from, to }, ..Self::default() }
    }

    fn of_role(set: &'a RoleAssigned) -> Self {
        let named = Self::naming(set.from.as_ref(), set.to.as_ref());
        Self { names: Names { role: Some(&set.role), ..named.names }, ..named }
    }

    fn at_severity(from: Option<Severity>, to: Severity, promises: &'a [PromiseMade]) -> Self {
        Self { severity: Some((from, to)), ..Self::doing(Does::Promises(promises)) }
    }

    fn in_state(to: IncidentState, why: Option<&'a String>, does: Does<'a>) -> Self {
        let why = why.map(String::as_str);
        Self { state: Some(Turn { from: None, to, why }), ..Self::doing(does) }
    }

    fn of_state(set: &'a StateSet) -> Self {
        let turn = Turn { from: Some(set.from), to: set.to, why: set.reason.as_deref() };
        Self { state: Some(turn), ..Self::default() }
    }

    fn posting(post: &'a Post) -> Self {
        Self { does: Does::Posts(post), ..Self::naming(None, post.approved_by.as_ref()) }
    }

    fn doing(does: Does<'a>) -> Self {
        Self { does, ..Self::default() }
    }

    /// True for the entry that an incident begins with.
    #[must_use]
    pub fn begins(&self) -> bool {
        self.severity.is_some_and(|(from, _)| from.is_none())
    }

    /// True where severity or state is said: from declaring to the end.
    #[must_use]
    pub fn turns(&self) -> bool {
        self.severity.is_some() || self.state.is_some()
    }

    /// True where the wall's clock was put back.
    #[must_use]
    pub fn steps_clock(&self) -> bool {
        matches!(self.does, Does::StepsClock(_))
    }
}

impl Event {
    /// What others take from its body.
    #[must_use]
    pub fn gist(&self) -> Gist<'_> {
        use IncidentState::{Closed, Declined, Investigating, Resolved};
        use StepStatus::{Blocked, Done, Open, Skipped, Started};
        match self {
            Self::Declared(d) => Gist::at_severity(None, d.severity, &d.promises),
            Self::SeveritySet(s) => Gist::at_severity(Some(s.from), s.to, &s.promises),
            Self::StateSet(set) => Gist::of_state(set),
            Self::ChannelsChosen(chosen) => Gist::doing(Does::Chooses(chosen)),
            Self::RoleAssigned(set) => Gist::of_role(set),
            Self::StepStarted(said) => Gist::of_step(said, Started),
            Self::StepDone(said) => Gist::of_step(said, Done),
            Self::StepSkipped(said) => Gist::of_step(said, Skipped),
            Self::StepBlocked(said) => Gist::of_step(said, Blocked),
            Self::StepUndone(said) => Gist::of_step(said, Open),
            Self::StepAssigned(set) => Gist::naming(set.from.as_ref(), set.to.as_ref()),
            Self::Note(note) => Gist::of_words(Said::Note(note)),
            Self::Decision(decision) => Gist::of_words(Said::Decision(&decision.text)),
            Self::EscalationDue(due) => Gist::of_words(Said::Escalation(due)),
            Self::UpdatePosted(post) | Self::PingPosted(post) => Gist::posting(post),
            Self::Held(_) => Gist::doing(Does::Holds),
            Self::Resolved(r) => Gist::in_state(Resolved, r.reason.as_ref(), Does::Resolves),
            Self::Reopened(r) => {
                Gist::in_state(Investigating, r.reason.as_ref(), Does::Reopens(&r.promises))
            }
            Self::Closed(r) => Gist::in_state(Closed, r.reason.as_ref(), Does::Ends),
            Self::Declined(r) => Gist::in_state(Declined, r.reason.as_ref(), Does::Ends),
            Self::Delivery(delivery) => Gist::doing(Does::Delivers(delivery)),
            Self::DeliverySettled(settled) => Gist::doing(Does::Settles(settled)),
            Self::ClockStepped(step) => Gist::doing(Does::StepsClock(step)),
            Self::PostmortemOwned(set) => Gist::naming(set.from.as_ref(), set.to.as_ref()),
            Self::ActionAdded(item) => Gist::naming(None, item.owner.as_ref()),
            Self::ActionChanged(set) => Gist::naming(None, set.change.owner.as_ref()),
            Self::Purged(purge) => Gist::doing(Does::Purges(purge)),
            of_exercise!() => {
                self.directed().map(|d| Gist::doing(Does::Directs(d))).unwrap_or_default()
            }
            Self::RunbookAttached(_)
            | Self::StepAdded(_)
            | Self::StepEdited(_)
            | Self::StepMoved(_)
            | Self::StepDropped(_)
            | Self::StepRestored(_)
            | Self::StepDueSet(_)
            | Self::ChangeSetAside(_)
            | Self::BlankFilled(_)
            | Self::PingSkipped(_)
            | Self::AskFirst(_)
            | Self::Snoozed(_)
            | Self::Unheld(_)
            | Self::RhythmTaken(_)
            | Self::ReviewSet(_)
            | Self::Suspended(_)
            | Self::ActionSettled(_)
            | Self::ActionReopened(_)
            | Self::KeyTimeSet(_)
            | Self::PostmortemFinal(_)
            | Self::Unknown { .. } => Gist::default(),
        }
    }
}
