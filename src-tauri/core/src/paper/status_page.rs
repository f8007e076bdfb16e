//! What a status page says afterwards: the summary and the impact, in the little Markdown that such pages read.
//!
//! A section that is not named here stays in the house, and so do what nobody has written yet, comments and tables. The
//! text is put on the page by a person, and never by this program.

use super::{Paper, PaperError, only_line};
use crate::runbook::export::{escape, may_open};
use crate::runbook::model::{Block, Inline, Item};

/// The sections that are told to everybody.
const PUBLIC: [&str; 2] = ["Summary", "Impact"];
/// How a gap begins that a person has to fill.
const GAP: &str = "[[TODO";

/// The text for a status page.
pub(super) fn status_page(paper: &Paper<'_>, document: &[Block]) -> Result<String, PaperError> {
    let mut out = Vec::new();
    let mut is_public = false;
    let mut heading = None;
    for block in document {
        if let Block::Heading { level: 0..=2, content, .. } = block {
            let title = words(content);
            is_public = PUBLIC.contains(&title.trim());
            heading = is_public.then(|| format!("## {title}"));
        } else if is_public {
            let text = said(block);
            if !text.is_empty() {
                out.extend(heading.take());
                out.push(text);
            }
        }
    }
    if out.is_empty() {
        let sections = PUBLIC.join(" and ");
        return Err(PaperError(format!(
            "nothing is written under {sections}, which is what a status page is told; write it and ask again"
        )));
    }
    Ok(format!("# {}\n\n{}\n", escape(paper.title), out.join("\n\n")))
}

/// What a block says; nothing where it is a gap, or has no place on such a page.
fn said(block: &Block) -> String {
    let text = match block {
        Block::Heading { content, .. } => format!("### {}", words(content)),
        Block::Paragraph { content } => words(content),
        Block::List { start, items, .. } => list(*start, items),
        Block::Part { blocks, .. } => all(blocks),
        Block::Code { text, .. } => {
            text.trim_end().lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
        }
        Block::Quote { blocks, .. } => {
            all(blocks).lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
        }
        Block::Raw { text } => escape(text),
        Block::Table { .. } | Block::Rule | Block::Aside { .. } => String::new(),
    };
    // The signs of a gap are escaped in a text that was typed; those in a list are left out one by one.
    let is_gap = text.replace('\\', "").contains(GAP);
    if is_gap && !matches!(block, Block::List { .. }) { String::new() } else { text }
}

fn all(blocks: &[Block]) -> String {
    let said = blocks.iter().map(said).filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join("\n\n")
}

fn list(start: Option<u64>, items: &[Item]) -> String {
    let texts = items.iter().map(|item| match only_line(&item.blocks) {
        Some(line) => words(line),
        None => all(&item.blocks).replace('\n', "\n  "),
    });
    let said = texts.filter(|text| !text.is_empty() && !text.replace('\\', "").contains(GAP));
    let lines = said.zip(start.unwrap_or(1)..).map(|(text, n)| match start {
        Some(_) => format!("{n}. {text}"),
        None => format!("- {text}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn words(content: &[Inline]) -> String {
    content.iter().map(word).collect()
}

fn word(inline: &Inline) -> String {
    match inline {
        Inline::Text { text } => spaced(text),
        Inline::Code { text } if !text.contains('`') => format!("`{text}`"),
        Inline::Code { text } => escape(text),
        Inline::Emphasis { content } => format!("*{}*", words(content)),
        Inline::Strong { content } => format!("**{}**", words(content)),
        Inline::Strike { .. } => String::new(),
        Inline::Link { href, content } if may_open(href) => {
            format!("[{}]({})", words(content), href.replace(')', "%29"))
        }
        Inline::Link { content, .. } => words(content),
        Inline::Image { .. } => String::new(),
        Inline::Break => "  \n".to_owned(),
    }
}

/// The text to the letter, with the space between it and what stands beside it.
fn spaced(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let (before, after) =
        (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    match escape(text) {
        empty if empty.is_empty() => space(before).to_owned(),
        shown => format!("{}{shown}{}", space(before), space(after)),
    }
}
