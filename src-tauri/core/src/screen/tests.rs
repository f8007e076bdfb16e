//! What each screen protects, on a real engine with a clock by hand.

mod afterwards;
mod found;
mod story;

use super::*;
use crate::engine::setup::SecretFact;
use crate::engine::tests::desk::Desk;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, RecordAction, StateAction, StepAction};
use crate::incident::{Audience, Command, IncidentState, Part};
use crate::severity::Severity;
use crate::update::{TextPiece, joined};

fn around() -> Around {
    Around { actor: "Dana".into(), ..Around::default() }
}

fn note(desk: &mut Desk, id: IncidentId, text: &str) {
    desk.act(id, RecordAction::Note { text: text.into(), happened_at: None }.into());
}

fn skip(desk: &mut Desk, id: IncidentId, reason: &str) {
    desk.act(id, StepAction::SkipStep { step: "1".into(), reason: reason.into() }.into());
}

#[test]
fn home_shows_the_earliest_promise_first_and_ended_incidents_apart() {
    let mut desk = Desk::new();
    let slow = desk.declare(Severity::Sev3, false);
    let fast = desk.declare(Severity::Sev1, false);
    let over = desk.declare(Severity::Sev2, false);
    desk.minutes_later(5);
    desk.act(over, PostAction::Resolve { text: None }.into());
    let view = home(&mut desk.engine, &around()).unwrap();
    let ids: Vec<&str> = view.open.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(
        ids,
        [fast.to_string(), slow.to_string()],
        "who is owed an update sooner comes first"
    );
    let [ended] = view.recent.as_slice() else { panic!("{:?}", view.recent) };
    assert_eq!((ended.state, ended.lasted.ms), (IncidentState::Resolved, 300_000));
    assert_eq!(view.next_number, "INC-0004");
    assert_eq!(view.first_run, None, "whoever has an incident is asked nothing");
}

#[test]
fn a_step_is_awaited_on_the_screen_where_its_due_time_counts() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let step = || "1".to_owned();
    let due = StepAction::SetStepDue { step: step(), due: "20m".into(), at: None };
    let (start, skip) = (
        StepAction::StartStep { step: step(), reason: None },
        StepAction::SkipStep { step: step(), reason: "done elsewhere".into() },
    );
    let said = [due, start, skip, StepAction::undo(step())];
    for (action, is_awaited) in said.into_iter().zip([true, true, false, true]) {
        desk.act(id, action.into());
        let seen = incident(&mut desk.engine, &around(), id).unwrap();
        let first = &seen.runbooks[0].phases[0].steps[0];
        assert_eq!(first.awaited, is_awaited, "{:?}", first.status);
        let awaited = desk.engine.incident(id).unwrap().awaited();
        assert_eq!(awaited.len() == 1, is_awaited, "the rule is the notice's");
        assert!(first.due_at.is_some(), "it can still be taken away");
    }
}

#[test]
fn the_first_run_stays_until_each_of_its_steps_was_seen_to() {
    let mut desk = Desk::new();
    let first_run = |desk: &mut Desk| home(&mut desk.engine, &around()).unwrap().first_run;
    let asked = first_run(&mut desk).expect("nothing was said yet");
    assert!(!asked.name && asked.workspace && asked.channel, "the workspace is the team's own");
    desk.engine.set_setting("first_run", Some("done")).unwrap();
    assert_eq!(first_run(&mut desk), None, "it was put off");
}

#[test]
fn a_window_of_the_timeline_is_its_end_and_a_part_is_counted_alone() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    (1..=5).for_each(|n| note(&mut desk, id, &format!("note {n}")));
    skip(&mut desk, id, "it runs");
    let view = timeline(&mut desk.engine, id, None, None, 2).unwrap();
    let texts: Vec<&str> = view.entries.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(texts, ["note 5", "Step 1 skipped: Check the queue"], "the last two");
    assert_eq!(view.first + 2, view.total, "where the window stands");
    let [.., skipped] = view.entries.as_slice() else { panic!("two") };
    assert_eq!(skipped.below.as_deref(), Some("it runs"), "the reason stands below");
    let steps = timeline(&mut desk.engine, id, Some(Part::Steps), Some(0), 9).unwrap();
    assert_eq!((steps.total, steps.entries.len()), (1, 1), "nothing else is a step");
}

#[test]
fn whoever_the_log_names_is_offered_once_after_who_acts() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    for owner in ["Quentin", "Dana"] {
        desk.act(id, RecordAction::OwnPostmortem { owner: Some(owner.into()) }.into());
    }
    let view = incident(&mut desk.engine, &around(), id).unwrap();
    assert_eq!(view.people, ["Dana", "Quentin"], "he has no role, and did nothing yet");
}

