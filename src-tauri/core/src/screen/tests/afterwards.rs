//! The screens of what comes after an incident: what is written of it, and what was learned.

use chrono::Duration;
use std::fs;

use super::*;
use crate::engine::Engine;
use crate::incident::KeyTime;
use crate::incident::command::{ChangeAction, ItemAction, NewItem};
use crate::incident::event::{ActionItem, Outcome};
use crate::postmortem::Profile;
use crate::postmortem::wording::{Named, WordList};

/// An incident of forty minutes in which Kim Larsen was told of by name.
fn over(desk: &mut Desk) -> IncidentId {
    let id = desk.declare(Severity::Sev1, false);
    let role = RecordAction::AssignRole { role: "operations".into(), person: "Kim Larsen".into() };
    desk.act(id, role.into());
    desk.minutes_later(10);
    note(desk, id, "Summary: Kim Larsen freed the disk of db-7.prod.example.org");
    desk.minutes_later(30);
    desk.act(id, PostAction::Resolve { text: None }.into());
    id
}

#[test]
fn a_masked_copy_shows_what_stands_instead_and_nothing_of_what_is_masked() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let view = masked_view(&mut desk.engine, id, Profile::Company).unwrap();
    assert_eq!(view.profile, Profile::Company);
    let masked: Vec<_> = view.masks.iter().filter(|mask| mask.text.contains("Larsen")).collect();
    assert!(!masked.is_empty() && masked.iter().all(|mask| !mask.kept), "{:?}", view.masks);
    assert!(!view.mark.is_empty() && !view.summary.is_empty(), "its readers are told");
    let blocks = serde_json::to_string(&view.blocks).unwrap();
    assert!(!blocks.contains("Larsen"), "not even in a comment of the draft: {blocks}");
    let instead = &masked[0].instead;
    assert!(blocks.contains(instead.as_str()), "{instead}");
}

#[test]
fn a_time_that_cannot_be_true_is_marked_in_the_form_and_stays_in_its_place() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    for (which, time) in [(KeyTime::ImpactStarted, "00:30Z"), (KeyTime::Mitigated, "00:20Z")] {
        let (time, reason) = (time.into(), None);
        desk.act(id, RecordAction::SetKeyTime { which, time, reason, to: None }.into());
    }
    let view = key_times_view(&mut desk.engine, id).unwrap();
    let chart = chart_view(&mut desk.engine, id).unwrap();
    assert_eq!(view.times, chart.times, "one list, under the chart and in the terminal");
    assert_eq!(view.incident, "INC-0001");
    let order: Vec<KeyTime> = view.times.iter().map(|time| time.fact.which).collect();
    assert_eq!(order, KeyTime::ALL, "each is there, also one that nobody knows");
    let invalid: Vec<KeyTime> =
        view.times.iter().filter(|time| time.is_invalid()).map(|time| time.fact.which).collect();
    assert_eq!(invalid, [KeyTime::Mitigated], "contained before it began");
    assert!(view.times.iter().all(|time| !time.words.contains('*')), "words, and no Markdown");
    assert!(chart.drawing.is_some() && chart.narrow.is_some(), "in both widths");
}

#[test]
fn the_notes_of_a_draft_count_each_word_to_the_section_in_which_it_stands() {
    let text = "# INC-0001\n\n## Summary\n\nKim should have looked.\n\n## Impact\n\n[[TODO: who was hit?]]\n";
    let people = [Named { name: "Kim".into(), role: "the operations".into() }];
    let list = WordList::shipped();
    let problems = vec!["words.txt, line 3: no pattern".to_owned()];
    let notes = draft_notes(text, (&list, problems.clone()), &people, false);
    let sections: Vec<_> = notes
        .sections
        .iter()
        .map(|section| (section.title.as_str(), section.questions, section.wordings))
        .collect();
    let found = u32::try_from(notes.wordings.len()).unwrap();
    assert!(found > 0, "a person and a wish are asked about");
    assert_eq!(sections, [("Summary", 0, found), ("Impact", 1, 0)]);
    assert_eq!((notes.questions, notes.open[0].line), (1, 9), "the cursor is led there");
    assert_eq!(notes.problems, problems, "a mistake in the team's list is not swallowed");
    assert_eq!(notes.blocks, None, "nothing is drawn that nobody looks at");
    let read = draft_notes(text, (&list, vec![]), &people, true);
    assert!(read.blocks.is_some_and(|blocks| !blocks.is_empty()), "the draft as it reads");
}

