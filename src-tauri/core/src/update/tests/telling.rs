use super::fixture::*;
use crate::incident::{Audience, Incident, StepRef, StepStatus};
use crate::runbook::Step;
use crate::update::*;

#[test]
fn a_step_that_asks_for_a_post_is_told_from_one_that_calls_a_person() {
    let (internal, external) = (Some(Audience::Internal), Some(Audience::External));
    for (step, asks) in [
        ("Notify #incidents", internal),
        ("Notify #incidents channel", internal),
        ("- Post update every 15 minutes", internal),
        ("Post to the incident channel", internal),
        ("Send a status update to stakeholders", internal),
        ("Update every 30 minutes", internal),
        ("Announce in #ops that we fail over", internal),
        ("Update the status page", external),
        ("Notify customers", external),
        ("Post an update on the statuspage every 30 minutes", external),
        ("Escalate to CTO if not resolved in 30 minutes", None),
        ("Notify the CTO", None),
        ("Page the on-call DBA", None),
        ("Update DNS", None),
        ("Send traffic to the replica", None),
        ("Check #incidents for reports", None),
        ("Update the replica every time it lags", None),
    ] {
        assert_eq!(asks_to_tell(step), asks, "{step}");
    }
}

fn incident_with(texts: &[&str], told: bool) -> Incident {
    let mut book = runbook();
    book.file.runbook.phases[0].steps = (1..)
        .zip(texts)
        .map(|(number, text)| Step { number, text: (*text).to_owned(), ..Step::default() })
        .collect();
    let mut incident = incident();
    incident.runbooks.push(book);
    let last = last_text(crate::ids::EventId(uuid::Uuid::nil()), min(1), "We look into it.");
    incident.rhythm.insert(Audience::Internal, rhythm(told.then_some(last)));
    incident
}

#[test]
fn the_steps_that_wait_are_offered_once_a_person_told_their_audience() {
    let texts = ["Notify #incidents", "Update the status page", "Post update every 15 minutes"];
    assert_eq!(told_steps(&incident_with(&texts, false)), [], "nothing was posted");
    let mut incident = incident_with(&texts, true);
    assert_eq!(told_steps(&incident), [StepRef::step(1, 1), StepRef::step(1, 3)]);
    mark(&mut incident, 1, StepStatus::Done);
    mark(&mut incident, 3, StepStatus::Skipped);
    assert_eq!(told_steps(&incident), [], "each was answered");
}
