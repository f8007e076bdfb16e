//! When two pieces of text say the same: their first letters and digits agree, whatever markup, spaces, signs and
//! numbers of steps stand between and before them.

/// Letters and digits that are compared.
const COMPARED: usize = 24;
/// A label is a whole beginning when it has this many letters and digits.
const ENOUGH: usize = 8;

/// Whether `got` says the same as `label` or as one of the alternatives.
#[must_use]
pub fn alike(got: &str, label: &str, alternatives: &[String]) -> bool {
    let got = key(got);
    let labels = std::iter::once(label).chain(alternatives.iter().map(String::as_str));
    !got.is_empty() && labels.filter(|label| !label.is_empty()).any(|label| same(&got, &key(label)))
}

fn same(got: &str, label: &str) -> bool {
    let is_enough = label.chars().count() >= ENOUGH;
    got == label || (is_enough && (got.starts_with(label) || label.starts_with(got)))
}

/// The first letters and digits in lower case, without `Step 3:` or `3.` before them.
fn key(text: &str) -> String {
    let letters = unnumbered(text.trim()).to_lowercase();
    letters.chars().filter(|one| one.is_alphanumeric()).take(COMPARED).collect()
}

/// The text behind `3.`, `3)`, `3:`, `3 -` or `Step 3:`; all of it where it has no such beginning.
fn unnumbered(text: &str) -> &str {
    let word = text.get(..4).filter(|word| word.eq_ignore_ascii_case("step"));
    let behind = word.map(|word| &text[word.len()..]);
    let rest = behind.filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(text);
    let rest = rest.trim_start();
    let number = rest.trim_start_matches(char::is_numeric);
    if number.len() == rest.len() {
        return text;
    }
    let sign = number.trim_start();
    sign.strip_prefix(['.', ')', ':', '-']).map_or(text, str::trim_start)
}
