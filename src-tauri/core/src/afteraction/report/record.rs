//! What the log tells of an exercise, line by line: expectations, the timeline, the runbooks, who took part.

use super::{FEEDBACK, Report, list, table};
use crate::afteraction::Entry;
use crate::afteraction::page::Block;
use crate::exercise::clock::said;
use crate::exercise::in_words;
use crate::incident::change::corrections::corrections;
use crate::incident::entry::{Part, Section, called, sentence_by};
use crate::postmortem::chart;
use crate::text::{capital, exact_length};

impl Report<'_> {
    pub(super) fn expectations(&self) -> Vec<Block> {
        let run = self.run;
        let rows = run.expectations().map(|(inject, number, expected)| {
            let mark = run.mark(&inject.id, number);
            let is_released = run.released_ms(&inject.id).is_some();
            let met = mark
                .map_or(if is_released { "not marked" } else { "not released" }, |m| m.met.word());
            let late = mark.zip(expected.within_ms).map(|(m, within)| !m.is_within(within));
            let within = expected.within_ms.map_or_else(String::new, exact_length);
            let after = mark.and_then(|mark| mark.known_after_ms());
            vec![
                format!("{}.{number}", inject.id),
                in_words(&expected.text),
                met.to_owned(),
                after.map_or_else(String::new, exact_length),
                if late == Some(true) { format!("{within}, too late") } else { within },
                mark.and_then(|m| m.note.clone()).unwrap_or_default(),
            ]
        });
        let head = &["", "Expected", "Met", "After", "Within", "Note"];
        table("Expectations", head, rows.collect())
    }

    pub(super) fn timeline(&self) -> Vec<Block> {
        let is_told = |entry: &&Entry| {
            let face = entry.recorded.event.kind().face();
            face.section == Some(Section::Timeline) || face.part == Part::Exercise
        };
        let rows = self.around.entries.iter().filter(is_told).map(|entry| {
            let recorded = &entry.recorded;
            let story = recorded.simulated_at.map(|at| at.since(self.run.started_at));
            vec![
                story.map_or_else(String::new, said),
                entry.real_at.utc().format("%H:%M:%S").to_string(),
                recorded.actor.clone(),
                called(&recorded.event).map_or_else(String::new, |name| format!("{name}: "))
                    + &sentence_by(&recorded.event, self.state.dial()),
            ]
        });
        let rows = rows.collect();
        let entries = self.around.entries.iter().map(|entry| &entry.recorded);
        let drawing = chart(self.state, entries, self.around.now).map(Block::Drawing);
        let head = std::iter::once(Block::Section("Timeline".to_owned())).chain(drawing);
        let mut blocks: Vec<Block> = head.collect();
        blocks.extend([Block::Table(&["Story", "Real, UTC", "Who", "What"], rows)]);
        blocks
    }

    pub(super) fn corrections(&self) -> Vec<Block> {
        let mut all: Vec<String> = corrections(self.state)
            .into_iter()
            .map(|proposal| {
                let why =
                    proposal.reason.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
                format!("{}: {}{why}", proposal.path, proposal.words())
            })
            .collect();
        let blocked = self.state.steps.iter().filter(|(_, record)| record.status.is_blocked());
        all.extend(blocked.map(|(at, record)| {
            let text = self.state.step_text(*at).unwrap_or_default();
            let why = record.reason.as_deref().unwrap_or("no reason given");
            format!("Step {} could not go on: {text} ({why})", self.state.step_name(*at))
        }));
        list("Corrections of the runbooks", all)
    }

    pub(super) fn participants(&self) -> Vec<Block> {
        let mut rows: Vec<Vec<String>> = self
            .state
            .roles
            .iter()
            .map(|(role, person)| vec![capital(role), person.clone(), String::new()])
            .collect();
        let planned = self.run.file.scenario.participants.iter();
        rows.extend(planned.map(|p| vec![p.role.clone(), String::new(), p.what.clone()]));
        table("Participants", &["Role", "Who", "In the scenario"], rows)
    }

    pub(super) fn hot_wash(&self) -> Vec<Block> {
        let run = self.run;
        let mut blocks = vec![Block::Section("Hot wash".to_owned())];
        if !run.file.scenario.hot_wash.is_empty() {
            blocks.push(Block::List(run.file.scenario.hot_wash.clone()));
        }
        let left = run.file.scenario.injects.iter().filter_map(|inject| {
            let record = run.injects.get(&inject.id)?;
            let why = record.reason.as_deref().unwrap_or("no reason given");
            record
                .status
                .is_left_out()
                .then(|| format!("{} {} was left out: {why}", inject.id, inject.title))
        });
        let left: Vec<String> = left.collect();
        if !left.is_empty() {
            blocks.push(Block::Words("Injects that players did not get:".to_owned()));
            blocks.push(Block::List(left));
        }
        blocks.push(Block::Words("For everybody who took part:".to_owned()));
        blocks.push(Block::Numbered(FEEDBACK.map(str::to_owned).to_vec()));
        blocks
    }
}
