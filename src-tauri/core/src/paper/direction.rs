//! Words that are read from the right, in a line that runs from the left as the document does, whoever wrote into it: they
//! are kept apart from what is around them, so that each stands in its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::runbook::model::Inline;

/// What keeps words that are read from the right apart from what is around them, and what ends it.
pub const OPENS: char = '\u{2067}';
/// See [`OPENS`].
pub const CLOSES: char = '\u{2069}';

/// Where the words of a line stand that are read from the right: all of it where it begins with them, else from the first
/// to the last where no other letter stands before them, as in a note behind its time; else each stretch of them.
#[must_use]
pub fn from_the_right(line: &str) -> Vec<Range<usize>> {
    let letters: Vec<(usize, char)> =
        line.char_indices().filter(|(_, c)| c.is_alphabetic()).collect();
    let stretches = letters.chunk_by(|a, b| is_from_the_right(a.1) == is_from_the_right(b.1));
    let ranges: Vec<Range<usize>> = stretches
        .filter_map(|stretch| {
            let ((start, first), (end, last)) = (*stretch.first()?, *stretch.last()?);
            let end = end + last.len_utf8();
            let closing = |c: &char| ".,:;!?…،؛؟".contains(*c);
            let closing: usize = line[end..].chars().take_while(closing).map(char::len_utf8).sum();
            is_from_the_right(first).then_some(start..end + closing)
        })
        .collect();
    let leads = letters.first().is_some_and(|(_, c)| is_from_the_right(*c));
    let Some((first, last)) = ranges.first().zip(ranges.last()).filter(|_| leads) else {
        return ranges;
    };
    let is_all = line[..first.start].trim().is_empty();
    let end = if is_all { line.trim_end().len() } else { last.end };
    std::iter::once(first.start..end).collect()
}

/// Whether a letter belongs to a script that is read from the right.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A piece of a line with the two marks around what is read from the right. `at` is where it begins in the line.
pub fn mark(piece: &mut String, at: usize, ranges: &[Range<usize>]) {
    let end = at + piece.len();
    // From the last to the first, so that each place is still where it was.
    for range in ranges.iter().rev() {
        if at < range.end && range.end <= end {
            piece.insert(range.end - at, CLOSES);
        }
        if at <= range.start && range.start < end {
            piece.insert(range.start - at, OPENS);
        }
    }
}

/// The words of a block with these marks in each of its lines.
pub(super) fn isolated(content: &[Inline]) -> Cow<'_, [Inline]> {
    let mut lines = Lines::default();
    lines.read(content);
    if !lines.text.contains(is_from_the_right) {
        return content.into();
    }
    lines.ends.push(lines.text.len());
    let mut ranges = Vec::new();
    let mut begin = 0;
    for end in &lines.ends {
        let of = from_the_right(&lines.text[begin..*end]).into_iter();
        ranges.extend(of.map(|range| range.start + begin..range.end + begin));
        begin = *end;
    }
    marked(content, &mut 0, &ranges).into()
}

/// The words of a block, and where its lines end.
#[derive(Default)]
struct Lines {
    text: String,
    ends: Vec<usize>,
}

impl Lines {
    fn read(&mut self, content: &[Inline]) {
        for one in content {
            match one {
                Inline::Text { text } | Inline::Code { text } => self.text.push_str(text),
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Link { content, .. } => self.read(content),
                Inline::Break => self.ends.push(self.text.len()),
                Inline::Image { .. } => {}
            }
        }
    }
}

fn marked(content: &[Inline], at: &mut usize, ranges: &[Range<usize>]) -> Vec<Inline> {
    let mut all = content.to_vec();
    for one in &mut all {
        match one {
            Inline::Text { text } | Inline::Code { text } => {
                let begin = *at;
                *at += text.len();
                mark(text, begin, ranges);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => *content = marked(content, at, ranges),
            Inline::Break | Inline::Image { .. } => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_read_from_the_right_are_kept_apart_from_their_line() {
        let apart =
            |line| from_the_right(line).into_iter().map(|range| &line[range]).collect::<Vec<_>>();
        for (line, wanted) in [
            ("14:02 - قاعدة البيانات db-1 توقفت. (commander)", &["قاعدة البيانات db-1 توقفت."][..]),
            ("قاعدة البيانات على db-1", &["قاعدة البيانات على db-1"]),
            ("שלום!", &["שלום!"]),
            ("db-1 قاعدة and שלום, end", &["قاعدة", "שלום,"]),
            ("14:02 - db-1 stops", &[]),
            ("", &[]),
        ] {
            assert_eq!(apart(line), wanted, "{line}");
        }
    }

    #[test]
    fn each_line_is_marked_for_itself_whatever_looks_its_words_have() {
        let text = |text: &str| Inline::Text { text: text.to_owned() };
        let strong = Inline::Strong { content: vec![text(" البيانات")] };
        let line = [text("14:02 - قاعدة"), strong, Inline::Break, text("end")];
        let marked = Inline::Strong { content: vec![text(" البيانات\u{2069}")] };
        let wanted = [text("14:02 - \u{2067}قاعدة"), marked, Inline::Break, text("end")];
        assert_eq!(isolated(&line).as_ref(), wanted);
        let plain = [text("db-1 stops")];
        assert!(matches!(isolated(&plain), Cow::Borrowed(_)), "most lines are as they were");
    }
}
