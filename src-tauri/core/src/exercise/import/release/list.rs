//! Lists and paragraphs that hold what is released: an item each.
//!
//! Items count when they open with a time, a condition or a counter, or when what stands above them calls them
//! injects. A list of labels is the inside of one inject.

use crate::exercise::import::found::{Found, Sign};
use crate::exercise::import::moment::{Timed, closing, opening};
use crate::exercise::import::signs::{is_blank, label_topic, letters};
use crate::exercise::import::words::{Family, Topic, counter, topic};
use crate::exercise::page::{Piece, PieceKind};
use crate::text::patterns;

/// The injects among the pieces directly under a heading. `named` says that the heading calls them injects.
pub(super) fn items(pieces: &[Piece], named: bool) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let is_item = |piece: &Piece| piece.is_item() || piece.depth > 0;
        let end = pieces[at..].iter().position(|p| !is_item(p)).map_or(pieces.len(), |n| at + n);
        if end > at {
            let lead = at.checked_sub(1).map(|before| &pieces[before]);
            let called = named || lead.is_some_and(calls_injects);
            // What stands under such a label is asked of players, or kept from them.
            let is_other = |topic: Topic| topic.is_around() || topic.is_asked();
            if !lead.and_then(label_topic).is_some_and(is_other) {
                all.extend(run(&pieces[at..end], called));
            }
        }
        at = end.max(at + 1);
    }
    if all.is_empty() { paragraphs(pieces) } else { all }
}

fn calls_injects(piece: &Piece) -> bool {
    let label = piece.label.as_deref().and_then(topic) == Some(Topic::Injects);
    let lead = piece.text.trim_end().ends_with([':', '：'])
        && piece.text.to_lowercase().contains("inject");
    label || lead && piece.label.is_none()
}

/// A list: its items with what is in them.
fn run(pieces: &[Piece], called: bool) -> Vec<Found> {
    let starts: Vec<usize> = (0..pieces.len())
        .filter(|at| pieces[*at].depth == pieces[0].depth && pieces[*at].is_item())
        .collect();
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    let found: Vec<Option<Found>> =
        starts.iter().zip(ends).map(|(from, to)| item(&pieces[*from..to])).collect();
    let count = |is: fn(&Found) -> bool| found.iter().flatten().filter(|f| is(f)).count();
    let timed = count(|found| found.time.is_some());
    let strong = count(|found| found.sign == Sign::Strong);
    let all = found.len();
    let is_play = timed >= 2 && timed * 2 >= all && !is_agenda(found.iter().flatten());
    let is_named = called && all >= 2 && count(is_label_only) == 0;
    if is_play || called && strong >= 2 && strong * 2 >= all {
        return found.into_iter().flatten().filter(|f| f.sign == Sign::Strong || called).collect();
    }
    let as_weak = |found: Found| Found { sign: Sign::Weak, ..found };
    if is_named { found.into_iter().flatten().map(as_weak).collect() } else { Vec::new() }
}

/// `Expected: …` in a list is a part of an inject.
fn is_label_only(found: &Found) -> bool {
    let label = found.pieces.first().and_then(label_topic);
    label.is_some_and(|topic| !matches!(topic, Topic::Injects | Topic::Player | Topic::When))
        && found.time.is_none()
}

patterns! {
    CONDITION = r"(?is)^[*_]*[(\[]\s*((?:when|if|once|after|before|upon|as soon as|optional|only if|wenn|falls|se |si |quando)\b[^()\[\]]*)[)\]][*_:]*\s*(\S.*)$";
    CASE = r"(?is)^[*_]*((?:when|if|once|upon)\s[^,:;→]{4,80})(?:[,:→]|->|⇒)[*_]*\s*(\S.*)$";
}

