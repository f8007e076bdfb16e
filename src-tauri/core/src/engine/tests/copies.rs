//! Copies for readers: made again they are the same, and no draft is put into one.

use super::desk::Desk;
use crate::engine::DraftText;
use crate::ids::IncidentId;
use crate::incident::Action;
use crate::incident::command::{PostAction, RecordAction};
use crate::paper::Form;
use crate::postmortem::Profile;
use crate::screen::{self, CopyAsk};
use crate::severity::Severity;

const UPDATE: &str = "The disk of db-1.internal is full.\nWe ask *Kim*.";

fn over() -> (Desk, IncidentId) {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    for text in ["Kim saw 10.1.2.3", "> they said it is down", "Root cause: a disk"] {
        let note = RecordAction::Note { text: text.into(), happened_at: None };
        desk.act(id, Action::Record(note));
    }
    let update = Desk::said_elsewhere(UPDATE);
    desk.act(id, Action::Post(PostAction::PostUpdate(update)));
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    (desk, id)
}

fn copy(desk: &mut Desk, id: IncidentId, profile: Profile, text: Option<String>) -> String {
    let ask = CopyAsk { text, ..CopyAsk::of(profile, Form::Md) };
    screen::postmortem_copy(&mut desk.engine, id, ask).unwrap().markdown
}

#[test]
fn a_copy_that_is_made_again_is_the_same_to_the_byte() {
    let (mut desk, id) = over();
    for profile in Profile::ALL {
        let first = copy(&mut desk, id, profile, None);
        desk.minutes_later(3);
        assert_eq!(copy(&mut desk, id, profile, None), first, "{profile}: anew");
        let again = copy(&mut desk, id, profile, Some(first.clone()));
        assert_eq!(again, first, "{profile}: from itself");
    }
}

#[test]
fn words_of_an_update_are_not_for_the_company_wherever_a_draft_has_them() {
    let (mut desk, id) = over();
    let draft = screen::postmortem(&mut desk.engine, id).unwrap().markdown;
    assert!(draft.contains("“The disk of db-1.internal is full."), "the draft quotes it: {draft}");
    let block = draft.split_once("<!-- auto:timeline -->").unwrap().1;
    let (block, _) = block.split_once("<!-- /auto").unwrap();
    let edited = draft.replacen("- 00:00 - Resolved", "- 00:00 - we think: Resolved", 1);
    let doubled = format!("{draft}\n<!-- auto:timeline -->{block}<!-- /auto -->\n");
    let moved = draft.replacen("## Impact", &format!("{block}\n\n## Impact"), 1);
    for text in [draft.clone(), edited, doubled, moved] {
        let copy = copy(&mut desk, id, Profile::Company, Some(text));
        assert!(!copy.contains("disk of") && copy.contains("“[quote "), "{copy}");
    }
    let team = copy(&mut desk, id, Profile::Internal, Some(draft));
    assert!(team.contains("The disk of [host 1] is full."), "{team}");
}

#[test]
fn what_is_masked_in_a_copy_does_not_come_back_into_it() {
    let (mut desk, id) = over();
    for profile in Profile::ALL {
        let text = copy(&mut desk, id, profile, None);
        let refreshed = screen::refresh_draft(&mut desk.engine, id, &text).unwrap();
        let why = refreshed.unwrap_err().to_string();
        assert!(why.contains("copy for readers") && why.contains(profile.word()), "{why}");
        let taken = screen::take_draft(&mut desk.engine, id, &text, "Dana").unwrap_err();
        assert!(taken.message.contains("masked"), "{}", taken.message);
    }
}

/// Keeps the draft with these words in the place of its first question below a heading.
fn typed(desk: &mut Desk, id: IncidentId, said: &[(&str, &str)]) {
    let draft = screen::postmortem(&mut desk.engine, id).unwrap().markdown;
    let put = |text: String, (heading, words): &(&str, &str)| {
        let (before, below) = text.split_once(&format!("## {heading}\n")).unwrap();
        let (block, rest) = below.split_once("[[TODO").unwrap();
        let (_, rest) = rest.split_once("]]").unwrap();
        format!("{before}## {heading}\n{block}{words}{rest}")
    };
    let text = said.iter().fold(draft, put);
    let text = DraftText { text, base: None, session: None };
    desk.engine.keep_draft(id, &text, "Dana").unwrap();
}

#[test]
fn readers_outside_have_what_was_typed_for_them_and_no_form_that_still_asks() {
    let (mut desk, id) = over();
    typed(&mut desk, id, &[("Summary", "Kim saw db-1.internal fail.")]);
    let copied = |desk: &mut Desk, form| {
        screen::postmortem_copy(&mut desk.engine, id, CopyAsk::of(Profile::External, form))
    };
    let text = copied(&mut desk, Form::Md).unwrap().markdown;
    assert!(text.contains("saw [host 1] fail."), "{text}");
    assert!(text.contains("[[TODO: who was affected"), "what nobody wrote is asked: {text}");
    for form in [Form::Html, Form::Pdf, Form::Docx, Form::Confluence] {
        let why = copied(&mut desk, form).unwrap_err().message;
        assert!(why.contains("who was affected") && why.contains("Markdown"), "{why}");
    }
}

#[test]
fn a_status_page_is_told_what_was_typed_for_it_masked_and_nothing_that_the_log_wrote() {
    let (mut desk, id) = over();
    let told = |desk: &mut Desk, profile| {
        let ask =
            screen::ExportAsk { form: Form::StatusPage, sheet: crate::paper::Sheet::A4, profile };
        let none = |_: &str| Err("there is none".to_owned());
        let export = screen::export(&mut desk.engine, id, ask).unwrap();
        Ok::<_, screen::Failure>(export.made(&none, |_| unreachable!())?.bytes)
    };
    let why = told(&mut desk, None).unwrap_err().message;
    assert!(why.contains("nothing is written under Summary and Impact"), "{why}");
    typed(&mut desk, id, &[("Summary", "Kim saw db-1.internal fail.")]);
    for profile in [None, Some(Profile::Company), Some(Profile::External)] {
        let page = String::from_utf8(told(&mut desk, profile).unwrap()).unwrap().replace('\\', "");
        let (_, said) = page.split_once("\n\n").unwrap();
        assert!(
            said.starts_with("## Summary\n\n") && said.ends_with("saw [host 1] fail.\n"),
            "{page}"
        );
        assert_eq!(page.lines().count(), 5, "nothing else stands there: {page}");
        assert!(!page.contains("SEV") && !page.contains("masked"), "{page}");
    }
}
