//! The strict form: a scenario that is run as it is written. Nothing in it is guessed.
//!
//! Every mistake is a finding with its line, and the rest of the file is read all the same. Sections that are not known
//! are kept as notes. The grammar stands in `docs/decisions/0150-scenarios-are-files.md`.

pub(super) mod expectation;
mod front;
mod inject;
mod lint;

pub use crate::runbook::lint::Level;

use serde::Serialize;
use std::collections::BTreeSet;

use self::inject::{Head, read_inject};
use super::page::{Page, Shape};
use super::scenario::{Inject, Objective, Participant, Scenario};
use crate::text::patterns;
use expectation::behind;

/// Something that is wrong with a scenario, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// An error keeps it from being run.
    pub level: Level,
    /// The line in the file, from 1.
    pub line: u32,
    /// A sentence that says what to do.
    pub message: String,
}

/// A file that was read, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Strict {
    /// What could be read of it.
    pub scenario: Scenario,
    /// In the order of the file.
    pub findings: Vec<Finding>,
}

impl Strict {
    /// True where nothing keeps it from being run.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
    }
}

/// True for a file that claims the strict form: by its front matter, or by the heading of its title.
#[must_use]
pub fn is_strict(text: &str) -> bool {
    let head = text.get(..text.len().min(4_000)).unwrap_or(text);
    patterns! { MARK = r"(?m)^format:\s*tabletop/\d|^#\s+Scenario:.*$(?:\n|.)*^##\s+Injects\s*$"; }
    MARK.is_match(head) || MARK.is_match(text)
}

/// Reads a scenario. Total: any text gives one, and findings.
#[must_use]
pub fn read(text: &str, file_name: &str) -> Strict {
    let page = Page::read(text, file_name);
    let mut reading = Reading::of(&page);
    front::read(&mut reading);
    reading.title();
    for at in page.top().flat_map(|at| sections(&page, at)).collect::<Vec<_>>() {
        reading.section(at);
    }
    reading.unknown_notes();
    lint::check(&mut reading);
    let Reading { scenario, mut findings, .. } = reading;
    findings.sort_by_key(|finding| finding.line);
    Strict { scenario, findings }
}

/// A section of level 2, or one that stands where no title is.
fn sections(page: &Page, top: usize) -> Vec<usize> {
    if page.headings[top].level == 1 {
        page.below(top).iter().copied().filter(|at| page.headings[*at].level == 2).collect()
    } else if page.headings[top].level == 2 {
        vec![top]
    } else {
        Vec::new()
    }
}

pub(super) struct Reading<'a> {
    pub page: &'a Page,
    pub scenario: Scenario,
    pub findings: Vec<Finding>,
    /// Injects whose id was there before: they are not run, and what they name is checked all the same.
    twice: Vec<Inject>,
    /// The ids of the objectives, and of the injects, that were read.
    objectives: BTreeSet<String>,
    injects: BTreeSet<String>,
}

/// The sections that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Objectives,
    Participants,
    Rules,
    Stop,
    Injects,
    HotWash,
}

fn known(words: &str) -> Option<Section> {
    match words.trim().trim_end_matches(':').to_lowercase().as_str() {
        "objectives" => Some(Section::Objectives),
        "participants" => Some(Section::Participants),
        "rules" => Some(Section::Rules),
        "stop criteria" => Some(Section::Stop),
        "injects" => Some(Section::Injects),
        "hot wash" | "hotwash" => Some(Section::HotWash),
        _ => None,
    }
}

patterns! {
    OBJECTIVE = r"(?s)^\*\*(O\d+)\*\*:?\s+(\S.*)$";
    PARTICIPANT = r"(?s)^\*\*([^*]+?):?\*\*\s*:?\s*(.*)$";
}

impl<'a> Reading<'a> {
    fn of(page: &'a Page) -> Self {
        let (objectives, injects) = (BTreeSet::new(), BTreeSet::new());
        Self {
            page,
            scenario: Scenario::default(),
            findings: Vec::new(),
            twice: Vec::new(),
            objectives,
            injects,
        }
    }

    pub fn error(&mut self, line: u32, message: impl Into<String>) {
        self.findings.push(Finding { level: Level::Error, line, message: message.into() });
    }

    pub fn warn(&mut self, line: u32, message: impl Into<String>) {
        self.findings.push(Finding { level: Level::Warning, line, message: message.into() });
    }

    /// The one heading of level 1, and what stands under it.
    fn title(&mut self) {
        let tops: Vec<usize> =
            self.page.top().filter(|at| self.page.headings[*at].level == 1).collect();
        let Some(first) = tops.first().copied() else {
            self.scenario.title = self.page.title.clone();
            return self.error(
                1,
                "there is no title; write `# Scenario: ` and a name as the first heading",
            );
        };
        let heading = &self.page.headings[first];
        let words = heading.words.trim();
        let named =
            words.split_once(':').filter(|(word, _)| word.trim().eq_ignore_ascii_case("scenario"));
        let title = named.map_or(words, |(_, title)| title.trim());
        if named.is_none() || title.is_empty() {
            self.error(
                heading.line,
                "the title is not that of a scenario; write `# Scenario: ` and a name",
            );
        }
        self.scenario.title =
            if title.is_empty() { self.page.title.clone() } else { title.to_owned() };
        for other in tops.iter().skip(1) {
            let line = self.page.headings[*other].line;
            self.error(
                line,
                "a second title; a file holds one scenario, so put this one into a file of its own",
            );
        }
        let next = self.page.headings.get(first + 1).map_or(u32::MAX, |next| next.line);
        let below = self.page.below(first).iter().find(|at| self.page.headings[**at].level == 2);
        let end =
            below.map_or(next.min(self.page.end_of(first)), |at| self.page.headings[*at].line);
        self.scenario.opening = self.page.text(&(heading.line + 1..end), 0).trim().to_owned();
        self.boxes_outside(first);
    }

