//! The main job in a terminal: from a runbook to a post-mortem draft, with a channel that really receives.

use crate::desk::Desk;
use holdfast_tests::sink::Sink;
use holdfast_tests::terminal::Outcome;
use serde_json::Value;

/// A runbook in the layout that people write.
pub const RUNBOOK: &str = include_str!("terminal/queue.md");

/// 2026-01-02 14:00 UTC, in milliseconds.
pub const TWO: i64 = 1_767_362_400_000;

/// A terminal with the runbook, and with a Slack channel `incidents` whose secret the environment holds.
pub fn desk(sink: &Sink) -> Desk {
    let desk = plain(sink).at(TWO);
    run(&desk, &["channel", "add", "incidents", "--kind", "slack"]);
    desk
}

fn plain(sink: &Sink) -> Desk {
    let desk = Desk::new().with("HOLDFAST_SECRET_INCIDENTS", &sink.url("/services/T0/B0/x"));
    desk.write("runbooks/queue.md", RUNBOOK);
    desk
}

/// Runs the words, which succeed.
pub fn run(desk: &Desk, words: &[&str]) -> Outcome {
    desk.run(["--as", "Dana"].iter().chain(words)).ok()
}

/// Runs the words, which are refused with `code`; the sentence is one line, and nothing is printed beside it.
pub fn refused(desk: &Desk, words: &[&str], code: i32) -> String {
    let outcome = desk.run(["--as", "Dana"].iter().chain(words));
    assert_eq!(outcome.code, code, "{words:?}: stderr {}stdout {}", outcome.stderr, outcome.stdout);
    let last = outcome.stderr.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("holdfast: "), "the sentence comes last: {}", outcome.stderr);
    last
}

/// Declares with the runbook.
pub fn declare(desk: &Desk) {
    let words =
        ["declare", "--title", "Orders stuck", "--severity", "sev1", "--runbook", "queue.md"];
    assert_eq!(run(desk, &words).stdout, "INC-0001\n", "the number stands alone on stdout");
}

/// The answer as JSON.
pub fn json(desk: &Desk, words: &[&str]) -> Value {
    run(desk, words).json()
}

/// What became of the last message to a channel.
pub fn last_state(desk: &Desk, channel: &str) -> String {
    let status = json(desk, &["status", "latest", "--json"]);
    let all = status["channels"].as_array().expect("the channels");
    let channel = all.iter().find(|c| c["name"] == channel).expect("the channel");
    channel["last"]["state"].as_str().unwrap_or("none").to_owned()
}

const MINUTE: i64 = 60_000;

#[test]
fn from_a_runbook_to_a_draft_with_an_update_a_ping_and_a_closing_post() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    declare(&desk);
    assert_eq!(sink.arrived().len(), 0, "declaring sends nothing");

    run(&desk, &["role", "latest", "commander=Kim"]);
    run(&desk, &["blank", "latest", "queue-host=q-7"]);
    run(&desk, &["step", "done", "latest", "1"]);
    run(&desk, &["step", "skip", "latest", "2", "--reason", "it answers"]);
    run(&desk, &["step", "block", "latest", "3", "--reason", "no access"]);
    run(&desk, &["note", "latest", "  two\nlines & <b>  "]);
    run(&desk, &["decide", "latest", "drain first"]);
    run(&desk, &["severity", "latest", "sev2", "--reason", "only one region"]);
    let said = "Orders wait. We drain the queue";
    run(&desk, &["update", "latest", said, "--state", "identified", "--next", "20m"]);
    let promised = json(&desk, &["status", "latest", "--json"])["next_update_at"].clone();
    let promised = promised.as_str().expect("a promise");
    assert!(promised.starts_with("2026-01-02T14:20:"), "20 minutes from approval: {promised}");

    run(&desk, &["deliver", "--until-idle"]);
    assert_eq!(last_state(&desk, "incidents"), "sent", "the receiver said ok");
    let first = sink.arrived()[0].json()["text"].to_string();
    assert!(first.contains(said) && first.contains("INC-0001"), "the words arrive: {first}");

    let early = desk.at(TWO + 19 * MINUTE);
    run(&early, &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 1, "nothing goes before the promise");
    let due = desk.at(TWO + 21 * MINUTE);
    run(&due, &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 2, "the ping goes by itself, once");
    let ping = sink.arrived()[1].json()["text"].to_string();
    assert!(
        ping.contains("automatic ping") && ping.contains(said),
        "marked, and it quotes: {ping}"
    );

    run(&due, &["resolve", "latest", "Drained. Orders flow since 14:20 UTC."]);
    run(&due, &["deliver", "--until-idle"]);
    let closing = sink.arrived()[2].json()["text"].to_string();
    assert!(
        closing.contains("Orders flow") && closing.contains("head "),
        "with the witness: {closing}"
    );
    let later = desk.at(TWO + 120 * MINUTE);
    run(&later, &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 3, "a resolved incident never pings");
    check_the_record(&later);
}

