//! The token of a Discord bot: `M…` of about 24 letters, six letters and the signature, parted by full stops. It has no sign
//! but the distance of its full stops.

use super::framed::Framed;

/// The tokens of a word.
pub(super) fn find(word: &str) -> Vec<Framed> {
    let bytes = word.as_bytes();
    let mut found: Vec<Framed> = Vec::new();
    for (dot, _) in word.match_indices('.') {
        if bytes.get(dot + 7) != Some(&b'.') || !bytes[dot + 1..dot + 7].iter().all(is_letter) {
            continue;
        }
        let before = bytes[..dot].iter().rev().take(28).take_while(|b| is_letter(b)).count();
        let behind = bytes[dot + 8..].iter().take(40).take_while(|b| is_letter(b)).count();
        let start = dot - before;
        if (23..=28).contains(&before)
            && b"MNO".contains(&bytes[start])
            && (27..40).contains(&behind)
        {
            let range = start..dot + 8 + behind;
            if found.last().is_none_or(|last| last.0.end <= range.start) {
                found.push((range.clone(), range));
            }
        }
    }
    found
}

fn is_letter(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || *b == b'_' || *b == b'-'
}
