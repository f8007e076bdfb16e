//! What reads like a request and is none: the sentence that introduces a list, a pointer to another page, advice on
//! manners, a list of names.

use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::ItemNode;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::model::Inline;
use crate::runbook::words::asks;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

const WORK: &str = r"(?:work|go|run|walk|step)\s+(?:down|through|along|over)|follow|proceed|continue|do|perform|take|complete|execute|carry\s+out|try|use";
const THINGS: &str = r"(?:steps?|points?|items?|actions?|checks|lists?|checklists?|procedures?|tasks?|instructions?|phases?|stages?|questions|order|runbook)\b";
patterns! {
    INTRODUCES = &format!(r"(?i)^\W*(?:(?:please|then|now|next|first|to\s[^,:]+),?\s+)*(?:{WORK})\s+(?:(?:with|as|in|all|of|each)\s+)*(?:(?:the|these|this|those)\s+)?(?:(?:following|next|remaining)\b\W*(?:\w+\W+){{0,2}}?(?:{THINGS}|$)|follows\b|(?:\w+\s+)?{THINGS}(?:\s+\w+){{0,4}}\W*$)");
}
/// How [`INTRODUCES`] begins.
static INTRODUCTIONS: Mentions = Mentions::of(&[
    "work", "go", "run", "walk", "step", "follow", "proceed", "continue", "do", "perform", "take",
    "complete", "execute", "carry", "try", "use", "please", "then", "now", "next", "first", "to",
]);

patterns! {
    CHOOSES = r"(?i)^\W*(?:please\s+)?(?:pick|choose|select)\s+(?:your|one\s+of|the\s+(?:\w+\s+)?(?:tab|option|platform|method|section|way))\b";
    /// "You can use the following methods to get space."
    OFFERS = r"(?i)\b(?:you|we)\s+(?:can|could|may)\s+(?:\w+\s+){0,2}?(?:(?:one|any|either)\s+of\s+)?(?:the\s+following|these)\s+(?:\w+\s+)?(?:methods?|ways?|options?|approach(?:es)?|procedures?|steps?|alternatives?)\b";
}
static CHOICES: Mentions = Mentions::of(&["please", "pick", "choose", "select"]);

/// True for a sentence that only introduces what stands below it: "Work down these points:".
pub(in crate::runbook) fn introduces(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let names_more = sentence.contains("following") || sentence.contains("these");
    if CHOICES.first(sentence) && CHOOSES.is_match(sentence)
        || names_more && OFFERS.is_match(sentence)
    {
        return true;
    }
    let points_down = sentence.ends_with(':')
        || ["below", "following", "follows"].iter().any(|word| sentence.contains(word));
    points_down && INTRODUCTIONS.first(sentence) && INTRODUCES.is_match(sentence)
}

patterns! {
    REFERS = r"(?i)^\W*(?:see\s+also|also\s+see|further\s+reading|related\s+(?:pages?|runbooks?|docs|documents|links)\s*:|for\s+(?:more|further|additional|full|detailed|background)\b[^.]*\b(?:see|refer|consult|read|visit)\b|(?:more|further)\s+(?:information|details)\b)";
}
static POINTERS: Mentions = Mentions::of(&["see", "also", "further", "related", "for", "more"]);

/// True for a sentence that points to another page: "See also …".
pub(in crate::runbook) fn refers(sentence: &str) -> bool {
    POINTERS.first(sentence) && REFERS.is_match(sentence)
}

