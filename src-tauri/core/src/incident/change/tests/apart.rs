//! Sub-steps and runbooks are told apart by what they are, also where two laptops meet them apart.

use crate::incident::command::{ChangeAction, RecordAction};
use std::collections::BTreeSet;

use super::*;

/// The names of the shown sub-steps of step 1, with what they say.
fn subs(desk: &Desk) -> Vec<(String, String)> {
    let used = desk.state.runbooks[0].used(StepRef::step(1, 1)).unwrap();
    used.substeps().map(|(at, sub)| (desk.state.step_name(at), sub.text.clone())).collect()
}

/// The file with these sub-steps of step 1.
fn with_subs(lines: &[&str]) -> RunbookFile {
    let subs: String = lines.iter().map(|line| format!("   - {line}\n")).collect();
    file(&format!(
        "# Runbook: Queue stuck\n\n## Immediate actions (0-5 minutes)\n1. Check the queue\n{subs}2. Restart the worker\n\n## Communication\n- Post update every 15 minutes\n- Escalate to CTO if not resolved in 30 minutes\n"
    ))
}

#[test]
fn a_heading_whose_title_repeats_is_named_by_its_place() {
    let of = |second: &str| {
        format!(
            "# Runbook: Queue stuck\n\n## Check\n1. Look at the queue\n\n## Check\n{second}2. Look at the disk\n"
        )
    };
    let mut desk = Desk::declared();
    desk.state.runbooks[0].file = file(&of(""));
    adopt_all(&mut desk, &file(&of("1. Call the host\n")));
    let lists = desk.state.checklist(1);
    let texts: Vec<Vec<&str>> =
        lists.iter().map(|p| p.steps.iter().map(|s| s.step.text.as_str()).collect()).collect();
    assert_eq!(
        texts,
        [vec!["Look at the queue"], vec!["Call the host", "Look at the disk"]],
        "it is put under the second heading, where the file has it"
    );
}

#[test]
fn sub_steps_with_the_same_words_are_two_sub_steps() {
    let mut desk = Desk::declared();
    let twice = with_subs(&["Look at the first message", "Wait", "Look at the first message"]);
    adopt_all(&mut desk, &twice);
    let names: Vec<String> = subs(&desk).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 3, "all three are there: {names:?}");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 3, "each is one of its own: {names:?}");
    desk.act(done(&names[0]));
    let used = desk.state.runbooks[0].used(StepRef::step(1, 1)).unwrap();
    let ticked = used.substeps().filter(|(at, _)| desk.state.status_of(*at) == StepStatus::Done);
    assert_eq!(ticked.count(), 1, "one tick is one line");
}

#[test]
fn a_tick_of_a_sub_step_never_moves_to_other_words() {
    let first = "Look at the first message";
    let adopted = |file: &RunbookFile| {
        let mut desk = Desk::declared();
        let difference = differences(&desk.state, 1, &file.runbook).remove(0).id;
        let file = Some(Box::new(file.clone()));
        let event = desk
            .act(Action::Change(ChangeAction::AdoptChange { runbook: 1, difference, file }))
            .remove(0)
            .event;
        let tick = desk.act(done("1.2")).remove(0).event;
        (event, tick)
    };
    let (disk, ticked) = adopted(&with_subs(&[first, "Look at the disk"]));
    let (load, _) = adopted(&with_subs(&[first, "Look at the load"]));
    assert_eq!(sentence(&ticked), "Step 1.2 done: Look at the disk", "by the number that is shown");
    let fold = |events: [&Event; 3]| {
        let mut desk = Desk::declared();
        for (n, event) in (8..).zip(events) {
            apply(&mut desk.state, &mut recorded(n, event.clone()));
        }
        let used = desk.state.runbooks[0].used(StepRef::step(1, 1)).unwrap();
        let ticked =
            used.substeps().filter(|(at, _)| desk.state.status_of(*at) == StepStatus::Done);
        let words = ticked.map(|(at, sub)| (desk.state.step_name(at), sub.text.clone()));
        words.collect::<Vec<_>>()
    };
    let was = |name: &str| vec![(name.to_owned(), "Look at the disk".to_owned())];
    assert_eq!(fold([&disk, &ticked, &load]), was("1.2"), "what was ticked stays in sight");
    assert_eq!(fold([&disk, &load, &ticked]), vec![], "and never ticks other words");
    assert_eq!(fold([&load, &disk, &ticked]), was("1.3"), "with a number of its own");
    assert_eq!(fold([&disk, &disk, &ticked]), was("1.2"), "the same file taken over twice is one");
}

#[test]
fn what_is_said_of_a_runbook_stays_with_it_when_laptops_attach_apart() {
    let attach = |path: &str, text: &str| {
        let file = RunbookFile {
            path: path.into(),
            ..file(&format!("# Runbook: {path}\n\n## Steps\n1. {text}\n2. Wait\n"))
        };
        Action::Record(RecordAction::AttachRunbook {
            path: path.into(),
            file: Some(Box::new(file)),
        })
    };
    let mut here = Desk::declared();
    let first = here.ask(attach("a.md", "Look at the disk")).unwrap().remove(0).event;
    let mut there = Desk::declared();
    let second = there.ask(attach("b.md", "Look at the load")).unwrap().remove(0).event;
    apply(&mut there.state, &mut recorded(9, second.clone()));
    let said = [
        done("2.1"),
        add(Some("2.1"), "Call"),
        Action::Change(ChangeAction::MoveStep { step: "2.2".into(), after: None, before: None }),
    ];
    let said: Vec<Event> = said.map(|a| there.act(a).remove(0).event).into();
    // The other laptop's runbook comes first in the merged log, so that this one becomes the third.
    apply(&mut here.state, &mut recorded(8, first));
    apply(&mut here.state, &mut recorded(9, second));
    for (n, event) in (10..).zip(said) {
        apply(&mut here.state, &mut recorded(n, event));
    }
    assert_eq!(
        shown(&here),
        "1 2 3 4 2.1 2.2 3.2 3.1 3.1a",
        "moved and added where they were meant"
    );
    assert_eq!(here.state.status_of(StepRef::step(3, 1)), StepStatus::Done, "ticked there");
    assert_eq!(here.state.status_of(StepRef::step(2, 1)), StepStatus::Open, "and not elsewhere");
}
