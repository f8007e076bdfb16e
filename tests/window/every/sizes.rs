//! The sizes of the window and of its text. Each is waited for in the page, which knows when it has it.

use holdfast_tests::window::Window;

/// Windows in pixels, from the smallest that is supported to a large screen.
pub const WINDOWS: [(u32, u32); 5] =
    [(1024, 700), (1280, 800), (1440, 860), (1920, 1080), (2560, 1440)];

/// Text sizes in percent.
pub const TEXTS: [u32; 3] = [100, 150, 200];

/// The sizes that `Ctrl +` goes through.
const STEPS: [u32; 6] = [100, 110, 125, 150, 175, 200];

/// Makes the window this large; its text has this size already.
pub async fn make(window: &Window, (width, height): (u32, u32), text: u32) {
    window.client().set_window_size(width, height).await.expect("a window of this size");
    let measures =
        |what: &str, pixels: u32| format!("Math.abs({what} * {text} / 100 - {pixels}) < 3");
    let [wide, high] = [measures("innerWidth", width), measures("innerHeight", height)];
    window.until("a window of this size", &format!("{wide} && {high}")).await;
}

/// Makes the text this large by key. The page has the size once it has so much less room than the window.
pub async fn enlarge(window: &Window, percent: u32) {
    window.press("Control+0").await;
    window.until("text as usual", &has(100)).await;
    for step in STEPS.into_iter().filter(|step| (101..=percent).contains(step)) {
        window.press("Control+=").await;
        window.until("larger text", &has(step)).await;
    }
}

/// True in a page whose text has this size.
fn has(percent: u32) -> String {
    format!("Math.abs(outerWidth * 100 / innerWidth - {percent}) < 2")
}
