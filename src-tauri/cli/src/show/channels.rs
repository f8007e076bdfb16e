//! The channels as they stand.

use holdfast_core::channel::Kind;
use holdfast_core::clock::Millis;
use holdfast_core::screen::{self, ChannelState, ChannelView};

use crate::args::Json;
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::table::table;
use crate::when;

/// Lists the channels as they stand.
pub fn show(desk: &mut Desk, json: Json) -> Result<()> {
    let around = desk.around();
    let channels = screen::channels(&mut desk.engine, &around, None)?;
    if json.json {
        return out::json(&channels);
    }
    if channels.is_empty() {
        return out::text(&format!(
            "No channel is set up; add one with `holdfast channel add NAME --kind {}`.",
            Kind::words("|")
        ));
    }
    let now = desk.engine.clock().now();
    let rows: Vec<Vec<String>> = channels
        .iter()
        .map(|c| vec![line(c, now), c.address.clone().unwrap_or_default()])
        .collect();
    out::text(&table(&rows))
}

/// `incidents  slack, internal, auto: ready · last sent 14:23`
pub fn line(channel: &ChannelView, now: Millis) -> String {
    let mut parts = vec![
        channel.kind.to_string(),
        channel.audience.to_string(),
        channel.ping.word().to_owned(),
    ];
    if channel.rehearsal {
        parts.push("exercises only".to_owned());
    }
    let state = match channel.state {
        ChannelState::Ready => "ready",
        ChannelState::Paused => "paused",
        ChannelState::NoSecret => "no secret",
    };
    let mut line = format!("{}  {}: {state}", channel.name, parts.join(", "));
    if let Some(problem) = &channel.problem {
        line.push_str(&format!(" ({problem})"));
    }
    if let Some(last) = &channel.last {
        let reason = last.reason.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
        let again =
            last.next_at.map_or_else(String::new, |at| format!(", again {}", when::clock(at)));
        line.push_str(&format!(
            " · last {} {}{again}{reason}",
            last.state.word(),
            when::near(last.at, now)
        ));
    }
    line
}
