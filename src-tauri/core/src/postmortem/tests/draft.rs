use super::as_stored;
use crate::ids::DeviceId;
use crate::incident::event::{
    DeliveryState, Event, PostmortemOwned, Reason, RhythmTaken, Snoozed, Text,
};
use crate::incident::{Audience, Incident, IncidentState, StepStatus};
use crate::postmortem::{GRACE_MS, cadence, draft, is_draft};
use crate::update::tests::fixture::*;
use proptest::prelude::*;

/// Declared by Dana at 14:26, resolved at 15:08.
fn story() -> (Incident, Log) {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    let device = log.entries[0].device;
    let taken = RhythmTaken { device, device_name: "dana-laptop".to_owned() };
    log.say(min(0), "Dana", Event::RhythmTaken(taken));
    log.say(min(1), "Dana", commander("Dana"));
    log.say(min(2), "Dana", Event::StepDone(step(1, "Check the process", None)));
    log.say(min(4), "Kim", note("“No space left on device” in the log"));
    log.entries[4].happened_at = Some(min(-5));
    log.say(min(6), "Dana", Event::StepSkipped(step(3, "Attempt a restart", Some("alive"))));
    log.say(min(7), "Dana", decision("Clear logs before failing over"));
    log.say(min(8), "Dana", identified());
    let update = post("The disk is full. Next update 14:49 UTC.", Some(min(15)), Some(min(23)));
    let update = log.say(min(8), "Dana", Event::UpdatePosted(update));
    log.delivered(min(8), update, DeliveryState::Sent);
    let ping =
        log.say(min(27), "holdfast", Event::PingPosted(post("ping", Some(min(23)), Some(min(42)))));
    log.delivered(min(27), ping, DeliveryState::Sent);
    let reason = "on the phone".to_owned();
    log.say(min(30), "Dana", Event::Snoozed(Snoozed { until: min(45), reason }));
    log.say(min(31), "Kim", to_do("rotate the logs | of every host"));
    log.say(min(32), "Kim", note("? why did no alert fire"));
    log.say(min(42), "Dana", Event::Resolved(Reason { reason: Some("checks green".into()) }));
    let mut incident = incident();
    if let Some(facts) = &mut incident.declared {
        facts.state = IncidentState::Resolved;
    }
    incident.ended_at = Some(min(42));
    incident.runbooks.push(runbook());
    let folded = crate::incident::fold(log.entries.clone());
    (incident.items, incident.logged, incident.lasted) =
        (folded.items, folded.logged, folded.lasted);
    mark(&mut incident, 1, StepStatus::Done);
    mark(&mut incident, 3, StepStatus::Skipped);
    (incident, log)
}

fn markdown() -> String {
    let (incident, log) = story();
    let cadence = cadence(&log.entries, GRACE_MS, min(100));
    draft(&incident, NAME, &as_stored(&log.entries), cadence, min(100))
}

fn section(markdown: &str, heading: &str) -> String {
    let (_, rest) = markdown.split_once(heading).unwrap_or_else(|| panic!("{heading} is missing"));
    rest.split("\n## ").next().unwrap_or_default().to_owned()
}

#[test]
fn the_sections_stand_in_their_order() {
    let text = markdown();
    let headings: Vec<&str> = text.lines().filter(|l| l.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Post-mortem: Checkout database unresponsive 2026-01-02",
            "## Summary",
            "## Impact",
            "## Timeline",
            "## Detection",
            "## Response and roles",
            "## Mitigation and recovery",
            "## Contributing factors",
            "## What went well · What was hard · Where we got lucky",
            "## Communication",
            "## Runbook findings",
            "### Runbook corrections",
            "## Action items",
            "## Open questions",
            "## Appendix: decisions, evidence, log",
        ]
    );
    let (open, close) =
        (text.matches("<!-- auto:").count(), text.matches("<!-- /auto -->").count());
    assert_eq!(open, close, "every generated block is closed");
}

