//! Words for all incidents beside each other.

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use super::Json;

/// Which incidents are looked at.
#[derive(Debug, ClapArgs)]
pub struct History {
    /// Only those that were declared on this day or later: 2026-01-01
    #[arg(long, value_name = "DAY")]
    pub since: Option<NaiveDate>,
    #[command(flatten)]
    pub json: Json,
}
