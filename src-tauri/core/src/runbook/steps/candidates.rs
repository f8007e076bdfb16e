//! What in a section could be steps, before anything is decided.
//!
//! A list that a fence or a picture splits in two is put together again here, so that the rules see one list.

use std::ops::Range;

use super::asks::{deed_before_result, number_of, paragraph_asks, writes};
use super::draft::{Draft, from_numbered_comments};
use super::entry::{Entry, first_words};
use super::tables::{Actions, actions};
use crate::runbook::around::{result_blocks, warns};
use crate::runbook::blocks::text::says;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::model::Inline;
use crate::runbook::sections::outline::is_warning_word;
use crate::text::patterns;

/// A candidate and where it stands.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Found<'a> {
    pub what: Candidate<'a>,
    /// Its blocks, counted in the section.
    pub blocks: Range<usize>,
    /// Warnings directly before it.
    pub guards: Vec<&'a Node>,
    /// What should be seen after its command.
    pub results: Vec<&'a Node>,
    /// The number that its paragraph gives itself.
    pub number: Option<u64>,
    /// Where it stands, for a list.
    pub stands: Stands,
}

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runbook) enum Stands {
    /// On the page itself.
    OnPage,
    /// In a quotation, with numbers or boxes: the rules look at it as at any other.
    InQuotation,
    /// In a note or a warning, or as bullets in a quotation: it tells something.
    InNote,
}

impl<'a> Found<'a> {
    /// A candidate at these blocks of its section.
    pub fn new(what: Candidate<'a>, blocks: Range<usize>) -> Self {
        let number = what.paragraph().and_then(number_of);
        let (guards, results) = (Vec::new(), Vec::new());
        Self { what, blocks, guards, results, number, stands: Stands::OnPage }
    }
}

/// Something that could be a step, or several.
#[derive(Clone, Debug)]
pub(in crate::runbook) enum Candidate<'a> {
    /// A list, with the sentence before it.
    List { ordered: bool, lead_in: String, items: Vec<Entry<'a>> },
    /// Code, with the paragraph directly before it: code that can be run, or text that the paragraph asks to put
    /// somewhere. `numbered` are the steps that its numbered comments are.
    Command { before: Option<&'a Node>, codes: Vec<&'a Node>, numbered: Vec<Draft> },
    /// A table with a column of actions, with the sentence before it.
    Table { lead_in: String, actions: Actions<'a> },
    /// A paragraph; `leads` when a list or a table follows it.
    Paragraph { node: &'a Node, leads: bool },
}

impl<'a> Candidate<'a> {
    /// Code with the paragraph before it.
    pub fn command(before: Option<&'a Node>, codes: Vec<&'a Node>) -> Self {
        let numbered = codes.iter().find_map(|code| from_numbered_comments(code));
        Self::Command { before, codes, numbered: numbered.unwrap_or_default() }
    }

    /// True when something of it says something.
    fn says(&self) -> bool {
        match self {
            Self::Command { before, codes, .. } => {
                before.is_some_and(|node| says(node.words()))
                    || codes.iter().any(|code| code.command().is_some_and(says) || counts(code))
            }
            Self::Paragraph { node, .. } => says(node.words()),
            Self::List { items, .. } => items.iter().any(|entry| first_words(entry).is_some()),
            Self::Table { .. } => true,
        }
    }

    /// The paragraph that it is, or that stands before its code.
    pub fn paragraph(&self) -> Option<&'a Node> {
        match self {
            Self::Paragraph { node, .. } => Some(node),
            Self::Command { before, .. } => *before,
            Self::List { .. } | Self::Table { .. } => None,
        }
    }
}

/// The candidates among the blocks of one section, in order.
pub(in crate::runbook) fn candidates<'a>(blocks: &[&'a Node]) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut at = 0;
    let mut lead_in = "";
    while let Some(node) = blocks.get(at) {
        let start = at;
        let mut what = None;
        match &node.kind {
            Kind::Paragraph { .. } if is_warning_word(node.words()) => at += 2,
            Kind::Paragraph { .. } if goes_on(node, blocks, at, &found) => {
                let codes = codes_from(blocks, at + 1);
                at += 1 + codes.len();
                join(&mut found, std::iter::once(*node).chain(codes), at);
            }
            Kind::Paragraph { .. } => {
                lead_in = node.words();
                let (found, used) = paragraph(node, blocks, at);
                what = Some(found);
                at += used + 1;
            }
            Kind::Code { .. } => {
                let codes = codes_from(blocks, at);
                at += codes.len();
                if codes.iter().any(|c| c.command().is_some() || counts(c)) {
                    what = Some(Candidate::command(None, codes));
                }
            }
            Kind::List { start, items } => {
                let (items, used) = whole_list(start.is_some(), items, blocks, at);
                let lead_in = std::mem::take(&mut lead_in).to_owned();
                what = Some(Candidate::List { ordered: start.is_some(), lead_in, items });
                at += used;
            }
            Kind::Table { .. } => {
                let lead_in = std::mem::take(&mut lead_in).to_owned();
                what = actions(node).map(|actions| Candidate::Table { lead_in, actions });
                at += 1;
            }
            Kind::Quote { .. } => {
                quoted(node, at, &mut found);
                lead_in = "";
                at += 1;
            }
            Kind::Heading { .. } | Kind::Rule | Kind::Raw { .. } => {
                lead_in = "";
                at += 1;
            }
        }
        let end = at.min(blocks.len());
        found.extend(what.filter(Candidate::says).map(|what| {
            let guards = guards(blocks, start, &what);
            let is_command = matches!(what, Candidate::Command { .. });
            let results = if is_command { result_blocks(&blocks[end..]) } else { 0 };
            at = end + results;
            let results = blocks[end..at].to_vec();
            Found { guards, results, ..Found::new(what, start..at) }
        }));
    }
    found
}

