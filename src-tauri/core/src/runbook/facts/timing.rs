//! What a runbook promises in its sentences: how often to post, when to escalate, when the post-mortem is due.
//!
//! Many sentences say "every 5 minutes" of polling or backups; a cadence is read only where the sentence speaks of
//! telling people.

use regex::Captures;
use std::collections::HashSet;

use crate::runbook::blocks::text::bare;
use crate::runbook::blocks::tree::each;
use crate::runbook::model::{Escalation, PhaseKind};
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

/// The slowest rhythm of updates: once a day, in minutes. No text may promise the next one later.
pub const LONGEST_RHYTHM_MINUTES: u32 = 24 * 60;

/// What the sentences say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::runbook) struct Timing {
    pub cadence_minutes: Option<u32>,
    pub escalations: Vec<Escalation>,
    pub postmortem_due_hours: Option<u32>,
}

patterns! {
    EVERY = r"(?i)\b(?:every|each)\s*(?:(\d{1,4})(?:\s*(?:-|–|—|to)\s*\d{1,4})?\s*)?(min(?:ute)?s?|mins|hrs?|hours?)\b|\b(half[- ]hourly|hourly)\b|\b(\d{1,3})[- ]minutes?\s+(?:intervals?|cadence)\b";
    TELLS = r"(?i)\b(post|posts|posting|communicat\w*|stakeholders?|status updates?|status page|incident channel|cadence|announce\w*)\b|\b(?:send|provide|give|share|publish|issue|write|regular|progress|customer|internal|external)\s+(?:\w+\s+){0,3}updates?\b|^\W*updates?\b|\bupdate\s+(?:the\s+)?(?:\w+\s+)?(?:status|stakeholders?|channel|customers?|team|management|incident|ticket|page)\b";
    POLLS = r"(?i)\b(cron|poll\w*|scrape\w*|runs?|rotat\w*|backups?|retention|log(?:s|ged)?|sync(?:s|ed)?|refresh\w*|heartbeat|job)\b";
}
static DURATION: &str = r"(\d{1,4})\s*[- ]?\s*(min(?:ute)?s?|mins?|m|hrs?|hours?|h)\b";

patterns! {
    ESCALATE = &format!(r"(?i)\b(?:escalate|page|notify|call|contact|inform|involve|loop in|engage)\s+(?:(?:this|it|immediately|further|up)\s+)?(?:to\s+)?(?:the\s+|your\s+|an?\s+)?([^,.;:]+?)\s*,?\s+(?:if|when|unless|after|once|should)\b[^.;]*?\b{DURATION}");
    ESCALATE_LAST = &format!(r"(?i)\b(?:if|when|unless|after|once)\b[^.;]*?\b{DURATION}[^.;,:]*[,:–—→-]+\s*(?:then\s+)?(?:escalate|page|notify|call|contact|inform|involve|loop in|engage)\s+(?:(?:this|it|immediately)\s+)?(?:to\s+)?(?:the\s+|your\s+|an?\s+)?([^,.;:]+)");
    ESCALATE_SECTION = &format!(r"(?i)^\W*(?:the\s+)?([^,.;:]+?)\s*(?:[:,–—-]\s*)?\bafter\s+{DURATION}");
    ESCALATION_LABEL = r"(?i)^\W*escalation\W*:\W*";
    ESCALATION_WITHIN = &format!(r"(?i)^\W*([^:.;]+?)\W*[:–—-]\s*escalation\s+(?:within|after|at)\s+{DURATION}");
    LATE = r"(?i)\b(not|no|isn't|hasn't|doesn't|without|unless|still|unresolved|after|exceed\w*|longer|more than|lasts?)\b";
    AT_SEVERITY = r"(?i)\s+(?:at|for|on)\s+(?:sev|p)[\s-]?\d.*$";
    REVIEW = r"(?i)\b(post[- ]?mortems?|retrospectives?|(?:post[- ])?incident (?:review|report)s?|post[- ]incident|pir|rca|root cause analysis|blameless|lessons learned)\b";
    WITHIN = r"(?i)\b(?:within|in|no later than|at most|inside|under)\s+(?:the\s+)?(?:next\s+)?(\d{1,3}|one|two|three|five)\s*[- ]?\s*(hours?|hrs?|h|(?:business |working |calendar )?days?|weeks?)\b|\b(\d{1,3})[- ](hours?|days?)\b";
}

