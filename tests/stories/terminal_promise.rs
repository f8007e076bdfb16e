//! Promises in a terminal, with a receiver: what the words say, what nobody was told, and what no file lets out.

use crate::desk::Desk;
use crate::terminal::{TWO, declare, desk, json, refused, run};
use holdfast_tests::sink::{Reply, Sink};

const MINUTE: i64 = 60_000;

#[test]
fn the_time_in_the_words_is_the_promise_and_the_words_arrive_to_the_letter() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    declare(&desk);
    let text = "[INC-0001] SEV 1 Identified. We fail over. Next update 15:30 UTC.";
    let said = run(&desk, &["update", "latest", text]);
    assert!(said.stderr.contains("15:30 UTC, as the text says"), "it is said: {}", said.stderr);
    let status = json(&desk, &["status", "latest", "--json"]);
    assert_eq!(status["next_update_at"], "2026-01-02T15:30:00.000Z", "readers wait for it");
    run(&desk, &["deliver", "--until-idle"]);
    let arrived = sink.arrived()[0].json()["text"].to_string();
    assert!(arrived.contains(text), "nothing is cut: {arrived}");
    let contradicts = ["update", "latest", "Next update 16:30 UTC.", "--next", "15m"];
    assert!(refused(&desk, &contradicts, 1).contains("make them agree"), "one of them is wrong");
}

#[test]
fn a_dead_channel_is_no_rhythm_and_status_says_so() {
    let sink = Sink::start([Reply::status(404, "no_service")]);
    let desk = desk(&sink);
    declare(&desk);
    let before = json(&desk, &["status", "latest", "--json"])["next_update_at"].clone();
    let late = desk.at(TWO + 16 * MINUTE);
    let ticked = run(&late, &["deliver", "--until-idle"]);
    assert!(ticked.stdout.contains("404"), "{}", ticked.stdout);
    let status = run(&late, &["status", "latest"]).stdout;
    assert!(status.contains("no ping goes"), "nobody pings: {status}");
    let promised = json(&late, &["status", "latest", "--json"])["next_update_at"].clone();
    assert_eq!(promised, before, "readers still wait for this one");
    let overview = run(&late, &["status"]).stdout;
    assert!(overview.contains("Needs you:") && overview.contains("Overdue"), "{overview}");
    let needs = json(&late, &["status", "latest", "--json"])["needs"].clone();
    let ranks = [&needs[0]["rank"], &needs[1]["rank"]];
    assert_eq!(ranks, ["not_delivered", "overdue"], "the gravest first: {needs}");
}

#[test]
fn a_file_and_a_variable_alone_send_no_drill_anywhere() {
    let sink = Sink::start([]);
    let desk = Desk::new().with("HOLDFAST_SECRET_STATUS_PAGE", &sink.url("/public")).at(TWO);
    let file = "[[channel]]\nname = \"status page\"\nkind = \"webhook\"\nrehearsal = true\n";
    desk.write("holdfast.toml", file);
    run(&desk, &["declare", "--title", "Drill", "--severity", "sev1", "--exercise"]);
    run(&desk, &["channel", "list"]);
    run(&desk, &["update", "1", "A drill text."]);
    let sent = run(&desk, &["deliver", "--until-idle"]).stdout;
    assert!(sent.contains("was not confirmed on this laptop"), "why it waits: {sent}");
    assert_eq!(sink.arrived().len(), 0, "the address belongs to another channel");
    run(&desk, &["channel", "confirm", "status page"]);
    run(&desk, &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 1, "a person said so");
}

#[test]
fn resolving_keeps_the_clock_of_customers_until_they_were_told() {
    let sink = Sink::start([]);
    let desk = desk(&sink).with("HOLDFAST_SECRET_PUBLIC", &sink.url("/public"));
    run(&desk, &["channel", "add", "public", "--kind", "webhook", "--audience", "external"]);
    declare(&desk);
    let external = ["--audience", "external", "--approved-by", "Kim"];
    let tell = |text| [&["update", "latest", text][..], &external].concat();
    run(&desk, &tell("We look into failing orders."));
    let said = run(&desk, &["resolve", "latest", "All good."]).stderr;
    assert!(said.contains("Customers were promised an update by"), "{said}");
    let open = run(&desk, &["status"]).stdout;
    assert!(open.contains("Resolved") && open.contains("update "), "its clock runs: {open}");
    run(&desk, &tell("Orders work again."));
    let waits = run(&desk, &["status", "latest"]).stdout;
    assert!(waits.contains("external, the last word "), "no channel has it: {waits}");
    assert!(!run(&desk, &["status"]).stdout.contains("No incident is open"), "its clock runs");
    run(&desk, &["deliver", "--until-idle"]);
    assert_eq!(run(&desk, &["status"]).stdout, "No incident is open.\n", "everybody knows");
    let public: Vec<_> = sink.arrived().into_iter().filter(|r| r.path == "/public").collect();
    let last = public.last().expect("the last word").json();
    for inner in ["severity", "incident", "elapsed_s", "commander", "log"] {
        assert!(last["data"][inner].is_null(), "customers see {inner}: {last}");
    }
    assert_eq!(last["data"]["text"], "Orders work again.", "nothing was added");
}
