//! The chain: how an entry's hash is made. Written down here for ever.
//!
//! `hash = SHA-256("holdfast-event-1" ‖ columns)`, the columns in the order of [`digest`], each as one tag byte (`t` text,
//! `i` integer, `b` bytes, `n` null), its length as an unsigned little-endian 64-bit number, and its bytes: UTF-8 for
//! text, eight bytes big-endian two's complement for an integer, none for null. `seq` is local and `body` is covered
//! by `body_hash`, so both are left out. The chain makes alterations evident, not impossible: whoever holds the file
//! can recompute it.

use sha2::{Digest, Sha256};

use super::log::Row;

/// A SHA-256.
pub type Hash = [u8; 32];

const DOMAIN: &[u8] = b"holdfast-event-1";

/// The SHA-256 of a body as stored.
#[must_use]
pub fn of_body(body: &str) -> Hash {
    Sha256::digest(body.as_bytes()).into()
}

/// The hash of an entry, from its other columns.
#[must_use]
pub fn digest(row: &Row) -> Hash {
    let mut hash = Sha256::new();
    hash.update(DOMAIN);
    text(&mut hash, Some(&row.id.to_string()));
    text(&mut hash, Some(&row.incident.to_string()));
    text(&mut hash, Some(&row.device.to_string()));
    integer(&mut hash, i64::try_from(row.n).ok());
    integer(&mut hash, Some(row.hlc));
    integer(&mut hash, Some(row.recorded_at.0));
    integer(&mut hash, row.happened_at.map(|at| at.0));
    integer(&mut hash, Some(row.order_at.0));
    text(&mut hash, Some(&row.zone));
    integer(&mut hash, row.simulated_at.map(|at| at.0));
    integer(&mut hash, Some(i64::from(row.exercise)));
    text(&mut hash, Some(&row.actor));
    text(&mut hash, Some(&row.kind));
    integer(&mut hash, Some(i64::from(row.v)));
    text(&mut hash, row.corrects.map(|id| id.to_string()).as_deref());
    field(&mut hash, b'b', Some(&row.body_hash));
    field(&mut hash, b'b', row.prev_hash.as_ref().map(<[u8; 32]>::as_slice));
    hash.finalize().into()
}

fn field(hash: &mut Sha256, tag: u8, bytes: Option<&[u8]>) {
    let (tag, bytes) = bytes.map_or((b'n', [].as_slice()), |bytes| (tag, bytes));
    hash.update([tag]);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn text(hash: &mut Sha256, value: Option<&str>) {
    field(hash, b't', value.map(str::as_bytes));
}

fn integer(hash: &mut Sha256, value: Option<i64>) {
    field(hash, b'i', value.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
}
