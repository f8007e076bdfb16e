use super::*;
use crate::channel::EXERCISE;
use crate::channel::tests::{lasted, message};
use crate::incident::Audience;
use crate::incident::clock::Lasted;
use serde_json::{Value, json};

fn payload(kind: Kind, message: &Message) -> Value {
    serde_json::from_str(&render(kind, message).payload).expect("a payload is JSON")
}

#[test]
fn responders_see_what_who_and_when_next() {
    let seen = render(Kind::Slack, &message());
    assert_eq!(seen.headline, "INC-0042 · SEV 1 · Identified · Checkout database unresponsive");
    assert_eq!(seen.body, "The disk is full.");
    assert_eq!(seen.footer, "+12 min · IC Dana · next update 14:45 UTC");
}

#[test]
fn customers_see_nothing_internal() {
    let external = Message { audience: Audience::External, ..message() };
    let seen = render(Kind::Slack, &external);
    assert_eq!(seen.headline, "Status update · Identified");
    assert_eq!(seen.footer, "next update 14:45 UTC");
    for kind in Kind::ALL {
        let payload = render(kind, &external).payload;
        for internal in ["Dana", "database"] {
            assert!(!payload.contains(internal), "{kind}: {payload}");
        }
    }
}

#[test]
fn the_small_print_says_when_a_text_is_automatic_late_or_the_last() {
    let ping = Message { automatic: true, late: true, lasted: lasted(65), ..message() };
    let footer = render(Kind::Slack, &ping).footer;
    assert_eq!(footer, "automatic ping · late · +1 h 05 min · IC Dana · next update 14:45 UTC");

    let last = Message { closing: true, next_update_at: None, commander: None, ..message() };
    assert_eq!(render(Kind::Slack, &last).footer, "+12 min · last update");

    let tomorrow = Message { next_update_at: Some(message().at.plus_minutes(1440)), ..message() };
    let footer = render(Kind::Slack, &tomorrow).footer;
    assert!(footer.ends_with("next update 2026-01-03 14:30 UTC"), "another day is named: {footer}");
}

#[test]
fn a_length_that_nobody_measured_is_at_least_or_left_out() {
    let since_a_step = |minutes| {
        let lasted = Lasted { at_least: true, ..lasted(minutes) };
        let message = Message { lasted, ..message() };
        assert_eq!(payload(Kind::Webhook, &message)["data"]["elapsed_s"], Value::Null);
        render(Kind::Slack, &message).footer
    };
    assert_eq!(since_a_step(0), "IC Dana · next update 14:45 UTC", "not `+0 min`");
    assert_eq!(since_a_step(65), "at least +1 h 05 min · IC Dana · next update 14:45 UTC");
}

#[test]
fn an_exercise_says_so_first_wherever_it_is_read() {
    let exercise = Message { exercise: true, ..message() };
    let slack = payload(Kind::Slack, &exercise);
    let webhook = payload(Kind::Webhook, &exercise);
    for text in [
        &slack["text"],
        &slack["blocks"][0]["text"]["text"],
        &slack["blocks"][1]["text"]["text"],
        &webhook["data"]["text"],
    ] {
        assert!(text.as_str().unwrap().starts_with(EXERCISE), "{text}");
    }
    assert_eq!(webhook["data"]["exercise"], true);
    let twice = Message { text: format!("{EXERCISE} drill"), ..exercise };
    assert_eq!(render(Kind::Slack, &twice).body, format!("{EXERCISE} drill"), "said once");
}

#[test]
fn a_webhook_gets_every_fact_in_stable_fields() {
    assert_eq!(
        payload(Kind::Webhook, &message()),
        json!({
            "type": "incident.update",
            "timestamp": "2026-01-02T14:30:00.000Z",
            "data": {
                "incident": "INC-0042", "title": "Checkout database unresponsive", "sequence": 2,
                "severity": "SEV1", "status": "identified", "audience": "internal",
                "text": "The disk is full.", "commander": "Dana", "elapsed_s": 720,
                "next_update_at": "2026-01-02T14:45:00.000Z", "exercise": false,
                "automatic": false, "late": false, "closing": false, "log": null
            }
        })
    );
    let ping = payload(Kind::Webhook, &Message { automatic: true, ..message() });
    assert_eq!(ping["type"], "incident.ping", "a receiver can tell a ping from a person's words");
}

#[test]
fn customers_see_nothing_of_the_inside_unless_their_channel_is_set_to() {
    let witness = Some("log of 34 entries, head 1a2b3c4d".to_owned());
    let closing = Message { closing: true, next_update_at: None, witness, ..message() };
    let external = Message { audience: Audience::External, ..closing };
    let inner = ["INC-0042", "SEV", "720", "+12 min", "1a2b3c4d", "Dana", "database"];
    for kind in Kind::ALL {
        let payload = render(kind, &external).payload;
        for word in inner {
            assert!(!payload.contains(word), "{kind} tells {word}: {payload}");
        }
        let shown = render(kind, &Message { details: true, ..external.clone() }).payload;
        assert!(shown.contains("INC-0042") && shown.contains("1a2b3c4d"), "{kind}: {shown}");
        assert!(!shown.contains("database"), "the title is the responders' wording: {shown}");
    }
}

#[test]
fn the_words_go_as_they_were_approved_and_the_frame_yields() {
    let text = "[INC-0042] SEV 1 Identified (+12 min). The disk is full. Next update 14:45 UTC.";
    for kind in Kind::ALL {
        let seen = render(kind, &Message { text: text.to_owned(), ..message() });
        assert_eq!(seen.body, text, "{kind}: nothing is cut");
        assert_eq!(seen.headline, "Checkout database unresponsive", "nor said twice");
    }
}

#[test]
fn a_text_over_the_limit_is_told_and_not_cut() {
    for (kind, limit) in [(Kind::Slack, 4_000), (Kind::Webhook, 20_000)] {
        let long = render(kind, &Message { text: "x".repeat(limit), ..message() });
        assert_eq!(long.limit, limit);
        assert!(!long.fits() && long.length > limit, "{kind}: {}", long.length);
        assert_eq!(long.body.len(), limit, "{kind}: the words are all there");
        assert!(render(kind, &message()).fits(), "{kind}");
    }
}

#[test]
fn a_test_message_names_no_incident() {
    for kind in Kind::ALL {
        let test = test_message(kind, "ops <1>", message().at, true);
        assert!(test.fits() && test.headline.starts_with(EXERCISE), "{kind}: {}", test.headline);
        assert!(!test.payload.contains("INC-"), "{kind}: {}", test.payload);
    }
    let json = |kind| -> Value {
        serde_json::from_str(&test_message(kind, "ops <1>", message().at, true).payload).unwrap()
    };
    assert!(json(Kind::Slack)["text"].as_str().unwrap().contains("ops &lt;1&gt;"));
    let webhook = json(Kind::Webhook);
    assert_eq!(
        (&webhook["type"], &webhook["data"]["channel"]),
        (&json!("incident.test"), &json!("ops <1>"))
    );
}
