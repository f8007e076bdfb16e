//! The steps that nobody reached are told in few lines, without the ways that were not taken.

use super::as_stored;
use crate::incident::StepStatus;
use crate::postmortem::draft;
use crate::runbook::{Phase, PhaseKind, Step, Way};
use crate::update::tests::fixture::*;

fn phase(kind: PhaseKind, way: Option<u32>, numbers: std::ops::RangeInclusive<u32>) -> Phase {
    let step = |number| Step { number, text: format!("Do {number}"), ..Step::default() };
    let steps = numbers.map(step).collect();
    let way = way.map(|place| Way { place, of: 2, group: 0, within: None });
    Phase { title: String::new(), window: None, kind, way, line: 1, steps }
}

/// The findings of a runbook with these phases, after what was said of its steps.
fn findings(phases: Vec<Phase>, said: &[(u32, StepStatus)]) -> Vec<String> {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    let mut incident = incident();
    let mut book = runbook();
    book.file.runbook.phases = phases;
    incident.runbooks.push(book);
    said.iter().for_each(|(number, status)| mark(&mut incident, *number, *status));
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(20));
    let (_, rest) = text.split_once("<!-- auto:runbook -->").unwrap();
    let (block, _) = rest.split_once("<!-- /auto -->").unwrap();
    block.lines().filter(|line| line.starts_with("- ")).map(str::to_owned).collect()
}

#[test]
fn many_steps_that_nobody_reached_are_one_line_of_their_runbook() {
    let phases = vec![
        phase(PhaseKind::Steps, None, 1..=4),
        phase(PhaseKind::Steps, None, 5..=9),
        phase(PhaseKind::FollowUp, None, 10..=11),
    ];
    assert_eq!(
        findings(phases, &[(1, StepStatus::Done), (6, StepStatus::Skipped)]),
        [
            "- 7 steps of “Database unresponsive” not reached: 2–5, 7–9",
            "- Step 10 still to do: Do 10",
            "- Step 11 still to do: Do 11",
        ],
        "few are told in their words"
    );
}

/// Of every kind of section: whom to tell and to escalate to as well.
#[test]
fn a_step_that_nobody_did_is_told_whatever_its_section_is_for() {
    let phases = (1..).zip(PhaseKind::ALL).map(|(n, kind)| phase(kind, None, n..=n)).collect();
    let told = findings(phases, &[]);
    assert_eq!(told.len(), PhaseKind::ALL.len(), "{told:?}");
    assert!(told.contains(&"- Step 2 not done: Do 2".to_owned()), "{told:?}");
}

#[test]
fn a_way_that_was_not_taken_is_no_finding() {
    let ways = || {
        vec![
            phase(PhaseKind::Steps, None, 1..=1),
            phase(PhaseKind::Steps, Some(1), 2..=5),
            phase(PhaseKind::Steps, Some(2), 6..=7),
            phase(PhaseKind::Steps, Some(2), 8..=8),
        ]
    };
    let taken = findings(ways(), &[(1, StepStatus::Done), (6, StepStatus::Done)]);
    let left = ["- Step 7 not reached: Do 7", "- Step 8 not reached: Do 8"];
    assert_eq!(taken, left, "the rest of the way that was taken, whose sections belong together");
    let none = findings(ways(), &[(1, StepStatus::Done)]);
    assert!(none.is_empty(), "and none where none was needed: {none:?}");
}
