//! What needs the commander, under a status: the same list as the window's notice bar.

use holdfast_core::clock::Millis;
use holdfast_core::screen::Need;
use holdfast_core::text::exact_length;
use serde::Serialize;

use crate::out::object;
use crate::table::table;

/// The list as JSON.
pub fn json(needs: &[(&Need, Millis)]) -> impl Serialize + use<> {
    let one = needs.iter().map(|(need, now)| {
        object! {
            rank: need.rank,
            incident: need.number.clone(),
            text: format!("{}: {}", head(need, *now), words(need)),
        }
    });
    one.collect::<Vec<_>>()
}

/// The list as lines with a heading; nothing where nothing needs anybody.
pub fn text(needs: &[(&Need, Millis)]) -> Option<String> {
    let row = |(need, now): &(&Need, Millis)| {
        let number = need.number.clone().unwrap_or_default();
        vec![format!("  {number}"), head(need, *now), words(need)]
    };
    let rows: Vec<Vec<String>> = needs.iter().map(row).collect();
    (!rows.is_empty()).then(|| format!("\nNeeds you:\n{}", table(&rows).trim_end()))
}

/// `Overdue 2 min`
fn head(need: &Need, now: Millis) -> String {
    let counted = need.until.map(|at| exact_length(at.since(now).abs()));
    counted.map_or_else(|| need.head.clone(), |counted| format!("{} {counted}", need.head))
}

fn words(need: &Need) -> String {
    need.more.as_ref().map_or_else(|| need.text.clone(), |more| format!("{} {more}", need.text))
}
