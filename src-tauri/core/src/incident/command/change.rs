//! What can be asked of a checklist: changes for one incident only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::event::RunbookFile;

/// A change of the checklist, for this incident only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ChangeAction {
    /// Adds a step after another one, or first in a runbook.
    AddStep {
        #[serde(default = "first")]
        runbook: u32,
        after: Option<String>,
        text: String,
        #[serde(default)]
        commands: Vec<String>,
    },
    /// Changes the words of a step; what is none stays.
    EditStep { step: String, text: Option<String>, commands: Option<Vec<String>> },
    /// Puts a step before or after another one of its runbook, under that one's heading; first where neither is named.
    MoveStep {
        step: String,
        after: Option<String>,
        #[serde(default)]
        before: Option<String>,
    },
    /// Takes a step out. `UndoStep` of that very step puts it back.
    DropStep { step: String, reason: String },
    /// Takes over one difference of a runbook's file. The edge reads the file.
    AdoptChange {
        runbook: u32,
        difference: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
    /// Keeps the checklist as it is for one difference of a runbook's file. The edge reads the file.
    KeepOurs {
        runbook: u32,
        difference: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
}

fn first() -> u32 {
    1
}
