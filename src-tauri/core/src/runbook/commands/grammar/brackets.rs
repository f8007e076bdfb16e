//! Languages in which a command goes on while a bracket or a quotation is open: JavaScript, Python, Ruby, Elixir.

use super::{Language, Reach, Until};

pub(super) fn reach(text: &str, language: Language) -> Reach {
    if language == Language::JavaScript && text.trim_start().starts_with('.') {
        return Reach::Unclear;
    }
    let Some(depth) = read(text, language) else { return Reach::Open(Until::Next) };
    let last = text.trim_end();
    let goes_on = match language {
        Language::JavaScript => {
            last.ends_with(['.', ',', '=', '+', '?', ':'])
                || last.ends_with("&&")
                || last.ends_with("||")
        }
        Language::Ruby | Language::Elixir => {
            last.ends_with(['.', ',', '=', '+', '\\', '|']) || open_blocks(text) > 0
        }
        // A block of Python ends with an empty line.
        Language::Python => {
            last.ends_with('\\')
                || opens_block(text) && !text.ends_with("\n\n") && !text.ends_with("\n")
        }
    };
    Reach::of(depth, goes_on)
}

/// Blocks that wait for their `end`, by the words that open one.
fn open_blocks(text: &str) -> i64 {
    let mut open = 0;
    for line in text.lines() {
        let words: Vec<&str> = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        let first = words.iter().find(|word| !word.is_empty()).copied().unwrap_or_default();
        let begins = ["if", "unless", "def", "class", "module", "case", "begin", "while", "until"];
        let has_do = words.contains(&"do") || words.contains(&"fn");
        open += i64::from(begins.contains(&first) || has_do);
        open -= i64::from(words.contains(&"end"));
    }
    open
}

fn opens_block(text: &str) -> bool {
    text.lines().any(|line| line.trim_end().ends_with(':'))
}

/// How many brackets are open at the end; none inside a quotation or a comment.
fn read(text: &str, language: Language) -> Option<i64> {
    let mut depth = 0_i64;
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let rest = &text[at..];
        at += match sign {
            '(' | '[' | '{' => {
                depth += 1;
                1
            }
            ')' | ']' | '}' => {
                depth -= 1;
                1
            }
            '\'' | '"' => quotation(rest, sign, language)?,
            '`' if language == Language::JavaScript => quotation(rest, sign, language)?,
            '#' if language != Language::JavaScript && !rest.starts_with("#{") => {
                rest.find('\n').unwrap_or(rest.len())
            }
            '/' if language == Language::JavaScript && rest.starts_with("//") => {
                rest.find('\n').unwrap_or(rest.len())
            }
            '/' if language == Language::JavaScript && rest.starts_with("/*") => {
                rest.find("*/")? + 2
            }
            other => other.len_utf8(),
        };
    }
    Some(depth)
}

/// The length of the quotation that `rest` begins with; none while it is open.
fn quotation(rest: &str, sign: char, language: Language) -> Option<usize> {
    let triple: String = std::iter::repeat_n(sign, 3).collect();
    if language == Language::Python && rest.starts_with(&triple) {
        return rest[3..].find(&triple).map(|end| end + 6);
    }
    let mut signs = rest.char_indices().skip(1);
    while let Some((at, c)) = signs.next() {
        match c {
            '\\' => drop(signs.next()),
            c if c == sign => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}
