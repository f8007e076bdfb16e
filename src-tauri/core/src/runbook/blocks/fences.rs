//! Which lines of a text are code between fences, for whoever mends lines before the parser reads them.

use regex::Regex;
use std::sync::LazyLock;

use crate::runbook::words::regex;

static FENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$"));

/// Follows the fences of a text, line by line.
#[derive(Default)]
pub(super) struct Fences {
    open: Option<(char, usize, u32)>,
}

impl Fences {
    /// True when this line, without its line end, is a fence or stands between two.
    pub fn hold(&mut self, number: u32, line: &str) -> bool {
        let inside = self.open.is_some();
        let Some(found) = may_be_fence(line).then(|| FENCE.captures(line)).flatten() else {
            return inside;
        };
        let (mark, info) = (&found[1], &found[2]);
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

/// What may stand before a fence is white space, quotation marks and list markers.
fn may_be_fence(line: &str) -> bool {
    let is_before = |c: char| {
        c.is_whitespace() || c.is_numeric() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')')
    };
    let rest = line.trim_start_matches(is_before);
    rest.starts_with("```") || rest.starts_with("~~~")
}
