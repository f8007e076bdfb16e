//! The single commands of a block, so that each can be copied alone.
//!
//! What belongs together stays together: continued lines, here documents, loops, open quotes and brackets. This reads a
//! shell as far as that needs and no further; in doubt a command gets longer, never shorter.

use regex::Regex;
use std::sync::LazyLock;

use crate::runbook::words::regex;

/// The commands of a block, in order. Comments and empty lines between them belong to none.
#[must_use]
pub fn lines_of(command: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = Open { is_query: QUERY.is_match(command.trim_start()), ..Open::default() };
    let mut so_far: Vec<&str> = Vec::new();
    for line in command.lines() {
        let says_nothing = line.trim().is_empty() || line.trim_start().starts_with(['#']);
        if so_far.is_empty() && says_nothing {
            continue;
        }
        so_far.push(line);
        open.read(line);
        if !open.goes_on() {
            found.push(so_far.join("\n").trim_end().to_owned());
            so_far.clear();
            open = Open { is_query: open.is_query, ..Open::default() };
        }
    }
    let rest = so_far.join("\n").trim_end().to_owned();
    found.extend(Some(rest).filter(|rest| !rest.is_empty()));
    found
}

static QUERY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|alter|create|drop|vacuum|analyze|explain|with\s+\w+\s+as|grant|revoke|begin|truncate|reindex)\b[^|]*$",
    )
});
static HERE_DOCUMENT: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"(?:^|[^<])<<-?\s*["']?([A-Za-z_]\w*)["']?"#));

/// What a command has opened and not closed.
#[derive(Default)]
struct Open {
    /// A query ends with a semicolon.
    is_query: bool,
    ended: bool,
    quote: Option<char>,
    /// Brackets and loops.
    depth: i32,
    /// `case` without its `esac`.
    cases: i32,
    here_document: Option<String>,
    continued: bool,
}

impl Open {
    fn goes_on(&self) -> bool {
        self.quote.is_some()
            || self.depth > 0
            || self.here_document.is_some()
            || self.continued
            || self.is_query && !self.ended
    }

    fn read(&mut self, line: &str) {
        if let Some(end) = &self.here_document {
            if line.trim() == end {
                self.here_document = None;
            }
            return;
        }
        let code = self.outside_quotes(line);
        if self.quote.is_none() {
            self.here_document = HERE_DOCUMENT.captures(&code).map(|found| found[1].to_owned());
        }
        let (cases, depth) = depth_of(&code, self.cases > 0);
        self.cases += cases;
        self.depth += depth;
        let end = code.trim_end();
        self.ended = end.ends_with(';');
        self.continued = end.ends_with(['\\', '|'])
            || end.ends_with("&&")
            || line.ends_with(" `")
            || line.ends_with(" ^");
    }

    /// The line without what stands in quotes or in a comment.
    fn outside_quotes(&mut self, line: &str) -> String {
        let mut code = String::new();
        let mut signs = line.chars().peekable();
        let mut before = ' ';
        while let Some(c) = signs.next() {
            match (self.quote, c) {
                (Some('\''), '\\') => {}
                (_, '\\') => {
                    let next = signs.next();
                    if self.quote.is_none() {
                        code.push('\\');
                        code.extend(next.map(|_| 'x'));
                    }
                }
                (Some(quote), c) if c == quote => self.quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => {
                    self.quote = Some(c);
                    code.push('x');
                    // The name of a here document may stand in quotes.
                    if code.trim_end_matches('x').trim_end().ends_with("<<") {
                        code.pop();
                        code.extend(signs.clone().take_while(|next| *next != c));
                    }
                }
                (None, '#') if before.is_whitespace() => break,
                (None, c) => code.push(c),
            }
            before = c;
        }
        code
    }
}

/// How many cases, and how many loops, conditions and brackets in all, a line opens more than it closes.
fn depth_of(code: &str, in_case: bool) -> (i32, i32) {
    let (mut cases, mut depth) = (0, 0);
    for (sign, change) in [('(', 1), (')', -1), ('{', 1), ('}', -1)] {
        let count = i32::try_from(code.matches(sign).count()).unwrap_or(i32::MAX);
        depth += change * count;
    }
    // The patterns of a case end with a bracket that nothing opened.
    if in_case && depth < 0 && code.contains(')') {
        depth = 0;
    }
    let mut at_start = true;
    for word in code.replace([';', '(', '&', '|'], " ; ").split_whitespace() {
        cases += i32::from(at_start && word == "case") - i32::from(at_start && word == "esac");
        match word {
            "if" | "for" | "while" | "until" | "case" | "select" if at_start => depth += 1,
            "fi" | "done" | "esac" if at_start => depth -= 1,
            _ => {}
        }
        at_start = matches!(word, ";" | "do" | "then" | "else" | "elif" | "{" | "!");
    }
    (cases, depth)
}
