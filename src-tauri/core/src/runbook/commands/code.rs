//! What is a command. What of it is copied, [`super::output`] says.
//!
//! A fence is not a command by itself: it may hold configuration, output or a template. Nothing here runs anything.

use regex::{Match, Regex};
use std::sync::LazyLock;

use super::lead;
use super::output;
use super::run;
use super::sentence::is_sentence;
use crate::runbook::blocks::tree::{Kind, Node, Role};
use crate::runbook::model::Inline;
use crate::runbook::words::word_set::WordSet;
use crate::runbook::words::{regex, words};

static PROGRAMS: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("../words/programs.txt")));
static DOUBTFUL: LazyLock<WordSet> =
    LazyLock::new(|| words(include_str!("../words/doubtful_programs.txt")));

pub(in crate::runbook) const RUNNABLE: [&str; 19] = [
    "bash",
    "sh",
    "shell",
    "console",
    "zsh",
    "powershell",
    "pwsh",
    "ps1",
    "cmd",
    "bat",
    "batch",
    "fish",
    "shell-session",
    "shellsession",
    "sh-session",
    "terminal",
    "ksh",
    "ssh",
    "shellscript",
];
const QUERIES: [&str; 11] = [
    "sql",
    "promql",
    "logql",
    "kql",
    "mysql",
    "postgresql",
    "psql",
    "pgsql",
    "cypher",
    "kusto",
    "spl",
];

/// Languages whose tag stands by mistake above commands, because an editor or a copy put it there.
const LANGUAGES: [&str; 10] =
    ["python", "py", "ruby", "rb", "javascript", "js", "go", "yaml", "yml", "python3"];
const SCRIPTS: [&str; 5] = [".sh", ".py", ".ps1", ".rb", ".pl"];

static OPTION_LIKE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"(\s-{1,2}\w|/|\||=|\$|@|"|\W'|<\w|\{\{)"#));
static ASSIGNMENTS: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:[A-Za-z_]\w*=\S*\s+)+"));
static SQL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(select|insert|update|delete|alter|create|drop|vacuum|analyze|explain|with|grant|revoke|show|set|begin|truncate|reindex)\b.*",
    )
});
static PROMPT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\s*(?:\$\s+|\[?[\w.-]+@[\w.-]+[^$#>]{0,60}[$#]\s+|sh-[\d.]+[#$]\s+|PS(?: [^>]*)?>\s*|[a-z_]+(?:=[#>]|>)\s+)",
    )
});
static ROOT_PROMPT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*#\s+"));
/// A word that is no known program, with an option behind it.
static UNKNOWN_WITH_OPTION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[a-z][\w.-]*\s+--?[A-Za-z]"));
/// The same with arguments before the option; believed where a sentence announces a command.
static UNKNOWN_PROGRAM: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[a-z][\w.-]*\s.*\s--?[A-Za-z]"));

/// Marks what can be copied and run, looking at the sentence before each piece of code.
pub(in crate::runbook) fn assign_roles(nodes: &mut [Node]) {
    roles_below(nodes);
}

/// The sentence before comes from the same row of blocks only.
fn roles_below(nodes: &mut [Node]) {
    let mut before: Option<usize> = None;
    for at in 0..nodes.len() {
        let (above, here) = nodes.split_at_mut(at);
        let Some(node) = here.first_mut() else { return };
        match &mut node.kind {
            Kind::Code { language, text, role } => {
                let sentence = before.map_or("", |at| above[at].words());
                if *role == Role::Text
                    && (is_command_block(language, text, sentence)
                        || above.last().is_some_and(|list| is_asked_for(list, language, text)))
                {
                    *role = Role::Command;
                }
            }
            Kind::Paragraph { .. } | Kind::Heading { .. } => before = Some(at),
            Kind::List { start, items } => items.iter_mut().for_each(|item| {
                roles_below(&mut item.nodes);
                if start.is_some() {
                    only_code(&mut item.nodes);
                }
            }),
            Kind::Quote { nodes, .. } => roles_below(nodes),
            Kind::Table { .. } | Kind::Rule | Kind::Raw { .. } => before = None,
        }
    }
}

/// The only code of a numbered item is what the item asks to run, where it looks like it.
fn only_code(nodes: &mut [Node]) {
    let [sentence, code] = nodes else { return };
    if let Kind::Code { language, text, role } = &mut code.kind
        && runs_what_is_asked(sentence.words(), language, text)
    {
        *role = Role::Command;
    }
}

