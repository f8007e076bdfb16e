//! The laptop of somebody who holds an exercise: the screens before, during and after it, and the window of its players.

use super::look::Look;
use super::{Base, Place, screen, sheet, walk};
use crate::exercise;
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::Stage;
use holdfast_tests::window::Window;

/// A real channel, one for rehearsals, and a scenario.
pub fn laptop() -> (Sink, Stage) {
    let sink = Sink::start([]);
    let stage = exercise::laptop(&sink);
    (sink, stage)
}

const BEFORE: Base = Base { keys: &["Alt+e"], shows: ("heading", "A bad deployment on a Friday") };

const PREPARING: &[Place] = &[
    screen("a scenario", &[], ("heading", "A bad deployment on a Friday")),
    sheet("practising", &["p"], ("dialog", "Practise this")),
];

const DURING: Base = Base { keys: &["Alt+x"], shows: ("timer", "Time of the story") };

const DIRECTING: &[Place] = &[
    screen("directing", &[], ("timer", "Time of the story")),
    sheet("leaving an inject out", &["x"], ("dialog", "Leave")),
    sheet("another time for an inject", &["r"], ("dialog", "another time")),
    sheet("another time for the clock", &["g"], ("textbox", "To, needed")),
    sheet("another speed", &["s"], ("dialog", "Set the speed")),
    sheet("the end of an exercise", &["e"], ("dialog", "End the exercise")),
    sheet("breaking off", &["Control+Shift+x"], ("dialog", "Break INC-0001 off")),
    sheet("an observation", &["o"], ("textbox", "Observation")),
    sheet("rating an objective", &["a"], ("dialog", "Rate O1")),
    screen("an incident of an exercise", &["i"], ("button", "Update")),
];

const AFTER: Base = Base { keys: &[], shows: ("heading", "Hot wash: ") };

const LOOKING_BACK: &[Place] = &[
    screen("the hot wash", &[], ("heading", "Hot wash: ")),
    sheet("a rating", &["m"], ("textbox", "Why")),
    sheet("what was seen", &["n"], ("form", "What was seen?")),
    sheet("a row of the plan", &["a"], ("form", "What is to be done?")),
];

/// Prepares an exercise, directs it and looks back at it.
pub async fn walk_through(stage: &Stage, window: &Window, look: &mut Look) {
    walk(stage, window, &BEFORE, PREPARING, look).await;
    window.press("Alt+h").await;
    exercise::begin(window, false).await;
    exercise::stand_at(window, "T+00:20").await;
    window.press("Enter").await;
    window.see("released T+00:20").await;
    exercise::observe(window, "+", "Roles were named at once (O1)").await;
    walk(stage, window, &DURING, DIRECTING, look).await;
    window.press("Alt+x").await;
    window.find("timer", "Time of the story").await;
    let (main, players) = exercise::players_of(window).await;
    exercise::look_at(window, &players).await;
    window.see("Checkout fails for everybody").await;
    look.at_players(window).await;
    // A window that another one lies over draws seldom.
    stage.desk().press("alt+F4");
    exercise::look_at(window, &main).await;
    stage.desk().focus("EXERCISE · INC-0001 · Holdfast", true).await;
    window.press("e").await;
    window.find("dialog", "End the exercise").await;
    window.press("Enter").await;
    window.see("The exercise ended").await;
    window.press("Shift+h").await;
    walk(stage, window, &AFTER, LOOKING_BACK, look).await;
}
