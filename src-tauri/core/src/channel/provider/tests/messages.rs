use super::*;
use crate::channel::EXERCISE;
use crate::channel::tests::{lasted, message};
use crate::incident::Audience;
use crate::incident::clock::Lasted;
use serde_json::{Value, json};

fn payload(kind: Kind, message: &Message) -> Value {
    serde_json::from_str(&render(kind, message).payload).expect("a payload is JSON")
}

/// The headline, the body and the footer, which are the same for every kind.
fn parts(message: &Message) -> [String; 3] {
    let of = |kind| {
        let seen = render(kind, message);
        [seen.headline, seen.body, seen.footer]
    };
    let all = Kind::ALL.map(of);
    assert!(all.iter().all(|parts| *parts == all[0]), "every kind tells the same: {all:?}");
    all[0].clone()
}

/// All texts in a payload.
fn texts(payload: &Value) -> Vec<&str> {
    match payload {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[test]
fn responders_see_what_who_and_when_next() {
    let [headline, body, footer] = parts(&message());
    assert_eq!(headline, "INC-0042 · SEV 1 · Identified · Checkout database unresponsive");
    assert_eq!(body, "The disk is full.");
    assert_eq!(footer, "+12 min · IC Dana · next update 14:45 UTC");
}

#[test]
fn customers_see_nothing_internal() {
    let external = Message { audience: Audience::External, ..message() };
    let [headline, _, footer] = parts(&external);
    assert_eq!(headline, "Status update · Identified");
    assert_eq!(footer, "next update 14:45 UTC");
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
    let [.., footer] = parts(&ping);
    assert_eq!(footer, "automatic ping · late · +1 h 05 min · IC Dana · next update 14:45 UTC");

    let last = Message { closing: true, next_update_at: None, commander: None, ..message() };
    assert_eq!(parts(&last)[2], "+12 min · last update");

    let tomorrow = Message { next_update_at: Some(message().at.plus_minutes(1440)), ..message() };
    let [.., footer] = parts(&tomorrow);
    assert!(footer.ends_with("next update 2026-01-03 14:30 UTC"), "another day is named: {footer}");
}

#[test]
fn a_length_that_nobody_measured_is_at_least_or_left_out() {
    let since_a_step = |minutes| {
        let lasted = Lasted { at_least: true, ..lasted(minutes) };
        let message = Message { lasted, ..message() };
        assert_eq!(payload(Kind::Webhook, &message)["data"]["elapsed_s"], Value::Null);
        parts(&message)[2].clone()
    };
    assert_eq!(since_a_step(0), "IC Dana · next update 14:45 UTC", "not `+0 min`");
    assert_eq!(since_a_step(65), "at least +1 h 05 min · IC Dana · next update 14:45 UTC");
}

#[test]
fn an_exercise_says_so_first_wherever_it_is_read() {
    let exercise = Message { exercise: true, ..message() };
    for kind in Kind::ALL {
        let payload = payload(kind, &exercise);
        let told = texts(&payload).into_iter().filter(|text| text.contains("The disk is full"));
        let told: Vec<&str> = told.collect();
        assert!(!told.is_empty(), "{kind} tells the words: {payload}");
        for text in told {
            assert!(text.starts_with(EXERCISE), "{kind}: {text}");
        }
    }
    assert_eq!(payload(Kind::Webhook, &exercise)["data"]["exercise"], true);
    let header = payload(Kind::Slack, &exercise)["blocks"][0]["text"]["text"].clone();
    assert!(header.as_str().unwrap().starts_with(EXERCISE), "a headline says so too: {header}");
    let twice = Message { text: format!("{EXERCISE} drill"), ..exercise };
    assert_eq!(parts(&twice)[1], format!("{EXERCISE} drill"), "said once");
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
    for kind in Kind::ALL {
        let limit = render(kind, &message()).limit;
        let long = render(kind, &Message { text: "x".repeat(limit), ..message() });
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
        let payload = serde_json::from_str(&test.payload).unwrap();
        let marked = texts(&payload).iter().any(|text| text.starts_with(EXERCISE));
        assert!(marked, "{kind}: a channel for rehearsals reads so: {payload}");
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
