//! What stands beside the text of a page, and HTML in it: out of the way, and not a word lost.

use super::{read, shown};
use crate::runbook::model::AsideKind;
use crate::runbook::{Block, Inline};

#[test]
fn what_is_not_for_readers_is_set_aside_with_its_words() {
    let source = "---\ntitle: Lock\nowner: web\n---\n<!-- kept by web -->\n\n# <%= current_page.data.title %>\n\nimport X from './x'\n\n{% raw %}\n\n## Steps\n1. Stop it\n";
    let runbook = read(source);
    let aside = |block: &Block| {
        let Block::Aside { kind, text } = block else { return None };
        Some((*kind, text.trim().to_owned()))
    };
    let found: Vec<_> = runbook.document.iter().filter_map(aside).collect();
    let is = |kind, text: &str| (kind, text.to_owned());
    assert_eq!(
        found,
        [
            is(AsideKind::FrontMatter, "title: Lock\nowner: web"),
            is(AsideKind::Comment, "<!-- kept by web -->"),
            is(AsideKind::Tool, "# <%= current_page.data.title %>"),
            is(AsideKind::Tool, "import X from './x'"),
            is(AsideKind::Tool, "{% raw %}"),
        ]
    );
    assert!(
        runbook.phases.iter().all(|phase| !phase.title.contains("<%")),
        "no phase is called what a tool fills in"
    );
}

#[test]
fn tags_become_typed_words() {
    let line = |source: &str| match read(source).document.into_iter().next() {
        Some(Block::Paragraph { content }) => content,
        other => panic!("a paragraph: {other:?}"),
    };
    let text = |text: &str| Inline::Text { text: text.to_owned() };
    assert_eq!(line("10<sup>6</sup> rows"), [text("10"), text("⁶"), text(" rows")]);
    assert_eq!(line("a<sup>n</sup>"), [text("a"), text("^"), text("n")], "no digit, so a sign");
    assert_eq!(line("<b>web</b>"), [Inline::Strong { content: vec![text("web")] }]);
    assert_eq!(
        line("a <a href=\"x.md\">link</a>"),
        [text("a "), Inline::Link { href: "x.md".to_owned(), content: vec![text("link")] }]
    );
    assert_eq!(line("a <namespace> here"), [text("a "), text("<namespace>"), text(" here")]);
    assert_eq!(line("<b>web alone"), [Inline::Strong { content: vec![text("web alone")] }]);
}

#[test]
fn blocks_of_tags_keep_every_word_and_only_known_tags_go() {
    let of = |source: &str| shown(&read(source).document);
    let page = "<p align=\"center\">\nA <b>big</b> note &amp; more\n</p>\n";
    assert_eq!(of(page).trim(), "A big note & more");
    let folded = "<div><details><summary>Why</summary> Because.</details></div>\n";
    assert!(
        of(folded).contains("Why") && of(folded).contains("Because.") && !of(folded).contains('<')
    );
    let table = "<table><tr><td>web</td></tr></table>\n";
    assert!(of(table).contains("<td>web</td>"), "what has no type stays as it is written");
    let mixed = "<!-- a --> words <!-- b -->\n";
    assert!(of(mixed).contains("words"), "words between comments are not folded away");
}

#[test]
fn tags_in_tags_without_end_cost_nothing() {
    let deep = "<b>".repeat(20_000);
    assert!(shown(&read(&format!("{deep}end")).document).contains("end"));
}
