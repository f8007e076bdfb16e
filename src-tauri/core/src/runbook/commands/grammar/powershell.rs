//! PowerShell: here-strings, quotations, brackets, comments, and lines that go on.

use super::{Reach, Until};
use crate::text::patterns;

/// Words behind which a line goes on: operators that want an operand.
const OPERATORS: [&str; 14] = [
    "-and",
    "-or",
    "-xor",
    "-eq",
    "-ne",
    "-gt",
    "-lt",
    "-ge",
    "-le",
    "-like",
    "-match",
    "-in",
    "-contains",
    "-join",
];

// What a line begins with that belongs to the one before.
patterns! { BELONGS = r"(?i)^\s*(?:(?:else|elseif|catch|finally)\b|\||\.[a-z])"; }

pub(super) fn reach(text: &str) -> Reach {
    if BELONGS.is_match(text) {
        return Reach::Unclear;
    }
    let Some((depth, last)) = read(text) else { return Reach::Open(Until::Next) };
    let goes_on = last.ends_with('`')
        || last.ends_with(['|', ',', '='])
        || last.ends_with("&&")
        || last.ends_with("||")
        || OPERATORS.iter().any(|word| last.to_ascii_lowercase().ends_with(word));
    Reach::of(depth, goes_on)
}

/// The brackets that are open at the end, and the last line of code; none inside a quotation or a comment.
fn read(text: &str) -> Option<(i64, String)> {
    let (mut depth, mut line, mut last, mut at) = (0_i64, String::new(), String::new(), 0);
    while let Some(sign) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut step = sign.len_utf8();
        match sign {
            '\n' => {
                if !line.trim().is_empty() {
                    last = line.trim().to_owned();
                }
                line.clear();
            }
            '`' => {
                step += rest[1..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
                line.push('`');
            }
            '@' if here_string(rest).is_some() => {
                step = here_string(rest)??;
                line.push('x');
            }
            '\'' | '"' => {
                step = quotation(rest, sign)?;
                line.push('x');
            }
            '<' if rest.starts_with("<#") => step = rest.find("#>")? + 2,
            '#' if line.is_empty() || line.ends_with(char::is_whitespace) => {
                step = rest.find('\n').unwrap_or(rest.len());
            }
            '(' | '[' | '{' => {
                depth += 1;
                line.push(sign);
            }
            ')' | ']' | '}' => {
                depth -= 1;
                line.push(sign);
            }
            other => line.push(other),
        }
        at += step;
    }
    if !line.trim().is_empty() {
        last = line.trim().to_owned();
    }
    Some((depth, last))
}

/// The length of a here-string, `@'` to `'@` at the start of a line; inner none while it is open.
fn here_string(rest: &str) -> Option<Option<usize>> {
    let quote = rest[1..].chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    rest[2..].trim_start_matches([' ', '\t', '\r']).starts_with('\n').then(|| {
        let end = format!("\n{quote}@");
        rest.find(&end).map(|at| at + end.len())
    })
}

/// The length of a quotation: a quote is doubled or, between double ones, behind a backtick.
fn quotation(rest: &str, sign: char) -> Option<usize> {
    let mut signs = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = signs.next() {
        if c == '`' && sign == '"' {
            signs.next();
        } else if c == sign {
            if signs.peek().is_some_and(|(_, next)| *next == sign) {
                signs.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}
