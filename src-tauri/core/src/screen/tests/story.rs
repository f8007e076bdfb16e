//! An exercise where people talk follows the clock of its story, on its own screen and beside others.

use super::*;
use crate::clock::{MINUTE_MS, Millis};
use crate::engine::tests::practice::times::{met, stall, talk};
use crate::incident::command::JudgeAction;
use crate::update::{Filled, joined};

/// An exercise whose story has run for ten minutes in ten seconds, and what its clock shows.
fn talked() -> (Desk, IncidentId, Millis) {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "60");
    desk.hand.advance(10_000);
    desk.engine.tick().unwrap();
    let (own, _) = desk.engine.time_of(id).unwrap();
    let wall = desk.engine.clock().now();
    assert_eq!(own.since(wall), 10 * MINUTE_MS - 10_000, "the story ran ahead");
    (desk, id, own)
}

#[test]
fn its_screen_has_one_time_for_the_clock_the_timeline_and_the_facts() {
    let (mut desk, id, own) = talked();
    note(&mut desk, id, "the queue grows");
    let rows = timeline(&mut desk.engine, id, None, None, 1).unwrap();
    assert_eq!(rows.now.now, own);
    assert_eq!(rows.entries[0].recorded_at, own.rfc3339());
    assert_eq!(rows.entries[0].happened_at, own.rfc3339());
    assert_eq!(header(&mut desk.engine, id).unwrap().clock.faces[0].from, own);
    let composer = compose(&mut desk.engine, &around(), id).unwrap();
    assert_eq!(composer.since[0].recorded_at, own.rfc3339());
    let at = own.plus(-2 * MINUTE_MS);
    let happened = RecordAction::Note { text: "it began".into(), happened_at: Some(at) };
    desk.act(id, happened.into());
    let rows = timeline(&mut desk.engine, id, None, None, 1).unwrap();
    assert_eq!(rows.entries[0].happened_at, at.rfc3339(), "what a person said is of the story");
    let draft = postmortem(&mut desk.engine, id).unwrap().markdown;
    assert!(draft.contains(&at.hh_mm()));
}

#[test]
fn a_promise_has_one_figure_on_its_own_screen_and_beside_others() {
    let (mut desk, id, own) = talked();
    let row = open(&mut desk.engine).unwrap().remove(0);
    assert_eq!(row, header(&mut desk.engine, id).unwrap(), "a list has what the screen has");
    let due = row.next_update_at.unwrap();
    assert_eq!(due.since(own), 5 * MINUTE_MS, "a quarter of an hour of the story");
    let clock = row.own.unwrap();
    assert_eq!((clock.now, clock.wall), (own, desk.engine.clock().now()));
    let ratio = desk.engine.time_of(id).unwrap().1;
    assert_eq!(clock.rate, ratio, "a clock by hand stands still");
    assert_eq!(row.clock.faces[0].small, "to T+00:15", "the form tells the clock");
    let real = desk.declare(Severity::Sev3, false);
    desk.hand.advance(6_000);
    desk.engine.tick().unwrap();
    let until = |desk: &mut Desk, here| {
        let list = needs(&mut desk.engine, here).unwrap().list;
        let need = list.into_iter().find(|need| need.incident == Some(id.to_string())).unwrap();
        (need.until, need.own.unwrap().now, need.head)
    };
    let here = until(&mut desk, Some(id));
    assert_eq!(until(&mut desk, None), here, "at home");
    assert_eq!(until(&mut desk, Some(real)), here, "beside a real incident");
}

#[test]
fn nothing_of_a_story_is_said_as_a_time_of_the_wall() {
    let (mut desk, id, _) = talked();
    desk.hand.advance(6_000);
    let notices: Vec<String> =
        desk.engine.notices().unwrap().into_iter().map(|notice| notice.text).collect();
    let list = needs(&mut desk.engine, Some(id)).unwrap().list;
    let needs = list.into_iter().flat_map(|need| [need.text, need.more.unwrap_or_default()]);
    let row = header(&mut desk.engine, id).unwrap();
    let faces = row.clock.faces.into_iter().flat_map(|face| [face.small, face.second]);
    let mut text = |audience, no_change| {
        let asked = ComposeText { no_change, ..ComposeText::fresh(audience) };
        joined(&preview(&mut desk.engine, &around(), id, &asked).unwrap().text)
    };
    let texts = Audience::ALL.map(|audience| [text(audience, false), text(audience, true)]);
    let texts = texts.into_iter().flatten();
    let all: Vec<String> = notices.into_iter().chain(needs).chain(faces).chain(texts).collect();
    assert!(all.iter().any(|words| words.contains("T+00:")), "{all:#?}");
    assert!(all.iter().all(|words| !words.contains("UTC")), "{all:#?}");
}

