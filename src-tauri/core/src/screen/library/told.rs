//! What the reader marks on a page and the blocks do not say: the row of a table that is the page's own, and the paragraphs
//! that tell what is to be seen.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

use crate::runbook::around::is_labelled_result;
use crate::runbook::blocks::text::plain;
use crate::runbook::facts::pinned::row_of;
use crate::runbook::model::reading::PinnedTable;
use crate::runbook::{Block, Runbook};
use crate::text::one_line;

/// A table that is kept in sight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PinnedView {
    /// The table.
    #[serde(flatten)]
    #[ts(flatten)]
    pub table: PinnedTable,
    /// The row of the severity that the page suggests, from 0; none where no row is of it.
    pub own: Option<u32>,
}

/// The tables that are kept in sight.
pub(super) fn pinned(read: &Runbook) -> Vec<PinnedView> {
    let level = read.severity.as_ref().and_then(|severity| severity.level);
    let view = |table: &PinnedTable| {
        let own = level.and_then(|level| row_of(table, level));
        PinnedView { table: table.clone(), own: own.and_then(|row| u32::try_from(row).ok()) }
    };
    read.pinned.iter().map(view).collect()
}

/// The paragraphs that say what is to be seen when a step worked, on one line each.
pub(super) fn results(read: &Runbook) -> Vec<String> {
    let steps = read.phases.iter().flat_map(|phase| &phase.steps);
    let told: HashSet<String> =
        steps.flat_map(|step| &step.expected).map(|text| one_line(text)).collect();
    let mut found = Vec::new();
    paragraphs(&read.document, &mut |words| {
        if told.contains(words) || is_labelled_result(words) {
            found.push(words.to_owned());
        }
    });
    found
}

fn paragraphs(blocks: &[Block], each: &mut impl FnMut(&str)) {
    Block::each(blocks, &mut |block| {
        if let Block::Paragraph { content } = block {
            each(&one_line(&plain(content)));
        }
    });
}
