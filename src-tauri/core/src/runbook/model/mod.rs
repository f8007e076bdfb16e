//! The first stage: what a runbook is once it has been read. A checklist, and the whole page as typed blocks.
//!
//! Each stage uses only those before it: `copying`, `block`, `reading`, `checklist`.

mod block;
mod checklist;
mod copying;
pub mod reading;

pub use block::{AdmonitionKind, AsideKind, Block, Inline, Item, Way};
pub use checklist::{
    Checklist, Escalation, Phase, PhaseKind, SeverityHint, Step, Substep, Warning, Window,
};
pub use copying::{CodePart, Copying, Doubt, Part, Session, SessionLine};

/// A file that was read. Its fields and questions are those of its checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runbook {
    /// What is worked through.
    pub checklist: Checklist,
    /// The whole file as typed blocks, so that nothing of it is lost in the reader.
    pub document: Vec<Block>,
}

impl std::ops::Deref for Runbook {
    type Target = Checklist;

    fn deref(&self) -> &Checklist {
        &self.checklist
    }
}
