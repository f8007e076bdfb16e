//! Sending: one request, one outcome. The only place of the core that speaks HTTP.
//!
//! What counts is whether anything can have arrived. Before the request is written (name, connection, handshake) a
//! failure may be tried again; afterwards nobody knows, and a second attempt could say everything twice. What is
//! deliberately absent: repetition, and connections kept between messages. Messages are minutes apart, and a kept
//! connection that died meanwhile would turn a plain failure into an unknown fate.

mod failure;

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::{Client, ClientBuilder, Response, redirect};
use std::time::Duration;

use self::failure::{cause, failed, unknown};
use super::answer::{Outcome, Reply, refused};
use super::provider::{Kind, Posted, Provider, provider};
use super::target::Target;
use crate::clock::Millis;
use crate::ids::OutboxId;
use crate::redact;

/// How we name ourselves to receivers.
const USER_AGENT: &str = "Holdfast/0.1 (+incident console)";
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long the whole request may take.
const TOTAL: Duration = Duration::from_secs(15);
/// How much of an answer is read.
const ANSWER_BYTES: usize = 64 * 1024;

/// Sends messages. Make a new one when the machine wakes up, so that nothing of before the sleep is left.
#[derive(Debug)]
pub struct Sender {
    /// For this computer: no proxy, plain http allowed.
    local: Client,
    /// For everywhere else: https, through the system's proxy. Or why the system cannot.
    outside: Result<Client, String>,
    total: Duration,
}

/// The system lacks what sending needs, even to this computer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sending cannot start on this system ({0}); texts can still be copied")]
pub struct SenderError(String);

impl Sender {
    /// A sender with the usual limits: 5 s for the connection, 15 s in all.
    ///
    /// # Errors
    /// When no HTTP client can be made. Missing root certificates are no such error: they are told when a message is
    /// sent that needs them.
    pub fn new() -> Result<Self, SenderError> {
        Self::with_timeouts(CONNECT, TOTAL)
    }

    /// A sender with other limits.
    ///
    /// # Errors
    /// As [`Sender::new`].
    pub fn with_timeouts(connect: Duration, total: Duration) -> Result<Self, SenderError> {
        // An error means that a provider is there already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let outside = client(connect, total).https_only(true).build().map_err(|e| plain(&e));
        let local = client(connect, total).no_proxy();
        let local = match &outside {
            Ok(_) => local.build(),
            // Without the system's certificates, plain http to this computer still works.
            Err(_) => local.tls_certs_only([]).build(),
        };
        Ok(Self { local: local.map_err(|e| SenderError(plain(&e)))?, outside, total })
    }

    /// Sends a rendered message once. `id` is the same for every attempt; `now` is what the signature is dated by.
    pub async fn send(
        &self,
        target: &Target,
        kind: Kind,
        id: OutboxId,
        payload: &str,
        now: Millis,
    ) -> Outcome {
        let client = match &self.outside {
            _ if target.is_loopback() => &self.local,
            Ok(client) => client,
            Err(why) => return no_certificates(why),
        };
        let provider = provider(kind);
        let request = match provider.request(&Posted { target, id, payload, now }) {
            Ok(request) => request,
            Err(outcome) => return outcome,
        };
        let headers = headers(&request.headers);
        match client.post(request.url).headers(headers).body(request.body).send().await {
            Ok(response) => answered(target, provider, response, now).await,
            Err(error) => failed(target, &error.without_url(), self.total),
        }
    }
}

/// What both clients have in common.
fn client(connect: Duration, total: Duration) -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(connect)
        .timeout(total)
        .pool_max_idle_per_host(0)
}

/// Digits, base64 and hyphens are valid header values, so none is left out.
fn headers(pairs: &[(&'static str, String)]) -> HeaderMap {
    let header = |(name, value): &(&'static str, String)| {
        Some((HeaderName::from_static(name), value.parse().ok()?))
    };
    pairs.iter().filter_map(header).collect()
}

async fn answered(
    target: &Target,
    provider: &dyn Provider,
    answer: Response,
    now: Millis,
) -> Outcome {
    let status = answer.status().as_u16();
    let header = |name: HeaderName| {
        answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let (retry_after, date) = (header(RETRY_AFTER), header(DATE));
    let (body, broken) = read(answer).await;
    if broken && provider.about().answers_in_words && (200..300).contains(&status) {
        return unknown("the answer broke off");
    }
    // Before anything else sees the body, it loses an echo of the address or the key.
    let body = target.conceal(&String::from_utf8_lossy(&body));
    provider.classify(&Reply { status, retry_after, date, body, at: now })
}

/// The beginning of the body, and whether it broke off. A longer one is left unread.
async fn read(mut answer: Response) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    while body.len() < ANSWER_BYTES {
        match answer.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return (body, false),
            Err(_) => return (body, true),
        }
    }
    body.truncate(ANSWER_BYTES);
    (body, false)
}

fn no_certificates(why: &str) -> Outcome {
    let head = "this system has no usable root certificates; install them (ca-certificates) and start Holdfast again";
    Outcome::Misconfigured { reason: refused(head, why), status: None }
}

/// The error's own words without its address.
fn plain(error: &reqwest::Error) -> String {
    redact::reason(&cause(error))
}

#[cfg(test)]
mod tests;
