//! A text of a scenario where nothing is drawn: it is Markdown, and its marks tell a person nothing.

use crate::runbook::blocks::text::plain;
use crate::runbook::blocks_of;
use crate::runbook::model::{Block, Inline};

/// A text of a scenario in words alone, for a timeline, a terminal and a report: its marks are gone, lists and code keep their
/// lines, and a line that the file breaks for its width is none.
#[must_use]
pub fn in_words(text: &str) -> String {
    if !may_hold_marks(text) {
        return text.to_owned();
    }
    let mut lines = Vec::new();
    tell(&blocks_of(text), "", &mut lines);
    lines.join("\n")
}

fn tell(blocks: &[Block], indent: &str, lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                lines.push(format!("{indent}{}", plain(content)));
            }
            Block::List { start, items, .. } => {
                for (at, item) in (start.unwrap_or_default()..).zip(items) {
                    let mark = start.map_or_else(|| "- ".to_owned(), |_| format!("{at}. "));
                    let mut own = Vec::new();
                    tell(&item.blocks, "", &mut own);
                    let under = " ".repeat(mark.len());
                    let lead =
                        std::iter::once(mark.as_str()).chain(std::iter::repeat(under.as_str()));
                    lines.extend(
                        own.iter().zip(lead).map(|(line, lead)| format!("{indent}{lead}{line}")),
                    );
                }
            }
            Block::Part { blocks, .. } | Block::Quote { blocks, .. } => tell(blocks, indent, lines),
            Block::Code { text, .. } | Block::Raw { text } => {
                lines.extend(text.trim_end().lines().map(|line| format!("{indent}{line}")));
            }
            Block::Table { head, rows } => {
                let row = |row: &Vec<Vec<Inline>>| {
                    let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                    format!("{indent}{}", cells.join(" | "))
                };
                lines.extend(std::iter::once(head).chain(rows).map(row));
            }
            Block::Rule | Block::Aside { .. } => {}
        }
    }
}

/// False for words that no reader shows in another way, so that hundreds of them cost nothing.
#[must_use]
pub fn may_hold_marks(text: &str) -> bool {
    let begins_as_item = |first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '=');
    text.trim().starts_with(begins_as_item)
        || text.starts_with(char::is_whitespace)
        || text.contains(['*', '_', '`', '#', '>', '<', '[', '\\', '|', '~', '\n', '&', '!', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words_a_text_has_no_marks_and_keeps_what_it_lists() {
        let text = "The dump from `02:00` is **0 bytes**,\nsays the log.\n\n- one\n- two\n\n```\na  b\n```\n";
        assert_eq!(
            in_words(text),
            "The dump from 02:00 is 0 bytes, says the log.\n- one\n- two\na  b"
        );
        assert_eq!(in_words("Nobody answers."), "Nobody answers.");
    }
}
