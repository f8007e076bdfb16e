//! The chart stays on its sheet whatever the log says, tells every row in words, and shows the same in a page.

use crate::incident::event::{DeliveryState, Event, KeyTimeSet, Reopened};
use crate::incident::{KeySaid, KeyTime, fold};
use crate::paper::drawing::{Drawing, Shape, Side, Sign};
use crate::paper::{Form, Paper, Picture, print};
use crate::postmortem::{Room, chart, chart_in, with_words, without_words};
use crate::update::tests::fixture::*;
use proptest::prelude::*;
use std::ops::Range;

fn drawn(log: &Log, now: i64) -> Drawing {
    chart(&fold(log.entries.clone()), &log.entries, min(now)).unwrap()
}

/// Declared, told in time and late, decided, resolved.
fn log() -> Log {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    let told = Event::UpdatePosted(post("The disk is full.", Some(min(15)), Some(min(20))));
    let told = log.say(min(14), "Dana", told);
    log.delivered(min(14), told, DeliveryState::Sent);
    log.say(min(16), "Dana", decision("Clear <logs> & wait"));
    log.say(min(20), "Dana", identified());
    log.say(min(40), "Dana", resolved());
    log
}

#[test]
fn every_row_is_told_in_words() {
    let words = drawn(&log(), 100).words.join("\n");
    for line in [
        "Key times: declared 14:26, identified 14:40, resolved 15:06.",
        "Severity: SEV 1 14:26–15:06.",
        "State: Investigating 14:26–14:40, Identified 14:40–15:06.",
        "Texts, internal: update 14:40.",
        "Promises, internal: 14:41 kept, 14:46 missed.",
        "Decisions: 14:42 Clear <logs> & wait.",
    ] {
        assert!(words.contains(line), "{line} is missing in {words}");
    }
}

#[test]
fn a_page_holds_it_under_the_timeline_without_a_script() {
    let drawing = drawn(&log(), 100);
    let markdown = "# A\n\n## Timeline\n\n- one\n\n## End\n";
    let paper = Paper { title: "A", mark: None, markdown, is_copy: false, drawing: Some(&drawing) };
    let page =
        String::from_utf8(print(&paper, Form::Html, &nothing).unwrap().unwrap().bytes).unwrap();
    let (before, behind) = page.split_once("<figure").unwrap();
    assert!(before.trim_end().ends_with("</h2>") && behind.contains("<li>one</li>"), "{page}");
    assert!(behind.contains("Clear &lt;logs&gt; &amp; wait"), "a person's words are words: {page}");
    assert!(!page.contains("<script") && behind.contains("role=\"img\" aria-label="), "{page}");
}

/// Where a form cannot draw, the same words stand in the same place.
#[test]
fn a_form_that_cannot_draw_has_the_words_in_the_place_of_the_chart() {
    let drawing = drawn(&log(), 100);
    let markdown = "# A\n\n## Timeline\n\n- one\n\n## End\n";
    let paper = Paper { title: "A", mark: None, markdown, is_copy: false, drawing: Some(&drawing) };
    let made = print(&paper, Form::Confluence, &nothing).unwrap().unwrap();
    let page = String::from_utf8(made.bytes).unwrap();
    let timeline = page.split_once("<h2>Timeline</h2><ul>").unwrap().1;
    let words = timeline.split_once("</ul>").unwrap().0;
    assert_eq!(words.matches("<li>").count(), drawing.words.len(), "{page}");
    assert!(words.contains("Clear &lt;logs&gt; &amp; wait") && !words.contains("one"), "{page}");
}

#[test]
fn markdown_that_is_passed_on_has_the_words_under_its_timeline_once() {
    let drawing = drawn(&log(), 100);
    let markdown = "# A\n\n```\n## Timeline\n```\n\n## Timeline\n\n- one\n\n## End\n";
    let told = with_words(markdown, &drawing);
    let (before, behind) = told.rsplit_once("## Timeline\n\n- ").unwrap();
    assert!(before.ends_with("```\n\n"), "what stands in code is code: {told}");
    assert!(
        behind.contains("Decisions: 14:42 Clear ") && behind.contains("wait.\n\n- one\n"),
        "{told}"
    );
    assert_eq!(without_words(&told, &drawing).replace("\n\n\n", "\n\n"), markdown);
    let none = with_words("# A\n\nx\n", &drawing);
    assert!(none.starts_with("# A\n\nx\n\n- "), "else at the end: {none}");
}

fn nothing(_: &str) -> Result<Picture, String> {
    Err("there is none".to_owned())
}

