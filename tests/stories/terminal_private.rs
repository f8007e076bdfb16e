//! Where a text goes, in a terminal: a channel left out of one text, and an incident that is private.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, TWO, json, refused, run};
use holdfast_tests::sink::Sink;

/// A terminal with two internal channels.
fn two(sink: &Sink) -> Desk {
    let desk = Desk::new()
        .with("HOLDFAST_SECRET_CHAT", &sink.url("/services/T0/B0/chat"))
        .with("HOLDFAST_SECRET_MAIL", &sink.url("/services/T0/B0/mail"))
        .at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    for name in ["chat", "mail"] {
        run(&desk, &["channel", "add", name, "--kind", "slack"]);
    }
    desk
}

/// The paths at which something arrived since the last look.
fn arrived(desk: &Desk, sink: &Sink, before: usize) -> Vec<String> {
    run(desk, &["deliver", "--until-idle"]);
    let mut paths: Vec<String> =
        sink.arrived().iter().skip(before).map(|request| request.path.clone()).collect();
    paths.sort();
    paths
}

#[test]
fn a_channel_left_out_of_a_text_gets_nothing_and_stays_owed() {
    let sink = Sink::start([]);
    let desk = two(&sink);
    run(&desk, &["declare", "--title", "Orders stuck", "--severity", "sev1"]);
    let mistyped = refused(&desk, &["update", "1", "We look.", "--without", "mial"], 1);
    assert!(mistyped.contains("chat, mail"), "the names that there are: {mistyped}");
    let later = desk.at(TWO + 5 * 60_000);
    run(&later, &["update", "1", "We look.", "--without", "mail"]);
    assert_eq!(arrived(&later, &sink, 0), ["/services/T0/B0/chat"]);
    let status = run(&later, &["status", "1"]).stdout;
    assert!(status.contains("for mail, a person posts"), "it is said: {status}");
    let next = json(&later, &["status", "1", "--json"])["next_update_at"].to_string();
    assert!(next.contains("T14:15:"), "what its readers were promised at first stands: {next}");
    let told = run(&later, &["timeline", "1"]).stdout;
    assert!(told.contains("not sent to mail"), "on record: {told}");
}

#[test]
fn a_private_incident_reaches_its_channels_alone_pings_included() {
    let sink = Sink::start([]);
    let desk = two(&sink);
    let declare = ["declare", "--title", "Leak", "--severity", "sev1", "--private", "mail"];
    run(&desk, &declare);
    run(&desk, &["update", "1", "We look."]);
    assert_eq!(arrived(&desk, &sink, 0), ["/services/T0/B0/mail"]);
    let late = desk.at(TWO + 16 * 60_000);
    assert_eq!(arrived(&late, &sink, 1), ["/services/T0/B0/mail"], "the ping");
    assert!(run(&late, &["status", "1"]).stdout.contains("only mail gets its texts"));
    run(&late, &["private", "1", "--none"]);
    let nobody = refused(&late, &["update", "1", "We know more."], 1);
    assert!(nobody.contains("INC-0001 is private"), "{nobody}");
    run(&late, &["private", "1", "--off"]);
    run(&late, &["update", "1", "All may read this."]);
    assert_eq!(arrived(&late, &sink, 2).len(), 2, "both channels");
}

#[test]
fn a_post_names_the_steps_that_asked_for_it_and_reopening_those_who_believe_that_it_is_over() {
    let sink = Sink::start([]);
    let desk = two(&sink);
    desk.write("tell.md", "# Tell\n\n## Steps\n1. Notify #incidents\n2. Restart it\n");
    let file = desk.workspace().join("tell.md").display().to_string();
    run(&desk, &["declare", "--title", "Stuck", "--severity", "sev1", "--runbook", &file]);
    let said = run(&desk, &["update", "1", "We look."]).stderr;
    assert!(said.contains("`holdfast step done INC-0001 1` ticks it"), "{said}");
    run(&desk, &["step", "done", "1", "1"]);
    run(&desk, &["hold", "1", "--reason", "the call tells all"]);
    let closing = run(&desk, &["resolve", "1", "All is well.", "--without", "mail"]);
    assert!(!closing.stderr.contains("ticks it"), "it is ticked: {}", closing.stderr);
    run(&desk, &["deliver", "--until-idle"]);
    let reopened = run(&desk, &["reopen", "1"]).stderr;
    assert!(reopened.contains("the call tells all"), "what became of the hold: {reopened}");
    assert!(reopened.contains("were told at 14:00 UTC that it is over"), "{reopened}");
}
