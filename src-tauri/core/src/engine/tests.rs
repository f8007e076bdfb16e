//! The engine on real files: one write path, nothing derived that the log does not give, messages with their events.

mod changing;
mod clock;
mod copies;
mod cost;
mod damage;
mod delivery;
pub(crate) mod desk;
mod drafts;
mod due;
mod exercises;
mod far;
mod figures;
mod lanes;
mod last_word;
mod news;
mod places;
pub(crate) mod practice;
mod promised;
mod properties;
mod purge;
mod remembered;
mod verify;
mod window;

use desk::Desk;

use crate::engine::{Done, Engine};
use crate::incident::command::{
    Declare, PostAction, RecordAction, StateAction, StepAction, Update,
};
use crate::incident::{Action, Audience, Command, IncidentState};
use crate::screen::{self, Around, ComposeText};
use crate::severity::Severity;
use crate::store::{incidents, outbox};
use crate::update::joined;

#[test]
fn incidents_get_numbers_that_people_can_say_and_are_found_by_them() {
    let mut desk = Desk::new();
    let first = desk.declare(Severity::Sev1, false);
    let second = desk.declare(Severity::Sev2, true);
    assert_eq!(desk.engine.find("INC-0001").unwrap(), first, "as printed");
    assert_eq!(desk.engine.find("2").unwrap(), second, "bare");
    assert_eq!(desk.engine.find("latest").unwrap(), first, "the latest real one, not the exercise");
    assert!(desk.engine.find("INC-0009").is_err(), "there is no ninth");
}

#[test]
fn where_two_laptops_have_a_number_it_is_shown_with_the_laptop_and_a_person_says_which() {
    let mut desk = Desk::new();
    let first = desk.declare(Severity::Sev1, false);
    let (data, copy) = (desk.engine.store().folder().to_owned(), tempfile::tempdir().unwrap());
    for file in std::fs::read_dir(data).unwrap() {
        let file = file.unwrap();
        if file.path().is_file() {
            std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
        }
    }
    let mut other = Engine::open(copy.path(), copy.path(), desk.engine.clock().clone()).unwrap();
    let declare = Declare { title: "Other".into(), ..Desk::declaration(Severity::Sev1, false) };
    let second = other.execute(Command::Declare(declare), None, "Bo").unwrap();
    let asked = other.find("INC-0001").unwrap_err().message;
    let listed = other.incidents().unwrap();
    for one in &listed {
        let name = other.number(one.number, one.device).unwrap();
        assert!(asked.contains(&name), "it names {name}: {asked}");
        assert_eq!(other.find(&name).unwrap(), one.id, "and that finds it");
        assert_eq!(screen::header(&mut other, one.id).unwrap().number, name, "as it is shown");
    }
    assert_eq!(second.incident, listed[0].id.to_string());
    assert!(asked.contains("Queue stuck") && asked.contains("Other"), "in words: {asked}");
    assert!(other.tick().is_ok_and(|done| done == 0), "the copy does not ping");
    assert_eq!(desk.engine.find("INC-0001").unwrap(), first, "here is only one");
    desk.minutes_later(15);
    what_is_told_of_it_names_it(&mut other, &second);
    let sends = desk.opened(copy.path()).unwrap();
    what_is_sent_of_it_names_it(&mut desk, sends, &second);
}

