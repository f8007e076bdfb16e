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