#[test]
fn a_post_is_told_by_where_it_went_and_a_decision_says_that_it_is_one() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "We are looking.");
    for text in ["fail over", "Decision: wait"] {
        desk.act(id, RecordAction::Decide { text: text.into(), happened_at: None }.into());
    }
    let view = timeline(&mut desk.engine, id, None, None, 3).unwrap();
    let said: Vec<_> = view
        .entries
        .iter()
        .map(|r| (r.text.as_str(), r.below.as_deref(), r.mark.as_str()))
        .collect();
    let wanted = [
        ("Update to incidents", Some("We are looking."), "▲"),
        ("Decision: fail over", None, "◆"),
        ("Decision: wait", None, "◆"),
    ];
    assert_eq!(said, wanted);
}

#[test]
fn the_composer_offers_what_happened_since_the_last_text_of_any_audience() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    note(&mut desk, id, "before");
    desk.minutes_later(1);
    desk.update(id, "We are looking.");
    desk.minutes_later(1);
    note(&mut desk, id, "the disk is full");
    let blank = RecordAction::FillBlank { name: "db".into(), value: "db-7".into() };
    desk.act(id, blank.into());
    let view = compose(&mut desk.engine, &around(), id).unwrap();
    let facts: Vec<&str> = view.since.iter().map(|f| f.text.as_str()).collect();
    assert_eq!(facts, ["the disk is full"], "what was told is not offered again, nor is a blank");
    assert_eq!(view.update_number, 2);
    let columns: Vec<_> = view.audiences.iter().map(|a| (a.audience, &a.channels[..])).collect();
    assert_eq!(columns.len(), 2, "both audiences have a channel");
    assert_eq!(columns[0], (Audience::Internal, &["incidents".to_owned()][..]));
    let asked = ComposeText::fresh(Audience::Internal);
    let text = joined(&preview(&mut desk.engine, &around(), id, &asked).unwrap().text);
    assert!(text.contains("the disk is full"), "{text}");
}

#[test]
fn the_facts_begin_with_what_changed_and_ticks_stand_in_one_row() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev2, false);
    desk.update(id, "We are looking.");
    let (severity, reason) = (Severity::Sev1, None);
    desk.act(id, StateAction::SetSeverity { severity, reason }.into());
    ["1", "2"].into_iter().for_each(|step| drop(desk.act(id, StepAction::finish(step).into())));
    note(&mut desk, id, "errors fall");
    let mut offered = || -> Vec<(String, usize)> {
        let view = compose(&mut desk.engine, &around(), id).unwrap();
        view.since.into_iter().map(|f| (f.change.unwrap_or(f.text), f.parts.len())).collect()
    };
    let wanted = [("SEV 2 → SEV 1", 0), ("errors fall", 0), ("2 steps done: 1, 2", 2)];
    assert_eq!(offered(), wanted.map(|(text, parts)| (text.to_owned(), parts)));
    desk.act(id, StepAction::undo("2").into());
    let view = compose(&mut desk.engine, &around(), id).unwrap();
    assert!(view.since.iter().all(|fact| fact.parts.is_empty()), "one tick stands for itself");
    let asked = ComposeText::typed(Audience::Internal, "We go on.");
    let seen = preview(&mut desk.engine, &around(), id, &asked).unwrap();
    assert!(seen.changed.is_some_and(|why| why.starts_with("SEV 2 → SEV 1 at ")));
    let missing = seen.findings.iter().find_map(|finding| finding.fact.clone());
    assert_eq!(missing, Some(view.since[0].id.clone()), "the check names the fact");
}

#[test]
fn a_broken_settings_file_is_named_where_an_update_is_written() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    assert_eq!(compose(&mut desk.engine, &around(), id).unwrap().settings_problem, None);
    desk.write("holdfast.toml", "[[channel]\n");
    let mut engine = desk.again();
    let problem = compose(&mut engine, &around(), id).unwrap().settings_problem.unwrap();
    assert!(problem.contains("holdfast.toml, line 1"), "which file, and where: {problem}");
}

#[test]
fn a_preview_stops_a_secret_and_shows_each_channel_of_the_audience_alone() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let draft = |audience, text: &str| ComposeText {
        next_minutes: Some(20),
        ..ComposeText::typed(audience, text)
    };
    let secret = draft(Audience::Internal, "xoxb-123456789012-abcdefghijklmnop is in the log");
    let view = preview(&mut desk.engine, &around(), id, &secret).unwrap();
    assert!(view.findings.iter().any(|f| f.stop), "{:?}", view.findings);
    let [channel] = view.channels.as_slice() else { panic!("{:?}", view.channels) };
    assert_eq!(channel.name, "incidents", "no channel of customers, and none of exercises");
    assert!(
        !channel.body.contains("xoxb-1234"),
        "it is masked as it would be sent: {}",
        channel.body
    );
    assert_eq!(view.next_update_at, Some(desk.engine.clock().now().plus_minutes(20)));
    let external = draft(Audience::External, "We are looking.");
    let view = preview(&mut desk.engine, &around(), id, &external).unwrap();
    assert_eq!(view.channels[0].name, "status");
}

