//! The team's folder: what is agreed on, as text files.
//!
//! It comes from the team's own Git and holds no secret; what happened stands in the log, elsewhere.

pub mod config;
