//! Between the second and the third stage: notes and warnings, in every way that runbooks write them, become quotations
//! that say their kind. What stands in one is content, not a step.
//!
//! Understood are GitHub's alerts (by the parser), `!!! warning`, `:::warning`, fences with the language `{warning}`,
//! quotations and paragraphs that open with a label or a warning sign, a label alone on its line, and sentences that
//! forbid. A label in the first line of an item stays: it is the sentence of the item.

use std::collections::VecDeque;

use super::normalise::Source;
use super::parse::build;
use super::roles::assign_roles;
use super::text::plain;
use super::tree::{Kind, Node};
use crate::runbook::model::{AdmonitionKind, Inline};
use crate::runbook::words::forbids;
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

const WORDS: &str = r"warning|caution|danger|attention|error|important|note|info|seealso|tip|hint|success|question|example|abstract|bug|failure|quote|summary|tldr|admonition";

patterns! {
    BANG = &format!(r#"(?i)^(?:!!!|\?\?\?\+?)\s*({WORDS})\b[ \t]*(?:"([^"\n]*)")?[ \t]*\n?"#);
    COLONS = &format!(r"(?i)^:{{3,}}\s*\{{?({WORDS})\b\}}?[ \t]*([^\n]*)\n?");
    FENCE = &format!(r"(?i)^\{{({WORDS})\}}\s*(.*)$");
    LABEL = r"(?i)^\W*(warning|caution|danger|attention|important|note|info|tip|hint|n\.?b\.?)\s*(?:[:!]|[-–—]\s)";
    ALONE = r"(?i)^\W*(warning|caution|danger|attention|important|note|info|tip|hint)\b\W*$";
}
const SIGNS: [char; 6] = ['⚠', '🚨', '❗', '⛔', '🛑', '☠'];

/// The blocks with their admonitions as quotations that say their kind.
pub(in crate::runbook) fn wrap(nodes: Vec<Node>) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    let mut rest: Rest = nodes.into();
    while let Some(node) = rest.pop_front() {
        let node = inside(node);
        out.push(admonition(node, &mut rest));
    }
    out
}

/// The same within what a block holds.
fn inside(mut node: Node) -> Node {
    match &mut node.kind {
        Kind::List { items, .. } => {
            for item in items {
                let mut nodes = std::mem::take(&mut item.nodes);
                let below = nodes.split_off(nodes.len().min(1));
                item.nodes = nodes.into_iter().map(inside).collect();
                if !below.is_empty() {
                    item.nodes.extend(wrap(below));
                }
            }
        }
        Kind::Quote { kind: kind @ None, nodes } => {
            *kind = nodes.first().and_then(label);
        }
        // What was set aside says nothing any more.
        Kind::Raw { text } => {
            let text = std::mem::take(text);
            return Node::new(node.line, Kind::Raw { text });
        }
        Kind::Quote { .. }
        | Kind::Heading { .. }
        | Kind::Paragraph { .. }
        | Kind::Code { .. }
        | Kind::Table { .. }
        | Kind::Rule => {}
    }
    node
}

type Rest = VecDeque<Node>;

/// Blocks that are looked at for the end of a directive: one that is longer is a mistake.
const LONGEST_DIRECTIVE: usize = 64;

fn admonition(node: Node, rest: &mut Rest) -> Node {
    let line = node.line;
    let quote = |kind, nodes: Vec<Node>| Node::new(line, Kind::Quote { kind: Some(kind), nodes });
    match &node.kind {
        Kind::Code { language, text, .. } if language.starts_with('{') => {
            match FENCE.captures(language) {
                Some(found) => {
                    quote(kind_of(&found[1]), titled(&found[2], parsed(text, line + 1), line))
                }
                None => node,
            }
        }
        Kind::Paragraph { content } => {
            let text = first_text(content);
            if let Some(found) = begun(text, &['!', '?']).and_then(|text| BANG.captures(text)) {
                let title = found.get(2).map_or("", |m| m.as_str()).to_owned();
                let kind = kind_of(&found[1]);
                let body = shortened(content.clone(), found[0].len(), line);
                let mut nodes = titled(&title, body, line);
                while let Some(code) = next_if(rest, is_indented) {
                    if let Kind::Code { text, .. } = &code.kind {
                        nodes.extend(parsed(text, code.line));
                    }
                }
                return quote(kind, nodes);
            }
            if let Some(found) = begun(text, &[':']).and_then(|text| COLONS.captures(text)) {
                let (kind, title) = (kind_of(&found[1]), found[2].to_owned());
                if let Some(more) = up_to_colons(content, rest) {
                    let body = shortened(content.clone(), found[0].len(), line);
                    return quote(kind, titled(&title, [body, more].concat(), line));
                }
            }
            match labelled(&node, rest) {
                Some(kind) => {
                    let follows = is_alone(node.words());
                    let next = follows.then(|| next_if(rest, is_text)).flatten();
                    quote(kind, std::iter::once(node).chain(next).collect())
                }
                None => node,
            }
        }
        Kind::Code { .. }
        | Kind::List { .. }
        | Kind::Heading { .. }
        | Kind::Quote { .. }
        | Kind::Table { .. }
        | Kind::Rule
        | Kind::Raw { .. } => node,
    }
}

