//! The line of the timeline as it is typed: what would be recorded, and what is asked about.

use chrono::{Local, TimeZone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::exercise::Dial;
use crate::incident::event::ActionItem;
use crate::incident::items;
use crate::incident::typed::{self, Line, LineKind, Typed};

/// What a line would record now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineView {
    /// A note, a decision or an action item.
    pub kind: LineKind,
    /// The words that are recorded; empty when there are none yet.
    pub text: String,
    /// What is recorded of an action item; none of anything else.
    pub item: Option<ActionItem>,
    /// When it happened, where the line says so.
    pub happened_at: Option<Millis>,
    /// What was read of the line's front: `decision, happened 14:36 UTC (15:36 here)`. None where nothing was.
    pub says: Option<String>,
    /// How its time was read, where it could be read in another way too: part of `says`, and told once it was recorded.
    pub remark: Option<String>,
    /// Why it cannot be recorded as it stands, and how to write it.
    pub asks: Option<String>,
}

/// Reads a line at `now` of the incident's own clock, whose times are said by `dial`, in this laptop's zone.
#[must_use]
pub fn line(words: &str, now: Millis, dial: Dial) -> LineView {
    line_in(words, (now, dial), &Local)
}

fn line_in<Z: TimeZone>(words: &str, (now, dial): (Millis, Dial), zone: &Z) -> LineView {
    match typed::line(&dial.typed(words), now, zone) {
        Ok(line) => LineView {
            item: (line.kind == LineKind::Todo).then(|| items::read(&line.text)),
            says: says(&line, (now, dial), zone),
            kind: line.kind,
            text: line.text,
            happened_at: line.happened.as_ref().map(|typed| typed.at),
            remark: line.happened.and_then(|typed| typed.remark),
            asks: None,
        },
        Err(error) => LineView {
            kind: LineKind::Note,
            text: String::new(),
            item: None,
            happened_at: None,
            says: None,
            remark: None,
            asks: Some(format!("{error}. To record it as words, begin with \\.")),
        },
    }
}

fn says<Z: TimeZone>(line: &Line, (now, dial): (Millis, Dial), zone: &Z) -> Option<String> {
    let what = match line.kind {
        LineKind::Note => None,
        LineKind::Decision => Some("decision".to_owned()),
        LineKind::Todo => Some(to_do(&items::read(&line.text))),
    };
    let happened = line.happened.as_ref().map(|typed| match dial.exactly(typed.at) {
        Some(of_story) => format!("happened {of_story}"),
        None => happened(typed, now, zone),
    });
    let parts: Vec<String> = what.into_iter().chain(happened).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `action item for Kim, due 2026-12-31, P1, detect`
fn to_do(item: &ActionItem) -> String {
    let owner = item.owner.as_ref().map_or(String::new(), |owner| format!(" for {owner}"));
    let due = item.due.as_ref().map(|due| format!("due {due}"));
    let priority = item.priority.map(|priority| priority.word().to_owned());
    let kind = item.kind.map(|kind| kind.word().to_owned());
    let marks: String =
        [due, priority, kind].into_iter().flatten().map(|m| format!(", {m}")).collect();
    format!("action item{owner}{marks}")
}

/// `happened Fri 6 March 2026 14:36 UTC (15:36 here)`: in UTC like all times of the timeline, with the day where it is
/// another than today's.
fn happened<Z: TimeZone>(typed: &Typed, now: Millis, zone: &Z) -> String {
    let (at, utc) = (typed.at, typed.at.utc());
    let is_today = utc.date_naive() == now.utc().date_naive();
    let day = if is_today { String::new() } else { utc.format("%a %-d %B %Y ").to_string() };
    let local = utc.with_timezone(zone).naive_local();
    let is_elsewhere = local != utc.naive_utc();
    let here = if is_elsewhere { local.format(" (%H:%M here)").to_string() } else { String::new() };
    let remark = typed.remark.as_ref().map_or_else(String::new, |remark| format!(". {remark}"));
    format!("happened {day}{} UTC{here}{remark}", at.hh_mm())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, FixedOffset, Utc};

    fn at(text: &str) -> Millis {
        Millis(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    }

    #[test]
    fn it_says_what_will_be_recorded() {
        let now = at("2026-03-06T14:38:00Z");
        let east = FixedOffset::east_opt(3600).unwrap();
        let says = |words| line_in(words, (now, Dial::WALL), &east).says;
        assert_eq!(says("disk full"), None, "a plain note needs no words");
        assert_eq!(says("!fail over").as_deref(), Some("decision"));
        assert_eq!(
            says("TODO Alert on lag @Kim 2026-12-31 P1 #detect").as_deref(),
            Some("action item for Kim, due 2026-12-31, P1, detect")
        );
        assert_eq!(says("-2m !x").as_deref(), Some("decision, happened 14:36 UTC (15:36 here)"));
        assert_eq!(
            line_in("yesterday 23:10 x", (now, Dial::WALL), &Utc).says.as_deref(),
            Some("happened Thu 5 March 2026 23:10 UTC"),
            "another day is said"
        );
        let night = line_in("23:58 x", (at("2026-03-06T00:05:00Z"), Dial::WALL), &Utc);
        assert!(night.remark.is_some_and(|remark| night.says.unwrap().ends_with(&remark)));
    }

    #[test]
    fn where_a_story_tells_the_time_its_times_are_typed_and_said() {
        let began = at("2026-03-06T14:00:00Z");
        let line =
            line_in("!T+00:12 fail over", (at("2026-03-06T14:38:00Z"), Dial::story(began)), &Utc);
        assert_eq!(line.happened_at, Some(at("2026-03-06T14:12:00Z")));
        assert_eq!(line.says.as_deref(), Some("decision, happened T+00:12"));
    }

    #[test]
    fn what_is_no_time_is_asked_about_with_a_way_on() {
        let line = line_in("14:99 disk full", (at("2026-03-06T14:38:00Z"), Dial::WALL), &Utc);
        assert_eq!((line.text.as_str(), line.says), ("", None), "nothing is recorded");
        let asks = line.asks.unwrap();
        assert!(asks.contains("no time of day") && asks.ends_with("begin with \\."), "{asks}");
    }
}
