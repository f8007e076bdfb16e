//! What is found in the library: by words, and as a scenario to practise with.

use std::fs;

use super::*;
use crate::library::search::FoundIn;

/// A laptop with these files below `runbooks/`.
fn desk(files: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::new();
    for (name, text) in files {
        let file = desk.engine.workspace().join("runbooks").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    desk.engine.library().refresh().unwrap();
    desk
}

#[test]
fn what_a_person_types_finds_the_runbook_with_the_line_that_says_it_and_how_it_is_declared() {
    let mut desk = desk(&[
        ("queue.md", "# Queue stuck\n\n## Symptoms\n- Orders pile up\n\n## Steps\n1. Restart it\n"),
        ("disk.md", "# Disk full\n\n## Steps\n1. Free the disk\n2. Restart it\n"),
    ]);
    let hits = search(&mut desk.engine, "orders pile").unwrap();
    let [hit] = hits.as_slice() else { panic!("{hits:?}") };
    assert_eq!(hit.runbook.title, "Queue stuck");
    assert_eq!(hit.found_in, FoundIn::Symptom);
    let asked: Vec<&str> =
        hit.line.iter().filter(|(_, is_asked)| *is_asked).map(|(part, _)| part.as_str()).collect();
    assert_eq!(asked.join(" ").to_lowercase(), "orders pile", "the words are marked in the line");
    assert!(!hit.opening.title.is_empty(), "a key declares it from here");
    assert_eq!(search(&mut desk.engine, "restart").unwrap().len(), 2, "a step finds both");
    assert_eq!(search(&mut desk.engine, "kubernetes").unwrap(), [], "nothing is made up");
}

#[test]
fn a_scenario_shows_its_mistake_with_its_line_and_why_it_cannot_be_played() {
    let good = "---\nformat: tabletop/1\nkind: tabletop\nduration: 30m\n---\n# Scenario: Queue drill\n\n\
        ## Objectives\n\n- **O1** Somebody looks.\n\n## Injects\n\n### T+00:05 I1: The queue grows\n\n\
        > Orders pile up.\n\n- [ ] Somebody says so. (O1, within 5m)\n";
    let bad = good.replace("T+00:05", "T+00:95x");
    let mut desk = desk(&[("exercises/good.md", good), ("exercises/bad.md", &bad)]);
    let mut of = |name: &str| {
        let job = desk.engine.library().scenario_job().unwrap();
        scenario(&job.open(&format!("runbooks/exercises/{name}.md")).unwrap())
    };
    let shown = of("good");
    assert_eq!((shown.form, &shown.refusal), (ScenarioForm::Strict, &None));
    let [story] = shown.stories.as_slice() else { panic!("{:?}", shown.stories) };
    assert_eq!(story.problem, None, "{:?}", shown.findings);
    let shown = of("bad");
    let lines: Vec<_> = shown.findings.iter().filter_map(|finding| finding.line).collect();
    assert!(lines.contains(&14), "the line of the time that is none: {:?}", shown.findings);
    assert!(shown.stories.iter().all(|story| story.problem.is_some()), "and it is not played");
}
