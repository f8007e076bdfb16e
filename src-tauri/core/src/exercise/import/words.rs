//! What headings and labels of scenarios say: a topic, or a counter such as `Inject 3`.
//!
//! The words stand in `topics.txt` and `counters.txt`, in the languages that teams write scenarios in. The first topic
//! that fits counts, so the order of the lists is part of the rule.

use regex::Regex;
use std::sync::LazyLock;

use crate::text::{patterns, regex, worded};

worded! {
    /// What a section, or what follows a label, is about.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub(super) enum Topic {
        /// Advice, forms, results: never a part of the play.
        Apart = "apart",
        /// What is released, one after the other.
        Injects = "injects",
        /// What players are given.
        Player = "player",
        /// What only the facilitator reads.
        Hidden = "hidden",
        Objectives = "objectives",
        HotWash = "hot wash",
        Stop = "stop",
        Rules = "rules",
        Participants = "participants",
        Hint = "hint",
        Expected = "expected",
        Questions = "questions",
        From = "from",
        To = "to",
        Via = "via",
        When = "when",
        /// The situation that it begins with.
        Opening = "opening",
    }
}

impl Topic {
    /// What players are given.
    pub fn is_given(self) -> bool {
        matches!(self, Self::Player | Self::Opening | Self::Injects)
    }

    /// What players are asked, or what is expected of them.
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Questions | Self::Expected)
    }

    /// What stands around the play, or is kept from the players.
    pub fn is_around(self) -> bool {
        matches!(self, Self::Apart | Self::Hidden | Self::Objectives | Self::HotWash)
            || matches!(self, Self::Stop | Self::Rules | Self::Participants)
    }
}

static TOPICS: LazyLock<Vec<(Topic, Regex)>> = LazyLock::new(|| {
    let named = |(name, pattern)| Some((Topic::named(name)?, pattern));
    lists(include_str!("topics.txt")).filter_map(named).collect()
});

/// The paragraphs of a list: a name on a line, and patterns on the lines below it.
fn lists(text: &'static str) -> impl Iterator<Item = (&'static str, Regex)> {
    text.split("\n\n").filter_map(|part| {
        let mut lines = part.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let name = lines.next()?;
        let patterns: Vec<&str> = lines.collect();
        Some((name, regex(&format!("(?i){}", patterns.join("|")))))
    })
}

patterns! { ORNAMENT = r"^(?:[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s+)?[\W_]*)"; }

/// The words of a heading without the signs and the number in front.
pub(super) fn bare(words: &str) -> &str {
    let rest = &words[ORNAMENT.find(words).map_or(0, |m| m.end())..];
    let rest = rest.trim_end_matches([':', '：', ' ', '*']);
    if rest.is_empty() { words.trim() } else { rest }
}

/// What a heading or a label is about.
pub(super) fn topic(words: &str) -> Option<Topic> {
    let words = bare(words);
    let short = words.chars().count() <= 80;
    TOPICS.iter().find(|(_, pattern)| short && pattern.is_match(words)).map(|(topic, _)| *topic)
}

patterns! {
    PLAIN_LABEL = r"^\s*[_*]{0,2}([\w--[\d_]][\w/&, '()-]{1,38}?)[_*]{0,2}\s*[:：][_*]{0,2}(?:\s+|$)";
}

/// A label without bold letters, where its words are known: `Hint: look at the disk`. The topic, and where the rest begins.
pub(super) fn plain_label(text: &str) -> Option<(String, usize)> {
    let found = PLAIN_LABEL.captures(text)?;
    let label = found[1].trim();
    let is_known = label.split_whitespace().count() <= 4 && topic(label).is_some();
    is_known.then(|| (label.to_owned(), found[0].len()))
}

/// `Inject 3` in a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counter {
    /// The word, in lower case.
    pub word: String,
    pub number: String,
    /// What stands behind it.
    pub rest: String,
    pub family: Option<Family>,
}

worded! {
    /// What a counted thing is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Family {
        /// Something that is released at one moment.
        Inject = "inject",
        /// A story of its own, with a clock of its own.
        Scenario = "scenario",
        /// A stretch of a story.
        Phase = "phase",
    }
}

