//! What a step asks to be written down: the lines to write on that it has, else what it says to record.
//!
//! It is read from the words of the step as they are used, each time that it is asked for, and never stored. What is
//! deliberately absent: what kind of value it is.

use super::blanks::lines_to_write_on;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::{alternatives, is_verb};
use crate::text::patterns;

/// The most words of a name.
const LONGEST: usize = 8;

patterns! {
    /// "Record the lag", "…, and note how many replicas there were". `note` and `capture` need a word that opens an object,
    /// because "Note that …" asks for nothing. For the same reason what `note` names is no whole sentence.
    RECORD = r"(?i)(?:^|[.;:,]\s+(?:and\s+|then\s+)*|\s(?:and|then)\s+)\W*(?:please\s+)?(?:(?:record|write\s+down|note\s+down|jot\s+down|make\s+a\s+note\s+of|take\s+(?:a\s+)?note\s+of)\s+(\S[^.;:\n]*)|(?:note|capture)\s+((?:the|your|their|its|any|all|each|every|both|which|what|who|how|when|where|why|whether|it|them|this)\b[^.;:\n]*))";
}
/// The words that [`RECORD`] holds.
static SAYS: Mentions = Mentions::of(&["record", "write", "note", "jot", "capture"]);
patterns! {
    /// The same in other languages, at the start of a sentence; see the file. "Notez que …" is "Note that …".
    FOREIGN = &format!(r"(?i)^\W*(?:{})\s+([^.;:\n]+)", alternatives(include_str!("record_words.txt")));
    THAT = r"(?i)^(?:bien\s+)?(?:que\b|qu['’]|che\b|ch['’]|dass\b|daß|dat\b)";
    CJK = r"^\W*(?:请)?(?:记录|記錄|记下)(?:下)?([^。；：，\n]+)|^([^。、\n]{1,40})を(?:記録|メモ)";
    /// Words behind which a place, a reason or a time follows.
    BEHIND = r"(?i)\s(?:in|into|on|to|for|from|before|after|so|because|with|using|at|via|as|when|while|if|during|until|here|below|above)\b|\s*[(—–]";
    QUESTION = r"(?i)^(?:which|what|who|how|when|where|why|whether)\b";
    ARTICLE = r"(?i)^(?:the|an?|your|their|its|any|all|each|every|both|die|der|das|den|les?|la|el|los|las|os?|as|il|lo|gli|het|de)\s+|^l['’]";
    PARTS = r",\s*(?:and\s+)?|\s(?:and|und|et|y|e|en)\s";
    PRONOUN = r"(?i)^(?:it|them|this|that|these|those|everything)$";
}

/// The names of the values that a step asks for, in order; empty for most steps. `below` is what lies under it.
#[must_use]
pub fn asked(text: &str, below: &[String]) -> Vec<String> {
    let all = std::iter::once(text).chain(below.iter().map(String::as_str));
    let on_lines: Vec<String> = all.flat_map(lines_to_write_on).collect();
    if on_lines.is_empty() { recorded(text) } else { on_lines }
}

fn recorded(text: &str) -> Vec<String> {
    let plain = || SAYS.any(text).then(|| RECORD.captures(text)).flatten();
    if let Some(found) = plain() {
        let noted = found.get(2).filter(|noted| !is_sentence(noted.as_str()));
        return found.get(1).or(noted).map_or_else(Vec::new, |object| parts(object.as_str()));
    }
    let foreign = FOREIGN.captures(text).filter(|found| !THAT.is_match(&found[1]));
    let found = foreign.or_else(|| CJK.captures(text));
    let object = found.as_ref().and_then(|found| found.get(1).or_else(|| found.get(2)));
    object.map_or_else(Vec::new, |object| parts(object.as_str()))
}

/// `when the lag is over 10 s the writers stop`: it tells something, and names no value.
fn is_sentence(object: &str) -> bool {
    QUESTION.is_match(object) && object.split_whitespace().count() > LONGEST
}

/// `start time` and `ticket` of "the start time and the ticket in the channel". A part that begins with a verb is what
/// is done next.
fn parts(object: &str) -> Vec<String> {
    if QUESTION.is_match(object) {
        return vec![named(object)];
    }
    let end = BEHIND.find(object).map_or(object.len(), |found| found.start());
    let mut found = Vec::new();
    for (n, part) in PARTS.split(&object[..end]).enumerate() {
        let bare = ARTICLE.replace(part.trim(), "");
        let first = bare.split_whitespace().next().unwrap_or_default();
        if n > 0 && bare.len() == part.trim().len() && is_verb(&first.to_lowercase()) {
            break;
        }
        if !bare.trim().is_empty() {
            found.push(named(&bare));
        }
    }
    found
}

fn named(words: &str) -> String {
    if PRONOUN.is_match(words.trim()) {
        return "value".to_owned();
    }
    let words: Vec<&str> = words.split_whitespace().take(LONGEST).collect();
    words.join(" ").trim_end_matches([',', '?', '!']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asks(text: &str, names: &[&str]) {
        assert_eq!(asked(text, &[]), names, "{text}");
    }

    #[test]
    fn what_is_to_be_recorded_is_asked_for_by_its_name() {
        asks("Record the replication lag", &["replication lag"]);
        asks("Write down the time of the loss in UTC, to the second", &["time of the loss"]);
        asks("Note the pod name and the node", &["pod name", "node"]);
        asks(
            "Record start time, affected hosts, and ticket",
            &["start time", "affected hosts", "ticket"],
        );
        asks(
            "Stop the writers, and note how many replicas there were",
            &["how many replicas there were"],
        );
        asks("Decide whether writers go on, and record the decision", &["decision"]);
        asks("If it is slow, capture the thread dump with jstack", &["thread dump"]);
        asks("Stop it. Note it", &["value"]);
        asks("Record the lag and restart the replica", &["lag"]);
    }

    #[test]
    fn lines_to_write_on_are_asked_for_also_where_they_lie_below() {
        asks("Start time: ___ End time: ____", &["Start time", "End time"]);
        let below = ["First write: ___ UTC. RTO measured: ___ minutes.".to_owned()];
        assert_eq!(asked("Note the first write", &below), ["First write", "RTO measured"]);
    }

    #[test]
    fn other_languages_say_it_too() {
        asks("Notieren Sie die Startzeit", &["Startzeit"]);
        asks("Notez l'heure", &["heure"]);
        asks("Anote o horário", &["horário"]);
        asks("Noteer het ticket", &["ticket"]);
        asks("记录主机名", &["主机名"]);
        asks("ホスト名を記録する", &["ホスト名"]);
    }

    #[test]
    fn most_steps_ask_for_nothing() {
        for text in [
            "Note that the replica lags",
            "Note: this takes a minute",
            "Check the record of the host",
            "Update the DNS record",
            "Restart the service and note-taking tool",
            "Stop capture and start it again",
            "Watch the recording",
            "Note when the lag is over 10 s the writers stop",
            "Notez que la réplique est en retard",
            "Notez bien qu’elle est en retard",
            "Noter que le disque est plein",
            "Anote que a réplica está atrasada",
            "Anota que la réplica va con retraso",
            "Annota che la replica è in ritardo",
            "Noteer dat de replica achterloopt",
            "Registre el nodo en Consul",
            "Registre o novo nó no cluster",
            "Apunta el DNS al nuevo nodo",
        ] {
            asks(text, &[]);
        }
    }
}
