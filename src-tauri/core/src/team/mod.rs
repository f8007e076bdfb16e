//! What the team agrees on: `holdfast.toml`, and the runbooks that ship.

pub mod config;
pub mod shipped;
