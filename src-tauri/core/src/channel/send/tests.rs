//! A real server on this computer; nothing is mocked, and nothing waits longer than it must.

use super::*;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap as Headers, Response as Answer};
use axum::routing::post;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::channel::provider::test_message;
use crate::secret::Secret;

const NOW: Millis = Millis(1_767_225_600_000);
const KEY: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const PATH: &str = "/services/T0/B0/abcdEFGHijklMNOP";

fn id() -> OutboxId {
    OutboxId(uuid::Uuid::from_u128(7))
}

fn target(kind: Kind, at: SocketAddr, keys: &str) -> Target {
    kind.target(&Secret::new(&format!("http://{at}{PATH} {keys}"))).unwrap()
}

type Pairs = &'static [(&'static str, &'static str)];
type Make = Arc<dyn Fn() -> Answer<Body> + Send + Sync>;

/// A server that gives one answer to everything.
async fn server(make: impl Fn() -> Answer<Body> + Send + Sync + 'static) -> SocketAddr {
    let make: Make = Arc::new(make);
    let answer = |State(make): State<Make>, _body: Bytes| async move { make() };
    serve(Router::new().route("/{*path}", post(answer)).with_state(make)).await
}

async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    at
}

/// A server that reads the request, writes `answer` as it is, and hangs up.
async fn raw(answer: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await?;
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await?;
        stream.write_all(answer).await
    });
    at
}

