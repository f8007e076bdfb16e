//! From blocks to steps: their sentence, their commands, their sub-steps.

use std::ops::Range;

use super::asks::{are_substeps, is_remark};
use super::details::{LAST, Told, details, explains, label_behind};
use super::entry::{Entry, first_words, said_by};
use crate::runbook::around;
use crate::runbook::blocks::text::says;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node, Role, each};
use crate::runbook::commands::code;
use crate::runbook::commands::copied::Copied;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::commands::lines::between_commands;
use crate::runbook::commands::output;
use crate::runbook::model::reading::Reference;
use crate::runbook::sections::number::without_number;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::numbered::without_own_number;
use crate::runbook::words::without_colon;
use crate::text::patterns;

/// A step before it has its number.
#[derive(Clone, Debug, Default)]
pub(in crate::runbook) struct Draft {
    pub text: String,
    pub source_number: Option<u64>,
    pub line: u32,
    pub commands: Vec<Copied>,
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
    pub details: Vec<Told>,
}

/// A sub-step before it has its number.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct SubDraft {
    pub text: String,
    pub commands: Vec<Copied>,
    pub details: Vec<Told>,
    /// The item of the document that it is; none where a heading names it.
    pub item: Option<usize>,
}

patterns! { OPTIONAL = r"(?i)^\W*optional(ly)?\b|[(\[]\s*optional\s*[)\]]"; }

/// The word of [`OPTIONAL`].
static OPTIONAL_WORD: Mentions = Mentions::of(&["optional"]);

/// True when the text says that the step is optional.
pub(in crate::runbook) fn is_optional(text: &str) -> bool {
    OPTIONAL_WORD.any(text) && OPTIONAL.is_match(text)
}

/// The step that an item is, with what stands behind it; none when nothing of it says anything.
pub(in crate::runbook) fn from_item(
    entry: &Entry<'_>,
    source_number: Option<u64>,
) -> Option<Draft> {
    let item = entry.item;
    let mut draft =
        Draft { source_number, line: item.line, item: Some(item.id), ..Draft::default() };
    draft.text = first_words(entry)?;
    draft.condition = around::condition(marked(item.words()).rest);
    let nodes = || item.nodes.iter().chain(entry.after.iter().copied());
    gather(nodes(), &mut draft);
    surround(nodes, &mut draft);
    add_bare(&draft.text, &mut draft.commands);
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
    draft.condition = around::condition(marked(text).rest);
    let nodes = || before.into_iter().chain(codes.iter().copied());
    gather(nodes(), &mut draft);
    surround(nodes, &mut draft);
    // A paragraph can hold nothing but signs; its command then says what is to be done.
    if !says(&draft.text)
        && let Some(line) = codes.iter().find_map(|node| said_by(node))
    {
        draft.text = line;
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
            || without_colon(without_number(without_own_number(piece))) == draft.text
            || draft.commands.iter().any(|one| is_told(one, piece))
            || draft.expected.iter().any(|one| one.trim() == piece)
            || draft.cautions.iter().any(|one| piece.ends_with(one.as_str()))
            || draft.expected.iter().any(|one| piece.ends_with(one.as_str()))
            || piece.ends_with(':') && around::tells_result(piece)
    };
    draft.details = details(nodes(), false, shown);
}

/// True for a piece that is a command, or the words that tell it from others.
fn is_told(command: &Copied, piece: &str) -> bool {
    command.text.trim() == piece
        || command.label.as_deref().is_some_and(|label| label == without_colon(piece))
}

