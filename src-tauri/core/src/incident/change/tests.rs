//! A checklist that changes while it is worked on, on the small runbook of the rules: two steps, the first with a
//! sub-step, and a second heading with two.

mod apart;
mod places;

use uuid::Uuid;

use super::against::differences;
use super::corrections::corrections;
use crate::clock::Millis;
use crate::ids::{DeviceId, EventId};
use crate::incident::command::RunbookFile;
use crate::incident::command::{ChangeAction, StepAction};
use crate::incident::decide::tests::Desk;
use crate::incident::entry::sentence;
use crate::incident::event::{Event, Recorded, StepAdded};
use crate::incident::step_ref::Spot;
use crate::incident::{Action, StepRef, StepStatus, apply, fold};
use crate::runbook::diff::What;

fn add(after: Option<&str>, text: &str) -> Action {
    Action::Change(ChangeAction::AddStep {
        runbook: 1,
        after: after.map(Into::into),
        text: text.into(),
        commands: vec![],
    })
}

fn done(step: &str) -> Action {
    Action::Step(StepAction::finish(step))
}

fn file(source: &str) -> RunbookFile {
    RunbookFile {
        path: "queue.md".into(),
        hash: "h2".into(),
        runbook: crate::runbook::parse(source, "queue.md").checklist,
        source: source.into(),
    }
}

/// The numbers of the checklist in order.
fn shown(desk: &Desk) -> String {
    let names = desk.state.steps_in_use().map(|(_, used)| desk.state.step_name(used.at));
    names.collect::<Vec<_>>().join(" ")
}

/// Adopts every difference that there is.
fn adopt_all(desk: &mut Desk, file: &RunbookFile) {
    for _ in 0..20 {
        let found = differences(&desk.state, 1, &file.runbook);
        let Some(difference) = found.first().map(|d| d.id.clone()) else { return };
        desk.act(Action::Change(ChangeAction::AdoptChange {
            runbook: 1,
            difference,
            file: Some(Box::new(file.clone())),
        }));
    }
    panic!("adopting leaves differences");
}

const CHANGED: &str = "# Runbook: Queue stuck\n\n## Severity: P1\n\n## Immediate actions (0-5 minutes)\n1. Look at the disk\n2. Check the queue twice\n   - Look at the first message\n   - Look at the last one\n\n## Communication\n- Post update every 15 minutes\n- Escalate to CTO if not resolved in 30 minutes\n";

#[test]
fn an_added_step_has_a_number_of_its_own_that_stays() {
    let mut desk = Desk::declared();
    desk.act(add(Some("1"), "Look at the disk"));
    desk.act(add(Some("1"), "Look at the load"));
    desk.act(add(None, "Breathe"));
    assert_eq!(shown(&desk), "0a 1 1a 1b 2 3 4", "in the order in which they were added");
    desk.act(add(Some("1b"), "Look at the memory"));
    desk.act(done("1a"));
    let (at, text) = desk.state.find_step("1a").unwrap();
    assert_eq!(
        (text, desk.state.status_of(at)),
        ("Look at the disk", StepStatus::Done),
        "by number"
    );
    assert_eq!(desk.state.progress().total, 8, "added steps count");
}

#[test]
fn what_was_said_of_a_step_stays_with_it_wherever_it_goes() {
    let mut desk = Desk::declared();
    desk.act(done("1"));
    desk.act(done("1.1"));
    desk.act(Action::Change(ChangeAction::MoveStep {
        step: "1".into(),
        after: Some("2".into()),
        before: None,
    }));
    let edit = Action::Change(ChangeAction::EditStep {
        step: "1".into(),
        text: Some("Check both queues".into()),
        commands: Some(vec!["queues".into()]),
    });
    desk.act(edit.clone());
    assert_eq!(shown(&desk), "2 1 3 4", "it moved");
    let (at, text) = desk.state.find_step("1").unwrap();
    assert_eq!((text, desk.state.status_of(at)), ("Check both queues", StepStatus::Done), "ticked");
    assert_eq!(desk.state.status_of(at.with_sub(1)), StepStatus::Done, "and so is its sub-step");
    let plan = |desk: &Desk| desk.state.runbooks[0].plan.steps[&at].clone();
    assert!(plan(&desk).said_before_edit, "people are told that the tick is older than the words");
    assert!(desk.ask(edit).unwrap_err().message.contains("already"), "nothing to change");
    desk.act(Action::Step(StepAction::undo("1")));
    assert!(!plan(&desk).said_before_edit, "until something new is said");
}

