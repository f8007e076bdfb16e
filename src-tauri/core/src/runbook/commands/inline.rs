//! The commands that stand in the lines of a text, between backticks.

use super::code::is_inline_command;
use super::output;
use super::run;
use crate::runbook::model::Inline;

/// The inline commands of a sentence, in order. What the sentence says is run may be an unknown program.
pub(in crate::runbook) fn inline_commands(content: &[Inline], out: &mut Vec<String>) {
    let mut before = "";
    for inline in content {
        if let Inline::Code { text } = inline
            && (is_inline_command(text)
                || run::ends_with_run(before) && run::could_run(text.trim()))
        {
            out.push(output::copied("", text));
        }
        inline_commands(inline.inside(), out);
        before = if let Inline::Text { text } = inline { text } else { "" };
    }
}
