//! What of a command is a program in a language of its own, so that its braces and names are no blanks: what stands in
//! quotes for `awk` or `jq`, a template for `--format`, an expression for `grep`.

use std::ops::Range;

/// Programs whose quoted arguments are programs themselves.
const INTERPRETERS: [&str; 16] = [
    "awk", "gawk", "mawk", "nawk", "jq", "yq", "sed", "perl", "python", "python3", "ruby", "node",
    "mongosh", "mongo", "osqueryi", "lua",
];
/// Programs whose quoted arguments are regular expressions.
const SEARCHERS: [&str; 5] = ["grep", "egrep", "fgrep", "rg", "ack"];
/// What only templates hold.
const TEMPLATES: [&str; 12] = [
    "{{.", "{{ .", "{{range", "{{ range", "{{if", "{{ if", "{{end", "{{ end", "{{$", "{{-", "{{\"",
    "{%",
];
/// Words that templates have between `{{` and `}}`.
pub(super) const OF_TEMPLATES: [&str; 9] =
    ["end", "else", "range", "if", "with", "block", "define", "nil", "break"];

/// What a quoted argument is to the program that it is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Source text: nothing in it is a blank, but what stands in angle brackets.
    Source,
    /// A regular expression: its brackets are classes.
    Expression,
}

/// The quoted arguments of a text that are no plain words, with their places.
pub(super) fn inside(text: &str) -> Vec<(Range<usize>, Inside)> {
    if !text.contains(['\'', '"']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut word = 0..0;
    let mut program = "";
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\'' | '"' if opens(text, at) => {
                let Some(length) = text[at + 1..].find(sign) else { break };
                let place = at + 1..at + 1 + length;
                if let Some(inside) = of(program, &text[place.clone()]) {
                    found.push((place.clone(), inside));
                }
                signs.by_ref().find(|(next, _)| *next >= place.end);
                word = place.end + 1..place.end + 1;
            }
            // A command begins anew behind these.
            '|' | ';' | '&' | '\n' | '`' | '(' | ':' => {
                program = "";
                word = at + 1..at + 1;
            }
            ' ' | '\t' => word = at + 1..at + 1,
            other => {
                word.end = at + other.len_utf8();
                let ends = text[word.end..].starts_with(|c: char| c.is_whitespace());
                if ends && is_program(&text[word.clone()]) {
                    program = &text[word.clone()];
                }
            }
        }
    }
    found
}

/// An apostrophe inside a word opens nothing.
fn opens(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

fn is_program(word: &str) -> bool {
    INTERPRETERS.contains(&word) || SEARCHERS.contains(&word)
}

fn of(program: &str, argument: &str) -> Option<Inside> {
    if INTERPRETERS.contains(&program) || TEMPLATES.iter().any(|sign| argument.contains(sign)) {
        Some(Inside::Source)
    } else if SEARCHERS.contains(&program) {
        Some(Inside::Expression)
    } else {
        None
    }
}
