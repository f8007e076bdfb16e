//! "What do you see?": finds runbooks by the words of their titles, symptoms, headings and steps.
//!
//! A title counts more than a symptom, a symptom more than a heading, a heading more than a step. Where no
//! title holds a word and no runbook more than half of them, nothing is found. Words match as a whole or by their beginning;
//! words that every sentence has ("after a") never decide, they are only highlighted where they stand as asked.

use std::cmp::Reverse;

use super::words::is_common;
use crate::view::{Hit, RunbookCard};

/// The runbooks that hold at least one of the words, the best first, at most `limit`.
#[must_use]
pub fn find(cards: &[RunbookCard], words: &str, limit: usize) -> Vec<Hit> {
    let asked = Asked::new(words);
    if asked.content.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Found> = cards.iter().filter_map(|card| hit(card, &asked)).collect();
    // One stray word of several, deep in a text, would preselect a runbook that is about something else.
    if !found.iter().any(|f| f.strong) {
        return Vec::new();
    }
    found.sort_by_key(|f| {
        let runbook = &f.hit.runbook;
        (Reverse(f.score), runbook.title.to_lowercase(), runbook.path.clone())
    });
    found.into_iter().take(limit).map(|f| f.hit).collect()
}

/// A runbook that holds some of the words.
struct Found {
    /// The title holds one of them, or the runbook more than half.
    strong: bool,
    score: u32,
    hit: Hit,
}

/// The words of a question.
struct Asked {
    /// All of them, in order.
    all: Vec<String>,
    /// Those that decide.
    content: Vec<String>,
}

impl Asked {
    fn new(words: &str) -> Self {
        let all: Vec<String> =
            pieces(words).filter(|(_, is_word)| *is_word).map(|(w, _)| w.to_lowercase()).collect();
        let mut content: Vec<String> = all.iter().filter(|w| !is_common(w)).cloned().collect();
        if content.is_empty() {
            content.clone_from(&all);
        }
        content.sort();
        content.dedup();
        Self { all, content }
    }
}

/// How well a word of a line answers one that was asked for: 3 as a whole, 2 by its beginning, 0 not.
fn likeness(asked: &str, word: &str) -> u32 {
    let stem = |w: &str| w.strip_suffix('s').filter(|s| s.len() > 2).unwrap_or(w).to_owned();
    if asked == word || stem(asked) == stem(word) {
        3
    } else if asked.chars().count() >= 2 && word.starts_with(asked) {
        2
    } else {
        0
    }
}

fn hit(card: &RunbookCard, asked: &Asked) -> Option<Found> {
    let title = std::iter::once(("Title", 4, card.title.as_str()));
    let symptoms = card.symptoms.iter().map(|line| ("Symptom", 3, line.as_str()));
    let headings = card.headings.iter().map(|line| ("Heading", 2, line.as_str()));
    let steps = card.step_texts.iter().map(|line| ("Step", 1, line.as_str()));
    let lines: Vec<(&str, u32, &str)> =
        title.chain(symptoms).chain(headings).chain(steps).collect();
    let mut best: Option<(u32, &str, &str)> = None;
    let mut by_word: Vec<u32> = vec![0; asked.content.len()];
    for (found_in, weight, line) in lines {
        let mut of_line = 0;
        for (at, word) in asked.content.iter().enumerate() {
            let like = line_likeness(word, line) * weight;
            of_line += like;
            by_word[at] = by_word[at].max(like);
        }
        if of_line > 0 && best.is_none_or(|(score, ..)| of_line > score) {
            best = Some((of_line, found_in, line));
        }
    }
    let (_, found_in, line) = best?;
    let found = by_word.iter().filter(|w| **w > 0).count();
    let strong = found_in == "Title" || found * 2 > asked.content.len();
    let found_words = u32::try_from(found).unwrap_or(u32::MAX);
    let score = found_words.saturating_mul(6).saturating_add(by_word.iter().sum());
    let hit = Hit {
        runbook: card.clone(),
        found_in: found_in.to_owned(),
        line: marked(line, asked),
        times: u32::try_from(found).unwrap_or(u32::MAX),
    };
    Some(Found { strong, score, hit })
}

fn line_likeness(asked: &str, line: &str) -> u32 {
    pieces(line)
        .filter(|(_, is_word)| *is_word)
        .map(|(w, _)| likeness(asked, &w.to_lowercase()))
        .max()
        .unwrap_or(0)
}

/// The line in parts; words that stand together and were asked for are one part.
fn marked(line: &str, asked: &Asked) -> Vec<(String, bool)> {
    let pieces: Vec<(&str, bool)> = pieces(line).collect();
    let words: Vec<(usize, String)> = pieces
        .iter()
        .enumerate()
        .filter(|(_, (_, w))| *w)
        .map(|(at, (w, _))| (at, w.to_lowercase()))
        .collect();
    let mut lit = vec![false; pieces.len()];
    for (at, word) in &words {
        lit[*at] = asked.content.iter().any(|a| likeness(a, word) > 0);
    }
    light_phrases(&words, &asked.all, &mut lit);
    for at in 1..pieces.len().saturating_sub(1) {
        let is_gap = !pieces[at].1 && pieces[at].0.chars().all(|c| c.is_whitespace() || c == '-');
        lit[at] = lit[at] || is_gap && lit[at - 1] && lit[at + 1];
    }
    let mut parts: Vec<(String, bool)> = Vec::new();
    for ((text, _), is_lit) in pieces.into_iter().zip(lit) {
        match parts.last_mut() {
            Some((before, same)) if *same == is_lit => before.push_str(text),
            Some(_) | None => parts.push((text.to_owned(), is_lit)),
        }
    }
    parts
}

/// Lights the common words before a lit one where all of them stand as they were asked: "after a release".
fn light_phrases(words: &[(usize, String)], all: &[String], lit: &mut [bool]) {
    for at in 0..words.len() {
        if !lit[words[at].0] {
            continue;
        }
        for place in (0..all.len()).filter(|p| likeness(&all[*p], &words[at].1) > 0) {
            let run = all[..place].iter().rev().take_while(|w| is_common(w)).count();
            let stands = run <= at
                && all[place - run..place].iter().eq(words[at - run..at].iter().map(|(_, w)| w));
            if stands {
                words[at - run..at].iter().for_each(|(piece, _)| lit[*piece] = true);
            }
        }
    }
}

/// A line as words and what stands between them, in order; nothing is left out.
fn pieces(line: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some((piece, is_word))
    })
}
