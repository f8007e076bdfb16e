//! Whether a sentence asks for something to be done.

use std::sync::LazyLock;

use super::front_marks::marked;
use super::lists::{ADVERBS, VERBS, is_common, lines};
use super::mention::Mentions;
use super::word_set::Lower;
use crate::text::patterns;

patterns! {
    LABEL = r"^\(?[Oo]ptional(ly)?\)?\s*[:,\-–—]?\s+";
    CONDITION = r"(?i)^(if|when|whenever|once|to|in order to|in case|for|after|before|on|in|from|as|while|until|unless|where|with|using|via|at|within|during|under|given|based on|depending on)\b";
    SELDOM = r"(?i)^in (?:\w+ ){1,3}(?:cases?|situations?|circumstances),?\s+";
    MODAL = r"(?i)\b(you|we)(['’]ll| (may |might |will |then |first |also )?(can|could|should|must|need to|have to|want to|will need|may need))\b";
    FORBIDDEN = r"(?i)^\W*(?:please\s+)?(do not|don['’]t|never|there (?:is|are) no)\b";
    DUTY = r"(?i)\b(?:person|engineer|on[- ]call|commander|ic|lead|manager|team|responder|operator|administrator|admin|owner|scribe)\s+(?:on\s+\w+\s+)?(?:should|must|needs?\s+to|has\s+to)\s+(?:(?:\w+ly|either|also|then|first)\s+)*([a-z-]+)";
}
/// The words that [`DUTY`] begins with.
static PEOPLE: Mentions = Mentions::of(&[
    "person",
    "engineer",
    "on",
    "commander",
    "ic",
    "lead",
    "manager",
    "team",
    "responder",
    "operator",
    "admin",
    "owner",
    "scribe",
]);

/// True for what a person of the team has to do: "The commander should post an update".
fn duty(sentence: &str) -> bool {
    DUTY.captures(sentence).is_some_and(|found| {
        let verb = found[1].to_lowercase();
        verb != "be" && is_imperative(&verb)
    })
}

/// True for what names somebody of the team, or speaks to the reader.
pub(in crate::runbook) fn speaks_of_people(text: &str) -> bool {
    PEOPLE.any(text) || YOU.any(text)
}

/// The words that [`MODAL`] begins with.
static YOU: Mentions = Mentions::of(&["you", "we"]);
/// The words that [`FORBIDDEN`] begins with.
static NOT: Mentions = Mentions::of(&["please", "do", "never", "there"]);

/// True when the sentence asks for something to be done: it opens with an imperative, or with a condition followed by
/// one, or says that you should. `holds_command` is true when a command stands in or under it.
#[must_use]
pub(in crate::runbook) fn asks(sentence: &str, holds_command: bool) -> bool {
    if holds_command {
        return true;
    }
    let plain = marked(sentence.trim()).rest;
    if is_left_open(plain) {
        return false;
    }
    let plain = without_optional(plain);
    let plain = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    let seldom = if plain.starts_with(['I', 'i']) { SELDOM.find(plain) } else { None };
    let plain = seldom.map_or(plain, |m| &plain[m.end()..]);
    opens_with_verb(plain)
        || after_label(plain)
        || conditional(plain)
        || YOU.any(plain) && MODAL.is_match(plain)
        || PEOPLE.any(plain) && duty(plain)
}

/// A sentence without the word that leaves it to the reader: "(Optional) Configure …".
fn without_optional(sentence: &str) -> &str {
    let may_be = sentence.starts_with(['(', 'O', 'o']);
    let end = if may_be { LABEL.find(sentence).map_or(0, |m| m.end()) } else { 0 };
    &sentence[end..]
}

/// True when a sentence opens with an imperative, or with a condition and what is to be done then: it asks for the next
/// thing, and does not only say what can be done.
#[must_use]
pub(in crate::runbook) fn asks_in_turn(paragraph: &str) -> bool {
    let bare = |sentence| without_optional(marked(sentence).rest);
    paragraph.split(". ").map(bare).enumerate().any(|(at, sentence)| {
        // Behind a statement, "to do this, do that" tells what can be done.
        let tells_how = at > 0 && sentence.starts_with("To ");
        let says_nothing = tells_how || forbids(sentence) || is_left_open(sentence);
        !says_nothing
            && (opens_with_verb(sentence)
                || conditional(sentence)
                || YOU.any(sentence) && CONDITION.is_match(sentence) && MODAL.is_match(sentence))
    })
}

/// True for a deed named by its verb: `stopping`, `updating`, `purging`.
#[must_use]
fn is_deed(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("ing") else { return false };
    let doubled =
        stem.len() > 2 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    let known = |verb: &str| VERBS.contains(verb);
    known(stem)
        || known(&format!("{stem}e"))
        || doubled && stem.get(..stem.len() - 1).is_some_and(known)
}

/// True when a sentence opens with a deed.
#[must_use]
pub(in crate::runbook) fn opens_with_deed(sentence: &str) -> bool {
    first_words(marked(sentence).rest).next().is_some_and(|word| is_deed(word.as_str()))
}

static LEFT_OPEN: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("left_open.txt")).collect());

/// True for a remark of the author to themselves.
fn is_left_open(sentence: &str) -> bool {
    let sentence = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    LEFT_OPEN.iter().any(|mark| sentence.starts_with(mark))
}

/// True when one of the sentences asks for something.
#[must_use]
pub(in crate::runbook) fn one_asks(paragraph: &str) -> bool {
    paragraph.split(['.', '!', '?']).map(str::trim_start).any(|s| !forbids(s) && asks(s, false))
}

