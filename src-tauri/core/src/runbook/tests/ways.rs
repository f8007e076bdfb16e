//! Several ways to one end, of which a person takes one.

use super::read;
use crate::runbook::{Block, takes_one};

/// The phases with steps, each with its way.
fn ways(source: &str) -> Vec<(String, Option<(u32, u32)>)> {
    let runbook = read(source);
    let with_steps = runbook.checklist.phases.into_iter().filter(|phase| !phase.steps.is_empty());
    with_steps.map(|p| (p.title, p.way.map(|way| (way.place, way.of)))).collect()
}

fn page(above: &str, headings: &[&str]) -> String {
    let sections = headings.iter().map(|h| format!("### {h}\n1. Stop web\n2. Start web\n\n"));
    format!("# T\n\n## {above}\n\n{}", sections.collect::<String>())
}

fn of(above: &str, headings: &[&str]) -> Vec<Option<(u32, u32)>> {
    ways(&page(above, headings)).into_iter().map(|(_, way)| way).collect()
}

#[test]
fn sections_that_say_so_are_ways() {
    let both = vec![Some((1, 2)), Some((2, 2))];
    assert_eq!(of("Recovery", &["Option A: console", "Option B: shell"]), both, "labels");
    assert_eq!(of("Recovery", &["Method 1: undo", "Method 2 - revert"]), both, "numbered labels");
    assert_eq!(of("Recovery", &["Restore via the console", "Restore via psql"]), both, "means");
    assert_eq!(of("Rollback options", &["Undo the release", "Revert the commit"]), both, "above");
    assert_eq!(
        of("Fix\n\nThere are two ways to fix it.", &["Undo the release", "Revert the commit"]),
        both,
        "a sentence that counts them"
    );
    assert_eq!(
        of("Unlock", &["Shell method", "Console method", "Terraform command"]),
        [Some((1, 3)), Some((2, 3)), Some((3, 3))],
        "a means among methods"
    );
}

#[test]
fn steps_phases_and_cases_are_no_ways() {
    let none = vec![None, None];
    assert_eq!(of("Recovery", &["Stop the writers", "Start the writers"]), none);
    assert_eq!(of("Recovery", &["Phase 1: stop", "Phase 2: start"]), none, "phases follow");
    assert_eq!(of("Recovery", &["Scenario A: slow", "Scenario B: dead"]), none, "cases");
    assert_eq!(of("Recovery", &["Option A: console", "Verify"]), none, "one alone is no choice");
    assert_eq!(of("Fix\n\nThere are three ways.", &["Undo", "Verify"]), none, "another number");
    assert_eq!(of("Recovery", &["Check with curl", "Restart with systemctl"]), none, "two deeds");
}

#[test]
fn what_is_below_a_way_is_part_of_it_and_its_heading_says_so() {
    let source = "# T\n\n## Option A\n\n### Stop\n1. Stop web\n2. Stop cron\n\n### Start\n1. Start web\n2. Start cron\n\n## Option B\n1. Start web\n2. Start cron\n\n## Verify\n1. Check web\n2. Check cron\n";
    let place: Vec<_> = ways(source).into_iter().map(|(_, way)| way).collect();
    assert_eq!(place, [Some((1, 2)), Some((1, 2)), Some((2, 2)), None]);
    let marked = |block: &Block| matches!(block, Block::Heading { way: Some(_), .. });
    let headings = read(source).document.iter().filter(|block| marked(block)).count();
    assert_eq!(headings, 2, "only the headings of the ways themselves");
}

#[test]
fn text_to_be_saved_is_a_step_as_a_command_is() {
    let source = include_str!("../fixtures/save-and-run.md");
    let runbook = read(source);
    let steps: Vec<&str> = runbook.steps().map(|(_, step)| step.text.as_str()).collect();
    assert_eq!(steps, ["Save this as a script.", "Call it with the name of the shop"]);
    let first = runbook.step(1).unwrap();
    assert!(first.commands.is_empty(), "a script to save is not run as it stands");
    assert!(first.details.iter().any(|piece| piece.contains("set -eu")), "it lies under the step");
    assert!(first.details.iter().any(|piece| piece == "unlock.sh"), "and so does its name");
}

#[test]
fn ways_inside_a_way_name_it_and_groups_count_through_the_file() {
    let tabs = "=== \"Box\"\n\n    1. Stop web\n    2. Start web\n\n=== \"Pod\"\n\n    1. Drain web\n    2. Fill web\n\n";
    let source = format!(
        "# T\n\n## Option A\n\n{tabs}## Option B\n1. Start web\n2. Start cron\n\n## Plan A\n1. Start web\n2. Stop web\n\n## Plan B\n1. Stop it\n2. Start it\n"
    );
    let runbook = read(&source);
    let ways = runbook.checklist.phases.iter().filter(|p| !p.steps.is_empty());
    let ways: Vec<_> = ways.filter_map(|p| p.way.map(|w| (w.group, w.place, w.within))).collect();
    assert_eq!(ways[..2], [(2, 1, Some((1, 1))), (2, 2, Some((1, 1)))], "tabs below option A");
    assert_eq!(ways[2], (1, 2, None), "{ways:?}");
}

#[test]
fn items_below_a_step_that_are_options_say_that_one_is_taken() {
    let takes = |items: &str| {
        let runbook = read(&format!("# T\n\n## Steps\n\n1. Bring it back:\n{items}\n"));
        runbook.step(1).map(takes_one)
    };
    let options = "   * **Option 1:**\n\n     1. Restart it.\n\n        ```sh\n        ringctl restart 1\n        ```\n   * **Option 2:**\n\n     1. Rebuild it.\n\n        ```sh\n        ringctl build 1\n        ```\n";
    assert_eq!(takes(options), Some(true));
    assert_eq!(takes("   1. 方案1: restart it\n   2. 方案2: rebuild it\n"), Some(true));
    assert_eq!(takes("   1. Restart it\n   2. Option 1 of the menu\n"), Some(false));
}
