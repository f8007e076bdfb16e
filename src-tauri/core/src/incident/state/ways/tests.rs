//! One of several ways is taken: the others wait for nobody, whatever was said before and is taken back later.

use proptest::prelude::*;

use crate::incident::command::{Action, RecordAction, RunbookFile, StepAction};
use crate::incident::decide::tests::Desk;
use crate::incident::words::Standing::{self, Always, First, NotTaken, Other, Taken};
use crate::incident::{Progress, StepStatus};

/// Steps 1; way A with 2 and tabs 3 4 | 5; way B with 6 7; 8.
const NESTED: &str = "# T\n\n## Look\n1. Check it\n\n## Fix\n\n### Option A: cluster\n1. Drain it\n\n=== \"Box\"\n\n    1. Stop web\n    2. Start web\n\n=== \"Pod\"\n\n    1. Delete it\n\n### Option B: host\n1. Stop the host\n2. Start the host\n\n## Verify\n1. Check the page\n";

/// An incident that works with this runbook as its second one.
fn desk(source: &str) -> Desk {
    let mut desk = Desk::declared();
    let runbook = crate::runbook::parse(source, "ways.md").checklist;
    let file =
        RunbookFile { path: "ways.md".into(), hash: "w".into(), runbook, source: source.into() };
    desk.act(Action::Record(RecordAction::AttachRunbook {
        path: "ways.md".into(),
        file: Some(Box::new(file)),
    }));
    desk
}

fn said(step: u32, status: StepStatus) -> Action {
    let (step, reason) = (format!("2.{step}"), "why".to_owned());
    Action::Step(match status {
        StepStatus::Open => StepAction::undo(step),
        StepStatus::Started => StepAction::StartStep { step, reason: Some(reason) },
        StepStatus::Done => StepAction::finish(step),
        StepStatus::Skipped => StepAction::SkipStep { step, reason },
        StepStatus::Blocked => StepAction::BlockStep { step, reason },
    })
}

/// How the sections with steps stand.
fn standings(desk: &Desk) -> Vec<Standing> {
    let phases = desk.state.checklist(2);
    phases.iter().filter(|p| !p.steps.is_empty()).map(|p| p.standing).collect()
}

/// Steps done and all that count, without those of the first runbook, which has none of either settled.
fn counts(desk: &Desk) -> (u32, u32) {
    let Progress { done, skipped, total } = desk.state.progress();
    (done, total - skipped - 4)
}

#[test]
fn before_a_choice_the_first_way_counts_for_all() {
    let desk = desk(NESTED);
    assert_eq!(standings(&desk), [Always, First, First, Other, Other, Always]);
    assert_eq!(counts(&desk), (0, 5), "1, 2, 3, 4 and 8");
}

#[test]
fn a_step_of_a_way_takes_it_and_undoing_it_opens_the_ways_again() {
    let mut desk = desk(NESTED);
    desk.act(said(6, StepStatus::Done));
    assert_eq!(standings(&desk), [Always, NotTaken, NotTaken, NotTaken, Taken, Always]);
    assert_eq!(counts(&desk), (1, 4), "1, 6, 7 and 8");
    desk.act(said(6, StepStatus::Open));
    assert_eq!(counts(&desk), (0, 5), "as before");
}

#[test]
fn a_way_inside_a_way_takes_both() {
    let mut desk = desk(NESTED);
    desk.act(said(5, StepStatus::Started));
    assert_eq!(standings(&desk), [Always, Taken, NotTaken, Taken, NotTaken, Always]);
    assert_eq!(counts(&desk), (0, 4), "1, 2, 5 and 8");
}

#[test]
fn two_ways_that_were_tried_both_count() {
    let mut desk = desk(NESTED);
    desk.act(said(2, StepStatus::Done));
    desk.act(said(7, StepStatus::Done));
    assert_eq!(standings(&desk), [Always, Taken, First, Other, Taken, Always]);
}

#[test]
fn a_way_whose_steps_were_all_skipped_no_longer_counts_for_the_others() {
    let mut desk = desk(NESTED);
    (2..=5).for_each(|step| {
        desk.act(said(step, StepStatus::Skipped));
    });
    assert_eq!(standings(&desk)[4], First, "the other one is next");
    assert_eq!(counts(&desk), (0, 4), "1, 6, 7 and 8");
}

#[test]
fn checklists_of_older_logs_name_no_groups_and_are_read_all_the_same() {
    let source = NESTED.replace("=== \"Box\"", "Then:").replace("=== \"Pod\"", "Or:");
    let mut desk = desk(&source);
    for phase in &mut desk.state.runbooks[1].file.runbook.phases {
        phase.way = phase.way.map(|way| crate::runbook::Way { group: 0, within: None, ..way });
    }
    let last = desk.state.runbooks[1].file.runbook.steps().count();
    desk.act(said(u32::try_from(last).unwrap() - 1, StepStatus::Done));
    let found = standings(&desk);
    assert_eq!((found[0], found.last()), (Always, Some(&Always)));
    assert!(found.contains(&NotTaken) && found.contains(&Taken), "{found:?}");
}

proptest! {
    #[test]
    fn whatever_is_said_each_group_counts_what_was_begun_or_one_way(
        all in prop::collection::vec((1..=8_u32, 0..5_usize), 0..24),
    ) {
        use StepStatus::{Blocked, Done, Open, Skipped, Started};
        let mut desk = desk(NESTED);
        for (step, status) in all {
            let action = said(step, [Open, Started, Done, Skipped, Blocked][status]);
            if desk.ask(action.clone()).is_ok() {
                desk.act(action);
            }
        }
        let found = standings(&desk);
        let begun = |steps: std::ops::RangeInclusive<u32>| steps.into_iter().any(|step| {
            let (at, _) = desk.state.find_step(&format!("2.{step}")).unwrap();
            matches!(desk.state.status_of(at), Started | Done)
        });
        let ways = [(2..=5, &found[1]), (6..=7, &found[4])];
        let decided = ways.iter().any(|(steps, _)| begun(steps.clone()));
        for (steps, standing) in ways {
            let taken = begun(steps);
            prop_assert_eq!(*standing == Taken, taken, "a way is taken by its steps");
            prop_assert_eq!(*standing == NotTaken, decided && !taken);
        }
        let first = [found[1], found[4]].iter().filter(|s| **s == First).count();
        prop_assert_eq!(first, usize::from(!decided), "one way counts for all until one is taken");
        prop_assert!(found.iter().all(|s| *s != Always) || found[0] == Always);
        let steps: Vec<_> = desk.state.steps_in_use().map(|(_, used)| used.at).collect();
        for at in steps {
            let name = desk.state.step_name(at);
            let undo = Action::Step(StepAction::undo(name));
            if desk.ask(undo.clone()).is_ok() {
                desk.act(undo);
            }
        }
        prop_assert_eq!(counts(&desk), (0, 5), "with all taken back nothing is left of a choice");
    }
}
