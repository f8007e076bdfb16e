//! `fish`: its blocks end with `end`, whatever began them. An `else if` goes on in the block of its `if`.

use super::{Reach, Until};

/// Words that begin a block, where a command may stand.
const BEGINS: [&str; 6] = ["if", "for", "while", "switch", "function", "begin"];
/// Words behind which a command stands.
const BEFORE: [&str; 8] = ["and", "or", "not", "else", "command", "builtin", "time", "exec"];

pub(super) fn reach(text: &str) -> Reach {
    let Some(words) = words(text) else { return Reach::Open(Until::Next) };
    let (mut depth, mut is_command, mut is_else) = (0_i64, true, false);
    for word in &words {
        let is_end = matches!(word.as_str(), "\n" | ";" | "|" | "&" | "(");
        if is_command && !(is_else && word == "if") {
            depth += i64::from(BEGINS.contains(&word.as_str())) - i64::from(word == "end");
        }
        is_else = is_command && word == "else";
        is_command = is_end || is_command && BEFORE.contains(&word.as_str());
    }
    let last = words.iter().rev().find(|word| *word != "\n").map(String::as_str);
    Reach::of(depth, matches!(last, Some("|" | "\\")))
}

/// The words and signs of a text, without quotations and comments; none while a quotation or a bracket is open.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = vec![String::new()];
    let mut depth = 0_usize;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let word = words.last_mut()?;
        match sign {
            '\'' | '"' => {
                word.push('x');
                quotation(&mut signs, sign)?;
            }
            '#' if word.is_empty() => while signs.next_if(|c| *c != '\n').is_some() {},
            '\\' if signs.peek().is_none() => words.push("\\".to_owned()),
            '\\' => word.extend(signs.next().filter(|c| *c != '\n')),
            '\n' | ';' | '|' | '&' | '(' | ')' => {
                depth += usize::from(sign == '(');
                depth = depth.saturating_sub(usize::from(sign == ')'));
                words.extend([sign.to_string(), String::new()]);
            }
            c if c.is_whitespace() => words.push(String::new()),
            c => word.push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    (depth == 0).then_some(words)
}

fn quotation(signs: &mut impl Iterator<Item = char>, quote: char) -> Option<()> {
    while let Some(sign) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if sign == quote {
            return Some(());
        }
    }
    None
}
