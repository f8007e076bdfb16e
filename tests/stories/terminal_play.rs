//! An exercise in a terminal: alone with the console, and directed from another terminal while the first one keeps it.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use holdfast_tests::process::Running;
use holdfast_tests::sink::Sink;
use std::fs;

/// A scenario of 90 minutes.
const SCENARIO: &str = include_str!("terminal/gone.md");

/// A desk with the scenario, a real channel and one for rehearsals.
fn desk(sink: &Sink) -> Desk {
    let desk = Desk::new()
        .with("HOLDFAST_SECRET_INCIDENTS", &sink.url("/services/T0/B0/real"))
        .with("HOLDFAST_SECRET_DRILL", &sink.url("/services/T0/B0/drill"));
    desk.write("runbooks/exercises/gone.md", SCENARIO);
    run(&desk, &["channel", "add", "incidents", "--kind", "slack"]);
    run(&desk, &["channel", "add", "drill", "--kind", "slack", "--rehearsal"]);
    desk
}

fn lines_with<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.contains(words)).collect()
}

/// The report of INC-0001 as a record, as rows, and as files for people.
fn goes_out_in_every_form(later: &Desk) {
    let record = json(later, &["exercise", "report", "--format", "json"]);
    assert_eq!(record["schema_version"], 2);
    assert_eq!(record["objectives"][0]["rating"], "some", "{record}");
    for (name, begins) in [("r.html", "<!DOCTYPE html>"), ("r.docx", "PK"), ("r.pdf", "%PDF")] {
        let path = later.workspace().join(name);
        run(later, &["exercise", "report", "-o", path.to_str().unwrap()]);
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
        if name == "r.html" {
            let page = String::from_utf8_lossy(&bytes);
            assert!(page.contains("EXERCISE</header>"), "it says so on every page: {page}");
            assert_eq!(page.matches("<figure").count(), 1, "the chart is drawn: {page}");
        }
    }
    let csv = run(later, &["exercise", "report", "--format", "csv"]).stdout;
    assert!(csv.starts_with("number,sim_time,") && csv.contains("\r\nI3,T+00:40,"), "{csv}");
}

