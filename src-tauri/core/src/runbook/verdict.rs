//! The fifth stage: which candidates are steps.
//!
//! The rules come from public runbooks: what a section is for decides first, then whether its items ask for something
//! to be done. A task list always is a checklist.

use regex::Regex;
use std::sync::LazyLock;

use super::candidates::{Candidate, Entry};
use super::code;
use super::model::Inline;
use super::outline::{Class, Section};
use super::tree::{ItemNode, Kind, Node};
use super::words::{asks, forbids, lines, one_asks, regex};

/// What the rules know of the whole document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct About {
    /// Not English: the verb test says nothing.
    pub foreign: bool,
    /// Called a checklist as a whole.
    pub checklist: bool,
}

/// What is decided of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListVerdict {
    /// Every item is a step.
    All,
    /// Its task items are steps.
    Tasks,
    /// It is text.
    Refused,
}

/// Decides on a list. `follows` is true when its first number continues the last accepted list's.
pub(super) fn list(
    section: &Section<'_>,
    about: About,
    ordered: bool,
    lead_in: &str,
    items: &[Entry<'_>],
    follows: bool,
) -> ListVerdict {
    if items.iter().any(|entry| entry.item.task.is_some()) {
        return ListVerdict::Tasks;
    }
    if matches!(section.class, Class::Info | Class::Before) {
        return ListVerdict::Refused;
    }
    if follows || about.foreign && ordered {
        return ListVerdict::All;
    }
    if names_things(lead_in) || share(items, |e| is_only_link(e.item)) >= 60 {
        return ListVerdict::Refused;
    }
    let asking =
        share(items, |e| item_asks(e.item) || e.after.iter().any(|n| n.command().is_some()));
    let class = if TO_DO.is_match(lead_in) { Class::Action } else { section.class };
    let accepted = match (ordered, class) {
        (true, Class::Action) => asking >= 25,
        (true, Class::Neutral | Class::Info | Class::Before) => asking >= 50,
        (false, Class::Action) => asking >= 50 || section.checklist || about.checklist,
        (false, Class::Neutral | Class::Info | Class::Before) => {
            asking >= 70 && items.len() >= 2 || section.checklist || about.checklist
        }
    };
    if accepted { ListVerdict::All } else { ListVerdict::Refused }
}

/// A sentence before a list that says that it is to be done.
static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*to \w+.*:$|\b(?:following|these|next)\s+(?:\w+\s+)?(?:steps|actions|checks|tasks|commands)\b.*:?$|\b(?:do|try|perform|check|verify|run|execute)\s+the\s+following\s*:?$|^\W*steps\b.*:$",
    )
});

/// True when an item of an accepted list of bullets is a reference and not a step.
pub(super) fn is_reference(item: &ItemNode) -> bool {
    is_only_link(item) || item.nodes.first().and_then(Node::paragraph).is_some_and(is_see)
}

/// True for "See [another page]".
fn is_see(content: &[Inline]) -> bool {
    let says_see =
        |text: &str| matches!(text.trim().to_lowercase().as_str(), "see" | "see also" | "also see");
    match content {
        [Inline::Text { text }, Inline::Link { .. }] => says_see(text),
        [Inline::Text { text }, Inline::Link { .. }, Inline::Text { text: end }] => {
            says_see(text) && end.trim() == "."
        }
        _ => false,
    }
}

fn is_only_link(item: &ItemNode) -> bool {
    item.nodes.len() == 1
        && item
            .nodes
            .first()
            .and_then(Node::paragraph)
            .is_some_and(|c| matches!(c, [Inline::Link { .. }]))
}

/// True when an item asks for something to be done.
pub(super) fn item_asks(item: &ItemNode) -> bool {
    asks(&item.sentence(), holds_command(item))
}

fn holds_command(item: &ItemNode) -> bool {
    let mut inline = Vec::new();
    for node in &item.nodes {
        if node.command().is_some() {
            return true;
        }
        if let Kind::Paragraph { content } = &node.kind {
            code::inline_commands(content, &mut inline);
        }
    }
    !inline.is_empty()
}

fn share(items: &[Entry<'_>], test: impl Fn(&Entry<'_>) -> bool) -> usize {
    items.iter().filter(|e| test(e)).count() * 100 / items.len().max(1)
}

static LEAD_INS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("words/lead_ins.txt")).collect());

/// True when the sentence before a list says that it names things: "… possibilities:", "such as:".
fn names_things(lead_in: &str) -> bool {
    let Some(sentence) = lead_in.trim_end().strip_suffix(':') else { return false };
    let sentence = sentence.trim_end().to_lowercase();
    LEAD_INS.iter().any(|end| {
        sentence
            .strip_suffix(end)
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '"', '(']))
    })
}

static RESULT_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(expected|output|result|example|sample)\b|\b(output|looks? like|similar to|should (?:return|show|print|look)|you (?:should|will) see)\b[^.]*:?$",
    )
});

/// True when a paragraph with a command below it is a step: it is not the lead-in of an output.
pub(super) fn paragraph_with_command(section: &Section<'_>, sentence: &str) -> bool {
    !matches!(section.class, Class::Info | Class::Before)
        && !RESULT_LEAD.is_match(sentence)
        && !forbids(sentence)
}

/// True when a paragraph of an action section asks for something by itself.
pub(super) fn paragraph_alone(section: &Section<'_>, about: About, node: &Node) -> bool {
    let sentence = &node.sentence();
    !is_see(node.paragraph().unwrap_or_default())
        && section.class == Class::Action
        && !about.foreign
        && !forbids(sentence)
        && one_asks(sentence)
}

/// True for a paragraph that numbers itself: `Step 1: …`, `1. …` in bold.
pub(super) fn numbers_itself(section: &Section<'_>, node: &Node) -> bool {
    if matches!(section.class, Class::Info | Class::Before) {
        return false;
    }
    let sentence = node.sentence();
    let Some(content) = node.paragraph() else { return false };
    let in_bold = matches!(content.first(), Some(Inline::Strong { .. }));
    let spelled = sentence.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("step "));
    (in_bold || spelled) && super::outline::step_number(&sentence).is_some()
}

static SCENARIOS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(scenarios?|incidents|problems|issues|symptoms|causes|failures|errors|alerts|examples|options)\b",
    )
});

/// True when numbered headings below this one are cases to choose from instead of steps to take in turn.
pub(super) fn holds_cases(heading: &str) -> bool {
    SCENARIOS.is_match(heading)
}

/// The number of candidates that only a phase can hold: lists with numbers or boxes, of two items or more.
pub(super) fn holds_step_list(
    section: &Section<'_>,
    about: About,
    found: &[Candidate<'_>],
) -> bool {
    found.iter().any(|candidate| match candidate {
        Candidate::List { ordered, lead_in, items } => {
            items.len() >= 2
                && match list(section, about, *ordered, lead_in, items, false) {
                    ListVerdict::Tasks => true,
                    ListVerdict::All => *ordered,
                    ListVerdict::Refused => false,
                }
        }
        Candidate::Command { .. } | Candidate::Paragraph { .. } => false,
    })
}
