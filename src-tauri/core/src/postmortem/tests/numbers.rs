use crate::clock::Millis;
use crate::incident::Audience;
use crate::incident::command::Settled;
use crate::incident::event::{
    ChannelsChosen, DeliverySettled, DeliveryState, Event, Post, PromiseMade, Reason, Reopened,
    SeveritySet,
};
use crate::incident::fold;
use crate::postmortem::Cadence;
use crate::postmortem::{GRACE_MS, Metrics, cadence, metrics};
use crate::severity::Severity;
use crate::update::tests::fixture::*;

fn at(log: &Log, now: Millis) -> (u32, u32, u32) {
    let Cadence { kept, due, unknown } = cadence(&log.entries, GRACE_MS, now);
    (kept, due, unknown)
}

/// Declared with the promise of 14:41.
fn log() -> Log {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log
}

fn numbers(log: &Log, now: Millis) -> Metrics {
    let incident = fold(log.entries.clone());
    metrics(&incident, &log.entries, now)
}

fn update(answers: i64, next: i64) -> Event {
    Event::UpdatePosted(post("text", Some(min(answers)), Some(min(next))))
}

#[test]
fn a_promise_is_kept_by_its_arrival_within_the_grace() {
    for (arrives, kept) in [(min(15).plus(GRACE_MS), 1), (min(15).plus(GRACE_MS + 1), 0)] {
        let mut log = log();
        let post = log.say(min(14), "Dana", update(15, 29));
        log.delivered(arrives, post, DeliveryState::Sent);
        assert_eq!(at(&log, min(20)), (kept, 1, 0), "arrived at {arrives}");
    }
}

#[test]
fn a_message_of_unknown_fate_counts_as_unknown_until_a_person_settles_it() {
    let mut log = log();
    let post = log.say(min(14), "Dana", update(15, 29));
    log.delivered(min(14), post, DeliveryState::Uncertain);
    assert_eq!(at(&log, min(20)), (0, 1, 1), "nobody knows");
    let crate::incident::event::Event::Delivery(d) = log.entries[2].event.clone() else {
        panic!("the delivery was recorded");
    };
    for (outcome, expected) in [
        (Settled::Arrived, (1, 1, 0)),
        (Settled::Copied, (0, 1, 0)),
        (Settled::Cancelled, (0, 1, 0)),
    ] {
        let mut log = log.clone();
        let settled = DeliverySettled { message: d.message, outcome };
        log.say(min(18), "Dana", Event::DeliverySettled(settled));
        assert_eq!(
            at(&log, min(20)),
            expected,
            "{outcome:?} at 14:44: it arrived when it was sent"
        );
    }
}

#[test]
fn what_failed_or_came_late_was_not_kept() {
    let mut log = log();
    let failed = log.say(min(14), "Dana", update(15, 29));
    log.delivered(min(14), failed, DeliveryState::Failed);
    let late = log.say(min(33), "Dana", update(29, 48));
    log.delivered(min(33), late, DeliveryState::Sent);
    assert_eq!(at(&log, min(40)), (0, 2, 0));
}

#[test]
fn said_elsewhere_counts_when_it_was_said() {
    let mut log = log();
    let mut said = post("on the call", Some(min(15)), Some(min(30)));
    said.elsewhere = true;
    said.channels.clear();
    log.say(min(20), "Dana", Event::UpdatePosted(said));
    assert_eq!(at(&log, min(21)), (0, 1, 0), "recorded at 14:46");
    log.entries[1].happened_at = Some(min(15));
    assert_eq!(at(&log, min(21)), (1, 1, 0), "but said at 14:41");
}

#[test]
fn a_promise_falls_due_by_itself_when_nobody_answers() {
    let log = log();
    assert_eq!(at(&log, min(15).plus(GRACE_MS)), (0, 0, 0), "still within the grace");
    assert_eq!(at(&log, min(17)), (0, 1, 0), "missed");
}

#[test]
fn an_answer_on_its_way_is_not_judged_before_its_time() {
    let mut log = log();
    log.say(min(14), "Dana", update(15, 29));
    assert_eq!(at(&log, min(15)), (0, 0, 0), "it may still arrive in time");
    assert_eq!(at(&log, min(17)), (0, 1, 0), "it did not");
}

#[test]
fn resolving_voids_a_promise_that_was_not_due() {
    let mut in_time = log();
    in_time.say(min(10), "Dana", resolved());
    assert_eq!(at(&in_time, min(500)), (0, 0, 0));
    let mut too_late = log();
    too_late.say(min(20), "Dana", resolved());
    assert_eq!(at(&too_late, min(500)), (0, 1, 0), "it was overdue at the end");
}

#[test]
fn a_closing_post_answers_the_last_promise() {
    let mut log = log();
    log.say(min(10), "Dana", resolved());
    let closing = post("resolved", Some(min(15)), None);
    let post = log.say(min(10), "Dana", Event::UpdatePosted(closing));
    log.delivered(min(10), post, DeliveryState::Sent);
    assert_eq!(at(&log, min(500)), (1, 1, 0));
}

fn promises(due_at: Millis) -> Vec<PromiseMade> {
    vec![PromiseMade { audience: Audience::Internal, interval_minutes: 15, due_at }]
}

#[test]
fn raising_the_severity_replaces_a_promise_and_reopening_makes_one() {
    let mut log = log();
    let (from, to) = (Severity::Sev2, Severity::Sev1);
    let raised =
        SeveritySet { from, to, reason: None, promises: promises(min(10)), intervals: vec![] };
    log.say(min(5), "Dana", Event::SeveritySet(raised));
    assert_eq!(at(&log, min(12)), (0, 1, 0), "only the earlier promise counts");
    log.say(min(9), "Dana", resolved());
    let reopened = Reopened { reason: None, promises: promises(min(45)) };
    log.say(min(30), "Dana", Event::Reopened(reopened));
    assert_eq!(at(&log, min(40)), (0, 0, 0), "void at the end, not due again yet");
    assert_eq!(at(&log, min(50)), (0, 1, 0));
}

