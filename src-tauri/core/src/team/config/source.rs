//! A file of settings as it is read: its tables and values, and every complaint with its line.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::str::FromStr;
use toml_edit::{Document, Item, TableLike};

use super::{ConfigError, Result};

/// A file of this size is not one that people wrote.
const MAX_BYTES: u64 = 1024 * 1024;

/// The file's text; none when it is missing.
pub fn text(path: &Path) -> Result<Option<String>> {
    let unreadable = |why: String| ConfigError::Unreadable { path: path.to_owned(), why };
    match std::fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Ok(facts) if !facts.is_file() => {
            return Err(unreadable("it is not a file; move it away".to_owned()));
        }
        Ok(facts) if facts.len() > MAX_BYTES => {
            return Err(unreadable("it is larger than 1 MiB; it holds settings only".to_owned()));
        }
        Ok(_) | Err(_) => {}
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        unreadable(format!("line {line} is not UTF-8 text; save it as UTF-8"))
    })?;
    Ok(Some(text))
}

/// A file of settings; what is wrong with it is said with its line.
pub(crate) struct Source<'a> {
    pub path: &'a Path,
    pub text: &'a str,
}

pub(crate) type Span = Option<Range<usize>>;

impl<'a> Source<'a> {
    /// The file as TOML.
    pub fn document(&self) -> Result<Document<&'a str>> {
        Document::parse(self.text).map_err(|error| {
            let first = error.message().lines().next().unwrap_or("not TOML").to_owned();
            self.error(error.span(), first)
        })
    }

    pub fn error(&self, span: Span, what: impl Into<String>) -> ConfigError {
        let start = span.map_or(0, |span| span.start);
        let before = self.text.as_bytes().get(..start).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        ConfigError::Invalid { path: self.path.to_owned(), line, what: what.into() }
    }

    /// A table, or the complaint with an example of one.
    pub fn table<'t>(&self, item: &'t Item, what: &str) -> Result<&'t dyn TableLike> {
        item.as_table_like().ok_or_else(|| self.error(item.span(), what))
    }

    /// A flag; false when there is none.
    pub fn flag(&self, table: &dyn TableLike, key: &str) -> Result<bool> {
        let Some(item) = table.get(key) else { return Ok(false) };
        item.as_bool().ok_or_else(|| {
            self.error(item.span(), format!("{key} is true or false, without quotes"))
        })
    }

    pub fn string(&self, table: &dyn TableLike, key: &str) -> Result<Option<String>> {
        let Some(item) = table.get(key) else { return Ok(None) };
        let text = item.as_str();
        text.map(|text| Some(text.to_owned()))
            .ok_or_else(|| self.error(item.span(), format!("{key} is a text in quotes")))
    }

    pub fn word<T>(&self, table: &dyn TableLike, key: &str) -> Result<Option<T>>
    where
        T: FromStr<Err: std::fmt::Display>,
    {
        let Some(text) = self.string(table, key)? else { return Ok(None) };
        let span = table.get(key).and_then(Item::span);
        text.parse().map(Some).map_err(|error: T::Err| self.error(span, error.to_string()))
    }
}
