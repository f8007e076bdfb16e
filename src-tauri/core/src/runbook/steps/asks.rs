//! Whether a block asks for something to be done: an item, a paragraph, a heading, a sentence above code.

use super::told::{explains, is_told, states};
use super::unasked::{advises, introduces, refers};
use crate::runbook::around::tells_result;
use crate::runbook::blocks::text::{plain, says};
use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::commands::code::is_bare_command;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::commands::lead::SHOWS_CALL;
use crate::runbook::model::Inline;
use crate::runbook::sections::class::Class;
use crate::runbook::sections::number::{is_spelled_step, step_number, without_number};
use crate::runbook::sections::outline::Section;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::numbered::own_number;
use crate::runbook::words::{asks, asks_in_turn, forbids, one_asks, opens_with_deed};
use crate::text::patterns;

/// True when an item of an accepted list of bullets is a reference or advice, and not a step.
pub(in crate::runbook) fn is_reference(item: &ItemNode) -> bool {
    is_only_link(item)
        || is_told(item.words())
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

/// True for a bullet that only forbids: it guards the deeds beside it. "Do not pay; tell the desk" asks for something too.
pub(in crate::runbook) fn is_prohibition(ordered: bool, item: &ItemNode) -> bool {
    let mut behind = item.words().split([';', '–', '—']).skip(1);
    !ordered
        && item.task.is_none()
        && forbids(item.words())
        && !asks_in_turn(item.words())
        && !behind.any(|part| one_asks(part.trim_start()))
        && !holds_command(item)
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
        || items.iter().any(|item| item_asks(item) || holds_command_below(item))
            && !items.iter().all(lower_case)
}

/// True for an item below which a list holds a command, so that the item says which one it is.
fn holds_command_below(item: &ItemNode) -> bool {
    let lists = item.nodes.iter().filter(|node| matches!(node.kind, Kind::List { .. }));
    lists.flat_map(Node::items).any(|below| holds_command(below) || holds_command_below(below))
}

/// True for an item of a list of sub-steps that is a fact, a label or a link, and nothing to tick.
pub(in crate::runbook) fn is_remark(ordered: bool, item: &ItemNode) -> bool {
    let words = item.words();
    let states = || states(words) && !item_asks(item) && !holds_command_below(item);
    item.task.is_none() && (is_told(words) || !ordered && (is_only_link(item) || states()))
}

patterns! {
    RESULT_LEAD = r"(?i)^\W*(expected|output|result|example|sample)\b|\b(output|looks? like|similar to|should (?:return|show|print|look)|you (?:should|will) see)\b[^.]*:?$";
}

/// True when a paragraph with a command below it could be a step: it is not the lead-in of an output.
pub(in crate::runbook) fn leads_to_command(sentence: &str) -> bool {
    let tells = RESULT_LEAD.is_match(sentence) && !SHOWS_CALL.is_match(sentence);
    (!tells || deed_before_result(sentence).is_some()) && !forbids(sentence)
}

/// What a paragraph asks for before its last sentence, which tells only what is seen then: "Check it with `x`. The output
/// looks like this:".
pub(in crate::runbook) fn deed_before_result(paragraph: &str) -> Option<&str> {
    let (deed, last) = paragraph.rsplit_once(". ")?;
    let tells = RESULT_LEAD.is_match(last) && !SHOWS_CALL.is_match(last) && !asks_in_turn(last);
    (tells && !RESULT_LEAD.is_match(deed) && asks_in_turn(deed)).then_some(deed)
}

patterns! {
    WRITES = r"(?i)^\W*(?:(?:then|next|now|first|finally)\W+)?(?:save|create|write|add|edit|paste|put|append|insert|replace|change|update|apply|set|post|send|use)\s+\w";
}

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
    let (sentence, content) = (behind_name(node), node.paragraph().unwrap_or_default());
    let sentence = deed_before_result(sentence).unwrap_or(sentence);
    !is_see(content)
        && !is_labelled_link(content)
        && !refers(sentence)
        && !introduces(sentence)
        && !explains(sentence)
        && !is_told(sentence)
        && !advises(sentence)
        && !forbids(sentence)
        && !tells_result(sentence)
        && one_asks(sentence)
        && !only_sees(sentence)
}

/// A paragraph behind the name in code that it begins with: `restart-primary` names a thing, whatever its first word is.
pub(in crate::runbook) fn behind_name(node: &Node) -> &str {
    let sentence = node.words();
    match node.content().first() {
        Some(Inline::Code { text }) if !text.contains(' ') => {
            sentence.trim_start().strip_prefix(text.as_str()).unwrap_or(sentence)
        }
        Some(_) | None => sentence,
    }
}

/// True for a link alone, with a label in bold before it at most: "**Script:** [clean.sh](clean.md)".
fn is_labelled_link(content: &[Inline]) -> bool {
    let rest = match content {
        [Inline::Strong { .. }, Inline::Text { text }, rest @ ..] if !says(text) => rest,
        [Inline::Strong { content }, rest @ ..] if plain(content).trim_end().ends_with(':') => rest,
        rest => rest,
    };
    let is_sign = |inline: &Inline| matches!(inline, Inline::Text { text } if !says(text));
    matches!(rest, [Inline::Link { .. }, signs @ ..] if signs.iter().all(is_sign))
}

/// True when behind a statement nothing is asked but to see another page.
fn only_sees(paragraph: &str) -> bool {
    let sentences = || paragraph.split_inclusive(". ").map(str::trim_start);
    let sees = |s: &str| s.starts_with("See ") || s.starts_with("Refer to ");
    sentences().count() > 1
        && sentences().skip(1).any(sees)
        && !sentences().filter(|s| !sees(s)).any(one_asks)
}

/// The number that a paragraph gives itself: `Step 1: …`, `(1) …`, `1. …` in bold.
pub(in crate::runbook) fn number_of(node: &Node) -> Option<u64> {
    let (sentence, content) = (node.words(), node.paragraph()?);
    let in_bold = matches!(content.first(), Some(Inline::Strong { .. }));
    own_number(sentence).or_else(|| if in_bold { step_number(sentence) } else { None })
}

/// True when a numbered heading is a step by its own words, and no chapter such as "2. Roles".
pub(in crate::runbook) fn heading_asks(section: &Section<'_>) -> bool {
    section.by_words == Some(Class::Action)
        || is_spelled_step(&section.heading)
        || names_deed(&section.title)
}

/// Deeds that name a topic as often: "Understanding the alert".
const TOPICS: [&str; 8] = [
    "understanding",
    "monitoring",
    "using",
    "getting",
    "working",
    "troubleshooting",
    "considering",
    "reading",
];

/// True for a heading that names a deed and what it is done to: "Adding the machine to the list".
fn names_deed(title: &str) -> bool {
    let title = marked(without_number(title)).rest;
    let mut words = title.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    words.next().is_some() && !TOPICS.contains(&first.as_str()) && opens_with_deed(title)
}
