//! The data folder when it is not as it should be, and several programs on it at once.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use rusqlite::Connection;
use std::fs;
use std::thread;

fn declared() -> Desk {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "x", "--severity", "sev2"]);
    desk
}

#[test]
fn a_data_folder_that_cannot_be_used_is_named_and_so_is_the_way_out() {
    let desk = Desk::new();
    let file = desk.write("a-file", "in the way");
    let below = file.join("data");
    let words = ["--data", below.to_str().unwrap(), "note", "latest", "x"];
    let said = refused(&desk, &words, 1);
    assert!(said.contains(below.to_str().unwrap()) && said.contains("--data"), "{said}");
    assert_eq!(fs::read_to_string(file).unwrap(), "in the way", "nothing was touched");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_kept() {
    let desk = Desk::new();
    fs::create_dir_all(desk.data()).unwrap();
    let file = desk.data().join("holdfast.db");
    fs::write(&file, "this is somebody's letter, and long enough to be looked at as a file")
        .unwrap();
    let said = refused(&desk, &["status"], 1);
    assert!(said.contains("holdfast.db"), "the file is named: {said}");
    refused(&desk, &["verify"], 3);
    let kept = fs::read_to_string(file).unwrap();
    assert!(kept.starts_with("this is somebody's letter"), "it is not written over");
}

#[test]
fn data_of_a_newer_version_is_shown_and_not_written() {
    let desk = declared();
    let database = Connection::open(desk.data().join("holdfast.db")).unwrap();
    database.pragma_update(None, "user_version", 999).unwrap();
    drop(database);
    let said = refused(&desk, &["note", "latest", "lost?"], 4);
    assert!(said.contains("newer"), "it says why: {said}");
    let read = desk.run(["timeline", "latest", "--json"]).ok();
    assert!(read.stderr.contains("newer"), "a read warns: {}", read.stderr);
    assert!(!read.stdout.contains("lost?"), "nothing was written");
}

#[test]
fn data_that_another_program_holds_is_busy_and_nothing_is_lost() {
    let desk = declared();
    let database = Connection::open(desk.data().join("holdfast.db")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    let impatient = desk.with("HOLDFAST_TEST_PATIENCE", "1");
    refused(&impatient, &["note", "latest", "first"], 4);
    database.execute_batch("COMMIT").unwrap();
    run(&desk, &["note", "latest", "again"]);
    let timeline = run(&desk, &["timeline", "latest"]).stdout;
    assert!(
        timeline.contains("again") && !timeline.contains("first"),
        "only what was said to be: {timeline}"
    );
}

#[test]
fn eight_terminals_at_once_record_everything_in_one_chain() {
    let desk = declared();
    thread::scope(|scope| {
        for n in 0..8 {
            let desk = desk.again();
            scope.spawn(move || run(&desk, &["note", "latest", &format!("note {n}")]));
        }
    });
    let timeline = run(&desk, &["timeline", "latest"]).stdout;
    for n in 0..8 {
        assert!(timeline.contains(&format!("note {n}")), "note {n} was recorded: {timeline}");
    }
    let verified = json(&desk, &["verify", "latest", "--json"]);
    assert_eq!(verified["ok"], true, "one unbroken chain: {verified}");
}

#[test]
fn two_first_starts_at_once_make_one_data_folder() {
    let desk = Desk::new().at(TWO);
    thread::scope(|scope| {
        for _ in 0..4 {
            let desk = desk.again();
            let words = ["declare", "--title", "x", "--severity", "sev2"];
            scope.spawn(move || run(&desk, &words));
        }
    });
    let open = json(&desk, &["status", "--json"]);
    let mut numbers: Vec<&str> =
        open.as_array().unwrap().iter().filter_map(|i| i["incident"].as_str()).collect();
    numbers.sort_unstable();
    assert_eq!(
        numbers,
        ["INC-0001", "INC-0002", "INC-0003", "INC-0004"],
        "numbers are consecutive"
    );
}

#[test]
fn one_changed_byte_is_found() {
    let desk = declared();
    run(&desk, &["note", "latest", "the invoice was 100 euros"]);
    run(&desk, &["verify"]);
    let file = desk.data().join("holdfast.db");
    let mut bytes = fs::read(&file).unwrap();
    let words = b"the invoice was 1";
    let places: Vec<usize> =
        (0..bytes.len() - words.len()).filter(|at| bytes[*at..].starts_with(words)).collect();
    assert!(!places.is_empty(), "the note lies in the file");
    for at in places {
        bytes[at + words.len() - 1] = b'9';
    }
    fs::write(&file, bytes).unwrap();
    let said = refused(&desk, &["verify"], 3);
    assert!(said.contains("INC-0001"), "the incident is named: {said}");
    let verified = desk.run(["verify", "latest", "--json"]);
    assert_eq!(verified.code, 3, "also for a program");
    assert!(verified.json()["damage"][0]["what"].to_string().contains("note"), "and the entry");
}

#[test]
fn a_clock_that_goes_backwards_refuses_nothing() {
    let desk = declared();
    run(&desk, &["note", "latest", "before"]);
    let earlier = desk.at(TWO - 3_600_000);
    run(&earlier, &["note", "latest", "after"]);
    let timeline = run(&desk, &["timeline", "latest"]).stdout;
    let place = |text| timeline.find(text).expect("it was recorded");
    assert!(place("before") < place("after"), "the order is that of recording: {timeline}");
    run(&desk, &["verify"]);
}

#[test]
fn wrong_usage_ends_with_two_and_an_unknown_incident_with_one() {
    let desk = Desk::new();
    refused(&desk, &["declare", "--severity", "sev1"], 2);
    refused(&desk, &["severity", "latest", "sev9"], 2);
    refused(&desk, &["no-such-word"], 2);
    let said = refused(&desk, &["status", "latest"], 1);
    assert!(said.contains("holdfast declare"), "the next thing to do: {said}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_shown_and_says_once_why_nothing_is_recorded() {
    use std::os::unix::fs::PermissionsExt;
    let desk = declared();
    run(&desk, &["note", "latest", "kept"]);
    for file in fs::read_dir(desk.data()).unwrap().map(|file| file.unwrap().path()) {
        let mode = if file.is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(file, PermissionsExt::from_mode(mode)).unwrap();
    }
    fs::set_permissions(desk.data(), PermissionsExt::from_mode(0o555)).unwrap();
    // What is forbidden to others is not to the one who may do everything, so that a test of theirs runs as nobody.
    let reader = desk.as_nobody();
    let read = reader.run(["timeline", "latest"]).ok();
    assert!(read.stdout.contains("kept"), "everything is shown: {}", read.stdout);
    assert_eq!(read.stderr.matches("only shown").count(), 1, "in one sentence: {}", read.stderr);
    assert_eq!(read.stderr.lines().count(), 1, "and no other: {}", read.stderr);
    run(&reader, &["verify"]);
    let said = refused(&reader, &["note", "latest", "lost"], 1);
    assert!(said.contains("--data"), "it says what to do: {said}");
    fs::set_permissions(desk.data(), PermissionsExt::from_mode(0o700)).unwrap();
    let again = run(&desk, &["timeline", "latest"]).stdout;
    assert!(again.contains("kept") && !again.contains("lost"), "{again}");
}

#[test]
fn a_copied_folder_says_that_it_is_one_and_a_number_that_two_have_is_asked_about() {
    let desk = declared();
    let copied = Desk::new().at(TWO);
    fs::create_dir_all(copied.data()).unwrap();
    for file in fs::read_dir(desk.data()).unwrap().map(|file| file.unwrap().path()) {
        if file.is_file() {
            fs::copy(&file, copied.data().join(file.file_name().unwrap())).unwrap();
        }
    }
    let said = copied.run(["declare", "--title", "y", "--severity", "sev2"]).ok().stderr;
    assert!(said.contains("is a copy") && said.contains("take INC"), "and what follows: {said}");
    let asked = refused(&copied, &["note", "1", "which?"], 1);
    let name = asked.split_whitespace().find(|word| word.starts_with("INC-0001@")).unwrap();
    run(&copied, &["note", name, "this one"]);
    let status = run(&copied, &["status"]).stdout;
    assert_eq!(
        status.matches("INC-0001@").count(),
        2,
        "both are shown with their laptop: {status}"
    );
    run(&desk, &["note", "1", "here is only one"]);
}

#[test]
fn a_purged_note_is_gone_and_the_chain_holds() {
    let desk = declared();
    run(&desk, &["note", "latest", "Erika Mustermann 4711"]);
    let listed = run(&desk, &["timeline", "latest", "--numbers"]).stdout;
    let line = listed.lines().find(|line| line.contains("Erika")).unwrap();
    let seq = line.split_whitespace().next().unwrap();
    refused(&desk, &["purge", "latest", seq], 2);
    run(&desk, &["purge", "latest", seq, "--reason", "a customer record"]);
    let timeline = run(&desk, &["timeline", "latest"]).stdout;
    assert!(!timeline.contains("Erika") && timeline.contains("(removed)"), "{timeline}");
    assert!(timeline.contains("a customer record"), "who removed it says why: {timeline}");
    run(&desk, &["verify"]);
}

#[test]
fn a_head_that_was_kept_is_found_again_or_missed() {
    let desk = declared();
    let verified = json(&desk, &["verify", "latest", "--json"]);
    let head = verified["lanes"][0]["head"].as_str().unwrap().to_owned();
    run(&desk, &["note", "latest", "later"]);
    run(&desk, &["verify", "--head", &head[..12]]);
    let said = refused(&desk, &["verify", "--head", "000000000000"], 3);
    assert!(said.contains("000000000000"), "{said}");
}