#[test]
fn the_timeline_is_told_once_in_roles_and_in_the_order_of_what_happened() {
    let text = section(&markdown(), "## Timeline");
    let lines: Vec<&str> = text.lines().filter(|l| l.starts_with("- ")).collect();
    assert_eq!(
        lines,
        [
            "- 14:21 - “No space left on device” in the log (recorded 14:30) (Kim)",
            "- 14:26 - Declared SEV 1: Checkout database unresponsive (Dana)",
            "- 14:27 - Dana is incident commander",
            "- 14:28 - Step 1 done: Check the process (incident commander)",
            "- 14:32 - Step 3 skipped: Attempt a restart — alive (incident commander)",
            "- 14:33 - Decision: Clear logs before failing over (incident commander)",
            "- 14:34 - Identified, was Investigating (incident commander)",
            "- 14:34 - Update (internal): “The disk is full. Next update 14:49 UTC.”, sent to incidents \
             (incident commander)",
            "- 14:53 - Automatic ping (internal), sent to incidents",
            "- 14:57 - To do: rotate the logs \\| of every host (nobody yet) (Kim)",
            "- 14:58 - ? why did no alert fire (Kim)",
            "- 15:08 - Resolved — checks green (incident commander)",
        ]
    );
}

/// An update names the state it was written in, which is no new state.
#[test]
fn a_state_is_told_once_for_each_time_it_was_entered() {
    let text = section(&markdown(), "## Mitigation and recovery");
    let states: Vec<&str> = text.lines().filter(|l| l.contains(" - Identified")).collect();
    assert_eq!(states, ["- 14:34 - Identified"], "{text}");
}

#[test]
fn the_facts_are_known_or_visibly_unknown() {
    let text = section(&markdown(), "# Post-mortem");
    for row in [
        "| Incident | INC-0042 |",
        "| Status | Draft |",
        "| Severity | SEV 1 |",
        "| Duration | 42 min, from declared to resolved |",
        "| Impact | *unknown* |",
        "| Impact started | *pending* |",
        "| Detected | *pending* |",
        "| Acknowledged | 2026-01-02 14:27 UTC |",
        "| Declared | 2026-01-02 14:26 UTC |",
        "| Identified | 2026-01-02 14:34 UTC |",
        "| Mitigated | *pending* |",
        "| Resolved | 2026-01-02 15:08 UTC |",
        "| Post-mortem due | 2026-01-04 15:08 UTC |",
    ] {
        assert!(text.contains(row), "{row} is missing in {text}");
    }
}

#[test]
fn the_summary_names_roles_and_no_person() {
    let text = section(&markdown(), "## Summary");
    assert!(
        text.contains(
            "SEV 1 was declared at 14:26 UTC by a responder, with “Database unresponsive”. It was \
             resolved at 15:08 UTC, after 42 min. 1 of 2 steps were done, 1 was left out."
        ),
        "{text}"
    );
    assert!(!text.contains("Dana") && text.contains("[[TODO: "), "prose is for people: {text}");
}

#[test]
fn communication_says_what_was_kept() {
    let text = section(&markdown(), "## Communication");
    for line in [
        "- 1 update by people, 1 automatic ping",
        "- Promises kept within 60 s: 1 of 3",
        "- Longest silence: 19 min, 14:34 to 14:53",
        "| 14:34 | internal | update | sent to incidents | 14:41 kept |",
        "| 14:53 | internal | automatic ping | sent to incidents | 14:49 late by 4 min |",
        "- 14:56 - Snoozed until 15:11 UTC — on the phone",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
}

#[test]
fn findings_actions_questions_and_heads_come_from_the_log() {
    let text = markdown();
    let runbook = section(&text, "## Runbook findings");
    assert!(
        runbook.contains("- Step 3 skipped: Attempt a restart — alive (at 14:32)"),
        "{runbook}"
    );
    assert!(runbook.contains("- Step 2 not reached: Check recent logs"), "{runbook}");
    let actions = section(&text, "## Action items");
    let row = "| A1 | rotate the logs \\| of every host |  |  | *unassigned* | *unknown* |  |  |";
    assert!(actions.contains(row), "{actions}");
    let questions = section(&text, "## Open questions");
    assert!(questions.contains("- why did no alert fire (asked 14:58)"), "{questions}");
    let log = section(&text, "## Appendix: decisions, evidence, log");
    assert!(log.contains("16 entries.") && log.contains("evident, not impossible"), "{log}");
    assert!(log.contains("dana-laptop (") && log.contains("| 16 | `100000000000` |"), "{log}");
}

#[test]
fn an_action_item_keeps_its_lines_in_its_cell() {
    let (mut incident, mut log) = story();
    log.say(min(60), "Dana", to_do("mend it\n\nand <b>the</b> rest\n"));
    incident.items = crate::incident::fold(log.entries.clone()).items;
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(70));
    let actions = section(&text, "## Action items");
    log.say(min(61), "Dana", note("TODO a note of an old log @Kim_Lee 2026-12-31 P1"));
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(70));
    let row = "| – | a note of an old log |  | P1 | Kim Lee | 2026-12-31 |";
    assert!(section(&text, "## Action items").contains(row), "it says where it belongs: {text}");
    assert!(actions.contains("| mend it<br>and &lt;b>the&lt;/b> rest |"), "{actions}");
}