#[test]
fn a_step_that_was_taken_out_is_hidden_and_comes_back_by_undoing() {
    let mut desk = Desk::declared();
    let drop = |reason: &str| {
        Action::Change(ChangeAction::DropStep { step: "2".into(), reason: reason.into() })
    };
    assert!(desk.ask(drop(" ")).is_err(), "a reason is needed");
    desk.act(drop("no rights"));
    assert_eq!(shown(&desk), "1 3 4", "it is hidden");
    assert_eq!(desk.state.progress().total, 3, "and no longer counts");
    assert!(desk.ask(done("2")).unwrap_err().message.contains("taken out"), "nor can it be ticked");
    desk.act(Action::Step(StepAction::undo("2")));
    assert_eq!(shown(&desk), "1 2 3 4", "nothing was lost");
    desk.act(done("2"));
    assert!(desk.ask(drop("late")).unwrap_err().message.contains("undo it first"), "ticked stays");
}

#[test]
fn taking_back_a_tick_never_puts_a_step_back() {
    let mut desk = Desk::declared();
    desk.act(done("1.1"));
    desk.act(Action::Change(ChangeAction::DropStep {
        step: "1".into(),
        reason: "no rights".into(),
    }));
    let undo = |step: &str| Action::Step(StepAction::undo(step));
    let dropped =
        |desk: &Desk| desk.state.runbooks[0].plan.steps[&StepRef::step(1, 1)].dropped.is_some();
    desk.act(undo("1.1"));
    assert!(dropped(&desk), "the sub-step was meant");
    assert!(desk.ask(undo("1.1")).unwrap_err().message.contains("nothing to undo"), "nor later");
    let undone = Event::decode(
        "step_undone",
        &serde_json::json!({"step": StepRef::step(1, 1), "text": "", "reason": null}),
    );
    apply(&mut desk.state, &mut recorded(8, undone));
    assert!(dropped(&desk), "an entry of the old kind means what it always meant");
    let event = desk.act(undo("1")).remove(0).event;
    assert_eq!(sentence(&event), "Step 1 put back: Check the queue", "a kind of its own");
    assert!(!dropped(&desk), "and it is back");
}

#[test]
fn a_step_that_was_taken_out_never_stays_open_for_ever() {
    let mut desk = Desk::declared();
    desk.act(done("1.1"));
    desk.act(Action::Change(ChangeAction::DropStep {
        step: "1".into(),
        reason: "no rights".into(),
    }));
    assert_eq!(shown(&desk), "1 2 3 4", "it stays in sight: something was said of it");
    for step in ["2", "3", "4"] {
        desk.act(done(step));
    }
    let progress = desk.state.progress();
    assert_eq!((progress.done, progress.total), (3, 3), "but nobody waits for it");
}

