//! Does the log still say what was written?

use holdfast_core::engine::Engine;
use holdfast_core::incident::incident_number;
use holdfast_core::store::error::StoreCode;
use holdfast_core::store::incidents::Listed;
use holdfast_core::store::verify::{Damage, Lane, verify};
use serde::Serialize;

use crate::args::Read;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;
use crate::table::table;

#[derive(Debug, Serialize)]
struct Verified {
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
    n: Option<u64>,
    what: String,
}

/// Recomputes the chains of one incident or of all, and fails with damage.
pub fn show(desk: &Desk, read: &Read) -> Result<(), Problem> {
    let all = desk.engine.incidents()?;
    let chosen: Vec<&Listed> = match &read.incident {
        Some(name) => {
            let id = desk.engine.find(name)?;
            all.iter().filter(|i| i.id == id).collect()
        }
        None => all.iter().rev().collect(),
    };
    let verified: Vec<Verified> =
        chosen.into_iter().map(|i| check(&desk.engine, i)).collect::<Result<_, _>>()?;
    if read.json.json {
        match (&read.incident, verified.as_slice()) {
            (Some(_), [one]) => out::json(one)?,
            (Some(_) | None, all) => out::json(&all)?,
        }
    } else {
        out::text(&text(&verified))?;
    }
    let damaged: Vec<&str> =
        verified.iter().filter(|v| !v.ok).map(|v| v.incident.as_str()).collect();
    if damaged.is_empty() {
        return Ok(());
    }
    Err(Problem::damaged(format!(
        "the log of {} is not what was written; keep a copy of the data folder and compare it with a backup",
        damaged.join(", ")
    )))
}

fn check(engine: &Engine, incident: &Listed) -> Result<Verified, Problem> {
    let number = incident_number(incident.number);
    match verify(engine.store().read(), incident.id) {
        Ok((lanes, damage)) => Ok(Verified {
            incident: number,
            ok: damage.is_empty(),
            lanes: lanes.into_iter().map(lane).collect(),
            damage: damage.into_iter().map(seen).collect(),
        }),
        Err(error) if matches!(error.code, StoreCode::Damaged | StoreCode::Other) => {
            let what = format!("It cannot be read: {}", error.message);
            let damage = vec![DamageSeen { device: None, n: None, what }];
            Ok(Verified { incident: number, ok: false, lanes: Vec::new(), damage })
        }
        Err(error) => Err(error.into()),
    }
}

fn lane(lane: Lane) -> LaneSeen {
    LaneSeen { device: lane.device.to_string(), entries: lane.entries, head: lane.head }
}

fn seen(damage: Damage) -> DamageSeen {
    DamageSeen { device: Some(damage.device.to_string()), n: Some(damage.n), what: damage.what }
}

fn text(all: &[Verified]) -> String {
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
