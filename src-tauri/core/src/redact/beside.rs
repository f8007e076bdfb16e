//! The secret of an access key, which has no shape but its length: forty letters, digits, `/` and `+` near the key's id.

use std::ops::Range;

use super::framed::{Framed, is_mixed};

/// How far from the id it is looked for, in bytes: the other line of a file of credentials, the next cell of a table.
const NEAR: usize = 200;
/// The length of an id and of a secret.
const ID: usize = 20;
const SECRET: usize = 40;

/// The secrets that stand near the ids of a text.
pub(super) fn find(text: &str) -> Vec<Framed> {
    let bytes = text.as_bytes();
    let mut found: Vec<Framed> = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices("IA") {
        let is_id = |start: usize| {
            let id = bytes.get(start..start + ID).unwrap_or_default();
            let is_begun = id.starts_with(b"AKIA") || id.starts_with(b"ASIA");
            is_begun && id.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let Some(start) = at.checked_sub(2).filter(|start| is_id(*start)) else { continue };
        let end = bytes.len().min(start + ID + NEAR + SECRET);
        let mut near = from.max(start.saturating_sub(NEAR + SECRET));
        // A run that begins before is longer than it looks from here.
        near += cut(bytes, near);
        while let Some(run) = run(bytes, near, end) {
            near = run.end;
            if run.len() == SECRET && text.get(run.clone()).is_some_and(is_mixed) {
                from = run.end;
                found.push((run.clone(), run));
            }
        }
        from = from.max(start);
    }
    found
}

/// The next run of the letters of a secret that begins and ends within the bytes.
fn run(bytes: &[u8], from: usize, end: usize) -> Option<Range<usize>> {
    let start = from + bytes.get(from..end)?.iter().position(is_of_secret)?;
    let length =
        bytes[start..].iter().take(end + SECRET - start).take_while(|b| is_of_secret(b)).count();
    Some(start..start + length)
}

/// How many bytes at `from` belong to a run that began before; no more than matter.
fn cut(bytes: &[u8], from: usize) -> usize {
    let is_cut = from.checked_sub(1).is_some_and(|before| is_of_secret(&bytes[before]));
    let rest = bytes[from..].iter().take(NEAR + ID).take_while(|b| is_of_secret(b));
    if is_cut { rest.count() } else { 0 }
}

fn is_of_secret(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || *b == b'/' || *b == b'+'
}
