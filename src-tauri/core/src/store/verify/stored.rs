//! An entry as it stands in the table, whatever its columns hold: nothing here refuses a row.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row as SqlRow};

use crate::store::rows::all;
use crate::store::{Result, hash};

/// What verifying needs of an entry.
pub(super) struct Stored {
    pub(super) device: String,
    pub(super) n: i64,
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) corrects: Option<String>,
    pub(super) body: Body,
    pub(super) hash: Vec<u8>,
    pub(super) prev_hash: Option<Vec<u8>>,
    /// Its hash is not that of its columns.
    pub(super) is_changed: bool,
}

/// The body beside its hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    Whole,
    Changed,
    Gone,
}

/// What the column `incident` holds, each value once, in the order of arrival.
pub(super) fn incidents(connection: &Connection) -> Result<Vec<Value>> {
    let sql = "SELECT incident FROM event GROUP BY incident ORDER BY min(seq)";
    all(connection, sql, [], |row| Ok(owned(row.get_ref(0)?)))
}

/// The entries of an incident, each lane in its own order.
pub(super) fn of_incident(connection: &Connection, incident: &Value) -> Result<Vec<Stored>> {
    let columns = hash::HASHED;
    let sql = format!(
        "SELECT {columns}, hash, body FROM event WHERE incident = ?1 ORDER BY device, n, seq"
    );
    all(connection, &sql, [incident], stored)
}

/// Where a column stands in what is read: those of [`hash::HASHED`], then the hash and the body.
const PREV_HASH: usize = 16;
const HASH: usize = 17;
const BODY: usize = 18;

fn stored(row: &SqlRow<'_>) -> rusqlite::Result<Stored> {
    let columns = (0..HASH).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>()?;
    let computed = hash::of_columns(columns.iter().copied());
    let (body_hash, kept) = (bytes(columns[15]), bytes(row.get_ref(HASH)?));
    let body = row.get_ref(BODY)?;
    let body = if body == ValueRef::Null {
        Body::Gone
    } else if hash::of_bytes(bytes(body)).as_slice() == body_hash {
        Body::Whole
    } else {
        Body::Changed
    };
    let corrects = Some(columns[14]).filter(|c| *c != ValueRef::Null);
    let prev_hash = Some(columns[PREV_HASH]).filter(|hash| *hash != ValueRef::Null);
    Ok(Stored {
        id: words(columns[0]),
        device: words(columns[2]),
        n: if let ValueRef::Integer(n) = columns[3] { n } else { 0 },
        kind: words(columns[12]),
        corrects: corrects.map(words),
        body,
        hash: kept.to_vec(),
        prev_hash: prev_hash.map(|hash| bytes(hash).to_vec()),
        is_changed: computed.as_slice() != kept,
    })
}

/// A value in words, for a sentence.
pub(super) fn text(value: &Value) -> String {
    words(ValueRef::from(value))
}

fn words(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Blob(bytes) => hex::encode(bytes),
    }
}

fn bytes(value: ValueRef<'_>) -> &[u8] {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => &[],
    }
}

fn owned(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        // Such a text is not found again by its own words; its damage is that nothing is found.
        ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}
