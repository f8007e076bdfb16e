//! The layout of a post-mortem: Markdown with fields, `{{timeline}}`, which the log fills in.
//!
//! The layouts that ship are written in the same way as a team's own file. What only people know is a question in the
//! layout, `[[TODO: …]]`; behind the name of a field it is asked only where the log has nothing for that field:
//! `{{causes: [[TODO: what set it off]]}}`. What is deliberately absent: conditions, loops, and reading the file.

use super::document::names;
use super::field::Field;
use super::markdown::auto;
use super::story::Story;
use super::{marks, sections};

/// A layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// A line with fields that are words in it.
    Words(Vec<Piece>),
    /// A field that is a block of its own, and what stands where the log has nothing for it.
    Block(Field, Option<String>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(Field),
}

/// Why a layout cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct TemplateError {
    /// From 1.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub what: String,
}

impl Template {
    /// The layout of the founding document: exactly Summary, Timeline, Root cause, Impact and Action items.
    pub const FOUNDING: &'static str = include_str!("founding.md");
    /// The layout that is used where none is asked for.
    pub const FULL: &'static str = include_str!("full.md");
    /// The layout for readers outside: summary, impact, times, what changed.
    pub const EXTERNAL: &'static str = include_str!("external.md");

    /// Reads a layout.
    ///
    /// # Errors
    /// When it names a field that there is not, or a block inside a line. The error has the line.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let lines = (1..).zip(text.lines());
        let lines =
            lines.map(|(n, line)| read_line(line).map_err(|what| TemplateError { line: n, what }));
        Ok(Self { lines: lines.collect::<Result<_, _>>()? })
    }

    /// The fields that are blocks of their own.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Field> {
        self.lines.iter().filter_map(|line| match line {
            Line::Block(field, _) => Some(*field),
            Line::Words(_) => None,
        })
    }

    /// True for a text that may have been begun in this layout: it has a place for each block of the log.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        blocks_of(text).all(|field| self.blocks().any(|own| own == field))
    }

    /// The Markdown of an incident in this layout.
    pub(super) fn filled(&self, story: &Story<'_>) -> String {
        let mut out: Vec<String> = Vec::new();
        if !self.lines.iter().any(|line| matches!(line, Line::Block(Field::Facts, _))) {
            out.push(marks::named(story.name));
        }
        for line in &self.lines {
            match filled(line, story) {
                // What the log has nothing for leaves no empty line behind.
                None if out.last().is_some_and(String::is_empty) => {
                    out.pop();
                }
                None => {}
                Some(text) => out.push(text),
            }
        }
        let mut text = out.join("\n");
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }
}

/// The fields that a text has blocks of.
pub(super) fn blocks_of(text: &str) -> impl Iterator<Item = Field> {
    let fields = names(text).filter_map(|name| name.parse::<Field>().ok());
    fields.filter(|field| field.is_block())
}

fn read_line(line: &str) -> Result<Line, String> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let (inside, behind) =
            after.split_once("}}").ok_or("a field that begins with {{ is not closed with }}")?;
        let (name, fallback) = match inside.split_once(':') {
            Some((name, fallback)) => (name, Some(fallback.trim().to_owned())),
            None => (inside, None),
        };
        let field: Field = name.trim().parse()?;
        if field.is_block() {
            return match before.trim().is_empty() && behind.trim().is_empty() && pieces.is_empty() {
                true => Ok(Line::Block(field, fallback)),
                false => Err(format!("the field “{}” stands on a line of its own", name.trim())),
            };
        }
        pieces.extend([Piece::Text(before.to_owned()), Piece::Field(field)]);
        rest = behind;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    Ok(Line::Words(pieces))
}

/// The line as it is written; none for a block that the log has nothing for.
fn filled(line: &Line, story: &Story<'_>) -> Option<String> {
    match line {
        Line::Words(pieces) => {
            let words = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Field(field) => sections::text(*field, story),
            });
            let line: String = words.collect();
            let ends = matches!(pieces.last(), Some(Piece::Text(text)) if text.is_empty());
            Some(if ends { line.trim_end().to_owned() } else { line })
        }
        Line::Block(field, fallback) => match sections::text(*field, story) {
            text if text.is_empty() => fallback.clone(),
            text => Some(auto(field.word(), &text)),
        },
    }
}
