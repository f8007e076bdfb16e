//! What tells instead of asking although its words could be read as a request: a fact behind a label, an explanation of a
//! blank or of an example, what a tool does by itself.

use std::sync::LazyLock;

use crate::runbook::words::front_marks::marked;
use crate::runbook::words::lines;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::speaks_of_people;
use crate::runbook::words::word_set::WordSet;
use crate::text::patterns;

/// The most words of a label.
const LABEL_WORDS: usize = 3;

static LABELS: LazyLock<WordSet> =
    LazyLock::new(|| lines(include_str!("told_labels.txt")).collect());

/// True for a sentence behind a label that never asks: "Symptom: …", "Limitations: …".
pub(in crate::runbook) fn is_told(sentence: &str) -> bool {
    if !sentence.contains(':') {
        return false;
    }
    let Some((label, _)) = marked(sentence).rest.split_once(':') else { return false };
    let label = label.trim().trim_matches('*').to_lowercase();
    label.split(' ').count() <= LABEL_WORDS && LABELS.contains(label.as_str())
}

patterns! {
    EXPLAINS = r"(?i)^\W*(?:where\s+\S+\s+(?:is|are|stands|means|refers|=)(?:\s|$)|in\s+(?:the|this|our|these)\s+(?:\w+\s+)?examples?\b|(?:the|this)\s+(?:following|above|next)\s+(?:illustration|figure|diagram|picture|image|screenshot|graph|table)\b)";
}
static EXPLANATIONS: Mentions = Mentions::of(&["where", "in", "the", "this"]);

/// True for a sentence that explains a blank, an example or a picture: "Where `Y` is the number of entries."
pub(in crate::runbook) fn explains(sentence: &str) -> bool {
    EXPLANATIONS.first(sentence) && EXPLAINS.is_match(sentence)
}

patterns! {
    DOES = r"(?i)^\W*(?:the|this|that|it|our)\b(?:\W+[\w`-]+){0,3}?\W+(?:will|does|can)\s*:?$|^\W*(?:the|this|that)\b(?:\W+[\w`-]+){0,3}?\W+allows\s+(?:you|us)\s+to\s*:?$";
}
/// How [`DOES`] begins.
static WHAT: Mentions = Mentions::of(&["th", "it", "our"]);
/// Who else may be asked although the sentence speaks of them: "Whoever is on shift will:".
static WHO: Mentions = Mentions::of(&["who", "role"]);

/// True for a sentence whose list tells what a tool does by itself: "This feature will".
pub(in crate::runbook) fn tells_what_it_does(lead_in: &str) -> bool {
    WHAT.first(lead_in)
        && DOES.is_match(lead_in.trim())
        && !(WHO.any(lead_in) || speaks_of_people(lead_in))
}

patterns! {
    /// What a statement begins with.
    STATES = r"(?i)^\W*(?:this|that|these|those|it|they|there|the|a|an|by default|our)[\s,]";
}
static STATEMENTS: Mentions = Mentions::of(&["th", "it", "a", "by", "our"]);

/// True for a sentence that begins as a statement does, so that it is a fact where it asks for nothing.
pub(in crate::runbook) fn states(sentence: &str) -> bool {
    STATEMENTS.first(sentence) && STATES.is_match(sentence)
}
