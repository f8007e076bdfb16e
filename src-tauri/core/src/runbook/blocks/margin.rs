//! Bullets at the margin below `1)`: where a file numbers its steps so, they belong to the number above them.
//!
//! To Markdown they are lists of their own, which end the list of the numbers. Here they are moved in, so that each is
//! read below its step. Needed are two numbers that follow one another, with nothing but such bullets between.

use std::borrow::Cow;

use super::fences::Fences;
use crate::text::patterns;

patterns! { NUMBER = r"^(\d{1,3})[.)][ \t]+"; }

/// A number at the margin with the bullets directly below it.
struct Head {
    number: u32,
    /// The column of its words.
    indent: usize,
    /// The lines of what is to be moved, from 0: those from its first bullet up to what does not belong to it.
    below: std::ops::Range<usize>,
    /// Nothing else stands between it and the number before.
    goes_on: bool,
}

/// The text with such bullets moved in.
pub(super) fn indented(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let heads = heads(&lines);
    let follows = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| Some((heads.get(before)?, heads.get(at)?)));
        pair.is_some_and(|(before, head)| head.goes_on && head.number == before.number + 1)
    };
    let moved: Vec<&Head> = heads
        .iter()
        .enumerate()
        .filter(|(at, head)| !head.below.is_empty() && (follows(*at) || follows(*at + 1)))
        .map(|(_, head)| head)
        .collect();
    if moved.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = moved.into_iter().peekable();
    for (at, line) in lines.into_iter().enumerate() {
        while rest.next_if(|head| head.below.end <= at).is_some() {}
        if let Some(head) = rest.peek().filter(|head| head.below.contains(&at))
            && !line.trim().is_empty()
        {
            out.extend(std::iter::repeat_n(' ', head.indent));
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

fn heads(lines: &[&str]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut fences = Fences::default();
    // What the last number may still hold.
    let mut state = State::Other;
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_end_matches('\n');
        let is_code = fences.hold(0, bare);
        if is_code && state != State::Other && !bare.trim().is_empty() {
            keep(&mut heads, at, state);
            continue;
        }
        let counts = !is_code && bare.starts_with(|c: char| c.is_ascii_digit());
        let found = if counts { NUMBER.captures(bare) } else { None };
        let found = found.filter(|found| found[0].len() < bare.len());
        if let Some(found) = found {
            let words = found[0].len();
            let goes_on = state != State::Other;
            let number = found[1].parse().unwrap_or_default();
            heads.push(Head { number, indent: words.min(5), below: at + 1..at + 1, goes_on });
            state = State::Words;
            continue;
        }
        state = state.behind(bare, heads.last().map_or(0, |head| head.indent));
        keep(&mut heads, at, state);
    }
    heads
}

/// Counts this line to what the last number holds.
fn keep(heads: &mut [Head], at: usize, state: State) {
    match (heads.last_mut(), state) {
        (Some(head), State::Bullets) if head.below.is_empty() => head.below = at..at + 1,
        (Some(head), State::Bullets | State::Gap) if !head.below.is_empty() => {
            head.below.end = at + 1
        }
        (_, State::Words | State::Bullets | State::Gap | State::Apart | State::Other) => {}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The words of a number.
    Words,
    /// Bullets directly below them.
    Bullets,
    /// An empty line below the bullets.
    Gap,
    /// An empty line below the words: what follows must be indented to belong to them.
    Apart,
    /// Anything else.
    Other,
}

impl State {
    /// What a line is behind one of this kind. `indent` is the column of the number's words.
    fn behind(self, line: &str, indent: usize) -> Self {
        let start = line.trim_start();
        let is_indented = line.len() - start.len() >= indent.max(1);
        let is_bullet = start.starts_with(['-', '*', '+']) && start[1..].starts_with([' ', '\t']);
        match self {
            Self::Other => Self::Other,
            Self::Words | Self::Apart if start.is_empty() => Self::Apart,
            Self::Bullets | Self::Gap if start.is_empty() => Self::Gap,
            Self::Words | Self::Apart if is_indented => self,
            Self::Bullets | Self::Gap if is_indented => Self::Bullets,
            Self::Words | Self::Bullets | Self::Gap if is_bullet && !is_rule(start) => {
                Self::Bullets
            }
            // A sentence of its own, which leads to what stands below it.
            Self::Words if start.starts_with(char::is_uppercase) && start.ends_with(':') => {
                Self::Apart
            }
            Self::Words | Self::Bullets if start.starts_with(char::is_alphanumeric) => self,
            Self::Words | Self::Bullets | Self::Gap | Self::Apart => Self::Other,
        }
    }
}

/// True for `- - -`.
fn is_rule(line: &str) -> bool {
    let signs = line.chars().filter(|c| !c.is_whitespace());
    let first = line.chars().next();
    line.chars().all(|c| c.is_whitespace() || Some(c) == first) && signs.count() >= 3
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn bullets_below_numbers_are_moved_in() {
        let of = |text: &str| indented(text).into_owned();
        assert_eq!(of("1) a\n- b\n- c\n\n2) d\n- e\n"), "1) a\n   - b\n   - c\n\n2) d\n   - e\n");
        assert_eq!(
            of("9. a\n* b\n  - c\n10. d\n* e\n"),
            "9. a\n   * b\n     - c\n10. d\n    * e\n"
        );
        assert_eq!(
            of("1) a\n- b\n  ```sh\n  ls\n  ```\n2) c\n"),
            "1) a\n   - b\n     ```sh\n     ls\n     ```\n2) c\n"
        );
        for same in [
            "1) a\n- b\n",
            "1) a\n2) b\nTo see them:\n- c\n",
            "1) a\n\n- b\n\n2) c\n\n- d\n",
            "1) a\n- b\n\nText.\n\n2) c\n- d\n",
            "1. a\n   - b\n2. c\n",
            "```\n1) a\n- b\n2) c\n- d\n```\n",
            "1) a\n- - -\n2) c\n",
        ] {
            assert_eq!(of(same), same);
        }
    }
}