/// Keys in the composer: what is typed stays, whatever state and time are picked before and after it.
#[test]
fn what_is_typed_in_the_composer_stays_while_state_and_time_are_picked() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let mut look =
        |asked: &ComposeText| preview(&mut desk.engine, &around(), id, asked).unwrap().text;
    for audience in Audience::ALL {
        let fresh = ComposeText::fresh(audience);
        let mut text = look(&fresh);
        let blank = text.iter_mut().find(|piece| piece.text.starts_with('{')).unwrap();
        *blank = TextPiece::words("cards are refused; we are Investigating");
        let first = ComposeText { written: Some(text.clone()), ..fresh.clone() };
        assert_eq!(look(&first), text, "a look changes nothing");
        let state = Some(IncidentState::Monitoring);
        let chosen =
            ComposeText { state, next_minutes: Some(45), written: Some(text.clone()), ..fresh };
        let then = look(&chosen);
        let says = joined(&then);
        assert!(says.contains("cards are refused; we are Investigating"), "{says}");
        assert!(says.contains("00:45 UTC"), "{says}");
        assert_eq!(look(&ComposeText { written: Some(then), ..first }), text, "and back");
    }
}

#[test]
fn channels_of_exercises_and_of_real_incidents_are_never_shown_together() {
    let mut desk = Desk::new();
    let real = desk.declare(Severity::Sev1, false);
    let drill = desk.declare(Severity::Sev1, true);
    let mut names = |incident| -> Vec<String> {
        let found = channels(&mut desk.engine, &around(), incident).unwrap();
        found.into_iter().map(|c| c.name).collect()
    };
    assert_eq!(names(Some(real)), ["incidents", "status"]);
    assert_eq!(names(Some(drill)), ["drill"]);
    assert_eq!(names(None), ["incidents", "status", "drill"], "the settings show all");
}

#[test]
fn a_channel_whose_secret_cannot_be_read_says_so_and_is_not_ready() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let channel = desk.engine.config().channel("incidents").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    let problem = Some("The keychain is locked.".to_owned());
    let fact = SecretFact { stands_in: true, address: None, problem: problem.clone() };
    let secrets = [("incidents".to_owned(), fact)].into();
    let around = Around { secrets, ..around() };
    let found = channels(&mut desk.engine, &around, Some(id)).unwrap();
    assert_eq!((found[0].state, &found[0].problem), (ChannelState::NoSecret, &problem));
    assert_ne!(found[1].state, ChannelState::Ready, "nobody confirmed the other one here");
}

#[test]
fn settings_show_what_was_chosen_and_a_keychain_that_does_not_work() {
    let mut desk = Desk::new();
    let locked = Some("The keychain is locked.".to_owned());
    let fact = |stands_in| SecretFact { stands_in, address: None, problem: locked.clone() };
    let with =
        |stands_in| Around { secrets: [("a".to_owned(), fact(stands_in))].into(), ..around() };
    let view = settings(&mut desk.engine, &with(false)).unwrap();
    assert_eq!((view.theme, view.keep_awake), (Theme::System, true), "before anything was chosen");
    assert_eq!(view.keychain_problem, locked);
    let view = settings(&mut desk.engine, &with(true)).unwrap();
    assert_eq!(view.keychain_problem, None, "a variable stands in for the keychain");
    for theme in [Theme::Dark, Theme::Light, Theme::System] {
        desk.engine.set_setting("theme", Some(theme.word())).unwrap();
        assert_eq!(Theme::chosen(&desk.engine).unwrap(), theme);
    }
}

#[test]
fn a_post_mortem_is_drafted_with_the_number_that_people_say() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, StateAction::Decline { reason: "drill".into() }.into());
    let draft = postmortem(&mut desk.engine, id).unwrap();
    assert_eq!(draft.number, "INC-0001");
    assert!(draft.markdown.contains("| Incident | INC-0001 |"), "{}", draft.markdown);
}

