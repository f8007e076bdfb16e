//! The sixth stage: what a page says beside its steps: severity, symptoms, times, blanks, front matter, review.
//!
//! Each stage uses only those before it: `blanks`, `severity`, `symptoms`, `timing`, `freshness`, `review_mark`,
//! `values`, `pinned`, `front`.

pub mod blanks;
pub mod freshness;
pub(in crate::runbook) mod front;
pub(crate) mod pinned;
pub mod review_mark;
pub(in crate::runbook) mod severity;
pub(in crate::runbook) mod symptoms;
pub(in crate::runbook) mod timing;
pub mod values;
