//! Where the steps and the groups stand among the blocks of the file, for whoever shows them there.

use std::ops::Range;

use crate::runbook::model::Way;
use crate::runbook::words::word_set::Map;

/// What the steps say of the blocks.
#[derive(Debug, Default)]
pub(in crate::runbook) struct Marks {
    /// The numbers of items that are steps or sub-steps, by item.
    pub items: Map<usize, String>,
    /// The groups of lists, by their first item.
    pub lists: Map<usize, String>,
    /// The headings that open one of several ways, by their places among the blocks of the outermost level.
    pub ways: Map<usize, Way>,
    /// Blocks that belong together.
    pub parts: Vec<PartMark>,
}

/// Blocks of the outermost level that are a step, or several, or could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct PartMark {
    /// Their places among the blocks of the outermost level.
    pub blocks: Range<usize>,
    pub group: Option<String>,
    /// The first and the last step.
    pub steps: Option<(u32, u32)>,
}

impl Marks {
    /// Says that the blocks are this step. Steps of the same blocks, one after the other, share their mark.
    pub fn step(&mut self, blocks: Range<usize>, group: Option<String>, number: u32) {
        if let Some(PartMark { steps: Some((_, last)), .. }) =
            self.parts.last_mut().filter(|part| part.blocks == blocks)
        {
            *last = number;
            return;
        }
        self.parts.push(PartMark { blocks, group, steps: Some((number, number)) });
    }

    /// Says that the blocks could be a step.
    pub fn text(&mut self, blocks: Range<usize>, group: Option<String>) {
        self.parts.push(PartMark { blocks, group, steps: None });
    }
}
