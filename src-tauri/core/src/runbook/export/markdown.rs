//! The checklist as Markdown: numbered task items, which every reader of Markdown ticks, and which read back as the same
//! steps and commands.

use super::sheet::{NO_STEPS, Origin, facts, may_open, one_of, sections, sentence, window};
use crate::runbook::blocks::text::plain;
use crate::runbook::model::reading::{PinnedTable, TableKind};
use crate::runbook::model::{Checklist, Copying, Inline, Phase, Step, Substep};
use crate::runbook::sections::ways::takes_one;

/// The sheet as Markdown.
#[must_use]
pub fn markdown(runbook: &Checklist, origin: &Origin<'_>) -> String {
    let mut parts = vec![format!("# {}", escape(&runbook.title))];
    let facts = facts(runbook);
    if !facts.is_empty() {
        let rows = facts.iter().map(|(name, value)| vec![(*name).to_owned(), cell(value)]);
        parts.push(table(&["About".to_owned(), String::new()], rows));
    }
    if !runbook.symptoms.is_empty() {
        let lines: Vec<String> =
            runbook.symptoms.iter().map(|s| format!("- {}", escape(s))).collect();
        parts.push(format!("## Symptoms\n\n{}", lines.join("\n")));
    }
    if !runbook.blanks.is_empty() {
        let rows = runbook.blanks.iter().map(|name| vec![cell(name), LINE.to_owned()]);
        let head = ["Blank".to_owned(), "Value".to_owned()];
        parts.push(format!("## Blanks to fill in\n\n{}", table(&head, rows)));
    }
    parts.extend(runbook.pinned.iter().map(pinned));
    if sections(runbook).next().is_none() {
        parts.push(NO_STEPS.to_owned());
    }
    parts.extend(sections(runbook).map(section));
    parts.push(format!("---\n\n{}", escape(&origin.line())));
    parts.join("\n\n") + "\n"
}

/// A line to write on.
const LINE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// Plain text as Markdown that shows it to the letter, on one line.
#[must_use]
pub fn escape(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars: Vec<char> = line.chars().collect();
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        let word = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
        };
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '&' => word(Some(at + 1)) || chars.get(at + 1) == Some(&'#'),
            '_' => !(word(at.checked_sub(1)) && word(Some(at + 1))),
            '#' => at == 0 || at + 1 == chars.len(),
            '-' | '+' | '=' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn cell(text: &str) -> String {
    escape(text)
}

fn table(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.len()))];
    lines.extend(rows.map(|cells| row(&cells)));
    lines.join("\n")
}

fn pinned(pinned: &PinnedTable) -> String {
    let name = match pinned.kind {
        TableKind::Severity => "Severity levels",
        TableKind::Contacts => "Contacts",
        TableKind::Symptoms => "Symptoms and what to do",
    };
    let cells = |row: &[Vec<Inline>]| row.iter().map(|c| cell(&plain(c))).collect::<Vec<_>>();
    let rows = pinned.rows.iter().map(|row| cells(row));
    format!("## {name}\n\n{}", table(&cells(&pinned.head), rows))
}

fn section(phase: &Phase) -> String {
    let way = phase.way.map(|way| format!("_{}_", one_of(way)));
    let parts: Vec<String> = way.into_iter().chain(phase.steps.iter().map(step)).collect();
    format!("## {}{}\n\n{}", escape(&phase.title), window(phase.window), parts.join("\n\n"))
}

fn step(step: &Step) -> String {
    let mark = format!("{}. ", step.number);
    let mut blocks = vec![format!("[ ] {}", escape(&sentence(step)))];
    blocks.extend(step.cautions.iter().map(|text| format!("> [!WARNING]\n> {}", escape(text))));
    blocks.extend(commands(&step.commands, &step.copying));
    blocks.extend(Copying::doubts(&step.copying).map(quoted));
    blocks.extend(step.details.iter().map(|text| quoted(text)));
    blocks.extend(step.expected.iter().map(|text| format!("Expected: {}", escape(text))));
    blocks.extend(takes_one(step).then(|| quoted("Take one of these ways.")));
    if !step.substeps.is_empty() {
        blocks.push(step.substeps.iter().map(substep).collect::<Vec<_>>().join("\n"));
    }
    let links = step.references.iter().filter(|link| may_open(&link.href));
    blocks.extend(links.map(|link| format!("See {}", escape(&link.href))));
    hang(&mark, &blocks.join("\n\n"))
}

/// What lies under a step, as a quotation: nothing in one is a step when the sheet is read again.
fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {}", escape(line))).collect::<Vec<_>>().join("\n")
}

fn substep(sub: &Substep) -> String {
    let mut blocks = vec![format!("[ ] {}", escape(&sub.text))];
    blocks.extend(commands(&sub.commands, &sub.copying));
    blocks.extend(Copying::doubts(&sub.copying).map(quoted));
    blocks.extend(sub.details.iter().map(|text| quoted(text)));
    hang("- ", &blocks.join("\n\n"))
}

/// The mark of an item before its first line, and every further line under it.
fn hang(mark: &str, text: &str) -> String {
    let room = " ".repeat(mark.len());
    let mut lines = text.lines();
    let mut out = format!("{mark}{}", lines.next().unwrap_or_default());
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&room);
            out.push_str(line);
        }
    }
    out
}

/// Commands with the words that tell them apart, as quotations like all that lies under a step.
fn commands(commands: &[String], known: &[Copying]) -> Vec<String> {
    let one = |(at, command): (usize, &String)| {
        let label = Copying::label_of(known, at).map(quoted);
        label.into_iter().chain([fence(command)])
    };
    commands.iter().enumerate().flat_map(one).collect()
}

/// A command in a fence longer than any that it holds. The word before it says that it is no output, whatever the step's
/// sentence sounds like.
fn fence(command: &str) -> String {
    let longest = command.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(3.max(longest + 1));
    format!("Run:\n\n{marks}sh\n{command}\n{marks}")
}