#[test]
fn a_promise_that_two_laptops_answered_counts_once_and_by_the_better() {
    let fates = [DeliveryState::Failed, DeliveryState::Accepted];
    for [first, second] in [fates, [fates[1], fates[0]]] {
        let mut log = log();
        let post = log.say(min(14), "Dana", update(15, 29));
        log.delivered(min(14), post, first);
        let post = log.say(min(15), "Kim", update(15, 30));
        log.delivered(min(15), post, second);
        assert_eq!(at(&log, min(20)), (1, 1, 0), "{first:?}, then {second:?}");
    }
}

#[test]
fn a_ping_without_a_channel_tells_nobody() {
    let mut log = log();
    let mut ping = post("ping", Some(min(15)), Some(min(30)));
    ping.channels.clear();
    log.say(min(15), "holdfast", Event::PingPosted(ping));
    assert_eq!(at(&log, min(20)), (0, 1, 0));
}

#[test]
fn the_numbers_are_unknown_rather_than_zero() {
    let metrics = numbers(&log(), min(40));
    assert_eq!(metrics.to_declare, None, "nobody recorded when it was detected");
    assert!(metrics.to_first_update.is_empty(), "no update");
    assert_eq!(metrics.to_resolve, None, "not resolved");
    assert_eq!(metrics.longest_silence, Some((min(0), min(40))));
    assert_eq!(numbers(&Log::default(), min(0)), Default::default());
}

#[test]
fn silence_is_broken_by_texts_that_arrived() {
    let mut log = log();
    let ping = Event::PingPosted(post("ping", Some(min(15)), Some(min(30))));
    let ping = log.say(min(15), "holdfast", ping);
    log.delivered(min(15), ping, DeliveryState::Sent);
    let failed = log.say(min(25), "Dana", update(30, 45));
    log.delivered(min(25), failed, DeliveryState::Failed);
    let told = log.say(min(32), "Dana", update(30, 47));
    log.delivered(min(32), told, DeliveryState::Sent);
    log.say(min(42), "Dana", resolved());
    log.say(min(900), "Dana", Event::Closed(Reason { reason: None }));
    let metrics = numbers(&log, min(9000));
    assert_eq!(metrics.longest_silence, Some((min(15), min(32))), "the failed one told nobody");
    assert_eq!(metrics.to_first_update[&Audience::Internal].ms, 32 * 60_000, "a ping is no person");
    assert_eq!(metrics.to_resolve.map(|lasted| lasted.ms), Some(42 * 60_000));
}

#[test]
fn a_channel_left_out_of_a_text_keeps_its_promise_until_a_text_is_for_it() {
    let mut log = log();
    let mut said = |at: i64, answers: i64, next: i64, left_out: &[&str]| {
        let left_out = left_out.iter().map(|name| (*name).to_owned()).collect();
        let post = Post { left_out, ..post("text", Some(min(answers)), Some(min(next))) };
        let id = log.say(min(at), "Dana", Event::UpdatePosted(post));
        log.delivered(min(at), id, DeliveryState::Sent);
    };
    said(10, 15, 30, &["mail"]);
    said(28, 30, 45, &[]);
    assert_eq!(at(&log, min(29)), (2, 3, 0), "mail had its text after its time");
    let only = Some(vec!["incidents".to_owned()]);
    let mut private = self::log();
    let post = Post { left_out: vec!["mail".into()], ..post("text", Some(min(15)), Some(min(30))) };
    let id = private.say(min(10), "Dana", Event::UpdatePosted(post));
    private.delivered(min(10), id, DeliveryState::Sent);
    let (from, ends, promises) = (None, vec![], vec![]);
    let chosen = ChannelsChosen { from, only, ends, promises };
    private.say(min(12), "Dana", Event::ChannelsChosen(chosen));
    assert_eq!(at(&private, min(29)), (1, 1, 0), "what was promised to it is void in time");
}

#[test]
fn what_is_promised_anew_counts_for_a_channel_that_was_left_out_as_in_the_incident() {
    let left_out = || {
        let mut log = log();
        let left_out = vec!["mail".to_owned()];
        let post = Post { left_out, ..post("text", Some(min(15)), Some(min(30))) };
        let id = log.say(min(10), "Dana", Event::UpdatePosted(post));
        log.delivered(min(10), id, DeliveryState::Sent);
        log
    };
    let answer = |log: &mut Log, at: i64, answers: i64| {
        let id = log.say(min(at), "Dana", update(answers, answers + 15));
        log.delivered(min(at), id, DeliveryState::Sent);
    };
    let mut reopened = left_out();
    reopened.say(min(11), "Dana", resolved());
    let anew = Reopened { reason: None, promises: promises(min(27)) };
    reopened.say(min(12), "Dana", Event::Reopened(anew));
    answer(&mut reopened, 20, 27);
    assert_eq!(at(&reopened, min(25)), (2, 2, 0), "mail was promised 00:27 like all");

    let mut raised = left_out();
    let up = SeveritySet {
        from: Severity::Sev2,
        to: Severity::Sev1,
        reason: None,
        promises: promises(min(13)),
        intervals: vec![],
    };
    raised.say(min(11), "Dana", Event::SeveritySet(up));
    answer(&mut raised, 15, 13);
    assert_eq!(at(&raised, min(25)), (1, 3, 0), "both are late by the earlier time");
}
