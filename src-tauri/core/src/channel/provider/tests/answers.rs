use super::*;
use crate::redact;

fn reply(status: u16, body: &str) -> Reply {
    Reply { status, retry_after: None, date: None, body: body.to_owned(), at: Millis(0) }
}

/// The class alone, as the tables have it.
fn class(kind: Kind, status: u16, body: &str) -> &'static str {
    match classify(kind, &reply(status, body)) {
        Outcome::Sent { .. } => "sent",
        Outcome::Accepted => "accepted",
        Outcome::Uncertain { .. } => "uncertain",
        Outcome::Retry { .. } => "retry",
        Outcome::Rejected { .. } => "rejected",
        Outcome::Misconfigured { .. } => "misconfigured",
    }
}

#[test]
fn slack_is_judged_by_its_word_and_then_by_its_status() {
    for (status, body, expected) in [
        (200, "ok", "sent"),
        (200, r#"{"success":true}"#, "sent"),
        (200, "ok\n", "sent"),
        (200, "", "rejected"),
        (200, "OK, thanks", "rejected"),
        (200, "invalid_token", "rejected"),
        (200, r#"{"ok":false,"error":"no_text"}"#, "rejected"),
        (202, "ok", "rejected"),
        (204, "", "rejected"),
        (302, "", "rejected"),
        (400, "invalid_payload", "rejected"),
        (400, "no_service", "misconfigured"),
        (400, "something new", "rejected"),
        (403, "action_prohibited", "misconfigured"),
        (403, "invalid_token", "misconfigured"),
        (403, "too_many_attachments", "rejected"),
        (404, "no_service", "misconfigured"),
        (404, "user_not_found", "rejected"),
        (404, "<html>", "misconfigured"),
        (410, "channel_is_archived", "misconfigured"),
        (429, r#"{"retry_after":1,"ok":false,"error":"rate_limited"}"#, "retry"),
        (500, "rollup_error", "retry"),
        (503, "", "retry"),
    ] {
        assert_eq!(class(Kind::Slack, status, body), expected, "{status} {body:?}");
    }
}

#[test]
fn a_webhook_is_judged_by_its_status_alone() {
    for (status, expected) in [
        (200, "sent"),
        (201, "sent"),
        (202, "accepted"),
        (204, "sent"),
        (301, "rejected"),
        (302, "rejected"),
        (307, "rejected"),
        (400, "rejected"),
        (401, "misconfigured"),
        (403, "misconfigured"),
        (404, "misconfigured"),
        (408, "retry"),
        (409, "rejected"),
        (410, "misconfigured"),
        (413, "rejected"),
        (420, "retry"),
        (422, "rejected"),
        (425, "retry"),
        (429, "retry"),
        (500, "retry"),
        (501, "rejected"),
        (502, "retry"),
        (503, "retry"),
        (504, "retry"),
        (521, "retry"),
    ] {
        assert_eq!(class(Kind::Webhook, status, "invalid_token"), expected, "{status}");
    }
}

#[test]
fn a_reason_says_who_answered_what_and_what_to_do() {
    let outcome = classify(Kind::Slack, &reply(200, "no_team"));
    assert_eq!(outcome.reason(), Some("Slack answered 200 without ok: no_team"));
    assert_eq!(outcome.status(), Some(200));

    let outcome = classify(Kind::Slack, &reply(404, "no_service"));
    let reason = outcome.reason().unwrap();
    assert!(reason.starts_with("Slack answered 404: no_service; create a new"), "{reason}");

    let outcome = classify(Kind::Webhook, &reply(302, ""));
    assert!(outcome.reason().unwrap().contains("paste the final address"), "{outcome:?}");
}

#[test]
fn a_wait_comes_with_every_retry_that_names_one() {
    for (kind, status) in Kind::ALL.into_iter().flat_map(|kind| [420, 429, 503].map(|s| (kind, s)))
    {
        let reply = Reply { retry_after: Some("30".to_owned()), ..reply(status, "") };
        let Outcome::Retry { after_s, status: told, .. } = classify(kind, &reply) else {
            panic!("{kind}: {status} must be tried again");
        };
        assert_eq!((after_s, told), (Some(30), Some(status)), "{kind}: the whole channel waits");
    }
}

#[test]
fn a_reason_is_short_clean_and_without_secrets() {
    let hook = ["https://hooks.slack", ".com/services/T0/B0/abcdefgh"].concat();
    let body = format!("{hook}\r\n\u{1b}[31m{}", "x".repeat(10_000));
    for kind in Kind::ALL {
        let outcome = classify(kind, &reply(400, &body));
        let reason = outcome.reason().unwrap();
        assert!(reason.len() <= redact::REASON_BYTES, "{kind}: {} bytes", reason.len());
        assert!(!reason.contains("abcdefgh"), "{kind}: {reason}");
        assert!(!reason.chars().any(char::is_control), "{kind}: {reason}");
    }
}
