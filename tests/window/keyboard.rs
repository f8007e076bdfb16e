//! Everything by keyboard alone: each action has a key, and after each press something in the window has the focus.

use crate::scene::{arrived, entry, timeline, with_a_channel, write_update};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::START;
use holdfast_tests::window::Window;
use std::fs;

/// A step for each thing that a person does with one.
const QUEUE: &str = "# Queue backlog

## Symptoms

- The zebra queue grows for minutes

## Mitigation (0-15 minutes)

1. Measure how long the queue is:

   ```sh
   queue-stats --on <queue-host>
   ```

2. Record the queue depth

3. Restart the consumers

4. Tell the support desk
";

/// The window and a keyboard.
struct Hands(Window);

impl Hands {
    /// Presses the chords one after the other; after each the focus is on something.
    async fn press(&self, chords: &[&str]) {
        for chord in chords {
            self.0.press(chord).await;
            let held =
                "document.activeElement !== null && document.activeElement !== document.body";
            self.0.until(&format!("something has the focus after {chord}"), held).await;
        }
    }

    /// Types into the field that has this name, which has the focus, and presses the chord.
    async fn write(&self, field: &str, words: &str, chord: &str) {
        self.0.focus("textbox", field).await;
        self.0.type_text(words).await;
        self.press(&[chord]).await;
        self.done().await;
    }

    /// Waits until no form is open: what is pressed before goes into its field.
    async fn done(&self) {
        self.0.until("no form", "document.querySelector('[role=dialog]') === null").await;
    }
}

#[tokio::test]
async fn an_incident_is_led_from_end_to_end_by_keys() {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    fs::write(stage.workspace().join("runbooks/queue-backlog.md"), QUEUE).expect("the runbook");
    let hands = Hands(stage.window(START, 1).await);
    declare(&hands).await;
    tell(&hands, &sink).await;
    work(&hands).await;
    change(&hands).await;
    quiet(&hands).await;
    walk(&hands).await;
    close(&hands, &sink).await;
    let entries = timeline(&stage);
    for (kind, words) in [
        ("step_done", "Measure how long the queue is"),
        ("step_skipped", "Restart the consumers"),
        ("note", "the zebra queue is long"),
        ("blank_filled", "mq-1"),
        ("held", ""),
        ("snoozed", ""),
        ("role_assigned", "Kim"),
        ("closed", ""),
    ] {
        entry(&entries, kind, words);
    }
}

async fn declare(hands: &Hands) {
    hands.0.focus("textbox", "Your name on the timeline").await;
    hands.press(&["Control+a"]).await;
    hands.write("Your name on the timeline", "Dana", "Enter").await;
    hands.0.find("heading", "What should the timeline call you? (done)").await;
    hands.press(&["Escape"]).await;
    hands.0.find("combobox", "What do you see?").await;
    hands.press(&["d"]).await;
    hands.0.focus("combobox", "What do you see?").await;
    hands.0.type_text("zebra queue").await;
    hands.0.find("option", "Queue backlog").await;
    hands.0.find("button", "Declare").await;
    hands.press(&["Alt+s", "Alt+s", "Alt+s", "Alt+s", "Enter"]).await;
    hands.0.find("heading", "Update 1").await;
}

/// The first update; the notice that nobody knows yet leads to it.
async fn tell(hands: &Hands, sink: &Sink) {
    hands.press(&["Escape"]).await;
    hands.0.find("button", "Post update").await;
    hands.press(&["F8", "Right", "Left", "Escape", "u"]).await;
    write_update(&hands.0, "The queue is long. We restart the consumers.").await;
    hands.press(&["Control+Enter"]).await;
    arrived(sink, "We restart the consumers").await;
    hands.0.find("heading", "Timeline").await;
}

async fn work(hands: &Hands) {
    // The command has a blank: it is asked for first, then copied.
    hands.press(&["c"]).await;
    hands.write("Value", "mq-1", "Enter").await;
    hands.0.see("queue-stats --on mq-1").await;
    hands.press(&["c"]).await;
    hands.0.see("Copied").await;
    hands.press(&["Space"]).await;
    hands.0.see("1 / 4 done").await;
    // The next one asks for what was measured.
    hands.press(&["Space"]).await;
    hands.write("queue depth", "41000", "Enter").await;
    hands.0.see("2 / 4 done").await;
    hands.press(&["s"]).await;
    hands.write("Reason", "no consumer hangs", "Enter").await;
    hands.0.see("1 skipped").await;
    hands.press(&["z"]).await;
    hands.0.gone("1 skipped").await;
    hands.press(&["k", "j", "s"]).await;
    hands.write("Reason", "no consumer hangs", "Enter").await;
    hands.0.see("1 skipped").await;
    hands.press(&["n"]).await;
    hands.write("Note or decision", "the zebra queue is long", "Enter").await;
    hands.0.find("listitem", "the zebra queue is long").await;
    hands.press(&["Escape"]).await;
}