/// The words without one of which no sentence speaks of time, in groups: digits, numbers, words of a rhythm, of an
/// escalation, of a review.
static WORDS: Mentions = Mentions::of(&[
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "one",
    "two",
    "three",
    "five",
    "every",
    "each",
    "hourly",
    "half",
    "interval",
    "cadence",
    "escalat",
    "page",
    "notify",
    "call",
    "contact",
    "inform",
    "involve",
    "loop",
    "engage",
    "after",
    "post",
    "retrospective",
    "incident",
    "pir",
    "rca",
    "root",
    "blameless",
    "lessons",
]);
const DIGITS: u64 = group(0, 10);
const NUMBERS: u64 = group(0, 14);
const RHYTHM: u64 = group(14, 20);
const ESCALATION: u64 = group(20, 30);
const REVIEWING: u64 = group(30, 38);

/// The bits of the words from one place up to another.
const fn group(from: u32, to: u32) -> u64 {
    (1 << to) - (1 << from)
}

/// What a text with these words can speak of: a rhythm, an escalation, a review.
fn topics(found: u64, kind: PhaseKind) -> [bool; 3] {
    let has = |group: u64| found & group != 0;
    let reviews = kind == PhaseKind::FollowUp || has(REVIEWING);
    [has(RHYTHM), has(DIGITS) && has(ESCALATION), has(NUMBERS) && reviews]
}

static NAMED_ESCALATION: Mentions = Mentions::of(&["escalation"]);

/// Reads sentences one after the other; `timing` is what they said so far.
#[derive(Default)]
struct Reading {
    timing: Timing,
    seen: HashSet<Escalation>,
}

impl Reading {
    /// Reads a text that stands in a section of this kind.
    fn take(&mut self, text: &str, kind: PhaseKind) {
        if topics(WORDS.found(text), kind) != [false; 3] {
            split(text).for_each(|sentence| self.sentence(text, sentence, kind));
        }
    }

    fn sentence(&mut self, text: &str, sentence: &str, kind: PhaseKind) {
        let [rhythm, escalates, reviews] = topics(WORDS.found(sentence), kind);
        let timing = &mut self.timing;
        if rhythm && timing.cadence_minutes.is_none() {
            timing.cadence_minutes = cadence(sentence, kind).filter(|_| !is_by_severity(text));
        }
        if escalates
            && let Some(found) = escalation(sentence, kind)
            && self.seen.insert(found.clone())
        {
            timing.escalations.push(found);
        }
        if reviews && timing.postmortem_due_hours.is_none() {
            timing.postmortem_due_hours = postmortem(sentence, kind);
        }
    }
}

/// What the headings, sentences and tables of these sections say.
pub(in crate::runbook) fn find(sections: &[Section<'_>]) -> Timing {
    let mut reading = Reading::default();
    for section in sections {
        reading.take(&section.heading, section.flow);
        each(section.blocks.iter().copied(), &mut |node| {
            if node.paragraph().is_some() {
                reading.take(node.words(), section.flow);
            }
            let cells = node.rows().skip(1).flatten();
            cells.for_each(|cell| reading.take(&bare(cell), section.flow));
        });
    }
    reading.timing
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ';'])
        .flat_map(|line| line.split(". "))
        .map(str::trim)
        .filter(|s| !s.is_empty())
}

patterns! {
    SEVERITY = r"(?i)\b(?:critical|major|moderate|minor|high|medium|low|sev(?:erity)?[\s-]?\d|p\d)\b\s*(?:[:=–—-]|\()";
}

/// True when a text gives each of several severities its own rhythm: none of them is that of every incident.
fn is_by_severity(text: &str) -> bool {
    SEVERITY.find_iter(text).nth(1).is_some()
}

