use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::fixture::*;
use crate::incident::{Audience, Incident, IncidentState};
use crate::update::*;

/// What a person chooses: the state, and in how many minutes the next update comes.
type Choice = (IncidentState, Option<i64>);

/// Words that the program says itself, and any others.
fn words() -> impl Strategy<Value = String> {
    let own = [
        "Monitoring does not alert",
        "IDENTIFIED",
        "No further update is promised.",
        "We will post again when there is news.",
        "Next update 14:50 UTC.",
        "",
    ];
    prop_oneof![prop::sample::select(own.to_vec()).prop_map(str::to_owned), "[^{}]{0,30}"]
}

fn choice() -> impl Strategy<Value = Choice> {
    let states = [
        IncidentState::Investigating,
        IncidentState::Identified,
        IncidentState::Monitoring,
        IncidentState::Resolved,
        IncidentState::Closed,
        IncidentState::Declined,
    ];
    (prop::sample::select(states.to_vec()), option::of(1_i64..300))
}

/// An incident, and whom a text of it is for.
fn desk() -> impl Strategy<Value = (Incident, Audience)> {
    let audience = prop::sample::select(Audience::ALL.to_vec());
    (words(), audience, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(title, audience, posted, over, exercise)| {
            let mut log = Log::default();
            let post = log.say(min(2), "Dana", identified());
            let mut incident = incident();
            if let Some(facts) = &mut incident.declared {
                (facts.title, facts.exercise) = (title, exercise);
            }
            let mut spoken = rhythm(posted.then(|| last_text(post, min(2), "News.")));
            spoken.told_at = Some(min(2)).filter(|_| over);
            spoken.last.iter_mut().for_each(|last| last.closing = over);
            incident.rhythm.insert(audience, spoken);
            (incident, audience)
        },
    )
}

/// Where a person types, and what: into the blank, or before a piece, or over it.
#[derive(Clone, Debug)]
enum Typed {
    Before(usize, String),
    Over(usize, String),
}

fn typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        (0_usize..9, words()).prop_map(|(at, text)| Typed::Before(at, text)),
        (0_usize..9, words()).prop_map(|(at, text)| Typed::Over(at, text)),
    ]
}

fn write(pieces: &mut Vec<TextPiece>, typed: &Typed) {
    let (Typed::Before(at, text) | Typed::Over(at, text)) = typed;
    let (at, said) = (at % (pieces.len() + 1), TextPiece::words(text.as_str()));
    match pieces.get_mut(at).filter(|_| matches!(typed, Typed::Over(..))) {
        Some(piece) => *piece = said,
        None => pieces.insert(at, said),
    }
}

fn told(incident: &Incident, audience: Audience, (state, minutes): Choice) -> Told<'_> {
    let next = minutes.map(|minutes| min(9).plus_minutes(minutes));
    Told { incident, name: NAME, audience, state: Some(state), next, now: min(9) }
}

/// The words that no choice may change, in their order.
fn own(pieces: &[TextPiece]) -> Vec<&str> {
    let own = pieces.iter().filter(|piece| piece.filled.is_none());
    own.map(|piece| piece.text.as_str()).collect()
}

/// What the readers do not know yet, where another state is told than they heard.
fn untold((incident, audience): (&Incident, Audience), told: &Told<'_>) -> Vec<Changed> {
    changed(incident, &[], audience, told.state)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_a_person_typed_outlives_every_choice_and_comes_back_as_it_was(
        (incident, audience) in desk(),
        (first, choices) in (choice(), vec(choice(), 0..5)),
        typed in vec(typed(), 0..4),
        quiet in any::<bool>(),
    ) {
        let at = |choice| told(&incident, audience, choice);
        let begun = at(first);
        let mut text = if quiet { no_change(&begun) } else { draft(&begun, &[]) };
        typed.iter().for_each(|typed| write(&mut text, typed));
        let refill = |text: &[TextPiece], choice| {
            let told = at(choice);
            refilled(text, &told, &untold((&incident, audience), &told))
        };
        let home = refill(&text, first);
        let mut now = text.clone();
        for choice in choices {
            now = refill(&now, choice);
            prop_assert_eq!(own(&now), own(&text), "{:?}", now);
            prop_assert_eq!(now.len(), text.len());
            prop_assert_eq!(&refill(&now, choice), &now, "chosen once or twice is the same");
        }
        prop_assert_eq!(refill(&now, first), home);
    }

    #[test]
    fn a_text_that_nobody_typed_in_says_what_it_would_say_afresh(
        (incident, audience) in desk(),
        choice in choice(),
    ) {
        let told = told(&incident, audience, choice);
        for fresh in [draft(&told, &[]), no_change(&told)] {
            prop_assert_eq!(&refilled(&fresh, &told, &[]), &fresh);
        }
    }

    /// Only the words that say it follow, whatever the title and the person call the same.
    #[test]
    fn every_filled_in_piece_tells_what_was_chosen(
        (incident, audience) in desk(),
        (first, then) in (choice(), choice()),
        typed in vec(typed(), 0..3),
    ) {
        let mut text = draft(&told(&incident, audience, first), &[]);
        typed.iter().for_each(|typed| write(&mut text, typed));
        let now = refilled(&text, &told(&incident, audience, then), &[]);
        let by = then.1.map(|minutes| format!("{} UTC", min(9).plus_minutes(minutes).hh_mm()));
        for piece in now {
            match piece.filled {
                Some(Filled::State) => prop_assert_eq!(piece.text, then.0.to_string()),
                Some(Filled::Promise) if then.0.is_open() => {
                    let names = by.as_ref().is_some_and(|by| piece.text.contains(by));
                    prop_assert_eq!(names, by.is_some(), "{}", piece.text);
                }
                _ => {}
            }
        }
    }
}

