//! Does the log still say what was written, and is what is shown what it gives?

use holdfast_core::engine::Engine;
use holdfast_core::store::verify::{self, Damage, Lane, Verified};
use serde::Serialize;

use crate::args::Verify;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;
use crate::table::table;

#[derive(Debug, Serialize)]
struct Seen {
    incident: String,
    ok: bool,
    lanes: Vec<LaneSeen>,
    damage: Vec<DamageSeen>,
}

#[derive(Debug, Serialize)]
struct LaneSeen {
    device: String,
    entries: u64,
    head: String,
}

#[derive(Debug, Serialize)]
struct DamageSeen {
    device: Option<String>,
    n: Option<i64>,
    what: String,
}

/// Recomputes the chains of one incident or of all, makes what is shown anew beside them, and fails with damage.
pub fn show(desk: &mut Desk, asked: &Verify) -> Result<(), Problem> {
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
        seen.push(seen_of(&desk.engine, one)?);
    }
    if asked.json.json {
        match (&asked.incident, seen.as_slice()) {
            (Some(_), [one]) => out::json(one)?,
            (Some(_) | None, all) => out::json(&all)?,
        }
    } else {
        out::text(&text(&seen))?;
    }
    ending(&seen, &whole, is_shown_only)
}

fn ending(seen: &[Seen], whole: &[String], is_shown_only: bool) -> Result<(), Problem> {
    let damaged: Vec<&str> = seen.iter().filter(|v| !v.ok).map(|v| v.incident.as_str()).collect();
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
fn seen_of(engine: &Engine, verified: Verified) -> Result<Seen, Problem> {
    let listed = engine.incidents()?;
    let known = listed.iter().find(|i| i.id.to_string() == verified.incident);
    let ok = verified.is_intact();
    let Verified { incident, lanes, damage, shown } = verified;
    let shown = shown.into_iter().map(|what| DamageSeen { device: None, n: None, what });
    let number = known.map(|i| engine.number(i.number, i.device)).transpose()?;
    Ok(Seen {
        incident: number.unwrap_or(incident),
        ok,
        lanes: lanes.into_iter().map(lane).collect(),
        damage: damage.into_iter().map(damaged).chain(shown).collect(),
    })
}

fn lane(lane: Lane) -> LaneSeen {
    LaneSeen { device: lane.device, entries: lane.entries, head: lane.head }
}

fn damaged(damage: Damage) -> DamageSeen {
    DamageSeen { device: Some(damage.device), n: Some(damage.n), what: damage.what }
}

fn text(all: &[Seen]) -> String {
    if all.is_empty() {
        return "There is no incident yet.".to_owned();
    }
    let mut rows = Vec::new();
    for one in all {
        for lane in &one.lanes {
            rows.push(vec![
                one.incident.clone(),
                if one.ok { "intact" } else { "DAMAGED" }.to_owned(),
                format!("device {}", lane.device),
                format!("{} entries", lane.entries),
                format!("head {}", lane.head),
            ]);
        }
    }
    let mut text = table(&rows);
    for one in all {
        for damage in &one.damage {
            text.push_str(&format!("{}: {}\n", one.incident, damage.what));
        }
    }
    text
}
