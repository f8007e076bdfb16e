//! The second stage: words. The lists that the rules look into, and whether a sentence asks for something to be done.
//!
//! The lists are data: one file each, with a first line that names its source. They are English; what happens to a file
//! in another language is decided where its steps are.
//!
//! Each stage uses only those before it: `accents`, `mention`, `word_set`, `lists`, `language`, `numbered`,
//! `front_marks`, `asks`.

pub(in crate::runbook) mod accents;
mod asks;
pub(in crate::runbook) mod front_marks;
mod language;
mod lists;
pub(in crate::runbook) mod mention;
pub(in crate::runbook) mod numbered;
pub(in crate::runbook) mod word_set;

pub(in crate::runbook) use asks::{
    asks, asks_in_turn, forbids, is_case, is_imperative, one_asks, opens_with_deed,
    speaks_of_people, without_colon,
};
pub(in crate::runbook) use language::is_foreign;
pub(crate) use lists::is_common;
pub(in crate::runbook) use lists::{ADVERBS, alternatives, is_verb, lines, words};
