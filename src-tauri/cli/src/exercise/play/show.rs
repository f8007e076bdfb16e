//! What a terminal shows of an exercise: to its facilitator, and to its players.

use holdfast_core::engine::{Engine, EngineError};
use holdfast_core::exercise::clock::said;
use holdfast_core::exercise::entry::Met;
use holdfast_core::exercise::in_words;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::entry::{Part, face_of};
use holdfast_core::incident::event::{Directed, Event};
use holdfast_core::screen::{
    self, ExerciseClock, ExerciseView, ExpectationView, InjectView, PlayersClock,
};
use holdfast_core::store::log::Row;
use holdfast_core::text::exact_length;

use super::scenario::changed;
use crate::args::{Json, Place};
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::table::{hang, table};

/// Prints an exercise for its facilitator.
pub fn status(place: &Place, desk: &mut Desk, which: Option<&str>, json: Json) -> Result<()> {
    let id = desk.engine.find_exercise(which)?;
    let view = screen::exercise(&mut desk.engine, id)?;
    if let Some(why) = changed(place, &view.path, &view.hash) {
        out::remark(&why);
    }
    if json.json {
        return out::json(&view);
    }
    out::text(&facilitator(&view))
}

/// Prints what players were given.
pub fn players(desk: &mut Desk, which: Option<&str>, json: Json) -> Result<()> {
    let id = desk.engine.find_exercise(which)?;
    let view = screen::players(&mut desk.engine, id)?;
    if json.json {
        return out::json(&view);
    }
    let mut text = format!(
        "EXERCISE · {} {}\n{}\n",
        view.incident.number,
        view.incident.title,
        players_clock(&view.clock)
    );
    for given in &view.given {
        let from = given.from.as_ref().map_or_else(String::new, |from| format!("{from}: "));
        let line = format!("{}  {from}{}", said(given.at_ms), in_words(&given.text));
        text.push_str(&format!("\n{}\n", hang(&line, 9)));
        text.extend(given.hints.iter().map(|hint| format!("         Hint: {}\n", in_words(hint))));
    }
    out::text(&text)
}

fn clock(clock: &ExerciseClock) -> String {
    let mut line = players_clock(&PlayersClock::of(clock.clone()));
    let why = clock.paused.as_ref().filter(|_| !clock.running && !clock.ended);
    line.extend(why.map(|why| format!(": {why}")));
    line
}

fn players_clock(clock: &PlayersClock) -> String {
    let story =
        clock.story_at.map_or_else(String::new, |at| format!(" · {} in the story", at.hh_mm()));
    let how = match (&clock.aborted, clock.ended, clock.running) {
        (Some(why), ..) => format!("broken off: {why}"),
        (None, true, _) => "ended".to_owned(),
        (None, false, true) => format!("runs at {}×", clock.speed),
        (None, false, false) => "paused".to_owned(),
    };
    format!("{}{story} · {how}", clock.t)
}

fn facilitator(view: &ExerciseView) -> String {
    let channels = match view.channels.as_slice() {
        [] => "no rehearsal channel is set up".to_owned(),
        names => format!("rehearsal: {}", names.join(", ")),
    };
    let mut text = format!(
        "EXERCISE · {} {} · {channels}\n{} · meant to end at {}\n",
        view.incident.number,
        view.title,
        clock(&view.clock),
        said(view.clock.end_ms)
    );
    if let Some(real) = view.real_trouble.as_ref().filter(|_| !view.clock.ended) {
        text.push_str(&format!(
            "{real} is real and open: break the exercise off with `holdfast exercise abort`.\n"
        ));
    }
    text.push_str("\nInjects\n");
    let next = view.next.as_ref().map(|next| next.inject.as_str());
    for inject in &view.injects {
        text.push_str(&one(inject, next == Some(inject.id.as_str())));
    }
    if !view.objectives.is_empty() {
        text.push_str("\nObjectives\n");
        let rows: Vec<Vec<String>> = view
            .objectives
            .iter()
            .map(|o| {
                let rating =
                    o.rating.map_or_else(|| "not rated".to_owned(), |r| r.letter().to_string());
                vec![format!("  {}", o.id), rating, o.score.words(), o.text.clone()]
            })
            .collect();
        text.push_str(&table(&rows));
    }
    if !view.observations.is_empty() {
        text.push_str("\nObservations\n");
        text.extend(
            view.observations.iter().map(|o| {
                format!("  {}  {}: {}\n", said(o.at_ms), o.kind.word(), hang(&o.text, 12))
            }),
        );
    }
    let m = &view.measures;
    text.push_str(&format!(
        "\nUpdates on time {} of {} · expectations {} · players who acted {} of {}\n",
        m.cadence.kept,
        m.cadence.due,
        m.expectations.words(),
        m.acted.0,
        m.acted.1
    ));
    text
}

