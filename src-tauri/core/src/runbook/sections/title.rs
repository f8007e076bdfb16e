//! What a runbook is called.

use super::class::is_section_name;
use crate::runbook::blocks::tree::{Kind, Node};
use crate::text::patterns;

/// The title, and the line of the heading that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Title {
    pub text: String,
    pub line: Option<u32>,
}

patterns! {
    PREFIX = r"(?i)^run-?\s?book\s*:\s*(\S.*)$";
    TEMPLATE = r"<%|%>|\{\{|\{%";
    /// What a tool fills in. `{{name}}` is none: it can be a blank.
    TAGS = r"<%.*?%>|\{%.*?%\}";
}

/// The first H1 that is not a template expression; else the front matter's title, with `…` for what a tool fills in; else the first heading, when nothing
/// but raw HTML stands before it and it is not just the name of a section; else the file's name without its extension.
pub(in crate::runbook) fn title(front: Option<&str>, nodes: &[Node], file_name: &str) -> Title {
    let first = |wanted: fn(u8) -> bool| {
        nodes.iter().find(|n| {
            matches!(&n.kind, Kind::Heading { level, .. } if wanted(*level)) && is_words(n)
        })
    };
    if let Some(node) = first(|level| level == 1) {
        return from(node);
    }
    if let Some(text) = front.filter(|text| !is_template(text)) {
        let text = TAGS.replace_all(text, "…");
        return Title { text: without_prefix(&text), line: None };
    }
    let opening = nodes.iter().find(|n| !matches!(n.kind, Kind::Raw { .. } | Kind::Rule));
    match opening {
        Some(node)
            if matches!(node.kind, Kind::Heading { .. })
                && is_words(node)
                && !is_section_name(&node.sentence()) =>
        {
            from(node)
        }
        Some(_) | None => Title { text: from_file_name(file_name), line: None },
    }
}

fn from(node: &Node) -> Title {
    Title { text: called(node.words()), line: Some(node.line) }
}

/// What a page is called by its heading.
pub(in crate::runbook) fn called(heading: &str) -> String {
    without_prefix(heading.split(" {#").next().unwrap_or(heading).trim())
}

fn is_words(node: &Node) -> bool {
    let text = node.words();
    !text.is_empty() && !TEMPLATE.is_match(text) && !MODELINE.is_match(text)
}

patterns! {
    /// What tells an editor how to show the file: `vim: ft=markdown`, `-*- mode: markdown -*-`.
    MODELINE = r"^\W*(?:(?:vim?|ex):\s*\S+=|vim?:\s*set?\s|-\*-.*-\*-)";
    ONLY_TEMPLATE = r"^\s*(?:(?:<%.*?%>|\{\{.*?\}\}|\{%.*?%\})\s*)+$";
}

/// True for a heading of nothing but what a tool fills in: `<%= current_page.data.title %>`.
pub(in crate::runbook) fn is_template(heading: &str) -> bool {
    ONLY_TEMPLATE.is_match(heading)
}

fn without_prefix(title: &str) -> String {
    PREFIX
        .captures(title)
        .map_or(title, |found| found.get(1).map_or(title, |m| m.as_str()))
        .trim()
        .to_owned()
}

fn from_file_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let mut stem = name;
    for end in [".erb", ".mdx", ".md", ".markdown", ".html"] {
        stem = stem.strip_suffix(end).unwrap_or(stem);
    }
    if stem.is_empty() { name.to_owned() } else { stem.to_owned() }
}
