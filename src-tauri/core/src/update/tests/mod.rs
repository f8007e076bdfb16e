pub(crate) mod fixture;
mod lint;
mod read;
mod texts;
