//! The next update that a text promises: the time in its words, else the one that was asked for, else the interval.

use super::interval::interval;
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::policy::Policy;
use crate::incident::state::Incident;
use crate::incident::stated::stated;
use crate::incident::typed::LONGEST_MINUTES;
use crate::incident::words::Audience;
use crate::text::capital;

/// A draft ages while it is written: so far may the time in its words lie from the one that was asked for.
pub const TOLERANCE_MS: i64 = 5 * MINUTE_MS;

/// A text as far as its promise goes.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Who reads it.
    pub audience: Audience,
    /// The words.
    pub text: &'a str,
    /// Minutes to the next update, as the person picked them.
    pub minutes: Option<u32>,
    /// It is the last text: it promises nothing.
    pub closing: bool,
}

/// The next update that a text promises; none for a last one, and where the severity promises none.
///
/// # Errors
/// When the words contradict what was picked, or cannot be kept: one sentence that says what to change.
pub fn next_update(
    state: &Incident,
    policy: &Policy,
    wanted: &Wanted<'_>,
    now: Millis,
) -> Result<Option<Millis>, String> {
    let dial = state.dial();
    let stated =
        stated(wanted.text, now, dial).map_err(|unclear| sentence(&unclear.to_string()))?;
    let named = stated.as_ref().filter(|found| found.is_named);
    if wanted.closing {
        return named.map_or(Ok(None), |found| {
            let words = &found.words;
            Err(format!("The last text promises nothing, but it says “{words}”: take it out."))
        });
    }
    if let Some(found) = named.filter(|found| found.at <= now) {
        let words = &found.words;
        return Err(format!("The text says “{words}”, which has passed: name a later time."));
    }
    let longest = now.plus_minutes(LONGEST_MINUTES);
    if let Some(found) = stated.as_ref().filter(|found| found.at > longest) {
        let words = &found.words;
        return Err(format!(
            "The text says “{words}”, more than a day ahead: name an earlier time."
        ));
    }
    let picked = wanted.minutes.map(|minutes| now.plus_minutes(i64::from(minutes)));
    if picked.is_some_and(|at| at > longest) {
        return Err("The next update lies more than a day ahead: pick an earlier time.".to_owned());
    }
    match (picked, stated) {
        (Some(picked), Some(found)) => {
            if found.at.since(picked).abs() <= TOLERANCE_MS {
                return Ok(Some(found.at));
            }
            let (words, at) = (&found.words, dial.said(picked));
            Err(format!(
                "The text says “{words}”, and {at} was picked for the next update: make them agree."
            ))
        }
        (Some(picked), None) => Ok(Some(picked)),
        (None, Some(found)) => Ok(Some(found.at)),
        (None, None) => Ok(usual(state, policy, wanted.audience, now)),
    }
}

/// The interval of the audience from now on.
pub(super) fn usual(
    state: &Incident,
    policy: &Policy,
    audience: Audience,
    now: Millis,
) -> Option<Millis> {
    let minutes = match (state.rhythm.get(&audience), &state.declared) {
        (Some(rhythm), _) => rhythm.interval_minutes,
        (None, Some(facts)) => interval(policy, audience, facts.scope(), None, facts.severity),
        (None, None) => None,
    };
    minutes.map(|minutes| now.plus_minutes(i64::from(minutes)))
}

/// A reason as a sentence.
fn sentence(reason: &str) -> String {
    format!("{}.", capital(reason))
}
