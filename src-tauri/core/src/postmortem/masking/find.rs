//! What there is to mask in a text, by its shape or by the lists of the workspace. The lines that mark a block of the log
//! are left alone: they hold no person's words.

use core::net::{Ipv4Addr, Ipv6Addr};
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;

use super::listed::{Masks, Sought};
use super::said;
use super::spot::{MaskKind, Spot};
use super::view::View;
use crate::postmortem::document::is_own_mark;
use crate::postmortem::profile::Profile;
use crate::redact;
use crate::text::patterns;

/// What something looks like, what it then is, and whether a match really is one.
type Shape<'a> = (&'a Regex, MaskKind, fn(&str) -> bool);

/// All places, in order and apart from each other: what overlaps is one place, of the kind that begins first, and then of
/// the longer.
pub(super) fn spots(text: &str, profile: Profile, masks: &Masks, sought: &Sought) -> Vec<Spot> {
    let mut spots = Vec::new();
    for view in View::all(text) {
        let found = in_view(&view, sought).into_iter().filter(|spot| !spot.range.is_empty());
        spots.extend(found.map(|spot| spot.in_source(&view)));
    }
    if !profile.quotes() {
        let quotes = QUOTE.captures_iter(text).filter_map(|c| c.get(1));
        let quotes = quotes.filter(|quote| !MASKED.is_match(quote.as_str()));
        spots.extend(quotes.map(|q| Spot::new(q.range(), MaskKind::Quote, None)));
        let told = updates(text, masks).chain(said::found(text, &masks.said));
        spots.extend(told.map(|range| Spot::new(range, MaskKind::Quote, None)));
    }
    in_order(spots, text)
}

/// What is found in one view, with its places there.
fn in_view(view: &View<'_>, sought: &Sought) -> Vec<Spot> {
    let text = &*view.text;
    let mut spots = Vec::new();
    let mut add = |range, kind, instead| spots.push(Spot::new(range, kind, instead));
    for secret in redact::find(text) {
        add(secret.secret, MaskKind::Secret, Some("[secret]".to_owned()));
    }
    let shapes: [Shape<'_>; 5] = [
        (&EMAIL, MaskKind::Email, |_| true),
        (&OWN_HOST, MaskKind::Host, |_| true),
        (&V4, MaskKind::Ip, |found| found.parse::<Ipv4Addr>().is_ok_and(|ip| !ip.is_loopback())),
        (&V6, MaskKind::Ip, |found| {
            found.parse::<Ipv6Addr>().is_ok_and(|ip| !ip.is_loopback()) && has_digit(found)
        }),
        (&DIGITS, MaskKind::Card, is_card),
    ];
    for (shape, kind, is_one) in shapes {
        let found = shape.find_iter(text).filter(|f| is_one(f.as_str()));
        found.for_each(|f| add(f.range(), kind, None));
    }
    HANDLE
        .captures_iter(text)
        .filter_map(|c| c.get(1))
        .for_each(|h| add(h.range(), MaskKind::Person, None));
    spots.extend(sought.found(view));
    spots
}

/// The places in their order. Two that overlap become one, so that no end of either is left.
fn in_order(mut spots: Vec<Spot>, text: &str) -> Vec<Spot> {
    let mut marks = marks(text).into_iter().peekable();
    spots.sort_by_key(|spot| (spot.range.start, std::cmp::Reverse(spot.range.end)));
    let mut apart: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        while marks.next_if(|mark| mark.end <= spot.range.start).is_some() {}
        if marks.peek().is_some_and(|mark| mark.start <= spot.range.start) {
            continue;
        }
        match apart.last_mut().filter(|last| spot.range.start < last.range.end) {
            Some(last) if spot.range.end > last.range.end => {
                last.range.end = spot.range.end;
                last.words = None;
            }
            Some(_) => {}
            None => apart.push(spot),
        }
    }
    apart
}

/// Where the words of an update stand between “ and ”, wherever a draft has them by now.
fn updates<'t>(text: &'t str, masks: &'t Masks) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let known: BTreeSet<&str> = masks.quotes.iter().map(String::as_str).collect();
    let longest = known.iter().map(|quote| quote.len()).max().unwrap_or_default();
    text.match_indices('“').filter_map(move |(at, mark)| {
        let from = at + mark.len();
        let ends = text[from..].match_indices('”').map(|(end, _)| end);
        let mut ends = ends.take_while(|end| *end <= longest).filter(|end| *end > 0);
        let end = ends.find(|end| known.contains(&text[from..from + end]))?;
        Some(from..from + end)
    })
}

/// The lines that this program wrote to mark a block.
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut marks = Vec::new();
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.starts_with("<!--") && is_own_mark(line) {
            marks.push(range);
        }
    }
    marks
}

/// Names with colons, as `a::b`, are words of a program.
fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// Luhn's sum, over 13 to 19 digits.
fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().rev().filter_map(|c| c.to_digit(10)).collect();
    let doubled = |(at, digit): (usize, &u32)| match (at % 2, digit * 2) {
        (0, _) => *digit,
        (_, twice) if twice > 9 => twice - 9,
        (_, twice) => twice,
    };
    let sum: u32 = digits.iter().enumerate().map(doubled).sum();
    (13..=19).contains(&digits.len()) && sum.is_multiple_of(10)
}

patterns! {
    EMAIL = r"\b[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b";
    /// Endings that no host on the internet has.
    OWN_HOST = r"(?i)\b[\w-]+(?:\.[\w-]+)*\.(?:internal|local|lan|corp|intranet|intra|localdomain|home\.arpa|svc)\b";
    V4 = r"\b(?:\d{1,3}\.){3}\d{1,3}\b";
    V6 = r"(?i)\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}";
    DIGITS = r"\b\d(?:[ -]?\d){12,18}\b";
    HANDLE = r"(?:^|[^\w@/.])(@[A-Za-z][\w-]+)";
    /// A quotation that is masked already.
    MASKED = r"^\[quote [0-9]+\]$";
    /// A quoted line of Markdown.
    QUOTE = r"(?m)^[ \t]*>[ \t]*(\S.*)$";
}
