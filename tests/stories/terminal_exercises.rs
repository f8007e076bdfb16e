//! Scenarios from the terminal: those that ship, a new one, one that was written elsewhere, and files that are none.

use crate::desk::Desk;
use crate::terminal::TWO;
use std::fs;

const GONE: &str = include_str!("terminal/gone.md");
const GROWN: &str = "# Tabletop: Mail is gone\n\nFor the whole team.\n\n## Objectives\n- Find who decides\n\n## T+00 — First calls\nNobody can read mail since this morning.\n\n**Questions**\n- Who leads?\n\n## T+25 — The provider\nThe provider knows of no fault.\n\n**Facilitator notes:** it is a certificate\n\n## Catering\n\nBread.\n";

#[test]
fn scenarios_that_ship_are_listed_apart_from_runbooks_and_can_be_run() {
    // Nobody named a workspace, so that the first word makes the one with what ships.
    let desk = Desk::new().at(TWO).with("HOLDFAST_WORKSPACE", "");
    let listed = desk.run(["exercise", "list", "--json"]).ok().json();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), 6);
    for scenario in listed {
        assert!(scenario["problem"].is_null(), "{scenario}");
        assert!(
            scenario["path"].as_str().unwrap().starts_with("runbooks/exercises/"),
            "{scenario}"
        );
    }
    let runbooks = desk.run(["runbook", "list", "--json"]).ok();
    assert!(!runbooks.stdout.contains("exercises/"), "they are no runbooks: {}", runbooks.stdout);
    let searched = desk.run(["runbook", "search", "ransomware", "contingency"]);
    assert!(!searched.stdout.contains("exercises/"), "{}", searched.stdout);
    let checked = desk.run(["exercise", "lint", "--strict"]).ok();
    assert!(
        checked.stderr.contains("6 scenarios checked: 0 errors, 0 warnings"),
        "{}",
        checked.stderr
    );
    let shown = desk.run(["exercise", "show", "region-outage.md"]).ok();
    assert!(shown.stdout.contains("T+00:18  I3  It is the region"), "{}", shown.stdout);
}

#[test]
fn a_new_scenario_passes_the_lint_and_stands_in_the_list() {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", "");
    desk.write("runbooks/queue.md", crate::terminal::RUNBOOK);
    let made = desk.run(["exercise", "new", "Disk full"]).ok();
    let path = made.stdout.trim().to_owned();
    assert!(path.ends_with("runbooks/exercises/disk-full.md"), "{path}");
    drop(desk.run(["exercise", "lint", "--strict", &path]).ok());
    assert_eq!(desk.run(["exercise", "new", "Disk full"]).code, 1, "nothing is written over");
    let listed = desk.run(["exercise", "list"]).ok();
    assert!(listed.stdout.contains("Disk full (3 injects)"), "{}", listed.stdout);
    let text = fs::read_to_string(&path).unwrap();
    desk.write("runbooks/exercises/disk-full.md", &text.replace("I2:", "I1:"));
    let wrong = desk.run(["exercise", "lint", "--json", &path]);
    assert_eq!(wrong.code, 1);
    let found = wrong.json();
    assert!(found[0]["line"].as_u64().unwrap() > 30 && found[0]["level"] == "error", "{found}");
}

#[test]
fn a_tabletop_that_was_written_elsewhere_becomes_one_that_can_be_run() {
    let desk = Desk::new().at(TWO);
    desk.write("mail.md", GROWN);
    let told = desk.run(["exercise", "import", "mail.md", "--json"]).ok().json();
    assert_eq!(told["injects"][1]["offset_minutes"], 25);
    assert_eq!(told["injects"][0]["expectations"][0], "Who leads?");
    assert_eq!(told["objectives"][0], "Find who decides");
    let out = desk.workspace().join("runbooks/exercises/mail.md");
    fs::create_dir_all(out.parent().unwrap()).unwrap();
    let out = out.display().to_string();
    drop(desk.run(["exercise", "import", "mail.md", "-o", &out]).ok());
    drop(desk.run(["exercise", "lint", &out]).ok());
    let written = fs::read_to_string(&out).unwrap();
    for words in ["Bread.", "For the whole team.", "it is a certificate", "- [ ] Who leads?"] {
        assert!(written.contains(words), "{words} is in it: {written}");
    }
    let itself = desk.workspace().join("mail.md").display().to_string();
    let refused = desk.run(["exercise", "import", "mail.md", "-o", &itself]);
    assert_eq!(refused.code, 1, "the file itself stays: {}", refused.stderr);
    assert_eq!(fs::read_to_string(desk.workspace().join("mail.md")).unwrap(), GROWN);
}

