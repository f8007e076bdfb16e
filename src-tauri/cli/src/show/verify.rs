//! Does the log still say what was written, and is what is shown what it gives?

use holdfast_core::engine::Engine;
use holdfast_core::store::verify::{self, Verified};
use serde::Serialize;

use crate::args::Verify;
use crate::desk::Desk;
use crate::out::{self, object};
use crate::problem::{Problem, Result};
use crate::table::table;

/// What was found of an incident, with its name.
type Seen = (String, Verified);

/// Recomputes the chains of one incident or of all, makes what is shown anew beside them, and fails with damage.
pub fn show(desk: &mut Desk, asked: &Verify) -> Result<()> {
    if asked.rebuild {
        desk.engine.rebuild()?;
    }
    let named = asked.incident.as_deref().map(|name| desk.engine.find(name)).transpose()?;
    let named = named.map(|id| id.to_string());
    let read = desk.engine.store().read();
    let (verified, mut whole) = verify::verify(read, named.as_deref())?;
    let unknown = verify::unknown_heads(read, &asked.heads)?;
    whole.extend(unknown.iter().map(|head| {
        format!(
            "No entry has the head {head}: the log was changed or cut since it was written down."
        )
    }));
    let is_shown_only = whole.is_empty() && verified.iter().all(|v| v.damage.is_empty());
    let mut seen = Vec::new();
    for one in verified {
        seen.push((name_of(&desk.engine, &one)?, one));
    }
    if asked.json.json {
        match (&asked.incident, seen.as_slice()) {
            (Some(_), [one]) => out::json(&told(one))?,
            (Some(_) | None, all) => out::json(&all.iter().map(told).collect::<Vec<_>>())?,
        }
    } else {
        out::text(&text(&seen))?;
    }
    ending(&seen, &whole, is_shown_only)
}

fn ending(seen: &[Seen], whole: &[String], is_shown_only: bool) -> Result<()> {
    let damaged = seen.iter().filter(|(_, found)| !found.is_intact());
    let damaged: Vec<&str> = damaged.map(|(name, _)| name.as_str()).collect();
    if damaged.is_empty() && whole.is_empty() {
        return Ok(());
    }
    if damaged.is_empty() {
        return Err(Problem::damaged(whole.join(" ")));
    }
    whole.iter().for_each(|said| out::remark(said));
    let of = format!(" of {}", damaged.join(", "));
    Err(Problem::damaged(if is_shown_only {
        format!(
            "the log is whole, but what is shown{of} is not what it gives; `holdfast verify --rebuild` makes it anew"
        )
    } else {
        format!(
            "the log{of} is not what was written; keep a copy of the data folder and compare it with a backup"
        )
    }))
}

/// An incident that no list knows is called by its id.
fn name_of(engine: &Engine, verified: &Verified) -> Result<String> {
    let listed = engine.incidents()?;
    let known = listed.iter().find(|i| i.id.to_string() == verified.incident);
    let number = known.map(|i| engine.number(i.number, i.device)).transpose()?;
    Ok(number.unwrap_or_else(|| verified.incident.clone()))
}

/// What was found as JSON. What is only shown wrongly has no place in a lane.
fn told((name, found): &Seen) -> impl Serialize {
    let damage = found.damage.iter().map(|one| (Some(&one.device), Some(one.n), &one.what));
    let damage = damage.chain(found.shown.iter().map(|what| (None, None, what)));
    let damage = damage.map(|(device, n, what)| object! { device: device, n: n, what: what });
    object! {
        incident: name,
        ok: found.is_intact(),
        lanes: &found.lanes,
        damage: damage.collect::<Vec<_>>(),
    }
}

fn text(all: &[Seen]) -> String {
    if all.is_empty() {
        return "There is no incident yet.".to_owned();
    }
    let mut rows = Vec::new();
    for (name, found) in all {
        for lane in &found.lanes {
            rows.push(vec![
                name.clone(),
                if found.is_intact() { "intact" } else { "DAMAGED" }.to_owned(),
                format!("device {}", lane.device),
                format!("{} entries", lane.entries),
                format!("head {}", lane.head),
            ]);
        }
    }
    let mut text = table(&rows);
    for (name, found) in all {
        let damage = found.damage.iter().map(|damage| &damage.what);
        for what in damage.chain(&found.shown) {
            text.push_str(&format!("{name}: {what}\n"));
        }
    }
    text
}
