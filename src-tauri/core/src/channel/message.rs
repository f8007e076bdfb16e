//! A message before it knows its provider, and what a provider makes of it.

use crate::clock::Millis;
use crate::incident::clock::Lasted;
use crate::incident::{Audience, IncidentState};
use crate::severity::Severity;
use crate::text::{length, one_line};

/// The prefix of every text of an exercise, so that nobody takes it for real.
pub const EXERCISE: &str = "EXERCISE EXERCISE EXERCISE";

/// What is told to a channel: plain data, taken from the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// `INC-0042`
    pub number: String,
    /// What is broken. Never shown to the external audience: it is the responders' own wording.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// The state that this text tells.
    pub state: IncidentState,
    /// Who reads it.
    pub audience: Audience,
    /// The words.
    pub text: String,
    /// Counts the texts of this incident and audience from 1.
    pub sequence: u32,
    /// When it was approved.
    pub at: Millis,
    /// The promise that it makes; none for a closing post.
    pub next_update_at: Option<Millis>,
    /// Who commands.
    pub commander: Option<String>,
    /// How long ago the incident was declared.
    pub lasted: Lasted,
    /// Part of an exercise.
    pub exercise: bool,
    /// The automatic ping, and not a person's text.
    pub automatic: bool,
    /// It comes after its time.
    pub late: bool,
    /// The last one of the incident.
    pub closing: bool,
    /// Customers may see the number, the severity, the elapsed time, who commands and the log's head in this channel.
    pub details: bool,
    /// The log's head, in a closing post: a witness outside.
    pub witness: Option<String>,
}

impl Message {
    /// True when its readers may see what is inner. The title never goes to customers.
    pub(super) fn shows_inner(&self) -> bool {
        self.details || self.audience.is_internal()
    }
}

/// A message as a provider gets it, and as a person sees it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The request's body: JSON.
    pub payload: String,
    /// The first line, as shown.
    pub headline: String,
    /// The words, as shown.
    pub body: String,
    /// The small print, as shown; empty when there is none.
    pub footer: String,
    /// How long it is, as the provider counts: in characters of the text, or in bytes of the payload.
    pub length: usize,
    /// How long it may be. A longer one must be refused while it is written; nothing here shortens a text.
    pub limit: usize,
}

impl Rendered {
    /// True when it may be sent.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.length <= self.limit
    }
}

/// What a provider writes.
pub(super) enum Told<'a> {
    /// A text of an incident.
    Message(&'a Message),
    /// The message of *Send test*: it names no incident and says so.
    Test { channel: &'a str, at: Millis, rehearsal: bool },
}

/// The three parts that a reader sees, whatever the provider.
pub(super) struct Parts {
    pub headline: String,
    pub body: String,
    pub footer: String,
}

impl Parts {
    pub fn of(told: &Told<'_>) -> Self {
        match *told {
            Told::Message(message) => {
                Self { headline: headline(message), body: body(message), footer: footer(message) }
            }
            Told::Test { channel, at, rehearsal } => Self {
                headline: marked("Holdfast test message", rehearsal),
                body: format!(
                    "Channel “{channel}” can be reached. There is no incident; nothing needs to be done."
                ),
                footer: format!("sent {}", clock_text(at, at)),
            },
        }
    }

    pub fn rendered(self, payload: String, length: usize, limit: usize) -> Rendered {
        let Self { headline, body, footer } = self;
        Rendered { payload, headline, body, footer, length, limit }
    }
}

/// A headline; that of an exercise says so first.
fn marked(line: &str, exercise: bool) -> String {
    if exercise { format!("{EXERCISE} · {line}") } else { line.to_owned() }
}

/// The first line. A text that names its incident itself is not told it twice.
fn headline(message: &Message) -> String {
    let (state, title) = (message.state, one_line(&message.title));
    let inner = || format!("{} · {} · {state}", message.number, message.severity);
    let line = match message.audience {
        Audience::Internal if title.is_empty() => inner(),
        Audience::Internal if message.text.contains(&format!("[{}]", message.number)) => title,
        Audience::Internal => format!("{} · {title}", inner()),
        Audience::External if message.shows_inner() => inner(),
        Audience::External => format!("Status update · {state}"),
    };
    marked(&line, message.exercise)
}

/// The words; those of an exercise say so themselves, because a reader may see or quote them alone.
fn body(message: &Message) -> String {
    let text = message.text.trim();
    if message.exercise && !text.starts_with(EXERCISE) {
        return format!("{EXERCISE}\n{text}");
    }
    text.to_owned()
}

fn footer(message: &Message) -> String {
    let mut parts = Vec::new();
    if message.automatic {
        parts.push("automatic ping".to_owned());
    }
    if message.late {
        parts.push("late".to_owned());
    }
    if message.shows_inner() {
        parts.extend(elapsed(message.lasted));
        let commander = message.commander.as_deref().map(one_line).unwrap_or_default();
        if !commander.is_empty() {
            parts.push(format!("IC {commander}"));
        }
    }
    match message.next_update_at {
        Some(_) | None if message.closing => parts.push("last update".to_owned()),
        Some(at) => parts.push(format!("next update {}", clock_text(at, message.at))),
        None => {}
    }
    parts.extend(message.witness.clone().filter(|_| message.shows_inner()));
    parts.join(" · ")
}

/// `+12 min`, `+3 h 05 min`, `at least +12 min`: time since the declaration. Nothing where it is not known.
fn elapsed(lasted: Lasted) -> Option<String> {
    let known = format!("+{}", length(lasted.ms));
    let words = if lasted.at_least { format!("at least {known}") } else { known };
    (!lasted.is_unknown()).then_some(words)
}

/// Hours and minutes for readers in any zone: `14:45 UTC`; with the date when it is not today for `now`.
fn clock_text(at: Millis, now: Millis) -> String {
    let (at, now) = (at.utc(), now.utc());
    let same_day = at.date_naive() == now.date_naive();
    at.format(if same_day { "%H:%M UTC" } else { "%Y-%m-%d %H:%M UTC" }).to_string()
}
