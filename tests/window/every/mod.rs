//! What holds on every screen and sheet of the window, whatever the window and the text measure: nothing that takes the
//! focus is covered or cut, and axe finds nothing in either theme.
//!
//! Each place is shown once, by key, and stays while the window takes all its sizes. A new screen or sheet has its line in
//! [`desk`] or [`drill`]. To look at some of them, `HOLDFAST_PLACES` is a part of their names; a picture of what is found goes
//! to the folder that `HOLDFAST_PICTURES` names.

mod desk;
mod drill;
mod look;

use holdfast_tests::place::root;
use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;
use look::Look;
use std::collections::BTreeSet;

/// A screen or a sheet, as it is come to from the base of its scene.
pub struct Place {
    /// What it is, for the message of a test.
    pub name: &'static str,
    /// The keys that show it; what begins with `"` is typed, with `@` goes to the window's frame,
    /// and with `=` is waited for.
    pub keys: &'static [&'static str],
    /// The role and the name of what is there once it is shown.
    pub shows: (&'static str, &'static str),
    /// The keys that leave it, so that the keys of its base work again.
    pub leave: &'static [&'static str],
    /// The small panel of the incident's screen that it is, as the page names it.
    pub panel: Option<&'static str>,
}

const fn sheet(
    name: &'static str,
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
) -> Place {
    Place { leave: &["Escape"], ..screen(name, keys, shows) }
}

/// A sheet that is a small panel of the incident's screen.
const fn panel(
    of: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
) -> Place {
    Place { panel: Some(of), ..sheet(name, keys, shows) }
}

const fn screen(
    name: &'static str,
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
) -> Place {
    Place { name, keys, shows, leave: &[], panel: None }
}

/// Where a walk begins anew before each place.
struct Base {
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
}

/// Shows each place in its turn, looks at it at all sizes and in both themes, and leaves it again.
async fn walk(stage: &Stage, window: &Window, base: &Base, places: &[Place], look: &mut Look) {
    let only = std::env::var("HOLDFAST_PLACES").unwrap_or_default();
    for place in places.iter().filter(|place| place.name.contains(&only)) {
        press(stage, window, base.keys).await;
        window.find(base.shows.0, base.shows.1).await;
        let shut = "!document.querySelector('[role=dialog], [role=alertdialog], .needs .drop')";
        window.until("no sheet", shut).await;
        press(stage, window, place.keys).await;
        window.find(place.shows.0, place.shows.1).await;
        window.until("fresh results", "!document.querySelector('.stale')").await;
        look.at(window, place.name).await;
        press(stage, window, place.leave).await;
    }
}

async fn press(stage: &Stage, window: &Window, keys: &[&str]) {
    for key in keys {
        match key.split_at(1) {
            ("\"", words) => window.type_text(words).await,
            ("@", chord) => stage.desk().press(chord),
            ("=", words) => drop(window.see(words).await),
            _ => window.press(key).await,
        }
    }
}

/// The panels that the page can open: the words behind `of:` in their union.
fn panels() -> BTreeSet<String> {
    let file = root().join("ui/src/lib/panel/form.ts");
    let text = std::fs::read_to_string(&file).expect("the union of panels");
    let (_, from) = text.split_once("export type Panel =").expect("the union");
    let (union, _) = from.split_once("\n\n").expect("its end");
    let named = union.lines().filter_map(|line| Some(line.split_once("{ of: ")?.1));
    let named = named.filter_map(|rest| rest.split(['}', ';']).next());
    named.flat_map(|words| words.split('\'').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn every_panel_of_an_incident_is_looked_at() {
    let looked_at: BTreeSet<String> =
        desk::PLACES.iter().filter_map(|place| place.panel).map(str::to_owned).collect();
    assert_eq!(looked_at, panels(), "the places of `desk` and the panels of the page");
}

#[tokio::test]
async fn nothing_is_covered_and_axe_finds_nothing_on_any_screen_or_sheet() {
    let (_sinks, stage) = desk::laptop();
    let window = stage.window(desk::AT, 1).await;
    window.see("Open now").await;
    let mut look = Look::begin(&window).await;
    walk(&stage, &window, &desk::BASE, desk::PLACES, &mut look).await;
    look.end();
}

#[tokio::test]
async fn nothing_is_covered_and_axe_finds_nothing_before_during_and_after_an_exercise() {
    let (_sink, stage) = drill::laptop();
    let window = stage.window(START, 1).await;
    window.see("Holdfast").await;
    let mut look = Look::begin(&window).await;
    drill::walk_through(&stage, &window, &mut look).await;
    look.end();
}

#[tokio::test]
async fn nothing_is_covered_and_axe_finds_nothing_at_the_first_start() {
    let stage = Stage::new();
    let window = stage.window(START, 1).await;
    window.see("Three steps, and this laptop is ready").await;
    let mut look = Look::begin(&window).await;
    look.at(&window, "the first start").await;
    look.end();
}
