//! Standard Webhooks signatures, by which a receiver knows that a message is ours and not an old one sent again.
//!
//! Source: <https://www.standardwebhooks.com>. Signed is `id.timestamp.body` with HMAC-SHA256; a receiver accepts five
//! minutes of difference to its clock, so the timestamp is new for each attempt while the id stays.

use base64::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;

use crate::channel::target::{Misfit, Result};

/// What a signing key begins with.
const PREFIX: &str = "whsec_";

/// A signing key. Its debug form shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SigningKey(Vec<u8>);

pub(super) const MISFORMED: Misfit = Misfit::OfKind(
    "a signing key is whsec_ and then 24 to 64 bytes in base64; copy it again from the receiver's settings",
);

impl SigningKey {
    /// Reads `whsec_…`: base64, with or without padding, of 24 to 64 bytes.
    ///
    /// # Errors
    /// When it is something else.
    pub fn parse(text: &str) -> Result<Self> {
        let any_padding =
            GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let base64 = GeneralPurpose::new(&base64::alphabet::STANDARD, any_padding);
        let encoded = text.strip_prefix(PREFIX).ok_or(MISFORMED)?;
        let bytes = base64.decode(encoded).map_err(|_| MISFORMED)?;
        if (24..=64).contains(&bytes.len()) { Ok(Self(bytes)) } else { Err(MISFORMED) }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// The value of `webhook-signature`: one `v1,…` for each key, parted by a space, so that a receiver can change its key
/// without missing a message. `timestamp` is in seconds since 1970.
#[must_use]
pub(super) fn sign(id: &str, timestamp: i64, body: &str, keys: &[SigningKey]) -> String {
    let signatures: Vec<String> = keys
        .iter()
        .filter_map(|key| {
            // HMAC takes keys of any length, so no key is left out.
            let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).ok()?;
            mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
            Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
        })
        .collect();
    signatures.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    const COUNTING: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    fn key(text: &str) -> SigningKey {
        SigningKey::parse(text).unwrap()
    }

    #[test]
    fn the_published_vector_holds() {
        let body = r#"{"email":"test@example.com","username":"test_user"}"#;
        let signature =
            sign("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1_649_367_553, body, &[key(PUBLISHED)]);
        assert_eq!(signature, "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
    }

    #[test]
    fn the_vector_with_a_counting_key_holds() {
        let body = r#"{"type":"incident.update","data":{"incident":"INC-1"}}"#;
        let signature = sign("upd_0001", 1_767_225_600, body, &[key(COUNTING)]);
        assert_eq!(signature, "v1,XY6Z5PFkT0RZMiUgveSZi+3PxHMM2tZYNPjePXLvug0=");
    }

    #[test]
    fn while_keys_rotate_each_signs() {
        let (old, new) = (key(PUBLISHED), key(COUNTING));
        let both = sign("id", 1, "{}", &[new.clone(), old.clone()]);
        let each = [sign("id", 1, "{}", &[new]), sign("id", 1, "{}", &[old])];
        assert_eq!(both, each.join(" "), "the receiver takes whichever it knows");
    }

    #[test]
    fn a_key_is_24_to_64_bytes_with_or_without_padding() {
        assert_eq!(key(COUNTING), key(COUNTING.trim_end_matches('=')), "padding says nothing");
        for (bytes, fits) in [(23, false), (24, true), (64, true), (65, false)] {
            let text = format!("{PREFIX}{}", STANDARD.encode(vec![7; bytes]));
            assert_eq!(SigningKey::parse(&text).is_ok(), fits, "{bytes} bytes");
        }
        for text in ["", "whsec_", "whsec_!!!", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] {
            assert_eq!(SigningKey::parse(text), Err(MISFORMED), "{text}");
        }
        assert_eq!(format!("{:?}", key(PUBLISHED)), "SigningKey(…)", "a key is not shown");
    }
}
