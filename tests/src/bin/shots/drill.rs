//! An exercise: the scenario that is read, the facilitator's screen, the window of the players, and the hot wash.

use crate::{at, shoot, take_a_name};
use holdfast_tests::stage::Stage;
use holdfast_tests::window::Window;

/// Practises the first scenario that ships, on a laptop of its own: an exercise gives way to what is real.
pub async fn shoot_an_exercise() {
    let stage = Stage::of_a_team();
    take_a_name(&stage).await;
    let window = stage.window(at(0, 0), 1).await;
    window.see("Holdfast").await;
    window.press("Alt+e").await;
    window.find("button", "Practise this").await;
    shoot(&stage, &window, "scenario").await;
    window.press("p").await;
    window.find("dialog", "Practise this").await;
    window.press("Enter").await;
    window.find("timer", "Time of the story").await;
    window.press("Enter").await;
    window.see("released T+00:00").await;
    window.press("1").await;
    window.press("+").await;
    window.focus("textbox", "Observation").await;
    window.type_text("Roles were named at once").await;
    window.press("Enter").await;
    window.find("listitem", "Roles were named at once").await;
    window.press("Escape").await;
    shoot(&stage, &window, "exercise").await;
    shoot_the_players(&stage, &window).await;
    window.press("e").await;
    window.find("dialog", "End the exercise").await;
    window.press("Enter").await;
    window.see("The exercise ended").await;
    window.press("Shift+h").await;
    window.find("heading", "Hot wash: ").await;
    shoot(&stage, &window, "hot-wash").await;
}

async fn shoot_the_players(stage: &Stage, window: &Window) {
    let client = window.client();
    let main = client.window().await.expect("the facilitator's window");
    window.press("v").await;
    client.switch_to_window(window.beside(&main).await).await.expect("their window");
    window.see("EXERCISE").await;
    window.see("from ").await;
    shoot(stage, window, "players").await;
    stage.desk().press("alt+F4");
    client.switch_to_window(main).await.expect("the facilitator's window");
}
