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
    commands_behind(&mut String::new(), content, out);
}

/// `said` is the text before, from which the sentence that holds a command is told.
fn commands_behind(said: &mut String, content: &[Inline], out: &mut Vec<Copied>) {
    let mut before = "";
    for inline in content {
        match inline {
            Inline::Code { text }
                if (is_inline_command(text)
                    || run::ends_with_run(before) && run::could_run(text.trim()))
                    && !lead::forbids(said) =>
            {
                out.push(output::copied("", text));
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => commands_behind(said, content, out),
            Inline::Text { text } => said.push_str(text),
            Inline::Break => said.push(' '),
            Inline::Code { .. } | Inline::Image { .. } => {}
        }
        before = if let Inline::Text { text } = inline { text } else { "" };
    }
}