/// The lists in a quotation, which is one block of its section.
fn quoted<'a>(quote: &'a Node, at: usize, found: &mut Vec<Found<'a>>) {
    let Kind::Quote { kind, nodes } = &quote.kind else { return };
    let mut lead_in = "";
    for node in nodes {
        if let Kind::List { start, items } = &node.kind {
            let boxes = items.iter().any(|item| item.task.is_some());
            let plain = kind.is_none() && !warns(quote);
            let stands = match plain && (boxes || start.is_some()) {
                true => Stands::InQuotation,
                false => Stands::InNote,
            };
            let (ordered, items) = (start.is_some(), entries_of(items));
            let lead_in = lead_in.to_owned();
            let what = Candidate::List { ordered, lead_in, items };
            if what.says() {
                found.push(Found { stands, ..Found::new(what, at..at + 1) });
            }
        }
        quoted(node, at, found);
        lead_in = node.words();
    }
}

/// The warnings directly before a candidate; before a list also those above the sentence that leads to it.
fn guards<'a>(blocks: &[&'a Node], start: usize, what: &Candidate<'_>) -> Vec<&'a Node> {
    let is_list = matches!(what, Candidate::List { .. } | Candidate::Table { .. });
    let mut before = &blocks[..start.min(blocks.len())];
    if let (true, [above @ .., last]) = (is_list, before)
        && last.paragraph().is_some()
    {
        before = above;
    }
    last_warnings(before).to_vec()
}

/// The warnings that these blocks end with.
fn last_warnings<'b, 'a>(blocks: &'b [&'a Node]) -> &'b [&'a Node] {
    let count = blocks.iter().rev().take_while(|node| warns(node)).count();
    &blocks[blocks.len() - count..]
}

/// True for a block of text whose lines count up from 1: somebody's steps, which are not left out without a word.
pub(in crate::runbook) fn counts(code: &Node) -> bool {
    let Kind::Code { text, .. } = &code.kind else { return false };
    let number = |line: &str| {
        let line = line.trim_start();
        let end = line.find(['.', ')'])?;
        line[end + 1..].starts_with(' ').then(|| line[..end].parse::<u64>().ok())?
    };
    let numbers: Vec<u64> = text.lines().filter_map(number).collect();
    code.command().is_none() && numbers.len() >= 2 && numbers.starts_with(&[1, 2])
}

