//! What the window measures: a step keeps its height, whether it is the current one or not.

use crate::scene::at_work;

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
