//! How a statement is run, and what a question gives: all of its rows, those that can be read, or one.
//!
//! Damage in one incident stops nothing for the others, so a list leaves out a row that cannot be read; which incident is
//! damaged is found by [`crate::engine::Engine::damaged`].

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::Result;
use super::error::is_of_a_row;

/// Runs a statement that changes something.
pub(super) fn run(connection: &Connection, sql: &str, given: impl Params) -> Result<()> {
    connection.prepare_cached(sql)?.execute(given)?;
    Ok(())
}

/// All rows, each as `read` reads it.
pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(given, read)?.collect::<Result<_, _>>()?)
}

/// The rows that can be read.
pub(super) fn readable<T>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let known = |row: rusqlite::Result<T>| match row {
        Err(why) if is_of_a_row(&why) => {
            tracing::debug!(%why, "a row cannot be read");
            None
        }
        row => Some(row),
    };
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(given, read)?.filter_map(known).collect::<Result<_, _>>()?)
}

/// The first row, where there is one.
pub(super) fn one<T>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(connection.prepare_cached(sql)?.query_row(given, read).optional()?)
}

/// The only cell of the only row.
pub(super) fn sole<T: FromSql>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
) -> Result<T> {
    Ok(connection.prepare_cached(sql)?.query_row(given, |row| row.get(0))?)
}

/// The only column of the first row.
pub(super) fn cell<T: FromSql>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
) -> Result<Option<T>> {
    one(connection, sql, given, |row| row.get(0))
}
