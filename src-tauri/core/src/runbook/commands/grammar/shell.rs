//! Unix shells, by a parser of their grammar.
//!
//! Placeholders such as `<host>` would be redirections to a shell, so they are read as plain words. What nests deeper than
//! people write is not parsed: the parser calls itself for each level.

use brush_parser::{ParseError, Parser, ParserOptions, TokenizerError};
use std::borrow::Cow;

use super::{Reach, Until};
use crate::text::patterns;
use simple::is_simple;

mod simple;

/// The most openings that are followed, of all kinds together.
const DEEPEST: usize = 100;

patterns! { PLACEHOLDER = r"<(?:[A-Za-z_]|\d{0,4}[^\x00-\x7F])[^<>|&;()$\n`'\x22]{0,60}>"; }

pub(super) fn reach(text: &str) -> Reach {
    if text.trim_end_matches([' ', '\t']).ends_with('\\') && !ends_in_comment(text) {
        return Reach::Open(Until::Next);
    }
    if is_simple(text) {
        return Reach::Whole;
    }
    if openings(text) > DEEPEST {
        return Reach::Unclear;
    }
    let text = without_placeholders(text);
    match Parser::new(text.as_bytes(), &ParserOptions::default()).parse_program() {
        Ok(_) => Reach::Whole,
        Err(_) if is_closing(&text) => Reach::Unclear,
        Err(error) => until(&error, &text).map_or(Reach::Unclear, Reach::Open),
    }
}

fn ends_in_comment(text: &str) -> bool {
    text.lines().next_back().is_some_and(|last| last.trim_start().starts_with('#'))
}

fn openings(text: &str) -> usize {
    let words = ["if", "for", "while", "until", "case", "select", "function"];
    let signs = text.chars().filter(|c| "({[`".contains(*c)).count();
    let here = text.matches("<<").count();
    let keywords = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| words.contains(w));
    signs.min(DEEPEST * 4) / 2 + here + keywords.count()
}

fn without_placeholders(text: &str) -> Cow<'_, str> {
    // `<<EOF >file` is a here document and no placeholder.
    let replace = |found: &regex::Captures<'_>| {
        let at = found.get(0).map_or(0, |m| m.start());
        if text[..at].ends_with('<') { found[0].to_owned() } else { "_".repeat(found[0].len()) }
    };
    if text.contains('<') { PLACEHOLDER.replace_all(text, replace) } else { Cow::Borrowed(text) }
}

/// True for text that begins with what only closes something: `done`, `fi`, `}`.
fn is_closing(text: &str) -> bool {
    let first = text.split(|c: char| c.is_whitespace() || c == ';').find(|word| !word.is_empty());
    first.is_some_and(|word| {
        ["done", "fi", "esac", "then", "else", "elif", "do", "}", ")"].contains(&word)
    })
}

/// What ends a text that the parser found unfinished; none where it is wrong.
fn until(error: &ParseError, text: &str) -> Option<Until> {
    let inner = match error {
        ParseError::ParsingAtEndOfInput => {
            // Behind an operator any command may follow; else a block waits for its end.
            let waits = text.trim_end().ends_with(['|', '&', '\\', '!']);
            return Some(if waits { Until::Next } else { Until::Closer });
        }
        ParseError::ParsingNear(_) => return None,
        ParseError::Tokenizing { inner, .. } => inner,
    };
    match inner {
        TokenizerError::UnterminatedSingleQuote(_) | TokenizerError::UnterminatedAnsiCQuote(_) => {
            Some(Until::Sign('\''))
        }
        TokenizerError::UnterminatedDoubleQuote(_) => Some(Until::Sign('"')),
        TokenizerError::UnterminatedBackquote(_) => Some(Until::Sign('`')),
        TokenizerError::UnterminatedHereDocuments(end, _) => {
            let end = end.trim().trim_matches(['\'', '"', '\\']);
            // The name is known once its line has ended.
            Some(if end.is_empty() { Until::Next } else { Until::Line(end.to_owned()) })
        }
        TokenizerError::UnterminatedEscapeSequence
        | TokenizerError::UnterminatedExtendedGlob(_)
        | TokenizerError::UnterminatedVariable
        | TokenizerError::UnterminatedCommandSubstitution
        | TokenizerError::UnterminatedExpansion
        | TokenizerError::MissingHereTagForDocumentBody
        | TokenizerError::MissingHereTag(_) => Some(Until::Next),
        TokenizerError::FailedDecoding | TokenizerError::ReadError(_) => None,
    }
}
