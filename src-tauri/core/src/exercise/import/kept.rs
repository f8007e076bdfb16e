//! Whether the words of a line stand in a text, without reading the whole text for each line.
//!
//! Only letters and digits count, and they begin where a word or a number of the text begins: `O1` holds a `1`. The beginnings are sorted by what
//! follows them, so that a question is a search in a sorted list. What is not found is kept twice at the worst, never lost.

use crate::text::letters;

/// Beginnings are sorted by so many bytes: the lines of scenarios seldom agree in more.
const SORTED_BY: usize = 64;

/// Of beginnings that agree in those, so many are compared to the end.
const COMPARED: usize = 64;

/// A text that is asked for the words of lines.
pub(super) struct Kept {
    letters: String,
    /// Where words and numbers begin in it, sorted by what follows.
    starts: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sign,
    Letter,
    Digit,
}

impl Kind {
    fn of(c: char) -> Self {
        match (c.is_numeric(), c.is_alphanumeric()) {
            (true, _) => Self::Digit,
            (false, true) => Self::Letter,
            (false, false) => Self::Sign,
        }
    }
}

impl Kept {
    pub fn of(text: &str) -> Self {
        let mut letters = String::new();
        let mut starts = Vec::new();
        let mut before = Kind::Sign;
        for c in text.chars() {
            let kind = Kind::of(c);
            if kind != Kind::Sign && kind != before {
                starts.push(letters.len());
            }
            before = kind;
            letters.extend(
                Some(c).filter(|_| kind != Kind::Sign).into_iter().flat_map(char::to_lowercase),
            );
        }
        starts.sort_by(|a, b| window(&letters, *a).cmp(window(&letters, *b)));
        Self { letters, starts }
    }

    /// True where the words of a line stand in the text. One without words stands in every text.
    pub fn holds(&self, line: &str) -> bool {
        let key = letters(line);
        let head = window(&key, 0);
        let begins = |start: usize| {
            let window = window(&self.letters, start);
            &window[..window.len().min(head.len())]
        };
        let first = self.starts.partition_point(|start| begins(*start) < head);
        let alike = self.starts[first..].iter().take_while(|start| begins(**start) == head);
        let is_whole =
            |start: &usize| self.letters.as_bytes()[*start..].starts_with(key.as_bytes());
        key.is_empty() || alike.take(COMPARED).any(is_whole)
    }
}

fn window(text: &str, from: usize) -> &[u8] {
    let bytes = text.as_bytes();
    &bytes[from..bytes.len().min(from + SORTED_BY)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_found_whatever_signs_stand_around_their_words() {
        let long = "word ".repeat(40);
        let kept = Kept::of(&format!("# A title: **who** leads\n- **O1** Act\n> And {long}end"));
        for line in ["- Who leads?", "1. Act", "Act\n> And", "", "—", &format!("{long}END")] {
            assert!(kept.holds(line), "{line}");
        }
        for line in ["ho leads", "who leads it", &format!("{long}more")] {
            assert!(!kept.holds(line), "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_stands_in_the_text(text in "[abA é\n-]{0,200}", line in "[abA é-]{0,9}") {
            let kept = Kept::of(&text);
            prop_assert!(!kept.holds(&line) || letters(&text).contains(&letters(&line)));
            for line in text.lines() {
                prop_assert!(kept.holds(line), "{line:?} of {text:?}");
            }
        }
    }
}
