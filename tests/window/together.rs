//! The terminal beside the window, on the same data at the same time.

use crate::scene::{at_work, entry, note, timeline};
use holdfast_core::clock::Clock;
use holdfast_tests::stage::START;

#[tokio::test]
async fn each_sees_what_the_other_writes() {
    let (_sink, stage, window) = at_work().await;
    let clock = Clock::system();
    drop(stage.tell(START, "Kim", &["note", "1", "from the terminal"]));
    let committed = clock.now();
    window.find("listitem", "from the terminal").await;
    println!("in the window {} ms after the terminal had ended", clock.now().since(committed));

    note(&window, "from the window").await;
    let entries = timeline(&stage);
    let theirs = entry(&entries, "note", "from the terminal");
    let ours = entry(&entries, "note", "from the window");
    assert_eq!(theirs["actor"], "Kim", "who wrote it in the terminal");
    let seq = |entry: &serde_json::Value| entry["seq"].as_i64().expect("a place in the log");
    assert!(seq(&theirs) < seq(&ours), "one log, in the order in which it was written");
}
