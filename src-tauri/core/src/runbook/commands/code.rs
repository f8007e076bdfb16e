//! What is a command. What of it is copied, [`super::output`] says.
//!
//! A fence is not a command by itself: it may hold configuration, output or a template. Nothing here runs anything.

use super::indent;
use super::lead;
use super::line::{OPTION_LIKE, SQL};
pub(in crate::runbook) use super::line::{
    does_something, is_announced, is_bare_command, is_command_behind, without_remark,
};
use super::lines::{RUNNABLE, tag_of};
use super::programs::{is_doubtful, is_script_here, starts_with_known, starts_with_program};
use super::prompt::sure;
use super::run;
use super::seen::{is_scheduled, is_seen};
use super::sentence::is_sentence;
use super::session::{is_shown, says_session};
use crate::text::patterns;

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
patterns! {
    /// A word that is no known program, with an option behind it.
    UNKNOWN_WITH_OPTION = r"^[a-z][\w.-]*\s+--?[A-Za-z]";
    /// The same with arguments before the option; believed where a sentence announces a command.
    UNKNOWN_PROGRAM = r"^[a-z][\w.-]*\s.*\s--?[A-Za-z]";
}

/// True for code without a language that a sentence asks to run.
pub(in crate::runbook) fn runs_what_is_asked(sentence: &str, language: &str, text: &str) -> bool {
    language.is_empty() && !lead::tells_result(sentence, false) && run::is_asked_for(sentence, text)
}

/// The same right below a paragraph of one sentence, where the code shows by an option, a path or a variable that it is
/// run: "Decrypt the file with".
pub(in crate::runbook) fn asks_directly(sentence: &str, language: &str, text: &str) -> bool {
    let shows = |line: &str| OPTION_LIKE.is_match(line);
    let sentence = sentence.trim_end();
    let led =
        [" with", " using", " by", " via"].iter().find_map(|word| sentence.strip_suffix(word));
    let is_one = !sentence.trim_end_matches(['.', ':']).contains(". ");
    let runs = || match led {
        Some(deed) => language.is_empty() && run::is_done_with(deed, text),
        None => runs_what_is_asked(sentence, language, text),
    };
    is_one && text.lines().any(shows) && runs()
}

/// True for a block of code that can be copied and run; `before` is the sentence above it.
pub(in crate::runbook) fn is_command_block(language: &str, text: &str, before: &str) -> bool {
    let tag = tag_of(language);
    let has_prompt = is_shown(text, says_session(&tag));
    let first =
        text.lines().map(str::trim).find(|l| !l.is_empty() && !l.starts_with('#')).unwrap_or("");
    let first = indent::bare(first);
    if has_prompt && says_session(&tag) {
        return true;
    }
    if first.is_empty() && !has_prompt || text.trim_start().starts_with("#!") {
        return false;
    }
    let last = before.rsplit(". ").next().unwrap_or(before);
    let marked = RUNNABLE.contains(&tag.as_ref());
    if !has_prompt && lead::tells_result(last, marked) {
        return false;
    }
    if marked {
        return !is_address(first) && (has_prompt || !is_seen(first));
    }
    if is_scheduled(first) {
        return false;
    }
    if QUERIES.contains(&tag.as_ref()) {
        return true;
    }
    if LANGUAGES.contains(&tag.as_ref()) {
        return is_mistaken_for_source(text, first);
    }
    let untagged = tag.is_empty() || tag == "text" && has_prompt;
    let announced = lead::announces_command(last) && text.trim().lines().count() == 1;
    untagged
        && (has_prompt
            || starts_with_program(first) && looks_run(first)
            || is_statements(text)
            || OPENS_VALUE.is_match(first)
            || are_assignments(text) && says_variables(last)
            || UNKNOWN_WITH_OPTION.is_match(first)
            || announced && UNKNOWN_PROGRAM.is_match(first))
}

patterns! {
    /// `password=$(`: a variable that takes what the lines below print.
    OPENS_VALUE = r"^[A-Za-z_]\w*=\x22?\$\($";
    ASSIGNMENT = r"^(?:export\s+)?[A-Za-z_]\w*=(?:[\x22'$<\w./:@%+-]\S*|\x22[^\x22]*\x22|'[^']*')?$";
    VARIABLES = r"(?i)^\W*(?:\d+\W+)?(?:set|export|define|prepare|setup|set up|initiali[sz]e|assign)\b.*\b(?:variables?|values?|names?|env|environment)\b";
}

/// True for statements of SQL, the last of which is ended.
fn is_statements(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_some_and(|first| SQL.is_match(first) && !is_sentence(first))
        && text.trim_end().ends_with(';')
}

fn are_assignments(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.all(|line| ASSIGNMENT.is_match(line))
}

/// True for a sentence that asks to set variables, and not to write them into a file.
fn says_variables(sentence: &str) -> bool {
    VARIABLES.is_match(sentence) && !sentence.contains("file") && !sentence.contains(".env")
}

/// True for commands below the tag of a language: with a prompt, or begun by a program that is no word of a source.
fn is_mistaken_for_source(text: &str, first: &str) -> bool {
    let calls =
        || first.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_alphanumeric));
    text.lines().any(|line| line.trim_start().starts_with("$ "))
        || starts_with_known(first)
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

/// True when inline code is meant to be run, as opposed to a path, a field or a marker.
#[must_use]
pub(in crate::runbook) fn is_inline_command(code: &str) -> bool {
    let code = code.trim();
    if code.ends_with(';') && SQL.is_match(code) {
        return true;
    }
    if code.contains(' ') && sure(code).is_some() {
        return true;
    }
    if !code.contains(' ') {
        return is_script_here(code);
    }
    let known = starts_with_program(code) && (!is_doubtful(code) || OPTION_LIKE.is_match(code));
    (known && !code.starts_with("TODO") || run::calls_with_option(code)) && !is_sentence(code)
}