#[test]
fn a_promise_of_the_story_follows_the_minutes_that_are_picked() {
    let (mut desk, id, _) = talked();
    let mut look = |asked: &ComposeText| preview(&mut desk.engine, &around(), id, asked).unwrap();
    for audience in Audience::ALL {
        let fresh = ComposeText { next_minutes: Some(20), ..ComposeText::fresh(audience) };
        let text = look(&fresh).text;
        let promise = text.iter().find(|piece| piece.filled == Some(Filled::Promise)).unwrap();
        assert!(promise.text.contains("T+00:30"), "{}", promise.text);
        let asked = ComposeText { written: Some(text), next_minutes: Some(45), ..fresh };
        let then = look(&asked);
        assert!(joined(&then.text).contains("T+00:55"), "{:?}", then.text);
        assert!(!joined(&then.text).contains("T+00:30"), "{:?}", then.text);
    }
}

#[test]
fn what_needs_somebody_turns_by_the_clock_of_the_screen() {
    let (mut desk, id, own) = talked();
    let wall = desk.engine.clock().now();
    let turns = |desk: &mut Desk, here| needs(&mut desk.engine, here).unwrap().turns_at.unwrap();
    let (beside, here) = (turns(&mut desk, None), turns(&mut desk, Some(id)));
    assert!(beside > wall && beside.since(wall) <= 5_001, "{}", beside.since(wall));
    assert!(here > own && here.since(own) <= 5 * MINUTE_MS + 1, "{}", here.since(own));
    let real = desk.engine.incident(id).unwrap().real_at(here).unwrap();
    assert_eq!(real, beside, "the same moment");
}

#[test]
fn its_record_counts_in_the_time_of_the_story() {
    let (mut desk, id, _) = talked();
    desk.act(id, PostAction::PostUpdate(Desk::said_elsewhere("we look at it")).into());
    let record = postmortem_record(&mut desk.engine, id).unwrap();
    let record = serde_json::to_value(record).unwrap();
    assert_eq!(record["to_first_update_s"]["internal"], 600);
}

#[test]
fn what_comes_next_is_never_what_is_not_needed() {
    let mut desk = Desk::new();
    let id = stall(&mut desk);
    let next = |desk: &mut Desk| exercise(&mut desk.engine, id).unwrap().next.unwrap().inject;
    assert_eq!(next(&mut desk), "I2", "nothing was done yet, so that it comes in ten minutes");
    met(&mut desk, id);
    assert_eq!(next(&mut desk), "I3", "the players were quicker");
}

#[test]
fn an_exercise_is_told_to_give_way_only_while_something_real_is_on() {
    let mut desk = Desk::new();
    let way = |desk: &mut Desk| home(&mut desk.engine, &around()).unwrap().give_way;
    let id = stall(&mut desk);
    desk.declare(Severity::Sev3, false);
    assert_eq!(way(&mut desk), None, "a SEV 3 stops nothing");
    let real = desk.declare(Severity::Sev2, false);
    let told = way(&mut desk).unwrap();
    assert_eq!((told.exercise, told.real.as_str()), (id.to_string(), "INC-0003"));
    desk.act(real, PostAction::Resolve { text: None }.into());
    assert_eq!(way(&mut desk), None, "it is over");
    desk.declare(Severity::Sev1, false);
    let reason = "it is real".to_owned();
    desk.act(id, JudgeAction::AbortExercise { reason }.into());
    assert_eq!(way(&mut desk), None, "what is broken off gives way to nothing");
}

#[test]
fn only_what_runs_by_a_scenario_has_a_screen_for_its_facilitator() {
    let mut desk = Desk::new();
    let (played, declared) = (stall(&mut desk), desk.declare(Severity::Sev3, true));
    assert!(header(&mut desk.engine, played).unwrap().scenario);
    assert!(!header(&mut desk.engine, declared).unwrap().scenario);
    assert!(exercise(&mut desk.engine, declared).is_err(), "and says so");
}

#[test]
fn an_observation_is_kept_as_its_line_was_read_while_it_was_typed() {
    let mut desk = Desk::new();
    let id = stall(&mut desk);
    let read = |desk: &mut Desk, line: &str| observed(&mut desk.engine, id, line).unwrap();
    let line = "- Nobody looked at the disk (O1, I3)";
    assert_eq!(read(&mut desk, line).as_deref(), Some("gap for O1, I3"));
    assert_eq!(read(&mut desk, "We met O1").as_deref(), Some("to improve for O1"));
    assert_eq!(read(&mut desk, "-"), None, "nothing is said yet");
    let see = |desk: &mut Desk, text: &str| {
        let at_hand = Some("I1".to_owned());
        let see = JudgeAction::Observe {
            kind: None,
            text: text.to_owned(),
            objective: None,
            inject: at_hand,
        };
        desk.act(id, see.into());
        exercise(&mut desk.engine, id).unwrap().observations.pop().unwrap()
    };
    let kept = see(&mut desk, line);
    assert_eq!(kept.text, "Nobody looked at the disk");
    assert_eq!((kept.objective.as_deref(), kept.inject.as_deref()), (Some("O1"), Some("I3")));
    let kept = see(&mut desk, "We met O1");
    assert_eq!((kept.text.as_str(), kept.objective.as_deref()), ("We met O1", Some("O1")));
    assert_eq!(kept.inject.as_deref(), Some("I1"), "what players work on, where it names none");
}
