//! Tasks around the engine: sending what the outbox holds, keeping the rhythm, choosing which notices are new, keeping
//! the library's cache current.
//!
//! Each stage uses only those before it: `mod` (the beats that all go by), `deliver`, `remind`, `watch`.

pub mod deliver;
pub mod remind;
pub mod watch;

use std::sync::LazyLock;
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

/// How often what depends on the time is looked at: due times are compared and never slept towards, because a clock may be
/// set and a laptop may sleep.
const SECOND: Duration = Duration::from_secs(1);

/// The beats of this process: at once, and then once a second, for everybody in the same moment, so that the machine wakes
/// once and not once for each task.
#[must_use]
pub fn seconds() -> Interval {
    #[allow(clippy::disallowed_methods, reason = "a beat, and no time that is told")]
    static FIRST: LazyLock<Instant> = LazyLock::new(Instant::now);
    let mut seconds = interval_at(*FIRST, SECOND);
    // What was missed is left out, and the next is in step again.
    seconds.set_missed_tick_behavior(MissedTickBehavior::Skip);
    seconds
}
