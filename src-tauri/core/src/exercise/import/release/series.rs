//! Finds what is released in a file: headings that belong together by their times, their counters or what stands in
//! them, and below them tables and lists.
//!
//! What stands deeper counts before what holds it: a scenario of three scenes is three injects. What is deliberately
//! absent: what an inject says, see `body`.

use std::collections::BTreeMap;

use super::list::{self, is_agenda};
use super::table;
use crate::exercise::import::found::{Found, Sign};
use crate::exercise::import::moment::{Moment, Timed, closing, opening, whole};
use crate::exercise::import::signs::{
    asks, asks_players, is_given, is_question, label_topic, tells,
};
use crate::exercise::import::words::{Counter, Family, Topic, bare, counter, is_story, topic};
use crate::exercise::page::{Page, Piece, PieceKind};
use crate::text::patterns;

/// All injects of a file, in its order, with the story that each belongs to.
pub(super) fn find(page: &Page) -> Vec<Found> {
    let top: Vec<usize> = page.top().collect();
    siblings(page, &top, None)
}

/// A heading that belongs to a series.
#[derive(Clone, Default)]
struct Member {
    timed: Option<Timed>,
    counter: Option<Counter>,
    /// It is a story of its own.
    is_story: bool,
    sign: Sign,
}

fn siblings(page: &Page, kids: &[usize], parent: Option<usize>) -> Vec<Found> {
    let members = members(page, kids, parent);
    let several = kids.iter().filter(|kid| is_story(&page.headings[**kid].words)).count() >= 2;
    let mut inners: Vec<Vec<Found>> = kids
        .iter()
        .map(|kid| {
            let apart = !members.contains_key(kid) && is_apart(page, *kid);
            if apart { Vec::new() } else { inside(page, *kid, members.contains_key(kid)) }
        })
        .collect();
    for (kid, inner) in kids.iter().zip(&mut inners) {
        let is_inject = members.get(kid).is_some_and(is_inject);
        inner.retain(|found| {
            !is_inject || found.sign == Sign::Strong && !found.columns.text.is_empty()
        });
    }
    let in_parts =
        kids.iter().zip(&inners).any(|(kid, all)| members.contains_key(kid) && all.len() >= 2);
    let mut all = Vec::new();
    for (kid, mut inner) in kids.iter().zip(inners) {
        let member = members.get(kid);
        let strong = inner.iter().filter(|found| found.sign == Sign::Strong).count();
        let is_timed = member.is_some_and(|m| m.timed.is_some());
        let fewest =
            if is_timed && !inner.iter().any(|found| is_coded(&found.words)) { 2 } else { 1 };
        let is_own = member.map_or(several, |member| member.is_story);
        match member {
            Some(member) if strong < fewest => {
                let group = (parent.map_or(0, |at| page.headings[at].line), 0);
                let is_left = member.is_story && in_parts && !is_complete(&page.all(*kid));
                all.extend((!is_left).then(|| Found { group, ..heading(page, *kid, member) }));
            }
            Some(_) | None => {
                let free = inner.iter_mut().filter(|found| is_own && found.story.is_none());
                free.for_each(|found| found.story = Some(*kid));
                all.extend(inner);
            }
        }
    }
    all
}

/// A story in one piece, beside others that are told in several: it has both a situation and questions, and says so, or it
/// is told at one time, as the others are at several.
fn is_complete(pieces: &[Piece]) -> bool {
    if pieces.iter().filter(|piece| list::is_start(piece)).count() == 1 && tells(pieces) {
        return true;
    }
    pieces.iter().any(is_given) && pieces.iter().any(asks_players)
}

/// What stands below a heading.
fn inside(page: &Page, at: usize, is_member: bool) -> Vec<Found> {
    let words = &page.headings[at].words;
    let is_title = Some(page.headings[at].line) == page.title_line;
    // `Module 2: Resources` is about its place in the play, and not about resources.
    let about = topic(words).filter(|topic| !(is_title || is_member && is_closed(*topic)));
    let mut all = match about {
        Some(topic) if is_closed(topic) => Vec::new(),
        Some(_) | None => blocks(&page.own(at), about == Some(Topic::Injects)),
    };
    all.iter_mut().for_each(|found| found.group = (page.headings[at].line, 1));
    all.extend(siblings(page, page.below(at), Some(at)));
    all
}

/// Lists and tables directly under such a heading are no injects.
fn is_closed(topic: Topic) -> bool {
    topic.is_around() || topic.is_asked() || topic == Topic::Hint
}

fn blocks(pieces: &[Piece], named: bool) -> Vec<Found> {
    let mut all = Vec::new();
    for piece in pieces {
        if let PieceKind::Table { head, rows } = &piece.kind {
            all.extend(table::rows(head, rows, &piece.lines));
        }
    }
    all.extend(list::items(pieces, named));
    all.sort_by_key(|found| found.lines.start);
    all
}

