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
use crate::runbook::model::{Step, Substep};
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::{regex, without_colon};

/// A step before it has its number and its key.
#[derive(Clone, Debug, Default)]
pub(in crate::runbook) struct Draft {
    pub step: Step,
    /// The items of the document that its sub-steps are; none where a heading names one.
    pub below: Vec<Option<usize>>,
    /// The item of the document that it is.
    pub item: Option<usize>,
    /// The blocks of the outermost level that it is, and their group, where it is no item.
    pub part: Option<(Range<usize>, Option<String>)>,
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
    let nodes = || item.nodes.iter().chain(after.iter().copied());
    let mut draft = Draft { item: Some(item.id), ..of(item.words(), item.line, nodes) };
    let Step { text, commands, .. } = &mut draft.step;
    add_bare(text, commands);
    if text.is_empty() {
        *text = commands.first()?.lines().next()?.to_owned();
    }
    draft.step.source_number = source_number;
    Some(draft)
}

/// The step that these words call for, made of these blocks.
fn of<'a, I: Iterator<Item = &'a Node>>(text: &str, line: u32, nodes: impl Fn() -> I) -> Draft {
    let condition = around::condition(text);
    let text = without_colon(text).to_owned();
    let step = Step { text, condition, line, ..Step::default() };
    let mut draft = Draft { step, ..Draft::default() };
    gather(nodes(), &mut draft);
    surround(nodes, &mut draft.step);
    draft
}

/// The step that a paragraph with its code is.
pub(in crate::runbook) fn from_command(
    text: &str,
    line: u32,
    before: Option<&Node>,
    codes: &[&Node],
) -> Draft {
    let mut draft = of(text, line, || before.into_iter().chain(codes.iter().copied()));
    let Step { text, commands, .. } = &mut draft.step;
    // A paragraph can hold nothing but signs; its command then says what is to be done.
    if text.is_empty() {
        text.extend(commands.first().and_then(|command| command.lines().next()));
    }
    draft
}

/// Reads what stands around a step from the blocks that it is made of.
fn surround<'a, I: Iterator<Item = &'a Node>>(nodes: impl Fn() -> I, step: &mut Step) {
    step.expected = around::expected(nodes());
    step.cautions = around::cautions(&step.text, nodes());
    step.references = around::references(nodes());
    let shown = |piece: &str| {
        without_colon(piece) == step.text
            || step.commands.iter().chain(&step.expected).any(|one| one.trim() == piece)
            || step.cautions.iter().any(|one| piece.ends_with(one.as_str()))
            || step.expected.iter().any(|one| piece.ends_with(one.as_str()))
            || piece.ends_with(':') && around::tells_result(piece)
    };
    step.details = details(nodes(), false, shown);
}

/// The step that code is which nothing names: its first line.
pub(in crate::runbook) fn from_code(line: u32, codes: &[&Node]) -> Option<Draft> {
    let mut draft = from_command("", line, None, codes);
    draft.step.text = draft.step.commands.first()?.lines().next()?.to_owned();
    Some(draft)
}

/// The step that a heading is, with everything below it.
pub(in crate::runbook) fn from_heading(
    text: &str,
    number: Option<u64>,
    line: u32,
    blocks: &[&Node],
) -> Draft {
    let mut draft = of(text, line, || blocks.iter().copied());
    draft.step.source_number = number;
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
    for part in named {
        let mut under = from_heading(&part.title, None, part.line, &part.blocks).step;
        draft.step.cautions.extend(under.cautions);
        draft.step.references.extend(under.references);
        for hint in under.substeps {
            under.details.push(format!("• {}", hint.text));
            under.details.extend(hint.details);
            under.commands.extend(hint.commands);
        }
        under.details.extend(under.expected.into_iter().map(|one| format!("Expected: {one}")));
        let (text, commands, details) = (under.text, under.commands, under.details);
        draft.step.substeps.push(Substep { number: String::new(), text, commands, details });
        draft.below.push(None);
    }
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
    let Step { commands, substeps, .. } = &mut draft.step;
    let mut before = "";
    for node in nodes {
        let explained = explains(std::mem::replace(&mut before, node.words()));
        inline_commands(node.paragraph().unwrap_or_default(), commands);
        commands.extend(copied_of(node));
        // What a list of reasons names is not asked for.
        if let Kind::List { start, items } = &node.kind
            && !explained
        {
            if are_substeps(start.is_some(), items) {
                let found = items.iter().filter_map(|item| Some((substep(item)?, Some(item.id))));
                let (subs, ids): (Vec<_>, Vec<_>) = found.unzip();
                substeps.extend(subs);
                draft.below.extend(ids);
            } else {
                items.iter().for_each(|item| commands_below(&item.nodes, commands));
            }
        }
    }
    let mut seen = HashSet::new();
    commands.retain(|command| code::does_something(command) && seen.insert(command.clone()));
}

fn substep(item: &ItemNode) -> Option<Substep> {
    let mut commands = Vec::new();
    commands_below(&item.nodes, &mut commands);
    let text = without_colon(item.words()).to_owned();
    add_bare(&text, &mut commands);
    let text = if text.is_empty() { commands.first()?.lines().next()?.to_owned() } else { text };
    let shown =
        |piece: &str| without_colon(piece) == text || commands.iter().any(|c| c.trim() == piece);
    let details = details(item.nodes.iter(), true, shown);
    Some(Substep { number: String::new(), text, commands, details })
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
    let mut found: Vec<(Step, Vec<&str>)> = Vec::new();
    for (below, line) in (1u32..).zip(text.lines()) {
        if let Some(comment) = NUMBERED_COMMENT.captures(line) {
            let step = Step {
                text: without_colon(&comment[2]).to_owned(),
                source_number: comment[1].parse().ok(),
                line: node.line.saturating_add(below),
                ..Step::default()
            };
            found.push((step, Vec::new()));
        } else if let Some((_, lines)) = found.last_mut() {
            lines.push(line);
        }
    }
    let steps = found.into_iter().map(|(mut step, lines)| {
        let command = output::copied(language, &lines.join("\n"));
        step.commands.extend(Some(command).filter(|c| code::does_something(c)));
        step.expected = around::comments(&lines);
        Draft { step, ..Draft::default() }
    });
    let steps: Vec<Draft> = steps.collect();
    (steps.len() >= 2).then_some(steps)
}
