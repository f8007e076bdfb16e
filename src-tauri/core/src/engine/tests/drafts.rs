//! Drafts that people write: every version is kept, the second writer is asked, and words that were purged are in none.

use super::desk::Desk;
use crate::engine::{DraftText, EngineCode};
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, RecordAction, StateAction};
use crate::incident::{Action, ReviewState};
use crate::postmortem::Template;
use crate::postmortem::document::{DraftChange, DraftLine};
use crate::screen;
use crate::severity::Severity;
use crate::store::log;

fn over(desk: &mut Desk) -> IncidentId {
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    id
}

fn draft(text: &str, base: Option<i64>, session: &str) -> DraftText {
    DraftText { text: text.to_owned(), base, session: Some(session.to_owned()) }
}

/// What the editor shows, with a line of its own in the summary.
fn edited(desk: &mut Desk, id: IncidentId, words: &str) -> String {
    let view = screen::draft_view(&mut desk.engine, id).unwrap();
    view.text.replacen("## Impact", &format!("{words}\n\n## Impact"), 1)
}

#[test]
fn the_second_of_two_writers_is_asked_and_nothing_is_lost() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let (mine, theirs) = (edited(&mut desk, id, "mine"), edited(&mut desk, id, "theirs"));
    let mut other = desk.again();
    let first = other.keep_draft(id, &draft(&theirs, None, "b"), "Kim").unwrap();
    let refused = desk.engine.keep_draft(id, &draft(&mine, None, "a"), "Dana").unwrap_err();
    assert_eq!(refused.code, EngineCode::Stale);
    assert!(refused.message.contains("by Kim"), "{}", refused.message);
    let kept = desk.engine.keep_draft(id, &draft(&mine, Some(first.n), "a"), "Dana").unwrap();
    assert_eq!(kept.n, 2);
    let history = screen::draft_history(&mut desk.engine, id, None).unwrap();
    let by: Vec<&str> = history.versions.iter().map(|v| v.by.as_str()).collect();
    assert_eq!(by, ["Dana", "Kim"], "both are kept");
    let lines: Vec<&str> = history.changes.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.contains(&"mine") && lines.contains(&"theirs"), "{lines:?}");
    let before = screen::draft_of_version(&mut desk.engine, id, 1).unwrap();
    assert!(before.contains("theirs") && before.contains("| Incident |"), "whole again: {before}");
}

#[test]
fn a_session_that_goes_on_has_one_version_for_a_while() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let mut base = None;
    for (minutes, words) in [(0, "one"), (1, "two"), (1, "three"), (20, "four")] {
        desk.minutes_later(minutes);
        let text = edited(&mut desk, id, words);
        base = Some(desk.engine.keep_draft(id, &draft(&text, base, "a"), "Dana").unwrap().n);
    }
    let same = desk.engine.draft_text(id, 4).unwrap();
    let again = desk.engine.keep_draft(id, &draft(&same, base, "a"), "Dana").unwrap();
    assert_eq!(Some(again.n), base, "the same text is no version");
    let numbers: Vec<i64> =
        desk.engine.draft_versions(id).unwrap().iter().map(|version| version.n).collect();
    assert_eq!(numbers, [4, 3], "a number is never given twice");
    assert!(desk.engine.draft_text(id, 3).unwrap().contains("three"));
}

fn kept(desk: &mut Desk, id: IncidentId, words: &str, draft_by: (Option<&str>, &str)) -> i64 {
    let base = desk.engine.latest_draft(id).unwrap().map(|version| version.n);
    let (session, actor) = draft_by;
    let text =
        DraftText { text: edited(desk, id, words), base, session: session.map(str::to_owned) };
    desk.engine.keep_draft(id, &text, actor).unwrap().n
}

/// The versions in which these words stand, the latest first.
fn versions_with(desk: &Desk, id: IncidentId, words: &str) -> Vec<i64> {
    let versions = desk.engine.draft_versions(id).unwrap().into_iter().map(|version| version.n);
    versions.filter(|n| desk.engine.draft_text(id, *n).unwrap().contains(words)).collect()
}

