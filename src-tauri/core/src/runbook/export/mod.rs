//! A runbook as a clean checklist to print, to pass on or to read by a program.
//!
//! A sheet of paper is what is left when the laptop is gone: boxes to tick, lines to write times and blanks on, and at
//! the foot which file it was. What is deliberately absent: what happened in an incident (the post-mortem tells that),
//! and the text around the steps (the file itself has it).
//!
//! Each stage uses only those before it: `sheet`, `page`, `html`, `json`, `markdown`.

mod html;
mod json;
mod markdown;
mod page;
mod sheet;
#[cfg(test)]
mod tests;

pub use html::html;
pub use json::{SheetJson, json};
pub use markdown::{escape, markdown};
pub use page::page;
pub use sheet::{Origin, may_open};
