//! Every kind ever released has a golden sample that decodes for ever, and words of its own.

use super::*;
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::event::{MEANINGS, StepEntry, Suspended};
use crate::incident::step_ref::StepRef;
use crate::incident::words::StepStatus;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The samples as they lie in a log: kind, version of the body, body. The file only grows.
const GOLDEN: &str = include_str!("golden.json");

/// An entry's three columns that say what happened.
#[derive(Deserialize)]
struct Golden {
    kind: String,
    v: u32,
    body: Value,
}

/// Every kind with its meaning, as the page of the log has them.
fn meanings() -> impl Iterator<Item = (String, String)> {
    MEANINGS.iter().map(|(kind, meaning)| {
        let word = serde_json::to_value(kind).expect("a word");
        (word.as_str().expect("a word").to_owned(), meaning.trim().to_owned())
    })
}

/// The kinds that the enum itself names: serde lists them when it meets one that it does not know.
fn kinds_of_the_enum() -> BTreeSet<String> {
    let error = serde_json::from_value::<Event>(json!({"kind": "?", "body": null}))
        .expect_err("“?” is not a kind")
        .to_string();
    let (_, list) = error.split_once("expected one of ").expect("the list of kinds");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn golden() -> Vec<Golden> {
    serde_json::from_str(GOLDEN).expect("golden.json is JSON")
}

#[test]
fn every_kind_is_described_once() {
    let described: Vec<String> = meanings().map(|(kind, _)| kind).collect();
    let unique: BTreeSet<String> = described.iter().cloned().collect();
    assert_eq!(unique, kinds_of_the_enum(), "the documentation lists exactly the kinds there are");
    assert_eq!(unique.len(), described.len(), "each kind once");
    assert!(
        meanings().all(|(_, m)| m.ends_with('.') && m.len() > 10),
        "each meaning is a sentence"
    );
}

#[test]
fn every_kind_has_a_golden_sample_that_decodes_and_encodes_to_itself() {
    let kinds: BTreeSet<String> = golden().into_iter().map(|g| g.kind).collect();
    assert_eq!(kinds, kinds_of_the_enum(), "a sample of every kind ever released");
    for g in golden() {
        assert_eq!(g.v, Event::VERSION, "{}: the only version so far", g.kind);
        let event = Event::decode(&g.kind, &g.body);
        assert!(!matches!(event, Event::Unknown { .. }), "{} must decode for ever", g.kind);
        let (kind, body) = event.encode().expect("encodes");
        assert_eq!(kind, g.kind, "the kind stays");
        assert!(holds(&body, &g.body), "{kind}: nothing is lost of {}, got {body}", g.body);
    }
}

/// True when everything that was written is still there; fields that came later may stand beside it.
fn holds(now: &Value, written: &Value) -> bool {
    if let (Some(now), Some(written)) = (now.as_object(), written.as_object()) {
        return written.iter().all(|(name, value)| now.get(name).is_some_and(|n| holds(n, value)));
    }
    if let (Some(now), Some(written)) = (now.as_array(), written.as_array()) {
        return now.len() == written.len() && now.iter().zip(written).all(|(n, w)| holds(n, w));
    }
    now == written
}

/// The texts in a body that are sentences: ids, words of closed sets and numbers of steps hold no blank.
fn sentences(body: &Value) -> Vec<String> {
    match body {
        Value::String(text) if text.contains(' ') => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(sentences).collect(),
        Value::Object(fields) => fields.values().flat_map(sentences).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// The people in a sample: each has one name there, with a capital, as nothing else has but the title of a section.
fn people(body: &Value) -> Vec<String> {
    let is_name = |text: &str| {
        let mut letters = text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && text.len() > 1
            && letters.all(char::is_lowercase)
    };
    match body {
        Value::String(text) if is_name(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(people).collect(),
        Value::Object(fields) => {
            let others = fields.iter().filter(|(name, _)| *name != "title");
            others.flat_map(|(_, value)| people(value)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// Kinds whose words stay: what an incident or an exercise is worked by, and why words were removed.
const KEPT: [&str; 3] = ["runbook_attached", "exercise_started", "purged"];

#[test]
fn what_is_withheld_from_players_is_of_the_part_whose_count_leaves_it_out() {
    for kind in EntryKind::ALL {
        let face = kind.face();
        assert!(!face.withheld || face.part == Part::Exercise, "{kind:?}");
    }
}

#[test]
fn what_is_left_of_a_purged_entry_holds_no_sentence() {
    for g in golden() {
        let cut = purge::cut(&g.kind, &g.body);
        assert_eq!(purge::is_removable(&g.kind, &g.body), cut.is_ok(), "{}", g.kind);
        let left = cut.map_or(Some(g.body), |cut| cut.left).filter(|_| !KEPT.contains(&&*g.kind));
        let words = left.iter().flat_map(|body| [sentences(body), people(body)].concat());
        let words = words.collect::<Vec<_>>();
        assert_eq!(words, Vec::<String>::new(), "{}: words of a person stay", g.kind);
        let again = left.is_some_and(|left| purge::is_removable(&g.kind, &left));
        assert!(!again, "{}: what is left is offered to be removed", g.kind);
    }
}

/// Whom nobody else is told of is masked in no copy, replaced in no replay and asked about in no text for customers.
#[test]
fn whom_a_sample_names_is_told_to_others() {
    for g in golden().into_iter().filter(|g| !KEPT.contains(&&*g.kind)) {
        let event = Event::decode(&g.kind, &g.body);
        let Names { from, to, .. } = event.gist().names;
        let told: Vec<&str> = from.into_iter().chain(to).collect();
        let untold = people(&g.body).into_iter().filter(|name| !told.contains(&name.as_str()));
        assert_eq!(untold.collect::<Vec<_>>(), Vec::<String>::new(), "{}: see `gist`", g.kind);
    }
}

#[test]
fn of_a_change_only_the_words_of_a_person_go() {
    let body = json!({
        "action": "01890a5d-ac96-774b-bcce-b302099a8057", "name": "A1", "text": "Move the disk",
        "change": {"owner": "Erika Mustermann", "due": "2026-12-31", "kind": "mitigate", "priority": "P1"},
    });
    let cut = purge::cut("action_changed", &body).expect("it holds words");
    assert_eq!(cut.words, ["Move the disk", "Erika Mustermann"]);
    let left = cut.left.expect("the change is kept");
    assert_eq!(left["change"]["owner"], "(removed)");
    assert_eq!(
        (&left["change"]["kind"], &left["change"]["due"]),
        (&json!("mitigate"), &json!("2026-12-31"))
    );
}

#[test]
fn words_are_cut_apart_from_other_words() {
    let words = "mitigate";
    assert_eq!(purge::without("unmitigated, mitigated", words), None);
    let cut = purge::without("mitigated; “mitigate”, mitigate", words);
    assert_eq!(cut.as_deref(), Some("mitigated; “(removed)”, (removed)"));
    let cut = purge::without("彼は顧客番号四七一一番だと言った", "顧客番号四七一一番");
    assert_eq!(
        cut.as_deref(),
        Some("彼は(removed)だと言った"),
        "where nothing stands between words"
    );
}

#[test]
fn every_kind_has_words_of_its_own() {
    let known: Vec<String> =
        golden().into_iter().map(|g| sentence(&Event::decode(&g.kind, &g.body))).collect();
    let unique: BTreeSet<&String> = known.iter().collect();
    assert_eq!(unique.len(), known.len(), "no two kinds read the same: {known:#?}");
    for words in &known {
        assert!(!words.contains("Unknown") && !words.contains("None"), "plain words: {words}");
        assert!(!words.contains('\n') && words.len() > 5, "one line: {words}");
    }
}

fn of(kind: &str) -> String {
    let found = golden().into_iter().find(|g| g.kind == kind).expect("a sample of the kind");
    sentence(&Event::decode(&found.kind, &found.body))
}

#[test]
fn the_words_are_the_ones_of_the_timeline() {
    for (kind, words) in [
        ("declared", "Declared SEV 1: Database unresponsive"),
        ("step_skipped", "Step 3 skipped: Attempt a restart if process is dead — process is alive"),
        ("step_blocked", "Step 5.1 blocked: Clear old logs — no rights on the host"),
        ("step_added", "Step 5a added: Look at the disk of the database host"),
        (
            "step_edited",
            "Step 2 and its commands changed as in the changed file: Look at the disk of the database host — was: Check recent logs",
        ),
        ("step_moved", "Step 5a moved after step 1: Look at the disk of the database host"),
        ("step_dropped", "Step 4 taken out: Fail over — there is no replica"),
        ("step_restored", "Step 4 put back: Fail over"),
        ("step_assigned", "Step 4 is Kim’s: Fail over"),
        ("step_due_set", "Step 4 is due at 2026-01-02 14:53 UTC: Fail over"),
        ("change_set_aside", "Kept as it is, though the file edited it: Check recent logs"),
        ("note", "“No space left on device” in the log"),
        (
            "channels_chosen",
            "Private: its texts go to incidents only; external readers are promised nothing more",
        ),
        ("role_assigned", "Dana is incident commander"),
        ("severity_set", "Severity SEV 1, was SEV 2 — payments fail"),
        ("state_set", "Identified, was Investigating"),
        ("ping_skipped", "Internal ping of 14:53 UTC skipped — said on the call"),
        ("clock_stepped", "The clock moved back by 1 min"),
        ("exercise_started", "Exercise “Primary database is gone” began at 1×"),
        ("exercise_paused", "Exercise paused at T+00:10 — coffee"),
        ("exercise_jumped", "Exercise put forward from T+00:12 to T+00:25"),
        ("inject_released", "I1 Alerts fire"),
        ("inject_skipped", "I2 left out: Nobody answers (due T+00:40) — they were on it"),
        ("expectation_marked", "I1.1 partial after 4 min: Severity is set. — late"),
        ("observation_made", "Gap (O1, I1): Nobody knew who may call the vendor"),
        ("delivery", "incidents refused it (404): failed — the channel is archived"),
    ] {
        assert_eq!(of(kind), words, "{kind}");
    }
}

#[test]
fn a_time_of_another_day_is_said_with_its_day() {
    let (from, to) = (Millis(1_767_365_640_000), Millis(1_767_365_640_000 + 9 * 60 * MINUTE_MS));
    let slept = sentence(&Event::Suspended(Suspended { from, to }));
    assert_eq!(slept, "This laptop slept from 14:54 UTC to 23:54 UTC");
    let to = to.plus_minutes(9 * 60);
    let over = sentence(&Event::Suspended(Suspended { from, to }));
    assert_eq!(over, "This laptop slept from 2026-01-02 14:54 UTC to 08:54 UTC");
}

#[test]
fn the_words_of_later_fields_are_told() {
    let told = |kind: &str| -> Vec<String> {
        let of = golden().into_iter().filter(|g| g.kind == kind);
        of.map(|g| sentence(&Event::decode(&g.kind, &g.body))).collect()
    };
    assert_eq!(
        told("declared")[1],
        "Declared SEV 2: High error rate (5xx) — reported as “500 errors”",
        "what was typed is not lost when a runbook gives the title"
    );
    assert_eq!(
        told("step_done")[1],
        "Step 6 done: Record the replication lag — replication lag: 3 s",
        "what was written down at the tick"
    );
    assert_eq!(told("step_moved")[1], "Step 5 moved before step 4: Update DNS", "as it was done");
}

#[test]
fn a_note_is_kept_to_the_letter() {
    let text = "  # not a heading\n\tsecond line \u{202e}";
    assert_eq!(
        sentence(&Event::decode("note", &json!({"text": text}))),
        text,
        "nothing is trimmed"
    );
}

#[test]
fn what_cannot_be_read_still_shows() {
    assert_eq!(sentence(&Event::decode("poll", &json!({"q": 1}))), "Unknown entry of kind poll");
    assert_eq!(sentence(&Event::decode("note", &Value::Null)), "Entry removed", "a purged body");
}

#[test]
fn a_delivery_says_what_the_receiver_did() {
    let with = |state: &str, status: Option<u16>| {
        let found = golden().into_iter().find(|g| g.kind == "delivery").expect("a delivery");
        let mut body = found.body;
        body["state"] = json!(state);
        body["status"] = json!(status);
        body["reason"] = Value::Null;
        sentence(&Event::decode("delivery", &body))
    };
    assert_eq!(with("sent", Some(200)), "Sent to incidents");
    assert_eq!(with("failed", Some(503)), "incidents did not answer (503): failed");
    assert_eq!(with("failed", None), "incidents was not reached: failed");
    assert_eq!(with("uncertain", None), "incidents may have it: nobody answered");
}

#[test]
fn an_empty_reason_leaves_no_dash() {
    let entry = StepEntry {
        step: StepRef::step(2, 5),
        text: "Update DNS".to_owned(),
        reason: Some("  ".to_owned()),
        number: None,
        values: Vec::new(),
        book: None,
    };
    assert_eq!(sentence(&Event::StepSkipped(entry)), "Step 2.5 skipped: Update DNS");
}

#[test]
fn the_page_of_the_log_lists_every_kind_with_its_meaning() {
    let page = include_str!("../../../../LOG.md");
    for (kind, meaning) in meanings() {
        assert!(
            page.contains(&format!("| `{kind}` | {meaning} |")),
            "{kind} is described on the page"
        );
    }
}

/// Whoever reads only some kinds asks the faces which, and the bodies what they hold: neither says less than the other.
#[test]
fn a_face_says_what_the_bodies_of_its_kind_hold() {
    for sample in golden() {
        let event = Event::decode(&sample.kind, &sample.body);
        let (face, gist) = (face_of(&sample.kind), event.gist());
        let promises = match gist.does {
            Does::Nothing | Does::Holds | Does::Purges(_) | Does::Directs(_) => false,
            Does::Promises(_)
            | Does::Posts(_)
            | Does::Delivers(_)
            | Does::Settles(_)
            | Does::Chooses(_)
            | Does::Reopens(_)
            | Does::Resolves
            | Does::Ends
            | Does::StepsClock(_) => true,
        };
        assert_eq!(face.promises, promises, "{}: what readers are promised", sample.kind);
        let ends = matches!(gist.does, Does::Resolves | Does::Ends);
        assert_eq!(face.ends, ends, "{}: the end", sample.kind);
        assert_eq!(
            face.part == Part::Exercise,
            matches!(gist.does, Does::Directs(_)),
            "{}: what a facilitator does",
            sample.kind
        );
        let turns = matches!(gist.severity, Some((Some(_), _)))
            || gist.state.is_some_and(|turn| turn.to.is_open());
        assert_eq!(face.changes, turns, "{}: severity and state", sample.kind);
        assert!(face.dates || gist.names.role.is_none(), "{}: who takes command", sample.kind);
        let decides = gist.said.and_then(Said::decision).is_some();
        assert_eq!(face.part == Part::Decisions, decides, "{}: a decision", sample.kind);
        let is_taken_back = matches!(gist.step, Some((_, StepStatus::Open)));
        assert!(face.trouble || !is_taken_back, "{}: what was said of a step", sample.kind);
        let is_told = face.ends || face.changes || gist.begins();
        assert_eq!(gist.turns(), is_told, "{}: from declaring to the end", sample.kind);
    }
}