/// True for a heading whose parts are never released: forms, schedules, results. So is what a facilitator is told, where
/// nothing below it is called an inject or has a time.
fn is_apart(page: &Page, at: usize) -> bool {
    let heading = &page.headings[at];
    let is_title = Some(heading.line) == page.title_line;
    let is_released = |at: usize| {
        let is_inject = counter(words(page, at)).is_some_and(|c| c.word.contains("inje"));
        is_inject || time_of(page, at).is_some()
    };
    match topic(&heading.words).filter(|_| !is_title) {
        Some(Topic::Apart) => true,
        Some(Topic::Hidden) => !page.subtree(at).any(is_released),
        Some(_) | None => false,
    }
}

fn is_inject(member: &Member) -> bool {
    member.counter.as_ref().is_some_and(|counter| counter.family == Some(Family::Inject))
}

/// The headings among these that belong to a series.
fn members(page: &Page, kids: &[usize], parent: Option<usize>) -> BTreeMap<usize, Member> {
    let mut found = BTreeMap::new();
    let levels: std::collections::BTreeSet<u8> =
        kids.iter().map(|kid| page.headings[*kid].level).collect();
    for level in levels {
        let same: Vec<usize> =
            kids.iter().copied().filter(|kid| page.headings[*kid].level == level).collect();
        let mut these = counted(page, &same, parent);
        timed(page, &same, &mut these);
        if these.is_empty() {
            these = named(page, &same, parent);
        }
        if these.is_empty() {
            these = library(page, &same);
        }
        found.extend(these);
    }
    found
}

fn words(page: &Page, at: usize) -> &str {
    &page.headings[at].words
}

/// The time in a heading: one that counts from the start before one of the clock.
fn time_of(page: &Page, at: usize) -> Option<Timed> {
    let words = words(page, at);
    let behind = counter(words).and_then(|counter| opening(&counter.rest));
    let all: Vec<Timed> = [opening(words), behind, closing(words)].into_iter().flatten().collect();
    let is_offset = |timed: &&Timed| matches!(timed.moment, Moment::Offset(_));
    all.iter().find(is_offset).or(all.first()).cloned()
}

/// Siblings with times of their own.
fn timed(page: &Page, kids: &[usize], into: &mut BTreeMap<usize, Member>) {
    let times: Vec<(usize, Timed)> =
        kids.iter().filter_map(|kid| Some((*kid, time_of(page, *kid)?))).collect();
    let is_span = |timed: &Timed| matches!(timed.moment, Moment::Span { .. });
    let (spans, clear): (Vec<_>, Vec<_>) = times.into_iter().partition(|(_, timed)| is_span(timed));
    let spans = if is_chain(&spans) { spans } else { Vec::new() };
    let all: Vec<(usize, Timed)> = clear.into_iter().chain(spans).collect();
    let of = |(kid, timed): &(usize, Timed)| {
        Found::of(words(page, *kid), Some(timed.clone()), 0..0, Vec::new())
    };
    let as_found: Vec<Found> = all.iter().map(of).collect();
    let is_series = all.len() >= 2 && !is_agenda(as_found.iter());
    for (kid, timed) in all {
        match into.get_mut(&kid) {
            Some(member) => member.timed = Some(timed),
            None if is_series => {
                into.insert(kid, Member { timed: Some(timed), ..Member::default() });
            }
            None => {}
        }
    }
}

/// Spans are times where each begins at the end of the one before it, or a minute later, from the start on: `1-2`, `3-5`
/// and `5-10 minutes` are how long parts take.
fn is_chain(spans: &[(usize, Timed)]) -> bool {
    let bounds: Vec<(i64, i64)> = spans
        .iter()
        .filter_map(|(_, timed)| match timed.moment {
            Moment::Span { from, to } => Some((from, to)),
            Moment::Offset(_) | Moment::OfDay { .. } | Moment::Day(_) => None,
        })
        .collect();
    bounds.len() >= 2
        && bounds.first().is_some_and(|(from, _)| *from <= 5)
        && [-1, 0, 1].iter().any(|gap| bounds.windows(2).all(|pair| pair[1].0 - pair[0].1 == *gap))
}

/// Siblings that count: `Inject 1`, `Inject 2`; `Scenario A`, `Scenario B`.
fn counted(page: &Page, kids: &[usize], parent: Option<usize>) -> BTreeMap<usize, Member> {
    let mut words_of: BTreeMap<String, Vec<(usize, Counter)>> = BTreeMap::new();
    for kid in kids {
        let words = words(page, *kid);
        if let Some(counter) = counter(words).filter(|_| opening(words).is_none()) {
            words_of.entry(counter.word.clone()).or_default().push((*kid, counter));
        }
    }
    let in_injects = parent.is_some_and(|at| topic(words(page, at)) == Some(Topic::Injects));
    let codes = page.headings.iter().filter(|heading| is_coded(&heading.words)).count() >= 3;
    let mut found = BTreeMap::new();
    for group in words_of.into_values() {
        let fits: Vec<(usize, Counter)> =
            group.iter().filter(|(kid, c)| is_played(page, *kid, c, in_injects)).cloned().collect();
        let is_named = fits.iter().any(|(kid, counter)| {
            counter.word.contains("inje") || codes && is_coded(words(page, *kid))
        });
        if fits.len() < 2 && !(is_named && fits.len() == 1) {
            continue;
        }
        for (kid, counter) in fits {
            let is_story = counter.family == Some(Family::Scenario);
            found.insert(kid, Member { counter: Some(counter), is_story, ..Member::default() });
        }
    }
    found
}

