//! From Markdown to a runbook, without IO.

mod model;

pub use model::{
    Block, Escalation, Inline, Item, Phase, PhaseKind, Runbook, SeverityHint, Step, Substep,
    Warning, Window,
};