    fn section(&mut self, at: usize) {
        let words = &self.page.headings[at].words;
        match known(words) {
            Some(Section::Objectives) => self.objectives(at),
            Some(Section::Participants) => self.participants(at),
            Some(Section::Rules) => self.scenario.rules.extend(self.points(at)),
            Some(Section::Stop) => self.scenario.stop_criteria.extend(self.points(at)),
            Some(Section::HotWash) => self.scenario.hot_wash.extend(self.points(at)),
            Some(Section::Injects) => self.injects(at),
            None => {}
        }
    }

    /// The items of a section, each on one line; its paragraphs where it has no items.
    fn points(&self, at: usize) -> Vec<String> {
        let mut all = Vec::new();
        for at in self.page.subtree(at) {
            for (shape, lines) in self.page.shapes(at) {
                match shape {
                    Shape::Items(items) => {
                        all.extend(
                            items.iter().map(|(_, lines)| flat(&self.page.item_text(lines))),
                        );
                    }
                    Shape::Paragraph | Shape::Quote | Shape::Other => {
                        all.push(flat(&self.page.text(&lines, 0)));
                    }
                }
            }
        }
        all.into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// The lines of the items of a section.
    fn items(&self, at: usize) -> Vec<std::ops::Range<u32>> {
        let items = |(shape, _)| match shape {
            Shape::Items(items) => items.into_iter().map(|(_, lines)| lines).collect(),
            Shape::Quote | Shape::Paragraph | Shape::Other => Vec::new(),
        };
        self.page.shapes(at).into_iter().flat_map(items).collect()
    }

    fn objectives(&mut self, at: usize) {
        self.boxes_outside(at);
        for lines in self.items(at) {
            let text = flat(&self.page.item_text(&lines));
            let Some(found) = OBJECTIVE.captures(&text) else {
                self.error(
                    lines.start,
                    "an objective has a number: write `- **O1** ` and a sentence",
                );
                continue;
            };
            let (text, target_ms, capability) = objective_behind(&found[2]);
            let id = found[1].to_owned();
            if !self.objectives.insert(id.clone()) {
                self.error(
                    lines.start,
                    format!("{id} is there twice; give this objective another number"),
                );
                continue;
            }
            self.scenario.objectives.push(Objective { id, text, target_ms, capability });
        }
    }

    fn participants(&mut self, at: usize) {
        for lines in self.items(at) {
            let text = flat(&self.page.item_text(&lines));
            let parted = PARTICIPANT.captures(&text).map(|f| (f[1].to_owned(), f[2].to_owned()));
            let (role, what) = parted.unwrap_or((text, String::new()));
            self.scenario.participants.push(Participant { role, what });
        }
    }

    fn injects(&mut self, section: usize) {
        self.boxes_outside(section);
        for at in self.page.below(section).to_vec() {
            let heading = &self.page.headings[at];
            if heading.level == 3 {
                self.inject(at);
            } else {
                let message = "under Injects stand headings with three #, such as `### T+00:10 I2: Backup is empty`";
                self.error(heading.line, message);
            }
        }
    }

    fn inject(&mut self, at: usize) {
        let heading = &self.page.headings[at];
        let line = heading.line;
        match Head::read(&heading.words) {
            Ok(head) => {
                let inject = read_inject(self, at, head);
                if !self.injects.insert(inject.id.clone()) {
                    let message =
                        format!("{} is there twice; give this inject another number", inject.id);
                    self.twice.push(inject);
                    return self.error(line, message);
                }
                self.scenario.injects.push(inject);
            }
            Err(message) => self.error(line, message),
        }
    }

    /// Boxes that belong to no inject.
    fn boxes_outside(&mut self, at: usize) {
        for (shape, _) in self.page.shapes(at) {
            let Shape::Items(items) = shape else { continue };
            for (_, lines) in items.into_iter().filter(|(is_box, _)| *is_box) {
                self.error(
                    lines.start,
                    "an expectation outside an inject; move it below the inject that it belongs to",
                );
            }
        }
    }

    /// Everything of sections that are not known, as it stands.
    fn unknown_notes(&mut self) {
        let mut notes = Vec::new();
        for at in self.page.top().flat_map(|at| sections(self.page, at)) {
            if known(&self.page.headings[at].words).is_none() {
                let lines = self.page.headings[at].line..self.page.end_of(at);
                notes.push(self.page.text(&lines, 0));
            }
        }
        self.scenario.notes = notes.join("\n\n");
    }
}

/// `(target: 10m, capability: recovery)` behind an objective.
fn objective_behind(text: &str) -> (String, Option<i64>, Option<String>) {
    let whole = (text.trim().to_owned(), None, None);
    let Some((rest, parts)) = behind(text) else { return whole };
    let (mut target, mut capability) = (None, None);
    for part in parts {
        match part.split_once(':').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("target", value)) if super::moment::read_span(value).is_some() => {
                target = super::moment::read_span(value);
            }
            Some(("capability", value)) => capability = Some(value.to_owned()),
            Some(_) | None => return whole,
        }
    }
    (rest, target, capability)
}

/// On one line.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