patterns! {
    ADVISES = r"(?i)^\W*(?:(?:please|always|do|try\s+to|remember\s+to|make\s+sure\s+to)\s+)*(?:(?:be|stay|keep|remain)\s+(?:\w+\s+){0,2}?(?:calm|polite|kind|friendly|concise|brief|clear|factual|honest|respectful|patient|professional|transparent|humble|courteous|empathetic|nice|short|cool|objective|constructive|positive|civil|neutral|blameless|curious)\b|(?:do\s+not|don['’]t|never|avoid|no)\s+(?:panic|blam\w+|speculat\w+|guess\w*|jargon|shout\w*|argu\w+|assum\w+|interrupt\w*|point(?:ing)?\s+fingers|finger[- ]pointing|sarcasm|be\s)|assume\s+(?:good|positive|best)|(?:speak|write|listen|talk|think|behave)\s+(?:\w+ly\b|up\b)|thank\s|treat\s+\w+\s+with|respect\s|use\s+(?:plain|simple|clear|neutral|inclusive|short)\s+(?:language|words|sentences)|stick\s+to\s+(?:the\s+)?facts|say\s+(?:please|thank|sorry)|(?:take|have)\s+(?:a\s+breath|breaks?\b)|smile\b)";
}
static ADVICE: Mentions = Mentions::of(&[
    "please", "always", "do", "try", "remember", "make", "be", "stay", "keep", "remain", "don",
    "never", "avoid", "no", "assume", "speak", "write", "listen", "talk", "think", "behave",
    "thank", "treat", "respect", "use", "stick", "say", "take", "have", "smile",
]);

/// True for advice on how people treat each other: "Stay calm", "Do not blame anybody".
pub(in crate::runbook) fn advises(sentence: &str) -> bool {
    ADVICE.first(sentence) && ADVISES.is_match(sentence)
}

patterns! {
    NAME = r"^(?:(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)\s+\S+|--?[A-Za-z][\w-]*(?:[= ]\S+)?|/[\w{}.:*-]+(?:/[\w{}.:*-]*)*|[A-Za-z][\w-]*(?::[\w*-]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$";
}

/// True for an item that is a name, perhaps with what it means: an endpoint, a permission, a flag.
pub(in crate::runbook) fn is_name(item: &ItemNode) -> bool {
    let Some(content) = item.nodes.first().and_then(|node| node.paragraph()) else { return false };
    let (name, rest) = match content {
        [Inline::Code { text }, rest @ ..] => (text.clone(), rest),
        [Inline::Strong { content }, rest @ ..] => (plain(content), rest),
        [Inline::Text { text }] => {
            let (name, rest) = parted(text);
            return NAME.is_match(name.trim())
                && (rest.is_empty() || !asks(rest, false) || !name.contains(' '));
        }
        _ => return false,
    };
    let means = plain(rest);
    let is_parted = means.is_empty() || means.starts_with([':', '-', '–', '—', '(', ',', '|', '=']);
    let mut commands = Vec::new();
    inline_commands(&content[..1], &mut commands);
    let is_code = matches!(content.first(), Some(Inline::Code { .. }));
    let is_weak = is_code && !name.contains(' ') && !asks(marked(&means).rest, false);
    is_parted && commands.is_empty() && (NAME.is_match(name.trim()) || is_weak)
}

/// A text before and behind the first sign that parts a name from what it means.
fn parted(text: &str) -> (&str, &str) {
    let ends =
        [": ", " - ", " – ", " — "].iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    match ends.min() {
        Some((at, length)) => (&text[..at], &text[at + length..]),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{advises, introduces, refers};

    #[test]
    fn what_introduces_points_or_advises_is_told_from_requests() {
        for sentence in [
            "Work down these points:",
            "Follow the steps below.",
            "Do the following:",
            "Proceed as follows:",
            "Go through this checklist in order:",
            "To restore it, perform the following steps:",
            "Please complete the following tasks:",
            "Work through these checks in order:",
            "Pick your platform.",
        ] {
            assert!(introduces(sentence), "{sentence}");
        }
        for sentence in [
            "Check the following:",
            "Take these nodes out of the pool:",
            "Apply the following settings:",
            "Follow the leader's log:",
            "Run the following commands:",
            "Use the second console:",
            "Do not restart:",
        ] {
            assert!(!introduces(sentence), "{sentence}");
        }
        assert!(
            refers("See also the page on queues.") && refers("For more details, see the wiki.")
        );
        assert!(!refers("See whether it is up") && !refers("For each node, see the log"));
        assert!(advises("Stay calm and be polite") && advises("Don't blame anybody"));
        assert!(!advises("Keep the bridge open") && !advises("Do not restart it"));
    }
}
