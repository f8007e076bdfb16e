//! What was learned, over all incidents: what is to be done, what it means for the runbooks, and incidents beside each other.

pub(super) mod actions;
pub(super) mod lessons;
pub(super) mod report;
