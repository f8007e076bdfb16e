//! Looking back: key times are taken as people correct them, never from the future, and also when it is closed.

use proptest::prelude::*;

use crate::clock::Millis;
use crate::incident::command::{Action, PostAction, RecordAction, StateAction};
use crate::incident::decide::tests::Desk;
use crate::incident::entry::sentence;
use crate::incident::{Event, KeySaid, KeyTime, ReviewState};

const DAY_MS: i64 = 24 * 60 * 60_000;

fn set(to: KeySaid) -> Action {
    let (which, time, reason) = (KeyTime::Detected, String::new(), None);
    Action::Record(RecordAction::SetKeyTime { which, time, reason, to: Some(to) })
}

fn at(at: Millis) -> Action {
    set(KeySaid::At { at })
}

fn refusal(desk: &Desk, action: Action) -> String {
    desk.ask(action).unwrap_err().message
}

#[test]
fn a_key_time_is_said_corrected_and_taken_back_also_when_it_is_closed() {
    let mut desk = Desk::declared();
    desk.act(Action::Post(PostAction::Resolve { text: Some("over".into()) }));
    desk.act(Action::State(StateAction::Close));
    let first = desk.act(at(Millis(42_000_000)));
    assert_eq!(first[0].happened_at, Some(Millis(42_000_000)), "it stands where it was");
    assert_eq!(sentence(&first[0].event), "Detected: 1970-01-01 11:40 UTC");
    let second = desk.act(set(KeySaid::NotApplicable));
    assert_eq!(
        sentence(&second[0].event),
        "Detected: not applicable, was 1970-01-01 11:40 UTC",
        "what was said before is told"
    );
    assert_eq!(desk.state.said_of(KeyTime::Detected), KeySaid::NotApplicable);
    desk.act(set(KeySaid::AsLogged));
    assert!(desk.state.conflicts.is_empty(), "nobody said anything apart");
}

#[test]
fn what_cannot_have_been_is_refused() {
    let desk = Desk::declared();
    let now = desk.cx.now;
    assert!(refusal(&desk, at(now.plus(DAY_MS))).contains("in the future"));
    assert!(refusal(&desk, at(now.plus(-400 * DAY_MS))).contains("more than a year"));
    assert!(refusal(&desk, set(KeySaid::AsLogged)).contains("as in the log already"));
    let unread = RecordAction::SetKeyTime {
        which: KeyTime::Detected,
        time: "14:02".into(),
        reason: None,
        to: None,
    };
    assert!(refusal(&desk, Action::Record(unread)).contains("Say when it was"));
}

#[test]
fn a_post_mortem_with_questions_is_final_for_a_reason() {
    let mut desk = Desk::declared();
    let finish = |open, reason: &str| {
        Action::Record(RecordAction::FinishPostmortem { open, reason: reason.into() })
    };
    assert!(refusal(&desk, finish(2, " ")).contains("belongs in the record"));
    assert!(refusal(&desk, finish(0, "why")).contains("No question is open"));
    let said = desk.act(finish(1, "the supplier is silent"));
    assert_eq!(
        sentence(&said[0].event),
        "1 question of the post-mortem stays open — the supplier is silent"
    );
}

#[test]
fn a_post_mortem_gets_an_owner_is_passed_on_and_freed_at_any_time() {
    let mut desk = Desk::declared();
    let own = |owner: &str| {
        let owner = (!owner.is_empty()).then(|| owner.to_owned());
        Action::Record(RecordAction::OwnPostmortem { owner })
    };
    assert!(refusal(&desk, own("")).contains("has no owner"));
    let said = desk.act(own(" Kim "));
    assert_eq!(sentence(&said[0].event), "Owner of the post-mortem: Kim");
    assert!(refusal(&desk, own("Kim")).contains("already"));
    desk.act(Action::Post(PostAction::Resolve { text: Some("over".into()) }));
    desk.act(Action::State(StateAction::Close));
    assert_eq!(
        sentence(&desk.act(own("Dana"))[0].event),
        "Owner of the post-mortem: Dana, was Kim"
    );
    let freed = desk.act(own(""));
    assert_eq!(sentence(&freed[0].event), "Owner of the post-mortem: nobody, was Dana");
    assert_eq!((desk.state.review_owner.clone(), desk.state.conflicts.len()), (None, 0));
}

/// An incident that is over, with its post-mortem in a state.
fn reviewed(review: ReviewState) -> Desk {
    let mut desk = Desk::declared();
    desk.act(Action::Post(PostAction::Resolve { text: Some("over".into()) }));
    desk.state.review = review;
    desk
}

proptest! {
    /// No state that readers rely on stands in the log with questions open and without a reason beside it.
    #[test]
    fn a_post_mortem_moves_on_with_questions_for_a_reason(
        (from, to) in (0..4_usize, 0..4_usize),
        open in 0..3_u32,
        because in proptest::option::of(prop_oneof![Just(" ".to_owned()), "[a-z]{1,9} ?"]),
    ) {
        let (from, review) = (ReviewState::ALL[from], ReviewState::ALL[to]);
        let reason = because.as_deref().map(str::trim).filter(|why| !why.is_empty());
        let asks = review > from && review > ReviewState::InReview && open > 0;
        let move_on = StateAction::SetReview { review, open, because: because.clone() };
        let answer = reviewed(from).ask(Action::State(move_on));
        prop_assert_eq!(answer.is_ok(), from != review && (!asks || reason.is_some()));
        let events: Vec<Event> = answer.into_iter().flatten().map(|one| one.event).collect();
        let moves = events.iter().filter(|e| matches!(e, Event::ReviewSet(_))).count();
        let reasons: Vec<_> = events.iter().filter_map(|event| {
            let Event::PostmortemFinal(said) = event else { return None };
            Some((said.open, said.reason.as_str()))
        }).collect();
        prop_assert_eq!(moves, usize::from(!events.is_empty()));
        prop_assert_eq!(reasons, reason.filter(|_| asks).map(|why| (open, why)).into_iter().collect::<Vec<_>>());
    }
}
