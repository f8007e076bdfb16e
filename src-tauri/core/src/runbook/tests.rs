//! What the parser promises, from whole files down to single rules.

mod around;
mod bad_input;
mod below;
mod beside;
mod blanks;
mod facts;
mod founding;
mod front;
mod groups;
mod hard;
mod languages;
mod marks;
mod mentions;
mod properties;
mod rules;
mod runs;
mod sentences;
mod tables;
mod tabs;
mod tags;
mod told;
mod traps;
mod unasked;
mod ways;

use super::{Block, Inline, Runbook, Step, parse};

/// The layout that every runbook of the product has.
const QUEUE: &str = include_str!("fixtures/queue.md");
/// A file with most of what Markdown has.
const RELEASE: &str = include_str!("fixtures/release.md");

fn read(source: &str) -> Runbook {
    parse(source, "file.md")
}

fn texts(runbook: &Runbook) -> Vec<&str> {
    runbook.steps().map(|(_, step)| step.text.as_str()).collect()
}

fn step<'a>(runbook: &'a Runbook, text: &str) -> &'a Step {
    runbook.steps().map(|(_, s)| s).find(|s| s.text == text).expect("the step is there")
}

/// Everything that the document shows, as one string.
fn shown(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(blocks, &mut out);
    out
}

fn write_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                write_inlines(content, out)
            }
            Block::List { items, .. } => items.iter().for_each(|i| write_blocks(&i.blocks, out)),
            Block::Code { language, text, .. } => {
                out.push_str(language);
                out.push('\n');
                out.push_str(text);
            }
            Block::Quote { blocks, .. } | Block::Part { blocks, .. } => write_blocks(blocks, out),
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    write_inlines(cell, out);
                    out.push('\n');
                }
            }
            Block::Rule => {}
            Block::Raw { text } | Block::Aside { text, .. } => out.push_str(text),
        }
        out.push('\n');
    }
}

fn write_inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content } => {
                write_inlines(content, out);
            }
            Inline::Link { href, content } => {
                write_inlines(content, out);
                out.push(' ');
                out.push_str(href);
            }
            Inline::Image { source, alt, .. } => out.push_str(&format!(" {source} {alt} ")),
            Inline::Break => out.push('\n'),
        }
    }
}