#[test]
fn alone_with_the_console_an_exercise_runs_to_its_hot_wash_and_leaves_a_report() {
    let sink = Sink::start([]);
    let desk = desk(&sink).at(TWO);
    let played = run(&desk, &["exercise", "run", "exercises/gone.md", "--auto", "--speed", "3600"]);
    assert!(played.stdout.starts_with("INC-0001\n"), "{}", played.stdout);
    for (line, words) in [
        ("T+00:00", "Inject: I1 Alerts fire"),
        ("T+00:25", "Inject: I2 Last backup is empty"),
        ("T+00:40", "Inject: I3 Nobody answers"),
        ("T+01:30", "The exercise ended"),
    ] {
        let found = lines_with(&played.stdout, words);
        assert!(
            found.len() == 1 && found[0].starts_with(line),
            "{line} {words}: {}",
            played.stdout
        );
    }
    assert!(played.stdout.contains("db-primary: connection refused"), "players read the inject");
    assert!(played.stderr.contains("What went well?"), "the hot wash: {}", played.stderr);
    let hidden = ["Who tells support?", "Do not mention the replica", "An older backup is located"];
    for words in hidden {
        assert!(!played.stdout.contains(words), "who practises alone is a player: {words}");
    }

    let later = desk.at(TWO + 20_000);
    let seen = ["exercise", "observe", "+", "Roles were named at once", "--objective", "O1"];
    run(&later, &seen);
    run(&later, &["exercise", "rate", "O1", "s", "--reason", "late by two minutes"]);
    let plan =
        ["exercise", "plan", "No contract number", "Put it into the runbook", "--owner", "Bo"];
    run(&later, &plan);
    let status = json(&later, &["exercise", "status", "--json"]);
    assert_eq!(status["clock"]["t_ms"], 5_400_000, "it stands at its end");
    assert_eq!(status["injects"][2]["status"], "released", "O1 was not met by anybody");
    let players = json(&later, &["exercise", "status", "--players", "--json"]).to_string();
    assert!(players.contains("The CTO calls"), "{players}");
    assert!(hidden.iter().all(|words| !players.contains(words)), "nor do the others: {players}");

    let report = desk.workspace().join("report.md");
    run(&later, &["exercise", "report", "-o", report.to_str().unwrap()]);
    let report = fs::read_to_string(report).unwrap();
    for words in [
        "# EXERCISE: Primary database is gone",
        "| O1 | First internal update goes out within 10 minutes. | S: performed with some challenges |",
        "Not rated: O2.",
        "| 1 | No contract number | Put it into the runbook | planning | Bo |",
        "| T+00:25 |",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    goes_out_in_every_form(&later);
    for request in sink.arrived() {
        assert!(request.path.ends_with("/drill"), "only the rehearsal channel: {}", request.path);
        assert!(request.body.contains("EXERCISE"), "each says so: {}", request.body);
    }
    let refused = refused(&later, &["status", "latest"], 1);
    assert!(refused.contains("no incident yet"), "an exercise is never the latest: {refused}");
    run(&later, &["verify", "1"]);
}

#[test]
fn an_exercise_is_directed_from_another_terminal_and_broken_off() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    let mut command = desk.command();
    command.args(["--as", "Kim", "exercise", "run", "exercises/gone.md", "--speed", "60"]);
    let (playing, number) = Running::start_and_read_line(&mut command, "build `holdfast` first");
    assert_eq!(number.trim(), "INC-0001");
    let again = refused(&desk, &["exercise", "run", "exercises/gone.md"], 1);
    assert!(again.contains("INC-0001 is on"), "{again}");
    run(&desk, &["exercise", "release", "I1"]);
    run(&desk, &["exercise", "expect", "I1.1", "yes"]);
    run(&desk, &["exercise", "retime", "I2", "T+00:50"]);
    run(&desk, &["exercise", "pause", "--reason", "coffee"]);
    let status = json(&desk, &["exercise", "status", "--json"]);
    assert_eq!(status["clock"]["running"], false, "all terminals see one clock");
    assert_eq!(status["injects"][0]["expectations"][0]["met"], "yes");
    assert_eq!(status["injects"][1]["due_ms"], 3_000_000);
    desk.write("runbooks/exercises/gone.md", &SCENARIO.replace("0 bytes", "1 byte"));
    let told = run(&desk, &["exercise", "status"]);
    assert!(told.stderr.contains("was edited since"), "{}", told.stderr);
    run(&desk, &["exercise", "jump", "T+01:00"]);
    let released = run(&desk, &["exercise", "release"]).stdout;
    assert!(released.contains("I3") || released.contains("I2"), "the earliest: {released}");
    run(&desk, &["declare", "--title", "Really", "--severity", "sev1"]);
    let told = run(&desk, &["exercise", "status"]).stdout;
    assert!(told.contains("INC-0002 is real and open"), "the kill switch is offered: {told}");
    run(&desk, &["exercise", "abort", "--reason", "INC-0002 is real"]);
    assert_eq!(playing.ended(), Some(0), "the first terminal ends by itself");
    let texts: Vec<String> = sink.arrived().into_iter().map(|request| request.body).collect();
    let stopped = texts.iter().find(|text| text.contains("The exercise is stopped"));
    assert!(stopped.is_some(), "those who practise are told: {texts:?}");
    let real = sink.arrived().into_iter().filter(|request| request.path.ends_with("/real")).count();
    assert_eq!(real, 0, "and nobody else");
}

#[test]
fn a_real_incident_becomes_a_scenario_that_the_lint_passes_and_that_can_be_played() {
    let sink = Sink::start([]);
    let desk = desk(&sink).at(TWO);
    run(&desk, &["declare", "--title", "Orders stuck", "--severity", "sev1"]);
    run(
        &desk.at(TWO + 240_000),
        &["note", "latest", "Dana sees the queue grow\n\n## not a heading"],
    );
    run(&desk.at(TWO + 360_000), &["decide", "latest", "Restart the workers"]);
    run(&desk.at(TWO + 600_000), &["resolve", "latest", "--elsewhere", "It works again."]);
    let made = desk.workspace().join("runbooks/exercises/replay.md");
    let later = desk.at(TWO + 900_000);
    run(&later, &["exercise", "replay", "latest", "-o", made.to_str().unwrap()]);
    let text = fs::read_to_string(&made).unwrap();
    assert!(!text.contains("Dana"), "roles stand for names: {text}");
    run(&later, &["exercise", "lint", made.to_str().unwrap()]);
    let words = ["exercise", "run", made.to_str().unwrap(), "--auto", "--speed", "3600"];
    let played = run(&later, &words).stdout;
    assert!(played.contains("sees the queue grow"), "{played}");
    assert!(played.contains("The exercise ended"), "{played}");
}
