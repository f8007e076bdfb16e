//! What is copied as one, and what is known of it: whether it is doubted, and which whole commands it consists of.

use super::grammar::Dialect;
use super::lines::{End, dialect_of, read};
use crate::runbook::model::{Copying, Doubt};
use crate::text::patterns;

/// A text that is copied as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::runbook) struct Copied {
    /// The text, without a newline at its end.
    pub text: String,
    /// Why a person should look before copying it.
    pub doubt: Option<Doubt>,
    /// Its whole commands by their lines, as in [`Copying`].
    pub singles: Vec<(u32, u32)>,
    /// It stands in a sentence, which may only name it.
    pub is_named: bool,
    /// The words that say which of several it is.
    pub label: Option<String>,
    /// Which of the blocks of its step it stands in, from 0.
    pub place: u32,
}

impl Copied {
    /// A text without prompts, which is typed into this.
    ///
    /// What a grammar cannot make sense of is only doubted where `is_sure` tells that it is the right grammar.
    pub(super) fn of(text: String, dialect: Dialect, is_sure: bool) -> Self {
        let found = read(&text, dialect);
        let doubt = match found.end {
            End::Whole => doubt_of(&text, dialect, &found.singles),
            End::Unclear => is_sure.then_some(Doubt::Unclear),
            End::Open => Some(Doubt::Unfinished),
        };
        let singles = if doubt.is_some() { Vec::new() } else { found.singles };
        Self { doubt, singles, text, ..Self::default() }
    }

    fn says_something(&self) -> bool {
        self.doubt.is_some() || self.label.is_some() || self.text.contains('\n')
    }
}

/// What makes a person look at a text of whole commands that are typed into a shell.
fn doubt_of(text: &str, dialect: Dialect, singles: &[(u32, u32)]) -> Option<Doubt> {
    if !dialect.is_of_shell() {
        return None;
    }
    if is_shortened(text, dialect) {
        return Some(Doubt::Shortened);
    }
    let begins = |line: usize| singles.iter().any(|(from, _)| *from as usize == line);
    let mut lines = text.lines().enumerate().filter(|(at, _)| begins(*at));
    if lines.clone().any(|(_, line)| is_setting(line)) {
        return Some(Doubt::Mixed);
    }
    lines.any(|(_, line)| is_key(line) || is_choice(line)).then_some(Doubt::Unclear)
}

/// True where dots stand for a part of a command of a shell.
pub(super) fn is_shortened(text: &str, dialect: Dialect) -> bool {
    let is_left_out = |word: &str| {
        let word = word.trim_matches(['\'', '"', '[', ']', '<', '>', '(', ')', ';']);
        let behind = word.strip_suffix("...").or_else(|| word.strip_suffix('…'));
        behind.is_some_and(|rest| rest.is_empty() || rest.ends_with([',', '=']))
    };
    dialect.is_of_shell()
        && (text.contains("...") || text.contains('…'))
        && text
            .lines()
            .filter(|line| !line.contains('#'))
            .flat_map(str::split_whitespace)
            .any(is_left_out)
}

/// True for a line of a file of settings, which no shell runs: `num_tokens: 16`.
fn is_setting(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let name = first.strip_suffix(':').unwrap_or_default();
    name.len() > 1
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

patterns! {
    /// A key that is pressed: `ctrl+c`.
    KEY = r"(?i)^\s*[<\[(]?(?:(?:ctrl|control|strg|cmd|alt)\s*[+-]\s*\w|\^[A-Z])[>\])]?\s*$";
}
/// True for a line that holds nothing but a key to press.
fn is_key(line: &str) -> bool {
    line.len() < 24 && KEY.is_match(line)
}

patterns! {
    /// One of two that a person chooses: `<name> or <address>`, `[ <name> | <address> ]`.
    CHOICE = r"(?i)>\s+(?:or|oder|ou|and/or)\s+<|<[^<>|]+>\s*\|\s*<[a-z]";
    /// `env=[blue|green]`
    BRACKETS = r"(?:^|=)\[[\w.-]+(?:\|[\w.-]+)+\]$";
}

/// True where a person has to choose before a line is run.
fn is_choice(line: &str) -> bool {
    let is_plain = |word: &&str| !word.contains(['\'', '"', '\\']);
    line.contains('<') && CHOICE.is_match(line)
        || line.contains('[')
            && line.split_whitespace().filter(is_plain).any(|word| BRACKETS.is_match(word))
}

/// The texts of commands, and what is known of them.
pub(in crate::runbook) fn parted(commands: Vec<Copied>) -> (Vec<String>, Vec<Copying>) {
    let known = (0..).zip(&commands).filter(|(_, one)| one.says_something());
    let known = known.map(|(command, one)| Copying {
        command,
        doubt: one.doubt,
        label: one.label.clone(),
        singles: one.singles.clone(),
    });
    let known = known.collect();
    (commands.into_iter().map(|one| one.text).collect(), known)
}

/// What is known of commands that a person typed, or that were kept without it: as much as their texts tell.
#[must_use]
pub fn known_of(commands: &[String]) -> Vec<Copying> {
    let copied = commands.iter().map(|text| Copied::of(text.clone(), dialect_of("", text), false));
    parted(copied.collect()).1
}

/// Lines as they are copied: without empty ones around them.
pub(super) fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').trim_end().to_owned()
}
