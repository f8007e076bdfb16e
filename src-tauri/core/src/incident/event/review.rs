//! What is recorded of an incident's post-mortem.

use serde::{Deserialize, Serialize};

use crate::incident::words::ReviewState;

/// The post-mortem moved on, or back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewSet {
    /// As the person saw it.
    pub from: ReviewState,
    /// As it is now.
    pub to: ReviewState,
}