fn check_the_record(desk: &Desk) {
    let timeline = json(desk, &["timeline", "latest", "--json"]);
    let entries = timeline.as_array().expect("an array");
    let note = entries.iter().find(|e| e["kind"] == "note").expect("the note");
    assert_eq!(note["text"], "  two\nlines & <b>  ", "a note is kept to the letter");
    let fields: Vec<&str> =
        note.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut wanted = [
        "seq",
        "id",
        "incident",
        "device",
        "recorded_at",
        "happened_at",
        "simulated_at",
        "after_step",
        "actor",
        "kind",
        "text",
        "data",
        "exercise",
        "corrects",
        "hash",
    ];
    wanted.sort_unstable();
    assert_eq!(fields, wanted, "the shape is stable");
    let verified = json(desk, &["verify", "latest", "--json"]);
    assert_eq!(verified["ok"], true, "the chain holds: {verified}");
    let draft = run(desk, &["postmortem", "latest"]).stdout;
    for section in
        ["## Summary", "## Timeline", "## Contributing factors", "## Impact", "## Action items"]
    {
        assert!(draft.contains(section), "{section} is missing");
    }
    assert!(draft.contains("drain first"), "the decision is in the draft");
    let path = desk.workspace().join("draft.md");
    run(desk, &["postmortem", "latest", "-o", path.to_str().expect("a path")]);
    assert_eq!(std::fs::read_to_string(path).expect("the file"), draft, "the file is the draft");
}

#[test]
fn the_life_of_an_incident_has_its_words() {
    let desk = Desk::new().at(TWO);
    let words = ["declare", "--title", "Slow search", "--severity", "SEV 3", "--interval", "30m"];
    assert_eq!(run(&desk, &words).stdout, "INC-0001\n", "without a runbook, too");
    run(&desk, &["state", "1", "monitoring"]);
    run(&desk, &["snooze", "1", "10m", "--reason", "on the call"]);
    run(&desk, &["hold", "1", "--reason", "legal asks"]);
    run(&desk, &["unhold", "INC-0001", "--reason", "cleared"]);
    let taken = refused(&desk, &["take", "latest"], 1);
    assert!(taken.contains("already"), "declaring took the rhythm: {taken}");
    let close = refused(&desk, &["close", "1"], 1);
    assert!(close.contains("holdfast resolve INC-0001"), "the next thing to do: {close}");
    let unread = refused(&desk, &["resolve", "1"], 1);
    assert!(unread.contains("nobody would read"), "no channel is set up: {unread}");
    run(&desk, &["resolve", "1", "--to-nobody"]);
    run(&desk, &["reopen", "1", "--reason", "it is back"]);
    run(&desk, &["decline", "1", "--reason", "a broken probe"]);
    run(&desk, &["close", "1"]);
    assert_eq!(json(&desk, &["status", "1", "--json"])["state"], "closed", "the record is closed");
    assert_eq!(json(&desk, &["status", "--json"]), serde_json::json!([]), "nothing is open");
    let exercise = ["declare", "--title", "Drill", "--severity", "sev2", "--exercise"];
    assert_eq!(run(&desk, &exercise).stdout, "INC-0002\n", "numbers count on");
    let latest = json(&desk, &["status", "latest", "--json"]);
    assert_eq!(latest["incident"], "INC-0001", "latest is the latest real one");
}

#[test]
fn a_time_may_be_said_in_three_ways() {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "x", "--severity", "sev4"]);
    for (time, wanted) in [
        ("-5m", "2026-01-02T13:55:"),
        ("13:40Z", "2026-01-02T13:40:00.000Z"),
        ("13:30", "2026-01-02T13:30:00.000Z"),
    ] {
        run(&desk, &["note", "latest", time, "--at", time]);
        let timeline = json(&desk, &["timeline", "latest", "--json"]);
        let note =
            timeline.as_array().unwrap().iter().find(|e| e["text"] == time).expect("the note");
        let happened = note["happened_at"].as_str().unwrap();
        assert!(happened.starts_with(wanted), "{time} is {happened}");
    }
    let nonsense = refused(&desk, &["note", "latest", "x", "--at", "soon"], 2);
    assert!(nonsense.contains("14:02"), "it says how to say it: {nonsense}");
}