#[test]
fn a_text_that_was_kept_on_purpose_stays_among_the_versions() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let first = kept(&mut desk, id, "typed by Dana", (Some("a"), "Dana"));
    // The same text once more, on purpose: the version is the same, and is not replaced any more.
    let same = DraftText {
        text: desk.engine.draft_text(id, first).unwrap(),
        base: Some(first),
        session: None,
    };
    assert_eq!(desk.engine.keep_draft(id, &same, "Dana").unwrap().n, first);
    let plain =
        screen::draft_view(&mut desk.engine, id).unwrap().text.replace("typed by Dana\n\n", "");
    let of = |text: &str, base, session: Option<&str>| DraftText {
        text: text.to_owned(),
        base: Some(base),
        session: session.map(str::to_owned),
    };
    let theirs = desk.engine.keep_draft(id, &of(&plain, first, Some("a")), "Dana").unwrap().n;
    let again = plain.replacen("## Impact", "more\n\n## Impact", 1);
    desk.engine.keep_draft(id, &of(&again, theirs, Some("a")), "Dana").unwrap();
    assert_eq!(versions_with(&desk, id, "typed by Dana"), [first]);
    let numbers: Vec<i64> = desk.engine.draft_versions(id).unwrap().iter().map(|v| v.n).collect();
    assert_eq!(numbers, [3, 1], "an autosave replaced the autosave before it");
}

#[test]
fn nobody_replaces_the_version_of_another_person_or_a_file() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    kept(&mut desk, id, "words of Dana", (Some("a"), "Dana"));
    kept(&mut desk, id, "words of Kim", (Some("a"), "Kim"));
    for (person, words) in [("Kim", "first file"), ("Dana", "second file")] {
        let file = edited(&mut desk, id, words);
        screen::take_draft(&mut desk.engine, id, &file, person).unwrap();
    }
    kept(&mut desk, id, "words after them", (Some("a"), "Kim"));
    let numbers: Vec<i64> = desk.engine.draft_versions(id).unwrap().iter().map(|v| v.n).collect();
    assert_eq!(numbers, [5, 4, 3, 2, 1]);
}

fn reviewed(desk: &mut Desk, id: IncidentId, review: ReviewState) {
    desk.act(id, Action::State(StateAction::SetReview { review, open: 0, because: None }));
}

#[test]
fn a_closed_post_mortem_keeps_its_text_until_it_is_moved_back() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let first = kept(&mut desk, id, "before", (Some("a"), "Dana"));
    reviewed(&mut desk, id, ReviewState::Closed);
    let text = edited(&mut desk, id, "after");
    let late = draft(&text, Some(first), "a");
    let refused = desk.engine.keep_draft(id, &late, "Dana").unwrap_err();
    assert_eq!(refused.code, EngineCode::Refused);
    assert!(refused.message.contains("--state reviewed"), "the way on: {}", refused.message);
    assert!(screen::take_draft(&mut desk.engine, id, &text, "Dana").is_err(), "nor by a file");
    let same = desk.engine.draft_text(id, first).unwrap();
    let again = desk.engine.keep_draft(id, &draft(&same, Some(first), "b"), "Dana").unwrap();
    assert_eq!(again.n, first, "the same text is no change");
    reviewed(&mut desk, id, ReviewState::Reviewed);
    assert_eq!(desk.engine.keep_draft(id, &late, "Dana").unwrap().n, first + 1);
}

#[test]
fn questions_are_asked_on_the_way_on_and_not_on_the_way_back() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    kept(&mut desk, id, "[[TODO: since when?]]", (None, "Dana"));
    let mut open = |to| screen::unanswered(&mut desk.engine, id, to).unwrap();
    assert!(open(ReviewState::InReview).is_empty(), "others read it to answer them");
    let lines = open(ReviewState::Reviewed);
    assert!(lines.iter().any(|line| line.words == "since when?"), "{lines:?}");
    assert_eq!(open(ReviewState::Closed), lines);
    let view = screen::draft_view(&mut desk.engine, id).unwrap();
    assert_eq!(view.want_answers, [ReviewState::Reviewed, ReviewState::Closed]);
    reviewed(&mut desk, id, ReviewState::Closed);
    assert!(screen::unanswered(&mut desk.engine, id, ReviewState::Reviewed).unwrap().is_empty());
}

#[test]
fn the_heading_of_a_draft_is_shown_as_its_readers_see_it() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let shown = |desk: &mut Desk| screen::draft_view(&mut desk.engine, id).unwrap();
    let text = shown(&mut desk).text;
    let rest = text.split_once('\n').unwrap().1;
    let named = desk.engine.keep_draft(
        id,
        &draft(&format!("# AT\\&T and **us**\n{rest}"), None, "a"),
        "Dana",
    );
    assert_eq!(shown(&mut desk).heading, "AT&T and us");
    desk.engine.keep_draft(id, &draft("Only words.", Some(named.unwrap().n), "b"), "Dana").unwrap();
    let without = shown(&mut desk);
    assert!(!without.heading.is_empty() && !without.heading.contains('#'), "{}", without.heading);
}

