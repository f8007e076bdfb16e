//! Secrets that were planted everywhere a person could leave one, and are found nowhere. Every text that a word of the
//! program takes is one of these places.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, run};
use crate::words::{self, Taken, Word};
use holdfast_tests::process::Running;
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::terminal::Outcome;
use std::fs;
use std::path::Path;

const SLACK: &str = "services/T0PLANTED1/B0PLANTED2/PLANTEDplantedPLANTED123";
const KEY: &str = "whsec_UExBTlRFRHBsYW50ZWRQTEFOVEVEcGxhbnRlZCE=";
const HOOK: &str =
    "https://hooks.slack.com/services/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";

/// What must be found nowhere.
const PLANTED: [&str; 5] =
    ["T0PLANTED1", "PLANTEDplanted", "UExBTlRFRHBs", "PASTEDpasted", "AKIAPLANTEDPLANTED12"];

/// What is no text, by the words that it stands behind and its name in the help, with a value that is taken; an empty one
/// for what is left out. Everything that is not here takes text, and is pasted into.
const NO_TEXT: &[(&str, &str, &str)] = &[
    ("exercise", "TIME", "T+00:50"),
    ("exercise", "FILE", "exercises/gone.md"),
    ("exercise observe", "KIND", "gap"),
    ("exercise skip", "INJECT", "I3"),
    ("channel add", "KIND", "webhook"),
    ("runbook", "ID", ""),
    ("", "INC", "latest"),
    ("", "N", "1"),
    ("", "M", ""),
    ("", "SEV", ""),
    ("", "SEVERITY", "sev2"),
    ("state", "STATE", "identified"),
    ("", "STATE", ""),
    ("", "LENGTH", "5m"),
    ("", "TIME", "-1m"),
    ("", "WHEN", ""),
    ("", "DAY", ""),
    ("", "DATE", ""),
    ("", "FILE", "queue.md"),
    ("", "DIR", "docs"),
    ("", "PATH", "runbooks"),
    ("", "OUT", ""),
    ("", "PIECE", ""),
    ("", "DRAFT", ""),
    ("", "LAYOUT", ""),
    ("", "FORM", ""),
    ("", "FORMAT", ""),
    ("", "SIZE", ""),
    ("", "LEVEL", ""),
    ("", "WHO", ""),
    ("", "AUDIENCE", ""),
    ("", "PING", ""),
    ("", "KIND", ""),
    ("", "PRIORITY", ""),
    ("", "ELEMENT", ""),
    ("", "HASH", ""),
    ("", "SEQ", "3"),
    ("", "MESSAGE", "1"),
    ("", "FATE", "copied"),
    ("", "WHICH", "detected"),
    ("", "ITEM", "A1"),
    ("", "SPEED", "60"),
    ("", "INJECT", "I1"),
    ("", "INJECT.N", "I1.1"),
    ("", "MET", "yes"),
    ("", "OBJECTIVE", "O1"),
    ("", "O1", ""),
    ("", "I1", ""),
    ("", "RATING", "s"),
];

/// What has to be said first, so that there is something to speak of.
const BEFORE: &[(&str, &[&str])] = &[
    ("exercise expect", &["exercise", "release", "I1"]),
    ("unhold", &["hold", "latest", "--reason", "call"]),
    ("reopen", &["resolve", "latest", "--to-nobody"]),
    ("actions change", &["actions", "add", "latest", "Alert"]),
    ("actions done", &["actions", "add", "latest", "Alert"]),
    ("actions reject", &["actions", "add", "latest", "Alert"]),
    ("actions accept", &["actions", "add", "latest", "Alert"]),
    ("actions reopen", &["actions", "add", "latest", "Alert"]),
];

/// What an option is refused without.
const WITH: &[(&str, &[&str])] = &[
    ("--keep", &["--profile", "internal"]),
    ("--because", &["--final"]),
    ("--private", &["--title", "Orders stuck"]),
];

/// Words that go on until somebody ends them: they are begun here with what ends them, or are a story of their own.
const GO_ON: [&str; 4] = ["demo", "deliver", "exercise run", "exercise resume"];