patterns! {
    COUNTER = r"^[\W_]*([\w--[\d_]][\w'--[\d_]]*(?: [\w--[\d_]][\w'--[\d_]]*)?)\s*(?:[#№]|no\.?|nr\.?|n[º°])?\s*-?\s*(\d{1,3}(?:\.\d{1,2})?[A-Za-z]?|[A-Z]|[IVX]{1,4})\s*(?:$|[:：.)\]–—|(/@*-]|\s)(.*)$";
}
static FAMILIES: LazyLock<Vec<(&'static str, Regex)>> =
    LazyLock::new(|| lists(include_str!("counters.txt")).collect());

/// The family of a word.
fn family(word: &str) -> Option<Family> {
    let (name, _) = FAMILIES.iter().find(|(_, pattern)| pattern.is_match(word))?;
    Family::named(name)
}

/// The counter that a heading, an item or a label begins with.
pub(super) fn counter(words: &str) -> Option<Counter> {
    let found = COUNTER.captures(words)?;
    let word = found[1].to_lowercase();
    let number = found[2].to_owned();
    let family = family(&word);
    let is_letter = !number.starts_with(|c: char| c.is_ascii_digit());
    // A letter counts known words alone, and stands apart from them: `INJECTS` is not `INJECT S`.
    let before = found.get(2).and_then(|m| words[..m.start()].chars().next_back());
    if is_letter && (family.is_none() || before.is_some_and(char::is_alphanumeric)) {
        return None;
    }
    let rest = found[3].trim_matches([' ', ':', '：', '-', '–', '—', '*', '.', ')', '|']);
    let open = rest.matches('(').count() > rest.matches(')').count();
    let rest = if open { format!("{rest})") } else { rest.to_owned() };
    Some(Counter { word, number, rest, family })
}

/// A heading that names a story without counting it: `Scenario: the region is gone`.
pub(super) fn is_story(words: &str) -> bool {
    patterns! {
        STORY = r"(?i)^\W*(?:scenario|drill|exercise|cen[áa]rio|escenario|szenario|sc[ée]nario)\s*[:：–—-]\s*\S";
    }
    STORY.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_found_in_several_languages() {
        for (words, wanted) in [
            ("🎯 Drill Objectives", Some(Topic::Objectives)),
            ("Perguntas-guia", Some(Topic::Questions)),
            ("Facilitator reads", Some(Topic::Player)),
            ("Facilitator notes", Some(Topic::Hidden)),
            ("Key points to listen for", Some(Topic::Hidden)),
            ("Expected Actions", Some(Topic::Expected)),
            ("Inject timeline (facilitator script)", Some(Topic::Injects)),
            ("Injects that produce learning", Some(Topic::Apart)),
            ("4. Schedule", Some(Topic::Apart)),
            ("Read aloud to participants", Some(Topic::Player)),
            ("Scenario Background", Some(Topic::Opening)),
            ("Hot wash", Some(Topic::HotWash)),
            ("The database is gone", None),
        ] {
            assert_eq!(topic(words), wanted, "{words}");
        }
    }

    #[test]
    fn counters_are_read_with_their_number_and_the_rest() {
        let read = |words: &str| counter(words).map(|c| (c.number, c.rest, c.family));
        let some = |n: &str, rest: &str, family| Some((n.to_owned(), rest.to_owned(), family));
        assert_eq!(read("INJECT 1: The mail"), some("1", "The mail", Some(Family::Inject)));
        assert_eq!(read("Scenario A — Crash"), some("A", "Crash", Some(Family::Scenario)));
        assert_eq!(read("Inject 1.2A — Still"), some("1.2A", "Still", Some(Family::Inject)));
        assert_eq!(read("Breakthrough 3: More"), some("3", "More", Some(Family::Inject)));
        assert_eq!(read("Create A record"), None, "a letter counts only known words");
        assert_eq!(read("INJECTS — the deck"), None, "and stands apart from them");
    }
}
