//! The laptop on which every screen and sheet has something to show, and the keys that show it from the incident
//! `Orders fail`.

use super::{Base, Place, panel, screen, sheet};
use crate::scene::{RUNBOOK, declare, with_a_channel};
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::stage::{MINUTE, START, Stage};
use std::fs;

/// When the window opens.
pub const AT: i64 = START + MINUTE;

/// Two open incidents and one that has ended; customers among the readers, and a channel that is gone.
pub fn laptop() -> ([Sink; 2], Stage) {
    let sinks = [
        Sink::start([]),
        Sink::start([Reply::status(404, "no_team"), Reply::status(404, "no_team")]),
    ];
    let stage = with_a_channel(&sinks[0].url("hooks/T0/B0/x"))
        .with("HOLDFAST_SECRET_PUBLIC", &sinks[0].url("public"))
        .with("HOLDFAST_SECRET_PAGER", &sinks[1].url("hooks/T0/B0/y"));
    rewrite(&stage, |text| {
        let asking = text.replace("2. Check recent logs:", STEP_2);
        format!("{asking}\n{CONTACTS}")
    });
    declare(&stage);
    let tell = |words: &[&str]| drop(stage.tell(START, "Dana", words));
    tell(&["channel", "add", "public", "--kind", "webhook", "--audience", "external"]);
    tell(&["channel", "add", "pager", "--kind", "slack"]);
    tell(&["declare", "--title", "Mail is late", "--severity", "sev2", "--runbook", RUNBOOK]);
    tell(&["update", "2", "Mail waits in the queue.", "--next", "60m"]);
    tell(&["hold", "2", "--reason", "the call goes on"]);
    ended(&stage);
    tell(&["update", "1", "Orders fail. We look at the database.", "--next", "60m"]);
    let customers = ["--audience", "external", "--approved-by", "Kim", "--next", "60m"];
    tell(&[&["update", "1", "Some orders fail."][..], &customers].concat());
    tell(&["deliver", "--until-idle"]);
    tell(&["step", "done", "1", "1"]);
    tell(&["actions", "add", "1", "Alert on a full disk @Kim 2026-03-01 P1 #detect"]);
    rewrite(&stage, |text| {
        text.replace(STEP_2, &format!("2. Tell the on-call DBA\n\n3{}", &STEP_2[1..]))
    });
    (sinks, stage)
}

/// An incident that is resolved and teaches its runbook something.
fn ended(stage: &Stage) {
    let tell = |words: &[&str]| drop(stage.tell(START, "Dana", words));
    let title =
        "Disk alert on the build host in the cellar, and nobody knows whose it is any longer";
    tell(&["declare", "--title", title, "--severity", "sev3", "--runbook", RUNBOOK]);
    tell(&["step", "skip", "3", "3", "--reason", "the process is alive"]);
    tell(&["resolve", "3", "The disk has room again.", "--without", "pager"]);
}

/// A step of the runbook as this team has it: it asks for a value.
const STEP_2: &str = "2. Record the error in recent logs:";

/// A table that the incident keeps at hand.
const CONTACTS: &str =
    "## Contacts\n\n| Role | Contact |\n|---|---|\n| DBA on call | +44 20 7946 0000 |\n";

/// Changes the runbook's file.
fn rewrite(stage: &Stage, with: impl Fn(&str) -> String) {
    let file = stage.workspace().join(RUNBOOK);
    let text = fs::read_to_string(&file).expect("the runbook");
    fs::write(file, with(&text)).expect("it is written");
}

/// Every place is come to from here.
pub const BASE: Base = Base { keys: &["Alt+1"], shows: ("button", "Update 0001") };

