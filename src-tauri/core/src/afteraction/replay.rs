//! A real incident as a scenario to practise with: what became known, as injects at their times; what was decided, as what
//! is expected of players; who did it, by role.
//!
//! It is a draft. What players are given is what people saw and wrote down; what they did about it stays out, because that
//! is theirs to do again.

use std::collections::BTreeMap;

use super::Entry;
use crate::clock::{MINUTE_MS, Millis};
use crate::exercise::{Expectation, Inject, InjectKind, Objective, Participant, Scenario};
use crate::incident::entry::{Does, Said};
use crate::incident::{Audience, Incident};
use crate::text::{one_line, shorten};

/// Characters of an inject's title.
const LONGEST_TITLE: usize = 60;
/// The first update is to go out by then.
const FIRST_UPDATE_MS: i64 = 10 * MINUTE_MS;
/// A scenario is no shorter, and its length is a multiple of this.
const SLICE_MS: i64 = 15 * MINUTE_MS;

/// The scenario of an incident; none where it was never declared. `number` is how the incident is called.
#[must_use]
pub fn replay(state: &Incident, entries: &[Entry], number: &str) -> Option<Scenario> {
    let facts = state.declared.as_ref()?;
    let names = Names::of(state);
    let started = facts.declared_at;
    let mut injects = Injects { names: &names, started, all: Vec::new() };
    let seen = facts.reported.as_deref().unwrap_or(&facts.title);
    injects.give(started, "alerting", seen, InjectKind::Contextual);
    for entry in entries {
        injects.read(entry);
    }
    let last = entries.iter().map(|e| e.recorded.recorded_at.since(started)).max().unwrap_or(0);
    let slices = (last / SLICE_MS + 1).max(1);
    let start = Millis(started.0 - started.0.rem_euclid(MINUTE_MS));
    let internal = state.rhythm.get(&Audience::Internal);
    Some(Scenario {
        title: format!("Replay: {}", one_line(&names.hide(&facts.title))),
        duration_ms: Some(slices * SLICE_MS),
        cadence_minutes: internal.and_then(|rhythm| rhythm.interval_minutes),
        clock_start: Some(start),
        opening: one_line(&format!("It is {}. {}", facts.severity, names.hide(&facts.title))),
        objectives: objectives(),
        participants: names.roles(),
        rules: vec![
            "No blame: what was done then was done with what was known then.".to_owned(),
            "Say EXERCISE in every message.".to_owned(),
        ],
        stop_criteria: vec!["A real incident of SEV 2 or worse starts.".to_owned()],
        injects: injects.all,
        hot_wash: vec![
            "What did we do otherwise than then?".to_owned(),
            "What would have shortened it?".to_owned(),
            "What did we miss that the runbook could say?".to_owned(),
        ],
        runbook: state.runbooks.first().map(|book| {
            let path = &book.file.path;
            path.strip_prefix("runbooks/").unwrap_or(path).to_owned()
        }),
        notes: format!("A draft, made from the log of {number}. Read it before you play it."),
        ..Scenario::default()
    })
}

fn objectives() -> Vec<Objective> {
    vec![
        Objective {
            id: "O1".to_owned(),
            text: "First internal update goes out within 10 minutes.".to_owned(),
            target_ms: Some(FIRST_UPDATE_MS),
            capability: None,
        },
        Objective {
            id: "O2".to_owned(),
            text: "Each decision of then is made in time, or a better one.".to_owned(),
            ..Objective::default()
        },
    ]
}

struct Injects<'a> {
    names: &'a Names,
    started: Millis,
    all: Vec<Inject>,
}

