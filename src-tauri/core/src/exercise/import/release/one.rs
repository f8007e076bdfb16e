//! A scenario of one scene: a situation, and what is asked about it. The last resort before a file is refused.

use crate::exercise::import::found::Found;
use crate::exercise::import::signs::{asks, label_topic, tells};
use crate::exercise::import::words::{Topic, bare, is_story, topic};
use crate::exercise::page::{Page, Piece, PieceKind};
use crate::text::patterns;

/// The one scene of a file that has no series of them.
pub(super) fn scene(page: &Page) -> Option<Found> {
    let open: Vec<usize> = (0..page.headings.len()).filter(|at| !is_hidden(page, *at)).collect();
    let asked: Vec<usize> = open.iter().copied().filter(|at| asks_about(page, *at)).collect();
    let rank = |at: &usize| {
        let words = &page.headings[*at].words;
        match topic(words) {
            Some(Topic::Player) if is_trigger(words) => 0,
            Some(Topic::Player) => 1,
            Some(Topic::Opening) if is_named_so(words) => 2,
            Some(_) | None => 3,
        }
    };
    let at =
        open.iter().copied().filter(|at| rank(at) < 3 && is_situation(page, *at)).min_by_key(rank);
    let is_called = |at: &usize| {
        let words = bare(&page.headings[*at].words).to_lowercase();
        ["scenario", "the scenario", "scenario description", "situation", "incident"]
            .contains(&words.as_str())
    };
    let Some(at) = at.filter(|at| !asked.is_empty() || is_called(at)) else {
        return labelled(page, &open, &asked);
    };
    let heading = &page.headings[at];
    let mut pieces = page.all(at);
    for other in asked.into_iter().filter(|other| !page.subtree(at).contains(other)) {
        pieces.push(page.title_of(other));
        pieces.extend(page.own(other));
    }
    Some(Found::of(&heading.words, None, heading.line..page.end_of(at), pieces))
}

/// A paragraph with the label of a situation: `**Scenario:** the database is gone`.
fn labelled(page: &Page, open: &[usize], asked: &[usize]) -> Option<Found> {
    if asked.is_empty() {
        return None;
    }
    let fits = |piece: &Piece| {
        matches!(label_topic(piece), Some(Topic::Player | Topic::Opening))
            && piece.text.len() > 60
            && !is_talk(&piece.text)
    };
    let (at, piece) =
        open.iter().find_map(|at| Some((*at, page.own(*at).into_iter().find(|p| fits(p))?)))?;
    let mut pieces = vec![piece.clone()];
    for other in asked {
        pieces.push(page.title_of(*other));
        pieces.extend(page.own(*other).into_iter().filter(|other| *other != piece));
    }
    let words =
        if page.headings[at].words.is_empty() { &page.title } else { &page.headings[at].words };
    Some(Found::of(words, None, piece.lines.clone(), pieces))
}

/// A form, a schedule or the like, itself or what it stands below.
fn is_hidden(page: &Page, at: usize) -> bool {
    let above = std::iter::successors(Some(at), |at| page.headings[*at].parent);
    above
        .filter(|at| Some(page.headings[*at].line) != page.title_line)
        .any(|at| matches!(topic(&page.headings[at].words), Some(Topic::Apart | Topic::Hidden)))
}

fn asks_about(page: &Page, at: usize) -> bool {
    let own = page.own(at);
    let about = topic(&page.headings[at].words);
    let is_asking = about.is_some_and(Topic::is_asked) && !own.is_empty();
    let other = matches!(
        about,
        Some(Topic::HotWash | Topic::Objectives | Topic::Participants | Topic::Rules | Topic::Stop)
    );
    is_asking || !other && asks(&own)
}

/// What sets it off, as opposed to what was so before.
fn is_trigger(words: &str) -> bool {
    patterns! { TRIGGER = r"(?i)\btrigger|\balert|\bwhat happen|\bevent\b|\bgatilho|\bdesencaden"; }
    TRIGGER.is_match(words)
}

/// `Scenario`, `The situation`, not `Scenarios`.
fn is_named_so(words: &str) -> bool {
    patterns! {
        MANY = r"(?i)\b(?:scenarios|escenarios|cen[aá]rios|szenarien|environment|selection|library|ideas)\b";
    }
    is_story(words) || !MANY.is_match(words)
}

/// Something happened to somebody, as opposed to talk about exercises.
fn is_situation(page: &Page, at: usize) -> bool {
    let pieces = page.all(at);
    let text = |piece: &&Piece| piece.kind == PieceKind::Paragraph || piece.is_item();
    let all: String = pieces.iter().filter(text).map(|piece| piece.text.as_str()).take(3).collect();
    tells(&pieces) && !is_talk(&all)
}

/// Sentences about exercises in general.
fn is_talk(text: &str) -> bool {
    patterns! {
        TALK = r"(?i)\b(?:tabletops?|exercises?|drills?|scenarios?|simulations?|game ?days?)\b[^.]{0,60}\b(?:are|is an?|should|can (?:be|include)|help|allows?|designed|consists?|involves?|provides?|aims?|intended)\b|\bchoose\b|\bpick (?:a|one)\b|\bselect (?:a|one)\b";
    }
    TALK.is_match(text)
}