/// Whatever a command answers, what it refuses, advises or rings for: the name in it finds the incident.
fn what_is_told_of_it_names_it(engine: &mut Engine, done: &Done) {
    let (id, name) = (done.incident.parse().unwrap(), &done.number);
    assert_eq!(engine.find(name).unwrap(), id, "as declaring printed it: {name}");
    assert_eq!(engine.name(id).unwrap(), *name, "by its id");
    assert_eq!(screen::postmortem(engine, id).unwrap().number, *name, "as a file is called");
    let library = engine.library().up_to_date().unwrap();
    let used = library.last_use("queue.md").map(|used| used.open.clone()).unwrap_or_default();
    assert!(used.contains(name), "where its runbook is in use: {used:?}");
    let notices = engine.notices().unwrap();
    let rings = notices.iter().find(|n| n.key.starts_with(&done.incident)).unwrap();
    let is_named = rings.number == *name && rings.text.starts_with(&format!("{name}: "));
    assert!(is_named, "what is due: {rings:?}");
    let mut ask = |action: Action| {
        engine.execute(Command::On { incident: id, action }, None, "Bo").map_err(|e| e.message)
    };
    let refused = ask(StateAction::Close.into()).unwrap_err();
    assert!(refused.contains(&format!("holdfast resolve {name}`")), "a refusal: {refused}");
    let note = RecordAction::Note { text: String::new(), happened_at: None };
    let refused = ask(note.into()).unwrap_err();
    assert!(refused.contains(&format!("for {name} ")), "another: {refused}");
    ask(PostAction::PostUpdate(Desk::said_elsewhere("We look into it.")).into()).unwrap();
    let owed = ask(PostAction::Resolve { text: None }.into()).unwrap().remarks.join(" ");
    assert!(owed.contains(&format!("holdfast update {name} ")), "what is owed: {owed}");
    let mark = format!("[{name}]");
    for state in [None, Some(IncidentState::Resolved)] {
        let asked = ComposeText { state, ..ComposeText::fresh(Audience::Internal) };
        let view = screen::preview(engine, &Around::default(), id, &asked).unwrap();
        let text = joined(&view.text);
        assert!(text.starts_with(&mark), "a draft: {text}");
    }
    let head = screen::postmortem(engine, id).unwrap().markdown;
    assert!(head.contains(&format!("| Incident | {name} |")), "the head of a draft: {head}");
}

/// A ping, and a message of a person, of an incident whose number another laptop gave too.
fn what_is_sent_of_it_names_it(desk: &mut Desk, mut engine: Engine, done: &Done) {
    let (id, name) = (done.incident.parse().unwrap(), &done.number);
    let act = |engine: &mut Engine, action: Action| {
        engine.execute(Command::On { incident: id, action }, None, "Bo").unwrap();
    };
    act(&mut engine, StateAction::Reopen { reason: None }.into());
    desk.minutes_later(15);
    engine.tick().unwrap();
    let said = Update { elsewhere: false, ..Desk::said_elsewhere("We look into it.") };
    act(&mut engine, PostAction::PostUpdate(said).into());
    let sent = outbox::of_incident(engine.store().read(), id).unwrap();
    let [ping, update] = sent.as_slice() else { panic!("a ping and a text: {sent:?}") };
    assert!(ping.text.starts_with(&format!("[{name}]")), "the ping: {}", ping.text);
    let field = format!("\"incident\":\"{name}\"");
    assert!(update.payload.contains(&field), "the message: {}", update.payload);
}

#[test]
fn a_secret_is_masked_before_it_is_recorded_and_the_person_is_told() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let secret = "xoxb-123456789012-abcdefghijklmnop";
    let note = Action::Record(RecordAction::Note {
        text: format!("token {secret} in the log"),
        happened_at: None,
    });
    let done = desk.act(id, note);
    assert!(done.remarks.iter().any(|r| r.contains("masked")), "they see it was masked");
    let data = desk.bytes();
    assert!(
        !data.windows(secret.len()).any(|w| w == secret.as_bytes()),
        "it is nowhere in the data folder"
    );
}

#[test]
fn another_process_sees_what_this_one_wrote() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let mut other = desk.again();
    assert_eq!(other.changes().unwrap(), None, "nothing changed since it opened");
    desk.act(id, Action::Record(RecordAction::Note { text: "seen?".into(), happened_at: None }));
    let changed = other.changes().unwrap().expect("a commit of another process is noticed");
    assert_eq!(changed.incidents, [id.to_string()], "and which incident it was");
    assert_eq!(
        other.incident(id).unwrap().entries,
        desk.engine.incident(id).unwrap().entries,
        "both fold the same"
    );
}

#[test]
fn a_refused_command_leaves_no_trace() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let before = desk.engine.rows(id).unwrap().len();
    let action = Action::Record(RecordAction::Note { text: String::new(), happened_at: None });
    let command = Command::On { incident: id, action };
    assert!(desk.engine.execute(command, None, "Dana").is_err(), "an empty note is refused");
    assert_eq!(desk.engine.rows(id).unwrap().len(), before, "nothing was recorded");
}

#[test]
fn after_a_hard_end_everything_that_was_recorded_is_there() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Step(StepAction::finish("1")));
    let shown = desk.engine.incident(id).unwrap().clone();
    let mut again = desk.again();
    assert_eq!(*again.incident(id).unwrap(), shown, "the state comes back from the disk alone");
    assert_eq!(incidents::list(again.store().read()).unwrap().len(), 1, "and the list");
}