impl Injects<'_> {
    /// What became known is given; what was decided is expected after what was given last.
    fn read(&mut self, entry: &Entry) {
        let at = entry.recorded.happened_at.unwrap_or(entry.recorded.recorded_at);
        let event = &entry.recorded.event;
        let gist = event.gist();
        match gist.said {
            Some(Said::Note(note)) => {
                let role = self.names.role(&entry.recorded.actor);
                self.give(at, &role, &note.text, InjectKind::Contextual);
            }
            Some(Said::Escalation(due)) => {
                let (after, to) = (due.after_minutes, &due.to);
                let text = format!("{after} min have passed. Has {to} been told?");
                self.give(at, "the clock", &text, InjectKind::Expected);
            }
            Some(Said::Decision(text)) => self.expect(at, text, "O2"),
            None => {}
        }
        if let Some((step, _)) = gist.step.filter(|(_, status)| status.is_blocked()) {
            let why = step.reason.as_deref().unwrap_or("it does not work");
            self.give(at, "the system", &format!("{}: {why}", step.text), InjectKind::Expected);
        }
        if let Does::Posts(post) = gist.does
            && event.is_human()
            && !post.closing
            && !self.all.iter().any(|i| i.expectations.iter().any(|e| e.objectives == ["O1"]))
        {
            self.expect(self.started.plus(FIRST_UPDATE_MS), "First internal update is sent.", "O1");
        }
    }

    fn give(&mut self, at: Millis, from: &str, text: &str, kind: InjectKind) {
        let text = self.names.hide(text);
        let title = shorten(&one_line(&text), LONGEST_TITLE);
        let has_words = title.chars().any(char::is_alphanumeric);
        let offset = at.since(self.started).max(0);
        self.all.push(Inject {
            id: format!("I{}", self.all.len() + 1),
            at_ms: Some(offset - offset % MINUTE_MS),
            kind,
            title: if has_words { title } else { "News".to_owned() },
            text: text.trim().to_owned(),
            from: Some(from.to_owned()),
            ..Inject::default()
        });
        self.all.sort_by_key(|inject| inject.at_ms);
        (1..).zip(&mut self.all).for_each(|(n, inject)| inject.id = format!("I{n}"));
    }

    /// Expects something of the inject before `at`, in about the time that it took then.
    fn expect(&mut self, at: Millis, text: &str, objective: &str) {
        let offset = at.since(self.started).max(0);
        let text = one_line(&self.names.hide(text));
        let before = self.all.iter_mut().rev().find(|i| i.at_ms.is_some_and(|at| at <= offset));
        let Some(inject) = before else { return };
        let took = offset - inject.at_ms.unwrap_or_default();
        inject.kind = InjectKind::Expected;
        inject.expectations.push(Expectation {
            text,
            objectives: vec![objective.to_owned()],
            within_ms: Some((took / MINUTE_MS + 1) * MINUTE_MS),
        });
    }
}

/// Who took part, by role. A person without a role is one of the team.
struct Names {
    roles: BTreeMap<String, String>,
}

impl Names {
    fn of(state: &Incident) -> Self {
        let mut roles = BTreeMap::new();
        let mut put = |person: &str, role: &str| {
            let person = person.trim();
            if !person.is_empty() {
                roles.entry(person.to_owned()).or_insert_with(|| role.to_owned());
            }
        };
        for (role, person) in state.roles.iter() {
            put(person, role);
        }
        for person in &state.people {
            put(&person.name, person.role.as_deref().unwrap_or("responder"));
        }
        Self { roles }
    }

    fn role(&self, person: &str) -> String {
        self.roles.get(person.trim()).cloned().unwrap_or_else(|| "responder".to_owned())
    }

    fn roles(&self) -> Vec<Participant> {
        let mut roles: Vec<&String> = self.roles.values().collect();
        roles.sort();
        roles.dedup();
        let participant = |role: &String| Participant { role: role.clone(), what: String::new() };
        roles.into_iter().map(participant).collect()
    }

    /// The text with roles in the place of names that stand as words of their own.
    fn hide(&self, text: &str) -> String {
        let mut hidden = text.to_owned();
        // A longer name may hold a shorter one.
        let mut names: Vec<(&String, &String)> = self.roles.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, role) in names {
            hidden = replace_words(&hidden, name, &format!("the {role}"));
        }
        hidden
    }
}

fn replace_words(text: &str, name: &str, role: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, behind) = (&rest[..at], &rest[at + name.len()..]);
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let last = before.chars().next_back().or_else(|| out.chars().next_back());
        let stands_alone = !is_word(last) && !is_word(behind.chars().next());
        out.push_str(before);
        out.push_str(if stands_alone { role } else { name });
        rest = behind;
    }
    out + rest
}