pub const PLACES: &[Place] = &[
    screen("an incident", &[], ("button", "Update 0001")),
    sheet("the line of the timeline", &["n"], ("textbox", "Note or decision")),
    panel("skip", "skipping a step", &["s"], ("dialog", "Skip step")),
    panel("block", "a step that is blocked", &["x"], ("dialog", "cannot go on")),
    panel("owner", "who does a step", &["Shift+o"], ("dialog", "Who does step")),
    panel("due", "by when a step is done", &["Shift+d"], ("dialog", "By when step")),
    panel("add", "adding a step", &["l"], ("dialog", "Add a step")),
    panel("edit", "changing a step", &["m"], ("dialog", "Change step")),
    panel("drop", "taking a step out", &["Delete"], ("dialog", "Take out step")),
    panel("blank", "a blank", &["b"], ("dialog", "Fill a blank")),
    panel("severity", "the severity", &["v"], ("dialog", "Severity")),
    panel("state", "the state", &["i"], ("dialog", "State")),
    panel("role", "the roles", &["r"], ("dialog", "Roles")),
    panel("snooze", "snoozing", &["o"], ("dialog", "Move the alarm")),
    panel("value", "a value of a step", &["Space"], ("dialog", "asks for a value")),
    panel("hold", "holding", &["h"], ("dialog", "Hold the pings")),
    panel("unhold", "going on", &["Alt+2", "=Go on 0002", "h"], ("dialog", "Take the hold back")),
    panel("key_time", "a key time", &["Shift+i"], ("dialog", "Key times")),
    panel(
        "purge",
        "words to be removed",
        &["Shift+Delete", "Enter"],
        ("dialog", "Remove the words"),
    ),
    sheet("what changed in the file", &["d"], ("dialog", "What changed in the file")),
    sheet("adding a runbook", &["a"], ("dialog", "Add a runbook")),
    sheet("the tables", &["f"], ("dialog", "Tables of the runbooks")),
    sheet("the chart", &["Shift+v"], ("dialog", "Chart and key times")),
    sheet("a private incident", &["Shift+p"], ("dialog", "Which channels get the texts")),
    sheet("what needs you", &["F8", "F8"], ("button", "more ▴")),
    sheet("the composer", &["u"], ("textbox", "Internal text")),
    sheet("the composer for customers", &["u", "=No change", "F6"], ("textbox", "External text")),
    sheet("the closing text", &["e"], ("textbox", "Internal text")),
    sheet("the palette", &["Control+k"], ("combobox", "Find an incident")),
    sheet("the palette with words", &["Control+k", "\"text"], ("option", "Larger text")),
    sheet("the keys", &["?"], ("dialog", "Keys")),
    sheet("closing", &["@alt+F4"], ("button", "Close anyway")),
    screen("an ended incident", &["Alt+3"], ("button", "Reopen")),
    panel("reopen", "reopening", &["Alt+3", "=Reopen 0003", "o"], ("dialog", "Reopen")),
    panel(
        "close",
        "closing for good",
        &["Alt+3", "=Close 0003", "e"],
        ("dialog", "Close INC-0003"),
    ),
    screen(
        "runbook changes",
        &["Alt+3", "=Reopen 0003", "Shift+r"],
        ("heading", "Runbook changes"),
    ),
    screen("the post-mortem", &["Alt+3", "=Reopen 0003", "p"], ("complementary", "Beside")),
    screen(
        "the post-mortem's preview",
        &["Alt+3", "=Reopen 0003", "p", "=Preview", "Alt+p"],
        ("region", "Preview"),
    ),
    screen(
        "the post-mortem's versions",
        &["Alt+3", "=Reopen 0003", "p", "=Versions", "Alt+v"],
        ("complementary", "Beside"),
    ),
    screen("Home", &["Alt+h"], ("heading", "Open now")),
    sheet("declaring", &["Alt+d", "=What do you see?", "\"500 errors"], ("option", "No runbook")),
    sheet(
        "declaring in private",
        &["Alt+d", "=What do you see?", "\"500 errors", "=No runbook", "Alt+p"],
        ("checkbox", "Private"),
    ),
    screen("the reader", &["Alt+r"], ("heading", "Database unresponsive")),
    sheet(
        "words in the library",
        &["Alt+r", "=Declare from here", "/", "\"disk"],
        ("option", "Accidental data loss"),
    ),
    sheet(
        "words in a runbook",
        &["Alt+r", "=Declare from here", "Control+f", "\"disk"],
        ("textbox", "Find in page"),
    ),
    sheet(
        "the outline",
        &["Alt+r", "=Declare from here", "o"],
        ("heading", "Database unresponsive"),
    ),
    screen("the board", &["Alt+a"], ("heading", "Action items")),
    sheet("an item to add", &["Alt+a", "=days late", "n"], ("dialog", "Add an action item")),
    sheet("an item to change", &["Alt+a", "=days late", "m"], ("dialog", "Change INC-0001 A1")),
    sheet("an item to leave", &["Alt+a", "=days late", "s"], ("dialog", "INC-0001 A1 is")),
    screen("all incidents", &["Alt+o"], ("heading", "Incidents")),
    screen("the settings", &["Control+,"], ("heading", "Where things lie")),
    sheet("a channel to add", &["Control+,", "=Where things lie", "a"], ("form", "Add a channel")),
];
