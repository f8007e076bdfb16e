mod chart;
mod copies;
mod disguised;
mod draft;
mod escape;
mod founding;
mod keys;
mod layout;
mod numbers;
mod people;
mod reached;
mod states;

use crate::incident::event::{Event, Recorded};
use crate::postmortem::PostmortemEntry;

/// The entries as the store hands them over.
fn as_stored(entries: &[Recorded<Event>]) -> Vec<PostmortemEntry> {
    entries
        .iter()
        .map(|recorded| PostmortemEntry {
            order_at: recorded.happened_at.unwrap_or(recorded.recorded_at),
            shown_at: recorded.happened_at.unwrap_or(recorded.recorded_at),
            after_step: false,
            hash: format!("{:0<64}", format!("{:x}", u128::from(recorded.n))),
            recorded: recorded.clone(),
        })
        .collect()
}
