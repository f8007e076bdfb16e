//! A scenario as a file: the strict form, which the lint passes and which reads back as it was.
//!
//! What only the facilitator may read stands in items of its own, indented, so that no line of it can be taken for a
//! heading, a quotation or a box.

use super::moment::{at, span};
use super::page::indented;
use super::scenario::{
    Expectation, Inject, InjectKind, Mode, Objective, Participant, Scenario, Trigger,
};
use crate::clock::MINUTE_MS;

/// Writes a scenario.
#[must_use]
pub fn write(scenario: &Scenario) -> String {
    let mut parts = vec![front(scenario), format!("# Scenario: {}", heading(&scenario.title))];
    parts.extend(
        given(&scenario.opening)
            .map(|text| if is_plain(text) { text.to_owned() } else { quoted(text) }),
    );
    parts.extend(section("Objectives", scenario.objectives.iter().map(objective)));
    parts.extend(section("Participants", scenario.participants.iter().map(participant)));
    parts.extend(section("Rules", scenario.rules.iter().map(|rule| format!("- {rule}"))));
    parts.extend(section(
        "Stop criteria",
        scenario.stop_criteria.iter().map(|stop| format!("- {stop}")),
    ));
    parts.push("## Injects".to_owned());
    parts.extend(scenario.injects.iter().map(inject));
    parts.extend(section("Hot wash", scenario.hot_wash.iter().map(|ask| format!("- {ask}"))));
    parts.extend(given(&scenario.notes).map(|notes| format!("## Notes\n\n{}", quoted(notes))));
    format!("{}\n", parts.join("\n\n"))
}

fn given(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|text| !text.trim().is_empty())
}

fn front(scenario: &Scenario) -> String {
    let mut lines = vec!["---".to_owned(), "format: tabletop/1".to_owned()];
    lines.push(format!("kind: {}", scenario.kind.word()));
    if scenario.mode != scenario.kind.mode() {
        let mode = match scenario.mode {
            Mode::Discussion => "discussion",
            Mode::Operations => "operations",
        };
        lines.push(format!("mode: {mode}"));
    }
    lines.extend(scenario.duration_ms.map(|ms| format!("duration: {}", span(ms))));
    lines.extend(scenario.cadence_minutes.map(|minutes| format!("cadence: {minutes}m")));
    lines.extend(scenario.clock_start.map(|start| {
        let is_day = start.0 >= 24 * 60 * MINUTE_MS;
        let form = if is_day { "%Y-%m-%dT%H:%MZ" } else { "%H:%MZ" };
        format!("clock-start: {}", start.utc().format(form))
    }));
    lines.extend(scenario.runbook.as_ref().map(|file| format!("runbook: {file}")));
    if !scenario.tags.is_empty() {
        lines.push(format!("tags: [{}]", scenario.tags.join(", ")));
    }
    lines.push("---".to_owned());
    lines.join("\n")
}

fn section(name: &str, lines: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("## {name}\n\n{}", lines.join("\n")))
}

fn objective(objective: &Objective) -> String {
    let mut behind = Vec::new();
    behind.extend(objective.target_ms.map(|ms| format!("target: {}", span(ms))));
    behind.extend(objective.capability.as_ref().map(|what| format!("capability: {what}")));
    let behind = in_brackets(&behind);
    format!("- **{}** {}{behind}", objective.id, objective.text)
}

fn in_brackets(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// Words as a heading that reads back: `{#disk}` at the end of one is its id and no word of it, so a full stop follows.
fn heading(words: &str) -> String {
    let behind = words.trim_end().strip_suffix('}').and_then(|rest| rest.rsplit_once('{'));
    let is_id = behind.is_some_and(|(_, inside)| inside.starts_with(['#', '.', ':']));
    if is_id { format!("{}.", words.trim_end()) } else { words.to_owned() }
}

fn participant(participant: &Participant) -> String {
    match participant.what.trim() {
        "" => format!("- **{}**", participant.role),
        what => format!("- **{}**: {what}", participant.role),
    }
}

fn inject(inject: &Inject) -> String {
    let time = inject.at_ms.map_or_else(|| "T+??".to_owned(), at);
    let mut parts =
        vec![format!("### {time} {}: {}", inject.id, heading(&inject.title)), keys(inject)];
    parts.extend(given(&inject.text).map(quoted));
    let expected: Vec<String> = inject.expectations.iter().map(expectation).collect();
    parts.extend(Some(expected.join("\n")).filter(|text| !text.is_empty()));
    parts.extend(inject.hints.iter().map(|hint| private("Hint", hint)));
    parts.extend(inject.facilitator.iter().map(|note| private("Facilitator", note)));
    parts.join("\n\n")
}

fn keys(inject: &Inject) -> String {
    let mut lines = vec![format!("- **Kind:** {}", inject.kind.word())];
    let mut key = |name: &str, value: &str| lines.push(format!("- **{name}:** {value}"));
    inject.from.iter().for_each(|from| key("From", from));
    if !inject.to.is_empty() {
        key("To", &inject.to.join(", "));
    }
    inject.via.iter().for_each(|via| key("Via", via));
    let is_bare = inject.at_ms.is_none() && inject.kind != InjectKind::Contingency;
    match &inject.trigger {
        Some(Trigger::Manual) => key("Trigger", "manual"),
        Some(Trigger::After { inject, plus_ms: 0 }) => key("Trigger", &format!("after {inject}")),
        Some(Trigger::After { inject, plus_ms }) => {
            key("Trigger", &format!("after {inject} +{}", span(*plus_ms)));
        }
        Some(Trigger::Unmet { objective, at_ms }) => {
            key("Trigger", &format!("{objective} unmet at {}", at(*at_ms)));
        }
        None if is_bare => key("Trigger", "manual"),
        None => {}
    }
    lines.join("\n")
}

fn expectation(expectation: &Expectation) -> String {
    let mut behind = expectation.objectives.clone();
    behind.extend(expectation.within_ms.map(|ms| format!("within {}", span(ms))));
    format!("- [ ] {}{}", expectation.text, in_brackets(&behind))
}

/// What players must not see: one line as a paragraph, several as an item.
fn private(label: &str, text: &str) -> String {
    let text = text.trim();
    if text.contains('\n') {
        format!("- **{label}:**\n\n  {}", indented(text, 2))
    } else {
        format!("**{label}:** {text}")
    }
}

fn quoted(text: &str) -> String {
    let line =
        |line: &str| if line.trim().is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// True where no line can be read as a heading, a rule or the like.
fn is_plain(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim_start();
        !line.starts_with(['#', '=', '`', '~', '<', '|', '+', '>'])
            && !line.starts_with("--")
            && !line.starts_with("__")
    })
}
