//! Why a file gives no scenario, in one sentence.

use super::super::page::{Page, PieceKind};
use super::around::Around;
use super::signs::is_blank;
use super::words::{Topic, topic};
use crate::text::patterns;

/// The line that shows that a file is the record of an exercise: its title says so.
pub(super) fn record_line(page: &Page) -> Option<u32> {
    patterns! {
        RECORD = r"(?i)\bafter[- ]action (?:report|review)\b|\baar\b|\b(?:exercise|drill|game ?-?day|tabletop|ttx|test) (?:report|record|results?|log|minutes|notes|summary|evidence|outcomes?|retro\w*)\b|\b(?:report|record|results|minutes|evidence) (?:of|for|from)\b|\bpost-?(?:exercise|drill|game ?-?day)\b";
    }
    RECORD.is_match(&page.title).then_some(page.title_line.unwrap_or(1))
}

/// Whether a file speaks of an exercise at all: a runbook has stages with minutes as well. `name` is that of the file.
pub(super) fn speaks_of_play(page: &Page, name: &str) -> bool {
    patterns! {
        PLAY = r"(?i)table-?top|\bttx\b|\bdrills?\b|game[ -]?days?|\bexercises?\b|\bscenarios?\b|\binjects?\b|\bsimulat\w+|\bfacilitat\w+|\bplayers?\b|\bchaos\b|\bgames?\b|\bdebrief\w*|\bparticipants?\b|\bcrisis\b|war[ -]?games?|\brole-?play\w*|hot ?wash|\bübung\w*|\beinspiel\w+|\bejercicios?\b|\bsimulacros?\b|\bescenarios?\b|\bexerc[ií]cios?\b|\bcen[aá]rios?\b|\bexercices?\b|\bsc[eé]narios?\b|訓練|演習|演练|シナリオ|场景";
    }
    let named = format!("{} {}", page.title, name.replace(['-', '_', '.'], " "));
    let mut words = std::collections::BTreeSet::new();
    words.extend(
        page.lines.iter().flat_map(|line| PLAY.find_iter(line)).map(|m| m.as_str().to_lowercase()),
    );
    PLAY.is_match(&named) || words.len() >= 2
}

/// True for papers beside a scenario: guides, handouts, worksheets.
pub(super) fn is_guide(page: &Page) -> bool {
    patterns! {
        GUIDE = r"(?i)\bguides?\b|\bguidance\b|\bhand-?outs?\b|\bworksheets?\b|\bhow to\b|\bhandbook\b|\bpolicy\b|\bprogramme?\b";
    }
    GUIDE.is_match(&page.title)
}

/// More scenarios are no file that a team wrote.
const MOST_STORIES: usize = 300;

/// What stands around the injects is in each scenario: so many bytes of it in all.
const MOST_SHARED: usize = 100_000_000;

/// Why so many scenarios are not read from one file.
pub(super) fn too_many(stories: usize, around: &Around) -> Option<String> {
    let shared = stories.saturating_mul(around.size());
    let is_too_many = stories > MOST_STORIES || stories > 1 && shared > MOST_SHARED;
    is_too_many.then(|| {
        format!(
            "it would give {stories} scenarios, each with all that stands around their injects; divide it into smaller files, with at most {MOST_STORIES} scenarios in one (times that start again at zero begin another scenario)"
        )
    })
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