/// True when the sentence forbids instead of asking, or says that there is nothing to do.
#[must_use]
pub(in crate::runbook) fn forbids(sentence: &str) -> bool {
    let sentence = marked(sentence).rest;
    NOT.first(sentence) && FORBIDDEN.is_match(sentence)
}

/// True when the first word is an imperative, adverbs apart.
#[must_use]
fn opens_with_verb(sentence: &str) -> bool {
    let mut words = first_words(sentence).skip_while(|w| ADVERBS.contains(w.as_str()));
    let Some(first) = words.next() else { return false };
    let first = first.as_str();
    is_imperative(first)
        && !is_subject(first, words)
        && !(first == "access" && sentence.to_lowercase().contains("access to "))
}

/// True when what follows the first word shows that it was a noun: "Test results are wrong".
fn is_subject(first: &str, mut rest: impl Iterator<Item = Lower>) -> bool {
    let Some(second) = rest.next() else { return false };
    let second = second.as_str();
    if AFTER_A_NOUN.contains(&second) || is_name(first, second) {
        return true;
    }
    ALSO_NOUNS.contains(&first)
        && !is_common(second)
        && !OPENS_AN_OBJECT.contains(&second)
        && rest
            .take_while(|word| !OPENS_A_CLAUSE.contains(&word.as_str()))
            .any(|word| FINITE.contains(&word.as_str()))
}

/// Two words that name a thing although the first is an imperative.
fn is_name(first: &str, second: &str) -> bool {
    matches!((first, second), ("load", "on") | ("contact", "information" | "details"))
}

/// Imperatives that name a thing as often.
const ALSO_NOUNS: [&str; 20] = [
    "access", "alert", "backup", "build", "cache", "change", "cluster", "deploy", "host", "load",
    "log", "monitor", "page", "power", "process", "queue", "release", "report", "request", "test",
];
/// What begins the object of an imperative.
const OPENS_AN_OBJECT: [&str; 8] = ["all", "any", "each", "every", "how", "what", "whether", "who"];
/// What begins a clause of its own, whose verb says nothing about the first word.
const OPENS_A_CLAUSE: [&str; 9] =
    ["that", "which", "who", "if", "when", "whether", "until", "while", "what"];
/// Verbs that only a subject has before it.
const FINITE: [&str; 9] = ["is", "are", "was", "were", "will", "has", "have", "go", "goes"];

/// Words that show that the one before was a noun: "Changes are …", "Use of …".
const AFTER_A_NOUN: [&str; 16] = [
    "is", "are", "was", "were", "has", "had", "will", "may", "can", "should", "must", "of", "does",
    "did", "could", "would",
];

/// A verb, also with `re` before it or with one word bound to it (`force-delete`); more hyphens than one are a name.
pub(in crate::runbook) fn is_imperative(word: &str) -> bool {
    let again = word.strip_prefix("re").map(|rest| rest.trim_start_matches('-'));
    VERBS.contains(word)
        || again.is_some_and(|verb| VERBS.contains(verb) && verb != "source")
        || word.split_once('-').is_some_and(|(verb, rest)| {
            VERBS.contains(verb) && rest.len() > 1 && !rest.contains('-')
        })
}

fn after_label(sentence: &str) -> bool {
    leading_label(sentence).or_else(|| short_label(sentence)).is_some_and(|end| {
        let rest = sentence[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
        opens_with_verb(rest) || conditional(rest)
    })
}

/// The end of a label of at most three words before a dash: "Data team – promote it".
fn short_label(sentence: &str) -> Option<usize> {
    let behind = |dash: &&str| Some(sentence.find(*dash)? + dash.len());
    let end = [" - ", " – ", " — ", " | "].iter().filter_map(behind).min()?;
    (sentence[..end].split_whitespace().count() <= 4).then_some(end)
}

/// True for a case with what is done about it: "Disk full: delete old files".
#[must_use]
pub(in crate::runbook) fn is_case(sentence: &str) -> bool {
    let plain = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    leading_label(plain).is_some() && !opens_with_verb(plain)
}

/// The end of a label of at most sixty signs, its colon and the white space behind it.
fn leading_label(sentence: &str) -> Option<usize> {
    let end = sentence.find([':', '.', '!', '?'])?;
    let (label, rest) = (&sentence[..end], sentence[end..].strip_prefix(':')?);
    let fits = !label.is_empty() && (end <= 60 || label.chars().count() <= 60);
    (fits && rest.starts_with(char::is_whitespace)).then_some(end + 1)
}

/// What stands between a condition and what is to be done then.
const SEPARATORS: [char; 6] = [',', ':', '–', '—', '→', ';'];

fn conditional(sentence: &str) -> bool {
    if !sentence.contains(SEPARATORS) || !CONDITION.is_match(sentence) {
        return false;
    }
    if sentence.split_once(" then ").is_some_and(|(_, rest)| opens_with_verb(rest)) {
        return true;
    }
    let mut rest = sentence;
    while let Some(at) = rest.find(SEPARATORS) {
        rest = rest[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let rest = rest.strip_prefix("then ").unwrap_or(rest);
        if opens_with_verb(rest) {
            return true;
        }
    }
    false
}

fn first_words(sentence: &str) -> impl Iterator<Item = Lower> + '_ {
    sentence
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.' | '/' | '(' | ')' | '"' | '“')
        })
        .filter(|word| !word.is_empty())
        .take(5)
        .map(|word| Lower::of(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The sentence of a step: without the colon that announced its command.
pub(in crate::runbook) fn without_colon(text: &str) -> &str {
    text.trim().trim_end_matches([':', ' ']).trim_end()
}
