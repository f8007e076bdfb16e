//! From blocks to steps: their sentence, their commands, their sub-steps.

use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::asks::are_substeps;
use super::details::{details, explains};
use crate::runbook::around;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node, Role, each};
use crate::runbook::commands::code;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::commands::output;
use crate::runbook::model::reading::Reference;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::{regex, without_colon};

/// A step before it has its number.
#[derive(Clone, Debug, Default)]
pub(in crate::runbook) struct Draft {
    pub text: String,
    pub source_number: Option<u64>,
    pub line: u32,
    pub commands: Vec<String>,
    pub substeps: Vec<SubDraft>,
    /// The item of the document that it is.
    pub item: Option<usize>,
    /// The blocks of the outermost level that it is, and their group, where it is no item.
    pub part: Option<(Range<usize>, Option<String>)>,
    /// Only its wording makes it a step.
    pub suggested: bool,
    pub condition: Option<String>,
    pub expected: Vec<String>,
    pub cautions: Vec<String>,
    pub references: Vec<Reference>,
    pub details: Vec<String>,
}

/// A sub-step before it has its number.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct SubDraft {
    pub text: String,
    pub commands: Vec<String>,
    pub details: Vec<String>,
    /// The item of the document that it is; none where a heading names it.
    pub item: Option<usize>,
}

static OPTIONAL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\W*optional(ly)?\b|[(\[]\s*optional\s*[)\]]"));

/// The word of [`OPTIONAL`].
static OPTIONAL_WORD: Mentions = Mentions::of(&["optional"]);

/// True when the text says that the step is optional.
pub(in crate::runbook) fn is_optional(text: &str) -> bool {
    OPTIONAL_WORD.any(text) && OPTIONAL.is_match(text)
}

/// The step that an item is, with what stands behind it; none when it holds no words and no command.
pub(in crate::runbook) fn from_item(
    item: &ItemNode,
    after: &[&Node],
    source_number: Option<u64>,
) -> Option<Draft> {
    let mut draft =
        Draft { source_number, line: item.line, item: Some(item.id), ..Draft::default() };
    draft.text = without_colon(item.words()).to_owned();
    draft.condition = around::condition(item.words());
    let nodes = || item.nodes.iter().chain(after.iter().copied());
    gather(nodes(), &mut draft);
    surround(nodes, &mut draft);
    add_bare(&draft.text, &mut draft.commands);
    if draft.text.is_empty() {
        draft.text = draft.commands.first()?.lines().next()?.to_owned();
    }
    Some(draft)
}

/// The step that a paragraph with its code is.
pub(in crate::runbook) fn from_command(
    text: &str,
    line: u32,
    before: Option<&Node>,
    codes: &[&Node],
) -> Draft {
    let mut draft = Draft { text: without_colon(text).to_owned(), line, ..Draft::default() };
    draft.condition = around::condition(text);
    let nodes = || before.into_iter().chain(codes.iter().copied());
    gather(nodes(), &mut draft);
    surround(nodes, &mut draft);
    // A paragraph can hold nothing but signs; its command then says what is to be done.
    if draft.text.is_empty() {
        draft.text.extend(draft.commands.first().and_then(|command| command.lines().next()));
    }
    draft
}

/// Reads what stands around a step from the blocks that it is made of.
fn surround<'a, I: Iterator<Item = &'a Node>>(nodes: impl Fn() -> I, draft: &mut Draft) {
    draft.expected = around::expected(nodes());
    draft.cautions = around::cautions(&draft.text, nodes());
    draft.references = around::references(nodes());
    let shown = |piece: &str| {
        without_colon(piece) == draft.text
            || draft.commands.iter().chain(&draft.expected).any(|one| one.trim() == piece)
            || draft.cautions.iter().any(|one| piece.ends_with(one.as_str()))
            || draft.expected.iter().any(|one| piece.ends_with(one.as_str()))
            || piece.ends_with(':') && around::tells_result(piece)
    };
    draft.details = details(nodes(), false, shown);
}

/// The step that code is which nothing names: its first line.
pub(in crate::runbook) fn from_code(line: u32, codes: &[&Node]) -> Option<Draft> {
    let mut draft = from_command("", line, None, codes);
    draft.text = draft.commands.first()?.lines().next()?.to_owned();
    Some(draft)
}

/// The step that a heading is, with everything below it.
pub(in crate::runbook) fn from_heading(
    text: &str,
    number: Option<u64>,
    line: u32,
    blocks: &[&Node],
) -> Draft {
    let mut draft = Draft {
        text: without_colon(text).to_owned(),
        source_number: number,
        line,
        ..Draft::default()
    };
    draft.condition = around::condition(text);
    gather(blocks.iter().copied(), &mut draft);
    surround(|| blocks.iter().copied(), &mut draft);
    draft
}

