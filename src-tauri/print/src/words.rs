//! The words of a line as runs: pieces of one look, that need no nesting.

use holdfast_core::paper::{allowed, pieces};
use holdfast_core::runbook::export::may_open;
use holdfast_core::runbook::model::Inline;
use std::ops::Range;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

use crate::fonts::drawable;

/// What keeps words that are read from the right apart from what is around them, and what ends it.
const OPENS: char = '\u{2067}';
const CLOSES: char = '\u{2069}';

/// The longest address that a link of a PDF may have.
const LONGEST_ADDRESS: usize = 2_000;

/// How a run looks.
#[derive(Clone, Copy, Debug, Default)]
struct Look<'a> {
    bold: bool,
    italic: bool,
    strike: bool,
    code: bool,
    link: Option<&'a str>,
}

/// The words of a line, as `runs`.
pub fn words(content: &[Inline]) -> Value {
    line(content.iter())
}

/// The same of some pieces of a line.
pub fn line<'a>(content: impl Iterator<Item = &'a Inline>) -> Value {
    let mut runs = Vec::new();
    content.for_each(|one| put(&mut runs, one, Look::default()));
    let runs: Array = isolated(runs).iter().map(|run| run.value()).collect();
    dict! { "runs" => runs }.into_value()
}

/// A line of plain words.
pub fn plain(text: &str) -> Value {
    line(std::iter::once(&Inline::Text { text: text.to_owned() }))
}

/// A piece of a line; without words it ends the line.
struct Run<'a> {
    text: Option<String>,
    look: Look<'a>,
}

impl Run<'_> {
    fn value(&self) -> Value {
        match &self.text {
            Some(text) => run(text, self.look),
            None => dict! { "ends" => true }.into_value(),
        }
    }
}

fn put<'a>(runs: &mut Vec<Run<'a>>, inline: &'a Inline, look: Look<'a>) {
    let mut all = |content: &'a [Inline], look: Look<'a>| {
        content.iter().for_each(|one| put(runs, one, look));
    };
    match inline {
        Inline::Text { text } | Inline::Image { alt: text, .. } => {
            let text = if runs.is_empty() { text.trim_start() } else { text };
            runs.push(Run { text: Some(shown(text)), look });
        }
        Inline::Code { text } => {
            let look = Look { code: true, ..look };
            runs.push(Run { text: Some(shown(text)), look });
        }
        Inline::Emphasis { content } => all(content, Look { italic: true, ..look }),
        Inline::Strong { content } => all(content, Look { bold: true, ..look }),
        Inline::Strike { content } => all(content, Look { strike: true, ..look }),
        Inline::Link { href, content } => {
            let opens = may_open(href) && href.len() <= LONGEST_ADDRESS;
            all(content, Look { link: opens.then_some(href.as_str()).or(look.link), ..look });
        }
        Inline::Break => runs.push(Run { text: None, look }),
    }
}

fn shown(text: &str) -> String {
    drawable(&allowed(text)).into_owned()
}

/// A line keeps the direction of the document, whoever wrote into it: words that are read from the right stand between two
/// marks that keep what is around them in its place.
fn isolated(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut out = Vec::new();
    let mut line: Vec<Run<'_>> = Vec::new();
    for run in runs {
        let ends = run.text.is_none();
        line.push(run);
        if ends {
            out.extend(marked(std::mem::take(&mut line)));
        }
    }
    out.extend(marked(line));
    out
}

fn marked(mut line: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let all: String = line.iter().filter_map(|run| run.text.as_deref()).collect();
    let ranges = from_the_right(&all);
    let mut at = 0;
    for text in line.iter_mut().filter_map(|run| run.text.as_mut()) {
        let end = at + text.len();
        // From the last to the first, so that each place is still where it was.
        for range in ranges.iter().rev() {
            if at < range.end && range.end <= end {
                text.insert(range.end - at, CLOSES);
            }
            if at <= range.start && range.start < end {
                text.insert(range.start - at, OPENS);
            }
        }
        at = end;
    }
    line
}

/// Where the words of a line stand that are read from the right: all of it where it begins with them, else from the first
/// to the last where no other letter stands before them, as in a note behind its time; else each stretch of them.
fn from_the_right(line: &str) -> Vec<Range<usize>> {
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

fn run(text: &str, look: Look<'_>) -> Value {
    let mut run = Dict::new();
    let pieces: Array = pieces(text).into_iter().map(IntoValue::into_value).collect();
    run.insert("pieces".into(), pieces.into_value());
    run.insert("bold".into(), look.bold.into_value());
    run.insert("italic".into(), look.italic.into_value());
    run.insert("strike".into(), look.strike.into_value());
    run.insert("code".into(), look.code.into_value());
    run.insert(
        "link".into(),
        look.link.map_or(Value::None, |href| allowed(href).as_ref().into_value()),
    );
    run.into_value()
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
    fn the_marks_stand_around_the_words_whatever_looks_they_have() {
        let run = |text: &str| Run { text: Some(text.to_owned()), look: Look::default() };
        let end = Run { text: None, look: Look::default() };
        let line = isolated(vec![run("14:02 - "), run("قاعدة"), run(" البيانات"), end, run("end")]);
        let texts: Vec<_> = line.iter().map(|run| run.text.as_deref().unwrap_or("/")).collect();
        assert_eq!(texts, ["14:02 - ", "\u{2067}قاعدة", " البيانات\u{2069}", "/", "end"]);
    }
}
