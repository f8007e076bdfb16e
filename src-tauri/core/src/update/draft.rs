//! The texts that a person starts from, after the templates of status update practice: filled in as far as the log
//! knows, with one blank where a person must say what no log can.

use super::facts::since;
use super::phrase::{commander, exercise_mark};
use super::pieces::{Filled, TextPiece, joined};
use super::told::Told;
use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};
use crate::incident::state::Facts;
use crate::incident::{Audience, Incident, IncidentState};
use crate::text::{count, one_line, shorten};

/// The text that a person starts from.
#[must_use]
pub fn draft(told: &Told<'_>, entries: &[Recorded<Event>]) -> Vec<TextPiece> {
    let Some(facts) = &told.incident.declared else { return unknown(told) };
    match (told.closes(), told.audience) {
        (_, Audience::External) => external(told),
        (true, Audience::Internal) => closing(told, facts),
        (false, Audience::Internal) => internal(told, facts, entries),
    }
}

/// The text that says that nothing changed: complete.
#[must_use]
pub fn no_change(told: &Told<'_>) -> Vec<TextPiece> {
    let said = TextPiece::filled(Filled::NoChange, told.no_change(&[]));
    told.mark().into_iter().chain([said, promised(told)]).collect()
}

/// The text of an incident whose declaration was not seen yet.
fn unknown(told: &Told<'_>) -> Vec<TextPiece> {
    if told.closes() {
        return vec![TextPiece::words("Resolved.")];
    }
    vec![TextPiece::blank("what is known"), TextPiece::words("."), promised(told)]
}

fn promised(told: &Told<'_>) -> TextPiece {
    TextPiece::filled(Filled::Promise, told.promise())
}

/// `[INC-0042]`, marked when it is an exercise.
fn name(told: &Told<'_>, facts: &Facts) -> TextPiece {
    TextPiece::filled(Filled::Name, format!("{}[{}]", exercise_mark(facts), told.name))
}

/// `[{id}] {sev} INVESTIGATING - {title}. Known: … Doing: … IC … Next update …`, from the second on
/// `[{id}] {sev} {state} (+{elapsed}). Changed: … Known: … Doing: … Next update …`. After reopening, whoever read that
/// nothing follows is told that it does.
fn internal(told: &Told<'_>, facts: &Facts, entries: &[Recorded<Event>]) -> Vec<TextPiece> {
    let (over, is_first) = (told.told_over(), !told.is_repeat());
    let (state, begins, known) = if is_first && over.is_none() {
        let state = TextPiece::filled(Filled::StateAloud, told.state_aloud(facts));
        (state, format!(" - {}.", plain(&facts.title)), "what is known")
    } else {
        let says = over.map_or_else(|| changed(told, facts, entries), |at| taken_back(&at));
        let elapsed = facts.since.lasted(told.now).words();
        let state = TextPiece::filled(Filled::State, told.state().to_string());
        (state, format!(" (+{elapsed}). {says}"), "what is known now")
    };
    let ends = format!(".{} {}", doing(told.incident), commander(told.incident));
    vec![
        name(told, facts),
        TextPiece::words(format!(" {} ", facts.severity)),
        state,
        TextPiece::words(format!("{begins} Known: ")),
        TextPiece::blank(known),
        TextPiece::words(ends),
        promised(told),
    ]
}

fn taken_back(at: &str) -> String {
    format!("Reopened: that it is over and no further updates follow ({at}) is taken back.")
}

/// What was recorded since the last text, in sentences.
fn changed(told: &Told<'_>, facts: &Facts, entries: &[Recorded<Event>]) -> String {
    let last = told.incident.rhythm.get(&Audience::Internal).and_then(|r| r.last_human.as_ref());
    let changed = since(entries, last).for_editing(facts.severity);
    changed.unwrap_or_else(|| "Changed: nothing recorded since the last update.".to_owned())
}

/// What customers read: the state in a sentence with one blank, since what they notice no log can say.
fn external(told: &Told<'_>) -> Vec<TextPiece> {
    let sentence = told.sentence();
    let text = [
        TextPiece::filled(sentence.asked, sentence.before),
        TextPiece::blank(sentence.asks),
        TextPiece::filled(Filled::After, sentence.after),
        promised(told),
    ];
    told.mark().into_iter().chain(text).collect()
}

/// The step that somebody is at, else how far the runbook is; nothing without a runbook.
fn doing(incident: &Incident) -> String {
    let started = incident
        .steps
        .iter()
        .find(|(_, record)| record.status.is_under_way())
        .and_then(|(step, _)| Some((step, incident.step_text(*step)?)));
    if let Some((step, text)) = started {
        return format!(" Doing: step {}, {}.", incident.step_name(*step), plain(text));
    }
    match incident.runbooks.first() {
        None => String::new(),
        Some(first) => {
            let progress = incident.progress();
            let counted = count(progress.total.saturating_sub(progress.skipped), "step");
            let title = plain(&first.file.runbook.title);
            format!(" Doing: runbook “{title}”, {} of {counted} done.", progress.done)
        }
    }
}

/// From the log alone: how long it took, what was done, who commanded, when the review is due.
fn closing(told: &Told<'_>, facts: &Facts) -> Vec<TextPiece> {
    let progress = told.incident.progress();
    let mut says = format!(": {}.", plain(&facts.title));
    if progress.total > 0 {
        says.push_str(&format!(" {} done", count(progress.done, "step")));
        if progress.skipped > 0 {
            says.push_str(&format!(", {} skipped", progress.skipped));
        }
        says.push('.');
    }
    vec![
        name(told, facts),
        TextPiece::words(format!(" {} ", facts.severity)),
        TextPiece::filled(Filled::StateAloud, told.state_aloud(facts)),
        TextPiece::words(format!("{says} {}", commander(told.incident))),
        promised(told),
    ]
}

/// The closing post of the incident that is called `name`.
#[must_use]
pub fn closing_text(incident: &Incident, name: &str, now: Millis) -> String {
    last_word(incident, name, Audience::Internal, now)
}

/// The last text for an audience. What customers noticed no log can say: that is a blank for a person.
#[must_use]
pub fn last_word(incident: &Incident, name: &str, audience: Audience, now: Millis) -> String {
    let state = Some(IncidentState::Resolved);
    let told = Told { incident, name, audience, state, next: None, now };
    joined(&draft(&told, &[])).trim_end().to_owned()
}

/// The words that make a closing post a witness of the log: later changes of it become evident.
#[must_use]
pub fn closing_witness(short_hash: &str, entries: u64) -> String {
    format!("log of {entries} entries, head {short_hash}")
}

/// Words of a runbook or a title on one line, without braces that would read as a blank to fill in.
fn plain(text: &str) -> String {
    let plain = one_line(text).replace('{', "(").replace('}', ")");
    shorten(plain.trim_end_matches(['.', ' ']), 160)
}