/// A heading that begins with an id of its team's: `DET-1: the first alert`. In a file of several, one below a phase of
/// its own counts as well.
fn is_coded(words: &str) -> bool {
    patterns! { CODE = r"^[^\w]*[A-Z]{2,8}-\d{1,3}[A-Za-z]?\s*[:.–—-]"; }
    CODE.is_match(words)
}

/// Whether what is counted is played: a method counts its steps as well.
fn is_played(page: &Page, kid: usize, counter: &Counter, in_injects: bool) -> bool {
    let pieces = page.all(kid);
    let is_after =
        topic(&counter.rest) == Some(Topic::HotWash) && counter.family != Some(Family::Inject);
    match counter.family {
        Some(Family::Inject) => !pieces.is_empty() || !counter.rest.is_empty(),
        Some(Family::Scenario) => tells(&pieces) || asks(&pieces),
        Some(Family::Phase) => !is_after && tells(&pieces) && (in_injects || shows(&pieces)),
        None => tells(&pieces) && asks(&pieces) && shows(&pieces),
    }
}

/// True where pieces say which of them players are given, or ask questions of them.
fn shows(pieces: &[Piece]) -> bool {
    let asks = |piece: &&Piece| piece.is_item() && is_question(&piece.text);
    pieces.iter().any(|piece| is_given(piece) || asks_players(piece))
        || pieces.iter().filter(asks).count() >= 2
}

/// Headings below one that is called after injects or events.
fn named(page: &Page, kids: &[usize], parent: Option<usize>) -> BTreeMap<usize, Member> {
    patterns! {
        PLAY = r"(?i)\binject|\bevents?\b|\bscenes?\b|\binyecci|\binje[cç]|\beinspiel|注入|イベント|\bscenario (?:flow|progression|timeline)";
    }
    let is_play = parent.is_some_and(|at| {
        topic(words(page, at)) == Some(Topic::Injects) && PLAY.is_match(words(page, at))
    });
    let fits = |kid: &usize| {
        let about = topic(words(page, *kid));
        let pieces = page.all(*kid);
        matches!(about, None | Some(Topic::Player | Topic::Hidden | Topic::Opening))
            && tells(&pieces)
            && (bare(words(page, *kid)).contains(' ') || shows(&pieces))
    };
    let all: Vec<usize> = kids.iter().copied().filter(|kid| is_play && fits(kid)).collect();
    all.into_iter().map(|kid| (kid, Member::default())).collect()
}

/// A library: headings that each hold a situation and what is asked about it.
fn library(page: &Page, kids: &[usize]) -> BTreeMap<usize, Member> {
    let fits = |kid: &usize| {
        let pieces = page.all(*kid);
        topic(words(page, *kid)).is_none_or(|t| t == Topic::Opening)
            && pieces.iter().any(is_given)
            && asks(&pieces)
            && tells(&pieces)
    };
    let all: Vec<usize> = kids.iter().copied().filter(fits).collect();
    let member = Member { is_story: true, ..Member::default() };
    if all.len() < 2 {
        return BTreeMap::new();
    }
    all.into_iter().map(|kid| (kid, member.clone())).collect()
}

/// The inject that a heading is.
fn heading(page: &Page, at: usize, member: &Member) -> Found {
    let pieces = page.all(at);
    let timed = member.timed.clone().or_else(|| stated(&pieces));
    let words = words(page, at);
    let lines = page.headings[at].line..page.end_of(at);
    let mut found = Found::of(words, timed, lines, pieces);
    if member.timed.is_none() {
        found.title = words.to_owned();
    }
    if let Some(counted) = counter(&found.title).filter(|counter| counter.family.is_some()) {
        found.title = counted.rest;
    }
    found.story = member.is_story.then_some(at);
    found.sign = member.sign;
    found
}

/// A time that stands below a heading, as a line of its own or behind a label.
fn stated(pieces: &[Piece]) -> Option<Timed> {
    pieces.iter().take(6).find_map(|piece| {
        let rest = String::new();
        let alone = match (&piece.label, &piece.kind) {
            (Some(label), _) if piece.text.is_empty() => whole(label),
            (None, PieceKind::Heading(_) | PieceKind::Paragraph) => {
                whole(&piece.text).filter(|_| opening(&piece.text).is_some())
            }
            (Some(_), _) | (None, _) => None,
        };
        let labelled = (label_topic(piece) == Some(Topic::When)).then(|| {
            let text =
                if piece.label.is_some() { &piece.text } else { piece.text.split_once(':')?.1 };
            opening(text).map(|timed| timed.moment)
        });
        let moment = alone.or_else(|| labelled.flatten())?;
        Some(Timed { moment, rest, rough: false })
    })
}
