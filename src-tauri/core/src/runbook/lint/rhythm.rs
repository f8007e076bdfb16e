//! A rhythm of updates that is slower than an incident has.
//!
//! Nobody waits for news of an incident longer than a day, so such a sentence speaks of something else, or is a slip. It
//! is not followed, and its writer does not know that.

use super::finding::LintFinding;
use super::page::Page;
use super::rule::Rule;
use crate::runbook::facts::timing;

pub(super) fn check(page: &Page<'_>) -> Vec<LintFinding> {
    let is_code = |line: u32| page.codes.iter().any(|code| code.lines.contains(&line));
    let lines = (1_u32..).zip(&page.lines).filter(|(number, _)| !is_code(*number));
    let slow = lines.filter_map(|(number, line)| Some((number, timing::slow(line)?)));
    let told = slow.map(|(number, words)| {
        let message = format!(
            "“{words}” is slower than once a day and is not followed: the severity's rhythm holds; write a day or less."
        );
        LintFinding::new(Rule::SlowRhythm, number, message)
    });
    told.collect()
}
