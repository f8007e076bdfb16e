//! Each entry of the log in words: the `text` of `holdfast timeline --json` and of a row on the screen.
//!
//! A note, a decision and a post are their own words, to the letter. Everything else is a plain sentence without who
//! and when, because those stand beside it. What is deliberately absent: Markdown, colour, local time.

mod change;
mod kinds;
mod samples;
#[cfg(test)]
mod tests;

pub use kinds::kind_docs;
pub use samples::samples;

use super::command::{AskReason, Settled};
use super::event::{Declared, Delivery, DeliveryState, Event, RoleAssigned, StepEntry};
use super::words::Audience;
use crate::clock::{MINUTE_MS, Millis};
use serde_json::Value;

/// The entry in words. Times in it are UTC.
///
/// A kind that this version does not know still has a sentence, and an entry whose body was purged says so.
#[must_use]
pub fn sentence(event: &Event) -> String {
    match event {
        Event::Declared(d) => declared(d),
        Event::RunbookAttached(r) => format!("Runbook attached: {}", r.file.runbook.title),
        Event::SeveritySet(s) => {
            because(format!("Severity {}, was {}", s.to, s.from), s.reason.as_deref())
        }
        Event::StateSet(s) => because(format!("{}, was {}", s.to, s.from), s.reason.as_deref()),
        Event::RoleAssigned(r) => role(r),
        Event::StepStarted(s) => step(s, "started"),
        Event::StepDone(s) => step(s, "done"),
        Event::StepSkipped(s) => step(s, "skipped"),
        Event::StepUndone(s) => step(s, "undone"),
        Event::StepBlocked(s) => step(s, "blocked"),
        Event::StepAdded(e) => change::added(e),
        Event::StepEdited(e) => change::edited(e),
        Event::StepMoved(e) => change::moved(e),
        Event::StepDropped(e) => {
            because(format!("Step {} taken out: {}", e.number, e.text), Some(&e.reason))
        }
        Event::StepRestored(e) => format!("Step {} put back: {}", e.number, e.text),
        Event::ChangeSetAside(e) => change::set_aside(e),
        Event::BlankFilled(b) => format!("{} is {}", b.name, b.value),
        Event::Note(t) | Event::Decision(t) => t.text.clone(),
        Event::UpdatePosted(p) | Event::PingPosted(p) => p.text.clone(),
        Event::PingSkipped(p) => because(
            format!("{} ping of {} skipped", capital(p.audience), utc(p.due_at)),
            Some(&p.reason),
        ),
        Event::AskFirst(a) => format!(
            "No automatic {} ping for {}: {}. A person is asked",
            a.audience,
            utc(a.due_at),
            asking(a.why)
        ),
        Event::Snoozed(s) => because(format!("Snoozed until {}", utc(s.until)), Some(&s.reason)),
        Event::Held(r) => because("Pings held".to_owned(), r.reason.as_deref()),
        Event::Unheld(r) => because("Pings go again".to_owned(), r.reason.as_deref()),
        Event::RhythmTaken(r) => format!("Pings go out from {} from now on", r.device_name),
        Event::Resolved(r) => because("Resolved".to_owned(), r.reason.as_deref()),
        Event::Reopened(r) => because("Reopened".to_owned(), r.reason.as_deref()),
        Event::Closed(r) => because("Closed".to_owned(), r.reason.as_deref()),
        Event::Declined(r) => because("Declined as a false alarm".to_owned(), r.reason.as_deref()),
        Event::EscalationDue(e) => {
            format!("Time to escalate to {}: {} min after declaring", e.to, e.after_minutes)
        }
        Event::Delivery(d) => delivery(d),
        Event::DeliverySettled(d) => settled(d.outcome).to_owned(),
        Event::Suspended(s) => {
            format!("This laptop slept from {} to {}", utc(s.from), utc(s.to))
        }
        Event::ClockStepped(c) => format!("The clock moved back by {}", length(c.back_ms)),
        Event::Purged(r) => {
            because("The text of an entry was removed".to_owned(), r.reason.as_deref())
        }
        Event::Unknown { body: Value::Null, .. } => "Entry removed".to_owned(),
        Event::Unknown { kind, .. } => format!("Unknown entry of kind {kind}"),
    }
}

fn declared(d: &Declared) -> String {
    let reported = d.reported.as_ref().map(|words| format!("reported as “{words}”"));
    because(format!("Declared {}: {}", d.severity, d.title), reported.as_deref())
}

fn because(what: String, reason: Option<&str>) -> String {
    match reason.map(str::trim) {
        None | Some("") => what,
        Some(reason) => format!("{what} — {reason}"),
    }
}

fn step(entry: &StepEntry, what: &str) -> String {
    let number = entry.number.clone().unwrap_or_else(|| entry.step.to_string());
    because(format!("Step {number} {what}: {}", entry.text), entry.reason.as_deref())
}

fn role(r: &RoleAssigned) -> String {
    let role = if r.role == "commander" { "incident commander" } else { &r.role };
    match (r.to.as_deref(), r.from.as_deref()) {
        (Some(to), None) => format!("{to} is {role}"),
        (Some(to), Some(from)) => format!("{to} is {role}, was {from}"),
        (None, Some(from)) => format!("Nobody is {role}, was {from}"),
        (None, None) => format!("Nobody is {role}"),
    }
}

fn delivery(d: &Delivery) -> String {
    let channel = &d.channel;
    let what = match d.state {
        DeliveryState::Sent => return format!("Sent to {channel}"),
        DeliveryState::Accepted => return format!("{channel} accepted it"),
        DeliveryState::Copied => return format!("For {channel}: copied and said elsewhere"),
        DeliveryState::Queued => format!("Waits for {channel}"),
        DeliveryState::Sending => format!("On its way to {channel}"),
        DeliveryState::Retry => format!("{}, will be tried again", answer(d)),
        DeliveryState::Uncertain => format!("{channel} may have it: nobody answered"),
        DeliveryState::Failed => format!("{}: failed", answer(d)),
        DeliveryState::Expired => format!("Not sent to {channel}: its time had passed"),
        DeliveryState::Superseded => format!("Not sent to {channel}: a newer text took its place"),
        DeliveryState::Cancelled => format!("Not sent to {channel}: taken back"),
    };
    because(what, d.reason.as_deref())
}

fn answer(d: &Delivery) -> String {
    match d.status {
        Some(status @ 500..) => format!("{} did not answer ({status})", d.channel),
        Some(status) => format!("{} refused it ({status})", d.channel),
        None => format!("{} was not reached", d.channel),
    }
}

fn settled(outcome: Settled) -> &'static str {
    match outcome {
        Settled::Arrived => "Said to have arrived",
        Settled::SendAgain => "To be sent again",
        Settled::Cancelled => "Taken back, not to be sent",
        Settled::Copied => "Copied and said elsewhere",
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

fn utc(at: Millis) -> String {
    format!("{} UTC", at.hh_mm())
}

fn length(ms: i64) -> String {
    if ms < MINUTE_MS { format!("{} s", ms / 1000) } else { format!("{} min", ms / MINUTE_MS) }
}
