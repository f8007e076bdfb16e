//! Scenarios of the library that are asked for by a screen.

use super::*;

const STRICT: &str = "# Scenario: Gone\n\n## Injects\n\n### T+00:00 I1: Alert\n\n> It is down.\n";

#[test]
fn only_a_scenario_of_the_library_is_played_as_its_file_stands() {
    let mut laptop = Laptop::new();
    laptop.write("team/runbooks/exercises/gone.md", STRICT);
    laptop.write("team/runbooks/exercises/notes.md", "# Notes\n\nWe talked.\n");
    laptop.write("team/secret.md", STRICT);
    let mut play = |path: &str| {
        let job = laptop.engine.library().scenario_job().unwrap();
        job.open(path).and_then(|opened| opened.to_play(0)).map_err(|error| error.to_string())
    };
    let read = play("runbooks/exercises/gone.md").unwrap();
    assert_eq!((read.scenario.title.as_str(), read.scenario.injects.len()), ("Gone", 1));
    for path in ["secret.md", "runbooks/exercises/../../secret.md", "/etc/passwd"] {
        let why = play(path).unwrap_err();
        assert!(why.contains("in no folder"), "{path}: {why}");
    }
    let why = play("runbooks/exercises/notes.md").unwrap_err();
    assert!(why.contains("gives no scenario"), "it says why: {why}");
}
