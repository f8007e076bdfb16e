//! Which blocks of code are commands: those that read like one, and those that the sentence above asks to run.

use super::tree::{Kind, Node, Role};
use crate::runbook::commands::code::{asks_directly, is_command_block, runs_what_is_asked};

/// Marks what can be copied and run, looking at the sentence before each piece of code.
///
/// The sentence before comes from the same row of blocks only.
pub(in crate::runbook) fn assign_roles(nodes: &mut [Node]) {
    let mut before: Option<usize> = None;
    for at in 0..nodes.len() {
        let (above, here) = nodes.split_at_mut(at);
        let Some(node) = here.first_mut() else { return };
        match &mut node.kind {
            Kind::Code { language, text, role } => {
                let sentence = before.map_or("", |at| above[at].words());
                if *role == Role::Text
                    && (is_command_block(language, text, sentence)
                        || before.is_some_and(|before| before + 1 == at)
                            && asks_directly(sentence, language, text)
                        || above.last().is_some_and(|list| is_asked_for(list, language, text)))
                {
                    *role = Role::Command;
                }
            }
            Kind::Paragraph { .. } | Kind::Heading { .. } => before = Some(at),
            Kind::List { start, items } => items.iter_mut().for_each(|item| {
                assign_roles(&mut item.nodes);
                if start.is_some() {
                    only_code(&mut item.nodes);
                }
            }),
            Kind::Quote { nodes, .. } => assign_roles(nodes),
            Kind::Table { .. } | Kind::Rule | Kind::Raw { .. } => before = None,
        }
    }
}

/// The only code of a numbered item is what the item asks to run, where it looks like it.
fn only_code(nodes: &mut [Node]) {
    let [sentence, code] = nodes else { return };
    if let Kind::Code { language, text, role } = &mut code.kind
        && runs_what_is_asked(sentence.words(), language, text)
    {
        *role = Role::Command;
    }
}

/// The same for code that stands behind the item without its indent.
fn is_asked_for(list: &Node, language: &str, text: &str) -> bool {
    let Kind::List { start: Some(_), items } = &list.kind else { return false };
    let last = items.last().filter(|item| item.nodes.len() == 1);
    last.is_some_and(|item| {
        runs_what_is_asked(item.words(), language, text)
            || is_command_block(language, text, item.words())
    })
}
