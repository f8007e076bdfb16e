//! A tabletop in the real window: directed by key at speed 60, followed by its players in a window of their own, and in
//! another run broken off for something real. What a player must not know is not in their window.

use crate::scene::{shown, with_a_channel};
use fantoccini::wd::WindowHandle;
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{MINUTE, START, Stage};
use holdfast_tests::window::Window;
use serde_json::{Value, json};

/// A scenario of 90 minutes, with an inject at the start, one at 25 minutes, and one for a stall.
const SCENARIO: &str = include_str!("../stories/terminal/gone.md");
const PATH: &str = "runbooks/exercises/gone.md";
/// What the report of the known run says, each a part of a line.
const REPORT: [&str; 10] = [
    "# EXERCISE: Primary database is gone",
    "| Facilitator | Kim |",
    "| Ended |",
    "| Outcome | it came to its end |",
    "1. Roles were named at once (T+00:20, I1, Kim)",
    "1. Nobody knew the vendor (T+01:00, I1, Kim)",
    "| I1.1 | Severity is set and roles are assigned. | yes |",
    "| I2.1 | An older backup is located and its age stated as data loss. | partial |",
    "| I3 left out: Nobody answers (due T+00:40) — they told him at once |",
    "- I3 Nobody answers was left out: they told him at once",
];

/// What players must not know before the facilitator gives it to them.
const HIDDEN: [&str; 6] = [
    "Severity is set",
    "Who tells support?",
    "Do not mention the replica",
    "0 bytes",
    "An older backup",
    "The CTO",
];

/// A laptop with a real channel, one for rehearsals, and the scenario.
pub fn laptop(sink: &Sink) -> Stage {
    let stage = with_a_channel(&sink.url("hooks/T0/B0/real"))
        .with("HOLDFAST_SECRET_DRILL", &sink.url("hooks/T0/B0/drill"));
    let add = ["channel", "add", "drill", "--kind", "slack", "--rehearsal"];
    drop(stage.tell(START, "Kim", &add));
    std::fs::write(stage.workspace().join(PATH), SCENARIO).expect("the scenario");
    stage
}

