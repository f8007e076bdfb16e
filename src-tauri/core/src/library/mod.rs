//! The folders on disk as a shelf of runbooks: what lies where, how it is read, found and chosen.

pub mod card;
pub mod check;
pub mod choices;
pub mod chosen;
pub mod folders;
pub mod index;
pub mod pictures;
pub mod read;
pub mod resolve;
pub mod review;
pub mod search;
pub mod shelf;
#[cfg(test)]
mod tests;
pub mod walk;