/// An item as an inject, with its time, condition or counter; none for a blank.
fn item(pieces: &[Piece]) -> Option<Found> {
    let head = pieces.first()?;
    let words = match &head.label {
        Some(label) if head.text.is_empty() => label.clone(),
        Some(label) => format!("{label}: {}", head.text),
        None => head.text.clone(),
    };
    if letters(&words) < 3 || is_blank(&words) {
        return None;
    }
    let lines = head.lines.start..pieces.last().map_or(head.lines.end, |piece| piece.lines.end);
    let timed = time(head, &words);
    let mut found = Found::of(&words, timed.clone(), lines, pieces.to_vec());
    let counted = counter(&found.title).filter(|counter| counter.family == Some(Family::Inject));
    let case = CONDITION.captures(&words).or_else(|| CASE.captures(&words));
    found.sign = if timed.is_some() || counted.is_some() || case.is_some() {
        Sign::Strong
    } else {
        Sign::Weak
    };
    if let Some(case) = case {
        found.condition = Some(case[1].trim().to_owned());
        found.title = case[2].to_owned();
    }
    if let Some(counted) = counted.filter(|counter| !counter.rest.is_empty()) {
        found.title = counted.rest;
    }
    strip(&mut found);
    Some(found)
}

fn time(head: &Piece, words: &str) -> Option<Timed> {
    let first = words.lines().next().unwrap_or(words);
    let in_label =
        head.label.as_deref().and_then(|label| opening(label).or_else(|| closing(label)));
    let rest = |timed: Timed| {
        let rest = format!("{} {}", timed.rest, head.text).trim().to_owned();
        Timed { rest, ..timed }
    };
    in_label.map(rest).or_else(|| {
        let timed = opening(first)?;
        let more = words.split_once('\n').map_or("", |(_, more)| more);
        let rest = format!("{}\n{more}", timed.rest).trim().to_owned();
        Some(Timed { rest, ..timed })
    })
}

/// The item's own piece holds what is left of it.
fn strip(found: &mut Found) {
    let title = found.title.clone();
    if let Some(first) = found.pieces.first_mut() {
        let is_topic = first.label.as_deref().and_then(topic).is_some_and(|t| t != Topic::Injects);
        if !is_topic || found.time.is_some() {
            let is_name = first.label.is_some() && first.text.is_empty();
            first.label = None;
            first.text = if is_name { String::new() } else { title };
            first.kind = PieceKind::Paragraph;
        }
    }
}

/// Paragraphs that open with a time or a counter: each goes on to the next one.
fn paragraphs(pieces: &[Piece]) -> Vec<Found> {
    let starts: Vec<usize> = (0..pieces.len()).filter(|at| is_start(&pieces[*at])).collect();
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    let found: Vec<Found> =
        starts.iter().zip(ends).filter_map(|(from, to)| item(&pieces[*from..to])).collect();
    let is_play = found.len() >= 2 && !is_agenda(found.iter());
    if is_play { found } else { Vec::new() }
}

/// True for a paragraph that opens with a time, or with the number of an inject.
pub(super) fn is_start(piece: &Piece) -> bool {
    let is_open = piece.kind == PieceKind::Paragraph && piece.depth == 0 && !piece.quoted;
    let in_label = |label: &str| {
        let counted = counter(label).is_some_and(|c| c.family == Some(Family::Inject));
        counted || opening(label).or_else(|| closing(label)).is_some()
    };
    let bold = piece.text.trim_start().starts_with("**");
    is_open
        && match &piece.label {
            Some(label) => in_label(label),
            None => bold && opening(&piece.text).is_some(),
        }
}

/// True where most of these are parts of a meeting.
pub(super) fn is_agenda<'a>(found: impl Iterator<Item = &'a Found>) -> bool {
    patterns! {
        PART = r"(?i)^\W*(?:introduc|welcome|opening remarks|kick-?off|(?:scenario |team |pre-?)?brief(?:ing)?\b|(?:open |group |team )?discussion\b|de-?brief|wrap|break\b|q\s*&\s*a|present|clos(?:e|ing)\b|set-?up|hot ?wash|lunch|rules|recap|retro|role assign|review|lessons|buffer|preparation|conclusion|action items)";
    }
    let titles: Vec<&str> = found.map(|found| found.title.as_str()).collect();
    let parts = titles.iter().filter(|title| PART.is_match(title)).count();
    parts * 2 >= titles.len() && parts > 0
}