#[test]
fn a_first_name_that_one_person_has_offers_that_persons_role() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    for (role, person) in [("scribe", "Ottilie Brandt"), ("liaison", "Kim Ito"), ("dba", "Kim Ray")]
    {
        let assigned =
            RecordAction::AssignRole { role: role.to_owned(), person: person.to_owned() };
        desk.act(id, Action::Record(assigned));
    }
    let named = screen::named_people(&mut desk.engine, id).unwrap();
    let role = |name: &str| named.iter().find(|one| one.name == name).map(|one| one.role.as_str());
    assert_eq!([role("Ottilie Brandt"), role("Ottilie")], [Some("the scribe"); 2]);
    assert_eq!(role("Kim"), None, "two people have it");
}

#[test]
fn what_a_version_changed_is_told_without_marks() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    kept(&mut desk, id, "one", (None, "Dana"));
    kept(&mut desk, id, "two", (None, "Dana"));
    for n in [1, 2] {
        let history = screen::draft_history(&mut desk.engine, id, Some(n)).unwrap();
        let told: Vec<&str> = history.changes.iter().map(|line| line.text.as_str()).collect();
        assert!(!told.iter().any(|line| line.contains("<!--")), "{told:?}");
    }
}

#[test]
fn the_first_version_that_is_kept_is_told_against_what_the_log_gives() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let mut base = None;
    for words in ["one", "two"] {
        let text = edited(&mut desk, id, words);
        base = Some(desk.engine.keep_draft(id, &draft(&text, base, "a"), "Dana").unwrap().n);
    }
    let history = screen::draft_history(&mut desk.engine, id, None).unwrap();
    let numbers: Vec<i64> = history.versions.iter().map(|version| version.n).collect();
    assert_eq!(numbers, [2], "the pause before is replaced, and its number is not given again");
    let typed = |line: &&DraftLine| !line.text.trim().is_empty();
    let of = |change| history.changes.iter().filter(move |line| line.change == change);
    let added: Vec<&str> =
        of(DraftChange::Added).filter(typed).map(|line| line.text.as_str()).collect();
    assert_eq!(added, ["one", "two"], "what was typed, and not the whole draft");
    assert_eq!(of(DraftChange::Removed).filter(typed).count(), 0);
}

#[test]
fn an_open_editor_does_not_write_purged_words_back_unasked() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let note =
        RecordAction::Note { text: "the *record* of customer_4711".into(), happened_at: None };
    desk.act(id, Action::Record(note));
    let seq = log::last_seq(desk.engine.store().read()).unwrap();
    let cited = "“the \\*record\\* of customer\\_4711” (14:33 UTC)";
    let before = kept(&mut desk, id, cited, (Some("a"), "Dana"));
    let open = edited(&mut desk, id, "typed meanwhile");
    desk.engine.purge(id, seq, "a customer's record", "Kim").unwrap();
    let latest = desk.engine.latest_draft(id).unwrap().expect("it stands").n;
    assert_eq!(latest, before + 1, "an idle editor follows");
    assert_eq!(versions_with(&desk, id, "“(removed)” (14:33 UTC)"), [latest]);
    let back = desk.engine.keep_draft(id, &draft(&open, Some(before), "a"), "Dana").unwrap_err();
    assert_eq!(back.code, EngineCode::Stale, "who types is asked");
}

#[test]
fn a_purge_that_fails_leaves_log_and_drafts_as_they_were() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let words = "the record of customer 4711";
    let note = RecordAction::Note { text: words.into(), happened_at: None };
    desk.act(id, Action::Record(note));
    let seq = log::last_seq(desk.engine.store().read()).unwrap();
    let n = kept(&mut desk, id, words, (Some("a"), "Dana"));
    let fails =
        "CREATE TRIGGER fails BEFORE UPDATE ON draft_version BEGIN SELECT RAISE(FAIL, 'no'); END";
    desk.engine.store().read().execute_batch(fails).unwrap();
    desk.engine.purge(id, seq, "a customer's record", "Dana").unwrap_err();
    assert_eq!(versions_with(&desk, id, words), [n]);
    let row = log::find(desk.engine.store().read(), id, seq).unwrap().expect("it is there");
    assert_eq!(row.data()["text"], words, "the entry still says it");
}

