//! The numbers and letters that lines give themselves where no list of Markdown does: `Step 1 - …`, `(1) …`, `a. …`.

use crate::text::patterns;

/// What a step is called, in the languages whose headings are known.
pub(in crate::runbook) const STEP_WORDS: &str =
    "step|schritt|étape|etape|paso|passo|passaggio|stap|ステップ|步骤|手順";

patterns! {
    NUMBER = &format!(r"(?i)^(?:[*_]{{1,3}})?(?:(?:{STEP_WORDS})\s*#?\s*([0-9]{{1,4}})(?:\.[0-9]+)*\b\s*[.):\-–—：、]?|[(（]([0-9]{{1,2}})[)）]|([0-9]{{1,2}})(?:\s+[-–—]|\s*[:/])\s)\s*");
}

/// The number that a line begins with, and how many bytes it takes.
fn number(line: &str) -> Option<(u64, usize)> {
    let mut signs = line.chars();
    let first = signs.next()?;
    if ('①'..='⑳').contains(&first) {
        return Some((u64::from(u32::from(first) - u32::from('①')) + 1, first.len_utf8()));
    }
    if first.is_ascii_alphabetic() && !matches!(first, 's' | 'S' | 'e' | 'E' | 'p' | 'P') {
        return None;
    }
    let found = NUMBER.captures(line)?;
    let digits = found.get(1).or_else(|| found.get(2)).or_else(|| found.get(3))?;
    Some((digits.as_str().parse().ok()?, found[0].len()))
}

/// The number that a line begins with, where something stands behind it.
pub(in crate::runbook) fn own_number(line: &str) -> Option<u64> {
    number(line).filter(|(_, end)| !line[*end..].trim().is_empty()).map(|(number, _)| number)
}

/// The line without such a number.
pub(in crate::runbook) fn without_own_number(line: &str) -> &str {
    let rest = number(line).map_or(line, |(_, end)| line[end..].trim_start());
    if rest.is_empty() { line } else { rest }
}

/// Which letter of the alphabet a line begins with: 2 for `b. …`, `b) …`, `(b) …`.
pub(in crate::runbook) fn letter(line: &str) -> Option<u64> {
    let label = label(line)?;
    let letter = label.bytes().next().filter(|_| label.len() == 1)?;
    Some(u64::from(letter.to_ascii_lowercase() - b'a') + 1)
}

/// The small Roman numbers that lines count with.
const ROMAN: [&str; 12] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Which Roman number a line begins with: 2 for `ii. …`.
pub(in crate::runbook) fn roman(line: &str) -> Option<u64> {
    let label = label(line)?;
    (1..).zip(ROMAN).find(|(_, number)| *number == label).map(|(place, _)| place)
}

/// A few letters before a bracket or a point, with words behind them.
fn label(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let end =
        inside.bytes().take(5).position(|b| !b.is_ascii_alphabetic()).filter(|end| *end > 0)?;
    let rest = inside[end..]
        .strip_prefix(')')
        .or_else(|| inside[end..].strip_prefix('.').filter(|_| inside.len() == line.len()))?;
    let fits = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    fits.then(|| &inside[..end])
}
