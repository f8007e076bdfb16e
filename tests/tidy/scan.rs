//! Just enough of Rust's grammar to tell code from comments and literals, and to find where a function ends.
//!
//! Deliberately not a parser: macros are read as the tokens that they are given.

/// A function and its length.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// The text with comments and the contents of strings and characters blanked out; newlines stay.
pub fn code(text: &str) -> String {
    blank(text, true)
}

/// The text with comments blanked out and literals kept.
pub fn uncommented(text: &str) -> String {
    blank(text, false)
}

fn blank(text: &str, literals: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, hidden) = token(rest, out.chars().next_back());
        let length = length.max(first.len_utf8());
        let piece = &rest[..length];
        if hidden == Hidden::Comment || (hidden == Hidden::Literal && literals) {
            out.extend(piece.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(piece);
        }
        rest = &rest[length..];
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Comment,
    Literal,
    Code,
}

/// The length in bytes of the comment, literal or single character that `rest` starts with.
fn token(rest: &str, before: Option<char>) -> (usize, Hidden) {
    let in_word = before.is_some_and(|one| one.is_alphanumeric() || one == '_');
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Hidden::Comment);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), Hidden::Comment);
    }
    if rest.starts_with('"') {
        return (string(rest), Hidden::Literal);
    }
    if !in_word && let Some(length) = raw_string(rest) {
        return (length, Hidden::Literal);
    }
    if rest.starts_with('\'') {
        return character(rest).map_or((1, Hidden::Code), |length| (length, Hidden::Literal));
    }
    (0, Hidden::Code)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, one) in rest.char_indices().skip(1) {
        match one {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - after.len() + hashes + 1;
    Some(rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

/// A character literal; none for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        // The character after the backslash may itself be a quote.
        let after = chars.nth(1)?.0;
        return rest[after..].find('\'').map(|at| after + at + 1);
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 1)
}

/// The code with every `#[cfg(test)] mod … { … }` blanked out; newlines stay.
pub fn without_tests(text: &str) -> String {
    let mut out = text.to_owned();
    let mut from = 0;
    while let Some(found) = out[from..].find("#[cfg(test)]") {
        let start = from + found;
        let end = item_end(&out[start..]).map_or(out.len(), |length| start + length);
        let blanked: String =
            out[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blanked);
        from = end;
    }
    out
}

/// Every function with a body, in the order of the text, nested ones too. `code` is what [`code`] returns.
pub fn functions(code: &str) -> Vec<Function> {
    let start = regex::Regex::new(r"\bfn\s+(\w+)").unwrap();
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    start
        .captures_iter(code)
        .filter_map(|found| {
            let at = found.get(0)?.start();
            let length = item_end(&code[at..])?;
            let text = &code[at..at + length];
            let lines = text.matches('\n').count() + 1;
            text.ends_with('}').then(|| Function {
                name: found[1].to_owned(),
                line: line(at),
                lines,
            })
        })
        .collect()
}

/// Where the item that `code` starts with ends: after its `;`, or after the brace that closes its body.
fn item_end(code: &str) -> Option<usize> {
    let mut braces = 0_usize;
    let mut others = 0_usize;
    for (at, one) in code.char_indices() {
        match one {
            '(' | '[' => others += 1,
            ')' | ']' => others = others.checked_sub(1)?,
            '{' => braces += 1,
            '}' => {
                braces = braces.checked_sub(1)?;
                if braces == 0 && others == 0 {
                    return Some(at + 1);
                }
            }
            ';' if braces == 0 && others == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[test]
fn comments_and_literals_are_blanked_and_lines_stay() {
    let text = "a // x\n/* y /* z */\n */b \"c{\\\"d\" 'e' '\\'' '\\u{1f}' r#\"f\"g\"# &'h i";
    let seen = code(text);
    assert_eq!(seen.len(), text.len(), "positions stay: {seen:?}");
    assert_eq!(seen.matches('\n').count(), 2, "lines stay: {seen:?}");
    let words: Vec<&str> = seen.split_whitespace().collect();
    assert_eq!(words, ["a", "b", "&'h", "i"], "only code is left");
    assert!(uncommented(text).contains("c{"), "literals can be kept");
    assert!(!uncommented("\"a\" // b").contains('b'), "comments then still go");
}

#[test]
fn functions_are_measured_from_their_name_to_the_closing_brace() {
    let text = "fn one() { 1 }\ntrait T { fn none(&self); }\nfn two(a: [u8; 2])\nwhere\n{\n  let s = \"}\";\n}\n";
    let found = functions(&code(text));
    let shown: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.line, f.lines)).collect();
    assert_eq!(
        shown,
        [("one", 1, 1), ("two", 3, 5)],
        "a brace in a string ends nothing; a signature has no body"
    );
}

#[test]
fn test_modules_are_left_out_and_what_follows_is_kept() {
    let text = "fn kept() {}\n#[cfg(test)]\nmod tests { fn gone() { {} } }\n#[cfg(test)]\nmod more;\nfn also() {}";
    let seen = without_tests(&code(text));
    assert!(seen.contains("kept") && seen.contains("also"), "code before and after stays: {seen}");
    assert!(!seen.contains("gone") && !seen.contains("more"), "tests go: {seen}");
    assert_eq!(seen.matches('\n').count(), text.matches('\n').count(), "lines stay");
}
