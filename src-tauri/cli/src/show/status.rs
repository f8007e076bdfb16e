//! How it stands: the open incidents in a table, or one with its rhythm, its channels and its checklist.

use holdfast_core::clock::Millis;
use holdfast_core::incident::Progress;
use holdfast_core::screen;
use holdfast_core::screen::{Around, ChannelView, ClockFace, IncidentView, Lasted, Need};
use holdfast_core::screen::{OpenIncident, RhythmView};
use holdfast_core::text::{capital, exact_length};
use serde::Serialize;

use super::needs;
use super::steps::steps;
use super::{channels, checklist};
use crate::args::Read;
use crate::desk::Desk;
use crate::out::{self, object};
use crate::problem::Result;
use crate::table::table;
use crate::when;

/// Shows one incident, or all that are open.
pub fn show(desk: &mut Desk, read: &Read) -> Result<()> {
    let around = desk.around();
    if let Some(name) = &read.incident {
        let id = desk.engine.find(name)?;
        let view = screen::incident(&mut desk.engine, &around, id)?;
        if let Some(why) = screen::nobody_sends(&desk.engine, id)? {
            out::remark(&why);
        }
        return if read.json.json { out::json(&status(&view)) } else { out::text(&text(&view)) };
    }
    let views = open(desk, &around)?;
    desk.engine.damaged()?.iter().for_each(|damaged| out::remark(&damaged.told));
    if read.json.json {
        return out::json(&views.iter().map(status).collect::<Vec<_>>());
    }
    let all = screen::needs(&mut desk.engine, None)?;
    let now = desk.engine.clock().now();
    let laptop = all.list.iter().filter(|need| need.incident.is_none()).map(|need| (need, now));
    let needs: Vec<(&Need, Millis)> = laptop.chain(views.iter().flat_map(own)).collect();
    let needs = needs::text(&needs);
    out::text(&(overview(&views) + &needs.unwrap_or_default()))
}

/// What one incident needs, without what others do, with the time by its own clock.
fn own(view: &IncidentView) -> Vec<(&Need, Millis)> {
    let is_own = |need: &&Need| need.incident.as_ref() == Some(&view.incident.id);
    view.needs.list.iter().filter(is_own).map(|need| (need, view.now.now)).collect()
}

/// The open incidents that can be read, the earliest promise first, and those that owe somebody their last word.
fn open(desk: &mut Desk, around: &Around) -> Result<Vec<IncidentView>> {
    let mut views = Vec::new();
    let open: Vec<String> = screen::open(&mut desk.engine)?.into_iter().map(|one| one.id).collect();
    let owing = desk.engine.owing_incidents()?.into_iter().map(|id| id.to_string());
    for name in open.into_iter().chain(owing) {
        let id = desk.engine.find(&name)?;
        views.push(screen::incident(&mut desk.engine, around, id)?);
    }
    Ok(views)
}

fn lasted(view: &IncidentView) -> Lasted {
    view.lasted.unwrap_or_else(|| view.incident.since.lasted(view.now.now))
}

/// To the second, as far as the clocks can say.
fn elapsed(view: &IncidentView) -> String {
    let lasted = lasted(view);
    if lasted.at_least { lasted.words() } else { exact_length(lasted.ms) }
}

/// `holdfast status --json` for one incident.
fn status(view: &IncidentView) -> impl Serialize {
    let incident = &view.incident;
    object! {
        incident: &incident.number,
        title: &incident.title,
        severity: incident.severity.word(),
        state: incident.state.word(),
        // None where the clock was put back and nobody measured how far.
        elapsed_s: lasted(view).exact_s(),
        next_update_at: incident.next_update_at.map(|at| at.rfc3339()),
        // Which state of the clock to the next update is true.
        clock: incident.clock.faces.first().map(|face| face.face),
        // What needs the commander, the first first.
        needs: needs::json(&own(view)),
        progress: incident.progress,
        channels: view.channels.iter().map(channel_status).collect::<Vec<_>>(),
        steps: steps(view),
    }
}

fn channel_status(channel: &ChannelView) -> impl Serialize {
    let last = channel.last.as_ref();
    object! {
        name: &channel.name,
        kind: channel.kind,
        audience: channel.audience,
        ping: channel.ping,
        state: channel.state,
        last: last.map(|last| {
            object! { state: last.state.word(), at: last.at.rfc3339(), reason: &last.reason }
        }),
    }
}

fn overview(views: &[IncidentView]) -> String {
    if views.is_empty() {
        return "No incident is open.".to_owned();
    }
    let rows: Vec<Vec<String>> = views
        .iter()
        .map(|view| {
            let incident = &view.incident;
            let next = incident.next_update_at.map_or_else(
                || "no update promised".to_owned(),
                |at| {
                    format!(
                        "update {} ({})",
                        when::own(at, view.now),
                        when::until(at, view.now.now)
                    )
                },
            );
            vec![
                incident.number.clone(),
                incident.severity.to_string(),
                incident.state.to_string(),
                format!("+{}", elapsed(view)),
                next,
                format!("{} steps", fraction(incident.progress)),
                title(incident),
            ]
        })
        .collect();
    table(&rows)
}