/// The same for code that stands behind the item without its indent.
fn is_asked_for(list: &Node, language: &str, text: &str) -> bool {
    let Kind::List { start: Some(_), items } = &list.kind else { return false };
    let last = items.last().filter(|item| item.nodes.len() == 1);
    last.is_some_and(|item| runs_what_is_asked(item.words(), language, text))
}

fn runs_what_is_asked(sentence: &str, language: &str, text: &str) -> bool {
    language.is_empty() && !lead::tells_result(sentence, false) && run::is_asked_for(sentence, text)
}

fn is_command_block(language: &str, text: &str, before: &str) -> bool {
    let tag = language
        .trim_start_matches(['{', '.'])
        .split([' ', ',', '}', '{', ':'])
        .next()
        .unwrap_or("")
        .to_lowercase();
    let is_session = matches!(tag.as_str(), "console" | "shell-session" | "terminal");
    if is_session && text.lines().any(|line| root_prompt(line).is_some()) {
        return true;
    }
    let first =
        text.lines().map(str::trim).find(|l| !l.is_empty() && !l.starts_with('#')).unwrap_or("");
    if first.is_empty() || text.trim_start().starts_with("#!") {
        return false;
    }
    let has_prompt = text.contains(PROMPT_SIGNS) && text.lines().any(|line| prompt(line).is_some());
    let last = before.rsplit(". ").next().unwrap_or(before);
    let marked = RUNNABLE.contains(&tag.as_str());
    if !has_prompt && lead::tells_result(last, marked) {
        return false;
    }
    if marked {
        return !is_address(first);
    }
    if QUERIES.contains(&tag.as_str()) {
        return true;
    }
    if LANGUAGES.contains(&tag.as_str()) {
        return is_mistaken_for_source(text, first);
    }
    let untagged = tag.is_empty() || tag == "text" && has_prompt;
    let announced = lead::announces_command(last) && text.trim().lines().count() == 1;
    untagged
        && (has_prompt
            || starts_with_program(first) && looks_run(first)
            || UNKNOWN_WITH_OPTION.is_match(first)
            || announced && UNKNOWN_PROGRAM.is_match(first))
}

/// True for commands below the tag of a language: with a prompt, or begun by a program that is no word of a source.
fn is_mistaken_for_source(text: &str, first: &str) -> bool {
    let calls =
        || first.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_alphanumeric));
    text.lines().any(|line| line.trim_start().starts_with("$ "))
        || PROGRAMS.contains(first_word(first))
            && !is_doubtful(first)
            && calls()
            && !first.contains(['(', '=', ':', ';'])
}

fn is_address(line: &str) -> bool {
    (line.starts_with("http://") || line.starts_with("https://")) && !line.contains(' ')
}

/// In an untagged block the first line may be prose: a doubtful word needs an argument that looks like one.
fn looks_run(line: &str) -> bool {
    (!is_doubtful(line) || OPTION_LIKE.is_match(line))
        && !line.ends_with(['.', '?', '!', ':'])
        && !is_sentence(line)
}

/// True when the program is also a plain word, and nothing behind it shows that it is run.
pub(in crate::runbook) fn is_doubtful(line: &str) -> bool {
    let word = first_word(line);
    DOUBTFUL.contains(word) && !run::is_run(line, word)
}

/// `./restart.sh`: a script that is run from where one stands.
fn is_script_here(code: &str) -> bool {
    code.starts_with("./") && SCRIPTS.iter().any(|end| code.ends_with(end))
}

fn first_word(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        rest = run::inside_assignment(rest).unwrap_or(rest).trim_start();
        let assigned = if rest.contains('=') { ASSIGNMENTS.find(rest) } else { None };
        let after = assigned.map_or(rest, |m| &rest[m.end()..]);
        let after = after.strip_prefix("sudo ").unwrap_or(after).trim_start();
        if after == rest {
            return rest.split_whitespace().next().unwrap_or("");
        }
        rest = after;
    }
}