/// The text for customers after somebody answered its blank, for each state that they may pick then. Behind the one that ends
/// the incident a person writes on.
fn answered(state: IncidentState, answer: &str) -> Vec<String> {
    let incident = incident();
    let at = |state| told(&incident, Audience::External, (state, Some(15)));
    let mut text = draft(&at(state), &[]);
    let blank = text.iter_mut().find(|piece| piece.filled == Some(Filled::Blank));
    *blank.expect("a blank") = TextPiece::words(answer);
    let told = [
        IncidentState::Investigating,
        IncidentState::Identified,
        IncidentState::Monitoring,
        IncidentState::Resolved,
    ];
    told.map(|state| joined(&refilled(&text, &at(state), &[]))).into()
}

#[test]
fn what_customers_were_to_read_goes_on_in_a_sentence_of_the_state_that_is_picked() {
    assert_eq!(
        answered(IncidentState::Investigating, "payments by card"),
        [
            "We are investigating a problem affecting payments by card. We will post again by 14:50 UTC.",
            "We have found the source of the problem. The problem affects payments by card. We will post again by 14:50 UTC.",
            "A fix is in place and we are watching recovery. The problem affects payments by card. We will post again by 14:50 UTC.",
            "The problem was over at 14:35 UTC. It affected payments by card. ",
        ]
    );
    assert_eq!(
        answered(IncidentState::Identified, "moving to another data centre"),
        [
            "We are investigating. We are moving to another data centre. We will post again by 14:50 UTC.",
            "We have found the source of the problem and are moving to another data centre. We will post again by 14:50 UTC.",
            "A fix is in place and we are watching recovery. We are moving to another data centre. We will post again by 14:50 UTC.",
            "The problem was over at 14:35 UTC. We were moving to another data centre. ",
        ]
    );
    assert_eq!(
        answered(IncidentState::Resolved, "Checkout"),
        [
            "We are investigating. It affects Checkout. We will post again by 14:50 UTC.",
            "We have found the source of the problem. It affects Checkout. We will post again by 14:50 UTC.",
            "A fix is in place and we are watching recovery. It affects Checkout. We will post again by 14:50 UTC.",
            "Checkout has been working normally since 14:35 UTC. ",
        ]
    );
}

#[test]
fn the_state_in_a_title_is_no_state() {
    let mut incident = incident();
    let title = "Monitoring does not alert".to_owned();
    incident.declared.iter_mut().for_each(|facts| facts.title.clone_from(&title));
    let at = |state, minutes| told(&incident, Audience::Internal, (state, minutes));
    let text = draft(&at(IncidentState::Monitoring, None), &[]);
    let now = joined(&refilled(&text, &at(IncidentState::Identified, Some(15)), &[]));
    assert_eq!(
        now,
        "[INC-0042] SEV 1 IDENTIFIED - Monitoring does not alert. Known: {what is known}. IC Dana. Next update 14:50 UTC."
    );
    let now = joined(&refilled(&text, &at(IncidentState::Resolved, None), &[]));
    assert!(now.starts_with("[INC-0042] SEV 1 RESOLVED after 9 min - Monitoring does"), "{now}");
    assert!(now.ends_with("IC Dana. No further updates unless it is reopened. "), "{now}");
}

#[test]
fn no_change_gives_way_to_what_changed() {
    let incident = incident();
    for (audience, wanted) in [
        (Audience::Internal, "Monitoring, was Identified. Kim looks. Next update 14:50 UTC."),
        (
            Audience::External,
            "A fix is in place and we are watching recovery. Kim looks. We will post again by 14:50 UTC.",
        ),
    ] {
        let at = |state| told(&incident, audience, (state, Some(15)));
        let mut text = no_change(&at(IncidentState::Identified));
        text.insert(1, TextPiece::words(" Kim looks."));
        let then = at(IncidentState::Monitoring);
        let untold = untold((&incident, audience), &then);
        assert_eq!(joined(&refilled(&text, &then, &untold)), wanted);
    }
}

#[test]
fn a_time_that_somebody_wrote_over_is_theirs() {
    let incident = incident();
    let state = IncidentState::Identified;
    let at = |minutes: i64| told(&incident, Audience::External, (state, Some(minutes)));
    let mut text = draft(&at(15), &[]);
    let last = text.last_mut().expect("its promise");
    *last = TextPiece::words(" We will post again by 15:30 UTC.");
    assert!(joined(&refilled(&text, &at(45), &[])).ends_with("again by 15:30 UTC."));
}
