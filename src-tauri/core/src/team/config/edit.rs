//! Changes `holdfast.toml` as a careful person would: one block, and nothing else.
//!
//! The new text is read back before it is written.

use std::path::Path;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{ChannelConfig, Config, ConfigError, FILE, Result, default_ping, read, source};
use crate::severity::Severity;
use crate::written::{self, why};

/// Adds a channel to the workspace's file, which is created when it is missing. Comments and order stay.
///
/// # Errors
/// When the channel breaks a rule, its name is taken, or the file cannot be read or written; then it is as before.
pub fn add_channel(workspace: &Path, channel: &ChannelConfig) -> Result<()> {
    channel.check()?;
    let path = &workspace.join(FILE);
    let (mut document, config) = open(path)?;
    if config.channel(&channel.name).is_some() {
        let what = format!("there is already a channel “{}”; choose another name", channel.name);
        return Err(ConfigError::Refused { what });
    }
    let table = table_of(channel);
    let item = document.entry("channel").or_insert_with(|| ArrayOfTables::new().into());
    if let Some(tables) = item.as_array_of_tables_mut() {
        tables.push(table);
    } else if let Some(array) = item.as_array_mut() {
        array.push(table.into_inline_table());
    }
    save(path, &document)
}

/// Takes a channel out of the workspace's file, with the comment that stands directly above it.
///
/// # Errors
/// When there is no such channel, or the file cannot be read or written; then it is as before.
pub fn remove_channel(workspace: &Path, name: &str) -> Result<()> {
    let path = &workspace.join(FILE);
    let (mut document, config) = open(path)?;
    let Some(at) = config.channels.iter().position(|channel| channel.name == name) else {
        return Err(config.no_channel(path, name));
    };
    if let Some(array) = document.get_mut("channel").and_then(Item::as_array_mut) {
        array.remove(at);
    } else {
        take_block(&mut document, at);
    }
    save(path, &document)
}

/// Sets the minutes between updates by severity, `SEV 1` first; none is written as `off`. What is as it was stays
/// unwritten, so that a default goes on holding.
///
/// # Errors
/// When a number is out of range, or the file cannot be read or written; then it is as before.
pub fn set_cadence(workspace: &Path, cadence: [Option<u32>; 5]) -> Result<()> {
    let path = &workspace.join(FILE);
    let (mut document, config) = open(path)?;
    let table = document.entry("cadence").or_insert_with(|| Table::new().into());
    for ((severity, wanted), now) in Severity::ALL.into_iter().zip(cadence).zip(config.cadence) {
        if wanted != now {
            let minutes = wanted.map_or_else(|| value("off"), |n| value(i64::from(n)));
            if let Some(table) = table.as_table_like_mut() {
                let kept = table.get(severity.word()).and_then(Item::as_value);
                let decor = kept.map(|old| old.decor().clone());
                table.insert(severity.word(), minutes);
                if let (Some(decor), Some(new)) =
                    (decor, table.get_mut(severity.word()).and_then(Item::as_value_mut))
                {
                    *new.decor_mut() = decor;
                }
            }
        }
    }
    save(path, &document)
}

/// The file for editing, and what it says: a file with a mistake in it is not touched.
fn open(path: &Path) -> Result<(DocumentMut, Config)> {
    let text = source::text(path)?.unwrap_or_default();
    let config = read::parse(path, &text)?;
    Ok((editable(path, &text)?, config))
}

/// The text of a file for editing; comments and order stay.
pub fn editable(path: &Path, text: &str) -> Result<DocumentMut> {
    text.parse().map_err(|error: toml_edit::TomlError| ConfigError::Unreadable {
        path: path.to_owned(),
        why: error.message().to_owned(),
    })
}

/// The block of a channel; what is the default is not written.
fn table_of(channel: &ChannelConfig) -> Table {
    let mut table = Table::new();
    table.insert("name", value(&channel.name));
    table.insert("kind", value(channel.kind.word()));
    table.insert("audience", value(channel.audience.word()));
    if channel.ping != default_ping(channel.audience) {
        table.insert("ping", value(channel.ping.word()));
    }
    if channel.rehearsal {
        table.insert("rehearsal", value(true));
    }
    if let Some(minutes) = channel.interval_minutes {
        table.insert("interval_minutes", value(i64::from(minutes)));
    }
    if channel.details {
        table.insert("details", value(true));
    }
    if let Some(host) = &channel.host {
        table.insert("host", value(host));
    }
    table
}

/// Takes a block out. The comment directly above it goes with it; what stands further up, parted by an empty line, is
/// about the file and moves to the block after it.
fn take_block(document: &mut DocumentMut, at: usize) {
    let Some(tables) = document.get_mut("channel").and_then(Item::as_array_of_tables_mut) else {
        return;
    };
    let removed = tables.remove(at);
    let kept = free_standing(prefix_of(&removed));
    if let Some(next) = tables.get_mut(at) {
        let prefix = joined(&kept, prefix_of(next));
        next.decor_mut().set_prefix(prefix);
    } else {
        if tables.is_empty() {
            document.remove("channel");
        }
        let trailing = joined(&kept, document.trailing().as_str().unwrap_or_default());
        document.set_trailing(trailing);
    }
}

fn prefix_of(table: &Table) -> &str {
    table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default()
}

/// The part of a block's prefix that is not about the block: up to its last empty line.
fn free_standing(prefix: &str) -> String {
    let mut end = 0;
    let mut at = 0;
    for line in prefix.split_inclusive('\n') {
        if line.trim().is_empty() {
            end = at;
        }
        at += line.len();
    }
    prefix.get(..end).unwrap_or_default().to_owned()
}

/// Two runs of comments, with an empty line between them where both say something.
fn joined(first: &str, second: &str) -> String {
    if first.trim().is_empty() {
        return second.to_owned();
    }
    let gap = if second.trim().is_empty() || second.starts_with(['\n', '\r']) { "" } else { "\n" };
    format!("{first}{gap}{second}")
}

fn save(path: &Path, document: &DocumentMut) -> Result<()> {
    let mut text = document.to_string();
    if text.is_empty() {
        // A file without a byte looks like one that an editor is about to fill.
        text.push('\n');
    }
    read::parse(path, &text)?;
    write(path, &text)
}

/// Writes a file of settings in its place, or leaves it as it was.
pub fn write(path: &Path, text: &str) -> Result<()> {
    written::over(path, text.as_bytes())
        .map_err(|error| ConfigError::NotWritable { path: path.to_owned(), why: why(&error) })
}
