//! Secrets in the text, by the name before them: `export DB_PASSWORD=…`, "the password is: …".
//!
//! A name says little (a token may be a word of the field, a key the name of a file), so a value must look like nothing
//! else: blanks, variables, paths, names of things and usual words are left alone. Only what looks random is an error.

use regex::Captures;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::runbook::words::word_set::WordSet;
use crate::runbook::words::{alternatives, words};
use crate::text::patterns;

/// A value that its name gives away.
pub(super) struct Named {
    /// Its bytes. They hold the secret: for looking at, never for showing.
    pub range: Range<usize>,
    /// What its name ends with, as the list has it: `access key`.
    pub kind: String,
    /// It looks as if a program had made it.
    pub random: bool,
}

/// Shorter values are codes and versions.
const LEAST_CHARS: usize = 6;
/// From this length on, capitals, small letters and digits that alternate are no name.
const RANDOM_CHARS: usize = 16;
/// The same for hexadecimal digits, as of a digest.
const RANDOM_HEX: usize = 32;
/// Bits for each character that a random value has at least; names and words stay below with so few characters.
const RANDOM_BITS: f64 = 3.2;

patterns! {
    /// A name's end, what joins it to its value, and the value in quotes or bare.
    NAMED = &format!(
        r#"(?i)({})["'`*_)]{{0,3}}([ \t]?:?=[ \t]?|[ \t]+is\b:?[ \t]+|[ \t]?:[ \t]*|[ \t]*\|[ \t]*|[ \t]+)[*_]{{0,2}}[ \t]?(?:"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`|([^\s"'`,;|&)]+))"#,
        alternatives(include_str!("secret_names.txt")).replace(' ', "[ _-]?")
    );
    /// Paths, addresses and files: where a secret is kept.
    PLACE = r"(?i)^[~./]|://|:.*:|^[a-z]:\\|\.(?:json|ya?ml|pem|key|crt|txt|env|md|sh|toml|conf|ini|gpg|kdbx)$|^[a-z0-9_.-]+(?:/[a-z_.-]*\d{0,3})+$";
    /// Names of things: `orders-db-2`, `session_token`, `response.token`. A UUID is none.
    THING = r"^(?:[a-z0-9]+(?:[-_.][a-z0-9]+)+|[A-Z0-9]+(?:_[A-Z0-9]+)+)$";
    UUID = r"(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-";
}
static USUAL: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("no_secrets.txt")));

/// The values that follow a secret's name, in the order of the text. `stands_for_one` tells placeholders.
pub(super) fn find(text: &str, stands_for_one: fn(&str) -> bool) -> Vec<Named> {
    let named = NAMED.captures_iter(text).filter_map(|found| {
        let value = (3..=6).find_map(|at| found.get(at))?;
        let secret = value.as_str().trim_end_matches(['.', '*', '!', '\\', ':']);
        if is_harmless(secret) || stands_for_one(secret) || !is_given(text, &found, secret) {
            return None;
        }
        let kind = found[1].to_lowercase().replace(['_', '-'], " ");
        Some(Named { range: value.range(), kind, random: is_random(secret) })
    });
    named.collect()
}

/// Whether the text gives the value rather than speaks of it. A word without a digit is one only where a program takes
/// it: `PGPASSWORD=swordfish`.
fn is_given(text: &str, found: &Captures<'_>, secret: &str) -> bool {
    let (joint, bare) = (&found[2], found.get(6).is_some());
    let before = text.get(..found.get(1).map_or(0, |name| name.start())).unwrap_or_default();
    let after = text.get(found.get(0).map_or(0, |all| all.end())..).unwrap_or_default();
    let is_mixed =
        secret.contains(|c: char| c.is_ascii_digit()) && secret.contains(char::is_alphabetic);
    match joint.trim() {
        // A shell runs what stands in backquotes.
        "=" if joint == "=" && found.get(5).is_some() => false,
        "=" if joint == "=" && found[1].to_lowercase().starts_with('p') => true,
        "|" => is_random(secret),
        "" => is_mixed && is_option(before),
        joint if joint.ends_with('=') => is_mixed,
        _ => is_mixed && (!bare || ends_there(after)),
    }
}

/// Whether the name that ends here is one of a program's options: `--db-`.
fn is_option(before: &str) -> bool {
    before
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .next_back()
        .is_some_and(|word| word.starts_with("--"))
}

/// Whether a sentence, a cell or a line ends before what is next: what goes on speaks of the value.
fn ends_there(after: &str) -> bool {
    let rest = after.trim_start_matches(['*', '_', ')', '`', '"', '\'', ' ', '\t']);
    rest.is_empty() || rest.starts_with(['\n', '\r', '|', ',', ';', '<', '}', '.', '('])
}

/// Short, a usual word, a place, the name of a thing, or an expression of a language.
fn is_harmless(secret: &str) -> bool {
    let is_thing = THING.is_match(secret) && !UUID.is_match(secret);
    let is_expression =
        secret.contains(['(', ')']) || secret.starts_with(['-', '%', '&', '!', '@']);
    secret.chars().count() < LEAST_CHARS
        || !secret.contains(char::is_alphabetic)
        || USUAL.contains(secret.to_lowercase().as_str())
        || says_it_is_one(secret)
        || is_thing
        || is_expression
        || PLACE.is_match(secret)
}

/// `mysecretpassword`: letters alone that name what should stand there.
fn says_it_is_one(secret: &str) -> bool {
    let names = ["pass", "pwd", "secret", "token", "key"];
    let lower = secret.to_lowercase();
    !secret.contains(|c: char| c.is_ascii_digit()) && names.iter().any(|name| lower.contains(name))
}

/// Whether a program made it: long, of one kind of hexadecimal digits or of all three kinds of characters, and mixed.
fn is_random(secret: &str) -> bool {
    let has = |is: fn(&char) -> bool| secret.chars().any(|c| is(&c));
    let length = secret.chars().count();
    let is_hex = length >= RANDOM_HEX && secret.chars().all(|c| c.is_ascii_hexdigit());
    let is_mixed = length >= RANDOM_CHARS
        && !secret.contains(char::is_whitespace)
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_uppercase);
    (is_hex || is_mixed) && digit_runs(secret) >= 2 && bits(secret) >= RANDOM_BITS
}

/// How often digits stand together: a name has its number in one place.
fn digit_runs(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count()
}

/// Shannon's entropy of the characters, in bits for each.
fn bits(text: &str) -> f64 {
    let mut counts = BTreeMap::<char, u32>::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    let all = f64::from(counts.values().sum::<u32>());
    counts.values().map(|count| f64::from(*count) / all).map(|part| -part * part.log2()).sum()
}
