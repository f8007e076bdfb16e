//! No screen and no sheet has a violation that axe finds in the real page: both themes, at the usual size and at 200 %.

use super::Scene;
use super::sizes::{enlarge, make};
use holdfast_tests::place::root;
use holdfast_tests::window::Window;
use serde_json::Value;

const SIZE: (u32, u32) = (1440, 860);

/// What axe says of the page as it stands now, one line for each rule that is broken.
///
/// The cap of a key on a button is a hint and no part of its name, nor is a sign without letters.
const LOOK: &str = "
const done = arguments[0];
const named = ({ target }) => {
  const one = document.querySelector(target[0]);
  const shown = one.cloneNode(true);
  shown.querySelectorAll('kbd').forEach((cap) => cap.remove());
  const words = shown.textContent.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = one.getAttribute('aria-label')?.toLowerCase() ?? '';
  return words.every((word) => name.includes(word));
};
const isHint = (one, node) => one.id === 'label-content-name-mismatch' && named(node);
const left = (one) => ({ ...one, nodes: one.nodes.filter((node) => !isHint(one, node)) });
const line = (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160) + ' ' + node.any.map((why) => why.message).join()).join(' | ')}`;
axe.run(document, { resultTypes: ['violations'] }).then(
  (result) => done(result.violations.map(left).filter((one) => one.nodes.length > 0).map(line)),
  (error) => done([`axe failed: ${error}`]),
);";

/// Brings axe into the page, from the package that the tests of the page use.
async fn bring_axe(window: &Window) {
    let source = root().join("ui/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(source).expect("axe: `make test` installs it");
    window.run(&source).await;
}

async fn violations(window: &Window) -> Vec<Value> {
    let said = window.client().execute_async(LOOK, Vec::new()).await.expect("what axe says");
    said.as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_or_sheet() {
    let scene = Scene::new().await;
    make(&scene.window, SIZE, 100).await;
    bring_axe(&scene.window).await;
    let mut found = Vec::new();
    for text in [100, 200] {
        scene.base().await;
        enlarge(&scene.window, text).await;
        scene
            .walk(async |place| {
                for theme in ["light", "dark"] {
                    let wear = format!("document.documentElement.dataset.theme = '{theme}'");
                    scene.window.run(&wear).await;
                    for one in violations(&scene.window).await {
                        found.push(format!("{} at {text} %, {theme}: {one}", place.name));
                    }
                }
            })
            .await;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
