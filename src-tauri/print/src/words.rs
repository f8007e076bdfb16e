//! The words of a line as runs: pieces of one look, that need no nesting.

use holdfast_core::paper::direction::{from_the_right, mark};
use holdfast_core::paper::{allowed, pieces};
use holdfast_core::runbook::export::may_open;
use holdfast_core::runbook::model::Inline;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

use crate::fonts::drawable;

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
        let begin = at;
        at += text.len();
        mark(text, begin, &ranges);
    }
    line
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
    fn the_marks_stand_around_the_words_whatever_looks_they_have() {
        let run = |text: &str| Run { text: Some(text.to_owned()), look: Look::default() };
        let end = Run { text: None, look: Look::default() };
        let line = isolated(vec![run("14:02 - "), run("قاعدة"), run(" البيانات"), end, run("end")]);
        let texts: Vec<_> = line.iter().map(|run| run.text.as_deref().unwrap_or("/")).collect();
        assert_eq!(texts, ["14:02 - ", "\u{2067}قاعدة", " البيانات\u{2069}", "/", "end"]);
    }
}
