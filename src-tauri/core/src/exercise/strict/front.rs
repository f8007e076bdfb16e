//! The front matter of the strict form: lines `key: value` and `key: [a, b]`, and nothing else.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};

use super::Reading;
use crate::clock::MINUTE_MS;
use crate::clock::Millis;
use crate::exercise::moment::read_span;
use crate::exercise::scenario::{Mode, ScenarioKind};

const FORMAT: &str = "tabletop/1";

/// Reads the front matter into the scenario.
pub(super) fn read(reading: &mut Reading<'_>) {
    let front = reading.page.front.clone().unwrap_or_default();
    let mut mode = None;
    for (line, text) in (2u32..).zip(front.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let Some((key, value)) = text.split_once(':') else {
            reading.error(line, "front matter holds lines such as `duration: 90m`");
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        if key.trim() == "mode" {
            mode = read_mode(value);
            if mode.is_none() {
                reading.error(line, format!("“{value}” is no mode; say discussion or operations"));
            }
        } else {
            key_of(reading, line, key.trim(), value);
        }
    }
    reading.scenario.mode = mode.unwrap_or(reading.scenario.kind.mode());
}

fn key_of(reading: &mut Reading<'_>, line: u32, key: &str, value: &str) {
    match key {
        "format" if value == FORMAT => {}
        "format" => reading.error(
            line,
            format!("the format “{value}” is not known here; this program reads {FORMAT}"),
        ),
        "kind" => match ScenarioKind::named(value) {
            Some(kind) => reading.scenario.kind = kind,
            None => reading
                .error(line, format!("“{value}” is no kind of exercise; say one of {}", kinds())),
        },
        "duration" => match read_span(value).filter(|ms| *ms > 0) {
            Some(ms) => reading.scenario.duration_ms = Some(ms),
            None => reading.error(line, format!("“{value}” is no length; write 90m or 1h30m")),
        },
        "cadence" => match read_span(value).filter(|ms| *ms >= MINUTE_MS) {
            Some(ms) => reading.scenario.cadence_minutes = u32::try_from(ms / MINUTE_MS).ok(),
            None => reading.error(line, format!("“{value}” is no rhythm of updates; write 15m")),
        },
        "clock-start" => match clock(value) {
            Some(start) => reading.scenario.clock_start = Some(start),
            None => reading.error(
                line,
                format!("“{value}” is no time of day; write 2026-03-03T14:00Z or 14:00Z"),
            ),
        },
        "tags" => reading.scenario.tags = list(value),
        "runbook" => {
            reading.scenario.runbook = Some(value.to_owned()).filter(|file| !file.is_empty())
        }
        _ => reading.warn(line, format!("the key “{key}” is not known and was passed over")),
    }
}

fn kinds() -> String {
    ScenarioKind::ALL.map(ScenarioKind::word).join(", ")
}

fn read_mode(value: &str) -> Option<Mode> {
    match value {
        "discussion" => Some(Mode::Discussion),
        "operations" => Some(Mode::Operations),
        _ => None,
    }
}

/// A time of day, with its date or without; without, it is on the first day that a clock knows.
fn clock(value: &str) -> Option<Millis> {
    let text = value.trim_end_matches(['Z', 'z']);
    let zoned = DateTime::parse_from_rfc3339(value).ok().map(|time| time.with_timezone(&Utc));
    let dated = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let time = || NaiveTime::parse_from_str(text, "%H:%M").ok();
    let of_day =
        || Some(NaiveDateTime::new(DateTime::<Utc>::default().date_naive(), time()?).and_utc());
    zoned
        .or(dated.map(|time| time.and_utc()))
        .or_else(of_day)
        .map(|time| Millis(time.timestamp_millis()))
}

fn list(value: &str) -> Vec<String> {
    let inner = value.trim_start_matches('[').trim_end_matches(']');
    inner.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}
