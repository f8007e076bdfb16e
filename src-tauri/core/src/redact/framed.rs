//! What every way of finding a secret gives, and what tells a made word from a written one.

use std::ops::Range;

/// Where a secret stands with what shows that it is one, and the part of it that is masked.
pub(super) type Framed = (Range<usize>, Range<usize>);

/// True for what a machine made: digits, small and capital letters.
pub(super) fn is_mixed(text: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| text.as_bytes().iter().any(kind);
    has(u8::is_ascii_digit) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase)
}
