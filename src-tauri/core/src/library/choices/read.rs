//! Reads `holdfast-steps.toml`, so that every complaint has a line.

use std::path::Path;
use toml_edit::Table;

use super::Result;
use crate::runbook::Choice;
use crate::team::config::source::Source;

/// The choices in `text` with their runbooks, in order; `path` is for the errors.
pub(super) fn parse(path: &Path, text: &str) -> Result<Vec<(String, Choice)>> {
    let source = Source { path, text };
    let document = source.document()?;
    let Some(item) = document.as_table().get("choice") else { return Ok(Vec::new()) };
    let wrong = || source.error(item.span(), "write each choice as a [[choice]] block");
    let tables = item.as_array_of_tables().ok_or_else(wrong)?;
    tables.iter().map(|table| choice(&source, table)).collect()
}

fn choice(source: &Source<'_>, table: &Table) -> Result<(String, Choice)> {
    let item = |key: &str| {
        let what = || format!("this choice has no {key}; take the block out, and choose again");
        table.get(key).ok_or_else(|| source.error(table.span(), what()))
    };
    let string = |key: &str| -> Result<String> {
        item(key)?;
        Ok(source.string(table, key)?.unwrap_or_default())
    };
    let strings = |key: &str| -> Result<Vec<String>> {
        let item = item(key)?;
        let wrong = || source.error(item.span(), format!("{key} is a list of texts in quotes"));
        let list = item.as_array().ok_or_else(wrong)?;
        list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
    };
    let runbook = string("runbook")?;
    let group = string("group")?;
    item("steps")?;
    let steps = source.flag(table, "steps")?;
    let (headings, items) = (strings("headings")?, strings("items")?);
    Ok((runbook, Choice { group, steps, headings, items }))
}
