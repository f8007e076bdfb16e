//! Where a line may end though no rule of a language lets it: inside of long words, such as hashes, which would be wider
//! than a column. The mark that stands there is no character, so that what is copied is what was typed.

/// From how many characters without a space on a word may be parted.
const LONG: usize = 24;
/// How many characters of a long word stay together.
const PIECE: usize = 8;

/// The text in pieces, between which a line may end.
#[must_use]
pub fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut at) = (0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let is_long = word.chars().nth(LONG).is_some();
        let mut since = 0;
        let mut before = None;
        for c in word.chars() {
            if is_long && since >= PIECE && before.is_some_and(stands_alone) && stands_alone(c) {
                pieces.push(&text[begin..at]);
                (begin, since) = (at, 0);
            }
            at += c.len_utf8();
            since += 1;
            before = Some(c);
        }
    }
    pieces.push(&text[begin..]);
    pieces
}

/// Whether a character is written the same whatever stands beside it.
fn stands_alone(c: char) -> bool {
    c < '\u{300}' || ('\u{370}'..'\u{483}').contains(&c) || ('\u{48a}'..'\u{530}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_are_parted_and_no_character_is_lost() {
        assert_eq!(pieces("as it is"), ["as it is"]);
        assert_eq!(pieces(""), [""]);
        let hash = "0123456789abcdef".repeat(4);
        let text = format!("head {hash} é{hash}");
        assert_eq!(pieces(&text).concat(), text);
        assert!(pieces(&hash).iter().all(|piece| piece.len() <= PIECE), "it fits any column");
        let joined = "م".repeat(60);
        assert_eq!(pieces(&joined), [joined.as_str()], "letters that join are not torn apart");
    }
}
