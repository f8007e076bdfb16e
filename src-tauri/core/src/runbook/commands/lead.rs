//! What the sentence before a piece of code says of it: run this, or this is what you will see.

use regex::Regex;

use crate::runbook::words::is_verb;
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

patterns! {
    RESULT = r"(?i)\b(output|example|looks? like|look like|returns?|prints?|similar to|something like|response|result|respond(?:s|ed)? with|error(?: message)?|you (?:will|should|would|might|may) see|expected|shows?)\b";
    /// The same for code that is marked as commands: an example of a command is one.
    SURE_RESULT = r"(?i)\b(output|looks? like|look like|returns?|prints?|similar to|response|result|respond(?:s|ed)? with|error message|you (?:will|should|would|might|may) see|expected)\b";
}
/// The words of both.
static RESULTS: Mentions = Mentions::of(&[
    "output",
    "example",
    "look",
    "return",
    "print",
    "similar",
    "something",
    "response",
    "result",
    "respond",
    "error",
    "you",
    "expected",
    "show",
]);
patterns! {
    ASKS_TO_RUN = r"(?i)\b(run|running|execute|executing|enter|entering|issue|type|command|commands|query|queries|use|using|via)\b";
    /// "For example, to dump it:", "The following example dumps …": an example of what is done.
    EXAMPLE_OF_A_DEED = r"(?i)^\W*(?:for example,?\s+(?:to|you can|you could|if you|when)\b|(?:the|this) (?:following )?example (?:\w+e?s)\b)";
    RESULT_OF_AN_EXAMPLE = r"(?i)^\W*(?:the|this) (?:following )?example (?:is|was|has|shows|looks|returns|prints|gives|outputs?)\b";
    /// "A full call may look like this:" shows the command, and not what comes of it.
    pub(in crate::runbook) SHOWS_CALL = r"(?i)\b(?:call|invocation|command|query|request)s?\s+(?:\w+\s+){0,2}looks?\s+(?:like|similar)\b";
}

/// True when the last sentence tells a result and does not ask to run anything. `marked` is true for code that is
/// marked as commands.
pub(super) fn tells_result(last: &str, marked: bool) -> bool {
    if !RESULTS.any(last) || SHOWS_CALL.is_match(last) {
        return false;
    }
    let last = without_deed(last);
    let result: &Regex = if marked { &SURE_RESULT } else { &RESULT };
    if !result.is_match(last) || ASKS_TO_RUN.is_match(last) {
        return false;
    }
    !EXAMPLE_OF_A_DEED.is_match(last)
        || RESULT_OF_AN_EXAMPLE.is_match(last)
        || SURE_RESULT.is_match(last)
}

/// The sentence without the verb that it begins with: "Print who is up" asks to print and tells no result.
fn without_deed(sentence: &str) -> &str {
    let start = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    let word = start.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_deed = word.starts_with(char::is_uppercase) && is_verb(&word.to_lowercase());
    if is_deed { &start[word.len()..] } else { sentence }
}

patterns! {
    /// What forbids the command behind it.
    FORBIDS = r"(?i)\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|may not|avoid|instead of|rather than|not to)\b";
}

/// True when the sentence that `said` ends in forbids what stands behind it. A part of it that begins anew with a deed
/// does not: "Do not wait, run …".
pub(super) fn forbids(said: &str) -> bool {
    let start = said.rfind(['.', '!', '?', ';']).map_or(0, |at| at + 1);
    let sentence = &said[start..];
    let Some(found) = FORBIDS.find(sentence) else { return false };
    let last = sentence[found.end()..].rsplit([',', ':', '–', '—']).next().unwrap_or_default();
    let word = last.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
    last.len() == sentence.len() - found.end() || !is_verb(&word)
}

/// True when the sentence announces a command: it ends with a colon and speaks of running one.
pub(super) fn announces_command(last: &str) -> bool {
    last.trim_end().ends_with(':') && ASKS_TO_RUN.is_match(last)
}
