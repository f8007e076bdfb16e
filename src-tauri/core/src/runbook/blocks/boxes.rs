//! Boxes that the parser does not know: `[/]`, `[!]`, `[]`. A box with any mark is a box.

/// The length of the box that an item's words begin with, and whether it is ticked. A letter or a digit is no mark, but
/// for those that tick.
pub(in crate::runbook) fn at_start(words: &str) -> Option<(usize, bool)> {
    let (end, mark) = match words.strip_prefix('[') {
        Some(inside) => {
            let end = inside.find(']').filter(|end| *end <= 6)?;
            (end + 2, inside[..end].trim())
        }
        None => {
            let sign = words.chars().next().filter(|sign| matches!(sign, '☐' | '☑' | '☒'))?;
            (sign.len_utf8(), words.get(..sign.len_utf8())?)
        }
    };
    let mut signs = mark.chars().filter(|sign| *sign != '\u{fe0f}');
    let sign = signs.next();
    let ticks =
        sign.is_some_and(|sign| matches!(sign, 'x' | 'X' | 'v' | '✓' | '✔' | '✅' | '☑' | '☒'));
    let is_mark = ticks || sign.is_none_or(|sign| !sign.is_alphanumeric() && sign != '^');
    let ends = words[end..].starts_with(char::is_whitespace);
    (is_mark && signs.next().is_none() && ends).then_some((end, ticks))
}

/// True for a text that is a box and nothing else.
pub(in crate::runbook) fn is_box(text: &str) -> bool {
    let text = text.trim();
    at_start(&format!("{text} ")).is_some_and(|(end, _)| end == text.len())
}

#[cfg(test)]
mod tests {
    use super::at_start;

    #[test]
    fn any_mark_makes_a_box_and_a_word_does_not() {
        for (words, ticked) in [
            ("[/] a", false),
            ("[!] a", false),
            ("[] a", false),
            ("[-] a", false),
            ("[✓] a", true),
            ("☑ a", true),
        ] {
            assert_eq!(at_start(words).map(|(_, ticked)| ticked), Some(ticked), "{words}");
        }
        for words in ["[1] a", "[DBA] a", "[^] a", "[/]a", "[--] a", "[", "a [/] b", "[/"] {
            assert_eq!(at_start(words), None, "{words}");
        }
    }
}
