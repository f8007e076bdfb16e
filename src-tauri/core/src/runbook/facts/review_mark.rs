//! Writes the day of a review into a file's front matter, and nothing else: every other byte stays.

use chrono::NaiveDate;

use crate::text::patterns;

/// The key that holds the day.
const KEY: &str = "last_reviewed_on";

patterns! { LINE = r#"^(last_reviewed_on\s*[:=]\s*["']?)([^"'#\r\n]*?)(["']?\s*(?:#.*)?)$"#; }

/// A file with its day of review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The whole new text.
    pub text: String,
    /// The line that went, without its end.
    pub removed: Option<String>,
    /// The lines that came, without their ends; none when the file said so already.
    pub added: Vec<String>,
    /// The line that the change begins on, from 1.
    pub line: u32,
}

/// The line for the front matter: `last_reviewed_on: 2026-01-31`.
#[must_use]
pub fn line(on: NaiveDate) -> String {
    format!("{KEY}: {on}")
}

/// The text with the day of its review. A file without front matter gets one; a byte order mark and the file's line ends
/// are kept.
#[must_use]
pub fn mark(text: &str, on: NaiveDate) -> Marked {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (bom, body) = text.split_at(bom);
    let end = if body.lines().next().is_some_and(|l| body[l.len()..].starts_with('\r')) {
        "\r\n"
    } else {
        "\n"
    };
    match Front::of(body) {
        Some(front) => front.mark(bom, on, end),
        None => {
            let added = vec!["---".to_owned(), line(on), "---".to_owned(), String::new()];
            let block: String = added.iter().map(|line| format!("{line}{end}")).collect();
            Marked { text: format!("{bom}{block}{body}"), removed: None, added, line: 1 }
        }
    }
}

/// A file that begins with front matter, by its lines with their ends.
struct Front<'a> {
    lines: Vec<&'a str>,
    /// Where the closing line stands among them.
    close: usize,
    toml: bool,
}

impl<'a> Front<'a> {
    fn of(body: &'a str) -> Option<Self> {
        let lines: Vec<&str> = body.split_inclusive('\n').collect();
        let fence = lines.first()?.trim_end();
        if fence != "---" && fence != "+++" {
            return None;
        }
        let closes =
            |line: &str| line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        let close = 1 + lines.iter().skip(1).position(|line| closes(line))?;
        let inside = lines.get(1..close)?;
        // A rule at the top of a page and another one below are no front matter.
        let looks_right = inside.is_empty() || inside.iter().any(|line| line.contains([':', '=']));
        looks_right.then_some(Self { lines, close, toml: fence == "+++" })
    }

    fn mark(self, bom: &str, on: NaiveDate, end: &str) -> Marked {
        let inside = self.lines.iter().enumerate().take(self.close).skip(1);
        let mut found = inside.filter_map(|(at, line)| {
            let bare = line.trim_end_matches(['\n', '\r']);
            LINE.captures(bare)
                .map(|parts| (at, bare, format!("{}{on}{}", gapped(&parts[1]), &parts[3])))
        });
        // In TOML a key at the end would belong to the last table.
        let place = if self.toml { 1 } else { self.close };
        let (at, removed, new) = match found.next() {
            Some((at, bare, new)) => (at, Some(bare.to_owned()), new),
            None if self.toml => (place, None, format!("{KEY} = {on}")),
            None => (place, None, line(on)),
        };
        let old_end = removed.as_ref().and_then(|old| self.lines.get(at)?.get(old.len()..));
        let written = format!("{new}{}", old_end.unwrap_or(end));
        let rest = self.lines.iter().skip(if removed.is_some() { at + 1 } else { at });
        let before = self.lines.iter().take(at);
        let text = std::iter::once(bom)
            .chain(before.copied())
            .chain([written.as_str()])
            .chain(rest.copied());
        let text: String = text.collect();
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if removed.as_deref() == Some(new.as_str()) {
            return Marked { text, removed: None, added: Vec::new(), line };
        }
        Marked { text, removed, added: vec![new], line }
    }
}

/// `key:` with nothing behind it needs a space before the value.
fn gapped(key: &str) -> String {
    if key.ends_with(':') { format!("{key} ") } else { key.to_owned() }
}

#[cfg(test)]
mod tests;
