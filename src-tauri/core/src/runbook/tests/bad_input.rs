//! Nothing that a file can hold is an error: it becomes a document, and a warning where a person should know.

use super::{read, shown};
use crate::runbook::blocks::text::says;

#[test]
fn nothing_at_all() {
    let runbook = read("");
    assert_eq!(runbook.title, "file");
    let messages: Vec<&str> = runbook.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(messages, ["the file holds no text", "no steps recognised; shown as a document"]);
}

#[test]
fn no_steps_names_the_lists_that_were_left_as_text() {
    let runbook = read("# T\n\n## Causes\n1. Heat\n2. Age\n");
    let lines: Vec<_> = runbook.warnings.iter().map(|w| w.line).collect();
    assert_eq!(lines, [None, Some(4)]);
    assert_eq!(runbook.warnings[0].message, "no steps recognised; shown as a document");
}

#[test]
fn an_unclosed_fence_is_named_with_its_line() {
    let runbook = read("---\ntitle: T\n---\n# T\n\n```bash\nls -l\n");
    assert_eq!(runbook.warnings.last().map(|w| w.line), Some(Some(6)), "the front matter counts");
    assert!(shown(&runbook.document).contains("ls -l"));
}

#[test]
fn deep_nesting_ends_somewhere() {
    let deep_quote = format!("{}text", ">".repeat(50_000));
    assert!(shown(&read(&deep_quote).document).contains("text"));
    let deep_list: String = (0..300).map(|n| format!("{}- word{n}\n", "  ".repeat(n))).collect();
    let shown_list = shown(&read(&deep_list).document);
    assert!((0..300).all(|n| shown_list.contains(&format!("word{n}"))), "flattened, not lost");
    let json = serde_json::to_string(&read(&deep_list).document).unwrap();
    assert!(
        serde_json::from_str::<serde_json::Value>(&json).is_ok(),
        "what is stored can be read again"
    );
}

#[test]
fn html_and_unknown_tags_are_kept() {
    let source = "# T\n\nUse <namespace> and <b>bold</b>.\n\n<!-- a hidden remark -->\n\n<div class=\"x\">\nblock\n</div>\n\n[unused]: https://example.org \"kept\"\n";
    let shown = shown(&read(source).document);
    for part in ["<namespace>", "bold", "a hidden remark", "block", "https://example.org"] {
        assert!(shown.contains(part), "{part} is lost");
    }
}

#[test]
fn an_empty_item_is_no_step() {
    assert_eq!(read("## Steps\n- [ ]\n- [ ] Stop it\n-\n").steps().count(), 1);
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let plain = "# T\n\n## Steps\n1. Stop it:\n   systemctl stop web --now\n";
    let expected = read(plain);
    assert_eq!(read(&plain.replace('\n', "\r\n")), expected);
    assert_eq!(read(&plain.replace('\n', "\r")), expected);
    assert_eq!(read(&format!("\u{feff}{plain}")), expected);
}

#[test]
fn front_matter_that_never_ends_is_text() {
    let runbook = read("---\nStop it\n\nStart it\n");
    assert!(shown(&runbook.document).contains("Start it"));
}

#[test]
fn what_has_no_words_and_no_commands_is_no_step() {
    for text in [
        "- - ~~~=\n```bash\n  \n- ",
        "1. ```bash\n   \n   ```\n",
        "- `$ `\n- ``` ```\n",
        "## Steps\n1. ```console\n   $\n   # \n   ```\n2. Stop it\n",
        "## Steps\n- [ ] \n- [ ] ~~~sh\n  #\n  ~~~\n",
    ] {
        let runbook = read(text);
        for (_, step) in runbook.steps() {
            assert!(says(&step.text), "{text:?} gives the step {:?}", step.text);
        }
        assert_eq!(runbook.commands_total(), 0, "{text:?}");
    }
}