/// True when the line starts with a program that is known, or with the path of one.
fn starts_with_program(line: &str) -> bool {
    let word = first_word(line);
    if line.trim_start().starts_with("sudo ") && !word.is_empty() {
        return true;
    }
    let is_path = word.starts_with("./")
        || word.starts_with("~/")
        || word.starts_with("../")
        || word.starts_with("$(")
        || word.starts_with('/') && word[1..].contains('/') && line.contains(' ');
    let is_script = SCRIPTS.iter().any(|end| word.ends_with(end) && word.len() > end.len());
    is_path || is_script || PROGRAMS.contains(word) || word == "export"
}

/// A line that can only be a command: it starts with a program, has an argument, and does not end like a sentence.
#[must_use]
pub(in crate::runbook) fn is_command_line(line: &str) -> bool {
    let line = line.trim();
    if let Some(prompt) = prompt(line) {
        return starts_with_program(&line[prompt.end()..]);
    }
    if line.ends_with(['.', '?', '!', ':', ',']) || !starts_with_program(line) {
        return line.ends_with(';') && SQL.is_match(line);
    }
    let words = line.split_whitespace().count();
    OPTION_LIKE.is_match(line)
        && (words > 1 || line.starts_with(['.', '/', '~']))
        && !is_sentence(line)
}

/// True for an item that is nothing but a command, however short: `sudo systemctl reload nginx`.
#[must_use]
pub(in crate::runbook) fn is_bare_command(text: &str) -> bool {
    is_command_line(text) || text.contains(' ') && is_announced(text, true)
}

/// A shorter command, accepted only where a colon announces it: `sudo systemctl restart postgresql`.
pub(in crate::runbook) fn is_announced(line: &str, announced: bool) -> bool {
    if !announced {
        return false;
    }
    starts_with_program(line)
        && !is_doubtful(line)
        && !line.ends_with(['.', '?', '!', ':', ','])
        && line.split_whitespace().count() <= 8
        && !is_sentence(line)
}

/// True when inline code is meant to be run, as opposed to a path, a field or a marker.
#[must_use]
pub(in crate::runbook) fn is_inline_command(code: &str) -> bool {
    let code = code.trim();
    if code.contains(' ') && prompt(code).is_some() {
        return true;
    }
    if !code.contains(' ') {
        return is_script_here(code);
    }
    let known = starts_with_program(code) && (!is_doubtful(code) || OPTION_LIKE.is_match(code));
    (known && !code.starts_with("TODO") || run::calls_with_option(code)) && !is_sentence(code)
}

/// The inline commands of a sentence, in order. What the sentence says is run may be an unknown program.
pub(in crate::runbook) fn inline_commands(content: &[Inline], out: &mut Vec<String>) {
    let mut before = "";
    for inline in content {
        match inline {
            Inline::Code { text }
                if is_inline_command(text)
                    || run::ends_with_run(before) && run::could_run(text.trim()) =>
            {
                out.push(output::copied("", text));
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => inline_commands(content, out),
            Inline::Text { .. } | Inline::Code { .. } | Inline::Image { .. } | Inline::Break => {}
        }
        before = if let Inline::Text { text } = inline { text } else { "" };
    }
}

/// False for a command that is empty or nothing but comments.
#[must_use]
pub(in crate::runbook) fn does_something(command: &str) -> bool {
    command.lines().map(str::trim).any(|line| !line.is_empty() && !line.starts_with('#'))
}

/// One of these stands in every prompt.
const PROMPT_SIGNS: [char; 3] = ['$', '#', '>'];

pub(in crate::runbook) fn prompt(line: &str) -> Option<Match<'_>> {
    let start = line.trim_start();
    let name = start.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let may_be = start.starts_with(['$', 'P'])
        || start.starts_with("sh-")
        || name.starts_with(['=', '>'])
        || start.contains('@');
    if may_be && line.contains(PROMPT_SIGNS) { PROMPT.find(line) } else { None }
}

/// `# systemctl stop web`: the prompt of root, which elsewhere starts a comment.
pub(in crate::runbook) fn root_prompt(line: &str) -> Option<usize> {
    if !line.trim_start().starts_with('#') {
        return None;
    }
    let end = ROOT_PROMPT.find(line)?.end();
    starts_with_program(&line[end..]).then_some(end)
}

/// `$kubectl get pods`: a prompt without a space after it.
pub(in crate::runbook) fn tight_prompt(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = line[start..].strip_prefix('$')?;
    (starts_with_program(rest) && !rest.starts_with(['(', '$', '{'])).then_some(start + 1)
}
