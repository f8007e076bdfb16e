//! Which channels a text goes to: those of its audience that the incident may use, without those that a person leaves out.
//!
//! A name that is not among them is refused rather than passed over: a mistyped one would send a text to readers who were
//! not to have it.

use super::interval::{interval, is_promised, promise_from_now};
use super::{Answer, Case, Result, refused};
use crate::incident::command::Context;
use crate::incident::event::{ChannelsChosen, Event};
use crate::incident::policy::Scope;
use crate::incident::state::{Facts, Rhythm};
use crate::incident::words::Audience;
use crate::redact;

/// The channels of a text.
pub(super) struct Taking {
    /// Those that it goes to, in the order of the settings.
    pub channels: Vec<String>,
    /// Those that a person left out, in the same order.
    pub left_out: Vec<String>,
}

/// The channels of an audience that the incident may use, parted by what a person leaves out.
pub(super) fn taking(
    facts: &Facts,
    audience: Audience,
    without: &[String],
    cx: &Context,
) -> Result<Taking> {
    let all: Vec<String> = cx.policy.of(audience, facts.scope()).map(|c| c.name.clone()).collect();
    if let Some(name) = without.iter().find(|name| !all.contains(name)) {
        let audience = format!("{audience} channel of {}", cx.name);
        return no_such(name, &audience, &all);
    }
    let (left_out, channels): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|name| without.contains(name));
    if channels.is_empty() && !left_out.is_empty() {
        return refused(format!(
            "Every {audience} channel is left out, so nobody would read this: leave one in, or say it elsewhere (--elsewhere)."
        ));
    }
    Ok(Taking { channels, left_out })
}

/// The chosen channels, each once and in the order of the settings.
pub(super) fn usable(only: &[String], exercise: bool, cx: &Context) -> Result<Vec<String>> {
    let scope = Scope { exercise, only: None };
    let fits = cx.policy.channels.iter().filter(|c| scope.takes(&c.name, c.rehearsal));
    let all: Vec<String> = fits.map(|c| c.name.clone()).collect();
    if let Some(name) = only.iter().find(|name| !all.contains(name)) {
        let kind = if exercise { "an exercise" } else { "a real incident" };
        return no_such(name, &format!("channel that {kind} may use"), &all);
    }
    Ok(all.into_iter().filter(|name| only.contains(name)).collect())
}

fn no_such<T>(name: &str, what: &str, all: &[String]) -> Result<T> {
    let known = if all.is_empty() { "there is none".to_owned() } else { all.join(", ") };
    let name = redact::mask(name).text;
    refused(format!("“{name}” is no {what}: {known}. Nothing was recorded; name another one."))
}

/// Makes an incident private, or ends that. An audience that loses its last channel is promised nothing more, because no
/// text can reach it; one that gets a channel is promised updates from now on.
pub(super) fn choose(Case { state, facts, cx }: Case<'_>, only: Option<&[String]>) -> Answer {
    let only = only.map(|names| usable(names, facts.exercise, cx)).transpose()?;
    if only == facts.only {
        let name = &cx.name;
        return refused(match &only {
            None => {
                format!("{name} is not private; `holdfast private {name} CHANNEL…` makes it so.")
            }
            Some(_) => format!(
                "{name} is private to these channels already; choose others, or end it with `holdfast private {name} --off`."
            ),
        });
    }
    let scope = Scope { exercise: facts.exercise, only: only.as_deref() };
    let had = |audience: &Audience| state.rhythm.get(audience).is_some_and(|r| r.due_at.is_some());
    let waits = |audience: &Audience| state.rhythm.get(audience).is_some_and(Rhythm::is_awaited);
    let has = |audience: &Audience| is_promised(cx, *audience, scope);
    let ends = Audience::ALL.into_iter().filter(|a| waits(a) && !has(a)).collect();
    let again = Audience::ALL.into_iter().filter(|a| facts.state.is_open() && has(a) && !had(a));
    let promises = again
        .filter_map(|audience| {
            let minutes = interval(&cx.policy, audience, scope, None, facts.severity)?;
            Some(promise_from_now(audience, minutes, cx))
        })
        .collect();
    let from = facts.only.clone();
    Ok(vec![Event::ChannelsChosen(ChannelsChosen { from, only, ends, promises }).into()])
}