/// What the shell answers to a page: `{ ok }` or `{ no }`.
async fn ask(window: &Window, command: &str, arguments: Value) -> Value {
    let script = "const [command, arguments_, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, arguments_).then((ok) => done({ ok }), (no) => done({ no }))";
    let asked = window.client().execute_async(script, vec![json!(command), arguments]).await;
    asked.unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// Begins the exercise, sixty times as fast as life, and goes to the facilitator's screen by key.
pub async fn begin(window: &Window, solo: bool) -> String {
    window.see("Holdfast").await;
    let name = json!({ "setting": { "set": "actor", "name": "Kim" } });
    assert!(ask(window, "configure", name).await["ok"].is_object(), "Kim directs");
    let how = json!({ "path": PATH, "speed": "60", "solo": solo, "severity": "sev1", "story": 0 });
    let began = ask(window, "start_exercise", how).await;
    let id = began["ok"]["incident"].as_str().unwrap_or_else(|| panic!("it begins: {began}"));
    window.find("button", "Direct INC-0001").await;
    window.press("Alt+x").await;
    window.find("timer", "Time of the story").await;
    id.to_owned()
}

/// Stops the story, and puts its clock to a known minute.
pub async fn stand_at(window: &Window, minute: &str) {
    window.press("p").await;
    window.focus("textbox", "Reason").await;
    window.press("Enter").await;
    window.find("button", "Resume").await;
    window.press("g").await;
    window.focus("textbox", "To, needed").await;
    window.press("Control+a").await;
    window.type_text(minute).await;
    window.press("Enter").await;
    window.see(&format!("{minute}:00")).await;
}

pub async fn observe(window: &Window, key: &str, words: &str) {
    window.press(key).await;
    window.focus("textbox", "Observation").await;
    window.type_text(words).await;
    window.press("Enter").await;
    window.find("listitem", words.split(" (O").next().unwrap()).await;
    window.press("Escape").await;
}

/// The players' window, once it is there, beside that of the facilitator.
pub async fn players_of(window: &Window) -> (WindowHandle, WindowHandle) {
    let main = window.client().window().await.expect("the facilitator's window");
    window.press("v").await;
    let players = window.beside(&main).await;
    (main, players)
}

pub async fn look_at(window: &Window, handle: &WindowHandle) {
    window.client().switch_to_window(handle.clone()).await.expect("the other window");
}

/// Nothing that is hidden is in the page, and the shell gives it nothing but its own view.
async fn players_know_nothing(window: &Window, id: &str) {
    let view = ask(window, "players", json!({ "id": null })).await;
    assert!(view["ok"].is_object(), "its own view: {view}");
    let page = window.run("return document.documentElement.outerHTML").await;
    let held = format!("{view}{page}");
    for words in HIDDEN {
        assert!(!held.contains(words), "players must not know \"{words}\"");
    }
    let one = || json!({ "id": id });
    for (command, arguments) in [
        ("exercise", one()),
        ("incident", one()),
        ("timeline", json!({ "id": id, "first": null, "count": 9, "part": null })),
        ("home", json!({})),
        ("library", json!({})),
        ("remembered", json!({})),
        ("execute", json!({ "command": { "do": "on" }, "expected": null })),
        ("show_players", one()),
    ] {
        let refused = ask(window, command, arguments).await["no"].to_string();
        assert!(refused.contains("not allowed"), "{command} is not for players: {refused}");
    }
}

#[tokio::test]
async fn a_tabletop_is_directed_by_key_and_followed_in_a_second_window() {
    let sink = Sink::start([]);
    let stage = laptop(&sink);
    let window = stage.window(START, 1).await;
    let id = begin(&window, false).await;
    stage.desk().focus("EXERCISE · INC-0001 · Holdfast", true).await;
    stand_at(&window, "T+00:20").await;

    let (main, players) = players_of(&window).await;
    look_at(&window, &players).await;
    window.see("Checkout fails for everybody").await;
    window.see("T+00:20:00").await;
    players_know_nothing(&window, &id).await;

    look_at(&window, &main).await;
    window.press("Enter").await;
    window.see("released T+00:20").await;
    look_at(&window, &players).await;
    window.see("db-primary: connection refused").await;
    players_know_nothing(&window, &id).await;
    shown(&window, "players").await;

    look_at(&window, &main).await;
    window.press("1").await;
    window.find("button", "Expectation 1: Severity is set and roles are assigned., met").await;
    observe(&window, "+", "Roles were named at once (O1)").await;
    stand_later(&window).await;
    observe(&window, "-", "Nobody knew the vendor").await;
    shown(&window, "facilitator").await;
    window.press("Enter").await;
    window.see("released T+01:00").await;
    look_at(&window, &players).await;
    window.see("0 bytes").await;
    look_at(&window, &main).await;
    let name = "Expectation 1: An older backup is located and its age stated as data loss., met";
    window.press("1").await;
    window.find("button", name).await;
    window.press("1").await;
    window.find("button", &format!("{name} in part")).await;
    window.press("x").await;
    window.focus("textbox", "Reason, needed").await;
    window.type_text("they told him at once").await;
    window.press("Enter").await;
    window.see("Every inject was released or left out").await;
    window.press("e").await;
    window.find("dialog", "End the exercise").await;
    window.press("Enter").await;
    window.see("The exercise ended").await;
    look_at(&window, &players).await;
    window.see("The exercise is over").await;
    window.terminate().await;

    let report = stage.tell(START + 5 * MINUTE, "Kim", &["exercise", "report"]).stdout;
    let missing = REPORT.into_iter().find(|words| !report.contains(words));
    assert_eq!(missing, None, "the report of the known run: {report}");
    let real = sink.arrived().into_iter().filter(|message| message.path.ends_with("/real")).count();
    assert_eq!(real, 0, "nothing reached a real channel");
}

/// The clock runs by itself until the next inject is due, which waits for the facilitator; then it stands at a known time.
async fn stand_later(window: &Window) {
    window.press("p").await;
    window.find("button", "Pause").await;
    window.see("due at T+00:25, waits for you").await;
    stand_at(window, "T+01:00").await;
}

#[tokio::test]
async fn something_real_stops_an_exercise_and_none_begins_meanwhile() {
    let sink = Sink::start([]);
    let stage = laptop(&sink);
    let window = stage.window(START, 1).await;
    drop(begin(&window, false).await);
    window.kill().await;

    // Nothing kept it: it stands, and nothing was released meanwhile.
    let window = stage.window(START + 30 * MINUTE, 1).await;
    window.see("paused: nothing kept it running").await;
    let (main, players) = players_of(&window).await;
    look_at(&window, &main).await;
    let real = ["declare", "--title", "Really", "--severity", "sev1"];
    assert_eq!(stage.tell(START + 31 * MINUTE, "Dana", &real).stdout, "INC-0002\n");
    window.see("INC-0002 is real and open").await;
    window.press("Alt+h").await;
    window.find("button", "Break INC-0001 off …").await;
    window.press("Alt+b").await;
    window.focus("textbox", "Reason, needed").await;
    window.see("INC-0002 is real").await;
    window.press("Enter").await;
    window.see("The exercise was broken off").await;
    shown(&window, "broken-off").await;
    look_at(&window, &players).await;
    window.see("The exercise was broken off: INC-0002 is real").await;
    look_at(&window, &main).await;
    let how = json!({ "path": PATH, "speed": "1", "solo": true, "severity": null, "story": 0 });
    let refused = ask(&window, "start_exercise", how).await["no"]["message"].to_string();
    assert!(refused.contains("INC-0002 (SEV 1) is real and open"), "{refused}");

    let report = stage.tell(START + 40 * MINUTE, "Kim", &["exercise", "report"]).stdout;
    assert!(report.contains("INC-0002 is real"), "the report says why: {report}");
    let told: Vec<_> = sink.arrived().into_iter().map(|message| message.path).collect();
    assert!(told.iter().all(|path| path.ends_with("/drill")), "nobody else was told: {told:?}");
}

#[tokio::test]
async fn alone_with_the_window_injects_come_by_themselves_and_it_ends_by_itself() {
    let sink = Sink::start([]);
    let stage = laptop(&sink);
    let window = stage.window(START, 1).await;
    begin(&window, true).await;
    window.find("region", "What you were given").await;
    window.see("db-primary: connection refused").await;
    let shown = window.text().await;
    let hidden = HIDDEN.into_iter().find(|words| shown.contains(words));
    assert_eq!(hidden, None, "who practises alone is a player");
    window.press("g").await;
    window.focus("textbox", "To, needed").await;
    window.press("Control+a").await;
    window.type_text("T+01:28").await;
    window.press("Enter").await;
    window.see("The CTO calls").await;
    window.see("The exercise ended").await;
    window.see("What went well?").await;
    window.terminate().await;

    let csv = ["exercise", "report", "--format", "csv"];
    let events = stage.tell(START + 5 * MINUTE, "Kim", &csv).stdout;
    let at = |inject: &str| {
        let line = events.lines().find(|line| line.starts_with(inject)).unwrap_or_default();
        line.split(',').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!([at("I1"), at("I2"), at("I3")], ["T+00:00", "T+00:25", "T+00:40"], "{events}");
}
