mod changed;
pub(crate) mod fixture;
mod lint;
mod refill;
mod telling;
mod texts;
