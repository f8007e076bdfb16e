//! Reading: a runbook is searched, read, decided on, followed into another one and declared from, by keyboard.

use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;
use std::fs;

/// Lists that are steps by their numbers and lists that are not, a link to a shipped runbook, a table and a picture.
const QUEUE: &str = "# Queue backlog

## Symptoms

- The zebra queue grows for minutes
- Orders arrive late

## Mitigation (0-15 minutes)

1. Measure how long the queue is:

   ```sh
   queue-stats --depth
   ```

2. Restart the consumers

## Common causes

- A consumer that hangs
- A poisoned message

## Further reading

When the database is the cause: [Database unresponsive](database/database-unresponsive.md#severity-p1-critical).
[Odd](javascript:alert(1))

![The queue](pictures/queue.png)
";

/// A picture of one pixel.
const PIXEL: [u8; 68] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 4, 0, 0, 0, 0xB5, 0x1C, 0x0C, 2, 0, 0, 0, 0x0B, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xDA, 0x63, 0x64, 0xF8, 0x0F, 0, 1, 5, 1, 1, 0x27, 0x18, 0xE3, 0x66, 0, 0, 0, 0, 0x49, 0x45,
    0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

#[tokio::test]
async fn from_the_search_through_two_runbooks_to_the_declaration() {
    let stage = Stage::of_a_team();
    let runbooks = stage.workspace().join("runbooks");
    fs::create_dir_all(runbooks.join("pictures")).expect("a folder of pictures");
    fs::write(runbooks.join("pictures/queue.png"), PIXEL).expect("the picture");
    fs::write(runbooks.join("queue-backlog.md"), QUEUE).expect("the runbook");
    let window = stage.window(START, 1).await;
    find_it_by_its_symptom(&window).await;
    decide_on_a_list(&stage, &window).await;
    see_the_picture(&window).await;
    find_in_page(&window).await;
    follow_and_come_back(&window).await;
    declare_from_here(&window).await;
}

async fn find_it_by_its_symptom(window: &Window) {
    window.see("ready for an incident").await;
    window.press("Alt+r").await;
    window.find("searchbox", "Search").await;
    window.press("/").await;
    window.type_text("zebra queue").await;
    window.find("option", "The zebra queue grows").await;
    window.press("Enter").await;
    window.find("heading", "Queue backlog").await;
    window.see("2 steps").await;
}

/// The list of causes is text, until a person says otherwise; the file stays as it is.
async fn decide_on_a_list(stage: &Stage, window: &Window) {
    window.click("button", "Make steps under Common causes").await;
    window.find("button", "Take the choice back under Common causes").await;
    window.find("button", "Step 4").await;
    let file = stage.workspace().join("runbooks/queue-backlog.md");
    assert_eq!(
        fs::read_to_string(file).expect("the runbook"),
        QUEUE,
        "the choice is not kept in it"
    );
    window.click("button", "Take the choice back under Common causes").await;
    window.find("button", "Make steps under Common causes").await;
}

async fn see_the_picture(window: &Window) {
    window.find("img", "The queue").await;
    let drawn = "[...document.images].some((one) => one.complete && one.naturalWidth > 0)";
    window.until("the picture comes by its own scheme", drawn).await;
}

async fn find_in_page(window: &Window) {
    window.press("Control+f").await;
    window.find("textbox", "Find in page").await;
    window.type_text("queue").await;
    window.see("1 of ").await;
    window.press("Enter").await;
    window.see("2 of ").await;
    let marked = "CSS.highlights.get('found-now')?.size === 1";
    window.until("the match is marked on the screen", marked).await;
    window.press("Escape").await;
}

async fn follow_and_come_back(window: &Window) {
    window.click("link", "Odd").await;
    window.see("Holdfast does not open javascript: addresses.").await;
    window.press("Escape").await;
    window.click("link", "Database unresponsive").await;
    window.find("heading", "Database unresponsive").await;
    window.press("Alt+Left").await;
    window.find("heading", "Queue backlog").await;
}

async fn declare_from_here(window: &Window) {
    window.press("d").await;
    window.find("combobox", "What do you see?").await;
    window.see("Opens INC-0001 “Queue backlog”").await;
    window.press("Enter").await;
    window.see("Queue backlog").await;
    window.find("heading", "Update 1").await;
}
