//! The numbers that headings and paragraphs give themselves: `3` of `Step 3: …`.

use crate::runbook::words::mention::Mentions;
use crate::runbook::words::numbered::STEP_WORDS;
use crate::text::patterns;

/// What a heading begins with may count as its number.
pub(super) static NUMBERED: Mentions = Mentions::of(&[
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
    "step",
    "phase",
    "part",
    "stage",
    "task",
    "scenario",
    "playbook",
    "appendix",
    "section",
    "schritt",
    "étape",
    "Étape",
    "etape",
    "paso",
    "passo",
    "passaggio",
    "stap",
    "ステップ",
    "步骤",
    "手順",
]);
patterns! {
    STEP_NUMBER = &format!(r"(?i)^[^\w]*(?:(?:{STEP_WORDS})\s*#?([0-9]{{1,4}})\b\s*[.):\-–—]?|([0-9]{{1,4}})(?:[.)]|\s*[:\-–—])(?:\s|$))\s*");
    SPELLED = &format!(r"(?i)^\W*(?:{STEP_WORDS})(?:\b|\s*[0-9])");
}

/// True for a heading that calls itself a step, in whatever language: "Schritt 3 – Host".
pub(in crate::runbook) fn is_spelled_step(heading: &str) -> bool {
    NUMBERED.first(heading) && SPELLED.is_match(heading)
}

/// The number of a heading that is a step: `Step 3: …`, `3. …`, `3) …`.
pub(in crate::runbook) fn step_number(heading: &str) -> Option<u64> {
    if !NUMBERED.first(heading) {
        return None;
    }
    let found = STEP_NUMBER.captures(heading)?;
    found.get(1).or_else(|| found.get(2))?.as_str().parse().ok()
}

/// The heading without its step number.
pub(in crate::runbook) fn without_number(heading: &str) -> &str {
    if !NUMBERED.first(heading) {
        return heading;
    }
    let rest = STEP_NUMBER.find(heading).map_or(heading, |m| &heading[m.end()..]);
    if rest.trim().is_empty() { heading } else { rest }
}
