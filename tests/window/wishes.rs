//! What a system asks of every window: less motion, and colours of its own.

use crate::scene::{at_work, declare, open, with_a_channel};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::START;
use serde_json::json;
use std::fs;

#[tokio::test]
async fn nothing_moves_where_the_system_asks_for_less_motion() {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    declare(&stage);
    let settings = stage.desk().folder("config/gtk-3.0").join("settings.ini");
    fs::write(settings, "[Settings]\ngtk-enable-animations=0\n").expect("the system's settings");
    let window = stage.window(START, 1).await;
    open(&window).await;
    let asked = window.run("return matchMedia('(prefers-reduced-motion: reduce)').matches").await;
    assert_eq!(asked, json!(true), "the page is told");
    window.press("?").await;
    window.find("dialog", "Keys").await;
    let moving = "return [...document.querySelectorAll('*')].map((one) => [one, getComputedStyle(one)])
        .filter(([, look]) => look.animationName !== 'none' || parseFloat(look.transitionDuration) > 0)
        .map(([one]) => one.outerHTML.slice(0, 80))";
    assert_eq!(window.run(moving).await, json!([]), "nothing is animated");
}

/// The engine knows the rule and never has such colours itself: it is made to apply, and what it says is looked at.
#[tokio::test]
async fn what_is_chosen_has_an_edge_where_the_system_draws_with_its_colours() {
    let (_sink, _stage, window) = at_work().await;
    let applied = "const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        const forced = rules.filter((rule) => rule.media?.mediaText.includes('forced-colors'));
        for (const rule of forced) rule.media.mediaText = 'all';
        return forced.length";
    let applied = window.run(applied).await;
    assert!(applied.as_u64().is_some_and(|count| count > 0), "there are such rules: {applied}");
    let edges = "const edge = (one) => getComputedStyle(document.querySelector(one)).outlineStyle;
        return ['.step.now', '.phase.now', '[aria-pressed=true]', '.step:not(.now)', '.phase:not(.now)'].map(edge)";
    let edges = window.run(edges).await;
    assert_eq!(edges, json!(["solid", "solid", "solid", "none", "none"]), "{edges}");
}
