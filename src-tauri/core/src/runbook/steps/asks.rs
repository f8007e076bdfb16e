//! Whether a block asks for something to be done: an item, a paragraph, a heading, a sentence above code.

use regex::Regex;
use std::sync::LazyLock;

use super::unasked::{advises, introduces, refers};
use crate::runbook::around::tells_result;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::commands::code::is_bare_command;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::commands::lead::SHOWS_CALL;
use crate::runbook::model::Inline;
use crate::runbook::sections::class::Class;
use crate::runbook::sections::number::step_number;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::numbered::own_number;
use crate::runbook::words::{asks, forbids, one_asks, regex};

/// True when an item of an accepted list of bullets is a reference or advice, and not a step.
pub(in crate::runbook) fn is_reference(item: &ItemNode) -> bool {
    is_only_link(item)
        || advises(item.words())
        || item.nodes.first().and_then(Node::paragraph).is_some_and(is_see)
}

/// True for "See [another page]".
fn is_see(content: &[Inline]) -> bool {
    let says_see =
        |text: &str| matches!(text.trim().to_lowercase().as_str(), "see" | "see also" | "also see");
    match content {
        [Inline::Text { text }, Inline::Link { .. }] => says_see(text),
        [Inline::Text { text }, Inline::Link { .. }, Inline::Text { text: end }] => {
            says_see(text) && end.trim() == "."
        }
        _ => false,
    }
}

/// True for an item that is a link and nothing else.
pub(in crate::runbook) fn is_only_link(item: &ItemNode) -> bool {
    item.nodes.len() == 1
        && item
            .nodes
            .first()
            .and_then(Node::paragraph)
            .is_some_and(|c| matches!(c, [Inline::Link { .. }]))
}

/// True when an item asks for something to be done.
pub(in crate::runbook) fn item_asks(item: &ItemNode) -> bool {
    asks(item.words(), holds_command(item) || is_bare_command(item.words()))
        || behind_bold(item).is_some_and(|rest| asks(rest, false))
}

/// What stands behind a few words in bold that an item begins with: **DBA** Promote it.
fn behind_bold(item: &ItemNode) -> Option<&str> {
    let [Inline::Strong { content }, Inline::Text { text }, ..] =
        item.nodes.first()?.paragraph()?
    else {
        return None;
    };
    let is_label = plain(content).split_whitespace().count() <= 3;
    let rest = text.trim_start();
    (is_label && rest.len() < text.len() && rest.starts_with(char::is_uppercase)).then_some(rest)
}

fn holds_command(item: &ItemNode) -> bool {
    let mut inline = Vec::new();
    for node in &item.nodes {
        if node.command().is_some() {
            return true;
        }
        if let Kind::Paragraph { content } = &node.kind {
            inline_commands(content, &mut inline);
        }
    }
    !inline.is_empty()
}

/// Nested items are ticked when they are numbered, have boxes, or ask for something; noun phrases are hints.
pub(in crate::runbook) fn are_substeps(ordered: bool, items: &[ItemNode]) -> bool {
    let lower_case = |item: &ItemNode| marked(item.words()).rest.starts_with(char::is_lowercase);
    ordered
        || items.iter().any(|item| item.task.is_some())
        || items.iter().any(item_asks) && !items.iter().all(lower_case)
}

static RESULT_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(expected|output|result|example|sample)\b|\b(output|looks? like|similar to|should (?:return|show|print|look)|you (?:should|will) see)\b[^.]*:?$",
    )
});

/// True when a paragraph with a command below it could be a step: it is not the lead-in of an output.
pub(in crate::runbook) fn leads_to_command(sentence: &str) -> bool {
    (!RESULT_LEAD.is_match(sentence) || SHOWS_CALL.is_match(sentence)) && !forbids(sentence)
}

static WRITES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:then|next|now|first|finally)\W+)?(?:save|create|write|add|edit|paste|put|append|insert|replace|change|update|apply|set|post|send|use)\s+\w",
    )
});

/// How [`WRITES`] begins.
static PUTS: Mentions = Mentions::of(&[
    "then", "next", "now", "first", "finally", "save", "create", "write", "add", "edit", "paste",
    "put", "append", "insert", "replace", "change", "update", "apply", "set", "post", "send",
    "use",
]);

/// True when a sentence asks to put the text below it somewhere: a file to save, a message to send.
pub(in crate::runbook) fn writes(sentence: &str) -> bool {
    let sentence = marked(sentence).rest;
    PUTS.first(sentence)
        && WRITES.is_match(sentence)
        && leads_to_command(sentence)
        && one_asks(sentence)
}

/// True when a paragraph asks for something by itself.
pub(in crate::runbook) fn paragraph_asks(node: &Node) -> bool {
    let sentence = node.words();
    !is_see(node.paragraph().unwrap_or_default())
        && !refers(sentence)
        && !introduces(sentence)
        && !advises(sentence)
        && !forbids(sentence)
        && !tells_result(sentence)
        && one_asks(sentence)
}

/// The number that a paragraph gives itself: `Step 1: …`, `(1) …`, `1. …` in bold.
pub(in crate::runbook) fn number_of(node: &Node) -> Option<u64> {
    let (sentence, content) = (node.words(), node.paragraph()?);
    let in_bold = matches!(content.first(), Some(Inline::Strong { .. }));
    own_number(sentence).or_else(|| if in_bold { step_number(sentence) } else { None })
}

static SPELLED_STEP: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^\W*step\b"));

/// True when a numbered heading is a step by its own words, and no chapter such as "2. Roles".
pub(in crate::runbook) fn heading_asks(section: &Section<'_>) -> bool {
    section.by_words == Some(Class::Action) || SPELLED_STEP.is_match(&section.heading)
}
