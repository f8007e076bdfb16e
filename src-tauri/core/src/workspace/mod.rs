//! The team's folder: what is agreed on, as text files, and the only IO around runbooks.
//!
//! It comes from the team's own Git and holds no secret; what happened stands in the log, elsewhere.

pub mod check;
pub mod choices;
pub mod chosen;
pub mod config;
pub mod folders;
pub mod index;
pub mod library;
pub mod pictures;
pub mod read;
pub mod review;
pub mod shelf;
pub mod shipped;
pub mod walk;

#[cfg(test)]
mod tests;
