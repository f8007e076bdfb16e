//! One look at what stands in the window: at five sizes of it and three of its text, in both themes.

use crate::scene::shown;
use holdfast_tests::place::root;
use holdfast_tests::window::Window;
use serde_json::{Value, json};

/// Windows in pixels, from the smallest that is supported to a large screen; the one that axe looks at is the last.
const WINDOWS: [(u32, u32); 5] =
    [(1024, 700), (1280, 800), (1920, 1080), (2560, 1440), (1440, 860)];

/// Text sizes in percent; the walk goes on at the last.
const TEXTS: [u32; 3] = [200, 150, 100];

/// What of a place cannot be pressed.
const COVERED: &str = include_str!("covered.js");

/// What axe says of a place in one theme.
const AXE: &str = include_str!("axe.js");

/// What was found so far.
pub struct Look {
    found: Vec<String>,
}

impl Look {
    /// Begins in a window of the usual size.
    pub async fn begin(window: &Window) -> Self {
        bring_axe(window).await;
        let mut look = Self { found: Vec::new() };
        look.size(window, (1440, 860), 100, "").await;
        look
    }

    /// Looks at the place that is shown. It stands in the usual size afterwards.
    pub async fn at(&mut self, window: &Window, place: &str) {
        for text in TEXTS {
            enlarge(window, text).await;
            for size in WINDOWS {
                self.size(window, size, text, place).await;
            }
            match text {
                // Only colours differ between the themes, and they do not between the sizes.
                100 => self.axe(window, place, text, &[("light", true), ("dark", false)]).await,
                200 => self.axe(window, place, text, &[("dark", true)]).await,
                _ => {}
            }
        }
    }

    /// Looks at the players' window, whose text has one size.
    pub async fn at_players(&mut self, window: &Window) {
        bring_axe(window).await;
        for size in WINDOWS {
            self.size(window, size, 100, "the players").await;
        }
        self.axe(window, "the players", 100, &[("light", true), ("dark", false)]).await;
    }

    /// Fails with all that was found.
    pub fn end(self) {
        assert!(self.found.is_empty(), "{} found:\n{}", self.found.len(), self.found.join("\n"));
    }

    async fn size(&mut self, window: &Window, size: (u32, u32), text: u32, place: &str) {
        let (width, height) = size;
        window.client().set_window_size(width, height).await.expect("a window of this size");
        let arguments = vec![json!(width * 100 / text), json!(height * 100 / text)];
        let found = ask(window, COVERED, arguments).await;
        if !found.is_empty() {
            shown(window, &format!("{place} {width}x{height} {text}")).await;
        }
        for one in found {
            self.found.push(format!("{place}, {width}x{height} at {text} %: {one}"));
        }
    }

    async fn axe(&mut self, window: &Window, place: &str, text: u32, themes: &[(&str, bool)]) {
        for (theme, all) in themes {
            for one in ask(window, AXE, vec![json!(theme), json!(all)]).await {
                self.found.push(format!("{place} at {text} %, {theme}: {one}"));
            }
        }
    }
}

/// Brings axe into the page, from the package that the tests of the page use.
async fn bring_axe(window: &Window) {
    let source = root().join("ui/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(source).expect("axe: `make test` installs it");
    window.run(&source).await;
}

/// Makes the text this large, as the settings do. A page that has it measures so much less.
async fn enlarge(window: &Window, percent: u32) {
    let script = "const [percent, done] = arguments;
        window.__TAURI_INTERNALS__.invoke('configure', { setting: { set: 'text_size', percent } }).then(done, done)";
    let answer = window.client().execute_async(script, vec![json!(percent)]).await;
    assert_eq!(answer.expect("the shell answers")["ok"], true, "text of {percent} %");
}

/// The lines that a script of the page comes to.
async fn ask(window: &Window, script: &str, arguments: Vec<Value>) -> Vec<String> {
    let said = window.client().execute_async(script, arguments).await.expect("what the page says");
    let lines = said.as_array().expect("lines").iter();
    lines.map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}
