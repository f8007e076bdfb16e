//! The words of what needs the commander, one place for all of them.

use super::{Need, NeedAnswer};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::incident::Incident;
use crate::incident::rhythm::{About, Deed, Notice, Rank};
use crate::screen::clock::readers;
use crate::severity::Severity;
use crate::store::outbox::Message;
use crate::text::capital;

/// What is said of a notice.
#[derive(Default)]
pub(super) struct Said {
    pub(super) head: String,
    pub(super) until: Option<Millis>,
    pub(super) text: String,
    pub(super) more: Option<String>,
    pub(super) since: Option<Millis>,
    pub(super) step: Option<String>,
    pub(super) note: Option<String>,
}

/// What is said of what an incident needs.
pub(super) fn said(
    state: &Incident,
    about: &About,
    message: Option<&Message>,
    now: Millis,
) -> Said {
    let utc = |at: Millis| state.dial().near(at, now);
    match about {
        About::Damage | About::Posted => Said::default(),
        About::Lost { channel, unsure, .. } => lost(channel, *unsure, message, now),
        About::Unheard { audience, why } => Said {
            head: "Not delivered".to_owned(),
            text: format!("{} have not got the last update.", capital(readers(*audience))),
            more: Some(sentence(why)),
            ..Said::default()
        },
        About::Behind { channel, why, .. } => Said {
            head: "Not delivered".to_owned(),
            text: format!("{channel} did not get the last update."),
            more: Some(sentence(own(channel, why))),
            ..Said::default()
        },
        About::ByHand { audience, at, to, late } => {
            let whom = if to.is_empty() { readers(*audience).to_owned() } else { to.join(", ") };
            by_hand(&whom, (*at, &utc(*at)), *late)
        }
        About::Ping { audience, at, why } => {
            ping(readers(*audience), (*at, &utc(*at)), why.as_deref())
        }
        About::Silent { audience, at, why } => Said {
            text: format!(
                "{} were promised an update for {}, and the ping did not go.",
                capital(readers(*audience)),
                utc(*at)
            ),
            more: Some(sentence(why)),
            ..counted(*at, true)
        },
        About::First { minutes } => Said {
            head: format!("{minutes} min"),
            text: "Nobody has been told yet.".to_owned(),
            more: state.rhythm.values().filter_map(|rhythm| rhythm.due_at).min().map(|at| {
                format!(
                    "The first update is promised for {}; before that nothing goes by itself.",
                    utc(at)
                )
            }),
            ..Said::default()
        },
        About::Step { number, at } => step(number, *at, &utc(*at)),
        About::Escalation { to, after_minutes } => Said {
            head: format!("{} is due", capital(to)),
            text: format!("{after_minutes} min have passed: the runbook says to tell {to}."),
            note: Some(format!("Called {to}: {after_minutes} min have passed.")),
            ..Said::default()
        },
        About::Overrun { phase, at, next, escalate } => Said {
            head: "Over".to_owned(),
            until: Some(*at),
            text: format!("“{phase}” has used up its time."),
            more: next.as_ref().map(|(next, _)| format!("The runbook goes on with “{next}”.")),
            since: Some(*at),
            step: next.as_ref().map(|(_, step)| step.clone()),
            note: escalate.as_ref().map(|to| format!("Called {to}: “{phase}” is over its time.")),
        },
    }
}

fn step(number: &str, at: Millis, utc: &str) -> Said {
    Said {
        head: format!("Step {number}"),
        text: format!("It was to be done by {utc}."),
        since: Some(at),
        step: Some(number.to_owned()),
        ..Said::default()
    }
}

fn by_hand(whom: &str, (at, utc): (Millis, &str), late: bool) -> Said {
    let text = if late {
        format!("{} were promised an update for {utc}.", capital(whom))
    } else {
        format!("An update for {whom} is due at {utc}.")
    };
    Said { text, more: Some("It waits for a person.".to_owned()), ..counted(at, late) }
}

fn ping(to: &str, (at, utc): (Millis, &str), why: Option<&str>) -> Said {
    let text = match why {
        None => format!("A ping to {to} goes out by itself at {utc}."),
        Some(_) => format!("The ping to {to} cannot go at {utc}."),
    };
    Said { text, more: why.map(sentence), ..counted(at, false) }
}

fn lost(channel: &str, unsure: bool, message: Option<&Message>, now: Millis) -> Said {
    let of = message.map_or_else(
        || "the last update".to_owned(),
        |message| format!("the update of {} UTC", message.created_at.hh_mm_near(now)),
    );
    let reason = message.and_then(|message| message.reason.as_deref()).map(sentence);
    let since = message.map(|message| message.changed_at);
    if unsure {
        let text = format!("{channel}: did {of} arrive?");
        return Said { head: "Not known".to_owned(), text, more: reason, since, ..Said::default() };
    }
    let text = format!("{channel} did not get {of}.");
    Said { head: "Not delivered".to_owned(), text, more: reason, since, ..Said::default() }
}

/// What counts to a promise, or from it on.
fn counted(at: Millis, late: bool) -> Said {
    let head = if late { "Overdue" } else { "In" };
    Said { head: head.to_owned(), until: Some(at), since: Some(at), ..Said::default() }
}