#[test]
fn a_spreadsheet_has_a_row_for_each_entry_and_runs_none_of_them() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    note(&mut desk, id, "=HYPERLINK(\"x\")");
    note(&mut desk, id, "two\nlines, and \"quotes\"");
    let csv = timeline_csv(&mut desk.engine, id).unwrap();
    assert!(csv.starts_with("seq,occurred_at,recorded_at,kind,actor,text"), "{csv}");
    let rows = desk.engine.rows(id).unwrap();
    for row in &rows {
        let begin = format!("\n{},", row.seq);
        assert_eq!(csv.matches(&begin).count(), 1, "entry {} has one row: {csv}", row.seq);
    }
    assert!(!csv.contains(",=HYPERLINK") && !csv.contains(",\"=HYPERLINK"), "{csv}");
    assert!(csv.contains("\"two\nlines, and \"\"quotes\"\"\""), "{csv}");
}

fn add(desk: &mut Desk, id: IncidentId, fix: &str, due: Option<String>) {
    let item = ActionItem { fix: fix.into(), due, ..ActionItem::default() };
    desk.act(id, ItemAction::AddAction(NewItem { item, happened_at: None }).into());
}

#[test]
fn the_board_has_what_is_late_first_and_what_is_over_apart() {
    let mut desk = Desk::new();
    let (first, second) = (over(&mut desk), desk.declare(Severity::Sev2, true));
    let day = |days: i64| (Desk::START.utc().date_naive() + Duration::days(days)).to_string();
    add(&mut desk, first, "Some day", None);
    add(&mut desk, first, "Alert on the disk", Some(day(30)));
    add(&mut desk, second, "Rotate the logs", Some(day(3)));
    add(&mut desk, second, "Not needed", Some(day(1)));
    let settle = ItemAction::SettleAction {
        item: "A2".into(),
        outcome: Outcome::Rejected,
        reason: Some("the volume grows by itself".into()),
    };
    desk.act(second, settle.into());
    desk.minutes_later(10 * 24 * 60);
    let view = actions(&mut desk.engine, None).unwrap();
    let fixes = |rows: &[ActionRow]| -> Vec<String> {
        rows.iter().map(|row| row.item.fix.clone()).collect()
    };
    assert_eq!(fixes(&view.open), ["Rotate the logs", "Alert on the disk", "Some day"]);
    assert_eq!((view.overdue, fixes(&view.settled)), (1, vec!["Not needed".to_owned()]));
    assert!(view.open[0].exercise && !view.open[1].exercise, "an exercise's is told apart");
    let settled = view.settled[0].settled.as_ref().unwrap();
    assert_eq!(settled.reason.as_deref(), Some("the volume grows by itself"));
    assert!(!view.csv.contains("Not needed"), "a tracker gets what is open: {}", view.csv);
    let own = actions(&mut desk.engine, Some(first)).unwrap();
    assert_eq!(fixes(&own.open), ["Alert on the disk", "Some day"], "those of one incident");
}

/// Adds a step to the checklist of an incident, which is proposed for its runbook.
fn add_step(desk: &mut Desk, id: IncidentId) {
    let (after, text) = (Some("1".into()), "Look at the consumers".into());
    let add = ChangeAction::AddStep { runbook: 1, after, text, commands: vec![] };
    desk.act(id, add.into());
}

fn proposed(engine: &mut Engine, id: IncidentId) -> BookLessons {
    let mut view = lessons(&engine.lessons(id).unwrap());
    assert_eq!(view.number, "INC-0001");
    view.books.remove(0)
}

#[test]
fn what_was_learned_is_shown_as_it_would_stand_in_the_file_and_stays_when_the_file_is_gone() {
    let mut desk = Desk::new();
    let file = desk.engine.workspace().join("runbooks").join("queue.md");
    fs::create_dir(file.parent().unwrap()).unwrap();
    fs::write(&file, "# Queue\n\n## Steps\n1. Check the queue\n2. Restart\n").unwrap();
    let mut declare = Desk::declaration(Severity::Sev1, false);
    declare.attached.clear();
    declare.runbooks = vec!["runbooks/queue.md".into()];
    let done = desk.engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    let id = done.incident.parse().unwrap();
    add_step(&mut desk, id);

    let book = proposed(&mut desk.engine, id);
    assert_eq!((book.changed_since, &book.problem), (false, &None));
    let [lesson] = book.lessons.as_slice() else { panic!("{:?}", book.lessons) };
    assert_eq!((lesson.standing, lesson.hunks.len()), (LessonStanding::Open, 1));
    assert!(!lesson.evidence.is_empty(), "and what speaks for it");

    fs::write(&file, "# Queue\n\n## Steps\n1. Check the queue\n2. Look at the consumers\n")
        .unwrap();
    let book = proposed(&mut desk.engine, id);
    assert!(book.changed_since, "somebody has edited the file meanwhile");
    assert_eq!(book.lessons[0].standing, LessonStanding::There, "nothing is written twice");

    fs::remove_file(&file).unwrap();
    let book = proposed(&mut desk.engine, id);
    assert!(book.problem.is_some_and(|why| why.contains("queue.md")), "the file is named");
    assert_eq!(book.lessons.len(), 1, "what was learned is not lost with it");
}
