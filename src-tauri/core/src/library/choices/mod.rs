//! `holdfast-steps.toml`: which groups of the runbooks are steps and which are text, where a person decided.
//!
//! The choices stand beside the runbooks and not in them, because the files belong to those who write them. The file is
//! shared through the team's Git like `holdfast.toml`, so editing keeps its comments and its order, and a file with a
//! mistake in it is never written over. The choices about runbooks outside the workspace stand in a file of the same name
//! in the data folder ([`chosen`]). What people turned of
//! imported scenarios stands in the same files ([`turned`]). What is deliberately absent: what a choice does, see [`crate::runbook::steps::choice`].

pub mod chosen;
mod read;
#[cfg(test)]
mod tests;
pub mod turned;

use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use crate::runbook::Choice;
use crate::team::config::{ConfigError, Result, edit};

/// The file's name in the workspace.
pub const FILE: &str = "holdfast-steps.toml";

/// The choices of a workspace, in the file's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// By the runbook's path in the workspace, with `/`; those of one runbook stand together.
    by_runbook: Vec<(String, Vec<Choice>)>,
}

impl Choices {
    /// The choices about the runbook with this path in the workspace.
    #[must_use]
    pub fn of(&self, path: &str) -> &[Choice] {
        let found = self.by_runbook.iter().find(|(runbook, _)| runbook == path);
        found.map_or(&[], |(_, choices)| choices)
    }

    fn add(&mut self, runbook: String, choice: Choice) {
        match self.by_runbook.iter_mut().find(|(known, _)| *known == runbook) {
            Some((_, choices)) => choices.push(choice),
            None => self.by_runbook.push((runbook, vec![choice])),
        }
    }
}

/// Reads the choices of a workspace; without a file there are none.
///
/// # Errors
/// When the file cannot be read, is not TOML or a block is not complete. The error names the file and the line.
pub fn load(workspace: &Path) -> Result<Choices> {
    let path = workspace.join(FILE);
    let Some(text) = crate::team::config::source::text(&path)? else {
        return Ok(Choices::default());
    };
    let mut choices = Choices::default();
    for (runbook, choice) in read::parse(&path, &text)? {
        choices.add(runbook, choice);
    }
    Ok(choices)
}

/// Writes a choice about the runbook with this path into the workspace's file, which is created when it is missing. It
/// takes the place of an earlier one about the same group.
///
/// # Errors
/// When the file cannot be read or written; then it is as before.
pub fn keep(workspace: &Path, path: &str, choice: &Choice) -> Result<()> {
    let file = workspace.join(FILE);
    let (mut document, there) = open(&file)?;
    let new = table_of(path, choice);
    let item = document.entry("choice").or_insert_with(|| ArrayOfTables::new().into());
    let at = there.iter().position(|(runbook, c)| runbook == path && same_group(c, choice));
    let Some(tables) = item.as_array_of_tables_mut() else {
        return Err(not_blocks(&file));
    };
    match at.and_then(|at| tables.get_mut(at)) {
        Some(table) => {
            for (key, value) in new {
                table.insert(&key, value);
            }
        }
        None => tables.push(new),
    }
    save(&file, &document)
}

/// Takes the choice about this group out of the workspace's file; the rules decide again. Does nothing when there is
/// none.
///
/// # Errors
/// When the file cannot be read or written; then it is as before.
pub fn forget(workspace: &Path, path: &str, group: &str) -> Result<()> {
    let file = workspace.join(FILE);
    let (mut document, there) = open(&file)?;
    let found: Vec<usize> = (0..)
        .zip(&there)
        .filter(|(_, (runbook, choice))| runbook == path && choice.group == group)
        .map(|(at, _)| at)
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    let Some(tables) = document.get_mut("choice").and_then(Item::as_array_of_tables_mut) else {
        return Err(not_blocks(&file));
    };
    for at in found.into_iter().rev() {
        let removed = tables.remove(at);
        keep_comments(tables, at, &removed);
    }
    save(&file, &document)
}

/// The same group: by its name, or by what its items say.
fn same_group(there: &Choice, new: &Choice) -> bool {
    there.group == new.group || there.headings == new.headings && there.items == new.items
}

/// Comments above a block that goes stay with the block after it; those of the last one go.
fn keep_comments(tables: &mut ArrayOfTables, at: usize, removed: &Table) {
    let prefix = |table: &Table| {
        table.decor().prefix().and_then(|p| p.as_str()).unwrap_or_default().to_owned()
    };
    let comments = prefix(removed);
    if let Some(next) = tables.get_mut(at).filter(|_| !comments.trim().is_empty()) {
        let joined = format!("{}{}", comments, prefix(next));
        next.decor_mut().set_prefix(joined);
    }
}

fn table_of(path: &str, choice: &Choice) -> Table {
    let list = |texts: &[String]| value(texts.iter().map(String::as_str).collect::<Array>());
    let mut table = Table::new();
    table.insert("runbook", value(path));
    table.insert("steps", value(choice.steps));
    table.insert("headings", list(&choice.headings));
    table.insert("group", value(&choice.group));
    table.insert("items", list(&choice.items));
    table
}

type Known = Vec<(String, Choice)>;

/// The file for editing, and what it says: a file with a mistake in it is not touched.
fn open(file: &Path) -> Result<(DocumentMut, Known)> {
    let text = crate::team::config::source::text(file)?.unwrap_or_default();
    let known = read::parse(file, &text)?;
    Ok((edit::editable(file, &text)?, known))
}

fn not_blocks(file: &Path) -> ConfigError {
    ConfigError::Invalid {
        path: file.to_owned(),
        line: 1,
        what: "write each choice as a [[choice]] block".to_owned(),
    }
}

fn save(file: &Path, document: &DocumentMut) -> Result<()> {
    let text = document.to_string();
    read::parse(file, &text)?;
    edit::write(file, &text)
}