#[test]
fn what_was_typed_to_be_a_note_is_no_item_anywhere() {
    let (_, mut log) = story();
    let plain = Event::Note(Text { text: "TODO keep @Kim_Lee".to_owned(), plain: true });
    log.say(min(61), "Dana", plain);
    let incident = crate::incident::fold(log.entries.clone());
    assert_eq!(incident.noted.len(), 0, "no later entry can name it");
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(70));
    assert!(!section(&text, "## Action items").contains("keep"), "{text}");
    assert!(section(&text, "## Timeline").contains("- 15:27 - TODO keep"), "it is told: {text}");
}

#[test]
fn the_owner_is_named_and_is_somebody_whom_copies_mask() {
    let (_, mut log) = story();
    let to = Some("Ottilie | Brandt".to_owned());
    log.say(min(61), "Dana", Event::PostmortemOwned(PostmortemOwned { from: None, to }));
    let incident = crate::incident::fold(log.entries.clone());
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(70));
    assert!(text.contains("| Owner | Ottilie \\| Brandt |"), "{text}");
    let people = &incident.people;
    assert!(people.iter().any(|person| person.name == "Ottilie | Brandt"), "{people:?}");
}

#[test]
fn a_night_carries_its_dates() {
    let (incident, mut log) = story();
    log.say(min(600), "Dana", note("seen the next morning"));
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(700));
    assert!(text.contains("- 2026-01-02 14:32 - Step 3 skipped"), "every line has its date");
    assert!(text.contains("- 2026-01-03 00:26 - seen the next morning"), "{text}");
}

#[test]
fn a_part_of_a_lane_says_so() {
    let (incident, mut log) = story();
    let other = DeviceId(uuid::Uuid::from_u128(0xbeef));
    for (n, entry) in (5..).zip(log.entries.iter_mut().rev().take(2)) {
        (entry.device, entry.n) = (other, n);
    }
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(100));
    assert!(
        text.contains("| `00000000beef` | 2 of 6 | `600000000000` |"),
        "entries 1 to 4 are missing, the head is the last: {text}"
    );
}

#[test]
fn a_draft_is_told_from_a_runbook_by_its_own_mark() {
    let text = markdown();
    assert!(is_draft(&text), "as it is written");
    let mine = text.replace("# Post-mortem: ", "---\nowner: Dana\n---\n# What we learned: ");
    assert!(is_draft(&mine.replace('\n', "\r\n")), "with a person's words in it, from any editor");
    assert!(
        is_draft(&draft(&Incident::default(), NAME, &[], Default::default(), min(0))),
        "even empty"
    );
    let runbook =
        "# Write the post-mortem\n\n1. Keep what is between `<!-- auto:facts -->` marks.\n";
    assert!(!is_draft(runbook), "a runbook that speaks of the mark is one");
}

#[test]
fn an_empty_log_still_gives_a_draft() {
    let text = draft(&Incident::default(), NAME, &[], Default::default(), min(0));
    assert!(text.starts_with("# Post-mortem: *unknown*"), "{text}");
    assert!(text.contains("## Appendix: decisions, evidence, log"), "to the end");
}

#[test]
fn an_open_incident_is_not_called_resolved() {
    let (mut incident, mut log) = story();
    log.entries.truncate(9);
    if let Some(facts) = &mut incident.declared {
        facts.state = IncidentState::Identified;
    }
    incident.ended_at = None;
    incident.logged = crate::incident::fold(log.entries.clone()).logged;
    let text = draft(&incident, NAME, &as_stored(&log.entries), Default::default(), min(12));
    assert!(text.contains("| Duration | 12 min so far, still open |"), "{text}");
    assert!(text.contains("| Resolved | *pending* |"), "{text}");
    assert!(text.contains("| Post-mortem due | 48 h after it is resolved |"), "{text}");
    assert!(!text.contains(Audience::External.word()), "nothing of customers was said");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_same_entries_give_the_same_draft_in_any_order(
        shuffled in Just(story().1.entries).prop_shuffle(),
    ) {
        let (incident, _) = story();
        let cadence = cadence(&shuffled, GRACE_MS, min(100));
        prop_assert_eq!(draft(&incident, NAME, &as_stored(&shuffled), cadence, min(100)), markdown());
    }
}
