//! Why a file gives no scenario, in one sentence.

use regex::Regex;
use std::sync::LazyLock;

use super::super::page::{Page, PieceKind};
use super::signs::is_blank;
use super::words::{Topic, topic};
use crate::runbook::words::regex;

/// The line that shows that a file is the record of an exercise: its title says so.
pub(super) fn record_line(page: &Page) -> Option<u32> {
    static RECORD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\bafter[- ]action (?:report|review)\b|\baar\b|\b(?:exercise|drill|game ?-?day|tabletop|ttx|test) (?:report|record|results?|log|minutes|notes|summary|evidence|outcomes?|retro\w*)\b|\b(?:report|record|results|minutes|evidence) (?:of|for|from)\b|\bpost-?(?:exercise|drill|game ?-?day)\b",
        )
    });
    RECORD.is_match(&page.title).then_some(page.title_line.unwrap_or(1))
}

/// The sentence.
pub(super) fn reason(page: &Page) -> String {
    if record_line(page).is_some() {
        return "this is the record of an exercise that was held, and not a scenario: its outcomes would be shown as injects".to_owned();
    }
    let pieces: Vec<_> = (0..page.headings.len()).flat_map(|at| page.own(at)).collect();
    if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
        return "the file holds no text".to_owned();
    }
    let blanks =
        pieces.iter().filter(|piece| !piece.text.is_empty() && is_blank(&piece.text)).count();
    if blanks * 4 > pieces.len() {
        return "this is a form to fill in: where a situation would stand are blanks".to_owned();
    }
    let about = |wanted: Topic| page.headings.iter().any(|h| topic(&h.words) == Some(wanted));
    let links =
        pieces.iter().filter(|p| p.kind == PieceKind::Paragraph && p.text.contains("](")).count();
    if about(Topic::Apart) || links > 0 {
        return "the file speaks about exercises, but nothing in it happens to anybody: there is no situation to give to players".to_owned();
    }
    "nothing in the file can be released to players: no heading, list or table has times, a counter such as “Inject 1”, or a situation with questions".to_owned()
}
