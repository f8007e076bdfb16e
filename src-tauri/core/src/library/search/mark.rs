//! A line with the words that were asked for marked in it.

use super::Asked;
use super::word::{Word, pieces};
use crate::redact::mask;
use crate::runbook::words::is_common;

/// The most of a line that is shown, in characters: a log line in a code block can be endless.
const SHOWN: usize = 200;

/// The line in parts, without known secrets; words that stand together and were asked for are one part.
#[must_use]
pub fn marked(line: &str, asked: &Asked) -> Vec<(String, bool)> {
    // Results are looked at over shoulders and in shared screens; the page itself shows what the file says.
    let line = around(&mask(line).text, asked);
    let pieces: Vec<(&str, bool)> = pieces(&line).collect();
    let words: Vec<(usize, String)> = pieces
        .iter()
        .enumerate()
        .filter(|(_, (_, w))| *w)
        .map(|(at, (w, _))| (at, Word::new(w).text))
        .collect();
    let mut lit = vec![false; pieces.len()];
    for (at, word) in &words {
        lit[*at] = asked.content.iter().any(|a| a.likeness(word) > 0);
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

/// The part of an over-long line that holds the first word that was asked for.
fn around(line: &str, asked: &Asked) -> String {
    if line.chars().count() <= SHOWN {
        return line.to_owned();
    }
    let mut at = 0;
    for (piece, is_word) in pieces(line) {
        if is_word && asked.content.iter().any(|a| a.likeness(piece) > 0) {
            break;
        }
        at += piece.chars().count();
    }
    let start = at.saturating_sub(SHOWN / 4);
    let part: String = line.chars().skip(start).take(SHOWN).collect();
    format!("{}{part}…", if start > 0 { "…" } else { "" })
}

/// Lights the common words before a lit one where all of them stand as they were asked: "after a release".
fn light_phrases(words: &[(usize, String)], all: &[Word], lit: &mut [bool]) {
    for at in 0..words.len() {
        if !lit[words[at].0] {
            continue;
        }
        for place in (0..all.len()).filter(|p| all[*p].likeness(&words[at].1) > 0) {
            let run = all[..place].iter().rev().take_while(|w| is_common(&w.text)).count();
            let stands = run <= at
                && all[place - run..place]
                    .iter()
                    .map(|w| &w.text)
                    .eq(words[at - run..at].iter().map(|(_, w)| w));
            if stands {
                words[at - run..at].iter().for_each(|(piece, _)| lit[*piece] = true);
            }
        }
    }
}
