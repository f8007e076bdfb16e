//! Wrong usage in one sentence, as every other error: what was wrong, and where the words stand.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use crate::args::Args;
use crate::problem::Problem;

/// What clap says, as a problem; `None` when it is help or a version that a person asked for.
pub fn problem(error: &Error) -> Option<Problem> {
    use ErrorKind::{
        DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion, MissingSubcommand,
    };
    let kind = error.kind();
    if matches!(kind, DisplayHelp | DisplayVersion) {
        return None;
    }
    let bare = matches!(kind, DisplayHelpOnMissingArgumentOrSubcommand | MissingSubcommand);
    let said =
        if bare { "a word is missing".to_owned() } else { sentence(&error.render().to_string()) };
    Some(Problem::usage(format!("{said}; {}", where_to_look(error))))
}

/// The words before the usage, on one line.
fn sentence(rendered: &str) -> String {
    let said = rendered.split("\nUsage:").next().unwrap_or(rendered);
    let said = said.split("\nFor more information").next().unwrap_or(said);
    let parts: Vec<String> = said
        .split("\n\n")
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect();
    let said = parts.join("; ");
    said.strip_prefix("error: ").unwrap_or(&said).to_owned()
}

/// The help of the word that was used, as far as it is known.
fn where_to_look(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        Some(_) | None => String::new(),
    };
    let words = usage.strip_prefix("Usage: ").unwrap_or_default().split_whitespace();
    let plain = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let words: Vec<&str> = words.take_while(plain).take_while(|w| !w.starts_with('-')).collect();
    match words.as_slice() {
        [] => format!("see `{} --help`", typed_words(std::env::args().skip(1)).join(" ")),
        words => format!("see `{} --help`", words.join(" ")),
    }
}

/// The program and the words after it that were typed, where an error does not say them.
fn typed_words(typed: impl Iterator<Item = String>) -> Vec<String> {
    let root = Args::command();
    let (mut words, mut at) = (vec![root.get_name().to_owned()], &root);
    for word in typed {
        if let Some(next) = at.find_subcommand(&word) {
            at = next;
            words.push(next.get_name().to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn said(line: &[&str]) -> String {
        let error = Args::try_parse_from(["holdfast"].iter().chain(line)).unwrap_err();
        problem(&error).unwrap().sentence()
    }

    #[test]
    fn the_help_that_is_named_is_that_of_the_word() {
        let typed = ["--data", "x", "runbook", "folders", "add", "list"].map(str::to_owned);
        assert_eq!(typed_words(typed.into_iter()), ["holdfast", "runbook", "folder", "add"]);
    }

    #[test]
    fn wrong_usage_is_one_sentence_that_says_where_to_look() {
        let missing = said(&["declare", "--severity", "sev1"]);
        assert!(missing.contains("--title"), "what is missing is named: {missing}");
        assert!(missing.contains("`holdfast declare --help`"), "and where to look: {missing}");
        let unknown = said(&["severity", "1", "sev9"]);
        assert!(unknown.contains("sev1, sev2, sev3, sev4, sev5"), "the known words: {unknown}");
        let word = said(&["declaer"]);
        assert!(word.contains("declare"), "a slip is understood: {word}");
        for sentence in [missing, unknown, word] {
            assert!(!sentence.contains('\n'), "one line: {sentence}");
            assert!(!sentence.contains("error:"), "no second label: {sentence}");
        }
    }
}
