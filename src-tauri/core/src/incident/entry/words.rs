//! Each entry of the log in words: the `text` of `holdfast timeline --json` and of a row on the screen.
//!
//! A note, a decision and a post are their own words, to the letter. Everything else is a plain sentence without who
//! and when, because those stand beside it. What is deliberately absent: Markdown, colour, local time.

use serde_json::Value;

use super::said::{Words, because, plain};
use super::{change, delivery, exercise, item};
use crate::clock::Millis;
use crate::exercise::Dial;
use crate::incident::event::{
    AskFirst, ChannelsChosen, ClockStepped, Declared, EscalationDue, Event, FinalDraft, KeyTimeSet,
    PingSkipped, Post, PostmortemOwned, RoleAssigned, SeveritySet, StepAssigned, StepDueSet,
    StepEntry, Suspended, of_exercise,
};
use crate::incident::key_time::KeySaid;
use crate::incident::words::{self, AskReason, Audience};
use crate::text::{count, exact_length};

/// The entry in words, with the reason at the end.
#[must_use]
pub fn sentence(event: &Event) -> String {
    sentence_by(event, Dial::WALL)
}

/// The same, with the times of what was promised as this clock says them.
#[must_use]
pub fn sentence_by(event: &Event, dial: Dial) -> String {
    let Words { text, reason } = words(event, dial);
    match reason {
        Some(reason) => format!("{text} — {reason}"),
        None => text,
    }
}

/// What stands before the words of a post or a decision; none where the words say what it is.
#[must_use]
pub fn called(event: &Event) -> Option<&'static str> {
    if matches!(event, Event::UpdatePosted(post) if post.closing) {
        return Some("Closing post");
    }
    event.kind().face().name
}

/// The entry in words. A kind that this version does not know still has some, and an entry whose body was removed says
/// so.
#[must_use]
pub fn words(event: &Event, dial: Dial) -> Words {
    event.directed().map_or_else(|| of_incident(event, dial), exercise::words)
}

/// What responders and the program do with an incident; an exercise's own entries have their words in [`exercise`].
fn of_incident(event: &Event, dial: Dial) -> Words {
    match event {
        Event::Declared(d) => plain(declared(d)),
        Event::RunbookAttached(r) => plain(format!("Runbook attached: {}", r.file.runbook.title)),
        Event::SeveritySet(s) => severity(s),
        Event::StateSet(s) => because(format!("{}, was {}", s.to, s.from), s.reason.as_deref()),
        Event::ChannelsChosen(c) => plain(chosen(c)),
        Event::RoleAssigned(r) => plain(role(r)),
        Event::StepStarted(s) => step(s, "started"),
        Event::StepDone(s) => step(s, "done"),
        Event::StepSkipped(s) => step(s, "skipped"),
        Event::StepUndone(s) => step(s, "undone"),
        Event::StepBlocked(s) => step(s, "blocked"),
        Event::StepAdded(e) => plain(change::added(e)),
        Event::StepEdited(e) => plain(change::edited(e)),
        Event::StepMoved(e) => plain(change::moved(e)),
        Event::StepDropped(e) => because(change::dropped(e), Some(&e.reason)),
        Event::StepRestored(e) => {
            because(format!("Step {} put back: {}", e.number, e.text), e.reason.as_deref())
        }
        Event::StepAssigned(e) => plain(assigned(e)),
        Event::StepDueSet(e) => plain(due(e, dial)),
        Event::ChangeSetAside(e) => plain(change::set_aside(e)),
        Event::BlankFilled(b) => plain(format!("{} is {}", b.name, b.value)),
        Event::Note(t) | Event::Decision(t) => plain(t.text.clone()),
        Event::UpdatePosted(p) => because(p.text.clone(), left_out(p).as_deref()),
        Event::PingPosted(p) => plain(p.text.clone()),
        Event::PingSkipped(p) => because(skipped(p, dial), Some(&p.reason)),
        Event::AskFirst(a) => plain(asked_first(a, dial)),
        Event::Snoozed(s) => {
            because(format!("Snoozed until {}", dial.said(s.until)), Some(&s.reason))
        }
        Event::Held(r) => because("Pings held", r.reason.as_deref()),
        Event::Unheld(r) => because("Pings go again", r.reason.as_deref()),
        Event::RhythmTaken(r) => plain(format!("Pings go out from {} from now on", r.device_name)),
        Event::Resolved(r) => because("Resolved", r.reason.as_deref()),
        Event::Reopened(r) => because("Reopened", r.reason.as_deref()),
        Event::Closed(r) => because("Closed", r.reason.as_deref()),
        Event::Declined(r) => because("Declined as a false alarm", r.reason.as_deref()),
        Event::ReviewSet(r) => plain(format!("Post-mortem: {}, was {}", r.to, r.from)),
        Event::EscalationDue(e) => plain(escalation(e)),
        Event::Delivery(d) => delivery::told(d),
        Event::DeliverySettled(d) => plain(delivery::settled(d.outcome)),
        Event::Suspended(s) => plain(slept(s)),
        Event::ClockStepped(c) => plain(stepped(c)),
        Event::ActionAdded(action) => item::added(action),
        Event::ActionChanged(change) => item::changed(change),
        Event::ActionSettled(said) => item::settled(said),
        Event::ActionReopened(said) => item::reopened(said),
        Event::KeyTimeSet(k) => because(key_time(k), k.reason.as_deref()),
        Event::PostmortemFinal(f) => because(goes_on(f), Some(&f.reason)),
        Event::PostmortemOwned(o) => plain(owner(o)),
        Event::Purged(p) => because("The text of an entry was removed", p.reason.as_deref()),
        of_exercise!() => plain(""),
        Event::Unknown { body: Value::Null, .. } => plain("Entry removed"),
        Event::Unknown { kind, .. } => plain(format!("Unknown entry of kind {kind}")),
    }
}

