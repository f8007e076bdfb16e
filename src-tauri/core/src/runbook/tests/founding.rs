//! The layout of the product's own runbooks is read without loss.

use super::{QUEUE, RELEASE, read, shown, texts};
use crate::runbook::{PhaseKind, summary_json};

#[test]
fn the_summary_has_the_promised_shape_and_order() {
    let json = summary_json(&read(QUEUE)).unwrap();
    let start = r#"{"title":"Queue backlog","severity":{"level":"sev1","text":"P1 (critical)"},"symptoms":["Orders stay in state received for more than 10 minutes","Grafana shows the consumer lag growing"],"phases":[{"title":"Immediate actions","window":{"from_minutes":0,"to_minutes":5},"kind":"steps","steps":[{"number":1,"source_number":1,"text":"Check if the consumer process is running","commands":["ssh deploy@queue-host \"systemctl status order-consumer\""],"substeps":[],"optional":false}"#;
    assert!(json.starts_with(start), "the fields stand in the order that scripts rely on:\n{json}");
    let facts = r#""cadence_minutes":15,"escalations":[{"to":"CTO","after_minutes":30}],"postmortem_due_hours":48,"steps_total":7,"commands_total":7,"warnings":[],"groups":[{"id":""#;
    assert!(json.contains(facts), "the facts stand behind the phases:\n{json}");
}

#[test]
fn steps_are_numbered_across_phases_and_bullets_count() {
    let runbook = read(QUEUE);
    let numbers: Vec<(u32, Option<u64>)> =
        runbook.steps().map(|(_, s)| (s.number, s.source_number)).collect();
    let expected: Vec<(u32, Option<u64>)> =
        (1..=12).map(|n| (n, (n <= 7).then_some(u64::from(n)))).collect();
    assert_eq!(
        numbers, expected,
        "communication and follow-up continue the numbers of the response"
    );
    let kinds: Vec<PhaseKind> = runbook.phases.iter().map(|p| p.kind).collect();
    use PhaseKind::{Communication, FollowUp, Steps};
    assert_eq!(
        kinds,
        [Steps, Steps, Steps, Communication, FollowUp],
        "symptoms and severity are facts, not phases"
    );
    assert_eq!(runbook.blanks, ["queue-host"], "the host is named by its role, so it is a blank");
}

#[test]
fn windows_may_use_an_en_dash_and_stay_open() {
    let runbook = read(QUEUE);
    let windows: Vec<_> =
        runbook.phases.iter().map(|p| p.window.map(|w| (w.from_minutes, w.to_minutes))).collect();
    assert_eq!(windows[..4], [Some((0, Some(5))), Some((5, Some(15))), Some((15, None)), None]);
    assert_eq!(
        runbook.phases[2].title, "If the queue cannot be recovered",
        "the title loses its window"
    );
}

#[test]
fn a_continuation_line_is_the_command_to_the_letter() {
    let runbook = read(QUEUE);
    let step = runbook.step(5).unwrap();
    assert_eq!(step.text, "If disk is full, identify large files and clear old logs");
    assert_eq!(
        step.commands,
        [r#"ssh deploy@queue-host "du -sh /var/log/rabbitmq/*""#],
        "a star is no emphasis here"
    );
    assert_eq!(step.line, 23, "a step knows its line");
}

#[test]
fn a_mixed_file_is_read_as_its_author_meant_it() {
    let runbook = read(RELEASE);
    assert_eq!(runbook.title, "Bad release", "without an H1 the front matter names it");
    assert_eq!(
        texts(&runbook),
        [
            "Look at the error rate first",
            "Compare with the last release",
            "Optional: check kubectl -n <namespace> logs deploy/web --since=10m",
            "Pause the pipeline",
            "Roll back",
            "Wait until the pods are ready",
            "Write the post-mortem within 5 days.",
        ]
    );
    assert_eq!(
        runbook.step(1).unwrap().commands,
        ["kubectl -n <namespace> get pods"],
        "no prompt, no output"
    );
    let nested: Vec<&str> =
        runbook.step(2).unwrap().substeps.iter().map(|s| s.number.as_str()).collect();
    assert_eq!(nested, ["2.1", "2.2"], "nested boxes are sub-steps");
    assert!(runbook.step(3).unwrap().optional);
    assert_eq!(
        runbook.step(5).unwrap().commands,
        ["helm rollback web --namespace ${NAMESPACE}"],
        "a fence that splits a list belongs to the item before it"
    );
    assert_eq!(runbook.blanks, ["namespace", "NAMESPACE"]);
    assert_eq!(runbook.postmortem_due_hours, Some(120), "days become hours");
    assert_eq!(runbook.checklist.severity.unwrap().text, "SEV-2");
}

#[test]
fn every_word_of_the_file_is_in_the_document() {
    for source in [QUEUE, RELEASE] {
        let shown = shown(&read(source).document);
        for word in source.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let is_syntax =
                word.chars().all(|c| c.is_ascii_digit()) || matches!(word, "x" | "WARNING");
            assert!(is_syntax || shown.contains(word), "“{word}” is lost");
        }
    }
}

#[test]
fn items_that_became_steps_say_so_in_the_document() {
    let json = serde_json::to_string(&read(RELEASE).document).unwrap();
    for mark in [r#""step":"2""#, r#""step":"2.1""#, r#""step":"6""#, r#""kind":"warning""#] {
        assert!(json.contains(mark), "{mark} is missing");
    }
}
