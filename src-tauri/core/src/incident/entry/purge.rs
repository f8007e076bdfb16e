//! What is left of an entry whose words are removed: a pasted customer record goes, and what the fold needs stays.
//!
//! The hash chain covers the hash of a body and not the body, so that the chain still holds. What is left is written into
//! the entry that purges, because the purged one may not be changed into anything but nothing.

use serde_json::{Map, Value};

use crate::incident::event::{EntryKind, Event};

/// What stands where words were.
pub const REMOVED: &str = "(removed)";

/// Shorter words stand in other texts by chance.
const TELLING_CHARS: usize = 8;

/// What becomes of the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// They stand in these fields.
    In(&'static [&'static str]),
    /// There are none by a person.
    None,
    /// They are what the incident is worked by.
    Needed,
}

/// The fields of a body that hold words of a person. `change.owner` is a field of an object or of each object of a list.
#[allow(clippy::enum_glob_use, reason = "the list is read by its names")]
fn words(kind: EntryKind) -> Words {
    use EntryKind::*;
    match kind {
        Declared => Words::In(&["title", "reported"]),
        Note | Decision | UpdatePosted | PingPosted => Words::In(&["text"]),
        StepStarted | StepDone | StepSkipped | StepUndone | StepBlocked | StepDropped => {
            Words::In(&["text", "reason", "values.value"])
        }
        StepAdded | StepEdited => Words::In(&["text", "was", "commands", "was_commands", "file"]),
        StepRestored => Words::In(&["text", "reason"]),
        StepMoved | StepDueSet | ChangeSetAside => Words::In(&["text"]),
        StepAssigned => Words::In(&["text", "from", "to"]),
        PostmortemOwned => Words::In(&["from", "to"]),
        BlankFilled => Words::In(&["value"]),
        RoleAssigned => Words::In(&["from", "to"]),
        SeveritySet | StateSet | PingSkipped | Snoozed | Held | Unheld | Resolved | Reopened
        | Closed | Declined | KeyTimeSet | PostmortemFinal | Delivery => Words::In(&["reason"]),
        AskFirst | RhythmTaken | EscalationDue | DeliverySettled | Suspended | ClockStepped
        | ChannelsChosen | ReviewSet | Purged => Words::None,
        ExercisePaused | ExerciseResumed | ExerciseSpeedSet | ExerciseJumped | ExerciseStalled
        | ExerciseEnded | ExerciseAborted | ObjectiveRated => Words::In(&["reason"]),
        InjectReleased | InjectHeld | InjectSkipped | InjectRetimed => {
            Words::In(&["title", "reason"])
        }
        HintGiven | ExpectationMarked | ObservationMade => Words::In(&["text", "note"]),
        ActionAdded => Words::In(&["issue", "fix", "owner", "done_when", "link"]),
        ActionChanged => Words::In(&[
            "text",
            "change.issue",
            "change.fix",
            "change.owner",
            "change.done_when",
            "change.link",
        ]),
        ActionSettled | ActionReopened => Words::In(&["text", "reason"]),
        RunbookAttached | ExerciseStarted => Words::Needed,
        // Nobody knows which of its fields are words: all of it goes.
        Unknown => Words::In(&[]),
    }
}

/// What a purge does to a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The body without its words; none where nothing of it can be kept.
    pub left: Option<Value>,
    /// The words that go, at least one.
    pub words: Vec<String>,
}

/// The body without its words.
///
/// # Errors
/// One sentence, when the entry holds no words of a person or cannot be without them.
pub fn cut(kind: &str, body: &Value) -> Result<Cut, String> {
    if let Words::Needed = words(EntryKind::of(kind)) {
        return Err("A runbook or a scenario that is in use cannot be purged: the checklist or the exercise is made of it. Purge the other entries.".to_owned());
    }
    let Some(gone) = removable(kind, body) else {
        return Err("The entry holds no words that could be removed.".to_owned());
    };
    let gone = gone.into_iter().map(str::to_owned).collect();
    let mut left = body.clone();
    if let (Words::In(fields), Some(left)) = (words(EntryKind::of(kind)), left.as_object_mut()) {
        fields.iter().for_each(|field| remove(left, field));
    }
    let is_readable = !matches!(Event::decode(kind, &left), Event::Unknown { .. });
    Ok(Cut { left: is_readable.then_some(left), words: gone })
}