#[test]
fn a_changed_file_is_adopted_difference_by_difference_and_ticks_stay() {
    let mut desk = Desk::declared();
    desk.act(done("1"));
    desk.act(done("1.1"));
    desk.act(done("2"));
    let changed = file(CHANGED);
    let what: Vec<What> =
        differences(&desk.state, 1, &changed.runbook).iter().map(|d| d.what).collect();
    assert_eq!(what, [What::Added, What::Edited, What::Removed], "three differences");
    adopt_all(&mut desk, &changed);
    assert_eq!(shown(&desk), "0a 1 2 3 4", "the removed one was ticked, so it stays in sight");
    let one = StepRef::step(1, 1);
    assert_eq!(desk.state.step_text(one), Some("Check the queue twice"), "the new words");
    assert_eq!(desk.state.status_of(one), StepStatus::Done, "the tick stays");
    assert_eq!(desk.state.status_of(one.with_sub(1)), StepStatus::Done, "of the sub-step too");
    assert_eq!(desk.state.find_step("1.2").unwrap().1, "Look at the last one", "a new one");
    let plan = &desk.state.runbooks[0].plan;
    assert!(plan.steps[&StepRef::step(1, 2)].dropped.is_some(), "it is marked as gone");
    assert_eq!(plan.adopted, 3, "each was taken over");
    assert_eq!(corrections(&desk.state), vec![], "the file says so itself: nothing to propose");
}

#[test]
fn a_difference_that_was_set_aside_stays_so_while_the_file_says_the_same() {
    let mut desk = Desk::declared();
    let changed = file(CHANGED);
    let id = differences(&desk.state, 1, &changed.runbook)[1].id.clone();
    let keep = Action::Change(ChangeAction::KeepOurs {
        runbook: 1,
        difference: id.clone(),
        file: Some(Box::new(changed.clone())),
    });
    desk.act(keep);
    let later = file(&CHANGED.replace("Look at the disk", "Look at every disk"));
    let found = differences(&desk.state, 1, &later.runbook);
    assert!(found.iter().any(|d| d.id == id && d.set_aside), "another part changed: {found:#?}");
    let gone = Action::Change(ChangeAction::AdoptChange {
        runbook: 1,
        difference: "0000".into(),
        file: Some(Box::new(later)),
    });
    assert!(desk.ask(gone).unwrap_err().message.contains("look at the differences again"), "stale");
}

#[test]
fn our_own_words_are_no_difference_of_a_file_that_still_says_what_it_said() {
    let mut desk = Desk::declared();
    let edit = Action::Change(ChangeAction::EditStep {
        step: "2".into(),
        text: Some("Stop".into()),
        commands: None,
    });
    desk.act(edit);
    desk.act(Action::Change(ChangeAction::MoveStep {
        step: "2".into(),
        after: None,
        before: None,
    }));
    desk.act(add(Some("1"), "Look at the disk"));
    let frozen = desk.state.runbooks[0].file.clone();
    let found = differences(&desk.state, 1, &frozen.runbook);
    assert!(found.is_empty(), "the file did not change: {found:#?}");
    let words: Vec<String> = corrections(&desk.state).iter().map(|c| c.words()).collect();
    assert_eq!(
        words,
        [
            "Change step 2 to: Stop (was: Restart the worker)",
            "Move step 2 first: Stop",
            "Add after step 1: Look at the disk"
        ],
        "these are the proposals for the runbook"
    );
}

#[test]
fn a_step_that_was_changed_and_then_taken_out_is_proposed_in_the_words_of_the_file() {
    let mut desk = Desk::declared();
    let (text, commands) = (Some("Stop it".into()), Some(vec!["halt".into()]));
    desk.act(Action::Change(ChangeAction::EditStep { step: "2".into(), text, commands }));
    desk.act(Action::Change(ChangeAction::DropStep {
        step: "2".into(),
        reason: "never again".into(),
    }));
    let found = corrections(&desk.state);
    let words: Vec<String> = found.iter().map(|c| c.words()).collect();
    assert_eq!(words, ["Take out step 2: Restart the worker — never again"], "they stand there");
    assert!(found[0].commands.is_empty(), "and so do its commands: {found:?}");
}

/// An entry of another laptop, later than all others; with a higher number it comes later still.
fn recorded(device: u8, event: Event) -> Recorded<Event> {
    Recorded {
        id: EventId(Uuid::from_u128(u128::from(device) + 1000)),
        incident: crate::ids::IncidentId(Uuid::from_u128(42)),
        device: DeviceId(Uuid::from_u128(device.into())),
        n: 9,
        hlc: i64::MAX - 1000 + i64::from(device),
        recorded_at: Millis(0),
        happened_at: None,
        simulated_at: None,
        actor: "Kim".into(),
        exercise: false,
        event,
    }
}