/// The step that code is which nothing names: its first line.
pub(in crate::runbook) fn from_code(line: u32, codes: &[&Node]) -> Option<Draft> {
    let draft = from_command("", line, None, codes);
    says(&draft.text).then_some(draft)
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
    draft.condition = around::condition(marked(text).rest);
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
            under.details.push((LAST, format!("• {}", hint.text)));
            under.details.extend(hint.details.into_iter().map(|(_, text)| (LAST, text)));
            let run = hint.commands.into_iter();
            under.commands.extend(run.map(|one| Copied { place: LAST, ..one }));
        }
        let expected = under.expected.into_iter().map(|one| (LAST, format!("Expected: {one}")));
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
    let mut label: Option<&str> = None;
    for (place, node) in (0..).zip(nodes) {
        let own = draft.commands.len();
        let explained = explains(std::mem::replace(&mut before, node.words()));
        inline_commands(node.paragraph().unwrap_or_default(), &mut draft.commands);
        let is_own = |label: &&str| !draft.text.is_empty() && label.ends_with(&draft.text);
        let named = label.filter(|label| !is_own(label));
        draft.commands.extend(labelled(copied_of(node), named));
        label = label_behind(label, node);
        if let Kind::Quote { kind, nodes } = &node.kind
            && !around::warns(node)
        {
            framed(kind.is_some(), nodes, &mut draft.commands);
        }
        // What a list of reasons names is not asked for.
        if let Kind::List { start, items } = &node.kind
            && !explained
        {
            if are_substeps(start.is_some(), items) {
                let ticked = items.iter().filter(|item| !is_remark(start.is_some(), item));
                draft.substeps.extend(ticked.filter_map(substep));
            } else {
                items.iter().for_each(|item| commands_below(&item.nodes, &mut draft.commands));
            }
        }
        draft.commands.iter_mut().skip(own).for_each(|one| one.place = place);
    }
    if draft.commands.is_empty() {
        return;
    }
    let below = draft.substeps.iter().flat_map(|sub| &sub.commands);
    let below: Vec<String> = below.map(|one| one.text.clone()).collect();
    keep_commands(&mut draft.commands, &below);
}

/// The commands of a block with the words that say which of several they are, at the first of them.
fn labelled(mut commands: Vec<Copied>, label: Option<&str>) -> Vec<Copied> {
    if let Some(first) = commands.first_mut() {
        first.label = label.map(str::to_owned);
    }
    commands
}

/// Keeps what does something. What a sentence names is no command of its own where a block, or a sentence before it, has
/// the whole of it, here or in a sub-step: "with the `etcdctl snapshot save` command". A block that stands twice is run twice.
fn keep_commands(commands: &mut Vec<Copied>, below: &[String]) {
    if !commands.iter().any(|one| one.is_named) {
        return commands.retain(|one| code::does_something(&one.text));
    }
    let texts: Vec<String> = commands.iter().map(|one| one.text.clone()).collect();
    let begins = |whole: &str, name: &str| {
        let more = whole.split_whitespace().count() > name.split_whitespace().count();
        more && whole.lines().any(|line| calls(line, name))
    };
    let mut at = 0;
    commands.retain(|one| {
        let here = at;
        at += 1;
        let is_said = one.is_named
            && (texts.iter().chain(below).any(|text| begins(text, &one.text))
                || texts[..here].contains(&one.text)
                || texts[here + 1..].contains(&one.text));
        code::does_something(&one.text) && !is_said
    });
    if let [only] = commands.as_mut_slice() {
        only.label = None;
    }
}

/// True for a line that calls what a sentence names by its program and subcommands, with options and arguments between:
/// `etcdctl --endpoints $ENDPOINT snapshot save a.db` for `etcdctl snapshot save`.
fn calls(line: &str, name: &str) -> bool {
    let mut words = line.split_whitespace();
    name.split_whitespace().all(|wanted| words.any(|word| word == wanted))
}

fn substep(item: &ItemNode) -> Option<SubDraft> {
    let mut commands: Vec<Copied> = Vec::new();
    commands_below(&item.nodes, &mut commands);
    keep_commands(&mut commands, &[]);
    let text = without_colon(item.words()).to_owned();
    add_bare(&text, &mut commands);
    let text = if says(&text) { text } else { first_words(&Entry::of(item))? };
    let shown = |piece: &str| {
        without_colon(piece) == text || commands.iter().any(|one| is_told(one, piece))
    };
    let details = details(item.nodes.iter(), true, shown);
    Some(SubDraft { text, commands, details, item: Some(item.id) })
}

