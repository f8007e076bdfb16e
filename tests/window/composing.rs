//! The composer in the real window: what was filled in follows the state and the time that are picked, in any order, and no
//! word that a person typed is lost or changed by that.

use crate::exercise;
use crate::scene::{declare, open, shown, with_a_channel};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::START;
use holdfast_tests::window::Window;

/// Picks a state by its arrows, from the one that is picked.
async fn pick(window: &Window, from: &str, arrows: &[&str], to: &str) {
    let radio = format!("document.querySelector('[role=radiogroup] input[aria-label={from}]')");
    window.run(&format!("{radio}.focus()")).await;
    window.focus("radio", from).await;
    for arrow in arrows {
        window.press(arrow).await;
    }
    window.focus("radio", to).await;
}

/// Picks the minutes to the next update.
async fn wait(window: &Window, audience: &str, minutes: u32) {
    let name = format!("Minutes to the next {audience} update");
    window.find("combobox", &name).await;
    let script = format!(
        "const to = document.querySelector('select[aria-label=\"{name}\"]'); to.value = '{minutes}'; to.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    window.run(&script).await;
}

/// A picture in both themes.
async fn look(window: &Window, name: &str) {
    for theme in ["dark", "light"] {
        window.run(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
        shown(window, &format!("{name}-{theme}")).await;
    }
}

#[tokio::test]
async fn state_and_time_are_picked_around_what_is_typed_and_no_word_is_lost() {
    let (sink, public) = (Sink::start([]), Sink::start([]));
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    let stage = stage.with("HOLDFAST_SECRET_PUBLIC", &public.url("public"));
    let add = ["channel", "add", "public", "--kind", "webhook", "--audience", "external"];
    drop(stage.tell(START, "Dana", &add));
    declare(&stage);
    // The time stands still, so that the minutes of the promise are known.
    let window = stage.window(START, 0).await;
    open(&window).await;

    window.press("u").await;
    window.focus("textbox", "Internal text").await;
    window.see("{what is known} is still a blank").await;
    window.type_text("no order is Investigating").await;
    window.see("INVESTIGATING - Orders fail. Known: no order is Investigating.").await;
    pick(&window, "Investigating", &["Right", "Right"], "Monitoring").await;
    window.see("MONITORING - Orders fail. Known: no order is Investigating.").await;
    window.see("A fix is in place and we are watching recovery. {what").await;
    wait(&window, "internal", 45).await;
    window.see("Next update 15:05 UTC.").await;
    look(&window, "composing-internal").await;

    window.press("F6").await;
    window.focus("textbox", "External text").await;
    window.type_text("Some mails are late").await;
    window.see("watching recovery. Some mails are late. We will post again by").await;
    pick(&window, "Monitoring", &["Left"], "Identified").await;
    window.see("We have found the source of the problem. Some mails are late.").await;
    window.see("IDENTIFIED - Orders fail. Known: no order is Investigating.").await;
    pick(&window, "Identified", &["Right", "Right"], "Resolved").await;
    window.see("RESOLVED after 0 min - Orders fail. Known: no order is Investigating.").await;
    window.gone("Next update 15:05 UTC.").await;
    look(&window, "composing-resolved").await;

    pick(&window, "Resolved", &["Left", "Left", "Left"], "Investigating").await;
    window.see("INVESTIGATING - Orders fail. Known: no order is Investigating.").await;
    window.see("Next update 15:05 UTC.").await;
    window.press("F2").await;
    window.focus("textbox", "External text").await;
    window.see("No change since 14:20 UTC; we are still investigating.").await;
    look(&window, "composing-no-change").await;
    window.press("F2").await;
    window.see("We are investigating. Some mails are late.").await;
}

/// In an exercise where people talk, the promise is of the story, and follows what is picked as any other.
#[tokio::test]
async fn a_promise_of_a_story_follows_what_is_picked() {
    let sink = Sink::start([]);
    let stage = exercise::laptop(&sink);
    let window = stage.window(START, 1).await;
    exercise::begin(&window, true).await;
    exercise::stand_at(&window, "T+00:10").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
    window.press("u").await;
    window.focus("textbox", "Internal text").await;
    window.see("{what is known} is still a blank").await;
    window.type_text("nothing yet").await;
    wait(&window, "internal", 45).await;
    window.see("Known: nothing yet.").await;
    window.see("Next update T+00:55.").await;
    look(&window, "composing-story").await;
}
