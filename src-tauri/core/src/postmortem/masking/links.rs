//! Links of a copy. One whose address is masked leads nowhere, and a mask in an address is no Markdown: its words stand
//! there alone.

use crate::text::patterns;

patterns! {
    /// A link with a mask in its address; its words, in which a mask may stand too, are the first group.
    TO_A_MASK = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*\[[a-z]+(?: number)? \d+\][^()]*\)";
}

/// A masked text without such links.
pub(super) fn without_masked(text: &str) -> String {
    TO_A_MASK.replace_all(text, "$1").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_whose_address_is_masked_is_its_words() {
        for (text, wanted) in [
            ("mail [the team](mailto:[email 1]) now", "mail the team now"),
            (
                "[a](https://[host 1]/d?x=1#y \"t\"), [b](https://b.example)",
                "a, [b](https://b.example)",
            ),
            ("[[name 1] said](https://[address 2]:80/)", "[name 1] said"),
            (
                "[a](https://a.example/[x]) [card number 1]",
                "[a](https://a.example/[x]) [card number 1]",
            ),
            ("[host 1] (see [host 2])", "[host 1] (see [host 2])"),
        ] {
            assert_eq!(without_masked(text), wanted);
        }
    }
}
