//! Reads `holdfast-steps.toml`, so that every complaint has a line.

use std::ops::Range;
use std::path::Path;
use toml_edit::{Document, Item, Table};

use super::ConfigError;
use crate::runbook::Choice;

/// The choices in `text` with their runbooks, in order; `path` is for the errors.
pub(super) fn parse(path: &Path, text: &str) -> Result<Vec<(String, Choice)>, ConfigError> {
    let source = Source { path, text };
    let document = Document::parse(text).map_err(|error| {
        let first = error.message().lines().next().unwrap_or("not TOML").to_owned();
        source.error(error.span(), first)
    })?;
    let Some(item) = document.as_table().get("choice") else { return Ok(Vec::new()) };
    let wrong = || source.error(item.span(), "write each choice as a [[choice]] block".to_owned());
    let tables = item.as_array_of_tables().ok_or_else(wrong)?;
    tables.iter().map(|table| source.choice(table)).collect()
}

struct Source<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Source<'_> {
    fn error(&self, span: Option<Range<usize>>, what: String) -> ConfigError {
        let start = span.map_or(0, |span| span.start);
        let before = self.text.as_bytes().get(..start).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        ConfigError::Invalid { path: self.path.to_owned(), line, what }
    }

    fn choice(&self, table: &Table) -> Result<(String, Choice), ConfigError> {
        let runbook = self.string(table, "runbook")?;
        let choice = Choice {
            group: self.string(table, "group")?,
            steps: self
                .item(table, "steps")?
                .as_bool()
                .ok_or_else(|| self.wrong(table, "steps", "is true or false, without quotes"))?,
            headings: self.strings(table, "headings")?,
            items: self.strings(table, "items")?,
        };
        Ok((runbook, choice))
    }

    fn item<'t>(&self, table: &'t Table, key: &str) -> Result<&'t Item, ConfigError> {
        table.get(key).ok_or_else(|| {
            self.error(
                table.span(),
                format!("this choice has no {key}; take the block out, and choose again"),
            )
        })
    }

    fn string(&self, table: &Table, key: &str) -> Result<String, ConfigError> {
        let text = self.item(table, key)?.as_str().map(str::to_owned);
        text.ok_or_else(|| self.wrong(table, key, "is a text in quotes"))
    }

    fn strings(&self, table: &Table, key: &str) -> Result<Vec<String>, ConfigError> {
        let wrong = || self.wrong(table, key, "is a list of texts in quotes");
        let list = self.item(table, key)?.as_array().ok_or_else(wrong)?;
        list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
    }

    fn wrong(&self, table: &Table, key: &str, rule: &str) -> ConfigError {
        self.error(table.get(key).and_then(Item::span), format!("{key} {rule}"))
    }
}