fn answer(status: u16, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer<Body> {
    let start = Answer::builder().status(status);
    let all = headers.iter().fold(start, |answer, (name, value)| answer.header(*name, *value));
    all.body(body.into()).unwrap()
}

async fn send(kind: Kind, at: SocketAddr) -> Outcome {
    Sender::new().unwrap().send(&target(kind, at, ""), kind, id(), r#"{"text":"x"}"#, NOW).await
}

/// What Slack's stand-in answers, and what becomes of the message.
async fn slack(status: u16, headers: Pairs, body: &'static str) -> Outcome {
    send(Kind::Slack, server(move || answer(status, headers, body)).await).await
}

#[tokio::test]
async fn only_ok_from_slack_means_sent() {
    assert_eq!(slack(200, &[], "ok").await, Outcome::Sent { provider_id: None });
    let failed = slack(200, &[], "no_team").await;
    assert_eq!(failed.reason(), Some("Slack answered 200 without ok: no_team"));
    assert!(matches!(failed, Outcome::Rejected { status: Some(200), .. }), "{failed:?}");
}

#[tokio::test]
async fn a_gone_hook_pauses_and_a_redirect_is_not_followed() {
    for (status, body) in [(404, "no_service"), (410, "channel_is_archived")] {
        let outcome = slack(status, &[], body).await;
        assert!(matches!(outcome, Outcome::Misconfigured { .. }), "{status}: {outcome:?}");
    }
    let outcome = slack(302, &[("location", "http://127.0.0.1:1/elsewhere")], "").await;
    assert!(matches!(outcome, Outcome::Rejected { status: Some(302), .. }), "{outcome:?}");
    let outcome = slack(500, &[], "rollup_error").await;
    assert!(matches!(outcome, Outcome::Retry { status: Some(500), .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_wait_is_read_from_the_headers_and_the_body() {
    const DATES: Pairs = &[
        ("retry-after", "Thu, 01 Jan 2026 00:00:40 GMT"),
        ("date", "Thu, 01 Jan 2026 00:00:00 GMT"),
    ];
    let cases: [(Pairs, &str, Option<u64>); 6] = [
        (&[("retry-after", "12")], "", Some(12)),
        (&[("retry-after", "1.2")], "", Some(2)),
        (DATES, "", Some(40)),
        (&[], r#"{"retry_after":3,"ok":false}"#, Some(3)),
        (&[("retry-after", "-1")], "", None),
        (&[("retry-after", "1e12")], "", None),
    ];
    for (headers, body, expected) in cases {
        let Outcome::Retry { after_s, .. } = slack(429, headers, body).await else {
            panic!("429 must be tried again: {headers:?}");
        };
        assert_eq!(after_s, expected, "{headers:?} {body}");
    }
}

#[tokio::test]
async fn an_endless_or_broken_body_is_read_as_far_as_it_counts() {
    let big = server(|| answer(400, &[], vec![b'x'; 10 * 1024 * 1024])).await;
    let outcome = send(Kind::Slack, big).await;
    assert!(outcome.reason().unwrap().len() <= redact::REASON_BYTES, "{outcome:?}");

    let invalid = server(|| answer(400, &[], b"bad \xFF\xFE byte".to_vec())).await;
    let outcome = send(Kind::Slack, invalid).await;
    assert!(matches!(outcome, Outcome::Rejected { .. }), "{outcome:?}");
}

#[tokio::test]
async fn an_echoed_secret_is_not_in_the_reason() {
    let at = server(|| answer(400, &[], format!("no hook {PATH} signed with {KEY}"))).await;
    let target = target(Kind::Webhook, at, KEY);
    let outcome = Sender::new().unwrap().send(&target, Kind::Webhook, id(), "{}", NOW).await;
    let reason = outcome.reason().unwrap();
    assert!(reason.contains("no hook"), "its words stay: {reason}");
    for secret in ["abcdEFGHijklMNOP", "AAECAwQFBgcICQ"] {
        assert!(!reason.contains(secret), "{reason}");
    }
}

#[tokio::test]
async fn silence_after_the_request_is_uncertain() {
    let silent = || async { std::future::pending::<String>().await };
    let at = serve(Router::new().route("/{*path}", post(silent))).await;
    let sender = Sender::with_timeouts(CONNECT, Duration::from_millis(2_500)).unwrap();
    let outcome = sender.send(&target(Kind::Slack, at, ""), Kind::Slack, id(), "{}", NOW).await;
    let reason = outcome.reason().unwrap();
    assert!(reason.starts_with("no answer within 2.5 s; it may have arrived"), "{reason}");
    assert!(matches!(outcome, Outcome::Uncertain { .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_is_uncertain() {
    let before = send(Kind::Slack, raw(b"").await).await;
    assert!(matches!(before, Outcome::Uncertain { .. }), "no answer at all: {before:?}");

    const HALF: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nok";
    let half = send(Kind::Slack, raw(HALF).await).await;
    assert!(matches!(half, Outcome::Uncertain { .. }), "Slack's word broke off: {half:?}");
    let webhook = send(Kind::Webhook, raw(HALF).await).await;
    assert_eq!(
        webhook,
        Outcome::Sent { provider_id: None },
        "a webhook's status is its whole answer"
    );
}

#[tokio::test]
async fn what_was_never_sent_may_be_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    drop(listener);
    let outcome = send(Kind::Slack, at).await;
    assert!(matches!(outcome, Outcome::Retry { after_s: None, status: None, .. }), "{outcome:?}");
    let reason = outcome.reason().unwrap();
    assert!(reason.starts_with("offline: nothing takes connections at 127.0.0.1:"), "{reason}");
    assert!(reason.contains("check that the receiver runs"), "and what to do: {reason}");
    assert!(!reason.contains("os error"), "in words: {reason}");
    assert!(!reason.contains("abcdEFGH"), "no address in an error: {reason}");
}

#[tokio::test]
async fn a_name_that_nobody_knows_and_a_port_without_encryption_say_what_to_do() {
    let sender = Sender::new().unwrap();
    let send = async |address: &str| {
        let target = Kind::Webhook.target(&Secret::new(address)).unwrap();
        let outcome = sender.send(&target, Kind::Webhook, id(), "{}", NOW).await;
        assert!(matches!(outcome, Outcome::Retry { status: None, .. }), "{outcome:?}");
        outcome.reason().unwrap().to_owned()
    };
    let unknown = send("https://hook.invalid/abcdefgh").await;
    assert_eq!(
        unknown,
        "offline: hook.invalid was not found; check the network, or the name in the channel's address"
    );
    let plain = raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let reason = send(&format!("https://{plain}/abcdefgh")).await;
    assert!(reason.contains("whether the address begins with https or http"), "{reason}");
}

#[tokio::test]
async fn a_webhook_is_named_dated_and_signed_and_slack_is_not() {
    type Seen = Arc<Mutex<Vec<(Headers, Bytes)>>>;
    let seen = Seen::default();
    let take = |State(seen): State<Seen>, headers: Headers, body: Bytes| async move {
        seen.lock().unwrap().push((headers, body));
        "ok"
    };
    let at = serve(Router::new().route("/{*path}", post(take)).with_state(seen.clone())).await;
    let sender = Sender::new().unwrap();
    for (kind, keys) in [(Kind::Webhook, KEY), (Kind::Webhook, ""), (Kind::Slack, "")] {
        let outcome = sender.send(&target(kind, at, keys), kind, id(), r#"{"ä":1}"#, NOW).await;
        assert_eq!(outcome, Outcome::Sent { provider_id: None });
    }
    let seen = seen.lock().unwrap();
    let header = |at: usize, name: &str| seen[at].0.get(name).and_then(|v| v.to_str().ok());
    assert_eq!(
        header(0, "webhook-signature"),
        Some("v1,a++TIYiNQETWAXSpHRsfRi0uUrcd4TVCtiNwA8QcWxA="),
        "over the bytes that came, as `openssl dgst -sha256 -mac HMAC` signs them"
    );
    assert_eq!(header(0, "webhook-id"), Some("00000000-0000-0000-0000-000000000007"));
    assert_eq!(header(0, "webhook-timestamp"), Some("1767225600"), "in seconds");
    assert_eq!(header(1, "webhook-signature"), None, "no key, no signature");
    assert!(header(1, "webhook-id").is_some(), "the id tells repetitions even so");
    assert_eq!(header(2, "webhook-id"), None, "Slack knows nothing of it");
    for at in 0..3 {
        assert_eq!(header(at, "user-agent"), Some(USER_AGENT));
        assert_eq!(header(at, "content-type"), Some("application/json"));
        assert_eq!(&seen[at].1[..], r#"{"ä":1}"#.as_bytes(), "the payload to the letter");
    }
}

/// What each kind asks to be sent goes out as it is: a header that cannot be written would be left out, or worse.
#[tokio::test]
async fn every_kind_is_sent_with_all_its_headers() {
    type Seen = Arc<Mutex<Vec<(Headers, Bytes)>>>;
    let seen = Seen::default();
    let take = |State(seen): State<Seen>, headers: Headers, body: Bytes| async move {
        seen.lock().unwrap().push((headers, body));
    };
    let at = serve(Router::new().route("/{*path}", post(take)).with_state(seen.clone())).await;
    for kind in Kind::ALL {
        let target = target(kind, at, "");
        let payload = test_message(kind, "ops", NOW, false).payload;
        let posted = Posted { target: &target, id: id(), payload: &payload, now: NOW };
        let asked = provider(kind).request(&posted).expect("a request");
        Sender::new().unwrap().send(&target, kind, id(), &payload, NOW).await;
        let (headers, body) = seen.lock().unwrap().pop().expect("it arrived");
        assert_eq!(body, asked.body, "{kind}");
        for (name, value) in
            [("content-type", "application/json".to_owned())].iter().chain(&asked.headers)
        {
            let came = headers.get(*name).and_then(|came| came.to_str().ok());
            assert_eq!(came, Some(value.as_str()), "{kind}: {name}");
        }
    }
}

#[tokio::test]
async fn nothing_is_signed_by_a_clock_that_was_never_set() {
    let at = server(|| answer(200, &[], "ok")).await;
    let target = target(Kind::Webhook, at, KEY);
    let outcome = Sender::new().unwrap().send(&target, Kind::Webhook, id(), "{}", Millis(0)).await;
    assert!(outcome.reason().unwrap().contains("clock shows 1970"), "{outcome:?}");
    assert!(matches!(outcome, Outcome::Retry { .. }), "a set clock cures it: {outcome:?}");
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_a_persons_business() {
    let sender = Sender::new().unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || handshake(&listener));
    let target = Kind::Webhook.target(&Secret::new(&format!("https://{at}/hook"))).unwrap();
    let outcome = sender.send(&target, Kind::Webhook, id(), "{}", NOW).await;
    assert!(matches!(outcome, Outcome::Misconfigured { status: None, .. }), "{outcome:?}");
    let reason = outcome.reason().unwrap();
    assert!(reason.starts_with("the certificate of 127.0.0.1:"), "{reason}");
    assert!(reason.contains("nobody whom this system trusts"), "in words: {reason}");
    assert!(reason.contains("root certificate"), "and what to do: {reason}");
    assert!(!server.join().unwrap(), "the handshake must not succeed");
}

/// Serves one handshake with a certificate made for this test; true when the client accepts it.
fn handshake(listener: &std::net::TcpListener) -> bool {
    let certificate = include_bytes!("testdata/localhost.cert.der").as_slice().into();
    let key = include_bytes!("testdata/localhost.key.der").as_slice().try_into().unwrap();
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let mut connection = rustls::ServerConnection::new(Arc::new(config)).unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    while connection.is_handshaking() {
        if connection.complete_io(&mut stream).is_err() {
            return false;
        }
    }
    true
}