#[test]
fn what_the_log_says_is_fresh_and_what_was_purged_is_nowhere() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let secret = "the record of customer 4711";
    let note = RecordAction::Note { text: secret.into(), happened_at: None };
    desk.act(id, Action::Record(note));
    let seq = log::last_seq(desk.engine.store().read()).unwrap();
    let text = edited(&mut desk, id, &format!("They read “{secret}” aloud."));
    desk.engine.keep_draft(id, &draft(&text, None, "a"), "Dana").unwrap();
    desk.engine.purge(id, seq, "a customer's record", "Dana").unwrap();
    let view = screen::draft_view(&mut desk.engine, id).unwrap();
    assert!(!view.text.contains("4711"), "{}", view.text);
    assert!(view.text.contains("They read “(removed)” aloud."), "the words around it stay");
    let bytes = desk.bytes();
    assert!(!bytes.windows(4).any(|w| w == b"4711"), "nor in the file");
}

#[test]
fn a_secret_in_a_draft_is_masked_and_a_file_is_taken_in() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let secret = "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop";
    let text = edited(&mut desk, id, &format!("it is {secret} now"));
    desk.engine.keep_draft(id, &draft(&text, None, "a"), "Dana").unwrap();
    assert!(!desk.engine.draft_text(id, 1).unwrap().contains("abcdefghijklmnop"));
    let file = edited(&mut desk, id, "from the file");
    let (version, _) = screen::take_draft(&mut desk.engine, id, &file, "Kim").unwrap();
    assert_eq!(version.n, 2);
    let foreign = file.replace("| Incident | INC-0001 |", "| Incident | INC-0777 |");
    let why = screen::take_draft(&mut desk.engine, id, &foreign, "Kim").unwrap_err().message;
    assert!(why.contains("draft of INC-0777, not of INC-0001"), "{why}");
}

#[test]
fn the_post_mortem_moves_on_and_back_and_home_reminds_of_it() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let set = |review| Action::State(StateAction::SetReview { review, open: 0, because: None });
    let command = crate::incident::Command::On { incident: id, action: set(ReviewState::Reviewed) };
    let early = desk.engine.execute(command, None, "Dana").unwrap_err();
    assert!(early.message.contains("is open"), "{}", early.message);
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    let around = screen::Around::default();
    let clock = |desk: &mut Desk| screen::home(&mut desk.engine, &around).unwrap().recent[0].review;
    let first = clock(&mut desk).expect("it is due");
    assert_eq!(first.state, ReviewState::Draft);
    for review in [ReviewState::InReview, ReviewState::Draft, ReviewState::Reviewed] {
        desk.act(id, set(review));
        assert_eq!(clock(&mut desk).map(|clock| clock.state), Some(review));
    }
    desk.act(id, set(ReviewState::Closed));
    assert_eq!(clock(&mut desk), None, "nobody is reminded any more");
    desk.act(id, set(ReviewState::Draft));
    assert!(clock(&mut desk).is_some(), "each move can be taken back");
    desk.act(id, Action::State(StateAction::Close));
    assert_eq!(clock(&mut desk), None, "the record of the incident ended");
    desk.act(id, set(ReviewState::Closed));
    let view = screen::draft_view(&mut desk.engine, id).unwrap();
    assert!(view.text.contains("| Status | Closed |"), "{}", view.text);
    desk.act(id, Action::State(StateAction::Reopen { reason: None }));
    assert_eq!(desk.engine.incident(id).unwrap().review, ReviewState::Draft);
}

#[test]
fn a_written_draft_keeps_its_layout_and_what_was_typed() {
    let mut desk = Desk::new();
    let id = over(&mut desk);
    let [full, founding] =
        [Template::FULL, Template::FOUNDING].map(|layout| Template::read(layout).unwrap());
    let given = |desk: &mut Desk, layout: &Template, alone| {
        screen::draft_in(&mut desk.engine, id, Some(layout), alone).map(|draft| draft.markdown)
    };
    let begun = given(&mut desk, &founding, false).unwrap();
    kept(&mut desk, id, "She forgot", (None, "Dana"));
    assert!(given(&mut desk, &full, false).unwrap().contains("She forgot"), "it is its own");
    let why = given(&mut desk, &founding, false).unwrap_err().message;
    assert!(why.contains("another layout") && why.contains("--fresh"), "{why}");
    assert_eq!(given(&mut desk, &founding, true).unwrap(), begun, "the log alone");
    // A draft in the other layout is refreshed block by block, whatever the usual one is.
    let old = begun.replace("Summary\n<!--", "Summary\nmine\n<!--").replace(" lasted ", " old ");
    let now = screen::refresh_draft(&mut desk.engine, id, &old).unwrap().unwrap();
    assert!(now.text.contains("mine") && !now.remarks.iter().any(|r| r.contains("not one of")));
    let again = screen::refresh_draft(&mut desk.engine, id, &now.text).unwrap().unwrap();
    assert_eq!((again.text, again.remarks), (now.text, Vec::new()), "and says nothing of others");
}
