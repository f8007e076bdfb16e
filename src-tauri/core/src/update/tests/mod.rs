pub(crate) mod fixture;
mod lint;
mod texts;