fn title(incident: &OpenIncident) -> String {
    let mark = if incident.exercise { "EXERCISE · " } else { "" };
    format!("{mark}{}", incident.title)
}

fn fraction(progress: Progress) -> String {
    format!("{}/{}", progress.done, progress.total.saturating_sub(progress.skipped))
}

fn text(view: &IncidentView) -> String {
    let incident = &view.incident;
    let mut lines = vec![
        format!("{}  {}", incident.number, title(incident)),
        format!(
            "{} · {} · {} · {} steps done, {} skipped",
            incident.severity,
            incident.state,
            elapsed(view),
            fraction(incident.progress),
            incident.progress.skipped
        ),
    ];
    lines.push(String::new());
    lines.push(table(&facts(view)).trim_end().to_owned());
    for checklist in &view.runbooks {
        lines.push(String::new());
        lines.extend(checklist::lines(checklist, view.now));
    }
    lines.extend(needs::text(&own(view)));
    lines.join("\n")
}

/// One row a fact: its name, and the fact.
fn facts(view: &IncidentView) -> Vec<Vec<String>> {
    let now = view.now.now;
    let row = |name: &str, fact: String| vec![name.to_owned(), fact];
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.extend(view.rhythm.iter().filter_map(|r| Some(row("Next update", promise(view, r)?))));
    rows.extend(view.rhythm.iter().filter_map(|r| Some(row("Next update", asked(view, r)?))));
    rows.extend(view.incident.clock.faces.first().map(|face| row("Clock", clock(face))));
    rows.extend(view.incident.held.as_ref().map(|why| row("On hold", why.clone())));
    rows.extend(
        view.snoozed_until
            .filter(|at| *at > now)
            .map(|at| row("Snoozed", format!("until {}", when::own(at, view.now)))),
    );
    rows.extend(view.rhythm.iter().filter_map(|r| Some(row("Asking", r.asking_why.clone()?))));
    rows.extend(view.incident.speaker.iter().map(|other| row("Sent from", other.clone())));
    let waits = view.incident.next_update_at.is_some() && view.incident.speaker.is_none();
    if waits && !view.sender_running {
        rows.push(row(
            "Sender",
            "nothing sends here; open the window or run `holdfast deliver`".to_owned(),
        ));
    }
    rows.extend(view.roles.iter().map(|(role, person)| row(&capital(role), person.clone())));
    rows.extend(view.blanks.iter().map(|(name, value)| {
        row("Blank", format!("{name} = {}", value.as_deref().unwrap_or("(open)")))
    }));
    rows.extend(view.escalations.iter().map(|e| {
        let due = if e.due { ", due" } else { "" };
        row("Escalate", format!("to {} at {}{due}", e.escalation.to, when::own(e.at, view.now)))
    }));
    rows.extend(
        view.postmortem_due_at
            .map(|at| row("Post-mortem", format!("due {}", when::own(at, view.now)))),
    );
    rows.extend(view.private.iter().map(|only| row("Private", private(only))));
    rows.extend(view.channels.iter().map(|c| row("Channel", channels::line(c, now))));
    rows.extend(view.conflicts.iter().map(|conflict| row("Conflict", conflict.clone())));
    rows
}

/// Where the texts of a private incident go.
fn private(only: &[String]) -> String {
    match only {
        [] => "no channel gets its texts".to_owned(),
        names => format!("only {} gets its texts", names.join(", ")),
    }
}

fn promise(view: &IncidentView, rhythm: &RhythmView) -> Option<String> {
    let (due, now) = (rhythm.due_at?, view.now.now);
    let how = match (&rhythm.silent, rhythm.ping_at) {
        (Some(why), _) if rhythm.on_its_way => format!("the last word does not go: {why}"),
        (None, _) if rhythm.on_its_way => "the last word is on its way".to_owned(),
        (Some(why), _) => format!("no ping goes: {why}"),
        (None, Some(at)) if at == due => "pings by itself".to_owned(),
        (None, Some(at)) => format!("pings by itself at {}", when::own(at, view.now)),
        (None, None) => "a person posts".to_owned(),
    };
    let audience = rhythm.audience;
    Some(format!("{} ({}), {audience}, {how}", when::own(due, view.now), when::until(due, now)))
}

/// Which state of the clock is true, and what that means at zero.
fn clock(face: &ClockFace) -> String {
    let word = face.face.word();
    if face.second.is_empty() { word.to_owned() } else { format!("{word}: {}", face.second) }
}

/// The promise to readers whom no ping reaches.
fn asked(view: &IncidentView, rhythm: &RhythmView) -> Option<String> {
    let (due, now) = (rhythm.asked_due_at?, view.now.now);
    let (near, until, names) =
        (when::own(due, view.now), when::until(due, now), rhythm.asked.join(", "));
    Some(format!("{near} ({until}), for {names}, a person posts"))
}
