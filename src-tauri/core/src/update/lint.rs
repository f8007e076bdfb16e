//! What stands out in a text before it is sent.
//!
//! A stop must be mended first: an empty text, a blank, a secret, a promise in the past. Everything else is a question
//! that a person may answer with yes. What is deliberately absent: finding secrets (the core masks them and says how
//! many) and changing the text.

use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changed::Changed;
use super::phrase::stands_alone;
use super::words::{self, Watched};
use crate::clock::Millis;
use crate::incident::{Audience, Incident};
use crate::text::{one_line, patterns, regex};

/// What a text is checked against.
#[derive(Clone, Debug)]
pub struct Check<'a> {
    /// Who will read it.
    pub audience: Audience,
    /// Why the next update that it names cannot be promised.
    pub contradiction: Option<String>,
    /// The last text for this audience.
    pub previous: Option<&'a str>,
    /// What its readers were not told yet.
    pub changed: Vec<Changed>,
    /// The time.
    pub now: Millis,
    /// How many secrets were masked in the text.
    pub masked: usize,
    /// The incident.
    pub incident: &'a Incident,
}

/// Something that stands out in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// True when it must be mended before sending.
    pub stop: bool,
    /// One sentence.
    pub message: String,
    /// The words that it is about.
    pub words: Option<String>,
    /// A sentence that mends it, put into the text.
    pub add: Option<String>,
    /// The entry that the sentence tells.
    pub fact: Option<String>,
}

/// What stands out: the stops first, then the questions, each in the order of the text. Empty when nothing does.
#[must_use]
pub fn lint(text: &str, check: &Check<'_>) -> Vec<Finding> {
    let mut findings = stops(text, check);
    findings.extend(questions(text, check));
    let mut seen = BTreeSet::new();
    findings.retain(|f| seen.insert((f.stop, f.message.clone())));
    findings
}

fn stops(text: &str, check: &Check<'_>) -> Vec<Finding> {
    if text.trim().is_empty() {
        return vec![stop("There is no text yet".to_owned(), None)];
    }
    let mut found: Vec<Finding> = BLANK
        .find_iter(text)
        .map(|hit| hit.as_str())
        .map(|hit| stop(format!("{hit} is still a blank"), Some(hit)))
        .collect();
    if check.masked > 0 {
        let (what, it) = if check.masked == 1 { ("a secret", "it") } else { ("secrets", "them") };
        found.push(stop(format!("The text holds {what}: take {it} out"), None));
    }
    found.extend(check.contradiction.clone().map(|why| stop(why, None)));
    found
}

fn questions(text: &str, check: &Check<'_>) -> Vec<Finding> {
    let mut found = unsaid(text, check);
    if check.previous.is_some_and(|p| same(p, text)) {
        found.push(question("The text is the same as the last one".to_owned(), None));
    }
    if check.audience.is_external() {
        let internal = check.incident.rhythm.get(&Audience::Internal);
        if internal.is_none_or(|r| r.last.is_none()) {
            let message = "Customers would hear before the company: no internal update was posted";
            found.push(question(message.to_owned(), None));
        }
        found.extend(names(text, check.incident));
        found.extend(hits(text, &EXTERNAL));
        // A host that the incident itself knows is told of once.
        let mut inner = hits(text, &INNER);
        inner.retain(|hit| found.iter().all(|known| known.words != hit.words));
        found.extend(inner);
    }
    found.extend(hits(text, &BLAME));
    found
}

/// Changes that the text does not say. What customers read tells the state in words of its own, and its first line names it.
fn unsaid(text: &str, check: &Check<'_>) -> Vec<Finding> {
    if check.audience.is_external() {
        return Vec::new();
    }
    let missing = check.changed.iter().filter(|changed| !changed.is_said(text));
    let finding = |changed: &Changed| Finding {
        add: Some(changed.sentence.clone()),
        fact: changed.entry.map(|id| id.to_string()),
        ..question(format!("{} is missing", changed.with_time(check.incident, check.now)), None)
    };
    missing.map(finding).collect()
}

/// Names of people whom the log names, and of hosts that the incident itself knows. A team is nobody whom customers should
/// not read of.
fn names(text: &str, incident: &Incident) -> Vec<Finding> {
    let people = incident.people.iter().filter(|person| !person.is_team());
    let people = people.map(|person| person.name.as_str());
    let hosts = incident.blanks.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let files = incident.runbooks.iter().map(|r| &r.file.runbook);
    let blanks = files.flat_map(|r| r.blanks.iter().map(String::as_str));
    let mut found = standing(text, people, "names a person");
    found.extend(standing(text, hosts.chain(blanks), "is a name of the inner systems"));
    found
}

fn standing<'a>(text: &str, of: impl Iterator<Item = &'a str>, says: &str) -> Vec<Finding> {
    let unique: BTreeSet<&str> = of.map(str::trim).filter(|w| w.chars().count() > 1).collect();
    let hit = |word: &&str| stands_alone(text, word);
    unique.into_iter().filter(hit).map(|w| question(format!("“{w}” {says}"), Some(w))).collect()
}

fn hits(text: &str, list: &[(Regex, &'static str)]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (pattern, says) in list {
        for hit in pattern.captures_iter(text) {
            let Some(words) = hit.get(1).or_else(|| hit.get(0)) else { continue };
            let words = words.as_str().trim();
            if !(*says == "is a ticket" && is_no_ticket(words)) {
                found.push(question(format!("“{words}” {says}"), Some(words)));
            }
        }
    }
    found
}

fn is_no_ticket(words: &str) -> bool {
    let start = words.split('-').next().unwrap_or_default().to_lowercase();
    words::NO_TICKET.contains(&start.as_str())
}

fn same(a: &str, b: &str) -> bool {
    one_line(a).to_lowercase() == one_line(b).to_lowercase()
}

fn stop(message: String, words: Option<&str>) -> Finding {
    Finding { stop: true, ..question(message, words) }
}

fn question(message: String, words: Option<&str>) -> Finding {
    Finding { stop: false, message, words: words.map(str::to_owned), add: None, fact: None }
}

patterns! { BLANK = r"\{[^{}\n]{0,80}\}|\b(?:TODO|TBD)\b"; }

type List = Vec<(Regex, &'static str)>;

static EXTERNAL: LazyLock<List> = LazyLock::new(|| compiled(words::EXTERNAL));
static INNER: LazyLock<List> = LazyLock::new(|| compiled(words::INNER));
static BLAME: LazyLock<List> = LazyLock::new(|| compiled(words::BLAME));

pub(super) fn compiled(list: &[Watched]) -> List {
    list.iter().map(|w| (regex(&format!("(?i){}", w.pattern)), w.says)).collect()
}
