//! Sentences that name a step by its number. Whoever reads `go to step 6` at night must not come to another step than its
//! writer meant: where it is clear which one that is, the number goes along with it; else a person is asked to look.

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::{Count, Turn};
use super::item::{Item, items, past_fence};
use super::lines::Line;
use crate::runbook::words::numbered::STEP_WORDS;
use crate::text::patterns;

/// Further numbers: `, 4 and 6`, `–4`.
const MORE: &str =
    r"(?:\s*(?:,|-|–|—|&|/|\bto\b|\band\b|\bor\b|\bund\b|\boder\b|\bbis\b)\s*[0-9]{1,3}\b)*";
patterns! {
    /// One or more numbers behind the word: `step 5`, `steps 3, 4 and 6`, `Schritte 2–4`.
    NAMED = &format!(r"(?i)(?:{STEP_WORDS})(?:s|e|en|n)?\s*#?\s*[0-9]{{1,3}}\b{MORE}");
    DIGITS = r"[0-9]{1,3}\b";
    /// What makes a number a quantity: `step 4, 5 minutes later`.
    QUANTITY = r"(?i)^\s*(?:%|x\b|s\b|sec|min|h\b|hour|day|mb\b|gb\b|:[0-9])";
    /// What says that the step is another document's.
    ELSEWHERE = r"(?i)^\W{0,2}\s*(?:of|in|from)\b|^\]\([^#)]|\.md\b|https?://";
    /// A heading that is a step by its number: `### Step 5: Fail over`, `## 5. Fail over`.
    HEADED = &format!(r"(?i)^\s*#{{1,6}}\s+[*_]*(?:(?:{STEP_WORDS})\s*#?\s*([0-9]{{1,3}})\b|([0-9]{{1,3}})[.)])");
    /// A line that seems to be one: `**Step 5:** fail over`.
    OWN = &format!(r"(?i)^[\s>*_+-]*(?:{STEP_WORDS})\s*#?\s*([0-9]{{1,3}})\s*(?:[:：–—)*_]|-\s)");
    /// A row of a table that begins with a number.
    ROW = r"^\s*\|\s*([0-9]{1,3})\s*\|";
}

/// A number that names a step.
struct Named {
    /// Where its digits stand in the line.
    at: Range<usize>,
    number: u64,
    /// It is code, or may be of another document.
    is_strange: bool,
}

/// Carries along the numbers that name an item of `turns`; gives a sentence for each that a person has to look at.
pub(super) fn carry(all: &mut [Line], turns: &[Turn], counts: &[&Count]) -> Vec<String> {
    if turns.is_empty() {
        return Vec::new();
    }
    let others = others(all, turns);
    let nested = counts.iter().any(|count| count.nested);
    let code = code(all);
    let mut doubts = Vec::new();
    for (at, line) in all.iter_mut().enumerate() {
        let is_inside = counts.iter().any(|count| count.extent().contains(&at));
        for named in named(&line.text).into_iter().rev() {
            let mut meant = turns.iter().filter(|turn| turn.was == named.number);
            let Some(turn) = meant.next() else { continue };
            let is_other = others.contains(&named.number);
            if nested && is_other && !is_inside {
                continue;
            }
            let is_clear = meant.next().is_none() && !nested && (is_inside || !is_other);
            let is_text = !named.is_strange && !code.contains(&at);
            match turn.now.filter(|_| is_clear && is_text) {
                Some(now) => line.text.replace_range(named.at, &now.to_string()),
                None => doubts.push(doubt(at, turn)),
            }
        }
    }
    doubts.dedup();
    doubts
}

fn doubt(at: usize, turn: &Turn) -> String {
    let (line, was) = (at + 1, turn.was);
    match turn.now {
        Some(now) => format!(
            "Line {line} names step {was}, which may be the one that is step {now} then: look at it."
        ),
        None => {
            format!("Line {line} names step {was}, which may be the one that goes: look at it.")
        }
    }
}

/// A text in which every number that names a step is the same: what differs in nothing else says the same.
pub(crate) fn without_numbers(text: &str) -> String {
    let mut out = text.to_owned();
    for named in named(text).into_iter().rev() {
        out.replace_range(named.at, "0");
    }
    out
}

fn named(line: &str) -> Vec<Named> {
    if HEADED.is_match(line) {
        return Vec::new();
    }
    let is_own = OWN.is_match(line);
    let mut all = Vec::new();
    for found in NAMED.find_iter(line) {
        let before = line[..found.start()].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        let in_code = line[..found.start()].matches('`').count() % 2 == 1;
        let is_strange = is_own || in_code || ELSEWHERE.is_match(&line[found.end()..]);
        for digits in DIGITS.find_iter(found.as_str()) {
            let at = found.start() + digits.start()..found.start() + digits.end();
            let number = digits.as_str().parse().ok();
            let Some(number) = number.filter(|_| !QUANTITY.is_match(&line[at.end..])) else {
                continue;
            };
            all.push(Named { at, number, is_strange });
        }
    }
    all
}

/// The numbers that the file gives to other steps than these: of other lists, in headings and in tables.
fn others(all: &[Line], turns: &[Turn]) -> BTreeSet<u64> {
    let is_turned = |item: &Item| turns.iter().any(|turn| turn.start == item.start);
    let listed = items(all).filter(|item| !is_turned(item)).filter_map(|item| item.number);
    let mut found: BTreeSet<u64> = listed.map(|(n, _)| n).collect();
    for line in all {
        for own in [&HEADED, &OWN, &ROW] {
            let own = own.captures(&line.text);
            let digits = own.and_then(|own| own.iter().skip(1).flatten().last());
            found.extend(digits.and_then(|digits| digits.as_str().parse::<u64>().ok()));
        }
    }
    found
}

/// The lines of blocks of code.
fn code(all: &[Line]) -> BTreeSet<usize> {
    let (mut found, mut at) = (BTreeSet::new(), 0);
    while at < all.len() {
        let end = past_fence(all, at);
        found.extend(end.into_iter().flat_map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    found
}
