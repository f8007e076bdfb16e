//! What stands where a secret will be: a variable, a command that fetches it, a blank to fill, a mask. It is no secret, and
//! a command that loses it can no longer be run, so that no kind of secret with a frame takes it for one.

use crate::text::patterns;

/// `$TOKEN`, `${TOKEN}`, `$(pass show x)`, `<token>`, `{{ token }}`, `{token}`, `%TOKEN%`, `***`. A name behind a bare `$` has
/// no digit beside small letters, because a password may begin with that sign. A default (`${TOKEN:-x}`) may be a secret.
const ONE: &str = r"(?:\$(?:env:)?(?:[A-Za-z_]+|[A-Z_][A-Z0-9_]*|[0-9])|\$\{!?[A-Za-z_][A-Za-z0-9_]*(?::?\?[^{}]*)?\}|\$\([^()]*\)|\$?\{\{[^{}]*\}\}|<[A-Za-z][^<>]*>|\{[A-Za-z_][A-Za-z0-9_.]*\}|%[A-Za-z_][A-Za-z0-9_]*%|\*+)";
/// One that white space or a quotation cuts off: `$(gcloud` of `$(gcloud auth …)`.
const BEGUN: &str =
    r"\$\(|`|\$?\{\{|\$\{[A-Za-z_][A-Za-z0-9_]*:?\?|<[A-Za-z][A-Za-z0-9_-]*$|«masked$";

patterns! {
    WHOLE = &format!("^{ONE}(?:[:._/-]?{ONE})*$");
    CUT = &format!("^(?:{BEGUN})");
}

/// True where all of the value stands for something else.
pub(super) fn is_whole(value: &str) -> bool {
    WHOLE.is_match(value)
}

/// True where a value that ends at white space or a quotation stands for something else; signs of the sentence or the
/// command may follow it.
pub(super) fn is_begun(value: &str) -> bool {
    let bare = value.trim_end_matches([';', ',', '|', '\\', '.', ')', '`', '#']);
    CUT.is_match(value) || is_whole(bare)
}

/// True for a word of a sentence: “Authorization: token expired”.
pub(super) fn is_word(value: &str) -> bool {
    const LONGEST: usize = 15;
    let bare = value.trim_end_matches([';', ',', '.', ')', ':', '?', '!']);
    !bare.is_empty() && bare.len() <= LONGEST && bare.bytes().all(|b| b.is_ascii_lowercase())
}
