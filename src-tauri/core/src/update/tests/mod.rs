mod changed;
pub(crate) mod fixture;
mod lint;
mod telling;
mod texts;
