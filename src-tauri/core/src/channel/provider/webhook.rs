//! Generic webhooks: JSON for a machine, in the shape that Standard Webhooks advises.
//!
//! Fields are only added. A receiver tells repetitions by `webhook-id`; see [`sign`] for the signature.

use serde::Serialize;

use super::shape::{About, Address, Field, Posted, Provider, Request};
use super::sign::{SigningKey, sign};
use super::status::by_status;
use crate::channel::answer::{Outcome, Reply};
use crate::channel::message::{EXERCISE, Message, Parts, Rendered, Told};
use crate::channel::target::{Result, Target};
use crate::clock::Millis;
use crate::secret::Secret;

/// The largest payload, in bytes. Standard Webhooks advises to stay below 20 KB.
const PAYLOAD_BYTES: usize = 20_000;
/// 2020-01-01. A clock before it was never set, and receivers would refuse what is signed by it.
const SANE_CLOCK: Millis = Millis(1_577_836_800_000);

/// Any receiver of JSON.
pub(super) struct Webhook;

static ABOUT: About = About {
    word: "webhook",
    name: "JSON webhook",
    subject: "The webhook",
    choice: "JSON, signed with a key",
    source: "the address of any receiver of JSON, and whsec_… keys behind it",
    help: "Any other address gets JSON, signed when a whsec_ key follows it.",
    search: "json signing key",
    addresses: &[Address {
        host: "*",
        path: "",
        name: "JSON webhook",
        channel: "status",
        samples: &[["https://status.example.org/in whsec", "_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"]],
    }],
    plain: &[],
    fields: &[
        Field::ADDRESS,
        Field {
            label: "Signing key",
            hint: "whsec_…, from the receiver; without one the messages are not signed",
            placeholder: "",
            optional: true,
        },
    ],
    is_idempotent: true,
    answers_in_words: false,
};

impl Provider for Webhook {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// The address, and any number of `whsec_…` keys; without one the messages are unsigned.
    fn target(&self, secret: &Secret) -> Result<Target> {
        let target = Target::read(secret)?;
        keys(&target)?;
        Ok(target)
    }

    fn render(&self, parts: Parts, told: &Told<'_>) -> Rendered {
        let payload = match *told {
            Told::Message(message) => update(&parts, message),
            Told::Test { channel, at, rehearsal } => test(&parts, channel, at, rehearsal),
        };
        let length = payload.len();
        parts.rendered(payload, length, PAYLOAD_BYTES)
    }

    /// With its id, its time, and a signature where there is a key.
    fn request(&self, posted: &Posted<'_>) -> Result<Request, Outcome> {
        let (id, seconds) = (posted.id.to_string(), posted.now.0.div_euclid(1000));
        let mut request = Request::json(posted);
        let keys = keys(posted.target).unwrap_or_default();
        if !keys.is_empty() {
            if posted.now < SANE_CLOCK {
                let now = posted.now;
                let reason =
                    format!("this computer's clock shows {now}; set it, then it is tried again");
                return Err(Outcome::Retry { after_s: None, reason, status: None });
            }
            let signature = sign(&id, seconds, posted.payload, &keys);
            request.headers.push(("webhook-signature", signature));
        }
        request.headers.push(("webhook-id", id));
        request.headers.push(("webhook-timestamp", seconds.to_string()));
        Ok(request)
    }

    /// Any 2xx is a success, and the body says nothing.
    fn classify(&self, reply: &Reply) -> Outcome {
        match reply.status {
            202 => Outcome::Accepted,
            200..300 => Outcome::Sent { provider_id: None },
            _ => by_status(ABOUT.subject, reply),
        }
    }
}

fn keys(target: &Target) -> Result<Vec<SigningKey>> {
    target.rest().iter().map(|key| SigningKey::parse(key)).collect()
}

#[derive(Serialize)]
struct Envelope<T> {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    data: T,
}

/// An update or a ping. What its readers may not see is null.
#[derive(Serialize)]
struct Update<'a> {
    incident: Option<&'a str>,
    title: Option<&'a str>,
    sequence: u32,
    severity: Option<String>,
    status: &'static str,
    audience: &'static str,
    text: &'a str,
    commander: Option<&'a str>,
    elapsed_s: Option<i64>,
    next_update_at: Option<String>,
    exercise: bool,
    automatic: bool,
    late: bool,
    closing: bool,
    log: Option<&'a str>,
}

#[derive(Serialize)]
struct Test<'a> {
    channel: &'a str,
    text: String,
    exercise: bool,
}

fn update(parts: &Parts, message: &Message) -> String {
    let internal = message.audience.is_internal();
    let shown = message.shows_inner();
    let data = Update {
        incident: shown.then_some(message.number.as_str()),
        title: internal.then_some(&message.title),
        sequence: message.sequence,
        severity: shown.then(|| format!("SEV{}", message.severity.number())),
        status: message.state.word(),
        audience: message.audience.word(),
        text: &parts.body,
        commander: message.commander.as_deref().filter(|_| shown),
        elapsed_s: message.lasted.exact_s().filter(|_| shown),
        next_update_at: message.next_update_at.map(Millis::rfc3339),
        exercise: message.exercise,
        automatic: message.automatic,
        late: message.late,
        closing: message.closing,
        log: message.witness.as_deref().filter(|_| shown),
    };
    let kind = if message.automatic { "incident.ping" } else { "incident.update" };
    json(&Envelope { kind, timestamp: message.at.rfc3339(), data })
}

fn test(parts: &Parts, channel: &str, at: Millis, rehearsal: bool) -> String {
    let prefix = if rehearsal { format!("{EXERCISE}\n") } else { String::new() };
    let text = format!("{prefix}{}", parts.body);
    let data = Test { channel, text, exercise: rehearsal };
    json(&Envelope { kind: "incident.test", timestamp: at.rfc3339(), data })
}

/// The JSON of a struct of texts, numbers and flags, which can always be written.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
