//! What the log knows since a moment: the material of pings and drafts.

use std::collections::BTreeMap;

use crate::incident::entry::Said;
use crate::incident::event::{Event, Recorded};
use crate::incident::key_time::KeyTime;
use crate::incident::state::LastText;
use crate::incident::typed::{Label, labelled};
use crate::incident::{IncidentState, StepRef, StepStatus};
use crate::severity::Severity;
use crate::text::{capital, count, one_line, shorten};

/// What was recorded since a text. Steps are counted by what became of them last; sub-steps and undone steps are not
/// counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Steps done.
    pub done: u32,
    /// Steps left out.
    pub skipped: u32,
    /// Steps that cannot go on.
    pub blocked: u32,
    /// Decisions, the oldest first, on one line each.
    pub decisions: Vec<String>,
    /// Notes, the oldest first, on one line each.
    pub notes: Vec<String>,
    /// The severity before the first change.
    pub severity_was: Option<Severity>,
    /// The state before the first change.
    pub state_was: Option<IncidentState>,
}

/// What was recorded after `last`, in the order of the fold; everything when there is no such text. The entries are as they
/// are in their incident ([`Incident::own`]).
#[must_use]
pub fn since(entries: &[Recorded<Event>], last: Option<&LastText>) -> Since {
    let mut after = after(entries, last);
    after.sort_by_key(|e| e.fold_key());
    let mut since = Since::default();
    let mut steps = BTreeMap::new();
    for entry in after {
        take(&mut since, &mut steps, &entry.event);
    }
    for status in steps.values() {
        match status {
            StepStatus::Done => since.done += 1,
            StepStatus::Skipped => since.skipped += 1,
            StepStatus::Blocked => since.blocked += 1,
            StepStatus::Open | StepStatus::Started => {}
        }
    }
    since
}

pub(super) fn after<'a>(
    entries: &'a [Recorded<Event>],
    last: Option<&LastText>,
) -> Vec<&'a Recorded<Event>> {
    let Some(last) = last else { return entries.iter().collect() };
    let found = entries.iter().find(|e| e.id == last.event).map(Recorded::fold_key);
    entries
        .iter()
        .filter(|e| found.map_or(e.recorded_at > last.at.at, |key| e.fold_key() > key))
        .collect()
}

fn take(since: &mut Since, steps: &mut BTreeMap<StepRef, StepStatus>, event: &Event) {
    let gist = event.gist();
    if let Some((said, status)) = gist.step.filter(|(said, _)| said.step.sub.is_none()) {
        steps.insert(said.step, status);
    }
    match gist.said {
        Some(Said::Note(note)) => since.notes.push(one_line(&note.text)),
        Some(Said::Decision(text)) => since.decisions.push(one_line(text)),
        Some(Said::Escalation(_)) | None => {}
    }
    since.severity_was = since.severity_was.or(gist.severity.and_then(|(was, _)| was));
    since.state_was = since.state_was.or(gist.state.and_then(|turn| turn.from));
}

impl Since {
    /// The facts in words, joined by `; `: steps, what changed, the last two decisions. Notes are counted, not quoted,
    /// because a ping goes out unread. None when nothing was recorded.
    #[must_use]
    pub fn in_words(&self, severity: Severity) -> Option<String> {
        let mut parts: Vec<String> = self.steps().into_iter().collect();
        parts.extend(self.severity(severity));
        parts.extend(self.decided(120));
        if !self.notes.is_empty() {
            parts.push(count(u32::try_from(self.notes.len()).unwrap_or(u32::MAX), "note"));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// The facts for a person to edit, as sentences: `Changed: errors fall; 1 step done. Root cause: a lock.` What was noted
    /// last stands there in its own words, and what was noted under a word is said once under it.
    #[must_use]
    pub(super) fn for_editing(&self, severity: Severity) -> Option<String> {
        let last = &self.notes[self.notes.len().saturating_sub(3)..];
        let mut parts: Vec<String> = Vec::new();
        let mut apart: Vec<(String, Vec<String>)> = Vec::new();
        for note in last {
            match under_a_word(note) {
                Some((word, rest)) => put(&mut apart, word, sentence_part(rest, 160)),
                None => parts.push(sentence_part(own_words(note), 160)),
            }
        }
        parts.extend(self.decided(160));
        parts.extend(self.severity(severity));
        parts.extend(self.steps());
        let changed = (!parts.is_empty()).then(|| ("Changed".to_owned(), parts));
        let said = changed.into_iter().chain(apart);
        let said: Vec<String> =
            said.map(|(word, parts)| format!("{word}: {}.", parts.join("; "))).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn steps(&self) -> Option<String> {
        let all = [(self.done, "done"), (self.skipped, "skipped"), (self.blocked, "blocked")];
        let mut said: Vec<String> = Vec::new();
        for (n, what) in all.into_iter().filter(|(n, _)| *n > 0) {
            let noun = if said.is_empty() { count(n, "step") } else { n.to_string() };
            said.push(format!("{noun} {what}"));
        }
        (!said.is_empty()).then(|| said.join(", "))
    }

    fn severity(&self, now: Severity) -> Option<String> {
        let was = self.severity_was.filter(|was| *was != now)?;
        let how = if now.is_above(was) { "raised" } else { "lowered" };
        Some(format!("{how} from {was}"))
    }

    fn decided(&self, limit: usize) -> Option<String> {
        let last = self.decisions.len().saturating_sub(2);
        let said: Vec<String> =
            self.decisions[last..].iter().map(|d| sentence_part(own_words(d), limit)).collect();
        let what = if said.len() == 1 { "decision" } else { "decisions" };
        (!said.is_empty()).then(|| format!("{what}: {}", said.join("; ")))
    }
}

/// The word under which a note stands, as an update says it, and the words behind it: what a post-mortem asks for, or a key
/// time.
fn under_a_word(note: &str) -> Option<(String, &str)> {
    let of_section = labelled(note).filter(|(label, ..)| *label != Label::Summary);
    let of_time = || {
        let (word, rest) = note.split_once(':')?;
        let key: KeyTime = word.parse().ok()?;
        Some((key.name(), rest.trim())).filter(|(_, rest)| !rest.is_empty())
    };
    let (word, rest) = of_section.map(|(_, word, rest)| (word, rest)).or_else(of_time)?;
    Some((capital(&word.to_lowercase()), rest))
}

/// A text without the word that an update puts before it anyway: `Decision: we fail over`.
fn own_words(text: &str) -> &str {
    const SAID: [&str; 6] = ["summary", "changed", "known", "doing", "decision", "note"];
    let found =
        text.split_once(':').filter(|(word, _)| SAID.contains(&&*word.trim().to_lowercase()));
    found.map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// Puts a part to the others under its word.
fn put(apart: &mut Vec<(String, Vec<String>)>, word: String, part: String) {
    match apart.iter_mut().find(|(known, _)| *known == word) {
        Some((_, parts)) => parts.push(part),
        None => apart.push((word, vec![part])),
    }
}

/// A text as a part of a sentence: no full stop at its end, and no braces that would read as a blank.
fn sentence_part(text: &str, limit: usize) -> String {
    let plain = text.replace('{', "(").replace('}', ")");
    shorten(plain.trim_end_matches(['.', ';', ' ']), limit)
}
