//! An inject of the strict form: its heading, its keys, and what players are given or are kept from.

use super::{Reading, expectation, flat};
use crate::clock::YEAR_MS;
use crate::exercise::moment::{read_at, read_span};
use crate::exercise::page::{Shape, labelled};
use crate::exercise::scenario::{Inject, InjectKind, Trigger};
use crate::text::patterns;

/// What a heading says: `T+00:25 I2: Last backup is empty`.
pub(super) struct Head {
    at_ms: Option<i64>,
    id: String,
    title: String,
}

patterns! {
    HEAD = r"^(T\+(?:\d+d(?:\s+\d{1,2}:\d\d)?|\d+:\d+|\d+[mh]|\?\?)|T\S*)\s+(I\d+)(?:\s*[:\-–—]\s*|\s+)(\S.*)$";
    TRIGGER_AFTER = r"^after\s+(I\d+)(?:\s*\+\s*(\S+))?$";
    TRIGGER_UNMET = r"^(O\d+)\s+unmet\s+at\s+(T\+.+)$";
}

impl Head {
    /// Reads a heading, or says what is wrong with it.
    pub fn read(words: &str) -> Result<Self, String> {
        let Some(found) = HEAD.captures(words.trim()) else {
            return Err("an inject begins with its time, its number and its title: `### T+00:10 I2: Backup is empty`, or T+?? for one that waits".to_owned());
        };
        let (id, title) = (found[2].to_owned(), found[3].trim().to_owned());
        let at_ms = match &found[1] {
            "T+??" => None,
            time if time.starts_with("T-") || time.starts_with("T−") => {
                return Err(format!(
                    "{id} lies before the start ({time}); what is prepared belongs into a section of its own"
                ));
            }
            time => Some(read_at(time).ok_or_else(|| {
                format!("“{time}” is no time; write T+01:30, T+90m or T+1d 02:00")
            })?),
        };
        if at_ms.is_some_and(|ms| ms > YEAR_MS) {
            return Err(format!("{id} lies more than a year after the start; mend its time"));
        }
        Ok(Self { at_ms, id, title })
    }
}

/// Reads what stands below the heading of an inject.
pub(super) fn read_inject(reading: &mut Reading<'_>, at: usize, head: Head) -> Inject {
    let line = reading.page.headings[at].line;
    let mut inject =
        Inject { id: head.id, at_ms: head.at_ms, title: head.title, line, ..Inject::default() };
    let mut texts = Vec::new();
    let mut is_leading = true;
    for at_part in reading.page.subtree(at) {
        if at_part != at {
            let line = reading.page.headings[at_part].line;
            if reading.page.headings[at_part].words.starts_with("T+") {
                reading.error(line, "an inject has a heading with three #; take one off");
            }
            inject.facilitator.push(reading.page.text(&(line..line + 1), 0));
        }
        for (shape, lines) in reading.page.shapes(at_part) {
            match shape {
                Shape::Quote => texts.push(reading.page.text(&lines, 1)),
                Shape::Items(items) => {
                    for (is_box, lines) in items {
                        item(reading, &mut inject, is_box, &lines, is_leading);
                    }
                }
                Shape::Paragraph | Shape::Other => {
                    let text = reading.page.text(&lines, 0);
                    private(&mut inject, &text);
                }
            }
            is_leading = false;
        }
    }
    inject.text = texts.join("\n\n");
    let waits = inject.at_ms.is_none();
    if waits {
        inject.trigger.get_or_insert(Trigger::Manual);
    } else if inject.trigger.take().is_some() {
        reading.warn(line, format!("{} has a time and a trigger; the time counts", inject.id));
    }
    if inject.text.trim().is_empty() {
        reading.warn(
            line,
            format!(
                "{} gives players nothing; write what they see as a quotation (`> `)",
                inject.id
            ),
        );
    }
    inject
}

fn item(
    reading: &mut Reading<'_>,
    inject: &mut Inject,
    is_box: bool,
    lines: &std::ops::Range<u32>,
    is_leading: bool,
) {
    let text = reading.page.item_text(lines);
    if is_box {
        return inject.expectations.push(expectation::read(&flat(&text)));
    }
    let (label, rest) = labelled(&text);
    match label.filter(|_| is_leading) {
        Some(key) if is_key(&key) => set(reading, inject, lines.start, &key, &flat(&rest)),
        Some(_) | None => private(inject, &text),
    }
}

fn is_key(key: &str) -> bool {
    ["kind", "from", "to", "via", "trigger", "objective"].contains(&key.to_lowercase().as_str())
}

fn set(reading: &mut Reading<'_>, inject: &mut Inject, line: u32, key: &str, value: &str) {
    match key.to_lowercase().as_str() {
        "kind" => match InjectKind::named(value) {
            Some(kind) => inject.kind = kind,
            None => reading.error(
                line,
                format!("“{value}” is no kind of inject; say contextual, expected or contingency"),
            ),
        },
        "from" => inject.from = Some(value.to_owned()),
        "via" => inject.via = Some(value.to_owned()),
        "to" => {
            inject.to = value
                .split(',')
                .map(|to| to.trim().to_owned())
                .filter(|to| !to.is_empty())
                .collect()
        }
        "trigger" => match trigger(value) {
            Some(trigger) => inject.trigger = Some(trigger),
            None => reading.error(
                line,
                format!(
                    "“{value}” is no trigger; write manual, after I2 +10m, or O1 unmet at T+00:40"
                ),
            ),
        },
        _ => inject.facilitator.push(format!("{key}: {value}")),
    }
}

fn trigger(text: &str) -> Option<Trigger> {
    if text.eq_ignore_ascii_case("manual") {
        return Some(Trigger::Manual);
    }
    if let Some(found) = TRIGGER_AFTER.captures(text) {
        let plus_ms = found.get(2).map_or(Some(0), |m| read_span(m.as_str()))?;
        return Some(Trigger::After { inject: found[1].to_owned(), plus_ms });
    }
    let found = TRIGGER_UNMET.captures(text)?;
    Some(Trigger::Unmet { objective: found[1].to_owned(), at_ms: read_at(&found[2])? })
}

/// What players are kept from: a hint, or a note for the facilitator.
fn private(inject: &mut Inject, text: &str) {
    let (label, rest) = labelled(text);
    match label.as_deref().map(str::to_lowercase).as_deref() {
        Some("hint") => inject.hints.push(rest),
        Some("facilitator") => inject.facilitator.push(rest),
        Some(_) | None => inject.facilitator.push(text.to_owned()),
    }
}
