//! `[postmortem]`: what an hour costs, the targets for recovery, and what is masked in a copy for readers.

use toml_edit::{Item, TableLike};

use super::Result;
use super::source::Source;
use crate::postmortem::{Rate, Settings};

/// The most that a number of this table can be.
const MOST: i64 = 1_000_000;

/// What the table says; what it does not say is not known.
pub(super) fn settings(source: &Source<'_>, item: Option<&Item>) -> Result<Settings> {
    let Some(item) = item else { return Ok(Settings::default()) };
    let what = "postmortem is a table: write [postmortem] and hourly_rate = 90";
    let table = source.table(item, what)?;
    let currency = source.string(table, "currency")?.unwrap_or_else(|| "EUR".to_owned());
    let hourly = number(source, table, "hourly_rate")?;
    Ok(Settings {
        rate: hourly.map(|hourly| Rate { hourly, currency }),
        rto_minutes: number(source, table, "rto_minutes")?,
        rpo_minutes: number(source, table, "rpo_minutes")?,
        hosts: texts(source, table, "internal_hosts", "[\".prod.example.org\"]")?,
        customers: texts(source, table, "customers", "[\"Example Ltd\"]")?,
    })
}

fn number(source: &Source<'_>, table: &dyn TableLike, key: &str) -> Result<Option<u32>> {
    let Some(item) = table.get(key) else { return Ok(None) };
    let number = item.as_integer().filter(|n| (0..=MOST).contains(n));
    let number = number.and_then(|n| u32::try_from(n).ok());
    number.map(Some).ok_or_else(|| {
        source.error(item.span(), format!("{key} is a whole number from 0 to {MOST}"))
    })
}

fn texts(
    source: &Source<'_>,
    table: &dyn TableLike,
    key: &str,
    example: &str,
) -> Result<Vec<String>> {
    let Some(item) = table.get(key) else { return Ok(Vec::new()) };
    let texts = item.as_array().and_then(|list| {
        let text = |value: &toml_edit::Value| value.as_str().map(|text| text.trim().to_owned());
        list.iter().map(text).collect::<Option<Vec<String>>>()
    });
    let texts = texts.filter(|texts| texts.iter().all(|text| !text.trim_matches('.').is_empty()));
    texts.ok_or_else(|| {
        source.error(item.span(), format!("{key} is a list of texts in quotes: {key} = {example}"))
    })
}