/// The words of a text that name a rhythm of updates slower than once a day.
pub(in crate::runbook) fn slow(text: &str) -> Option<&str> {
    if !topics(WORDS.found(text), PhaseKind::Steps)[0] {
        return None;
    }
    let named = split(text).find(|sentence| {
        let minutes = rhythm(sentence, PhaseKind::Steps);
        minutes.is_some_and(|minutes| minutes > LONGEST_RHYTHM_MINUTES)
    });
    Some(EVERY.find(named?)?.as_str())
}

/// Minutes between updates, where a sentence names them; none that are more than a day.
fn cadence(sentence: &str, kind: PhaseKind) -> Option<u32> {
    rhythm(sentence, kind).filter(|minutes| (1..=LONGEST_RHYTHM_MINUTES).contains(minutes))
}

/// Minutes between updates as a sentence has them.
fn rhythm(sentence: &str, kind: PhaseKind) -> Option<u32> {
    let found = EVERY.captures(sentence)?;
    let telling = TELLS.is_match(sentence)
        || kind == PhaseKind::Communication && sentence.to_lowercase().contains("updat");
    if !telling || POLLS.is_match(sentence) && kind != PhaseKind::Communication {
        return None;
    }
    if let Some(word) = found.get(3) {
        return Some(if word.as_str().to_lowercase().starts_with("half") { 30 } else { 60 });
    }
    if let Some(minutes) = found.get(4) {
        return minutes.as_str().parse().ok();
    }
    let count: u32 = found.get(1).map_or(Some(1), |m| m.as_str().parse().ok())?;
    let per = if found[2].to_lowercase().starts_with('h') { 60 } else { 1 };
    count.checked_mul(per)
}

fn escalation(sentence: &str, kind: PhaseKind) -> Option<Escalation> {
    let made = |found: &Captures<'_>, to: usize, count: usize, unit: usize| {
        let minutes: u32 = found[count].parse().ok()?;
        let per = if found[unit].to_lowercase().starts_with('h') { 60 } else { 1 };
        let to = AT_SEVERITY.replace(found[to].trim(), "").trim_matches(['*', '_', ' ']).to_owned();
        let fits = !to.is_empty() && to.split_whitespace().count() <= 6;
        fits.then_some(Escalation { to, after_minutes: minutes.checked_mul(per)? })
    };
    if NAMED_ESCALATION.any(sentence)
        && let Some(found) = ESCALATION_WITHIN.captures(sentence)
    {
        return made(&found, 1, 2, 3);
    }
    if !LATE.is_match(sentence) || EVERY.is_match(sentence) {
        return None;
    }
    if let Some(found) = ESCALATE.captures(sentence) {
        return made(&found, 1, 2, 3);
    }
    if let Some(found) = ESCALATE_LAST.captures(sentence) {
        return made(&found, 3, 1, 2);
    }
    let label = ESCALATION_LABEL.find(sentence).map(|m| m.end());
    if label.is_none() && kind != PhaseKind::Communication {
        return None;
    }
    made(&ESCALATE_SECTION.captures(&sentence[label.unwrap_or(0)..])?, 1, 2, 3)
}

fn postmortem(sentence: &str, kind: PhaseKind) -> Option<u32> {
    let lower = sentence.to_lowercase();
    let about_review =
        REVIEW.is_match(sentence) || kind == PhaseKind::FollowUp && lower.starts_with("within");
    if !about_review || lower.contains("last ") || lower.contains("previous") {
        return None;
    }
    let found = WITHIN.captures(sentence)?;
    let (count, unit) =
        (found.get(1).or_else(|| found.get(3))?, found.get(2).or_else(|| found.get(4))?);
    let count: u32 = match count.as_str().to_lowercase().as_str() {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "five" => 5,
        digits => digits.parse().ok()?,
    };
    let unit = unit.as_str().to_lowercase();
    let per = if unit.starts_with('h') {
        1
    } else if unit.starts_with('w') {
        168
    } else {
        24
    };
    (count > 0).then(|| count.checked_mul(per)).flatten()
}
