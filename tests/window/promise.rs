//! A promise in the real window: the time that somebody writes is the promise, and the end leaves nobody waiting unseen.

use crate::scene::{self, arrived, declare, open, with_a_channel, write_update};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::START;

#[tokio::test]
async fn the_composer_takes_the_written_time_and_the_clock_of_customers_outlives_the_end() {
    let (sink, public) = (Sink::start([]), Sink::start([]));
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    let stage = stage.with("HOLDFAST_SECRET_PUBLIC", &public.url("public"));
    let add = ["channel", "add", "public", "--kind", "webhook", "--audience", "external"];
    drop(stage.tell(START, "Dana", &add));
    declare(&stage);
    let external = ["--audience", "external", "--approved-by", "Kim", "--next", "20m"];
    let told = [&["update", "1", "We look into failing orders."][..], &external].concat();
    drop(stage.tell(START, "Dana", &told));

    let window = stage.window(START, 1).await;
    open(&window).await;
    window.press("u").await;
    write_update(&window, "We fail over. Next update 15:30 UTC.").await;
    window.see("IC Dana · next update 15:30 UTC").await;
    scene::shown(&window, "composer-as-written").await;
    window.press("Control+Enter").await;
    let sent = arrived(&sink, "We fail over. Next update 15:30 UTC.").await;
    assert!(sent.contains("next update 15:30 UTC"), "the small print agrees: {sent}");
    window.press("Escape").await;

    drop(stage.tell(START, "Dana", &["resolve", "1", "Orders work again."]));
    // Their promise was the next one before as well: the end is what the window must have seen.
    window.see("ended 14:20 UTC").await;
    window.see("waits for you").await;
    scene::shown(&window, "owed").await;
    window.press("u").await;
    window.focus("textbox", "External text").await;
    window.see("has been working normally since").await;
    scene::shown(&window, "last-word").await;
    window.press("Alt+h").await;
    window.see("external readers wait, promised 14:40 UTC").await;
    scene::shown(&window, "home-owed").await;
}
