//! Runbooks that nobody wrote, in the shapes in which people write them, for measuring what a large folder costs.
//!
//! File `n` of seed `s` is the same bytes on every machine and in every year, and depends on nothing else, so that a
//! figure can be compared with an older one. The shares of styles, lengths and traps are those counted in 3,267 public
//! runbooks of 109 repositories: half have a numbered list, one in five no list at all, the median is 53 lines long.
//! What is deliberately absent: sense. The files are for speed, and are no measure of how well steps are recognised.

use std::io;
use std::path::Path;

mod chance;
mod pieces;
mod shape;
mod words;

#[cfg(test)]
mod tests;

pub use chance::Chance;
pub use shape::{Lists, Shape};

/// A made runbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Its bytes, UTF-8.
    pub text: String,
    /// What it was made to have.
    pub shape: Shape,
}

/// Runbook `number` of a seed.
#[must_use]
pub fn runbook(seed: u64, number: u64) -> Made {
    let mut chance = Chance::of(seed, number);
    let shape = Shape::draw(&mut chance);
    let name = words::name(&mut chance);
    let path = format!("{}/{}-{number:05}{}", words::folder(&mut chance), name.slug, shape.ending);
    let text = pieces::write(&shape, &name, &mut chance);
    Made { path, text: finish(text, &shape), shape }
}

/// What is true of the file as a whole: its line ends, and whether its last line has one.
fn finish(mut text: String, shape: &Shape) -> String {
    if shape.unfinished {
        text.truncate(text.trim_end().len());
    }
    if shape.carriage_returns { text.replace('\n', "\r\n") } else { text }
}

/// Writes the first `count` runbooks of a seed below `folder`, and says how many bytes they have.
///
/// # Errors
/// What the system says when a file cannot be written.
pub fn folder(folder: &Path, seed: u64, count: u64) -> io::Result<u64> {
    let mut bytes = 0;
    for number in 0..count {
        let made = runbook(seed, number);
        let path = folder.join(&made.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, &made.text)?;
        bytes += made.text.len() as u64;
    }
    Ok(bytes)
}

/// What a person looks for in a folder, for search number `number` of a seed: one to four words, or the start of one.
#[must_use]
pub fn query(seed: u64, number: u64) -> String {
    words::query(&mut Chance::of(seed, number))
}

/// One runbook of at least `bytes`, made of the sections of many: what a team has that keeps everything in one file.
#[must_use]
pub fn of_size(seed: u64, bytes: usize) -> String {
    let mut text = String::from("# Everything\n\n");
    let mut number = 0;
    while text.len() < bytes {
        let made = runbook(seed, number);
        number += 1;
        // One that is never closed would make code of all that follows, and front matter stands only at the top.
        if !made.shape.unclosed && !made.shape.front_matter {
            text.push_str(&made.text.replace("\r\n", "\n"));
            text.push_str("\n\n");
        }
    }
    text
}
