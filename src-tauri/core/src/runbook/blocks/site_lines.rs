//! Lines that speak to the tool that makes a site of the files, and not to people: imports and components of MDX, tags
//! of ERB, Liquid and Hugo, and what folds a part of a page. They are shown as they stand, and are never steps.

use super::text::lines_of;
use super::tree::{Kind, Node, Role};
use crate::runbook::model::Inline;
use crate::text::{capital, patterns};

patterns! {
    TEMPLATE = r#"^\s*(?:import\s.*(?:from\s+)?['"].*['"];?|export\s+(?:const|default|let|function)\b.*|</?[A-Z]\w*(?:\s[^>]*)?/?>|(?:\{%.*?%\}\s*)+|(?:<%.*?%>\s*)+|(?:\{\{[<%].*?[>%]\}\}\s*)+)\s*$"#;
}
/// True for a line that speaks to the tool that makes a site.
pub(in crate::runbook) fn speaks_to_a_tool(line: &str) -> bool {
    line.trim().is_empty() || TEMPLATE.is_match(line)
}

patterns! {
    DETAILS = r"(?i)</?details(?:\s[^>]*)?>";
    SUMMARY = r"(?i)<summary(?:\s[^>]*)?>\s*(.*?)\s*</summary>";
    TAG = r"</?[a-zA-Z][^>]*>";
    /// What a summary says that names nothing of what it folds.
    ONLY_FOLDS = r"(?i)^\W*(?:click\s+)?(?:here\s+)?(?:to\s+)?(?:expand|collapse|unfold|toggle|show|hide|details|more|see\s+more|show\s+more)(?:\W+(?:col+apse|hide|expand|me|details|more|all))?\W*$";
    HTML_HEADING = r"(?i)^( {0,3})<h([1-6])(?:\s[^>]*)?>\s*(.*?)\s*</h[1-6]>\s*$";
}

/// A heading in HTML as one of Markdown: `<h2>Next steps</h2>`.
pub(in crate::runbook) fn heading(line: &str) -> Option<String> {
    if !line.trim_start().starts_with("<h") && !line.trim_start().starts_with("<H") {
        return None;
    }
    let found = HTML_HEADING.captures(line)?;
    let level = found[2].parse().unwrap_or(6);
    let words = TAG.replace_all(&found[3], "").trim().to_owned();
    (!words.is_empty()).then(|| format!("{}{} {words}", &found[1], "#".repeat(level)))
}

patterns! {
    SITE_LINK = r#"\]\(\{\{[<%]\s*(?:rel)?ref\s+["'`]?([^\s"'`>%]+)["'`]?\s*[>%]\}\}(#[\w-]+)?\)|\]\(\{%-?\s*(?:link|post_url)\s+([^\s%]+)\s*-?%\}(#[\w-]+)?\)"#;
}

/// A line whose links point to pages of a site by a call of its tool, as links of Markdown: `[x]({{< relref "/y" >}})`.
pub(in crate::runbook) fn links(line: &str) -> Option<String> {
    if !line.contains("]({{") && !line.contains("]({%") {
        return None;
    }
    let linked = SITE_LINK.replace_all(line, "](${1}${2}${3}${4})");
    (linked != line).then(|| linked.into_owned())
}

patterns! {
    NOTE = r#"(?i)^(\s*)\{\{[<%]\s*(/?)\s*(alert|notice|callout|admonition|hint|note|info|tip|warning|caution|danger|important|attention)\b([^{}]*?)\s*[>%]\}\}(?:(.+?)\{\{[<%]\s*/[^{}]*\}\})?\s*$"#;
    KIND = r"(?i)\b(note|info|tip|warning|caution|danger|important|attention)\b";
    TITLE = r#"\btitle\s*=\s*"([^"]+)""#;
}

/// A note of Hugo as its label, so that it is read like any other: `{{< note >}}` is `**Note:**`, its end an empty line.
pub(in crate::runbook) fn note(line: &str) -> Option<String> {
    let found = line.contains("{{").then(|| NOTE.captures(line))??;
    if !found[2].is_empty() {
        return Some(String::new());
    }
    let name = found[3].to_lowercase();
    let of_kind = KIND.find(&name).or_else(|| KIND.find(&found[4]));
    let kind = of_kind.map_or("note", |kind| kind.as_str()).to_lowercase();
    let label = capital(&kind);
    let title = TITLE.captures(&found[4]).map(|title| format!(" {}:", &title[1]));
    let title = title.filter(|title| !title.trim_end_matches(':').ends_with(&label));
    let said = found.get(5).map_or("", |said| said.as_str().trim());
    let note = format!("{}**{label}:**{} {said}", &found[1], title.unwrap_or_default());
    Some(note.trim_end().to_owned())
}

/// Paragraphs of nothing but such lines are set aside as raw text.
pub(in crate::runbook) fn set_aside(nodes: &mut [Node]) {
    for node in nodes {
        match &mut node.kind {
            Kind::Paragraph { content } => {
                let lines = if may_be_template(content) { lines_of(content) } else { Vec::new() };
                if !lines.is_empty() && lines.iter().all(|line| TEMPLATE.is_match(line)) {
                    node.make_raw(lines.join("\n"));
                }
            }
            // An export may have been taken for a command of a shell.
            Kind::Code { language, text, role: Role::Command }
                if language.is_empty() && text.lines().all(|line| TEMPLATE.is_match(line)) =>
            {
                let text = std::mem::take(text);
                node.make_raw(text);
            }
            Kind::List { .. } | Kind::Quote { .. } => {
                node.inside_mut().into_iter().for_each(|nodes| set_aside(nodes));
            }
            Kind::Heading { .. } | Kind::Code { .. } => {}
            Kind::Table { .. } | Kind::Rule | Kind::Raw { .. } => {}
        }
    }
}

/// What [`TEMPLATE`] begins with.
const OPENINGS: [&str; 4] = ["import", "export", "<", "{"];

/// False for most paragraphs, which their first text shows.
fn may_be_template(content: &[Inline]) -> bool {
    let Some(Inline::Text { text }) = content.first() else { return true };
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    let start = text.trim_start_matches(is_gap);
    // Markup may stand inside the word.
    OPENINGS.iter().any(|opening| start.starts_with(opening) || opening.starts_with(start))
}

/// A line that only folds a part of a page, unfolded: nothing, or its summary in bold. None for every other line, so
/// that what stands around the tags is read as Markdown and no line moves.
pub(in crate::runbook) fn unfold(line: &str) -> Option<String> {
    let bare = line.trim_start();
    if !(bare.starts_with("<details")
        || bare.starts_with("</details")
        || bare.starts_with("<summary"))
    {
        return None;
    }
    let indent = &line[..line.len() - bare.len()];
    let bare = DETAILS.replace_all(bare, "");
    let bare = bare.trim();
    if bare.is_empty() {
        return Some(String::new());
    }
    let found = SUMMARY.captures(bare).filter(|found| found[0].len() == bare.len())?;
    let words = TAG.replace_all(&found[1], "").trim().to_owned();
    Some(if words.is_empty() || ONLY_FOLDS.is_match(&words) {
        String::new()
    } else {
        format!("{indent}**{words}**")
    })
}
