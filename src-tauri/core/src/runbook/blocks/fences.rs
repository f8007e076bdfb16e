//! Which lines of a text are code between fences, for whoever mends lines before the parser reads them.

use crate::text::patterns;

patterns! { FENCE = r"^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$"; }

/// Follows the fences of a text, line by line.
#[derive(Default)]
pub(super) struct Fences {
    open: Option<(char, usize, u32)>,
}

impl Fences {
    /// True when this line, without its line end, is a fence or stands between two.
    pub fn hold(&mut self, number: u32, line: &str) -> bool {
        let inside = self.open.is_some();
        let Some((mark, info)) = may_be_fence(line).then(|| parted(line)).flatten() else {
            return inside;
        };
        match self.open {
            Some((sign, length, _)) => {
                if mark.starts_with(sign) && mark.len() >= length && info.trim().is_empty() {
                    self.open = None;
                }
                true
            }
            None => {
                let sign = mark.chars().next().unwrap_or('`');
                let opens = sign == '~' || !info.contains('`');
                self.open = opens.then_some((sign, mark.len(), number));
                opens
            }
        }
    }

    /// Ends the code that is open: what holds it has ended.
    pub fn end(&mut self) {
        self.open = None;
    }

    /// The line of the fence that is open.
    pub fn unclosed(&self) -> Option<u32> {
        self.open.map(|(_, _, line)| line)
    }
}

/// The mark of a fence, and what stands behind it.
fn parted(line: &str) -> Option<(&str, &str)> {
    let bare = line.trim_start_matches([' ', '>']);
    let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'));
    if let Some(sign) = sign {
        return Some(bare.split_at(bare.len() - bare.trim_start_matches(sign).len()));
    }
    let found = FENCE.captures(line)?;
    Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
}

/// What may stand before a fence is white space, quotation marks and list markers.
fn may_be_fence(line: &str) -> bool {
    let is_before = |c: char| {
        c.is_whitespace() || c.is_numeric() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')')
    };
    let rest = line.trim_start_matches(is_before);
    rest.starts_with("```") || rest.starts_with("~~~")
}
