//! Rows that cannot be read. Damage in one incident stops nothing for the others, so a list leaves such a row out; which
//! incident is damaged is found by [`crate::engine::Engine::damaged`].

use super::StoreError;
use super::error::is_of_a_row;

/// The rows that can be read.
pub(super) fn readable<T>(
    rows: impl Iterator<Item = rusqlite::Result<T>>,
) -> Result<Vec<T>, StoreError> {
    let known = |row: rusqlite::Result<T>| match row {
        Err(why) if is_of_a_row(&why) => {
            tracing::debug!(%why, "a row cannot be read");
            None
        }
        row => Some(row),
    };
    Ok(rows.filter_map(known).collect::<Result<_, _>>()?)
}
