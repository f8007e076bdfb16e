//! A report as Markdown, which no text in it can break.

use super::page::{Block, Page};
use crate::postmortem::{inline, with_words};

/// The report as Markdown, with the words of its drawing in their place.
#[must_use]
pub fn markdown(page: &Page) -> String {
    let around = around_drawing(page);
    match page.drawing() {
        Some(drawing) => with_words(&around, drawing),
        None => around,
    }
}

/// The same without them, for a form that has the drawing beside it.
#[must_use]
pub fn around_drawing(page: &Page) -> String {
    let blocks = page.blocks.iter().filter_map(block);
    let all: Vec<String> =
        std::iter::once(format!("# {}", inline(&page.title))).chain(blocks).collect();
    format!("{}\n", all.join("\n\n"))
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Section(title) => format!("## {}", inline(title)),
        Block::Part(title) => format!("### {}", inline(title)),
        Block::Words(text) => inline(text),
        Block::Quote(text) => {
            joined(text.lines().map(|line| format!("> {}", inline(line)).trim_end().to_owned()))
        }
        Block::List(items) => joined(items.iter().map(|item| format!("- {}", inline(item)))),
        Block::Drawing(_) => return None,
        Block::Numbered(items) => {
            joined((1..).zip(items).map(|(n, item)| format!("{n}. {}", inline(item))))
        }
        Block::Table(head, rows) => {
            let line = format!("|{}", "---|".repeat(head.len()));
            let head = head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
            joined([row(&head), line].into_iter().chain(rows.iter().map(|cells| row(cells))))
        }
    })
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
    format!("| {} |", cells.join(" | "))
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