/// The same where headings below it tell its commands apart, such as one for each case: each of them is a sub-step.
pub(in crate::runbook) fn from_headings(text: &str, below: &[Section<'_>]) -> Option<Draft> {
    let [own, parts @ ..] = below else { return None };
    let (named, rest): (Vec<_>, Vec<_>) = parts.iter().partition(|part| runs(part));
    if named.len() < 2 || below.iter().any(|part| part.blocks.iter().any(|node| is_ticked(node))) {
        return None;
    }
    let kept = std::iter::once(own).chain(rest).flat_map(|part| part.blocks.iter().copied());
    let mut draft = from_heading(text, own.number, own.line, &kept.collect::<Vec<_>>());
    draft.substeps.extend(named.iter().map(|part| {
        let mut under = from_heading(&part.title, None, part.line, &part.blocks);
        draft.cautions.extend(under.cautions);
        draft.references.extend(under.references);
        for hint in under.substeps {
            under.details.push(format!("• {}", hint.text));
            under.details.extend(hint.details);
            under.commands.extend(hint.commands);
        }
        let expected = under.expected.into_iter().map(|one| format!("Expected: {one}"));
        let details = under.details.into_iter().chain(expected).collect();
        SubDraft { text: under.text, commands: under.commands, details, item: None }
    }));
    Some(draft)
}

/// True for a section with a title and code that is run.
fn runs(part: &Section<'_>) -> bool {
    !part.title.is_empty() && part.blocks.iter().any(|node| node.command().is_some())
}

/// True for a list whose items are ticked one by one, so that they need numbers of their own.
fn is_ticked(node: &Node) -> bool {
    let Kind::List { start, items } = &node.kind else { return false };
    start.is_some() || items.iter().any(|item| item.task.is_some())
}

fn gather<'a>(nodes: impl Iterator<Item = &'a Node>, draft: &mut Draft) {
    let mut before = "";
    for node in nodes {
        let explained = explains(std::mem::replace(&mut before, node.words()));
        inline_commands(node.paragraph().unwrap_or_default(), &mut draft.commands);
        draft.commands.extend(copied_of(node));
        // What a list of reasons names is not asked for.
        if let Kind::List { start, items } = &node.kind
            && !explained
        {
            if are_substeps(start.is_some(), items) {
                draft.substeps.extend(items.iter().filter_map(substep));
            } else {
                items.iter().for_each(|item| commands_below(&item.nodes, &mut draft.commands));
            }
        }
    }
    let mut seen = HashSet::new();
    draft.commands.retain(|command| code::does_something(command) && seen.insert(command.clone()));
}

fn substep(item: &ItemNode) -> Option<SubDraft> {
    let mut commands = Vec::new();
    commands_below(&item.nodes, &mut commands);
    let text = without_colon(item.words()).to_owned();
    add_bare(&text, &mut commands);
    let text = if text.is_empty() { commands.first()?.lines().next()?.to_owned() } else { text };
    let shown =
        |piece: &str| without_colon(piece) == text || commands.iter().any(|c| c.trim() == piece);
    let details = details(item.nodes.iter(), true, shown);
    Some(SubDraft { text, commands, details, item: Some(item.id) })
}

/// An item that is a command without markup is copied as one.
fn add_bare(text: &str, commands: &mut Vec<String>) {
    if code::is_bare_command(text) {
        let command = output::copied("", text);
        if !commands.iter().any(|one| command.starts_with(one.as_str())) {
            commands.insert(0, command);
        }
    }
}

fn commands_below(nodes: &[Node], out: &mut Vec<String>) {
    each(nodes, &mut |node| {
        inline_commands(node.paragraph().unwrap_or_default(), out);
        out.extend(copied_of(node));
    });
}

/// What is copied of a block of code that can be run.
fn copied_of(node: &Node) -> Option<String> {
    let Kind::Code { language, text, role: Role::Command } = &node.kind else { return None };
    Some(output::copied(language, text))
}

static NUMBERED_COMMENT: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\s*#+\s*(?:step\s*)?(\d{1,3})\s*[.):\-–—]\s*(\S.*)$"));

/// The steps of a block whose comments are numbered, each with the lines up to the next; none when fewer than two are.
pub(in crate::runbook) fn from_numbered_comments(node: &Node) -> Option<Vec<Draft>> {
    let Kind::Code { language, text, .. } = &node.kind else { return None };
    if !text.contains('#') {
        return None;
    }
    let mut drafts: Vec<(Draft, Vec<&str>)> = Vec::new();
    for (below, line) in (1u32..).zip(text.lines()) {
        if let Some(found) = NUMBERED_COMMENT.captures(line) {
            let draft = Draft {
                text: without_colon(&found[2]).to_owned(),
                source_number: found[1].parse().ok(),
                line: node.line.saturating_add(below),
                ..Draft::default()
            };
            drafts.push((draft, Vec::new()));
        } else if let Some((_, lines)) = drafts.last_mut() {
            lines.push(line);
        }
    }
    let steps = drafts.into_iter().map(|(mut draft, lines)| {
        let command = output::copied(language, &lines.join("\n"));
        draft.commands.extend(Some(command).filter(|c| code::does_something(c)));
        draft.expected = around::comments(&lines);
        draft
    });
    let steps: Vec<Draft> = steps.collect();
    (steps.len() >= 2).then_some(steps)
}