fn one(inject: &InjectView, is_next: bool) -> String {
    let mark = if is_next { ">" } else { " " };
    let due = inject.due_ms.map_or_else(|| "by hand".to_owned(), said);
    let at = inject.at_ms.map_or_else(String::new, |at| format!(" {}", said(at)));
    let status = format!(" · {}{at}", inject.status.word());
    let status = if inject.status.waits() { String::new() } else { status };
    let trigger = inject.trigger.as_ref().map_or_else(String::new, |t| format!(" · {t}"));
    let mut text = format!("{mark} {due:<8} {} {}{trigger}{status}\n", inject.id, inject.title);
    if inject.status.is_released() || is_next {
        text.extend(inject.expectations.iter().map(|e| expected(&inject.id, e)));
    }
    text
}

fn expected(id: &str, e: &ExpectationView) -> String {
    let mark = match e.met {
        Some(Met::Yes) => "x",
        Some(Met::Partial) => "/",
        Some(Met::No) => "-",
        Some(Met::NotApplicable) => "n",
        None => " ",
    };
    let within =
        e.within_ms.map_or_else(String::new, |ms| format!(" · within {}", exact_length(ms)));
    let late = if e.in_time == Some(false) { " · too late" } else { "" };
    let after = e.after_ms.map_or_else(String::new, |ms| format!(" · after {}", exact_length(ms)));
    format!("             [{mark}] {id}.{} {}{within}{after}{late}\n", e.number, e.text)
}

/// The injects that wait for the facilitator, with when they were due.
pub fn offered(
    engine: &mut Engine,
    id: IncidentId,
) -> Result<Vec<(String, i64, String)>, EngineError> {
    let (wall, _) = engine.wall(id)?;
    let state = engine.incident(id)?;
    let Some(run) = state.run.as_deref().filter(|run| !run.auto && run.is_open()) else {
        return Ok(Vec::new());
    };
    let offered = run.offered(run.t_at(wall));
    let told = offered.iter().map(|inject| {
        let due = run.due_ms(inject).unwrap_or_default();
        (inject.id.clone(), due, inject.title.clone())
    });
    Ok(told.collect())
}

/// True until an exercise is over.
pub fn is_on(engine: &mut Engine, id: IncidentId) -> Result<bool, EngineError> {
    Ok(engine.incident(id)?.run.as_ref().is_some_and(|run| run.is_open()))
}

/// What was recorded, by the story's time; an inject with the words that players are given.
pub fn lines(
    engine: &mut Engine,
    id: IncidentId,
    rows: &[Row],
) -> Result<Vec<String>, EngineError> {
    let number = engine.name(id)?;
    let state = engine.incident(id)?;
    let Some(run) = state.run.as_deref() else { return Ok(Vec::new()) };
    let is_told = |row: &&Row| {
        let face = face_of(&row.kind);
        face.part == Part::Exercise || face.section.is_some()
    };
    let line = |row: &Row| {
        let at = row.simulated_at.map_or_else(String::new, |at| said(at.since(run.started_at)));
        let entry = screen::entry(row, &number);
        let words = given(&row.recorded().event, |inject| {
            run.inject(inject).map(|i| in_words(&i.text_aloud()))
        });
        let text = words.map_or(entry.text.clone(), |words| format!("{}\n{words}", entry.text));
        let name = face_of(&row.kind).name.map_or_else(String::new, |name| format!("{name}: "));
        let head = format!("{at:<12} {}  ", entry.actor);
        format!("{head}{}", hang(&format!("{name}{text}"), 14))
    };
    Ok(rows.iter().filter(is_told).map(line).collect())
}

/// The words of an inject that is given to players by this entry.
fn given(event: &Event, text: impl Fn(&str) -> Option<String>) -> Option<String> {
    match event.directed()? {
        Directed::Inject(status, said) if status.is_released() => text(&said.inject),
        Directed::Inject(..)
        | Directed::Started(_)
        | Directed::Time(..)
        | Directed::Retimed(_)
        | Directed::Hint(_)
        | Directed::Marked(_)
        | Directed::Seen(_)
        | Directed::Ended(_)
        | Directed::Aborted(_)
        | Directed::Rated(_) => None,
    }
}
