//! Secrets that were planted everywhere a person could leave one, and are found nowhere.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, TWO};
use holdfast_tests::sink::{Reply, Sink};
use std::fs;
use std::path::Path;

const SLACK: &str = "services/T0PLANTED1/B0PLANTED2/PLANTEDplantedPLANTED123";
const KEY: &str = "whsec_UExBTlRFRHBsYW50ZWRQTEFOVEVEcGxhbnRlZCE=";
const HOOK: &str =
    "https://hooks.slack.com/services/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";

/// What must be found nowhere.
const PLANTED: [&str; 5] =
    ["T0PLANTED1", "PLANTEDplanted", "UExBTlRFRHBs", "PASTEDpasted", "AKIAPLANTEDPLANTED12"];

#[test]
fn a_secret_is_in_no_file_no_output_and_no_message() {
    let sink = Sink::start([]);
    let (slack, webhook) =
        (sink.url(SLACK), format!("{} {KEY}", sink.url("/PLANTEDplantedHook99")));
    let desk =
        Desk::new().with("HOLDFAST_SECRET_CHAT", &slack).with("HOLDFAST_SECRET_PAGE", &webhook);
    let desk = desk.at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    sink.then(Reply::status(400, &format!("bad address {webhook}")));
    let pasted = format!("I pasted {HOOK} and AKIAPLANTEDPLANTED12");
    let lines: [&[&str]; 28] = [
        &["channel", "add", "chat", "--kind", "slack"],
        &["channel", "add", "page", "--kind", "webhook"],
        &["channel", "test", "page"],
        &["channel", "test", "chat"],
        &["channel", "list"],
        &["channel", "list", "--json"],
        &["declare", "--title", &pasted, "--severity", "sev1", "--runbook", "queue.md"],
        &["note", "latest", &pasted],
        &["step", "skip", "latest", "1", "--reason", &pasted],
        &["blank", "latest", &format!("token={pasted}")],
        &["update", "latest", &pasted],
        &["update", "latest", "We look.", "--without", &pasted],
        &["private", "latest", &pasted],
        &["deliver", "--until-idle"],
        &["status", "latest"],
        &["timeline", "latest", "--json"],
        &["postmortem", "latest"],
        &["postmortem", "latest", "--check"],
        &["keytime", "latest", "detected", "-1m", "--reason", &pasted],
        &["postmortem", "latest", "--profile", "company", "--preview", "--json"],
        &["postmortem", "latest", "--profile", "internal", "--format", "html"],
        &["resolve", "latest", &pasted],
        &["exercise", "observe", "gap", &pasted],
        &["actions", "add", "latest", &pasted, "--done-when", &pasted],
        &["actions", "list", "--json"],
        &["actions", "export"],
        &["runbook", "patch", "latest"],
        &["report", "--json"],
    ];
    for words in lines {
        let outcome = desk.run(words);
        clean(&outcome.stdout, &format!("stdout of {words:?}"));
        clean(&outcome.stderr, &format!("stderr of {words:?}"));
    }
    drop(desk.run(["deliver", "--until-idle"]).ok());
    assert!(sink.arrived().len() >= 6, "two tests, and two texts to both channels");
    for request in sink.arrived() {
        clean(&request.body, "a message");
        for (name, value) in &request.headers {
            clean(value, &format!("the header {name}"));
        }
    }
    for folder in [desk.data(), desk.workspace()] {
        search(folder);
    }
}

fn clean(text: &str, place: &str) {
    for planted in PLANTED {
        assert!(!text.contains(planted), "{planted} stands in {place}: {text}");
    }
}

/// Every file below a folder, the database's own files among them.
fn search(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("its entry").path();
        if path.is_dir() {
            search(&path);
        } else {
            let bytes = fs::read(&path).expect("the file");
            let text = String::from_utf8_lossy(&bytes);
            for planted in PLANTED {
                assert!(!text.contains(planted), "{planted} stands in {}", path.display());
            }
        }
    }
}
