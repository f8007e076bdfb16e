//! Words that must not stay: removed where the entry stands, by keys alone.

use crate::scene::{self, at_work, entry, note, timeline};
use holdfast_tests::stage::START;

const RECORD: &str = "Erika Mustermann 4711 0815";

#[tokio::test]
async fn the_words_of_an_entry_are_removed_by_keys_and_from_the_data() {
    let (_sink, stage, window) = at_work().await;
    note(&window, RECORD).await;
    window.press("Shift+Delete").await;
    window.focus("button", RECORD).await;
    window.press("Enter").await;
    window.focus("textbox", "Reason").await;
    window.see("copied for a backup is not reached").await;
    scene::shown(&window, "purge").await;
    window.type_text("a customer record").await;
    window.press("Enter").await;
    window.gone(RECORD).await;
    window.see("(removed)").await;
    entry(&timeline(&stage), "purged", "a customer record");
    drop(stage.tell(START, "Dana", &["verify", "1"]));
    for file in std::fs::read_dir(stage.data()).expect("the data").flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let holds = bytes.windows(RECORD.len()).any(|words| words == RECORD.as_bytes());
        assert!(!holds, "{} still holds them", file.path().display());
    }
}