/// True for a paragraph that only goes on with the command before it, and leads to another: "and", "and compare it with";
/// or that says where the command below it is run, as others beside it do: "on staging:".
fn goes_on(node: &Node, blocks: &[&Node], at: usize, found: &[Found<'_>]) -> bool {
    let is_joint = |word: &str| matches!(word.trim_end_matches(':'), "and" | "or" | "then");
    let joins = node.words().split_whitespace().next().is_some_and(is_joint);
    let Some(last) = found.last().filter(|_| leads(blocks, at)) else { return false };
    let between = blocks.get(last.blocks.end..at).unwrap_or_default();
    match &last.what {
        Candidate::Command { numbered, codes, .. } => {
            let has_places = || codes.iter().any(|code| is_place(code));
            let belongs = joins || is_place(node) && (has_places() || is_environment(node));
            belongs && between.is_empty() && numbered.is_empty()
        }
        Candidate::Paragraph { node: sentence, .. } => {
            let asks = sentence.words().ends_with(':') || paragraph_asks(sentence);
            let is_note = |node: &&Node| matches!(node.kind, Kind::Quote { .. });
            asks && between.iter().all(is_note) && is_place(node) && has_fellow(blocks, at)
        }
        Candidate::List { .. } | Candidate::Table { .. } => false,
    }
}

/// True where a command stands directly below this block.
fn leads(blocks: &[&Node], at: usize) -> bool {
    blocks.get(at + 1).is_some_and(|next| next.command().is_some())
}

patterns! {
    PLACE = r"(?i)^\W*(?:on|in|for|from|at|auf|für|bei|sur|pour)\s+(?:(?:the|our|an?)\s+)?[\w./-]+(?:\s+[\w./-]+){0,3}\s*:\W*$";
    ENVIRONMENT = r"(?i)^\W*(?:(?:on|in|for)\s+)?(?:(?:non|pre)-?)?(?:prod(?:uction)?|stag(?:e|ing)|dev(?:elopment)?|test(?:ing)?|qa|uat|linux|macos|windows|ubuntu|debian|rhel|docker|kubernetes|aws|gcp|azure)\s*:\W*$";
}

/// True for a paragraph that only says where what is below it is run: "On switch 1:", "Prod:".
fn is_place(node: &Node) -> bool {
    let (words, content) = (node.words(), node.paragraph());
    content.is_some()
        && words.ends_with(':')
        && (is_environment(node) || PLACE.is_match(words) && !words.contains("example"))
}

fn is_environment(node: &Node) -> bool {
    node.words().ends_with(':') && ENVIRONMENT.is_match(node.words())
}

/// True where another paragraph of the section says where its command is run.
fn has_fellow(blocks: &[&Node], at: usize) -> bool {
    let is_other = |(place, node): (usize, &&Node)| place != at && is_place(node);
    blocks.iter().enumerate().any(|(place, node)| is_other((place, node)) && leads(blocks, place))
}

/// Adds these blocks to the last command, or to the sentence that they are commands of; they end before `end`.
fn join<'a>(found: &mut [Found<'a>], more: impl Iterator<Item = &'a Node>, end: usize) {
    let Some(last) = found.last_mut() else { return };
    match &mut last.what {
        Candidate::Command { codes, .. } => codes.extend(more),
        Candidate::Paragraph { node, .. } => {
            last.what = Candidate::command(Some(node), more.collect());
        }
        Candidate::List { .. } | Candidate::Table { .. } => return,
    }
    last.blocks.end = end;
}

