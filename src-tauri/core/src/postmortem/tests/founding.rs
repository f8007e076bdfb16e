//! The founding document's own example, line by line, from an incident as a team would record it.

use super::as_stored;
use crate::clock::Millis;
use crate::incident::event::{Event, KeyTimeSet, Reason};
use crate::incident::{Incident, KeySaid, KeyTime, fold};
use crate::postmortem::{Asked, Cadence, Settings, Template, draft_by};
use crate::update::tests::fixture::*;

/// The example as it stands in the founding document.
const EXAMPLE: &str = "\
# Post-mortem: API outage 2024-03-15

## Summary
The API was unavailable for 47 minutes from 14:23 to 15:10 UTC.
Root cause: a database migration added an index without CONCURRENTLY,
locking the users table.

## Timeline
- 14:23 - Migration deployed, table lock acquired
- 14:26 - First alerts fire for elevated error rates
- 14:31 - On-call engineer paged
- 14:45 - Root cause identified
- 14:55 - Migration rolled back, table lock released
- 15:10 - System fully recovered, error rates normal

## Root cause
The migration script used CREATE INDEX instead of CREATE INDEX CONCURRENTLY.
On a large table, this locks all reads and writes for the duration.

## Impact
- 47 minutes of API downtime
- ~3,200 failed requests
- No data loss

## Action items
1. Add a CI check that rejects migrations using CREATE INDEX without CONCURRENTLY
2. Add a runbook for migration-related outages
3. Test migrations against a production-sized dataset in staging
";

/// 14:31 UTC on 2024-03-15, when it was declared.
const PAGED: Millis = Millis(1_710_513_060_000);

fn at(minutes: i64) -> Millis {
    PAGED.plus_minutes(minutes)
}

/// The outage as it was recorded: what was seen before it was declared, what was said while it went on, and what the team
/// wrote down behind it.
fn recorded() -> (Incident, Log) {
    let mut log = Log::default();
    let mut opened = declared(at(15));
    if let Event::Declared(declared) = &mut opened {
        declared.title = "API outage".to_owned();
    }
    log.say(at(0), "Dana", opened);
    log.say(at(0), "Dana", note("On-call engineer paged"));
    for (minutes, text) in [
        (-5, "First alerts fire for elevated error rates"),
        (-8, "Migration deployed, table lock acquired"),
    ] {
        log.say(at(3), "Kim", note(text));
        log.entries.last_mut().unwrap().happened_at = Some(at(minutes));
    }
    log.say(at(14), "Kim", note("Root cause identified"));
    log.say(at(14), "Dana", identified());
    log.say(at(24), "Kim", note("Migration rolled back, table lock released"));
    log.say(at(39), "Kim", note("System fully recovered, error rates normal"));
    log.say(at(39), "Dana", Event::Resolved(Reason { reason: None }));
    let (which, from) = (KeyTime::ImpactStarted, KeySaid::AsLogged);
    let began = KeyTimeSet { which, from, to: KeySaid::At { at: at(-8) }, reason: None };
    log.say(at(60), "Dana", Event::KeyTimeSet(began));
    for text in [
        "Summary: The API was unavailable for 47 minutes from 14:23 to 15:10 UTC.\nRoot cause: a database migration added an index without CONCURRENTLY,\nlocking the users table.",
        "Root cause: The migration script used CREATE INDEX instead of CREATE INDEX CONCURRENTLY.\nOn a large table, this locks all reads and writes for the duration.",
        "Impact: 47 minutes of API downtime",
        "Impact: ~3,200 failed requests\nNo data loss",
    ] {
        log.say(at(61), "Dana", note(text));
    }
    for text in [
        "Add a CI check that rejects migrations using CREATE INDEX without CONCURRENTLY",
        "Add a runbook for migration-related outages",
        "Test migrations against a production-sized dataset in staging",
    ] {
        log.say(at(62), "Dana", to_do(text));
    }
    (fold(log.entries.clone()), log)
}

fn founding((incident, log): &(Incident, Log)) -> String {
    let template = Template::read(Template::FOUNDING).unwrap();
    let settings = Settings::default();
    let asked = Asked { template: &template, settings: &settings };
    let entries = as_stored(&log.entries);
    draft_by(asked, (incident, NAME), &entries, Cadence::default(), at(90))
}

/// The lines that a reader sees: the marks of the log's blocks are comments.
fn shown(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with("<!--")).collect()
}

#[test]
fn the_founding_example_comes_out_line_by_line() {
    assert_eq!(shown(&founding(&recorded())), shown(EXAMPLE));
}

#[test]
fn the_minutes_are_counted_where_nobody_wrote_them_down() {
    let (_, mut log) = recorded();
    let own = |event: &Event| matches!(event, Event::Note(t) if t.text.starts_with("Summary:") || t.text.starts_with("Impact:"));
    log.entries.retain(|entry| !own(&entry.event));
    let text = founding(&(fold(log.entries.clone()), log));
    let lines = shown(&text);
    assert!(lines.contains(&"API outage lasted 47 minutes, from 14:23 to 15:10 UTC."), "{text}");
    assert!(
        lines.contains(&"- 47 min of impact, 2024-03-15 14:23–15:10 UTC (47 min)"),
        "as the longer layout counts it: {text}"
    );
}

#[test]
fn what_nobody_wrote_down_is_asked() {
    let mut log = Log::default();
    log.say(at(0), "Dana", declared(at(15)));
    let text = founding(&(fold(log.entries.clone()), log));
    assert_eq!(crate::postmortem::document::questions(&text).len(), 3, "{text}");
    assert!(text.contains("- 14:31 - Declared"), "a state is told where no note tells it: {text}");
}
