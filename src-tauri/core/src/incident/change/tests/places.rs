//! Where steps are put, and the numbers that added ones get there.

use super::*;
use crate::incident::command::ChangeAction;

fn move_before(step: &str, before: &str) -> Action {
    Action::Change(ChangeAction::MoveStep {
        step: step.into(),
        after: None,
        before: Some(before.into()),
    })
}

/// Headings with what stands under them: `1 2 | 3 4`.
fn lists(desk: &Desk) -> String {
    let name = |used: &crate::incident::plan::Used<'_>| desk.state.step_name(used.at);
    let lists = desk.state.checklist(1);
    let lists = lists.iter().filter(|p| !p.steps.is_empty());
    let lists = lists.map(|p| p.steps.iter().map(name).collect::<Vec<_>>().join(" "));
    lists.collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_second_step_of_a_section_comes_first_as_the_one_that_moved() {
    let mut desk = Desk::declared();
    let event = desk.act(move_before("4", "3")).remove(0).event;
    assert_eq!(
        sentence(&event),
        "Step 4 moved before step 3: Escalate to CTO if not resolved in 30 minutes",
        "the timeline says what the person did"
    );
    assert_eq!(lists(&desk), "1 2 | 4 3", "under its own heading");
    let words: Vec<String> = corrections(&desk.state).iter().map(|c| c.words()).collect();
    let wanted =
        "Move step 4 first under Communication: Escalate to CTO if not resolved in 30 minutes";
    assert_eq!(words, [wanted], "and so is the proposal for the runbook");
    let again = desk.ask(move_before("4", "3")).unwrap_err().message;
    assert!(again.contains("stands there already"), "{again}");
}

#[test]
fn a_step_is_put_before_another_one_anywhere_in_its_runbook() {
    let mut desk = Desk::declared();
    desk.act(move_before("3", "2"));
    assert_eq!(lists(&desk), "1 3 2 | 4", "it stands under the heading of that one");
    desk.act(move_before("2", "1"));
    assert_eq!(lists(&desk), "2 1 3 | 4", "first of all");
    let both = Action::Change(ChangeAction::MoveStep {
        step: "1".into(),
        after: Some("3".into()),
        before: Some("4".into()),
    });
    assert!(desk.ask(both).unwrap_err().message.contains("not both"), "one place is meant");
    assert!(desk.ask(move_before("1", "1")).is_err(), "not before itself");
    assert!(desk.ask(move_before("1", "9")).is_err(), "nor before what is not there");
    let under = Action::Change(ChangeAction::MoveStep {
        step: "4".into(),
        after: Some("3".into()),
        before: None,
    });
    desk.act(under);
    assert_eq!(
        lists(&desk),
        "2 1 3 4",
        "after the last step of the heading above is another place"
    );
}

#[test]
fn steps_that_are_added_at_the_same_place_read_in_order() {
    let mut desk = Desk::declared();
    for text in ["one", "two", "three"] {
        desk.act(add(Some("2"), text));
    }
    assert_eq!(shown(&desk), "1 2 2a 2b 2c 3 4", "each behind those that were added there before");
    desk.act(add(Some("2a"), "between"));
    desk.act(add(Some("2a"), "between again"));
    assert_eq!(shown(&desk), "1 2 2a 2aa 2ab 2b 2c 3 4", "and between two of them");
    desk.act(add(None, "first"));
    desk.act(add(None, "second"));
    assert_eq!(shown(&desk), "0a 0b 1 2 2a 2aa 2ab 2b 2c 3 4", "before all others too");
    let (at, text) = desk.state.find_step("2ab").unwrap();
    assert_eq!((text, at.added.is_some()), ("between again", true), "by number");
}

#[test]
fn new_steps_of_a_file_read_in_order_whichever_is_taken_over_first() {
    let changed = CHANGED.replace(
        "2. Check the queue twice",
        "2. Check the queue\n2. Breathe in slowly\n2. Count to ninety",
    );
    let file = file(&changed.replace("1. Look at the disk\n", ""));
    let mut desk = Desk::declared();
    let adopt = |desk: &mut Desk, text: &str| {
        let found = differences(&desk.state, 1, &file.runbook);
        let found = found.into_iter().find(|d| d.theirs.as_ref().is_some_and(|s| s.text == text));
        let difference = found.expect("the file has it").id;
        desk.act(Action::Change(ChangeAction::AdoptChange {
            runbook: 1,
            difference,
            file: Some(Box::new(file.clone())),
        }));
    };
    desk.act(add(Some("1"), "Our own"));
    adopt(&mut desk, "Count to ninety");
    adopt(&mut desk, "Breathe in slowly");
    assert_eq!(shown(&desk), "1 1a 1b 1c 2 3 4", "in the order of the file, behind our own");
    let text = |name: &str| desk.state.find_step(name).unwrap().1.to_owned();
    assert_eq!(
        [text("1b"), text("1c")],
        ["Breathe in slowly", "Count to ninety"],
        "as it has them"
    );
}

#[test]
fn a_new_step_behind_one_that_a_person_moved_makes_no_other_seem_moved() {
    let mut desk = Desk::declared();
    desk.act(move_before("2", "1"));
    let after = "2. Restart the worker\n3. Breathe in slowly";
    let source = desk.state.runbooks[0].file.source.replace("2. Restart the worker", after);
    adopt_all(&mut desk, &file(&source));
    assert_eq!(lists(&desk), "2 2a 1 | 3 4", "the new step went with the one that it follows");
    let words: Vec<String> = corrections(&desk.state).iter().map(|c| c.words()).collect();
    assert_eq!(words, ["Move step 2 first: Restart the worker"], "and no place of ours was lost");
}