/// An item that is a command without markup is copied as one.
fn add_bare(text: &str, commands: &mut Vec<Copied>) {
    if code::is_bare_command(text) {
        let command = output::copied("", code::without_remark(text));
        if !commands.iter().any(|one| command.text.starts_with(&one.text)) {
            commands.insert(0, command);
        }
    }
}

fn commands_below(nodes: &[Node], out: &mut Vec<Copied>) {
    let first = nodes.first().map_or("", |node| without_colon(node.words()));
    let mut label: Option<String> = None;
    for (place, top) in (0..).zip(nodes) {
        let own = out.len();
        each([top], &mut |node| {
            inline_commands(node.paragraph().unwrap_or_default(), out);
            let named = label.as_deref().filter(|label| *label != first);
            out.extend(labelled(copied_of(node), named));
            label = label_behind(label.as_deref(), node).map(str::to_owned);
        });
        out.iter_mut().skip(own).for_each(|one| one.place = place);
    }
}

/// The blocks of code in a frame such as `!!! example`; in a quotation those with a language, and those that a sentence
/// in it leads to: what it says in passing is not asked for.
fn framed(is_frame: bool, nodes: &[Node], out: &mut Vec<Copied>) {
    let mut is_led = false;
    each(nodes, &mut |node| {
        let is_asked = |language: &str| is_frame || is_led || !language.is_empty();
        if matches!(&node.kind, Kind::Code { language, .. } if is_asked(language)) {
            out.extend(copied_of(node));
        }
        is_led = node.paragraph().is_some() && node.words().ends_with(':');
    });
}

/// What is copied of a block of code that can be run: one for each way.
fn copied_of(node: &Node) -> Vec<Copied> {
    let Kind::Code { language, text, role: Role::Command } = &node.kind else { return Vec::new() };
    output::copied_ways(language, text)
}

patterns! { NUMBERED_COMMENT = r"(?i)^\s*#+\s*(?:step\s*)?(\d{1,3})\s*[.):\-–—]\s*(\S.*)$"; }

/// The comments of a step without commands, which say how it is done.
fn remarks(lines: &[&str], draft: &Draft) -> Vec<Told> {
    if !draft.commands.is_empty() {
        return Vec::new();
    }
    let said = lines.iter().map(|line| line.trim_start().trim_start_matches('#').trim());
    said.filter(|line| says(line)).map(|line| (0, line.to_owned())).collect()
}

/// The steps of a block whose comments are numbered, each with the lines up to the next; what stands before the first
/// belongs to it. None when fewer than two are, or when a command is never closed. A comment inside a command is a part of
/// it.
pub(in crate::runbook) fn from_numbered_comments(node: &Node) -> Option<Vec<Draft>> {
    let Kind::Code { language, text, .. } = &node.kind else { return None };
    let is_numbered = |line: &str| line.contains('#') && NUMBERED_COMMENT.is_match(line);
    if text.lines().filter(|line| is_numbered(line)).count() < 2 {
        return None;
    }
    let between = between_commands(language, text)?;
    let mut before: Vec<&str> = Vec::new();
    let mut drafts: Vec<(Draft, Vec<&str>)> = Vec::new();
    for ((below, line), is_between) in (1u32..).zip(text.lines()).zip(between) {
        let found = NUMBERED_COMMENT.captures(line).filter(|_| is_between);
        if let Some(found) = found {
            let draft = Draft {
                text: without_colon(&found[2]).to_owned(),
                source_number: found[1].parse().ok(),
                line: node.line.saturating_add(below),
                ..Draft::default()
            };
            drafts.push((draft, std::mem::take(&mut before)));
        } else {
            drafts.last_mut().map_or(&mut before, |(_, lines)| lines).push(line);
        }
    }
    let steps = drafts.into_iter().map(|(mut draft, lines)| {
        let command = output::copied(language, &lines.join("\n"));
        draft.commands.extend(Some(command).filter(|c| code::does_something(&c.text)));
        draft.expected = around::comments(&lines);
        draft.details = remarks(&lines, &draft);
        draft
    });
    let steps: Vec<Draft> = steps.collect();
    (steps.len() >= 2).then_some(steps)
}
