//! The commands that stand in the lines of a text, between backticks.

use super::code::is_inline_command;
use super::copied::Copied;
use super::lead;
use super::output;
use super::run;
use crate::runbook::model::Inline;

/// The inline commands of a text, in order. What a sentence says is run may be an unknown program; what it forbids is not
/// offered.
pub(in crate::runbook) fn inline_commands(content: &[Inline], out: &mut Vec<Copied>) {
    if content.iter().any(holds_code) {
        commands_behind(&mut String::new(), content, out);
    }
}

fn holds_code(inline: &Inline) -> bool {
    matches!(inline, Inline::Code { .. }) || inline.inside().iter().any(holds_code)
}

/// `said` is the text before, from which the sentence that holds a command is told.
fn commands_behind(said: &mut String, content: &[Inline], out: &mut Vec<Copied>) {
    let mut before = "";
    // The code before was run, and the sentence goes on.
    let mut is_run = false;
    for (at, inline) in content.iter().enumerate() {
        match inline {
            Inline::Code { text } => {
                is_run = run::ends_with_run(before) || is_run && is_joint(before);
                let ends = at + 1 == content.len();
                let after = match content.get(at + 1) {
                    Some(Inline::Text { text }) => text.as_str(),
                    Some(_) | None => "",
                };
                if is_meant(said, before, text, is_run, ends) && !run::is_subject(said, after) {
                    let is_query = run::is_query(said, text) && !is_inline_command(text);
                    let language = if is_query { "promql" } else { "" };
                    out.push(Copied { is_named: true, ..output::copied(language, text) });
                }
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => commands_behind(said, content, out),
            Inline::Text { text } => said.push_str(text),
            Inline::Break => said.push(' '),
            Inline::Image { .. } => {}
        }
        before = if let Inline::Text { text } = inline { text } else { "" };
    }
}

/// "and", ", then": what joins two commands of one sentence.
fn is_joint(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.into_iter().all(|word| matches!(word, "and" | "then" | "or"))
}

/// True for code that the text before it asks to run. `ends` tells that nothing stands behind it.
fn is_meant(said: &str, before: &str, code: &str, is_run: bool, ends: bool) -> bool {
    let code = code.trim();
    let announced = ends && before.trim_end().ends_with(':');
    let asked = is_inline_command(code)
        || is_run && (run::could_run(code) || run::is_bare_call(code))
        || announced && run::is_of_device(code)
        || run::is_query(said, code);
    asked && !lead::forbids(said) && !run::was_run(said, is_run)
}
