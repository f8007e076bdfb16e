//! The pictures that a runbook shows: those that lie in its folder, kept with it so that they are there when the share
//! is not. No address is fetched, and no path leads out of the folder.

use std::path::{Component, Path, PathBuf};

use super::read::read_at_most;
use crate::runbook::lint::decoded;
use crate::runbook::{Block, Inline};
use crate::store::library::Picture;

/// The largest picture that is kept, in bytes.
const LARGEST: u64 = 5_000_000;
/// Pictures of one runbook that are kept.
const MOST: usize = 50;

/// The pictures of a document that lies at `file`; none of them is outside `inside`. What is missing, too large or no
/// picture is left out.
pub fn gather(document: &[Block], file: &Path, inside: &Path) -> Vec<Picture> {
    let mut wanted = Vec::new();
    Block::each(document, &mut |block| {
        if let Block::Heading { content, .. } | Block::Paragraph { content } = block {
            line(content, &mut wanted);
        } else if let Block::Table { head, rows } = block {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, &mut wanted));
        }
    });
    if wanted.is_empty() {
        return Vec::new();
    }
    let Ok(inside) = inside.canonicalize() else { return Vec::new() };
    wanted.iter().take(MOST).filter_map(|(at, source)| read(*at, source, file, &inside)).collect()
}

fn read(ordinal: u32, source: &str, file: &Path, inside: &Path) -> Option<Picture> {
    let path = place(source, file)?.canonicalize().ok()?;
    if !path.starts_with(inside) {
        return None;
    }
    let bytes = read_at_most(&path, LARGEST).ok()?;
    let media = media(&path, &bytes)?.to_owned();
    Some(Picture { ordinal, media, bytes })
}

/// Where a relative address leads from the file that holds it.
fn place(source: &str, file: &Path) -> Option<PathBuf> {
    let path = source.split(['?', '#']).next().unwrap_or(source);
    let path = decoded(path);
    let path = Path::new(&path);
    let is_relative =
        path.components().all(|c| !matches!(c, Component::Prefix(_) | Component::RootDir));
    (is_relative && !source.contains(':')).then(|| file.parent().map(|f| f.join(path)))?
}

/// What the first bytes say that it is; a drawing by its name too, because it is text.
fn media(path: &Path, bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        text => {
            let is_drawing = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("svg"));
            let text = std::str::from_utf8(text).ok()?;
            (is_drawing && text.contains("<svg")).then_some("image/svg+xml")
        }
    }
}

fn line(content: &[Inline], wanted: &mut Vec<(u32, String)>) {
    Inline::each(content, &mut |inline| {
        if let Inline::Image { source, ordinal: Some(ordinal), .. } = inline {
            wanted.push((*ordinal, source.clone()));
        }
    });
}

#[cfg(test)]
mod tests;