#[test]
fn what_needs_the_commander_is_in_one_order_and_others_appear_only_when_it_is_grave() {
    let mut desk = Desk::new();
    let slow = desk.declare(Severity::Sev3, false);
    let fast = desk.declare(Severity::Sev1, false);
    desk.minutes_later(30);
    let heads = |desk: &mut Desk, here| -> Vec<(String, String)> {
        let needs = needs(&mut desk.engine, here).unwrap();
        needs.list.into_iter().map(|n| (n.number.unwrap_or_default(), n.head)).collect()
    };
    let ranks = |needs: &Needs| needs.list.iter().map(|n| n.rank).collect::<Vec<_>>();
    let seen = needs(&mut desk.engine, Some(slow)).unwrap();
    assert!(ranks(&seen).is_sorted(), "{:?}", ranks(&seen));
    let of_fast = |need: &&Need| need.incident == Some(fast.to_string());
    for need in seen.list.iter().filter(of_fast) {
        assert!(need.rank.is_for_all(), "{need:?}");
        assert_eq!(need.answers.iter().map(|a| a.deed).collect::<Vec<_>>(), [Deed::GoThere]);
        assert!(need.text.starts_with("Queue stuck, SEV 1: "), "it says which: {}", need.text);
        assert_eq!(need.answers[0].key.as_deref(), Some("Alt+2"));
    }
    assert!(heads(&mut desk, Some(slow)).contains(&("INC-0001".into(), "30 min".into())));
    for here in [Some(fast), None] {
        let heads = heads(&mut desk, here);
        assert!(heads.contains(&("INC-0001".into(), "Overdue".into())), "{heads:?}");
        assert!(!heads.iter().any(|(_, head)| head == "30 min"), "{heads:?}");
    }

    let first = seen.list.iter().find(|n| n.rank == Rank::First).unwrap();
    desk.engine.put_away(&first.key).unwrap();
    assert!(!heads(&mut desk, Some(slow)).iter().any(|(_, head)| head == "30 min"), "put away");
    let late = needs(&mut desk.engine, Some(fast)).unwrap().list.remove(0);
    assert_eq!(late.rank, Rank::Overdue);
    desk.engine.put_away(&late.key).unwrap();
    let still = needs(&mut desk.engine, Some(fast)).unwrap().list.remove(0);
    assert_eq!(still.key, late.key, "what is overdue stays until it is said");
}

#[test]
fn the_clock_of_a_row_says_what_happens_at_zero_and_turns_by_itself() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let faces = header(&mut desk.engine, id).unwrap().clock.faces;
    let said: Vec<_> = faces.iter().map(|f| (f.face, f.urgency, f.small.as_str())).collect();
    let nothing = Face::NothingSends;
    let wanted = [
        (nothing, Urgency::Calm, "to 00:15 UTC · responders"),
        (nothing, Urgency::Soon, "to 00:15 UTC · responders"),
        (nothing, Urgency::Late, "overdue, promised 00:15 UTC · responders"),
    ];
    assert_eq!(said, wanted, "no process sends in this test");
    assert!(faces[0].second.starts_with("nothing sends: "), "{}", faces[0].second);
    assert!(faces.iter().all(|f| f.until == faces[2].until && f.large.is_empty()));
}

#[test]
fn what_could_not_be_recorded_is_said_until_something_is() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let write = |desk: &mut Desk| {
        let note = RecordAction::Note { text: "the disk is full".into(), happened_at: None };
        let command = Command::On { incident: id, action: note.into() };
        desk.engine.execute(command, None, "Dana").is_ok()
    };
    let first = |desk: &mut Desk| {
        needs(&mut desk.engine, Some(id)).unwrap().list.into_iter().next().map(|n| n.rank)
    };
    let stop = |desk: &Desk, on: &str| {
        let pragma = format!("PRAGMA query_only = {on}");
        desk.engine.store().read().execute_batch(&pragma).unwrap();
    };
    stop(&desk, "ON");
    assert!(!write(&mut desk));
    assert_eq!(first(&mut desk), Some(Rank::NothingRecorded));
    stop(&desk, "OFF");
    assert!(write(&mut desk));
    assert_ne!(first(&mut desk), Some(Rank::NothingRecorded), "it is no longer true");
}

/// What a page says of itself is recognised by the rules of the core, whatever form it has.
#[test]
fn the_reader_is_told_the_own_row_of_a_table_and_what_is_to_be_seen() {
    let own = |severity: &str, first: &str| {
        let page = format!(
            "---\nseverity: {severity}\n---\n# T\n\n## Severity levels\n\n| Severity | Response |\n|---|---|\n| {first} | at once |\n| low | later |\n"
        );
        let read = ReaderRunbook::of(&crate::runbook::parse(&page, ""));
        (read.pinned[0].own, read.severity_words)
    };
    assert_eq!(own("sev1", "SEV-1"), (Some(0), None));
    assert_eq!(own("P1", "**P1** (critical)"), (Some(0), Some("P1".to_owned())));
    assert_eq!(own("sev1", "Critical").0, Some(0), "by its word");
    assert_eq!(own("sev1", "SEV10").0, None);
    assert_eq!(own("sev4", "SEV1").0, Some(1));
    let page = "# T\n\n1. Look at it:\n\n   ```sh\n   df -h\n   ```\n\n   Expected output: less than 90 %.\n\n   Go on.\n";
    let read = ReaderRunbook::of(&crate::runbook::parse(page, ""));
    assert_eq!(read.results, ["Expected output: less than 90 %."]);
}
