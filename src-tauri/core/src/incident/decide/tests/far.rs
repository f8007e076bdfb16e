//! No promise lies further ahead than a day, whoever makes it.

use super::{Desk, update};
use crate::incident::command::{Declare, PostAction, Update};
use crate::incident::decide::decide;
use crate::incident::{Action, Audience, Command, Event, Incident};
use crate::runbook::LONGEST_RHYTHM_MINUTES;
use crate::severity::Severity;

const WEEK: u32 = 7 * 24 * 60;

fn declare(desk: &Desk, asked: Option<u32>, written: Option<u32>) -> Result<Vec<u32>, String> {
    let mut file = desk.state.runbooks[0].file.clone();
    file.runbook.cadence_minutes = written;
    let declare = Declare {
        title: "Queue stuck".into(),
        severity: Severity::Sev3,
        runbooks: vec![],
        exercise: false,
        only: None,
        interval_minutes: asked,
        reported: None,
        attached: vec![file],
    };
    let decided = decide(&Incident::default(), &Command::Declare(declare), None, &desk.cx);
    let decided = decided.map_err(|refusal| refusal.message)?;
    let Event::Declared(declared) = &decided[0].event else { panic!("the first entry declares") };
    Ok(declared.promises.iter().map(|promise| promise.interval_minutes).collect())
}

#[test]
fn declaring_takes_no_rhythm_that_is_slower_than_once_a_day() {
    let desk = Desk::declared();
    let day = LONGEST_RHYTHM_MINUTES;
    assert_eq!(declare(&desk, None, Some(day)), Ok(vec![day; 2]), "a day is one");
    assert_eq!(declare(&desk, None, Some(WEEK)), Ok(vec![60; 2]), "else the severity's holds");
    for asked in [0, day + 1, WEEK, u32::MAX] {
        let refusal = declare(&desk, Some(asked), None).unwrap_err();
        assert!(refusal.contains("1 to 1440 minutes"), "{asked}: {refusal}");
    }
}

#[test]
fn no_next_update_is_picked_further_ahead_than_a_day() {
    let desk = Desk::declared();
    let Action::Post(PostAction::PostUpdate(said)) = update(Audience::Internal, None) else {
        panic!("an update")
    };
    let pick = |minutes| {
        let said = Update { next_minutes: Some(minutes), ..said.clone() };
        desk.ask(Action::Post(PostAction::PostUpdate(said))).map(drop).map_err(|e| e.message)
    };
    assert_eq!(pick(LONGEST_RHYTHM_MINUTES), Ok(()), "a day is allowed");
    for minutes in [LONGEST_RHYTHM_MINUTES + 1, WEEK, u32::MAX] {
        assert!(pick(minutes).unwrap_err().contains("more than a day ahead"), "{minutes}");
    }
}