/// What a paragraph is with the code below it, and how many blocks that code takes up.
fn paragraph<'a>(node: &'a Node, blocks: &[&'a Node], at: usize) -> (Candidate<'a>, usize) {
    let written = writes(node.words()).then(|| text_from(blocks, at + 1));
    let written = written.filter(|codes| !codes.is_empty());
    let runs = |codes: &Vec<&Node>| codes.iter().any(|code| code.command().is_some());
    if let Some(codes) = written.or_else(|| Some(codes_from(blocks, at + 1)).filter(runs)) {
        let used = codes.len();
        return (Candidate::command(Some(node), codes), used);
    }
    if deed_before_result(node.words()).is_some() {
        let codes = codes_from(blocks, at + 1);
        let used = codes.len();
        if used > 0 {
            return (Candidate::command(Some(node), codes), used);
        }
    }
    let next = blocks.get(at + 1).map(|n| &n.kind);
    let leads = matches!(next, Some(Kind::List { .. } | Kind::Table { .. }));
    (Candidate::Paragraph { node, leads }, 0)
}

/// Text that is to be put somewhere: the name of its file, where that stands alone, and the code that is no command.
fn text_from<'a>(blocks: &[&'a Node], at: usize) -> Vec<&'a Node> {
    let is_name = |node: &&&'a Node| matches!(node.paragraph(), Some([Inline::Code { .. }]));
    let name = blocks.get(at).filter(is_name);
    let codes = codes_from(blocks, at + usize::from(name.is_some()));
    if codes.is_empty() || codes.iter().any(|code| code.command().is_some()) {
        return Vec::new();
    }
    name.into_iter().copied().chain(codes).collect()
}

fn codes_from<'a>(blocks: &[&'a Node], at: usize) -> Vec<&'a Node> {
    blocks.iter().skip(at).take_while(|n| n.is_code()).copied().collect()
}

/// Joins the parts of a list, and counts the blocks that it takes up.
fn whole_list<'a>(
    ordered: bool,
    first: &'a [ItemNode],
    blocks: &[&'a Node],
    at: usize,
) -> (Vec<Entry<'a>>, usize) {
    let mut entries: Vec<Entry<'a>> = entries_of(first);
    let mut next = at + 1;
    while let Some((gap, more)) = continuation(ordered, &entries, blocks, next) {
        let between = &blocks[next..next + gap];
        let guards = last_warnings(between).to_vec();
        if let Some(last) = entries.last_mut() {
            last.after.extend(&between[..gap - guards.len()]);
        }
        let first_of_more = entries.len();
        entries.extend(entries_of(more));
        if let Some(entry) = entries.get_mut(first_of_more) {
            entry.guards = guards;
        }
        next += gap + 1;
    }
    let codes = codes_from(blocks, next);
    next += codes.len();
    if let Some(last) = entries.last_mut() {
        last.after.extend(codes);
    }
    (entries, next - at)
}

fn entries_of(items: &[ItemNode]) -> Vec<Entry<'_>> {
    items.iter().map(Entry::of).collect()
}

/// The next part of a list, with the number of blocks before it: an ordered list goes on where its number goes on, any
/// list where only code, quotations or pictures stand between.
fn continuation<'a>(
    ordered: bool,
    so_far: &[Entry<'a>],
    blocks: &[&'a Node],
    from: usize,
) -> Option<(usize, &'a [ItemNode])> {
    let last = so_far.last()?.item.number;
    let mut only_inserts = true;
    for (gap, node) in blocks.iter().skip(from).enumerate() {
        match &node.kind {
            Kind::List { start, items } if start.is_some() == ordered => {
                let goes_on =
                    start.is_some_and(|n| n > 1 && last.is_some_and(|l| n == l.saturating_add(1)));
                return (goes_on || gap > 0 && only_inserts).then_some((gap, items.as_slice()));
            }
            Kind::Code { .. } | Kind::Quote { .. } => {}
            Kind::Paragraph { content } if is_picture(content) => {}
            Kind::Raw { .. } | Kind::Paragraph { .. } | Kind::List { .. } | Kind::Table { .. } => {
                only_inserts = false;
                if !ordered {
                    return None;
                }
            }
            Kind::Heading { .. } | Kind::Rule => return None,
        }
    }
    None
}

fn is_picture(content: &[Inline]) -> bool {
    matches!(content, [Inline::Image { .. }])
}