/// A way to answer, as its button says it.
pub(super) fn answer(deed: Deed, about: &About, place: Option<u32>) -> NeedAnswer {
    let (words, key) = match deed {
        Deed::Write => (write(about).to_owned(), Some("U".to_owned())),
        Deed::Snooze => ("Snooze".to_owned(), Some("O".to_owned())),
        Deed::SkipPing => ("Skip this one".to_owned(), None),
        Deed::SendAgain => ("Send again".to_owned(), None),
        Deed::Arrived => ("It arrived".to_owned(), None),
        Deed::CopyText => ("Copy text".to_owned(), None),
        Deed::Channels => ("Open channel".to_owned(), None),
        Deed::Called => (called(about), None),
        Deed::GoToStep => (go_to(about), None),
        Deed::PutAway => (put_away(about).to_owned(), None),
        Deed::GoThere => {
            let key = place.filter(|place| *place <= 9).map(|place| format!("Alt+{place}"));
            ("Go there".to_owned(), key)
        }
    };
    NeedAnswer { deed, words, key }
}

fn write(about: &About) -> &'static str {
    if let About::First { .. } = about { "Write the first" } else { "Write it" }
}

fn called(about: &About) -> String {
    if let About::Overrun { escalate: Some(to), .. } = about {
        format!("Called {to}, note it")
    } else {
        "Called, note it".to_owned()
    }
}

fn go_to(about: &About) -> String {
    if let About::Overrun { next: Some((next, _)), .. } = about {
        format!("Go to {next}")
    } else {
        "Go to the step".to_owned()
    }
}

fn put_away(about: &About) -> &'static str {
    match about {
        About::Ping { .. } => "Let it go",
        About::Escalation { .. } => "Not needed",
        About::Overrun { .. } => "Stay here",
        About::First { .. } => "Not yet",
        About::Damage
        | About::Lost { .. }
        | About::Unheard { .. }
        | About::Behind { .. }
        | About::ByHand { .. }
        | About::Silent { .. }
        | About::Posted
        | About::Step { .. } => "Put away",
    }
}

/// An incident or a message that cannot be read.
pub(super) fn damaged(notice: Notice, rank: Rank) -> Need {
    plain(notice.key, rank, "Cannot be read", notice.text, Vec::new())
}

/// What the laptop itself needs: it cannot write, its data moved, a file of the team is odd.
pub(super) fn of_the_laptop(engine: &Engine) -> Result<Vec<(Severity, Need)>> {
    let store = engine.store();
    let newer = store.is_newer().then(|| {
        let text =
            "The data was written by a newer Holdfast: this one shows it and records nothing.";
        plain("newer".to_owned(), Rank::NothingRecorded, "Read only", text.to_owned(), Vec::new())
    });
    let read_only = store.why_read_only().map(|why| {
        let head = "Nothing is recorded";
        plain("read-only".to_owned(), Rank::NothingRecorded, head, why.to_string(), Vec::new())
    });
    let unwritten = engine.unwritten().filter(|_| store.can_write()).map(|why| {
        let head = "Nothing is recorded";
        let need =
            plain("unwritten".to_owned(), Rank::NothingRecorded, head, why.to_owned(), vec![]);
        Need { more: Some("What stands on the timeline is safe.".to_owned()), ..need }
    });
    let moved = store.moved().map(|moved| {
        let text = moved.sentence().to_owned();
        plain(format!("moved:{text}"), Rank::Odd, "Moved data", text, vec![Deed::PutAway])
    });
    let problem = engine.config_problem().map(|problem| {
        let known = engine.config_is_known();
        let rank = if known { Rank::Odd } else { Rank::NotDelivered };
        plain(format!("file:{problem}"), rank, "holdfast.toml", problem.to_owned(), Vec::new())
    });
    let all = newer.into_iter().chain(read_only).chain(unwritten).chain(moved).chain(problem);
    let mut found = Vec::new();
    for need in all {
        if !engine.is_put_away(&need.key)? {
            found.push((Severity::Sev1, need));
        }
    }
    Ok(found)
}

fn plain(key: String, rank: Rank, head: &str, text: String, deeds: Vec<Deed>) -> Need {
    let answers = deeds.into_iter().map(|deed| answer(deed, &About::Damage, None)).collect();
    let head = head.to_owned();
    Need {
        key,
        rank,
        head,
        text,
        answers,
        until: None,
        own: None,
        more: None,
        since: None,
        incident: None,
        number: None,
        place: None,
        message: None,
        copy: None,
        channel: None,
        step: None,
        note: None,
    }
}

/// A reason without the channel that it names first: the sentence before it says that.
fn own<'a>(channel: &str, why: &'a str) -> &'a str {
    let rest = why.strip_prefix(channel).and_then(|rest| rest.strip_prefix([':', ' ']));
    rest.map_or(why, |rest| rest.trim_start().trim_start_matches("is "))
}

/// A reason as a sentence of its own.
fn sentence(why: &str) -> String {
    format!("{}.", capital(why.trim_end_matches('.')))
}
