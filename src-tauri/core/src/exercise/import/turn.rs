//! What was read of a file, piece by piece, and what a person turned of it.
//!
//! Every inject, every time that the file does not give for certain and every expectation is a piece, known by its words,
//! so that it is found again after the file was edited. Turned, an inject is none and stays among the notes, a time is
//! left to the facilitator, and an expectation is a note for the facilitator.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

use super::Imported;
use super::draft::propose;
use super::signs::is_question;
use crate::exercise::scenario::{Inject, Scenario, Trigger};
use crate::text::worded;

/// Why an expectation is doubted.
const ASKED: &str = "a question of the file stands for what is expected";

/// Something that was read, which a person may see otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// Its name in the file: the same for as long as its words are.
    pub id: String,
    /// What it was read as.
    pub what: PieceOf,
    /// The inject that it is, or belongs to.
    pub inject: String,
    /// The line of the inject in the file, from 1.
    pub line: u32,
    /// Its first words.
    pub words: String,
    /// Why a person should look.
    pub doubt: Option<String>,
    /// A person turned it.
    pub turned: bool,
}

worded! {
    /// What a piece was read as.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum PieceOf {
        /// Players are given it.
        Inject = "inject",
        /// When an inject is due, where the file does not say it for certain.
        Time = "time",
        /// Players are expected to do or to decide it.
        Expectation = "expectation",
    }
}

impl PieceOf {
    /// What became of it, behind its words.
    #[must_use]
    pub const fn said(self, turned: bool) -> &'static str {
        match (self, turned) {
            (Self::Inject, true) => "is no inject from now on; it stays among the notes",
            (Self::Inject, false) => "is an inject again",
            (Self::Time, true) => "waits for the facilitator from now on",
            (Self::Time, false) => "comes at its time again",
            (Self::Expectation, true) => "is a note for the facilitator from now on",
            (Self::Expectation, false) => "is expected of the players again",
        }
    }
}

/// Where an inject comes from, and what is doubted about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    /// Its words in the file.
    pub words: String,
    /// What is doubted about its time.
    pub time: Option<&'static str>,
    /// What is doubted about its text.
    pub text: Option<&'static str>,
}

impl Imported {
    /// Takes over what a person turned, by the ids of pieces; the pieces of each scenario are made here.
    pub fn turn(&mut self, turned: &BTreeSet<String>) {
        let timed = (0..self.scenarios.len()).filter_map(|at| self.played(at));
        let timed = timed.flat_map(|scenario| scenario.injects).filter(|one| one.at_ms.is_some());
        let timed = timed.map(|inject| inject.id).collect();
        let Self { scenarios, origins, .. } = self;
        let mut turning = Turning {
            turned,
            origins,
            timed,
            seen: BTreeMap::new(),
            pieces: Vec::new(),
            by_hand: BTreeSet::new(),
        };
        self.pieces = scenarios.iter_mut().map(|scenario| turning.scenario(scenario)).collect();
        self.by_hand = turning.by_hand;
    }

    /// A scenario as it is run: with proposed times where the file gives none.
    #[must_use]
    pub fn played(&self, at: usize) -> Option<Scenario> {
        let mut scenario = self.scenarios.get(at)?.clone();
        propose(&mut scenario, &self.by_hand);
        Some(scenario)
    }

    /// What was read of a scenario, in the order of the file.
    #[must_use]
    pub fn pieces(&self, at: usize) -> &[Piece] {
        self.pieces.get(at).map_or(&[], Vec::as_slice)
    }
}

struct Turning<'a> {
    turned: &'a BTreeSet<String>,
    origins: &'a BTreeMap<String, Origin>,
    /// The injects that have a time, of the file or proposed.
    timed: BTreeSet<String>,
    /// How often the same words came before.
    seen: BTreeMap<(PieceOf, String), u32>,
    pieces: Vec<Piece>,
    by_hand: BTreeSet<String>,
}

impl Turning<'_> {
    fn scenario(&mut self, scenario: &mut Scenario) -> Vec<Piece> {
        let injects = std::mem::take(&mut scenario.injects);
        scenario.injects = injects.into_iter().filter_map(|inject| self.inject(inject)).collect();
        std::mem::take(&mut self.pieces)
    }

    fn inject(&mut self, mut inject: Inject) -> Option<Inject> {
        let Some(origin) = self.origins.get(&inject.id) else { return Some(inject) };
        let title = inject.title.clone();
        let text = origin.text.map(str::to_owned);
        let is_none = self.is_turned(PieceOf::Inject, &inject, (&origin.words, &title), text);
        // What belongs to an inject that is none is counted and not shown, so that others keep their names.
        let shown = self.pieces.len();
        if let Some(doubt) = origin.time.filter(|_| self.timed.contains(&inject.id)) {
            let words = (origin.words.as_str(), title.as_str());
            if self.is_turned(PieceOf::Time, &inject, words, Some(doubt.to_owned())) {
                (inject.at_ms, inject.trigger) = (None, Some(Trigger::Manual));
                self.by_hand.insert(inject.id.clone());
            }
        }
        for expected in std::mem::take(&mut inject.expectations) {
            let text = expected.text.as_str();
            let doubt = is_question(text).then(|| ASKED.to_owned());
            if self.is_turned(PieceOf::Expectation, &inject, (text, text), doubt) {
                inject.facilitator.push(expected.text);
            } else {
                inject.expectations.push(expected);
            }
        }
        if is_none {
            self.pieces.truncate(shown);
            return None;
        }
        Some(inject)
    }

    /// Adds a piece that is known by a text and shown by its words, and says whether it is turned.
    fn is_turned(
        &mut self,
        what: PieceOf,
        inject: &Inject,
        (text, words): (&str, &str),
        doubt: Option<String>,
    ) -> bool {
        let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let bare = bare.to_lowercase();
        let count = self.seen.entry((what, bare.clone())).or_default();
        *count += 1;
        let name = format!("{} {count} {bare}", what.word());
        let id = hex::encode(&Sha256::digest(name)[..4]);
        let turned = self.turned.contains(&id);
        let (inject, line, words) = (inject.id.clone(), inject.line, crate::text::one_line(words));
        self.pieces.push(Piece { id, what, inject, line, words, doubt, turned });
        turned
    }
}
