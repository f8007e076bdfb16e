use super::*;
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::clock::Lasted;
use crate::incident::{Audience, IncidentState};
use crate::severity::Severity;

/// Set when the file is to be written.
const WRITE: &str = "HOLDFAST_WRITE_GOLDEN";

/// A length of time that was measured.
pub(super) fn lasted(minutes: i64) -> Lasted {
    Lasted { ms: minutes * MINUTE_MS, at_least: false }
}

/// An update for responders.
pub(super) fn message() -> Message {
    Message {
        number: "INC-0042".to_owned(),
        title: "Checkout database unresponsive".to_owned(),
        severity: Severity::Sev1,
        state: IncidentState::Identified,
        audience: Audience::Internal,
        text: "The disk is full.\n".to_owned(),
        sequence: 2,
        at: Millis(1_767_364_200_000), // 2026-01-02T14:30:00Z
        next_update_at: Some(Millis(1_767_365_100_000)),
        commander: Some("Dana".to_owned()),
        lasted: lasted(12),
        exercise: false,
        automatic: false,
        late: false,
        closing: false,
        details: false,
        witness: None,
    }
}

fn messages() -> Vec<Message> {
    let first = Message {
        title: "Checkout <down> & \"slow\"".to_owned(),
        text: "The disk is full.\nÄ second line <!here> & more.\n".to_owned(),
        ..message()
    };
    vec![
        Message { audience: Audience::External, ..first.clone() },
        Message { automatic: true, late: true, lasted: lasted(65), ..first.clone() },
        Message { exercise: true, title: String::new(), commander: None, ..first.clone() },
        Message { closing: true, next_update_at: None, ..first.clone() },
        Message { text: "long words ".repeat(400), ..first.clone() },
        first,
    ]
}

fn shown(rendered: &Rendered) -> String {
    let Rendered { payload, headline, body, footer, length, limit } = rendered;
    format!("{payload}\n  {headline:?} {body:?} {footer:?} {length}/{limit}\n")
}

fn of_kind(kind: Kind) -> String {
    let mut out = format!("== {kind}\n");
    for message in messages() {
        out += &shown(&render(kind, &message));
    }
    for rehearsal in [false, true] {
        out += &shown(&test_message(kind, "ops “1”", Millis(1_767_364_200_000), rehearsal));
    }
    let words = ["", "ok", "no_service", "no_text", "action_prohibited", "what, <html>"];
    let statuses = [200, 202, 204, 302, 400, 401, 404, 408, 413, 429, 500, 501];
    for (status, word) in statuses.into_iter().flat_map(|s| words.map(|word| (s, word))) {
        let (body, retry_after) = (word.to_owned(), Some("12".to_owned()));
        let reply = Reply { status, retry_after, date: None, body, at: Millis(0) };
        out += &format!("{status} {word:?}: {:?}\n", classify(kind, &reply));
    }
    out
}

/// A change of what goes out, or of what an answer means, shows in `testdata/golden.txt`.
#[test]
fn payloads_and_outcomes_are_what_they_were() {
    let now: String = Kind::ALL.into_iter().map(of_kind).collect();
    if std::env::var_os(WRITE).is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/channel/testdata/golden.txt");
        std::fs::write(file, &now).unwrap();
    }
    assert_eq!(now, include_str!("testdata/golden.txt"));
}

#[test]
fn attempts_come_at_once_then_ever_later_and_then_every_five_minutes() {
    let waits: Vec<i64> = (0..8).map(|attempt| schedule(attempt, 1.0) / 1000).collect();
    assert_eq!(waits, [0, 5, 15, 45, 120, 300, 300, 300], "the schedule is documented");
    assert_eq!(schedule(u32::MAX, 1.0), 300_000, "any number of attempts");
}

#[test]
fn jitter_stays_within_a_fifth() {
    for (jitter, ms) in [(0.8, 4000), (1.2, 6000), (0.0, 4000), (9.0, 6000), (f64::NAN, 5000)] {
        assert_eq!(schedule(1, jitter), ms, "jitter {jitter}");
    }
    assert_eq!(schedule(0, 1.2), 0, "the first attempt never waits");
}
