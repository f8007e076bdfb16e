//! What a section is for, by the words of its heading.
//!
//! The phrases are data: one list for each class. Deliberately absent: what a section inherits from the one above.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::number::NUMBERED;
use crate::runbook::words::accents;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::numbered::STEP_WORDS;
use crate::runbook::words::word_set::WordHasher;
use crate::runbook::words::{ADVERBS, is_verb, lines};
use crate::text::patterns;

/// What a section is for, by its heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::runbook) enum Class {
    /// It describes.
    Info,
    /// It asks for action.
    Action,
    /// What must be there before the first step.
    Before,
    /// Its heading says nothing.
    #[default]
    Neutral,
}

/// The phrases of a class, the longer ones first.
struct Phrases {
    all: Vec<Phrase>,
    /// Where in `all` the phrases stand that begin with a word.
    by_first: HashMap<&'static str, Vec<usize>, BuildHasherDefault<WordHasher>>,
}

struct Phrase {
    words: Vec<&'static str>,
    class: Class,
    /// It counts only as the whole heading.
    alone: bool,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let lists = [
        (include_str!("info_headings.txt"), Class::Info),
        (include_str!("action_headings.txt"), Class::Action),
        (include_str!("not_before_steps.txt"), Class::Before),
    ];
    let english =
        lists.into_iter().flat_map(|(list, class)| lines(list).map(move |line| (line, class)));
    let mut all: Vec<Phrase> = english
        .chain(other_languages())
        .map(|(line, class)| Phrase {
            words: line.trim_start_matches('=').split([' ', '-']).collect(),
            class,
            alone: line.starts_with('='),
        })
        .collect();
    all.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    let mut by_first: HashMap<_, Vec<usize>, _> = HashMap::default();
    for (at, phrase) in all.iter().enumerate() {
        by_first.entry(phrase.words.first().copied().unwrap_or_default()).or_default().push(at);
    }
    Phrases { all, by_first }
});

/// The phrases of other languages, each with its class.
fn other_languages() -> impl Iterator<Item = (&'static str, Class)> {
    lines(include_str!("other_headings.txt")).filter_map(|line| {
        let (class, phrase) = line.split_once(' ')?;
        let class = match class {
            "info" => Class::Info,
            "action" => Class::Action,
            "before" => Class::Before,
            _ => return None,
        };
        Some((phrase, class))
    })
}

/// The phrases that are written without spaces between words.
static UNSPACED: LazyLock<Vec<(&str, Class)>> =
    LazyLock::new(|| other_languages().filter(|(phrase, _)| is_unspaced(phrase)).collect());

/// True for words of Chinese and Japanese.
fn is_unspaced(word: &str) -> bool {
    let is_sign = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    !word.is_ascii() && word.contains(is_sign)
}

/// What the last phrase inside such a word says: it is the noun that the others belong to.
fn unspaced(word: &str) -> Option<Class> {
    let ends = |(phrase, class): &(&str, Class)| {
        Some((word.rfind(phrase)? + phrase.len(), phrase.len(), *class))
    };
    if !is_unspaced(word) {
        return None;
    }
    let found = UNSPACED.iter().filter_map(ends).max_by_key(|(end, length, _)| (*end, *length));
    found.map(|(_, _, class)| class)
}

impl Phrases {
    /// The phrases that begin with a word, the longer ones first.
    fn beginning_with(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        let places = self.by_first.get(word).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|at| self.all.get(*at))
    }
}

patterns! {
    NUMBERING = &format!(r"(?i)^\W*(?:(?:{STEP_WORDS}|phase|part|stage|task|scenario|playbook|appendix|section)\s*)?([0-9]{{1,4}})(?:\.[0-9]+)*\s*(?:[.):\-–—]|\b)\s*");
}

/// Words that show that the one before is a verb: "Contact the owner".
const OBJECT: [&str; 6] = ["the", "a", "an", "all", "your", "any"];

/// Deeds that change something; others ("Monitoring", "Understanding") name a topic as often.
const CHANGES: [&str; 16] = [
    "updating",
    "upgrading",
    "replacing",
    "purging",
    "deleting",
    "removing",
    "restarting",
    "rotating",
    "draining",
    "promoting",
    "migrating",
    "switching",
    "rebooting",
    "resetting",
    "renewing",
    "unsealing",
];

/// The class that the heading's own words give: the first phrase in it wins, and at one place the longest.
pub(in crate::runbook) fn classify(heading: &str) -> Option<Class> {
    let words = words_of(heading);
    if words.first().is_some_and(|w| w == "if") {
        return Some(Class::Action);
    }
    let opens = words.iter().position(|w| !ADVERBS.contains(w.as_str()))?;
    for at in 0..words.len() {
        let phrase = PHRASES.beginning_with(&words[at]).find(|phrase| {
            let end = at + phrase.words.len();
            let fits =
                words.len() >= end && phrase.words.iter().zip(&words[at..]).all(|(p, w)| p == w);
            fits && (!phrase.alone || phrase.words.len() == words.len())
        });
        let deed = words.len() > at + 1 && CHANGES.contains(&words[at].as_str());
        let takes_object = words.get(at + 1).is_some_and(|w| OBJECT.contains(&w.as_str()));
        let is_verb = is_verb(&words[at]) && (words[at] != "alert" || takes_object);
        let asks = at == opens && (is_verb || deed);
        match phrase.map(|p| p.class).or_else(|| unspaced(&words[at])) {
            Some(Class::Info) if asks && takes_object => return Some(Class::Action),
            Some(class) => return Some(class),
            None if asks => return Some(Class::Action),
            None => {}
        }
    }
    None
}

/// True when the whole heading is a name that sections have, such as Steps or Diagnosis.
pub(in crate::runbook) fn is_section_name(heading: &str) -> bool {
    let words = words_of(heading);
    words
        .first()
        .is_some_and(|first| PHRASES.beginning_with(first).any(|phrase| phrase.words == words))
}

/// A heading without what it counts itself by: `Phase 2: `, `3. `.
pub(in crate::runbook) fn without_numbering(heading: &str) -> &str {
    let numbering = if NUMBERED.first(heading) { NUMBERING.find(heading) } else { None };
    numbering.map_or(heading, |m| &heading[m.end()..])
}

/// The words of a heading in lower case, without its numbering.
fn words_of(heading: &str) -> Vec<String> {
    let bare = marked(without_numbering(heading)).rest;
    bare.split(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '/' | ',' | ':' | '(' | ')' | '–' | '—' | '+' | '&')
    })
    .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
    .map(accents::without)
    .filter(|w| !w.is_empty())
    .collect()
}
