//! The place of an incident among those at hand: `Alt 1` to `9` and its tab in the strip.
//!
//! A place belongs to an incident for its life, so that a key never opens another incident than a minute ago. It is given
//! at declare, the lowest free one, and lies beside the settings: every window and terminal of this laptop reads the same,
//! and another laptop gives its own. The place is free again once the incident was closed or declined, or was resolved for a
//! day when the next one comes. What an older program left without places gets them when the store opens.

use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

use super::{Result, Store, incidents, local};
use crate::clock::{MINUTE_MS, Millis};
use crate::ids::IncidentId;

/// Where places lie among the settings.
const PREFIX: &str = "place.";
/// A resolved incident keeps its place so long: it may be reopened, or owe its last word.
const KEPT_MS: i64 = 24 * 60 * MINUTE_MS;

/// The place of every incident that has one, from 1. An open incident has one in any case.
pub fn places(connection: &Connection) -> Result<BTreeMap<IncidentId, u32>> {
    Ok(given(kept(connection)?, &in_order(connection)?))
}

/// Gives a place to every open incident of an older program, so that none moves when another ends.
pub(super) fn settle_at_start(store: &mut Store, now: Millis) -> Result<()> {
    let kept = kept(store.read())?;
    if incidents::open(store.read())?.iter().all(|id| kept.contains_key(id)) {
        return Ok(());
    }
    store.change(|tx| settle(tx, now))
}

/// Gives a place to every open incident that has none, and takes those back that are over: where a place is needed, those
/// too that were resolved for a day.
pub fn settle(tx: &Connection, now: Millis) -> Result<()> {
    let before = kept(tx)?;
    let open = in_order(tx)?;
    let is_needed = open.iter().any(|id| !before.contains_key(id));
    let since = if is_needed { now.plus(-KEPT_MS) } else { Millis(i64::MIN) };
    let resolved = incidents::resolved_since(tx, since)?;
    let at_hand: BTreeSet<IncidentId> = open.iter().copied().chain(resolved).collect();
    let held = before.iter().filter(|(id, _)| at_hand.contains(id));
    let after = given(held.map(|(id, place)| (*id, *place)).collect(), &open);
    for id in before.keys().filter(|id| !after.contains_key(id)) {
        local::set_setting(tx, &name(*id), None)?;
    }
    for (id, place) in after.iter().filter(|(id, place)| before.get(id) != Some(place)) {
        local::set_setting(tx, &name(*id), Some(&place.to_string()))?;
    }
    Ok(())
}

/// The lowest free place for each that has none, in their order.
fn given(mut places: BTreeMap<IncidentId, u32>, open: &[IncidentId]) -> BTreeMap<IncidentId, u32> {
    for id in open {
        if !places.contains_key(id) {
            let is_free = |place: &u32| !places.values().any(|taken| taken == place);
            let free = (1..).find(is_free).unwrap_or(u32::MAX);
            places.insert(*id, free);
        }
    }
    places
}

fn name(id: IncidentId) -> String {
    format!("{PREFIX}{id}")
}

fn kept(connection: &Connection) -> Result<BTreeMap<IncidentId, u32>> {
    let rows = local::settings_under(connection, PREFIX)?;
    let read = |(name, value): (String, String)| {
        Some((name.strip_prefix(PREFIX)?.parse().ok()?, value.parse().ok()?))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The open incidents, the first declared first.
fn in_order(connection: &Connection) -> Result<Vec<IncidentId>> {
    let mut open = incidents::open(connection)?;
    open.reverse();
    Ok(open)
}