async fn change(hands: &Hands) {
    hands.press(&["r"]).await;
    hands.0.find("dialog", "Roles").await;
    hands.press(&["Down"]).await;
    hands.write("Name", "Kim", "Enter").await;
    hands.0.see("Scribe Kim").await;
    hands.press(&["v", "4"]).await;
    hands.press(&["Tab"]).await;
    hands.write("Reason", "orders go through", "Enter").await;
    hands.0.find("listitem", "orders go through").await;
    hands.press(&["i"]).await;
    hands.0.find("dialog", "State").await;
    hands.press(&["2", "Enter"]).await;
    hands.0.find("button", "State: Identified").await;
    hands.done().await;
}

/// Pings are held and go on, the alarm is moved, and what needs somebody is looked at.
async fn quiet(hands: &Hands) {
    hands.press(&["h"]).await;
    hands.write("Reason", "the provider works on it", "Enter").await;
    hands.0.find("button", "Go on").await;
    hands.press(&["h"]).await;
    hands.0.find("dialog", "Take the hold back").await;
    hands.press(&["Enter"]).await;
    hands.0.find("button", "Post update").await;
    hands.done().await;
    hands.press(&["o"]).await;
    hands.0.find("dialog", "Move the alarm").await;
    hands.write("Reason", "the text follows", "Enter").await;
    hands.0.see("alarm moved").await;
}

/// Through the places, the panes, the palette and the settings.
async fn walk(hands: &Hands) {
    hands.press(&["F6", "F6", "F6", "Shift+F6"]).await;
    hands.press(&["?"]).await;
    hands.0.find("dialog", "Keys").await;
    hands.press(&["PageDown", "Escape", "Control+k"]).await;
    hands.0.find("combobox", "Find an incident").await;
    hands.0.type_text("dark").await;
    hands.0.find("option", "Dark theme").await;
    hands.press(&["Enter"]).await;
    hands.0.until("the dark theme", "document.documentElement.dataset.theme === 'dark'").await;
    hands.press(&["Alt+r"]).await;
    hands.0.find("searchbox", "Search").await;
    hands.press(&["/"]).await;
    hands.0.type_text("zebra").await;
    hands.0.find("option", "The zebra queue grows").await;
    hands.press(&["Enter"]).await;
    hands.0.find("heading", "Queue backlog").await;
    hands.press(&["j", "o", "Control+,"]).await;
    hands.0.find("heading", "Where things lie").await;
    hands.press(&["Control+=", "Control+0", "Control+-", "Control+0", "a"]).await;
    hands.0.find("form", "Add a channel").await;
    hands.press(&["Tab", "Shift+Tab", "Alt+h"]).await;
    hands.0.find("heading", "Open now").await;
    hands.press(&["Alt+1"]).await;
    hands.0.find("button", "Post update").await;
}

async fn close(hands: &Hands, sink: &Sink) {
    hands.press(&["e"]).await;
    hands.0.see("last update, nothing is promised").await;
    hands.press(&["Control+Enter"]).await;
    arrived(sink, "RESOLVED").await;
    hands.0.find("button", "Reopen").await;
    hands.press(&["o"]).await;
    hands.0.find("dialog", "Reopen").await;
    hands.press(&["Enter"]).await;
    hands.0.find("heading", "Update").await;
    hands.press(&["Escape"]).await;
    hands.0.find("button", "Post update").await;
    hands.press(&["e"]).await;
    hands.0.see("last update, nothing is promised").await;
    hands.press(&["Control+Enter"]).await;
    hands.0.find("button", "Reopen").await;
    hands.press(&["p"]).await;
    hands.0.find("heading", "Post-mortem").await;
    hands.press(&["Alt+i"]).await;
    hands.0.find("button", "Reopen").await;
    hands.press(&["e"]).await;
    hands.0.find("dialog", "Close INC-0001").await;
    hands.press(&["Enter"]).await;
    hands.0.see("nothing more is recorded").await;
}