#[test]
fn nothing_is_drawn_of_what_nobody_declared() {
    assert_eq!(chart(&fold(vec![]), &[], min(0)), None);
}

#[test]
fn names_of_near_times_stand_above_each_other() {
    let mut log = log();
    for (which, minute) in
        [(KeyTime::ImpactStarted, 0), (KeyTime::Detected, 0), (KeyTime::Mitigated, 39)]
    {
        let to = KeySaid::At { at: min(minute) };
        let set = KeyTimeSet { which, from: KeySaid::AsLogged, to, reason: None };
        log.say(min(41), "Dana", Event::KeyTimeSet(set));
    }
    for room in [Room::Page, Room::Pane] {
        let drawing = chart_in(room, &fold(log.entries.clone()), &log.entries, min(100)).unwrap();
        let boxes: Vec<_> = drawing.shapes.iter().filter_map(taken).collect();
        for name in ["Impact started", "Detected", "Declared", "Mitigated", "Resolved"] {
            assert!(boxes.iter().any(|(_, _, text)| *text == name), "{name}: {boxes:?}");
        }
    }
}

/// A name that has no room in its band is told below, with how many there are.
#[test]
fn a_band_that_is_too_narrow_is_named_below() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(1), "Dana", identified());
    log.say(min(600), "Dana", resolved());
    let labels: Vec<_> = drawn(&log, 600)
        .shapes
        .iter()
        .filter_map(taken)
        .map(|(_, _, text)| text.to_owned())
        .collect();
    assert!(
        labels.iter().any(|text| text == "1 band is too narrow for a name: Investigating"),
        "{labels:?}"
    );
    assert!(labels.iter().any(|text| text == "Identified"), "{labels:?}");
}

/// The place that words take, about as wide as they are drawn.
fn taken(shape: &Shape) -> Option<(Range<i32>, Range<i32>, &str)> {
    let Shape::Label { x, y, side, text, .. } = shape else { return None };
    let wide = i32::try_from(text.chars().count()).unwrap() * 7;
    let from = match side {
        Side::Start => *x,
        Side::Middle => x - wide / 2,
        Side::End => x - wide,
    };
    Some((from..from + wide, y - 10..y + 3, text))
}

fn meets(a: &Range<i32>, b: &Range<i32>) -> bool {
    a.start < b.end && b.start < a.end
}

proptest! {
    #[test]
    fn nothing_leaves_the_sheet(
        entries in prop::collection::vec((0..5_u8, -600..6000_i64), 0..40),
        now in 0..7000_i64,
    ) {
        let mut log = log();
        for (what, minute) in entries {
            let event = match what {
                0 => Event::Reopened(Reopened { reason: None, promises: vec![] }),
                1 => resolved(),
                2 => decision("x"),
                3 => identified(),
                _ => Event::KeyTimeSet(KeyTimeSet {
                    which: KeyTime::ImpactStarted,
                    from: KeySaid::AsLogged,
                    to: KeySaid::At { at: min(minute) },
                    reason: None,
                }),
            };
            log.say(min(minute), "Dana", event);
        }
        let incident = fold(log.entries.clone());
        for room in [Room::Page, Room::Pane] {
            let drawing = chart_in(room, &incident, &log.entries, min(now)).unwrap();
            let boxes: Vec<_> = drawing.shapes.iter().filter_map(taken).collect();
            for (n, (x, y, text)) in boxes.iter().enumerate() {
                prop_assert!(x.start >= 0 && x.end <= drawing.width && y.end <= drawing.height, "{text} is cut");
                let over = boxes[..n].iter().find(|(a, b, _)| meets(x, a) && meets(y, b));
                prop_assert!(over.is_none(), "{text} covers {over:?} in {room:?}");
            }
        }
        let drawing = drawn(&log, now);
        for shape in &drawing.shapes {
            let (left, right, low) = match shape {
                Shape::Band { x, y, width, height, .. } => (*x, x + width, y + height),
                Shape::Line { x, to, .. } => (*x, *x, *to),
                Shape::Sign { x, y, .. } => (*x, *x, *y),
                Shape::Label { x, y, .. } => (*x, *x, *y),
            };
            prop_assert!(left >= 0 && right <= drawing.width && low <= drawing.height, "{shape:?}");
        }
        let signs = drawing.shapes.iter().filter(|s| matches!(s, Shape::Sign { sign: Sign::Decision, .. }));
        prop_assert!(signs.count() <= 800, "one at one place");
    }
}
