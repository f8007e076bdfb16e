//! The chain: how an entry's hash is made. Written down here for ever.
//!
//! `hash = SHA-256("holdfast-event-1" ‖ columns)`, the columns in the order of [`HASHED`], each as one tag byte (`t` text,
//! `i` integer, `b` bytes, `n` null), its length as an unsigned little-endian 64-bit number, and its bytes: UTF-8 for
//! text, eight bytes big-endian two's complement for an integer, none for null. `seq` is local and `body` is covered
//! by `body_hash`, so both are left out. The chain makes alterations evident, not impossible: whoever holds the file
//! can recompute it.

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

const DOMAIN: &[u8] = b"holdfast-event-1";
const SNAPSHOT: &[u8] = b"holdfast-snapshot-1";

/// The columns that an entry's hash covers, in its order.
pub(super) const HASHED: &str = "id, incident, device, n, hlc, recorded_at, happened_at, order_at, zone, simulated_at, exercise, \
                                 actor, kind, v, corrects, body_hash, prev_hash";

/// The SHA-256 of a body as stored.
#[must_use]
pub fn of_body(body: &str) -> Hash {
    of_bytes(body.as_bytes())
}

/// The SHA-256 of a body that may be no text any more.
pub(super) fn of_bytes(body: &[u8]) -> Hash {
    Sha256::digest(body).into()
}

/// The hash of an entry from the columns of [`HASHED`] as they stand in the file, whatever they hold.
pub(super) fn of_columns<'a>(columns: impl IntoIterator<Item = ValueRef<'a>>) -> Hash {
    let mut hash = Sha256::new();
    hash.update(DOMAIN);
    columns.into_iter().for_each(|column| field(&mut hash, column));
    hash.finalize().into()
}

/// The seal of a snapshot: it covers the state, how far it reaches, and the hash of the last entry that it stands for.
pub(super) fn seal(state: &str, reach: [i64; 3], head: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(SNAPSHOT);
    reach.into_iter().for_each(|number| field(&mut hash, ValueRef::Integer(number)));
    field(&mut hash, ValueRef::Blob(head));
    field(&mut hash, ValueRef::Text(state.as_bytes()));
    hash.finalize().into()
}

fn field(hash: &mut Sha256, value: ValueRef<'_>) {
    let number;
    let (tag, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (b'n', &[]),
        ValueRef::Integer(integer) => {
            number = integer.to_be_bytes();
            (b'i', &number)
        }
        // No column holds one. What somebody wrote into the file all the same has a hash of its own.
        ValueRef::Real(real) => {
            number = real.to_be_bytes();
            (b'r', &number)
        }
        ValueRef::Text(text) => (b't', text),
        ValueRef::Blob(blob) => (b'b', blob),
    };
    hash.update([tag]);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}
