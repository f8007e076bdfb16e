//! The post-mortem in the real window: it is written beside what it is written from, and what is typed stays whatever the
//! log, a file or another window does.

use crate::scene::{self, after, at_work, entry, timeline, write_update};
use holdfast_tests::readers;
use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;
use std::fs;
use std::path::{Path, PathBuf};

/// Resolves the incident in the window and opens its post-mortem.
async fn written(window: &Window) {
    window.press("e").await;
    write_update(window, "It works again since the logs were cleared.").await;
    window.press("Control+Enter").await;
    window.find("button", "Post-mortem").await;
    window.press("p").await;
    window.find("textbox", "Text of the post-mortem").await;
    // The keys of the screen work until a person goes into the text.
    window.press("?").await;
    window.find("dialog", "Keys").await;
    window.press("Escape").await;
    window.press("Alt+q").await;
    window.focus("textbox", "Text of the post-mortem").await;
}

/// Types in the place of the next question and waits until that is kept.
async fn answer(window: &Window, words: &str) {
    window.press("Alt+q").await;
    window.type_text(words).await;
    window.press("Control+s").await;
    window.see("Your text: saved").await;
    window.see(words).await;
}

#[tokio::test]
async fn what_is_typed_stays_while_the_log_a_file_and_a_version_come_and_go() {
    let (_sink, stage, window) = at_work().await;
    written(&window).await;
    answer(&window, "Bo should have seen the full disk.").await;
    window.see("version 1 by").await;
    scene::shown(&window, "postmortem-wording").await;

    // A key time is put right beside the text, and the block of facts follows.
    window.press("Alt+y").await;
    window.focus("button", "Correct “Impact started”").await;
    window.press("Enter").await;
    window.focus("textbox", "Time, needed").await;
    window.type_text("-20m").await;
    window.press("Enter").await;
    let moved = "document.querySelector('[data-time=impact_started]')?.textContent.includes('UTC')";
    window.until("the key time", moved).await;
    entry(&timeline(&stage), "key_time_set", "Impact started");
    scene::shown(&window, "postmortem-times").await;

    for (key, words) in
        [("Alt+g", "Severity: SEV 1"), ("Alt+f", "not answered"), ("Alt+m", "INTERNAL")]
    {
        window.press(key).await;
        window.see(words).await;
        scene::shown(&window, &format!("postmortem-{}", &key[4..])).await;
    }
    let shown = window.text().await;
    assert!(!shown.contains("<!-- "), "no mark is shown: {shown}");

    // The export is changed outside, and taken in: both texts are among the versions.
    window.press("Control+e").await;
    let path = PathBuf::from(after(&window, "Exported: ").await);
    let text = fs::read_to_string(&path).expect("the export");
    assert!(text.contains("Bo should have seen the full disk."), "{text}");
    fs::write(&path, text.replace("Bo should have", "The graph did not show who")).expect("a file");
    answer(&window, "Orders failed.").await;
    window.click("button", "Take it in as the latest version").await;
    window.see("The graph did not show who").await;
    window.press("Alt+v").await;
    window.find("list", "Versions").await;
    scene::shown(&window, "postmortem-versions").await;
    let history = stage.tell(START, "Dana", &["postmortem", "1"]).stdout;
    assert!(history.contains("The graph did not show who"), "the file is the latest: {history}");
    let second = "[...document.querySelectorAll('[aria-label=Versions] button')][1].click()";
    window.run(second).await;
    window.find("button", "Restore version").await;
    window.click("button", "Restore version").await;
    window.see("Orders failed.").await;
    every_form(&window).await;
    review(&stage, &window).await;
}

/// Exports every form that the bar offers, and reads each with another program than the one that wrote it.
async fn every_form(window: &Window) {
    let forms = window
        .run("return [...document.querySelectorAll('.export input[type=radio][name=form], .export select option')].map((one) => one.value)")
        .await;
    let forms: Vec<String> = serde_json::from_value(forms).expect("the forms");
    assert!(forms.len() >= 6, "{forms:?}");
    for form in forms {
        window.run(&format!("document.querySelector('.export input[value={form}]').click()")).await;
        // The message of the export before says nothing of this one.
        window.press("Shift+F8").await;
        window.gone("Exported: ").await;
        window.press("Control+e").await;
        let ending = match form.as_str() {
            "confluence" => "xml",
            "status-page" => "txt",
            other => other,
        };
        window.see(&format!("post-mortem.{ending}")).await;
        let path = after(window, "Exported: ").await;
        // What was masked, and what stood there, is said behind it.
        let end = format!("post-mortem.{ending}");
        let path =
            path.split_once(&end).map_or(path.clone(), |(before, _)| format!("{before}{end}"));
        let text = readers::read(&form, Path::new(&path));
        let typed = "Bo should have seen the full disk.";
        // The log's own forms do not hold what was typed, and customers are told what concerns them.
        let told = ["csv", "json", "status-page"].contains(&form.as_str());
        assert!(told || text.contains(typed), "{form}: {text}");
    }
}

/// Questions are open: it is asked why, closed it is only read, and it comes back.
async fn review(stage: &Stage, window: &Window) {
    window.press("Alt+s").await;
    window
        .until("it is in review", "document.querySelector('input[value=in_review]')?.checked")
        .await;
    window.press("Alt+s").await;
    window.see("questions open?").await;
    scene::shown(window, "postmortem-settle").await;
    window.focus("textbox", "Why, for the record").await;
    window.type_text("the vendor answers in a week").await;
    window.press("Enter").await;
    window
        .until("it is reviewed", "document.querySelector('input[value=reviewed]')?.checked")
        .await;
    window.press("Alt+s").await;
    window.focus("textbox", "Why, for the record").await;
    window.type_text("nothing more comes").await;
    window.press("Enter").await;
    window.see("closed, read only").await;
    let entries = timeline(stage);
    entry(&entries, "postmortem_final", "the vendor answers in a week");
    window.press("Alt+Down").await;
    window.focus("textbox", "Text of the post-mortem").await;
    window.type_text("Lost?").await;
    assert!(!window.text().await.contains("Lost?"), "it is only read");
    window.press("Alt+Shift+s").await;
    window.gone("closed, read only").await;
    answer(window, "It can be written again.").await;
}

/// At 200 % everything is there and nothing is cut: each pane by key, the states and the export.
#[tokio::test]
async fn with_large_text_every_pane_is_reached_and_no_bar_is_cut() {
    let (_sink, _stage, window) = at_work().await;
    written(&window).await;
    window.press("Control+0").await;
    for _ in 0..10 {
        window.press("Control+=").await;
    }
    for (width, height) in [(1440, 860), (1024, 700)] {
        window.client().set_window_size(width, height).await.expect("a window of this size");
        window.drawn().await;
        for key in ["Escape", "Alt+t", "Alt+g", "Alt+y", "Alt+f", "Alt+p", "Alt+m", "Alt+v"] {
            window.press(key).await;
            window.drawn().await;
            let name = format!("large-{width}-{}", key.trim_start_matches("Alt+"));
            scene::shown(&window, &name).await;
            let cut = window.run(CUT).await;
            assert_eq!(cut, serde_json::json!([]), "{width} by {height}, {key}");
        }
    }
}

/// What of the bars lies outside of the window.
const CUT: &str = "
    const all = document.querySelectorAll('header.top button, header.top label, header.top select, .export button, .export label, .export select');
    const outside = (box) => box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
    return [...all].filter((one) => one.checkVisibility() && outside(one.getBoundingClientRect())).map((one) => one.textContent.trim());";