/// True when an entry holds words of a person that can go.
#[must_use]
pub fn is_removable(kind: &str, body: &Value) -> bool {
    removable(kind, body).is_some()
}

/// The words of a person that can go; none where there are none, or the entry cannot be without them.
fn removable<'a>(kind: &str, body: &'a Value) -> Option<Vec<&'a str>> {
    let kind = EntryKind::of(kind);
    let mut found = Vec::new();
    match words(kind) {
        Words::None | Words::Needed => {}
        Words::In(_) if kind == EntryKind::Unknown => {
            collect(body, &mut found);
            return Some(found);
        }
        Words::In(fields) => {
            let body = body.as_object();
            body.into_iter().for_each(|body| fields.iter().for_each(|f| said(body, f, &mut found)));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// A field, and the one in it that is meant.
fn parts(field: &str) -> (&str, Option<&str>) {
    field.split_once('.').map_or((field, None), |(field, inner)| (field, Some(inner)))
}

/// Finds the words in a field, which are what [`remove`] takes away.
fn said<'a>(body: &'a Map<String, Value>, field: &str, found: &mut Vec<&'a str>) {
    let (field, inner) = parts(field);
    match (body.get(field), inner) {
        (Some(Value::Object(fields)), Some(inner)) => said(fields, inner, found),
        (Some(Value::Array(items)), Some(inner)) => {
            items.iter().filter_map(|item| item.get(inner)).for_each(|one| collect(one, found));
        }
        // What a file says of a step lies in an object; a person's words of it are in the fields beside.
        (None, _) | (Some(Value::Object(_)), None) => {}
        (Some(value), _) => collect(value, found),
    }
}

fn remove(body: &mut Map<String, Value>, field: &str) {
    let (field, inner) = parts(field);
    match (body.get_mut(field), inner) {
        (None, _) => {}
        (Some(Value::Object(fields)), Some(inner)) => remove(fields, inner),
        (Some(value), _) => {
            *value = match value {
                Value::String(_) => Value::from(REMOVED),
                Value::Array(_) => Value::Array(Vec::new()),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Value::Null,
            };
        }
    }
}

fn collect<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if !["", REMOVED].contains(&text.as_str()) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, into)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// True for words that are long enough to be looked for in other texts.
#[must_use]
pub fn is_telling(words: &str) -> bool {
    words.chars().count() >= TELLING_CHARS
}

/// True where a body holds words, to the letter and not inside of other words.
#[must_use]
pub fn holds(body: &Value, words: &str) -> bool {
    let mut all = Vec::new();
    collect(body, &mut all);
    all.iter().any(|text| without(text, words).is_some())
}

/// The text without words, wherever they stand in it and not inside of other words; none where they do not.
#[must_use]
pub fn without(text: &str, words: &str) -> Option<String> {
    let first = words.chars().next()?;
    let mut out = String::new();
    // Where what was not given out yet begins, and from where on is searched.
    let (mut from, mut at) = (0, 0);
    while let Some(start) = text[at..].find(words).map(|found| at + found) {
        let end = start + words.len();
        if is_apart(&text[..start], words, &text[end..]) {
            out.push_str(&text[from..start]);
            out.push_str(REMOVED);
            (from, at) = (end, end);
        } else {
            at = start + first.len_utf8();
        }
    }
    (from > 0).then(|| out + &text[from..])
}

fn is_apart(before: &str, words: &str, after: &str) -> bool {
    let joins = |a: Option<char>, b: Option<char>| {
        a.zip(b).is_some_and(|(a, b)| is_of_a_word(a) && is_of_a_word(b))
    };
    !joins(before.chars().next_back(), words.chars().next())
        && !joins(words.chars().next_back(), after.chars().next())
}

/// True for what blanks keep apart as words. Scripts of East and South-East Asia write words without them, or with endings.
fn is_of_a_word(c: char) -> bool {
    let is_unspaced = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..);
    c.is_alphanumeric() && !is_unspaced
}