#[test]
fn several_stories_are_offered_one_by_one_and_a_page_that_holds_none_says_why() {
    let desk = Desk::new().at(TWO);
    let story = |name: &str| {
        format!(
            "## Scenario {name}: The {name}\n\n> **Situation:** The system {name} is gone since noon today.\n>\n> **Questions:**\n> - Who calls?\n\n"
        )
    };
    desk.write("all.md", &format!("# Drills\n\n{}{}", story("A"), story("B")));
    let listed = desk.run(["exercise", "import", "all.md"]).ok();
    assert!(listed.stdout.contains("Scenario 2: The B"), "{}", listed.stdout);
    let out = desk.workspace().join("x.md").display().to_string();
    drop(desk.run(["exercise", "import", "all.md", "-o", &out, "--scenario", "2"]).ok());
    assert!(fs::read_to_string(&out).unwrap().contains("# Scenario: The B"));
    assert_eq!(desk.run(["exercise", "import", "all.md", "--scenario", "3"]).code, 2);
    drop(desk.run(["exercise", "import", "all.md", "-o", &out]).ok());
    assert!(desk.workspace().join("x-1.md").exists() && desk.workspace().join("x-2.md").exists());
    let which = desk.run(["exercise", "run", "all.md", "--auto", "--speed", "3600"]);
    assert_eq!(which.code, 2);
    assert!(which.stderr.contains("holds 2 scenarios"), "{}", which.stderr);
    let words = ["exercise", "run", "all.md", "--scenario", "2", "--auto", "--speed", "3600"];
    let played = desk.run(words).ok();
    assert!(played.stdout.contains("The system B is gone"), "{}", played.stdout);
    assert!(played.stderr.contains("played as it is read"), "{}", played.stderr);
    desk.write(
        "talk.md",
        "# Exercises\n\nWe hold exercises each quarter.\n\n## Purpose\n\nTo learn.\n",
    );
    let none = desk.run(["exercise", "import", "talk.md"]);
    assert_eq!(none.code, 1);
    assert!(none.stderr.contains("speaks about exercises"), "{}", none.stderr);
    let gone = desk.run(["exercise", "import", "gone.md"]);
    assert_eq!(gone.code, 1);
    assert!(gone.stderr.contains("no scenario “gone.md”"), "{}", gone.stderr);
}

#[test]
fn what_was_read_wrongly_is_turned_once_and_stays_turned() {
    let desk = Desk::new().at(TWO);
    desk.write("mail.md", GROWN);
    let pieces = desk.run(["exercise", "import", "mail.md", "--pieces", "--json"]).ok().json();
    let asked = pieces.as_array().unwrap().iter().find(|piece| piece["words"] == "Who leads?");
    let asked = asked.unwrap();
    assert!(asked["doubt"].as_str().unwrap().contains("a question"), "{asked}");
    let id = asked["id"].as_str().unwrap();
    let said = desk.run(["exercise", "import", "mail.md", "--turn", id]).ok();
    assert!(said.stdout.contains("is a note for the facilitator from now on"), "{}", said.stdout);
    let told = desk.run(["exercise", "import", "mail.md", "--json"]).ok().json();
    assert_eq!(told["injects"][0]["expectations"], serde_json::json!([]));
    let kept = fs::read_to_string(desk.workspace().join("holdfast-steps.toml")).unwrap();
    assert!(kept.contains("[[turned]]") && kept.contains("Who leads?"), "{kept}");
    assert_eq!(fs::read_to_string(desk.workspace().join("mail.md")).unwrap(), GROWN);
    drop(desk.run(["exercise", "import", "mail.md", "--turn", id]).ok());
    let told = desk.run(["exercise", "import", "mail.md", "--json"]).ok().json();
    assert_eq!(told["injects"][0]["expectations"][0], "Who leads?", "turned back");
    let wrong = desk.run(["exercise", "import", "mail.md", "--turn", "nothing"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.stderr.contains("no nothing in mail.md"), "{}", wrong.stderr);
}

#[test]
fn each_scenario_that_ships_is_played_alone_to_a_report() {
    let names = |desk: &Desk| -> Vec<String> {
        let listed = desk.run(["exercise", "list", "--json"]).ok().json();
        let paths = listed.as_array().unwrap().iter().map(|card| card["path"].as_str().unwrap());
        paths.map(str::to_owned).collect()
    };
    let all = names(&Desk::new().with("HOLDFAST_WORKSPACE", ""));
    assert_eq!(all.len(), 6);
    let play = |path: &str| {
        let desk = Desk::new().with("HOLDFAST_WORKSPACE", "");
        assert_eq!(names(&desk).len(), 6, "what ships is there");
        let words = ["exercise", "run", path, "--auto", "--speed", "3600"];
        let played = desk.run(words).ok();
        assert!(played.stdout.contains("The exercise ended"), "{path}: {}", played.stdout);
        let report = desk.run(["exercise", "report"]).ok().stdout;
        assert!(report.starts_with("# EXERCISE: "), "{path}: {report}");
        assert!(report.contains("## What is missing"), "ratings are missing, and it says so");
    };
    std::thread::scope(|scope| {
        all.iter().for_each(|path| drop(scope.spawn(move || play(path))));
    });
}

#[test]
fn what_is_checked_may_lie_anywhere_and_be_a_folder() {
    let desk = Desk::new().at(TWO);
    let outside = desk.workspace().parent().unwrap().join("elsewhere");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("gone.md"), GONE).unwrap();
    fs::write(outside.join("talk.md"), "# Notes\n\nNo scenario.\n").unwrap();
    let path = |name: &str| outside.join(name).display().to_string();
    for named in [path("gone.md"), path(""), format!("{}/../elsewhere/gone.md", path(""))] {
        let checked = desk.run(["exercise", "lint", &named]).ok();
        assert!(checked.stderr.contains("1 scenario checked"), "{named}: {}", checked.stderr);
        let read = desk.run(["runbook", "lint", &named]).stderr;
        assert!(read.contains("checked"), "{named}: {read}");
    }
    fs::remove_file(outside.join("gone.md")).unwrap();
    let none = desk.run(["exercise", "lint", &path("")]);
    assert!(
        none.stderr.contains("holds no scenario in the form that is played"),
        "{}",
        none.stderr
    );
}
