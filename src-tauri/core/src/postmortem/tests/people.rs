//! An entry is signed with what its writer was, and nobody's time is counted that the log does not show.

use super::as_stored;
use crate::incident::event::{Event, KeyTimeSet, RoleAssigned};
use crate::incident::{KeySaid, KeyTime, fold};
use crate::postmortem::draft;
use crate::update::tests::fixture::*;
use proptest::prelude::*;

fn text(log: &Log) -> String {
    let incident = fold(log.entries.clone());
    draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(9000))
}

fn handed(from: &str, to: &str) -> Event {
    let (role, from, to) = ("commander".to_owned(), Some(from.to_owned()), Some(to.to_owned()));
    Event::RoleAssigned(RoleAssigned { role, from, to })
}

#[test]
fn a_role_signs_what_was_written_while_it_was_held() {
    let mut log = Log::default();
    log.say(min(0), "Ann", declared(min(15)));
    log.say(min(0), "Ann", commander("Ann"));
    log.say(min(2), "Bob", note("before he had it"));
    log.say(min(4), "Ann", handed("Ann", "Bob"));
    log.say(min(5), "Ann", note("behind it"));
    log.say(min(6), "Bob", note("with it"));
    log.say(min(7), "Bob", note("seen before"));
    log.entries.last_mut().unwrap().happened_at = Some(min(1));
    let text = text(&log);
    for line in [
        "- 14:26 - Declared SEV 1: Checkout database unresponsive (incident commander)",
        "- 14:27 - seen before (recorded 14:33) (incident commander)",
        "- 14:28 - before he had it (Bob)",
        "- 14:30 - Bob is incident commander, was Ann (incident commander)",
        "- 14:31 - behind it (Ann)",
        "- 14:32 - with it (incident commander)",
        "was declared at 14:26 UTC by the incident commander",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
}

#[test]
fn a_gap_is_nobodys_time() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(650), "Dana", note("back at it"));
    log.say(min(670), "Dana", note("found it"));
    log.say(min(690), "Dana", resolved());
    assert!(text(&log).contains("At least 40 people-minutes by 1 person: "), "{}", text(&log));
}

#[test]
fn no_impact_is_told_apart_from_one_that_nobody_recorded() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(20), "Dana", resolved());
    let mut told = |to| {
        let (which, from, reason) = (KeyTime::ImpactStarted, KeySaid::AsLogged, None);
        log.say(min(30), "Dana", Event::KeyTimeSet(KeyTimeSet { which, from, to, reason }));
        let text = text(&log);
        let row = text.lines().find(|line| line.starts_with("| Impact |")).unwrap().to_owned();
        let item = text.lines().find(|line| line.starts_with("- Impact: ")).unwrap().to_owned();
        (row, item)
    };
    let of = |row: &str, item: &str| (row.to_owned(), item.to_owned());
    assert_eq!(told(KeySaid::AsLogged), of("| Impact | *unknown* |", "- Impact: *unknown*."));
    assert_eq!(told(KeySaid::NotApplicable), of("| Impact | none |", "- Impact: none."));
    let invalid = "*unknown*, because when it began is *invalid*";
    assert_eq!(
        told(KeySaid::At { at: min(25) }),
        of(&format!("| Impact | {invalid} |"), &format!("- Impact: {invalid}."))
    );
}

proptest! {
    #[test]
    fn people_minutes_are_never_more_than_all_could_have_worked(
        wrote in prop::collection::vec((0..3_usize, 0..200_i64), 1..30),
    ) {
        let mut log = Log::default();
        log.say(min(0), "Dana", declared(min(15)));
        let mut wrote = wrote;
        wrote.sort_by_key(|(_, at)| *at);
        for (who, at) in wrote {
            log.say(min(at), ["Dana", "Kim", "Bo"][who], note("x"));
        }
        log.say(min(200), "Dana", resolved());
        let text = text(&log);
        let (_, rest) = text.split_once("At least ").unwrap();
        let minutes: i64 = rest.split(' ').next().unwrap().parse().unwrap();
        let gaps = text.lines().filter(|line| line.contains("- no entry until ")).count();
        prop_assert!(minutes <= 3 * (200 - 30 * i64::try_from(gaps).unwrap()).max(1), "{minutes}");
    }
}
