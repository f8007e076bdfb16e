//! Generic webhooks: JSON for a machine, in the shape that Standard Webhooks advises.
//!
//! Fields are only added. A receiver tells repetitions by `webhook-id`; see [`super::sign`] for the signature.

use serde::Serialize;

use super::answer::{Outcome, Reply, by_status};
use super::message::{Message, Parts, Rendered};
use super::{EXERCISE, Kind};
use crate::clock::Millis;
use crate::incident::Audience;

/// The largest payload, in bytes. Standard Webhooks advises to stay below 20 KB.
const PAYLOAD_BYTES: usize = 20_000;

#[derive(Serialize)]
struct Envelope<T> {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    data: T,
}

/// An update or a ping. What is internal is null for the external audience.
#[derive(Serialize)]
struct Update<'a> {
    incident: &'a str,
    title: Option<&'a str>,
    sequence: u32,
    severity: String,
    status: &'static str,
    audience: &'static str,
    text: &'a str,
    commander: Option<&'a str>,
    elapsed_s: i64,
    next_update_at: Option<String>,
    exercise: bool,
    automatic: bool,
    late: bool,
    closing: bool,
}

#[derive(Serialize)]
struct Test<'a> {
    channel: &'a str,
    text: String,
    exercise: bool,
}

pub(super) fn rendered(parts: Parts, message: &Message) -> Rendered {
    let internal = message.audience == Audience::Internal;
    let data = Update {
        incident: &message.number,
        title: internal.then_some(&message.title),
        sequence: message.sequence,
        severity: format!("SEV{}", message.severity.number()),
        status: message.state.word(),
        audience: message.audience.word(),
        text: &parts.body,
        commander: message.commander.as_deref().filter(|_| internal),
        elapsed_s: message.elapsed_ms.max(0) / 1000,
        next_update_at: message.next_update_at.map(Millis::rfc3339),
        exercise: message.exercise,
        automatic: message.automatic,
        late: message.late,
        closing: message.closing,
    };
    let kind = if message.automatic { "incident.ping" } else { "incident.update" };
    let payload = json(&Envelope { kind, timestamp: message.at.rfc3339(), data });
    let length = payload.len();
    parts.rendered(payload, length, PAYLOAD_BYTES)
}

pub(super) fn rendered_test(parts: Parts, channel: &str, at: Millis, rehearsal: bool) -> Rendered {
    let prefix = if rehearsal { format!("{EXERCISE}\n") } else { String::new() };
    let text = format!("{prefix}{}", parts.body);
    let data = Test { channel, text, exercise: rehearsal };
    let payload = json(&Envelope { kind: "incident.test", timestamp: at.rfc3339(), data });
    let length = payload.len();
    parts.rendered(payload, length, PAYLOAD_BYTES)
}

/// The JSON of a struct of texts, numbers and flags, which can always be written.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What the answer means: any 2xx is a success, and the body says nothing.
pub(super) fn classify(reply: &Reply) -> Outcome {
    match reply.status {
        202 => Outcome::Accepted,
        200..300 => Outcome::Sent { provider_id: None },
        _ => by_status(Kind::Webhook, reply),
    }
}
