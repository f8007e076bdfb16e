//! Nothing that takes the focus is covered by another thing, at five sizes of the window and three of the text.

use super::Scene;
use super::sizes::{TEXTS, WINDOWS, enlarge, make};

/// What of a place cannot be pressed.
const COVERED: &str = include_str!("covered.js");

#[tokio::test]
async fn nothing_that_takes_the_focus_is_covered_at_any_size() {
    let scene = Scene::new().await;
    let mut found = Vec::new();
    for size in WINDOWS {
        for text in TEXTS {
            scene.base().await;
            enlarge(&scene.window, text).await;
            make(&scene.window, size, text).await;
            scene
                .walk(async |place| {
                    let hidden = scene.window.run(COVERED).await;
                    for one in hidden.as_array().expect("what is hidden") {
                        let (width, height) = size;
                        found.push(format!("{width}x{height} at {text} %, {}: {one}", place.name));
                    }
                })
                .await;
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