fn severity(s: &SeveritySet) -> Words {
    because(format!("Severity {}, was {}", s.to, s.from), s.reason.as_deref())
}

fn skipped(p: &PingSkipped, dial: Dial) -> String {
    format!("{} ping of {} skipped", capital(p.audience), dial.said(p.due_at))
}

fn asked_first(a: &AskFirst, dial: Dial) -> String {
    let (audience, due, why) = (a.audience, dial.said(a.due_at), asking(a.why));
    format!("No automatic {audience} ping for {due}: {why}. A person is asked")
}

fn goes_on(f: &FinalDraft) -> String {
    let stay = if f.open == 1 { "stays" } else { "stay" };
    format!("{} of the post-mortem {stay} open", count(f.open, "question"))
}

fn owner(set: &PostmortemOwned) -> String {
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".to_owned());
    let now = format!("Owner of the post-mortem: {}", name(&set.to));
    if set.from.is_none() { now } else { format!("{now}, was {}", name(&set.from)) }
}

fn slept(s: &Suspended) -> String {
    format!("This laptop slept from {} UTC to {}", s.from.hh_mm_near(s.to), Dial::WALL.said(s.to))
}

/// The time itself: the entry stands where it belongs, which is not when it was written.
fn key_time(k: &KeyTimeSet) -> String {
    let now = format!("{}: {}", k.which, k.to.words());
    if k.from == KeySaid::AsLogged { now } else { format!("{now}, was {}", k.from.words()) }
}

fn escalation(e: &EscalationDue) -> String {
    format!("Time to escalate to {}: {} min have passed", e.to, e.after_minutes)
}

fn declared(d: &Declared) -> String {
    let told = format!("Declared {}: {}", d.severity, d.title);
    match d.reported.as_deref().map(str::trim) {
        None | Some("") => told,
        Some(words) => format!("{told} — reported as “{words}”"),
    }
}

/// The channels that a person left out of a text.
fn left_out(post: &Post) -> Option<String> {
    (!post.left_out.is_empty()).then(|| format!("not sent to {}", post.left_out.join(", ")))
}

fn chosen(c: &ChannelsChosen) -> String {
    let to = match c.only.as_deref() {
        None => "No longer private: its texts go to every channel of their audience".to_owned(),
        Some([]) => "Private: its texts go to no channel".to_owned(),
        Some(names) => format!("Private: its texts go to {} only", names.join(", ")),
    };
    let ends: Vec<String> = c.ends.iter().map(ToString::to_string).collect();
    if ends.is_empty() {
        return to;
    }
    format!("{to}; {} readers are promised nothing more", ends.join(" and "))
}

fn step(entry: &StepEntry, what: &str) -> Words {
    let number = entry.number.clone().unwrap_or_else(|| entry.step.to_string());
    let mut text = format!("Step {number} {what}: {}", entry.text);
    if !entry.values.is_empty() {
        let values: Vec<String> = entry.values.iter().map(ToString::to_string).collect();
        text = format!("{text} — {}", values.join("; "));
    }
    because(text, entry.reason.as_deref())
}

fn assigned(e: &StepAssigned) -> String {
    let (number, text) = (&e.number, &e.text);
    match (e.to.as_deref(), e.from.as_deref()) {
        (Some(to), None) => format!("Step {number} is {to}’s: {text}"),
        (Some(to), Some(from)) => format!("Step {number} is {to}’s, was {from}’s: {text}"),
        (None, Some(from)) => format!("Step {number} is no longer {from}’s: {text}"),
        (None, None) => format!("Step {number} is nobody’s: {text}"),
    }
}

/// A due time may be of any day, so that its day is said.
fn due(e: &StepDueSet, dial: Dial) -> String {
    let (number, text) = (&e.number, &e.text);
    let utc = |at: Millis| dial.dated(at);
    match (e.to, e.from) {
        (Some(to), None) => format!("Step {number} is due at {}: {text}", utc(to)),
        (Some(to), Some(from)) => {
            format!("Step {number} is due at {}, was {}: {text}", utc(to), utc(from))
        }
        (None, Some(from)) => format!("Step {number} is no longer due at {}: {text}", utc(from)),
        (None, None) => format!("Step {number} has no due time: {text}"),
    }
}

fn role(r: &RoleAssigned) -> String {
    let role = words::role::said(&r.role);
    match (r.to.as_deref(), r.from.as_deref()) {
        (Some(to), None) => format!("{to} is {role}"),
        (Some(to), Some(from)) => format!("{to} is {role}, was {from}"),
        (None, Some(from)) => format!("Nobody is {role}, was {from}"),
        (None, None) => format!("Nobody is {role}"),
    }
}

fn asking(why: AskReason) -> &'static str {
    match why {
        AskReason::TooLate => "it would be more than one interval late",
        AskReason::FourInARow => "four went by themselves without an entry by a person",
    }
}

fn capital(audience: Audience) -> &'static str {
    match audience {
        Audience::Internal => "Internal",
        Audience::External => "External",
    }
}

fn stepped(step: &ClockStepped) -> String {
    let least = if step.measured { "" } else { "at least " };
    format!("The clock moved back by {least}{}", exact_length(step.back_ms))
}
