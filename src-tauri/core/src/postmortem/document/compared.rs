//! The document as its versions are compared: a person reads that, so no mark of a block stands in it.

use super::blocks::{Mark, Piece, mark, pieces};
use super::readers::is_own_mark;

/// The document with one line for a block of the log, which names it, and without the lines that are marks.
#[must_use]
pub fn compared(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut add = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    for piece in pieces(text) {
        match piece {
            Piece::Typed(typed) => typed.lines().for_each(|line| match mark(line) {
                Mark::Opens(name) => add(&format!("[the beginning of “{name}”, without its end]")),
                Mark::Closes(_) => add("[the end of a part, without its beginning]"),
                Mark::None if is_own_mark(line) => {}
                Mark::None => add(line),
            }),
            Piece::Block(block) => {
                add(&format!("[from the log: {}]", block.name));
                // What somebody may have typed into it is shown.
                if !block.is_empty() {
                    block.content.trim_matches('\n').lines().for_each(&mut add);
                }
            }
        }
    }
    out
}
