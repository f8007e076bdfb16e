//! The words of a line as runs: pieces of one look, that need no nesting.

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

/// The words of a line: `runs`, and whether they are read from the right.
pub fn words(content: &[Inline]) -> Value {
    line(content.iter())
}

/// The same of some pieces of a line.
pub fn line<'a>(content: impl Iterator<Item = &'a Inline>) -> Value {
    let mut runs = Array::new();
    let mut text = String::new();
    content.for_each(|one| put(&mut runs, &mut text, one, Look::default()));
    dict! { "runs" => runs, "rtl" => is_from_the_right(&text) }.into_value()
}

/// A line of plain words.
pub fn plain(text: &str) -> Value {
    line(std::iter::once(&Inline::Text { text: text.to_owned() }))
}

fn put(runs: &mut Array, seen: &mut String, inline: &Inline, look: Look<'_>) {
    let mut all = |content: &[Inline], look: Look<'_>| {
        content.iter().for_each(|one| put(runs, seen, one, look));
    };
    match inline {
        Inline::Text { text } | Inline::Image { alt: text, .. } => {
            let text = if runs.is_empty() { text.trim_start() } else { text };
            seen.push_str(text);
            runs.push(run(text, look));
        }
        Inline::Code { text } => runs.push(run(text, Look { code: true, ..look })),
        Inline::Emphasis { content } => all(content, Look { italic: true, ..look }),
        Inline::Strong { content } => all(content, Look { bold: true, ..look }),
        Inline::Strike { content } => all(content, Look { strike: true, ..look }),
        Inline::Link { href, content } => {
            let opens = may_open(href) && href.len() <= LONGEST_ADDRESS;
            all(content, Look { link: opens.then_some(href.as_str()).or(look.link), ..look });
        }
        Inline::Break => runs.push(dict! { "ends" => true }.into_value()),
    }
}

fn run(text: &str, look: Look<'_>) -> Value {
    let mut run = Dict::new();
    let pieces: Array =
        pieces(&drawable(&allowed(text))).into_iter().map(IntoValue::into_value).collect();
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

/// Whether the first letter belongs to a script that is read from the right.
fn is_from_the_right(text: &str) -> bool {
    let letter = text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_from_the_side_of_its_first_letter() {
        assert!(is_from_the_right("14:02 قاعدة البيانات db-1"));
        assert!(is_from_the_right("שלום"));
        assert!(!is_from_the_right("db-1 قاعدة"));
        assert!(!is_from_the_right("14:02"));
    }
}
