//! Small pieces of text that every noun needs: one line, a shorter one, a count, a length of time, a pattern, a set of words.
//!
//! What is deliberately absent: how a terminal or a page shows them.

use crate::clock::MINUTE_MS;

/// A length of time as people say it: `0 min`, `12 min`, `1 h 05 min`, `2 d 3 h`. Negative lengths are none at all.
#[must_use]
pub fn length(ms: i64) -> String {
    if ms < MINUTE_MS { "0 min".to_owned() } else { exact_length(ms) }
}

/// A length of time to the second below a minute: `40 s`, `12 min`, `3 h 05 min`, `2 d 4 h`: how long, never negative.
#[must_use]
pub fn exact_length(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match (days, hours, minutes) {
        (1.., ..) => format!("{days} d {} h", hours % 24),
        (_, 1.., _) => format!("{hours} h {:02} min", minutes % 60),
        (_, _, 1..) => format!("{minutes} min"),
        _ => format!("{seconds} s"),
    }
}

/// The words with a capital at their beginning.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The letters and digits of a text alone, in lower case.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text on one line: every run of white space and control characters becomes one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// At most `limit` characters of the text: cut at a word where there is one, with an ellipsis that counts.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit.saturating_sub(1)).collect();
    let cut = head.rfind(' ').filter(|at| *at * 2 >= head.len()).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end_matches([' ', ',', ';', '.']))
}

/// Patterns by their names, each read when it is first used: `patterns! { DIGITS = r"[0-9]+"; }`.
macro_rules! patterns {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $pattern:expr;)*) => {
        $($(#[$meta])* $vis static $name: std::sync::LazyLock<::regex::Regex> =
            std::sync::LazyLock::new(|| $crate::text::regex($pattern));)*
    };
}
pub(crate) use patterns;

/// A pattern that stands in the code. One with a mistake fails every test that comes by.
#[allow(clippy::unwrap_used, reason = "the patterns are constants")]
pub(crate) fn regex(pattern: &str) -> regex::Regex {
    regex::Regex::new(pattern).unwrap()
}

/// A closed set of which each has a word: the set, all of them in their order, the word of one, and the one of a word.
macro_rules! worded {
    ($(#[$meta:meta])* $vis:vis enum $set:ident { $($(#[$of:meta])* $one:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        $vis enum $set {
            $($(#[$of])* $one,)+
        }

        impl $set {
            /// All of them, in their order.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$one),+];

            /// The word for it, in commands, in files and in what is told.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$one => $word,)+
                }
            }

            /// The one with this word.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.word() == word)
            }
        }
    };
}
pub(crate) use worded;

/// `1 step`, `2 steps`.
#[must_use]
pub fn count(n: u32, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_people_say_them_here_and_in_the_window() {
        #[derive(serde::Deserialize)]
        struct Table {
            lengths: Vec<(i64, String)>,
        }
        let table: Table =
            serde_json::from_str(include_str!("../../../ui/src/lib/lengths.json")).unwrap();
        for (ms, said) in table.lengths {
            assert_eq!(exact_length(ms), said, "{ms} ms");
        }
        assert_eq!([59_999, 60_000, 3_900_000].map(length), ["0 min", "1 min", "1 h 05 min"]);
    }
}
