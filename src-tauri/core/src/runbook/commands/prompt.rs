//! Prompts: what a session shows before each command, and nobody types.

use regex::{Match, Regex};
use std::sync::LazyLock;

use super::programs::starts_with_program;
use crate::runbook::words::regex;

static PROMPT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\s*(?:\$\s+|\[?[\w.-]+@[\w.-]+[^$#>]{0,60}[$#]\s+|sh-[\d.]+[#$]\s+|PS(?: [^>]*)?>\s*|[a-z_]+(?:=[#>]|>)\s+)",
    )
});
static ROOT_PROMPT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*#\s+"));
/// One of these stands in every prompt.
pub(super) const PROMPT_SIGNS: [char; 3] = ['$', '#', '>'];

/// The prompt that a line begins with; none where it has none.
pub(super) fn prompt(line: &str) -> Option<Match<'_>> {
    let start = line.trim_start();
    let name = start.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let may_be = start.starts_with(['$', 'P'])
        || start.starts_with("sh-")
        || name.starts_with(['=', '>'])
        || start.contains('@');
    if may_be && line.contains(PROMPT_SIGNS) { PROMPT.find(line) } else { None }
}

/// `# systemctl stop web`: the prompt of root, which elsewhere starts a comment.
pub(super) fn root_prompt(line: &str) -> Option<usize> {
    if !line.trim_start().starts_with('#') {
        return None;
    }
    let end = ROOT_PROMPT.find(line)?.end();
    starts_with_program(&line[end..]).then_some(end)
}

/// `$kubectl get pods`: a prompt without a space after it.
pub(super) fn tight_prompt(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = line[start..].strip_prefix('$')?;
    (starts_with_program(rest) && !rest.starts_with(['(', '$', '{'])).then_some(start + 1)
}
