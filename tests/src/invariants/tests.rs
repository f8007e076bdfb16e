//! Runs of the fuzz targets' functions on chance from here, so that they are run wherever the tests are. `make
//! test-long` asks for many more cases with `PROPTEST_CASES`.

use super::{edit, import};
use proptest::prelude::*;

/// Pieces of Markdown, so that chance meets the rules; whole bytes mostly meet none.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,9}( [a-z]{4,9}){0,3}",
        2 => "(# |## |### |#### |###### |#|=+\n|-+\n)",
        3 => "(- |\\* |\\+ |1\\. |2\\) |10\\. |- \\[ \\] |- \\[x\\] |  - |    |\t)",
        4 => "(\n|\n\n|  \n|\r\n|\\\\\n)",
        2 => "(```bash\n|```\n|```\\{note\\}\n|~~~|`|``)",
        2 => "(\\*\\*|__|_|~~|\\*|&amp;|&#0;|\\\\)",
        2 => "(> |> \\[!NOTE\\]\n|!!! note\n    |:::caution\n|:::\n|\\| a \\| b \\|\n\\|--\\|--\\|\n|\\|)",
        3 => "(Check |Restart |Step 3: |If it fails, |Expected: |Post update every 15 minutes|Severity: P1|\\(0-5 min\\)|\\*\\*Note:\\*\\* )",
        2 => "(ssh deploy@db-host \"ls -l\"|kubectl get pods -n <ns>|\\$ curl -s http://x/y|# 1\\. Look\n|\\$\\{HOST\\})",
        2 => "(<b>|<ns>|<!-- x|-->|<details>|</details>|<script>|<%= a %>|\\{\\{< b >\\}\\}|<pre lang=\"mermaid\">)",
        2 => "(\\[x\\]\\(y\\)|!\\[x\\]\\(y\\)|\\[x\\]: y\n|\\[x\\]|\\[x\\]: <a b> 'c\n)",
        1 => "(---\n|\\+\\+\\+\n|title: x\n|---\ntitle: \\[\n---\n|import A from 'b'\n)",
        1 => "(\u{feff}|\u{200b}|\u{202e}|\u{a0}|\u{0}|é|ログを確認|🔥)",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// As many cases as `PROPTEST_CASES` says, else few: each reads a text several times.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(64),
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_are_imported(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        import(&bytes);
    }

    #[test]
    fn any_pieces_of_markdown_are_imported(text in pieces()) {
        import(text.as_bytes());
    }

    #[test]
    fn any_pieces_of_markdown_are_edited(seed in any::<[u8; 8]>(), text in pieces()) {
        edit(&[seed.as_slice(), text.as_bytes()].concat());
    }

    #[test]
    fn made_runbooks_are_edited(seed in any::<[u8; 8]>()) {
        edit(&seed);
    }
}

#[test]
#[should_panic(expected = "the word gone is lost")]
fn a_lost_word_is_noticed() {
    super::words("some words\ngone\n", "\"some words\"");
}