/// How [`LABEL`] and [`ALONE`] begin.
static LABELS: Mentions = Mentions::of(&[
    "warning",
    "caution",
    "danger",
    "attention",
    "important",
    "note",
    "info",
    "tip",
    "hint",
    "n.b",
    "nb",
]);

fn is_alone(sentence: &str) -> bool {
    LABELS.first(sentence) && ALONE.is_match(sentence)
}

/// The kind of a paragraph that warns or notes. One that leads to a list or to code is left: what follows may be steps.
fn labelled(node: &Node, rest: &mut Rest) -> Option<AdmonitionKind> {
    let sentence = node.words();
    if is_alone(sentence) {
        return label(node);
    }
    let leads = sentence.trim_end().ends_with(':') || rest.front().is_some_and(Node::is_code);
    if leads {
        return None;
    }
    label(node).or_else(|| {
        let first = sentence.split(['.', '!']).next().unwrap_or_default();
        (forbids(sentence) && !first.to_lowercase().contains("there "))
            .then_some(AdmonitionKind::Caution)
    })
}

/// The kind that the label or the sign at the start of a paragraph gives.
fn label(node: &Node) -> Option<AdmonitionKind> {
    let sentence = node.words();
    if LABELS.first(sentence)
        && let Some(found) = LABEL.captures(sentence).or_else(|| ALONE.captures(sentence))
    {
        return Some(kind_of(&found[1]));
    }
    sentence.starts_with(SIGNS).then_some(AdmonitionKind::Warning)
}

/// The kind that a word of [`WORDS`] stands for.
fn kind_of(word: &str) -> AdmonitionKind {
    match word.to_lowercase().as_str() {
        "warning" | "attention" => AdmonitionKind::Warning,
        "caution" | "danger" | "error" | "failure" | "bug" => AdmonitionKind::Caution,
        "important" => AdmonitionKind::Important,
        "tip" | "hint" | "success" => AdmonitionKind::Tip,
        _ => AdmonitionKind::Note,
    }
}

fn first_text(content: &[Inline]) -> &str {
    match content.first() {
        Some(Inline::Text { text }) => text,
        Some(_) | None => "",
    }
}

/// The text, where it begins with one of these.
fn begun<'t>(text: &'t str, signs: &[char]) -> Option<&'t str> {
    text.starts_with(signs).then_some(text)
}

/// The paragraph without the first bytes of its first text; nothing when nothing is left.
fn shortened(mut content: Vec<Inline>, bytes: usize, line: u32) -> Vec<Node> {
    if let Some(Inline::Text { text }) = content.first_mut() {
        *text = text.get(bytes..).unwrap_or_default().to_owned();
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        *text = text.trim_end().trim_end_matches(':').trim_end_matches('\n').to_owned();
    }
    if plain(&content).is_empty() {
        return Vec::new();
    }
    vec![Node::new(line, Kind::Paragraph { content })]
}

/// The blocks up to the line `:::` that ends a directive; none when nothing ends it, and then nothing is taken.
fn up_to_colons(content: &[Inline], rest: &mut Rest) -> Option<Vec<Node>> {
    let ends = |content: &[Inline]| match content.last() {
        Some(Inline::Text { text }) => text.trim_end().rsplit('\n').next().is_some_and(is_colons),
        Some(_) | None => false,
    };
    if ends(content) && plain(content).matches(":::").count() > 1 {
        return Some(Vec::new());
    }
    let closes = |node: &Node| node.paragraph().is_some_and(ends);
    let until = rest.iter().take(LONGEST_DIRECTIVE).position(closes)?;
    let mut nodes: Vec<Node> = rest.drain(..=until).map(inside).collect();
    let last = nodes.pop()?;
    if let Kind::Paragraph { content } = last.kind {
        nodes.extend(shortened(content, 0, last.line));
    }
    Some(nodes)
}

fn next_if(rest: &mut Rest, wanted: fn(&Node) -> bool) -> Option<Node> {
    if rest.front().is_some_and(wanted) { rest.pop_front() } else { None }
}

fn is_colons(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| c == ':')
}

fn is_indented(node: &Node) -> bool {
    matches!(&node.kind, Kind::Code { language, .. } if language.is_empty())
}

fn is_text(node: &Node) -> bool {
    matches!(node.kind, Kind::Paragraph { .. } | Kind::List { start: None, .. })
}

fn titled(title: &str, nodes: Vec<Node>, line: u32) -> Vec<Node> {
    if title.trim().is_empty() {
        return nodes;
    }
    let content =
        vec![Inline::Strong { content: vec![Inline::Text { text: title.trim().to_owned() }] }];
    std::iter::once(Node::new(line, Kind::Paragraph { content })).chain(nodes).collect()
}

/// The blocks of a text that the parser took for code. Its items are no items of the file, so they have no identity.
fn parsed(text: &str, line: u32) -> Vec<Node> {
    let source =
        Source { text: text.to_owned(), lines_before: line.saturating_sub(1), ..Source::default() };
    let mut nodes = build(&source);
    assign_roles(&mut nodes);
    nodes.iter_mut().for_each(without_identity);
    nodes
}

fn without_identity(node: &mut Node) {
    if let Kind::List { items, .. } = &mut node.kind {
        items.iter_mut().for_each(|item| item.id = 0);
    }
    node.inside_mut().into_iter().flatten().for_each(without_identity);
}