#[test]
fn a_secret_is_in_no_file_no_output_and_no_message() {
    let sink = Sink::start([]);
    let (slack, webhook) =
        (sink.url(SLACK), format!("{} {KEY}", sink.url("/PLANTEDplantedHook99")));
    let desk =
        Desk::new().with("HOLDFAST_SECRET_CHAT", &slack).with("HOLDFAST_SECRET_PAGE", &webhook);
    desk.write("runbooks/queue.md", RUNBOOK);
    desk.write("runbooks/exercises/gone.md", include_str!("terminal/gone.md"));
    desk.write("docs/dns.md", RUNBOOK);
    sink.then(Reply::status(400, &format!("bad address {webhook}")));
    said(&desk, &["channel", "add", "chat", "--kind", "slack"]);
    said(&desk, &["channel", "add", "page", "--kind", "webhook"]);
    said(&desk, &["channel", "test", "page"]);
    said(&desk, &["channel", "test", "chat"]);
    let all = words::all(&desk);
    let (drills, others): (Vec<&Word>, Vec<&Word>) =
        all.iter().partition(|word| word.path[0] == "exercise");
    let mut command = desk.command();
    command.args(["--as", "Kim", "exercise", "run", "exercises/gone.md", "--speed", "60"]);
    let (playing, _) = Running::start_and_read_line(&mut command, "build `holdfast` first");
    drills.iter().for_each(|word| plant(&desk, word));
    assert_eq!(playing.ended(), Some(0), "the last of these words ends the exercise");
    others.iter().for_each(|word| plant(&desk, word));
    said(&desk, &["deliver", "--until-idle"]);
    all.iter().for_each(|word| read(&desk, word));
    said(&desk, &["deliver", "--until-idle"]);
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

/// Says a word once for each text that it takes, with secrets in it.
fn plant(desk: &Desk, word: &Word) {
    for text in word.takes.iter().filter(|taken| no_text(word, taken).is_none()) {
        if word.takes.iter().any(|taken| taken.name == "INC" && taken.option.is_none()) {
            run(
                desk,
                &[
                    "declare",
                    "--title",
                    "Orders stuck",
                    "--severity",
                    "sev1",
                    "--runbook",
                    "queue.md",
                ],
            );
        }
        for (_, before) in BEFORE.iter().filter(|(name, _)| *name == word.name()) {
            run(desk, before);
        }
        let line = line(word, Some(text));
        let outcome = said(desk, &line.iter().map(String::as_str).collect::<Vec<_>>());
        assert_ne!(outcome.code, 2, "{line:?} is no such word: {}", outcome.stderr);
    }
}

/// Says a word that can be said without a text: what was planted shows in no answer.
fn read(desk: &Desk, word: &Word) {
    let needs_text = |taken: &Taken| taken.is_needed && no_text(word, taken).is_none();
    if GO_ON.contains(&word.name().as_str()) || word.takes.iter().any(needs_text) {
        return;
    }
    let line = line(word, None);
    let plain: Vec<&str> = line.iter().map(String::as_str).collect();
    said(desk, &plain);
    if word.has_json {
        said(desk, &[&plain[..], &["--json"]].concat());
    }
}

/// The value that stands for what is no text.
fn no_text(word: &Word, taken: &Taken) -> Option<&'static str> {
    let name = word.name();
    let here =
        |(behind, what, _): &&(&str, &str, &str)| name.starts_with(behind) && *what == taken.name;
    NO_TEXT.iter().find(here).map(|(.., value)| *value)
}

/// A word with all that it needs, and with this text.
fn line(word: &Word, text: Option<&Taken>) -> Vec<String> {
    let mut line = word.path.clone();
    for taken in &word.takes {
        let value = match no_text(word, taken) {
            None if taken.is_needed || text == Some(taken) => pasted(&taken.name),
            Some(value) if taken.is_needed || taken.option.is_none() => value.to_owned(),
            // A channel has no kind of its own.
            Some(value) if value == "webhook" => value.to_owned(),
            None | Some(_) => continue,
        };
        if value.is_empty() {
            continue;
        }
        let with = WITH.iter().filter(|(option, _)| taken.option.as_deref() == Some(option));
        line.extend(with.flat_map(|(_, with)| with.iter().map(|word| (*word).to_owned())));
        line.extend(taken.option.clone());
        line.push(value);
    }
    line
}

/// A text with secrets in it, as the word takes it.
fn pasted(name: &str) -> String {
    let text = format!("I pasted {HOOK} and AKIAPLANTEDPLANTED12");
    match name {
        "URL" => HOOK.to_owned(),
        "ROLE=PERSON" => format!("scribe={text}"),
        "NAME=VALUE" => format!("queue-host={text}"),
        _ => text,
    }
}

/// Says the words, and looks at all that is answered.
fn said(desk: &Desk, words: &[&str]) -> Outcome {
    let outcome = desk.run(["--as", "Dana"].iter().chain(words));
    clean(&outcome.stdout, &format!("stdout of {words:?}"));
    clean(&outcome.stderr, &format!("stderr of {words:?}"));
    outcome
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
            clean(&String::from_utf8_lossy(&bytes), &path.display().to_string());
            clean(&path.to_string_lossy(), "the name of a file");
        }
    }
}
