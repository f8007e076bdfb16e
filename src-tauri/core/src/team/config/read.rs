//! Reads `holdfast.toml`, so that every complaint has a line.

use std::collections::BTreeSet;
use std::path::Path;
use toml_edit::{Item, TableLike};

use super::source::{Source, Span};
use super::{
    ChannelConfig, Config, MAX_INTERVAL_MINUTES, Result, actions, default_ping, library, review,
};
use crate::channel::Kind;
use crate::incident::{Audience, PingMode};
use crate::severity::Severity;

/// The settings in `text`; `path` is for the errors.
pub fn parse(path: &Path, text: &str) -> Result<Config> {
    let source = Source { path, text };
    let document = source.document()?;
    let root = document.as_table();
    Ok(Config {
        name: source.string(root, "name")?.filter(|name| !name.trim().is_empty()),
        cadence: source.cadence(root.get("cadence"))?,
        channels: source.channels(root.get("channel"))?,
        lint: source.lint(root.get("lint"))?,
        folders: library::folders(&source, root.get("library"))?,
        postmortem: review::settings(&source, root.get("postmortem"))?,
        repository: actions::repository(&source, root.get("actions"))?,
    })
}

impl Source<'_> {
    fn cadence(&self, item: Option<&Item>) -> Result<[Option<u32>; 5]> {
        let mut cadence = Config::default().cadence;
        let Some(item) = item else { return Ok(cadence) };
        let table = self.table(item, "cadence is a table: write [cadence] and sev1 = 15")?;
        for (slot, severity) in cadence.iter_mut().zip(Severity::ALL) {
            let word = severity.word();
            let Some(item) = table.get(word) else { continue };
            *slot = match item.as_str() {
                Some("off") => None,
                Some(_) | None => Some(minutes(item).ok_or_else(|| {
                    let what =
                        format!("{word} is \"off\" or minutes from 1 to {MAX_INTERVAL_MINUTES}");
                    self.error(item.span(), what)
                })?),
            };
        }
        Ok(cadence)
    }

    fn channels(&self, item: Option<&Item>) -> Result<Vec<ChannelConfig>> {
        let mut channels: Vec<ChannelConfig> = Vec::new();
        let mut names = BTreeSet::new();
        for (table, span) in self.tables(item)? {
            let channel = self.channel(table, span.clone())?;
            let span = table.get("name").and_then(Item::span).or(span);
            channel.rules().map_err(|what| self.error(span.clone(), what))?;
            if !names.insert(channel.name.clone()) {
                let what = format!("there are two channels “{}”; rename one", channel.name);
                return Err(self.error(span, what));
            }
            channels.push(channel);
        }
        Ok(channels)
    }

    /// The blocks, whether written as `[[channel]]` or as one inline list.
    fn tables<'t>(&self, item: Option<&'t Item>) -> Result<Vec<(&'t dyn TableLike, Span)>> {
        let Some(item) = item else { return Ok(Vec::new()) };
        let wrong = |span| self.error(span, "write each channel as a [[channel]] block");
        if let Some(tables) = item.as_array_of_tables() {
            return Ok(tables.iter().map(|t| (t as &dyn TableLike, t.span())).collect());
        }
        let array = item.as_array().ok_or_else(|| wrong(item.span()))?;
        let each = array.iter().map(|value| {
            let table = value.as_inline_table().ok_or_else(|| wrong(value.span()))?;
            Ok((table as &dyn TableLike, table.span()))
        });
        each.collect()
    }

    fn channel(&self, table: &dyn TableLike, span: Span) -> Result<ChannelConfig> {
        let missing = |what: &str| self.error(span.clone(), format!("this channel has no {what}"));
        let name =
            self.string(table, "name")?.ok_or_else(|| missing("name: write name = \"…\""))?;
        let kind: Kind = self.word(table, "kind")?.ok_or_else(|| {
            missing(&format!("kind: write kind = \"{}\"", Kind::words("\" or \"")))
        })?;
        let audience = self.word(table, "audience")?.unwrap_or(Audience::Internal);
        let mut channel = ChannelConfig::new(&name, kind, audience);
        channel.ping = self.ping(table)?.unwrap_or(default_ping(audience));
        channel.rehearsal = self.flag(table, "rehearsal")?;
        channel.interval_minutes = self.interval(table)?;
        channel.host = self.string(table, "host")?;
        channel.details = self.flag(table, "details")?;
        Ok(channel)
    }

    fn ping(&self, table: &dyn TableLike) -> Result<Option<PingMode>> {
        let Some(item) = table.get("ping") else { return Ok(None) };
        let known = item.as_str().and_then(PingMode::named);
        known.map(Some).ok_or_else(|| self.error(item.span(), "ping is \"auto\" or \"ask\""))
    }

    fn interval(&self, table: &dyn TableLike) -> Result<Option<u32>> {
        let Some(item) = table.get("interval_minutes") else { return Ok(None) };
        minutes(item).map(Some).ok_or_else(|| {
            let what =
                format!("interval_minutes is a whole number from 1 to {MAX_INTERVAL_MINUTES}");
            self.error(item.span(), what)
        })
    }
}

fn minutes(item: &Item) -> Option<u32> {
    let minutes = u32::try_from(item.as_integer()?).ok()?;
    (1..=MAX_INTERVAL_MINUTES).contains(&minutes).then_some(minutes)
}
