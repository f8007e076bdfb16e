//! Every size: whatever the window and the text measure, nothing that takes the focus is covered by another thing.

use crate::scene::{at_work, back};
use holdfast_tests::window::Window;

/// Windows, from the smallest that is supported to a large screen.
const WINDOWS: [(u32, u32); 5] =
    [(1024, 700), (1280, 800), (1440, 860), (1920, 1080), (2560, 1440)];
/// Text sizes in percent, and how often `Ctrl =` is pressed to come from each to the next.
const TEXTS: [(u32, usize); 3] = [(100, 0), (150, 3), (200, 2)];

/// Names what takes the focus and, once it is scrolled to, cannot be pressed in its middle.
const COVERED: &str = "
const reached = (one) => {
  one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = [...one.getClientRects()].find((box) => box.width > 1 && box.height > 1);
  if (!box) return false;
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const inside = box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.top >= -1;
  return inside && at !== null && (one.contains(at) || at.contains(one) || at.closest('label') !== null);
};
const stops = document.querySelectorAll('a[href], button:not(:disabled), input:not(.heard), textarea, select');
const shown = [...stops].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
return shown.filter((one) => !reached(one)).map((one) => one.outerHTML.slice(0, 120)).join('\\n');
";

#[tokio::test]
async fn nothing_that_takes_the_focus_is_covered_at_any_size() {
    let (_sink, _stage, window) = at_work().await;
    let mut found = Vec::new();
    for (width, height) in WINDOWS {
        window.client().set_window_size(width, height).await.expect("a window of this size");
        for (percent, presses) in TEXTS {
            enlarge(&window, percent, presses).await;
            for screen in ["Alt+h", "Alt+r", "Control+,", ""] {
                if screen.is_empty() {
                    back(&window).await;
                } else {
                    window.press(screen).await;
                }
                window.drawn().await;
                let covered = window.run(COVERED).await;
                let covered = covered.as_str().unwrap_or_default();
                if !covered.is_empty() {
                    found.push(format!("{width}x{height} at {percent} %, {screen}: {covered}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Makes the text larger by key; at 100 % it is made as usual.
async fn enlarge(window: &Window, percent: u32, presses: usize) {
    if percent == 100 {
        window.press("Control+0").await;
        return window.until("text as usual", "outerWidth - innerWidth < 40").await;
    }
    for _ in 0..presses {
        let before = window.run("return innerWidth").await;
        window.press("Control+=").await;
        window.until("larger text", &format!("innerWidth < {before}")).await;
    }
}

#[tokio::test]
async fn a_step_is_as_tall_whether_it_is_the_current_one_or_not() {
    let (_sink, _stage, window) = at_work().await;
    let heights = "return [...document.querySelectorAll('[data-step]')].map((one) => one.getBoundingClientRect().height)";
    for width in [1440, 1024] {
        window.client().set_window_size(width, 800).await.expect("a window of this size");
        window.drawn().await;
        let before = window.run(heights).await;
        for _ in 0..4 {
            window.press("j").await;
            window.drawn().await;
            assert_eq!(window.run(heights).await, before, "{width} wide");
        }
    }
}
