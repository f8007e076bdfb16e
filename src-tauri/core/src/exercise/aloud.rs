//! What of a scenario's texts players are given. A comment (`<!-- … -->`) is between those who write the file: it is no word
//! of the story, and what it says may give the story away.

use std::borrow::Cow;

use super::{Inject, Scenario};

const OPENS: &str = "<!--";
const CLOSES: &str = "-->";

/// The text without its comments, wherever they stand, in code too. One that nobody closed goes to the end of the text.
#[must_use]
pub fn aloud(text: &str) -> Cow<'_, str> {
    if !text.contains(OPENS) {
        return Cow::Borrowed(text);
    }
    let mut told = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPENS) {
        // A space, so that what stood around it does not become a comment in its turn.
        told.extend([before, " "]);
        rest = inside.split_once(CLOSES).map_or("", |(_, behind)| behind);
    }
    told.push_str(rest);
    Cow::Owned(told.trim().to_owned())
}

impl Scenario {
    /// The situation that it begins with, as players are given it.
    #[must_use]
    pub fn opening_aloud(&self) -> String {
        aloud(&self.opening).into_owned()
    }

    /// The rules that players are given.
    #[must_use]
    pub fn rules_aloud(&self) -> Vec<String> {
        said(&self.rules)
    }
}

impl Inject {
    /// What players are given.
    #[must_use]
    pub fn text_aloud(&self) -> String {
        aloud(&self.text).into_owned()
    }

    /// The first hints, so many as were given, as players are given them.
    #[must_use]
    pub fn hints_aloud(&self, given: usize) -> Vec<String> {
        said(self.hints.iter().take(given))
    }
}

/// The texts that say something to players.
fn said<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let said = texts.into_iter().map(|text| aloud(text).into_owned());
    said.filter(|text| !text.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_comment_is_not_read_aloud_and_all_else_is() {
        for (text, told) in [
            ("Orders fail.", "Orders fail."),
            ("<!-- only for us: the migration is the culprit -->", ""),
            (
                "Orders fail.\n\n<!-- only\nfor us -->\n\nAll of them.",
                "Orders fail.\n\n \n\nAll of them.",
            ),
            ("Orders <!-- a -->and<!-- b --> carts fail.", "Orders  and  carts fail."),
            ("Orders fail. <!-- nobody closed this", "Orders fail."),
            ("A <!<!-- x -->-- B -->", "A <! -- B -->"),
            ("Look at a --> b.", "Look at a --> b."),
        ] {
            assert_eq!(aloud(text), told, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_text_holds_no_comment_is_read_aloud(
            text in "(<!--|-->|<!|--|`|> |- |\n|\n\n|    |[a-z ]{1,5}|-){0,12}",
        ) {
            let told = aloud(&text);
            prop_assert!(!told.contains(OPENS), "{told}");
            prop_assert!(text.contains(OPENS) || told == text, "{told}");
        }
    }
}
