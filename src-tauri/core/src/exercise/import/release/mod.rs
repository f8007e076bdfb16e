//! What is released in a file: each thing once, in its order. What it says is read later.
//!
//! Each stage uses only those before it: `table`, `list`, `series`, `repeats`, and as the last resort `one`.

mod list;
mod one;
mod repeats;
mod series;
mod table;

use std::collections::BTreeSet;

use super::body::joined;
use super::found::{Found, Sign};
use super::moment::Moment;
use super::{body, refuse, signs, words};
use crate::exercise::page::Page;
use crate::runbook::Warning;

/// What is released in a file, each thing once.
pub(super) fn releases(page: &Page, name: &str, warnings: &mut Vec<Warning>) -> Vec<Found> {
    if let Some(line) = refuse::record_line(page) {
        warnings
            .push(Warning::new(line, "this reads like the record of an exercise that was held"));
        return Vec::new();
    }
    let mut found = series::find(page);
    found.sort_by_key(|one| one.lines.start);
    found.retain(|one| !blank(one));
    let strong: BTreeSet<(u32, u32)> =
        found.iter().filter(|one| one.sign == Sign::Strong).map(|one| one.group).collect();
    found.retain(|one| strong.is_empty() || strong.contains(&one.group));
    let (mut found, details) = repeats::merge(found);
    if !details.is_empty() {
        let message = "told twice: the overview and its details were read as one";
        warnings.push(Warning::new(details[0], message));
    }
    found.retain(|one| {
        if one.is_before() {
            warnings.push(Warning::new(
                one.lines.start,
                "a time before the start: kept as a note, not as an inject",
            ));
        }
        !one.is_before()
    });
    let end = found.iter().rposition(|one| !is_debrief(one)).map_or(0, |last| last + 1);
    found.truncate(end);
    if found.is_empty() && !refuse::is_guide(page) {
        found.extend(one::scene(page).filter(|one| !blank(one)));
    }
    let is_stage = |one: &Found| matches!(one.time, None | Some(Moment::Span { .. }));
    if found.iter().all(is_stage) && !refuse::speaks_of_play(page, name) {
        return Vec::new();
    }
    without_doubles(found, warnings)
}

/// The talk after the play is no part of it, where it stands at the end.
fn is_debrief(found: &Found) -> bool {
    // What its file calls an inject is one, whatever it is about.
    let is_called = words::counter(&found.words).is_some_and(|c| c.word.contains("inje"));
    !is_called && words::topic(&found.title) == Some(words::Topic::HotWash)
}

fn blank(found: &Found) -> bool {
    let body = body::read(found);
    let text = joined(&body.text);
    let is_form = signs::is_blank(&text) && !text.is_empty();
    signs::is_blank(&found.title) && (is_form || text.is_empty())
}

fn without_doubles(found: Vec<Found>, warnings: &mut Vec<Warning>) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut keep = |one: &Found| {
        let is_new = seen.insert((one.title.clone(), joined(&body::read(one).text)));
        if !is_new {
            warnings.push(Warning::new(
                one.lines.start,
                "the same inject stands here a second time and was left out",
            ));
        }
        is_new
    };
    found.into_iter().filter(|one| keep(one)).collect()
}