#[test]
fn two_laptops_that_add_steps_apart_never_mean_the_same_one() {
    let added = |text: &str| {
        Event::StepAdded(StepAdded {
            runbook: 1,
            number: "1a".into(),
            spot: Spot { after: Some(StepRef::step(1, 1)), under: None },
            text: text.into(),
            commands: vec![],
            file: None,
            book: None,
        })
    };
    let mut desk = Desk::declared();
    for mut entry in [recorded(8, added("disk")), recorded(9, added("load"))] {
        apply(&mut desk.state, &mut entry);
    }
    assert_eq!(shown(&desk), "1 1a 1b 2 3 4", "both are there, each with its number");
    assert_eq!(desk.state.find_step("1b").unwrap().1, "load", "the later one got the next letter");
}

#[test]
fn two_laptops_that_edit_the_words_and_the_commands_of_a_step_apart_keep_both() {
    let edit = |text: Option<&str>, commands: Option<Vec<String>>| {
        Action::Change(ChangeAction::EditStep {
            step: "2".into(),
            text: text.map(Into::into),
            commands,
        })
    };
    let ls = vec!["ls".to_owned()];
    let mut desk = Desk::declared();
    // Both decide on the same state; the one that edits the commands sends the words that it saw along.
    let words = desk.ask(edit(Some("Stop"), Some(vec![]))).unwrap().remove(0).event;
    let commands = desk.ask(edit(Some("Restart the worker"), Some(ls.clone()))).unwrap().remove(0);
    assert_eq!(sentence(&words), "Step 2 changed: Stop — was: Restart the worker", "what changed");
    assert_eq!(sentence(&commands.event), "The commands of step 2 changed: Restart the worker");
    for (n, event) in [(8, words), (9, commands.event)] {
        apply(&mut desk.state, &mut recorded(n, event));
    }
    let used = desk.state.runbooks[0].used(StepRef::step(1, 2)).unwrap().step;
    assert_eq!((used.text.as_str(), &used.commands), ("Stop", &ls), "neither reverts the other");
}

#[test]
fn entries_that_name_nothing_change_nothing() {
    let nowhere = StepRef::step(7, 7);
    let moved = crate::incident::event::StepMoved {
        step: nowhere,
        number: "7".into(),
        text: String::new(),
        spot: Spot::default(),
        after_number: None,
        before_number: None,
        hash: None,
        book: None,
    };
    let mut desk = Desk::declared();
    let before = desk.state.runbooks.clone();
    let mut entry = recorded(8, Event::StepMoved(moved));
    apply(&mut desk.state, &mut entry);
    assert_eq!(desk.state.runbooks, before, "there is no such step");
    assert_eq!(fold(vec![entry]).runbooks, vec![], "and no runbook at all here");
}

#[test]
fn two_new_steps_with_the_same_words_are_two_differences() {
    let mut desk = Desk::declared();
    let twice = CHANGED.replace("1. Look at the disk", "1. Breathe\n1. Breathe");
    let changed = file(&twice);
    let found = differences(&desk.state, 1, &changed.runbook);
    let ids: Vec<String> = found.iter().take(2).map(|d| d.id.clone()).collect();
    assert_ne!(ids[0], ids[1], "each is answered alone");
    let keep = Action::Change(ChangeAction::KeepOurs {
        runbook: 1,
        difference: ids[0].clone(),
        file: Some(Box::new(changed.clone())),
    });
    desk.act(keep);
    let left = differences(&desk.state, 1, &changed.runbook);
    let open = left.iter().filter(|d| ids.contains(&d.id) && !d.set_aside).count();
    assert_eq!(open, 1, "the other one waits for its answer");
}
