//! What stands where a secret will be: a variable, a command that fetches it, a blank to fill, a mask. It is no secret, and
//! a command that loses it can no longer be run, so that no kind of secret with a frame takes it for one.

use regex::Regex;
use std::sync::LazyLock;

/// `$TOKEN`, `${TOKEN}`, `$(pass show x)`, `<token>`, `{{ token }}`, `{token}`, `%TOKEN%`, `***`. A name behind a bare `$` has
/// no digit beside small letters, because a password may begin with that sign. A default (`${TOKEN:-x}`) may be a secret.
const ONE: &str = r"(?:\$(?:env:)?(?:[A-Za-z_]+|[A-Z_][A-Z0-9_]*|[0-9])|\$\{!?[A-Za-z_][A-Za-z0-9_]*(?::?\?[^{}]*)?\}|\$\([^()]*\)|\$?\{\{[^{}]*\}\}|<[A-Za-z][^<>]*>|\{[A-Za-z_][A-Za-z0-9_.]*\}|%[A-Za-z_][A-Za-z0-9_]*%|\*+)";
/// One that white space or a quotation cuts off: `$(gcloud` of `$(gcloud auth …)`.
const BEGUN: &str =
    r"\$\(|`|\$?\{\{|\$\{[A-Za-z_][A-Za-z0-9_]*:?\?|<[A-Za-z][A-Za-z0-9_-]*$|«masked$";

struct Patterns {
    whole: Regex,
    begun: Regex,
}

/// A test asserts that they are well formed.
static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let whole = Regex::new(&format!("^{ONE}(?:[:._/-]?{ONE})*$")).ok()?;
    Some(Patterns { whole, begun: Regex::new(&format!("^(?:{BEGUN})")).ok()? })
});

/// True where all of the value stands for something else.
pub(super) fn is_whole(value: &str) -> bool {
    PATTERNS.as_ref().is_some_and(|patterns| patterns.whole.is_match(value))
}

/// True where a value that ends at white space or a quotation stands for something else; signs of the sentence or the
/// command may follow it.
pub(super) fn is_begun(value: &str) -> bool {
    let bare = value.trim_end_matches([';', ',', '|', '\\', '.', ')', '`', '#']);
    let is_cut = PATTERNS.as_ref().is_some_and(|patterns| patterns.begun.is_match(value));
    is_cut || is_whole(bare)
}

/// True for a word of a sentence: “Authorization: token expired”.
pub(super) fn is_word(value: &str) -> bool {
    const LONGEST: usize = 15;
    let bare = value.trim_end_matches([';', ',', '.', ')', ':', '?', '!']);
    !bare.is_empty() && bare.len() <= LONGEST && bare.bytes().all(|b| b.is_ascii_lowercase())
}

/// False when one of the patterns is not well formed.
#[cfg(test)]
pub(super) fn is_well_formed() -> bool {
    PATTERNS.is_some()
}
